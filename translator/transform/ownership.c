/*
 * Places references by liveness (rules L1, L2, R4, R5).
 *
 * Requires liveness on tidy blocks. Produces a graph in which every temporary that is set by a
 * counted result is stolen or dropped exactly once on every path; liveness is not valid afterwards.
 * Keeps the order of all other instructions.
 *
 * Idea: an owned temporary is one that is live, because whatever makes it die consumes it:
 *   - a source that is moved in, at its last use, hands its reference over; any other source that
 *     is moved in is marked `retain`. Named variables, constants and cells are never handed over
 *     (but by RETURN, which ends their life);
 *   - a source that is only read and dies there is dropped behind the instruction;
 *   - on an edge, what is owned at its start and not live at its end is dropped: in the block that
 *     jumps if that has one successor, in the successor if it has one predecessor, else in a block
 *     put on the edge;
 *   - on an exceptional edge the same before the handler runs: the sources of what failed, then the
 *     others, innermost (youngest) first. Each
 *     drop is a block of its own, a rung, which goes on to the rung of what was made before: so
 *     failures share what they have in common, and there are no more rungs than temporaries.
 *
 * Rungs are found by what they drop and where they go on; those of the last failure are kept, since
 * the next owns nearly the same.
 */
#include "ownership.h"
#include "analyse/liveness.h"

enum { BUCKETS = 1 << 10 };

/* The way of a failure, from where it leads up to its first drop. */
struct way {
    struct block *to;
    struct ids owned;
    LIST(struct block *) rungs; /* of each that is owned */
};

struct pass {
    struct function *f;
    arena *a;
    arena *scratch; /* of this pass: ends with it */
    struct ids owned;
    struct ids *live; /* behind each instruction of the running block; [0]: before the first */
    int live_capacity;
    LIST(struct reg *) dying; /* of the failing instruction */
    struct way way;           /* of the last failure */
    LIST(struct block *) rungs;
    LIST(int) older;          /* the rung before it in its bucket, or -1 */
    int *buckets;             /* the newest rung of each, or -1 */
    LIST(struct instr *) out; /* the block as it becomes */
};

static int is_counted(const struct reg *r)
{
    return r->kind == REG_TEMP && rep_infos[r->rep].is_counted && !r->uncounted;
}

static struct reg *counted_source(const struct operand *o)
{
    return o->kind == OPERAND_REG && is_counted(o->reg) ? o->reg : NULL;
}

static void add_drop(struct pass *p, struct reg *r, int line)
{
    struct instr *drop = new_instr(p->f, OP_DROP, line);
    instr_add_src(p->f, drop, reg_operand(r));
    push(p->a, &p->out, drop);
}

static void append_drop(struct pass *p, struct block *b, struct reg *r, int line)
{
    struct instr *drop = new_instr(p->f, OP_DROP, line);
    instr_add_src(p->f, drop, reg_operand(r));
    push(p->a, &b->instrs, drop);
}

/* ---- Exceptional edges ----------------------------------------------------------------------- */

static struct block *new_rung(struct pass *p, const struct reg *r, struct block *next, int line)
{
    struct block *rung = new_block(p->f, "drop");

    rung->try_depth = next->try_depth;
    rung->handled_depth = next->handled_depth;
    append_drop(p, rung, p->f->regs.at[r->id], line);
    append_jump(p->f, rung, next, line);
    return rung;
}

/* The block that drops r and goes on at next. */
static struct block *rung(struct pass *p, const struct reg *r, struct block *next, int line)
{
    int *bucket = &p->buckets[((unsigned)next->id * 31u + (unsigned)r->id) % BUCKETS];

    for (int i = *bucket; i >= 0; i = p->older.at[i]) {
        const struct block *b = p->rungs.at[i];
        if (b->instrs.at[0]->src.at[0].reg == r && b->instrs.at[1]->target.at[0] == next)
            return p->rungs.at[i];
    }
    struct block *made = new_rung(p, r, next, line);
    push(p->scratch, &p->older, *bucket);
    *bucket = p->rungs.n;
    push(p->scratch, &p->rungs, made);
    return made;
}

/* How many rungs of the last way are on the one to `to` as well. */
static int shared_rungs(const struct way *last, const struct block *to, const struct ids *owned)
{
    int n = 0;

    while (last->to == to && n < owned->n && n < last->owned.n && owned->at[n] == last->owned.at[n])
        n++;
    return n;
}

/* The block that drops those temporaries, of which there are some, and goes on to `to`. */
static struct block *cleanup_block(struct pass *p, struct block *to, const struct ids *owned,
                                   int line)
{
    struct way *way = &p->way;
    int n = shared_rungs(way, to, owned);

    for (way->rungs.n = n; n < owned->n; n++) {
        struct block *next = n ? way->rungs.at[n - 1] : to;
        push(p->scratch, &way->rungs, rung(p, p->f->regs.at[owned->at[n]], next, line));
    }
    way->to = to;
    ids_copy(p->scratch, &way->owned, owned);
    return way->rungs.at[owned->n - 1];
}

/* The order in which CPython's stack lets the sources go: what is stored first, then in order. */
static int source_in_order(const struct instr *i, int k)
{
    if (i->op != OP_SETITEM && i->op != OP_SETATTR)
        return k;
    return k == 0 ? i->src.n - 1 : k - 1;
}

/* Takes out of owned the sources that would have died in i had it not failed, in their order. */
static void take_dying(struct pass *p, const struct instr *i, const struct ids *after,
                       struct ids *owned)
{
    p->dying.n = 0;
    for (int k = 0; k < i->src.n; k++) {
        struct reg *r = counted_source(&i->src.at[source_in_order(i, k)]);
        if (!r || !ids_has(owned, r->id) || ids_has(after, r->id))
            continue;
        ids_remove(owned, r->id);
        push(p->scratch, &p->dying, r);
    }
}

/* live: before i, after: behind it. What i owned and has not consumed when it fails, and the
 * handler does not want: its sources first, as where it succeeds. */
static void guard_failure(struct pass *p, struct instr *i, const struct ids *live,
                          const struct ids *after)
{
    struct ids *owned = &p->owned;
    owned->n = 0;
    for (int k = 0; k < live->n; k++)
        if (is_counted(p->f->regs.at[live->at[k]]) && !ids_has(&i->fail->live_in, live->at[k]))
            ids_add(p->scratch, owned, live->at[k]);
    for (int s = 0; s < i->src.n; s++) {
        const struct operand *o = &i->src.at[s];
        if (op_steals(i->op, s) && !o->retain && counted_source(o))
            ids_remove(owned, o->reg->id);
    }
    take_dying(p, i, after, owned);
    if (owned->n)
        i->fail = cleanup_block(p, i->fail, owned, i->line);
    for (int k = p->dying.n - 1; k >= 0; k--)
        i->fail = rung(p, p->dying.at[k], i->fail, i->line);
}

/* ---- Instructions ---------------------------------------------------------------------------- */

/* Is source s the one of i that hands the reference over? after: live behind i. */
static int moves(const struct instr *i, int s, const struct ids *after)
{
    const struct operand *o = &i->src.at[s];
    if (i->op == OP_RETURN && o->kind == OPERAND_REG && o->reg->kind == REG_LOCAL)
        return !i->dst.n;
    struct reg *r = counted_source(o);
    if (!r || ids_has(after, r->id) || (i->fail && ids_has(&i->fail->live_in, r->id)))
        return 0;
    for (int later = 0; later < i->src.n; later++)
        if (later != s && counted_source(&i->src.at[later]) == r &&
            (later > s || !op_steals(i->op, later)))
            return 0; /* a later use takes it, or a plain one still reads it */
    return 1;
}

static int needs_count(const struct operand *o)
{
    switch (o->kind) {
    case OPERAND_REG: return rep_infos[o->reg->rep].is_counted && !o->reg->uncounted;
    case OPERAND_CONSTANT:
    case OPERAND_FREE:
    case OPERAND_NAMESPACE: return 1;
    default: return 0;
    }
}

static void mark_sources(struct function *f, struct instr *i, const struct ids *after)
{
    for (int s = 0; s < i->src.n; s++) {
        struct operand *o = &i->src.at[s];
        if (!op_steals(i->op, s) || !needs_count(o))
            continue;
        /* The frame of a generator is cleared by the runtime, so its variables stay. */
        int is_frame = i->op == OP_RETURN && f->is_generator && o->kind == OPERAND_REG &&
                       o->reg->kind != REG_TEMP;
        o->retain = is_frame || !moves(i, s, after);
    }
}

static int is_consumed(const struct instr *i, const struct reg *r)
{
    for (int s = 0; s < i->src.n; s++)
        if (counted_source(&i->src.at[s]) == r && op_steals(i->op, s) && !i->src.at[s].retain)
            return 1;
    return 0;
}

/* Drops the sources that died in i without being consumed, each once. */
static void drop_dead_sources(struct pass *p, const struct instr *i, const struct ids *after)
{
    for (int k = 0; k < i->src.n; k++) {
        int s = source_in_order(i, k);
        struct reg *r = counted_source(&i->src.at[s]);
        int seen = 0;
        for (int e = 0; e < s; e++)
            seen |= r && counted_source(&i->src.at[e]) == r;
        if (r && !seen && !ids_has(after, r->id) && !is_consumed(i, r))
            add_drop(p, r, i->line);
    }
}

static int is_source(const struct instr *i, const struct reg *r)
{
    for (int s = 0; s < i->src.n; s++)
        if (counted_source(&i->src.at[s]) == r)
            return 1;
    return 0;
}

/* Drops what only the exceptional edge of i still wanted: i has not failed. */
static void drop_unneeded(struct pass *p, const struct instr *i, const struct ids *before,
                          const struct ids *after)
{
    for (int k = before->n - 1; k >= 0; k--) {
        struct reg *reg = p->f->regs.at[before->at[k]];
        if (!ids_has(after, reg->id) && is_counted(reg) && !is_source(i, reg))
            add_drop(p, reg, i->line);
    }
}

static void drop_dead_results(struct pass *p, const struct instr *i, const struct ids *after)
{
    for (int d = 0; d < i->dst.n; d++)
        if (is_counted(i->dst.at[d]) && !ids_has(after, i->dst.at[d]->id))
            add_drop(p, i->dst.at[d], i->line);
}

/* Has it no effect but results that nobody reads, and no source that needs a drop? */
static int is_useless(const struct instr *i, const struct ids *after)
{
    if (!only_computes(i))
        return 0;
    for (int d = 0; d < i->dst.n; d++)
        if (ids_has(after, i->dst.at[d]->id))
            return 0;
    for (int s = 0; s < i->src.n; s++)
        if (counted_source(&i->src.at[s]))
            return 0;
    return 1;
}

/* ---- Edges ----------------------------------------------------------------------------------- */

static void insert_at_start(struct pass *p, struct block *b, struct instr *const *drops, int n)
{
    LIST(struct instr *) all = {0, NULL};
    for (int k = 0; k < n; k++)
        push(p->a, &all, drops[k]);
    for (int k = 0; k < b->instrs.n; k++)
        push(p->a, &all, b->instrs.at[k]);
    b->instrs.n = all.n;
    b->instrs.at = all.at;
}

/* owned: what is owned when `last` takes its target t. */
static void settle_edge(struct pass *p, struct instr *last, int t, const struct ids *owned)
{
    struct block *to = last->target.at[t];
    LIST(struct instr *) drops = {0, NULL};
    for (int k = owned->n - 1; k >= 0; k--) {
        struct reg *reg = p->f->regs.at[owned->at[k]];
        if (ids_has(&to->live_in, reg->id) || !is_counted(reg))
            continue;
        struct instr *drop = new_instr(p->f, OP_DROP, last->line);
        instr_add_src(p->f, drop, reg_operand(reg));
        push(p->a, &drops, drop);
    }
    if (!drops.n)
        return;
    if (to->preds.n == 1) {
        insert_at_start(p, to, drops.at, drops.n);
        return;
    }
    struct block *between = new_block(p->f, "drop");
    between->try_depth = to->try_depth;
    between->handled_depth = to->handled_depth;
    for (int k = 0; k < drops.n; k++)
        push(p->a, &between->instrs, drops.at[k]);
    append_jump(p->f, between, to, last->line);
    /* Its place in the text is behind the block that it comes from, not behind all others. */
    for (int k = 0; k < between->instrs.n; k++)
        between->instrs.at[k]->sequence = last->sequence;
    last->target.at[t] = between;
}

/* What the terminator leaves owned on its way to target t. */
static void owned_on_edge(struct pass *p, const struct instr *last, int t, const struct ids *live,
                          struct ids *owned)
{
    ids_copy(p->scratch, owned, live);
    for (int s = 0; s < last->src.n; s++) {
        struct reg *r = counted_source(&last->src.at[s]);
        if (r && (is_consumed(last, r) || (last->op == OP_IS_NULL && t == 0)))
            ids_remove(owned, r->id);
    }
    if (last->op == OP_NEXT && t == 1)
        return;
    for (int d = 0; d < last->dst.n; d++)
        if (is_counted(last->dst.at[d]))
            ids_add(p->scratch, owned, last->dst.at[d]->id);
}

/* live: before the terminator. */
static void settle_edges(struct pass *p, struct instr *last, const struct ids *live)
{
    struct ids *owned = &p->owned;
    for (int t = 0; t < last->target.n; t++) {
        owned_on_edge(p, last, t, live, owned);
        if (last->op != OP_JUMP) {
            settle_edge(p, last, t, owned);
            continue;
        }
        for (int k = owned->n - 1; k >= 0; k--) {
            struct reg *r = p->f->regs.at[owned->at[k]];
            if (is_counted(r) && !ids_has(&last->target.at[t]->live_in, r->id))
                add_drop(p, r, last->line);
        }
    }
}

/* ---- Blocks ---------------------------------------------------------------------------------- */

/* Fills p->live: live[k] is what is live before instruction k. The sets keep their storage from
 * block to block. */
static void find_live_sets(struct pass *p, const struct block *b)
{
    int n = b->instrs.n;
    if (n >= p->live_capacity) {
        struct ids *grown = NEW_ARRAY(p->scratch, struct ids, 2 * n + 1);
        if (p->live_capacity)
            memcpy(grown, p->live, sizeof *grown * (size_t)p->live_capacity);
        p->live = grown;
        p->live_capacity = 2 * n + 1;
    }
    ids_copy(p->scratch, &p->live[n], &b->live_out);
    for (int k = n - 1; k >= 0; k--) {
        ids_copy(p->scratch, &p->live[k], &p->live[k + 1]);
        live_before(p->scratch, b->instrs.at[k], &p->live[k]);
    }
}

static void place_in_block(struct pass *p, struct block *b)
{
    find_live_sets(p, b);
    const struct ids *live = p->live;
    int n = b->instrs.n;
    p->out.n = 0;
    p->out.at = NULL;
    for (int k = 0; k < n; k++) {
        struct instr *i = b->instrs.at[k];
        if (is_useless(i, &live[k + 1]))
            continue;
        mark_sources(p->f, i, &live[k + 1]);
        if (i->fail)
            guard_failure(p, i, &live[k], &live[k + 1]);
        if (op_is_terminator(i->op)) {
            settle_edges(p, i, &live[k]);
            push(p->a, &p->out, i);
            break;
        }
        push(p->a, &p->out, i);
        drop_dead_sources(p, i, &live[k + 1]);
        if (i->fail)
            drop_unneeded(p, i, &live[k], &live[k + 1]);
        drop_dead_results(p, i, &live[k + 1]);
    }
    b->instrs.n = p->out.n;
    b->instrs.at = p->out.at;
}

void place_references(struct function *f)
{
    struct pass p = {.f = f, .a = f->module->arena, .scratch = arena_new()};
    int blocks = f->blocks.n; /* those that come now are finished */
    p.buckets = NEW_ARRAY(p.scratch, int, BUCKETS);
    memset(p.buckets, -1, sizeof *p.buckets * BUCKETS);
    for (int b = 0; b < blocks; b++)
        place_in_block(&p, f->blocks.at[b]);
    arena_free(p.scratch);
}
