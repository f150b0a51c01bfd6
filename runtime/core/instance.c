/* instance.c - the attributes of an instance, and how instances of classes die.
 *
 * Three states of the yr_attributes of an object:
 *
 *     shape NULL, values NULL    nothing set yet (as fresh from yr_new)
 *     shape set                  values[i] is the attribute shape->keys[i]; owned, never 0
 *     shape NULL, values set     values[0] is a dict: __dict__ has been asked for, or there are too
 *                                many attributes for a shape
 *
 * values has room for yr_shape_capacity(shape->count) of them, so that the room is known without
 * being stored. Members of __slots__ are in the object itself; 0 is unbound.
 */
#include "allocate.h"
#include "class.h"

static size_t round_up(size_t n)
{
    return (n + 7) & ~(size_t)7;
}

size_t yr_variable_size(yr_type *t, size_t size)
{
    return t->flags & YR_TYPE_HAS_DICT ? round_up(size) + sizeof(yr_attributes) : size;
}

/* Where the variable part of o ends: must agree with the `make` of its type. */
yr_attributes *yr_attributes_variable(yr_object *o)
{
    size_t end = o->type->size;
    if (o->type->flags & YR_TYPE_INT) {
        int64_t n = ((yr_bigint *)o)->size;
        end = sizeof(yr_bigint) + (size_t)(n < 0 ? -n : n) * sizeof(uint64_t);
    } else if (o->type->flags & YR_TYPE_STR) {
        yr_str *s = (yr_str *)o;
        end = offsetof(yr_str, data) + (s->length + 1) * s->kind;
        if (end < sizeof(yr_str))
            end = sizeof(yr_str);
        end = round_up(end) + o->type->size - YR_TYPE(str)->size;
    } else if (o->type->flags & YR_TYPE_BYTES) {
        end = sizeof(yr_bytes) + ((yr_bytes *)o)->length + 1;
    } else if (o->type->flags & YR_TYPE_TUPLE) {
        end = sizeof(yr_tuple_object) + ((yr_tuple_object *)o)->length * sizeof(yr_value);
    }
    return (yr_attributes *)((char *)o + round_up(end));
}

char *yr_members_variable(yr_object *o)
{
    return (char *)yr_attributes_variable(o) - o->type->size;
}

/* ---- Get, set, delete ------------------------------------------------------------------------ */

int yr_instance_get(yr_object *o, yr_value name, yr_value *v)
{
    yr_attributes *a = yr_attributes_of(o);
    if (a->shape) {
        int i = yr_shape_find(a->shape, name);
        if (i < 0)
            return 0;
        *v = yr_retain(a->values[i]);
        return 1;
    }
    if (!a->values)
        return 0;
    yr_value dict = yr_retain(a->values[0]); /* comparing keys may replace it */
    int found = yr_dict_find(dict, name, v);
    yr_drop(dict);
    return found;
}

int yr_instance_start(yr_object *o, yr_attributes *a)
{
    if (!a->shape && !a->values)
        a->shape = yr_shape_root(o->type);
    return a->shape || a->values ? 0 : -1;
}

int yr_instance_append(yr_attributes *a, yr_shape *next, yr_value v)
{
    uint32_t count = next->count - 1, room = yr_shape_capacity(count);
    if (count == room) {
        room = yr_shape_capacity(next->count);
        yr_value *values = yr_resize(a->values, room * sizeof(yr_value));
        if (!values) {
            yr_drop(v);
            return -1;
        }
        a->values = values;
    }
    a->values[count] = v;
    a->shape = next;
    return 0;
}

/* Moves the attributes of a shape into a dict. On an error nothing has changed. */
static int keep_dict(yr_attributes *a)
{
    yr_value dict = yr_dict_new();
    if (!dict)
        return -1;
    if (!a->shape && a->values) { /* a finaliser that ran just now has done it */
        yr_drop(dict);
        return 0;
    }
    uint32_t count = a->shape ? a->shape->count : 0;
    for (uint32_t i = 0; i < count; i++)
        if (yr_dict_set(dict, a->shape->keys[i], a->values[i]) < 0)
            goto fail;
    yr_value *place = a->values;
    if (!place && !(place = yr_alloc(sizeof(yr_value))))
        goto fail;
    a->values = place;
    a->shape = NULL;
    for (uint32_t i = 0; i < count; i++)
        yr_drop(place[i]); /* the dict has each too: nothing dies */
    place[0] = dict;
    return 0;
fail:
    yr_drop(dict);
    return -1;
}

static int set_in_shape(yr_object *o, yr_attributes *a, yr_value name, yr_value v)
{
    int i = yr_shape_find(a->shape, name);
    if (i >= 0) {
        yr_set(&a->values[i], yr_retain(v));
        return 0;
    }
    yr_value key = yr_intern(yr_retain(name));
    if (!key)
        return -1;
    yr_shape *next = yr_shape_add(a->shape, key);
    yr_drop(key); /* the shape has it */
    if (next)
        return yr_instance_append(a, next, yr_retain(v));
    if (yr_pending() || keep_dict(a) < 0)
        return -1;
    return yr_instance_set(o, name, v);
}

int yr_instance_set(yr_object *o, yr_value name, yr_value v)
{
    yr_attributes *a = yr_attributes_of(o);
    if (yr_instance_start(o, a) < 0)
        return -1;
    if (a->shape)
        return set_in_shape(o, a, name, v);
    yr_value dict = yr_retain(a->values[0]);
    int result = yr_dict_set(dict, name, v);
    yr_drop(dict);
    return result;
}

/* The shape without name i: the same names set again in order. NULL: keep a dict instead. */
static yr_shape *shape_without(yr_shape *shape, int i)
{
    yr_shape *next = shape->root;
    for (uint32_t k = 0; k < shape->count && next; k++)
        if (k != (uint32_t)i)
            next = yr_shape_add(next, shape->keys[k]);
    return next;
}

static int delete_in_dict(yr_attributes *a, yr_value name)
{
    yr_value dict = yr_retain(a->values[0]);
    int result = yr_dict_delete(dict, name);
    yr_drop(dict);
    return result;
}

int yr_instance_delete(yr_object *o, yr_value name)
{
    yr_attributes *a = yr_attributes_of(o);
    if (!a->shape)
        return a->values ? delete_in_dict(a, name) : 0;
    int i = yr_shape_find(a->shape, name);
    if (i < 0)
        return 0;
    yr_shape *next = shape_without(a->shape, i);
    if (!next) {
        if (yr_pending() || keep_dict(a) < 0)
            return -1;
        return delete_in_dict(a, name);
    }
    /* The room stays that of the old count at least: a later append may only reallocate. */
    yr_value old = a->values[i];
    memmove(&a->values[i], &a->values[i + 1], (next->count - (uint32_t)i) * sizeof(yr_value));
    a->shape = next;
    yr_drop(old);
    return 1;
}

yr_value yr_instance_dict(yr_object *o)
{
    yr_attributes *a = yr_attributes_of(o);
    if ((a->shape || !a->values) && keep_dict(a) < 0)
        return 0;
    return yr_retain(a->values[0]);
}

/* ---- Death ----------------------------------------------------------------------------------- */

int yr_attributes_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_attributes *a = yr_attributes_of(o);
    if (a->shape) {
        for (uint32_t i = 0; i < a->shape->count; i++)
            YR_VISIT(a->values[i]);
    } else if (a->values) {
        YR_VISIT(a->values[0]);
    }
    return 0;
}

void yr_attributes_clear(yr_object *o)
{
    yr_attributes *a = yr_attributes_of(o);
    yr_value *values = a->values;
    uint32_t count = a->shape ? a->shape->count : values ? 1 : 0;
    a->shape = NULL;
    a->values = NULL;
    for (uint32_t i = 0; i < count; i++)
        yr_drop(values[i]);
    yr_dispose(values);
}

/* The members of __slots__ that t itself adds: they end before the attributes, if it has them. */
static yr_value *members_of(yr_object *o, yr_type *t)
{
    size_t end = t->size;
    if (t->flags & YR_TYPE_STR)
        return (yr_value *)(yr_members_variable(o) + end) - t->slot_count;
    if (t->flags & YR_TYPE_HAS_DICT && !(t->flags & YR_TYPE_VARSIZED))
        end -= sizeof(yr_attributes);
    return (yr_value *)((char *)o + end) - t->slot_count;
}

static yr_type *built_in_base(yr_type *t)
{
    while (t->flags & YR_TYPE_HEAP)
        t = t->parent;
    return t;
}

void yr_subtype_clear(yr_object *o)
{
    yr_type *t = o->type;
    for (; t->flags & YR_TYPE_HEAP; t = t->parent) {
        yr_value *members = members_of(o, t);
        for (uint32_t i = 0; i < t->slot_count; i++)
            yr_set(&members[i], 0);
    }
    if (o->type->flags & YR_TYPE_HAS_DICT)
        yr_attributes_clear(o);
    if (t->slots.clear)
        t->slots.clear(o);
}

int yr_subtype_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_type *t = o->type;
    for (; t->flags & YR_TYPE_HEAP; t = t->parent) {
        yr_value *members = members_of(o, t);
        for (uint32_t i = 0; i < t->slot_count; i++)
            YR_VISIT(members[i]);
    }
    /* A built-in base that has attributes itself visits them. */
    if (o->type->flags & YR_TYPE_HAS_DICT && !(t->flags & YR_TYPE_HAS_DICT)) {
        int result = yr_attributes_traverse(o, visit, context);
        if (result)
            return result;
    }
    return t->slots.traverse ? t->slots.traverse(o, visit, context) : 0;
}

/* Of an instance that has attributes and nothing else. */
static void dealloc_plain(yr_object *o)
{
    yr_type *t = o->type;
    if (yr_attributes_of(o)->values)
        yr_attributes_clear(o);
    YR->heap->tracked -= (t->flags & YR_TYPE_TRACKED) != 0;
    o->type = NULL;
    yr_give_cell_back(page_of(o), o);
    yr_drop(yr_from(t));
}

/* Members first, then attributes, then what the built-in base owns; that ends with yr_release. */
void yr_subtype_dealloc(yr_object *o)
{
    yr_type *t = o->type;
    if (YR_LIKELY((o->flags & (YR_FLAG_PLAIN | YR_FLAG_LARGE)) == YR_FLAG_PLAIN)) {
        dealloc_plain(o);
        return;
    }
    for (; t->flags & YR_TYPE_HEAP; t = t->parent) {
        yr_value *members = members_of(o, t);
        for (uint32_t i = 0; i < t->slot_count; i++)
            yr_set(&members[i], 0);
    }
    if (o->type->flags & YR_TYPE_HAS_DICT)
        yr_attributes_clear(o);
    built_in_base(t)->slots.dealloc(o);
}
