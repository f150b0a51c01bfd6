/*
 * Operations of numbers as C: plain operators where these mean the same and cannot fail, else
 * inline functions.
 */
#include <string.h>
#include "emit.h"
#include "range.h"

static const struct type *type_of(struct emit *w, const struct expr *e)
{
    return fact_of(w->m, e)->type;
}

static struct code primary(const char *text)
{
    return code_of(text, LEVEL_PRIMARY);
}

/* ----------------------------------------------------------------------------------- operations */

static const char *wide(struct emit *w, struct code c)
{
    return format(w, "(%s)%s", w->m->int_c, within(w, c, LEVEL_UNARY));
}

struct code widened(struct emit *w, struct code c)
{
    return code_of(wide(w, c), LEVEL_UNARY);
}

static struct code infix(struct emit *w, struct code a, const char *op, struct code b,
                         enum level level, int widens)
{
    enum level inner = level == LEVEL_MULTIPLY || level == LEVEL_ADD ? level - 1 : LEVEL_UNARY;
    enum level left = level == LEVEL_MULTIPLY || level == LEVEL_ADD ? level : LEVEL_UNARY;
    int narrow = a.is_narrow && b.is_narrow;

    if (narrow && widens)
        a = widened(w, a);
    struct code c =
        code_of(format(w, "%s %s %s", within(w, a, left), op, within(w, b, inner)), level);
    c.is_narrow = narrow && !widens;
    return c;
}

struct code helper_call(struct emit *w, enum helper h, const char *name, struct code a,
                        struct code b, const char *more)
{
    want_helper(w->m, h);
    return primary(format(w, "%s_%s(%s, %s%s%s)", w->m->prefix, name, a.text, b.text,
                          *more ? ", " : "", more));
}

static struct code float_operation(struct emit *w, enum operator op, struct code a, struct code b,
                                   int is_safe, int at)
{
    if (op == FloorDiv || op == Mod) {
        error_code(w, "ZeroDivisionError");
        return op == Mod
                   ? helper_call(w, HELPER_FLOAT_MOD, "float_mod", a, b, raising(w, at))
                   : helper_call(w, HELPER_FLOAT_FLOORDIV, "float_floordiv", a, b, raising(w, at));
    }
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
        a = widened(w, a);
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

static const struct range short_range = {INT16_MIN, INT16_MAX};

int is_short(struct range r)
{
    return range_within(r, short_range);
}

int mixes_signs(struct range x, struct range y)
{
    return (x.lo < 0 && y.hi > INT16_MAX) || (y.lo < 0 && x.hi > INT16_MAX);
}

/* Are two narrow operands of types of which only one has a sign where an int has 16 bits? */
int differ_in_sign(struct range x, struct range y)
{
    return (x.hi > INT16_MAX) != (y.hi > INT16_MAX) && x.lo < x.hi && y.lo < y.hi;
}

/* x & 0xff where x has no other bits. */
static int keeps_all(struct range x, struct range y)
{
    return y.lo == y.hi && y.lo >= 0 && (y.lo & (y.lo + 1)) == 0 && x.lo >= 0 && x.hi <= y.lo;
}

struct code operation(struct emit *w, enum operator op, struct code a, struct code b, int is_safe,
                      int is_float, struct range x, struct range y, int at)
{
    struct range ignored;
    int is_small = is_short(x) && is_short(y) && range_operation(op, x, y, short_range, &ignored);

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
        if (is_safe && a.is_narrow && y.hi > 14) /* an int of C has 16 bits at least */
            a = widened(w, a);
        if (is_safe)
            return infix(w, a, ">>", b, LEVEL_SHIFT, 0);
        error_code(w, "ValueError");
        return helper_call(w, HELPER_SHR, "shr", a, b, raising(w, at));
    case BitAnd:
        if (b.type && !*b.type && keeps_all(x, y))
            return a;
        return infix(w, a, "&", b, LEVEL_AND, mixes_signs(x, y));
    case BitOr: return infix(w, a, "|", b, LEVEL_OR, mixes_signs(x, y));
    case BitXor: return infix(w, a, "^", b, LEVEL_XOR, mixes_signs(x, y));
    default: return power(w, a, b, is_safe, at);
    }
}

struct code emit_binop(struct emit *w, const struct expr *e)
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

struct code emit_unary(struct emit *w, const struct expr *e)
{
    const struct fact *f = fact_of(w->m, e);

    if (e->v.UnaryOp.op == Not) {
        struct code c = condition(w, e->v.UnaryOp.operand);
        c = code_of(format(w, "!%s", within(w, c, LEVEL_PRIMARY)), LEVEL_UNARY);
        c.is_narrow = 1;
        return c;
    }
    struct code c = some_code(w, e->v.UnaryOp.operand);
    if (e->v.UnaryOp.op == UAdd)
        return c;
    if (e->v.UnaryOp.op == USub && !f->is_safe)
        return checked(w, HELPER_SUB, "sub", primary("0"), c, e->loc.line);
    if (c.is_narrow && e->v.UnaryOp.op == Invert &&
        fact_of(w->m, e->v.UnaryOp.operand)->range.lo >=
            0) /* gcc warns of ~ of what was unsigned */
        return infix(w, primary("-1"), "-", widened(w, c), LEVEL_ADD, 0);
    const char *text = within(w, c, LEVEL_PRIMARY);
    int is_long = !is_short(fact_of(w->m, e->v.UnaryOp.operand)->range);
    if (c.is_narrow && (e->v.UnaryOp.op == Invert || is_long))
        text = format(w, "(%s)%s", w->m->int_c, text);
    int is_minus = e->v.UnaryOp.op == USub;
    struct code result = code_of(format(w, "%s%s", is_minus ? "-" : "~", text), LEVEL_UNARY);
    result.is_narrow = is_minus && c.is_narrow && !is_long;
    return result;
}
