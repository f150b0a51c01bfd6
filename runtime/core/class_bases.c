/* class_bases.c - the bases of a class: the metaclass they ask for, and giving a
 * class new ones. */
#include "class.h"

yr_type *yr_metaclass_of_bases(yr_type *meta, yr_value bases)
{
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, bases);
    for (size_t i = 0; i < tuple->length; i++) {
        yr_type *other = yr_type_of(tuple->items[i]);
        if (yr_is_subtype(meta, other))
            continue;
        if (!yr_is_subtype(other, meta)) {
            yr_type_error("metaclass conflict: the metaclass of a derived class must be a "
                          "(non-strict) subclass of the metaclasses of all its bases");
            return NULL;
        }
        meta = other;
    }
    return meta;
}

/* ---- The order, by a metaclass's mro() perhaps ----------------------------------------------- */

static int check_order(yr_type *t, yr_value order)
{
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, order);
    yr_type *solid = yr_solid_base(t->parent);
    for (size_t i = 0; i < tuple->length; i++) {
        yr_value class = tuple->items[i];
        if (!YR_IS_CLASS(class)) {
            yr_type_error("mro() returned a non-class ('%T')", class);
            return -1;
        }
        if (class != yr_from(t) && !yr_is_subtype(solid, yr_solid_base(yr_as_type(class)))) {
            yr_type_error("mro() returned base with unsuitable layout ('%s')",
                          yr_name_of_type(yr_as_type(class)));
            return -1;
        }
    }
    return 0;
}

yr_value yr_mro_ask(yr_type *t)
{
    yr_type *meta = t->base.type;
    if (meta == YR_TYPE_ID(type) ||
        yr_type_lookup(meta, YR_NAME(mro)) == yr_type_lookup(YR_TYPE(type), YR_NAME(mro)))
        return yr_mro_compute(t);
    yr_value result = yr_invoke_method(yr_from(t), YR_NAME(mro), NULL, 0);
    yr_value order = result ? yr_to_tuple(result) : 0;
    yr_xdrop(result);
    if (order && check_order(t, order) < 0) {
        yr_drop(order);
        return 0;
    }
    return order;
}

/* ---- __bases__ = ----------------------------------------------------------------------------- */

/* Does t come from `of` by the first bases? While mro() runs, they are ahead of the order. */
static bool is_in_chain(const yr_type *t, const yr_type *of)
{
    for (; t; t = t->parent)
        if (t == of)
            return true;
    return false;
}

static int check_new_bases(yr_type *t, yr_value v)
{
    if (!v || t->flags & YR_TYPE_IMMUTABLE) {
        yr_type_error(v ? "cannot set '__bases__' attribute of immutable type '%U'"
                        : "cannot delete '__bases__' attribute of immutable type '%U'",
                      t->name);
        return -1;
    }
    if (!YR_IS_TUPLE(v)) {
        yr_type_error("can only assign tuple to %U.__bases__, not %T", t->name, v);
        return -1;
    }
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, v);
    if (!tuple->length) {
        yr_type_error("can only assign non-empty tuple to %U.__bases__, not ()", t->name);
        return -1;
    }
    for (size_t i = 0; i < tuple->length; i++) {
        if (!YR_IS_CLASS(tuple->items[i])) {
            yr_type_error("%U.__bases__ must be tuple of classes, not '%T'", t->name,
                          tuple->items[i]);
            return -1;
        }
        yr_type *base = yr_as_type(tuple->items[i]);
        if (yr_is_subtype(base, t) || (base->mro && is_in_chain(base, t))) {
            yr_type_error("a __bases__ item causes an inheritance cycle");
            return -1;
        }
    }
    return 0;
}

static int reorder(yr_type *t)
{
    yr_value before = yr_xretain(t->mro), order = yr_mro_ask(t);
    bool is_new = t->mro == before; /* else mro() has given it other bases, and they count */
    yr_xdrop(before);
    if (!order)
        return -1;
    if (!is_new) {
        yr_drop(order);
        return 0;
    }
    yr_set(&t->mro, order);
    for (size_t i = 0; i < t->subclass_count; i++)
        if (reorder(t->subclasses[i]) < 0)
            return -1;
    return 0;
}

static void update_all(yr_type *t)
{
    yr_slots_update(t);
    for (size_t i = 0; i < t->subclass_count; i++)
        update_all(t->subclasses[i]);
}

static int link_bases(yr_type *t, yr_value bases, bool add)
{
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, bases);
    for (size_t i = 0; i < tuple->length; i++) {
        yr_type *base = yr_as_type(tuple->items[i]);
        if (!add)
            yr_subclass_remove(base, t);
        else if (yr_subclass_add(base, t) < 0)
            return -1;
    }
    return 0;
}

/* Are CPython's instances of t known to its collector? They are freed by another function then. */
static bool is_collected(yr_type *t)
{
    if (t->flags & YR_TYPE_HEAP)
        return true;
    return t != YR_TYPE_ID(object) && t != YR_TYPE_ID(int) && t != YR_TYPE_ID(float) &&
           t != YR_TYPE_ID(str) && t != YR_TYPE_ID(bytes) && t != YR_TYPE_ID(bytearray) &&
           t != YR_TYPE_ID(complex);
}

/* On an error the old bases are put back. */
int yr_type_set_bases(yr_value self, yr_value v)
{
    yr_type *t = yr_as_type(self);
    if (check_new_bases(t, v) < 0)
        return -1;
    yr_type *parent = yr_best_base(v), *old_parent = t->parent;
    if (!parent)
        return -1;
    if (is_collected(parent) != is_collected(old_parent)) {
        yr_type_error("__bases__ assignment: '%s' deallocator differs from '%s'",
                      yr_name_of_type(parent), yr_name_of_type(old_parent));
        return -1;
    }
    if (parent->size != old_parent->size || yr_solid_base(parent) != yr_solid_base(old_parent)) {
        yr_type_error("__bases__ assignment: '%s' object layout differs from '%s'",
                      yr_name_of_type(parent), yr_name_of_type(old_parent));
        return -1;
    }
    yr_value old = t->bases;
    t->bases = yr_retain(v);
    t->parent = parent;
    int result = reorder(t);
    if (t->bases != v) { /* mro() has set others meanwhile */
        yr_drop(old);
        return result;
    }
    if (result < 0) {
        yr_value pending = yr_save_pending();
        t->bases = old;
        t->parent = old_parent;
        old = v;
        reorder(t);
        yr_restore_pending(pending);
    } else {
        link_bases(t, old, false);
        result = link_bases(t, v, true);
    }
    yr_type_modified(t);
    update_all(t);
    yr_drop(old);
    return result;
}
