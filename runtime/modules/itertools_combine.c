/* itertools_combine.c - product, permutations, combinations, combinations_with_replacement.
 *
 * All hold the pool (or the tuple of pools) in source, and the places in it that the last result
 * was taken from in indices[0..r). The first result is made from fresh indices; each later one by
 * stepping them. extra keeps the last tuple, which is filled anew if nobody else has kept it. */
#include "../core/allocate.h"
#include "../core/extension.h"
#include "itertools.h"

typedef struct {
    itertool tool;
    size_t r;
    size_t *indices; /* permutations: all of the pool's; then r cycles follow */
    size_t n;
    bool started, stopped;
} combiner;

#define COMBINER(v) YR_AS(combiner, v)

static void combiner_dealloc(yr_object *o)
{
    yr_itertool_clear(o);
    yr_dispose(((combiner *)o)->indices);
    ((combiner *)o)->indices = NULL;
    yr_release(o);
}

#define COMBINER_SLOTS(maker, step)                                                                \
    .dealloc = combiner_dealloc, .traverse = yr_itertool_traverse, .clear = yr_itertool_clear,     \
    .iter = yr_iter_self, .make = maker, .next = step

/* new: a combiner of r places with room for count indices, all 0. Steals pool. */
static combiner *combiner_new(yr_type *t, yr_value pool, size_t r, size_t count)
{
    size_t *indices = count < SIZE_MAX / 16 ? yr_alloc((count + 1) * sizeof *indices) : NULL;
    if (!indices) {
        yr_drop(pool);
        yr_no_memory();
        return NULL;
    }
    memset(indices, 0, (count + 1) * sizeof *indices);
    combiner *c = yr_itertool_new(t, pool, 0);
    if (!c) {
        yr_dispose(indices);
        return NULL;
    }
    c->r = r;
    c->indices = indices;
    return c;
}

/* new: the tuple to fill for the next result: the last one, or a copy of it. */
static yr_value next_tuple(combiner *c)
{
    yr_value last = c->tool.extra;
    if (yr_object_of(last)->refs == 1 && c->r)
        return yr_retain(yr_tuple_reopen(last));
    yr_value copy = yr_tuple_of(YR_TUPLE(last)->items, c->r);
    if (copy)
        yr_set(&c->tool.extra, yr_retain(copy));
    return copy;
}

/* result[i] = v (retained). */
static void put(yr_value result, size_t i, yr_value v)
{
    yr_set(&YR_TUPLE(result)->items[i], yr_retain(v));
}

/* new: item i is item indices[i] of the pool. */
static yr_value result_of(const combiner *c)
{
    yr_value result = yr_tuple_alloc(c->r);
    for (size_t i = 0; result && i < c->r; i++)
        YR_TUPLE(result)->items[i] = yr_retain(YR_TUPLE(c->tool.source)->items[c->indices[i]]);
    return result;
}

static int first_result(combiner *c, yr_value *item)
{
    yr_value result = result_of(c);
    if (!result)
        return -1;
    c->started = true;
    c->tool.extra = yr_retain(result);
    *item = result;
    return 1;
}

static int stop(combiner *c)
{
    c->stopped = true;
    return 0;
}

/* The argument r, which must not be negative. */
static int places(int64_t i, size_t *r)
{
    if (i < 0) {
        yr_value_error("r must be non-negative");
        return -1;
    }
    if (i > INT64_MAX / (int64_t)sizeof(size_t)) {
        yr_no_memory();
        return -1;
    }
    *r = (size_t)i;
    return 0;
}

static int read_r(yr_value v, size_t *r)
{
    int64_t i;
    return yr_argument_size(v, &i) < 0 ? -1 : places(i, r);
}

/* ---- What pickles them ---- */

/* new: a tuple of ints. */
static yr_value tuple_of_indices(const size_t *indices, size_t n)
{
    yr_value t = yr_tuple_alloc(n);
    for (size_t i = 0; t && i < n; i++)
        YR_TUPLE(t)->items[i] = yr_int_from_i64((int64_t)indices[i]);
    return t;
}

/* An index out of a state, moved between the bounds, of which the lower one is stronger. */
static int read_index(yr_value v, int64_t lowest, int64_t highest, size_t *index)
{
    int64_t i;
    if (yr_reduced_index(v, &i) < 0)
        return -1;
    i = i > highest ? highest : i;
    *index = (size_t)(i < lowest ? lowest : i);
    return 0;
}

/* Is it a tuple of n items? If not, ValueError. */
static bool is_state(yr_value v, size_t n)
{
    if (YR_IS_TUPLE(v) && YR_TUPLE(v)->length == n)
        return true;
    yr_value_error("invalid arguments");
    return false;
}

/* Goes on behind the result that the indices say. */
static yr_value started_at(combiner *c, yr_value result)
{
    if (!result)
        return 0;
    yr_set(&c->tool.extra, result);
    c->started = true;
    return YR_NONE;
}

/* new: (pool, r), where the pool of one that has ended is empty. */
static yr_value pool_given(const combiner *c)
{
    bool is_over = c->stopped && c->started;
    yr_value given[2] = {is_over ? YR->empty_tuple : c->tool.source,
                         yr_int_from_i64((int64_t)c->r)};
    return yr_tuple_of(given, 2);
}

/* (class, (pool, r)[, indices]) */
YR_METHOD(combiner_reduce)
{
    combiner *c = COMBINER(self);
    yr_value given = pool_given(c), state = 0;
    if (given && c->started && !c->stopped && !(state = tuple_of_indices(c->indices, c->r)))
        yr_set(&given, 0);
    return yr_itertool_made_of(self, given, state);
}

/* ---- product: source is a tuple of tuples ---- */

static yr_value product_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"repeat"};
    yr_value given;
    int64_t times = 1;
    if (yr_parse_arguments("product", names, 0, 0, 0, 1, args + n, 0, keywords, &given) < 0 ||
        yr_argument_size(given, &times) < 0)
        return 0;
    if (times < 0)
        return yr_value_error("repeat argument cannot be negative");
    size_t pools = times ? n : 0;
    if (pools && (size_t)times > (size_t)YR_INDEX_MAX / pools)
        return yr_raise_format(YR_EXC(OverflowError), "repeat argument too large");
    size_t total = pools * (size_t)times;
    yr_value tuple = yr_tuple_alloc(total);
    for (size_t i = 0; tuple && i < pools; i++) {
        yr_value pool = yr_to_tuple(args[i]);
        if (!pool) {
            yr_set(&tuple, 0);
            break;
        }
        for (size_t j = i; j < total; j += pools)
            YR_TUPLE(tuple)->items[j] = yr_retain(pool);
        yr_drop(pool);
    }
    return tuple ? yr_from(combiner_new(t, tuple, total, total)) : 0;
}

static yr_tuple_object *pool_of(combiner *c, size_t i)
{
    return YR_TUPLE(YR_TUPLE(c->tool.source)->items[i]);
}

static int product_first(combiner *c, yr_value *item)
{
    for (size_t i = 0; i < c->r; i++)
        if (pool_of(c, i)->length == 0)
            return stop(c);
    yr_value result = yr_tuple_alloc(c->r);
    if (!result)
        return -1;
    for (size_t i = 0; i < c->r; i++)
        YR_TUPLE(result)->items[i] = yr_retain(pool_of(c, i)->items[0]);
    c->started = true;
    c->tool.extra = yr_retain(result);
    *item = result;
    return 1;
}

/* Steps the indices. false: the end; else *from is the first place that has changed. */
static bool product_step(combiner *c, size_t *from)
{
    size_t i = c->r;
    while (i-- > 0) {
        if (++c->indices[i] < pool_of(c, i)->length) {
            *from = i;
            return true;
        }
        c->indices[i] = 0;
    }
    return false;
}

/* new: the items that the indices say. */
static yr_value product_tuple(combiner *c)
{
    size_t n = c->r;
    yr_tuple_object *t = yr_new_tracked_unset(YR_TYPE(tuple), sizeof *t + n * sizeof(yr_value));
    if (!t)
        return 0;
    t->length = n;
    yr_value *pools = YR_TUPLE(c->tool.source)->items;
    for (size_t i = 0; i < n; i++)
        t->items[i] = yr_retain(YR_TUPLE(pools[i])->items[c->indices[i]]);
    return yr_from(t);
}

static int product_next(yr_value self, yr_value *item)
{
    combiner *c = COMBINER(self);
    size_t from;
    if (c->stopped || !c->tool.source)
        return 0;
    if (!c->started)
        return product_first(c, item);
    if (!product_step(c, &from))
        return stop(c);
    yr_value last = c->tool.extra, result;
    if (yr_object_of(last)->refs == 1) {
        result = yr_retain(yr_tuple_reopen(last));
        for (size_t i = from; i < c->r; i++)
            put(result, i, pool_of(c, i)->items[c->indices[i]]);
    } else {
        if (!(result = product_tuple(c)))
            return -1;
        c->tool.extra = yr_retain(result);
        yr_drop(last);
    }
    *item = result;
    return 1;
}

/* (class, pools[, indices]) */
YR_METHOD(product_reduce)
{
    combiner *c = COMBINER(self);
    if (c->stopped)
        return yr_itertool_made_of(self, yr_tuple_of(&YR->empty_tuple, 1), 0);
    yr_value state = c->started ? tuple_of_indices(c->indices, c->r) : 0;
    if (c->started && !state)
        return 0;
    return yr_itertool_made_of(self, yr_retain(c->tool.source), state);
}

YR_METHOD(product_setstate)
{
    combiner *c = COMBINER(self);
    if (!is_state(args[0], c->r))
        return 0;
    for (size_t i = 0; i < c->r; i++) {
        int64_t length = (int64_t)pool_of(c, i)->length;
        if (read_index(YR_TUPLE(args[0])->items[i], 0, length - 1, &c->indices[i]) < 0)
            return 0;
        if (length == 0) {
            c->stopped = true;
            return YR_NONE;
        }
    }
    return started_at(c, product_tuple(c));
}

static const yr_method_def product_methods[] = {
    YR_REDUCE_DEF(product_reduce), ITERTOOL_SETSTATE_DEF(product_setstate), YR_METHOD_END};

const yr_type_spec yr_itertools_product = {
    .size = sizeof(combiner),
    .flags = ITERTOOL_FLAGS,
    .methods = product_methods,
    .doc = "product(*iterables, repeat=1) --> product object\n\nCartesian product of input "
           "iterables.  Equivalent to nested for-loops.",
    .slots = {COMBINER_SLOTS(product_make, product_next)},
};

/* ---- combinations and combinations_with_replacement ---- */

/* Reads (iterable, r): new pool, *r. That r is a number is seen first, and which one last. */
static yr_value pool_and_r(const char *name, yr_value *args, size_t n, yr_value keywords, size_t *r)
{
    static const char *const names[] = {"iterable", "r"};
    yr_value v[2];
    if (yr_parse_arguments(name, names, 0, 2, 2, 2, args, n, keywords, v) < 0)
        return 0;
    int64_t i;
    if (yr_argument_size(v[1], &i) < 0)
        return 0;
    yr_value pool = yr_to_tuple(v[0]);
    if (pool && places(i, r) < 0)
        yr_set(&pool, 0);
    return pool;
}

static yr_value combinations_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    size_t r;
    yr_value pool = pool_and_r("combinations", args, n, keywords, &r);
    if (!pool)
        return 0;
    combiner *c = combiner_new(t, pool, r, r <= YR_TUPLE(pool)->length ? r : 0);
    if (!c)
        return 0;
    c->n = YR_TUPLE(pool)->length;
    c->stopped = r > c->n;
    for (size_t i = 0; !c->stopped && i < r; i++)
        c->indices[i] = i;
    return yr_from(c);
}

static int combinations_next(yr_value self, yr_value *item)
{
    combiner *c = COMBINER(self);
    if (c->stopped || !c->tool.source)
        return 0;
    if (!c->started)
        return first_result(c, item);
    size_t i = c->r;
    while (i > 0 && c->indices[i - 1] == i - 1 + c->n - c->r)
        i--;
    if (i-- == 0)
        return stop(c);
    yr_value result = next_tuple(c);
    if (!result)
        return -1;
    c->indices[i]++;
    for (size_t j = i + 1; j < c->r; j++)
        c->indices[j] = c->indices[j - 1] + 1;
    for (size_t j = i; j < c->r; j++)
        put(result, j, YR_TUPLE(c->tool.source)->items[c->indices[j]]);
    *item = result;
    return 1;
}

YR_METHOD(combinations_setstate)
{
    combiner *c = COMBINER(self);
    if (!is_state(args[0], c->n < c->r ? SIZE_MAX : c->r))
        return 0;
    for (size_t i = 0; i < c->r; i++)
        if (read_index(YR_TUPLE(args[0])->items[i], 0, (int64_t)(i + c->n - c->r), &c->indices[i]) <
            0)
            return 0;
    return started_at(c, result_of(c));
}

static const yr_method_def combinations_methods[] = {
    YR_REDUCE_DEF(combiner_reduce), ITERTOOL_SETSTATE_DEF(combinations_setstate), YR_METHOD_END};

const yr_type_spec yr_itertools_combinations = {
    .size = sizeof(combiner),
    .flags = ITERTOOL_FLAGS,
    .methods = combinations_methods,
    .doc = "Return successive r-length combinations of elements in the "
           "iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
    .slots = {COMBINER_SLOTS(combinations_make, combinations_next)},
};

static yr_value replacement_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    size_t r;
    yr_value pool = pool_and_r("combinations_with_replacement", args, n, keywords, &r);
    combiner *c = pool ? combiner_new(t, pool, r, r) : NULL;
    if (!c)
        return 0;
    c->n = YR_TUPLE(pool)->length;
    c->stopped = c->n == 0 && r > 0;
    return yr_from(c);
}

static int replacement_next(yr_value self, yr_value *item)
{
    combiner *c = COMBINER(self);
    if (c->stopped || !c->tool.source)
        return 0;
    if (!c->started)
        return first_result(c, item);
    size_t i = c->r;
    while (i > 0 && c->indices[i - 1] == c->n - 1)
        i--;
    if (i-- == 0)
        return stop(c);
    yr_value result = next_tuple(c);
    if (!result)
        return -1;
    size_t index = c->indices[i] + 1;
    for (; i < c->r; i++) {
        c->indices[i] = index;
        put(result, i, YR_TUPLE(c->tool.source)->items[index]);
    }
    *item = result;
    return 1;
}

YR_METHOD(replacement_setstate)
{
    combiner *c = COMBINER(self);
    if (!is_state(args[0], c->n || !c->r ? c->r : SIZE_MAX))
        return 0;
    for (size_t i = 0; i < c->r; i++)
        if (read_index(YR_TUPLE(args[0])->items[i], 0, (int64_t)c->n - 1, &c->indices[i]) < 0)
            return 0;
    return started_at(c, result_of(c));
}

static const yr_method_def replacement_methods[] = {
    YR_REDUCE_DEF(combiner_reduce), ITERTOOL_SETSTATE_DEF(replacement_setstate), YR_METHOD_END};

const yr_type_spec yr_itertools_combinations_with_replacement = {
    .size = sizeof(combiner),
    .flags = ITERTOOL_FLAGS,
    .methods = replacement_methods,
    .doc =
        "Return successive r-length combinations of elements in the iterable allowing individual "
        "elements to have successive "
        "repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), "
        "('A','C'), ('B','B'), ('B','C'), ('C','C')",
    .slots = {COMBINER_SLOTS(replacement_make, replacement_next)},
};

/* ---- permutations ---- */

static yr_value permutations_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"iterable", "r"};
    yr_value v[2];
    if (yr_parse_arguments("permutations", names, 0, 1, 2, 2, args, n, keywords, v) < 0)
        return 0;
    yr_value pool = yr_to_tuple(v[0]);
    if (!pool)
        return 0;
    size_t length = YR_TUPLE(pool)->length, r = length;
    if (v[1] && v[1] != YR_NONE) {
        if (!YR_IS_ANY_INT(v[1]))
            yr_type_error("Expected int as r");
        if (yr_pending() || read_r(v[1], &r) < 0) {
            yr_drop(pool);
            return 0;
        }
    }
    combiner *c = combiner_new(t, pool, r, length + (r <= length ? r : 0));
    if (!c)
        return 0;
    c->n = length;
    c->stopped = r > length;
    for (size_t i = 0; i < length; i++)
        c->indices[i] = i;
    for (size_t i = 0; !c->stopped && i < r; i++)
        c->indices[length + i] = length - i;
    return yr_from(c);
}

/* Moves indices[i] behind the others. */
static void rotate(combiner *c, size_t i)
{
    size_t index = c->indices[i];
    memmove(c->indices + i, c->indices + i + 1, (c->n - i - 1) * sizeof *c->indices);
    c->indices[c->n - 1] = index;
}

static int permutations_next(yr_value self, yr_value *item)
{
    combiner *c = COMBINER(self);
    if (c->stopped || !c->tool.source)
        return 0;
    if (!c->started)
        return first_result(c, item);
    size_t *cycles = c->indices + c->n, i = c->r;
    while (i-- > 0) {
        if (--cycles[i] == 0) {
            rotate(c, i);
            cycles[i] = c->n - i;
            continue;
        }
        yr_value result = next_tuple(c);
        if (!result)
            return -1;
        size_t j = c->n - cycles[i], index = c->indices[i];
        c->indices[i] = c->indices[j];
        c->indices[j] = index;
        for (size_t k = i; k < c->r; k++)
            put(result, k, YR_TUPLE(c->tool.source)->items[c->indices[k]]);
        *item = result;
        return 1;
    }
    return stop(c);
}

/* (class, (pool, r)[, (indices, cycles)]) */
YR_METHOD(permutations_reduce)
{
    combiner *c = COMBINER(self);
    yr_value given = pool_given(c), state = 0;
    if (given && c->started && !c->stopped) {
        yr_value parts[2] = {tuple_of_indices(c->indices, c->n),
                             tuple_of_indices(c->indices + c->n, c->r)};
        state = parts[0] && parts[1] ? yr_tuple_of(parts, 2) : 0;
        yr_xdrop(parts[0]);
        yr_xdrop(parts[1]);
        if (!state)
            yr_set(&given, 0);
    }
    return yr_itertool_made_of(self, given, state);
}

static int set_permutation(combiner *c, yr_value *indices, yr_value *cycles)
{
    for (size_t i = 0; i < c->n; i++)
        if (read_index(indices[i], 0, (int64_t)c->n - 1, &c->indices[i]) < 0)
            return -1;
    for (size_t i = 0; i < c->r; i++)
        if (read_index(cycles[i], 1, (int64_t)(c->n - i), &c->indices[c->n + i]) < 0)
            return -1;
    return 0;
}

YR_METHOD(permutations_setstate)
{
    combiner *c = COMBINER(self);
    yr_tuple_object *t = yr_itertool_state(args[0], 2);
    if (!t)
        return 0;
    for (int i = 0; i < 2; i++)
        if (!YR_IS_TUPLE(t->items[i]))
            return yr_type_error("argument %d must be tuple, not %s", i + 1,
                                 yr_argument_type(t->items[i]));
    if (!is_state(t->items[0], c->n) || !is_state(t->items[1], c->n < c->r ? SIZE_MAX : c->r) ||
        set_permutation(c, YR_TUPLE(t->items[0])->items, YR_TUPLE(t->items[1])->items) < 0)
        return 0;
    return started_at(c, result_of(c));
}

static const yr_method_def permutations_methods[] = {YR_REDUCE_DEF(permutations_reduce),
                                                     ITERTOOL_SETSTATE_DEF(permutations_setstate),
                                                     YR_METHOD_END};

const yr_type_spec yr_itertools_permutations = {
    .size = sizeof(combiner),
    .flags = ITERTOOL_FLAGS,
    .methods = permutations_methods,
    .doc = "Return successive r-length permutations of elements in the "
           "iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
    .slots = {COMBINER_SLOTS(permutations_make, permutations_next)},
};
