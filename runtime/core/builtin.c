/* builtin.c - functions and methods written in C.
 *
 * One layout, yr_builtin_object, serves three types: builtin_function_or_method (with or without
 * self), method_descriptor (list.append: self is the first argument) and classmethod_descriptor
 * (dict.fromkeys). A descriptor owns its type; a function bound from one keeps it only borrowed,
 * for its name: self keeps that type alive.
 */
#include "class.h"
#include "reduce.h"

static yr_builtin_object *builtin_of(yr_value v)
{
    return YR_AS(yr_builtin_object, v);
}

/* ---- Making --------------------------------------------------------------------------------- */

static yr_value make(yr_type *kind, const yr_method_def *def, yr_value self, yr_type *owner)
{
    yr_builtin_object *b = yr_new(kind, sizeof *b);
    if (!b)
        return 0;
    b->def = def;
    b->self = yr_xretain(self);
    b->owner = owner;
    return yr_from(b);
}

yr_value yr_builtin_new(const yr_method_def *def, yr_value self, yr_value module)
{
    yr_value v = make(YR_TYPE(builtin), def, self, NULL);
    if (v)
        builtin_of(v)->module = yr_xretain(module);
    return v;
}

yr_value yr_builtin_bound(const yr_method_def *def, yr_value self, yr_type *owner)
{
    return make(YR_TYPE(builtin), def, self, owner);
}

yr_value yr_method_descriptor_new(yr_type *t, const yr_method_def *def)
{
    yr_type *kind =
        def->flags & YR_METHOD_CLASS ? YR_TYPE(classmethod_descriptor) : YR_TYPE(method_descriptor);
    yr_value v = make(kind, def, 0, t);
    if (v)
        yr_retain(yr_from(t));
    return v;
}

/* ---- Life ----------------------------------------------------------------------------------- */

static void builtin_clear(yr_object *o)
{
    yr_set(&((yr_builtin_object *)o)->self, 0);
}

static void builtin_dealloc(yr_object *o)
{
    builtin_clear(o);
    yr_set(&((yr_builtin_object *)o)->module, 0);
    yr_release(o);
}

static int builtin_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((yr_builtin_object *)o)->self);
    return 0;
}

static void descriptor_dealloc(yr_object *o)
{
    yr_type *owner = ((yr_builtin_object *)o)->owner;
    if (owner)
        yr_drop(yr_from(owner));
    yr_release(o);
}

/* ---- Attributes ----------------------------------------------------------------------------- */

static yr_value get_name(yr_value self)
{
    return yr_str_from_c(builtin_of(self)->def->name);
}

/* Of a bound method: that of self's type, or of self if it is a type. A function of a module of C
 * programs has a self of any type. */
static yr_value get_qualname(yr_value self)
{
    yr_builtin_object *b = builtin_of(self);
    if (b->def->flags & YR_METHOD_STATIC && b->owner)
        return yr_str_format("%U.%s", b->owner->qualname, b->def->name);
    if (!b->self || b->module || YR_IS(b->self, module))
        return get_name(self);
    yr_type *t = YR_IS_CLASS(b->self) ? yr_as_type(b->self) : yr_type_of(b->self);
    return yr_str_format("%U.%s", t->qualname, b->def->name);
}

static yr_value get_owner_qualname(yr_value self)
{
    yr_builtin_object *b = builtin_of(self);
    return yr_str_format("%U.%s", b->owner->qualname, b->def->name);
}

static yr_value get_doc(yr_value self)
{
    const char *doc = builtin_of(self)->def->doc;
    return doc ? yr_str_from_c(doc) : YR_NONE;
}

static yr_value get_self(yr_value self)
{
    yr_builtin_object *b = builtin_of(self);
    if (b->self)
        return yr_retain(b->self);
    yr_value module = b->module && YR->modules ? yr_dict_get(YR->modules, b->module) : 0;
    return module ? yr_retain(module) : YR_NONE; /* a function's self is its module */
}

static yr_value get_module(yr_value self)
{
    yr_builtin_object *b = builtin_of(self);
    return b->module ? yr_retain(b->module) : YR_NONE;
}

static yr_value get_owner(yr_value self)
{
    return yr_retain(yr_from(builtin_of(self)->owner));
}

static yr_value none(yr_value self)
{
    (void)self;
    return YR_NONE;
}

static const yr_getset_def builtin_getsets[] = {
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL},
    {"__self__", get_self, NULL, NULL},
    {"__module__", get_module, NULL, NULL},
    {"__text_signature__", none, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const yr_getset_def descriptor_getsets[] = {
    {"__name__", get_name, NULL, NULL},       {"__qualname__", get_owner_qualname, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL},         {"__objclass__", get_owner, NULL, NULL},
    {"__text_signature__", none, NULL, NULL}, {NULL, NULL, NULL, NULL},
};

/* ---- builtin_function_or_method -------------------------------------------------------------- */

static yr_value builtin_call(yr_value callable, yr_value *args, size_t n, yr_value keywords)
{
    yr_builtin_object *b = builtin_of(callable);
    return yr_call_definition(b->def, callable, b->self, args, n, keywords);
}

static yr_value builtin_repr(yr_value self)
{
    yr_builtin_object *b = builtin_of(self);
    if (!b->self || b->module || YR_IS(b->self, module))
        return yr_str_format("<built-in function %s>", b->def->name);
    return yr_str_format("<built-in method %s of %T object at %p>", b->def->name, b->self,
                         (void *)(uintptr_t)b->self);
}

static yr_value builtin_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if ((op != YR_EQ && op != YR_NE) || !YR_IS(a, builtin) || !YR_IS(b, builtin))
        return YR_NOT_IMPLEMENTED;
    yr_builtin_object *x = builtin_of(a), *y = builtin_of(b);
    return yr_bool((x->def == y->def && x->self == y->self) == (op == YR_EQ));
}

static int builtin_hash(yr_value self, uint64_t *hash)
{
    yr_builtin_object *b = builtin_of(self);
    *hash = (b->self >> 4) ^ (uint64_t)(uintptr_t)b->def;
    return 0;
}

YR_BUILT_IN(builtin, object) = {
    .id = YR_T_builtin,
    .size = sizeof(yr_builtin_object),
    .flags = YR_TYPE_TRACKED | YR_TYPE_WEAKREFS,
    .methods = yr_builtin_reducers,
    .getsets = builtin_getsets,
    .slots = {.dealloc = builtin_dealloc,
              .traverse = builtin_traverse,
              .clear = builtin_clear,
              .repr = builtin_repr,
              .hash = builtin_hash,
              .call = builtin_call,
              .compare = builtin_compare},
};

/* ---- method_descriptor ----------------------------------------------------------------------- */

static YR_COLD yr_value raise_wrong_self(yr_builtin_object *b, yr_value o)
{
    return yr_type_error("descriptor '%s' for '%s' objects doesn't apply to a '%T' object",
                         b->def->name, yr_name_of_type(b->owner), o);
}

static yr_value descriptor_call(yr_value callable, yr_value *args, size_t n, yr_value keywords)
{
    yr_builtin_object *b = builtin_of(callable);
    if (n == 0)
        return yr_type_error("unbound method %s.%s() needs an argument", yr_name_of_type(b->owner),
                             b->def->name);
    if (!yr_isinstance_of(args[0], b->owner))
        return raise_wrong_self(b, args[0]);
    return yr_call_definition(b->def, callable, args[0], args + 1, n - 1, keywords);
}

static yr_value descriptor_get(yr_value self, yr_value object, yr_value type)
{
    (void)type;
    yr_builtin_object *b = builtin_of(self);
    if (!object)
        return yr_retain(self);
    if (!yr_isinstance_of(object, b->owner))
        return raise_wrong_self(b, object);
    return yr_builtin_bound(b->def, object, b->owner);
}

static yr_value descriptor_repr(yr_value self)
{
    yr_builtin_object *b = builtin_of(self);
    return yr_str_format("<method '%s' of '%U' objects>", b->def->name, b->owner->name);
}

YR_BUILT_IN(method_descriptor, object) = {
    .id = YR_T_method_descriptor,
    .size = sizeof(yr_builtin_object),
    .flags = YR_TYPE_METHOD_LIKE,
    .methods = yr_descriptor_reducers,
    .getsets = descriptor_getsets,
    .slots = {.dealloc = descriptor_dealloc,
              .repr = descriptor_repr,
              .call = descriptor_call,
              .descr_get = descriptor_get},
};

/* ---- classmethod_descriptor ------------------------------------------------------------------ */

/* Binds to the type, or to that of the object. */
static yr_value class_get(yr_value self, yr_value object, yr_value type)
{
    yr_builtin_object *b = builtin_of(self);
    if (!type)
        type = yr_from(yr_type_of(object));
    if (!YR_IS_CLASS(type))
        return yr_type_error("descriptor '%s' for type '%s' needs a type, not a '%T' as arg 2",
                             b->def->name, yr_name_of_type(b->owner), type);
    if (!yr_is_subtype(yr_as_type(type), b->owner))
        return yr_type_error("descriptor '%s' requires a subtype of '%s' but received '%s'",
                             b->def->name, yr_name_of_type(b->owner),
                             yr_name_of_type(yr_as_type(type)));
    return yr_builtin_bound(b->def, type, b->owner);
}

static yr_value class_call(yr_value callable, yr_value *args, size_t n, yr_value keywords)
{
    yr_builtin_object *b = builtin_of(callable);
    if (n == 0)
        return yr_type_error("descriptor '%s' of '%s' object needs an argument", b->def->name,
                             yr_name_of_type(b->owner));
    yr_value bound = class_get(callable, 0, args[0]);
    if (!bound)
        return 0;
    yr_value v = builtin_call(bound, args + 1, n - 1, keywords);
    yr_drop(bound);
    return v;
}

YR_BUILT_IN(classmethod_descriptor, object) = {
    .id = YR_T_classmethod_descriptor,
    .size = sizeof(yr_builtin_object),
    .methods = yr_descriptor_reducers,
    .getsets = descriptor_getsets,
    .slots = {.dealloc = descriptor_dealloc,
              .repr = descriptor_repr,
              .call = class_call,
              .descr_get = class_get},
};

/* ---- __new__ of built-in types --------------------------------------------------------------- */

/* The type whose make an instance of t needs: the nearest that is no class with a __new__. */
static yr_type *maker_of(yr_type *t)
{
    while (t->parent && t->slots.make == yr_slot_make)
        t = t->parent;
    return t;
}

static yr_value call_new(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    yr_type *t = yr_as_type(self);
    const char *name = yr_name_of_type(t);
    if (n == 0)
        return yr_type_error("%s.__new__(): not enough arguments", name);
    if (!YR_IS_CLASS(args[0]))
        return yr_type_error("%s.__new__(X): X is not a type object (%T)", name, args[0]);
    yr_type *wanted = yr_as_type(args[0]);
    if (!yr_is_subtype(wanted, t))
        return yr_type_error("%s.__new__(%s): %s is not a subtype of %s", name,
                             yr_name_of_type(wanted), yr_name_of_type(wanted), name);
    yr_type *maker = maker_of(wanted);
    if (maker->slots.make != t->slots.make)
        return yr_type_error("%s.__new__(%s) is not safe, use %s.__new__()", name,
                             yr_name_of_type(wanted), yr_name_of_type(maker));
    return t->slots.make(wanted, args + 1, n - 1, keywords);
}

static const yr_method_def new_definition = {"__new__", call_new, 0, -1, YR_METHOD_KEYWORDS, NULL};

yr_value yr_new_function_of(yr_type *t)
{
    return yr_builtin_bound(&new_definition, yr_from(t), t);
}

bool yr_is_new_of(yr_value v, yr_type **owner)
{
    if (!YR_IS(v, builtin) || builtin_of(v)->def != &new_definition)
        return false;
    *owner = yr_as_type(builtin_of(v)->self);
    return true;
}
