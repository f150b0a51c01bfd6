/*
 * yield, yield from, await: the terminators that suspend.
 *
 * Inside an except or finally body the handled exception leaves the runtime with the suspension and
 * comes back with the resumption, whichever way it resumes. It is kept in one register for the
 * whole function, which gets the frame slot that the runtime knows as `handled`.
 */
#include "context.h"

static void suspend(struct lowering *l, enum opcode op, struct operand v, struct reg *result,
                    int aux)
{
    struct reg *kept = NULL;
    if (l->handled_depth) {
        if (!l->f->handled_slot)
            l->f->handled_slot = new_nullable(l);
        kept = l->f->handled_slot;
        instr_add_dst(l->f, emit(l, OP_SAVE_HANDLED, 0), kept);
    }
    struct instr *i = emit(l, op, 1, v);
    i->aux = aux;
    instr_add_dst(l->f, i, result);
    struct block *next = block_here(l, "resumed");
    instr_add_target(l->f, i, next);
    if (kept) {
        struct block *thrown = block_here(l, "thrown");
        i->fail = thrown;
        l->now = thrown;
        emit(l, OP_RESTORE_HANDLED, 1, REG(kept));
        jump_to(l, l->pad);
    }
    l->now = next;
    if (kept)
        emit(l, OP_RESTORE_HANDLED, 1, REG(kept));
}

struct operand lower_yield(struct lowering *l, const struct expr *e)
{
    struct reg *result = new_temp(l);
    if (e->kind == Await_kind) {
        unsupported(l, e->loc, "await");
        return NONE;
    }
    if (e->kind == YieldFrom_kind) {
        struct operand v = lower_expr(l, e->v.YieldFrom.value);
        l->line = e->loc.line;
        struct reg *iterator = emit_value(l, OP_YIELD_FROM_ITER, 1, v);
        l->f->delegates = 1;
        suspend(l, OP_DELEGATE, REG(iterator), result, 0);
        return REG(result);
    }
    struct operand v = e->v.Yield.value ? lower_expr(l, e->v.Yield.value) : NONE;
    l->line = e->loc.line;
    suspend(l, OP_YIELD, v, result, 0);
    return REG(result);
}
