/* _heapq_module.c - the module _heapq: heaps in lists, with the smallest item first, or for the
 * functions _..._max the largest. Items are compared and moved as CPython does it, so that equal
 * ones come out in its order. A comparison runs code of the program: whoever compares looks at the
 * list's length again behind it.
 */
#include "../core/give_up.h"
#include "../types/text.h"

static yr_value *items(yr_value heap)
{
    return YR_LIST(heap)->items;
}

static int64_t size(yr_value heap)
{
    return (int64_t)YR_LIST(heap)->length;
}

/* Does item i belong above item j? 1, 0, -1; also where the list has changed meanwhile. */
static int is_above(yr_value heap, int64_t i, int64_t j, bool max)
{
    int64_t before = size(heap);
    yr_value a = yr_retain(items(heap)[i]), b = yr_retain(items(heap)[j]);
    int r = max ? yr_test_lt(b, a) : yr_test_lt(a, b);
    yr_drop(a);
    yr_drop(b);
    if (r >= 0 && size(heap) != before) {
        yr_raise_format(YR_EXC(RuntimeError), "list changed size during iteration");
        return -1;
    }
    return r;
}

static void swap(yr_value heap, int64_t i, int64_t j)
{
    yr_value v = items(heap)[i];
    items(heap)[i] = items(heap)[j];
    items(heap)[j] = v;
}

/* Moves item `at` up, not past start. */
static int rise(yr_value heap, int64_t start, int64_t at, bool max)
{
    if (at >= size(heap)) {
        yr_raise_format(YR_EXC(IndexError), "index out of range");
        return -1;
    }
    while (at > start) {
        int64_t parent = (at - 1) >> 1;
        int r = is_above(heap, at, parent, max);
        if (r <= 0)
            return r;
        swap(heap, at, parent);
        at = parent;
    }
    return 0;
}

/* Moves item `at` down to a leaf and up again to its place. */
static int sink(yr_value heap, int64_t at, bool max)
{
    int64_t start = at, end = size(heap);
    if (at >= end) {
        yr_raise_format(YR_EXC(IndexError), "index out of range");
        return -1;
    }
    while (at < end >> 1) {
        int64_t child = 2 * at + 1;
        if (child + 1 < end) {
            int r = is_above(heap, child, child + 1, max);
            if (r < 0)
                return -1;
            child += !r;
        }
        swap(heap, at, child);
        at = child;
    }
    return rise(heap, start, at, max);
}

/* 0, or -1 and TypeError. */
static int check_list(const char *name, size_t n, yr_value heap)
{
    if (YR_IS_LIST(heap))
        return 0;
    yr_type_error(n > 1 ? "%s() argument 1 must be list, not %s"
                        : "%s() argument must be list, not %s",
                  name, yr_argument_type(heap));
    return -1;
}

YR_METHOD(heappush)
{
    if (check_list("heappush", n, args[0]) < 0 || yr_list_append(args[0], args[1]) < 0)
        return 0;
    return rise(args[0], 0, size(args[0]) - 1, false) < 0 ? 0 : YR_NONE;
}

static yr_value pop(yr_value heap, bool max)
{
    yr_list_object *l = YR_LIST(heap);
    if (!l->length)
        return yr_raise_format(YR_EXC(IndexError), "index out of range");
    yr_value last = l->items[--l->length];
    yr_give_up(l->items + l->length, sizeof last);
    if (!l->length)
        return last;
    yr_value first = l->items[0];
    l->items[0] = last;
    if (sink(heap, 0, max) == 0)
        return first;
    yr_drop(first);
    return 0;
}

static yr_value replace(yr_value heap, yr_value item, bool max)
{
    if (!size(heap))
        return yr_raise_format(YR_EXC(IndexError), "index out of range");
    yr_value first = items(heap)[0];
    items(heap)[0] = yr_retain(item);
    if (sink(heap, 0, max) == 0)
        return first;
    yr_drop(first);
    return 0;
}

/* The parents from the last one to the first sink, each into heaps that are ready. */
static yr_value heapify(yr_value heap, bool max)
{
    for (int64_t i = (size(heap) >> 1) - 1; i >= 0; i--)
        if (sink(heap, i, max) < 0)
            return 0;
    return YR_NONE;
}

YR_METHOD(heappop)
{
    return check_list("heappop", n, args[0]) < 0 ? 0 : pop(args[0], false);
}

YR_METHOD(heappop_max)
{
    return check_list("_heappop_max", n, args[0]) < 0 ? 0 : pop(args[0], true);
}

YR_METHOD(heapreplace)
{
    return check_list("heapreplace", n, args[0]) < 0 ? 0 : replace(args[0], args[1], false);
}

YR_METHOD(heapreplace_max)
{
    return check_list("_heapreplace_max", n, args[0]) < 0 ? 0 : replace(args[0], args[1], true);
}

YR_METHOD(heapify_min)
{
    return check_list("heapify", n, args[0]) < 0 ? 0 : heapify(args[0], false);
}

YR_METHOD(heapify_max)
{
    return check_list("_heapify_max", n, args[0]) < 0 ? 0 : heapify(args[0], true);
}

YR_METHOD(heappushpop)
{
    if (check_list("heappushpop", n, args[0]) < 0)
        return 0;
    if (!size(args[0]))
        return yr_retain(args[1]);
    yr_value first = yr_retain(items(args[0])[0]);
    int r = yr_test_lt(first, args[1]);
    yr_drop(first);
    if (r < 0)
        return 0;
    if (!size(args[0]))
        return yr_raise_format(YR_EXC(IndexError), "index out of range");
    return r ? replace(args[0], args[1], false) : yr_retain(args[1]);
}

static const yr_method_def functions[] = {
    {"heappush", heappush, 2, 2, 0, "Push item onto heap, maintaining the heap invariant."},
    {"heappushpop", heappushpop, 2, 2, 0,
     "Push item on the heap, then pop and return the smallest item from the heap."},
    {"heappop", heappop, 1, 1, 0,
     "Pop the smallest item off the heap, maintaining the heap invariant."},
    {"heapreplace", heapreplace, 2, 2, 0,
     "Pop and return the current smallest value, and add the new item."},
    {"heapify", heapify_min, 1, 1, 0,
     "Transform list into a heap, in-place, in O(len(heap)) time."},
    {"_heappop_max", heappop_max, 1, 1, 0, "Maxheap variant of heappop."},
    {"_heapify_max", heapify_max, 1, 1, 0, "Maxheap variant of heapify."},
    {"_heapreplace_max", heapreplace_max, 2, 2, 0, "Maxheap variant of heapreplace."},
    YR_METHOD_END};

static int fill(yr_module *m)
{
    return yr_module_add_functions(m, functions) < 0 ||
                   yr_module_add(m, "__about__", yr_str_from_c("Heaps in lists.")) < 0
               ? -1
               : 0;
}

const yr_native_module yr_module__heapq = {"_heapq", fill};
