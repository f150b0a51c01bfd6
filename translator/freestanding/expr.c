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

const char *raising(struct emit *w, int line_number)
{
    w->can_raise = w->uses_raised = 1;
    return format(w, "%d, &raised", line_number);
}

/* ----------------------------------------------------------------------- what an operand may do */

struct search {
    struct emit *w;
    int found;
};

/* Functions have nothing to change but what they are given. */
static int is_pure(const struct function *f)
{
    for (int i = 0; i < f->parameters; i++)
        if (is_aggregate(f->variables.at[i]->type))
            return 0;
    return !f->raises && !f->is_generator;
}

int is_step(struct emit *w, const struct expr *e)
{
    const struct expr *func = e->kind == Call_kind ? e->v.Call.func : NULL;

    if (!func || fact_of(w->m, e)->function || fact_of(w->m, e)->class)
        return 0;
    return func->kind == Attribute_kind || strcmp(func->v.Name.id, "next") == 0;
}

static void look_for_effect(void *context, const struct expr *e)
{
    struct search *s = context;

    if (!e)
        return;
    const struct fact *f = fact_of(s->w->m, e);
    if (e->kind == NamedExpr_kind || is_step(s->w, e) ||
        (e->kind == Call_kind && (f->class || (f->function && !is_pure(f->function)))))
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
struct code is_there(struct emit *w, struct code c, const struct type *t)
{
    const char *text = within(w, c, LEVEL_PRIMARY);

    if (t->item->kind == TYPE_STR)
        return code_of(format(w, "%s != NULL", text), LEVEL_EQUAL);
    if (t->item->kind == TYPE_BYTES)
        return code_of(format(w, "%s.data != NULL", text), LEVEL_EQUAL);
    return primary(format(w, "%s.present", text));
}

struct code some_of(struct emit *w, struct code c, const struct type *t)
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

int is_digits(const char *text)
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
struct code some_code(struct emit *w, const struct expr *e)
{
    return expr_as(w, e, some_type(type_of(w, e)));
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
    c.type = is_big ? NULL : "";
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

/* ------------------------------------------------------------------------------------ the others
 */

static struct code name(struct emit *w, const struct expr *e)
{
    const struct variable *v = find_variable(&w->f->variables, e->v.Name.id);

    if (v) {
        struct code c = primary(variable_text(w, v));
        c.is_narrow = v->type->kind == TYPE_BOOL || v->narrow;
        c.type = v->narrow;
        return c;
    }
    v = find_variable(&w->m->constants, e->v.Name.id);
    if (v->type->kind == TYPE_BYTES)
        return primary(format(w, "(struct %s_bytes){%s, %ld}", w->m->prefix, v->c_name,
                              (long)v->initial->v.Constant.value.size));
    struct code c = primary(v->c_name);
    c.is_narrow = v->type->kind == TYPE_INT && is_short(v->range);
    c.type = c.is_narrow ? "" : NULL;
    return c;
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
        if (w->m->bits == 32)
            return code_of(format(w, "(%s)%s", w->m->int_c, within(w, code, LEVEL_UNARY)),
                           LEVEL_UNARY);
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
    c.type = t->kind == TYPE_BUFFER || t->kind == TYPE_BYTES ? "uint8_t" : NULL;
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

/* The argument for a parameter that may have fewer bits than an int of ours. */
static const char *narrow_argument(struct emit *w, const struct expr *e, const struct variable *v)
{
    if (!v->narrow)
        return argument(w, e, v->type);
    return as_narrow(w, expr_as(w, e, v->type), v->narrow);
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
        const char *one = narrow_argument(w, args.at[i], f->variables.at[i + skip]);
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

/* next(g), next(g, 0), g.send(1), g.close() */
static struct code step(struct emit *w, const struct expr *e)
{
    const struct expr *func = e->v.Call.func;
    int is_next = func->kind == Name_kind;
    const struct expr *of = is_next ? e->v.Call.args.at[0] : func->v.Attribute.value;
    struct function *f = type_of(w, of)->function;
    const char *child = expr(w, of).text, *upper = w->m->upper, *sent = "";

    if (!is_next && strcmp(func->v.Attribute.attr, "close") == 0) {
        line(w, "%s_close(&%s);", f->c_name, child);
        return primary("0");
    }
    if (!is_next) {
        const struct expr *value = e->v.Call.args.at[0];
        const struct type *t = some_type(f->sends);
        const char *narrow = t->kind == TYPE_INT ? narrow_name(w->m, f->sent) : NULL;
        struct code c = expr_as(w, value, t);
        sent = format(w, ", %s", narrow ? as_narrow(w, c, narrow) : c.text);
        check(w);
    }
    const char *other = is_next && e->v.Call.args.n > 1
                            ? expr_as(w, e->v.Call.args.at[1], type_of(w, e)).text
                            : NULL;
    check(w);
    const char *item = out_type(w->m, f) ? hidden_union(w, f) : NULL;
    const char *value =
        f->yields->kind == TYPE_NONE ? NULL : hidden_variable(w, "value", type_of(w, e), 0);
    if (other && value && !f->raises && !f->uses_sent) {
        struct code c =
            primary(has_out_union(f) ? format(w, "%s.yielded", item) : format(w, "%s", item));
        return primary(format(w, "(%s_next(&%s, &%s) == %s_YIELDED ? %s : %s)", f->c_name, child,
                              item, upper, convert(w, c, NULL, f->yields, type_of(w, e)).text,
                              other));
    }
    if (value && is_number(type_of(w, e)))
        line(w, "%s = 0;", value); /* or compilers fear for it */
    line(w, "switch (%s_%s(&%s%s%s%s)) {", f->c_name, is_next ? "next" : "send", child, sent,
         item ? ", &" : "", item ? item : "");
    line(w, "case %s_YIELDED:", upper);
    if (value) {
        struct code c =
            primary(has_out_union(f) ? format(w, "%s.yielded", item) : format(w, "%s", item));
        line(w, "    %s = %s;", value, convert(w, c, NULL, f->yields, type_of(w, e)).text);
    }
    line(w, "    break;");
    line(w, "case %s_RETURNED:", upper);
    if (other && value)
        line(w, "    %s = %s;", value, other);
    else if (!other)
        line(w, "    raised = %s_RAISE(%s, %d);", upper, error_code(w, "StopIteration"),
             e->loc.line);
    line(w, "    break;");
    line(w, "default:");
    line(w, f->raises || f->uses_sent ? "    raised = %s.raised;" : "    break;", child);
    line(w, "}");
    w->can_raise = w->uses_raised = 1;
    check(w);
    return primary(value ? value : "0");
}

static struct code call(struct emit *w, const struct expr *e)
{
    const struct fact *f = fact_of(w->m, e);

    if (f->function)
        return user_call(w, e, f->function);
    if (is_step(w, e))
        return step(w, e);
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
    case BinOp_kind: return emit_binop(w, e);
    case UnaryOp_kind: return emit_unary(w, e);
    case BoolOp_kind: return emit_boolop(w, e);
    case Compare_kind: return emit_compare(w, e);
    case IfExp_kind: return emit_conditional(w, e);
    case Attribute_kind: return attribute(w, e);
    case Subscript_kind: return subscript(w, e);
    case Tuple_kind: return tuple(w, e);
    case Call_kind: return call(w, e);
    default: return walrus(w, e);
    }
}
