/*
 * Definite assignment of named variables: a forward data flow, joined by intersection.
 *
 * Requires tidy blocks. Parameters are bound at the entry; MOVE and NEW_CELL bind, UNBIND unbinds,
 * a CHECK_BOUND that succeeds proves its variable bound. An instruction that fails has bound
 * nothing.
 *
 * Data layout: a set of bits a block, of the variables that some CHECK_BOUND asks for, numbered
 * densely; a function without such a check is left at once. Blocks are visited in reverse
 * postorder, and again only when what is bound at their start has shrunk.
 */
#include "bound_checks.h"
#include "base/bits.h"
#include "analyse/order.h"

struct flow {
    struct function *f;
    arena *scratch;
    int *number; /* of a register by id: its bit plus 1, or 0: nobody asks */
    int asked, words;
    unsigned **entry; /* by block id; NULL: not reached yet */
    unsigned *now;
    unsigned char *waits; /* by block id: its entry has changed since it was visited */
    int changed;
};

static int bit_of(const struct flow *w, const struct reg *r)
{
    return w->number[r->id] - 1;
}

static void flow_to(struct flow *w, struct block *to)
{
    unsigned *entry = w->entry[to->id], changed = 0;
    if (!entry) {
        entry = w->entry[to->id] = NEW_ARRAY(w->scratch, unsigned, w->words);
        bits_copy(entry, w->now, w->words);
        changed = 1;
    } else {
        for (int k = 0; k < w->words; k++) {
            changed |= entry[k] & ~w->now[k];
            entry[k] &= w->now[k];
        }
    }
    if (changed)
        w->waits[to->id] = 1;
    w->changed |= changed != 0;
}

static void step(struct flow *w, const struct instr *i)
{
    if (i->op == OP_CHECK_BOUND)
        bits_add(w->now, bit_of(w, i->src.at[0].reg));
    for (int d = 0; d < i->dst.n; d++) {
        int bit = bit_of(w, i->dst.at[d]);
        if (bit < 0)
            continue;
        if (i->op == OP_UNBIND)
            bits_remove(w->now, bit);
        else
            bits_add(w->now, bit);
    }
}

static void flow_through(struct flow *w, struct block *b)
{
    bits_copy(w->now, w->entry[b->id], w->words);
    for (int k = 0; k < b->instrs.n; k++) {
        const struct instr *i = b->instrs.at[k];
        if (i->fail)
            flow_to(w, i->fail);
        step(w, i);
        for (int t = 0; t < i->target.n; t++)
            flow_to(w, i->target.at[t]);
    }
}

static void flow_everywhere(struct flow *w)
{
    int n;
    struct block **order = postorder(w->scratch, w->f, &n);
    flow_to(w, w->f->blocks.at[0]);
    while (w->changed) {
        w->changed = 0;
        for (int k = n - 1; k >= 0; k--) {
            if (!w->waits[order[k]->id])
                continue;
            w->waits[order[k]->id] = 0;
            flow_through(w, order[k]);
        }
    }
}

static void remove_from(struct flow *w, struct block *b)
{
    int kept = 0;
    bits_copy(w->now, w->entry[b->id], w->words);
    for (int k = 0; k < b->instrs.n; k++) {
        struct instr *i = b->instrs.at[k];
        int known = i->op == OP_CHECK_BOUND && bits_has(w->now, bit_of(w, i->src.at[0].reg));
        if (!known)
            b->instrs.at[kept++] = i;
        step(w, i);
    }
    b->instrs.n = kept;
}

/* Numbers the variables that are asked for. */
static void number_asked(struct flow *w)
{
    w->number = NEW_ARRAY(w->scratch, int, w->f->regs.n);
    for (int b = 0; b < w->f->blocks.n; b++)
        for (int k = 0; k < w->f->blocks.at[b]->instrs.n; k++) {
            const struct instr *i = w->f->blocks.at[b]->instrs.at[k];
            if (i->op == OP_CHECK_BOUND && !w->number[i->src.at[0].reg->id])
                w->number[i->src.at[0].reg->id] = ++w->asked;
        }
    w->words = bits_words(w->asked);
}

static void remove_checks(struct flow *w)
{
    struct function *f = w->f;
    w->entry = NEW_ARRAY(w->scratch, unsigned *, f->blocks.n);
    w->waits = NEW_ARRAY(w->scratch, unsigned char, f->blocks.n);
    w->now = NEW_ARRAY(w->scratch, unsigned, w->words);
    for (int r = 0; r < f->regs.n; r++)
        if (f->regs.at[r]->is_parameter && w->number[r])
            bits_add(w->now, w->number[r] - 1);
    flow_everywhere(w);
    for (int b = 0; b < f->blocks.n; b++)
        if (w->entry[f->blocks.at[b]->id])
            remove_from(w, f->blocks.at[b]);
}

void remove_bound_checks(struct function *f)
{
    struct flow w = {.f = f, .scratch = arena_new()};
    number_asked(&w);
    if (w.asked)
        remove_checks(&w);
    arena_free(w.scratch);
}
