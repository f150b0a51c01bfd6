/* iterators.c - sequence_iterator (objects with __getitem__ alone), callable_iterator
 * (iter(f, sentinel)), reversed and enumerate. Each lets go of what it walks when it is done. */
#include "containers.h"

int yr_step_of_other(yr_value iterator, yr_value *item)
{
    yr_type *t = yr_object_of(iterator)->type;
    if (t == YR_TYPE_ID(list_iterator) || t == YR_TYPE_ID(range_iterator) ||
        t == YR_TYPE_ID(tuple_iterator))
        return t->slots.next(iterator, item);
    return yr_next(iterator, item);
}

/* ---- sequence_iterator ---- */

typedef struct {
    yr_object base;
    int64_t index;
    yr_value sequence; /* 0: exhausted */
} sequence_iterator;

#define SEQUENCE(v) YR_AS(sequence_iterator, v)

static yr_value sequence_iterator_new(yr_type *t, yr_value sequence, int64_t index)
{
    sequence_iterator *it = yr_new(t, t->size);
    if (!it)
        return 0;
    it->sequence = yr_retain(sequence);
    it->index = index;
    return yr_from(it);
}

yr_value yr_seq_iter_new(yr_value sequence)
{
    return sequence_iterator_new(YR_TYPE(sequence_iterator), sequence, 0);
}

static void sequence_clear(yr_object *o)
{
    yr_set(&((sequence_iterator *)o)->sequence, 0);
}

static void sequence_dealloc(yr_object *o)
{
    sequence_clear(o);
    yr_release(o);
}

static int sequence_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((sequence_iterator *)o)->sequence);
    return 0;
}

/* item = sequence[index]: 1; IndexError or StopIteration: 0, cleared; -1. */
static int item_at(sequence_iterator *it, yr_value *item)
{
    yr_value sequence = yr_retain(it->sequence);
    yr_value index = yr_int_from_i64(it->index);
    *item = index ? yr_getitem(sequence, index) : 0;
    yr_xdrop(index);
    yr_drop(sequence);
    if (*item)
        return 1;
    if (!yr_pending_is(YR_EXC(IndexError)) && !yr_pending_is(YR_EXC(StopIteration)))
        return -1;
    yr_clear_pending();
    return 0;
}

static int sequence_next(yr_value self, yr_value *item)
{
    sequence_iterator *it = SEQUENCE(self);
    if (!it->sequence)
        return 0;
    if (it->index == INT64_MAX) {
        yr_raise_format(YR_EXC(OverflowError), "iter index too large");
        return -1;
    }
    int r = item_at(it, item);
    if (r > 0)
        it->index++;
    else if (r == 0)
        yr_set(&it->sequence, 0);
    return r;
}

YR_METHOD(sequence_length_hint)
{
    sequence_iterator *it = SEQUENCE(self);
    if (!it->sequence)
        return yr_int(0);
    if (!yr_type_of(it->sequence)->slots.length)
        return YR_NOT_IMPLEMENTED;
    int64_t length = yr_length(it->sequence);
    if (length < 0)
        return 0;
    return yr_int(length > it->index ? length - it->index : 0);
}

YR_METHOD(sequence_set_state)
{
    int64_t index;
    if (yr_reduced_index(args[0], &index) < 0)
        return 0;
    if (SEQUENCE(self)->sequence)
        SEQUENCE(self)->index = index < 0 ? 0 : index;
    return YR_NONE;
}

YR_METHOD(sequence_reduce)
{
    sequence_iterator *it = SEQUENCE(self);
    return yr_reduce_walk("iter", it->sequence, YR->empty_tuple, yr_int_from_i64(it->index));
}

static const yr_method_def sequence_methods[] = {
    {"__length_hint__", sequence_length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    YR_REDUCE_DEF(sequence_reduce),
    {"__setstate__", sequence_set_state, 1, 1, 0, "Set state information for unpickling."},
    YR_METHOD_END};

YR_BUILT_IN(sequence_iterator, object) = {
    .id = YR_T_sequence_iterator,
    .size = sizeof(sequence_iterator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .methods = sequence_methods,
    .slots = {.dealloc = sequence_dealloc,
              .traverse = sequence_traverse,
              .clear = sequence_clear,
              .iter = yr_iter_self,
              .next = sequence_next},
};

/* ---- reversed ---- */

static yr_value reversed_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_make_no_keywords(t, YR_TYPE(reversed), "reversed", keywords) < 0 ||
        yr_expect_one("reversed", n) < 0)
        return 0;
    yr_value sequence = args[0],
             method = yr_type_lookup(yr_type_of(sequence), YR_NAME(__reversed__));
    if (method == YR_NONE)
        return yr_type_error("'%T' object is not reversible", sequence);
    if (method) {
        bool missing = false;
        return yr_call_special(sequence, YR_NAME(__reversed__), NULL, 0, &missing);
    }
    yr_type *of = yr_type_of(sequence);
    bool is_of_program = of->flags & YR_TYPE_HEAP; /* its missing length is found out below */
    if (!of->slots.getitem || !(of->slots.length || is_of_program) || YR_IS_DICT(sequence))
        return yr_type_error("'%T' object is not reversible", sequence);
    int64_t length = yr_length(sequence);
    return length < 0 ? 0 : sequence_iterator_new(t, sequence, length - 1);
}

static int reversed_next(yr_value self, yr_value *item)
{
    sequence_iterator *it = SEQUENCE(self);
    int r = 0;
    if (!it->sequence)
        return 0;
    if (it->index >= 0 && (r = item_at(it, item)) > 0) {
        it->index--;
        return 1;
    }
    it->index = -1;
    if (it->sequence && r == 0)
        yr_set(&it->sequence, 0);
    return r;
}

YR_METHOD(reversed_length_hint)
{
    sequence_iterator *it = SEQUENCE(self);
    if (!it->sequence)
        return yr_int(0);
    int64_t length = yr_length(it->sequence), left = it->index + 1;
    if (length < 0)
        return 0;
    return yr_int(length < left ? 0 : left);
}

YR_METHOD(reversed_set_state)
{
    sequence_iterator *it = SEQUENCE(self);
    int64_t index;
    if (yr_reduced_index(args[0], &index) < 0)
        return 0;
    if (it->sequence) {
        int64_t length = yr_length(it->sequence);
        if (length < 0)
            return 0;
        it->index = index < -1 ? -1 : index > length - 1 ? length - 1 : index;
    }
    return YR_NONE;
}

YR_METHOD(reversed_reduce)
{
    sequence_iterator *it = SEQUENCE(self);
    yr_value over = it->sequence ? it->sequence : YR->empty_tuple;
    return yr_reduce(yr_retain(yr_from(yr_type_of(self))), yr_tuple_of(&over, 1),
                     it->sequence ? yr_int(it->index) : 0);
}

static const yr_method_def reversed_methods[] = {
    {"__length_hint__", reversed_length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    YR_REDUCE_DEF(reversed_reduce),
    {"__setstate__", reversed_set_state, 1, 1, 0, "Set state information for unpickling."},
    YR_METHOD_END};

YR_BUILT_IN(reversed, object) = {
    .id = YR_T_reversed,
    .size = sizeof(sequence_iterator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE,
    .doc = "Return a reverse iterator over the values of the given sequence.",
    .methods = reversed_methods,
    .slots = {.dealloc = sequence_dealloc,
              .traverse = sequence_traverse,
              .clear = sequence_clear,
              .make = reversed_make,
              .iter = yr_iter_self,
              .next = reversed_next},
};

/* ---- callable_iterator ---- */

typedef struct {
    yr_object base;
    yr_value callable, sentinel; /* callable 0: done */
} callable_iterator;

yr_value yr_call_iter_new(yr_value callee, yr_value sentinel)
{
    callable_iterator *it = yr_new(YR_TYPE(callable_iterator), sizeof *it);
    if (!it)
        return 0;
    it->callable = yr_retain(callee);
    it->sentinel = yr_retain(sentinel);
    return yr_from(it);
}

static void callable_clear(yr_object *o)
{
    callable_iterator *it = (callable_iterator *)o;
    yr_set(&it->callable, 0);
    yr_set(&it->sentinel, 0);
}

static void callable_dealloc(yr_object *o)
{
    callable_clear(o);
    yr_release(o);
}

static int callable_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((callable_iterator *)o)->callable);
    YR_VISIT(((callable_iterator *)o)->sentinel);
    return 0;
}

static int callable_next(yr_value self, yr_value *item)
{
    callable_iterator *it = YR_AS(callable_iterator, self);
    if (!it->callable)
        return 0;
    yr_value callable = yr_retain(it->callable), v = yr_invoke0(callable);
    yr_drop(callable);
    if (!v) {
        if (!yr_pending_is(YR_EXC(StopIteration)))
            return -1;
        yr_clear_pending();
        callable_clear(yr_object_of(self));
        return 0;
    }
    if (!it->sentinel) { /* the call has exhausted us */
        yr_drop(v);
        return 0;
    }
    yr_value sentinel = yr_retain(it->sentinel);
    int r = yr_equal(v, sentinel);
    yr_drop(sentinel);
    if (r == 0) {
        *item = v;
        return 1;
    }
    yr_drop(v);
    if (r > 0)
        callable_clear(yr_object_of(self));
    return r > 0 ? 0 : -1;
}

YR_METHOD(callable_reduce)
{
    yr_value callee = yr_builtin_named("iter");
    callable_iterator *it = YR_AS(callable_iterator, self);
    yr_value pair[2] = {it->callable, it->sentinel};
    yr_value parts =
        it->callable ? yr_tuple_of(pair, 2) : yr_tuple_of((yr_value[]){YR->empty_tuple}, 1);
    return yr_reduce(callee, parts, 0);
}

static const yr_method_def callable_methods[] = {YR_REDUCE_DEF(callable_reduce), YR_METHOD_END};

YR_BUILT_IN(callable_iterator, object) = {
    .id = YR_T_callable_iterator,
    .size = sizeof(callable_iterator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .methods = callable_methods,
    .slots = {.dealloc = callable_dealloc,
              .traverse = callable_traverse,
              .clear = callable_clear,
              .iter = yr_iter_self,
              .next = callable_next},
};

/* ---- enumerate ---- */

typedef struct {
    yr_object base;
    yr_value iterator, index; /* index: the next one, an int of any size */
    yr_value pair;            /* handed out last; filled anew if nobody has kept it */
} enumerate;

#define ENUMERATE(v) YR_AS(enumerate, v)

static void enumerate_clear(yr_object *o)
{
    yr_set(&((enumerate *)o)->iterator, 0);
    yr_set(&((enumerate *)o)->index, 0);
    yr_set(&((enumerate *)o)->pair, 0);
}

static void enumerate_dealloc(yr_object *o)
{
    enumerate_clear(o);
    yr_release(o);
}

static int enumerate_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((enumerate *)o)->iterator);
    YR_VISIT(((enumerate *)o)->pair);
    return 0;
}

static yr_value enumerate_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"iterable", "start"};
    yr_value given[2];
    if (n + yr_keyword_count(keywords) == 0)
        return yr_type_error("enumerate() missing required argument 'iterable'");
    if (n == 0 && yr_keyword_count(keywords) == 1) { /* it is looked at before what is missing */
        yr_value name = YR_TUPLE(keywords)->items[0];
        const char *text = yr_utf8(name, NULL);
        if (!text || strcmp(text, "iterable"))
            return !text
                       ? 0
                       : yr_type_error("'%U' is an invalid keyword argument for enumerate()", name);
    }
    if (yr_parse_arguments(YR_SHOWN("enumerate"), keyword_names, 0, 1, 2, 2, args, n, keywords,
                           given) < 0)
        return 0;
    enumerate *e = yr_new(t, t->size);
    if (!e)
        return 0;
    e->index = given[1] ? yr_index(given[1]) : yr_int(0);
    if (e->index)
        e->iterator = yr_iter(given[0]);
    if (!e->iterator) {
        yr_drop(yr_from(e));
        return 0;
    }
    return yr_from(e);
}

/* A pair of two new references. new */
static yr_value reuse_pair(yr_value *kept, yr_value a, yr_value b)
{
    if (*kept && yr_object_of(*kept)->refs == 1) {
        yr_value pair = yr_retain(yr_tuple_reopen(*kept)), *items = YR_TUPLE(pair)->items;
        yr_value x = items[0], y = items[1];
        items[0] = a;
        items[1] = b;
        yr_drop(x);
        yr_drop(y);
        return pair;
    }
    yr_value items[2] = {a, b}, pair = yr_tuple(items, 2);
    if (pair)
        yr_set(kept, yr_retain(pair));
    return pair;
}

static int enumerate_next(yr_value self, yr_value *item)
{
    enumerate *e = ENUMERATE(self);
    yr_value v;
    if (YR_UNLIKELY(!e->iterator))
        return 0;
    int r = yr_step_of(e->iterator, &v);
    if (r <= 0)
        return r;
    yr_value index = e->index, next = yr_add(index, yr_int(1));
    if (!next) {
        yr_drop(v);
        return -1;
    }
    e->index = next;
    *item = reuse_pair(&e->pair, index, v);
    return *item ? 1 : -1;
}

/* The pair is kept as enumerate_next() keeps it: what is in it lives as long. */
static int enumerate_next_items(yr_value self, yr_value *items, size_t n)
{
    enumerate *e = ENUMERATE(self);
    yr_value v;
    if (n != 2 || !e->iterator || !e->pair || yr_object_of(e->pair)->refs != 1)
        return 2;
    int r = yr_step_of(e->iterator, &v);
    if (r <= 0)
        return r;
    yr_value next = yr_add(e->index, yr_int(1));
    if (!next) {
        yr_drop(v);
        return -1;
    }
    items[0] = e->index;
    items[1] = v;
    e->index = next;
    if (YR_LIKELY(e->pair && yr_object_of(e->pair)->refs == 1)) {
        yr_value *kept = YR_TUPLE(yr_tuple_reopen(e->pair))->items, x = kept[0], y = kept[1];
        kept[0] = yr_retain(items[0]);
        kept[1] = yr_retain(v);
        yr_drop(x);
        yr_drop(y);
    }
    return 1;
}

YR_METHOD(enumerate_reduce)
{
    enumerate *e = ENUMERATE(self);
    yr_value parts[2] = {e->iterator, e->index};
    return yr_reduce(yr_retain(yr_from(yr_type_of(self))), yr_tuple_of(parts, 2), 0);
}

static const yr_method_def enumerate_methods[] = {
    YR_REDUCE_DEF(enumerate_reduce),
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    YR_METHOD_END};

YR_BUILT_IN(enumerate, object) = {
    .id = YR_T_enumerate,
    .size = sizeof(enumerate),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE,
    .doc = "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe "
           "enumerate object yields pairs containing a count (from start, which\ndefaults to zero) "
           "and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an "
           "indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    .methods = enumerate_methods,
    .slots = {.dealloc = enumerate_dealloc,
              .traverse = enumerate_traverse,
              .clear = enumerate_clear,
              .make = enumerate_make,
              .iter = yr_iter_self,
              .next = enumerate_next,
              .next_items = enumerate_next_items},
};
