/* itertools_group.c - groupby and tee.
 *
 * groupby and the groups it hands out share the source: a group stops when the key changes, and
 * when groupby has moved on. tee's iterators share a chain of blocks; each block is filled from the
 * source when the first of them gets there, and dies when the last has passed. */
#include "../core/extension.h"
#include "itertools.h"

/* ---- groupby ---- */

typedef struct {
    itertool tool;             /* extra: the key function, or None */
    yr_value target;           /* key of the group handed out last, or 0 */
    yr_value key, value;       /* of the item read last, or 0 */
    const void *current_group; /* only compared */
} groupby;

typedef struct {
    yr_object base;
    yr_value parent; /* groupby */
    yr_value target;
} group;

#define GROUPBY(v) YR_AS(groupby, v)

static void groupby_clear(yr_object *o)
{
    groupby *g = (groupby *)o;
    yr_set(&g->target, 0);
    yr_set(&g->key, 0);
    yr_set(&g->value, 0);
    yr_itertool_clear(o);
}

static void groupby_dealloc(yr_object *o)
{
    groupby_clear(o);
    yr_release(o);
}

static int groupby_traverse(yr_object *o, yr_visitor visit, void *context)
{
    groupby *g = (groupby *)o;
    YR_VISIT(g->target);
    YR_VISIT(g->key);
    YR_VISIT(g->value);
    return yr_itertool_traverse(o, visit, context);
}

static yr_value groupby_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"iterable", "key"};
    yr_value v[2];
    if (yr_parse_arguments("groupby", names, 0, 1, 2, 2, args, n, keywords, v) < 0)
        return 0;
    return yr_from(yr_itertool_new(t, yr_iter(v[0]), yr_retain(v[1] ? v[1] : YR_NONE)));
}

/* Reads the next item and its key: 1, 0, -1. */
static int read_item(groupby *g)
{
    yr_value value, key;
    int r = g->tool.source ? itertool_step(g->tool.source, &value) : 0;
    if (r <= 0)
        return r;
    key = g->tool.extra == YR_NONE ? yr_retain(value) : yr_invoke1(g->tool.extra, value);
    if (!key) {
        yr_drop(value);
        return -1;
    }
    yr_set(&g->value, value);
    yr_set(&g->key, key);
    return 1;
}

/* Are the keys equal? Holds them meanwhile. The comparison may enter groupby again, and take the
 * item that was read last. */
static int same_key(yr_value a, yr_value b)
{
    yr_retain(a);
    yr_retain(b);
    int r = yr_equal(a, b);
    yr_drop(a);
    yr_drop(b);
    return r;
}

/* Reads on until an item has another key than the last group: 1, 0, -1. */
static int find_group(groupby *g)
{
    for (;;) {
        if (g->key) {
            if (!g->target)
                return 1;
            int same = same_key(g->target, g->key);
            if (same < 0)
                return -1;
            if (!same && g->key)
                return 1;
        }
        int r = read_item(g);
        if (r <= 0)
            return r;
    }
}

/* new: the group that groupby is at. */
static yr_value group_new(yr_type *type, yr_value parent, yr_value target)
{
    group *one = yr_new(type, sizeof *one);
    if (!one)
        return 0;
    one->parent = yr_retain(parent);
    one->target = yr_retain(target);
    GROUPBY(parent)->current_group = one;
    return yr_from(one);
}

static int groupby_next(yr_value self, yr_value *item)
{
    groupby *g = GROUPBY(self);
    g->current_group = NULL;
    int r = find_group(g);
    if (r <= 0)
        return r;
    yr_set(&g->target, yr_retain(g->key));
    yr_type *type = yr_itertool_helper(yr_type_of(self), "_grouper");
    yr_value one = type ? group_new(type, self, g->target) : 0;
    if (!one)
        return -1;
    yr_value pair[2] = {yr_retain(g->key), one};
    *item = yr_tuple(pair, 2);
    return *item ? 1 : -1;
}

/* (class, (iterator, key function)[, (key of the item read, the item, key of the group)]) */
YR_METHOD(groupby_reduce)
{
    groupby *g = GROUPBY(self);
    yr_value given[2] = {g->tool.source, g->tool.extra};
    yr_value parts[3] = {g->key, g->value, g->target}, args_of = yr_tuple_of(given, 2), state = 0;
    if (args_of && g->value && g->target && g->key && !(state = yr_tuple_of(parts, 3)))
        yr_set(&args_of, 0);
    return yr_itertool_made_of(self, args_of, state);
}

YR_METHOD(groupby_setstate)
{
    groupby *g = GROUPBY(self);
    yr_tuple_object *t = yr_itertool_state(args[0], 3);
    if (!t)
        return 0;
    yr_set(&g->key, yr_retain(t->items[0]));
    yr_set(&g->value, yr_retain(t->items[1]));
    yr_set(&g->target, yr_retain(t->items[2]));
    return YR_NONE;
}

static const yr_method_def groupby_methods[] = {
    YR_REDUCE_DEF(groupby_reduce), ITERTOOL_SETSTATE_DEF(groupby_setstate), YR_METHOD_END};

const yr_type_spec yr_itertools_groupby = {
    .size = sizeof(groupby),
    .flags = ITERTOOL_FLAGS,
    .methods = groupby_methods,
    .doc =
        "make an iterator that returns consecutive keys and groups from the iterable\n\n  "
        "iterable\n    Elements to divide into groups according to the key function.\n  key\n  "
        "  A function for computing the group category for each element.\n    If the key function "
        "is not specified or is None, the element itself\n    is used for grouping.",
    .slots = {.dealloc = groupby_dealloc,
              .traverse = groupby_traverse,
              .clear = groupby_clear,
              .iter = yr_iter_self,
              .make = groupby_make,
              .next = groupby_next},
};

static void group_clear(yr_object *o)
{
    yr_set(&((group *)o)->parent, 0);
    yr_set(&((group *)o)->target, 0);
}

static void group_dealloc(yr_object *o)
{
    group_clear(o);
    yr_release(o);
}

static int group_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((group *)o)->parent);
    YR_VISIT(((group *)o)->target);
    return 0;
}

static int group_next(yr_value self, yr_value *item)
{
    group *one = YR_AS(group, self);
    if (!one->parent)
        return 0;
    groupby *g = GROUPBY(one->parent);
    if (g->current_group != one)
        return 0;
    if (!g->value) {
        int r = read_item(g);
        if (r <= 0)
            return r;
    }
    if (!g->key) /* the key function has been here */
        return 0;
    int same = same_key(one->target, g->key);
    if (same <= 0)
        return same;
    if (!g->value)
        return 0;
    *item = g->value;
    g->value = 0;
    yr_set(&g->key, 0);
    return 1;
}

static yr_value group_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    yr_type *groups = yr_itertool_helper(t, "groupby");
    if (!groups || yr_itertool_arguments("_grouper", n, keywords, 2) < 0)
        return 0;
    if (!yr_isinstance_of(args[0], groups))
        return yr_type_error("_grouper() argument 1 must be itertools.groupby, not %s",
                             yr_argument_type(args[0]));
    return group_new(t, args[0], args[1]);
}

/* (class, (groupby, key)), or what iterates over nothing when groupby has moved on */
YR_METHOD(group_reduce)
{
    group *one = YR_AS(group, self);
    if (!one->parent || GROUPBY(one->parent)->current_group != one)
        return yr_reduce(yr_builtin_named("iter"), yr_tuple_of(&YR->empty_tuple, 1), 0);
    yr_value given[2] = {one->parent, one->target};
    return yr_itertool_made_of(self, yr_tuple_of(given, 2), 0);
}

static const yr_method_def group_methods[] = {YR_REDUCE_DEF(group_reduce), YR_METHOD_END};

const yr_type_spec yr_itertools__grouper = {
    .size = sizeof(group),
    .flags = YR_TYPE_TRACKED,
    .methods = group_methods,
    .slots = {.dealloc = group_dealloc,
              .traverse = group_traverse,
              .clear = group_clear,
              .iter = yr_iter_self,
              .make = group_make,
              .next = group_next},
};

/* ---- tee ---- */

enum { BLOCK = 57 };

typedef struct {
    yr_object base;
    yr_value source;
    yr_value next; /* the block behind this one, or 0 */
    bool running;
    int count; /* items read */
    yr_value items[BLOCK];
} block;

typedef struct {
    yr_object base;
    yr_value block;
    int index;
} tee;

#define TEE(v)      YR_AS(tee, v)
#define BLOCK_OF(v) YR_AS(block, v)

static void block_clear(yr_object *o)
{
    block *b = (block *)o;
    yr_set(&b->source, 0);
    while (b->count > 0)
        yr_set(&b->items[--b->count], 0);
    yr_set(&b->next, 0);
}

static void block_dealloc(yr_object *o)
{
    block_clear(o);
    yr_release(o);
}

static int block_traverse(yr_object *o, yr_visitor visit, void *context)
{
    block *b = (block *)o;
    YR_VISIT(b->source);
    YR_VISIT(b->next);
    return yr_visit_items(b->items, (size_t)b->count, visit, context);
}

static yr_value block_new(yr_type *t, yr_value source)
{
    block *b = yr_new(t, sizeof *b);
    if (b)
        b->source = yr_xretain(source);
    return yr_from(b);
}

/* _tee_dataobject(iterator, items read, next block or None): only a full block has a next one. */
static yr_value block_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_itertool_arguments("teedataobject", n, keywords, 3) < 0)
        return 0;
    if (!YR_IS_LIST(args[1]))
        return yr_type_error("teedataobject() argument 2 must be list, not %s",
                             yr_argument_type(args[1]));
    yr_list_object *items = YR_LIST(args[1]);
    bool has_next = args[2] != YR_NONE;
    if (items->length > BLOCK || (has_next && (items->length < BLOCK || yr_type_of(args[2]) != t)))
        return yr_value_error("Invalid arguments");
    block *b = (block *)yr_object_of(block_new(t, args[0]));
    if (!b)
        return 0;
    for (; b->count < (int)items->length; b->count++)
        b->items[b->count] = yr_retain(items->items[b->count]);
    b->next = has_next ? yr_retain(args[2]) : 0;
    return yr_from(b);
}

YR_METHOD(block_reduce)
{
    block *b = BLOCK_OF(self);
    yr_value items = yr_list_of(b->items, (size_t)b->count);
    yr_value given[3] = {b->source ? b->source : YR_NONE, items, b->next ? b->next : YR_NONE};
    yr_value args_of = items ? yr_tuple_of(given, 3) : 0;
    yr_xdrop(items);
    return yr_itertool_made_of(self, args_of, 0);
}

static const yr_method_def block_methods[] = {YR_REDUCE_DEF(block_reduce), YR_METHOD_END};

const yr_type_spec yr_itertools__tee_dataobject = {
    .size = sizeof(block),
    .flags = YR_TYPE_TRACKED,
    .doc = "teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee "
           "objects.",
    .methods = block_methods,
    .slots = {.dealloc = block_dealloc,
              .traverse = block_traverse,
              .clear = block_clear,
              .make = block_make},
};

/* Item i of the block, which is the next one to read if not there yet: 1 (new), 0, -1. */
static int block_item(block *b, int i, yr_value *item)
{
    if (i < b->count) {
        *item = yr_retain(b->items[i]);
        return 1;
    }
    if (b->running) {
        yr_raise_format(YR_EXC(RuntimeError), "cannot re-enter the tee iterator");
        return -1;
    }
    b->running = true;
    int r = b->source ? yr_next(b->source, item) : 0;
    b->running = false;
    if (r > 0)
        b->items[b->count++] = yr_retain(*item);
    return r;
}

static int tee_next(yr_value self, yr_value *item)
{
    tee *t = TEE(self);
    if (!t->block)
        return 0;
    if (t->index >= BLOCK) {
        block *b = BLOCK_OF(t->block);
        if (!b->next && !(b->next = block_new(b->base.type, b->source)))
            return -1;
        yr_set(&t->block, yr_retain(b->next));
        t->index = 0;
    }
    yr_value b = yr_retain(t->block);
    int r = block_item(BLOCK_OF(b), t->index, item);
    if (r > 0)
        t->index++;
    yr_drop(b);
    return r;
}

static void tee_clear(yr_object *o)
{
    yr_set(&((tee *)o)->block, 0);
}

static void tee_dealloc(yr_object *o)
{
    tee_clear(o);
    yr_release(o);
}

static int tee_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((tee *)o)->block);
    return 0;
}

/* new: another iterator at the same place. */
static yr_value tee_copy_of(yr_value self)
{
    tee *from = TEE(self), *copy = yr_new(yr_type_of(self), sizeof *copy);
    if (!copy)
        return 0;
    copy->block = yr_xretain(from->block);
    copy->index = from->index;
    return yr_from(copy);
}

/* new: the tee type t's iterator over any iterable. */
static yr_value tee_of(yr_type *t, yr_value iterable)
{
    yr_value iterator = yr_iter(iterable);
    if (!iterator)
        return 0;
    if (yr_type_of(iterator)->slots.next == tee_next) {
        yr_value copy = tee_copy_of(iterator);
        yr_drop(iterator);
        return copy;
    }
    yr_type *blocks = yr_itertool_helper(t, "_tee_dataobject");
    yr_value first = blocks ? block_new(blocks, iterator) : 0;
    yr_drop(iterator);
    tee *result = first ? yr_new(t, t->size) : NULL;
    if (!result) {
        yr_xdrop(first);
        return 0;
    }
    result->block = first;
    return yr_from(result);
}

static yr_value tee_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_itertool_arguments("_tee", n, keywords, 1) < 0)
        return 0;
    return tee_of(t, args[0]);
}

YR_METHOD(tee_copy)
{
    return tee_copy_of(self);
}

/* (class, ((),), (block, place in it)) */
YR_METHOD(tee_reduce)
{
    tee *t = TEE(self);
    yr_value parts[2] = {t->block ? t->block : YR_NONE, yr_int(t->index)};
    yr_value state = yr_tuple_of(parts, 2);
    return yr_itertool_made_of(self, yr_tuple_of(&YR->empty_tuple, 1), state);
}

YR_METHOD(tee_setstate)
{
    tee *t = TEE(self);
    yr_tuple_object *state = yr_itertool_state(args[0], 2);
    yr_type *blocks = state ? yr_itertool_helper(yr_type_of(self), "_tee_dataobject") : NULL;
    int index;
    if (!blocks)
        return 0;
    if (!yr_isinstance_of(state->items[0], blocks))
        return yr_type_error("argument 1 must be itertools._tee_dataobject, not %s",
                             yr_argument_type(state->items[0]));
    if (yr_argument_c_int(state->items[1], &index) < 0)
        return 0;
    if (index < 0 || index > BLOCK)
        return yr_value_error("Index out of range");
    yr_set(&t->block, yr_retain(state->items[0]));
    t->index = index;
    return YR_NONE;
}

static const yr_method_def tee_methods[] = {
    {"__copy__", tee_copy, 0, 0, 0, "Returns an independent iterator."},
    YR_REDUCE_DEF(tee_reduce),
    ITERTOOL_SETSTATE_DEF(tee_setstate),
    YR_METHOD_END};

const yr_type_spec yr_itertools__tee = {
    .size = sizeof(tee),
    .flags = YR_TYPE_TRACKED | YR_TYPE_WEAKREFS,
    .doc = "Iterator wrapped to make it copyable.",
    .methods = tee_methods,
    .slots = {.dealloc = tee_dealloc,
              .traverse = tee_traverse,
              .clear = tee_clear,
              .iter = yr_iter_self,
              .make = tee_make,
              .next = tee_next},
};

/* borrowed: the type _tee, out of the module. NULL and an error if it has been taken away. */
static yr_type *tee_type(void)
{
    yr_value m = yr_dict_get_c(YR->modules, "itertools");
    yr_value t = m ? yr_dict_get_c(YR_AS(yr_module, m)->dict, "_tee") : 0;
    if (!t && !yr_pending())
        yr_raise_format(YR_EXC(RuntimeError), "itertools._tee is missing");
    return t ? YR_AS(yr_type, t) : NULL;
}

/* result[i..n) = copies of first: the iterator itself, then what its __copy__ gives. */
static int fill_copies(yr_value result, yr_value first, size_t n)
{
    YR_TUPLE(result)->items[0] = yr_retain(first);
    for (size_t i = 1; i < n; i++) {
        yr_value copy = yr_invoke_method(first, YR_NAME(__copy__), NULL, 0);
        if (!copy)
            return -1;
        YR_TUPLE(result)->items[i] = copy;
    }
    return 0;
}

YR_METHOD(itertools_tee)
{
    int64_t count = 2;
    if (n > 1 && yr_argument_size(args[1], &count) < 0)
        return 0;
    if (count < 0)
        return yr_value_error("n must be >= 0");
    yr_value result = yr_tuple_alloc((size_t)count);
    if (!result || count == 0)
        return result;
    yr_value first = yr_iter(args[0]);
    yr_value copy = first ? yr_getattr_or_null(first, YR_NAME(__copy__)) : 0;
    if (first && !copy && !yr_pending()) {
        yr_type *t = tee_type();
        yr_set(&first, t ? tee_of(t, first) : 0);
    }
    if (!first || yr_pending() || fill_copies(result, first, (size_t)count) < 0)
        yr_set(&result, 0);
    yr_xdrop(copy);
    yr_xdrop(first);
    return result;
}

const yr_method_def yr_itertools_functions[] = {
    {"tee", itertools_tee, 1, 2, 0, "Returns a tuple of n independent iterators."}, YR_METHOD_END};
