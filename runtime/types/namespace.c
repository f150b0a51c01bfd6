/* namespace.c - types.SimpleNamespace: an object of nothing but attributes.
 */
#include "containers.h"

typedef struct {
    yr_object base;
    yr_attributes attributes;
} namespace;

static void namespace_dealloc(yr_object *o)
{
    yr_attributes_clear(o);
    yr_release(o);
}

static yr_value namespace_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    (void)n;
    (void)keywords;
    yr_object *o = yr_new(t, t->size);
    return o ? yr_from(o) : 0;
}

static int namespace_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (n) {
        yr_type_error("no positional arguments expected");
        return -1;
    }
    size_t named = keywords ? YR_AS(yr_tuple_object, keywords)->length : 0;
    for (size_t i = 0; i < named; i++)
        if (yr_setattr(self, YR_AS(yr_tuple_object, keywords)->items[i], args[i]) < 0)
            return -1;
    return 0;
}

static int add_item(yr_builder *b, yr_value key, yr_value v, bool first)
{
    yr_value text = yr_str_format("%s%S=%R", first ? "" : ", ", key, v);
    if (!text)
        return -1;
    int result = yr_builder_add(b, text);
    yr_drop(text);
    return result;
}

static yr_value items_text(yr_value self)
{
    yr_value dict = yr_dict_of(self), key, v;
    if (!dict)
        return 0;
    yr_builder b = {0};
    bool first = true;
    for (size_t at = 0; yr_dict_next(dict, &at, &key, &v); first = false)
        if (add_item(&b, key, v, first) < 0) {
            yr_builder_free(&b);
            yr_drop(dict);
            return 0;
        }
    yr_drop(dict);
    return yr_builder_finish(&b);
}

static yr_value namespace_repr(yr_value self)
{
    yr_type *t = yr_type_of(self);
    const char *name = t == YR_TYPE_ID(namespace) ? "namespace" : yr_name_of_type(t);
    int inside = yr_repr_enter(self);
    if (inside)
        return inside < 0 ? 0 : yr_str_format("%s(...)", name);
    yr_value items = items_text(self), text = 0;
    if (items)
        text = yr_str_format("%s(%U)", name, items);
    yr_xdrop(items);
    yr_repr_leave(self);
    return text;
}

static yr_value namespace_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (!yr_isinstance_of(a, YR_TYPE_ID(namespace)) || !yr_isinstance_of(b, YR_TYPE_ID(namespace)))
        return YR_NOT_IMPLEMENTED;
    yr_value x = yr_dict_of(a), y = x ? yr_dict_of(b) : 0, v = 0;
    if (y && (op == YR_EQ || op == YR_NE))
        v = yr_compare(op, x, y);
    else if (y)
        v = YR_NOT_IMPLEMENTED;
    yr_xdrop(x);
    yr_xdrop(y);
    return v;
}

YR_METHOD(namespace_reduce)
{
    return yr_reduce(yr_retain(yr_from(yr_type_of(self))), yr_retain(YR->empty_tuple),
                     yr_dict_of(self));
}

static const yr_method_def namespace_methods[] = {YR_REDUCE_DEF(namespace_reduce), YR_METHOD_END};

YR_BUILT_IN(namespace, object) = {
    .id = YR_T_namespace,
    .size = sizeof(namespace),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_HAS_DICT,
    .methods = namespace_methods,
    .slots = {.dealloc = namespace_dealloc,
              .traverse = yr_attributes_traverse,
              .clear = yr_attributes_clear,
              .repr = namespace_repr,
              .compare = namespace_compare,
              .make = namespace_make,
              .init = namespace_init},
};
