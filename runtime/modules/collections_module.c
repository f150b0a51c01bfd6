/* collections_module.c - the module _collections: the types of the files beside this one, and the
 * counting loop of Counter. */
#include "collections_parts.h"

/* dict[key] += 1, by an addition of its own. */
static int add_one(yr_value dict, yr_value key, uint64_t hash, yr_value old)
{
    yr_retain(old);
    yr_value sum = yr_add(old, yr_int(1));
    yr_drop(old);
    int r = sum ? yr_dict_set_hashed(dict, key, hash, sum) : -1;
    yr_xdrop(sum);
    return r;
}

/* dict[key] += 1 of a mapping that gets and sets items as dict does. */
static int count_in_dict(yr_value dict, yr_value key)
{
    uint64_t hash;
    if (yr_hash_of(key, &hash) < 0)
        return -1;
    yr_value *place = yr_dict_place(dict, key, hash);
    if (!place)
        return yr_pending() ? -1 : yr_dict_set_hashed(dict, key, hash, yr_int(1));
    if (yr_is_int(*place) && *place < yr_int(INT32_MAX) && (int64_t)*place > 0) {
        *place += 2; /* one more, behind the tag */
        return 0;
    }
    return add_one(dict, key, hash, *place);
}

/* The same of any other. */
static int count_in_mapping(yr_value mapping, yr_value key)
{
    yr_value get = yr_intern_c("get"), zero[2] = {key, yr_int(0)};
    yr_value old = get ? yr_invoke_method(mapping, get, zero, 2) : 0;
    yr_value sum = old ? yr_add(old, yr_int(1)) : 0;
    int r = sum ? yr_setitem(mapping, key, sum) : -1;
    yr_xdrop(get);
    yr_xdrop(old);
    yr_xdrop(sum);
    return r;
}

/* Has the type of a mapping the get() and __setitem__() of dict? It may have its own __delitem__(),
 * which the same slot is for. */
static bool counts_plainly(yr_value mapping)
{
    yr_type *t = yr_type_of(mapping), *dict = YR_TYPE(dict);
    yr_value get = yr_intern_c("get");
    bool plain =
        get && YR_IS_DICT(mapping) && yr_type_lookup(t, get) == yr_type_lookup(dict, get) &&
        yr_type_lookup(t, YR_NAME(__setitem__)) == yr_type_lookup(dict, YR_NAME(__setitem__));
    yr_xdrop(get);
    return plain;
}

typedef int (*counter)(yr_value mapping, yr_value key);

/* The characters of a Latin-1 str, in a mapping that counts plainly: each goes in once, in the
 * order in which they come first. */
static int count_characters(yr_value dict, const yr_str *s)
{
    uint32_t counts[256] = {0};
    uint8_t order[256];
    size_t different = 0;
    if (s->length > INT32_MAX)
        return 1;
    for (size_t i = 0; i < s->length; i++)
        if (counts[s->data.one[i]]++ == 0)
            order[different++] = s->data.one[i];
    for (size_t i = 0; i < different; i++) {
        yr_value key = YR->characters[order[i]];
        uint32_t left = counts[order[i]];
        uint64_t hash;
        if (yr_hash_of(key, &hash) < 0)
            return -1;
        yr_value *place = yr_dict_place(dict, key, hash);
        if (!place && yr_pending())
            return -1;
        if (!place && yr_dict_set_hashed(dict, key, hash, yr_int(left)) < 0)
            return -1;
        bool small = place && yr_is_int(*place) && *place <= yr_int(INT32_MAX);
        if (small) /* what is no small int is added to one by one */
            *place = yr_add(*place, yr_int(left));
        for (; place && !small && left; left--)
            if (count_in_dict(dict, key) < 0)
                return -1;
    }
    return 0;
}

static int count_list(yr_value mapping, yr_value list, counter count)
{
    for (size_t i = 0; i < YR_LIST(list)->length; i++) {
        yr_value key = yr_retain(YR_LIST(list)->items[i]);
        int r = count(mapping, key);
        yr_drop(key);
        if (r < 0)
            return -1;
    }
    return 0;
}

static int count_any(yr_value mapping, yr_value iterable, counter count)
{
    yr_value iterator = yr_iter(iterable), key;
    if (!iterator)
        return -1;
    int r;
    while ((r = yr_next(iterator, &key)) > 0) {
        r = count(mapping, key);
        yr_drop(key);
        if (r < 0)
            break;
    }
    yr_drop(iterator);
    return r;
}

YR_METHOD(count_elements)
{
    bool plain = counts_plainly(args[0]);
    counter count = plain ? count_in_dict : count_in_mapping;
    int r = 1;
    if (plain && YR_IS(args[1], str) && YR_AS(yr_str, args[1])->kind == 1)
        r = count_characters(args[0], YR_AS(yr_str, args[1]));
    if (r > 0)
        r = YR_IS(args[1], list) ? count_list(args[0], args[1], count)
                                 : count_any(args[0], args[1], count);
    return r < 0 ? 0 : YR_NONE;
}

static const yr_method_def functions[] = {{"_count_elements", count_elements, 2, 2, 0,
                                           "Count elements in the iterable, updating the mapping"},
                                          YR_METHOD_END};

static int fill(yr_module *m)
{
    static const struct {
        const char *name, *module;
        bool is_dict;
        const yr_type_spec *spec;
    } types[] = {
        {"deque", "collections", false, &yr_collections_deque},
        {"_deque_iterator", "_collections", false, &yr_collections_deque_iterator},
        {"_deque_reverse_iterator", "_collections", false, &yr_collections_deque_reverse_iterator},
        {"defaultdict", "collections", true, &yr_collections_defaultdict},
        {"OrderedDict", "collections", true, &yr_collections_ordered},
        {"_tuplegetter", "collections", false, &yr_collections_tuplegetter},
        {"_namedtuple_new", "collections", false, &yr_collections_maker},
    };
    yr_type *deque = NULL;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        yr_type *t =
            yr_type_from_spec(types[i].name, types[i].module,
                              types[i].is_dict ? YR_TYPE(dict) : YR_TYPE(object), types[i].spec);
        if (!t || yr_add_type(m, t) < 0)
            return -1;
        if (i == 0)
            deque = t;
        else if (i <= 2 && /* where deque finds the types of its iterators */
                 yr_dict_set_c(yr_type_dict(deque), types[i].name, yr_retain(yr_from(t))) < 0)
            return -1;
    }
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__collections = {"_collections", fill};
