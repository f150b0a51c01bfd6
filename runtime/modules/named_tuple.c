/* named_tuple.c - the two parts of a named tuple's class that are worth writing in C: the
 * descriptor that reads a field, and its __new__. */
#include "../types/text.h"
#include "collections_parts.h"

/* ---- _tuplegetter ---- */

typedef struct {
    yr_object base;
    int64_t index;
    yr_value doc;
} tuplegetter;

#define GETTER(v) YR_AS(tuplegetter, v)

static void getter_clear(yr_object *o)
{
    yr_set(&((tuplegetter *)o)->doc, YR_NONE);
}

static void getter_dealloc(yr_object *o)
{
    yr_set(&((tuplegetter *)o)->doc, 0);
    yr_release(o);
}

static int getter_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((tuplegetter *)o)->doc);
    return 0;
}

static yr_value getter_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    int64_t index;
    if (yr_keyword_count(keywords))
        return yr_no_keywords("_tuplegetter", keywords), 0;
    if (yr_check_arity("_tuplegetter", n, 2, 2) < 0 || yr_to_index(args[0], &index, false) < 0)
        return 0;
    tuplegetter *g = yr_new(t, t->size);
    if (g) {
        g->index = index;
        g->doc = yr_retain(args[1]);
    }
    return yr_from(g);
}

static yr_value getter_get(yr_value self, yr_value object, YR_UNUSED yr_value type)
{
    tuplegetter *g = GETTER(self);
    if (!object || object == YR_NONE)
        return yr_retain(self);
    if (!YR_IS_TUPLE(object))
        return yr_type_error(
            "descriptor for index '%lld' for tuple subclasses doesn't apply to '%T' object",
            (long long)g->index, object);
    if ((uint64_t)g->index >= YR_TUPLE(object)->length)
        return yr_raise_format(YR_EXC(IndexError), "tuple index out of range");
    return yr_retain(YR_TUPLE(object)->items[g->index]);
}

static int getter_set(YR_UNUSED yr_value self, YR_UNUSED yr_value object, yr_value v)
{
    yr_raise_format(YR_EXC(AttributeError), v ? "can't set attribute" : "can't delete attribute");
    return -1;
}

static yr_value getter_repr(yr_value self)
{
    return yr_str_format("%s(%lld, %R)", yr_type_name(self), (long long)GETTER(self)->index,
                         GETTER(self)->doc);
}

static yr_value get_doc(yr_value self)
{
    return yr_retain(GETTER(self)->doc);
}

static int set_doc(yr_value self, yr_value v)
{
    yr_set(&GETTER(self)->doc, v ? yr_retain(v) : YR_NONE);
    return 0;
}

YR_METHOD(getter_reduce)
{
    yr_value rest =
        yr_tuple((yr_value[]){yr_int(GETTER(self)->index), yr_retain(GETTER(self)->doc)}, 2);
    if (!rest)
        return 0;
    return yr_tuple((yr_value[]){yr_retain(yr_from(yr_type_of(self))), rest}, 2);
}

static const yr_method_def getter_methods[] = {{"__reduce__", getter_reduce, 0, 0, 0, NULL},
                                               YR_METHOD_END};
static const yr_getset_def getter_getsets[] = {{"__doc__", get_doc, set_doc, NULL}, YR_GETSET_END};

const yr_type_spec yr_collections_tuplegetter = {
    .size = sizeof(tuplegetter),
    .flags = YR_TYPE_TRACKED,
    .methods = getter_methods,
    .getsets = getter_getsets,
    .slots = {.dealloc = getter_dealloc,
              .traverse = getter_traverse,
              .clear = getter_clear,
              .repr = getter_repr,
              .descr_get = getter_get,
              .descr_set = getter_set,
              .make = getter_make},
};

/* ---- __new__ ---- */

/* The __new__ of one class: fields is the tuple of names, defaults the tuple of the last ones'
 * values, name what messages call it. */
typedef struct {
    yr_object base;
    yr_value fields, defaults, name;
    yr_attributes attributes; /* typing sets __annotations__ */
} maker;

#define MAKER(v) YR_AS(maker, v)

static void maker_clear(yr_object *o)
{
    yr_set(&((maker *)o)->fields, 0);
    yr_set(&((maker *)o)->defaults, 0);
    yr_set(&((maker *)o)->name, 0);
    yr_attributes_clear(o);
}

static void maker_dealloc(yr_object *o)
{
    maker_clear(o);
    yr_release(o);
}

static int maker_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((maker *)o)->fields);
    YR_VISIT(((maker *)o)->defaults);
    return yr_attributes_traverse(o, visit, context);
}

static yr_value maker_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_keyword_count(keywords))
        return yr_no_keywords("_namedtuple_new", keywords), 0;
    if (yr_check_arity("_namedtuple_new", n, 3, 3) < 0)
        return 0;
    if (!YR_IS_STR(args[0]) || !YR_IS_TUPLE(args[1]) || !YR_IS_TUPLE(args[2]))
        return yr_type_error("_namedtuple_new(name, fields, defaults)");
    maker *m = yr_new(t, t->size);
    if (m) {
        m->name = yr_retain(args[0]);
        m->fields = yr_retain(args[1]);
        m->defaults = yr_retain(args[2]);
    }
    return yr_from(m);
}

static yr_value raise_count(maker *m, size_t given)
{
    size_t most = YR_TUPLE(m->fields)->length + 1, least = most - YR_TUPLE(m->defaults)->length;
    const char *was = given == 1 ? "was" : "were", *s = most == 1 ? "" : "s";
    if (least == most)
        return yr_type_error("%U.__new__() takes %zu positional argument%s but %zu %s given",
                             m->name, most, s, given, was);
    return yr_type_error("%U.__new__() takes from %zu to %zu positional arguments but %zu %s given",
                         m->name, least, most, given, was);
}

/* 'x', 'y', and 'z' of the fields that are missing. */
static yr_value raise_missing(maker *m, const yr_value *values, size_t required)
{
    yr_tuple_object *fields = YR_TUPLE(m->fields);
    size_t missing = 0, at = 0;
    for (size_t i = 0; i < required; i++)
        missing += !values[i];
    yr_value text = yr_retain(YR->empty_str);
    for (size_t i = 0; text && i < required; i++) {
        if (values[i])
            continue;
        const char *between = at == 0            ? ""
                              : at + 1 < missing ? ", "
                              : missing == 2     ? " and "
                                                 : ", and ";
        yr_set(&text, yr_str_format("%U%s%R", text, between, fields->items[i]));
        at++;
    }
    if (text)
        yr_type_error("%U.__new__() missing %zu required positional argument%s: %U", m->name,
                      missing, missing == 1 ? "" : "s", text);
    yr_xdrop(text);
    return 0;
}

/* Puts a keyword argument (borrowed) where it belongs. */
static int place(maker *m, yr_value *values, yr_value name, yr_value v)
{
    yr_tuple_object *fields = YR_TUPLE(m->fields);
    for (size_t i = 0; i < fields->length; i++) {
        if (fields->items[i] != name && !yr_str_equal(fields->items[i], name))
            continue;
        if (values[i]) {
            yr_type_error("%U.__new__() got multiple values for argument '%U'", m->name, name);
            return -1;
        }
        values[i] = yr_retain(v);
        return 0;
    }
    yr_type_error("%U.__new__() got an unexpected keyword argument '%U'", m->name, name);
    return -1;
}

static yr_value maker_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    maker *m = MAKER(self);
    size_t count = YR_TUPLE(m->fields)->length, named = yr_keyword_count(keywords);
    if (n == 0 || !YR_IS_CLASS(args[0]) ||
        !yr_is_subtype(YR_AS(yr_type, args[0]), YR_TYPE_ID(tuple)))
        return yr_type_error("%U.__new__() needs a subclass of tuple first", m->name);
    if (n > count + 1)
        return raise_count(m, n);
    yr_value result = yr_tuple_alloc_of(YR_AS(yr_type, args[0]), count);
    if (!result)
        return 0;
    yr_value *values = YR_TUPLE(result)->items;
    for (size_t i = 1; i < n; i++)
        values[i - 1] = yr_retain(args[i]);
    for (size_t i = 0; i < named; i++)
        if (place(m, values, YR_TUPLE(keywords)->items[i], args[n + i]) < 0)
            goto fail;
    size_t required = count - YR_TUPLE(m->defaults)->length;
    for (size_t i = required; i < count; i++)
        if (!values[i])
            values[i] = yr_retain(YR_TUPLE(m->defaults)->items[i - required]);
    for (size_t i = 0; i < required; i++)
        if (!values[i]) {
            raise_missing(m, values, required);
            goto fail;
        }
    return result;
fail:
    yr_drop(result);
    return 0;
}

static yr_value maker_repr(yr_value self)
{
    return yr_str_format("<function %U.__new__ at %p>", MAKER(self)->name, (void *)MAKER(self));
}

/* What a function would tell of itself. */

static yr_value maker_defaults(yr_value self)
{
    yr_value defaults = MAKER(self)->defaults;
    return YR_TUPLE(defaults)->length ? yr_retain(defaults) : YR_NONE;
}

static yr_value maker_no_defaults(YR_UNUSED yr_value self)
{
    return YR_NONE;
}

static yr_value maker_name(YR_UNUSED yr_value self)
{
    return yr_retain(YR_NAME(__new__));
}

static yr_value maker_qualname(yr_value self)
{
    return yr_str_format("%U.__new__", MAKER(self)->name);
}

static yr_value maker_module(yr_value self)
{
    return yr_str_format("namedtuple_%U", MAKER(self)->name);
}

static yr_value maker_fields(yr_value self)
{
    return yr_retain(MAKER(self)->fields);
}

static yr_value maker_doc(yr_value self)
{
    yr_value comma = yr_str_from_c(", "), text = 0;
    yr_value names = comma ? yr_str_m_join(comma, &MAKER(self)->fields, 1, 0) : 0;
    if (names)
        text = yr_str_format("Create new instance of %U(%U)", MAKER(self)->name, names);
    yr_xdrop(comma);
    yr_xdrop(names);
    return text;
}

/* CPython makes the function in a namespace that has no builtins. */
static yr_value maker_globals(yr_value self)
{
    yr_value names = yr_dict_new();
    if (names && (yr_dict_set_c(names, "__builtins__", yr_dict_new()) < 0 ||
                  yr_dict_set_c(names, "__name__", maker_module(self)) < 0)) {
        yr_drop(names);
        return 0;
    }
    return names;
}

static const yr_getset_def maker_getsets[] = {
    {"__name__", maker_name, yr_readonly, NULL},
    {"__qualname__", maker_qualname, yr_readonly, NULL},
    {"__module__", maker_module, yr_readonly, NULL},
    {"__doc__", maker_doc, yr_readonly, NULL},
    {"__defaults__", maker_defaults, yr_readonly, NULL},
    {"__kwdefaults__", maker_no_defaults, yr_readonly, NULL},
    {"__globals__", maker_globals, yr_readonly, NULL},
    {"_fields", maker_fields, yr_readonly, NULL},
    YR_GETSET_END,
};

const yr_type_spec yr_collections_maker = {
    .size = sizeof(maker),
    .flags = YR_TYPE_TRACKED | YR_TYPE_HAS_DICT,
    .getsets = maker_getsets,
    .slots = {.dealloc = maker_dealloc,
              .traverse = maker_traverse,
              .clear = maker_clear,
              .repr = maker_repr,
              .call = maker_call,
              .make = maker_make},
};
