/* list_slice.c - indexing, slicing and their assignments of list.
 *
 * Assignment takes the new items as a tuple or list first, so that code run by the source's
 * iterator cannot see a half-made list, and drops the items that go only when the list is whole
 * again (R2). */
#include "containers.h"
#include "slice.h"

yr_value yr_list_item(yr_value list, int64_t i)
{
    yr_list_object *l = YR_LIST(list);
    if (i < 0)
        i += (int64_t)l->length;
    if (YR_UNLIKELY((uint64_t)i >= l->length))
        return yr_raise_format(YR_EXC(IndexError), "list index out of range");
    return yr_retain(l->items[i]);
}

int yr_list_set_item(yr_value list, int64_t i, yr_value v)
{
    yr_list_object *l = YR_LIST(list);
    if (i < 0)
        i += (int64_t)l->length;
    if (YR_UNLIKELY((uint64_t)i >= l->length)) {
        yr_raise_format(YR_EXC(IndexError), "list assignment index out of range");
        return -1;
    }
    yr_set(&l->items[i], yr_retain(v));
    return 0;
}

static yr_value index_error_type(yr_value key)
{
    return yr_type_error("list indices must be integers or slices, not %T", key);
}

static yr_value list_slice(yr_list_object *l, yr_value key)
{
    yr_bounds b;
    if (yr_slice_unpack(key, &b) < 0)
        return 0;
    int64_t n = yr_slice_fit(&b, (int64_t)l->length);
    if (b.step == 1)
        return yr_list_of(l->items + b.start, (size_t)n);
    return yr_list_every(yr_from(l), b.start, b.step, (size_t)n);
}

yr_value yr_list_subscript(yr_value self, yr_value key)
{
    if (YR_LIKELY(yr_is_int(key)))
        return yr_list_item(self, yr_int_value(key));
    if (YR_IS(key, slice))
        return list_slice(YR_LIST(self), key);
    if (!yr_has_index(key))
        return index_error_type(key);
    int64_t i;
    return yr_to_index(key, &i, false) < 0 ? 0 : yr_list_item(self, i);
}

/* Replaces items[from..to) by the n items (borrowed, owned by something the caller holds). */
static int splice(yr_list_object *l, int64_t from, int64_t to, const yr_value *items, size_t n)
{
    size_t gone = (size_t)(to - from), tail = l->length - (size_t)to;
    yr_value few[8], *recycle = few;
    if (gone > 8 && !(recycle = yr_alloc(gone * sizeof *recycle)))
        return -1;
    if (n > gone && yr_list_reserve(l, l->length + n - gone) < 0) {
        if (recycle != few)
            yr_dispose(recycle);
        return -1;
    }
    if (gone)
        memcpy(recycle, l->items + from, gone * sizeof *recycle);
    if (n != gone && tail)
        memmove(l->items + from + n, l->items + to, tail * sizeof *l->items);
    for (size_t i = 0; i < n; i++)
        l->items[(size_t)from + i] = yr_retain(items[i]);
    l->length = (size_t)from + n + tail;
    if (n < gone)
        yr_give_up(l->items + l->length, (gone - n) * sizeof *l->items);
    yr_list_drop_items(recycle, gone);
    if (recycle != few)
        yr_dispose(recycle);
    return 0;
}

/* new: v itself if it is a list or tuple (a copy of `not_this`), else a list of its items. */
static yr_value as_sequence(yr_value v, yr_value not_this, const char *message)
{
    if (v == not_this)
        return yr_list_of(YR_LIST(v)->items, YR_LIST(v)->length);
    if (YR_IS_LIST(v) || YR_IS_TUPLE(v))
        return yr_retain(v);
    yr_value iterator = yr_iter(v);
    if (!iterator) {
        if (yr_pending_is(YR_EXC(TypeError))) {
            yr_clear_pending();
            yr_type_error("%s", message);
        }
        return 0;
    }
    yr_value list = yr_to_list(iterator);
    yr_drop(iterator);
    return list;
}

static const yr_value *sequence_items(yr_value v, size_t *n)
{
    if (YR_IS_LIST(v)) {
        *n = YR_LIST(v)->length;
        return YR_LIST(v)->items;
    }
    *n = YR_TUPLE(v)->length;
    return YR_TUPLE(v)->items;
}

int yr_list_assign_slice(yr_list_object *l, int64_t from, int64_t to, yr_value v)
{
    if (!v)
        return splice(l, from, to, NULL, 0);
    yr_value source = as_sequence(v, yr_from(l), "can only assign an iterable");
    if (!source)
        return -1;
    int64_t length = (int64_t)l->length; /* the source's iterator may have changed it */
    from = from < length ? from : length;
    to = to < from ? from : to < length ? to : length;
    size_t n;
    const yr_value *items = sequence_items(source, &n);
    int r = splice(l, from, to, items, n);
    yr_drop(source);
    return r;
}

/* del l[start::step] of n items, step at least 2 in size or negative. */
static int delete_extended(yr_list_object *l, int64_t start, int64_t step, int64_t n)
{
    if (n <= 0)
        return 0;
    if (step < 0) {
        start += step * (n - 1);
        step = -step;
    }
    yr_value *gone = yr_alloc((size_t)n * sizeof *gone);
    if (!gone)
        return -1;
    size_t to = (size_t)start, taken = 0;
    for (size_t i = (size_t)start; i < l->length; i++) {
        if (taken < (size_t)n && i == (size_t)start + taken * (size_t)step)
            gone[taken++] = l->items[i];
        else
            l->items[to++] = l->items[i];
    }
    yr_give_up(l->items + to, (l->length - to) * sizeof *l->items);
    l->length = to;
    for (size_t i = 0; i < taken; i++)
        yr_drop(gone[i]);
    yr_dispose(gone);
    return 0;
}

static int assign_extended(yr_list_object *l, yr_bounds b, yr_value v)
{
    yr_value source = as_sequence(v, yr_from(l), "must assign iterable to extended slice");
    if (!source)
        return -1;
    int64_t n = yr_slice_fit(&b, (int64_t)l->length), start = b.start, step = b.step;
    size_t given;
    const yr_value *items = sequence_items(source, &given);
    yr_value *gone = NULL;
    if (n >= 0 && given != (size_t)n) {
        yr_value_error("attempt to assign sequence of size %zu to extended slice of size %lld",
                       given, (long long)n);
        n = -1;
    }
    if (n <= 0 || !(gone = yr_alloc((size_t)n * sizeof *gone))) {
        yr_drop(source);
        return n == 0 ? 0 : -1;
    }
    for (int64_t i = 0; i < n; i++) {
        gone[i] = l->items[start + i * step];
        l->items[start + i * step] = yr_retain(items[i]);
    }
    for (int64_t i = 0; i < n; i++)
        yr_drop(gone[i]);
    yr_dispose(gone);
    yr_drop(source);
    return 0;
}

static int assign_by_slice(yr_list_object *l, yr_value key, yr_value v)
{
    yr_bounds given, b;
    if (yr_slice_unpack(key, &given) < 0)
        return -1;
    b = given;
    int64_t n = yr_slice_fit(&b, (int64_t)l->length);
    if (b.step == 1)
        return yr_list_assign_slice(l, b.start, b.stop < b.start ? b.start : b.stop, v);
    return v ? assign_extended(l, given, v) : delete_extended(l, b.start, b.step, n);
}

static int delete_item(yr_list_object *l, int64_t i)
{
    if (i < 0)
        i += (int64_t)l->length;
    if ((uint64_t)i >= l->length) {
        yr_raise_format(YR_EXC(IndexError), "list assignment index out of range");
        return -1;
    }
    return splice(l, i, i + 1, NULL, 0);
}

int yr_list_assign(yr_value self, yr_value key, yr_value v)
{
    if (YR_IS(key, slice))
        return assign_by_slice(YR_LIST(self), key, v);
    int64_t i;
    if (!yr_has_index(key)) {
        index_error_type(key);
        return -1;
    }
    if (yr_to_index(key, &i, false) < 0)
        return -1;
    return v ? yr_list_set_item(self, i, v) : delete_item(YR_LIST(self), i);
}
