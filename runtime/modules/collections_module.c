/* collections_module.c - the module _collections: the types of the files beside this one, and the
 * counting loop of Counter. */
#include "collections_parts.h"

/* mapping[key] += 1 for every key of the iterable. */
static int count_one(yr_value mapping, yr_value key, bool plain)
{
    yr_value old = 0, sum;
    uint64_t hash = 0;
    if (plain) {
        if (yr_hash_of(key, &hash) < 0 || yr_dict_find_hashed(mapping, key, hash, &old) < 0)
            return -1;
    } else {
        yr_value get = yr_intern_c("get"), zero[2] = {key, yr_int(0)};
        old = get ? yr_invoke_method(mapping, get, zero, 2) : 0;
        yr_xdrop(get);
        if (!old)
            return -1;
    }
    sum = old ? yr_add(old, yr_int(1)) : yr_int(1);
    yr_xdrop(old);
    if (!sum)
        return -1;
    int r = plain ? yr_dict_set_hashed(mapping, key, hash, sum) : yr_setitem(mapping, key, sum);
    yr_drop(sum);
    return r;
}

YR_METHOD(count_elements)
{
    yr_value mapping = args[0], iterator = yr_iter(args[1]), key;
    if (!iterator)
        return 0;
    bool plain =
        YR_IS_DICT(mapping) && yr_type_of(mapping)->slots.setitem == YR_TYPE(dict)->slots.setitem;
    int r;
    while ((r = yr_next(iterator, &key)) > 0) {
        r = count_one(mapping, key, plain);
        yr_drop(key);
        if (r < 0)
            break;
    }
    yr_drop(iterator);
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
                 yr_dict_set_c(deque->dict, types[i].name, yr_retain(yr_from(t))) < 0)
            return -1;
    }
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__collections = {"_collections", fill};
