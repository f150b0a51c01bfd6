/* class_slots.c - the layout of a class's instances: __slots__, __dict__, __weakref__.
 *
 *     object header | members of the built-in base | members of __slots__, base first | attributes
 *
 * A class without __slots__ gives its instances attributes unless its base does already. Members
 * go in front of the attributes, which therefore stand further back in subclasses; nothing but
 * yr_attributes_of() knows where. In a str both stand behind the text: yr_members_variable().
 */
#include "class.h"

typedef struct {
    yr_type *t;
    yr_value names; /* list of the members, mangled; owned */
    bool wants_dict, wants_weak;
} layout;

/* Instances of t keep attributes, here or in a dict of their own kind (modules, types). */
static bool has_attributes(yr_type *t)
{
    return t->flags & (YR_TYPE_HAS_DICT | YR_TYPE_TYPE) ||
           yr_type_lookup(t, YR_NAME(__dict__)) != 0;
}

static bool any_base_has_attributes(yr_type *t)
{
    yr_tuple_object *bases = YR_AS(yr_tuple_object, t->bases);
    for (size_t i = 0; i < bases->length; i++)
        if (has_attributes(yr_as_type(bases->items[i])))
            return true;
    return false;
}

static bool any_base_is_weak(yr_type *t)
{
    yr_tuple_object *bases = YR_AS(yr_tuple_object, t->bases);
    for (size_t i = 0; i < bases->length; i++)
        if (yr_as_type(bases->items[i])->flags & YR_TYPE_WEAKREFS)
            return true;
    return false;
}

/* ---- Reading __slots__ ----------------------------------------------------------------------- */

/* new: __x in class C is _C__x; names of only underscores, and __x__, stay. */
static yr_value mangle(yr_type *t, yr_value name)
{
    const char *s = yr_utf8(name, NULL), *class = yr_utf8(t->name, NULL);
    if (!s || !class)
        return 0;
    size_t n = strlen(s);
    if (strncmp(s, "__", 2) || (n >= 2 && !strcmp(s + n - 2, "__")))
        return yr_intern(yr_retain(name));
    while (*class == '_')
        class ++;
    return yr_intern(*class ? yr_str_format("_%s%s", class, s) : yr_retain(name));
}

static int add_name(layout *l, yr_value item)
{
    if (!YR_IS_STR(item)) {
        yr_type_error("__slots__ items must be strings, not '%T'", item);
        return -1;
    }
    if (!yr_str_is_identifier(item)) {
        yr_type_error("__slots__ must be identifiers");
        return -1;
    }
    if (yr_str_is(item, "__dict__")) {
        if (l->wants_dict || has_attributes(l->t->parent)) {
            yr_type_error("__dict__ slot disallowed: we already got one");
            return -1;
        }
        l->wants_dict = true;
        return 0;
    }
    if (yr_str_is(item, "__weakref__")) {
        if (l->wants_weak || l->t->parent->flags & YR_TYPE_WEAKREFS) {
            yr_type_error("__weakref__ slot disallowed: either we already got one, or "
                          "__itemsize__ != 0");
            return -1;
        }
        l->wants_weak = true;
        return 0;
    }
    yr_value name = mangle(l->t, item);
    if (!name)
        return -1;
    int result = -1;
    if (yr_dict_get(yr_type_dict(l->t), name) && !yr_str_is(name, "__qualname__"))
        yr_value_error("%R in __slots__ conflicts with class variable", name);
    else
        result = yr_list_append(l->names, name);
    yr_drop(name);
    return result;
}

static int read_slots(layout *l, yr_value slots)
{
    yr_value items = YR_IS_STR(slots) ? yr_tuple_of(&slots, 1) : yr_to_tuple(slots);
    if (!items)
        return -1;
    yr_tuple_object *tuple = YR_AS(yr_tuple_object, items);
    int result = 0;
    bool varsized = l->t->flags & YR_TYPE_VARSIZED && !(l->t->flags & YR_TYPE_STR);
    if (tuple->length && (varsized || l->t->flags & YR_TYPE_TYPE)) {
        yr_type_error("nonempty __slots__ not supported for subtype of '%U'", l->t->parent->name);
        result = -1;
    }
    for (size_t i = 0; result == 0 && i < tuple->length; i++)
        result = add_name(l, tuple->items[i]);
    yr_drop(items);
    return result == 0 ? yr_list_sort(l->names, 0, false) : -1;
}

static int add_slot_name(yr_type *t, yr_value names, yr_value item)
{
    if (!YR_IS_STR(item) || yr_str_is(item, "__dict__") || yr_str_is(item, "__weakref__"))
        return 0;
    yr_value name = mangle(t, item);
    int result = name ? yr_list_append(names, name) : -1;
    yr_xdrop(name);
    return result;
}

yr_value yr_class_slot_names(yr_type *t)
{
    yr_value slots = yr_dict_get(yr_type_dict(t), YR_NAME(__slots__)), names = yr_list_new();
    yr_value items = !slots             ? yr_retain(YR->empty_tuple)
                     : YR_IS_STR(slots) ? yr_tuple_of(&slots, 1)
                                        : yr_to_tuple(slots);
    int result = names && items ? 0 : -1;
    for (size_t i = 0; result == 0 && i < YR_AS(yr_tuple_object, items)->length; i++)
        result = add_slot_name(t, names, YR_AS(yr_tuple_object, items)->items[i]);
    if (result == 0)
        result = yr_list_sort(names, 0, false);
    yr_xdrop(items);
    if (result < 0 && names)
        yr_set(&names, 0);
    return names;
}

/* ---- Laying out ------------------------------------------------------------------------------ */

static int add_getset(yr_type *t, const yr_getset_def *def)
{
    yr_value name = yr_intern_c(def->name);
    if (!name)
        return -1;
    int result = 0;
    if (!yr_dict_get(yr_type_dict(t), name)) {
        yr_value getset = yr_getset_new(t, def);
        result = getset ? yr_dict_set(yr_type_dict(t), name, getset) : -1;
        yr_xdrop(getset);
    }
    yr_drop(name);
    return result;
}

static int add_members(layout *l, size_t offset)
{
    yr_list_object *names = YR_AS(yr_list_object, l->names);
    for (size_t i = 0; i < names->length; i++) {
        yr_value member = yr_member_new(l->t, names->items[i], offset + i * sizeof(yr_value));
        int result = member ? yr_dict_set(yr_type_dict(l->t), names->items[i], member) : -1;
        yr_xdrop(member);
        if (result < 0)
            return -1;
    }
    return 0;
}

static int lay_out(layout *l)
{
    yr_type *t = l->t;
    size_t count = YR_AS(yr_list_object, l->names)->length, start = t->parent->size;
    bool varsized = t->flags & YR_TYPE_VARSIZED;
    if (t->parent->flags & YR_TYPE_HAS_DICT && !varsized)
        start -= sizeof(yr_attributes);
    if (l->wants_dict)
        t->flags |= YR_TYPE_HAS_DICT;
    if (l->wants_weak)
        t->flags |= YR_TYPE_WEAKREFS;
    t->slot_count = (uint32_t)count;
    t->size = start + count * sizeof(yr_value);
    if (t->flags & YR_TYPE_HAS_DICT && !varsized)
        t->size += sizeof(yr_attributes);
    if (l->wants_dict && add_getset(t, yr_dict_getset) < 0)
        return -1;
    if (l->wants_weak && add_getset(t, yr_weakref_getset) < 0)
        return -1;
    return add_members(l, start);
}

int yr_class_layout(yr_type *t, yr_value namespace)
{
    (void)namespace;
    yr_value slots = yr_dict_get(yr_type_dict(t), YR_NAME(__slots__));
    layout l = {.t = t, .names = yr_list_new()};
    if (!l.names)
        return -1;
    int result = 0;
    if (slots) {
        yr_retain(slots);
        result = read_slots(&l, slots);
        yr_drop(slots);
        /* Another base than the one of the layout may bring attributes or weak references. */
        l.wants_dict |= any_base_has_attributes(t);
        l.wants_weak |= any_base_is_weak(t);
    } else {
        l.wants_dict = l.wants_weak = true;
    }
    l.wants_dict = l.wants_dict && !has_attributes(t->parent);
    l.wants_weak = l.wants_weak && !(t->parent->flags & YR_TYPE_WEAKREFS);
    if (result == 0)
        result = lay_out(&l);
    yr_drop(l.names);
    return result;
}
