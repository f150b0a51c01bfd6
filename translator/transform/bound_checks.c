/*
 * Removes the checks of named variables that are bound on every path to them.
 *
 * Requires tidy blocks. Uses the data flow of analyse/boundness.c, which it computes anew: a check
 * that succeeds proves its variable bound, so a second one behind it goes too. Keeps the order of
 * all other instructions. A function without such a check is left at once.
 */
#include "bound_checks.h"
#include "analyse/boundness.h"

static int has_checks(const struct function *f)
{
    for (int b = 0; b < f->blocks.n; b++)
        for (int k = 0; k < f->blocks.at[b]->instrs.n; k++)
            if (f->blocks.at[b]->instrs.at[k]->op == OP_CHECK_BOUND)
                return 1;
    return 0;
}

static int is_needless(const struct instr *i, const unsigned char *now)
{
    return i->op == OP_CHECK_BOUND && now[i->src.at[0].reg->named] & MUST_BE_BOUND;
}

/* now: what holds at the start of b. */
static void remove_from(struct block *b, unsigned char *now)
{
    int kept = 0;

    for (int k = 0; k < b->instrs.n; k++) {
        struct instr *i = b->instrs.at[k];
        if (!is_needless(i, now))
            b->instrs.at[kept++] = i;
        bound_after(now, i);
    }
    b->instrs.n = kept;
}

void remove_bound_checks(struct function *f)
{
    if (!has_checks(f))
        return;
    find_bound(f);
    unsigned char *now = NEW_ARRAY(f->module->arena, unsigned char, f->named_count + 1);
    for (int b = 0; b < f->blocks.n; b++) {
        if (!f->blocks.at[b]->bound_in)
            continue;
        bound_before(now, f, f->blocks.at[b]);
        remove_from(f->blocks.at[b], now);
    }
}
