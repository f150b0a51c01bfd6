/*
 * Tidying the graph of a function: every pass after it, and the reader of the output, gets a graph
 * without detours.
 *
 * In:  blocks in any order, some of them unreachable, some of them nothing but a jump.
 * Out: blocks in the order of the emitted text, numbered by it, with their preds; edges go around
 *      empty blocks, and a block with one way in that is a jump has become part of its
 *      predecessor, except pads (they begin with TRACE, which others rely on). Depths are those
 *      of the suspension at the end of the block, if there is one.
 * Keeps: the instructions themselves and their order on every path.
 *
 * The order of the text is the order of lowering, which is that of the source, with the blocks
 * that only exceptions reach behind all others and the way out by an exception at the end. A block
 * that only drops temporaries before it jumps to a cold block stands right before that one and
 * falls into it. Of the cold blocks that a cold one branches to one comes right behind it, if
 * nothing else leads there.
 */
#include <limits.h>
#include <stdlib.h>
#include "ir/ir.h"

struct place {
    struct block *block;
    int reached; /* bits below */
    int edges;   /* ways in */
    int key, depth;
};
enum { BY_JUMPS = 1, BY_ANYTHING = 2 };
enum { PLACED = -2 }; /* a key that no block waiting for its place has */

struct tidy {
    struct function *f;
    struct place *at; /* indexed by block->id */
    int bit;          /* what the running walk records */
    int waiting;      /* the first in the order that has no place yet */
    LIST(struct block *) work;
};

static int is_only_jump(const struct block *b)
{
    return b->instrs.n == 1 && b->instrs.at[0]->op == OP_JUMP;
}

/* Where an edge to b really leads. */
static struct block *end_of_jumps(struct block *b, int limit)
{
    while (is_only_jump(b) && limit-- > 0)
        b = b->instrs.at[0]->target.at[0];
    return b;
}

static void shorten_edges(struct function *f)
{
    int limit = f->blocks.n;

    for (int b = 0; b < f->blocks.n; b++) {
        struct block *block = f->blocks.at[b];
        for (int k = 0; k < block->instrs.n; k++) {
            struct instr *i = block->instrs.at[k];
            if (i->fail)
                i->fail = end_of_jumps(i->fail, limit);
            for (int t = 0; t < i->target.n; t++)
                i->target.at[t] = end_of_jumps(i->target.at[t], limit);
            if (i->op == OP_BRANCH && i->target.at[0] == i->target.at[1]) {
                i->op = OP_JUMP;
                i->src.n = 0;
                i->target.n = 1;
            }
        }
    }
}

/* ------------------------------------------------------------------------------------- walks */

static void number_blocks(struct function *f)
{
    for (int i = 0; i < f->blocks.n; i++)
        f->blocks.at[i]->id = i;
}

static void reach(struct block *b, void *context)
{
    struct tidy *t = context;
    struct place *p = &t->at[b->id];

    p->edges++;
    if (p->reached & t->bit)
        return;
    p->reached |= t->bit;
    push(t->f->module->arena, &t->work, b);
}

static void visit_targets(const struct block *b, struct tidy *t)
{
    const struct instr *last = block_terminator(b);

    for (int i = 0; last && i < last->target.n; i++)
        reach(last->target.at[i], t);
}

/* Marks what can be reached from the entry, over jumps alone or over every edge. */
static void walk(struct tidy *t, int bit)
{
    t->bit = bit;
    for (int i = 0; i < t->f->blocks.n; i++)
        t->at[i].edges = 0;
    reach(t->f->blocks.at[0], t);
    while (t->work.n) {
        struct block *b = t->work.at[--t->work.n];
        if (bit == BY_JUMPS)
            visit_targets(b, t);
        else
            block_successors(b, reach, t);
    }
}

/* ------------------------------------------------------------------------------------- joins */

static int suspends(const struct block *b)
{
    for (int i = 0; i < b->instrs.n; i++)
        if (b->instrs.at[i]->op == OP_YIELD || b->instrs.at[i]->op == OP_DELEGATE)
            return 1;
    return 0;
}

static int may_join(const struct tidy *t, const struct block *a, const struct block *b)
{
    return b != a && b != t->f->blocks.at[0] && b != t->f->unwind && !b->is_pad &&
           t->at[b->id].edges == 1;
}

/* Appends to a the blocks that only a's jump leads to. */
static void join_chain(struct tidy *t, struct block *a)
{
    for (;;) {
        struct instr *last = block_terminator(a);
        if (!last || last->op != OP_JUMP || !may_join(t, a, last->target.at[0]))
            return;
        struct block *b = last->target.at[0];
        a->instrs.n--;
        for (int i = 0; i < b->instrs.n; i++)
            push(t->f->module->arena, &a->instrs, b->instrs.at[i]);
        if (suspends(b)) {
            a->try_depth = b->try_depth;
            a->handled_depth = b->handled_depth;
        }
        t->at[b->id].reached = 0;
    }
}

static void remove_unreached(struct tidy *t)
{
    struct function *f = t->f;
    int kept = 0;

    for (int i = 0; i < f->blocks.n; i++)
        if (t->at[i].reached & BY_ANYTHING)
            f->blocks.at[kept++] = f->blocks.at[i];
    f->blocks.n = kept;
    number_blocks(f);
}

/* ------------------------------------------------------------------------------------- order */

/* When a block was begun: the age of its oldest instruction, since drops are put in later. */
static int age(const struct tidy *t, const struct block *b)
{
    int oldest = t->f->instr_count;

    for (int i = 0; i < b->instrs.n; i++)
        if (b->instrs.at[i]->sequence < oldest)
            oldest = b->instrs.at[i]->sequence;
    return oldest;
}

static void place_block(struct tidy *t, struct place *p)
{
    const struct block *b = p->block;

    if (block_terminator(b)->op == OP_UNWIND && !b->is_pad && b->id) {
        p->key = INT_MAX;
        return;
    }
    if (p->reached & BY_JUMPS) {
        p->key = b->id == 0 ? -1 : age(t, b);
        return;
    }
    for (int hops = 0; is_cleanup_block(b) && hops < t->f->blocks.n; hops++) {
        const struct block *next = block_terminator(b)->target.at[0];
        if (t->at[next->id].reached & BY_JUMPS)
            break;
        b = next;
        p->depth++;
    }
    p->key = t->f->instr_count + 1 + age(t, b);
}

static int compare_places(const void *a, const void *b)
{
    const struct place *p = a, *q = b;

    if (p->key != q->key)
        return p->key < q->key ? -1 : 1;
    if (p->depth != q->depth)
        return p->depth > q->depth ? -1 : 1;
    return p->block->id - q->block->id;
}

/* Where a cold block with this key goes on when no block that it branches to would come next. */
static struct place *continuation(struct tidy *t, struct place *const *by_id,
                                  const struct block *block, int key)
{
    const struct instr *last = block_terminator(block);
    struct place *found = NULL;

    while (t->waiting < t->f->blocks.n && t->at[t->waiting].key == PLACED)
        t->waiting++;
    if (key <= t->f->instr_count || t->waiting == t->f->blocks.n)
        return NULL;
    for (int i = last->target.n - 1; i >= 0; i--) {
        struct place *p = by_id[last->target.at[i]->id];
        if (p->block == t->at[t->waiting].block)
            return NULL;
        if (p->key > t->f->instr_count && p->key < INT_MAX && !p->depth && p->edges == 1)
            found = p;
    }
    return found;
}

static void order_blocks(struct tidy *t)
{
    struct function *f = t->f;

    for (int i = 0; i < f->blocks.n; i++)
        place_block(t, &t->at[i]);
    struct place **by_id = NEW_ARRAY(f->module->arena, struct place *, f->blocks.n);
    qsort(t->at, (size_t)f->blocks.n, sizeof *t->at, compare_places);
    for (int i = 0; i < f->blocks.n; i++)
        by_id[t->at[i].block->id] = &t->at[i];
    for (int i = 0, placed = 0; i < f->blocks.n; i++) {
        /* Cleanups that lead to each other stay together. */
        for (struct place *p = &t->at[i]; p && p->key != PLACED;) {
            int key = p->key;
            f->blocks.at[placed++] = p->block;
            p->key = PLACED;
            p = p->depth >= 2 ? by_id[block_terminator(p->block)->target.at[0]->id]
                              : continuation(t, by_id, p->block, key);
        }
    }
    number_blocks(f);
}

/* ------------------------------------------------------------------------------------- preds */

struct edge_source {
    struct function *f;
    struct block *from;
};

static void add_pred(struct block *b, void *context)
{
    struct edge_source *s = context;

    if (b->preds.n && b->preds.at[b->preds.n - 1] == s->from)
        return; /* the edges of one block come together */
    push(s->f->module->arena, &b->preds, s->from);
}

static void fill_preds(struct function *f)
{
    for (int i = 0; i < f->blocks.n; i++) {
        f->blocks.at[i]->preds.n = 0;
        f->blocks.at[i]->preds.at = NULL;
    }
    for (int i = 0; i < f->blocks.n; i++)
        block_successors(f->blocks.at[i], add_pred, &(struct edge_source){f, f->blocks.at[i]});
}

static void start(struct tidy *t)
{
    t->at = NEW_ARRAY(t->f->module->arena, struct place, t->f->blocks.n);
    for (int i = 0; i < t->f->blocks.n; i++)
        t->at[i].block = t->f->blocks.at[i];
}

void tidy_blocks(struct function *f)
{
    struct tidy t = {.f = f};

    if (!f->blocks.n)
        return;
    shorten_edges(f);
    number_blocks(f);
    start(&t);
    walk(&t, BY_ANYTHING);
    for (int i = 0; i < f->blocks.n; i++)
        if (t.at[i].reached)
            join_chain(&t, f->blocks.at[i]);
    remove_unreached(&t);
    start(&t);
    walk(&t, BY_JUMPS);
    walk(&t, BY_ANYTHING);
    order_blocks(&t);
    fill_preds(f);
}
