/*
 * How control leaves a function.
 *
 *   - A pad whose failures all stand on one line has that line in its text; where they stand on
 *     several, each says its own in the variable `line`.
 *   - A pad that does nothing but trace and leave, for one failure alone, needs no label: it is
 *     written where the failure is.
 *   - Returns of a plain function with several variables to drop share one exit, unless a traceback
 *     may have seen the frame: then each leaves it by itself.
 *
 * Requires the final graph, boundness and the list of variables. Preserves the graph.
 */
#include <string.h>
#include "boundness.h"
#include "exits.h"

int has_frame(const struct function *f)
{
    return f->needs_frame && !f->is_generator && f->variables.n > 0;
}

int only_unwinds(const struct function *f, const struct block *b)
{
    return f->is_generator && b->instrs.at[0]->op == OP_UNWIND;
}

int carries_failure(const struct block *b, const struct instr *jump)
{
    return jump->op == OP_JUMP && behind_ladder(jump->target.at[0])->is_pad && !is_way_out(b);
}

static void note_line(const struct instr *i, struct block *to)
{
    int *known = &behind_ladder(to)->failure_line;

    if (*known == 0)
        *known = i->line > 0 ? i->line : -1;
    else if (*known != i->line)
        *known = -1;
}

static void count_ways_in(struct block *b)
{
    struct instr *last = block_terminator(b);

    for (int n = 0; n < b->instrs.n; n++)
        if (b->instrs.at[n]->fail) {
            note_line(b->instrs.at[n], b->instrs.at[n]->fail);
            b->instrs.at[n]->fail->ways_in++;
        }
    for (int n = 0; n < last->target.n; n++)
        last->target.at[n]->ways_in++;
    if (carries_failure(b, last))
        note_line(last, last->target.at[0]);
}

/* ---------------------------------------------------------------------------------- returns */

struct walk {
    struct function *f;
    unsigned char *seen;
    LIST(const struct block *) work;
};

static void reach(struct block *block, void *context)
{
    struct walk *w = context;

    if (w->seen[block->id])
        return;
    w->seen[block->id] = 1;
    push(w->f->module->arena, &w->work, block);
}

/* Can the function return after an exception has passed one of its pads? */
static int returns_after_trace(struct function *f)
{
    struct walk w = {.f = f, .seen = NEW_ARRAY(f->module->arena, unsigned char, f->blocks.n)};

    for (int k = 0; k < f->blocks.n; k++)
        if (f->blocks.at[k]->is_pad)
            reach(f->blocks.at[k], &w);
    while (w.work.n) {
        const struct block *block = w.work.at[--w.work.n];
        if (block_terminator(block)->op == OP_RETURN)
            return 1;
        block_successors(block, reach, &w);
    }
    return 0;
}

static int count_returns(const struct function *f)
{
    int returns = 0;

    for (int k = 0; k < f->blocks.n; k++)
        returns += block_terminator(f->blocks.at[k])->op == OP_RETURN;
    return returns;
}

/* What is bound at every return. */
static void join_returns(struct function *f)
{
    unsigned char *now = NEW_ARRAY(f->module->arena, unsigned char, f->named_count + 1);

    f->bound_at_exit = NEW_ARRAY(f->module->arena, unsigned char, f->named_count + 1);
    memset(f->bound_at_exit, MUST_BE_BOUND, (size_t)f->named_count);
    for (int k = 0; k < f->blocks.n; k++) {
        const struct block *b = f->blocks.at[k];
        if (block_terminator(b)->op != OP_RETURN || !b->bound_in)
            continue;
        bound_before(now, f, b);
        for (int n = 0; n < b->instrs.n - 1; n++)
            bound_after(now, b->instrs.at[n]);
        bound_join(f->bound_at_exit, now, f->named_count);
    }
}

/* ----------------------------------------------------------------------------- pads in place */

/* The failure is written with all that follows it, so the pad needs no place of its own. */
static int writes_its_exit(const struct function *f, const struct instr *i)
{
    const struct block *pad = i->fail;

    return pad && i->op != OP_FAIL && i->op != OP_CHECK_BOUND && pad->is_pad &&
           pad->instrs.n == 2 && pad->instrs.at[1]->op == OP_UNWIND && pad->ways_in == 1 &&
           !f->variables.n && f->kind != FN_CLASS;
}

void find_exits(struct function *f)
{
    int drops = f->variables.n + (f->kind == FN_CLASS);

    for (int k = 0; k < f->blocks.n; k++)
        f->blocks.at[k]->ways_in = f->blocks.at[k]->failure_line = f->blocks.at[k]->is_only_exit =
            0;
    for (int k = 0; k < f->blocks.n; k++)
        count_ways_in(f->blocks.at[k]);
    for (int k = 0; k < f->blocks.n; k++)
        for (int n = 0; n < f->blocks.at[k]->instrs.n; n++)
            if (writes_its_exit(f, f->blocks.at[k]->instrs.at[n]))
                f->blocks.at[k]->instrs.at[n]->fail->is_only_exit = 1;
    f->leaves_frame = has_frame(f) && returns_after_trace(f);
    f->shared_exit = !f->is_generator && !f->leaves_frame && drops > 1 && count_returns(f) > 1;
    if (f->shared_exit)
        join_returns(f);
}

void exits_dump(FILE *out, const struct function *f)
{
    fprintf(out, "exits %s%s%s\n", f->qualname, f->shared_exit ? " shared" : "",
            f->leaves_frame ? " leaves its frame" : "");
    for (int k = 0; k < f->blocks.n; k++) {
        const struct block *b = f->blocks.at[k];
        if (!b->is_pad)
            continue;
        fprintf(out, "  pad %d:", b->id);
        if (b->failure_line > 0)
            fprintf(out, " line %d", b->failure_line);
        else
            fprintf(out, " %s", b->failure_line ? "several lines" : "no line");
        fprintf(out, ", %d in%s\n", b->ways_in, b->is_only_exit ? ", in place" : "");
    }
}
