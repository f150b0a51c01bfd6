/* itertools_infinite.c - count, cycle, repeat, and accumulate. */
#include "../core/extension.h"
#include "../types/number.h"
#include "itertools.h"

/* ---- count: source is the next number, extra the step ---- */

static bool is_number(yr_value v)
{
    const yr_slots *s = &yr_type_of(v)->slots;
    return s->to_int || s->to_index || s->to_float || YR_IS(v, complex);
}

static yr_value count_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"start", "step"};
    yr_value v[2];
    if (yr_parse_arguments("count", names, 0, 0, 2, 2, args, n, keywords, v) < 0)
        return 0;
    if ((v[0] && !is_number(v[0])) || (v[1] && !is_number(v[1])))
        return yr_type_error("a number is required");
    yr_value step = v[1] ? v[1] : yr_int(1);
    if (step == YR_TRUE)
        step = yr_int(1);
    yr_value start = !v[0]                                      ? yr_int(0)
                     : step == yr_int(1) && yr_is_any_int(v[0]) ? yr_int_exact(v[0])
                                                                : yr_retain(v[0]);
    return start ? yr_from(yr_itertool_new(t, start, yr_retain(step))) : 0;
}

static int count_next(yr_value self, yr_value *item)
{
    itertool *c = ITERTOOL(self);
    if (!c->source)
        return 0;
    yr_value next = yr_add(c->source, c->extra);
    if (!next)
        return -1;
    *item = c->source;
    c->source = next;
    return 1;
}

static yr_value count_repr(yr_value self)
{
    itertool *c = ITERTOOL(self);
    if (c->extra == yr_int(1))
        return yr_str_format("%s(%R)", yr_type_name(self), c->source);
    return yr_str_format("%s(%R, %R)", yr_type_name(self), c->source, c->extra);
}

YR_METHOD(count_reduce)
{
    itertool *c = ITERTOOL(self);
    yr_value given[2] = {c->source, c->extra};
    return yr_reduce(yr_retain(yr_from(yr_type_of(self))),
                     yr_tuple_of(given, c->extra == yr_int(1) ? 1 : 2), 0);
}

static const yr_method_def count_methods[] = {YR_REDUCE_DEF(count_reduce), YR_METHOD_END};

const yr_type_spec yr_itertools_count = {
    .size = sizeof(itertool),
    .flags = ITERTOOL_FLAGS,
    .methods = count_methods,
    .doc = "Return a count object whose .__next__() method returns consecutive "
           "values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n"
           "        while 1:\n            yield x\n            x += step",
    .slots = {ITERTOOL_SLOTS(count_make, count_next), .repr = count_repr},
};

/* ---- cycle: source until it ends; kept is a list of its items ---- */

typedef struct {
    itertool tool;
    size_t index;
    bool is_kept; /* kept has the items already, as a state that was set says */
} cycle;

static yr_value cycle_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_itertool_arguments("cycle", n, keywords, 1) < 0)
        return 0;
    cycle *c = yr_itertool_new(t, yr_iter(args[0]), 0);
    if (c && !(c->tool.kept = yr_list_new())) {
        yr_drop(yr_from(c));
        return 0;
    }
    return yr_from(c);
}

static int cycle_next(yr_value self, yr_value *item)
{
    cycle *c = YR_AS(cycle, self);
    if (c->tool.source) {
        int r = itertool_step(c->tool.source, item);
        if (r > 0 && !c->is_kept && yr_list_append(c->tool.kept, *item) < 0) {
            yr_drop(*item);
            return -1;
        }
        if (r)
            return r;
        yr_set(&c->tool.source, 0);
    }
    if (!c->tool.kept || YR_LIST(c->tool.kept)->length == 0)
        return 0;
    yr_list_object *l = YR_LIST(c->tool.kept);
    if (c->index >= l->length) /* the list of a state that was set is not ours alone */
        c->index = 0;
    *item = yr_retain(l->items[c->index++]);
    if (c->index >= l->length)
        c->index = 0;
    return 1;
}

/* rest.__setstate__(index), where that is a place. */
static int skip_to(yr_value rest, size_t index)
{
    yr_value at = yr_int_from_i64((int64_t)index), name = index ? yr_intern_c("__setstate__") : 0;
    yr_value r = name ? yr_invoke_method(rest, name, &at, 1) : 0;
    yr_xdrop(name);
    yr_xdrop(r);
    return index && !r ? -1 : 0;
}

/* new: an iterator over the kept items that stands where the cycle does. */
static yr_value cycle_rest(const cycle *c)
{
    yr_value rest = yr_iter(c->tool.kept);
    if (rest && skip_to(rest, c->index) < 0)
        yr_set(&rest, 0);
    return rest;
}

/* (class, (iterator over what is left,), (items so far, are they all there)) */
YR_METHOD(cycle_reduce)
{
    cycle *c = YR_AS(cycle, self);
    yr_value rest = c->tool.source ? yr_retain(c->tool.source) : cycle_rest(c);
    yr_value given = rest ? yr_tuple(&rest, 1) : 0;
    yr_value parts[2] = {c->tool.kept, yr_bool(!c->tool.source)};
    yr_value state = given ? yr_tuple_of(parts, 2) : 0;
    return yr_itertool_made_of(self, given, state);
}

YR_METHOD(cycle_setstate)
{
    cycle *c = YR_AS(cycle, self);
    yr_tuple_object *t = yr_itertool_state(args[0], 2);
    int is_kept;
    if (!t)
        return 0;
    if (!YR_IS_LIST(t->items[0]))
        return yr_type_error("argument 1 must be list, not %s", yr_argument_type(t->items[0]));
    if (yr_argument_c_int(t->items[1], &is_kept) < 0)
        return 0;
    yr_set(&c->tool.kept, yr_retain(t->items[0]));
    c->is_kept = is_kept != 0;
    c->index = 0;
    return YR_NONE;
}

static const yr_method_def cycle_methods[] = {YR_REDUCE_DEF(cycle_reduce),
                                              ITERTOOL_SETSTATE_DEF(cycle_setstate), YR_METHOD_END};

const yr_type_spec yr_itertools_cycle = {
    .size = sizeof(cycle),
    .flags = ITERTOOL_FLAGS,
    .methods = cycle_methods,
    .doc = "Return elements from the iterable until it is exhausted. Then repeat the sequence "
           "indefinitely.",
    .slots = {ITERTOOL_SLOTS(cycle_make, cycle_next)},
};

/* ---- repeat: source is the object ---- */

typedef struct {
    itertool tool;
    int64_t left; /* -1: without end */
} repeat;

static yr_value repeat_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"object", "times"};
    yr_value v[2];
    int64_t times = -1;
    if (yr_parse_arguments("repeat", names, 0, 1, 2, 2, args, n, keywords, v) < 0 ||
        yr_argument_size(v[1], &times) < 0)
        return 0;
    if (v[1] && times < 0)
        times = 0;
    repeat *r = yr_itertool_new(t, yr_retain(v[0]), 0);
    if (r)
        r->left = times;
    return yr_from(r);
}

static int repeat_next(yr_value self, yr_value *item)
{
    repeat *r = YR_AS(repeat, self);
    if (r->left == 0 || !r->tool.source)
        return 0;
    if (r->left > 0)
        r->left--;
    *item = yr_retain(r->tool.source);
    return 1;
}

static yr_value repeat_repr(yr_value self)
{
    repeat *r = YR_AS(repeat, self);
    if (r->left < 0)
        return yr_str_format("%s(%R)", yr_type_name(self), r->tool.source);
    return yr_str_format("%s(%R, %lld)", yr_type_name(self), r->tool.source, (long long)r->left);
}

YR_METHOD(repeat_length_hint)
{
    int64_t left = YR_AS(repeat, self)->left;
    return left < 0 ? yr_type_error("len() of unsized object") : yr_int(left);
}

YR_METHOD(repeat_reduce)
{
    repeat *r = YR_AS(repeat, self);
    yr_value given[2] = {r->tool.source, yr_int(r->left)};
    return yr_reduce(yr_retain(yr_from(yr_type_of(self))), yr_tuple_of(given, r->left < 0 ? 1 : 2),
                     0);
}

static const yr_method_def repeat_methods[] = {
    YR_REDUCE_DEF(repeat_reduce),
    {"__length_hint__", repeat_length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    YR_METHOD_END};

const yr_type_spec yr_itertools_repeat = {
    .size = sizeof(repeat),
    .flags = ITERTOOL_FLAGS,
    .doc = "repeat(object [,times]) -> create an iterator which returns the object\nfor the "
           "specified number of times.  If not specified, returns the object\nendlessly.",
    .methods = repeat_methods,
    .slots = {ITERTOOL_SLOTS(repeat_make, repeat_next), .repr = repeat_repr},
};

/* ---- accumulate: extra is the function or 0, kept the total so far ---- */

typedef struct {
    itertool tool;
    yr_value initial; /* handed out first, or 0; owned */
} accumulate;

static yr_value accumulate_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"iterable", "func", "initial"};
    yr_value v[3];
    if (yr_parse_arguments("accumulate", names, 0, 1, 2, 3, args, n, keywords, v) < 0)
        return 0;
    yr_value function = v[1] && v[1] != YR_NONE ? yr_retain(v[1]) : 0;
    accumulate *a = yr_itertool_new(t, yr_iter(v[0]), function);
    if (a && v[2] && v[2] != YR_NONE)
        a->initial = yr_retain(v[2]);
    return yr_from(a);
}

static int accumulate_next(yr_value self, yr_value *item)
{
    accumulate *a = YR_AS(accumulate, self);
    itertool *tool = &a->tool;
    if (a->initial) {
        yr_value first = a->initial;
        a->initial = 0;
        *item = yr_retain(first);
        yr_set(&tool->kept, first);
        return 1;
    }
    int r = tool->source ? itertool_step(tool->source, item) : 0;
    if (r <= 0)
        return r;
    if (!tool->kept) {
        tool->kept = yr_retain(*item);
        return 1;
    }
    yr_value total =
        tool->extra ? yr_invoke2(tool->extra, tool->kept, *item) : yr_add(tool->kept, *item);
    yr_drop(*item);
    if (!total)
        return -1;
    *item = yr_retain(total);
    yr_set(&tool->kept, total);
    return 1;
}

static void accumulate_clear(yr_object *o)
{
    yr_set(&((accumulate *)o)->initial, 0);
    yr_itertool_clear(o);
}

static void accumulate_dealloc(yr_object *o)
{
    accumulate_clear(o);
    yr_release(o);
}

static int accumulate_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((accumulate *)o)->initial);
    return yr_itertool_traverse(o, visit, context);
}

/* new: chain((first,), rest) */
static yr_value chain_of(yr_value first, yr_value rest)
{
    yr_value module = yr_import_named("itertools"), name = module ? yr_intern_c("chain") : 0;
    yr_value chain = name ? yr_getattr(module, name) : 0;
    yr_value one = chain ? yr_tuple_of(&first, 1) : 0, both = 0;
    if (one)
        both = yr_invoke2(chain, one, rest);
    yr_xdrop(one);
    yr_xdrop(chain);
    yr_xdrop(name);
    yr_xdrop(module);
    return both;
}

/* (class, (iterator, function), total so far); an initial value becomes the first item. */
YR_METHOD(accumulate_reduce)
{
    accumulate *a = YR_AS(accumulate, self);
    yr_value source = a->tool.source ? a->tool.source : YR->empty_tuple;
    source = a->initial ? chain_of(a->initial, source) : yr_retain(source);
    yr_value given[2] = {source, a->tool.extra ? a->tool.extra : YR_NONE};
    yr_value made_of = source ? yr_tuple_of(given, 2) : 0;
    yr_xdrop(source);
    return yr_reduce(yr_retain(yr_from(yr_type_of(self))), made_of,
                     yr_retain(a->tool.kept ? a->tool.kept : YR_NONE));
}

YR_METHOD(accumulate_setstate)
{
    yr_set(&YR_AS(accumulate, self)->tool.kept, args[0] == YR_NONE ? 0 : yr_retain(args[0]));
    return YR_NONE;
}

static const yr_method_def accumulate_methods[] = {
    YR_REDUCE_DEF(accumulate_reduce), ITERTOOL_SETSTATE_DEF(accumulate_setstate), YR_METHOD_END};

const yr_type_spec yr_itertools_accumulate = {
    .size = sizeof(accumulate),
    .flags = ITERTOOL_FLAGS,
    .methods = accumulate_methods,
    .doc = "Return series of accumulated sums (or other binary function results).",
    .slots = {.dealloc = accumulate_dealloc,
              .traverse = accumulate_traverse,
              .clear = accumulate_clear,
              .iter = yr_iter_self,
              .make = accumulate_make,
              .next = accumulate_next},
};
