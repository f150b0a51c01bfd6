/* list_iterator.c - list_iterator and list_reverseiterator.
 *
 * index is the next item's; an exhausted iterator has let go of its list, so that a list that
 * grows afterwards does not wake it up. */
#include "../core/allocate.h"
#include "containers.h"

#define ITERATOR(v) YR_AS(yr_list_iterator, v)

static yr_value iterator_new(yr_type *t, yr_value list, int64_t index)
{
    yr_list_iterator *it = yr_new_tracked_unset(t, sizeof *it);
    if (!it)
        return 0;
    it->index = index;
    it->list = yr_retain(list);
    return yr_from(it);
}

yr_value yr_list_iter(yr_value self)
{
    return iterator_new(YR_TYPE(list_iterator), self, 0);
}

yr_value yr_list_reversed(yr_value self, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                          YR_UNUSED yr_value keywords)
{
    return iterator_new(YR_TYPE(list_reverseiterator), self, (int64_t)YR_LIST(self)->length - 1);
}

static void iterator_clear(yr_object *o)
{
    yr_set(&((yr_list_iterator *)o)->list, 0);
}

static void iterator_dealloc(yr_object *o)
{
    yr_xdrop(((yr_list_iterator *)o)->list);
    yr_release_inline(o);
}

static int iterator_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((yr_list_iterator *)o)->list);
    return 0;
}

static int iterator_next(yr_value self, yr_value *item)
{
    yr_list_iterator *it = ITERATOR(self);
    if (!it->list)
        return 0;
    yr_list_object *l = YR_LIST(it->list);
    if (YR_LIKELY((uint64_t)it->index < l->length)) {
        *item = yr_retain(l->items[it->index++]);
        return 1;
    }
    yr_set(&it->list, 0);
    return 0;
}

/* A tuple in the list need not be taken out of it. */
static int next_items(yr_value self, yr_value *items, size_t n)
{
    yr_list_iterator *it = ITERATOR(self);
    if (!it->list || (uint64_t)it->index >= YR_LIST(it->list)->length)
        return 2;
    yr_value item = YR_LIST(it->list)->items[it->index];
    if (!YR_IS(item, tuple) || YR_TUPLE(item)->length != n)
        return 2;
    it->index++;
    for (size_t i = 0; i < n; i++)
        items[i] = yr_retain(YR_TUPLE(item)->items[i]);
    return 1;
}

static int reverse_next(yr_value self, yr_value *item)
{
    yr_list_iterator *it = ITERATOR(self);
    if (!it->list)
        return 0;
    yr_list_object *l = YR_LIST(it->list);
    if ((uint64_t)it->index < l->length) {
        *item = yr_retain(l->items[it->index--]);
        return 1;
    }
    it->index = -1;
    yr_set(&it->list, 0);
    return 0;
}

int64_t yr_list_left(yr_value iterator, const yr_value **items, int *step)
{
    yr_type *t = yr_type_of(iterator);
    if (t != YR_TYPE_ID(list_iterator) && t != YR_TYPE_ID(list_reverseiterator))
        return -1;
    yr_list_iterator *it = ITERATOR(iterator);
    *step = t == YR_TYPE_ID(list_iterator) ? 1 : -1;
    if (!it->list || (uint64_t)it->index >= YR_LIST(it->list)->length)
        return 0;
    *items = YR_LIST(it->list)->items + it->index;
    return *step > 0 ? (int64_t)YR_LIST(it->list)->length - it->index : it->index + 1;
}

void yr_list_left_taken(yr_value iterator)
{
    yr_list_iterator *it = ITERATOR(iterator);
    it->index = yr_type_of(iterator) == YR_TYPE_ID(list_iterator) ? 0 : -1;
    yr_set(&it->list, 0);
}

YR_METHOD(length_hint)
{
    yr_list_iterator *it = ITERATOR(self);
    int64_t left = it->list ? (int64_t)YR_LIST(it->list)->length - it->index : 0;
    return yr_int(left < 0 ? 0 : left);
}

YR_METHOD(reverse_length_hint)
{
    yr_list_iterator *it = ITERATOR(self);
    if (!it->list || (int64_t)YR_LIST(it->list)->length < it->index + 1)
        return yr_int(0);
    return yr_int(it->index + 1);
}

YR_METHOD(set_state)
{
    yr_list_iterator *it = ITERATOR(self);
    int64_t index, lowest = yr_type_of(self) == YR_TYPE_ID(list_iterator) ? 0 : -1;
    if (yr_reduced_index(args[0], &index) < 0)
        return 0;
    if (it->list) {
        int64_t length = (int64_t)YR_LIST(it->list)->length;
        it->index = index < lowest ? lowest : index > length ? length : index;
        if (lowest < 0 && index > length - 1)
            it->index = length - 1;
    }
    return YR_NONE;
}

/* new: iter([]) is what an iterator that is done becomes. */
static yr_value reduce_iterator(yr_value self, const char *function)
{
    yr_value empty = yr_list_new();
    yr_list_iterator *it = ITERATOR(self);
    yr_value answer = empty ? yr_reduce_walk(function, it->list, empty, yr_int(it->index)) : 0;
    yr_xdrop(empty);
    return answer;
}

YR_METHOD(iterator_reduce)
{
    return reduce_iterator(self, "iter");
}

YR_METHOD(reverse_reduce)
{
    return reduce_iterator(self, "reversed");
}

static const yr_method_def iterator_methods[] = {
    {"__length_hint__", length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    YR_REDUCE_DEF(iterator_reduce),
    {"__setstate__", set_state, 1, 1, 0, "Set state information for unpickling."},
    YR_METHOD_END};

static const yr_method_def reverse_methods[] = {
    {"__length_hint__", reverse_length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    YR_REDUCE_DEF(reverse_reduce),
    {"__setstate__", set_state, 1, 1, 0, "Set state information for unpickling."},
    YR_METHOD_END};

#define ITERATOR_SLOTS(step)                                                                       \
    .dealloc = iterator_dealloc, .traverse = iterator_traverse, .clear = iterator_clear,           \
    .iter = yr_iter_self, .next = step

YR_BUILT_IN(list_iterator, object) = {
    .id = YR_T_list_iterator,
    .size = sizeof(yr_list_iterator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .methods = iterator_methods,
    .slots = {ITERATOR_SLOTS(iterator_next), .next_items = next_items},
};

YR_BUILT_IN(list_reverseiterator, object) = {
    .id = YR_T_list_reverseiterator,
    .size = sizeof(yr_list_iterator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .methods = reverse_methods,
    .slots = {ITERATOR_SLOTS(reverse_next)},
};
