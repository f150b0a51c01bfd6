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
    int r = set ? 0 : -1;
    for (size_t i = 0; i < n; i++) {
        if (r == 0)
            r = yr_set_add(set, items[i]);
        yr_drop(items[i]);
    }
    if (r < 0 && set)
        yr_set(&set, 0);
    return set;
}

int yr_set_update(yr_value set, yr_value iterable)
{
    return yr_set_update_from(set, iterable);
}

/* All live until the dict is made, and go from the last to the first, as CPython's stack lets them.
 */
yr_value yr_dict(yr_value *pairs, size_t n)
{
    yr_value dict = n ? yr_dict_sized(n) : yr_dict_new();
    for (size_t i = 0; dict && i < n; i++)
        if (yr_dict_set(dict, pairs[2 * i], pairs[2 * i + 1]) < 0)
            yr_set(&dict, 0);
    for (size_t i = 2 * n; i-- > 0;)
        yr_drop(pairs[i]);
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

/* new: what stands before a call of f in messages; the body of a class stands for the statement */
static yr_value text_of_call(yr_value f)
{
    if (YR_IS(f, function) && YR_AS(yr_function, f)->code->flags & YR_CODE_CLASS_BODY)
        return yr_str_from_c("__build_class__()");
    return yr_callable_text(f);
}

/* Is a keyword of f(**mapping) there already? -1 and TypeError. */
static int check_new_name(yr_value dict, yr_value key, yr_value f)
{
    int there = yr_contains(dict, key);
    if (there <= 0)
        return there;
    yr_value name = text_of_call(f);
    if (name)
        yr_type_error("%U got multiple values for keyword argument '%S'", name, key);
    yr_xdrop(name);
    return -1;
}

/* The items of mapping, one by one, of which keys() may name one twice. */
static int merge_by_keys(yr_value dict, yr_value mapping, yr_value f)
{
    yr_value keys = yr_invoke_method(mapping, YR_NAME(keys), NULL, 0), key;
    yr_value iterator = keys ? yr_iter(keys) : 0;
    yr_xdrop(keys);
    if (!iterator)
        return -1;
    int r;
    while ((r = yr_next(iterator, &key)) > 0) {
        yr_value v = check_new_name(dict, key, f) < 0 ? 0 : yr_getitem(mapping, key);
        r = v ? yr_dict_set(dict, key, v) : -1;
        yr_xdrop(v);
        yr_drop(key);
        if (r < 0)
            break;
    }
    yr_drop(iterator);
    return r;
}

/* The items of a dict. Comparing keys may change it: a copy is walked. */
static int merge_dict(yr_value dict, yr_value other, yr_value f)
{
    yr_value items = yr_dict_copy(other);
    size_t at = 0;
    int r = items ? 0 : -1;
    for (yr_value key, v; r == 0 && yr_dict_next(items, &at, &key, &v);) {
        r = check_new_name(dict, key, f);
        if (r == 0)
            r = yr_dict_set(dict, key, v);
    }
    yr_xdrop(items);
    return r;
}

int yr_dict_merge(yr_value dict, yr_value mapping, yr_value f)
{
    bool plain =
        YR_IS_DICT(mapping) && yr_type_of(mapping)->slots.iter == YR_TYPE_ID(dict)->slots.iter;
    int r = plain ? merge_dict(dict, mapping, f) : merge_by_keys(dict, mapping, f);
    if (r < 0 && not_a_mapping()) {
        yr_value name = text_of_call(f);
        if (name)
            yr_type_error("%U argument after ** must be a mapping, not %T", name, mapping);
        yr_xdrop(name);
    }
    return r; /* whether all keys are str, the call sees */
}

/* ---- Tables ---- */

static yr_value build_list(const yr_value *nodes, size_t n)
{
    yr_value list = yr_list_new();
    yr_list_object *l = YR_LIST(list);
    if (!list || yr_list_reserve(l, n) < 0)
        goto fail;
    for (; l->length < n; l->length++)
        if (!(l->items[l->length] = yr_build(nodes[l->length])))
            goto fail;
    return list;
fail:
    yr_xdrop(list);
    return 0;
}

static yr_value build_set(const yr_value *nodes, size_t n)
{
    yr_value set = yr_set_new(YR_TYPE(set), 0);
    for (size_t i = 0; set && i < n; i++) {
        yr_value item = yr_build(nodes[i]);
        if (!item || yr_set_add(set, item) < 0)
            yr_set(&set, 0);
        yr_xdrop(item);
    }
    return set;
}

static yr_value build_dict(const yr_value *nodes, size_t n)
{
    yr_value dict = yr_dict_new();
    if (dict && yr_dict_reserve(dict, n / 2) < 0)
        yr_set(&dict, 0);
    for (size_t i = 0; dict && i < n; i += 2) {
        yr_value key = yr_build(nodes[i]), v = key ? yr_build(nodes[i + 1]) : 0;
        if (!v || yr_dict_set(dict, key, v) < 0)
            yr_set(&dict, 0);
        yr_xdrop(key);
        yr_xdrop(v);
    }
    return dict;
}

static yr_value build_tuple(const yr_value *nodes, size_t n)
{
    yr_value list = build_list(nodes, n), tuple = list ? yr_list_to_tuple(list) : 0;
    yr_xdrop(list);
    return tuple;
}

yr_value yr_build(yr_value table)
{
    if (!YR_IS(table, tuple))
        return yr_retain(table);
    const yr_value *nodes = YR_TUPLE(table)->items + 1;
    size_t n = YR_TUPLE(table)->length - 1;
    switch (yr_int_value(nodes[-1])) {
    case YR_TABLE_LIST: return build_list(nodes, n);
    case YR_TABLE_SET: return build_set(nodes, n);
    case YR_TABLE_DICT: return build_dict(nodes, n);
    case YR_TABLE_TUPLE: return build_tuple(nodes, n);
    default: return yr_retain(nodes[0]);
    }
}
