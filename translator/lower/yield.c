/*
 * yield and yield from, and the terminators that suspend, which await shares.
 *
 * Inside an except or finally body the handled exception leaves the runtime with the suspension and
 * comes back with the resumption, whichever way it resumes. It is kept in one register for the
 * whole function, which gets the frame slot that the runtime knows as `handled`.
 */
#include "context.h"

static void suspend(struct lowering *l, enum opcode op, struct operand v, struct reg *result,
                    int aux)
{
    struct operand src[2] = {v};
    int n = 1;
    if (l->handled_depth) {
        if (!l->f->handled_slot)
            l->f->handled_slot = new_nullable_temp(l);
        instr_add_dst(l->f, add_instr(l, OP_SAVE_HANDLED, 0), l->f->handled_slot);
        src[n++] = REG(l->f->handled_slot);
    }
    struct instr *i = add_instr_list(l, op, src, n);
    i->aux = aux;
    instr_add_dst(l->f, i, result);
    struct block *next = block_here(l, "resumed");
    instr_add_target(l->f, i, next);
    l->now = next;
}

struct reg *await_on(struct lowering *l, struct reg *iterator)
{
    struct reg *result = new_temp(l);
    l->f->delegates = 1;
    suspend(l, OP_DELEGATE, REG(iterator), result, 1);
    return result;
}

struct operand lower_yield(struct lowering *l, const struct expr *e)
{
    struct reg *result = new_temp(l);
    if (e->kind == YieldFrom_kind) {
        struct operand v = lower_expr(l, e->v.YieldFrom.value);
        struct reg *iterator = add_value(l, OP_YIELD_FROM_ITER, 1, v);
        l->f->delegates = 1;
        suspend(l, OP_DELEGATE, REG(iterator), result, 0);
        return REG(result);
    }
    struct operand v = e->v.Yield.value ? lower_expr(l, e->v.Yield.value) : NONE;
    suspend(l, OP_YIELD, v, result, 0);
    return REG(result);
}
