/* slots.c - from special methods to slots.
 *
 * A class's slot is decided by its special methods as the search through its bases finds them: if
 * all that are found are the wrappers of one built-in type's slot, the slot is that C function; if
 * a method is anything else, the slot is the generic function that calls it; if none is found, the
 * slot is empty. __hash__ = None makes instances unhashable. So setting or deleting a special
 * method of a class, or of a base, recomputes the slots that it belongs to.
 */
#include "block.h"
#include "slot_calls.h"

yr_any_function yr_slot_get(const yr_slots *slots, size_t offset)
{
    yr_any_function f;
    memcpy(&f, (const char *)slots + offset, sizeof f);
    return f;
}

void yr_slot_set(yr_slots *slots, size_t offset, yr_any_function f)
{
    memcpy((char *)slots + offset, &f, sizeof f);
}

int yr_hash_unhashable(yr_value o, uint64_t *hash)
{
    (void)hash;
    yr_type_error("unhashable type: '%T'", o);
    return -1;
}

/* ---- Inheritance of built-in types ---------------------------------------------------------- */

void yr_slots_inherit(yr_type *t, const yr_type *base)
{
    enum { COUNT = sizeof(yr_slots) / sizeof(yr_any_function) };
    yr_any_function own[COUNT], inherited[COUNT];
    memcpy(own, &t->slots, sizeof own);
    memcpy(inherited, &base->slots, sizeof inherited);
    for (size_t i = 0; i < COUNT; i++)
        own[i] = own[i] ? own[i] : inherited[i];
    memcpy(&t->slots, own, sizeof own);
}

/* ---- Slots of classes ------------------------------------------------------------------------ */

typedef struct {
    yr_any_function specific; /* what every wrapper found so far stands for */
    yr_any_function generic;
    bool use_generic;
} choice;

/* The C function that a found attribute stands for; NULL: none, it must be called. */
static yr_any_function function_behind(yr_type *t, const yr_slot_def *def, yr_value found)
{
    if (YR_IS(found, wrapper_descriptor)) {
        yr_wrapper *w = YR_AS(yr_wrapper, found);
        if (w->def->name_id == def->name_id && yr_is_subtype(t, w->owner))
            return yr_slot_get(&w->owner->slots, def->offset);
        return NULL;
    }
    if (YR_IS(found, method_descriptor)) { /* a method written beside the slot means the same */
        yr_type *owner = YR_AS(yr_builtin_object, found)->owner;
        return yr_is_subtype(t, owner) ? yr_slot_get(&owner->slots, def->offset) : NULL;
    }
    if (found == YR_NONE && def->name_id == YR_N___hash__)
        return (yr_any_function)yr_hash_unhashable;
    yr_type *owner;
    if (def->name_id == YR_N___new__ && yr_is_new_of(found, &owner) && yr_is_subtype(t, owner))
        return (yr_any_function)owner->slots.make;
    return NULL;
}

static void consider(yr_type *t, const yr_slot_def *def, choice *c)
{
    yr_value found = yr_type_lookup(t, YR->names[def->name_id]);
    if (!found)
        return;
    yr_any_function f = function_behind(t, def, found);
    if (!f || (c->specific && c->specific != f))
        c->use_generic = true;
    else
        c->specific = f;
    /* __getattribute__ stands first: its generic function also tries __getattr__. */
    if (!c->generic || (!f && c->generic != (yr_any_function)yr_slot_getattribute))
        c->generic = def->generic;
}

/* Decides the slot of row i; returns the first row of the next slot. */
static size_t update_slot(yr_type *t, size_t i)
{
    choice c = {0};
    size_t offset = yr_slot_defs[i].offset;
    bool overrides_get = false;
    for (; i < yr_slot_def_count && yr_slot_defs[i].offset == offset; i++) {
        const yr_slot_def *def = &yr_slot_defs[i];
        if (def->name_id == YR_N___getattribute__) {
            yr_value found = yr_type_lookup(t, YR_NAME(__getattribute__));
            overrides_get = found && !function_behind(t, def, found);
        }
        consider(t, def, &c);
    }
    if (c.specific && !c.use_generic)
        yr_slot_set(&t->slots, offset, c.specific);
    else if (offset == offsetof(yr_slots, getattr))
        t->slots.getattr = overrides_get ? yr_slot_getattribute : yr_slot_getattr;
    else
        yr_slot_set(&t->slots, offset, c.generic);
    return i;
}

static void set_housekeeping(yr_type *t)
{
    t->slots.dealloc = yr_subtype_dealloc;
    t->slots.traverse = yr_subtype_traverse;
    t->slots.clear = yr_subtype_clear;
    /* No special method stands for these: what shows its memory does so in each class. */
    t->slots.export_buffer = t->parent->slots.export_buffer;
    t->slots.release_buffer = t->parent->slots.release_buffer;
}

static size_t first_row_of_slot(size_t i)
{
    while (i > 0 && yr_slot_defs[i - 1].offset == yr_slot_defs[i].offset)
        i--;
    return i;
}

static void update_all(yr_type *t)
{
    for (size_t i = 0; i < yr_slot_def_count;)
        i = update_slot(t, i);
}

/* Decides the slots that the special method of that name belongs to. */
static bool update_named(yr_type *t, yr_value name)
{
    bool any = false;
    for (size_t i = 0; i < yr_slot_def_count; i++)
        if (YR->names[yr_slot_defs[i].name_id] == name) {
            update_slot(t, first_row_of_slot(i));
            any = true;
        }
    return any;
}

/* ---- New classes ----------------------------------------------------------------------------- */

/* borrowed: the slots of a class that derives from base alone and defines nothing; NULL without an
 * error: not known. Those of a built-in type, which never change, are found out once. */
static const yr_slots *slots_of_plain(yr_type *base)
{
    if (base->flags & YR_TYPE_HEAP)
        return &base->slots;
    if (!base->plain_slots && (base->plain_slots = yr_block_zeroed(1, sizeof *base->plain_slots))) {
        yr_type plain = *base; /* its version and order: a look-up finds what base has */
        memset(&plain.slots, 0, sizeof plain.slots);
        update_all(&plain);
        *base->plain_slots = plain.slots;
    }
    return base->plain_slots;
}

static bool derives_from_parent_alone(yr_type *t)
{
    if (!t->parent->mro)
        return false;
    yr_tuple_object *own = YR_TUPLE(t->mro), *base = YR_TUPLE(t->parent->mro);
    return own->length == base->length + 1 && own->items[0] == yr_from(t) &&
           !memcmp(own->items + 1, base->items, base->length * sizeof *base->items);
}

static bool has_plain_keys(yr_value dict)
{
    size_t at = 0;
    yr_value key, value;
    while (yr_dict_next(dict, &at, &key, &value))
        if (!YR_IS(key, str) || !YR_AS(yr_str, key)->interned)
            return false;
    return true;
}

static void update_own(yr_type *t, yr_value dict)
{
    size_t at = 0;
    yr_value key, value;
    while (yr_dict_next(dict, &at, &key, &value)) {
        yr_str *name = YR_AS(yr_str, key);
        if (name->length > 4 && yr_str_at(name, 0) == '_' && yr_str_at(name, 1) == '_')
            update_named(t, key);
    }
}

/* Most classes have one base and define few special methods: the others are as in the base. */
void yr_slots_update(yr_type *t)
{
    yr_value dict = yr_type_dict(t);
    const yr_slots *plain = NULL;
    if (dict && t->mro && derives_from_parent_alone(t) && has_plain_keys(dict))
        plain = slots_of_plain(t->parent);
    if (plain)
        t->slots = *plain;
    set_housekeeping(t);
    if (plain)
        update_own(t, dict);
    else
        update_all(t);
}

void yr_slots_update_named(yr_type *t, yr_value name)
{
    yr_str *s = YR_AS(yr_str, name);
    if (s->length < 5 || yr_str_at(s, 0) != '_' || yr_str_at(s, 1) != '_')
        return;
    yr_value interned = yr_intern(yr_retain(name));
    if (!interned) {
        yr_clear_pending();
        return;
    }
    if (update_named(t, interned))
        for (size_t k = 0; k < t->subclass_count; k++)
            yr_slots_update_named(t->subclasses[k], interned);
    yr_drop(interned);
}
