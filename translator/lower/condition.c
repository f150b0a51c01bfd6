/*
 * Comparisons and conditions.
 *
 * A condition is lowered with the two blocks it decides between, so that `and`, `or`, `not` and
 * chained comparisons become jumps and a comparison of ints never makes a bool object.
 */
#include "context.h"

static void negated(struct lowering *l, struct reg *test, int negate, struct block *yes,
                    struct block *no)
{
    if (negate)
        add_branch(l, test, no, yes);
    else
        add_branch(l, test, yes, no);
}

/* The raw test of one comparison. *negate: it answers the opposite question. */
static struct reg *test_pair(struct lowering *l, enum cmpop op, struct operand a, struct operand b,
                             int *negate)
{
    static const enum opcode tests[] = {
        [Eq] = OP_TEST_EQ, [NotEq] = OP_TEST_NE, [Lt] = OP_TEST_LT, [LtE] = OP_TEST_LE,
        [Gt] = OP_TEST_GT, [GtE] = OP_TEST_GE,   [Is] = OP_TEST_IS, [IsNot] = OP_TEST_IS,
        [In] = OP_TEST_IN, [NotIn] = OP_TEST_IN};
    *negate = op == IsNot || op == NotIn;
    return add_value(l, tests[op], 2, a, b);
}

/* The value of one comparison. */
static struct operand compare_pair(struct lowering *l, enum cmpop op, struct operand a,
                                   struct operand b)
{
    static const enum opcode values[] = {
        [Eq] = OP_EQ, [NotEq] = OP_NE, [Lt] = OP_LT, [LtE] = OP_LE, [Gt] = OP_GT, [GtE] = OP_GE};
    if (op <= GtE)
        return REG(add_value(l, values[op], 2, a, b));
    int negate;
    struct reg *test = test_pair(l, op, a, b, &negate);
    return REG(add_value(l, negate ? OP_NOT : OP_BOOL, 1, REG(test)));
}

/* An operand of a chain that is used twice: it needs a register that stays. */
static struct operand chain_operand(struct lowering *l, const struct expr *e, int is_last)
{
    return is_last ? lower_expr(l, e) : REG(lower_to_temp(l, e));
}

struct operand lower_compare(struct lowering *l, const struct expr *e)
{
    int n = e->v.Compare.ops.n;
    struct operand left = lower_expr(l, e->v.Compare.left);
    if (n == 1) {
        struct operand right = lower_expr(l, e->v.Compare.comparators.at[0]);
        return compare_pair(l, e->v.Compare.ops.at[0], left, right);
    }
    struct reg *result = new_temp(l);
    struct block *done = block_here(l, "done");
    for (int i = 0; i < n; i++) {
        struct operand right = chain_operand(l, e->v.Compare.comparators.at[i], i == n - 1);
        add_move(l, result, compare_pair(l, e->v.Compare.ops.at[i], left, right));
        if (i < n - 1) {
            struct block *next = block_here(l, "chain");
            add_branch(l, add_value(l, OP_TRUTH, 1, REG(result)), next, done);
            l->now = next;
        }
        left = right;
    }
    continue_at(l, done);
    return REG(result);
}

/* CPython leaves the line of the comparison to what follows in the statement or comprehension: the
 * message of an assert, the append of a list comprehension. */
static void compare_condition(struct lowering *l, const struct expr *e, struct block *yes,
                              struct block *no)
{
    at_line(l, e->loc.line);
    int n = e->v.Compare.ops.n, negate;
    struct operand left = lower_expr(l, e->v.Compare.left);
    for (int i = 0; i < n; i++) {
        struct operand right = chain_operand(l, e->v.Compare.comparators.at[i], i == n - 1);
        struct reg *test = test_pair(l, e->v.Compare.ops.at[i], left, right, &negate);
        struct block *next = i == n - 1 ? yes : block_here(l, "chain");
        negated(l, test, negate, next, no);
        if (i < n - 1)
            l->now = next;
        left = right;
    }
}

/* 1 or 0 for a constant condition, else -1. */
static int constant_truth(const struct expr *e)
{
    if (e->kind != Constant_kind)
        return -1;
    const struct constant *c = &e->v.Constant.value;
    switch (c->kind) {
    case CONST_TRUE: return 1;
    case CONST_NONE:
    case CONST_FALSE: return 0;
    case CONST_INT: return !(c->size == 1 && c->text[0] == '0');
    case CONST_STR: return c->size > 0;
    default: return -1;
    }
}

void lower_condition(struct lowering *l, const struct expr *e, struct block *yes, struct block *no)
{
    int known = constant_truth(e);
    if (known >= 0) {
        add_jump(l, known ? yes : no);
        return;
    }
    if (e->kind == UnaryOp_kind && e->v.UnaryOp.op == Not) {
        lower_condition(l, e->v.UnaryOp.operand, no, yes);
    } else if (e->kind == BoolOp_kind) {
        for (int i = 0; i < e->v.BoolOp.values.n - 1; i++) {
            struct block *next = block_here(l, e->v.BoolOp.op == And ? "and" : "or");
            if (e->v.BoolOp.op == And)
                lower_condition(l, e->v.BoolOp.values.at[i], next, no);
            else
                lower_condition(l, e->v.BoolOp.values.at[i], yes, next);
            l->now = next;
        }
        lower_condition(l, e->v.BoolOp.values.at[e->v.BoolOp.values.n - 1], yes, no);
    } else if (e->kind == Compare_kind) {
        compare_condition(l, e, yes, no);
    } else {
        struct operand v = lower_expr(l, e);
        add_branch(l, add_value(l, OP_TRUTH, 1, v), yes, no);
    }
}
