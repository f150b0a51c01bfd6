/*
 * Temporaries to C variables: two of them share one where neither is set while the other still
 * has a reader. Graph colouring, greedy in the order of the definitions, so that the output reads
 * t1, t2... from the top.
 *
 * Requires the graph with ladders, uses and places. Produces reg.number of every temporary whose
 * place is a variable, and function.colours: how many variables there are of each representation.
 * Preserves the graph.
 *
 * A failing operation stores its zero before it jumps, so a result also conflicts with all that
 * the way of failure reads.
 */
#include <string.h>
#include "colour.h"

enum { WORD_BITS = 32, MOST_COLOURED = 8192 };

struct colouring {
    struct function *f;
    arena *a;
    int n, words;      /* temporaries to colour; words of a set */
    int *index;        /* by register id: from 1, 0: not coloured here */
    struct reg **regs; /* by index - 1 */
    unsigned **in;     /* by block id: read later, at the start of the block */
    unsigned *live;
    unsigned *conflicts;  /* n rows */
    unsigned char *taken; /* scratch: by colour */
};

static int index_of(const struct colouring *c, const struct reg *r)
{
    return r ? c->index[r->id] - 1 : -1;
}

static void set_bit(unsigned *set, int i)
{
    set[i / WORD_BITS] |= 1u << (i % WORD_BITS);
}

static void clear_bit(unsigned *set, int i)
{
    set[i / WORD_BITS] &= ~(1u << (i % WORD_BITS));
}

static int has_bit(const unsigned *set, int i)
{
    return (int)(set[i / WORD_BITS] >> (i % WORD_BITS) & 1u);
}

static void add_set(struct colouring *c, unsigned *to, const unsigned *from)
{
    for (int w = 0; w < c->words; w++)
        to[w] |= from[w];
}

static void choose(struct colouring *c)
{
    struct function *f = c->f;

    c->index = NEW_ARRAY(c->a, int, f->regs.n + 1);
    c->regs = NEW_ARRAY(c->a, struct reg *, f->regs.n + 1);
    for (int r = 0; r < f->regs.n; r++) {
        struct reg *reg = f->regs.at[r];
        if (reg->kind != REG_TEMP || reg->place != PLACE_VARIABLE || !(reg->uses || reg->sets))
            continue;
        c->regs[c->n++] = reg;
        c->index[r] = c->n;
    }
    c->words = (c->n + WORD_BITS - 1) / WORD_BITS;
}

/* ---------------------------------------------------------------------------------- liveness */

static void live_before(struct colouring *c, const struct instr *i)
{
    for (int d = 0; d < i->dst.n; d++)
        if (index_of(c, i->dst.at[d]) >= 0)
            clear_bit(c->live, index_of(c, i->dst.at[d]));
    if (i->fail)
        add_set(c, c->live, c->in[i->fail->id]);
    for (int s = 0; s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG && index_of(c, i->src.at[s].reg) >= 0)
            set_bit(c->live, index_of(c, i->src.at[s].reg));
}

static void live_at_end(struct colouring *c, const struct block *b)
{
    const struct instr *last = block_terminator(b);

    memset(c->live, 0, sizeof *c->live * (size_t)c->words);
    for (int t = 0; t < last->target.n; t++)
        add_set(c, c->live, c->in[last->target.at[t]->id]);
}

static void find_live(struct colouring *c)
{
    struct function *f = c->f;
    size_t size = sizeof *c->live * (size_t)c->words;
    int changed = 1;

    c->live = NEW_ARRAY(c->a, unsigned, c->words + 1);
    c->in = NEW_ARRAY(c->a, unsigned *, f->blocks.n);
    for (int b = 0; b < f->blocks.n; b++)
        c->in[b] = NEW_ARRAY(c->a, unsigned, c->words + 1);
    while (changed) {
        changed = 0;
        for (int b = f->blocks.n - 1; b >= 0; b--) {
            const struct block *block = f->blocks.at[b];
            live_at_end(c, block);
            for (int k = block->instrs.n - 1; k >= 0; k--)
                live_before(c, block->instrs.at[k]);
            if (memcmp(c->in[b], c->live, size) != 0) {
                memcpy(c->in[b], c->live, size);
                changed = 1;
            }
        }
    }
}

/* --------------------------------------------------------------------------------- conflicts */

static unsigned *row(const struct colouring *c, int i)
{
    return c->conflicts + (size_t)i * (size_t)c->words;
}

static void add_conflicts(struct colouring *c, const struct instr *i, int d)
{
    int at = index_of(c, i->dst.at[d]);

    if (at < 0)
        return;
    add_set(c, row(c, at), c->live);
    if (i->fail)
        add_set(c, row(c, at), c->in[i->fail->id]);
    for (int t = 0; t < i->target.n; t++)
        add_set(c, row(c, at), c->in[i->target.at[t]->id]);
    for (int other = 0; other < i->dst.n; other++)
        if (index_of(c, i->dst.at[other]) >= 0)
            set_bit(row(c, at), index_of(c, i->dst.at[other]));
    /* What is read after the result is stored: hoisted drops are, and results set by address. */
    for (int s = 0; i->dst.n > 1 && s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG && index_of(c, i->src.at[s].reg) >= 0)
            set_bit(row(c, at), index_of(c, i->src.at[s].reg));
}

static void find_conflicts(struct colouring *c)
{
    struct function *f = c->f;

    c->conflicts = arena_alloc(c->a, (size_t)c->n * (size_t)c->words * sizeof(unsigned) + 1);
    for (int b = 0; b < f->blocks.n; b++) {
        const struct block *block = f->blocks.at[b];
        live_at_end(c, block);
        for (int k = block->instrs.n - 1; k >= 0; k--) {
            const struct instr *i = block->instrs.at[k];
            for (int d = 0; d < i->dst.n; d++)
                add_conflicts(c, i, d);
            live_before(c, i);
        }
    }
}

/* ----------------------------------------------------------------------------------- colours */

/* The lowest colour that no conflicting temporary of the same kind has. */
static int free_colour(struct colouring *c, int at)
{
    unsigned char *taken = c->taken;
    int colour = 1;

    memset(taken, 0, (size_t)c->n + 2);
    for (int i = 0; i < c->n; i++)
        if (c->regs[i]->number && c->regs[i]->rep == c->regs[at]->rep &&
            (has_bit(row(c, at), i) || has_bit(row(c, i), at)))
            taken[c->regs[i]->number] = 1;
    while (taken[colour])
        colour++;
    return colour;
}

static void colour_one(struct colouring *c, struct reg *r)
{
    int at = index_of(c, r);

    if (at < 0 || r->number)
        return;
    int *colours = &c->f->colours[r->rep];
    r->number = c->conflicts ? free_colour(c, at) : *colours + 1;
    if (r->number > *colours)
        *colours = r->number;
}

void colour_temporaries(struct function *f)
{
    struct colouring c = {.f = f, .a = f->module->arena};

    choose(&c);
    c.taken = NEW_ARRAY(c.a, unsigned char, c.n + 2);
    if (c.n && c.n <= MOST_COLOURED) {
        find_live(&c);
        find_conflicts(&c);
    }
    for (int k = 0; k < f->blocks.n; k++) {
        const struct block *block = f->blocks.at[k];
        for (int i = 0; i < block->instrs.n; i++)
            for (int d = 0; d < block->instrs.at[i]->dst.n; d++)
                colour_one(&c, block->instrs.at[i]->dst.at[d]);
    }
}
