/*
 * The verifier's second walk: values and references along every path.
 *
 * Idea: every temporary has a place, and a place has a state, carried along the edges until
 * nothing changes; a last walk then complains. The state says which temporary the place holds on
 * every path to here, and whether it owns a reference:
 *
 *     MAY_OWN        it does, on some path; without MAY_NOT_OWN: on every path
 *     MAY_NOT_OWN    it does not, on some path
 *     VAGUE          it holds one that may be 0, or did before it was emptied
 *
 * Before the temporaries have got C variables (places.c, colour.c) each is a place of its own.
 * Behind that those that share a variable, a slot or an item are one place, so that the sharing is
 * checked: whoever is read must be the one that was stored last, and nothing that owns may be
 * overwritten. A place in a C variable is lost where the body is suspended.
 *
 * Where paths meet, a place that owns on one of them and not on the other is an error, since the
 * code behind drops it or does not. There is one exception. What is known to be 0 is told by FORGET
 * up to the ladders; behind them (IR_SHARED) a place that is vague may own and not own.
 *
 * What hoisted drops drop is gone on both ways out of their instruction.
 *
 * Data layout: a word a place, 8 times the number of its holder (id plus 1; 0: none, or not the
 * same one on every path) and the three bits. To join is to or the bits, so the states only grow.
 */
#include <string.h>
#include "shape.h"
#include "verify.h"

enum { MAY_OWN = 1, MAY_NOT_OWN = 2, UNSURE = 3, VAGUE = 4, BITS = 7, HOLDER_SHIFT = 3 };
enum { CHUNK = 16 };

/* A word to be put back. */
struct change {
    int place;
    unsigned word;
};

struct walk {
    struct verifier *v;
    const struct function *f;
    const struct block *block; /* the one that is walked, */
    const struct instr *instr; /* and the instruction */
    int n;                     /* places */
    int *place;                /* by register id */
    unsigned char *in_frame;   /* by place: it outlives a suspension */
    unsigned **entry;          /* states at the start of block i, NULL: not reached */
    unsigned *now;
    unsigned char *waits; /* is block i to be walked (again)? */
    int changed;
    int keeps; /* changes are noted, to be undone */
    LIST(struct change) undo;
    int sent, first_item, items; /* the places of `sent` and of the items */
};

static int is_tracked(const struct reg *r)
{
    return r->kind == REG_TEMP;
}

static int is_counted(const struct walk *w, const struct reg *r)
{
    return w->v->state != IR_LOWERED && is_tracked(r) && rep_infos[r->rep].is_counted &&
           !r->uncounted;
}

/* Is it unknown where r is 0? */
static int is_vague(const struct walk *w, const struct reg *r)
{
    return w->v->state == IR_SHARED && r->nullable;
}

static const struct reg *holder(const struct walk *w, unsigned word)
{
    return word >> HOLDER_SHIFT ? w->f->regs.at[(word >> HOLDER_SHIFT) - 1] : NULL;
}

static unsigned held_by(const struct reg *r, unsigned bits)
{
    return ((unsigned)r->id + 1) << HOLDER_SHIFT | bits;
}

static int owns_surely(unsigned word)
{
    return (word & UNSURE) == MAY_OWN;
}

static const char *text_of(const struct walk *w, const struct reg *r)
{
    return arena_printf(w->v->scratch, "%c%d", rep_infos[r->rep].dumped, r->id);
}

/* Whoever is in the place; where several have been, the first that may be. */
static const char *holder_text(const struct walk *w, int place)
{
    const struct reg *r = holder(w, w->now[place]);

    for (int k = 0; !r && k < w->f->regs.n; k++)
        if (w->place[k] == place)
            r = w->f->regs.at[k];
    return r ? text_of(w, r) : "nothing";
}

static void set_word(struct walk *w, int place, unsigned word)
{
    if (w->keeps)
        push(w->v->scratch, &w->undo, ((struct change){place, w->now[place]}));
    w->now[place] = word;
}

/* ------------------------------------------------------------------------------------ places */

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* The number of a shared place among those of its kind, from 0; -1: r has a place of its own. */
static int shared_number(const struct reg *r)
{
    switch (r->place) {
    case PLACE_SLOT: return r->slot;
    case PLACE_ITEM: return r->number;
    case PLACE_SENT: return 0;
    case PLACE_VARIABLE: return r->number - 1;
    case PLACE_CONDITION: return -1;
    }
    return -1;
}

enum { PLACE_KINDS = PLACE_CONDITION + 1 };

static int kind_of(const struct reg *r)
{
    return r->place == PLACE_VARIABLE ? PLACE_KINDS + (int)r->rep : (int)r->place;
}

/* Gives every temporary its place. Those of one kind are numbered together. */
static void number_places(struct walk *w)
{
    int counts[PLACE_KINDS + REP_COUNT] = {0}, first[PLACE_KINDS + REP_COUNT];
    int is_shared = w->v->state == IR_SHARED;

    for (int r = 0; is_shared && r < w->f->regs.n; r++) {
        const struct reg *reg = w->f->regs.at[r];
        if (is_tracked(reg))
            counts[kind_of(reg)] = larger(counts[kind_of(reg)], shared_number(reg) + 1);
    }
    counts[PLACE_SENT] = 1;
    for (int k = 0; k < PLACE_KINDS + REP_COUNT; k++) {
        first[k] = w->n;
        w->n += counts[k];
    }
    w->place = NEW_ARRAY(w->v->scratch, int, w->f->regs.n);
    w->in_frame = NEW_ARRAY(w->v->scratch, unsigned char, w->n + w->f->regs.n);
    for (int r = 0; r < w->f->regs.n; r++) {
        const struct reg *reg = w->f->regs.at[r];
        int number = is_shared && is_tracked(reg) ? shared_number(reg) : -1;
        w->place[r] = number < 0 ? w->n++ : first[kind_of(reg)] + number;
        w->in_frame[w->place[r]] = reg->slot >= 0;
    }
    w->sent = first[PLACE_SENT];
    w->first_item = first[PLACE_ITEM];
    w->items = counts[PLACE_ITEM];
}

/* ------------------------------------------------------------------------------------- edges */

static unsigned join(struct walk *w, unsigned to, int place, const struct block *b)
{
    unsigned from = w->now[place];
    unsigned bits = (to | from) & BITS;

    if ((bits & UNSURE) == UNSURE && (from & UNSURE) != UNSURE && !(bits & VAGUE))
        complain(w->v, w->block, w->instr, "%s is owned on one way to block %d only",
                 holder_text(w, place), b->id);
    return bits | ((to ^ from) >> HOLDER_SHIFT ? 0 : to & ~(unsigned)BITS);
}

static void note_change(struct walk *w, const struct block *b)
{
    w->waits[b->id] = 1;
    w->changed = 1;
}

/* Joins the running state into the entry of b, to be walked again if that changed anything. */
static void flow_to(struct walk *w, struct block *b)
{
    unsigned *entry = w->entry[b->id];
    int changed = 0;

    if (!entry) {
        entry = w->entry[b->id] = NEW_ARRAY(w->v->scratch, unsigned, w->n + 1);
        memcpy(entry, w->now, sizeof *entry * (size_t)w->n);
        note_change(w, b);
        return;
    }
    for (int p = 0; p < w->n; p++) {
        if (p % CHUNK == 0 && p + CHUNK <= w->n &&
            !memcmp(&entry[p], &w->now[p], sizeof *entry * CHUNK)) {
            p += CHUNK - 1;
            continue;
        }
        if (entry[p] == w->now[p])
            continue;
        unsigned joined = join(w, entry[p], p, b);
        changed |= joined != entry[p];
        entry[p] = joined;
    }
    if (changed)
        note_change(w, b);
}

/* ------------------------------------------------------------------------------ instructions */

static void read_source(struct walk *w, const struct instr *i, const struct reg *r)
{
    const struct reg *held = holder(w, w->now[w->place[r->id]]);

    /* One rung drops whatever the C variable holds, on behalf of several temporaries. */
    if (held == r || (i->op == OP_DROP && w->v->state == IR_SHARED))
        return;
    if (held)
        complain(w->v, w->block, i, "%s is read where its place holds %s", text_of(w, r),
                 text_of(w, held));
    else
        complain(w->v, w->block, i, "%s is not set on every path", text_of(w, r));
}

static void use_sources(struct walk *w, const struct instr *i)
{
    for (int s = 0; s < i->src.n; s++) {
        const struct operand *o = &i->src.at[s];
        if (o->kind != OPERAND_REG || !is_tracked(o->reg))
            continue;
        int place = w->place[o->reg->id];
        read_source(w, i, o->reg);
        if (!is_counted(w, o->reg) || o->retain || !op_steals(i->op, s))
            continue;
        if (!(w->now[place] & MAY_OWN) && i->op != OP_FORGET)
            complain(w->v, w->block, i, "%s is moved, but not owned", text_of(w, o->reg));
        set_word(w, place, (w->now[place] & ~(unsigned)UNSURE) | MAY_NOT_OWN);
    }
}

/* What the place holds is gone; to: what happens to it, for the complaint. */
static void lose(struct walk *w, const struct instr *i, int place, const char *how)
{
    if (owns_surely(w->now[place]))
        complain(w->v, w->block, i, "%s %s while it owns a value", holder_text(w, place), how);
    set_word(w, place, MAY_NOT_OWN);
}

/* The places that are written whether i succeeds or not, beside those of its results. */
static void overwrite(struct walk *w, const struct instr *i)
{
    if (w->v->state != IR_SHARED)
        return;
    if (i->op == OP_UNPACK || i->op == OP_UNPACK_STAR)
        for (int d = 0; d < i->dst.n && d < w->items; d++)
            lose(w, i, w->first_item + d, "is overwritten");
    if (i->op == OP_YIELD || i->op == OP_DELEGATE)
        lose(w, i, w->sent, "is overwritten");
}

/* The layout of the frame knows what is owned at a suspension; all else is lost. */
static void suspend(struct walk *w, const struct instr *i)
{
    int known = 0, owned = 0;

    if (!i->state)
        return;
    if (i->state > w->f->suspensions.n) {
        complain(w->v, w->block, i, "the frame has no state %d", i->state);
        return;
    }
    for (int p = 0; p < w->n; p++)
        if (!w->in_frame[p])
            lose(w, i, p, "is lost");
    const struct suspension *s = &w->f->suspensions.at[i->state - 1];
    for (int k = 0; k < s->owned.n; k++) {
        unsigned word = w->now[w->place[s->owned.at[k]->id]];
        known += owns_surely(word);
        if (!(word & MAY_OWN))
            complain(w->v, w->block, i, "state %d drops %s, which owns nothing", i->state,
                     text_of(w, s->owned.at[k]));
    }
    for (int p = 0; p < w->n; p++)
        owned += owns_surely(w->now[p]);
    if (owned > known)
        complain(w->v, w->block, i, "state %d does not drop all that is owned", i->state);
}

/* A failing operation stores its zero before it jumps; then come the hoisted drops. */
static void flow_failure(struct walk *w, const struct block *b, int k)
{
    const struct instr *i = b->instrs.at[k];

    w->keeps = 1;
    for (int d = 0; w->v->state == IR_SHARED && d < i->dst.n; d++)
        if (is_tracked(i->dst.at[d]))
            lose(w, i, w->place[i->dst.at[d]->id], "is overwritten");
    for (int n = 1; n <= i->hoisted; n++)
        use_sources(w, b->instrs.at[k + n]);
    if (i->fail)
        flow_to(w, i->fail);
    if (i->op == OP_NEXT)
        flow_to(w, i->target.at[1]);
    for (int n = w->undo.n - 1; n >= 0; n--)
        w->now[w->undo.at[n].place] = w->undo.at[n].word;
    w->undo.n = w->keeps = 0;
}

/* What is known of the ownership of result d. */
static unsigned result_bits(const struct walk *w, const struct instr *i, int d)
{
    const struct operand *from = i->op == OP_MOVE ? &i->src.at[0] : NULL;
    int may_be_null =
        from ? from->kind == OPERAND_NULL || (from->kind == OPERAND_REG && from->reg->nullable)
             : may_give_null(i, d);

    if (!is_counted(w, i->dst.at[d]))
        return MAY_NOT_OWN;
    if (!is_vague(w, i->dst.at[d]))
        return MAY_OWN;
    return may_be_null ? VAGUE | UNSURE : VAGUE | MAY_OWN;
}

static void set_results(struct walk *w, const struct instr *i)
{
    for (int d = 0; d < i->dst.n; d++) {
        const struct reg *r = i->dst.at[d];
        if (!is_tracked(r))
            continue;
        int place = w->place[r->id];
        const struct reg *held = holder(w, w->now[place]);
        if (owns_surely(w->now[place]))
            complain(w->v, w->block, i, "%s is set while %s owns a value", text_of(w, r),
                     held == r ? "it" : holder_text(w, place));
        set_word(w, place, held_by(r, result_bits(w, i, d)));
    }
}

static void check_end(struct walk *w, const struct instr *i)
{
    if (i->op != OP_RETURN && i->op != OP_UNWIND)
        return;
    for (int p = 0; p < w->n; p++)
        if (owns_surely(w->now[p]))
            complain(w->v, w->block, i, "%s is still owned", holder_text(w, p));
}

/* What is 0 owns nothing; what may be 0, and is not, does. */
static void flow_from_is_null(struct walk *w, const struct instr *i)
{
    const struct reg *r = i->src.at[0].reg;
    int place = w->place[r->id];
    unsigned word = w->now[place], rest = word & ~(unsigned)UNSURE;

    if (is_counted(w, r))
        w->now[place] = rest | MAY_NOT_OWN;
    flow_to(w, i->target.at[0]);
    w->now[place] = word & MAY_OWN ? rest | MAY_OWN : word;
    flow_to(w, i->target.at[1]);
}

/* The edges that see the results: not that of an exhausted iterator, which has been taken. */
static void flow_to_targets(struct walk *w, const struct instr *i)
{
    if (i->op == OP_IS_NULL) {
        flow_from_is_null(w, i);
        return;
    }
    for (int t = 0; t < i->target.n; t++)
        if (i->op != OP_NEXT || t == 0)
            flow_to(w, i->target.at[t]);
}

static void walk_block(struct walk *w, const struct block *b)
{
    memcpy(w->now, w->entry[b->id], sizeof *w->now * (size_t)w->n);
    w->block = b;
    for (int k = 0; k < b->instrs.n; k++) {
        const struct instr *i = w->instr = b->instrs.at[k];
        use_sources(w, i);
        overwrite(w, i);
        suspend(w, i);
        if (i->fail)
            flow_failure(w, b, k);
        set_results(w, i);
        check_end(w, i);
        flow_to_targets(w, i);
    }
}

static void start(struct walk *w)
{
    arena *a = w->v->scratch;
    int blocks = w->f->blocks.n;

    number_places(w);
    w->entry = NEW_ARRAY(a, unsigned *, blocks);
    w->now = NEW_ARRAY(a, unsigned, w->n + 1);
    w->waits = NEW_ARRAY(a, unsigned char, blocks);
    for (int p = 0; p < w->n; p++)
        w->now[p] = MAY_NOT_OWN;
    flow_to(w, w->f->blocks.at[0]);
}

/* Walks the blocks until the states are found. */
static void find_states(struct walk *w)
{
    while (w->changed) {
        w->changed = 0;
        for (int i = 0; i < w->f->blocks.n; i++) {
            if (!w->waits[i])
                continue;
            w->waits[i] = 0;
            walk_block(w, w->f->blocks.at[i]);
        }
    }
}

void verify_paths(struct verifier *v)
{
    struct walk w = {.v = v, .f = v->f};

    v->is_quiet = 1;
    start(&w);
    find_states(&w);
    v->is_quiet = 0;
    for (int i = 0; i < v->f->blocks.n && v->errors < MOST_ERRORS; i++)
        if (w.entry[i])
            walk_block(&w, v->f->blocks.at[i]);
}
