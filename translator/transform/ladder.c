/*
 * Ladders: cleanup blocks in the shape that a C programmer gives to `goto fail`.
 *
 * In:  cleanup blocks that drop some temporaries and jump to a pad or handler; calls followed by
 *      drops of what they borrowed.
 * Out: cleanup blocks with one drop each, shared by every failure that has the same drops from
 *      there on, so that they can be written one after the other:
 *
 *          fail_3: yr_drop(t2);
 *          fail_2: yr_drop(t1);
 *          fail:   yr_trace(...);
 *
 *      Where an instruction is followed by the same drops that its failure begins with, these are
 *      counted in instr.hoisted: they are to be done between the operation and the test, and the
 *      failure goes to a lower rung. FORGET is gone.
 *      When temporaries have got their C variables, merge_rungs joins rungs that have come to drop
 *      the same variable.
 * Requires: ownership is done. Keeps what every path does, and in which order.
 *
 * Rungs are found by a hash of what they do: a module's body has thousands of them.
 */
#include <stdint.h>
#include "analyse/places.h"
#include "ladder.h"

/* The rungs made so far, by register and by the block they go on to; open addressing. */
struct ladders {
    struct function *f;
    struct block **tops; /* by the block that they stand for, which was there before; or NULL */
    int n, capacity;     /* a power of two */
    struct block **rungs;
};

static int is_rung(const struct block *b)
{
    return b->instrs.n == 2 && is_cleanup_block(b);
}

static int same_drop(const struct instr *a, const struct instr *b)
{
    return a->op == OP_DROP && b->op == OP_DROP && a->src.at[0].kind == OPERAND_REG &&
           b->src.at[0].kind == OPERAND_REG && a->src.at[0].reg == b->src.at[0].reg;
}

static struct block **place_of(const struct ladders *l, const struct reg *r,
                               const struct block *next)
{
    unsigned mask = (unsigned)l->capacity - 1;
    unsigned i = ((unsigned)r->id * 31u + (unsigned)next->id * 2654435761u) & mask;

    for (; l->rungs[i]; i = (i + 1) & mask) {
        const struct block *b = l->rungs[i];
        if (b->instrs.at[1]->target.at[0] == next && b->instrs.at[0]->src.at[0].reg == r)
            break;
    }
    return &l->rungs[i];
}

static void keep_rung(struct ladders *l, struct block *b)
{
    if (l->n * 2 >= l->capacity) {
        struct ladders old = *l;
        l->capacity = old.capacity ? old.capacity * 2 : 16;
        l->rungs = NEW_ARRAY(l->f->module->arena, struct block *, l->capacity);
        for (int i = 0; i < old.capacity; i++)
            if (old.rungs[i])
                *place_of(l, old.rungs[i]->instrs.at[0]->src.at[0].reg,
                          old.rungs[i]->instrs.at[1]->target.at[0]) = old.rungs[i];
    }
    *place_of(l, b->instrs.at[0]->src.at[0].reg, b->instrs.at[1]->target.at[0]) = b;
    l->n++;
}

static struct block *new_rung(struct function *f, const struct instr *drop, struct block *next)
{
    arena *a = f->module->arena;
    struct block *b = new_block(f, "fail");
    struct instr *jump = new_instr(f, OP_JUMP, drop->line);
    struct instr *copy = new_instr(f, OP_DROP, drop->line);

    instr_add_src(f, copy, drop->src.at[0]);
    instr_add_target(f, jump, next);
    push(a, &b->instrs, copy);
    push(a, &b->instrs, jump);
    b->try_depth = next->try_depth;
    b->handled_depth = next->handled_depth;
    return b;
}

/* The rung that does drop and goes on at next. */
static struct block *rung(struct ladders *l, const struct instr *drop, struct block *next)
{
    struct block *b = l->n ? *place_of(l, drop->src.at[0].reg, next) : NULL;

    if (!b) {
        b = new_rung(l->f, drop, next);
        keep_rung(l, b);
    }
    return b;
}

/* The rungs that stand for b, which goes on to a block that has its own. */
static struct block *rungs_of(struct ladders *l, const struct block *b)
{
    struct block *at = l->tops[b->instrs.at[b->instrs.n - 1]->target.at[0]->id];

    for (int i = b->instrs.n - 2; i >= 0; i--)
        at = rung(l, b->instrs.at[i], at);
    return at;
}

/* The top rung that stands for the block at the end of a fail edge: itself, unless that is a
 * cleanup. */
static struct block *ladder(struct ladders *l, struct block *b)
{
    LIST(struct block *) way = {0, NULL};

    for (; !l->tops[b->id] && is_cleanup_block(b); b = block_terminator(b)->target.at[0])
        push(l->f->module->arena, &way, b);
    if (!l->tops[b->id])
        l->tops[b->id] = b;
    for (int i = way.n - 1; i >= 0; i--)
        l->tops[way.at[i]->id] = rungs_of(l, way.at[i]);
    return l->tops[way.n ? way.at[0]->id : b->id];
}

/* May the drops after i come before its test? Their order must stay, and a result that the
 * failure does not know must not be among them. */
static int is_result(const struct instr *i, const struct instr *drop)
{
    for (int d = 0; d < i->dst.n; d++)
        if (i->dst.at[d] == drop->src.at[0].reg)
            return 1;
    return 0;
}

static void hoist_drops(struct block *b, int k)
{
    struct instr *i = b->instrs.at[k];

    if (i->op == OP_CHECK_BOUND) /* writes its test alone */
        return;
    for (int next = k + 1; next < b->instrs.n; next++) {
        const struct instr *drop = b->instrs.at[next];
        if (!is_rung(i->fail) || !same_drop(drop, i->fail->instrs.at[0]) || is_result(i, drop))
            return;
        i->hoisted++;
        i->fail = i->fail->instrs.at[1]->target.at[0];
    }
}

/* FORGET was for the passes before: there is nothing to write. */
static void remove_forgets(struct block *b)
{
    int kept = 0;

    for (int k = 0; k < b->instrs.n; k++)
        if (b->instrs.at[k]->op != OP_FORGET)
            b->instrs.at[kept++] = b->instrs.at[k];
    b->instrs.n = kept;
}

void build_ladders(struct function *f)
{
    int n = f->blocks.n;
    struct ladders l = {.f = f, .tops = NEW_ARRAY(f->module->arena, struct block *, n)};

    for (int b = 0; b < n; b++)
        remove_forgets(f->blocks.at[b]);

    for (int b = 0; b < n; b++)
        for (int k = 0; k < f->blocks.at[b]->instrs.n; k++) {
            struct instr *i = f->blocks.at[b]->instrs.at[k];
            i->hoisted = 0;
            if (i->fail)
                i->fail = ladder(&l, i->fail);
        }
    for (int b = 0; b < n; b++)
        for (int k = 0; k < f->blocks.at[b]->instrs.n; k++)
            if (f->blocks.at[b]->instrs.at[k]->fail)
                hoist_drops(f->blocks.at[b], k);
    tidy_blocks(f);
}

/* ----------------------------------------------------------- rungs that have become the same */

static uint32_t mix(uint32_t h, uintptr_t value)
{
    return (h ^ (uint32_t)(value ^ value >> 16)) * 16777619u;
}

/* Of what a cleanup block does: equal for those that do the same. */
static uint32_t hash_of(const struct block *b)
{
    int last = b->instrs.n - 1;
    uint32_t h = mix(2166136261u, (uintptr_t)b->instrs.at[last]->target.at[0]->id);

    for (int k = 0; k < last; k++) {
        const struct reg *r = b->instrs.at[k]->src.at[0].reg;
        h = mix(mix(h, (uintptr_t)r->place), (uintptr_t)(r->slot >= 0 ? r->slot : r->number));
    }
    return h;
}

static int does_same(const struct block *a, const struct block *b)
{
    int last = a->instrs.n - 1;

    if (a->instrs.n != b->instrs.n ||
        a->instrs.at[last]->target.at[0] != b->instrs.at[last]->target.at[0])
        return 0;
    for (int k = 0; k < last; k++) {
        const struct reg *p = a->instrs.at[k]->src.at[0].reg, *q = b->instrs.at[k]->src.at[0].reg;
        if (!same_place(p, q) || p->nullable != q->nullable)
            return 0;
    }
    return 1;
}

/* The cleanup blocks that are kept, by what they do. */
struct kept {
    int capacity; /* a power of two, more than twice of the blocks */
    struct block **at;
};

/* The one that does what b does: b itself if it is the first. */
static struct block *first_alike(struct kept *kept, struct block *b)
{
    unsigned mask = (unsigned)kept->capacity - 1, i = hash_of(b) & mask;

    while (kept->at[i] && !does_same(kept->at[i], b))
        i = (i + 1) & mask;
    if (!kept->at[i])
        kept->at[i] = b;
    return kept->at[i];
}

static void lead_to(struct function *f, struct block **instead)
{
    for (int k = 0; k < f->blocks.n; k++)
        for (int n = 0; n < f->blocks.at[k]->instrs.n; n++) {
            struct instr *i = f->blocks.at[k]->instrs.at[n];
            if (i->fail && instead[i->fail->id])
                i->fail = instead[i->fail->id];
            for (int t = 0; t < i->target.n; t++)
                if (instead[i->target.at[t]->id])
                    i->target.at[t] = instead[i->target.at[t]->id];
        }
}

static void remove_blocks(struct function *f, struct block **instead)
{
    int kept = 0;

    for (int k = 0; k < f->blocks.n; k++)
        if (!instead[k])
            f->blocks.at[kept++] = f->blocks.at[k];
    f->blocks.n = kept;
    for (int k = 0; k < kept; k++)
        f->blocks.at[k]->id = k;
}

/* One round: blocks that go on to merged ones may be the same in the next. */
static int merge_once(struct function *f)
{
    arena *a = f->module->arena;
    int n = f->blocks.n, merged = 0;
    struct kept kept = {.capacity = 4};

    while (kept.capacity <= 2 * n)
        kept.capacity *= 2;
    kept.at = NEW_ARRAY(a, struct block *, kept.capacity);
    struct block **instead = NEW_ARRAY(a, struct block *, n);
    for (int k = 1; k < n; k++) {
        struct block *b = f->blocks.at[k];
        struct block *first = is_cleanup_block(b) ? first_alike(&kept, b) : b;
        if (first == b)
            continue;
        instead[k] = first;
        merged++;
    }
    if (!merged)
        return 0;
    lead_to(f, instead);
    remove_blocks(f, instead);
    return 1;
}

void merge_rungs(struct function *f)
{
    while (merge_once(f))
        ;
    tidy_blocks(f);
}
