/* range.c - range objects and their iterators.
 *
 * A range holds start, stop, step and length as exact ints of any size. Its iterator has two
 * forms: while all its items are small it counts in 64-bit integers (the fast form, `left` items to
 * go from `at`); else it keeps `index` and `length` as ints and computes each item.
 */
#include "../core/reduce.h"
#include "number.h"

/* ---- Making --------------------------------------------------------------------------------- */

/* new: the number of items; step is not zero. */
static yr_value length_of(yr_value start, yr_value stop, yr_value step)
{
    int64_t from, to, by;
    if (yr_int_small(start, &from) && yr_int_small(stop, &to) && yr_int_small(step, &by)) {
        if (by > 0 ? from >= to : from <= to)
            return yr_int(0);
        uint64_t distance = by > 0 ? (uint64_t)to - (uint64_t)from : (uint64_t)from - (uint64_t)to;
        uint64_t stride = by > 0 ? (uint64_t)by : -(uint64_t)by;
        return yr_int_from_u64((distance - 1) / stride + 1);
    }
    bool up = yr_int_sign(step) > 0;
    yr_value low = up ? start : stop, high = up ? stop : start;
    if (yr_int_compare(low, high) >= 0)
        return yr_int(0);
    yr_value distance = yr_int_sub(high, low), last = 0, quotient = 0, length = 0;
    yr_value stride = up ? yr_int_exact(step) : yr_int_sub(yr_int(0), step);
    if (distance && stride && (last = yr_int_sub(distance, yr_int(1))) &&
        (quotient = yr_int_divide(last, stride)))
        length = yr_int_add(quotient, yr_int(1));
    yr_xdrop(quotient);
    yr_xdrop(last);
    yr_xdrop(stride);
    yr_xdrop(distance);
    return length;
}

/* new: steals the three exact ints, each of which may be 0 after an error. */
static yr_value range_new(yr_value start, yr_value stop, yr_value step)
{
    yr_value length = 0;
    yr_range_object *r = NULL;
    if (start && stop && step && (length = length_of(start, stop, step)))
        r = yr_new(YR_TYPE(range), sizeof *r);
    if (!r) {
        yr_xdrop(length);
        yr_xdrop(step);
        yr_xdrop(stop);
        yr_xdrop(start);
        return 0;
    }
    r->start = start;
    r->stop = stop;
    r->step = step;
    r->length = length;
    return yr_from(r);
}

static yr_value range_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)t;
    if (yr_no_keywords("range", keywords) || yr_check_arity("range", n, 1, 3))
        return 0;
    if (n == 1) {
        yr_value stop = yr_index(args[0]);
        return stop ? range_new(yr_int(0), stop, yr_int(1)) : 0;
    }
    yr_value start = yr_index(args[0]);
    yr_value stop = start ? yr_index(args[1]) : 0;
    yr_value step = stop ? (n == 3 ? yr_index(args[2]) : yr_int(1)) : 0;
    if (step && yr_int_sign(step) == 0) {
        yr_value_error("range() arg 3 must not be zero");
        step = 0;
    }
    return range_new(start, stop, step);
}

int yr_range_end_of(yr_value stop, int64_t *end)
{
    yr_value i = yr_index(stop);
    if (!i)
        return -1;
    if (!yr_int_small(i, end) || *end > YR_RANGE_MOST || *end < -YR_RANGE_MOST)
        *end = yr_int_sign(i) < 0 ? -YR_RANGE_MOST : YR_RANGE_MOST;
    yr_drop(i);
    return 0;
}

static void range_dealloc(yr_object *o)
{
    yr_range_object *r = (yr_range_object *)o;
    yr_xdrop(r->start);
    yr_xdrop(r->stop);
    yr_xdrop(r->step);
    yr_xdrop(r->length);
    yr_release(o);
}

/* ---- Items ---------------------------------------------------------------------------------- */

/* new: start + index * step */
static yr_value item_at(const yr_range_object *r, yr_value index)
{
    yr_value offset = yr_int_mul(index, r->step);
    if (!offset)
        return 0;
    yr_value item = yr_int_add(r->start, offset);
    yr_drop(offset);
    return item;
}

static yr_value item_or_error(const yr_range_object *r, yr_value index)
{
    yr_value at = yr_int_exact(index);
    if (at && yr_int_sign(at) < 0) {
        yr_value wrapped = yr_int_add(at, r->length);
        yr_drop(at);
        at = wrapped;
    }
    if (!at)
        return 0;
    yr_value item = 0;
    if (yr_int_sign(at) < 0 || yr_int_compare(at, r->length) >= 0)
        yr_raise_format(YR_EXC(IndexError), "range object index out of range");
    else
        item = item_at(r, at);
    yr_drop(at);
    return item;
}

/* new: a slice bound made to lie in low..high; given is an int from the slice or None. */
static yr_value clip_bound(yr_value given, yr_value otherwise, yr_value length, yr_value low,
                           yr_value high)
{
    if (given == YR_NONE)
        return yr_int_exact(otherwise);
    yr_value bound;
    if (yr_is_any_int(given) || yr_type_of(given)->slots.to_index)
        bound = yr_index(given);
    else
        bound = yr_type_error("slice indices must be integers or None or have an __index__ method");
    if (bound && yr_int_sign(bound) < 0) {
        yr_value wrapped = yr_int_add(bound, length);
        yr_drop(bound);
        bound = wrapped;
    }
    if (!bound)
        return 0;
    yr_value limit = yr_int_compare(bound, low) < 0    ? low
                     : yr_int_compare(bound, high) > 0 ? high
                                                       : 0;
    if (!limit)
        return bound;
    yr_drop(bound);
    return yr_int_exact(limit);
}

/* The step of a slice as a new exact int; ValueError for zero. */
static yr_value slice_step(const yr_slice_object *slice)
{
    if (slice->step == YR_NONE)
        return yr_int(1);
    if (!yr_is_any_int(slice->step) && !yr_type_of(slice->step)->slots.to_index)
        return yr_type_error("slice indices must be integers or None or have an __index__ method");
    yr_value step = yr_index(slice->step);
    if (step && yr_int_sign(step) == 0)
        return yr_value_error("slice step cannot be zero");
    return step;
}

static yr_value slice_of(const yr_range_object *r, const yr_slice_object *slice)
{
    yr_value by = slice_step(slice), low = 0, high = 0, first = 0, last = 0, result = 0;
    if (!by)
        return 0;
    bool down = yr_int_sign(by) < 0;
    low = yr_int(down ? -1 : 0);
    high = yr_int_add(r->length, yr_int(down ? -1 : 0));
    if (high)
        first = clip_bound(slice->start, down ? high : low, r->length, low, high);
    if (first)
        last = clip_bound(slice->stop, down ? low : high, r->length, low, high);
    if (last) {
        yr_value start = item_at(r, first), stop = item_at(r, last);
        result = range_new(start, stop, yr_int_mul(r->step, by));
    }
    yr_xdrop(last);
    yr_xdrop(first);
    yr_xdrop(high);
    yr_drop(by);
    return result;
}

static yr_value range_getitem(yr_value self, yr_value key)
{
    const yr_range_object *r = YR_AS(yr_range_object, self);
    if (yr_is_any_int(key))
        return item_or_error(r, key);
    if (YR_IS(key, slice))
        return slice_of(r, YR_AS(yr_slice_object, key));
    if (!yr_type_of(key)->slots.to_index)
        return yr_type_error("range indices must be integers or slices, not %T", key);
    yr_value index = yr_index(key);
    yr_value item = index ? item_or_error(r, index) : 0;
    yr_xdrop(index);
    return item;
}

static int64_t range_length(yr_value self)
{
    int64_t n;
    if (yr_int_get(YR_AS(yr_range_object, self)->length, &n))
        return n;
    yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C ssize_t");
    return -1;
}

static int range_truth(yr_value self)
{
    return YR_AS(yr_range_object, self)->length != yr_int(0);
}

/* ---- Membership ----------------------------------------------------------------------------- */

/* Is the int v an item: 1, 0, -1. */
static int has_int(const yr_range_object *r, yr_value v)
{
    bool up = yr_int_sign(r->step) > 0;
    int from_start = yr_int_compare(v, r->start), from_stop = yr_int_compare(v, r->stop);
    if (up ? from_start < 0 || from_stop >= 0 : from_start > 0 || from_stop <= 0)
        return 0;
    if (r->step == yr_int(1))
        return 1;
    yr_value distance = yr_int_sub(v, r->start);
    yr_value rest = distance ? yr_int_modulo(distance, r->step) : 0;
    yr_xdrop(distance);
    if (!rest)
        return -1;
    int result = rest == yr_int(0);
    yr_drop(rest);
    return result;
}

static bool is_exact_int(yr_value v)
{
    return yr_is_int(v) || v == YR_TRUE || v == YR_FALSE || YR_IS(v, int);
}

/* Compares v with each item: the number of equal ones, at most `most`; *first is the index of the
 * first. -1 on error. */
static int64_t count_equal(yr_value self, yr_value v, int64_t most, int64_t *first)
{
    yr_value iterator = yr_iter(self), item;
    if (!iterator)
        return -1;
    int64_t found = 0, index = 0;
    int more;
    while (found < most && (more = yr_next(iterator, &item)) != 0) {
        int equal = more < 0 ? -1 : yr_equal(item, v);
        if (more > 0)
            yr_drop(item);
        if (equal < 0) {
            found = -1;
            break;
        }
        if (equal && found++ == 0)
            *first = index;
        index++;
    }
    yr_drop(iterator);
    return found;
}

static int range_contains(yr_value self, yr_value v)
{
    int64_t first;
    if (is_exact_int(v))
        return has_int(YR_AS(yr_range_object, self), v);
    return (int)count_equal(self, v, 1, &first);
}

static yr_value range_count(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    int64_t first, found;
    if (is_exact_int(args[0]))
        found = has_int(YR_AS(yr_range_object, self), args[0]);
    else
        found = count_equal(self, args[0], INT64_MAX, &first);
    return found < 0 ? 0 : yr_int(found);
}

static yr_value range_index(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    const yr_range_object *r = YR_AS(yr_range_object, self);
    int64_t first = 0;
    if (!is_exact_int(args[0])) {
        int64_t found = count_equal(self, args[0], 1, &first);
        if (found == 0)
            yr_value_error("sequence.index(x): x not in sequence");
        return found > 0 ? yr_int(first) : 0;
    }
    int found = has_int(r, args[0]);
    if (found < 0)
        return 0;
    if (!found)
        return yr_value_error("%R is not in range", args[0]);
    yr_value distance = yr_int_sub(args[0], r->start);
    yr_value index = distance ? yr_int_divide(distance, r->step) : 0;
    yr_xdrop(distance);
    return index;
}

/* ---- Comparison, hash, repr ----------------------------------------------------------------- */

static bool same_items(const yr_range_object *a, const yr_range_object *b)
{
    if (yr_int_compare(a->length, b->length) != 0)
        return false;
    if (a->length == yr_int(0))
        return true;
    if (yr_int_compare(a->start, b->start) != 0)
        return false;
    return a->length == yr_int(1) || yr_int_compare(a->step, b->step) == 0;
}

static yr_value range_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if ((op != YR_EQ && op != YR_NE) || !YR_IS(b, range))
        return YR_NOT_IMPLEMENTED;
    bool equal = a == b || same_items(YR_AS(yr_range_object, a), YR_AS(yr_range_object, b));
    return yr_bool(equal == (op == YR_EQ));
}

/* The hash of the tuple (length, start or None, step or None): what equal ranges share. */
static int range_hash(yr_value self, uint64_t *hash)
{
    const yr_range_object *r = YR_AS(yr_range_object, self);
    bool is_empty = r->length == yr_int(0), is_single = r->length == yr_int(1);
    yr_value items[3] = {r->length, is_empty ? YR_NONE : r->start,
                         is_empty || is_single ? YR_NONE : r->step};
    yr_value tuple = yr_tuple_of(items, 3);
    if (!tuple)
        return -1;
    int result = yr_hash(tuple, hash);
    yr_drop(tuple);
    return result;
}

static yr_value range_repr(yr_value self)
{
    const yr_range_object *r = YR_AS(yr_range_object, self);
    if (r->step == yr_int(1))
        return yr_str_format("range(%R, %R)", r->start, r->stop);
    return yr_str_format("range(%R, %R, %R)", r->start, r->stop, r->step);
}

static yr_value range_reduce(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    const yr_range_object *r = YR_AS(yr_range_object, self);
    yr_value items[3] = {r->start, r->stop, r->step};
    yr_value pair[2] = {yr_from(YR_TYPE(range)), yr_tuple_of(items, 3)};
    if (!pair[1])
        return 0;
    yr_retain(pair[0]);
    return yr_tuple(pair, 2);
}

/* ---- Iteration ------------------------------------------------------------------------------ */

typedef struct {
    yr_range_cursor next;   /* the fast form; left -1: the other form */
    uint64_t first;         /* fast form: the first item */
    yr_value start, step;   /* other form: owned ints */
    yr_value index, length; /* other form: owned ints */
} range_iterator;

/* Are both ends of so many items small? */
static bool items_are_small(yr_value start, yr_value step, yr_value length, int64_t *from,
                            int64_t *by, int64_t *count)
{
    int64_t span, last;
    return yr_int_small(start, from) && yr_int_small(step, by) && yr_int_small(length, count) &&
           (*count == 0 || (!__builtin_mul_overflow(*by, *count - 1, &span) &&
                            !__builtin_add_overflow(*from, span, &last) && last >= YR_INT_MIN &&
                            last <= YR_INT_MAX));
}

bool yr_range_is_small(yr_value range, int64_t *from, int64_t *by, int64_t *count)
{
    const yr_range_object *r = YR_AS(yr_range_object, range);
    return items_are_small(r->start, r->step, r->length, from, by, count);
}

static yr_value iterator_new(yr_value start, yr_value step, yr_value length)
{
    range_iterator *it = yr_new(YR_TYPE(range_iterator), sizeof *it);
    if (!it)
        return 0;
    int64_t from, by, count;
    if (items_are_small(start, step, length, &from, &by, &count)) {
        it->next.left = count;
        it->next.at = it->first = (uint64_t)from;
        it->next.by = (uint64_t)by;
        return yr_from(it);
    }
    it->next.left = -1;
    it->start = yr_retain(start);
    it->step = yr_retain(step);
    it->length = yr_retain(length);
    it->index = yr_int(0);
    return yr_from(it);
}

static yr_value range_iter(yr_value self)
{
    const yr_range_object *r = YR_AS(yr_range_object, self);
    return iterator_new(r->start, r->step, r->length);
}

static yr_value range_reversed(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    const yr_range_object *r = YR_AS(yr_range_object, self);
    yr_value before = yr_int_sub(r->length, yr_int(1)), iterator = 0;
    yr_value start = before ? item_at(r, before) : 0;
    yr_value step = yr_int_sub(yr_int(0), r->step);
    if (start && step)
        iterator = iterator_new(start, step, r->length);
    yr_xdrop(step);
    yr_xdrop(start);
    yr_xdrop(before);
    return iterator;
}

static YR_COLD int next_large(range_iterator *it, yr_value *item)
{
    if (yr_int_compare(it->index, it->length) >= 0)
        return 0;
    yr_value offset = yr_int_mul(it->index, it->step);
    yr_value value = offset ? yr_int_add(it->start, offset) : 0;
    yr_xdrop(offset);
    yr_value index = value ? yr_int_add(it->index, yr_int(1)) : 0;
    if (!index) {
        yr_xdrop(value);
        return -1;
    }
    yr_set(&it->index, index);
    *item = value;
    return 1;
}

static int iterator_next(yr_value self, yr_value *item)
{
    range_iterator *it = YR_AS(range_iterator, self);
    if (YR_LIKELY(it->next.left > 0)) {
        *item = (yr_value)(it->next.at << 1 | 1);
        it->next.at += it->next.by;
        it->next.left--;
        return 1;
    }
    return it->next.left == 0 ? 0 : next_large(it, item);
}

static yr_value iterator_left(const range_iterator *it)
{
    return it->next.left >= 0 ? yr_int(it->next.left) : yr_int_sub(it->length, it->index);
}

static yr_value iterator_length_hint(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    return iterator_left(YR_AS(range_iterator, self));
}

/* How many items of the fast form are through. */
static int64_t items_gone(const range_iterator *it)
{
    return (int64_t)(it->next.at - it->first) / (int64_t)it->next.by;
}

/* new: the whole range */
static yr_value iterated_range(const range_iterator *it)
{
    bool fast = it->next.left >= 0;
    yr_value start = fast ? yr_int((int64_t)it->first) : yr_retain(it->start);
    yr_value step = fast ? yr_int((int64_t)it->next.by) : yr_retain(it->step);
    yr_value length = fast ? yr_int(it->next.left + items_gone(it)) : yr_retain(it->length);
    yr_value span = yr_int_mul(length, step), stop = span ? yr_int_add(start, span) : 0;
    yr_drop(length);
    yr_xdrop(span);
    return range_new(start, stop, step);
}

/* (iter, (the range,), number of the next item), as Python pickles and copies it. */
static yr_value iterator_reduce(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    const range_iterator *it = YR_AS(range_iterator, self);
    yr_value index = it->next.left >= 0 ? yr_int(items_gone(it)) : yr_retain(it->index);
    yr_value range = iterated_range(it);
    yr_value result = range ? yr_reduce_walk("iter", range, 0, index) : 0;
    yr_xdrop(range);
    yr_drop(index);
    return result;
}

/* Goes to the item of that number, or to the nearest end. */
static yr_value iterator_set_state(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    range_iterator *it = YR_AS(range_iterator, self);
    bool fast = it->next.left >= 0;
    yr_value index = yr_index(args[0]);
    int64_t fits;
    if (index && fast && yr_to_i64(index, &fits) < 0) {
        yr_clear_pending();
        yr_drop(index);
        return yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C long");
    }
    if (!index)
        return 0;
    yr_value length = fast ? yr_int(it->next.left + items_gone(it)) : yr_retain(it->length);
    if (yr_int_sign(index) < 0)
        yr_set(&index, yr_int(0));
    if (yr_int_compare(index, length) > 0)
        yr_set(&index, yr_retain(length));
    if (fast) {
        it->next.left = yr_int_value(length) - yr_int_value(index);
        it->next.at = it->first + it->next.by * (uint64_t)yr_int_value(index);
    } else {
        yr_set(&it->index, yr_retain(index));
    }
    yr_drop(index);
    yr_drop(length);
    return YR_NONE;
}

static yr_value iterator_self(yr_value self)
{
    return yr_retain(self);
}

static void iterator_dealloc(yr_object *o)
{
    range_iterator *it = (range_iterator *)o;
    yr_xdrop(it->start);
    yr_xdrop(it->step);
    yr_xdrop(it->index);
    yr_xdrop(it->length);
    yr_release(o);
}

static const yr_method_def iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, 0, 0, 0, "Return state information for pickling."},
    {"__setstate__", iterator_set_state, 1, 1, 0, "Set state information for unpickling."},
    {0},
};

YR_BUILT_IN(range_iterator, object) = {
    .id = YR_T_range_iterator,
    .size = sizeof(range_iterator),
    .flags = YR_TYPE_NO_NEW,
    .methods = iterator_methods,
    .slots = {.dealloc = iterator_dealloc, .iter = iterator_self, .next = iterator_next},
};

static yr_value get_start(yr_value self)
{
    return yr_retain(YR_AS(yr_range_object, self)->start);
}

static yr_value get_stop(yr_value self)
{
    return yr_retain(YR_AS(yr_range_object, self)->stop);
}

static yr_value get_step(yr_value self)
{
    return yr_retain(YR_AS(yr_range_object, self)->step);
}

static const yr_method_def range_methods[] = {
    {"__reversed__", range_reversed, 0, 0, 0, "Return a reverse iterator."},
    {"__reduce__", range_reduce, 0, 0, 0, NULL},
    {"count", range_count, 1, 1, 0,
     "rangeobject.count(value) -> integer -- return number of occurrences of value"},
    {"index", range_index, 1, 1, 0,
     "rangeobject.index(value) -> integer -- return index of value.\n"
     "Raise ValueError if the value is not present."},
    {0},
};

static const yr_getset_def range_getsets[] = {
    {"start", get_start, NULL, NULL},
    {"stop", get_stop, NULL, NULL},
    {"step", get_step, NULL, NULL},
    {0},
};

YR_BUILT_IN(range, object) = {
    .id = YR_T_range,
    .size = sizeof(yr_range_object),
    .doc = "range(stop) -> range object\n"
           "range(start, stop[, step]) -> range object\n"
           "\n"
           "Return an object that produces a sequence of integers from start (inclusive)\n"
           "to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\n"
           "start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\n"
           "These are exactly the valid indices for a list of 4 elements.\n"
           "When step is given, it specifies the increment (or decrement).",
    .methods = range_methods,
    .getsets = range_getsets,
    .slots =
        {
            .dealloc = range_dealloc,
            .repr = range_repr,
            .hash = range_hash,
            .compare = range_compare,
            .iter = range_iter,
            .make = range_make,
            .truth = range_truth,
            .length = range_length,
            .getitem = range_getitem,
            .contains = range_contains,
        },
};
