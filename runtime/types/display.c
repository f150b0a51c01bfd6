/* display.c - the parts of list, set and dict displays and of calls with stars, whose messages
 * differ from the methods' of the same effect. */
#include "containers.h"

/* Is the pending error that of a value that cannot be iterated at all? Then it is cleared. */
static bool not_iterable(yr_value v)
{
    yr_type *t = yr_type_of(v);
    if (t->slots.iter || t->slots.getitem || !yr_pending_is(YR_EXC(TypeError)))
        return false;
    yr_clear_pending();
    return true;
}

int yr_list_extend(yr_value list, yr_value iterable)
{
    int r = yr_list_take(list, iterable);
    if (r < 0 && not_iterable(iterable))
        yr_type_error("Value after * must be an iterable, not %T", iterable);
    return r;
}

yr_value yr_arguments(yr_value iterable, yr_value f)
{
    yr_value tuple = yr_to_tuple(iterable);
    if (tuple || !not_iterable(iterable))
        return tuple;
    yr_value name = yr_callable_text(f);
    if (name)
        yr_type_error("%U argument after * must be an iterable, not %T", name, iterable);
    yr_xdrop(name);
    return 0;
}

yr_value yr_set_of(yr_value *items, size_t n)
{
    yr_value set = yr_set_new(YR_TYPE(set), 0);
    for (size_t i = 0; i < n; i++) {
        if (set && yr_set_add(set, items[i]) < 0)
            yr_set(&set, 0);
        yr_drop(items[i]);
    }
    return set;
}

int yr_set_update(yr_value set, yr_value iterable)
{
    return yr_set_update_from(set, iterable);
}

yr_value yr_dict(yr_value *pairs, size_t n)
{
    yr_value dict = yr_dict_new();
    if (dict && n > 5 && yr_dict_reserve(dict, n) < 0)
        yr_set(&dict, 0);
    for (size_t i = 0; i < n; i++) {
        if (dict && yr_dict_set(dict, pairs[2 * i], pairs[2 * i + 1]) < 0)
            yr_set(&dict, 0);
        yr_drop(pairs[2 * i]);
        yr_drop(pairs[2 * i + 1]);
    }
    return dict;
}

/* The pending AttributeError of a missing keys() says that v is no mapping. */
static bool not_a_mapping(void)
{
    if (!yr_pending_is(YR_EXC(AttributeError)))
        return false;
    yr_clear_pending();
    return true;
}

int yr_dict_update(yr_value dict, yr_value mapping)
{
    int r = yr_dict_merge_mapping(dict, mapping, true);
    if (r < 0 && not_a_mapping())
        yr_type_error("'%T' object is not a mapping", mapping);
    return r;
}

/* One keyword of f(**mapping). */
static int merge_one(yr_value dict, yr_value key, yr_value v, yr_value f)
{
    yr_value old = yr_dict_get(dict, key);
    if (!old && yr_pending())
        return -1;
    if (!old)
        return yr_dict_set(dict, key, v);
    if (!YR_IS_STR(key)) {
        yr_type_error("keywords must be strings");
        return -1;
    }
    yr_value name = yr_callable_text(f);
    if (name)
        yr_type_error("%U got multiple values for keyword argument '%S'", name, key);
    yr_xdrop(name);
    return -1;
}

/* The keys of mapping, all str? */
static int check_names(yr_value dict)
{
    size_t at = 0;
    for (yr_value key, v; yr_dict_next(dict, &at, &key, &v);)
        if (!YR_IS_STR(key)) {
            yr_type_error("keywords must be strings");
            return -1;
        }
    return 0;
}

int yr_dict_merge(yr_value dict, yr_value mapping, yr_value f)
{
    yr_value items = yr_dict_new();
    if (!items)
        return -1;
    int r = yr_dict_merge_mapping(items, mapping, true);
    if (r < 0 && not_a_mapping()) {
        yr_value name = yr_callable_text(f);
        if (name)
            yr_type_error("%U argument after ** must be a mapping, not %T", name, mapping);
        yr_xdrop(name);
    }
    size_t at = 0;
    for (yr_value key, v; r == 0 && yr_dict_next(items, &at, &key, &v);)
        r = merge_one(dict, key, v, f);
    if (r == 0)
        r = check_names(dict);
    yr_drop(items);
    return r;
}
