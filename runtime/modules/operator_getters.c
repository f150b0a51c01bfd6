/* operator_getters.c - attrgetter, itemgetter and methodcaller.
 *
 * One struct serves all: `what` is a tuple: of names or keys, or of a method's name and its
 * arguments. `paths` of an attrgetter holds, for each name, the tuple of its parts between dots. */
#include "../core/reduce.h"
#include "operator.h"

typedef struct {
    yr_object base;
    yr_value what;     /* tuple */
    yr_value paths;    /* attrgetter: tuple of tuples */
    yr_value keywords; /* methodcaller: tuple of str naming the last of what, or 0 */
} getter;

#define GETTER(v) YR_AS(getter, v)

static void getter_clear(yr_object *o)
{
    getter *g = (getter *)o;
    yr_set(&g->what, 0);
    yr_set(&g->paths, 0);
    yr_set(&g->keywords, 0);
}

static void getter_dealloc(yr_object *o)
{
    getter_clear(o);
    yr_release(o);
}

static int getter_traverse(yr_object *o, yr_visitor visit, void *context)
{
    getter *g = (getter *)o;
    YR_VISIT(g->what);
    YR_VISIT(g->paths);
    YR_VISIT(g->keywords);
    return 0;
}

/* The one argument that calling a getter takes. */
static int check_call(const char *name, size_t n, yr_value keywords)
{
    if (yr_keyword_count(keywords))
        return yr_no_keywords(name, keywords);
    return yr_expect_one(name, n);
}

/* new: get(self, object, i) for the only i, or a tuple of them all. */
static yr_value get_each(yr_value self, yr_value object,
                         yr_value (*get)(getter *, yr_value, size_t))
{
    getter *g = GETTER(self);
    size_t n = YR_TUPLE(g->what)->length;
    if (n == 1)
        return get(g, object, 0);
    yr_value result = yr_tuple_alloc(n);
    for (size_t i = 0; result && i < n; i++) {
        YR_TUPLE(result)->items[i] = get(g, object, i);
        if (!YR_TUPLE(result)->items[i])
            yr_set(&result, 0);
    }
    return result;
}

/* new: "operator.name(" and the reprs of the items, ")". */
static yr_value getter_repr(yr_value self)
{
    getter *g = GETTER(self);
    int entered = yr_repr_enter(self);
    if (entered)
        return entered < 0 ? 0 : yr_str_format("operator.%s(...)", yr_type_name(self));
    yr_tuple_object *what = YR_TUPLE(g->what);
    size_t named = yr_keyword_count(g->keywords);
    yr_value text = yr_str_format("operator.%s(", yr_type_name(self));
    for (size_t i = 0; text && i < what->length; i++) {
        const char *comma = i ? ", " : "";
        yr_value more;
        if (i + named >= what->length)
            more = yr_str_format("%U%s%U=%R", text, comma,
                                 YR_TUPLE(g->keywords)->items[i + named - what->length],
                                 what->items[i]);
        else
            more = yr_str_format("%U%s%R", text, comma, what->items[i]);
        yr_set(&text, more);
    }
    if (text)
        yr_set(&text, yr_str_format("%U)", text));
    yr_repr_leave(self);
    return text;
}

/* ---- itemgetter ---- */

static yr_value itemgetter_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_keyword_count(keywords))
        return yr_no_keywords("itemgetter", keywords), 0;
    if (n < 1 && yr_expect_one("itemgetter", n) < 0)
        return 0;
    getter *g = yr_new(t, t->size);
    if (g && !(g->what = yr_tuple_of(args, n))) {
        yr_drop(yr_from(g));
        return 0;
    }
    return yr_from(g);
}

static yr_value get_item(getter *g, yr_value object, size_t i)
{
    return yr_getitem(object, YR_TUPLE(g->what)->items[i]);
}

static yr_value itemgetter_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    return check_call("itemgetter", n, keywords) < 0 ? 0 : get_each(self, args[0], get_item);
}

/* new: partial(methodcaller, name, **keywords): keywords have no place in arguments. */
static yr_value partial_of(yr_value self, const getter *g, size_t named)
{
    const yr_tuple_object *what = YR_TUPLE(g->what);
    yr_value module = yr_import_named("functools"), key = module ? yr_intern_c("partial") : 0;
    yr_value partial = key ? yr_getattr(module, key) : 0, result = 0;
    yr_value args[2] = {yr_from(yr_type_of(self)), what->items[0]};
    yr_value *all = partial ? yr_alloc((named + 2) * sizeof *all) : NULL;
    if (all) {
        memcpy(all, args, sizeof args);
        memcpy(all + 2, what->items + what->length - named, named * sizeof *all);
        result = yr_invoke_kw(partial, all, 2, g->keywords);
        yr_dispose(all);
    }
    yr_xdrop(partial);
    yr_xdrop(key);
    yr_xdrop(module);
    return result;
}

YR_METHOD(getter_reduce)
{
    const getter *g = GETTER(self);
    size_t named = yr_keyword_count(g->keywords);
    if (!named)
        return yr_reduce(yr_retain(yr_from(yr_type_of(self))), yr_retain(g->what), 0);
    yr_tuple_object *what = YR_TUPLE(g->what);
    yr_value rest = yr_tuple_of(what->items + 1, what->length - named - 1);
    return yr_reduce(rest ? partial_of(self, g, named) : 0, rest, 0);
}

static const yr_method_def getter_methods[] = {YR_REDUCE_DEF(getter_reduce), YR_METHOD_END};

static const yr_type_spec itemgetter_spec = {
    .size = sizeof(getter),
    .flags = YR_TYPE_TRACKED,
    .doc = "Return a callable object that fetches the given item(s) from its operand.\nAfter f = "
           "itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call "
           "g(r) returns (r[2], r[5], r[3])",
    .methods = getter_methods,
    .slots = {.dealloc = getter_dealloc,
              .traverse = getter_traverse,
              .clear = getter_clear,
              .repr = getter_repr,
              .make = itemgetter_make,
              .call = itemgetter_call},
};

/* ---- attrgetter ---- */

/* new: the parts of a dotted name, interned, as a tuple. */
static yr_value split_path(yr_value name)
{
    yr_str *s = YR_AS(yr_str, name);
    yr_value parts = yr_list_new();
    for (size_t from = 0, i = 0; parts && i <= s->length; i++) {
        if (i < s->length && yr_str_at(s, i) != '.')
            continue;
        yr_value part = yr_str_sub(name, from, i);
        part = part ? yr_intern(part) : 0;
        if (!part || yr_list_append(parts, part) < 0)
            yr_set(&parts, 0);
        yr_xdrop(part);
        from = i + 1;
    }
    yr_value tuple = parts ? yr_list_to_tuple(parts) : 0;
    yr_xdrop(parts);
    return tuple;
}

static yr_value attrgetter_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_keyword_count(keywords))
        return yr_no_keywords("attrgetter", keywords), 0;
    if (n < 1 && yr_expect_one("attrgetter", n) < 0)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (!YR_IS_STR(args[i]))
            return yr_type_error("attribute name must be a string");
    getter *g = yr_new(t, t->size);
    if (!g || !(g->what = yr_tuple_of(args, n)) || !(g->paths = yr_tuple_alloc(n)))
        goto fail;
    for (size_t i = 0; i < n; i++)
        if (!(YR_TUPLE(g->paths)->items[i] = split_path(args[i])))
            goto fail;
    return yr_from(g);
fail:
    yr_xdrop(yr_from(g));
    return 0;
}

static yr_value get_attribute(getter *g, yr_value object, size_t i)
{
    yr_tuple_object *path = YR_TUPLE(YR_TUPLE(g->paths)->items[i]);
    yr_value v = yr_retain(object);
    for (size_t j = 0; v && j < path->length; j++)
        yr_set(&v, yr_getattr(v, path->items[j]));
    return v;
}

static yr_value attrgetter_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    return check_call("attrgetter", n, keywords) < 0 ? 0 : get_each(self, args[0], get_attribute);
}

static const yr_type_spec attrgetter_spec = {
    .size = sizeof(getter),
    .flags = YR_TYPE_TRACKED,
    .doc = "Return a callable object that fetches the given attribute(s) from its operand.\nAfter "
           "f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', "
           "'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', "
           "'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
    .methods = getter_methods,
    .slots = {.dealloc = getter_dealloc,
              .traverse = getter_traverse,
              .clear = getter_clear,
              .repr = getter_repr,
              .make = attrgetter_make,
              .call = attrgetter_call},
};

/* ---- methodcaller ---- */

static yr_value methodcaller_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (n < 1)
        return yr_type_error("methodcaller needs at least one argument, the method name");
    if (!YR_IS_STR(args[0]))
        return yr_type_error("method name must be a string");
    getter *g = yr_new(t, t->size);
    if (g && !(g->what = yr_tuple_of(args, n + yr_keyword_count(keywords)))) {
        yr_drop(yr_from(g));
        return 0;
    }
    if (g)
        g->keywords = yr_xretain(keywords);
    return yr_from(g);
}

static yr_value methodcaller_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (check_call("methodcaller", n, keywords) < 0)
        return 0;
    getter *g = GETTER(self);
    yr_tuple_object *what = YR_TUPLE(g->what);
    yr_value method = yr_getattr(args[0], what->items[0]);
    if (!method)
        return 0;
    size_t given = what->length - 1 - yr_keyword_count(g->keywords);
    yr_value result = yr_invoke_kw(method, what->items + 1, given, g->keywords);
    yr_drop(method);
    return result;
}

static const yr_type_spec methodcaller_spec = {
    .size = sizeof(getter),
    .flags = YR_TYPE_TRACKED,
    .doc = "Return a callable object that calls the given method on its operand.\nAfter f = "
           "methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', "
           "'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
    .methods = getter_methods,
    .slots = {.dealloc = getter_dealloc,
              .traverse = getter_traverse,
              .clear = getter_clear,
              .repr = getter_repr,
              .make = methodcaller_make,
              .call = methodcaller_call},
};

int yr_operator_add_getters(yr_module *m)
{
    static const struct {
        const char *name;
        const yr_type_spec *spec;
    } types[] = {{"attrgetter", &attrgetter_spec},
                 {"itemgetter", &itemgetter_spec},
                 {"methodcaller", &methodcaller_spec}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        yr_type *t = yr_type_from_spec(types[i].name, "operator", YR_TYPE(object), types[i].spec);
        if (!t || yr_add_type(m, t) < 0)
            return -1;
    }
    return 0;
}
