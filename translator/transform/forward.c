/*
 * Results that go straight into the variable they are stored to:
 *
 *     t1 = ADD n, 1                n = ADD n, 1
 *     n = MOVE t1
 *
 * The same happens in the same order. A named result is written when the instruction has succeeded
 * and behind whatever the instruction runs, so a failure leaves the old value, and f_locals shows
 * it until then; the old value is dropped when the new one stands in its place, as by the MOVE.
 * Only neighbours are joined: a DROP between the two, of an operand, still comes before the store.
 * So do not neighbours of different lines, since what the old value's drop runs may ask for the
 * line.
 *
 * Requires references in their places, drops hoisted (ladder). Preserves blocks and edges; liveness
 * is not valid afterwards.
 */
#include "forward.h"

/* Is there nothing but one new value? Of those that the emitter writes out, locals and functions
 * are made by a call as well. */
static int makes_one_value(const struct instr *i)
{
    int is_made =
        op_infos[i->op].result == RESULT_NEW || i->op == OP_CALL_LOCALS || i->op == OP_FUNCTION;
    return is_made && i->dst.n == 1;
}

/* Does it take over the reference that the variable holds? */
static int takes_over(const struct instr *i, const struct reg *variable)
{
    for (int s = 0; s < i->src.n; s++) {
        const struct operand *o = &i->src.at[s];
        if (o->kind == OPERAND_REG && o->reg == variable && !o->retain && op_steals(i->op, s))
            return 1;
    }
    return 0;
}

static int can_forward(const struct instr *i, const struct instr *move)
{
    if (!makes_one_value(i) || move->op != OP_MOVE || move->line != i->line)
        return 0;
    const struct operand *from = &move->src.at[0];
    const struct reg *value = i->dst.at[0], *to = move->dst.at[0];
    return from->kind == OPERAND_REG && from->reg == value && !from->retain &&
           value->kind == REG_TEMP && value->rep == REP_BOXED && !value->nullable &&
           to->kind == REG_LOCAL && !takes_over(i, to);
}

static void forward_in(struct block *b)
{
    int kept = 0;
    for (int k = 0; k < b->instrs.n; k++) {
        struct instr *i = b->instrs.at[k];
        b->instrs.at[kept++] = i;
        if (k + 1 < b->instrs.n && can_forward(i, b->instrs.at[k + 1]))
            i->dst.at[0] = b->instrs.at[++k]->dst.at[0];
    }
    b->instrs.n = kept;
}

void forward_results(struct function *f)
{
    for (int b = 0; b < f->blocks.n; b++)
        forward_in(f->blocks.at[b]);
}
