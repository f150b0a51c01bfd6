/* side.c - the table of what few generators have: a name set by the program, a frame object.
 *
 * An open-addressed table keyed by address, so that a generator's header stays four words. A
 * generator with an entry carries YR_FLAG_RENAMED, and takes its entry along when it dies.
 * Removal shifts the entries behind it back: there are no tombstones.
 */
#include "generator.h"

struct yr_side_table {
    yr_side *entries;
    size_t mask, used;
};

static size_t place_of(const yr_side_table *t, const yr_generator *g)
{
    return (((uintptr_t)g >> 4) * 0x9E3779B97F4A7C15u >> 20) & t->mask;
}

static yr_side *probe(const yr_side_table *t, const yr_generator *g)
{
    size_t i = place_of(t, g);
    while (t->entries[i].generator && t->entries[i].generator != g)
        i = (i + 1) & t->mask;
    return &t->entries[i];
}

yr_side *yr_side_find(yr_generator *g)
{
    yr_side_table *t = YR->side;
    if (!t || !(g->base.flags & YR_FLAG_RENAMED))
        return NULL;
    yr_side *s = probe(t, g);
    return s->generator ? s : NULL;
}

yr_frame *yr_generator_known_frame(yr_generator *g)
{
    yr_side *s = g->base.flags & YR_FLAG_RENAMED ? yr_side_find(g) : NULL;
    return s ? s->frame : NULL;
}

static int grow(yr_side_table *t)
{
    yr_side_table larger = {.mask = t->entries ? 2 * t->mask + 1 : 15};
    larger.entries = yr_alloc((larger.mask + 1) * sizeof(yr_side));
    if (!larger.entries)
        return -1;
    memset(larger.entries, 0, (larger.mask + 1) * sizeof(yr_side));
    for (size_t i = 0; t->entries && i <= t->mask; i++) {
        if (t->entries[i].generator)
            *probe(&larger, t->entries[i].generator) = t->entries[i];
    }
    yr_dispose(t->entries);
    t->entries = larger.entries;
    t->mask = larger.mask;
    return 0;
}

yr_side *yr_side_make(yr_generator *g)
{
    yr_side *s = yr_side_find(g);
    if (s)
        return s;
    yr_side_table *t = YR->side;
    if (!t) {
        t = yr_alloc(sizeof *t);
        if (!t)
            return NULL;
        *t = (yr_side_table){0};
        YR->side = t;
    }
    if ((!t->entries || 4 * t->used >= 3 * (t->mask + 1)) && grow(t) < 0)
        return NULL;
    s = probe(t, g);
    *s = (yr_side){.generator = g};
    t->used++;
    g->base.flags |= YR_FLAG_RENAMED;
    return s;
}

/* Closes the gap at i: each entry of the run behind it that may stand there moves up. */
static void close_gap(yr_side_table *t, size_t gap)
{
    for (size_t i = (gap + 1) & t->mask; t->entries[i].generator; i = (i + 1) & t->mask) {
        size_t home = place_of(t, t->entries[i].generator);
        if (((i - home) & t->mask) >= ((i - gap) & t->mask)) {
            t->entries[gap] = t->entries[i];
            gap = i;
        }
    }
    t->entries[gap] = (yr_side){0};
}

void yr_side_remove(yr_generator *g)
{
    yr_side *s = yr_side_find(g);
    g->base.flags &= ~(uint32_t)YR_FLAG_RENAMED;
    if (!s)
        return;
    yr_side gone = *s;
    close_gap(YR->side, (size_t)(s - YR->side->entries));
    if (--YR->side->used == 0) {
        yr_dispose(YR->side->entries);
        yr_dispose(YR->side);
        YR->side = NULL;
    }
    yr_xdrop(gone.name);
    yr_xdrop(gone.qualname);
    yr_xdrop(gone.hook);
    if (gone.frame)
        yr_drop(yr_from(gone.frame));
}
