/*
 * Frame layout.
 *
 * Requires tidy blocks with references placed. Uses liveness, which it computes anew, since the
 * ownership pass has added drops.
 *
 * Slots, in this order:
 *
 *     parameters, in the order of the call     a generator is created with its arguments in them
 *     other named locals, then cells           valid or 0 at all times (rule L1), where boxed
 *     boxed temporaries                        owned exactly at the points that say so
 *     unboxed temporaries                      completion numbers
 *
 * Temporaries whose lives never overlap share a slot, by greedy colouring in order of creation. The
 * register that keeps the handled exception has a slot of its own, which the runtime reads.
 */
#include <ctype.h>
#include "frame.h"
#include "liveness.h"

struct layout {
    struct function *f;
    arena *a, *scratch;
    struct ids live;
    unsigned char *crosses; /* by register id: does the temporary live across a suspension? */
    struct ids *conflicts;  /* by register id: the crossing ones alive at the same time */
    int *taken;             /* by slot: the last register, plus 1, that conflicts with a holder */
};

static int is_suspension(const struct instr *i)
{
    return i->op == OP_YIELD || i->op == OP_DELEGATE;
}

/* What must survive suspension i: needed behind it whichever way it resumes, but not its result. */
static void live_across(struct layout *w, const struct instr *i)
{
    ids_copy(w->scratch, &w->live, &i->target.at[0]->live_in);
    for (int d = 0; d < i->dst.n; d++)
        ids_remove(&w->live, i->dst.at[d]->id);
    if (i->fail)
        ids_union(w->scratch, &w->live, &i->fail->live_in);
}

static void find_suspensions(struct layout *w)
{
    for (int b = 0; b < w->f->blocks.n; b++) {
        struct block *block = w->f->blocks.at[b];
        struct instr *i = block_terminator(block);
        if (!is_suspension(i))
            continue;
        struct suspension s = {.line = i->line, .instr = i};
        s.kind = i->op == OP_YIELD ? POINT_YIELD : i->aux ? POINT_AWAIT : POINT_DELEGATE;
        s.in_handler = block->handled_depth > 0;
        live_across(w, i);
        for (int k = w->live.n - 1; k >= 0; k--) {
            struct reg *reg = w->f->regs.at[w->live.at[k]];
            w->crosses[reg->id] = 1;
            if (rep_infos[reg->rep].is_counted && !reg->uncounted && reg != w->f->handled_slot)
                push(w->a, &s.owned, reg);
        }
        /* A temporary that dies while an exception is handled sees it: the body must drop it. */
        s.has_handler = block->try_depth > 0 || (s.in_handler && s.owned.n > 0);
        s.state = i->state = w->f->suspensions.n + 1;
        push(w->a, &w->f->suspensions, s);
    }
}

static void add_conflict(struct layout *w, int r, int o)
{
    if (r == o || !w->crosses[r] || !w->crosses[o])
        return;
    ids_add(w->scratch, &w->conflicts[r], o);
    ids_add(w->scratch, &w->conflicts[o], r);
}

/* Two registers conflict where one is set while the other is alive; and results of one instruction,
 * which are set together. Named registers never cross. */
static void find_conflicts(struct layout *w)
{
    w->conflicts = NEW_ARRAY(w->scratch, struct ids, w->f->regs.n);
    for (int b = 0; b < w->f->blocks.n; b++) {
        const struct block *block = w->f->blocks.at[b];
        ids_copy(w->scratch, &w->live, &block->live_out);
        for (int k = block->instrs.n - 1; k >= 0; k--) {
            const struct instr *i = block->instrs.at[k];
            for (int d = 0; d < i->dst.n; d++) {
                for (int o = 0; o < w->live.n; o++)
                    add_conflict(w, i->dst.at[d]->id, w->live.at[o]);
                for (int e = 0; e < d; e++)
                    add_conflict(w, i->dst.at[d]->id, i->dst.at[e]->id);
            }
            live_before(w->scratch, i, &w->live);
        }
    }
}

static void add_slot(struct layout *w, struct reg *r)
{
    r->slot = w->f->slots.n;
    push(w->a, &w->f->slots, r);
}

/* The first slot of r's representation that no register in conflict with it holds, or a new one. */
static void place_temporary(struct layout *w, struct reg *r)
{
    const struct ids *conflicts = &w->conflicts[r->id];
    for (int k = 0; k < conflicts->n; k++) {
        const struct reg *o = w->f->regs.at[conflicts->at[k]];
        if (o->slot >= 0)
            w->taken[o->slot] = r->id + 1;
    }
    for (int slot = w->f->named_slots; slot < w->f->slots.n && r != w->f->handled_slot; slot++) {
        struct reg *holder = w->f->slots.at[slot];
        if (holder->rep == r->rep && holder != w->f->handled_slot && w->taken[slot] != r->id + 1) {
            r->slot = slot;
            return;
        }
    }
    add_slot(w, r);
}

static void place_all(struct layout *w)
{
    struct function *f = w->f;
    for (int r = 0; r < f->regs.n; r++)
        if (f->regs.at[r]->kind == REG_LOCAL)
            add_slot(w, f->regs.at[r]);
    for (int r = 0; r < f->regs.n; r++)
        if (f->regs.at[r]->kind == REG_CELL)
            add_slot(w, f->regs.at[r]);
    f->named_slots = f->slots.n;
    for (int rep = 0; rep < REP_COUNT; rep++)
        for (int r = 0; r < f->regs.n; r++)
            if (f->regs.at[r]->kind == REG_TEMP && f->regs.at[r]->rep == (enum representation)rep &&
                (w->crosses[r] || f->regs.at[r] == f->handled_slot))
                place_temporary(w, f->regs.at[r]);
}

void layout_frame(struct function *f)
{
    for (int r = 0; r < f->regs.n; r++)
        f->needs_frame |= f->regs.at[r]->kind == REG_LOCAL || f->regs.at[r]->kind == REG_CELL;
    if (!f->is_generator)
        return;
    analyse_liveness(f);
    struct layout w = {.f = f, .a = f->module->arena, .scratch = arena_new()};
    w.crosses = NEW_ARRAY(w.scratch, unsigned char, f->regs.n);
    w.taken = NEW_ARRAY(w.scratch, int, f->regs.n);
    find_suspensions(&w);
    find_conflicts(&w);
    place_all(&w);
    arena_free(w.scratch);
}

/* ---- The dump ------------------------------------------------------------------------------- */

/* As ` i64`; a boxed one says nothing. */
static void dump_representation(FILE *out, const struct reg *r)
{
    if (r->rep == REP_BOXED)
        return;
    putc(' ', out);
    for (const char *c = rep_infos[r->rep].name; *c; c++)
        putc(tolower((unsigned char)*c), out);
}

static void dump_slot(FILE *out, const struct function *f, int slot)
{
    const struct reg *r = f->slots.at[slot];
    fprintf(out, "  slot %d:", slot);
    if (r->kind != REG_TEMP) {
        fprintf(out, " %s", r->name);
        dump_representation(out, r);
        fprintf(out, "%s%s\n", r->kind == REG_CELL ? " cell" : "",
                r->is_parameter ? " parameter" : "");
        return;
    }
    for (int i = 0; i < f->regs.n; i++)
        if (f->regs.at[i]->slot == slot)
            fprintf(out, " t%d", i);
    dump_representation(out, r);
    fprintf(out, "%s\n", r == f->handled_slot ? " handled" : "");
}

void frame_dump(FILE *out, const struct function *f)
{
    static const char *const kinds[] = {
#define POINT(name, number, text) [number] = text,
#include "ir/shared.def"
    };
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
