/* functools_partial.c - functools.partial: a callable with some of its arguments given.
 *
 * The names of the given keywords are kept as a tuple, as a call wants them, for as long as no key
 * of the dict comes or goes: the program can reach that dict. */
#include "functools_parts.h"

typedef struct {
    yr_object base;
    yr_value function;
    yr_value args;     /* tuple */
    yr_value keywords; /* dict */
    yr_value names;    /* tuple of the keys of keywords, or 0 */
    uint32_t version;  /* of keywords then */
    yr_attributes attributes;
} partial;

#define PARTIAL(v) YR_AS(partial, v)

enum { FEW = 16 }; /* so many arguments need no memory of their own */

static yr_type *partial_type;

/* ---- Calls ----------------------------------------------------------------------------------- */

/* borrowed, or 0 and TypeError: the names of the given keywords. */
static yr_value names_of(partial *p)
{
    yr_dict_object *d = YR_DICT(p->keywords);
    if (p->names && p->version == d->version)
        return p->names;
    yr_value names = yr_tuple_alloc(d->count), key, value;
    size_t at = 0, i = 0;
    while (names && i < d->count && yr_dict_next(p->keywords, &at, &key, &value)) {
        if (!YR_IS_STR(key)) {
            yr_drop(names);
            return yr_type_error("keywords must be strings");
        }
        YR_TUPLE(names)->items[i++] = yr_retain(key);
    }
    if (names) {
        yr_set(&p->names, names);
        p->version = d->version;
    }
    return names;
}

/* Calls with arguments that are stolen; n counts the positional ones. */
static yr_value call_owned(yr_value function, yr_value *all, size_t n, yr_value keywords)
{
    yr_retain(function);
    yr_value result;
    if (YR_IS(function, function)) {
        result = yr_call_function(YR_AS(yr_function, function), all, n, keywords);
    } else {
        result = yr_invoke_kw(function, all, n, keywords);
        for (size_t i = 0; i < n + yr_keyword_count(keywords); i++)
            yr_drop(all[i]);
    }
    yr_drop(function);
    return result;
}

/* The place in names of an equal name, or its length. */
static size_t place_of(yr_tuple_object *names, yr_value name)
{
    size_t i = 0;
    while (i < names->length && names->items[i] != name && !yr_str_equal(names->items[i], name))
        i++;
    return i;
}

/* The keywords of the call go over the given ones: values behind the positional arguments, which
 * are retained. new: their names, or 0. */
static yr_value merge_keywords(partial *p, const yr_value *given, yr_value keywords,
                               yr_value *values)
{
    yr_value names = names_of(p), key, value, more[FEW];
    if (!names)
        return 0;
    size_t own = YR_TUPLE(names)->length, called = yr_keyword_count(keywords), at = 0, i = 0;
    size_t count = own;
    while (i < own && yr_dict_next(p->keywords, &at, &key, &value))
        values[i++] = value;
    for (size_t k = 0; k < called; k++) {
        yr_value name = YR_TUPLE(keywords)->items[k];
        size_t place = place_of(YR_TUPLE(names), name);
        if (place == own) {
            more[count - own] = name;
            place = count++;
        }
        values[place] = given[k];
    }
    for (i = 0; i < count; i++)
        yr_retain(values[i]);
    if (count == own)
        return yr_retain(names);
    yr_value all = yr_tuple_alloc(count);
    for (i = 0; all && i < count; i++)
        YR_TUPLE(all)->items[i] = yr_retain(i < own ? YR_TUPLE(names)->items[i] : more[i - own]);
    for (i = 0; !all && i < count; i++)
        yr_drop(values[i]);
    return all;
}

/* The general case: more keywords than the common one has room for. */
static yr_value call_by_dict(partial *p, const yr_value *args, size_t n, yr_value keywords)
{
    yr_tuple_object *own = YR_TUPLE(p->args);
    yr_value all = yr_tuple_alloc(own->length + n), merged = all ? yr_dict_copy(p->keywords) : 0;
    if (!merged)
        goto fail;
    for (size_t i = 0; i < own->length + n; i++)
        YR_TUPLE(all)->items[i] =
            yr_retain(i < own->length ? own->items[i] : args[i - own->length]);
    for (size_t i = 0; i < yr_keyword_count(keywords); i++)
        if (yr_dict_set(merged, YR_TUPLE(keywords)->items[i], args[n + i]) < 0)
            goto fail;
    yr_value function = yr_retain(p->function), result = yr_call_ex(function, all, merged);
    yr_drop(function);
    return result;
fail:
    yr_xdrop(all);
    yr_xdrop(merged);
    return 0;
}

static yr_value partial_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    partial *p = PARTIAL(self);
    size_t own = YR_TUPLE(p->args)->length, named = YR_DICT(p->keywords)->count;
    size_t called = yr_keyword_count(keywords);
    yr_value all[FEW];
    if (own + n + named + called > FEW)
        return call_by_dict(p, args, n, keywords);
    yr_value names = keywords ? yr_retain(keywords) : 0;
    if (named && !(yr_xdrop(names), names = merge_keywords(p, args + n, keywords, all + own + n)))
        return 0;
    for (size_t i = 0; i < own; i++)
        all[i] = yr_retain(YR_TUPLE(p->args)->items[i]);
    for (size_t i = 0; i < n + (named ? 0 : called); i++)
        all[own + i] = yr_retain(args[i]);
    yr_value result = call_owned(p->function, all, own + n, names);
    yr_xdrop(names);
    return result;
}

/* ---- Making ---------------------------------------------------------------------------------- */

/* new: the items of a tuple, then n more. */
static yr_value tuple_with(yr_value first, const yr_value *more, size_t n)
{
    size_t length = first ? YR_TUPLE(first)->length : 0;
    if (first && !n)
        return yr_retain(first);
    yr_value all = yr_tuple_alloc(length + n);
    for (size_t i = 0; all && i < length + n; i++)
        YR_TUPLE(all)->items[i] =
            yr_retain(i < length ? YR_TUPLE(first)->items[i] : more[i - length]);
    return all;
}

static yr_value partial_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (n < 1)
        return yr_type_error("type 'partial' takes at least one argument");
    yr_value function = args[0];
    partial *inner = NULL;
    if (yr_type_of(function)->slots.call == partial_call) {
        partial *p = PARTIAL(function);
        if (!yr_attributes_of(&p->base)->values) { /* attributes of its own would be lost */
            inner = p;
            function = p->function;
        }
    }
    if (!yr_is_callable(function))
        return yr_type_error("the first argument must be callable");
    partial *p = yr_new(t, t->size);
    if (!p)
        return 0;
    p->function = yr_retain(function);
    p->args = tuple_with(inner ? inner->args : 0, args + 1, n - 1);
    p->keywords = inner ? yr_dict_copy(inner->keywords) : yr_dict_new();
    bool failed = !p->args || !p->keywords;
    for (size_t i = 0; !failed && i < yr_keyword_count(keywords); i++)
        failed = yr_dict_set(p->keywords, YR_TUPLE(keywords)->items[i], args[n + i]) < 0;
    if (failed) {
        yr_drop(yr_from(p));
        return 0;
    }
    return yr_from(p);
}

static int partial_traverse(yr_object *o, yr_visitor visit, void *context)
{
    partial *p = (partial *)o;
    YR_VISIT(p->function);
    YR_VISIT(p->args);
    YR_VISIT(p->keywords);
    YR_VISIT(p->names);
    return yr_attributes_traverse(o, visit, context);
}

/* What dies next may call it yet: its members are there, but lead nowhere. */
static void partial_clear(yr_object *o)
{
    partial *p = (partial *)o;
    yr_set(&p->function, YR_NONE);
    yr_set(&p->args, yr_retain(YR->empty_tuple));
    if (p->keywords)
        yr_dict_clear(p->keywords);
    yr_set(&p->names, 0);
    yr_attributes_clear(o);
}

static void partial_dealloc(yr_object *o)
{
    partial *p = (partial *)o;
    yr_set(&p->function, 0);
    yr_set(&p->args, 0);
    yr_set(&p->keywords, 0);
    yr_set(&p->names, 0);
    yr_attributes_clear(o);
    yr_release(o);
}

/* ---- Attributes, repr, pickling ---------------------------------------------------------------
 */

static yr_value get_func(yr_value self)
{
    return yr_retain(PARTIAL(self)->function);
}

static yr_value get_args(yr_value self)
{
    return yr_retain(PARTIAL(self)->args);
}

static yr_value get_keywords(yr_value self)
{
    return yr_retain(PARTIAL(self)->keywords);
}

/* new: ", " and each argument; keywords with their names. */
static yr_value argument_text(partial *p)
{
    yr_value text = yr_str_from_c(""), args = yr_retain(p->args);
    for (size_t i = 0; text && i < YR_TUPLE(args)->length; i++)
        yr_set(&text, yr_str_format("%U, %R", text, YR_TUPLE(args)->items[i]));
    yr_drop(args);
    yr_value keywords = yr_retain(p->keywords), key, value;
    size_t at = 0;
    while (text && yr_dict_next(keywords, &at, &key, &value)) {
        yr_retain(key);
        yr_retain(value);
        yr_set(&text, yr_str_format("%U, %S=%R", text, key, value));
        yr_drop(key);
        yr_drop(value);
    }
    yr_drop(keywords);
    return text;
}

static yr_value partial_repr(yr_value self)
{
    partial *p = PARTIAL(self);
    int entered = yr_repr_enter(self);
    if (entered)
        return entered < 0 ? 0 : yr_str_from_c("...");
    yr_value arguments = argument_text(p), text = 0;
    const char *home = yr_type_of(self) == partial_type ? "functools." : "";
    if (arguments)
        text = yr_str_format("%s%s(%R%U)", home, yr_type_name(self), p->function, arguments);
    yr_xdrop(arguments);
    yr_repr_leave(self);
    return text;
}

YR_METHOD(partial_reduce)
{
    partial *p = PARTIAL(self);
    bool plain = !yr_attributes_of(&p->base)->values;
    yr_value state[4] = {p->function, p->args, p->keywords,
                         plain ? YR_NONE : yr_object_get_dict(self)};
    if (!state[3])
        return 0;
    yr_value all = yr_tuple_of(state, 4);
    yr_drop(state[3]);
    return all ? yr_reduce(yr_retain(yr_from(yr_type_of(self))), yr_tuple_of(&p->function, 1), all)
               : 0;
}

static yr_value copied_dict(yr_value v)
{
    if (v == YR_NONE)
        return yr_dict_new();
    return YR_IS(v, dict) ? yr_retain(v) : yr_dict_copy(v);
}

YR_METHOD(partial_setstate)
{
    partial *p = PARTIAL(self);
    yr_value *v = YR_IS_TUPLE(args[0]) ? YR_TUPLE(args[0])->items : NULL;
    if (!v || YR_TUPLE(args[0])->length != 4 || !yr_is_callable(v[0]) || !YR_IS_TUPLE(v[1]) ||
        (v[2] != YR_NONE && !YR_IS_DICT(v[2])))
        return yr_type_error("invalid partial state");
    yr_value given = YR_IS(v[1], tuple)
                         ? yr_retain(v[1])
                         : yr_tuple_of(YR_TUPLE(v[1])->items, YR_TUPLE(v[1])->length);
    yr_value named = given ? copied_dict(v[2]) : 0;
    if (!named) {
        yr_xdrop(given);
        return 0;
    }
    yr_set(&p->names, 0);
    yr_set(&p->function, yr_retain(v[0]));
    yr_set(&p->args, given);
    yr_set(&p->keywords, named);
    if (v[3] == YR_NONE)
        yr_attributes_clear(&p->base);
    else if (yr_object_set_dict(self, v[3]) < 0)
        return 0;
    return YR_NONE;
}

static const yr_getset_def partial_getsets[] = {
    {"func", get_func, yr_readonly, "function object to use in future partial calls"},
    {"args", get_args, yr_readonly, "tuple of arguments to future partial calls"},
    {"keywords", get_keywords, yr_readonly,
     "dictionary of keyword arguments to future partial calls"},
    YR_GETSET_END};

static const yr_method_def partial_methods[] = {
    {"__reduce__", partial_reduce, 0, 0, 0, NULL},
    {"__setstate__", partial_setstate, 1, 1, 0, NULL},
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    YR_METHOD_END};

static const yr_type_spec partial_spec = {
    .size = sizeof(partial),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_HAS_DICT | YR_TYPE_WEAKREFS,
    .doc = "partial(func, *args, **keywords) - new function with partial application\n    of the "
           "given arguments and keywords.\n",
    .methods = partial_methods,
    .getsets = partial_getsets,
    .slots = {.dealloc = partial_dealloc,
              .traverse = partial_traverse,
              .clear = partial_clear,
              .repr = partial_repr,
              .call = partial_call,
              .make = partial_make},
};

int yr_functools_add_partial(yr_module *m)
{
    return yr_extension_type(m, &partial_type, "partial", "functools", &partial_spec);
}
