/* tuple.c - tuple and tuple_iterator.
 *
 * The items stand in the object itself. A tuple made by yr_tuple_alloc holds zeros until it is
 * filled; nothing but its maker may see it before. Instances of a class derived from tuple with
 * attributes of their own have those behind the items. */
#include "../core/allocate.h"
#include "containers.h"
#include "../core/printing.h"

/* ---- Making ---- */

/* new: a tuple of n zeros of the given type. */
static yr_tuple_object *tuple_new(yr_type *t, size_t n)
{
    if (n > (size_t)YR_INDEX_MAX) {
        yr_no_memory();
        return NULL;
    }
    size_t size = sizeof(yr_tuple_object) + n * sizeof(yr_value);
    if (t->flags & YR_TYPE_HAS_DICT)
        size += sizeof(yr_attributes);
    yr_tuple_object *tuple = yr_new(t, size);
    if (tuple)
        tuple->length = n;
    return tuple;
}

yr_value yr_tuple_alloc(size_t n)
{
    if (n == 0 && YR->empty_tuple)
        return yr_retain(YR->empty_tuple);
    return yr_from(tuple_new(YR_TYPE(tuple), n));
}

yr_value yr_tuple_alloc_of(yr_type *t, size_t n)
{
    return yr_from(tuple_new(t, n));
}

/* new: a tuple of n items that the caller sets at once. */
static inline yr_tuple_object *tuple_unset(size_t n)
{
    if (YR_UNLIKELY(n == 0 || n > HEAP_SMALL))
        return n ? tuple_new(YR_TYPE(tuple), n)
                 : (yr_tuple_object *)yr_object_of(yr_tuple_alloc(0));
    yr_tuple_object *tuple =
        yr_new_tracked_unset(YR_TYPE(tuple), sizeof *tuple + n * sizeof(yr_value));
    if (YR_LIKELY(tuple))
        tuple->length = n;
    return tuple;
}

yr_value yr_tuple_of(const yr_value *items, size_t n)
{
    yr_tuple_object *tuple = tuple_unset(n);
    if (tuple)
        yr_copy_items(tuple->items, items, n);
    return yr_from(tuple);
}

yr_value yr_tuple(yr_value *items, size_t n)
{
    yr_tuple_object *tuple = tuple_unset(n);
    if (YR_LIKELY(tuple)) {
        for (size_t i = 0; i < n; i++)
            tuple->items[i] = items[i];
        return yr_from(tuple);
    }
    for (size_t i = 0; i < n; i++)
        yr_drop(items[i]);
    return 0;
}

yr_value yr_list_to_tuple(yr_value list)
{
    /* Making the tuple may collect, and so run code that changes the list. */
    for (;;) {
        size_t n = YR_LIST(list)->length;
        yr_value tuple = yr_tuple_alloc(n);
        if (!tuple)
            return 0;
        if (YR_LIKELY(YR_LIST(list)->length == n)) {
            if (n)
                yr_copy_items(YR_TUPLE(tuple)->items, YR_LIST(list)->items, n);
            return tuple;
        }
        yr_drop(tuple);
    }
}

/* new: what the iterator has left, gathered on a growing array, as a tuple. */
static yr_value tuple_from_iterator(yr_value iterator)
{
    yr_value list = yr_list_new(), tuple = 0;
    if (list && yr_list_take_rest(list, iterator) == 0) {
        yr_list_object *l = YR_LIST(list);
        tuple = yr_tuple_alloc(l->length);
        if (tuple) { /* the items move over */
            if (l->length)
                memcpy(YR_TUPLE(tuple)->items, l->items, l->length * sizeof *l->items);
            l->length = 0;
        }
    }
    yr_xdrop(list);
    return tuple;
}

yr_value yr_to_tuple(yr_value iterable)
{
    if (YR_IS(iterable, tuple))
        return yr_retain(iterable);
    if (YR_IS(iterable, list))
        return yr_list_to_tuple(iterable);
    yr_value iterator = yr_iter(iterable);
    if (!iterator)
        return 0;
    yr_value tuple = yr_length_hint(iterable, 10) < 0 ? 0 : tuple_from_iterator(iterator);
    yr_drop(iterator);
    return tuple;
}

static yr_value tuple_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_make_no_keywords(t, YR_TYPE(tuple), "tuple", keywords) < 0 ||
        yr_check_arity("tuple", n, 0, 1) < 0)
        return 0;
    yr_value plain = n ? yr_to_tuple(args[0]) : yr_retain(YR->empty_tuple);
    if (!plain || t == YR_TYPE_ID(tuple))
        return plain;
    yr_tuple_object *from = YR_TUPLE(plain), *tuple = tuple_new(t, from->length);
    if (tuple)
        for (size_t i = 0; i < from->length; i++)
            tuple->items[i] = yr_retain(from->items[i]);
    yr_drop(plain);
    return yr_from(tuple);
}

/* There is no clear slot: every cycle through a tuple goes through something that can be cleared,
 * and what holds a tuple (a class its bases) may count on its items. */
static void tuple_dealloc(yr_object *o)
{
    yr_tuple_object *tuple = (yr_tuple_object *)o;
    for (size_t i = tuple->length; i-- > 0;)
        yr_xdrop(tuple->items[i]);
    yr_release_inline(o);
}

static int tuple_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_tuple_object *tuple = (yr_tuple_object *)o;
    return yr_visit_items(tuple->items, tuple->length, visit, context);
}

/* ---- repr, hash, comparison ---- */

static int add_items(yr_builder *b, yr_tuple_object *tuple)
{
    for (size_t i = 0; i < tuple->length; i++) {
        if (i && yr_builder_c(b, ", ") < 0)
            return -1;
        if (yr_add_repr(b, tuple->items[i]) < 0)
            return -1;
    }
    return yr_builder_c(b, tuple->length == 1 ? ",)" : ")");
}

int yr_tuple_add_repr(yr_builder *b, yr_value self)
{
    if (YR_TUPLE(self)->length == 0)
        return yr_builder_c(b, "()");
    int entered = yr_repr_enter(self);
    if (entered)
        return entered < 0 ? -1 : yr_builder_c(b, "(...)");
    int r = yr_builder_char(b, '(');
    if (r == 0)
        r = add_items(b, YR_TUPLE(self));
    yr_repr_leave(self);
    return r;
}

yr_value yr_tuple_repr(yr_value self)
{
    return yr_repr_by(yr_tuple_add_repr, self);
}

/* The mixing of xxHash's 64-bit lanes, with the constants and the ending that CPython uses, so
 * that sets of tuples are walked in the same order. */
static int tuple_hash(yr_value self, uint64_t *hash)
{
    const uint64_t prime1 = 11400714785074694791u, prime2 = 14029467366897019727u,
                   prime5 = 2870177450012600261u;
    yr_tuple_object *tuple = YR_TUPLE(self);
    uint64_t sum = prime5;
    if (YR_UNLIKELY((char *)__builtin_frame_address(0) < YR->head.stack_limit) && yr_too_deep(""))
        return -1;
    for (size_t i = 0; i < tuple->length; i++) {
        uint64_t lane;
        if (yr_hash_of(tuple->items[i], &lane) < 0)
            return -1;
        sum += lane * prime2;
        sum = sum << 31 | sum >> 33;
        sum *= prime1;
    }
    sum += tuple->length ^ (prime5 ^ 3527539u);
    *hash = sum == UINT64_MAX ? 1546275796 : sum;
    return 0;
}

static const yr_value *tuple_items(yr_value v, size_t *n)
{
    *n = YR_TUPLE(v)->length;
    return YR_TUPLE(v)->items;
}

static yr_value tuple_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (!YR_IS_TUPLE(a) || !YR_IS_TUPLE(b))
        return YR_NOT_IMPLEMENTED;
    const yr_tuple_object *x = YR_TUPLE(a), *y = YR_TUPLE(b);
    size_t least = x->length < y->length ? x->length : y->length, i = 0;
    while (i < least && x->items[i] == y->items[i])
        i++;
    if (i == least)
        return yr_bool(yr_order_answers(op, (int64_t)x->length, (int64_t)y->length));
    if (yr_both_ints(x->items[i], y->items[i]))
        return yr_bool(yr_order_answers(op, (int64_t)x->items[i], (int64_t)y->items[i]));
    return yr_compare_items(op, tuple_items, a, b);
}

static int tuple_contains(yr_value self, yr_value v)
{
    yr_tuple_object *tuple = YR_TUPLE(self);
    for (size_t i = 0; i < tuple->length; i++) {
        int r = yr_equal(tuple->items[i], v);
        if (r)
            return r;
    }
    return 0;
}

static int64_t tuple_length(yr_value self)
{
    return (int64_t)YR_TUPLE(self)->length;
}

static int tuple_truth(yr_value self)
{
    return YR_TUPLE(self)->length != 0;
}

/* ---- Items ---- */

yr_value yr_tuple_item(yr_value self, int64_t i)
{
    yr_tuple_object *tuple = YR_TUPLE(self);
    if (i < 0)
        i += (int64_t)tuple->length;
    if ((uint64_t)i >= tuple->length)
        return yr_raise_format(YR_EXC(IndexError), "tuple index out of range");
    return yr_retain(tuple->items[i]);
}

static yr_value tuple_slice(yr_value self, yr_value key)
{
    yr_tuple_object *tuple = YR_TUPLE(self);
    int64_t start, stop, step;
    int64_t n = yr_slice_bounds(key, (int64_t)tuple->length, &start, &stop, &step);
    if (n < 0)
        return 0;
    if (n == (int64_t)tuple->length && step == 1 && YR_IS(self, tuple))
        return yr_retain(self);
    yr_value result = yr_tuple_alloc((size_t)n);
    for (int64_t i = 0; result && i < n; i++)
        YR_TUPLE(result)->items[i] = yr_retain(tuple->items[start + i * step]);
    return result;
}

static yr_value tuple_subscript(yr_value self, yr_value key)
{
    if (YR_LIKELY(yr_is_int(key)))
        return yr_tuple_item(self, yr_int_value(key));
    if (YR_IS(key, slice))
        return tuple_slice(self, key);
    if (!yr_has_index(key))
        return yr_type_error("tuple indices must be integers or slices, not %T", key);
    int64_t i;
    return yr_to_index(key, &i, false) < 0 ? 0 : yr_tuple_item(self, i);
}

/* ---- Arithmetic ---- */

static yr_value tuple_add(yr_value a, yr_value b)
{
    if (!YR_IS_TUPLE(a))
        return YR_NOT_IMPLEMENTED;
    if (!YR_IS_TUPLE(b)) {
        return yr_type_error("can only concatenate tuple (not \"%T\") to tuple", b);
    }
    yr_tuple_object *x = YR_TUPLE(a), *y = YR_TUPLE(b);
    if (x->length == 0 && YR_IS(b, tuple))
        return yr_retain(b);
    if (y->length == 0 && YR_IS(a, tuple))
        return yr_retain(a);
    yr_value sum = yr_tuple_alloc(x->length + y->length);
    if (!sum)
        return 0;
    yr_value *to = YR_TUPLE(sum)->items;
    for (size_t i = 0; i < x->length; i++)
        *to++ = yr_retain(x->items[i]);
    for (size_t i = 0; i < y->length; i++)
        *to++ = yr_retain(y->items[i]);
    return sum;
}

static yr_value tuple_repeat(yr_value self, int64_t count)
{
    yr_tuple_object *tuple = YR_TUPLE(self);
    size_t n = tuple->length;
    if (YR_IS(self, tuple) && (n == 0 || count == 1))
        return yr_retain(self);
    if (n == 0 || count <= 0)
        return yr_retain(YR->empty_tuple);
    if (n > (size_t)YR_INDEX_MAX / (size_t)count)
        return yr_no_memory();
    yr_value result = yr_tuple_alloc(n * (size_t)count);
    if (result)
        for (size_t i = 0; i < n * (size_t)count; i++)
            YR_TUPLE(result)->items[i] = yr_retain(tuple->items[i % n]);
    return result;
}

static yr_value tuple_multiply(yr_value a, yr_value b)
{
    return yr_sequence_multiply(a, b, YR_IS_TUPLE(a), tuple_repeat);
}

/* ---- Methods ---- */

YR_METHOD(tuple_index)
{
    yr_tuple_object *tuple = YR_TUPLE(self);
    int64_t start, stop;
    if (yr_index_range(args, n, 1, (int64_t)tuple->length, &start, &stop) < 0)
        return 0;
    for (int64_t i = start; i < stop && i < (int64_t)tuple->length; i++) {
        int r = yr_equal(tuple->items[i], args[0]);
        if (r)
            return r < 0 ? 0 : yr_int(i);
    }
    return yr_value_error("tuple.index(x): x not in tuple");
}

YR_METHOD(tuple_count)
{
    yr_tuple_object *tuple = YR_TUPLE(self);
    int64_t count = 0;
    for (size_t i = 0; i < tuple->length; i++) {
        int r = yr_equal(tuple->items[i], args[0]);
        if (r < 0)
            return 0;
        count += r;
    }
    return yr_int(count);
}

YR_METHOD(tuple_getnewargs)
{
    yr_value plain = yr_tuple_of(YR_TUPLE(self)->items, YR_TUPLE(self)->length);
    return plain ? yr_tuple(&plain, 1) : 0;
}

static const yr_method_def tuple_methods[] = {
    {"count", tuple_count, 1, 1, 0, "Return number of occurrences of value."},
    {"index", tuple_index, 1, 3, 0,
     "Return first index of value.\n\nRaises ValueError if the value is not present."},
    {"__getnewargs__", tuple_getnewargs, 0, 0, 0, NULL},
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    YR_METHOD_END};

/* ---- Iterator ---- */

typedef struct {
    yr_object base;
    size_t index;
    yr_value tuple; /* 0: exhausted */
} tuple_iterator;

static yr_value tuple_iter(yr_value self)
{
    tuple_iterator *it = yr_new(YR_TYPE(tuple_iterator), sizeof *it);
    if (it)
        it->tuple = yr_retain(self);
    return yr_from(it);
}

static void iterator_clear(yr_object *o)
{
    yr_set(&((tuple_iterator *)o)->tuple, 0);
}

static void iterator_dealloc(yr_object *o)
{
    iterator_clear(o);
    yr_release(o);
}

static int iterator_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((tuple_iterator *)o)->tuple);
    return 0;
}

static int iterator_next(yr_value self, yr_value *item)
{
    tuple_iterator *it = YR_AS(tuple_iterator, self);
    if (!it->tuple)
        return 0;
    yr_tuple_object *tuple = YR_TUPLE(it->tuple);
    if (YR_LIKELY(it->index < tuple->length)) {
        *item = yr_retain(tuple->items[it->index++]);
        return 1;
    }
    yr_set(&it->tuple, 0);
    return 0;
}

YR_METHOD(length_hint)
{
    tuple_iterator *it = YR_AS(tuple_iterator, self);
    return yr_int(it->tuple ? (int64_t)(YR_TUPLE(it->tuple)->length - it->index) : 0);
}

YR_METHOD(set_state)
{
    tuple_iterator *it = YR_AS(tuple_iterator, self);
    int64_t index;
    if (yr_reduced_index(args[0], &index) < 0)
        return 0;
    if (it->tuple) {
        int64_t length = (int64_t)YR_TUPLE(it->tuple)->length;
        it->index = (size_t)(index < 0 ? 0 : index > length ? length : index);
    }
    return YR_NONE;
}

YR_METHOD(iterator_reduce)
{
    tuple_iterator *it = YR_AS(tuple_iterator, self);
    return yr_reduce_walk("iter", it->tuple, YR->empty_tuple, yr_int((int64_t)it->index));
}

static const yr_method_def iterator_methods[] = {
    {"__length_hint__", length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    YR_REDUCE_DEF(iterator_reduce),
    {"__setstate__", set_state, 1, 1, 0, "Set state information for unpickling."},
    YR_METHOD_END};

YR_BUILT_IN(tuple_iterator, object) = {
    .id = YR_T_tuple_iterator,
    .size = sizeof(tuple_iterator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .methods = iterator_methods,
    .slots = {.dealloc = iterator_dealloc,
              .traverse = iterator_traverse,
              .clear = iterator_clear,
              .iter = yr_iter_self,
              .next = iterator_next},
};

YR_BUILT_IN(tuple, object) = {
    .id = YR_T_tuple,
    .size = sizeof(yr_tuple_object),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_TUPLE | YR_TYPE_VARSIZED,
    .doc = "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an "
           "empty tuple.\nIf iterable is specified the tuple is initialized from iterable's "
           "items.\n\nIf the argument is a tuple, the return value is the same object.",
    .methods = tuple_methods,
    .slots = {.dealloc = tuple_dealloc,
              .traverse = tuple_traverse,
              .repr = yr_tuple_repr,
              .hash = tuple_hash,
              .compare = tuple_compare,
              .iter = tuple_iter,
              .make = tuple_make,
              .truth = tuple_truth,
              .length = tuple_length,
              .getitem = tuple_subscript,
              .contains = tuple_contains,
              .operators = &(
                  const yr_operators){.binary = {[YR_ADD] = tuple_add, [YR_MUL] = tuple_multiply}}},
};
