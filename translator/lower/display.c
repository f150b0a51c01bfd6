/* Tuple, list, set and dict displays, and f-strings. */
#include "context.h"

static int has_star(struct expr_list elts)
{
    for (int i = 0; i < elts.n; i++)
        if (elts.at[i]->kind == Starred_kind)
            return 1;
    return 0;
}

static struct operand *lower_all(struct lowering *l, struct expr_list elts)
{
    struct operand *operands = NEW_ARRAY(l->a, struct operand, elts.n + 1);
    for (int i = 0; i < elts.n; i++)
        operands[i] = lower_expr(l, elts.at[i]);
    return operands;
}

/* The list (or set) grows item by item, but for those in front of `first`. */
static struct operand lower_growing(struct lowering *l, struct expr_list elts, enum opcode display,
                                    int first)
{
    int is_set = display == OP_SET;
    struct expr_list head = {first, elts.at};
    struct operand *items = lower_all(l, head);
    struct reg *result = add_value_list(l, is_set ? OP_SET : OP_LIST, items, first);
    for (int i = first; i < elts.n; i++) {
        if (elts.at[i]->kind == Starred_kind) {
            struct operand v = lower_expr(l, elts.at[i]->v.Starred.value);
            add_instr(l, is_set ? OP_SET_UPDATE : OP_LIST_EXTEND, 2, REG(result), v);
        } else {
            struct operand v = lower_expr(l, elts.at[i]);
            add_instr(l, is_set ? OP_SET_ADD : OP_LIST_APPEND, 2, REG(result), v);
        }
    }
    if (display == OP_TUPLE)
        result = add_value(l, OP_LIST_TO_TUPLE, 1, REG(result));
    return REG(result);
}

/* How many items stand before the first star; 0: they are too many to be there at once. */
static int count_head(struct expr_list elts)
{
    int first = 0;
    while (elts.at[first]->kind != Starred_kind)
        first++;
    return first > MOST_AT_ONCE ? 0 : first;
}

int is_constant_expr(const struct expr *e)
{
    if (e->kind == Tuple_kind) {
        for (int i = 0; i < e->v.Tuple.elts.n; i++)
            if (!is_constant_expr(e->v.Tuple.elts.at[i]))
                return 0;
        return 1;
    }
    return e->kind == Constant_kind;
}

/* A tuple of constants is a constant. */
static struct operand constant_tuple(struct lowering *l, const struct expr *e)
{
    if (e->kind == Constant_kind)
        return constant_operand(l, &e->v.Constant.value);
    struct expr_list elts = e->v.Tuple.elts;
    struct operand *items = NEW_ARRAY(l->a, struct operand, elts.n + 1);
    for (int i = 0; i < elts.n; i++)
        items[i] = constant_tuple(l, elts.at[i]);
    return (struct operand){.kind = OPERAND_CONSTANT,
                            .number = module_tuple_constant(l->m, items, elts.n)};
}

struct operand lower_sequence(struct lowering *l, struct expr_list elts, enum opcode display)
{
    if (has_star(elts))
        return lower_growing(l, elts, display, count_head(elts));
    if (elts.n > MOST_AT_ONCE)
        return lower_growing(l, elts, display, 0);
    struct operand *items = lower_all(l, elts);
    return REG(add_value_list(l, display, items, elts.n));
}

static struct operand lower_dict(struct lowering *l, const struct expr *e)
{
    struct expr_list keys = e->v.Dict.keys, values = e->v.Dict.values;
    int plain = 0;
    while (keys.n <= MOST_AT_ONCE / 2 && plain < keys.n && keys.at[plain])
        plain++;
    struct operand *pairs = NEW_ARRAY(l->a, struct operand, 2 * plain + 1);
    for (int i = 0; i < plain; i++) {
        pairs[2 * i] = lower_expr(l, keys.at[i]);
        pairs[2 * i + 1] = lower_expr(l, values.at[i]);
    }
    struct reg *dict = add_value_list(l, OP_DICT, pairs, 2 * plain);
    for (int i = plain; i < keys.n; i++) {
        if (keys.at[i]) {
            struct operand key = lower_expr(l, keys.at[i]), v = lower_expr(l, values.at[i]);
            add_instr(l, OP_DICT_STORE, 3, REG(dict), key, v);
        } else {
            struct operand v = lower_expr(l, values.at[i]);
            add_instr(l, OP_DICT_UPDATE, 2, REG(dict), v);
        }
    }
    return REG(dict);
}

struct operand lower_display(struct lowering *l, const struct expr *e)
{
    if (e->kind == Tuple_kind && is_constant_expr(e))
        return constant_tuple(l, e);
    if (is_table(e))
        return lower_table(l, e);
    switch (e->kind) {
    case Tuple_kind: return lower_sequence(l, e->v.Tuple.elts, OP_TUPLE);
    case List_kind: return lower_sequence(l, e->v.List.elts, OP_LIST);
    case Set_kind: return lower_sequence(l, e->v.Set.elts, OP_SET);
    default: return lower_dict(l, e);
    }
}

static struct operand lower_formatted(struct lowering *l, const struct expr *e)
{
    struct operand v = lower_expr(l, e->v.FormattedValue.value);
    struct operand spec = ABSENT;
    if (e->v.FormattedValue.format_spec)
        spec = lower_expr(l, e->v.FormattedValue.format_spec);
    struct instr *i = add_instr(l, OP_FORMAT, 2, v, spec);
    i->aux = e->v.FormattedValue.conversion > 0 ? e->v.FormattedValue.conversion : 0;
    instr_add_dst(l->f, i, new_temp(l));
    return REG(i->dst.at[0]);
}

static struct operand lower_interpolation(struct lowering *l, const struct expr *e)
{
    struct operand v = lower_expr(l, e->v.Interpolation.value);
    struct operand spec = ABSENT;
    if (e->v.Interpolation.format_spec)
        spec = lower_expr(l, e->v.Interpolation.format_spec);
    struct instr *i =
        add_instr(l, OP_INTERPOLATION, 3, v, str_operand(l, e->v.Interpolation.str), spec);
    i->aux = e->v.Interpolation.conversion > 0 ? e->v.Interpolation.conversion : 0;
    instr_add_dst(l->f, i, new_temp(l));
    return REG(i->dst.at[0]);
}

/* The texts are a constant tuple, "" where two interpolations meet: one more than of those. */
static struct operand lower_template(struct lowering *l, const struct expr *e)
{
    struct expr_list values = e->v.TemplateStr.values;
    struct operand *texts = NEW_ARRAY(l->a, struct operand, values.n + 1);
    struct expr_list items = {0};
    int text_count = 0;
    for (int i = 0; i < values.n; i++) {
        if (values.at[i]->kind == Constant_kind) {
            texts[text_count++] = lower_expr(l, values.at[i]);
            continue;
        }
        if (text_count == items.n)
            texts[text_count++] = str_operand(l, "");
        push(l->a, &items, values.at[i]);
    }
    if (text_count == items.n)
        texts[text_count++] = str_operand(l, "");
    struct operand strings = {.kind = OPERAND_CONSTANT,
                              .number = module_tuple_constant(l->m, texts, text_count)};
    struct operand parts = lower_sequence(l, items, OP_TUPLE);
    return REG(add_value(l, OP_TEMPLATE, 2, strings, parts));
}

/* A string of many parts is joined of such as have MOST_AT_ONCE of them. */
static struct operand lower_parts(struct lowering *l, struct expr_list values)
{
    struct operand joined[MOST_AT_ONCE];
    int n = 0, step = 1;

    while (values.n > MOST_AT_ONCE * step)
        step *= MOST_AT_ONCE;
    for (int i = 0; i < values.n; i += step) {
        struct expr_list some = {values.n - i < step ? values.n - i : step, values.at + i};
        joined[n++] = some.n == 1 ? lower_expr(l, some.at[0]) : lower_parts(l, some);
    }
    return REG(add_value_list(l, OP_JOIN, joined, n));
}

/* And t-strings. */
struct operand lower_fstring(struct lowering *l, const struct expr *e)
{
    if (e->kind == TemplateStr_kind)
        return lower_template(l, e);
    if (e->kind == Interpolation_kind)
        return lower_interpolation(l, e);
    if (e->kind == FormattedValue_kind)
        return lower_formatted(l, e);
    struct expr_list values = e->v.JoinedStr.values;
    if (values.n == 0)
        return str_operand(l, "");
    if (values.n == 1)
        return lower_expr(l, values.at[0]);
    return lower_parts(l, values);
}
