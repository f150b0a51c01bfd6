/* collector.c - the cycle collector: trial deletion over the enumerated heap (R3, R6).
 *
 * 1. Every tracked object has a count in a side array: how many references other tracked objects
 *    hold. An object with more references than that is held from outside.
 * 2. From those, everything reachable is marked, with an explicit stack. What is left is garbage.
 * 3. Weak references to garbage are cleared (callbacks run), finalisers run once each.
 * 4. The counts are taken again within the garbage; what became reachable lives on.
 * 5. The rest is cleared, which breaks the cycles, and reference counts do the work.
 *
 * A running generator and an object whose dealloc is under way are not looked into: what they
 * hold counts as held from outside.
 *
 * The list of the garbage holds no references, since a finaliser may take a cycle apart, and what
 * it sets free dies at that moment, as anywhere. The list is sorted by address, an object on it has
 * the flag GARBAGE, and one that dies or is rescued loses the flag; its address stays for the
 * search, with the lowest bit set.
 *
 * Counts: a page has one word for every 16 bytes of it, a large block one in its header. MARKED
 * is above every count.
 */
#include <stdlib.h>
#include <string.h>
#include "block.h"
#include "heap.h"
#include "collector.h"
#include "weakref.h"
#include "lifecycle.h"

#define MARKED UINT32_MAX

typedef yr_object_list object_list;

static void push(object_list *l, yr_object *o)
{
    if (l->count == l->capacity) {
        size_t capacity = l->capacity ? 2 * l->capacity : 256;
        yr_object **items = yr_block_resize(l->items, capacity * sizeof *items);
        if (!items) {
            l->failed = true;
            return;
        }
        l->items = items;
        l->capacity = capacity;
    }
    l->items[l->count++] = o;
}

/* ---- Counts --------------------------------------------------------------------------------- */

/* Types and exceptions of the runtime struct are no cells: they are always alive. */
static bool is_static(const void *o)
{
    return (char *)o >= (char *)YR && (char *)o < (char *)(YR + 1);
}

static bool is_collected(yr_value v)
{
    if (!yr_is_pointer(v) || !v)
        return false;
    yr_object *o = yr_object_of(v);
    return o->type->flags & YR_TYPE_TRACKED && !(o->flags & (YR_FLAG_DYING | YR_FLAG_ATOMIC)) &&
           !is_static(o);
}

static inline uint32_t *count_of(yr_object *o)
{
    if (YR_UNLIKELY(o->flags & YR_FLAG_LARGE))
        return &large_of(o)->count;
    yr_page *page = page_of(o);
    return &page->counts[((char *)o - (char *)page) / HEAP_STEP];
}

static inline uint32_t get_count(yr_object *o)
{
    return *count_of(o);
}

static int give_counts(yr_page *page, void *context)
{
    uint32_t **next = context;
    page->counts = *next;
    *next += HEAP_PAGE / HEAP_STEP;
    return 0;
}

static int count_page(yr_page *page, void *context)
{
    (void)page;
    ++*(size_t *)context;
    return 0;
}

/* The side arrays of all pages, all 0, as one block to free; NULL: no memory. */
static uint32_t *make_counts(void)
{
    size_t pages = 0;
    yr_heap_pages(count_page, &pages);
    uint32_t *counts = yr_block_zeroed((pages + 1) * (HEAP_PAGE / HEAP_STEP), sizeof *counts);
    uint32_t *next = counts;
    if (!counts)
        return NULL;
    yr_heap_pages(give_counts, &next);
    for (yr_large *l = YR->heap->large.next; l != &YR->heap->large; l = l->next)
        l->count = 0;
    return counts;
}

/* ---- Walking -------------------------------------------------------------------------------- */

static int visit_members(yr_object *o, yr_visitor visit, void *context)
{
    if (o->type->flags & YR_TYPE_HEAP)
        visit(yr_from(o->type), context);
    if (o->type->slots.traverse && !(o->flags & YR_FLAG_ON_STACK))
        return o->type->slots.traverse(o, visit, context);
    return 0;
}

/* Is o held by more than what was counted? */
static bool is_held(yr_object *o)
{
    return o->refs > get_count(o);
}

static int count_one(yr_value v, void *context)
{
    (void)context;
    if (is_collected(v)) {
        yr_object *o = yr_object_of(v);
        uint32_t *count = count_of(o);
        if (*count < o->refs)
            ++*count;
    }
    return 0;
}

/* A finished tuple of untracked items can be in no cycle, now or later: it is left out from now
 * on. One that has an item yet to be filled in is not finished. */
static bool is_atomic(yr_object *o)
{
    if (o->type != YR_TYPE_ID(tuple))
        return false;
    yr_tuple_object *t = (yr_tuple_object *)o;
    for (size_t i = 0; i < t->length; i++) {
        if (!t->items[i] || is_collected(t->items[i]))
            return false;
    }
    return true;
}

static int count_members(yr_object *o, void *context)
{
    if (is_atomic(o)) {
        o->flags |= YR_FLAG_ATOMIC;
        return 0;
    }
    return visit_members(o, count_one, context);
}

static int mark_one(yr_value v, void *context)
{
    if (!is_collected(v))
        return 0;
    uint32_t *count = count_of(yr_object_of(v));
    if (*count != MARKED) {
        *count = MARKED;
        push(context, yr_object_of(v));
    }
    return 0;
}

static void mark_from(yr_object *o, object_list *stack)
{
    mark_one(yr_from(o), stack);
    while (stack->count)
        visit_members(stack->items[--stack->count], mark_one, stack);
}

static int mark_if_held(yr_object *o, void *context)
{
    uint32_t count = get_count(o);
    if (count < o->refs && count != MARKED)
        mark_from(o, context);
    return 0;
}

static int gather(yr_object *o, void *context)
{
    if (get_count(o) != MARKED)
        push(context, o);
    return 0;
}

/* ---- Garbage -------------------------------------------------------------------------------- */

static int compare_addresses(const void *a, const void *b)
{
    yr_object *const *x = a, *const *y = b;
    return (uintptr_t)*x < (uintptr_t)*y ? -1 : (uintptr_t)*x > (uintptr_t)*y;
}

/* Steps 1 and 2: the garbage, sorted and flagged. */
static void find_garbage(object_list *garbage)
{
    object_list stack = {0};
    uint32_t *counts = make_counts();
    if (!counts)
        return;
    yr_heap_each(count_members, NULL);
    yr_heap_each(mark_if_held, &stack);
    if (!stack.failed)
        yr_heap_each(gather, garbage);
    yr_block_free(stack.items);
    yr_block_free(counts);
    if (garbage->failed)
        garbage->count = 0;
    if (garbage->count)
        qsort(garbage->items, garbage->count, sizeof *garbage->items, compare_addresses);
    for (size_t i = 0; i < garbage->count; i++) {
        yr_object *o = garbage->items[i];
        o->flags |= YR_FLAG_GARBAGE;
        if (o->type == YR_TYPE_ID(frame))
            ((yr_frame *)o)->took_over = false;
    }
}

/* The place of o, which has the flag, in the list of the garbage. */
static yr_object **place_of(object_list *garbage, const yr_object *o)
{
    size_t low = 0, high = garbage->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if ((uintptr_t)garbage->items[middle] > (uintptr_t)o)
            high = middle;
        else
            low = middle;
    }
    return &garbage->items[low];
}

/* NULL: it has died. */
static yr_object *garbage_at(const object_list *garbage, size_t i)
{
    yr_object *o = garbage->items[i];
    return (uintptr_t)o & 1 ? NULL : o;
}

static bool is_garbage(yr_value v)
{
    return is_collected(v) && yr_object_of(v)->flags & YR_FLAG_GARBAGE;
}

static int count_garbage(yr_value v, void *context)
{
    return is_garbage(v) ? count_one(v, context) : 0;
}

static void strike(yr_object **place)
{
    (*place)->flags &= ~(uint32_t)YR_FLAG_GARBAGE;
    *place = (yr_object *)((uintptr_t)*place | 1);
}

void yr_collector_forget(yr_object *o)
{
    strike(place_of(&YR->collector->unreachable, o));
}

/* Closes the gaps of the list: what has no flag any more, or everything, leaves it. */
static void take_out(object_list *garbage, bool everything)
{
    size_t kept = 0;
    for (size_t i = 0; i < garbage->count; i++) {
        yr_object *o = garbage_at(garbage, i);
        if (o && everything)
            o->flags &= ~(uint32_t)YR_FLAG_GARBAGE;
        if (o && o->flags & YR_FLAG_GARBAGE)
            garbage->items[kept++] = o;
    }
    garbage->count = kept;
}

/* The frame of a generator that a finaliser has ended, and which owns the variables since then: to
 * CPython's collector that is a new object, so what it holds waits for the next collection. */
static void spare_new_owners(object_list *garbage)
{
    for (size_t i = 0; i < garbage->count; i++) {
        yr_object *o = garbage_at(garbage, i);
        if (o && o->type == YR_TYPE_ID(frame) && ((yr_frame *)o)->took_over)
            o->flags &= ~(uint32_t)YR_FLAG_GARBAGE;
    }
}

/* Takes v, which is reachable again, out of the garbage. */
static int rescue_one(yr_value v, void *context)
{
    if (is_garbage(v)) {
        yr_object_of(v)->flags &= ~(uint32_t)YR_FLAG_GARBAGE;
        push(context, yr_object_of(v));
    }
    return 0;
}

/* Step 4: takes out of the list what has gone and what finalisers made reachable again. Without the
 * memory to find out, nothing is left that may be cleared. */
static void rescue(object_list *garbage)
{
    object_list stack = {0};
    uint32_t *counts = make_counts();
    spare_new_owners(garbage);
    take_out(garbage, false);
    for (size_t i = 0; counts && i < garbage->count; i++)
        visit_members(garbage->items[i], count_garbage, NULL);
    for (size_t i = 0; counts && i < garbage->count; i++) {
        yr_object *o = garbage->items[i];
        if (is_held(o))
            rescue_one(yr_from(o), &stack);
        while (stack.count)
            visit_members(stack.items[--stack.count], rescue_one, &stack);
    }
    take_out(garbage, !counts || stack.failed);
    yr_block_free(stack.items);
    yr_block_free(counts);
}

static void finalize_value(yr_value v)
{
    if (!is_garbage(v) || !yr_object_of(v)->type->slots.finalize)
        return;
    yr_retain(v);
    yr_finalize(yr_object_of(v));
    yr_drop(v);
}

/* The garbage that the names of a module refer to, in their order. A finaliser may change the
 * dict: entries are looked at one by one. */
static void finalize_globals(yr_module *m)
{
    size_t at = 0;
    yr_value key, value;
    yr_retain(yr_from(m));
    while (m->dict && YR_IS(m->dict, dict) && yr_dict_next(m->dict, &at, &key, &value))
        finalize_value(value);
    yr_drop(yr_from(m));
}

/* When o was made, among those with a finaliser; 0: not known. */
static uint32_t stamp_of(const yr_object *o)
{
    uint32_t stamp = 0;
    if (o->type->slots.stamp)
        return o->type->slots.stamp(o);
    if (o->flags & YR_FLAG_STAMPED)
        memcpy(&stamp, (const char *)o + o->type->size, sizeof stamp);
    return stamp;
}

typedef struct {
    uint32_t index; /* in the list of the garbage */
    uint32_t stamp;
} finalizable;

static int compare_stamps(const void *a, const void *b)
{
    const finalizable *p = a, *q = b;
    uint32_t x = p->stamp, y = q->stamp;
    return x != y ? (x < y ? -1 : 1) : (p->index < q->index ? -1 : p->index > q->index);
}

static bool waits_for_finaliser(const yr_object *o)
{
    return o && o->type->slots.finalize && !(o->flags & YR_FLAG_FINALIZED);
}

/* Calls the finalisers, the oldest object's first, as CPython does. At exit, where a module is
 * garbage, its names go first. */
static void finalize_all(object_list *garbage)
{
    size_t n = 0;
    for (size_t i = 0; i < garbage->count; i++) {
        yr_object *o = garbage_at(garbage, i);
        if (o && o->type == YR_TYPE_ID(module))
            finalize_globals((yr_module *)o);
    }
    for (size_t i = 0; i < garbage->count; i++)
        n += waits_for_finaliser(garbage_at(garbage, i));
    finalizable *list = n ? yr_block_alloc(n * sizeof *list) : NULL;
    if (!list) {
        take_out(garbage, n > 0); /* nothing is cleared before its finaliser has run */
        return;
    }
    n = 0;
    for (size_t i = 0; i < garbage->count; i++) {
        yr_object *o = garbage_at(garbage, i);
        if (waits_for_finaliser(o))
            list[n++] = (finalizable){(uint32_t)i, stamp_of(o)};
    }
    qsort(list, n, sizeof *list, compare_stamps);
    for (size_t i = 0; i < n; i++) {
        yr_object *o = garbage_at(garbage, list[i].index);
        if (o)
            finalize_value(yr_from(o));
    }
    yr_block_free(list);
}

/* Step 5. */
static void clear_all(object_list *garbage)
{
    for (size_t i = 0; i < garbage->count; i++) {
        yr_object *o = garbage_at(garbage, i);
        if (!o)
            continue; /* the clearing of another has let it go */
        yr_retain(yr_from(o));
        strike(&garbage->items[i]);
        if (o->type->slots.clear)
            o->type->slots.clear(o);
        yr_drop(yr_from(o));
    }
}

int64_t yr_collect(void)
{
    yr_collector *c = YR->collector;
    object_list *garbage = c ? &c->unreachable : NULL;
    int64_t found = 0;
    if (!c || c->running)
        return 0;
    c->running = true;
    yr_value pending = yr_save_pending();
    find_garbage(garbage);
    if (garbage->count) {
        yr_weakrefs_clear_garbage(garbage->items, garbage->count);
        finalize_all(garbage);
        rescue(garbage);
        found = (int64_t)garbage->count;
        clear_all(garbage);
    }
    yr_block_free(garbage->items);
    *garbage = (object_list){0};
    c->collections++;
    c->collected += found;
    c->running = false;
    yr_collector_schedule();
    YR->pending = pending;
    return found;
}

/* ---- When ----------------------------------------------------------------------------------- */

/* A collection costs in proportion to what is alive: the next one waits until as much again has
 * come, and not for fewer than a few thousand objects. */
void yr_collector_schedule(void)
{
    enum { LEAST = 10000 };
    yr_collector *c = YR->collector;
    yr_heap *h = YR->heap;
    if (c->stress) {
        h->threshold = INT64_MIN;
        return;
    }
    int64_t growth = h->tracked;
    if (growth < LEAST)
        growth = LEAST;
    bool automatic = c->enabled && c->thresholds[0] > 0;
    h->threshold = automatic ? h->tracked + growth : INT64_MAX;
}

void yr_collect_automatically(void)
{
    yr_collector *c = YR->collector;
    if (!c || c->running || c->held || !c->enabled || YR->exiting > 1)
        return;
    yr_collect_now();
}

/* Calls gc.callbacks with the phase. */
static void tell(const char *phase, int64_t found)
{
    yr_value callbacks = YR->collector->callbacks;
    if (!callbacks || !YR_AS(yr_list_object, callbacks)->length)
        return;
    yr_value info = yr_dict_new(), text = yr_str_from_c(phase);
    yr_value copy = yr_to_tuple(callbacks);
    if (info && text && copy && yr_dict_set_c(info, "generation", yr_int(2)) == 0 &&
        yr_dict_set_c(info, "collected", yr_int(found)) == 0 &&
        yr_dict_set_c(info, "uncollectable", yr_int(0)) == 0) {
        yr_tuple_object *t = YR_AS(yr_tuple_object, copy);
        for (size_t i = 0; i < t->length; i++) {
            yr_value result = yr_invoke2(t->items[i], text, info);
            if (result)
                yr_drop(result);
            else
                yr_unraisable(t->items[i], NULL);
        }
    }
    yr_clear_pending();
    yr_xdrop(copy);
    yr_xdrop(text);
    yr_xdrop(info);
}

int64_t yr_collect_now(void)
{
    if (YR->collector->running)
        return 0;
    yr_value pending = yr_save_pending();
    tell("start", 0);
    int64_t found = yr_collect();
    tell("stop", found);
    YR->pending = pending;
    return found;
}

int yr_collector_start(void)
{
    yr_collector *c = yr_block_zeroed(1, sizeof *c);
    if (!c)
        return -1;
    c->enabled = true;
    c->thresholds[0] = 700;
    c->thresholds[1] = c->thresholds[2] = 10;
#ifdef YR_GC_STRESS
    c->stress = true;
#else
    const char *stress = getenv("YR_GC_STRESS");
    c->stress = stress && *stress && *stress != '0';
#endif
    YR->collector = c;
    yr_collector_schedule();
    return 0;
}

bool yr_collector_hold(bool hold)
{
    yr_collector *c = YR->collector;
    bool before = c && c->held;
    if (c)
        c->held = hold;
    return before;
}

void yr_collector_finish(void)
{
    yr_collector *c = YR->collector;
    if (!c)
        return;
    YR->heap->threshold = INT64_MAX;
    YR->collector = NULL;
    yr_xdrop(c->callbacks);
    yr_xdrop(c->garbage);
    yr_block_free(c);
}
