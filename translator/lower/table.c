/* Tables: large displays of nothing but constants.
 *
 * Such a display, rows and all, becomes one constant, from which OP_BUILD makes the objects anew
 * each time: data instead of an instruction for each item, so that the time of the C compiler grows
 * with their number and no faster. A container in it is a constant tuple (kind, item ...), where a
 * dict has key, value ...; so a tuple that is a constant itself stands as (kind, tuple).
 */
#include <string.h>
#include "context.h"

enum { MANY = 30 }; /* nodes that make it worth a constant */

enum kind {
#define TABLE(name, number) KIND_##name = number,
#include "ir/shared.def"
};

/* Is it -1 or -1.5, of which lower_expr() makes a constant? */
static int is_negative_number(const struct expr *e)
{
    if (e->kind != UnaryOp_kind || e->v.UnaryOp.op != USub ||
        e->v.UnaryOp.operand->kind != Constant_kind)
        return 0;
    const struct constant *c = &e->v.UnaryOp.operand->v.Constant.value;
    return c->kind == CONST_FLOAT || (c->kind == CONST_INT && strlen(c->text) <= 15);
}

static int is_leaf(const struct expr *e)
{
    return is_constant_expr(e) || is_negative_number(e);
}

static int count_all(struct expr_list elts, int *nodes);

/* Does e consist of constants and displays of such? Counts what it is made of. */
static int count_nodes(const struct expr *e, int *nodes)
{
    ++*nodes;
    switch (e->kind) {
    case Tuple_kind: return count_all(e->v.Tuple.elts, nodes);
    case List_kind: return count_all(e->v.List.elts, nodes);
    case Set_kind: return count_all(e->v.Set.elts, nodes);
    case Dict_kind: return count_all(e->v.Dict.keys, nodes) && count_all(e->v.Dict.values, nodes);
    default: return is_leaf(e);
    }
}

static int count_all(struct expr_list elts, int *nodes)
{
    for (int i = 0; i < elts.n; i++)
        if (!elts.at[i] || !count_nodes(elts.at[i], nodes)) /* NULL: **mapping */
            return 0;
    return 1;
}

int is_table(const struct expr *e)
{
    int nodes = 0;
    return count_nodes(e, &nodes) && nodes > MANY;
}

static struct operand encode(struct lowering *l, const struct expr *e);

static struct operand encode_dict(struct lowering *l, const struct expr *e)
{
    int n = e->v.Dict.keys.n;
    struct operand *items = NEW_ARRAY(l->a, struct operand, 2 * n + 1);
    items[0] = int_operand(KIND_DICT);
    for (int i = 0; i < n; i++) {
        items[2 * i + 1] = encode(l, e->v.Dict.keys.at[i]);
        items[2 * i + 2] = encode(l, e->v.Dict.values.at[i]);
    }
    return (struct operand){.kind = OPERAND_CONSTANT,
                            .number = module_tuple_constant(l->m, items, 2 * n + 1)};
}

static struct operand encode_items(struct lowering *l, enum kind kind, struct expr_list elts)
{
    struct operand *items = NEW_ARRAY(l->a, struct operand, elts.n + 1);
    items[0] = int_operand(kind);
    for (int i = 0; i < elts.n; i++)
        items[i + 1] = encode(l, elts.at[i]);
    return (struct operand){.kind = OPERAND_CONSTANT,
                            .number = module_tuple_constant(l->m, items, elts.n + 1)};
}

static struct operand encode(struct lowering *l, const struct expr *e)
{
    switch (e->kind) {
    case List_kind: return encode_items(l, KIND_LIST, e->v.List.elts);
    case Set_kind: return encode_items(l, KIND_SET, e->v.Set.elts);
    case Dict_kind: return encode_dict(l, e);
    case Tuple_kind:
        if (!is_constant_expr(e))
            return encode_items(l, KIND_TUPLE, e->v.Tuple.elts);
        struct operand items[] = {int_operand(KIND_CONSTANT), lower_expr(l, e)};
        return (struct operand){.kind = OPERAND_CONSTANT,
                                .number = module_tuple_constant(l->m, items, 2)};
    default: return lower_expr(l, e); /* a constant: emits nothing */
    }
}

struct operand lower_table(struct lowering *l, const struct expr *e)
{
    return REG(add_value(l, OP_BUILD, 1, encode(l, e)));
}
