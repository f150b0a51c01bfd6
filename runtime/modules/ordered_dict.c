/* ordered_dict.c - collections.OrderedDict.
 *
 * A dict keeps its order already; what is left is moving an entry to either end, popping the first
 * one, and comparing in order. An instance has YR_DICT_ORDERED set, by which the views know it. */
#include "collections_parts.h"

static bool is_ordered(yr_value v)
{
    return YR_IS_DICT(v) && yr_object_of(v)->flags & YR_DICT_ORDERED;
}

static yr_value ordered_make(yr_type *t, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                             YR_UNUSED yr_value keywords)
{
    yr_object *o = yr_new(t, t->size);
    if (o)
        o->flags |= YR_DICT_ORDERED;
    return yr_from(o);
}

/* ---- Update: a class that defines __setitem__ gets every key through it ---- */

static int store_keys(yr_value self, yr_value mapping, yr_value keys)
{
    yr_value iterator = keys ? yr_iter(keys) : 0, key;
    if (!iterator)
        return -1;
    int r;
    while ((r = yr_next(iterator, &key)) > 0) {
        yr_value v = yr_getitem(mapping, key);
        r = v ? yr_setitem(self, key, v) : -1;
        yr_xdrop(v);
        yr_drop(key);
        if (r < 0)
            break;
    }
    yr_drop(iterator);
    return r;
}

/* The two items of a pair, 0; else -1 with ValueError. */
static int unpack_pair(yr_value pair, yr_value parts[2])
{
    yr_value iterator = yr_iter(pair), more = 0;
    int r = iterator ? 1 : -1, count = 0;
    parts[0] = parts[1] = 0;
    while (count < 2 && (r = r < 0 ? r : yr_next(iterator, &parts[count])) > 0)
        count++;
    if (r == 0)
        yr_value_error("need more than %d value%s to unpack", count, count == 1 ? "" : "s");
    if (count == 2 && (r = yr_next(iterator, &more)) > 0)
        yr_value_error("too many values to unpack (expected 2)");
    yr_xdrop(iterator);
    yr_xdrop(more);
    if (count == 2 && r == 0)
        return 0;
    yr_xdrop(parts[0]);
    yr_xdrop(parts[1]);
    return -1;
}

static int store_pairs(yr_value self, yr_value pairs)
{
    yr_value iterator = yr_iter(pairs), pair;
    if (!iterator)
        return -1;
    int r;
    while ((r = yr_next(iterator, &pair)) > 0) {
        yr_value parts[2];
        r = unpack_pair(pair, parts);
        yr_drop(pair);
        if (r < 0)
            break;
        r = yr_setitem(self, parts[0], parts[1]);
        yr_drop(parts[0]);
        yr_drop(parts[1]);
        if (r < 0)
            break;
    }
    yr_drop(iterator);
    return r;
}

/* What has no keys() may have items(); else it is pairs itself. */
static int store_items(yr_value self, yr_value other)
{
    yr_value method = yr_getattr_or_null(other, YR_NAME(items));
    if (!method)
        return yr_pending() ? -1 : store_pairs(self, other);
    yr_value items = yr_invoke0(method);
    yr_drop(method);
    int r = items ? store_pairs(self, items) : -1;
    yr_xdrop(items);
    return r;
}

static int store_all(yr_value self, yr_value other)
{
    if (yr_type_of(self)->slots.setitem == YR_TYPE_ID(dict)->slots.setitem && YR_IS_DICT(other))
        return yr_dict_update_from(self, other, true);
    if (YR_IS(other, dict))
        return store_keys(self, other, other);
    yr_value method = yr_getattr_or_null(other, YR_NAME(keys));
    if (!method)
        return yr_pending() ? -1 : store_items(self, other);
    yr_value keys = yr_invoke0(method);
    yr_drop(method);
    int r = store_keys(self, other, keys);
    yr_xdrop(keys);
    return r;
}

static int update(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (n && store_all(self, args[0]) < 0)
        return -1;
    size_t named = yr_keyword_count(keywords);
    for (size_t i = 0; i < named; i++)
        if (yr_setitem(self, YR_TUPLE(keywords)->items[i], args[n + i]) < 0)
            return -1;
    return 0;
}

static int ordered_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (n > 1) {
        yr_type_error("expected at most 1 arguments, got %zu", n);
        return -1;
    }
    return update(self, args, n, keywords);
}

YR_METHOD(ordered_update)
{
    if (n > 1)
        return yr_type_error("update() takes at most 1 positional argument (%zu given)", n);
    return update(self, args, n, keywords) < 0 ? 0 : YR_NONE;
}

/* ---- Order ---- */

/* A missing key is what the exception is made of: none for None, each item of a tuple. */
static yr_value missing(yr_value key)
{
    if (key == YR_NONE)
        return yr_raise_none(YR_EXC(KeyError));
    if (!YR_IS_TUPLE(key))
        return yr_key_error(key);
    yr_value error =
        yr_invoke(yr_from(YR_EXC(KeyError)), YR_TUPLE(key)->items, YR_TUPLE(key)->length);
    if (error)
        yr_raise_instance(error);
    return 0;
}

YR_METHOD(ordered_popitem)
{
    static const char *const names[] = {"last"};
    yr_value given, pair[2];
    if (yr_parse_arguments("popitem", names, 0, 0, 1, 1, args, n, keywords, &given) < 0)
        return 0;
    int last = given ? yr_truth(given) : 1;
    if (last < 0)
        return 0;
    if (!(last ? yr_dict_pop_last(self, &pair[0], &pair[1])
               : yr_dict_pop_first(self, &pair[0], &pair[1])))
        return yr_raise_format(YR_EXC(KeyError), "dictionary is empty");
    return yr_tuple(pair, 2);
}

YR_METHOD(ordered_move_to_end)
{
    static const char *const names[] = {"key", "last"};
    yr_value given[2], key, v;
    uint64_t hash;
    if (yr_parse_arguments("move_to_end", names, 0, 1, 2, 2, args, n, keywords, given) < 0)
        return 0;
    int last = given[1] ? yr_truth(given[1]) : 1;
    if (last < 0)
        return 0;
    if (YR_DICT(self)->count == 0) /* any key, even one without a hash */
        return missing(given[0]);
    if (yr_hash_of(given[0], &hash) < 0)
        return 0;
    int r = yr_dict_stands_at_end(self, given[0], hash, last);
    if (r)
        return r < 0 ? 0 : YR_NONE;
    r = yr_dict_take_hashed(self, given[0], hash, &key, &v);
    if (r == 0)
        return missing(given[0]);
    if (r < 0)
        return 0;
    r = last ? yr_dict_set_hashed(self, key, hash, v) : yr_dict_add_first(self, key, hash, v);
    yr_drop(key);
    yr_drop(v);
    return r < 0 ? 0 : YR_NONE;
}

static yr_value ordered_repr(yr_value self)
{
    if (YR_DICT(self)->count == 0)
        return yr_str_format("%s()", yr_type_name(self));
    int entered = yr_repr_enter(self);
    if (entered)
        return entered < 0 ? 0 : yr_str_from_c("...");
    yr_value items = yr_invoke_method(self, YR_NAME(items), NULL, 0);
    yr_value list = items ? yr_to_list(items) : 0;
    yr_value text = list ? yr_str_format("%s(%R)", yr_type_name(self), list) : 0;
    yr_xdrop(items);
    yr_xdrop(list);
    yr_repr_leave(self);
    return text;
}

/* Do both have the same keys in the same order? 1, 0, -1. */
static int same_order(yr_value a, yr_value b)
{
    yr_value x = yr_to_list(a), y = x ? yr_to_list(b) : 0;
    yr_value equal = y ? yr_compare(YR_EQ, x, y) : 0;
    yr_xdrop(x);
    yr_xdrop(y);
    return equal ? equal == YR_TRUE : -1;
}

static yr_value ordered_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if ((op != YR_EQ && op != YR_NE) || !YR_IS_DICT(a) || !YR_IS_DICT(b))
        return YR_NOT_IMPLEMENTED;
    int r = yr_dict_equal(a, b);
    if (r > 0 && is_ordered(a) && is_ordered(b))
        r = same_order(a, b);
    return r < 0 ? 0 : yr_bool(r == (op == YR_EQ));
}

YR_METHOD(ordered_copy)
{
    return yr_invoke1(yr_from(yr_type_of(self)), self);
}

/* (class, (), attributes or None, None, iterator over the pairs) */
YR_METHOD(ordered_reduce)
{
    yr_value items[5] = {0}, result = 0;
    items[0] = yr_retain(yr_from(yr_type_of(self)));
    items[1] = yr_retain(YR->empty_tuple);
    items[2] = yr_object_getstate(self, NULL, 0, 0);
    items[3] = YR_NONE;
    yr_value pairs = items[2] ? yr_invoke_method(self, YR_NAME(items), NULL, 0) : 0;
    items[4] = pairs ? yr_iter(pairs) : 0;
    yr_xdrop(pairs);
    if (items[4])
        result = yr_tuple_of(items, 5);
    for (int i = 0; i < 5; i++)
        yr_xdrop(items[i]);
    return result;
}

/* a | b: of the class of the one that is ordered, the left one first. */
static yr_value ordered_or(yr_value a, yr_value b)
{
    if (!YR_IS_DICT(a) || !YR_IS_DICT(b))
        return YR_NOT_IMPLEMENTED;
    yr_value result = yr_invoke1(yr_from(yr_type_of(is_ordered(a) ? a : b)), a);
    if (result && store_all(result, b) < 0)
        yr_set(&result, 0);
    return result;
}

static yr_value ordered_ior(yr_value a, yr_value b)
{
    return store_all(a, b) < 0 ? 0 : yr_retain(a);
}

/* ---- What dict has too, with arguments by name ---- */

YR_METHOD(ordered_pop)
{
    static const char *const names[] = {"key", "default"};
    yr_value given[2], key, v;
    uint64_t hash;
    if (yr_parse_arguments("pop", names, 0, 1, 2, 2, args, n, keywords, given) < 0 ||
        yr_hash_of(given[0], &hash) < 0)
        return 0;
    int r = yr_dict_take_hashed(self, given[0], hash, &key, &v);
    if (r == 0)
        return given[1] ? yr_retain(given[1]) : missing(given[0]);
    if (r < 0)
        return 0;
    yr_drop(key);
    return v;
}

YR_METHOD(ordered_setdefault)
{
    static const char *const names[] = {"key", "default"};
    yr_value given[2], v;
    if (yr_parse_arguments("setdefault", names, 0, 1, 2, 2, args, n, keywords, given) < 0)
        return 0;
    int r = yr_contains(self, given[0]);
    if (r)
        return r < 0 ? 0 : yr_getitem(self, given[0]);
    v = given[1] ? given[1] : YR_NONE;
    return yr_setitem(self, given[0], v) < 0 ? 0 : yr_retain(v);
}

YR_METHOD(ordered_fromkeys)
{
    static const char *const names[] = {"iterable", "value"};
    yr_value given[2], key;
    if (yr_parse_arguments("fromkeys", names, 0, 1, 2, 2, args, n, keywords, given) < 0)
        return 0;
    yr_value d = yr_invoke0(self), iterator = d ? yr_iter(given[0]) : 0;
    int r = iterator ? 0 : -1;
    while (iterator && (r = yr_next(iterator, &key)) > 0) {
        r = yr_setitem(d, key, given[1] ? given[1] : YR_NONE);
        yr_drop(key);
        if (r < 0)
            break;
    }
    yr_xdrop(iterator);
    if (r < 0 && d)
        yr_set(&d, 0);
    return d;
}

static const yr_method_def ordered_methods[] = {
    {"fromkeys", ordered_fromkeys, 0, -1, YR_METHOD_CLASS | YR_METHOD_KEYWORDS,
     "Create a new ordered dictionary with keys from iterable and values set to value."},
    {"pop", ordered_pop, 0, -1, YR_METHOD_KEYWORDS,
     "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\nIf "
     "the key is not found, return the default if given; otherwise,\nraise a KeyError."},
    {"setdefault", ordered_setdefault, 0, -1, YR_METHOD_KEYWORDS,
     "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for "
     "key if key is in the dictionary, else default."},
    {"copy", ordered_copy, 0, 0, 0, "od.copy() -> a shallow copy of od"},
    YR_REDUCE_DEF(ordered_reduce),
    {"move_to_end", ordered_move_to_end, 0, -1, YR_METHOD_KEYWORDS,
     "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if "
     "the element does not exist."},
    {"popitem", ordered_popitem, 0, -1, YR_METHOD_KEYWORDS,
     "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO "
     "order if last is true or FIFO order if false."},
    {"update", ordered_update, 0, -1, YR_METHOD_KEYWORDS, NULL},
    YR_METHOD_END};

static const yr_operators operators = {.binary = {[YR_OR] = ordered_or},
                                       .inplace = {[YR_OR] = ordered_ior}};

const yr_type_spec yr_collections_ordered = {
    .size = sizeof(yr_dict_object),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_DICT | YR_TYPE_WEAKREFS,
    .doc = "Dictionary that remembers insertion order",
    .methods = ordered_methods,
    .slots = {.repr = ordered_repr,
              .hash = yr_hash_unhashable,
              .compare = ordered_compare,
              .make = ordered_make,
              .init = ordered_init,
              .operators = &operators},
};
