/* super.c - the type super: attribute search that starts behind a class in the order of bases of
 * the object's class.
 */
#include "class.h"

static yr_super *super_of(yr_value v)
{
    return YR_AS(yr_super, v);
}

/* ---- The class whose order is searched ------------------------------------------------------- */

/* borrowed: object itself if it is a subclass of t, else its class; NULL and TypeError. */
static yr_type *check_object(yr_type *t, yr_value object)
{
    if (YR_IS_CLASS(object) && yr_is_subtype(yr_as_type(object), t))
        return yr_as_type(object);
    if (yr_isinstance_of(object, t))
        return yr_type_of(object);
    yr_value class = yr_getattr_or_null(object, YR_NAME(__class__));
    yr_type *found = NULL;
    if (class && YR_IS_CLASS(class) && yr_is_subtype(yr_as_type(class), t))
        found = yr_as_type(class);
    yr_xdrop(class); /* the object keeps its class */
    if (!found && !yr_pending())
        yr_type_error("super(type, obj): obj must be an instance or subtype of type");
    return found;
}

static int fill(yr_super *s, yr_type *t, yr_value object)
{
    yr_type *object_type = NULL;
    if (object && !(object_type = check_object(t, object)))
        return -1;
    yr_value old[3] = {s->type ? yr_from(s->type) : 0, s->object,
                       s->object_type ? yr_from(s->object_type) : 0};
    s->type = t;
    yr_retain(yr_from(t));
    s->object = yr_xretain(object);
    s->object_type = object_type;
    if (object_type)
        yr_retain(yr_from(object_type));
    for (int i = 0; i < 3; i++)
        yr_xdrop(old[i]);
    return 0;
}

yr_value yr_super_new(yr_type *t, yr_value object)
{
    yr_super *s = yr_new(YR_TYPE(super), sizeof *s);
    if (!s)
        return 0;
    if (fill(s, t, object) < 0) {
        yr_drop(yr_from(s));
        return 0;
    }
    return yr_from(s);
}

/* ---- Search ---------------------------------------------------------------------------------- */

yr_value yr_super_find(yr_value self, yr_value name)
{
    yr_super *s = super_of(self);
    if (!s->object_type || !s->object_type->mro || name == YR_NAME(__class__))
        return 0;
    yr_tuple_object *mro = YR_AS(yr_tuple_object, s->object_type->mro);
    size_t i = 0;
    while (i < mro->length && mro->items[i] != yr_from(s->type))
        i++;
    for (i++; i < mro->length; i++) {
        yr_value dict = yr_type_dict(yr_as_type(mro->items[i]));
        yr_value v = dict ? yr_dict_get(dict, name) : 0;
        if (v)
            return v;
    }
    return 0;
}

static yr_value super_getattr(yr_value self, yr_value name)
{
    yr_super *s = super_of(self);
    yr_value found = yr_super_find(self, name);
    if (!found)
        return yr_object_getattr(self, name);
    yr_retain(found);
    yr_value (*get)(yr_value, yr_value, yr_value) = yr_type_of(found)->slots.descr_get;
    if (!get)
        return found;
    yr_value object_type = yr_from(s->object_type);
    yr_value v = get(found, s->object == object_type ? 0 : s->object, object_type);
    yr_drop(found);
    return v;
}

/* ---- The type -------------------------------------------------------------------------------- */

static void super_clear(yr_object *o)
{
    yr_set(&((yr_super *)o)->object, 0);
}

static void super_dealloc(yr_object *o)
{
    yr_super *s = (yr_super *)o;
    super_clear(o);
    if (s->type)
        yr_drop(yr_from(s->type));
    if (s->object_type)
        yr_drop(yr_from(s->object_type));
    yr_release(o);
}

static int super_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_super *s = (yr_super *)o;
    YR_VISIT(s->object);
    YR_VISIT(s->type ? yr_from(s->type) : 0);
    YR_VISIT(s->object_type ? yr_from(s->object_type) : 0);
    return 0;
}

static yr_value super_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    (void)n;
    (void)keywords;
    yr_super *s = yr_new(t, t->size);
    return s ? yr_from(s) : 0;
}

static int super_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_no_keywords("super", keywords) < 0)
        return -1;
    if (n > 2) {
        yr_type_error("super() expected at most 2 arguments, got %zu", n);
        return -1;
    }
    if (n == 0) {
        yr_raise_format(YR_EXC(RuntimeError), "super(): no arguments");
        return -1;
    }
    if (!YR_IS_CLASS(args[0])) {
        yr_type_error("super() argument 1 must be a type, not %T", args[0]);
        return -1;
    }
    yr_value object = n == 2 && args[1] != YR_NONE ? args[1] : 0;
    return fill(super_of(self), yr_as_type(args[0]), object);
}

static yr_value super_repr(yr_value self)
{
    yr_super *s = super_of(self);
    const char *name = s->type ? yr_name_of_type(s->type) : "NULL";
    if (s->object_type)
        return yr_str_format("<super: <class '%s'>, <%U object>>", name, s->object_type->name);
    return yr_str_format("<super: <class '%s'>, NULL>", name);
}

static yr_value super_get(yr_value self, yr_value object, yr_value type)
{
    (void)type;
    yr_super *s = super_of(self);
    if (!object || object == YR_NONE || s->object || !s->type)
        return yr_retain(self);
    if (yr_type_of(self) == YR_TYPE_ID(super))
        return yr_super_new(s->type, object);
    yr_value args[2] = {yr_from(s->type), object};
    return yr_invoke(yr_from(yr_type_of(self)), args, 2);
}

static yr_value get_type(yr_value self)
{
    yr_type *t = super_of(self)->type;
    return t ? yr_retain(yr_from(t)) : YR_NONE;
}

static yr_value get_object(yr_value self)
{
    yr_value object = super_of(self)->object;
    return object ? yr_retain(object) : YR_NONE;
}

static yr_value get_object_type(yr_value self)
{
    yr_type *t = super_of(self)->object_type;
    return t ? yr_retain(yr_from(t)) : YR_NONE;
}

static const yr_getset_def getsets[] = {
    {"__thisclass__", get_type, yr_readonly, NULL},
    {"__self__", get_object, yr_readonly, NULL},
    {"__self_class__", get_object_type, yr_readonly, NULL},
    {NULL, NULL, NULL, NULL},
};

YR_BUILT_IN(super, object) = {
    .id = YR_T_super,
    .size = sizeof(yr_super),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE,
    .getsets = getsets,
    .slots = {.dealloc = super_dealloc,
              .traverse = super_traverse,
              .clear = super_clear,
              .repr = super_repr,
              .getattr = super_getattr,
              .descr_get = super_get,
              .make = super_make,
              .init = super_init},
};

/* ---- super() without arguments --------------------------------------------------------------- */

yr_value yr_call_super(yr_value callee, yr_value cell, yr_value self)
{
    if (callee != yr_from(YR_TYPE_ID(super)))
        return yr_invoke0(callee);
    if (!self)
        return yr_raise_format(YR_EXC(RuntimeError), "super(): no arguments");
    if (!cell || !YR_IS(cell, cell))
        return yr_raise_format(YR_EXC(RuntimeError), "super(): __class__ cell not found");
    yr_value class = YR_AS(yr_cell, cell)->value;
    if (!class)
        return yr_raise_format(YR_EXC(RuntimeError), "super(): empty __class__ cell");
    if (!YR_IS_CLASS(class))
        return yr_raise_format(YR_EXC(RuntimeError), "super(): __class__ is not a type (%T)",
                               class);
    return yr_super_new(yr_as_type(class), self);
}
