/* builtins_iteration.c - the built-in functions that walk iterables. Each drops its iterator as
 * soon as the answer is known. */
#include "../core/extension.h"
#include "builtins.h"

/* Truth of the items until one is `wanted`: 1 found, 0 none, -1. */
static int find_truth(yr_value iterable, int wanted)
{
    yr_value iterator = yr_iter(iterable), item;
    if (!iterator)
        return -1;
    int r, result = 0;
    while ((r = yr_next(iterator, &item)) > 0) {
        int truth = yr_truth(item);
        yr_drop(item);
        if (truth == wanted || truth < 0) {
            result = truth < 0 ? -1 : 1;
            break;
        }
    }
    yr_drop(iterator);
    return r < 0 ? -1 : result;
}

YR_METHOD(builtin_all)
{
    int r = find_truth(args[0], 0);
    return r < 0 ? 0 : yr_bool(!r);
}

YR_METHOD(builtin_any)
{
    int r = find_truth(args[0], 1);
    return r < 0 ? 0 : yr_bool(r);
}

YR_METHOD(builtin_iter)
{
    if (n == 1)
        return yr_iter(args[0]);
    if (!yr_is_callable(args[0]))
        return yr_type_error("iter(v, w): v must be callable");
    return yr_call_iter_new(args[0], args[1]);
}

YR_METHOD(builtin_next)
{
    if (n == 1)
        return yr_next_of_any(args[0]);
    yr_value item;
    int r = yr_is_pointer(args[0]) ? yr_next(args[0], &item) : yr_next_slot(args[0], &item);
    return r > 0 ? item : r == 0 ? yr_retain(args[1]) : 0;
}

yr_value yr_len_any(yr_value o)
{
    if (YR_IS(o, str))
        return yr_int(YR_AS(yr_str, o)->length);
    if (YR_IS(o, bytes))
        return yr_int(YR_AS(yr_bytes, o)->length);
    int64_t length = yr_length(o);
    return length < 0 ? 0 : yr_int_from_i64(length);
}

YR_METHOD(builtin_len)
{
    return yr_len_any(args[0]);
}

/* ---- Runs of numbers in lists and tuples ---- */

/* borrowed until code of the program runs: the items of a list or tuple; NULL of anything else. */
static const yr_value *items_of(yr_value v, size_t *n)
{
    if (YR_IS(v, list)) {
        *n = YR_LIST(v)->length;
        return YR_LIST(v)->items;
    }
    *n = YR_IS(v, tuple) ? YR_TUPLE(v)->length : 0;
    return YR_IS(v, tuple) ? YR_TUPLE(v)->items : NULL;
}

static inline bool is_float(yr_value v)
{
    return yr_is_flonum(v) || YR_IS(v, float);
}

static inline double float_value(yr_value v)
{
    return yr_is_flonum(v) ? yr_flonum_value(v) : YR_AS(yr_float_object, v)->value;
}

/* ---- min and max ---- */

/* The best item so far and what it is compared by; both owned, or 0 before the first. */
typedef struct {
    yr_value key; /* the key function, or 0; borrowed */
    yr_compare_op op;
    yr_value best, best_key;
} extreme;

/* Takes item (stolen) into account: 0, -1. */
static int consider(extreme *e, yr_value item)
{
    yr_value by = e->key ? yr_invoke1(e->key, item) : yr_retain(item);
    int r = by ? 1 : -1;
    if (by && e->best)
        r = yr_test_compare(e->op, by, e->best_key);
    if (r > 0) {
        yr_value old = e->best, old_key = e->best_key;
        e->best = item;
        e->best_key = by;
        yr_xdrop(old);
        yr_xdrop(old_key);
        return 0;
    }
    yr_xdrop(by);
    yr_drop(item);
    return r;
}

static void take_best(extreme *e, yr_value item)
{
    yr_set(&e->best, yr_retain(item));
    yr_set(&e->best_key, yr_retain(item));
}

/* Goes on over the small ints that items begin with, or the floats, where the best so far is one.
 * The number of items that were looked at. */
static size_t consider_run(extreme *e, const yr_value *items, size_t n)
{
    yr_value best = e->best;
    size_t i = 0;
    if (!best || e->key)
        return 0;
    if (yr_is_int(best)) {
        for (; i < n && yr_is_int(items[i]); i++)
            if (e->op == YR_GT ? (int64_t)items[i] > (int64_t)best
                               : (int64_t)items[i] < (int64_t)best)
                best = items[i];
    } else if (is_float(best)) {
        double value = float_value(best);
        for (; i < n && is_float(items[i]); i++) {
            double d = float_value(items[i]);
            if (e->op == YR_GT ? d > value : d < value) {
                best = items[i];
                value = d;
            }
        }
    }
    if (best != e->best)
        take_best(e, best);
    return i;
}

static int consider_items(extreme *e, yr_value sequence)
{
    size_t n, i = 0;
    for (const yr_value *items; items = items_of(sequence, &n), i < n; i++) {
        i += consider_run(e, items + i, n - i);
        if (i < n && consider(e, yr_retain(items[i])) < 0)
            return -1;
    }
    return 0;
}

static int consider_all(extreme *e, yr_value iterable)
{
    if (YR_IS(iterable, list) || YR_IS(iterable, tuple))
        return consider_items(e, iterable);
    yr_value iterator = yr_iter(iterable), item;
    if (!iterator)
        return -1;
    int r;
    while ((r = yr_next(iterator, &item)) > 0 && (r = consider(e, item)) == 0)
        ;
    yr_drop(iterator);
    return r;
}

static yr_value min_max(const char *name, yr_compare_op op, yr_value *args, size_t n,
                        yr_value keywords)
{
    static const char *const keyword_names[] = {"key", "default"};
    yr_value given[2];
    if (n == 0)
        return yr_type_error("%s expected at least 1 argument, got 0", name);
    given[0] = given[1] = 0;
    if (keywords &&
        yr_parse_arguments(name, keyword_names, 0, 0, 0, 2, args + n, 0, keywords, given) < 0)
        return 0;
    if (n > 1 && given[1])
        return yr_type_error("Cannot specify a default for %s() with multiple positional arguments",
                             name);
    extreme e = {given[0] == YR_NONE ? 0 : given[0], op, 0, 0};
    int r = 0;
    if (n == 1)
        r = consider_all(&e, args[0]);
    for (size_t i = 0; n > 1 && r == 0 && i < n; i++)
        r = consider(&e, yr_retain(args[i]));
    yr_xdrop(e.best_key);
    if (r < 0) {
        yr_xdrop(e.best);
        return 0;
    }
    if (e.best)
        return e.best;
    return given[1] ? yr_retain(given[1]) : yr_value_error("%s() arg is an empty sequence", name);
}

YR_METHOD(builtin_max)
{
    return min_max("max", YR_GT, args, n, keywords);
}

YR_METHOD(builtin_min)
{
    return min_max("min", YR_LT, args, n, keywords);
}

/* ---- sorted and sum ---- */

YR_METHOD(builtin_sorted)
{
    static const char *const keyword_names[] = {"key", "reverse"};
    yr_value given[2];
    if (n != 1)
        return yr_type_error("sorted expected 1 argument, got %zu", n);
    yr_value list = yr_to_list(args[0]);
    if (!list)
        return 0;
    int reverse = 0;
    if (yr_parse_arguments(YR_SHOWN("sort"), keyword_names, 0, 0, 0, 2, args + n, 0, keywords,
                           given) < 0 ||
        yr_argument_c_int(given[1], &reverse) < 0 ||
        yr_list_sort(list, given[0], reverse != 0) < 0) {
        yr_drop(list);
        return 0;
    }
    return list;
}

static const char *unsummable(yr_value start)
{
    if (YR_IS_STR(start))
        return "sum() can't sum strings [use ''.join(seq) instead]";
    if (YR_IS_BYTES(start))
        return "sum() can't sum bytes [use b''.join(seq) instead]";
    if (yr_isinstance_of(start, YR_TYPE_ID(bytearray)))
        return "sum() can't sum bytearray [use b''.join(seq) instead]";
    return NULL;
}

/* Adds the small ints that items begin with, as far as the sum is one, or the floats and small
 * ints, where it is a float. *used: how many. 0, or -1 and MemoryError. */
static int add_run(const yr_value *items, size_t n, yr_value *total, size_t *used)
{
    size_t i = 0;
    if (yr_is_int(*total)) {
        int64_t sum = (int64_t)*total, next;
        for (; i < n && yr_is_int(items[i]) &&
               !__builtin_add_overflow(sum, (int64_t)(items[i] - 1), &next);
             i++)
            sum = next;
        *total = (yr_value)sum;
    } else if (is_float(*total)) {
        double sum = float_value(*total);
        for (; i < n; i++) {
            if (is_float(items[i]))
                sum += float_value(items[i]);
            else if (yr_is_int(items[i]))
                sum += (double)yr_int_value(items[i]);
            else
                break;
        }
        if (i)
            yr_set(total, yr_float(sum));
    }
    *used = i;
    return *total ? 0 : -1;
}

/* *total += item. */
static int add_item(yr_value *total, yr_value item)
{
    yr_value sum = yr_add(*total, item);
    yr_set(total, sum);
    return sum ? 0 : -1;
}

static int sum_items(yr_value sequence, yr_value *total)
{
    size_t n, i = 0, used;
    for (const yr_value *items; items = items_of(sequence, &n), i < n; i++) {
        if (add_run(items + i, n - i, total, &used) < 0)
            return -1;
        if ((i += used) == n)
            return 0;
        yr_value item = yr_retain(items[i]);
        int r = add_item(total, item);
        yr_drop(item);
        if (r < 0)
            return -1;
    }
    return 0;
}

static int sum_iterator(yr_value iterator, yr_value *total)
{
    yr_value item;
    int r;
    while ((r = yr_next(iterator, &item)) > 0) {
        r = add_item(total, item);
        yr_drop(item);
        if (r < 0)
            return -1;
    }
    return r;
}

YR_METHOD(builtin_sum)
{
    static const char *const keyword_names[] = {"", "start"};
    yr_value given[2] = {n ? args[0] : 0, 0}, iterator = 0;
    if (n == 0)
        return yr_type_error("sum() takes at least 1 positional argument (0 given)");
    if ((n > 1 || keywords) && yr_parse_arguments(YR_SHOWN("sum"), keyword_names, 1, 1, 2, 2, args,
                                                  n, keywords, given) < 0)
        return 0;
    bool direct = YR_IS(given[0], list) || YR_IS(given[0], tuple);
    if (!direct && !(iterator = yr_iter(given[0])))
        return 0;
    yr_value total = given[1] ? given[1] : yr_int(0);
    const char *refusal = unsummable(total);
    if (refusal) {
        yr_xdrop(iterator);
        return yr_type_error("%s", refusal);
    }
    yr_retain(total);
    if ((direct ? sum_items(given[0], &total) : sum_iterator(iterator, &total)) < 0)
        yr_set(&total, 0);
    yr_xdrop(iterator);
    return total;
}

/* ---- aiter and anext ---- */

YR_METHOD(builtin_anext)
{
    yr_unary_fn anext = yr_type_of(args[0])->slots.anext;
    if (!anext)
        return yr_type_error("'%T' object is not an async iterator", args[0]);
    yr_value awaitable = anext(args[0]);
    if (!awaitable || n == 1)
        return awaitable;
    yr_value result = yr_anext_or(awaitable, args[1]);
    yr_drop(awaitable);
    return result;
}

YR_METHOD(builtin_aiter)
{
    yr_unary_fn aiter = yr_type_of(args[0])->slots.aiter;
    if (!aiter)
        return yr_type_error("'%T' object is not an async iterable", args[0]);
    yr_value iterator = aiter(args[0]);
    if (iterator && !yr_type_of(iterator)->slots.anext) {
        yr_type_error("aiter() returned not an async iterator of type '%T'", iterator);
        yr_set(&iterator, 0);
    }
    return iterator;
}

const yr_method_def yr_builtins_iteration[] = {
    {"aiter", builtin_aiter, 1, 1, 0, "Return an AsyncIterator for an AsyncIterable object."},
    {"all", builtin_all, 1, 1, 0,
     "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is "
     "empty, return True."},
    {"anext", builtin_anext, 1, 2, 0,
     "async anext(aiterator[, default])\n\nReturn the next item from the async iterator.  If "
     "default is given and the async\niterator is exhausted, it is returned instead of raising "
     "StopAsyncIteration."},
    {"any", builtin_any, 1, 1, 0,
     "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, "
     "return False."},
    {"iter", builtin_iter, 1, 2, 0,
     "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nGet an iterator from an "
     "object.  In the first form, the argument must\nsupply its own iterator, or be a sequence.\n"
     "In the second form, the callable is called until it returns the sentinel."},
    {"len", builtin_len, 1, 1, 0, "Return the number of items in a container."},
    {"max", builtin_max, 0, -1, YR_METHOD_KEYWORDS,
     "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> "
     "value\n\nWith a single iterable argument, return its biggest item. The\ndefault keyword-only "
     "argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more "
     "arguments, return the largest argument."},
    {"min", builtin_min, 0, -1, YR_METHOD_KEYWORDS,
     "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> "
     "value\n\nWith a single iterable argument, return its smallest item. The\ndefault "
     "keyword-only argument specifies an object to return if\nthe provided iterable is "
     "empty.\nWith two or more arguments, return the smallest argument."},
    {"next", builtin_next, 1, 2, 0,
     "next(iterator[, default])\n\nReturn the next item from the iterator. If default is given and "
     "the iterator\nis exhausted, it is returned instead of raising StopIteration."},
    {"sorted", builtin_sorted, 0, -1, YR_METHOD_KEYWORDS,
     "Return a new list containing all items from the iterable in ascending order.\n\nA custom key "
     "function can be supplied to customize the sort order, and the\nreverse flag can be set to "
     "request the result in descending order."},
    {"sum", builtin_sum, 0, -1, YR_METHOD_KEYWORDS,
     "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\nWhen the "
     "iterable is empty, return the start value.\nThis function is intended specifically for use "
     "with numeric values and may\nreject non-numeric types."},
    YR_METHOD_END};
