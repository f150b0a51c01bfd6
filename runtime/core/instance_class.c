/* instance_class.c - __class__ and __dict__ of instances, and assigning to them.
 *
 * An instance may take another class if both are classes of the same layout: the same built-in
 * base, the same members of __slots__, attributes or none. Its attributes then get a shape of the
 * new class.
 */
#include "class.h"

/* ---- __class__ ------------------------------------------------------------------------------- */

yr_value yr_object_get_class(yr_value self)
{
    return yr_retain(yr_from(yr_type_of(self)));
}

/* The nearest type that adds something to the layout. */
static yr_type *layout_of(yr_type *t)
{
    while (t->flags & YR_TYPE_HEAP && !t->slot_count)
        t = t->parent;
    return t;
}

static bool same_members(yr_type *a, yr_type *b)
{
    if (a->slot_count != b->slot_count || a->size != b->size)
        return false;
    yr_value x = yr_class_slot_names(a), y = x ? yr_class_slot_names(b) : 0;
    int same = y ? yr_equal(x, y) : -1;
    if (same < 0)
        yr_clear_pending();
    yr_xdrop(x);
    yr_xdrop(y);
    return same > 0;
}

static bool same_layout(yr_type *a, yr_type *b)
{
    if ((a->flags ^ b->flags) & (YR_TYPE_HAS_DICT | YR_TYPE_WEAKREFS | YR_TYPE_VARSIZED) ||
        a->size != b->size)
        return false;
    a = layout_of(a);
    b = layout_of(b);
    if (a == b)
        return true;
    return a->flags & b->flags & YR_TYPE_HEAP && a->parent == b->parent && same_members(a, b);
}

/* Moves the attributes to a shape of t, or into a dict. */
static int reshape(yr_object *o, yr_type *t)
{
    yr_attributes *a = yr_attributes_of(o);
    if (!a->shape)
        return 0;
    yr_shape *next = yr_shape_root(t);
    for (uint32_t i = 0; next && i < a->shape->count; i++)
        next = yr_shape_add(next, a->shape->keys[i]);
    if (next) {
        a->shape = next;
        return 0;
    }
    if (yr_pending())
        return -1;
    yr_value dict = yr_instance_dict(o);
    yr_xdrop(dict);
    return dict ? 0 : -1;
}

static int check_class(yr_value self, yr_value v)
{
    if (!v) {
        yr_type_error("can't delete __class__ attribute");
        return -1;
    }
    if (!YR_IS_CLASS(v)) {
        yr_type_error("__class__ must be set to a class, not '%T' object", v);
        return -1;
    }
    yr_type *old = yr_type_of(self), *new = yr_as_type(v);
    bool modules = yr_is_subtype(old, YR_TYPE_ID(module)) && yr_is_subtype(new, YR_TYPE_ID(module));
    if (!modules && !(old->flags & new->flags &YR_TYPE_HEAP)) {
        yr_type_error("__class__ assignment only supported for mutable types or ModuleType "
                      "subclasses");
        return -1;
    }
    if (same_layout(old, new))
        return 0;
    yr_type_error("__class__ assignment: '%s' object layout differs from '%s'",
                  yr_name_of_type(new), yr_name_of_type(old));
    return -1;
}

int yr_object_set_class(yr_value self, yr_value v)
{
    if (check_class(self, v) < 0)
        return -1;
    yr_object *o = yr_object_of(self);
    yr_type *old = o->type, *new = yr_as_type(v);
    if (old == new)
        return 0;
    if (old->flags & YR_TYPE_HAS_DICT && reshape(o, new) < 0)
        return -1;
    o->type = new;
    if (new->flags & YR_TYPE_HEAP)
        yr_retain(v);
    if (old->flags & YR_TYPE_HEAP)
        yr_drop(yr_from(old));
    return 0;
}

/* ---- __dict__ -------------------------------------------------------------------------------- */

/* borrowed: the descriptor of __dict__ that a built-in base has for dicts of its own (classes,
 * modules); 0 and AttributeError */
static yr_value builtin_descriptor(yr_value self)
{
    yr_type *t = yr_type_of(self);
    while (t->flags & YR_TYPE_HEAP)
        t = t->parent;
    yr_value found = yr_type_lookup(t, YR_NAME(__dict__));
    if (found)
        return found;
    return yr_raise_format(YR_EXC(AttributeError), "'%T' object has no attribute '__dict__'", self);
}

yr_value yr_object_get_dict(yr_value self)
{
    if (yr_type_of(self)->flags & YR_TYPE_HAS_DICT)
        return yr_instance_dict(yr_object_of(self));
    yr_value found = builtin_descriptor(self);
    return found ? yr_type_of(found)->slots.descr_get(found, self, 0) : 0;
}

int yr_object_set_dict(yr_value self, yr_value v)
{
    if (!(yr_type_of(self)->flags & YR_TYPE_HAS_DICT)) {
        yr_value found = builtin_descriptor(self);
        return found ? yr_type_of(found)->slots.descr_set(found, self, v) : -1;
    }
    if (v && !YR_IS_DICT(v)) {
        yr_type_error("__dict__ must be set to a dictionary, not a '%T'", v);
        return -1;
    }
    yr_object *o = yr_object_of(self);
    yr_value dict = yr_instance_dict(o); /* from now on values[0] is the dict */
    if (!dict)
        return -1;
    yr_drop(dict);
    v = v ? yr_retain(v) : yr_dict_new(); /* deleted, it begins anew */
    if (!v)
        return -1;
    yr_set(&yr_attributes_of(o)->values[0], v);
    return 0;
}

static yr_value get_weakref(yr_value self)
{
    (void)self;
    return YR_NONE;
}

const yr_getset_def yr_dict_getset[2] = {
    {"__dict__", yr_object_get_dict, yr_object_set_dict, "dictionary for instance variables"},
    {NULL, NULL, NULL, NULL},
};
const yr_getset_def yr_weakref_getset[2] = {
    {"__weakref__", get_weakref, NULL, "list of weak references to the object"},
    {NULL, NULL, NULL, NULL},
};
