/*
 * Frame layout.
 *
 * Requires tidy blocks with references placed. Uses liveness, which it computes anew, since the
 * ownership pass has added drops.
 *
 * Slots, in this order:
 *
 *     parameters, in the order of the call     a generator is created with its arguments in them
 *     other named locals, then cells           valid or 0 at all times (rule L1)
 *     boxed temporaries                        owned exactly at the points that say so
 *     raw temporaries                          completion numbers
 *
 * Temporaries whose lives never overlap share a slot, by greedy colouring in order of creation. The
 * register that keeps the handled exception has a slot of its own, which the runtime reads.
 */
#include "frame.h"
#include "liveness.h"

struct layout {
    struct function *f;
    arena *a;
    int words;
    unsigned *crossing;   /* temporaries that live across a suspension */
    unsigned **conflicts; /* by register id: the crossing ones alive at the same time */
};

static int is_suspension(const struct instr *i)
{
    return i->op == OP_YIELD || i->op == OP_DELEGATE;
}

/* What must survive suspension i: needed behind it whichever way it resumes, but not its result. */
static void live_across(const struct instr *i, unsigned *live, int words)
{
    bits_copy(live, i->target.at[0]->live_in, words);
    for (int d = 0; d < i->dst.n; d++)
        bits_remove(live, i->dst.at[d]->id);
    if (i->fail)
        bits_union(live, i->fail->live_in, words);
}

static void find_suspensions(struct layout *w)
{
    unsigned *live = NEW_ARRAY(w->a, unsigned, w->words + 1);
    for (int b = 0; b < w->f->blocks.n; b++) {
        struct block *block = w->f->blocks.at[b];
        struct instr *i = block_terminator(block);
        if (!is_suspension(i))
            continue;
        struct suspension s = {.line = i->line, .instr = i};
        s.kind = i->op == OP_YIELD ? 1 : i->aux ? 3 : 2;
        s.in_handler = block->handled_depth > 0;
        live_across(i, live, w->words);
        bits_union(w->crossing, live, w->words);
        for (int r = w->f->regs.n - 1; r >= 0; r--) {
            struct reg *reg = w->f->regs.at[r];
            if (bits_has(live, r) && reg->rep == REP_BOXED && !reg->uncounted &&
                reg != w->f->handled_slot)
                push(w->a, &s.owned, reg);
        }
        /* A temporary that dies while an exception is handled sees it: the body must drop it. */
        s.has_handler = block->try_depth > 0 || (s.in_handler && s.owned.n > 0);
        s.state = i->state = w->f->suspensions.n + 1;
        push(w->a, &w->f->suspensions, s);
    }
}

static void note_conflicts(struct layout *w, const struct reg *r, const unsigned *live)
{
    if (r->kind != REG_TEMP || !bits_has(w->crossing, r->id))
        return;
    for (int o = 0; o < w->f->regs.n; o++) {
        if (o != r->id && bits_has(live, o) && bits_has(w->crossing, o)) {
            bits_add(w->conflicts[r->id], o);
            bits_add(w->conflicts[o], r->id);
        }
    }
}

/* Two registers conflict where one is set while the other is alive. */
static void find_conflicts(struct layout *w)
{
    unsigned *live = NEW_ARRAY(w->a, unsigned, w->words + 1);
    w->conflicts = NEW_ARRAY(w->a, unsigned *, w->f->regs.n + 1);
    for (int r = 0; r < w->f->regs.n; r++)
        w->conflicts[r] = NEW_ARRAY(w->a, unsigned, w->words + 1);
    for (int b = 0; b < w->f->blocks.n; b++) {
        const struct block *block = w->f->blocks.at[b];
        bits_copy(live, block->live_out, w->words);
        for (int k = block->instrs.n - 1; k >= 0; k--) {
            const struct instr *i = block->instrs.at[k];
            for (int d = 0; d < i->dst.n; d++) {
                note_conflicts(w, i->dst.at[d], live);
                /* Results of one instruction are set together. */
                for (int e = 0; e < d; e++)
                    if (i->dst.at[e]->kind == REG_TEMP && i->dst.at[d]->kind == REG_TEMP &&
                        bits_has(w->crossing, i->dst.at[e]->id) &&
                        bits_has(w->crossing, i->dst.at[d]->id)) {
                        bits_add(w->conflicts[i->dst.at[d]->id], i->dst.at[e]->id);
                        bits_add(w->conflicts[i->dst.at[e]->id], i->dst.at[d]->id);
                    }
            }
            live_before(i, live, w->words);
        }
    }
}

static void add_slot(struct layout *w, struct reg *r)
{
    r->slot = w->f->slots.n;
    push(w->a, &w->f->slots, r);
}

static int slot_is_free(const struct layout *w, const struct reg *r, int slot)
{
    for (int o = 0; o < w->f->regs.n; o++)
        if (w->f->regs.at[o]->slot == slot && bits_has(w->conflicts[r->id], o))
            return 0;
    return 1;
}

static void place_temporary(struct layout *w, struct reg *r)
{
    for (int slot = w->f->named_slots; slot < w->f->slots.n && r != w->f->handled_slot; slot++) {
        struct reg *holder = w->f->slots.at[slot];
        if (holder->rep == r->rep && holder != w->f->handled_slot && slot_is_free(w, r, slot)) {
            r->slot = slot;
            return;
        }
    }
    add_slot(w, r);
}

static void place_all(struct layout *w)
{
    static const enum representation reps[] = {REP_BOXED, REP_RAW};
    struct function *f = w->f;
    for (int r = 0; r < f->regs.n; r++)
        if (f->regs.at[r]->kind == REG_LOCAL)
            add_slot(w, f->regs.at[r]);
    for (int r = 0; r < f->regs.n; r++)
        if (f->regs.at[r]->kind == REG_CELL)
            add_slot(w, f->regs.at[r]);
    f->named_slots = f->slots.n;
    for (int k = 0; k < 2; k++)
        for (int r = 0; r < f->regs.n; r++)
            if (f->regs.at[r]->kind == REG_TEMP && f->regs.at[r]->rep == reps[k] &&
                (bits_has(w->crossing, r) || f->regs.at[r] == f->handled_slot))
                place_temporary(w, f->regs.at[r]);
}

void layout_frame(struct function *f)
{
    for (int r = 0; r < f->regs.n; r++)
        f->needs_frame |= f->regs.at[r]->kind != REG_TEMP;
    if (!f->is_generator)
        return;
    analyse_liveness(f);
    struct layout w = {.f = f, .a = f->module->arena, .words = bits_words(f->regs.n)};
    w.crossing = NEW_ARRAY(w.a, unsigned, w.words + 1);
    find_suspensions(&w);
    find_conflicts(&w);
    place_all(&w);
}

/* ---- The dump ------------------------------------------------------------------------------- */

static void dump_slot(FILE *out, const struct function *f, int slot)
{
    const struct reg *r = f->slots.at[slot];
    fprintf(out, "  slot %d:", slot);
    if (r->kind != REG_TEMP) {
        fprintf(out, " %s%s%s\n", r->name, r->kind == REG_CELL ? " cell" : "",
                r->is_parameter ? " parameter" : "");
        return;
    }
    for (int i = 0; i < f->regs.n; i++)
        if (f->regs.at[i]->slot == slot)
            fprintf(out, " t%d", i);
    fprintf(out, "%s%s\n", r->rep == REP_RAW ? " raw" : "", r == f->handled_slot ? " handled" : "");
}

void frame_dump(FILE *out, const struct function *f)
{
    static const char *const kinds[] = {"created", "yield", "yield from", "await"};
    if (!f->is_generator)
        return;
    fprintf(out, "frame %s\n", f->qualname);
    for (int s = 0; s < f->slots.n; s++)
        dump_slot(out, f, s);
    for (int i = 0; i < f->suspensions.n; i++) {
        const struct suspension *s = &f->suspensions.at[i];
        fprintf(out, "  state %d: line %d, %s%s%s", s->state, s->line, kinds[s->kind],
                s->has_handler ? ", in try" : "", s->in_handler ? ", handling" : "");
        for (int k = 0; k < s->owned.n; k++)
            fprintf(out, "%s t%d", k ? "," : ", owns", s->owned.at[k]->id);
        fprintf(out, "\n");
    }
}
