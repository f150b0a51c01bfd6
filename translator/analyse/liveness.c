/*
 * Liveness of temporaries: the classic backward data flow over the graph (Muchnick, chapter 14).
 *
 * Requires tidy blocks. An instruction that fails has read its sources and set nothing, so its
 * exceptional edge joins in before its results are taken away.
 *
 * Data layout: sorted sets, since few temporaries are alive at one place (base/ids.h). Blocks are
 * visited in postorder, and again only when what is live at the start of a successor has grown.
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

void analyse_liveness(struct function *f)
{
    arena *scratch = arena_new();
    struct ids live = {0};
    int n;
    struct block **order = postorder(scratch, f, &n);
    unsigned char *waits = NEW_ARRAY(scratch, unsigned char, f->blocks.n);
    for (int b = 0; b < f->blocks.n; b++) {
        f->blocks.at[b]->live_in.n = f->blocks.at[b]->live_out.n = 0;
        waits[b] = 1;
    }
    for (int changed = 1; changed;) {
        changed = 0;
        for (int k = 0; k < n; k++) {
            struct block *b = order[k];
            if (!waits[b->id])
                continue;
            waits[b->id] = 0;
            if (!update(f->module->arena, scratch, b, &live))
                continue;
            for (int p = 0; p < b->preds.n; p++)
                waits[b->preds.at[p]->id] = changed = 1;
        }
    }
    arena_free(scratch);
}
