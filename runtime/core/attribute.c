/* attribute.c - looking attributes up: o.name, o.name = v, del o.name.
 *
 * The order is CPython's: a data descriptor of the type (one with __set__ or __delete__), the
 * instance's own attribute, a plain descriptor of the type, any other attribute of the type.
 * Whatever is found in a type is retained before code can run.
 */
#include "class.h"
#include "exception.h"

/* ---- Errors ---------------------------------------------------------------------------------- */

yr_value yr_attribute_failed(yr_value o, yr_value name)
{
    if (!yr_pending_is(YR_EXC(AttributeError)))
        return 0;
    yr_attribute_error *e = YR_AS(yr_attribute_error, YR->pending);
    if (!e->name && !e->object) {
        yr_exception_set(&e->name, name);
        yr_exception_set(&e->object, o);
    }
    return 0;
}

static YR_COLD int raise_missing(yr_value o, yr_value name)
{
    if (YR_IS_CLASS(o))
        yr_raise_format(YR_EXC(AttributeError), "type object '%U' has no attribute '%U'",
                        yr_as_type(o)->name, name);
    else
        yr_raise_format(YR_EXC(AttributeError), "'%T' object has no attribute '%U'", o, name);
    return -1;
}

yr_value yr_raise_missing_attribute(yr_value o, yr_value name)
{
    raise_missing(o, name);
    return yr_attribute_failed(o, name);
}

static YR_COLD int raise_read_only(yr_value o, yr_value name)
{
    yr_raise_format(YR_EXC(AttributeError), "'%T' object attribute '%U' is read-only", o, name);
    return -1;
}

static YR_COLD int raise_not_a_name(yr_value name)
{
    yr_type_error("attribute name must be string, not '%T'", name);
    return -1;
}

/* ---- Reading --------------------------------------------------------------------------------- */

typedef yr_value (*getter)(yr_value, yr_value, yr_value);

/* The attribute that the object itself has; dict is where it keeps them, or 0: yr_attributes. */
static int find_own(yr_value o, yr_type *t, yr_value name, yr_value dict, yr_value *v)
{
    if (dict)
        return yr_dict_find(dict, name, v);
    return t->flags & YR_TYPE_HAS_DICT ? yr_instance_get(yr_object_of(o), name, v) : 0;
}

/* As yr_find_attribute, for an object that keeps its attributes in dict (0: as its type says). */
static int find(yr_value o, yr_value name, yr_value dict, yr_value *v)
{
    yr_type *t = yr_type_of(o);
    yr_value found = yr_type_lookup(t, name);
    getter get = NULL;
    if (found) {
        yr_retain(found);
        yr_type *kind = yr_type_of(found);
        get = kind->slots.descr_get;
        if (get && kind->slots.descr_set) {
            *v = get(found, o, yr_from(t));
            yr_drop(found);
            return 1;
        }
    }
    *v = 0;
    int own = find_own(o, t, name, dict, v);
    if (own) {
        yr_xdrop(found);
        if (own < 0)
            *v = 0;
        return 1;
    }
    if (!get) {
        *v = found;
        return found != 0;
    }
    *v = get(found, o, yr_from(t));
    yr_drop(found);
    return 1;
}

int yr_find_attribute(yr_value o, yr_value name, yr_value *v)
{
    return find(o, name, 0, v);
}

yr_value yr_object_getattr(yr_value o, yr_value name)
{
    yr_value v;
    return find(o, name, 0, &v) ? v : yr_raise_missing_attribute(o, name);
}

yr_value yr_getattr_in(yr_value o, yr_value name, yr_value dict)
{
    yr_value v;
    if (dict)
        yr_retain(dict);
    int found = find(o, name, dict, &v);
    yr_xdrop(dict);
    return found ? v : yr_raise_missing_attribute(o, name);
}

yr_value yr_getattr(yr_value o, yr_value name)
{
    if (YR_UNLIKELY(!YR_IS_STR(name))) {
        raise_not_a_name(name);
        return 0;
    }
    yr_value v = yr_type_of(o)->slots.getattr(o, name);
    return YR_LIKELY(v) ? v : yr_attribute_failed(o, name);
}

yr_value yr_getattr_or_null(yr_value o, yr_value name)
{
    yr_value v;
    yr_value (*get)(yr_value, yr_value) = yr_type_of(o)->slots.getattr;
    if (get == yr_object_getattr && YR_IS_STR(name)) {
        if (!yr_find_attribute(o, name, &v))
            return 0;
    } else if (get == yr_type_getattr && YR_IS_STR(name)) {
        if (!yr_find_type_attribute(o, name, &v))
            return 0;
    } else {
        v = yr_getattr(o, name);
    }
    if (!v && yr_pending_is(YR_EXC(AttributeError)))
        yr_clear_pending();
    return v;
}

/* ---- Writing --------------------------------------------------------------------------------- */

/* Sets or (v 0) deletes in the object's own attributes. 1 done, 0 it has none or not
 * that one, -1 */
static int set_own(yr_value o, yr_type *t, yr_value name, yr_value v, yr_value *dict)
{
    if (!dict) {
        if (!(t->flags & YR_TYPE_HAS_DICT))
            return 0;
        if (!v)
            return yr_instance_delete(yr_object_of(o), name);
        return yr_instance_set(yr_object_of(o), name, v) < 0 ? -1 : 1;
    }
    if (!*dict && v && !(*dict = yr_dict_new()))
        return -1;
    if (!*dict)
        return 0;
    yr_value own = yr_retain(*dict);
    int result = v ? yr_dict_set(own, name, v) : yr_dict_delete(own, name);
    yr_drop(own);
    return v && result == 0 ? 1 : result;
}

static int set(yr_value o, yr_value name, yr_value v, yr_value *dict)
{
    yr_type *t = yr_type_of(o);
    yr_value found = yr_type_lookup(t, name);
    if (found) {
        int (*descr_set)(yr_value, yr_value, yr_value) = yr_type_of(found)->slots.descr_set;
        if (descr_set) {
            yr_retain(found);
            int result = descr_set(found, o, v);
            yr_drop(found);
            return result;
        }
    }
    int done = set_own(o, t, name, v, dict);
    if (done)
        return done < 0 ? -1 : 0;
    bool has_own = dict || t->flags & YR_TYPE_HAS_DICT;
    if (has_own || !yr_type_lookup(t, name))
        return raise_missing(o, name);
    return raise_read_only(o, name);
}

int yr_object_setattr(yr_value o, yr_value name, yr_value v)
{
    return set(o, name, v, NULL);
}

int yr_setattr_in(yr_value o, yr_value name, yr_value v, yr_value *dict)
{
    return set(o, name, v, dict);
}

int yr_setattr(yr_value o, yr_value name, yr_value v)
{
    if (YR_UNLIKELY(!YR_IS_STR(name)))
        return raise_not_a_name(name);
    yr_value interned = yr_intern(yr_retain(name));
    if (!interned)
        return -1;
    int result = yr_type_of(o)->slots.setattr(o, interned, v);
    yr_drop(interned);
    return result;
}

int yr_delattr(yr_value o, yr_value name)
{
    if (YR_UNLIKELY(!YR_IS_STR(name)))
        return raise_not_a_name(name);
    return yr_type_of(o)->slots.setattr(o, name, 0);
}

/* ---- __dict__ -------------------------------------------------------------------------------- */

yr_value yr_dict_of(yr_value o)
{
    return yr_getattr(o, YR_NAME(__dict__));
}
