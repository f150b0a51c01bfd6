/*
 * Which named variables are bound where: two bits for each, joined over all paths.
 *
 * MAY_BE_BOUND absent: a store needs not drop what was there. MUST_BE_BOUND present: the end of
 * the function drops without a test. A failing instruction has changed nothing when its
 * exceptional edge is taken.
 *
 * In: the graph with ladders. Out: body.bound by block id.
 */
#include <string.h>
#include "emitter.h"

struct flow {
    struct body *b;
    LIST(const struct block *) work;
};

static int is_named(const struct reg *r)
{
    return r && r->kind != REG_TEMP;
}

void bound_after(struct body *b, const struct instr *i)
{
    if (i->op == OP_UNBIND) {
        b->now[i->dst.at[0]->id] = 0;
        return;
    }
    for (int s = 0; s < i->src.n; s++) {
        const struct operand *o = &i->src.at[s];
        if (o->kind == OPERAND_REG && is_named(o->reg) && !o->retain && op_steals(i->op, s))
            b->now[o->reg->id] = 0; /* moved out */
        else if (i->op == OP_CHECK_BOUND)
            b->now[o->reg->id] = MAY_BE_BOUND | MUST_BE_BOUND;
    }
    for (int d = 0; d < i->dst.n; d++)
        if (is_named(i->dst.at[d]))
            b->now[i->dst.at[d]->id] = MAY_BE_BOUND | MUST_BE_BOUND;
}

static void flow_to(struct flow *f, const struct block *to)
{
    struct body *b = f->b;
    unsigned char *entry = b->bound[to->id];
    int n = b->f->regs.n, changed = 0;

    if (!entry) {
        b->bound[to->id] = NEW_ARRAY(b->arena, unsigned char, n + 1);
        memcpy(b->bound[to->id], b->now, (size_t)n);
        push(b->arena, &f->work, to);
        return;
    }
    for (int r = 0; r < n; r++) {
        unsigned char joined = (unsigned char)(((entry[r] | b->now[r]) & MAY_BE_BOUND) |
                                               (entry[r] & b->now[r] & MUST_BE_BOUND));
        changed |= joined != entry[r];
        entry[r] = joined;
    }
    if (changed)
        push(b->arena, &f->work, to);
}

static void flow_through(struct flow *f, const struct block *block)
{
    struct body *b = f->b;

    memcpy(b->now, b->bound[block->id], (size_t)b->f->regs.n);
    for (int k = 0; k < block->instrs.n; k++) {
        const struct instr *i = block->instrs.at[k];
        if (i->fail)
            flow_to(f, i->fail);
        if (i->op == OP_NEXT)
            flow_to(f, i->target.at[1]);
        bound_after(b, i);
        for (int t = 0; t < i->target.n; t++)
            if (i->op != OP_NEXT || t == 0)
                flow_to(f, i->target.at[t]);
    }
}

void find_bound(struct body *b)
{
    struct flow f = {.b = b};

    b->bound = NEW_ARRAY(b->arena, unsigned char *, b->f->blocks.n);
    b->now = NEW_ARRAY(b->arena, unsigned char, b->f->regs.n + 1);
    for (int r = 0; r < b->f->regs.n; r++)
        if (b->f->regs.at[r]->is_parameter && b->f->regs.at[r]->kind == REG_LOCAL)
            b->now[r] = MAY_BE_BOUND | MUST_BE_BOUND;
    flow_to(&f, b->f->blocks.at[0]);
    while (f.work.n)
        flow_through(&f, f.work.at[--f.work.n]);
}
