/* list_methods.c - the methods of list. Items are compared with `is` first, then ==. */
#include "../core/allocate.h"
#include "../core/extension.h"
#include "containers.h"

YR_METHOD(list_append)
{
    return yr_list_append(self, args[0]) < 0 ? 0 : YR_NONE;
}

YR_METHOD(list_extend)
{
    return yr_list_take(self, args[0]) < 0 ? 0 : YR_NONE;
}

YR_METHOD(list_insert)
{
    yr_list_object *l = YR_LIST(self);
    int64_t at;
    if (yr_argument_size(args[0], &at) < 0)
        return 0;
    if (at < 0)
        at += (int64_t)l->length;
    if (at < 0)
        at = 0;
    if (at > (int64_t)l->length)
        at = (int64_t)l->length;
    if (yr_list_reserve(l, l->length + 1) < 0)
        return 0;
    memmove(l->items + at + 1, l->items + at, (l->length - (size_t)at) * sizeof *l->items);
    l->items[at] = yr_retain(args[1]);
    l->length++;
    return YR_NONE;
}

YR_METHOD(list_pop)
{
    yr_list_object *l = YR_LIST(self);
    int64_t at = -1;
    if (n && yr_argument_size(args[0], &at) < 0)
        return 0;
    if (l->length == 0)
        return yr_raise_format(YR_EXC(IndexError), "pop from empty list");
    if (at < 0)
        at += (int64_t)l->length;
    if ((uint64_t)at >= l->length)
        return yr_raise_format(YR_EXC(IndexError), "pop index out of range");
    yr_value v = l->items[at];
    l->length--;
    memmove(l->items + at, l->items + at + 1, (l->length - (size_t)at) * sizeof *l->items);
    yr_give_up(l->items + l->length, sizeof *l->items);
    return v;
}

/* 1: *at is the index of the first item equal to v in [start, stop); 0 none; -1. */
static int find(yr_value self, yr_value v, int64_t start, int64_t stop, int64_t *at)
{
    yr_list_object *l = YR_LIST(self);
    for (int64_t i = start; i < stop && i < (int64_t)l->length; i++) {
        yr_value item = yr_retain(l->items[i]);
        int r = yr_equal(item, v);
        yr_drop(item);
        if (r) {
            *at = i;
            return r;
        }
    }
    return 0;
}

YR_METHOD(list_remove)
{
    int64_t at;
    int r = find(self, args[0], 0, INT64_MAX, &at);
    if (r < 0)
        return 0;
    if (r == 0)
        return yr_value_error("list.remove(x): x not in list");
    int64_t length = (int64_t)YR_LIST(self)->length;
    if (at >= length)
        return YR_NONE;
    return yr_list_assign_slice(YR_LIST(self), at, at + 1, 0) < 0 ? 0 : YR_NONE;
}

YR_METHOD(list_index)
{
    int64_t start, stop, at;
    if (yr_index_range(args, n, 1, (int64_t)YR_LIST(self)->length, &start, &stop) < 0)
        return 0;
    int r = find(self, args[0], start, stop, &at);
    if (r > 0)
        return yr_int(at);
    return r < 0 ? 0 : yr_value_error("%R is not in list", args[0]);
}

YR_METHOD(list_count)
{
    yr_list_object *l = YR_LIST(self);
    int64_t count = 0;
    for (size_t i = 0; i < l->length; i++) {
        yr_value item = yr_retain(l->items[i]);
        int r = yr_equal(item, args[0]);
        yr_drop(item);
        if (r < 0)
            return 0;
        count += r;
    }
    return yr_int(count);
}

YR_METHOD(list_copy)
{
    return yr_list_of(YR_LIST(self)->items, YR_LIST(self)->length);
}

YR_METHOD(list_clear)
{
    yr_list_object *l = YR_LIST(self);
    yr_value *items = l->items;
    size_t length = l->length;
    if (!l->capacity) /* it is being sorted, or has nothing */
        return YR_NONE;
    l->items = NULL;
    l->length = l->capacity = 0;
    yr_list_drop_items(items, length);
    yr_dispose_inline(items);
    return YR_NONE;
}

typedef yr_value pair __attribute__((vector_size(2 * sizeof(yr_value))));

YR_METHOD(list_reverse)
{
    yr_value *low = YR_LIST(self)->items, *high = low + YR_LIST(self)->length;
    for (; high - low >= 4; low += 2) { /* two of each end at once */
        pair a, b;
        high -= 2;
        memcpy(&a, low, sizeof a);
        memcpy(&b, high, sizeof b);
        a = (pair){a[1], a[0]};
        b = (pair){b[1], b[0]};
        memcpy(low, &b, sizeof b);
        memcpy(high, &a, sizeof a);
    }
    while (low + 1 < high) {
        yr_value v = *low;
        *low++ = *--high;
        *high = v;
    }
    return YR_NONE;
}

YR_METHOD(list_sizeof)
{
    return yr_int((int64_t)(sizeof(yr_list_object) + 8 * YR_LIST(self)->capacity));
}

const yr_method_def yr_list_methods[] = {
    {"append", list_append, 1, 1, 0, "Append object to the end of the list."},
    {"clear", list_clear, 0, 0, 0, "Remove all items from list."},
    {"copy", list_copy, 0, 0, 0, "Return a shallow copy of the list."},
    {"count", list_count, 1, 1, 0, "Return number of occurrences of value."},
    {"extend", list_extend, 1, 1, 0, "Extend list by appending elements from the iterable."},
    {"index", list_index, 1, 3, 0,
     "Return first index of value.\n\nRaises ValueError if the value is not present."},
    {"insert", list_insert, 2, 2, 0, "Insert object before index."},
    {"pop", list_pop, 0, 1, 0,
     "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or "
     "index is out of range."},
    {"remove", list_remove, 1, 1, 0,
     "Remove first occurrence of value.\n\nRaises ValueError if the value is not present."},
    {"reverse", list_reverse, 0, 0, 0, "Reverse *IN PLACE*."},
    {"sort", yr_list_sort_method, 0, -1, YR_METHOD_KEYWORDS,
     "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list "
     "itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\nIf "
     "a key function is given, apply it once to each list item and sort them,\nascending or "
     "descending, according to their function values.\n\nThe reverse flag can be set to sort in "
     "descending order."},
    {"__reversed__", yr_list_reversed, 0, 0, 0, "Return a reverse iterator over the list."},
    {"__sizeof__", list_sizeof, 0, 0, 0, "Return the size of the list in memory, in bytes."},
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    YR_METHOD_END};
