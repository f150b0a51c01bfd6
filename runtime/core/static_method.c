/* static_method.c - the types staticmethod and classmethod: both hold one callable. What describes
 * the callable (__name__, __doc__ ...) is copied into their own dict when the program makes one.
 */
#include "class.h"

static yr_method_holder *holder_of(yr_value v)
{
    return YR_AS(yr_method_holder, v);
}

static void holder_clear(yr_object *o)
{
    yr_set(&((yr_method_holder *)o)->callable, 0);
    yr_set(&((yr_method_holder *)o)->dict, 0);
}

static void holder_dealloc(yr_object *o)
{
    holder_clear(o);
    yr_release(o);
}

static int holder_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((yr_method_holder *)o)->callable);
    YR_VISIT(((yr_method_holder *)o)->dict);
    return 0;
}

static yr_value hold(yr_type *t, yr_value callable)
{
    yr_method_holder *h = yr_new(t, t->size);
    if (!h)
        return 0;
    h->callable = yr_xretain(callable);
    return yr_from(h);
}

yr_value yr_staticmethod_new(yr_value callable)
{
    return hold(YR_TYPE(staticmethod), callable);
}

yr_value yr_classmethod_new(yr_value callable)
{
    return hold(YR_TYPE(classmethod), callable);
}

static yr_value holder_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    (void)n;
    (void)keywords;
    return hold(t, 0);
}

static int copy_description(yr_method_holder *h)
{
    const yr_value names[] = {YR_NAME(__module__), YR_NAME(__name__), YR_NAME(__qualname__),
                              YR_NAME(__doc__), YR_NAME(__annotations__)};
    if (!h->dict && !(h->dict = yr_dict_new()))
        return -1;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        yr_value v = yr_getattr_or_null(h->callable, names[i]);
        if (!v && yr_pending())
            return -1;
        int result = v ? yr_dict_set(h->dict, names[i], v) : 0;
        yr_xdrop(v);
        if (result < 0)
            return -1;
    }
    return 0;
}

static int init(yr_value self, const char *name, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_no_keywords(name, keywords) < 0)
        return -1;
    if (n != 1) {
        yr_type_error("%s expected 1 argument, got %zu", name, n);
        return -1;
    }
    if (holder_of(self)->callable) /* sites may know what it was */
        yr_type_modified(YR_TYPE(object));
    yr_set(&holder_of(self)->callable, yr_retain(args[0]));
    return copy_description(holder_of(self));
}

static int static_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    return init(self, "staticmethod", args, n, keywords);
}

static int class_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    return init(self, "classmethod", args, n, keywords);
}

static YR_COLD yr_value raise_empty(const char *what)
{
    return yr_raise_format(YR_EXC(RuntimeError), "uninitialized %s object", what);
}

static yr_value static_get(yr_value self, yr_value object, yr_value type)
{
    (void)object;
    (void)type;
    yr_value callable = holder_of(self)->callable;
    return callable ? yr_retain(callable) : raise_empty("staticmethod");
}

static yr_value static_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (!holder_of(self)->callable)
        return raise_empty("staticmethod");
    yr_value callable = yr_retain(holder_of(self)->callable);
    yr_value v = yr_invoke_kw(callable, args, n, keywords);
    yr_drop(callable);
    return v;
}

/* A callable that is itself a descriptor is bound by its own __get__, as in CPython 3.11. */
static yr_value class_get(yr_value self, yr_value object, yr_value type)
{
    yr_value callable = holder_of(self)->callable;
    if (!callable)
        return raise_empty("classmethod");
    if (!type)
        type = yr_from(yr_type_of(object));
    yr_type *kind = yr_type_of(callable);
    if (!kind->slots.descr_get)
        return yr_method_new(callable, type);
    yr_retain(callable);
    yr_value v = kind->slots.descr_get(callable, type, type);
    yr_drop(callable);
    return v;
}

static yr_value static_repr(yr_value self)
{
    return yr_str_format("<staticmethod(%R)>", holder_of(self)->callable);
}

static yr_value class_repr(yr_value self)
{
    return yr_str_format("<classmethod(%R)>", holder_of(self)->callable);
}

static yr_value holder_getattr(yr_value self, yr_value name)
{
    return yr_getattr_in(self, name, holder_of(self)->dict);
}

static int holder_setattr(yr_value self, yr_value name, yr_value v)
{
    return yr_setattr_in(self, name, v, &holder_of(self)->dict);
}

static yr_value get_callable(yr_value self)
{
    yr_value callable = holder_of(self)->callable;
    return callable ? yr_retain(callable) : YR_NONE;
}

static yr_value get_abstract(yr_value self)
{
    yr_value callable = holder_of(self)->callable;
    int abstract = callable ? yr_is_abstract(callable) : 0;
    return abstract < 0 ? 0 : yr_bool(abstract);
}

static yr_value get_dict(yr_value self)
{
    yr_method_holder *h = holder_of(self);
    if (!h->dict && !(h->dict = yr_dict_new()))
        return 0;
    return yr_retain(h->dict);
}

static const yr_getset_def getsets[] = {
    {"__func__", get_callable, yr_readonly, NULL},
    {"__wrapped__", get_callable, yr_readonly, NULL},
    {"__isabstractmethod__", get_abstract, NULL, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

YR_BUILT_IN(staticmethod, object) = {
    .id = YR_T_staticmethod,
    .size = sizeof(yr_method_holder),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE,
    .getsets = getsets,
    .slots = {.dealloc = holder_dealloc,
              .traverse = holder_traverse,
              .clear = holder_clear,
              .repr = static_repr,
              .call = static_call,
              .getattr = holder_getattr,
              .setattr = holder_setattr,
              .descr_get = static_get,
              .make = holder_make,
              .init = static_init},
};

YR_BUILT_IN(classmethod, object) = {
    .id = YR_T_classmethod,
    .size = sizeof(yr_method_holder),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE,
    .getsets = getsets,
    .slots = {.dealloc = holder_dealloc,
              .traverse = holder_traverse,
              .clear = holder_clear,
              .repr = class_repr,
              .getattr = holder_getattr,
              .setattr = holder_setattr,
              .descr_get = class_get,
              .make = holder_make,
              .init = class_init},
};
