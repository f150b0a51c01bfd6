/* slice.c - the slice type, and what a slice means for a length. */
#include "../core/allocate.h"
#include "containers.h"
#include "slice.h"

#define SLICE(v) YR_AS(yr_slice_object, v)

yr_value yr_slice_new(yr_value start, yr_value stop, yr_value step)
{
    yr_slice_object *s = yr_new_tracked_unset(YR_TYPE(slice), sizeof *s);
    if (!s)
        return 0;
    s->start = yr_retain(start);
    s->stop = yr_retain(stop);
    s->step = yr_retain(step);
    return yr_from(s);
}

static void slice_clear(yr_object *o)
{
    yr_slice_object *s = (yr_slice_object *)o;
    yr_value step = s->step, start = s->start, stop = s->stop;
    s->start = s->stop = s->step = 0;
    yr_xdrop(step);
    yr_xdrop(start);
    yr_xdrop(stop);
}

static void slice_dealloc(yr_object *o)
{
    slice_clear(o);
    yr_release_inline(o);
}

static int slice_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_slice_object *s = (yr_slice_object *)o;
    YR_VISIT(s->start);
    YR_VISIT(s->stop);
    YR_VISIT(s->step);
    return 0;
}

static yr_value slice_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_make_no_keywords(t, YR_TYPE(slice), "slice", keywords) < 0 ||
        yr_check_arity("slice", n, 1, 3) < 0)
        return 0;
    if (n == 1)
        return yr_slice_new(YR_NONE, args[0], YR_NONE);
    return yr_slice_new(args[0], args[1], n == 3 ? args[2] : YR_NONE);
}

static yr_value slice_repr(yr_value self)
{
    yr_slice_object *s = SLICE(self);
    return yr_str_format("slice(%R, %R, %R)", s->start, s->stop, s->step);
}

static yr_value slice_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (!YR_IS(a, slice) || !YR_IS(b, slice))
        return YR_NOT_IMPLEMENTED;
    if (a == b)
        return yr_bool(op == YR_EQ || op == YR_LE || op == YR_GE);
    yr_value x = yr_tuple_of((yr_value[]){SLICE(a)->start, SLICE(a)->stop, SLICE(a)->step}, 3);
    yr_value y =
        x ? yr_tuple_of((yr_value[]){SLICE(b)->start, SLICE(b)->stop, SLICE(b)->step}, 3) : 0;
    yr_value r = y ? yr_compare(op, x, y) : 0;
    yr_xdrop(x);
    yr_xdrop(y);
    return r;
}

/* ---- Meaning ---- */

/* One bound as an index, clipped; None: `absent`. */
static int bound(yr_value v, int64_t absent, int64_t *out)
{
    if (yr_is_int(v)) {
        *out = yr_int_value(v);
        return 0;
    }
    if (v == YR_NONE) {
        *out = absent;
        return 0;
    }
    if (!yr_has_index(v)) {
        yr_type_error("slice indices must be integers or None or have an __index__ method");
        return -1;
    }
    return yr_to_index(v, out, true);
}

static int64_t adjust(int64_t i, int64_t length, bool backwards)
{
    if (i < 0) {
        i += length;
        return i < 0 ? (backwards ? -1 : 0) : i;
    }
    return i >= length ? (backwards ? length - 1 : length) : i;
}

int yr_slice_unpack(yr_value slice, yr_bounds *b)
{
    yr_slice_object *s = SLICE(slice);
    if (bound(s->step, 1, &b->step) < 0)
        return -1;
    if (b->step == 0) {
        yr_value_error("slice step cannot be zero");
        return -1;
    }
    if (b->step < -INT64_MAX)
        b->step = -INT64_MAX;
    bool backwards = b->step < 0;
    if (bound(s->start, backwards ? INT64_MAX : 0, &b->start) < 0 ||
        bound(s->stop, backwards ? INT64_MIN : INT64_MAX, &b->stop) < 0)
        return -1;
    return 0;
}

int64_t yr_slice_fit(yr_bounds *b, int64_t length)
{
    bool backwards = b->step < 0;
    b->start = adjust(b->start, length, backwards);
    b->stop = adjust(b->stop, length, backwards);
    if (backwards)
        return b->stop < b->start ? (b->start - b->stop - 1) / -b->step + 1 : 0;
    return b->start < b->stop ? (b->stop - b->start - 1) / b->step + 1 : 0;
}

int64_t yr_slice_bounds(yr_value slice, int64_t length, int64_t *start, int64_t *stop,
                        int64_t *step)
{
    yr_bounds b;
    if (yr_slice_unpack(slice, &b) < 0)
        return -1;
    int64_t count = yr_slice_fit(&b, length);
    *start = b.start;
    *stop = b.stop;
    *step = b.step;
    return count;
}

/* indices() works on ints of any size: the bound v of a sequence of that length, between low and
 * high. new */
static yr_value exact_bound(yr_value v, yr_value length, yr_value low, yr_value high,
                            yr_value absent)
{
    if (v == YR_NONE)
        return yr_retain(absent);
    if (!yr_has_index(v))
        return yr_type_error("slice indices must be integers or None or have an __index__ method");
    yr_value i = yr_index(v);
    if (!i)
        return 0;
    int negative = yr_test_lt(i, yr_int(0));
    if (negative > 0) {
        yr_value sum = yr_add(i, length);
        yr_drop(i);
        i = sum;
    }
    if (!i || negative < 0)
        return 0;
    yr_value limit = negative ? low : high;
    int beyond = negative ? yr_test_lt(i, limit) : yr_test_gt(i, limit);
    if (beyond) {
        yr_drop(i);
        return beyond < 0 ? 0 : yr_retain(limit);
    }
    return i;
}

/* new: step as an int other than 0. */
static yr_value exact_step(yr_value v)
{
    if (v == YR_NONE)
        return yr_int(1);
    if (!yr_has_index(v))
        return yr_type_error("slice indices must be integers or None or have an __index__ method");
    yr_value step = yr_index(v);
    if (step == yr_int(0))
        return yr_value_error("slice step cannot be zero");
    return step;
}

YR_METHOD(slice_indices)
{
    yr_value parts[3] = {0}, high = 0, result = 0;
    yr_value length = yr_index(args[0]);
    if (!length)
        return 0;
    if (yr_test_lt(length, yr_int(0)) > 0) {
        yr_value_error("length should not be negative");
        goto done;
    }
    parts[2] = exact_step(SLICE(self)->step);
    if (!parts[2])
        goto done;
    bool backwards = yr_test_lt(parts[2], yr_int(0)) > 0;
    yr_value low = backwards ? yr_int(-1) : yr_int(0);
    high = backwards ? yr_add(length, yr_int(-1)) : yr_retain(length);
    if (!high)
        goto done;
    parts[0] = exact_bound(SLICE(self)->start, length, low, high, backwards ? high : low);
    if (parts[0])
        parts[1] = exact_bound(SLICE(self)->stop, length, low, high, backwards ? low : high);
    if (parts[1])
        result = yr_tuple_of(parts, 3);
done:
    for (int i = 0; i < 3; i++)
        yr_xdrop(parts[i]);
    yr_xdrop(high);
    yr_drop(length);
    return result;
}

YR_METHOD(slice_reduce)
{
    yr_slice_object *s = SLICE(self);
    yr_value parts = yr_tuple_of((yr_value[]){s->start, s->stop, s->step}, 3);
    if (!parts)
        return 0;
    yr_value pair[2] = {yr_retain(yr_from(YR_TYPE(slice))), parts};
    return yr_tuple(pair, 2);
}

static yr_value get_start(yr_value self)
{
    return yr_retain(SLICE(self)->start);
}

static yr_value get_stop(yr_value self)
{
    return yr_retain(SLICE(self)->stop);
}

static yr_value get_step(yr_value self)
{
    return yr_retain(SLICE(self)->step);
}

static const yr_getset_def slice_getsets[] = {{"start", get_start, NULL, NULL},
                                              {"stop", get_stop, NULL, NULL},
                                              {"step", get_step, NULL, NULL},
                                              YR_GETSET_END};

static const yr_method_def slice_methods[] = {
    {"indices", slice_indices, 1, 1, 0,
     "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the "
     "start and stop\nindices, and the stride length of the extended slice described by\nS. Out of "
     "bounds indices are clipped in a manner consistent with the\nhandling of normal slices."},
    {"__reduce__", slice_reduce, 0, 0, 0, "Return state information for pickling."},
    YR_METHOD_END};

YR_BUILT_IN(slice, object) = {
    .id = YR_T_slice,
    .size = sizeof(yr_slice_object),
    .flags = YR_TYPE_TRACKED,
    .doc = "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for "
           "extended slicing (e.g. a[0:10:2]).",
    .methods = slice_methods,
    .getsets = slice_getsets,
    .slots = {.dealloc = slice_dealloc,
              .traverse = slice_traverse,
              .clear = slice_clear,
              .repr = slice_repr,
              .hash = yr_hash_unhashable,
              .compare = slice_compare,
              .make = slice_make},
};
