/* allocate.h - objects of built-in types, and raw memory, made and given back without a call.
 *
 * What yr_new() asks of a type is known here to the C compiler: no class counts its instances, and
 * the caller says whether the collector counts them. The common case is a cell from the page in
 * use; everything else is left to memory.c. Where objects are no cells (HEAP_PLAIN) all of it is.
 *
 * Invariant: behind the header of an `unset` object stands anything. Its maker sets all of it
 * before it allocates again, as an allocation may collect, and a collection traverses it.
 */
#ifndef YR_ALLOCATE_H
#define YR_ALLOCATE_H

#include "heap.h"

static inline void *yr_unset_cell(yr_type *t, size_t size)
{
    yr_object *o = yr_take_cell(YR->heap, (size + HEAP_STEP - 1) / HEAP_STEP);
    if (YR_LIKELY(o)) {
        o->refs = 1;
        o->flags = 0;
        o->type = t;
    }
    return o;
}

/* new: an object of a built-in type that refers to nothing. NULL and MemoryError. */
static inline void *yr_new_unset(yr_type *t, size_t size)
{
    void *o = YR_LIKELY(size <= HEAP_SMALL) ? yr_unset_cell(t, size) : NULL;
    return YR_LIKELY(o) ? o : yr_new(t, size);
}

/* new: the same of a built-in type that the collector knows (YR_TYPE_TRACKED). */
static inline void *yr_new_tracked_unset(yr_type *t, size_t size)
{
    yr_heap *h = YR->heap;
    bool quick = size <= HEAP_SMALL && h->tracked < h->threshold;
    void *o = YR_LIKELY(quick) ? yr_unset_cell(t, size) : NULL;
    if (YR_UNLIKELY(!o))
        return yr_new(t, size);
    h->tracked++;
    return o;
}

/* yr_release(), quick for an object of a built-in type. */
static inline void yr_release_inline(yr_object *o)
{
    uint32_t flags = o->type->flags;
    if (YR_UNLIKELY(o->flags & YR_FLAG_LARGE || flags & YR_TYPE_HEAP)) {
        yr_release(o);
        return;
    }
    YR->heap->tracked -= (flags & YR_TYPE_TRACKED) != 0;
    o->type = NULL;
    yr_give_cell_back(page_of(o), o);
}

/* yr_alloc() and yr_dispose() of raw memory. */
static inline void *yr_alloc_inline(size_t size)
{
    if (YR_UNLIKELY(!size || size > HEAP_SMALL))
        return yr_alloc(size);
    void *p = yr_take_cell(YR->heap, HEAP_CLASSES + (size + HEAP_STEP - 1) / HEAP_STEP);
    return YR_LIKELY(p) ? p : yr_alloc(size);
}

static inline void yr_dispose_inline(void *p)
{
    if (YR_LIKELY(p && !HEAP_PLAIN && !((uintptr_t)p & RAW_OFFSET)))
        yr_give_cell_back(page_of(p), p);
    else
        yr_dispose(p);
}

#endif
