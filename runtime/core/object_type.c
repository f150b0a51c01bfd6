/* object_type.c - the type object: making plain instances, and the methods
 * all objects have. */
#include "class.h"
#include "reduce.h"

/* ---- __new__ and __init__ -------------------------------------------------------------------- */

static bool excess(size_t n, yr_value keywords)
{
    return n || yr_keyword_count(keywords);
}

/* new str: "'a', 'b'": the sorted names of __abstractmethods__; *count how many. */
static yr_value abstract_names(yr_type *t, size_t *count)
{
    yr_value set = yr_getattr(yr_from(t), YR_NAME(__abstractmethods__));
    yr_value list = set ? yr_to_list(set) : 0, text = 0;
    yr_xdrop(set);
    if (!list)
        return 0;
    if (yr_list_sort(list, 0, false) == 0) {
        yr_value separator = yr_str_from_c(", ");
        *count = YR_AS(yr_list_object, list)->length;
        text = separator ? yr_invoke_method(separator, YR_NAME(join), &list, 1) : 0;
        yr_xdrop(separator);
    }
    yr_drop(list);
    return text;
}

static YR_COLD yr_value raise_abstract(yr_type *t)
{
    size_t count = 0;
    yr_value names = abstract_names(t, &count);
    if (names)
        yr_type_error("Can't instantiate abstract class %U with abstract method%s %U", t->name,
                      count > 1 ? "s" : "", names);
    yr_xdrop(names);
    return 0;
}

static YR_COLD yr_value raise_excess(yr_type *t)
{
    if (t->slots.make != yr_object_make)
        return yr_type_error("object.__new__() takes exactly one argument (the type to "
                             "instantiate)");
    return yr_type_error("%U() takes no arguments", t->name);
}

/* The flag of instances that have nothing but attributes. */
static inline uint32_t layout_flag(const yr_type *t)
{
    bool plain = t->size == sizeof(yr_object) + sizeof(yr_attributes) &&
                 (t->flags & (YR_TYPE_HAS_DICT | YR_TYPE_VARSIZED)) == YR_TYPE_HAS_DICT;
    return plain ? YR_FLAG_PLAIN : 0;
}

/* An instance with a finaliser knows when it was made: cycles are finalised in that order. */
static yr_value make_stamped(yr_type *t)
{
    yr_object *o = yr_new(t, t->size + sizeof(yr_value));
    if (!o)
        return 0;
    o->flags |= YR_FLAG_STAMPED | layout_flag(t);
    memcpy((char *)o + t->size, &(uint32_t){++YR->stamps}, sizeof(uint32_t));
    return yr_from(o);
}

yr_value yr_object_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    if (YR_UNLIKELY(excess(n, keywords)) &&
        (t->slots.make != yr_object_make || t->slots.init == yr_object_init))
        return raise_excess(t);
    if (YR_UNLIKELY(t->flags & YR_TYPE_ABSTRACT))
        return raise_abstract(t);
    if (YR_UNLIKELY(t->slots.finalize != NULL))
        return make_stamped(t);
    yr_object *o = yr_new(t, t->size);
    if (YR_UNLIKELY(!o))
        return 0;
    o->flags |= layout_flag(t);
    return yr_from(o);
}

int yr_object_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    yr_type *t = yr_type_of(self);
    if (!excess(n, keywords))
        return 0;
    if (t->slots.init != yr_object_init)
        yr_type_error("object.__init__() takes exactly one argument (the instance to initialize)");
    else if (t->slots.make == yr_object_make)
        yr_type_error("%U.__init__() takes exactly one argument (the instance to initialize)",
                      t->name);
    else
        return 0;
    return -1;
}

/* ---- Text ------------------------------------------------------------------------------------ */

yr_value yr_object_repr(yr_value o)
{
    yr_type *t = yr_type_of(o);
    yr_value module = yr_type_module(t), text;
    if (!module)
        return 0;
    void *at = (void *)(uintptr_t)o;
    if (YR_IS_STR(module) && !yr_str_is(module, "builtins"))
        text = yr_str_format("<%U.%U object at %p>", module, t->qualname, at);
    else
        text = yr_str_format("<%U object at %p>", t->name, at);
    yr_drop(module);
    return text;
}

static yr_value object_str(yr_value o)
{
    return yr_type_of(o)->slots.repr(o);
}

static yr_value object_format(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n;
    (void)keywords;
    if (!YR_IS_STR(args[0]))
        return yr_type_error("__format__() argument must be str, not %s",
                             args[0] == YR_NONE ? "None" : yr_type_name(args[0]));
    if (YR_AS(yr_str, args[0])->length)
        return yr_type_error("unsupported format string passed to %T.__format__", self);
    return yr_str_of(self);
}

/* ---- Subclasses ------------------------------------------------------------------------------ */

static yr_value init_subclass(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    yr_value name = yr_as_type(self)->qualname;
    if (yr_keyword_count(keywords))
        return yr_type_error("%U.__init_subclass__() takes no keyword arguments", name);
    if (n)
        return yr_type_error("%U.__init_subclass__() takes no arguments (%zu given)", name, n);
    return YR_NONE;
}

static yr_value subclass_hook(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self;
    (void)args;
    (void)n;
    (void)keywords;
    return YR_NOT_IMPLEMENTED;
}

/* ---- dir ------------------------------------------------------------------------------------- */

/* The object's own attributes, as a new dict. */
static yr_value own_names(yr_value o)
{
    yr_value dict = yr_getattr_or_null(o, YR_NAME(__dict__));
    if (!dict && yr_pending())
        return 0;
    yr_value names = dict && YR_IS_DICT(dict) ? yr_dict_copy(dict) : yr_dict_new();
    yr_xdrop(dict);
    return names;
}

yr_value yr_merge_dir(yr_value o)
{
    yr_value names = own_names(o);
    if (!names)
        return 0;
    yr_value class = yr_getattr_or_null(o, YR_NAME(__class__)), list = 0;
    yr_value inherited = class && YR_IS_CLASS(class) ? yr_type_dir(yr_as_type(class)) : 0;
    if (!yr_pending() && (!inherited || yr_dict_update(names, inherited) == 0))
        list = yr_to_list(names);
    yr_xdrop(inherited);
    yr_xdrop(class);
    yr_drop(names);
    return list;
}

static yr_value object_dir(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    (void)n;
    (void)keywords;
    return yr_merge_dir(self);
}

static yr_value object_size(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    (void)n;
    (void)keywords;
    return yr_int((int64_t)yr_type_of(self)->size);
}

/* ---- The type -------------------------------------------------------------------------------- */

static void object_dealloc(yr_object *o)
{
    yr_release(o);
}

static const yr_method_def methods[] = {
    {"__format__", object_format, 1, 1, 0, NULL},
    {"__dir__", object_dir, 0, 0, 0, NULL},
    {"__sizeof__", object_size, 0, 0, 0, NULL},
    {"__init_subclass__", init_subclass, 0, -1, YR_METHOD_CLASS | YR_METHOD_KEYWORDS, NULL},
    {"__subclasshook__", subclass_hook, 1, 1, YR_METHOD_CLASS, NULL},
    {"__reduce__", yr_object_reduce, 0, 0, 0, "Helper for pickle."},
    {"__reduce_ex__", yr_object_reduce_ex, 1, 1, 0, "Helper for pickle."},
    {"__getstate__", yr_object_getstate, 0, 0, 0, "Helper for pickle."},
    {NULL, NULL, 0, 0, 0, NULL},
};

static const yr_getset_def getsets[] = {
    {"__class__", yr_object_get_class, yr_object_set_class, "the object's class"},
    {NULL, NULL, NULL, NULL},
};

YR_BUILT_IN(object, object) = {
    .id = YR_T_object,
    .size = sizeof(yr_object),
    .flags = YR_TYPE_SUBCLASSABLE,
    .doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and "
           "returns a new featureless\ninstance that has no instance attributes and cannot be "
           "given any.\n",
    .methods = methods,
    .getsets = getsets,
    .slots = {.dealloc = object_dealloc,
              .repr = yr_object_repr,
              .str = object_str,
              .hash = yr_object_hash,
              .getattr = yr_object_getattr,
              .setattr = yr_object_setattr,
              .compare = yr_object_compare,
              .make = yr_object_make,
              .init = yr_object_init},
};
