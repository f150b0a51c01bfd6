/* defaultdict.c - collections.defaultdict: a dict that calls its default_factory for
 * a missing key. */
#include "../core/reduce.h"
#include "collections_parts.h"

typedef struct {
    yr_dict_object dict;
    yr_value factory; /* callable or None */
} defaultdict;

#define DEFAULTDICT(v) YR_AS(defaultdict, v)

static void defaultdict_clear(yr_object *o)
{
    yr_set(&((defaultdict *)o)->factory, YR_NONE);
    YR_TYPE(dict)->slots.clear(o);
}

static void defaultdict_dealloc(yr_object *o)
{
    yr_set(&((defaultdict *)o)->factory, 0);
    YR_TYPE(dict)->slots.dealloc(o);
}

static int defaultdict_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((defaultdict *)o)->factory);
    return YR_TYPE(dict)->slots.traverse(o, visit, context);
}

static yr_value defaultdict_make(yr_type *t, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                                 YR_UNUSED yr_value keywords)
{
    defaultdict *d = yr_new(t, t->size);
    if (d)
        d->factory = YR_NONE;
    return yr_from(d);
}

static int defaultdict_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (n && args[0] != YR_NONE && !yr_is_callable(args[0])) {
        yr_type_error("first argument must be callable or None");
        return -1;
    }
    yr_set(&DEFAULTDICT(self)->factory, n ? yr_retain(args[0]) : YR_NONE);
    size_t skip = n ? 1 : 0;
    return YR_TYPE(dict)->slots.init(self, args + skip, n - skip, keywords);
}

YR_METHOD(defaultdict_missing)
{
    yr_value factory = DEFAULTDICT(self)->factory;
    if (factory == YR_NONE)
        return yr_key_error(args[0]);
    yr_value v = yr_invoke0(yr_retain(factory));
    yr_drop(factory);
    if (v && yr_setitem(self, args[0], v) < 0)
        yr_set(&v, 0);
    return v;
}

static yr_value defaultdict_repr(yr_value self)
{
    yr_value dict = yr_dict_repr(self), factory = 0, text = 0;
    if (!dict)
        return 0;
    int entered = yr_repr_enter(DEFAULTDICT(self)->factory);
    if (entered >= 0)
        factory = entered ? yr_str_from_c("...") : yr_repr(DEFAULTDICT(self)->factory);
    if (entered == 0)
        yr_repr_leave(DEFAULTDICT(self)->factory);
    if (factory)
        text = yr_str_format("%s(%U, %U)", yr_type_name(self), factory, dict);
    yr_xdrop(factory);
    yr_drop(dict);
    return text;
}

YR_METHOD(defaultdict_copy)
{
    return yr_invoke2(yr_from(yr_type_of(self)), DEFAULTDICT(self)->factory, self);
}

/* (class, (factory,), None, None, iterator over the pairs) */
YR_METHOD(defaultdict_reduce)
{
    yr_value factory = DEFAULTDICT(self)->factory, items[5] = {0}, result = 0;
    items[0] = yr_retain(yr_from(yr_type_of(self)));
    items[1] = yr_tuple_of(&factory, factory == YR_NONE ? 0 : 1);
    items[2] = items[3] = YR_NONE;
    yr_value pairs = items[1] ? yr_invoke_method(self, YR_NAME(items), NULL, 0) : 0;
    items[4] = pairs ? yr_iter(pairs) : 0;
    yr_xdrop(pairs);
    if (items[4])
        result = yr_tuple_of(items, 5);
    for (int i = 0; i < 5; i++)
        yr_xdrop(items[i]);
    return result;
}

static bool is_defaultdict(yr_value v)
{
    return YR_IS_DICT(v) && yr_object_of(v)->type->spec == &yr_collections_defaultdict;
}

/* a | b: a defaultdict with the factory of the one that is one. */
static yr_value defaultdict_or(yr_value a, yr_value b)
{
    yr_value self = is_defaultdict(a) ? a : b, other = self == a ? b : a;
    if (!YR_IS_DICT(other))
        return YR_NOT_IMPLEMENTED;
    yr_value result = yr_invoke2(yr_from(yr_type_of(self)), DEFAULTDICT(self)->factory, a);
    if (result && yr_dict_update_from(result, b, true) < 0)
        yr_set(&result, 0);
    return result;
}

static yr_value get_factory(yr_value self)
{
    return yr_retain(DEFAULTDICT(self)->factory);
}

static int set_factory(yr_value self, yr_value v)
{
    yr_set(&DEFAULTDICT(self)->factory, v ? yr_retain(v) : YR_NONE);
    return 0;
}

static const yr_getset_def defaultdict_getsets[] = {
    {"default_factory", get_factory, set_factory,
     "Factory for default value called by __missing__()."},
    YR_GETSET_END};

static const yr_method_def defaultdict_methods[] = {
    {"__missing__", defaultdict_missing, 1, 1, 0,
     "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if "
     "self.default_factory is None: raise KeyError((key,))\n  self[key] = value = "
     "self.default_factory()\n  return value\n"},
    {"copy", defaultdict_copy, 0, 0, 0, "D.copy() -> a shallow copy of D."},
    {"__copy__", defaultdict_copy, 0, 0, 0, "D.copy() -> a shallow copy of D."},
    YR_REDUCE_DEF(defaultdict_reduce),
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    YR_METHOD_END};

static const yr_operators operators = {.binary = {[YR_OR] = defaultdict_or}};

const yr_type_spec yr_collections_defaultdict = {
    .size = sizeof(defaultdict),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_DICT,
    .doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe "
           "default factory is called without arguments to produce\na new value when a key is not "
           "present, in __getitem__ only.\nA defaultdict compares equal to a dict with the same "
           "items.\nAll remaining arguments are treated the same as if they were\npassed to the "
           "dict constructor, including keyword arguments.",
    .methods = defaultdict_methods,
    .getsets = defaultdict_getsets,
    .slots = {.dealloc = defaultdict_dealloc,
              .traverse = defaultdict_traverse,
              .clear = defaultdict_clear,
              .repr = defaultdict_repr,
              .make = defaultdict_make,
              .init = defaultdict_init,
              .operators = &operators},
};
