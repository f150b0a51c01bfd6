/*
 * Temporaries to C variables: two of them share one where neither is set while the other still
 * has a reader. Graph colouring, greedy in the order of the definitions, so that the output reads
 * t1, t2... from the top.
 *
 * Requires the graph with ladders, its liveness, uses and places. Produces reg.number of every
 * temporary whose place is a variable, and function.colours: how many variables there are of each
 * representation. Preserves the graph.
 *
 * A failing operation stores its zero before it jumps, so a result also conflicts with all that
 * the way of failure reads.
 *
 * Conflicts are a list of pairs, sorted into one row for each register when all are known: a
 * temporary that lives through a long body has as many conflicts as the body has results, while
 * most have a few.
 */
#include "colour.h"
#include "liveness.h"

struct pair {
    int a, b; /* registers, by id */
};

struct colouring {
    struct function *f;
    arena *a; /* scratch */
    struct ids live;
    LIST(struct pair) pairs;
    int *row, *others; /* the conflicts of r are others[row[r]] up to others[row[r + 1]] */
    int *taken;        /* by colour: the last register that found it taken, by id + 1 */
};

static int is_coloured(const struct reg *r)
{
    return r && r->kind == REG_TEMP && r->place == PLACE_VARIABLE && (r->uses || r->sets);
}

/* --------------------------------------------------------------------------------- conflicts */

static void add_pair(struct colouring *c, const struct reg *r, const struct reg *other)
{
    if (r != other && r->rep == other->rep && is_coloured(other))
        push(c->a, &c->pairs, ((struct pair){r->id, other->id}));
}

static void add_pairs(struct colouring *c, const struct reg *r, const struct ids *live)
{
    for (int k = 0; k < live->n; k++)
        add_pair(c, r, c->f->regs.at[live->at[k]]);
}

/* c->live: behind i. */
static void note_conflicts(struct colouring *c, const struct instr *i, const struct reg *r)
{
    if (!is_coloured(r))
        return;
    add_pairs(c, r, &c->live);
    if (i->fail)
        add_pairs(c, r, &i->fail->live_in);
    for (int t = 0; t < i->target.n; t++)
        add_pairs(c, r, &i->target.at[t]->live_in);
    for (int d = 0; d < i->dst.n; d++)
        if (i->dst.at[d])
            add_pair(c, r, i->dst.at[d]);
    /* What is read after the result is stored: hoisted drops are, and results set by address. */
    for (int s = 0; i->dst.n > 1 && s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG)
            add_pair(c, r, i->src.at[s].reg);
}

static void find_conflicts(struct colouring *c)
{
    for (int b = 0; b < c->f->blocks.n; b++) {
        const struct block *block = c->f->blocks.at[b];
        ids_copy(c->a, &c->live, &block->live_out);
        for (int k = block->instrs.n - 1; k >= 0; k--) {
            const struct instr *i = block->instrs.at[k];
            for (int d = 0; d < i->dst.n; d++)
                note_conflicts(c, i, i->dst.at[d]);
            live_before(c->a, i, &c->live);
        }
    }
}

/* Both registers of a pair have each other in their rows. */
static void sort_conflicts(struct colouring *c)
{
    int n = c->f->regs.n;
    int *at = NEW_ARRAY(c->a, int, n + 2);

    c->row = NEW_ARRAY(c->a, int, n + 2);
    c->others = NEW_ARRAY(c->a, int, 2 * c->pairs.n + 1);
    for (int k = 0; k < c->pairs.n; k++) {
        c->row[c->pairs.at[k].a + 1]++;
        c->row[c->pairs.at[k].b + 1]++;
    }
    for (int r = 0; r < n; r++) {
        c->row[r + 1] += c->row[r];
        at[r] = c->row[r];
    }
    for (int k = 0; k < c->pairs.n; k++) {
        const struct pair *p = &c->pairs.at[k];
        c->others[at[p->a]++] = p->b;
        c->others[at[p->b]++] = p->a;
    }
}

/* ----------------------------------------------------------------------------------- colours */

/* The lowest colour that no conflicting temporary has. */
static int free_colour(struct colouring *c, const struct reg *r)
{
    int colour = 1;

    for (int k = c->row[r->id]; k < c->row[r->id + 1]; k++)
        c->taken[c->f->regs.at[c->others[k]]->number] = r->id + 1;
    while (c->taken[colour] == r->id + 1)
        colour++;
    return colour;
}

static void colour_one(struct colouring *c, struct reg *r)
{
    if (!is_coloured(r) || r->number)
        return;
    r->number = free_colour(c, r);
    if (r->number > c->f->colours[r->rep])
        c->f->colours[r->rep] = r->number;
}

void colour_temporaries(struct function *f)
{
    struct colouring c = {.f = f, .a = arena_new()};

    find_conflicts(&c);
    sort_conflicts(&c);
    c.taken = NEW_ARRAY(c.a, int, f->regs.n + 2);
    for (int k = 0; k < f->blocks.n; k++) {
        const struct block *block = f->blocks.at[k];
        for (int i = 0; i < block->instrs.n; i++)
            for (int d = 0; d < block->instrs.at[i]->dst.n; d++)
                colour_one(&c, block->instrs.at[i]->dst.at[d]);
    }
    arena_free(c.a);
}
