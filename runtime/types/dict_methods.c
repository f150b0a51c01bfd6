/* dict_methods.c - the methods of dict, and merging of mappings and of pairs.
 *
 * What calls itself a mapping has a method keys(); a dict whose class iterates as dict does is read
 * directly. Anything else is taken as an iterable of pairs. */
#include "containers.h"

/* ---- Merging ---- */

static int store(yr_value d, yr_value key, yr_value v, bool override)
{
    if (!override) {
        yr_value old = yr_dict_get(d, key);
        if (old || yr_pending())
            return old ? 0 : -1;
    }
    return yr_dict_set(d, key, v);
}

static bool reads_as_dict(yr_value v)
{
    return YR_IS_DICT(v) && yr_type_of(v)->slots.iter == YR_TYPE_ID(dict)->slots.iter;
}

static int merge_dict(yr_value d, yr_value other, bool override)
{
    if (d == other || YR_DICT(other)->count == 0)
        return 0;
    int taken = yr_dict_take_copy(d, other);
    if (taken)
        return taken < 0 ? -1 : 0;
    if (yr_dict_reserve(d, YR_DICT(other)->count) < 0)
        return -1;
    size_t at = 0;
    uint64_t hash;
    for (yr_value key, v; yr_dict_next_hashed(other, &at, &key, &v, &hash);) {
        size_t used = YR_DICT(other)->used;
        yr_retain(key);
        yr_retain(v);
        yr_value old = override ? 0 : yr_dict_get_hashed(d, key, hash);
        int r = 0;
        if (!old)
            r = yr_pending() ? -1 : yr_dict_set_hashed(d, key, hash, v);
        yr_drop(key);
        yr_drop(v);
        if (r == 0 && used != YR_DICT(other)->used) {
            yr_raise_format(YR_EXC(RuntimeError), "dict mutated during update");
            r = -1;
        }
        if (r < 0)
            return -1;
    }
    return 0;
}

int yr_dict_merge_mapping(yr_value d, yr_value mapping, bool override)
{
    if (reads_as_dict(mapping))
        return merge_dict(d, mapping, override);
    yr_value keys = yr_invoke_method(mapping, YR_NAME(keys), NULL, 0);
    yr_value iterator = keys ? yr_iter(keys) : 0, key;
    yr_xdrop(keys);
    if (!iterator)
        return -1;
    int r;
    while ((r = yr_next(iterator, &key)) > 0) {
        yr_value v = yr_getitem(mapping, key);
        r = v ? store(d, key, v, override) : -1;
        yr_xdrop(v);
        yr_drop(key);
        if (r < 0)
            break;
    }
    yr_drop(iterator);
    return r;
}

/* One pair, number `at` of the sequence. */
static int store_pair(yr_value d, yr_value pair, size_t at, bool override)
{
    yr_value fast = yr_to_list(pair);
    if (!fast) {
        if (yr_pending_is(YR_EXC(TypeError))) {
            yr_clear_pending();
            yr_type_error("cannot convert dictionary update sequence element #%zu to a sequence",
                          at);
        }
        return -1;
    }
    yr_list_object *l = YR_LIST(fast);
    int r = -1;
    if (l->length != 2)
        yr_value_error("dictionary update sequence element #%zu has length %zu; 2 is required", at,
                       l->length);
    else
        r = store(d, l->items[0], l->items[1], override);
    yr_drop(fast);
    return r;
}

int yr_dict_merge_pairs(yr_value d, yr_value pairs, bool override)
{
    yr_value iterator = yr_iter(pairs), pair;
    if (!iterator)
        return -1;
    int r;
    for (size_t at = 0; (r = yr_next(iterator, &pair)) > 0; at++) {
        if (YR_IS(pair, tuple) && YR_TUPLE(pair)->length == 2)
            r = store(d, YR_TUPLE(pair)->items[0], YR_TUPLE(pair)->items[1], override);
        else
            r = store_pair(d, pair, at, override);
        yr_drop(pair);
        if (r < 0)
            break;
    }
    yr_drop(iterator);
    return r;
}

int yr_dict_update_from(yr_value d, yr_value other, bool override)
{
    if (reads_as_dict(other))
        return merge_dict(d, other, override);
    yr_value keys = yr_getattr_or_null(other, YR_NAME(keys));
    if (!keys)
        return yr_pending() ? -1 : yr_dict_merge_pairs(d, other, override);
    yr_drop(keys);
    return yr_dict_merge_mapping(d, other, override);
}

int yr_dict_update_call(yr_value d, const char *name, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_check_arity(name, n, 0, 1) < 0 || (n && yr_dict_update_from(d, args[0], true) < 0))
        return -1;
    size_t named = keywords ? YR_TUPLE(keywords)->length : 0;
    for (size_t i = 0; i < named; i++)
        if (yr_dict_set(d, YR_TUPLE(keywords)->items[i], args[n + i]) < 0)
            return -1;
    return 0;
}

/* ---- Methods ---- */

YR_METHOD(dict_get)
{
    yr_value v;
    int r = yr_dict_find(self, args[0], &v);
    if (r < 0)
        return 0;
    return r ? v : yr_retain(n > 1 ? args[1] : YR_NONE);
}

YR_METHOD(dict_setdefault)
{
    yr_value v = yr_dict_setdefault(self, args[0], n > 1 ? args[1] : YR_NONE);
    return yr_xretain(v);
}

YR_METHOD(dict_pop)
{
    yr_value v;
    bool is_empty = YR_DICT(self)->count == 0; /* then not even the hash is asked for */
    int r = is_empty ? 0 : yr_dict_pop(self, args[0], &v);
    if (r)
        return r < 0 ? 0 : v;
    return n > 1 ? yr_retain(args[1]) : yr_key_error(args[0]);
}

YR_METHOD(dict_popitem)
{
    yr_value pair[2];
    if (!yr_dict_pop_last(self, &pair[0], &pair[1]))
        return yr_raise_format(YR_EXC(KeyError), "popitem(): dictionary is empty");
    return yr_tuple(pair, 2);
}

YR_METHOD(dict_update)
{
    return yr_dict_update_call(self, YR_SHOWN("update"), args, n, keywords) < 0 ? 0 : YR_NONE;
}

YR_METHOD(dict_clear_method)
{
    yr_dict_clear(self);
    return YR_NONE;
}

YR_METHOD(dict_copy_method)
{
    return yr_dict_copy(self);
}

/* The keys of a set, whose hashes are known. */
static int fill_from_set(yr_value d, yr_value set, yr_value v)
{
    size_t at = 0;
    uint64_t hash;
    for (yr_value key; yr_set_next(set, &at, &key, &hash);) {
        yr_retain(key);
        int r = yr_dict_set_hashed(d, key, hash, v);
        yr_drop(key);
        if (r < 0)
            return -1;
    }
    return 0;
}

/* The keys of a dict likewise. */
static int fill_from_dict(yr_value d, yr_value other, yr_value v)
{
    size_t at = 0;
    uint64_t hash;
    for (yr_value key, old; yr_dict_next_hashed(other, &at, &key, &old, &hash);) {
        yr_retain(key);
        int r = yr_dict_set_hashed(d, key, hash, v);
        yr_drop(key);
        if (r < 0)
            return -1;
    }
    return 0;
}

/* All keys of an iterable with one value, into a dict made here: no code can see it before. */
static int fill_keys(yr_value d, yr_value iterable, yr_value v)
{
    bool plain = YR_IS(d, dict);
    if (plain && (YR_IS(iterable, set) || YR_IS(iterable, frozenset)))
        return fill_from_set(d, iterable, v);
    if (plain && YR_IS(iterable, dict))
        return fill_from_dict(d, iterable, v);
    yr_value iterator = yr_iter(iterable), key;
    if (!iterator)
        return -1;
    int r;
    while ((r = yr_next(iterator, &key)) > 0) {
        r = plain ? yr_dict_set(d, key, v) : yr_setitem(d, key, v);
        yr_drop(key);
        if (r < 0)
            break;
    }
    yr_drop(iterator);
    return r;
}

YR_METHOD(dict_fromkeys)
{
    yr_value d = yr_invoke0(self);
    if (d && fill_keys(d, args[0], n > 1 ? args[1] : YR_NONE) < 0) {
        yr_drop(d);
        return 0;
    }
    return d;
}

YR_METHOD(dict_keys)
{
    return yr_dict_view_new(YR_TYPE(dict_keys), self);
}

YR_METHOD(dict_values)
{
    return yr_dict_view_new(YR_TYPE(dict_values), self);
}

YR_METHOD(dict_items)
{
    return yr_dict_view_new(YR_TYPE(dict_items), self);
}

YR_METHOD(dict_sizeof)
{
    yr_dict_object *d = YR_DICT(self);
    size_t index = d->index ? (d->index_mask + 1) * sizeof *d->index : 0;
    return yr_int((int64_t)(sizeof *d + d->capacity * sizeof(yr_dict_entry) + index));
}

const yr_method_def yr_dict_methods[] = {
    {"clear", dict_clear_method, 0, 0, 0, "D.clear() -> None.  Remove all items from D."},
    {"copy", dict_copy_method, 0, 0, 0, "D.copy() -> a shallow copy of D"},
    {"fromkeys", dict_fromkeys, 1, 2, YR_METHOD_CLASS,
     "Create a new dictionary with keys from iterable and values set to value."},
    {"get", dict_get, 1, 2, 0,
     "Return the value for key if key is in the dictionary, else default."},
    {"items", dict_items, 0, 0, 0, "D.items() -> a set-like object providing a view on D's items"},
    {"keys", dict_keys, 0, 0, 0, "D.keys() -> a set-like object providing a view on D's keys"},
    {"pop", dict_pop, 1, 2, 0,
     "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is "
     "not found, return the default if given; otherwise,\nraise a KeyError."},
    {"popitem", dict_popitem, 0, 0, 0,
     "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, "
     "first-out) order.\nRaises KeyError if the dict is empty."},
    {"setdefault", dict_setdefault, 1, 2, 0,
     "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for "
     "key if key is in the dictionary, else default."},
    {"update", dict_update, 0, -1, YR_METHOD_KEYWORDS,
     "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\nIf E is present and has a "
     ".keys() method, then does:  for k in E: D[k] = E[k]\nIf E is present and lacks a .keys() "
     "method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: for k in "
     "F:  D[k] = F[k]"},
    {"values", dict_values, 0, 0, 0, "D.values() -> an object providing a view on D's values"},
    {"__reversed__", yr_dict_reversed, 0, 0, 0, "Return a reverse iterator over the dict keys."},
    {"__sizeof__", dict_sizeof, 0, 0, 0, "D.__sizeof__() -> size of D in memory, in bytes"},
    {"__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"},
    YR_METHOD_END};
