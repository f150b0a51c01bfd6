/* mapping_proxy.c - the type mappingproxy: a mapping that can only be
 * read, as type.__dict__. */
#include "class.h"

typedef struct {
    yr_object base;
    yr_value mapping;
} proxy;

static yr_value mapping_of(yr_value v)
{
    return YR_AS(proxy, v)->mapping;
}

yr_value yr_mappingproxy_new(yr_value mapping)
{
    proxy *p = yr_new(YR_TYPE(mappingproxy), sizeof *p);
    if (!p)
        return 0;
    p->mapping = yr_retain(mapping);
    return yr_from(p);
}

static void proxy_clear(yr_object *o)
{
    yr_set(&((proxy *)o)->mapping, 0);
}

static void proxy_dealloc(yr_object *o)
{
    proxy_clear(o);
    yr_release(o);
}

static int proxy_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((proxy *)o)->mapping);
    return 0;
}

static yr_value proxy_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"mapping"};
    yr_value mapping;
    (void)t;
    if (yr_parse_arguments(YR_SHOWN("mappingproxy"), keyword_names, 0, 1, 1, 1, args, n, keywords,
                           &mapping) < 0)
        return 0;
    bool fits = yr_type_of(mapping)->slots.getitem && !YR_IS_LIST(mapping) &&
                !YR_IS_TUPLE(mapping) && !YR_IS_STR(mapping);
    if (!fits)
        return yr_type_error("mappingproxy() argument must be a mapping, not %T", mapping);
    return yr_mappingproxy_new(mapping);
}

static yr_value proxy_repr(yr_value self)
{
    return yr_str_format("mappingproxy(%R)", mapping_of(self));
}

static yr_value proxy_str(yr_value self)
{
    return yr_str_of(mapping_of(self));
}

static yr_value proxy_getitem(yr_value self, yr_value key)
{
    return yr_getitem(mapping_of(self), key);
}

static int proxy_contains(yr_value self, yr_value key)
{
    return yr_contains(mapping_of(self), key);
}

static int64_t proxy_length(yr_value self)
{
    return yr_length(mapping_of(self));
}

static yr_value proxy_iter(yr_value self)
{
    return yr_iter(mapping_of(self));
}

static yr_value proxy_compare(yr_compare_op op, yr_value a, yr_value b)
{
    return yr_compare(op, mapping_of(a), YR_IS(b, mappingproxy) ? mapping_of(b) : b);
}

static yr_value unwrapped(yr_value v)
{
    return YR_IS(v, mappingproxy) ? mapping_of(v) : v;
}

static yr_value proxy_or(yr_value a, yr_value b)
{
    return yr_binary(YR_OR, unwrapped(a), unwrapped(b));
}

static yr_value proxy_or_in_place(yr_value a, yr_value b)
{
    (void)b;
    return yr_type_error("'|=' is not supported by %T; use '|' instead", a);
}

#define FORWARD(function, method)                                                                  \
    static yr_value function(yr_value self, yr_value *args, size_t n, yr_value keywords)           \
    {                                                                                              \
        (void)keywords;                                                                            \
        yr_value name = yr_intern_c(method);                                                       \
        yr_value v = name ? yr_invoke_method(mapping_of(self), name, args, n) : 0;                 \
        yr_xdrop(name);                                                                            \
        return v;                                                                                  \
    }
FORWARD(get, "get")
FORWARD(keys, "keys")
FORWARD(values, "values")
FORWARD(items, "items")
FORWARD(copy, "copy")
FORWARD(reversed, "__reversed__")

static yr_value class_getitem(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    return yr_generic_alias(self, args[0]);
}

static const yr_method_def methods[] = {
    {"__class_getitem__", class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    {"get", get, 1, 2, 0, NULL},
    {"keys", keys, 0, 0, 0, NULL},
    {"values", values, 0, 0, 0, NULL},
    {"items", items, 0, 0, 0, NULL},
    {"copy", copy, 0, 0, 0, NULL},
    {"__reversed__", reversed, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

static const yr_operators operators = {.binary = {[YR_OR] = proxy_or},
                                       .inplace = {[YR_OR] = proxy_or_in_place}};

YR_BUILT_IN(mappingproxy, object) = {
    .id = YR_T_mappingproxy,
    .size = sizeof(proxy),
    .flags = YR_TYPE_TRACKED,
    .methods = methods,
    .slots = {.dealloc = proxy_dealloc,
              .traverse = proxy_traverse,
              .clear = proxy_clear,
              .repr = proxy_repr,
              .str = proxy_str,
              .hash = yr_hash_unhashable,
              .compare = proxy_compare,
              .iter = proxy_iter,
              .make = proxy_make,
              .length = proxy_length,
              .getitem = proxy_getitem,
              .contains = proxy_contains,
              .operators = &operators},
};
