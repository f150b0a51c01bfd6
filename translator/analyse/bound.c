/*
 * Definite assignment of named variables: a forward data flow, joined by intersection.
 *
 * Requires tidy blocks. Parameters are bound at the entry; MOVE and NEW_CELL bind, UNBIND unbinds,
 * a CHECK_BOUND that succeeds proves its variable bound. An instruction that fails has bound
 * nothing.
 */
#include "bound.h"
#include "base/bits.h"

struct flow {
    struct function *f;
    int words;
    unsigned **entry; /* by block id; NULL: not reached yet */
    unsigned *now;
    LIST(struct block *) work;
};

static int is_named(const struct reg *r)
{
    return r->kind != REG_TEMP;
}

static void flow_to(struct flow *w, struct block *to)
{
    unsigned *entry = w->entry[to->id], changed = 0;
    if (!entry) {
        entry = w->entry[to->id] = NEW_ARRAY(w->f->module->arena, unsigned, w->words + 1);
        bits_copy(entry, w->now, w->words);
        push(w->f->module->arena, &w->work, to);
        return;
    }
    for (int k = 0; k < w->words; k++) {
        changed |= entry[k] & ~w->now[k];
        entry[k] &= w->now[k];
    }
    if (changed)
        push(w->f->module->arena, &w->work, to);
}

static void step(unsigned *now, const struct instr *i)
{
    if (i->op == OP_CHECK_BOUND)
        bits_add(now, i->src.at[0].reg->id);
    for (int d = 0; d < i->dst.n; d++) {
        if (!is_named(i->dst.at[d]))
            continue;
        if (i->op == OP_UNBIND)
            bits_remove(now, i->dst.at[d]->id);
        else
            bits_add(now, i->dst.at[d]->id);
    }
}

static void flow_through(struct flow *w, struct block *b)
{
    bits_copy(w->now, w->entry[b->id], w->words);
    for (int k = 0; k < b->instrs.n; k++) {
        const struct instr *i = b->instrs.at[k];
        if (i->fail)
            flow_to(w, i->fail);
        step(w->now, i);
        for (int t = 0; t < i->target.n; t++)
            flow_to(w, i->target.at[t]);
    }
}

static void remove_from(struct flow *w, struct block *b)
{
    int kept = 0;
    bits_copy(w->now, w->entry[b->id], w->words);
    for (int k = 0; k < b->instrs.n; k++) {
        struct instr *i = b->instrs.at[k];
        int known = i->op == OP_CHECK_BOUND && bits_has(w->now, i->src.at[0].reg->id);
        if (!known)
            b->instrs.at[kept++] = i;
        step(w->now, i);
    }
    b->instrs.n = kept;
}

void remove_bound_checks(struct function *f)
{
    arena *a = f->module->arena;
    struct flow w = {.f = f, .words = bits_words(f->regs.n)};
    w.entry = NEW_ARRAY(a, unsigned *, f->blocks.n);
    w.now = NEW_ARRAY(a, unsigned, w.words + 1);
    for (int r = 0; r < f->regs.n; r++)
        if (f->regs.at[r]->is_parameter)
            bits_add(w.now, r);
    flow_to(&w, f->blocks.at[0]);
    while (w.work.n)
        flow_through(&w, w.work.at[--w.work.n]);
    for (int b = 0; b < f->blocks.n; b++)
        if (w.entry[f->blocks.at[b]->id])
            remove_from(&w, f->blocks.at[b]);
}
