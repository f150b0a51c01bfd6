/*
 * Liveness of temporaries: the classic backward data flow over the graph (Muchnick, chapter 14).
 *
 * Requires tidy blocks. An instruction that fails has read its sources and set nothing, so its
 * exceptional edge joins in before its results are taken away.
 */
#include "liveness.h"

static int is_temp(const struct reg *r)
{
    return r->kind == REG_TEMP;
}

void live_before(const struct instr *i, unsigned *live, int words)
{
    for (int d = 0; d < i->dst.n; d++)
        if (is_temp(i->dst.at[d]))
            bits_remove(live, i->dst.at[d]->id);
    if (i->fail)
        bits_union(live, i->fail->live_in, words);
    for (int s = 0; s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG && is_temp(i->src.at[s].reg))
            bits_add(live, i->src.at[s].reg->id);
}

/* One step of the iteration; tells whether the block's live_in grew. */
static int update(struct block *b, unsigned *live, int words)
{
    const struct instr *last = block_terminator(b);
    for (int t = 0; t < last->target.n; t++)
        bits_union(b->live_out, last->target.at[t]->live_in, words);
    bits_copy(live, b->live_out, words);
    for (int k = b->instrs.n - 1; k >= 0; k--)
        live_before(b->instrs.at[k], live, words);
    return bits_union(b->live_in, live, words);
}

void analyse_liveness(struct function *f)
{
    arena *a = f->module->arena;
    int words = bits_words(f->regs.n);
    unsigned *live = NEW_ARRAY(a, unsigned, words + 1);
    for (int b = 0; b < f->blocks.n; b++) {
        f->blocks.at[b]->live_in = NEW_ARRAY(a, unsigned, words + 1);
        f->blocks.at[b]->live_out = NEW_ARRAY(a, unsigned, words + 1);
    }
    for (int changed = 1; changed;) {
        changed = 0;
        for (int b = f->blocks.n - 1; b >= 0; b--)
            changed |= update(f->blocks.at[b], live, words);
    }
}
