/* combinators.c - zip, map and filter.
 *
 * zip and map keep their iterators in a tuple. zip keeps the tuple it handed out last and fills it
 * anew if nobody else has kept it. */
#include "containers.h"

typedef struct {
    yr_object base;
    yr_value iterators; /* tuple */
    yr_value extra;     /* zip: the last result; map: the function */
    bool strict;
} combinator;

#define COMBINATOR(v) YR_AS(combinator, v)

static void combinator_clear(yr_object *o)
{
    yr_set(&((combinator *)o)->iterators, 0);
    yr_set(&((combinator *)o)->extra, 0);
}

static void combinator_dealloc(yr_object *o)
{
    combinator_clear(o);
    yr_release(o);
}

static int combinator_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((combinator *)o)->iterators);
    YR_VISIT(((combinator *)o)->extra);
    return 0;
}

/* new: a tuple of iter(args[i]). */
static yr_value iterators_of(yr_value *args, size_t n)
{
    yr_value tuple = yr_tuple_alloc(n);
    for (size_t i = 0; tuple && i < n; i++) {
        yr_value iterator = yr_iter(args[i]);
        if (!iterator) {
            yr_drop(tuple);
            return 0;
        }
        YR_TUPLE(tuple)->items[i] = iterator;
    }
    return tuple;
}

/* new: a zip or map. Steals both, either of which may be 0 after an error. */
static yr_value combinator_new(yr_type *t, yr_value iterators, yr_value extra, bool strict)
{
    combinator *c = iterators ? yr_new(t, t->size) : NULL;
    if (!c) {
        yr_xdrop(iterators);
        yr_xdrop(extra);
        return 0;
    }
    c->iterators = iterators;
    c->extra = extra;
    c->strict = strict;
    return yr_from(c);
}

/* ---- zip ---- */

static yr_value zip_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    bool strict = false;
    size_t named = yr_keyword_count(keywords);
    if (named && (t == YR_TYPE_ID(zip) || t->slots.init == YR_TYPE_ID(zip)->slots.init)) {
        yr_value name = YR_TUPLE(keywords)->items[0];
        if (named > 1)
            return yr_type_error("zip() takes at most 1 keyword argument (%zu given)", named);
        if (!yr_str_is(name, "strict"))
            return yr_type_error("'%U' is an invalid keyword argument for zip()", name);
        int r = yr_truth(args[n]);
        if (r < 0)
            return 0;
        strict = r;
    }
    return combinator_new(t, iterators_of(args, n), 0, strict);
}

/* Iterator i ended before the ones ahead of it, or (i 0) the others are tried for more. */
static int check_strict(yr_tuple_object *iterators, size_t i)
{
    if (i) {
        yr_value_error("zip() argument %zu is shorter than argument%s%zu", i + 1,
                       i == 1 ? " " : "s 1-", i);
        return -1;
    }
    for (i = 1; i < iterators->length; i++) {
        yr_value item;
        int r = yr_step_of(iterators->items[i], &item);
        if (r < 0)
            return -1;
        if (r > 0) {
            yr_drop(item);
            yr_value_error("zip() argument %zu is longer than argument%s%zu", i + 1,
                           i == 1 ? " " : "s 1-", i);
            return -1;
        }
    }
    return 0;
}

static int zip_next(yr_value self, yr_value *item)
{
    combinator *z = COMBINATOR(self);
    yr_tuple_object *iterators = YR_TUPLE(z->iterators);
    if (!iterators || iterators->length == 0)
        return 0;
    yr_value result = z->extra;
    bool reuse = result && yr_object_of(result)->refs == 1;
    result = reuse ? yr_retain(yr_tuple_reopen(result)) : yr_tuple_alloc(iterators->length);
    if (YR_UNLIKELY(!result))
        return -1;
    for (size_t i = 0, n = iterators->length; i < n; i++) {
        yr_value v;
        int r = yr_step_of(iterators->items[i], &v);
        if (r <= 0) {
            yr_drop(result);
            return r == 0 && z->strict ? check_strict(iterators, i) : r;
        }
        yr_set(&YR_TUPLE(result)->items[i], v);
    }
    if (!reuse)
        yr_set(&z->extra, yr_retain(result));
    *item = result;
    return 1;
}

static int stop_unpacking(combinator *z, yr_tuple_object *iterators, size_t i, int r,
                          yr_value *items)
{
    for (size_t k = 0; k < i; k++)
        yr_drop(items[k]);
    return r == 0 && z->strict ? check_strict(iterators, i) : r;
}

/* The next item of an iterator over a list, or 0: it is another one, or through. Stays its list's.
 */
static inline yr_value coming(yr_value iterator)
{
    if (!YR_IS(iterator, list_iterator))
        return 0;
    const yr_list_iterator *it = YR_AS(yr_list_iterator, iterator);
    if (YR_UNLIKELY(!it->list || (uint64_t)it->index >= YR_LIST(it->list)->length))
        return 0;
    return YR_LIST(it->list)->items[it->index];
}

/* Two lists side by side: no step runs code, so that the tuple need not be held meanwhile. 0: this
 * is something else. */
static inline int next_of_two_lists(const yr_tuple_object *iterators, yr_value kept,
                                    yr_value *items)
{
    yr_value a = coming(iterators->items[0]);
    if (!a || iterators->items[0] == iterators->items[1])
        return 0;
    yr_value b = coming(iterators->items[1]);
    if (!b)
        return 0;
    YR_AS(yr_list_iterator, iterators->items[0])->index++;
    YR_AS(yr_list_iterator, iterators->items[1])->index++;
    yr_value *old = YR_TUPLE(yr_tuple_reopen(kept))->items, x = old[0], y = old[1];
    old[0] = yr_retain(items[0] = yr_retain(a));
    old[1] = yr_retain(items[1] = yr_retain(b));
    yr_xdrop(x);
    yr_xdrop(y);
    return 1;
}

/* The tuple is kept as zip_next() keeps it: what is in it lives as long. */
static int zip_next_items(yr_value self, yr_value *items, size_t n)
{
    combinator *z = COMBINATOR(self);
    if (!z->iterators || YR_TUPLE(z->iterators)->length != n || !z->extra ||
        yr_object_of(z->extra)->refs != 1)
        return 2;
    yr_tuple_object *iterators = YR_TUPLE(z->iterators);
    if (n == 2 && YR_LIKELY(next_of_two_lists(iterators, z->extra, items)))
        return 1;
    yr_value kept = yr_retain(yr_tuple_reopen(z->extra));
    for (size_t i = 0; i < n; i++) {
        int r = yr_step_of(iterators->items[i], &items[i]);
        if (YR_UNLIKELY(r <= 0)) {
            r = stop_unpacking(z, iterators, i, r, items);
            yr_drop(kept);
            return r;
        }
        yr_set(&YR_TUPLE(kept)->items[i], yr_retain(items[i]));
    }
    yr_drop(kept);
    return 1;
}

YR_METHOD(zip_reduce)
{
    combinator *z = COMBINATOR(self);
    return yr_reduce(yr_retain(yr_from(yr_type_of(self))), yr_retain(z->iterators),
                     z->strict ? YR_TRUE : 0);
}

YR_METHOD(zip_set_state)
{
    int strict = yr_truth(args[0]);
    if (strict < 0)
        return 0;
    COMBINATOR(self)->strict = strict;
    return YR_NONE;
}

static const yr_method_def zip_methods[] = {
    YR_REDUCE_DEF(zip_reduce),
    {"__setstate__", zip_set_state, 1, 1, 0, "Set state information for unpickling."},
    YR_METHOD_END};

YR_BUILT_IN(zip, object) = {
    .id = YR_T_zip,
    .size = sizeof(combinator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE,
    .doc = "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n   >>> "
           "list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, "
           "2)]\n\nThe zip object yields n-length tuples, where n is the number of "
           "iterables\npassed as positional arguments to zip().  The i-th element in every "
           "tuple\ncomes from the i-th iterable argument to zip().  This continues until "
           "the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is "
           "exhausted before the others,\nraise a ValueError.",
    .methods = zip_methods,
    .slots = {.dealloc = combinator_dealloc,
              .traverse = combinator_traverse,
              .clear = combinator_clear,
              .make = zip_make,
              .iter = yr_iter_self,
              .next = zip_next,
              .next_items = zip_next_items},
};

/* ---- map ---- */

static yr_value map_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_make_no_keywords(t, YR_TYPE(map), "map", keywords) < 0)
        return 0;
    if (n < 2)
        return yr_type_error("map() must have at least two arguments.");
    yr_value iterators = iterators_of(args + 1, n - 1);
    return combinator_new(t, iterators, iterators ? yr_retain(args[0]) : 0, false);
}

static int map_next(yr_value self, yr_value *item)
{
    combinator *m = COMBINATOR(self);
    yr_tuple_object *iterators = YR_TUPLE(m->iterators);
    if (YR_UNLIKELY(!iterators))
        return 0;
    yr_value few[6], *args = few;
    size_t n = iterators->length, taken = 0;
    if (n > 6 && !(args = yr_alloc(n * sizeof *args)))
        return -1;
    int r = 1;
    while (taken < n && (r = yr_step_of(iterators->items[taken], &args[taken])) > 0)
        taken++;
    if (r > 0) {
        *item = yr_call(m->extra, args, n); /* steals the arguments */
        r = *item ? 1 : -1;
    } else {
        for (size_t i = 0; i < taken; i++)
            yr_drop(args[i]);
    }
    if (args != few)
        yr_dispose(args);
    return r;
}

YR_METHOD(map_reduce)
{
    combinator *m = COMBINATOR(self);
    size_t count = YR_TUPLE(m->iterators)->length;
    yr_value items = yr_tuple_alloc(count + 1);
    if (!items)
        return 0;
    YR_TUPLE(items)->items[0] = yr_retain(m->extra);
    for (size_t i = 0; i < count; i++)
        YR_TUPLE(items)->items[i + 1] = yr_retain(YR_TUPLE(m->iterators)->items[i]);
    return yr_reduce(yr_retain(yr_from(yr_type_of(self))), items, 0);
}

static const yr_method_def map_methods[] = {YR_REDUCE_DEF(map_reduce), YR_METHOD_END};

YR_BUILT_IN(map, object) = {
    .id = YR_T_map,
    .size = sizeof(combinator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE,
    .doc = "map(func, *iterables) --> map object\n\nMake an iterator that computes the function "
           "using arguments from\neach of the iterables.  Stops when the shortest iterable is "
           "exhausted.",
    .methods = map_methods,
    .slots = {.dealloc = combinator_dealloc,
              .traverse = combinator_traverse,
              .clear = combinator_clear,
              .make = map_make,
              .iter = yr_iter_self,
              .next = map_next},
};

/* ---- filter ---- */

typedef struct {
    yr_object base;
    yr_value iterator, function; /* function None: truth */
} filter;

static void filter_clear(yr_object *o)
{
    yr_set(&((filter *)o)->iterator, 0);
    yr_set(&((filter *)o)->function, 0);
}

static void filter_dealloc(yr_object *o)
{
    filter_clear(o);
    yr_release(o);
}

static int filter_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((filter *)o)->iterator);
    YR_VISIT(((filter *)o)->function);
    return 0;
}

static yr_value filter_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_make_no_keywords(t, YR_TYPE(filter), "filter", keywords) < 0 ||
        yr_check_arity("filter", n, 2, 2) < 0)
        return 0;
    yr_value iterator = yr_iter(args[1]);
    filter *f = iterator ? yr_new(t, t->size) : NULL;
    if (!f) {
        yr_xdrop(iterator);
        return 0;
    }
    f->iterator = iterator;
    f->function = yr_retain(args[0]);
    return yr_from(f);
}

static int keep(yr_value function, yr_value item)
{
    if (function == YR_NONE || function == yr_from(YR_TYPE_ID(bool)))
        return yr_truth(item);
    yr_value v = yr_invoke1(function, item);
    if (!v)
        return -1;
    int r = yr_truth(v);
    yr_drop(v);
    return r;
}

static int filter_next(yr_value self, yr_value *item)
{
    filter *f = YR_AS(filter, self);
    int r;
    while ((r = f->iterator ? yr_step_of(f->iterator, item) : 0) > 0) {
        r = keep(f->function, *item);
        if (r > 0)
            return 1;
        yr_drop(*item);
        if (r < 0)
            return -1;
    }
    return r;
}

YR_METHOD(filter_reduce)
{
    yr_value parts[2] = {YR_AS(filter, self)->function, YR_AS(filter, self)->iterator};
    return yr_reduce(yr_retain(yr_from(yr_type_of(self))), yr_tuple_of(parts, 2), 0);
}

static const yr_method_def filter_methods[] = {YR_REDUCE_DEF(filter_reduce), YR_METHOD_END};

YR_BUILT_IN(filter, object) = {
    .id = YR_T_filter,
    .size = sizeof(filter),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE,
    .doc = "filter(function or None, iterable) --> filter object\n\nReturn an iterator yielding "
           "those items of iterable for which function(item)\nis true. If function is None, return "
           "the items that are true.",
    .methods = filter_methods,
    .slots = {.dealloc = filter_dealloc,
              .traverse = filter_traverse,
              .clear = filter_clear,
              .make = filter_make,
              .iter = yr_iter_self,
              .next = filter_next},
};
