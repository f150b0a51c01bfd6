/* set_methods.c - the algebra and methods of set and frozenset.
 *
 * Which operand is walked, and when a copy is made first, decides the order of the result's items;
 * it is as CPython does it. Results are plain sets or frozensets, never of a derived class. */
#include "../core/reduce.h"
#include "containers.h"

/* The type that results of an operation on self have. */
static yr_type *plain_type(yr_value self)
{
    return yr_isinstance_of(self, YR_TYPE_ID(frozenset)) ? YR_TYPE(frozenset) : YR_TYPE(set);
}

/* new: a plain set of self's type. */
static yr_value copy_of(yr_value self)
{
    return yr_set_new(plain_type(self), self);
}

/* Calls each(set, key, hash) for the keys of any iterable; the keys are held meanwhile. */
static int for_each(yr_value set, yr_value iterable, int (*each)(yr_value, yr_value, uint64_t))
{
    uint64_t hash;
    yr_value key, v;
    size_t at = 0;
    if (yr_is_any_set(iterable) || YR_IS(iterable, dict)) {
        bool is_dict = YR_IS(iterable, dict);
        while (is_dict ? yr_dict_next_hashed(iterable, &at, &key, &v, &hash)
                       : yr_set_next(iterable, &at, &key, &hash)) {
            yr_retain(key);
            int r = each(set, key, hash);
            yr_drop(key);
            if (r < 0)
                return -1;
        }
        return 0;
    }
    yr_value iterator = yr_iter(iterable);
    if (!iterator)
        return -1;
    int r;
    while ((r = yr_next(iterator, &key)) > 0) {
        r = yr_hash_of(key, &hash) < 0 ? -1 : each(set, key, hash);
        yr_drop(key);
        if (r < 0)
            break;
    }
    yr_drop(iterator);
    return r < 0 ? -1 : 0;
}

/* ---- Update in place ---- */

int yr_set_difference_update(yr_value set, yr_value other)
{
    if (set == other) {
        yr_set_clear(set);
        return 0;
    }
    yr_value common = 0;
    if (yr_is_any_set(other) && YR_SET(other)->used >> 3 > YR_SET(set)->used) {
        common = other = yr_set_intersection(set, other);
        if (!common)
            return -1;
    }
    int r = for_each(set, other, yr_set_discard_hashed);
    yr_xdrop(common);
    return r < 0 ? -1 : yr_set_rebuild_sparse(set);
}

/* Takes the key out if it is there, else puts it in. */
static int toggle(yr_value set, yr_value key, uint64_t hash)
{
    int r = yr_set_discard_hashed(set, key, hash);
    return r ? r : yr_set_add_hashed(set, key, hash);
}

int yr_set_symmetric_update(yr_value set, yr_value other)
{
    if (set == other) {
        yr_set_clear(set);
        return 0;
    }
    if (yr_is_any_set(other) || YR_IS(other, dict))
        return for_each(set, other, toggle);
    yr_value once = yr_set_new(plain_type(set), other);
    int r = once ? for_each(set, once, toggle) : -1;
    yr_xdrop(once);
    return r;
}

/* Exchanges the contents of two sets. */
static void swap_contents(yr_set_object *a, yr_set_object *b)
{
    yr_set_object x = *a;
    bool a_small = a->table == a->small, b_small = b->table == b->small;
    a->fill = b->fill, b->fill = x.fill;
    a->used = b->used, b->used = x.used;
    a->mask = b->mask, b->mask = x.mask;
    a->table = b_small ? a->small : b->table;
    b->table = a_small ? b->small : x.table;
    memcpy(a->small, b->small, sizeof a->small);
    memcpy(b->small, x.small, sizeof b->small);
    a->hashed = b->hashed = false;
}

/* ---- New sets ---- */

/* What an intersection's walk needs besides the result. */
typedef struct {
    yr_value in;
    yr_value result;
} walk;

static int add_if_in(const walk *w, yr_value key, uint64_t hash)
{
    int r = yr_set_has_hashed(w->in, key, hash);
    return r > 0 ? yr_set_add_hashed(w->result, key, hash) : r;
}

static int intersect_iterable(const walk *w, yr_value iterable)
{
    yr_value iterator = yr_iter(iterable), key;
    uint64_t hash;
    if (!iterator)
        return -1;
    int r;
    while ((r = yr_next(iterator, &key)) > 0) {
        r = yr_hash_of(key, &hash) < 0 ? -1 : add_if_in(w, key, hash);
        yr_drop(key);
        if (r < 0)
            break;
    }
    yr_drop(iterator);
    return r;
}

yr_value yr_set_intersection(yr_value self, yr_value other)
{
    if (self == other)
        return copy_of(self);
    walk w = {self, yr_set_new(plain_type(self), 0)};
    int r = w.result ? 0 : -1;
    if (r == 0 && yr_is_any_set(other)) {
        if (YR_SET(other)->used > YR_SET(self)->used) {
            w.in = other;
            other = self;
        }
        r = yr_set_add_common(w.result, other, w.in);
    } else if (r == 0) {
        r = intersect_iterable(&w, other);
    }
    if (r < 0)
        yr_set(&w.result, 0);
    return w.result;
}

static yr_value copy_and_subtract(yr_value self, yr_value other)
{
    yr_value result = copy_of(self);
    if (result && yr_set_difference_update(result, other) < 0)
        yr_set(&result, 0);
    return result;
}

static int holds(yr_value container, yr_value key, uint64_t hash)
{
    if (!YR_IS(container, dict))
        return yr_set_has_hashed(container, key, hash);
    yr_value v;
    int r = yr_dict_find_hashed(container, key, hash, &v);
    yr_xdrop(v);
    return r;
}

static yr_value difference(yr_value self, yr_value other)
{
    if (!yr_is_any_set(other) && !YR_IS(other, dict))
        return copy_and_subtract(self, other);
    size_t size = YR_IS(other, dict) ? YR_DICT(other)->count : YR_SET(other)->used;
    if (YR_SET(self)->used >> 2 > size)
        return copy_and_subtract(self, other);
    yr_value result = yr_set_new(plain_type(self), 0);
    size_t at = 0;
    uint64_t hash;
    for (yr_value key; result && yr_set_next(self, &at, &key, &hash);) {
        yr_retain(key);
        int r = holds(other, key, hash);
        if (r == 0)
            r = yr_set_add_hashed(result, key, hash);
        yr_drop(key);
        if (r < 0)
            yr_set(&result, 0);
    }
    return result;
}

static yr_value symmetric_difference(yr_value self, yr_value other)
{
    yr_value result = yr_set_new(plain_type(self), other);
    if (result && yr_set_symmetric_update(result, self) < 0)
        yr_set(&result, 0);
    return result;
}

/* ---- Operators: both operands must be sets ---- */

static bool both_sets(yr_value a, yr_value b)
{
    return yr_is_any_set(a) && yr_is_any_set(b);
}

yr_value yr_set_or(yr_value a, yr_value b)
{
    if (!both_sets(a, b))
        return YR_NOT_IMPLEMENTED;
    yr_value result = copy_of(a);
    if (result && a != b && yr_set_update_from(result, b) < 0)
        yr_set(&result, 0);
    return result;
}

yr_value yr_set_and(yr_value a, yr_value b)
{
    return both_sets(a, b) ? yr_set_intersection(a, b) : YR_NOT_IMPLEMENTED;
}

yr_value yr_set_sub(yr_value a, yr_value b)
{
    return both_sets(a, b) ? difference(a, b) : YR_NOT_IMPLEMENTED;
}

yr_value yr_set_xor(yr_value a, yr_value b)
{
    return both_sets(a, b) ? symmetric_difference(a, b) : YR_NOT_IMPLEMENTED;
}

/* new: a itself after update(a, b). */
static yr_value in_place(yr_value a, yr_value b, int (*update)(yr_value, yr_value))
{
    if (!yr_is_any_set(b))
        return YR_NOT_IMPLEMENTED;
    return update(a, b) < 0 ? 0 : yr_retain(a);
}

static int intersection_update(yr_value set, yr_value other)
{
    yr_value both = yr_set_intersection(set, other);
    if (!both)
        return -1;
    swap_contents(YR_SET(set), YR_SET(both));
    yr_drop(both);
    return 0;
}

yr_value yr_set_ior(yr_value a, yr_value b)
{
    return in_place(a, b, yr_set_update_from);
}

yr_value yr_set_iand(yr_value a, yr_value b)
{
    return in_place(a, b, intersection_update);
}

yr_value yr_set_isub(yr_value a, yr_value b)
{
    return in_place(a, b, yr_set_difference_update);
}

yr_value yr_set_ixor(yr_value a, yr_value b)
{
    return in_place(a, b, yr_set_symmetric_update);
}

/* ---- Methods ---- */

YR_METHOD(set_union)
{
    yr_value result = copy_of(self);
    for (size_t i = 0; result && i < n; i++)
        if (args[i] != self && yr_set_update_from(result, args[i]) < 0)
            yr_set(&result, 0);
    return result;
}

YR_METHOD(set_update)
{
    for (size_t i = 0; i < n; i++)
        if (yr_set_update_from(self, args[i]) < 0)
            return 0;
    return YR_NONE;
}

YR_METHOD(set_intersection)
{
    if (n == 0)
        return copy_of(self);
    yr_value result = yr_retain(self);
    for (size_t i = 0; result && i < n; i++)
        yr_set(&result, yr_set_intersection(result, args[i]));
    return result;
}

YR_METHOD(set_intersection_update)
{
    yr_value both = set_intersection(self, args, n, 0);
    if (!both)
        return 0;
    swap_contents(YR_SET(self), YR_SET(both));
    yr_drop(both);
    return YR_NONE;
}

YR_METHOD(set_difference)
{
    if (n == 0)
        return copy_of(self);
    yr_value result = difference(self, args[0]);
    for (size_t i = 1; result && i < n; i++)
        if (yr_set_difference_update(result, args[i]) < 0)
            yr_set(&result, 0);
    return result;
}

YR_METHOD(set_difference_update)
{
    for (size_t i = 0; i < n; i++)
        if (yr_set_difference_update(self, args[i]) < 0)
            return 0;
    return YR_NONE;
}

YR_METHOD(set_symmetric_difference)
{
    return symmetric_difference(self, args[0]);
}

YR_METHOD(set_symmetric_difference_update)
{
    return yr_set_symmetric_update(self, args[0]) < 0 ? 0 : YR_NONE;
}

YR_METHOD(set_copy)
{
    return copy_of(self);
}

YR_METHOD(frozenset_copy)
{
    return YR_IS(self, frozenset) ? yr_retain(self) : copy_of(self);
}

YR_METHOD(set_add)
{
    return yr_set_add(self, args[0]) < 0 ? 0 : YR_NONE;
}

/* discard(key): 1 was there, 0, -1. A set stands for its frozenset. */
static int discard(yr_value self, yr_value key)
{
    uint64_t hash;
    if (yr_hash_of(key, &hash) == 0)
        return yr_set_discard_hashed(self, key, hash);
    if (!yr_is_pointer(key) || !yr_isinstance_of(key, YR_TYPE_ID(set)) ||
        !yr_pending_is(YR_EXC(TypeError)))
        return -1;
    yr_clear_pending();
    yr_value frozen = yr_set_new(YR_TYPE(frozenset), key);
    int r = frozen ? yr_hash(frozen, &hash) : -1;
    if (r == 0)
        r = yr_set_discard_hashed(self, frozen, hash);
    yr_xdrop(frozen);
    return r;
}

YR_METHOD(set_discard)
{
    return discard(self, args[0]) < 0 ? 0 : YR_NONE;
}

YR_METHOD(set_remove)
{
    int r = discard(self, args[0]);
    if (r == 0)
        return yr_key_error(args[0]);
    return r < 0 ? 0 : YR_NONE;
}

YR_METHOD(set_pop)
{
    yr_set_object *s = YR_SET(self);
    if (s->used == 0)
        return yr_raise_format(YR_EXC(KeyError), "pop from an empty set");
    size_t i = s->finger & s->mask;
    while (!s->table[i].key || s->table[i].key == YR_SET_DELETED)
        i = i == s->mask ? 0 : i + 1;
    yr_value key = s->table[i].key;
    s->table[i].key = YR_SET_DELETED;
    s->used--;
    s->finger = i + 1;
    return key;
}

YR_METHOD(set_clear)
{
    yr_set_clear(self);
    return YR_NONE;
}

YR_METHOD(set_isdisjoint)
{
    yr_value other = args[0];
    if (self == other)
        return yr_bool(YR_SET(self)->used == 0);
    if (yr_is_any_set(other)) {
        if (YR_SET(other)->used > YR_SET(self)->used) {
            other = self;
            self = args[0];
        }
        size_t at = 0;
        uint64_t hash;
        for (yr_value key; yr_set_next(other, &at, &key, &hash);) {
            yr_retain(key);
            int r = yr_set_has_hashed(self, key, hash);
            yr_drop(key);
            if (r)
                return r < 0 ? 0 : YR_FALSE;
        }
        return YR_TRUE;
    }
    yr_value iterator = yr_iter(other), key;
    if (!iterator)
        return 0;
    int r, in = 0;
    while (!in && (r = yr_next(iterator, &key)) > 0) {
        in = yr_set_has(self, key);
        yr_drop(key);
    }
    yr_drop(iterator);
    return (!in && r < 0) || in < 0 ? 0 : yr_bool(!in);
}

YR_METHOD(set_issubset)
{
    if (yr_is_any_set(args[0])) {
        int r = yr_set_subset(self, args[0]);
        return r < 0 ? 0 : yr_bool(r);
    }
    yr_value both = yr_set_intersection(self, args[0]);
    if (!both)
        return 0;
    bool subset = YR_SET(both)->used == YR_SET(self)->used;
    yr_drop(both);
    return yr_bool(subset);
}

YR_METHOD(set_issuperset)
{
    if (yr_is_any_set(args[0])) {
        int r = yr_set_subset(args[0], self);
        return r < 0 ? 0 : yr_bool(r);
    }
    yr_value iterator = yr_iter(args[0]), key;
    if (!iterator)
        return 0;
    int r = 0, in = 1;
    while (in > 0 && (r = yr_next(iterator, &key)) > 0) {
        in = yr_set_has(self, key);
        yr_drop(key);
    }
    yr_drop(iterator);
    return r < 0 || in < 0 ? 0 : yr_bool(in);
}

YR_METHOD(set_reduce)
{
    bool plain = YR_IS(self, set) || YR_IS(self, frozenset);
    yr_value list = yr_to_list(self), tuple = list ? yr_tuple(&list, 1) : 0;
    yr_value state = !tuple ? 0 : plain ? YR_NONE : yr_object_getstate(self, NULL, 0, 0);
    if (state)
        return yr_reduce(yr_retain(yr_from(yr_type_of(self))), tuple, state);
    yr_xdrop(tuple);
    return 0;
}

YR_METHOD(set_sizeof)
{
    yr_set_object *s = YR_SET(self);
    size_t own = s->table && s->table != s->small ? (s->mask + 1) * sizeof *s->table : 0;
    return yr_int((int64_t)(sizeof *s + own));
}

#define COMMON_METHODS                                                                             \
    {"difference",                                                                                 \
     set_difference,                                                                               \
     0,                                                                                            \
     -1,                                                                                           \
     0,                                                                                            \
     "Return the difference of two or more sets as a new set.\n\n(i.e. all elements that are in "  \
     "this set but not the others.)"},                                                             \
        {"intersection",                                                                           \
         set_intersection,                                                                         \
         0,                                                                                        \
         -1,                                                                                       \
         0,                                                                                        \
         "Return the intersection of two sets as a new set.\n\n(i.e. all elements that are in "    \
         "both sets.)"},                                                                           \
        {"isdisjoint",                                                                             \
         set_isdisjoint,                                                                           \
         1,                                                                                        \
         1,                                                                                        \
         0,                                                                                        \
         "Return True if two sets have a null intersection."},                                     \
        {"issubset", set_issubset, 1, 1, 0, "Report whether another set contains this set."},      \
        {"issuperset", set_issuperset, 1, 1, 0, "Report whether this set contains another set."},  \
        {"symmetric_difference",                                                                   \
         set_symmetric_difference,                                                                 \
         1,                                                                                        \
         1,                                                                                        \
         0,                                                                                        \
         "Return the symmetric difference of two sets as a new set.\n\n(i.e. all elements that "   \
         "are in exactly one of the sets.)"},                                                      \
        {"union",                                                                                  \
         set_union,                                                                                \
         0,                                                                                        \
         -1,                                                                                       \
         0,                                                                                        \
         "Return the union of sets as a new set.\n\n(i.e. all elements that are in either set.)"}, \
        {"__reduce__", set_reduce, 0, 0, 0, "Return state information for pickling."},             \
        {"__sizeof__", set_sizeof, 0, 0, 0, "S.__sizeof__() -> size of S in memory, in bytes"},    \
    {                                                                                              \
        "__class_getitem__", yr_class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"                \
    }

const yr_method_def yr_set_methods[] = {
    {"add", set_add, 1, 1, 0,
     "Add an element to a set.\n\nThis has no effect if the element is already present."},
    {"clear", set_clear, 0, 0, 0, "Remove all elements from this set."},
    {"copy", set_copy, 0, 0, 0, "Return a shallow copy of a set."},
    {"discard", set_discard, 1, 1, 0,
     "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method "
     "does not raise\nan exception when an element is missing from the set."},
    {"difference_update", set_difference_update, 0, -1, 0,
     "Remove all elements of another set from this set."},
    {"intersection_update", set_intersection_update, 0, -1, 0,
     "Update a set with the intersection of itself and another."},
    {"pop", set_pop, 0, 0, 0,
     "Remove and return an arbitrary set element.\nRaises KeyError if the set is empty."},
    {"remove", set_remove, 1, 1, 0,
     "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise "
     "a KeyError."},
    {"symmetric_difference_update", set_symmetric_difference_update, 1, 1, 0,
     "Update a set with the symmetric difference of itself and another."},
    {"update", set_update, 0, -1, 0, "Update a set with the union of itself and others."},
    COMMON_METHODS,
    YR_METHOD_END};

const yr_method_def yr_frozenset_methods[] = {
    {"copy", frozenset_copy, 0, 0, 0, "Return a shallow copy of a set."},
    COMMON_METHODS,
    YR_METHOD_END};
