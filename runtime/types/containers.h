/* containers.h - what the files of the containers and iterators share.
 *
 * Every function below follows the conventions of runtime.h: arguments borrowed, results new, 0 or
 * -1 with an exception pending. */
#ifndef YR_CONTAINERS_H
#define YR_CONTAINERS_H

#include "../core/class.h"
#include "../core/give_up.h"
#include "../core/reduce.h"

/* The index methods of sequences take these as end of the sequence. */
#define YR_INDEX_MAX ((int64_t)(SIZE_MAX >> 1) / 8)

/* ---- Helpers (types/containers.c) ----------------------------------------------------------- */

/* Does the type of v have __index__? */
static inline bool yr_has_index(yr_value v)
{
    return yr_is_int(v) || yr_type_of(v)->slots.to_index;
}

/* new: `a * b` of a sequence, either of the two, whose repetition is repeat(sequence, count). */
yr_value yr_sequence_multiply(yr_value a, yr_value b, bool a_is_sequence,
                              yr_value (*repeat)(yr_value, int64_t));
/* The optional start and stop of index(): clipped to what can be an index. */
int yr_index_range(yr_value *args, size_t n, size_t first, int64_t length, int64_t *start,
                   int64_t *stop);
/* new: Class[args], what __class_getitem__ of the built-in containers gives (yr_c_function). */
yr_value yr_class_getitem(yr_value self, yr_value *args, size_t n, yr_value keywords);
/* Keywords given to a constructor that takes none: -1 and TypeError "X() takes no keyword
 * arguments", unless t is a subclass whose own __init__ may take them. exact: NULL for a type
 * without an init of its own. */
int yr_make_no_keywords(yr_type *t, yr_type *exact, const char *name, yr_value keywords);
/* The same for __init__: a subclass with a __new__ of its own takes any keywords. */
int yr_init_no_keywords(yr_type *t, yr_type *exact, const char *name, yr_value keywords);
/* "X expected 1 argument, got N": 0, -1. */
int yr_expect_one(const char *name, size_t n);
/* Visits v's items[0..n). */
int yr_visit_items(const yr_value *items, size_t n, yr_visitor visit, void *context);

/* Hash of v with the common cases in line. 0, or -1 and TypeError. */
static inline int yr_hash_of(yr_value v, uint64_t *hash)
{
    if (yr_is_int(v)) {
        int64_t i = yr_int_value(v);
        if (i >= 0 && i < ((int64_t)1 << 61) - 1) {
            *hash = (uint64_t)i;
            return 0;
        }
    } else if (YR_IS(v, str) && YR_AS(yr_str, v)->hash) {
        *hash = YR_AS(yr_str, v)->hash;
        return 0;
    }
    return yr_hash(v, hash);
}

/* Is it sure, without running code, that the two keys of one hash are equal (1) or not (0)? Else
 * -1. */
static inline int yr_key_equal_fast(yr_value a, yr_value b)
{
    if (a == b)
        return 1;
    if (YR_IS(a, str) && YR_IS(b, str))
        return yr_str_equal(a, b);
    if (yr_is_int(a) && yr_is_int(b))
        return 0;
    return -1;
}

/* What a comparison of two values says that are ordered as these are. */
static inline bool yr_order_answers(yr_compare_op op, int64_t a, int64_t b)
{
    switch (op) {
    case YR_LT: return a < b;
    case YR_LE: return a <= b;
    case YR_EQ: return a == b;
    case YR_NE: return a != b;
    case YR_GT: return a > b;
    default: return a >= b;
    }
}

/* Are these four all small ints? Where one is, the next ones mostly are as well. */
static inline bool yr_are_ints(const yr_value *v)
{
    return v[0] & v[1] & v[2] & v[3] & 1;
}

/* Copies n items to a place that holds nothing yet, taking references. */
static inline void yr_copy_items(yr_value *to, const yr_value *from, size_t n)
{
    size_t i = 0;
    while (n - i >= 4) {
        for (; n - i >= 4 && yr_are_ints(from + i); i += 4)
            memcpy(to + i, from + i, 4 * sizeof *to);
        for (size_t end = n - i >= 8 ? i + 8 : n; i < end; i++)
            to[i] = yr_retain(from[i]);
    }
    for (; i < n; i++)
        to[i] = yr_retain(from[i]);
}

/* Sorts n >= 2 words as signed numbers, equal ones staying in order, with values (or NULL) that
 * move along. false: the merge sort does better; nothing has changed. list_radix.c */
bool yr_sort_numbers(yr_value *keys, yr_value *values, size_t n);

typedef yr_list_cursor yr_list_iterator; /* and list_reverseiterator */

/* yr_next() of what yr_iter() gave. The iterators of sequences stand on no other one, so that
 * nobody has to look at the C stack. */
int yr_step_of_other(yr_value iterator, yr_value *item);
static inline YR_ALWAYS int yr_step_of(yr_value iterator, yr_value *item)
{
    if (yr_object_of(iterator)->type == YR_TYPE_ID(list_iterator)) {
        yr_list_iterator *it = YR_AS(yr_list_iterator, iterator);
        if (YR_LIKELY(it->list && (uint64_t)it->index < YR_LIST(it->list)->length)) {
            *item = yr_retain(YR_LIST(it->list)->items[it->index++]);
            return 1;
        }
    }
    return yr_step_of_other(iterator, item);
}

/* The iter slot of iterators: new, self. */
yr_value yr_iter_self(yr_value self);

/* ---- list ----------------------------------------------------------------------------------- */

int yr_list_reserve(yr_list_object *l, size_t length); /* room for that many items */
/* new: n items of the list, from start on, each step further. */
yr_value yr_list_every(yr_value list, int64_t start, int64_t step, size_t n);
/* list.extend(iterable); yr_list_extend is the display's, whose message differs. */
int yr_list_take(yr_value list, yr_value iterable);
int yr_list_take_rest(yr_value list, yr_value iterator); /* appends what an iterator has left */
/* The next items of an iterator over a list, forwards or backwards: *items, counted from there by
 * *step; the result says how many there are. -1: it is no such iterator. */
int64_t yr_list_left(yr_value iterator, const yr_value **items, int *step);
/* They have all been taken: the iterator lets go of the list. */
void yr_list_left_taken(yr_value iterator);
/* Are the items of a range small ints? Then the first, the step and how many there are. */
bool yr_range_is_small(yr_value range, int64_t *from, int64_t *by, int64_t *count);
/* The slots of list's files. */
extern const yr_method_def yr_list_methods[];
yr_value yr_list_subscript(yr_value self, yr_value key);
int yr_list_assign(yr_value self, yr_value key, yr_value v);
/* list[from:to] = items (v 0: deletes). */
int yr_list_assign_slice(yr_list_object *l, int64_t from, int64_t to, yr_value v);
yr_value yr_list_iter(yr_value self);
yr_value yr_list_reversed(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_list_sort_method(yr_value self, yr_value *args, size_t n, yr_value keywords);
void yr_list_drop_items(yr_value *items, size_t n); /* from the last to the first */
yr_value yr_list_repeat(yr_value list, int64_t count);

/* new: a tuple of n zeros whose type is t, a subclass. */
yr_value yr_tuple_alloc_of(yr_type *t, size_t n);

/* The result of comparing two sequences item by item. */
yr_value yr_compare_items(yr_compare_op op, const yr_value *(*items)(yr_value, size_t *),
                          yr_value a, yr_value b);

/* ---- dict ----------------------------------------------------------------------------------- */

extern const yr_method_def yr_dict_methods[];
yr_value yr_dict_reversed(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_dict_iter(yr_value self);
/* A dict's clear(), without dropping pinned entries' keys. */
void yr_dict_clear(yr_value d);
/* d.update(other) of one positional argument: a mapping, or an iterable of pairs. */
int yr_dict_update_from(yr_value d, yr_value other, bool override);
int yr_dict_merge_mapping(yr_value d, yr_value mapping, bool override);
int yr_dict_merge_pairs(yr_value d, yr_value pairs, bool override);
/* dict(*args, **keywords) into d. name is for messages. */
int yr_dict_update_call(yr_value d, const char *name, yr_value *args, size_t n, yr_value keywords);
/* Puts (key, value) if key is absent; borrowed: what the key has now. 0 on error. */
yr_value yr_dict_setdefault(yr_value d, yr_value key, yr_value value);
/* Removes key: 1 and *v (new), 0 absent, -1. */
int yr_dict_pop(yr_value d, yr_value key, yr_value *v);
int yr_dict_pop_hashed(yr_value d, yr_value key, uint64_t hash, yr_value *v);
/* The same, and the key object that stood there (new; 0 where it is pinned and stays). */
int yr_dict_take_hashed(yr_value d, yr_value key, uint64_t hash, yr_value *own, yr_value *v);
int yr_dict_find_hashed(yr_value d, yr_value key, uint64_t hash, yr_value *v);
/* borrowed: where the value of key is, until the dict changes. NULL: it is absent, or an exception
 * is pending. */
yr_value *yr_dict_place(yr_value d, yr_value key, uint64_t hash);
int yr_dict_set_hashed(yr_value d, yr_value key, uint64_t hash, yr_value v);
/* The last live entry is taken out: 1 and key and value (new each), 0 if empty. */
int yr_dict_pop_last(yr_value d, yr_value *key, yr_value *value);
int yr_dict_pop_first(yr_value d, yr_value *key, yr_value *value); /* the first one, likewise */
/* Is key's entry the last (first) one? 1; 0: no, or it is absent; -1. */
int yr_dict_stands_at_end(yr_value d, yr_value key, uint64_t hash, bool last);
int yr_dict_add_first(yr_value d, yr_value key, uint64_t hash, yr_value v);
int yr_dict_reserve(yr_value d, size_t count);
yr_value yr_dict_sized(size_t n); /* new: an empty one with room for n items */
/* 1: the empty dict d has a copy of the table of another; 0: it is not fit for that; -1. */
int yr_dict_take_copy(yr_value d, yr_value from);
/* dict.repr, and what other files do with a dict whose class is OrderedDict: that bit in flags. */
#define YR_DICT_ORDERED YR_FLAG_TYPE_BIT
yr_value yr_dict_repr(yr_value d);
int yr_dict_equal(yr_value a, yr_value b);                          /* 1, 0, -1 */
yr_value yr_dict_compare(yr_compare_op op, yr_value a, yr_value b); /* the slot */
/* As yr_dict_next, with the hash; and backwards: *at starts at SIZE_MAX. */
bool yr_dict_next_hashed(yr_value d, size_t *at, yr_value *key, yr_value *value, uint64_t *hash);
bool yr_dict_previous(yr_value d, size_t *at, yr_value *key, yr_value *value);
yr_value yr_dict_view_new(yr_type *t, yr_value d);
YR_COLD yr_value yr_key_error(yr_value key);

/* ---- set ------------------------------------------------------------------------------------ */

static inline bool yr_is_any_set(yr_value v)
{
    if (!yr_is_pointer(v))
        return false;
    yr_type *t = yr_object_of(v)->type;
    return t == YR_TYPE_ID(set) || t == YR_TYPE_ID(frozenset) ||
           yr_is_subtype(t, YR_TYPE_ID(set)) || yr_is_subtype(t, YR_TYPE_ID(frozenset));
}
extern const yr_method_def yr_set_methods[], yr_frozenset_methods[];
int yr_set_add_hashed(yr_value set, yr_value key, uint64_t hash);
int yr_set_has_hashed(yr_value set, yr_value key, uint64_t hash);
int yr_set_discard_hashed(yr_value set, yr_value key, uint64_t hash); /* 1 was there, 0, -1 */
/* Steps over the items: *at starts at 0. Borrowed key. */
bool yr_set_next(yr_value set, size_t *at, yr_value *key, uint64_t *hash);
void yr_set_clear(yr_value set);
int yr_set_update_from(yr_value set, yr_value other);
/* Adds to set what both of the sets `from` and `in` have, in the order of `from`: 0, -1. */
int yr_set_add_common(yr_value set, yr_value from, yr_value in);
int yr_set_rebuild_sparse(
    yr_value set); /* closes the table up if a quarter of it is deleted places */

yr_value yr_set_or(yr_value a, yr_value b);
yr_value yr_set_and(yr_value a, yr_value b);
yr_value yr_set_sub(yr_value a, yr_value b);
yr_value yr_set_xor(yr_value a, yr_value b);
yr_value yr_set_ior(yr_value a, yr_value b);
yr_value yr_set_iand(yr_value a, yr_value b);
yr_value yr_set_isub(yr_value a, yr_value b);
yr_value yr_set_ixor(yr_value a, yr_value b);
int yr_set_difference_update(yr_value set, yr_value other);
int yr_set_symmetric_update(yr_value set, yr_value other);
yr_value yr_set_intersection(yr_value set, yr_value other); /* new, of set's type */
int yr_set_subset(yr_value a, yr_value b);                  /* a <= b of two sets: 1, 0, -1 */

#endif
