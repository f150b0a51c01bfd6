/*
 * Comparisons and conditions as C. What is evaluated only if something before it says so may need
 * statements of its own: they are written aside, and stand in an if then.
 */
#include <string.h>
#include "emit.h"

static const struct type *type_of(struct emit *w, const struct expr *e)
{
    return fact_of(w->m, e)->type;
}

static struct code primary(const char *text)
{
    return code_of(text, LEVEL_PRIMARY);
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
    if (a.is_narrow && b.is_narrow &&
        differ_in_sign(fact_of(w->m, left)->range, fact_of(w->m, right)->range))
        a = widened(w, a);
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

struct code emit_compare(struct emit *w, const struct expr *e)
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

struct code emit_boolop(struct emit *w, const struct expr *e)
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
        return emit_boolop(w, e);
    const struct type *t = type_of(w, e);
    if (is_aggregate(t) || t->kind == TYPE_TABLE || t->kind == TYPE_BYTES)
        return truth(w, e, primary(""));
    return truth(w, e, expr(w, e));
}

struct code emit_conditional(struct emit *w, const struct expr *e)
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
