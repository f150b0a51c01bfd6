/*
 * Liveness of temporaries: the classic backward data flow over the graph (Muchnick, chapter 14).
 *
 * Requires tidy blocks. An instruction that fails has read its sources and set nothing, so its
 * exceptional edge joins in before its results are taken away.
 *
 * Data layout: sorted sets, since few temporaries are alive at one place (base/ids.h).
 *
 * Blocks are visited once in postorder, which is enough but for loops: what the head of a loop
 * wants is not known when the block that jumps back to it is visited. Those blocks come next, the
 * outermost loop's first, and each block that has grown sends its predecessors in front of all
 * others. So what is wanted behind a nest of loops goes straight in to the innermost.
 */
#include "liveness.h"
#include "order.h"

static int is_temp(const struct reg *r)
{
    return r->kind == REG_TEMP;
}

void live_before(arena *a, const struct instr *i, struct ids *live)
{
    for (int d = 0; d < i->dst.n; d++)
        if (is_temp(i->dst.at[d]))
            ids_remove(live, i->dst.at[d]->id);
    if (i->fail)
        ids_union(a, live, &i->fail->live_in);
    for (int s = 0; s < i->src.n; s++)
        if (i->src.at[s].kind == OPERAND_REG && is_temp(i->src.at[s].reg))
            ids_add(a, live, i->src.at[s].reg->id);
}

/* One step of the iteration; tells whether the block's live_in grew. live is scratch. */
static int update(arena *a, arena *scratch, struct block *b, struct ids *live)
{
    const struct instr *last = block_terminator(b);
    for (int t = 0; t < last->target.n; t++)
        ids_union(a, &b->live_out, &last->target.at[t]->live_in);
    ids_copy(scratch, live, &b->live_out);
    for (int k = b->instrs.n - 1; k >= 0; k--)
        live_before(scratch, b->instrs.at[k], live);
    return ids_union(a, &b->live_in, live);
}

struct walk {
    arena *a, *scratch;
    struct ids live;
    unsigned char *waits; /* by block: has a successor grown since it was visited? */
    LIST(struct block *) work;
};

/* Tells whether the predecessors have to be visited, too; they wait from now on. */
static int visit(struct walk *w, struct block *b)
{
    w->waits[b->id] = 0;
    if (!update(w->a, w->scratch, b, &w->live))
        return 0;
    for (int p = 0; p < b->preds.n; p++)
        w->waits[b->preds.at[p]->id] = 1;
    return 1;
}

static void visit_waiting(struct walk *w)
{
    while (w->work.n) {
        struct block *b = w->work.at[--w->work.n];
        if (!w->waits[b->id] || !visit(w, b))
            continue;
        for (int p = 0; p < b->preds.n; p++)
            push(w->scratch, &w->work, b->preds.at[p]);
    }
}

void analyse_liveness(struct function *f)
{
    struct walk w = {.a = f->module->arena, .scratch = arena_new()};
    int n;
    struct block **order = postorder(w.scratch, f, &n);

    w.waits = NEW_ARRAY(w.scratch, unsigned char, f->blocks.n);
    for (int b = 0; b < f->blocks.n; b++)
        f->blocks.at[b]->live_in.n = f->blocks.at[b]->live_out.n = 0;
    for (int k = 0; k < n; k++)
        visit(&w, order[k]);
    for (int k = 0; k < n; k++)
        if (w.waits[order[k]->id])
            push(w.scratch, &w.work, order[k]);
    visit_waiting(&w);
    arena_free(w.scratch);
}
