/*
 * Fusion: the body of a generator takes the place of the `next` of the loop that consumes it.
 *
 *     t1 = CALL counter, n                 counter_n = MOVE n
 *     t2 = ITER t1                         JUMP -> start of the body
 * loop: t3 = NEXT t2 -> body, done    =>   ... t3 = MOVE i; JUMP -> body ...
 * body: ...                                body: ...; JUMP -> behind the yield
 * done: DROP t2                            done: UNBIND counter_n; UNBIND counter_i
 *
 * Requires tidy blocks, references not placed, module.known. Produces the same kind of graph.
 * Preserves what the program does, in which order, what it raises, and when values die:
 *
 *  F1 the callee is a constant global, or made where it is called; its parameters are bound where
 *     it is called, its body starts with the first step;
 *  F2 the generator is one temporary, or the argument of a fused generator, and has one use: the
 *     ITER of one loop. So nobody can see it. No recursion;
 *  F3 an exception of its body passes its own pad (splice.c), then goes where the loop's goes; one
 *     of the loop's body goes where it went, on its way the generator's variables are unbound;
 *  F4 where the loop dropped the iterator the generator's variables are unbound, in the order in
 *     which its frame would let them go. No handler encloses a yield, so nothing else is to be run;
 *  F6 TRACE_INNER adds the entry of the generator;
 *  F7 with several yields a raw register says behind which of them the body goes on;
 *  F9 the loop keeps its POLL, the generator those of its own loops.
 *
 * The generator stands for its references. They are the registers from the CALL to the NEXT, each
 * set once, by a MOVE or ITER of the one before. Where the first INNER one of them is unbound the
 * generator dies; if all are temporaries, where the last is dropped or, on the way to a handler,
 * is not wanted any more. To unbind twice does no harm. One of them may be a local variable of f
 * that is set several times, as a stage of a pipeline is. If nothing is stored to it later, the
 * generator lives as long as f, and its variables go with those of f (emit/leave.c).
 *
 * A function that is a generator itself does not get loops fused yet, since its frame would have to
 * hold the variables; into plain functions whole pipelines go, one generator after the other.
 */
#include <stdlib.h>
#include "analyse/liveness.h"
#include "analyse/makers.h"
#include "fuse.h"
#include "splice.h"

enum { MOST_FUSED = 24, MOST_INSTRS = 700, MOST_REFERENCES = 12 };

struct fusion {
    struct function *f;
    struct maker *makers;
    int fused;
};

/* A loop over a generator that can be fused. */
struct site {
    struct block *head; /* NEXT alone */
    struct instr *next;
    struct instr *call;
    struct function *callee;
    struct operand *frees;
    int n;
    struct reg *references[MOST_REFERENCES]; /* from that of the NEXT back to that of the CALL */
    struct reg *owner;                       /* the first INNER one, or NULL */
    /* A local variable of f that holds it too, from a MOVE to its only reader. */
    struct instr *local; /* that MOVE, or NULL */
    int behind_local;    /* so many references come behind the variable */
    int ends_with_f;     /* nothing else is ever stored there: it holds the generator to the end */
};

/* ------------------------------------------------------------------------------------- paths */

struct reach {
    struct fusion *w;
    unsigned char *seen;
    const struct block *stop, *other_stop;
    LIST(struct block *) work;
};

static void reach(struct block *b, void *context)
{
    struct reach *r = context;

    if (b == r->stop || b == r->other_stop || r->seen[b->id])
        return;
    r->seen[b->id] = 1;
    push(r->w->f->module->arena, &r->work, b);
}

/* The blocks that can be reached from `from` without passing one of the two. */
static unsigned char *reached(struct fusion *w, struct block *from, const struct block *stop,
                              const struct block *other_stop)
{
    struct reach r = {.w = w,
                      .seen = NEW_ARRAY(w->f->module->arena, unsigned char, w->f->blocks.n + 1),
                      .stop = stop,
                      .other_stop = other_stop};

    reach(from, &r);
    while (r.work.n)
        block_successors(r.work.at[--r.work.n], reach, &r);
    return r.seen;
}

/* ------------------------------------------------------------------------------------- sites */

/* Can the block be reached from its own end? */
static int is_in_loop(struct fusion *w, struct block *b)
{
    const struct instr *last = block_terminator(b);

    for (int t = 0; t < last->target.n; t++)
        if (last->target.at[t] == b || reached(w, last->target.at[t], NULL, NULL)[b->id])
            return 1;
    return 0;
}

static int reads(const struct instr *i, const struct reg *r)
{
    for (int s = 0; s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG && i->src.at[s].reg == r)
            return 1;
    return 0;
}

/*
 * The MOVE that gives a local variable what `user` reads, where a look at one block tells: nothing
 * else reads it until it is set again in that block, or ever. So `stage = source(n)` may be
 * followed by `stage = scale(stage)`.
 */
static struct instr *find_local(struct fusion *w, const struct reg *r, const struct instr *user,
                                int *is_last)
{
    struct block *in = w->makers[user->dst.at[0]->id].in;
    struct instr *set = NULL;
    int state = 0; /* 1: behind the MOVE, 2: behind the reader, 3: behind the next MOVE */

    for (int b = 0; b < w->f->blocks.n; b++)
        for (int n = 0; n < w->f->blocks.at[b]->instrs.n; n++) {
            struct instr *i = w->f->blocks.at[b]->instrs.at[n];
            int sets = i->dst.n == 1 && i->dst.at[0] == r;
            if ((sets || reads(i, r)) && (w->f->blocks.at[b] != in || (ends_life(i) && !sets)))
                return NULL;
            if (state == 3)
                continue;
            if (i == user)
                state = set ? 2 : 0;
            else if (reads(i, r) && state == 2)
                return NULL;
            else if (reads(i, r) && state == 1)
                set = NULL; /* it has another reader */
            if (sets && state != 2)
                set = i->op == OP_MOVE ? i : NULL, state = 1;
            else if (sets)
                state = 3;
        }
    *is_last = state == 2;
    return state >= 2 && !is_in_loop(w, in) ? set : NULL;
}

/* Goes on behind a local variable; NULL: what it holds is not known. */
static struct operand *pass_local(struct fusion *w, struct site *s, const struct reg *r,
                                  const struct instr *user)
{
    int is_last;
    struct instr *local = s->local || r->is_parameter ? NULL : find_local(w, r, user, &is_last);

    if (!local)
        return NULL;
    s->local = local;
    s->behind_local = s->n;
    s->ends_with_f = is_last;
    return &local->src.at[0];
}

/* Follows the references of what the loop consumes back to the call that made it. */
static int find_call(struct fusion *w, struct site *s)
{
    struct operand *o = &s->next->src.at[0];
    const struct instr *user = s->next;

    while (s->n < MOST_REFERENCES && o && o->kind == OPERAND_REG) {
        struct reg *r = o->reg;
        const struct maker *made = &w->makers[r->id];
        if (r->kind == REG_LOCAL) {
            o = user == s->next ? NULL : pass_local(w, s, r, user);
            continue;
        }
        if (made->sets != 1 || made->reads != 1 || r->kind == REG_CELL)
            return 0;
        s->references[s->n++] = r;
        if (r->kind == REG_INNER)
            s->owner = r;
        if (made->by->op == OP_CALL) {
            s->call = made->by;
            return 1;
        }
        if (made->by->op != OP_MOVE && made->by->op != OP_ITER)
            return 0;
        user = made->by;
        o = &made->by->src.at[0];
    }
    return 0;
}

/* Is the temporary dropped on every way that does not need it any more? */
static int is_dropped_everywhere(const struct fusion *w, const struct reg *r)
{
    if (r->kind != REG_TEMP)
        return 1;
    for (int b = 0; b < w->f->blocks.n; b++) {
        const struct block *block = w->f->blocks.at[b];
        const struct instr *last = block_terminator(block);
        for (int t = 0; t < last->target.n; t++)
            if (ids_has(&block->live_out, r->id) && !ids_has(&last->target.at[t]->live_in, r->id))
                return 0;
    }
    return 1;
}

/* Why the generator cannot be fused with the loop; NULL: it can. */
static const char *why_not_site(const struct fusion *w, const struct site *s)
{
    if (s->callee == w->f)
        return "it is recursive";
    if (s->callee->positional != s->call->src.n - 1)
        return "the call does not give all parameters in their places";
    const char *why_not = why_not_spliceable(s->callee);
    for (int k = 0; k < s->n && !why_not; k++)
        if (!is_dropped_everywhere(w, s->references[k]))
            why_not = "it is still held behind the loop";
    return why_not;
}

static void note_site(struct fusion *w, const struct site *s, const char *why_not)
{
    struct fusion_note note = {s->next->line, s->callee, why_not};

    push(w->f->module->arena, &w->f->fusions, note);
}

/* notes: where a loop over a known generator is not to be fused, it is noted why. */
static int find_site(struct fusion *w, struct block *head, struct site *s, int notes)
{
    *s = (struct site){.head = head, .next = block_terminator(head)};
    if (s->next->op != OP_NEXT || head->instrs.n != 1 || !find_call(w, s))
        return 0;
    s->callee = known_callee(w->makers, s->call, &s->frees);
    if (!s->callee || !s->callee->is_generator)
        return 0;
    const char *why_not = why_not_site(w, s);
    if (why_not && notes)
        note_site(w, s, why_not);
    return !why_not;
}

/* ------------------------------------------------------------------------------ ways to the loop
 */

/* The ways to the head: those that come from where the iterator was made start the generator, those
 * from the body of the loop go on with it. 0: some way may be either. */
static int tell_ways_apart(struct fusion *w, const struct site *s, unsigned char **starts)
{
    struct block *made = w->makers[s->references[0]->id].in;
    unsigned char *from_body = reached(w, s->next->target.at[0], s->head, made);

    *starts = reached(w, made, s->head, NULL);
    for (int p = 0; p < s->head->preds.n; p++) {
        const struct block *pred = s->head->preds.at[p];
        if (pred != made && (*starts)[pred->id] && from_body[pred->id])
            return 0;
        if (from_body[pred->id])
            (*starts)[pred->id] = 0;
    }
    return !(*starts)[s->head->id];
}

static void retarget(struct instr *last, const struct block *from, struct block *to)
{
    for (int t = 0; t < last->target.n; t++)
        if (last->target.at[t] == from)
            last->target.at[t] = to;
}

/* ------------------------------------------------------------------------------- its two ends */

/* Where the generator goes on: behind the yield, or behind the one that the register tells. */
static struct block *resume_block(struct splice *s, struct instr *const *yields, int n,
                                  struct reg *which)
{
    struct function *f = s->f;
    arena *a = f->module->arena;

    if (n == 1)
        return yields[0]->target.at[0];
    struct block *b = new_block(f, "resume");
    struct instr *i = new_instr(f, OP_SWITCH, s->line);
    b->try_depth = s->try_depth;
    b->handled_depth = s->handled_depth;
    instr_add_src(f, i, reg_operand(which));
    for (int k = 0; k < n; k++)
        instr_add_target(f, i, yields[k]->target.at[0]);
    push(a, &b->instrs, i);
    return b;
}

/* A resumption sends None. */
static void set_sent(struct function *f, struct block *b, const struct instr *yield)
{
    LIST(struct instr *) all = {0, NULL};
    struct instr *i = new_instr(f, OP_MOVE, yield->line);

    instr_add_src(f, i, word_operand(WORD_NONE));
    instr_add_dst(f, i, yield->dst.at[0]);
    push(f->module->arena, &all, i);
    for (int n = 0; n < b->instrs.n; n++)
        push(f->module->arena, &all, b->instrs.at[n]);
    b->instrs.n = all.n;
    b->instrs.at = all.at;
}

/* The value goes to the loop, whose body comes next. */
static void join_yield(struct splice *s, const struct site *site, struct block *b, int number,
                       struct reg *which)
{
    struct function *f = s->f;
    arena *a = f->module->arena;
    struct instr *yield = b->instrs.at[--b->instrs.n];
    struct instr *move = new_instr(f, OP_MOVE, yield->line);

    instr_add_src(f, move, yield->src.at[0]);
    instr_add_dst(f, move, site->next->dst.at[0]);
    push(a, &b->instrs, move);
    if (which) {
        struct instr *set = new_instr(f, OP_SET_RAW, yield->line);
        instr_add_dst(f, set, which);
        set->aux = number;
        push(a, &b->instrs, set);
    }
    append_jump(f, b, site->next->target.at[0], yield->line);
    if (yield->dst.n && yield->dst.at[0])
        set_sent(f, yield->target.at[0], yield);
}

/* The loop is exhausted when the variables are gone; what is returned is let go after them. */
static void join_return(struct splice *s, const struct site *site, struct block *b)
{
    struct function *f = s->f;
    struct instr *i = b->instrs.at[--b->instrs.n];
    const struct operand *o = &i->src.at[0];

    append_unbinds(f, b, s, i->line);
    if (o->kind == OPERAND_REG && o->reg->kind == REG_TEMP) {
        struct instr *drop = new_instr(f, OP_DROP, i->line);
        instr_add_src(f, drop, *o);
        push(f->module->arena, &b->instrs, drop);
    }
    append_jump(f, b, site->next->target.at[1], i->line);
}

/* Behind which yield the generator stands. No temporary: along the ways that the graph has, but no
 * run takes, it may be read before it is set. */
static struct reg *new_state(struct splice *s)
{
    struct reg *r = new_reg(s->f, REG_INNER, REP_RAW);

    r->name = inner_name(s, "state");
    return r;
}

/* Joins the copied blocks to the loop; gives where the generator goes on. */
static struct block *join_ends(struct splice *s, const struct site *site)
{
    arena *a = s->f->module->arena;
    LIST(struct instr *) yields = {0, NULL};
    LIST(struct block *) ends = {0, NULL};

    for (int k = 0; k < s->callee->blocks.n; k++) {
        struct block *b = s->blocks[s->callee->blocks.at[k]->id];
        struct instr *last = block_terminator(b);
        if (last->op == OP_RETURN)
            join_return(s, site, b);
        if (last->op != OP_YIELD)
            continue;
        push(a, &yields, last);
        push(a, &ends, b);
    }
    if (!yields.n)
        return NULL;
    struct reg *which = yields.n > 1 ? new_state(s) : NULL;
    for (int k = 0; k < yields.n; k++)
        join_yield(s, site, ends.at[k], k, which);
    return resume_block(s, yields.at, yields.n, which);
}

/* ---------------------------------------------------------------------- the generator's references
 */

static int is_reference(const struct site *s, const struct reg *r)
{
    for (int k = 0; k < s->n; k++)
        if (s->references[k] == r)
            return 1;
    return 0;
}

/* Does the generator die with this reference? */
static int is_last_reference(const struct site *s, const struct reg *r)
{
    if (s->ends_with_f)
        return 0;
    return s->owner ? r == s->owner : is_reference(s, r);
}

/* One of the temporaries that hold the generator before its owner does. */
static int is_held_by_temporary(const struct site *s, const struct reg *r)
{
    for (int k = s->n - 1; k >= s->behind_local && s->references[k] != s->owner; k--)
        if (s->references[k] == r)
            return r->kind == REG_TEMP;
    return 0;
}

static int makes_reference(const struct site *s, const struct instr *i)
{
    return i->op != OP_UNBIND && i->dst.n == 1 && is_reference(s, i->dst.at[0]);
}

static struct block *new_way_out(struct fusion *w, const struct splice *s, struct block *to)
{
    struct block *b = new_block(w->f, "drop");

    b->try_depth = to->try_depth;
    b->handled_depth = to->handled_depth;
    append_unbinds(w->f, b, s, s->line);
    append_jump(w->f, b, to, s->line);
    return b;
}

/* The ways of failures on which the generator dies: one block for each target. */
struct way_out {
    struct block *to, *by;
};
struct ways_out {
    LIST(struct way_out) list;
};

static struct block *way_out(struct fusion *w, struct ways_out *ways, const struct splice *s,
                             struct block *to)
{
    for (int k = 0; k < ways->list.n; k++)
        if (ways->list.at[k].to == to)
            return ways->list.at[k].by;
    struct way_out way = {to, new_way_out(w, s, to)};
    push(w->f->module->arena, &ways->list, way);
    return way.by;
}

static int dies_on_failure(const struct site *s, const struct instr *i, const struct ids *before)
{
    for (int k = 0; k < before->n; k++) {
        int is_held = 0;
        for (int r = 0; r < s->n && !is_held; r++)
            is_held =
                s->references[r]->id == before->at[k] && is_held_by_temporary(s, s->references[r]);
        if (is_held && !ids_has(&i->fail->live_in, before->at[k]))
            return 1;
    }
    return 0;
}

/* Redirects the failures of a block, by what is alive before each of its instructions. */
static void redirect_failures(struct fusion *w, struct ways_out *ways, const struct site *site,
                              const struct splice *s, struct block *b)
{
    arena *scratch = arena_new();
    struct ids live = {0};

    ids_copy(scratch, &live, &b->live_out);
    for (int n = b->instrs.n - 1; n >= 0; n--) {
        struct instr *i = b->instrs.at[n];
        live_before(scratch, i, &live);
        if (i->fail && i != site->next && dies_on_failure(site, i, &live))
            i->fail = way_out(w, ways, s, i->fail);
    }
    arena_free(scratch);
}

/* The variables of a dead generator that a traceback keeps stand where their owner would. */
static void hand_over(struct fusion *w, const struct site *site, const struct splice *s,
                      struct instr *trace)
{
    int n = trace->src.n;
    const struct operand *old = trace->src.at;

    trace->src.n = 0;
    trace->src.at = NULL;
    for (int k = 0; k < n; k++) {
        if (old[k].kind != OPERAND_REG || !is_reference(site, old[k].reg)) {
            instr_add_src(w->f, trace, old[k]);
            continue;
        }
        for (int v = 0; is_last_reference(site, old[k].reg) && v < s->inner.n; v++)
            instr_add_src(w->f, trace, reg_operand(s->inner.at[v]));
    }
}

/* The arguments become the generator's parameters. */
static void bind_parameters(struct fusion *w, const struct splice *s, const struct instr *call,
                            struct block *out)
{
    int parameter = 0;

    for (int r = 0; r < s->callee->regs.n; r++) {
        if (!s->callee->regs.at[r]->is_parameter)
            continue;
        struct instr *move = new_instr(w->f, OP_MOVE, call->line);
        instr_add_src(w->f, move, call->src.at[++parameter]);
        instr_add_dst(w->f, move, s->regs[r]);
        push(w->f->module->arena, &out->instrs, move);
    }
}

/* Rewrites what a block does with the generator. */
static void rewrite_block(struct fusion *w, const struct site *site, const struct splice *s,
                          struct block *b)
{
    arena *a = w->f->module->arena;
    struct block out = {0};

    for (int n = 0; n < b->instrs.n; n++) {
        struct instr *i = b->instrs.at[n];
        const struct reg *ends = i->op == OP_UNBIND ? i->dst.at[0]
                                 : i->op == OP_DROP && i->src.at[0].kind == OPERAND_REG
                                     ? i->src.at[0].reg
                                     : NULL;
        if (i == site->call) {
            bind_parameters(w, s, i, &out);
        } else if (ends && is_reference(site, ends)) {
            if (is_last_reference(site, ends))
                append_unbinds(w->f, &out, s, i->line);
        } else if (i == site->local) {
            append_unbind(w->f, &out, i->dst.at[0], i->line); /* what it held before goes */
        } else if (!makes_reference(site, i)) {
            if (i->op == OP_TRACE_INNER)
                hand_over(w, site, s, i);
            push(a, &out.instrs, i);
        }
    }
    b->instrs.n = out.instrs.n;
    b->instrs.at = out.instrs.at;
}

/* A function that was only made to be called is not made any more. */
static void forget_function(struct fusion *w, const struct site *s)
{
    const struct instr *made = w->makers[s->call->src.at[0].reg->id].by;

    if (made->op == OP_FUNCTION)
        remove_instr(w->f, made);
}

/* ------------------------------------------------------------------------------------- fusion */

/* The text of the copy stands in front of the loop's body. */
static void order_text(struct fusion *w, const struct splice *s, const struct block *head, int old)
{
    struct function *f = w->f;
    int sequence = 0;

    for (int b = 0; b < old; b++) {
        for (int k = 0; f->blocks.at[b] == head && k < s->callee->blocks.n; k++) {
            struct block *copy = s->blocks[s->callee->blocks.at[k]->id];
            for (int n = 0; n < copy->instrs.n; n++)
                copy->instrs.at[n]->sequence = ++sequence;
        }
        for (int n = 0; n < f->blocks.at[b]->instrs.n; n++)
            f->blocks.at[b]->instrs.at[n]->sequence = ++sequence;
    }
    for (int b = old; b < f->blocks.n; b++)
        for (int n = 0; n < f->blocks.at[b]->instrs.n; n++) {
            struct instr *i = f->blocks.at[b]->instrs.at[n];
            i->sequence = i->sequence > sequence ? ++sequence : i->sequence;
        }
    f->instr_count = f->instr_count > sequence ? f->instr_count : sequence;
}

static void fuse(struct fusion *w, struct site *site, unsigned char *starts)
{
    struct splice s = {.f = w->f,
                       .callee = site->callee,
                       .frees = site->frees,
                       .line = site->next->line,
                       .try_depth = site->head->try_depth,
                       .handled_depth = site->head->handled_depth,
                       .outer = site->next->fail};
    struct ways_out ways = {{0, NULL}};
    int old = w->f->blocks.n;

    splice_body(&s);
    for (int k = 0; k < s.inner.n; k++)
        s.inner.at[k]->stands_for = site->ends_with_f ? site->local->dst.at[0] : site->owner;
    struct block *entry = s.blocks[0], *resume = join_ends(&s, site);

    if (!resume)
        resume = entry; /* it never yields: nothing comes back */
    for (int b = 0; b < old; b++)
        redirect_failures(w, &ways, site, &s, w->f->blocks.at[b]);
    for (int p = 0; p < site->head->preds.n; p++) {
        struct block *pred = site->head->preds.at[p];
        retarget(block_terminator(pred), site->head, starts[pred->id] ? entry : resume);
    }
    for (int b = 0; b < old; b++)
        rewrite_block(w, site, &s, w->f->blocks.at[b]);
    forget_function(w, site);
    order_text(w, &s, site->head, old);
    tidy_blocks(w->f);
}

static void find_out(struct fusion *w)
{
    w->makers = find_makers(w->f);
    analyse_liveness(w->f);
}

/* Fuses one loop, if there is one that can be. */
static int fuse_one(struct fusion *w)
{
    struct site site;
    unsigned char *starts;

    find_out(w);
    for (int b = 0; b < w->f->blocks.n; b++)
        if (find_site(w, w->f->blocks.at[b], &site, 0) && tell_ways_apart(w, &site, &starts)) {
            note_site(w, &site, NULL);
            fuse(w, &site, starts);
            return 1;
        }
    return 0;
}

/* The loops that stay as they are. */
static void note_others(struct fusion *w)
{
    struct site site;

    find_out(w);
    for (int b = 0; b < w->f->blocks.n; b++)
        if (find_site(w, w->f->blocks.at[b], &site, 1))
            note_site(w, &site, "the function is long");
}

/* One look for an interrupt is enough where the loops of several generators go on together. */
static void remove_polls(struct function *f)
{
    for (int b = 0; b < f->blocks.n; b++) {
        struct block *block = f->blocks.at[b];
        int kept = 0, polls = 0;
        for (int n = 0; n < block->instrs.n; n++) {
            int is_poll = block->instrs.at[n]->op == OP_POLL;
            if (!is_poll || !polls)
                block->instrs.at[kept++] = block->instrs.at[n];
            polls |= is_poll;
        }
        block->instrs.n = kept;
    }
    tidy_blocks(f);
}

void fuse_generators(struct function *f)
{
    struct fusion w = {.f = f};

    if (f->is_generator || f->kind == FN_CLASS || !f->module->known || !f->module->hides_variables)
        return;
    while (w.fused < MOST_FUSED && function_size(f) < MOST_INSTRS && fuse_one(&w))
        w.fused++;
    note_others(&w);
    if (w.fused)
        remove_polls(f);
}

void fusion_dump(FILE *out, const struct function *f)
{
    if (!f->fusions.n)
        return;
    fprintf(out, "fusion %s\n", f->qualname);
    for (int k = 0; k < f->fusions.n; k++) {
        const struct fusion_note *note = &f->fusions.at[k];
        fprintf(out, "  line %d: %s %s%s\n", note->line, note->callee->qualname,
                note->why_not ? "stays: " : "is fused", note->why_not ? note->why_not : "");
    }
}
