/* deque.c - collections.deque: a ring of values.
 *
 * items has room for capacity values, a power of two or none; item i of the deque is
 * items[(head + i) & (capacity - 1)]. state counts the changes of length, so that a walk can tell
 * that the deque has changed under it. With maxlen >= 0 an item more at one end drops one at the
 * other. */
#include "../core/reduce.h"
#include "../core/extension.h"
#include "collections_parts.h"

typedef struct {
    yr_object base;
    yr_value *items;
    size_t capacity, head, length;
    int64_t maxlen; /* -1: none */
    uint64_t state;
} deque;

#define DEQUE(v) YR_AS(deque, v)

static bool is_deque(yr_value v)
{
    return yr_is_pointer(v) && yr_object_of(v)->type->spec == &yr_collections_deque;
}

/* ---- The ring ---- */

static yr_value *slot(deque *d, size_t i)
{
    return &d->items[(d->head + i) & (d->capacity - 1)];
}

static int grow(deque *d)
{
    size_t capacity = d->capacity ? d->capacity * 2 : 8;
    yr_value *items = yr_alloc(capacity * sizeof *items);
    if (!items)
        return -1;
    for (size_t i = 0; i < d->length; i++)
        items[i] = *slot(d, i);
    yr_dispose(d->items);
    d->items = items;
    d->capacity = capacity;
    d->head = 0;
    return 0;
}

/* new: the first or last item, taken out of a deque that is not empty. */
static yr_value take_left(deque *d)
{
    yr_value v = *slot(d, 0);
    yr_give_up(slot(d, 0), sizeof v);
    d->head = (d->head + 1) & (d->capacity - 1);
    d->length--;
    d->state++;
    return v;
}

static yr_value take_right(deque *d)
{
    yr_value v = *slot(d, --d->length);
    yr_give_up(slot(d, d->length), sizeof v);
    d->state++;
    return v;
}

/* Puts v (stolen) at the end; drops one at the other end of a full one. */
static int push_right(deque *d, yr_value v)
{
    if (d->length == d->capacity && grow(d) < 0) {
        yr_drop(v);
        return -1;
    }
    *slot(d, d->length++) = v;
    d->state++;
    if (d->maxlen >= 0 && d->length > (size_t)d->maxlen)
        yr_drop(take_left(d));
    return 0;
}

static int push_left(deque *d, yr_value v)
{
    if (d->length == d->capacity && grow(d) < 0) {
        yr_drop(v);
        return -1;
    }
    d->head = (d->head - 1) & (d->capacity - 1);
    *slot(d, 0) = v;
    d->length++;
    d->state++;
    if (d->maxlen >= 0 && d->length > (size_t)d->maxlen)
        yr_drop(take_right(d));
    return 0;
}

static void deque_clear(yr_object *o)
{
    deque *d = (deque *)o;
    yr_value *items = d->items;
    size_t capacity = d->capacity, head = d->head, length = d->length;
    d->items = NULL;
    d->capacity = d->head = d->length = 0;
    d->state++;
    for (size_t i = 0; i < length; i++)
        yr_drop(items[(head + i) & (capacity - 1)]);
    yr_dispose(items);
}

static void deque_dealloc(yr_object *o)
{
    deque_clear(o);
    yr_release(o);
}

static int deque_traverse(yr_object *o, yr_visitor visit, void *context)
{
    deque *d = (deque *)o;
    for (size_t i = 0; i < d->length; i++)
        YR_VISIT(*slot(d, i));
    return 0;
}

/* ---- Making ---- */

static yr_value deque_make(yr_type *t, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                           YR_UNUSED yr_value keywords)
{
    deque *d = yr_new(t, t->size);
    if (d)
        d->maxlen = -1;
    return yr_from(d);
}

static int extend(deque *d, yr_value iterable, int (*push)(deque *, yr_value))
{
    if (yr_from(d) == iterable) {
        yr_value list = yr_to_list(iterable);
        int r = list ? extend(d, list, push) : -1;
        yr_xdrop(list);
        return r;
    }
    yr_value iterator = yr_iter(iterable), item;
    if (!iterator)
        return -1;
    int r;
    while ((r = yr_next(iterator, &item)) > 0 && push(d, item) == 0)
        ;
    yr_drop(iterator);
    return r < 0 || yr_pending() ? -1 : 0;
}

static int deque_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"iterable", "maxlen"};
    yr_value v[2];
    int64_t maxlen = -1;
    if (yr_parse_arguments("deque", names, 0, 0, 2, 2, args, n, keywords, v) < 0)
        return -1;
    if (v[1] && v[1] != YR_NONE) {
        if (!YR_IS_ANY_INT(v[1])) {
            yr_type_error("an integer is required");
            return -1;
        }
        if (yr_argument_size(v[1], &maxlen) < 0)
            return -1;
        if (maxlen < 0) {
            yr_value_error("maxlen must be non-negative");
            return -1;
        }
    }
    DEQUE(self)->maxlen = maxlen;
    if (DEQUE(self)->length)
        deque_clear(yr_object_of(self));
    return v[0] ? extend(DEQUE(self), v[0], push_right) : 0;
}

/* new: what self's class, which may answer with anything, makes of self. TypeError: no deque. */
static yr_value copy_by_class(yr_value self)
{
    deque *d = DEQUE(self);
    yr_value maxlen = d->maxlen < 0 ? YR_NONE : yr_int(d->maxlen);
    yr_value copy =
        yr_invoke(yr_from(yr_type_of(self)), (yr_value[]){self, maxlen}, d->maxlen < 0 ? 1 : 2);
    if (!copy || is_deque(copy))
        return copy;
    yr_type_error("%U() must return a deque, not %T", yr_type_of(self)->name, copy);
    yr_drop(copy);
    return 0;
}

/* new: a deque of self's class with the same items and maxlen. */
static yr_value copy_of(yr_value self)
{
    deque *d = DEQUE(self);
    if (yr_type_of(self)->flags & YR_TYPE_HEAP)
        return copy_by_class(self);
    yr_value copy = deque_make(yr_type_of(self), NULL, 0, 0);
    if (!copy)
        return 0;
    DEQUE(copy)->maxlen = d->maxlen;
    for (size_t i = 0; i < d->length; i++)
        if (push_right(DEQUE(copy), yr_retain(*slot(d, i))) < 0) {
            yr_drop(copy);
            return 0;
        }
    return copy;
}

/* ---- Slots ---- */

static yr_value deque_repr(yr_value self)
{
    int entered = yr_repr_enter(self);
    if (entered)
        return entered < 0 ? 0 : yr_str_from_c("[...]");
    yr_value list = yr_to_list(self), text = 0;
    deque *d = DEQUE(self);
    if (list && d->maxlen >= 0)
        text = yr_str_format("%s(%R, maxlen=%lld)", yr_type_name(self), list, (long long)d->maxlen);
    else if (list)
        text = yr_str_format("%s(%R)", yr_type_name(self), list);
    yr_xdrop(list);
    yr_repr_leave(self);
    return text;
}

static yr_value deque_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (!is_deque(a) || !is_deque(b))
        return YR_NOT_IMPLEMENTED;
    if ((op == YR_EQ || op == YR_NE) && DEQUE(a)->length != DEQUE(b)->length)
        return yr_bool(op == YR_NE);
    yr_value x = yr_to_list(a), y = x ? yr_to_list(b) : 0;
    yr_value r = y ? yr_compare(op, x, y) : 0;
    yr_xdrop(x);
    yr_xdrop(y);
    return r;
}

static int64_t deque_length(yr_value self)
{
    return (int64_t)DEQUE(self)->length;
}

static int deque_truth(yr_value self)
{
    return DEQUE(self)->length != 0;
}

/* The place that an index means: 0, or -1 with an error. */
static int read_index(deque *d, yr_value key, size_t *at)
{
    int64_t i;
    if (!yr_has_index(key)) {
        yr_type_error("sequence index must be integer, not '%T'", key);
        return -1;
    }
    if (yr_to_index(key, &i, false) < 0)
        return -1;
    if (i < 0)
        i += (int64_t)d->length;
    if ((uint64_t)i >= d->length) {
        yr_raise_format(YR_EXC(IndexError), "deque index out of range");
        return -1;
    }
    *at = (size_t)i;
    return 0;
}

static yr_value deque_getitem(yr_value self, yr_value key)
{
    size_t at;
    return read_index(DEQUE(self), key, &at) < 0 ? 0 : yr_retain(*slot(DEQUE(self), at));
}

/* new: item `at`, taken out; the shorter side moves up. */
static yr_value take_at(deque *d, size_t at)
{
    yr_value v = *slot(d, at);
    if (at < d->length / 2) {
        for (size_t i = at; i > 0; i--)
            *slot(d, i) = *slot(d, i - 1);
        yr_give_up(slot(d, 0), sizeof v);
        d->head = (d->head + 1) & (d->capacity - 1);
    } else {
        for (size_t i = at; i + 1 < d->length; i++)
            *slot(d, i) = *slot(d, i + 1);
        yr_give_up(slot(d, d->length - 1), sizeof v);
    }
    d->length--;
    d->state++;
    return v;
}

static int deque_setitem(yr_value self, yr_value key, yr_value v)
{
    size_t at;
    if (read_index(DEQUE(self), key, &at) < 0)
        return -1;
    if (v)
        yr_set(slot(DEQUE(self), at), yr_retain(v));
    else
        yr_drop(take_at(DEQUE(self), at));
    return 0;
}

static int mutated(yr_type *exception, const char *message)
{
    yr_raise_format(exception, "%s", message);
    return -1;
}

/* Looks for v from `start` up to `stop`: 1 and *at, 0, -1. */
static int find(deque *d, yr_value v, size_t start, size_t stop, size_t *at)
{
    uint64_t state = d->state;
    for (size_t i = start; i < stop && i < d->length; i++) {
        yr_value item = yr_retain(*slot(d, i));
        int r = yr_equal(item, v);
        yr_drop(item);
        if (r < 0)
            return -1;
        if (r) {
            *at = i;
            return 1;
        }
        if (state != d->state)
            return mutated(YR_EXC(RuntimeError), "deque mutated during iteration");
    }
    return 0;
}

static int deque_contains(yr_value self, yr_value v)
{
    size_t at;
    return find(DEQUE(self), v, 0, SIZE_MAX, &at);
}

static yr_value deque_add(yr_value a, yr_value b)
{
    if (!is_deque(a))
        return YR_NOT_IMPLEMENTED;
    if (!is_deque(b)) {
        return yr_type_error("can only concatenate deque (not \"%T\") to deque", b);
    }
    yr_value sum = copy_of(a);
    if (sum && extend(DEQUE(sum), b, push_right) < 0)
        yr_set(&sum, 0);
    return sum;
}

static yr_value deque_iadd(yr_value a, yr_value b)
{
    return extend(DEQUE(a), b, push_right) < 0 ? 0 : yr_retain(a);
}

/* Makes self its items times count. */
static int repeat_in_place(yr_value self, int64_t count)
{
    deque *d = DEQUE(self);
    size_t n = d->length;
    if (count <= 0 || n == 0) {
        deque_clear(yr_object_of(self));
        return 0;
    }
    if (d->maxlen < 0 && n > (size_t)YR_INDEX_MAX / (size_t)count)
        return yr_no_memory(), -1;
    yr_value list = yr_to_list(self);
    if (!list)
        return -1;
    int r = 0;
    if (d->maxlen >= 0 && count > d->maxlen / (int64_t)n + 2)
        count = d->maxlen / (int64_t)n + 2; /* only the last maxlen items can stay */
    for (int64_t i = 1; r == 0 && i < count; i++)
        r = extend(d, list, push_right);
    yr_drop(list);
    return r;
}

static yr_value deque_repeat(yr_value self, int64_t count)
{
    yr_value copy = copy_of(self);
    if (copy && repeat_in_place(copy, count) < 0)
        yr_set(&copy, 0);
    return copy;
}

static yr_value deque_multiply(yr_value a, yr_value b)
{
    return yr_sequence_multiply(a, b, is_deque(a), deque_repeat);
}

static yr_value deque_imultiply(yr_value a, yr_value b)
{
    int64_t count;
    if (!yr_has_index(b))
        return yr_sequence_multiply(a, b, true, deque_repeat);
    if (yr_to_count(b, &count) < 0)
        return 0;
    return repeat_in_place(a, count) < 0 ? 0 : yr_retain(a);
}

/* ---- Methods ---- */

YR_METHOD(deque_append)
{
    return push_right(DEQUE(self), yr_retain(args[0])) < 0 ? 0 : YR_NONE;
}

YR_METHOD(deque_appendleft)
{
    return push_left(DEQUE(self), yr_retain(args[0])) < 0 ? 0 : YR_NONE;
}

YR_METHOD(deque_extend)
{
    return extend(DEQUE(self), args[0], push_right) < 0 ? 0 : YR_NONE;
}

YR_METHOD(deque_extendleft)
{
    return extend(DEQUE(self), args[0], push_left) < 0 ? 0 : YR_NONE;
}

YR_METHOD(deque_pop)
{
    if (DEQUE(self)->length == 0)
        return yr_raise_format(YR_EXC(IndexError), "pop from an empty deque");
    return take_right(DEQUE(self));
}

YR_METHOD(deque_popleft)
{
    if (DEQUE(self)->length == 0)
        return yr_raise_format(YR_EXC(IndexError), "pop from an empty deque");
    return take_left(DEQUE(self));
}

YR_METHOD(deque_clear_method)
{
    deque_clear(yr_object_of(self));
    return YR_NONE;
}

YR_METHOD(deque_copy)
{
    return copy_of(self);
}

/* (class, arguments, attributes or None, iterator over the items) */
YR_METHOD(deque_reduce)
{
    int64_t maxlen = DEQUE(self)->maxlen;
    yr_value items[4] = {0}, bound[2] = {YR->empty_tuple, yr_int(maxlen)}, result = 0;
    items[0] = yr_retain(yr_from(yr_type_of(self)));
    items[1] = yr_tuple_of(bound, maxlen < 0 ? 0 : 2);
    items[2] = items[1] ? yr_object_getstate(self, NULL, 0, 0) : 0;
    items[3] = items[2] ? yr_iter(self) : 0;
    if (items[3])
        result = yr_tuple_of(items, 4);
    for (int i = 0; i < 4; i++)
        yr_xdrop(items[i]);
    return result;
}

YR_METHOD(deque_count)
{
    deque *d = DEQUE(self);
    int64_t count = 0;
    uint64_t state = d->state;
    for (size_t i = 0; i < d->length; i++) {
        yr_value item = yr_retain(*slot(d, i));
        int r = yr_equal(item, args[0]);
        yr_drop(item);
        if (r < 0)
            return 0;
        count += r;
        if (state != d->state)
            return mutated(YR_EXC(RuntimeError), "deque mutated during iteration"), 0;
    }
    return yr_int(count);
}

YR_METHOD(deque_index)
{
    deque *d = DEQUE(self);
    int64_t start, stop;
    size_t at;
    if (n < 1 || n > 3)
        return yr_type_error("index() takes at %s %d argument%s (%zu given)", n ? "most" : "least",
                             n ? 3 : 1, n ? "s" : "", n);
    if (yr_index_range(args, n, 1, (int64_t)d->length, &start, &stop) < 0)
        return 0;
    int r = find(d, args[0], (size_t)start, (size_t)stop, &at);
    if (r > 0)
        return yr_int((int64_t)at);
    return r < 0 ? 0 : yr_value_error("%R is not in deque", args[0]);
}

YR_METHOD(deque_remove)
{
    deque *d = DEQUE(self);
    size_t length = d->length, at = 0;
    for (; at < length; at++) {
        yr_value item = yr_retain(*slot(d, at));
        int r = yr_equal(item, args[0]);
        yr_drop(item);
        if (length != d->length)
            return mutated(YR_EXC(IndexError), "deque mutated during remove()."), 0;
        if (r < 0)
            return 0;
        if (r) {
            yr_drop(take_at(d, at));
            return YR_NONE;
        }
    }
    return yr_value_error("%R is not in deque", args[0]);
}

YR_METHOD(deque_insert)
{
    deque *d = DEQUE(self);
    int64_t at;
    if (n != 2)
        return yr_type_error("insert() takes exactly 2 arguments (%zu given)", n);
    if (yr_argument_size(args[0], &at) < 0)
        return 0;
    if (d->maxlen >= 0 && d->length >= (size_t)d->maxlen)
        return yr_raise_format(YR_EXC(IndexError), "deque already at its maximum size");
    int64_t length = (int64_t)d->length;
    if (at < 0)
        at = at + length < 0 ? 0 : at + length;
    if (at >= length)
        return push_right(d, yr_retain(args[1])) < 0 ? 0 : YR_NONE;
    if (push_left(d, yr_retain(args[1])) < 0)
        return 0;
    yr_value v = *slot(d, 0);
    for (size_t i = 0; i < (size_t)at; i++)
        *slot(d, i) = *slot(d, i + 1);
    *slot(d, (size_t)at) = v;
    return YR_NONE;
}

YR_METHOD(deque_reverse)
{
    deque *d = DEQUE(self);
    for (size_t i = 0, j = d->length; i + 1 < j; i++) {
        yr_value v = *slot(d, i);
        *slot(d, i) = *slot(d, --j);
        *slot(d, j) = v;
    }
    return YR_NONE;
}

YR_METHOD(deque_rotate)
{
    deque *d = DEQUE(self);
    int64_t by = 1, length = (int64_t)d->length;
    if (yr_check_arity("deque.rotate", n, 0, 1) < 0)
        return 0;
    if (n && yr_argument_size(args[0], &by) < 0)
        return 0;
    if (length < 2)
        return YR_NONE;
    d->state++;
    by %= length;
    if (by > length / 2)
        by -= length;
    else if (by < -length / 2)
        by += length;
    for (; by > 0; by--) { /* the last becomes the first */
        yr_value v = *slot(d, d->length - 1);
        yr_give_up(slot(d, d->length - 1), sizeof v);
        d->head = (d->head - 1) & (d->capacity - 1);
        *slot(d, 0) = v;
    }
    for (; by < 0; by++) {
        yr_value v = *slot(d, 0);
        yr_give_up(slot(d, 0), sizeof v);
        d->head = (d->head + 1) & (d->capacity - 1);
        *slot(d, d->length - 1) = v;
    }
    return YR_NONE;
}

/* ---- Iterators ---- */

typedef struct {
    yr_object base;
    yr_value deque; /* 0: done */
    size_t index;   /* of the next item, counted from the end it began at */
    size_t length;  /* of the deque when the walk began */
    uint64_t state;
} deque_iterator;

static yr_value iterator_new(yr_value self, const char *type)
{
    yr_value name = yr_str_from_c(type);
    yr_value t = name ? yr_type_lookup(yr_type_of(self), name) : 0;
    yr_xdrop(name);
    deque_iterator *it = t ? yr_new(YR_AS(yr_type, t), sizeof *it) : NULL;
    if (!it) {
        if (!yr_pending())
            yr_raise_format(YR_EXC(RuntimeError), "deque: %s is missing", type);
        return 0;
    }
    it->deque = yr_retain(self);
    it->length = DEQUE(self)->length;
    it->state = DEQUE(self)->state;
    return yr_from(it);
}

static yr_value deque_iter(yr_value self)
{
    return iterator_new(self, "_deque_iterator");
}

YR_METHOD(deque_reversed)
{
    return iterator_new(self, "_deque_reverse_iterator");
}

static void iterator_clear(yr_object *o)
{
    yr_set(&((deque_iterator *)o)->deque, 0);
}

static void iterator_dealloc(yr_object *o)
{
    iterator_clear(o);
    yr_release(o);
}

static int iterator_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((deque_iterator *)o)->deque);
    return 0;
}

static int iterator_step(yr_value self, bool backwards, yr_value *item)
{
    deque_iterator *it = YR_AS(deque_iterator, self);
    if (!it->deque)
        return 0;
    deque *d = DEQUE(it->deque);
    if (it->state != d->state) {
        it->length = it->index;
        return mutated(YR_EXC(RuntimeError), "deque mutated during iteration");
    }
    if (it->index >= it->length) {
        yr_set(&it->deque, 0);
        return 0;
    }
    size_t i = it->index++;
    *item = yr_retain(*slot(d, backwards ? it->length - 1 - i : i));
    return 1;
}

static int iterator_next(yr_value self, yr_value *item)
{
    return iterator_step(self, false, item);
}

static int iterator_previous(yr_value self, yr_value *item)
{
    return iterator_step(self, true, item);
}

YR_METHOD(iterator_length_hint)
{
    deque_iterator *it = YR_AS(deque_iterator, self);
    return yr_int((int64_t)(it->length - it->index));
}

static const yr_method_def iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    YR_METHOD_END};

const yr_type_spec yr_collections_deque_iterator = {
    .size = sizeof(deque_iterator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .methods = iterator_methods,
    .slots = {.dealloc = iterator_dealloc,
              .traverse = iterator_traverse,
              .clear = iterator_clear,
              .iter = yr_iter_self,
              .next = iterator_next},
};

const yr_type_spec yr_collections_deque_reverse_iterator = {
    .size = sizeof(deque_iterator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .methods = iterator_methods,
    .slots = {.dealloc = iterator_dealloc,
              .traverse = iterator_traverse,
              .clear = iterator_clear,
              .iter = yr_iter_self,
              .next = iterator_previous},
};

/* ---- The type ---- */

static yr_value get_maxlen(yr_value self)
{
    int64_t maxlen = DEQUE(self)->maxlen;
    return maxlen < 0 ? YR_NONE : yr_int_from_i64(maxlen);
}

static const yr_getset_def deque_getsets[] = {
    {"maxlen", get_maxlen, NULL, "maximum size of a deque or None if unbounded"}, YR_GETSET_END};

static const yr_method_def deque_methods[] = {
    {"append", deque_append, 1, 1, 0, "Add an element to the right side of the deque."},
    {"appendleft", deque_appendleft, 1, 1, 0, "Add an element to the left side of the deque."},
    {"clear", deque_clear_method, 0, 0, 0, "Remove all elements from the deque."},
    {"copy", deque_copy, 0, 0, 0, "Return a shallow copy of a deque."},
    {"count", deque_count, 1, 1, 0, "D.count(value) -- return number of occurrences of value"},
    {"extend", deque_extend, 1, 1, 0,
     "Extend the right side of the deque with elements from the iterable"},
    {"extendleft", deque_extendleft, 1, 1, 0,
     "Extend the left side of the deque with elements from the iterable"},
    {"index", deque_index, 0, -1, 0,
     "D.index(value, [start, [stop]]) -- return first index of value.\nRaises ValueError if the "
     "value is not present."},
    {"insert", deque_insert, 0, -1, 0, "D.insert(index, object) -- insert object before index"},
    {"pop", deque_pop, 0, 0, 0, "Remove and return the rightmost element."},
    {"popleft", deque_popleft, 0, 0, 0, "Remove and return the leftmost element."},
    {"remove", deque_remove, 1, 1, 0, "D.remove(value) -- remove first occurrence of value."},
    {"reverse", deque_reverse, 0, 0, 0, "D.reverse() -- reverse *IN PLACE*"},
    {"rotate", deque_rotate, 0, -1, 0,
     "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left."},
    {"__copy__", deque_copy, 0, 0, 0, "Return a shallow copy of a deque."},
    YR_REDUCE_DEF(deque_reduce),
    {"__reversed__", deque_reversed, 0, 0, 0,
     "D.__reversed__() -- return a reverse iterator over the deque"},
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    YR_METHOD_END};

static const yr_operators operators = {
    .binary = {[YR_ADD] = deque_add, [YR_MUL] = deque_multiply},
    .inplace = {[YR_ADD] = deque_iadd, [YR_MUL] = deque_imultiply}};

const yr_type_spec yr_collections_deque = {
    .size = sizeof(deque),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS | YR_TYPE_SEQUENCE,
    .doc = "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for "
           "data accesses near its endpoints.",
    .methods = deque_methods,
    .getsets = deque_getsets,
    .slots = {.dealloc = deque_dealloc,
              .traverse = deque_traverse,
              .clear = deque_clear,
              .repr = deque_repr,
              .hash = yr_hash_unhashable,
              .compare = deque_compare,
              .iter = deque_iter,
              .make = deque_make,
              .init = deque_init,
              .truth = deque_truth,
              .length = deque_length,
              .getitem = deque_getitem,
              .setitem = deque_setitem,
              .contains = deque_contains,
              .operators = &operators},
};
