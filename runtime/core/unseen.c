/* unseen.c - need the end of a program take its heap apart?
 *
 * It need not where nobody would notice: where no object that is alive has a finaliser to run or
 * writes or closes something as it goes, no weak reference has a callback, and the collector has
 * nobody to tell. One walk over the heap finds out, which follows no references. Then the
 * collections and the clearing of the modules (L6) are left out, and the memory goes with the
 * process.
 *
 * Under AddressSanitizer, which looks for leaks, and where every allocation collects, the end is
 * always the whole one.
 */
#include "heap.h"
#include "collector.h"
#include "lifecycle.h"

static bool is_generator(const yr_type *t)
{
    return t == YR_TYPE_ID(generator) || t == YR_TYPE_ID(coroutine) ||
           t == YR_TYPE_ID(async_generator);
}

static bool is_file(const yr_object *o)
{
    return yr_is_subtype(o->type, YR_TYPE_ID(io_base)) && !(o->type->flags & YR_TYPE_HEAP);
}

/* 1: the end of o may be noticed. */
static int is_seen(yr_object *o)
{
    yr_type *t = o->type;
    if (YR_LIKELY(!t->slots.finalize))
        return (t->flags & YR_TYPE_CLOSES) != 0;
    if (o->flags & YR_FLAG_FINALIZED && !(t->flags & YR_TYPE_CLOSES))
        return 0;
    if (is_generator(t))
        return !yr_generator_ends_unseen(o);
    return !is_file(o) || !yr_file_ends_unseen(o);
}

static bool is_empty(yr_value list)
{
    return !list || !YR_AS(yr_list_object, list)->length;
}

bool yr_end_is_unseen(void)
{
    const yr_collector *c = YR->collector;
    return !HEAP_PLAIN && !c->stress && !c->debug && is_empty(c->callbacks) &&
           is_empty(c->garbage) && !yr_any_weakref_callback() && !yr_heap_all(is_seen);
}
