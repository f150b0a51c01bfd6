/* free.c - the end of an object: finaliser, weak references, then its members.
 *
 * The order is CPython's: __del__ runs first and may resurrect; then the weak references go and
 * their callbacks run; then dealloc drops the members. Generators lose their weak references
 * before their `finally` runs (L4). While dealloc runs the object is DYING: the collector does not
 * look inside it, and a collection under way takes it off its list.
 *
 * Dropping members frees other objects, and a long chain would recurse deeply. Past
 * FREE_DEPTH levels a dead object waits in a worklist (R7), which the outermost yr_free()
 * empties.
 */
#include "allocate.h"
#include "block.h"
#include "lifecycle.h"
#include "runtime.h"

#define FREE_DEPTH 50

struct yr_trash {
    yr_object **items;
    size_t count, capacity;
};

bool yr_finalize(yr_object *o)
{
    if (o->flags & YR_FLAG_FINALIZED || !o->type->slots.finalize)
        return false;
    o->flags |= YR_FLAG_FINALIZED;
    yr_value pending = YR->pending;
    YR->pending = 0;
    o->refs++;
    o->type->slots.finalize(o);
    if (YR->pending)
        yr_unraisable(yr_from(o), NULL);
    YR->pending = pending;
    return --o->refs != 0;
}

static inline void dealloc(yr_object *o)
{
    if (o->type->slots.dealloc)
        o->type->slots.dealloc(o);
    else
        yr_release(o);
}

/* Keeps o for the worklist; false if there is no memory for that. */
static bool defer(yr_object *o)
{
    yr_trash *t = YR->trash;
    if (!t && !(t = YR->trash = yr_block_zeroed(1, sizeof *t)))
        return false;
    if (t->count == t->capacity) {
        size_t capacity = t->capacity ? 2 * t->capacity : 64;
        yr_object **items = yr_block_resize(t->items, capacity * sizeof *items);
        if (!items)
            return false;
        t->items = items;
        t->capacity = capacity;
    }
    t->items[t->count++] = o;
    return true;
}

static void empty_trash(void)
{
    yr_trash *t = YR->trash;
    while (t->count) {
        yr_object *o = t->items[--t->count];
        YR->dealloc_depth++;
        dealloc(o);
        YR->dealloc_depth--;
    }
}

static bool loses_weakrefs_first(yr_type *t)
{
    return t == YR_TYPE_ID(generator) || t == YR_TYPE_ID(coroutine) ||
           t == YR_TYPE_ID(async_generator);
}

/* The end of an object that can refer to others. */
static inline void dismantle(yr_object *o)
{
    o->flags |= YR_FLAG_DYING;
    if (YR_UNLIKELY(YR->dealloc_depth >= FREE_DEPTH) && defer(o))
        return;
    YR->dealloc_depth++;
    dealloc(o);
    if (--YR->dealloc_depth == 0 && YR_UNLIKELY(YR->trash != NULL))
        empty_trash();
}

/* The end of an object that something is to be told of. */
static void free_watched(yr_object *o)
{
    bool weak = o->flags & YR_FLAG_WEAKLY_REFERENCED;
    if (weak && loses_weakrefs_first(o->type))
        yr_weakrefs_clear(o, true);
    if (o->type->slots.finalize && yr_finalize(o))
        return;
    if (o->flags & YR_FLAG_WEAKLY_REFERENCED)
        yr_weakrefs_clear(o, true);
    if (YR_UNLIKELY(o->flags & YR_FLAG_GARBAGE))
        yr_collector_forget(o);
    dismantle(o);
}

/* A generator that nobody sees go, unless many wait for it to. */
static inline bool goes_quietly(yr_object *o)
{
    if (YR_UNLIKELY(YR->dealloc_depth >= FREE_DEPTH))
        return false;
    YR->dealloc_depth++;
    bool gone = yr_generator_free(o);
    if (--YR->dealloc_depth == 0 && YR_UNLIKELY(YR->trash != NULL))
        empty_trash();
    return gone;
}

static inline bool are_immediates(const yr_value *items, size_t n)
{
    for (; n >= 4 && items[0] & items[1] & items[2] & items[3] & 1; items += 4)
        n -= 4;
    for (; n > 0; items++, n--)
        if (yr_is_pointer(*items))
            return false;
    return true;
}

/* Is the end of o, an int, bytes, list or tuple, such that no code can see it? Then its cell, and
 * the memory of a list, is all there is to give back: it holds nothing but immediates. */
static inline bool goes_unseen(const yr_object *o)
{
    const yr_tuple_object *tuple = (const yr_tuple_object *)o;
    if (o->flags & (YR_FLAG_WEAKLY_REFERENCED | YR_FLAG_GARBAGE | YR_FLAG_LARGE))
        return false;
    if (o->type == YR_TYPE_ID(list))
        return are_immediates(YR_LIST(yr_from(o))->items, YR_LIST(yr_from(o))->length);
    if (o->type == YR_TYPE_ID(tuple))
        return are_immediates(tuple->items, tuple->length);
    return o->type == YR_TYPE_ID(bytes) || o->type == YR_TYPE_ID(int);
}

static __attribute__((noinline)) void free_other(yr_object *o)
{
    yr_type *t = o->type;
    if (t->slots.finalize == yr_generator_finalize && YR_LIKELY(goes_quietly(o)))
        return;
    if (t->slots.finalize || o->flags & (YR_FLAG_WEAKLY_REFERENCED | YR_FLAG_GARBAGE))
        free_watched(o);
    else if (t->flags & YR_TYPE_TRACKED)
        dismantle(o);
    else
        dealloc(o);
}

void yr_free(yr_object *o)
{
    yr_type *t = o->type;
    if (t == YR_TYPE_ID(str)) {
        const yr_str *s = (const yr_str *)o;
        if (YR_UNLIKELY(o->flags & YR_FLAG_LARGE || s->interned || s->utf8)) {
            dealloc(o);
            return;
        }
    } else if (!(t->flags & (YR_TYPE_BYTES | YR_TYPE_INT | YR_TYPE_LIST | YR_TYPE_TUPLE)) ||
               !goes_unseen(o)) {
        free_other(o);
        return;
    } else {
        if (t == YR_TYPE_ID(list))
            yr_dispose_inline(YR_LIST(yr_from(o))->items);
        YR->heap->tracked -= (t->flags & YR_TYPE_TRACKED) != 0;
    }
    o->type = NULL;
    yr_give_cell_back(page_of(o), o);
}

void yr_trash_finish(void)
{
    if (YR->trash) {
        yr_block_free(YR->trash->items);
        yr_block_free(YR->trash);
        YR->trash = NULL;
    }
}
