/* type_attributes.c - what every class has by the type `type`: __name__,
 * __bases__, __doc__ ... */
#include "class.h"

/* Writing one of these to a built-in type, or deleting it, is an error. */
static int check_special(yr_type *t, yr_value v, const char *name)
{
    if (t->flags & YR_TYPE_IMMUTABLE) {
        yr_type_error("cannot set '%s' attribute of immutable type '%U'", name, t->name);
        return -1;
    }
    if (!v) {
        yr_type_error("cannot delete '%s' attribute of immutable type '%U'", name, t->name);
        return -1;
    }
    return 0;
}

/* ---- Names ----------------------------------------------------------------------------------- */

static yr_value get_name(yr_value self)
{
    return yr_retain(yr_as_type(self)->name);
}

static int set_name(yr_value self, yr_value v)
{
    yr_type *t = yr_as_type(self);
    if (check_special(t, v, "__name__") < 0)
        return -1;
    if (!YR_IS_STR(v)) {
        yr_type_error("can only assign string to %U.__name__, not '%T'", t->name, v);
        return -1;
    }
    size_t size;
    const char *text = yr_utf8(v, &size);
    if (!text)
        return -1;
    if (strlen(text) != size) {
        yr_value_error("type name must not contain null characters");
        return -1;
    }
    yr_set(&t->name, yr_retain(v));
    return 0;
}

static yr_value get_qualname(yr_value self)
{
    return yr_retain(yr_as_type(self)->qualname);
}

static int set_qualname(yr_value self, yr_value v)
{
    yr_type *t = yr_as_type(self);
    if (check_special(t, v, "__qualname__") < 0)
        return -1;
    if (!YR_IS_STR(v)) {
        yr_type_error("can only assign string to %U.__qualname__, not '%T'", t->name, v);
        return -1;
    }
    yr_set(&t->qualname, yr_retain(v));
    return 0;
}

yr_value yr_type_module(yr_type *t)
{
    yr_value module = yr_type_dict(t) ? yr_dict_get(yr_type_dict(t), YR_NAME(__module__)) : 0;
    if (module && (t->flags & YR_TYPE_HEAP || YR_IS_STR(module))) /* else of its instances */
        return yr_retain(module);
    if (t->flags & YR_TYPE_HEAP)
        return yr_raise_value(YR_EXC(AttributeError), YR_NAME(__module__));
    return yr_retain(YR_NAME(builtins));
}

static yr_value get_module(yr_value self)
{
    return yr_type_module(yr_as_type(self));
}

static int set_in_dict(yr_type *t, yr_value name, yr_value v)
{
    yr_value old = yr_xretain(yr_dict_get(yr_type_dict(t), name));
    int result = v ? yr_dict_set(yr_type_dict(t), name, v) : yr_dict_delete(yr_type_dict(t), name);
    yr_type_modified(t);
    yr_xdrop(old);
    return result < 0 ? -1 : 0;
}

static int set_module(yr_value self, yr_value v)
{
    yr_type *t = yr_as_type(self);
    return check_special(t, v, "__module__") < 0 ? -1 : set_in_dict(t, YR_NAME(__module__), v);
}

/* ---- Bases ----------------------------------------------------------------------------------- */

static yr_value get_bases(yr_value self)
{
    return yr_retain(yr_as_type(self)->bases);
}

static yr_value get_base(yr_value self)
{
    yr_type *base = yr_as_type(self)->parent;
    return base ? yr_retain(yr_from(base)) : YR_NONE;
}

static yr_value get_mro(yr_value self)
{
    yr_value mro = yr_as_type(self)->mro;
    return mro ? yr_retain(mro) : YR_NONE;
}

/* ---- The dict -------------------------------------------------------------------------------- */

static yr_value get_dict(yr_value self)
{
    yr_value dict = yr_type_dict(yr_as_type(self));
    return dict ? yr_mappingproxy_new(dict) : YR_NONE;
}

static yr_value get_doc(yr_value self)
{
    yr_type *t = yr_as_type(self);
    yr_value doc = yr_type_dict(t) ? yr_dict_get(yr_type_dict(t), YR_NAME(__doc__)) : 0;
    if (!doc)
        return YR_NONE;
    yr_value (*get)(yr_value, yr_value, yr_value) = yr_type_of(doc)->slots.descr_get;
    return get ? get(doc, 0, self) : yr_retain(doc);
}

static int set_doc(yr_value self, yr_value v)
{
    yr_type *t = yr_as_type(self);
    return check_special(t, v, "__doc__") < 0 ? -1 : set_in_dict(t, YR_NAME(__doc__), v);
}

static yr_value get_annotations(yr_value self)
{
    yr_type *t = yr_as_type(self);
    if (!(t->flags & YR_TYPE_HEAP))
        return yr_raise_missing_attribute(self, YR_NAME(__annotations__));
    yr_value found = yr_dict_get(yr_type_dict(t), YR_NAME(__annotations__));
    if (found) {
        yr_value (*get)(yr_value, yr_value, yr_value) = yr_type_of(found)->slots.descr_get;
        return get ? get(found, 0, self) : yr_retain(found);
    }
    yr_value dict = yr_dict_new();
    if (dict && set_in_dict(t, YR_NAME(__annotations__), dict) < 0) {
        yr_drop(dict);
        return 0;
    }
    return dict;
}

static int set_annotations(yr_value self, yr_value v)
{
    yr_type *t = yr_as_type(self);
    if (t->flags & YR_TYPE_IMMUTABLE)
        return check_special(t, v, "__annotations__");
    if (!v && !yr_dict_get(yr_type_dict(t), YR_NAME(__annotations__))) {
        yr_raise_format(YR_EXC(AttributeError), "__annotations__");
        return -1;
    }
    return set_in_dict(t, YR_NAME(__annotations__), v);
}

/* Its own, never those of a base. */
static yr_value get_type_params(yr_value self)
{
    yr_type *t = yr_as_type(self);
    yr_value params = t != YR_TYPE_ID(type) && yr_type_dict(t)
                          ? yr_dict_get(yr_type_dict(t), YR_NAME(__type_params__))
                          : 0;
    return params ? yr_retain(params) : yr_tuple_of(NULL, 0);
}

static int set_type_params(yr_value self, yr_value v)
{
    yr_type *t = yr_as_type(self);
    return check_special(t, v, "__type_params__") < 0 ? -1
                                                      : set_in_dict(t, YR_NAME(__type_params__), v);
}

static yr_value get_abstract(yr_value self)
{
    yr_type *t = yr_as_type(self);
    yr_value v = t != YR_TYPE_ID(type) && yr_type_dict(t)
                     ? yr_dict_get(yr_type_dict(t), YR_NAME(__abstractmethods__))
                     : 0;
    return v ? yr_retain(v) : yr_raise_value(YR_EXC(AttributeError), YR_NAME(__abstractmethods__));
}

static int set_abstract(yr_value self, yr_value v)
{
    yr_type *t = yr_as_type(self);
    int abstract = v ? yr_truth(v) : 0;
    if (abstract < 0)
        return -1;
    if (!v && !yr_dict_get(yr_type_dict(t), YR_NAME(__abstractmethods__))) {
        yr_raise_value(YR_EXC(AttributeError), YR_NAME(__abstractmethods__));
        return -1;
    }
    if (set_in_dict(t, YR_NAME(__abstractmethods__), v) < 0)
        return -1;
    t->flags = abstract ? t->flags | YR_TYPE_ABSTRACT : t->flags & ~(uint32_t)YR_TYPE_ABSTRACT;
    return 0;
}

/* ---- Layout, as far as it means anything here ------------------------------------------------ */

static yr_value get_size(yr_value self)
{
    return yr_int((int64_t)yr_as_type(self)->size);
}

/* The size of an item of variable size, where CPython has any; programs take it for that of a
 * pointer or digit. */
static yr_value get_item_size(yr_value self)
{
    uint32_t flags = yr_as_type(self)->flags;
    return yr_int(flags & YR_TYPE_TYPE    ? 40
                  : flags & YR_TYPE_TUPLE ? 8
                  : flags & YR_TYPE_INT   ? 4
                  : flags & YR_TYPE_BYTES ? 1
                                          : 0);
}

static yr_value get_zero(yr_value self)
{
    (void)self;
    return yr_int(0);
}

static yr_value get_none(yr_value self)
{
    (void)self;
    return YR_NONE;
}

/* CPython's Py_TPFLAGS_ that programs look at: heap type, base type, abstract,
 * and what patterns match. */
static yr_value get_flags(yr_value self)
{
    uint32_t flags = yr_as_type(self)->flags;
    int64_t result = 1 << 12;
    if (flags & YR_TYPE_HEAP)
        result |= 1 << 9;
    if (flags & YR_TYPE_SUBCLASSABLE)
        result |= 1 << 10;
    if (flags & YR_TYPE_ABSTRACT)
        result |= 1 << 20;
    if (flags & YR_TYPE_IMMUTABLE)
        result |= 1 << 8;
    if (flags & YR_TYPE_SEQUENCE)
        result |= 1 << 5;
    if (flags & YR_TYPE_MAPPING)
        result |= 1 << 6;
    return yr_int(result);
}

const yr_getset_def yr_type_getsets[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__bases__", get_bases, yr_type_set_bases, NULL},
    {"__base__", get_base, yr_readonly, NULL},
    {"__mro__", get_mro, yr_readonly, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL},
    {"__abstractmethods__", get_abstract, set_abstract, NULL},
    {"__basicsize__", get_size, yr_readonly, NULL},
    {"__itemsize__", get_item_size, yr_readonly, NULL},
    {"__dictoffset__", get_zero, yr_readonly, NULL},
    {"__weakrefoffset__", get_zero, yr_readonly, NULL},
    {"__flags__", get_flags, yr_readonly, NULL},
    {"__text_signature__", get_none, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
