/* reduce.c - what copy and pickle ask an object for: __reduce__, __reduce_ex__ and __getstate__
 * of object, and the tuples that built-in iterators answer with.
 *
 * An answer is (callable, arguments[, state[, list items, dict items]]). The callables that make
 * instances of classes live in the module copyreg, in Python; it is in every program that imports
 * copy or pickle.
 */
#include "class.h"
#include "extension.h"
#include "reduce.h"

/* ---- Answers of iterators -------------------------------------------------------------------- */

yr_value yr_reduce(yr_value callee, yr_value args, yr_value state)
{
    if (!callee || !args) {
        yr_xdrop(callee);
        yr_xdrop(args);
        yr_xdrop(state);
        return 0;
    }
    yr_value items[3] = {callee, args, state};
    return yr_tuple(items, state ? 3 : 2);
}

yr_value yr_builtin_named(const char *name)
{
    yr_value key = yr_intern_c(name);
    yr_value v = key ? yr_getattr(yr_from(YR->builtins), key) : 0;
    yr_xdrop(key);
    return v;
}

yr_value yr_reduce_walk(const char *function, yr_value over, yr_value empty, yr_value index)
{
    /* The look-up may run code that moves the iterator: it comes first, as in CPython. */
    yr_value callee = yr_builtin_named(over ? function : "iter");
    yr_value argument = over ? yr_retain(over) : yr_xretain(empty);
    yr_value args = argument ? yr_tuple(&argument, 1) : 0;
    return yr_reduce(callee, args, over ? yr_xretain(index) : 0);
}

int yr_reduced_index(yr_value v, int64_t *index)
{
    if (YR_IS_ANY_INT(v))
        return yr_argument_size(v, index);
    yr_type_error("an integer is required");
    return -1;
}

int yr_add_attributes(yr_value self, yr_value state)
{
    if (state == YR_NONE)
        return 0;
    if (!YR_IS_DICT(state)) {
        yr_type_error("a dict or None is wanted as state, not %T", state);
        return -1;
    }
    yr_value dict = yr_dict_of(self);
    int r = dict ? yr_dict_update(dict, state) : -1;
    yr_xdrop(dict);
    return r;
}

/* ---- copyreg --------------------------------------------------------------------------------- */

/* new: copyreg.name */
static yr_value from_copyreg(const char *name)
{
    yr_value m = yr_import_named("copyreg");
    yr_value key = m ? yr_intern_c(name) : 0;
    yr_value v = key ? yr_getattr(m, key) : 0;
    yr_xdrop(key);
    yr_xdrop(m);
    return v;
}

static yr_value call_copyreg(const char *name, const yr_value *args, size_t n)
{
    yr_value f = from_copyreg(name);
    yr_value v = f ? yr_invoke(f, args, n) : 0;
    yr_xdrop(f);
    return v;
}

static YR_COLD yr_value cannot_pickle(yr_value o)
{
    if (YR_IS(o, memoryview) || YR_IS(o, code)) /* of varying size in CPython */
        return yr_type_error("cannot pickle %T objects", o);
    return yr_type_error("cannot pickle '%T' object", o);
}

/* ---- The state ------------------------------------------------------------------------------- */

/* Has the built-in base of t members that neither __dict__ nor __slots__ shows? */
static bool has_hidden_members(yr_type *t)
{
    size_t plain = sizeof(yr_object);
    if (t->spec->flags & YR_TYPE_HAS_DICT)
        plain += sizeof(yr_attributes);
    return t->spec->size > plain || t->flags & (YR_TYPE_VARSIZED | YR_TYPE_TYPE);
}

/* new: a dict of the members of __slots__ that are set. names: list, borrowed. */
static yr_value slot_values(yr_value o, yr_value names)
{
    yr_value values = yr_dict_new();
    for (size_t i = 0; values && i < YR_LIST(names)->length; i++) {
        yr_value name = yr_retain(YR_LIST(names)->items[i]);
        yr_value v = yr_getattr_or_null(o, name);
        bool failed = !v ? yr_pending() : yr_dict_set(values, name, v) < 0;
        yr_xdrop(v);
        yr_drop(name);
        if (failed)
            yr_set(&values, 0);
    }
    return values;
}

/* new: what object.__getstate__ gives. required: nothing else describes the object. */
static yr_value default_state(yr_value o, bool required)
{
    if (required && has_hidden_members(yr_type_of(o)))
        return cannot_pickle(o);
    yr_value class = yr_from(yr_type_of(o)), slots = 0;
    yr_value state = yr_getattr_or_null(o, YR_NAME(__dict__));
    if (!state && yr_pending())
        return 0;
    if (!state || (YR_IS_DICT(state) && !YR_DICT(state)->count))
        yr_set(&state, YR_NONE);
    yr_value names = call_copyreg("_slotnames", &class, 1);
    if (!names)
        goto fail;
    if (YR_IS_LIST(names) && YR_LIST(names)->length) {
        if (!(slots = slot_values(o, names)))
            goto fail;
        if (YR_DICT(slots)->count) {
            yr_value pair[2] = {state, yr_retain(slots)};
            state = yr_tuple(pair, 2);
        }
        yr_drop(slots);
    }
    yr_drop(names);
    return state;
fail:
    yr_xdrop(names);
    yr_drop(state);
    return 0;
}

yr_value yr_object_getstate(yr_value self, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                            YR_UNUSED yr_value keywords)
{
    return default_state(self, false);
}

/* Does type have an attribute of that name other than object's? */
static bool overrides(yr_type *t, yr_value name)
{
    return yr_type_lookup(t, name) != yr_type_lookup(YR_TYPE(object), name);
}

static yr_value state_of(yr_value o, bool required)
{
    yr_value name = yr_intern_c("__getstate__"), state = 0;
    if (!name)
        return 0;
    yr_value method = yr_getattr(o, name);
    bool plain = method && YR_IS(method, builtin) && !overrides(yr_type_of(o), name) &&
                 YR_AS(yr_builtin_object, method)->def->function == yr_object_getstate;
    if (plain)
        state = default_state(o, required);
    else if (method)
        state = yr_invoke0(method);
    yr_xdrop(method);
    yr_drop(name);
    return state;
}

/* ---- Protocol 2 and above -------------------------------------------------------------------- */

static bool is_pair_of_arguments(yr_value v)
{
    if (!YR_IS_TUPLE(v)) {
        yr_type_error("__getnewargs_ex__ should return a tuple, not '%T'", v);
        return false;
    }
    yr_tuple_object *pair = YR_TUPLE(v);
    if (pair->length != 2)
        yr_value_error("__getnewargs_ex__ should return a tuple of length 2, not %zu",
                       pair->length);
    else if (!YR_IS_TUPLE(pair->items[0]))
        yr_type_error("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not "
                      "'%T'",
                      pair->items[0]);
    else if (!YR_IS_DICT(pair->items[1]))
        yr_type_error("second item of the tuple returned by __getnewargs_ex__ must be a dict, not "
                      "'%T'",
                      pair->items[1]);
    return !yr_pending();
}

/* The arguments of __new__, each new or 0 where the object names none. */
static int new_arguments(yr_value o, yr_value *args, yr_value *keywords)
{
    *args = *keywords = 0;
    yr_value name = yr_intern_c("__getnewargs_ex__");
    yr_value v = name ? yr_special(o, name) : 0;
    yr_xdrop(name);
    if (v) {
        yr_set(&v, yr_invoke0(v));
        if (v && is_pair_of_arguments(v)) {
            *args = yr_retain(YR_TUPLE(v)->items[0]);
            *keywords = yr_retain(YR_TUPLE(v)->items[1]);
        }
    } else if (!yr_pending() && (name = yr_intern_c("__getnewargs__"))) {
        v = yr_special(o, name);
        yr_drop(name);
        if (v && (v = *args = (yr_set(&v, yr_invoke0(v)), v)) && !YR_IS_TUPLE(v)) {
            yr_type_error("__getnewargs__ should return a tuple, not '%T'", v);
            *args = 0;
        } else {
            v = 0;
        }
    }
    yr_xdrop(v);
    return yr_pending() ? -1 : 0;
}

/* new: (class, *args) */
static yr_value class_and(yr_value class, yr_value args)
{
    size_t n = args ? YR_TUPLE(args)->length : 0;
    yr_value all = yr_tuple_alloc(n + 1);
    if (!all)
        return 0;
    YR_TUPLE(all)->items[0] = yr_retain(class);
    for (size_t i = 0; i < n; i++)
        YR_TUPLE(all)->items[i + 1] = yr_retain(YR_TUPLE(args)->items[i]);
    return all;
}

/* new: the iterator over a list's items, or over a dict's pairs; None for anything else. */
static yr_value items_of(yr_value o, bool dict)
{
    if (!dict)
        return YR_IS_LIST(o) ? yr_iter(o) : YR_NONE;
    if (!YR_IS_DICT(o))
        return YR_NONE;
    yr_value items = yr_invoke_method(o, YR_NAME(items), NULL, 0);
    yr_value iterator = items ? yr_iter(items) : 0;
    yr_xdrop(items);
    return iterator;
}

static yr_value reduce_new(yr_value o)
{
    yr_type *t = yr_type_of(o);
    if (t->flags & YR_TYPE_NO_NEW || !t->slots.make)
        return cannot_pickle(o);
    yr_value args, keywords, items[5] = {0}, result = 0;
    if (new_arguments(o, &args, &keywords) < 0)
        return 0;
    yr_value class = yr_from(t);
    bool named = keywords && YR_DICT(keywords)->count;
    items[0] = from_copyreg(named ? "__newobj_ex__" : "__newobj__");
    if (items[0] && named) {
        yr_value parts[3] = {class, args, keywords};
        items[1] = yr_tuple_of(parts, 3);
    } else if (items[0]) {
        items[1] = class_and(class, args);
    }
    if (items[1])
        items[2] = state_of(o, !args && !YR_IS_LIST(o) && !YR_IS_DICT(o));
    if (items[2])
        items[3] = items_of(o, false);
    if (items[3])
        items[4] = items_of(o, true);
    if (items[4])
        result = yr_tuple_of(items, 5);
    for (int i = 0; i < 5; i++)
        yr_xdrop(items[i]);
    yr_xdrop(args);
    yr_xdrop(keywords);
    return result;
}

/* ---- The methods ----------------------------------------------------------------------------- */

static yr_value common_reduce(yr_value o, yr_value protocol)
{
    int64_t number;
    if (yr_to_i64(protocol, &number) < 0)
        return 0;
    if (number >= 2)
        return reduce_new(o);
    yr_value args[2] = {o, protocol};
    return call_copyreg("_reduce_ex", args, 2);
}

yr_value yr_object_reduce(yr_value self, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                          YR_UNUSED yr_value keywords)
{
    return common_reduce(self, yr_int(0));
}

yr_value yr_object_reduce_ex(yr_value self, yr_value *args, YR_UNUSED size_t n,
                             YR_UNUSED yr_value keywords)
{
    int64_t protocol;
    if (yr_to_i64(args[0], &protocol) < 0)
        return 0;
    yr_value reduce = yr_getattr_or_null(self, YR_NAME(__reduce__)), v;
    if (!reduce && yr_pending())
        return 0;
    if (reduce && overrides(yr_type_of(self), YR_NAME(__reduce__)))
        v = yr_invoke0(reduce);
    else
        v = common_reduce(self, args[0]);
    yr_xdrop(reduce);
    return v;
}

/* ---- Callables ------------------------------------------------------------------------------- */

static yr_value get_from(yr_value owner, const char *name)
{
    yr_value pair[2] = {yr_retain(owner), yr_intern_c(name)};
    return yr_reduce(yr_builtin_named("getattr"), yr_tuple(pair, 2), 0);
}

YR_METHOD(builtin_reduce)
{
    yr_builtin_object *b = YR_AS(yr_builtin_object, self);
    if (!b->self || YR_IS(b->self, module))
        return yr_intern_c(b->def->name);
    return get_from(b->self, b->def->name);
}

YR_METHOD(method_reduce)
{
    yr_method_object *m = YR_AS(yr_method_object, self);
    yr_value name = yr_getattr(m->function, YR_NAME(__name__));
    if (!name)
        return 0;
    yr_value pair[2] = {yr_retain(m->self), name};
    return yr_reduce(yr_builtin_named("getattr"), yr_tuple(pair, 2), 0);
}

YR_METHOD(descriptor_reduce)
{
    yr_builtin_object *b = YR_AS(yr_builtin_object, self);
    return get_from(yr_from(b->owner), b->def->name);
}

YR_METHOD(wrapper_reduce)
{
    yr_wrapper *w = YR_AS(yr_wrapper, self);
    return get_from(yr_from(w->owner), w->def->name);
}

YR_METHOD(method_wrapper_reduce)
{
    yr_method_wrapper *w = YR_AS(yr_method_wrapper, self);
    return get_from(w->self, w->def->name);
}

const yr_method_def yr_builtin_reducers[] = {YR_REDUCE_DEF(builtin_reduce), YR_METHOD_END};
const yr_method_def yr_method_reducers[] = {YR_REDUCE_DEF(method_reduce), YR_METHOD_END};
const yr_method_def yr_descriptor_reducers[] = {YR_REDUCE_DEF(descriptor_reduce), YR_METHOD_END};
const yr_method_def yr_wrapper_reducers[] = {YR_REDUCE_DEF(wrapper_reduce), YR_METHOD_END};
const yr_method_def yr_method_wrapper_reducers[] = {YR_REDUCE_DEF(method_wrapper_reduce),
                                                    YR_METHOD_END};
