/*
 * Expressions as C.
 *
 * An expression of Python becomes one of C where that means the same. Where it does not, parts of
 * it are held in variables of the C function by statements in front of it: calls that can raise,
 * operands that must come before a call, what follows `and` if it needs a statement itself.
 *
 * Operations that can fail are inline functions that note the first error in `raised` and give some
 * value; the statement is left before the value is used for anything that can be seen (check).
 */
#include <math.h>
#include <string.h>
#include "emit.h"
#include "range.h"
#include "tree/walk.h"

static const struct type *type_of(struct emit *w, const struct expr *e)
{
    return fact_of(w->m, e)->type;
}

static struct code primary(const char *text)
{
    return code_of(text, LEVEL_PRIMARY);
}

struct code hold(struct emit *w, struct code c, const struct type *t, const char *name)
{
    const char *variable = hidden_variable(w, name, t, 0);

    line(w, "%s = %s;", variable, c.text);
    return primary(variable);
}

static const char *raising(struct emit *w, int line_number)
{
    w->can_raise = w->uses_raised = 1;
    return format(w, "%d, &raised", line_number);
}

/* ----------------------------------------------------------------------- what an operand may do */

struct search {
    struct emit *w;
    int found;
};

static void look_for_effect(void *context, const struct expr *e)
{
    struct search *s = context;

    if (!e)
        return;
    const struct fact *f = fact_of(s->w->m, e);
    if (e->kind == NamedExpr_kind || (e->kind == Call_kind && (f->function || f->class)))
        s->found = 1;
    visit_exprs_of_expr(e, look_for_effect, s);
}

int has_effect(struct emit *w, const struct expr *e)
{
    struct search s = {w, 0};

    look_for_effect(&s, e);
    return s.found;
}

/* The kinds of errors that the operation itself may raise, as bits. */
static int own_errors(struct emit *w, const struct expr *e, const struct fact *f)
{
    if (f->type && is_optional(f->type) && !(e->kind == Name_kind && f->is_safe))
        return 32;
    if (f->is_safe)
        return 0;
    switch (e->kind) {
    case BinOp_kind:
        switch (e->v.BinOp.op) {
        case Div:
        case Mod: return 2;
        case FloorDiv: return 2 | 1;
        case LShift: return 4 | 1;
        case RShift: return 4;
        case BitAnd:
        case BitOr:
        case BitXor: return 0;
        default: return type_of(w, e)->kind == TYPE_INT;
        }
    case UnaryOp_kind: return e->v.UnaryOp.op == USub && f->type->kind == TYPE_INT;
    case Subscript_kind: return 8;
    case Call_kind: return f->function || f->class ? 0 : 16 | 1;
    default: return 0;
    }
}

static void look_for_errors(void *context, const struct expr *e)
{
    struct search *s = context;
    int64_t n;

    if (!e || constant_int(s->w->m, e, &n))
        return;
    s->found |= own_errors(s->w, e, fact_of(s->w->m, e));
    visit_exprs_of_expr(e, look_for_errors, s);
}

int may_raise(struct emit *w, const struct expr *e)
{
    struct search s = {w, 0};

    look_for_errors(&s, e);
    return s.found;
}

/* Must the operand be evaluated in a statement of its own, because of one that follows? */
int comes_before(struct emit *w, const struct expr *e, const struct expr *later)
{
    int mine = may_raise(w, e), its = may_raise(w, later);

    if (e->kind == Constant_kind)
        return 0;
    if (has_effect(w, later))
        return 1;
    return mine && its && (mine != its || (mine & (mine - 1)) || e->loc.line != later->loc.line);
}

/* ----------------------------------------------------------------------------------- conversions
 */

static struct code none_of(struct emit *w, const struct type *t)
{
    if (t->kind == TYPE_NONE)
        return primary("0");
    if (t->item->kind == TYPE_STR)
        return primary("NULL");
    return primary(format(w, t->item->kind == TYPE_BYTES ? "(%s){NULL, 0}" : "(%s){0}", t->c));
}

/* Is the optional value there? */
static struct code is_there(struct emit *w, struct code c, const struct type *t)
{
    const char *text = within(w, c, LEVEL_PRIMARY);

    if (t->item->kind == TYPE_STR)
        return code_of(format(w, "%s != NULL", text), LEVEL_EQUAL);
    if (t->item->kind == TYPE_BYTES)
        return code_of(format(w, "%s.data != NULL", text), LEVEL_EQUAL);
    return primary(format(w, "%s.present", text));
}

static struct code some_of(struct emit *w, struct code c, const struct type *t)
{
    if (t->item->kind == TYPE_STR || t->item->kind == TYPE_BYTES)
        return c;
    return primary(format(w, "%s.value", within(w, c, LEVEL_PRIMARY)));
}

/* The value of an optional, which raises a TypeError where it is None, as None does in Python. */
static struct code unwrap(struct emit *w, struct code c, const struct expr *e, const struct type *t)
{
    if (e && e->kind == Name_kind && fact_of(w->m, e)->is_safe)
        return some_of(w, c, t);
    if (!e || e->kind != Name_kind)
        c = hold(w, c, t, "value");
    check(w);
    w->uses_raised = 1;
    const char *error = error_code(w, "TypeError");
    struct code there = is_there(w, c, t);
    line(w, "if (!%s) {", within(w, there, LEVEL_PRIMARY));
    w->indent++;
    line(w, "raised = %s_RAISE(%s, %d);", w->m->upper, error, e ? e->loc.line : 0);
    leave_raised(w);
    w->indent--;
    line(w, "}");
    return some_of(w, c, t);
}

static int is_digits(const char *text)
{
    return text[0] && strspn(text, "0123456789") == strlen(text);
}

struct code convert(struct emit *w, struct code c, const struct expr *e, const struct type *from,
                    const struct type *to)
{
    if (from == to || is_aggregate(to))
        return c;
    if (is_optional(to)) {
        if (from->kind == TYPE_NONE)
            return none_of(w, to);
        if (is_optional(from))
            return c;
        c = convert(w, c, e, from, to->item);
        if (to->item->kind == TYPE_STR || to->item->kind == TYPE_BYTES)
            return c;
        return primary(format(w, "(%s){true, %s}", to->c, c.text));
    }
    if (is_optional(from))
        return convert(w, unwrap(w, c, e, from), e, from->item, to);
    if (to->kind == TYPE_FLOAT && from->kind != TYPE_FLOAT) {
        if (is_digits(c.text))
            return primary(format(w, "%s.0", c.text));
        return code_of(format(w, "(double)%s", within(w, c, LEVEL_UNARY)), LEVEL_UNARY);
    }
    return c;
}

struct code expr_as(struct emit *w, const struct expr *e, const struct type *t)
{
    return convert(w, expr(w, e), e, type_of(w, e), t);
}

/* The value without None. */
static struct code some(struct emit *w, const struct expr *e)
{
    return expr_as(w, e, some_type(type_of(w, e)));
}

/* ----------------------------------------------------------------------------------- operations */

static const char *wide(struct emit *w, struct code c)
{
    return format(w, "(%s)%s", w->m->int_c, within(w, c, LEVEL_UNARY));
}

static struct code infix(struct emit *w, struct code a, const char *op, struct code b,
                         enum level level, int widens)
{
    enum level inner = level == LEVEL_MULTIPLY || level == LEVEL_ADD ? level - 1 : LEVEL_UNARY;
    enum level left = level == LEVEL_MULTIPLY || level == LEVEL_ADD ? level : LEVEL_UNARY;
    int narrow = a.is_narrow && b.is_narrow;

    if (narrow && widens)
        a = code_of(wide(w, a), LEVEL_UNARY);
    struct code c =
        code_of(format(w, "%s %s %s", within(w, a, left), op, within(w, b, inner)), level);
    c.is_narrow = narrow && !widens;
    return c;
}

static struct code helper_call(struct emit *w, enum helper h, const char *name, struct code a,
                               struct code b, const char *more)
{
    want_helper(w->m, h);
    return primary(format(w, "%s_%s(%s, %s%s%s)", w->m->prefix, name, a.text, b.text,
                          *more ? ", " : "", more));
}

static struct code float_operation(struct emit *w, enum operator op, struct code a, struct code b,
                                   int is_safe, int at)
{
    if (op != Div)
        return infix(w, a, operator_text(op), b, op == Mult ? LEVEL_MULTIPLY : LEVEL_ADD, 0);
    if (is_safe)
        return infix(w, a, "/", b, LEVEL_MULTIPLY, 0);
    error_code(w, "ZeroDivisionError");
    return helper_call(w, HELPER_DIVIDE, "divide", a, b, raising(w, at));
}

static struct code shift_left(struct emit *w, struct code a, struct code b, int is_safe,
                              struct range x, int at)
{
    if (!is_safe) {
        error_code(w, "ValueError");
        error_code(w, "OverflowError");
        return helper_call(w, HELPER_SHL, "shl", a, b, raising(w, at));
    }
    if (x.lo < 0)
        return infix(w, a, "*",
                     code_of(format(w, "((%s)1 << %s)", w->m->int_c, within(w, b, LEVEL_UNARY)),
                             LEVEL_PRIMARY),
                     LEVEL_MULTIPLY, 0);
    if (a.is_narrow)
        a = code_of(wide(w, a), LEVEL_UNARY);
    return infix(w, a, "<<", b, LEVEL_SHIFT, 0);
}

static struct code division(struct emit *w, enum operator op, struct code a, struct code b,
                            int is_safe, struct range x, struct range y, int at)
{
    int is_mod = op == Mod;

    if (is_safe && x.lo >= 0 && y.lo > 0)
        return infix(w, a, is_mod ? "%" : "/", b, LEVEL_MULTIPLY, 0);
    if (is_safe)
        return is_mod ? helper_call(w, HELPER_MOD, "mod", a, b, "")
                      : helper_call(w, HELPER_FLOORDIV, "floordiv", a, b, "");
    error_code(w, "ZeroDivisionError");
    if (!is_mod)
        error_code(w, "OverflowError");
    return is_mod
               ? helper_call(w, HELPER_CHECKED_MOD, "checked_mod", a, b, raising(w, at))
               : helper_call(w, HELPER_CHECKED_FLOORDIV, "checked_floordiv", a, b, raising(w, at));
}

static struct code checked(struct emit *w, enum helper h, const char *name, struct code a,
                           struct code b, int at)
{
    error_code(w, "OverflowError");
    return helper_call(w, h, name, a, b, raising(w, at));
}

static struct code power(struct emit *w, struct code a, struct code b, int is_safe, int at)
{
    int could = w->can_raise;

    error_code(w, "OverflowError");
    struct code c = helper_call(w, HELPER_POW, "pow", a, b, raising(w, at));
    if (is_safe)
        w->can_raise = could;
    return c;
}

/* What fits an int of C everywhere. */
static const struct range short_range = {INT16_MIN, INT16_MAX};

struct code operation(struct emit *w, enum operator op, struct code a, struct code b, int is_safe,
                      int is_float, struct range x, struct range y, int at)
{
    struct range ignored;
    int is_small = range_within(x, short_range) && range_within(y, short_range) &&
                   range_operation(op, x, y, short_range, &ignored);

    if (is_float)
        return float_operation(w, op, a, b, is_safe, at);
    switch (op) {
    case Add:
        return is_safe ? infix(w, a, "+", b, LEVEL_ADD, !is_small)
                       : checked(w, HELPER_ADD, "add", a, b, at);
    case Sub:
        return is_safe ? infix(w, a, "-", b, LEVEL_ADD, !is_small)
                       : checked(w, HELPER_SUB, "sub", a, b, at);
    case Mult:
        return is_safe ? infix(w, a, "*", b, LEVEL_MULTIPLY, !is_small)
                       : checked(w, HELPER_MUL, "mul", a, b, at);
    case FloorDiv:
    case Mod: return division(w, op, a, b, is_safe, x, y, at);
    case LShift: return shift_left(w, a, b, is_safe, x, at);
    case RShift:
        if (is_safe && a.is_narrow)
            a = code_of(wide(w, a), LEVEL_UNARY);
        if (is_safe)
            return infix(w, a, ">>", b, LEVEL_SHIFT, 0);
        error_code(w, "ValueError");
        return helper_call(w, HELPER_SHR, "shr", a, b, raising(w, at));
    case BitAnd: return infix(w, a, "&", b, LEVEL_AND, 0);
    case BitOr: return infix(w, a, "|", b, LEVEL_OR, 0);
    case BitXor: return infix(w, a, "^", b, LEVEL_XOR, 0);
    default: return power(w, a, b, is_safe, at);
    }
}

static struct code binop(struct emit *w, const struct expr *e)
{
    const struct expr *left = e->v.BinOp.left, *right = e->v.BinOp.right;
    const struct fact *f = fact_of(w->m, e);
    int is_float = f->type->kind == TYPE_FLOAT;
    const struct type *x = some_type(type_of(w, left)), *y = some_type(type_of(w, right));
    struct code a = expr_as(w, left, is_float ? f->type : x);

    if (comes_before(w, left, right))
        a = hold(w, a, is_float ? f->type : x, "left");
    struct code b = expr_as(w, right, is_float ? f->type : y);
    return operation(w, e->v.BinOp.op, a, b, f->is_safe, is_float, fact_of(w->m, left)->range,
                     fact_of(w->m, right)->range, e->loc.line);
}

static struct code unary(struct emit *w, const struct expr *e)
{
    const struct fact *f = fact_of(w->m, e);

    if (e->v.UnaryOp.op == Not) {
        struct code c = condition(w, e->v.UnaryOp.operand);
        c = code_of(format(w, "!%s", within(w, c, LEVEL_PRIMARY)), LEVEL_UNARY);
        c.is_narrow = 1;
        return c;
    }
    struct code c = some(w, e->v.UnaryOp.operand);
    if (e->v.UnaryOp.op == UAdd)
        return c;
    if (e->v.UnaryOp.op == USub && !f->is_safe)
        return checked(w, HELPER_SUB, "sub", primary("0"), c, e->loc.line);
    const char *text = within(w, c, LEVEL_PRIMARY);
    if (c.is_narrow && e->v.UnaryOp.op == Invert)
        text = format(w, "(%s)%s", w->m->int_c, text);
    int is_minus = e->v.UnaryOp.op == USub;
    struct code result = code_of(format(w, "%s%s", is_minus ? "-" : "~", text), LEVEL_UNARY);
    result.is_narrow = is_minus && c.is_narrow;
    return result;
}

/* ------------------------------------------------------------------------------------- constants
 */

static void add_escaped(struct emit *w, struct text *t, const char *bytes, size_t size)
{
    text_add_char(w->m->arena, t, '"');
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c == '"' || c == '\\' || c == '?')
            text_printf(w->m->arena, t, "\\%c", c);
        else if (c >= 32 && c < 127)
            text_add_char(w->m->arena, t, (char)c);
        else
            text_printf(w->m->arena, t, "\\%03o", c);
    }
    text_add_char(w->m->arena, t, '"');
}

static struct code text_constant(struct emit *w, const struct constant *c)
{
    struct text t = {0};

    if (c->kind == CONST_STR) {
        add_escaped(w, &t, c->text, c->size);
        return primary(t.at);
    }
    text_printf(w->m->arena, &t, "(struct %s_bytes){(const uint8_t *)", w->m->prefix);
    add_escaped(w, &t, c->text, c->size);
    text_printf(w->m->arena, &t, ", %ld}", (long)c->size);
    return primary(t.at);
}

static struct code float_constant(struct emit *w, double number)
{
    const char *text = NULL;

    for (int digits = 6; digits <= 17; digits++) {
        text = format(w, "%.*g", digits, number);
        double back = 0;
        if (sscanf(text, "%lf", &back) == 1 && back == number)
            break;
    }
    return primary(strpbrk(text, ".e") ? text : format(w, "%s.0", text));
}

static struct code int_constant(struct emit *w, int64_t n, const char *written)
{
    const char *text = written && (is_digits(written) || written[1] == 'x')
                           ? written
                           : format(w, written ? "0x%llx" : "%lld", (long long)n);
    int is_big = n > INT32_MAX || n < INT32_MIN;

    if (is_big)
        text = n == INT64_MIN ? "INT64_MIN" : format(w, "INT64_C(%s)", text);
    struct code c = code_of(text, n < 0 && !is_big ? LEVEL_UNARY : LEVEL_PRIMARY);
    c.is_narrow = !is_big;
    return c;
}

const char *plain_digits(struct model *m, const struct expr *e)
{
    int64_t n = 0;
    const char *text = e->v.Constant.value.text;

    constant_int(m, e, &n);
    return is_digits(text) || text[1] == 'x' ? text
                                             : arena_printf(m->arena, "0x%llx", (long long)n);
}

static struct code constant(struct emit *w, const struct expr *e)
{
    const struct constant *c = &e->v.Constant.value;
    int64_t n = 0;
    struct code flag;

    switch (c->kind) {
    case CONST_NONE: return primary("0");
    case CONST_TRUE:
    case CONST_FALSE:
        flag = primary(c->kind == CONST_TRUE ? "true" : "false");
        flag.is_narrow = 1;
        return flag;
    case CONST_FLOAT: return float_constant(w, c->number);
    case CONST_INT: constant_int(w->m, e, &n); return int_constant(w, n, c->text);
    default: return text_constant(w, c);
    }
}

/* ------------------------------------------------------------------------------------ compares */

static const char *c_comparison(enum cmpop op)
{
    return op == Is ? "==" : op == IsNot ? "!=" : cmpop_text(op);
}

static struct code negated(struct emit *w, struct code c)
{
    return code_of(format(w, "!%s", within(w, c, LEVEL_PRIMARY)), LEVEL_UNARY);
}

static struct code none_test(struct emit *w, const struct type *t, struct code c, int is_none)
{
    if (t->kind == TYPE_NONE)
        return primary(is_none ? "true" : "false");
    if (!is_optional(t))
        return primary(is_none ? "false" : "true");
    if (t->item->kind == TYPE_STR || t->item->kind == TYPE_BYTES)
        return code_of(format(w, t->item->kind == TYPE_STR ? "%s %s NULL" : "%s.data %s NULL",
                              within(w, c, LEVEL_PRIMARY), is_none ? "==" : "!="),
                       LEVEL_EQUAL);
    return is_none ? negated(w, is_there(w, c, t)) : is_there(w, c, t);
}

static struct code same_test(struct emit *w, const struct type *t, struct code a, struct code b,
                             int is_equal)
{
    struct code c;

    if (t->kind == TYPE_STR)
        c = helper_call(w, HELPER_SAME_TEXT, "same_text", a, b, "");
    else if (t->kind == TYPE_BYTES)
        c = helper_call(w, HELPER_SAME_BYTES, "same_bytes", a, b, "");
    else
        return code_of(format(w, "%s %s %s", within(w, a, LEVEL_ADD),
                              is_equal ? "==" : "!=", within(w, b, LEVEL_ADD)),
                       LEVEL_EQUAL);
    return is_equal ? c : negated(w, c);
}

/* Equality where one side may be None. */
static struct code optional_test(struct emit *w, const struct expr *left, struct code a,
                                 const struct expr *right, struct code b, int is_equal)
{
    const struct type *x = type_of(w, left), *y = type_of(w, right), *t = some_type(x);
    const char *both = NULL;

    if (is_optional(x)) {
        both = within(w, is_there(w, a, x), LEVEL_EQUAL);
        a = some_of(w, a, x);
    }
    if (is_optional(y)) {
        const char *there = within(w, is_there(w, b, y), LEVEL_EQUAL);
        const char *neither = both ? format(w, "%s == %s", both, there) : NULL;
        both = both ? format(w, "%s && %s", both, there) : there;
        b = some_of(w, b, y);
        if (neither) {
            struct code same = same_test(w, t, a, b, 1);
            struct code c = primary(
                format(w, "(%s && (!%s || %s))", neither, there, within(w, same, LEVEL_EQUAL)));
            return is_equal ? c : negated(w, c);
        }
    }
    struct code same = same_test(w, t, a, b, 1);
    struct code c = primary(format(w, "(%s && %s)", both, within(w, same, LEVEL_EQUAL)));
    return is_equal ? c : negated(w, c);
}

static int is_simple(const struct expr *e)
{
    return e->kind == Name_kind || e->kind == Constant_kind ||
           (e->kind == Attribute_kind && is_simple(e->v.Attribute.value));
}

static struct code membership_of_row(struct emit *w, struct code x, const struct type *t,
                                     const struct expr *row)
{
    struct code all = primary("false");

    for (int i = 0; i < row->v.Tuple.elts.n; i++) {
        const struct expr *item = row->v.Tuple.elts.at[i];
        struct code one =
            same_test(w, t, x, expr_as(w, item, t->kind == TYPE_FLOAT ? t : type_of(w, item)), 1);
        all = i ? code_of(format(w, "%s || %s", all.text, one.text), LEVEL_EITHER) : one;
    }
    return all;
}

static struct code membership_of_array(struct emit *w, struct code x, const struct expr *array)
{
    const char *found = hidden_variable(w, "found", simple_type(w->m, TYPE_BOOL), 0);
    const char *i = hidden_variable(w, "place", simple_type(w->m, TYPE_INT), 0);
    const char *items = items_text(w, array), *size = size_text(w, array);

    line(w, "%s = false;", found);
    line(w, "for (%s = 0; %s < %s && !%s; %s++)", i, i, size, found, i);
    w->indent++;
    line(w, "%s = %s[%s] == %s;", found, items, i, within(w, x, LEVEL_ADD));
    w->indent--;
    return primary(found);
}

static struct code membership(struct emit *w, const struct expr *left, struct code x,
                              const struct expr *right, int is_in)
{
    const struct type *t = some_type(type_of(w, left));
    int is_row = right->kind == Tuple_kind || right->kind == List_kind || right->kind == Set_kind;

    if (!is_simple(left))
        x = hold(w, x, t, "value");
    struct code c = is_row ? membership_of_row(w, x, t, right) : membership_of_array(w, x, right);
    return is_in ? c : negated(w, c);
}

static int has_none(struct emit *w, const struct expr *e)
{
    return type_of(w, e)->kind == TYPE_NONE;
}

static struct code compare_two(struct emit *w, const struct expr *left, struct code a,
                               enum cmpop op, const struct expr *right, struct code b)
{
    const struct type *x = type_of(w, left), *y = type_of(w, right);
    int is_equality = op == Eq || op == NotEq || op == Is || op == IsNot;
    int is_equal = op == Eq || op == Is;

    if (is_equality && has_none(w, right))
        return none_test(w, x, a, is_equal);
    if (is_equality && has_none(w, left))
        return none_test(w, y, b, is_equal);
    int x_open = is_optional(x) && !(left->kind == Name_kind && fact_of(w->m, left)->is_safe);
    int y_open = is_optional(y) && !(right->kind == Name_kind && fact_of(w->m, right)->is_safe);
    if (is_equality && (x_open || y_open))
        return optional_test(w, left, a, right, b, is_equal);
    a = convert(w, a, left, x, some_type(x));
    b = convert(w, b, right, y, some_type(y));
    if (some_type(x)->kind == TYPE_FLOAT || some_type(y)->kind == TYPE_FLOAT) {
        a = convert(w, a, left, some_type(x), simple_type(w->m, TYPE_FLOAT));
        b = convert(w, b, right, some_type(y), simple_type(w->m, TYPE_FLOAT));
    }
    if (is_equality)
        return same_test(w, some_type(x), a, b, is_equal);
    return code_of(
        format(w, "%s %s %s", within(w, a, LEVEL_ADD), c_comparison(op), within(w, b, LEVEL_ADD)),
        LEVEL_ORDER);
}

/* `all && one` or `all || one`, where the second may need statements, which are in scratch then. */
static struct code join(struct emit *w, struct code all, struct code one,
                        const struct text *scratch, int is_and, int could_raise)
{
    int can_raise = w->can_raise;

    if (!scratch->size) {
        w->can_raise |= could_raise;
        enum level level = is_and ? LEVEL_BOTH : LEVEL_EITHER;
        const char *left = all.level == level ? all.text : within(w, all, LEVEL_EQUAL);
        return code_of(
            format(w, "%s %s %s", left, is_and ? "&&" : "||", within(w, one, LEVEL_EQUAL)), level);
    }
    struct code test = hold(w, all, simple_type(w->m, TYPE_BOOL), "test");
    w->can_raise = could_raise;
    check(w);
    w->can_raise = can_raise;
    line(w, "if (%s%s) {", is_and ? "" : "!", test.text);
    append(w, scratch->at, scratch->size);
    line(w, "    %s = %s;", test.text, one.text);
    line(w, "}");
    return test;
}

static struct code compare(struct emit *w, const struct expr *e)
{
    const struct expr *left = e->v.Compare.left;
    struct code a = expr(w, left), all = primary("true");
    int n = e->v.Compare.ops.n;

    for (int i = 0; i < n; i++) {
        enum cmpop op = e->v.Compare.ops.at[i];
        const struct expr *right = e->v.Compare.comparators.at[i];
        struct code b = primary(""), one;
        struct text scratch = {0}, *out = w->out;
        int could_raise = w->can_raise;
        w->can_raise = i ? 0 : could_raise;
        w->out = i ? &scratch : out;
        w->indent += i > 0;
        if (op == In || op == NotIn) {
            one = membership(w, left,
                             convert(w, a, left, type_of(w, left), some_type(type_of(w, left))),
                             right, op == In);
        } else {
            if (comes_before(w, left, right))
                a = hold(w, a, type_of(w, left), "left");
            b = expr(w, right);
            if (i + 1 < n && !is_simple(right))
                b = hold(w, b, type_of(w, right), "middle");
            one = compare_two(w, left, a, op, right, b);
        }
        w->indent -= i > 0;
        w->out = out;
        all = i ? join(w, all, one, &scratch, 1, could_raise) : one;
        left = right;
        a = b;
    }
    all.is_narrow = 1;
    return all;
}

/* ----------------------------------------------------------------------------------- conditions */

static struct code truth(struct emit *w, const struct expr *e, struct code c)
{
    const struct type *t = type_of(w, e);

    switch (t->kind) {
    case TYPE_BOOL: return c;
    case TYPE_NONE: return primary("false");
    case TYPE_BYTES: return code_of(format(w, "%s != 0", size_text(w, e)), LEVEL_EQUAL);
    case TYPE_BUFFER:
    case TYPE_LIST:
    case TYPE_TABLE: return code_of(format(w, "%s > 0", size_text(w, e)), LEVEL_ORDER);
    case TYPE_STR:
        return code_of(format(w, "%s[0] != 0", within(w, c, LEVEL_PRIMARY)), LEVEL_EQUAL);
    case TYPE_OPTIONAL: {
        c = is_simple(e) ? c : hold(w, c, t, "value");
        struct code there = is_there(w, c, t), value = some_of(w, c, t);
        const char *is_true = t->item->kind == TYPE_BYTES   ? format(w, "%s.size != 0", value.text)
                              : t->item->kind == TYPE_STR   ? format(w, "%s[0] != 0", value.text)
                              : t->item->kind == TYPE_TUPLE ? "true"
                                                            : format(w, "%s != 0", value.text);
        return code_of(format(w, "%s && %s", within(w, there, LEVEL_EQUAL), is_true), LEVEL_BOTH);
    }
    default: return code_of(format(w, "%s != 0", within(w, c, LEVEL_ADD)), LEVEL_EQUAL);
    }
}

/* An operand that is evaluated only if the one before it says so. */
static struct code joined(struct emit *w, struct code all, const struct expr *e, int is_and)
{
    struct text scratch = {0}, *out = w->out;
    int could_raise = w->can_raise;

    w->can_raise = 0;
    w->out = &scratch;
    w->indent++;
    struct code one = condition(w, e);
    w->indent--;
    w->out = out;
    return join(w, all, one, &scratch, is_and, could_raise);
}

static struct code boolop(struct emit *w, const struct expr *e)
{
    struct code all = condition(w, e->v.BoolOp.values.at[0]);

    for (int i = 1; i < e->v.BoolOp.values.n; i++)
        all = joined(w, all, e->v.BoolOp.values.at[i], e->v.BoolOp.op == And);
    all.is_narrow = 1;
    return all;
}

struct code condition(struct emit *w, const struct expr *e)
{
    if (e->kind == BoolOp_kind)
        return boolop(w, e);
    const struct type *t = type_of(w, e);
    if (is_aggregate(t) || t->kind == TYPE_TABLE || t->kind == TYPE_BYTES)
        return truth(w, e, primary(""));
    return truth(w, e, expr(w, e));
}

static struct code conditional(struct emit *w, const struct expr *e)
{
    const struct type *t = type_of(w, e);
    struct text yes = {0}, no = {0}, *out = w->out;
    struct code test = condition(w, e->v.IfExp.test);

    int before = w->can_raise;
    w->can_raise = 0;
    w->indent++;
    w->out = &yes;
    struct code a = expr_as(w, e->v.IfExp.body, t);
    int inside = w->can_raise;
    w->can_raise = 0;
    w->out = &no;
    struct code b = expr_as(w, e->v.IfExp.orelse, t);
    inside |= w->can_raise;
    w->out = out;
    w->indent--;
    w->can_raise = before;
    if (!yes.size && !no.size) {
        struct code c = code_of(format(w, "%s ? %s : %s", within(w, test, LEVEL_EITHER),
                                       within(w, a, LEVEL_EITHER), within(w, b, LEVEL_EITHER)),
                                LEVEL_CONDITIONAL);
        c.is_narrow = a.is_narrow && b.is_narrow;
        w->can_raise |= inside;
        return c;
    }
    if (before) {
        test = hold(w, test, simple_type(w->m, TYPE_BOOL), "test");
        check(w);
    }
    w->can_raise = inside;
    const char *value = hidden_variable(w, "value", t, 0);
    line(w, "if (%s) {", test.text);
    append(w, yes.at, yes.size);
    line(w, "    %s = %s;", value, a.text);
    line(w, "} else {");
    append(w, no.at, no.size);
    line(w, "    %s = %s;", value, b.text);
    line(w, "}");
    return primary(value);
}

/* ------------------------------------------------------------------------------------ the others
 */

static struct code name(struct emit *w, const struct expr *e)
{
    const struct variable *v = find_variable(&w->f->variables, e->v.Name.id);

    if (v) {
        struct code c = primary(variable_text(w, v));
        c.is_narrow = v->type->kind == TYPE_BOOL || v->narrow;
        return c;
    }
    v = find_variable(&w->m->constants, e->v.Name.id);
    if (v->type->kind == TYPE_BYTES)
        return primary(format(w, "(struct %s_bytes){%s, %ld}", w->m->prefix, v->c_name,
                              (long)v->initial->v.Constant.value.size));
    return primary(v->c_name);
}

static struct code attribute(struct emit *w, const struct expr *e)
{
    const struct expr *value = e->v.Attribute.value;
    struct class *c = value->kind == Name_kind ? find_class(w->m, value->v.Name.id) : NULL;

    if (c && c->kind != CLASS_PLAIN) {
        struct code code = primary(find_variable(&c->fields, e->v.Attribute.attr)->c_name);
        code.is_narrow = 1;
        return code;
    }
    const struct type *t = type_of(w, value);
    if (t->kind == TYPE_ENUM) {
        struct code code = expr(w, value);
        code.is_narrow = 1;
        return code;
    }
    return primary(format(w, "%s%s", object(w, value),
                          find_variable(&t->class->fields, e->v.Attribute.attr)->c_name));
}

static struct code slice(struct emit *w, const struct expr *e, const char *bytes, long size)
{
    const struct expr *lower = e->v.Subscript.slice->v.Slice.lower;
    const struct expr *upper = e->v.Subscript.slice->v.Slice.upper;
    const struct type *integer = simple_type(w->m, TYPE_INT);
    struct code from = lower ? expr_as(w, lower, integer) : primary("0");
    const char *max = w->m->bits == 64 ? "INT64_MAX" : "INT32_MAX";

    if (lower && upper && comes_before(w, lower, upper))
        from = hold(w, from, integer, "from");
    struct code to = upper ? expr_as(w, upper, integer) : primary(max);
    want_helper(w->m, HELPER_SLICE);
    (void)size;
    return primary(format(w, "%s_slice(%s, %s, %s)", w->m->prefix, bytes, from.text, to.text));
}

static struct code subscript(struct emit *w, const struct expr *e)
{
    const struct expr *array = e->v.Subscript.value;
    const struct type *t = type_of(w, array);
    int64_t n = 0;

    if (e->v.Subscript.slice->kind == Slice_kind)
        return slice(w, e, expr(w, array).text, -1);
    if (t->kind == TYPE_TUPLE) {
        constant_int(w->m, e->v.Subscript.slice, &n);
        return primary(format(w, "%s.item%d", within(w, expr(w, array), LEVEL_PRIMARY), (int)n));
    }
    struct code c = primary(format(w, "%s[%s]", items_text(w, array), index_code(w, e).text));
    c.is_narrow =
        t->kind == TYPE_BUFFER || t->kind == TYPE_BYTES || (t->item && t->item->kind == TYPE_BOOL);
    return c;
}

static struct code tuple(struct emit *w, const struct expr *e)
{
    const struct type *t = type_of(w, e);
    const char *text = format(w, "(%s){", t->c);
    const struct expr_list *elts = &e->v.Tuple.elts;

    for (int i = 0; i < elts->n; i++) {
        struct code c = expr_as(w, elts->at[i], t->items.at[i]);
        for (int k = i + 1; k < elts->n; k++)
            if (comes_before(w, elts->at[i], elts->at[k])) {
                c = hold(w, c, t->items.at[i], "item");
                break;
            }
        text = format(w, "%s%s%s", text, i ? ", " : "", c.text);
    }
    return primary(format(w, "%s}", text));
}

/* -------------------------------------------------------------------------------------- calls */

static const char *argument(struct emit *w, const struct expr *e, const struct type *t)
{
    const struct type *from = type_of(w, e);

    if (is_view(t) && !is_view(from))
        return format(w, "(%s){%s, %s}", t->c, items_text(w, e), size_text(w, e));
    if (t->kind == TYPE_CLASS) {
        const char *text = object(w, e);
        size_t n = strlen(text);
        if (text[n - 1] == '.')
            return format(w, "&%.*s", (int)n - 1, text);
        return format(w, "%.*s", (int)n - 2, text);
    }
    return expr_as(w, e, t).text;
}

const char *arguments_text(struct emit *w, const struct function *f, const struct expr *call,
                           const char *first)
{
    struct expr_list args = arguments_of(w->m, f, call);
    const char *text = first;
    int skip = f->owner ? 1 : 0, raises = 0;

    for (int i = 0; i < args.n; i++)
        raises |= may_raise(w, args.at[i]);
    for (int i = 0; i < args.n; i++) {
        const struct type *t = f->variables.at[i + skip]->type;
        const char *one = argument(w, args.at[i], t);
        int must_hold = may_raise(w, args.at[i]) && !is_aggregate(t);
        for (int k = i + 1; k < args.n && !is_aggregate(t); k++)
            must_hold |= comes_before(w, args.at[i], args.at[k]);
        if (must_hold)
            one = hold(w, primary(one), t, "argument").text;
        text = format(w, "%s%s%s", text, *text ? ", " : "", one);
    }
    check(w);
    (void)raises;
    return text;
}

static const char *called_object(struct emit *w, const struct expr *call)
{
    const struct expr *func = call->v.Call.func;

    if (func->kind != Attribute_kind)
        return "";
    return argument(w, func->v.Attribute.value, type_of(w, func->v.Attribute.value));
}

void call_statement(struct emit *w, const struct expr *e, const char *target)
{
    struct fact *fact = fact_of(w->m, e);
    const struct function *f = fact->class ? find_method(fact->class, "__init__") : fact->function;
    int gives = f->returns->kind != TYPE_NONE;
    const char *args = arguments_text(w, f, e, fact->class ? target : called_object(w, e));

    if (fact->class)
        target = NULL;
    if (f->raises) {
        if (gives && !target)
            target = hidden_variable(w, "ignored", f->returns, 0);
        if (gives)
            args = format(w, "%s%s&%s", args, *args ? ", " : "", target);
        line(w, "raised = %s(%s);", f->c_name, args);
        w->can_raise = w->uses_raised = 1;
        check(w);
    } else if (gives && target) {
        line(w, "%s = %s(%s);", target, f->c_name, args);
    } else {
        line(w, "%s(%s);", f->c_name, args);
    }
}

static struct code user_call(struct emit *w, const struct expr *e, const struct function *f)
{
    if (!f->raises && f->returns->kind != TYPE_NONE)
        return primary(
            format(w, "%s(%s)", f->c_name, arguments_text(w, f, e, called_object(w, e))));
    const char *result =
        f->returns->kind == TYPE_NONE ? NULL : hidden_variable(w, "given", f->returns, 0);
    call_statement(w, e, result);
    return primary(result ? result : "0");
}

static struct code min_max(struct emit *w, const struct expr *e, int is_max)
{
    const struct type *t = type_of(w, e);
    int is_float = t->kind == TYPE_FLOAT;
    enum helper h =
        is_float ? (is_max ? HELPER_FMAX : HELPER_FMIN) : (is_max ? HELPER_MAX : HELPER_MIN);
    const char *name = is_float ? (is_max ? "fmax" : "fmin") : is_max ? "max" : "min";
    const struct expr_list *args = &e->v.Call.args;
    struct code c = expr(w, args->at[0]);

    for (int i = 1; i < args->n; i++) {
        if (comes_before(w, args->at[i - 1], args->at[i]))
            c = hold(w, c, t, "left");
        c = helper_call(w, h, name, c, expr(w, args->at[i]), "");
    }
    return c;
}

static struct code absolute(struct emit *w, const struct expr *e)
{
    struct code c = expr(w, e->v.Call.args.at[0]);
    const struct fact *f = fact_of(w->m, e);

    if (f->type->kind == TYPE_FLOAT) {
        want_helper(w->m, HELPER_FABS);
        return primary(format(w, "%s_fabs(%s)", w->m->prefix, c.text));
    }
    if (f->is_safe) {
        want_helper(w->m, HELPER_ABS);
        return primary(format(w, "%s_abs(%s)", w->m->prefix, c.text));
    }
    error_code(w, "OverflowError");
    want_helper(w->m, HELPER_CHECKED_ABS);
    return primary(
        format(w, "%s_checked_abs(%s, %s)", w->m->prefix, c.text, raising(w, e->loc.line)));
}

static struct code bytes_of(struct emit *w, const struct expr *e)
{
    const struct expr *buffer = e;

    if (e->kind == Subscript_kind && e->v.Subscript.slice->kind == Slice_kind)
        buffer = e->v.Subscript.value;
    if (type_of(w, buffer)->kind == TYPE_BYTES)
        return expr(w, e);
    const char *whole = format(w, "(struct %s_bytes){%s, %s}", w->m->prefix, items_text(w, buffer),
                               size_text(w, buffer));
    if (buffer == e)
        return primary(whole);
    const struct expr *slices = e->v.Subscript.slice, *upper = slices->v.Slice.upper;
    long count = type_of(w, buffer)->count;
    if (!slices->v.Slice.lower && upper && fact_of(w->m, upper)->range.lo >= 0 &&
        fact_of(w->m, upper)->range.hi <= count)
        return primary(format(w, "(struct %s_bytes){%s, %s}", w->m->prefix, items_text(w, buffer),
                              expr_as(w, upper, simple_type(w->m, TYPE_INT)).text));
    return slice(w, e, whole, count);
}

static struct code truncated(struct emit *w, const struct expr *e, const struct expr *value)
{
    struct code c = expr(w, value);

    if (type_of(w, value)->kind != TYPE_FLOAT)
        return c;
    want_helper(w->m, HELPER_TRUNCATE);
    error_code(w, "OverflowError");
    error_code(w, "ValueError");
    return primary(format(w, "%s_truncate(%s, %s)", w->m->prefix, c.text, raising(w, e->loc.line)));
}

static struct code call(struct emit *w, const struct expr *e)
{
    const struct fact *f = fact_of(w->m, e);

    if (f->function)
        return user_call(w, e, f->function);
    const char *called = e->v.Call.func->v.Name.id;
    const struct expr *first = e->v.Call.args.at[0];
    if (strcmp(called, "min") == 0 || strcmp(called, "max") == 0)
        return min_max(w, e, called[1] == 'a');
    if (strcmp(called, "len") == 0) {
        struct code c = primary(size_text(w, first));
        c.is_narrow = is_digits(c.text);
        return c;
    }
    if (strcmp(called, "abs") == 0)
        return absolute(w, e);
    if (strcmp(called, "bytes") == 0)
        return bytes_of(w, first);
    if (strcmp(called, "float") == 0)
        return expr_as(w, first, simple_type(w->m, TYPE_FLOAT));
    if (strcmp(called, "bool") == 0)
        return condition(w, first);
    return truncated(w, e, first);
}

static struct code walrus(struct emit *w, const struct expr *e)
{
    const struct expr *target = e->v.NamedExpr.target;
    const struct variable *v = find_variable(&w->f->variables, target->v.Name.id);

    store(w, target, expr_as(w, e->v.NamedExpr.value, v->type), e->v.NamedExpr.value, v->type);
    struct code c = primary(variable_text(w, v));
    const struct type *t = type_of(w, e->v.NamedExpr.value);
    return is_optional(v->type) && !is_optional(t) && t->kind != TYPE_NONE ? some_of(w, c, v->type)
                                                                           : c;
}

struct code expr(struct emit *w, const struct expr *e)
{
    int64_t n;

    if ((e->kind == BinOp_kind || e->kind == UnaryOp_kind) && constant_int(w->m, e, &n))
        return int_constant(w, n, NULL);
    switch (e->kind) {
    case Name_kind: return name(w, e);
    case Constant_kind: return constant(w, e);
    case BinOp_kind: return binop(w, e);
    case UnaryOp_kind: return unary(w, e);
    case BoolOp_kind: return boolop(w, e);
    case Compare_kind: return compare(w, e);
    case IfExp_kind: return conditional(w, e);
    case Attribute_kind: return attribute(w, e);
    case Subscript_kind: return subscript(w, e);
    case Tuple_kind: return tuple(w, e);
    case Call_kind: return call(w, e);
    default: return walrus(w, e);
    }
}
