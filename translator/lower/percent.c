/*
 * "..." % (a, b) with a text and a tuple that are written out, and no conversion but %s, %r and %a,
 * is an f-string, as it is for CPython's compiler. That can be seen: each value becomes text before
 * the next is evaluated, and by its own __format__ where that text is of a class derived from str.
 */
#include "context.h"

enum { MAX_DIGITS = 3 };

struct percent {
    const char *text;
    size_t size, at;
    struct loc loc;
    arena *a;
};

static struct expr *text_constant(struct percent *p, const char *text, size_t size)
{
    struct expr *e = new_expr(p->a, Constant_kind, p->loc);

    e->v.Constant.value = (struct constant){.kind = CONST_STR, .text = text, .size = size};
    return e;
}

/* The text up to the next conversion; NULL: there is none. */
static struct expr *read_literal(struct percent *p)
{
    struct text t = {0};

    for (; p->at < p->size; p->at++) {
        if (p->text[p->at] == '%') {
            if (p->at + 1 == p->size || p->text[p->at + 1] != '%')
                break;
            p->at++;
        }
        text_add_char(p->a, &t, p->text[p->at]);
    }
    return t.size ? text_constant(p, t.at, t.size) : NULL;
}

/* A number of at most two digits: -1 none, -2 too long. */
static int read_number(struct percent *p)
{
    size_t from = p->at;
    int n = 0;

    for (; p->at < p->size && p->text[p->at] >= '0' && p->text[p->at] <= '9'; p->at++) {
        if (p->at - from + 1 >= MAX_DIGITS)
            return -2;
        n = n * 10 + (p->text[p->at] - '0');
    }
    return p->at == from ? -1 : n;
}

/* "-9.3s" as ">9.3", with the letter: an expression that formats value; NULL: not such a one. */
static struct expr *read_conversion(struct percent *p, struct expr *value)
{
    int is_left = 0, width, precision = -1;

    for (; p->at < p->size && strchr("-+ #0", p->text[p->at]); p->at++)
        is_left |= p->text[p->at] == '-';
    width = read_number(p);
    if (width != -2 && p->at < p->size && p->text[p->at] == '.') {
        p->at++;
        precision = read_number(p);
        if (precision == -1)
            precision = 0;
    }
    if (width == -2 || precision == -2 || p->at >= p->size || !strchr("sra", p->text[p->at]))
        return NULL;
    struct expr *e = new_expr(p->a, FormattedValue_kind, value->loc);
    e->v.FormattedValue.value = value;
    e->v.FormattedValue.conversion = p->text[p->at++];
    struct text spec = {0};
    if (!is_left && width > 0)
        text_add_char(p->a, &spec, '>');
    if (width >= 0)
        text_printf(p->a, &spec, "%d", width);
    if (precision >= 0)
        text_printf(p->a, &spec, ".%d", precision);
    if (spec.size)
        e->v.FormattedValue.format_spec = text_constant(p, spec.at, spec.size);
    return e;
}

static int is_candidate(const struct expr *e)
{
    const struct expr *left = e->v.BinOp.left, *right = e->v.BinOp.right;

    if (e->v.BinOp.op != Mod || left->kind != Constant_kind || right->kind != Tuple_kind ||
        left->v.Constant.value.kind != CONST_STR)
        return 0;
    for (int i = 0; i < right->v.Tuple.elts.n; i++)
        if (right->v.Tuple.elts.at[i]->kind == Starred_kind)
            return 0;
    return 1;
}

const struct expr *percent_as_fstring(struct lowering *l, const struct expr *e)
{
    if (!is_candidate(e))
        return NULL;
    const struct constant *format = &e->v.BinOp.left->v.Constant.value;
    struct expr_list values = e->v.BinOp.right->v.Tuple.elts, parts = {0};
    struct percent p = {format->text, format->size, 0, e->loc, l->a};
    for (int next = 0;; next++) {
        struct expr *part = read_literal(&p);
        if (part)
            push(l->a, &parts, part);
        if (p.at >= p.size) {
            if (next < values.n)
                return NULL;
            break;
        }
        p.at++;
        if (next >= values.n || !(part = read_conversion(&p, values.at[next])))
            return NULL;
        push(l->a, &parts, part);
    }
    struct expr *joined = new_expr(l->a, JoinedStr_kind, e->loc);
    joined->v.JoinedStr.values = parts;
    return joined;
}
