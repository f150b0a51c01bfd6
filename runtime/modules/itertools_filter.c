/* itertools_filter.c - chain, compress, dropwhile, takewhile, filterfalse, islice, starmap,
 * pairwise and zip_longest: iterators that pass items on. */
#include "itertools.h"

/* ---- chain: source walks the iterables, kept walks the one in hand ---- */

static yr_value chain_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_make_no_keywords(t, NULL, "chain", keywords) < 0)
        return 0;
    yr_value tuple = yr_tuple_of(args, n), source = tuple ? yr_iter(tuple) : 0;
    yr_xdrop(tuple);
    return yr_from(yr_itertool_new(t, source, 0));
}

YR_METHOD(chain_from_iterable)
{
    return yr_from(yr_itertool_new(YR_AS(yr_type, self), yr_iter(args[0]), 0));
}

static int chain_next(yr_value self, yr_value *item)
{
    itertool *c = ITERTOOL(self);
    while (c->source) {
        if (!c->kept) {
            yr_value iterable;
            int r = itertool_step(c->source, &iterable);
            if (r > 0) {
                c->kept = yr_iter(iterable);
                yr_drop(iterable);
                r = c->kept ? 1 : -1;
            }
            if (r <= 0) {
                yr_set(&c->source, 0);
                return r;
            }
        }
        int r = itertool_step(c->kept, item);
        if (r)
            return r;
        yr_set(&c->kept, 0);
    }
    return 0;
}

/* (class, ()[, (iterator over the iterables[, the one in hand])]) */
YR_METHOD(chain_reduce)
{
    itertool *c = ITERTOOL(self);
    yr_value walks[2] = {c->source, c->kept};
    yr_value state = c->source ? yr_tuple_of(walks, c->kept ? 2 : 1) : 0;
    return yr_pending() ? 0 : yr_itertool_made_of(self, yr_retain(YR->empty_tuple), state);
}

YR_METHOD(chain_setstate)
{
    itertool *c = ITERTOOL(self);
    yr_tuple_object *t = YR_IS_TUPLE(args[0]) ? YR_TUPLE(args[0]) : NULL;
    if (!t)
        return yr_type_error("state is not a tuple");
    if (t->length < 1 || t->length > 2)
        return yr_type_error("function takes 1 or 2 arguments (%zu given)", t->length);
    for (size_t i = 0; i < t->length; i++)
        if (!yr_type_of(t->items[i])->slots.next)
            return yr_type_error("Arguments must be iterators.");
    yr_set(&c->source, yr_retain(t->items[0]));
    yr_set(&c->kept, t->length > 1 ? yr_retain(t->items[1]) : 0);
    return YR_NONE;
}

static const yr_method_def chain_methods[] = {
    YR_REDUCE_DEF(chain_reduce),
    ITERTOOL_SETSTATE_DEF(chain_setstate),
    {"from_iterable", chain_from_iterable, 1, 1, YR_METHOD_CLASS,
     "Alternative chain() constructor taking a single iterable argument that evaluates lazily."},
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    YR_METHOD_END};

const yr_type_spec yr_itertools_chain = {
    .size = sizeof(itertool),
    .flags = ITERTOOL_FLAGS,
    .doc = "chain(*iterables) --> chain object\n\nReturn a chain object whose .__next__() method "
           "returns elements from the\nfirst iterable until it is exhausted, then elements from "
           "the next\niterable, until all of the iterables are exhausted.",
    .methods = chain_methods,
    .slots = {ITERTOOL_SLOTS(chain_make, chain_next)},
};

/* ---- compress: extra walks the selectors ---- */

static yr_value compress_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"data", "selectors"};
    yr_value v[2];
    if (yr_parse_arguments("compress", names, 0, 2, 2, 2, args, n, keywords, v) < 0)
        return 0;
    yr_value data = yr_iter(v[0]), selectors = data ? yr_iter(v[1]) : 0;
    if (!selectors) {
        yr_xdrop(data);
        return 0;
    }
    return yr_from(yr_itertool_new(t, data, selectors));
}

static int compress_next(yr_value self, yr_value *item)
{
    itertool *c = ITERTOOL(self);
    for (;;) {
        yr_value selector;
        int r = c->source ? itertool_step(c->source, item) : 0;
        if (r <= 0)
            return r;
        r = itertool_step(c->extra, &selector);
        if (r > 0) {
            int truth = yr_truth(selector);
            yr_drop(selector);
            if (truth > 0)
                return 1;
            r = truth < 0 ? -1 : 1;
        }
        yr_drop(*item);
        if (r <= 0)
            return r;
    }
}

YR_METHOD(compress_reduce)
{
    itertool *c = ITERTOOL(self);
    yr_value given[2] = {c->source, c->extra};
    return yr_itertool_made_of(self, yr_tuple_of(given, 2), 0);
}

static const yr_method_def compress_methods[] = {YR_REDUCE_DEF(compress_reduce), YR_METHOD_END};

const yr_type_spec yr_itertools_compress = {
    .size = sizeof(itertool),
    .flags = ITERTOOL_FLAGS,
    .methods = compress_methods,
    .doc = "Return data elements corresponding to true selector elements.\n\nForms a shorter "
           "iterator from selected data elements using the selectors to\nchoose the data "
           "elements.",
    .slots = {ITERTOOL_SLOTS(compress_make, compress_next)},
};

/* ---- dropwhile, takewhile, filterfalse, starmap: extra is the function ---- */

typedef struct {
    itertool tool;
    bool started; /* dropwhile: passes everything now; takewhile: is over */
} filtered;

static yr_value filtered_new(yr_type *t, const char *name, yr_value *args, size_t n,
                             yr_value keywords)
{
    if (yr_itertool_arguments(name, n, keywords, 2) < 0)
        return 0;
    return yr_from(yr_itertool_new(t, yr_iter(args[1]), yr_retain(args[0])));
}

static yr_value function_and_iterator(yr_value self)
{
    itertool *tool = ITERTOOL(self);
    yr_value given[2] = {tool->extra, tool->source ? tool->source : YR->empty_tuple};
    return yr_tuple_of(given, 2);
}

/* (class, (function, iterator)) */
YR_METHOD(plain_reduce)
{
    return yr_itertool_made_of(self, function_and_iterator(self), 0);
}

/* (class, (function, iterator), started) */
YR_METHOD(filtered_reduce)
{
    return yr_itertool_made_of(self, function_and_iterator(self),
                               yr_int(YR_AS(filtered, self)->started));
}

YR_METHOD(filtered_setstate)
{
    int started = yr_truth(args[0]);
    if (started < 0)
        return 0;
    YR_AS(filtered, self)->started = started;
    return YR_NONE;
}

static const yr_method_def plain_methods[] = {YR_REDUCE_DEF(plain_reduce), YR_METHOD_END};
static const yr_method_def filtered_methods[] = {
    YR_REDUCE_DEF(filtered_reduce), ITERTOOL_SETSTATE_DEF(filtered_setstate), YR_METHOD_END};

/* Truth of function(item); None and bool: of the item itself, if plain. */
static int ask(yr_value function, yr_value item)
{
    yr_value v = yr_invoke1(function, item);
    if (!v)
        return -1;
    int r = yr_truth(v);
    yr_drop(v);
    return r;
}

static yr_value dropwhile_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    return filtered_new(t, "dropwhile", args, n, keywords);
}

static int dropwhile_next(yr_value self, yr_value *item)
{
    filtered *f = YR_AS(filtered, self);
    for (;;) {
        int r = f->tool.source ? itertool_step(f->tool.source, item) : 0;
        if (r <= 0 || f->started)
            return r;
        r = ask(f->tool.extra, *item);
        if (r == 0) {
            f->started = true;
            return 1;
        }
        yr_drop(*item);
        if (r < 0)
            return -1;
    }
}

const yr_type_spec yr_itertools_dropwhile = {
    .size = sizeof(filtered),
    .flags = ITERTOOL_FLAGS,
    .methods = filtered_methods,
    .doc = "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return "
           "every element until the iterable is exhausted.",
    .slots = {ITERTOOL_SLOTS(dropwhile_make, dropwhile_next)},
};

static yr_value takewhile_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    return filtered_new(t, "takewhile", args, n, keywords);
}

static int takewhile_next(yr_value self, yr_value *item)
{
    filtered *f = YR_AS(filtered, self);
    if (f->started || !f->tool.source)
        return 0;
    int r = itertool_step(f->tool.source, item);
    if (r <= 0)
        return r;
    r = ask(f->tool.extra, *item);
    if (r > 0)
        return 1;
    yr_drop(*item);
    if (r == 0)
        f->started = true;
    return r;
}

const yr_type_spec yr_itertools_takewhile = {
    .size = sizeof(filtered),
    .flags = ITERTOOL_FLAGS,
    .methods = filtered_methods,
    .doc = "Return successive entries from an iterable as long as the predicate evaluates to true "
           "for each entry.",
    .slots = {ITERTOOL_SLOTS(takewhile_make, takewhile_next)},
};

static yr_value filterfalse_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    return filtered_new(t, "filterfalse", args, n, keywords);
}

static int filterfalse_next(yr_value self, yr_value *item)
{
    itertool *f = ITERTOOL(self);
    for (;;) {
        int r = f->source ? itertool_step(f->source, item) : 0;
        if (r <= 0)
            return r;
        bool plain = f->extra == YR_NONE || f->extra == yr_from(YR_TYPE_ID(bool));
        r = plain ? yr_truth(*item) : ask(f->extra, *item);
        if (r == 0)
            return 1;
        yr_drop(*item);
        if (r < 0)
            return -1;
    }
}

const yr_type_spec yr_itertools_filterfalse = {
    .size = sizeof(filtered),
    .flags = ITERTOOL_FLAGS,
    .methods = plain_methods,
    .doc = "Return those items of iterable for which function(item) is false.\n\nIf function is "
           "None, return the items that are false.",
    .slots = {ITERTOOL_SLOTS(filterfalse_make, filterfalse_next)},
};

static yr_value starmap_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    return filtered_new(t, "starmap", args, n, keywords);
}

static int starmap_next(yr_value self, yr_value *item)
{
    itertool *s = ITERTOOL(self);
    yr_value packed;
    int r = s->source ? itertool_step(s->source, &packed) : 0;
    if (r <= 0)
        return r;
    yr_value args = yr_to_tuple(packed);
    yr_drop(packed);
    if (!args)
        return -1;
    *item = yr_invoke(s->extra, YR_TUPLE(args)->items, YR_TUPLE(args)->length);
    yr_drop(args);
    return *item ? 1 : -1;
}

const yr_type_spec yr_itertools_starmap = {
    .size = sizeof(filtered),
    .flags = ITERTOOL_FLAGS,
    .methods = plain_methods,
    .doc = "Return an iterator whose values are returned from the function evaluated with an "
           "argument tuple taken from the given sequence.",
    .slots = {ITERTOOL_SLOTS(starmap_make, starmap_next)},
};

/* ---- islice ---- */

typedef struct {
    itertool tool;
    int64_t next; /* position of the item wanted next */
    int64_t stop; /* -1: none */
    int64_t step;
    int64_t taken; /* items taken from source */
} islice;

/* A bound: None leaves *out as it is. */
static int islice_bound(yr_value v, int64_t *out)
{
    if (v == YR_NONE)
        return 0;
    if (yr_has_index(v) && yr_to_index(v, out, false) == 0 && *out >= 0)
        return 0;
    if (yr_pending())
        yr_clear_pending();
    return -1;
}

static yr_value islice_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    int64_t start = 0, stop = -1, step = 1;
    if (yr_make_no_keywords(t, NULL, "islice", keywords) < 0 ||
        yr_check_arity("islice", n, 2, 4) < 0)
        return 0;
    yr_value last = args[n == 2 ? 1 : 2];
    if (islice_bound(last, &stop) < 0)
        return yr_is_int(last) && yr_int_value(last) < -1
                   ? yr_value_error("Indices for islice() must be None or an integer: 0 <= x "
                                    "<= sys.maxsize.")
                   : yr_value_error("Stop argument for islice() must be None or an integer: 0 "
                                    "<= x <= sys.maxsize.");
    if (n > 2 && islice_bound(args[1], &start) < 0)
        return yr_value_error(
            "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    if (n == 4 && (islice_bound(args[3], &step) < 0 || step < 1))
        return yr_value_error("Step for islice() must be a positive integer or None.");
    islice *s = yr_itertool_new(t, yr_iter(args[0]), 0);
    if (s) {
        s->next = start;
        s->stop = stop;
        s->step = step;
    }
    return yr_from(s);
}

static int islice_end(islice *s, int r)
{
    yr_set(&s->tool.source, 0);
    return r;
}

static int islice_next(yr_value self, yr_value *item)
{
    islice *s = YR_AS(islice, self);
    if (!s->tool.source)
        return 0;
    int r;
    for (; s->taken < s->next; s->taken++) {
        if ((r = itertool_step(s->tool.source, item)) <= 0)
            return islice_end(s, r);
        yr_drop(*item);
    }
    if (s->stop >= 0 && s->taken >= s->stop)
        return islice_end(s, 0);
    if ((r = itertool_step(s->tool.source, item)) <= 0)
        return islice_end(s, r);
    s->taken++;
    if (__builtin_add_overflow(s->next, s->step, &s->next))
        s->next = INT64_MAX;
    if (s->stop >= 0 && s->next > s->stop)
        s->next = s->stop;
    return 1;
}

/* (class, (iterator, next, stop, step), taken) */
YR_METHOD(islice_reduce)
{
    islice *s = YR_AS(islice, self);
    if (!s->tool.source) {
        yr_value none = yr_list_new(), over = none ? yr_iter(none) : 0;
        yr_value given[2] = {over, yr_int(0)}, args = over ? yr_tuple_of(given, 2) : 0;
        yr_xdrop(none);
        yr_xdrop(over);
        return yr_itertool_made_of(self, args, yr_int(0));
    }
    yr_value given[4] = {s->tool.source, yr_int_from_i64(s->next),
                         s->stop < 0 ? YR_NONE : yr_int_from_i64(s->stop),
                         yr_int_from_i64(s->step)};
    return yr_itertool_made_of(self, yr_tuple_of(given, 4), yr_int_from_i64(s->taken));
}

YR_METHOD(islice_setstate)
{
    return yr_reduced_index(args[0], &YR_AS(islice, self)->taken) < 0 ? 0 : YR_NONE;
}

static const yr_method_def islice_methods[] = {
    YR_REDUCE_DEF(islice_reduce), ITERTOOL_SETSTATE_DEF(islice_setstate), YR_METHOD_END};

const yr_type_spec yr_itertools_islice = {
    .size = sizeof(islice),
    .flags = ITERTOOL_FLAGS,
    .methods = islice_methods,
    .doc =
        "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> "
        "islice object\n\nReturn an iterator whose next() method returns selected values from "
        "an\niterable.  If start is specified, will skip all preceding elements;\notherwise, "
        "start defaults to zero.  Step defaults to one.  If\nspecified as another value, step "
        "determines how many values are\nskipped between successive calls.  Works like a slice() "
        "on a list\nbut returns an iterator.",
    .slots = {ITERTOOL_SLOTS(islice_make, islice_next)},
};

/* ---- pairwise: kept is the item before ---- */

static yr_value pairwise_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_itertool_arguments("pairwise", n, keywords, 1) < 0)
        return 0;
    return yr_from(yr_itertool_new(t, yr_iter(args[0]), 0));
}

static int pairwise_next(yr_value self, yr_value *item)
{
    itertool *p = ITERTOOL(self);
    int r;
    if (!p->source)
        return 0;
    if (!p->kept) {
        yr_value first;
        if ((r = itertool_step(p->source, &first)) <= 0) {
            yr_set(&p->source, 0);
            return r;
        }
        yr_set(&p->kept, first);
        if (!p->source)
            return 0;
    }
    yr_value old = yr_retain(p->kept), next;
    if ((r = itertool_step(p->source, &next)) <= 0) {
        yr_set(&p->source, 0);
        yr_set(&p->kept, 0);
        yr_drop(old);
        return r;
    }
    yr_set(&p->kept, yr_retain(next));
    yr_value pair[2] = {old, next};
    *item = yr_tuple(pair, 2);
    return *item ? 1 : -1;
}

const yr_type_spec yr_itertools_pairwise = {
    .size = sizeof(itertool),
    .flags = ITERTOOL_FLAGS,
    .doc = "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> "
           "(s0,s1), (s1,s2), (s2, s3), ...",
    .slots = {ITERTOOL_SLOTS(pairwise_make, pairwise_next)},
};

/* ---- zip_longest: source is a tuple of iterators, 0 where ended; extra the fill value ---- */

typedef struct {
    itertool tool;
    size_t active;
} zip_longest;

static yr_value zip_longest_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    yr_value fill = YR_NONE;
    size_t named = yr_keyword_count(keywords);
    if (named) {
        if (named > 1 || !yr_str_is(YR_TUPLE(keywords)->items[0], "fillvalue"))
            return yr_type_error("zip_longest() got an unexpected keyword argument");
        fill = args[n];
    }
    yr_value tuple = yr_tuple_alloc(n);
    for (size_t i = 0; tuple && i < n; i++) {
        YR_TUPLE(tuple)->items[i] = yr_iter(args[i]);
        if (!YR_TUPLE(tuple)->items[i])
            yr_set(&tuple, 0);
    }
    zip_longest *z = yr_itertool_new(t, tuple, tuple ? yr_retain(fill) : 0);
    if (z)
        z->active = n;
    return yr_from(z);
}

/* Item i of the next result: 1, 0 all have ended, -1. */
static int longest_item(zip_longest *z, size_t i, yr_value *item)
{
    yr_value *iterator = &YR_TUPLE(z->tool.source)->items[i];
    if (*iterator) {
        int r = itertool_step(*iterator, item);
        if (r > 0)
            return 1;
        if (r < 0 || --z->active == 0) {
            z->active = 0;
            return r;
        }
        yr_set(iterator, 0);
    }
    *item = yr_retain(z->tool.extra);
    return 1;
}

static int zip_longest_next(yr_value self, yr_value *item)
{
    zip_longest *z = YR_AS(zip_longest, self);
    if (z->active == 0 || !z->tool.source)
        return 0;
    size_t n = YR_TUPLE(z->tool.source)->length;
    yr_value result = yr_tuple_alloc(n);
    if (!result)
        return -1;
    for (size_t i = 0; i < n; i++) {
        yr_value v;
        int r = longest_item(z, i, &v);
        if (r <= 0) {
            yr_drop(result);
            return r;
        }
        YR_TUPLE(result)->items[i] = v;
    }
    *item = result;
    return 1;
}

/* (class, (iterators, () where one has ended), fill value) */
YR_METHOD(zip_longest_reduce)
{
    itertool *z = ITERTOOL(self);
    yr_tuple_object *from = YR_TUPLE(z->source);
    yr_value walks = yr_tuple_alloc(from->length);
    for (size_t i = 0; walks && i < from->length; i++)
        YR_TUPLE(walks)->items[i] = yr_retain(from->items[i] ? from->items[i] : YR->empty_tuple);
    return yr_itertool_made_of(self, walks, yr_retain(z->extra));
}

YR_METHOD(zip_longest_setstate)
{
    yr_set(&ITERTOOL(self)->extra, yr_retain(args[0]));
    return YR_NONE;
}

static const yr_method_def zip_longest_methods[] = {
    YR_REDUCE_DEF(zip_longest_reduce), ITERTOOL_SETSTATE_DEF(zip_longest_setstate), YR_METHOD_END};

const yr_type_spec yr_itertools_zip_longest = {
    .size = sizeof(zip_longest),
    .flags = ITERTOOL_FLAGS,
    .methods = zip_longest_methods,
    .doc =
        "zip_longest(iter1 [,iter2 [...]], [fillvalue=None]) --> zip_longest object\n\nReturn "
        "a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element "
        "comes from the i-th iterable argument.  The .__next__()\nmethod continues until the "
        "longest iterable in the argument sequence\nis exhausted and then it raises "
        "StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted "
        "in their place.  The fillvalue\ndefaults to None or can be specified by a keyword "
        "argument.",
    .slots = {ITERTOOL_SLOTS(zip_longest_make, zip_longest_next)},
};
