/* type_lookup.c - finding an attribute in a type, and the cache in front of it.
 *
 * The cache is one table of (version, name) -> value for all types. A version is given to a type
 * once and replaced when the type or a base of it changes, so an entry never has to be removed.
 * Values are borrowed: they live in the dict of a type while its version stands. Names are owned
 * (an address must not come to mean another name). Only interned names are cached.
 */
#include "class.h"

enum { CACHE_BITS = 12, CACHE_SIZE = 1 << CACHE_BITS };

typedef struct {
    uint64_t version; /* 0: empty */
    yr_value name;    /* owned */
    yr_value value;   /* borrowed, or 0: the type has no such attribute */
} lookup_entry;

struct yr_lookup {
    lookup_entry entries[CACHE_SIZE];
};

void yr_lookup_start(void)
{
    static struct yr_lookup cache; /* zero without being written to */
    YR->lookup = &cache;
}

void yr_lookup_finish(void)
{
    struct yr_lookup *cache = YR->lookup;
    YR->lookup = NULL;
    if (!cache)
        return;
    for (size_t i = 0; i < CACHE_SIZE; i++) {
        yr_xdrop(cache->entries[i].name);
        cache->entries[i] = (lookup_entry){0};
    }
}

void yr_lookup_abandon(void)
{
    if (YR->lookup)
        memset(YR->lookup->entries, 0, sizeof YR->lookup->entries);
}

static yr_value find_in_bases(yr_type *t, yr_value name)
{
    if (!t->mro) /* being made, or cleared by the collector */
        return yr_type_dict(t) ? yr_dict_get(yr_type_dict(t), name) : 0;
    /* Keys that are no str are compared: that may give the class other bases. */
    yr_value order = yr_retain(t->mro), v = 0;
    yr_tuple_object *mro = YR_AS(yr_tuple_object, order);
    for (size_t i = 0; i < mro->length && !v; i++) {
        yr_value dict = yr_type_dict(yr_as_type(mro->items[i]));
        v = dict ? yr_dict_get(dict, name) : 0;
    }
    yr_drop(order);
    return v;
}

static inline lookup_entry *place_of(uint64_t version, yr_value name)
{
    return &YR->lookup->entries[yr_spread(version, name) >> (64 - CACHE_BITS)];
}

static YR_COLD yr_value lookup_slow(yr_type *t, yr_value name)
{
    uint64_t version = t->version;
    yr_value v = find_in_bases(t, name);
    if (!YR->lookup || !t->mro || !YR_AS(yr_str, name)->interned || version != t->version)
        return v;
    lookup_entry *e = place_of(version, name);
    e->version = version;
    e->value = v;
    yr_set(&e->name, yr_retain(name));
    return v;
}

yr_value yr_type_lookup(yr_type *t, yr_value name)
{
    if (YR_LIKELY(YR->lookup != NULL)) {
        lookup_entry *e = place_of(t->version, name);
        if (YR_LIKELY(e->version == t->version && e->name == name))
            return e->value;
    }
    return lookup_slow(t, name);
}

void yr_type_modified(yr_type *t)
{
    YR->generation++;
    t->version = yr_next_token();
    if (t->root_shape)
        yr_shapes_renew(t->root_shape);
    for (size_t i = 0; i < t->subclass_count; i++)
        yr_type_modified(t->subclasses[i]);
}

/* ---- Names of types -------------------------------------------------------------------------- */

const char *yr_name_of_type(yr_type *t)
{
    const char *s = t->name ? yr_utf8(t->name, NULL) : NULL;
    if (s)
        return s;
    if (t->name)
        yr_clear_pending();
    return "?";
}

const char *yr_type_name(yr_value v)
{
    return yr_name_of_type(yr_type_of(v));
}

/* ---- Special methods ------------------------------------------------------------------------- */

yr_value yr_special(yr_value o, yr_value name)
{
    yr_type *t = yr_type_of(o);
    yr_value found = yr_type_lookup(t, name);
    if (!found)
        return 0;
    yr_value (*get)(yr_value, yr_value, yr_value) = yr_type_of(found)->slots.descr_get;
    yr_retain(found);
    if (!get)
        return found;
    yr_value bound = get(found, o, yr_from(t));
    yr_drop(found);
    return bound;
}

yr_value yr_call_special(yr_value o, yr_value name, yr_value *args, size_t n, bool *missing)
{
    yr_value found = yr_type_lookup(yr_type_of(o), name);
    *missing = !found;
    if (!found)
        return 0;
    yr_value own[8];
    if (n < 8) {
        for (size_t i = 0; i < n; i++)
            own[i + 1] = args[i];
        return yr_call_found(found, o, own, n, 0);
    }
    yr_value bound = yr_special(o, name);
    if (!bound)
        return 0;
    yr_value result = yr_invoke(bound, args, n);
    yr_drop(bound);
    return result;
}
