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
#include "analyse/uses.h"
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

/* The same of unboxed numbers, of which none is dropped: their lines do not matter. */
static int can_copy(const struct function *f, const struct instr *i, const struct instr *copy)
{
    if (op_infos[i->op].result != RESULT_UNBOXED ||
        (copy->op != OP_COPY_I64 && copy->op != OP_COPY_F64) || copy->src.at[0].kind != OPERAND_REG)
        return 0;
    const struct reg *value = i->dst.at[0];
    return copy->src.at[0].reg == value && value->kind == REG_TEMP && value->slot < 0 &&
           f->regs.at[value->id]->uses == 1;
}

/* A value that is only passed on. */
static int can_pass(const struct instr *i, const struct instr *move)
{
    if (i->op != OP_MOVE || move->op != OP_MOVE || move->src.at[0].kind != OPERAND_REG ||
        move->src.at[0].retain)
        return 0;
    const struct reg *value = i->dst.at[0];
    return move->src.at[0].reg == value && value->kind == REG_TEMP && value->slot < 0 &&
           value->uses == 1 && !value->nullable && move->dst.at[0]->kind != REG_CELL &&
           i->src.at[0].kind == OPERAND_REG && i->src.at[0].reg != move->dst.at[0];
}

static int can_forward(const struct instr *i, const struct instr *move)
{
    if (!makes_one_value(i) || move->op != OP_MOVE || move->line != i->line)
        return 0;
    const struct operand *from = &move->src.at[0];
    const struct reg *value = i->dst.at[0], *to = move->dst.at[0];
    return from->kind == OPERAND_REG && from->reg == value && !from->retain &&
           value->kind == REG_TEMP && value->rep == REP_BOXED && !value->nullable &&
           (to->kind == REG_LOCAL || to->kind == REG_INNER) && !takes_over(i, to);
}

static void forward_in(const struct function *f, struct block *b)
{
    int kept = 0;
    for (int k = 0; k < b->instrs.n; k++) {
        struct instr *i = b->instrs.at[k];
        b->instrs.at[kept++] = i;
        while (k + 1 < b->instrs.n &&
               (can_forward(i, b->instrs.at[k + 1]) || can_copy(f, i, b->instrs.at[k + 1]) ||
                can_pass(i, b->instrs.at[k + 1])))
            i->dst.at[0] = b->instrs.at[++k]->dst.at[0];
    }
    b->instrs.n = kept;
}

void forward_results(struct function *f)
{
    count_uses(f);
    for (int b = 0; b < f->blocks.n; b++)
        forward_in(f, f->blocks.at[b]);
}
