/* set.c - the hash table of set and frozenset, construction, and the slots that need no algebra.
 *
 * table has mask + 1 places, a power of two. An item's search looks at its place and up to nine
 * neighbours behind it (LINEAR_PROBES), then jumps, mixing in more of the hash. A removed item
 * leaves YR_SET_DELETED, which a new item may take over. fill counts places that are no longer
 * free; the table is rebuilt when three fifths are. These numbers are CPython's, and so is the
 * order in which a set of ints is walked.
 *
 * Comparing items can run any code; afterwards a search starts again unless the table is the same
 * memory and still has the item in that place. */
#include "../core/allocate.h"
#include "containers.h"
#include "../core/printing.h"

enum { LINEAR_PROBES = 9, PERTURB_SHIFT = 5, SMALL = 8 };

static inline bool is_live(const yr_set_entry *e)
{
    return e->key && e->key != YR_SET_DELETED;
}

/* ---- The table ---- */

/* The place of a key known to be absent in a table without deleted places. */
static yr_set_entry *search_clean(yr_set_entry *table, size_t mask, uint64_t hash)
{
    uint64_t perturb = hash;
    size_t i = hash & mask;
    for (;;) {
        yr_set_entry *e = &table[i];
        int probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
        do {
            if (!e->key)
                return e;
            e++;
        } while (probes--);
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

/* Puts such a key there. */
static inline void insert_clean(yr_set_entry *table, size_t mask, yr_value key, uint64_t hash)
{
    yr_set_entry *e = &table[hash & mask];
    if (YR_UNLIKELY(e->key))
        e = search_clean(table, mask, hash);
    *e = (yr_set_entry){hash, key};
}

/* The live entries from e on are `left`: the next of them. Most sets have all of theirs near the
 * front, as those of small ints do, so whoever walks one counts. */
static inline const yr_set_entry *next_live(const yr_set_entry *e)
{
    while (!is_live(e))
        e++;
    return e;
}

/* The small places are cleared here: a set that outgrew them has left its old items there. */
static void ensure_table(yr_set_object *s)
{
    if (!s->table) {
        memset(s->small, 0, sizeof s->small);
        s->table = s->small;
        s->mask = SMALL - 1;
    }
}

/* The size of a table of more than `least` places. */
static size_t size_above(size_t least)
{
    size_t size = SMALL;
    while (size <= least)
        size <<= 1;
    return size;
}

/* Such a table, with the live items. */
static int resize(yr_set_object *s, size_t least)
{
    size_t size = size_above(least);
    yr_set_entry copy[SMALL], *old = s->table, *table = s->small;
    if (size > SMALL) {
        table = size > ((size_t)1 << 40) ? NULL : yr_alloc(size * sizeof *table);
        if (!table)
            return yr_no_memory(), -1;
    } else if (old == s->small) {
        memcpy(copy, old, sizeof copy);
        old = copy;
    }
    memset(table, 0, size * sizeof *table);
    const yr_set_entry *e = old;
    for (size_t left = s->used; left > 0; left--, e++) {
        e = next_live(e);
        insert_clean(table, size - 1, e->key, e->hash);
    }
    yr_set_entry *before = s->table;
    s->table = table;
    s->mask = size - 1;
    s->fill = s->used;
    if (before && before != s->small)
        yr_dispose(before);
    if (table != s->small)
        yr_give_up(s->small, sizeof s->small);
    return 0;
}

/* Is the entry's key equal to key? 1, 0, -1; -2: the table has changed meanwhile. */
static int compare_keys(yr_set_object *s, yr_set_entry *e, yr_value key)
{
    int r = yr_key_equal_fast(e->key, key);
    if (r >= 0)
        return r;
    yr_set_entry *table = s->table;
    size_t mask = s->mask;
    yr_value have = yr_retain(e->key);
    r = yr_equal(have, key);
    bool same = table == s->table && mask == s->mask && e->key == have;
    yr_drop(have);
    return r < 0 ? -1 : same ? r : -2;
}

/* 1: *place is key's entry; 0: *place is the entry where it belongs: the last deleted one on the
 * way, else the free one at its end; -1. */
static int find(yr_set_object *s, yr_value key, uint64_t hash, yr_set_entry **place)
{
restart:
    ensure_table(s); /* a comparison may have cleared the set */
    size_t mask = s->mask, i = hash & mask;
    uint64_t perturb = hash;
    yr_set_entry *deleted = NULL;
    for (;;) {
        yr_set_entry *e = &s->table[i];
        int probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
        do {
            *place = e;
            if (!e->key) {
                if (deleted && deleted->key != YR_SET_DELETED)
                    goto restart; /* a comparison has put an item there */
                *place = deleted ? deleted : e;
                return 0;
            }
            if (e->key == YR_SET_DELETED) {
                deleted = e;
            } else if (e->hash == hash) {
                int r = compare_keys(s, e, key);
                if (r == -2)
                    goto restart;
                if (r)
                    return r;
            }
            e++;
        } while (probes--);
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

/* The same where the table is there; the first place answers most questions. */
static inline int find_quickly(yr_set_object *s, yr_value key, uint64_t hash, yr_set_entry **place)
{
    yr_set_entry *first = &s->table[hash & s->mask];
    *place = first;
    if (first->key == key)
        return 1;
    return first->key ? find(s, key, hash, place) : 0;
}

static __attribute__((noinline)) int grow(yr_set_object *s)
{
    return resize(s, s->used > 50000 ? s->used * 2 : s->used * 4);
}

/* Puts key into the free place that is its own. */
static inline int fill_place(yr_set_object *s, yr_set_entry *place, yr_value key, uint64_t hash)
{
    *place = (yr_set_entry){hash, yr_retain(key)};
    s->used++;
    s->fill++;
    return YR_LIKELY(s->fill * 5 < s->mask * 3) ? 0 : grow(s);
}

static inline int add_hashed(yr_set_object *s, yr_value key, uint64_t hash)
{
    yr_set_entry *place;
    ensure_table(s);
    int r = find_quickly(s, key, hash, &place);
    if (r)
        return r < 0 ? -1 : 0;
    if (YR_LIKELY(!place->key))
        return fill_place(s, place, key, hash);
    *place = (yr_set_entry){hash, yr_retain(key)};
    s->used++;
    return 0;
}

/* The same for a key of another set, which must be held where others are compared with it. */
static inline int add_entry(yr_set_object *s, yr_set_entry e)
{
    ensure_table(s);
    yr_set_entry *first = &s->table[e.hash & s->mask];
    if (first->key == e.key)
        return 0;
    if (!first->key)
        return fill_place(s, first, e.key, e.hash);
    yr_retain(e.key);
    int r = add_hashed(s, e.key, e.hash);
    yr_drop(e.key);
    return r;
}

int yr_set_add_hashed(yr_value set, yr_value key, uint64_t hash)
{
    return add_hashed(YR_SET(set), key, hash);
}

int yr_set_add(yr_value set, yr_value key)
{
    uint64_t hash;
    return yr_hash_of(key, &hash) < 0 ? -1 : add_hashed(YR_SET(set), key, hash);
}

int yr_set_has_hashed(yr_value set, yr_value key, uint64_t hash)
{
    yr_set_object *s = YR_SET(set);
    yr_set_entry *place;
    return s->table ? find_quickly(s, key, hash, &place) : 0;
}

int yr_set_has(yr_value set, yr_value key)
{
    uint64_t hash;
    return yr_hash_of(key, &hash) < 0 ? -1 : yr_set_has_hashed(set, key, hash);
}

int yr_set_discard_hashed(yr_value set, yr_value key, uint64_t hash)
{
    yr_set_object *s = YR_SET(set);
    yr_set_entry *place;
    if (!s->table)
        return 0;
    int r = find(s, key, hash, &place);
    if (r <= 0)
        return r;
    yr_value old = place->key;
    place->key = YR_SET_DELETED;
    s->used--;
    yr_drop(old);
    return 1;
}

bool yr_set_next(yr_value set, size_t *at, yr_value *key, uint64_t *hash)
{
    yr_set_object *s = YR_SET(set);
    size_t size = s->table ? s->mask + 1 : 0;
    while (*at < size) {
        const yr_set_entry *e = &s->table[(*at)++];
        if (is_live(e)) {
            *key = e->key;
            *hash = e->hash;
            return true;
        }
    }
    return false;
}

void yr_set_clear(yr_value set)
{
    yr_set_object *s = YR_SET(set);
    yr_set_entry copy[SMALL], *old = s->table;
    size_t size = old ? s->mask + 1 : 0;
    if (old == s->small) {
        memcpy(copy, old, sizeof copy);
        yr_give_up(s->small, sizeof s->small);
        old = copy;
    }
    memset(s->small, 0, sizeof s->small); /* a larger table may have left items there */
    s->table = NULL;
    s->mask = s->fill = s->used = 0; /* pop() looks on from the place where it was, as in CPython */
    for (size_t i = 0; i < size; i++)
        if (is_live(&old[i]))
            yr_drop(old[i].key);
    if (old != copy)
        yr_dispose(old);
}

int yr_set_rebuild_sparse(yr_value set)
{
    yr_set_object *s = YR_SET(set);
    if (s->fill - s->used <= s->mask / 4)
        return 0;
    return grow(s);
}

/* ---- Filling ---- */

/* Copies the items of a set into one that is empty and has a clean table. In one of the same size
 * they stand where they did. */
static void insert_all(yr_set_object *s, const yr_set_object *other)
{
    bool same = s->mask == other->mask && other->fill == other->used;
    const yr_set_entry *e = other->table;
    for (size_t left = other->used; left > 0; left--, e++) {
        e = next_live(e);
        yr_retain(e->key);
        if (same)
            s->table[e - other->table] = *e;
        else
            insert_clean(s->table, s->mask, e->key, e->hash);
    }
    s->fill = s->used = other->used;
}

/* The same where the sizes will be the same, for an s without a table of its own. */
static int copy_table(yr_set_object *s, const yr_set_object *other)
{
    size_t size = (other->mask + 1) * sizeof *s->table;
    yr_set_entry *table = yr_alloc_inline(size);
    if (!table)
        return -1;
    memcpy(table, other->table, size);
    const yr_set_entry *e = table;
    for (size_t left = other->used; left > 0; left--, e++) {
        e = next_live(e);
        yr_retain(e->key);
    }
    yr_give_up(s->small, sizeof s->small);
    s->table = table;
    s->mask = other->mask;
    s->fill = s->used = other->used;
    return 0;
}

/* Adds another set's items, as CPython's set_merge does: one resize before, straight copies where
 * there is nothing yet. */
static int merge_set(yr_set_object *s, yr_set_object *other)
{
    if (s == other || other->used == 0)
        return 0;
    if (!s->table && other->fill == other->used && other->table != other->small &&
        other->used * 5 >= (SMALL - 1) * 3 && size_above(other->used * 2) == other->mask + 1)
        return copy_table(s, other);
    ensure_table(s);
    if ((s->fill + other->used) * 5 >= s->mask * 3 && resize(s, (s->used + other->used) * 2) < 0)
        return -1;
    if (s->fill == 0) {
        insert_all(s, other);
        return 0;
    }
    for (size_t i = 0, left = other->used; left > 0 && i <= other->mask; i++) {
        yr_set_entry e = other->table[i];
        if (!is_live(&e))
            continue;
        left--;
        int r = add_entry(s, e);
        if (r < 0 || !other->table) /* a comparison has emptied it */
            return r;
    }
    return 0;
}

/* Adds to s what e has if `other` has it too. */
static inline int add_if_common(yr_set_object *s, yr_set_object *other, yr_set_entry e)
{
    yr_set_entry *place = &other->table[e.hash & other->mask];
    if (place->key == e.key)
        return add_entry(s, e);
    if (!place->key)
        return 0;
    yr_retain(e.key);
    int r = find(other, e.key, e.hash, &place);
    if (r > 0)
        r = add_hashed(s, e.key, e.hash);
    yr_drop(e.key);
    return r;
}

int yr_set_add_common(yr_value set, yr_value from, yr_value in)
{
    yr_set_object *s = YR_SET(set), *walked = YR_SET(from), *other = YR_SET(in);
    size_t left = walked->used;
    for (size_t i = 0; left > 0 && walked->table && other->table && i <= walked->mask; i++) {
        yr_set_entry e = walked->table[i];
        if (!is_live(&e))
            continue;
        left--;
        if (add_if_common(s, other, e) < 0)
            return -1;
    }
    return 0;
}

static int merge_dict_keys(yr_value set, yr_value dict)
{
    yr_set_object *s = YR_SET(set);
    size_t n = YR_DICT(dict)->count, at = 0;
    ensure_table(s);
    if ((s->fill + n) * 5 >= s->mask * 3 && resize(s, (s->used + n) * 2) < 0)
        return -1;
    uint64_t hash;
    for (yr_value key, v; yr_dict_next_hashed(dict, &at, &key, &v, &hash);) {
        yr_retain(key);
        int r = yr_set_add_hashed(set, key, hash);
        yr_drop(key);
        if (r < 0)
            return -1;
    }
    return 0;
}

int yr_set_update_from(yr_value set, yr_value other)
{
    if (yr_is_any_set(other))
        return merge_set(YR_SET(set), YR_SET(other));
    if (YR_IS(other, dict))
        return merge_dict_keys(set, other);
    yr_value iterator = yr_iter(other), item;
    if (!iterator)
        return -1;
    int r;
    while ((r = yr_next(iterator, &item)) > 0) {
        r = yr_set_add(set, item);
        yr_drop(item);
        if (r < 0)
            break;
    }
    yr_drop(iterator);
    return r;
}

yr_value yr_set_new(yr_type *t, yr_value iterable)
{
    yr_value set = yr_from(yr_new(t, t->size));
    if (set && iterable && yr_set_update_from(set, iterable) < 0) {
        yr_drop(set);
        return 0;
    }
    return set;
}

static yr_value set_make(yr_type *t, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                         YR_UNUSED yr_value keywords)
{
    return yr_set_new(t, 0);
}

static int set_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_no_keywords("set", keywords) < 0 || yr_check_arity("set", n, 0, 1) < 0)
        return -1;
    if (YR_SET(self)->fill)
        yr_set_clear(self);
    return n ? yr_set_update_from(self, args[0]) : 0;
}

static yr_value frozenset_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (yr_make_no_keywords(t, YR_TYPE(frozenset), "frozenset", keywords) < 0 ||
        yr_check_arity("frozenset", n, 0, 1) < 0)
        return 0;
    if (n && t == YR_TYPE_ID(frozenset) && YR_IS(args[0], frozenset))
        return yr_retain(args[0]);
    return yr_set_new(t, n ? args[0] : 0);
}

static void set_clear(yr_object *o)
{
    yr_set_clear(yr_from(o));
}

static void set_dealloc(yr_object *o)
{
    yr_set_object *s = (yr_set_object *)o;
    const yr_set_entry *e = s->table;
    for (size_t left = s->used; left > 0; left--, e++) {
        e = next_live(e);
        yr_drop(e->key);
    }
    if (s->table && s->table != s->small)
        yr_dispose_inline(s->table);
    yr_release_inline(o);
}

static int set_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_set_object *s = (yr_set_object *)o;
    for (size_t i = 0; s->table && i <= s->mask; i++)
        if (is_live(&s->table[i]))
            YR_VISIT(s->table[i].key);
    return 0;
}

/* ---- Slots ---- */

static int add_items(yr_builder *b, yr_value self)
{
    yr_value list = yr_to_list(self);
    int r = list ? 0 : -1;
    for (size_t i = 0; r == 0 && i < YR_LIST(list)->length; i++)
        if (!i || (r = yr_builder_c(b, ", ")) == 0)
            r = yr_add_repr(b, YR_LIST(list)->items[i]);
    yr_xdrop(list);
    return r;
}

static int add_name(yr_builder *b, yr_value self)
{
    yr_value name = yr_str_from_c(yr_type_name(self));
    int r = name ? yr_builder_add(b, name) : -1;
    yr_xdrop(name);
    return r;
}

/* Only set itself is printed without its name. */
int yr_set_add_repr(yr_builder *b, yr_value self)
{
    bool plain = YR_IS(self, set), empty = YR_SET(self)->used == 0;
    int entered = empty ? 0 : yr_repr_enter(self);
    int r = entered < 0 ? -1 : plain && !empty && !entered ? 0 : add_name(b, self);
    if (r == 0 && (empty || entered))
        return yr_builder_c(b, empty ? "()" : "(...)");
    if (r == 0)
        r = yr_builder_c(b, plain ? "{" : "({");
    if (r == 0 && (r = add_items(b, self)) == 0)
        r = yr_builder_c(b, plain ? "}" : "})");
    if (!empty && !entered)
        yr_repr_leave(self);
    return r;
}

yr_value yr_set_repr(yr_value self)
{
    return yr_repr_by(yr_set_add_repr, self);
}

static uint64_t shuffle_bits(uint64_t h)
{
    return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u;
}

/* Order must not matter, so the items' hashes are mixed one by one and combined by exclusive or;
 * the numbers are CPython's. */
static int frozenset_hash(yr_value self, uint64_t *hash)
{
    yr_set_object *s = YR_SET(self);
    if (s->hashed) {
        *hash = s->hash;
        return 0;
    }
    uint64_t h = 0;
    size_t size = s->table ? s->mask + 1 : SMALL;
    for (size_t i = 0; s->table && i < size; i++)
        if (is_live(&s->table[i]))
            h ^= shuffle_bits(s->table[i].hash);
    h ^= (s->used + 1) * 1927868237u;
    h ^= (h >> 11) ^ (h >> 25);
    h = h * 69069u + 907133923u;
    if (h == UINT64_MAX)
        h = 590923713u;
    s->hash = *hash = h;
    s->hashed = true;
    return 0;
}

int yr_set_subset(yr_value a, yr_value b)
{
    if (YR_SET(a)->used > YR_SET(b)->used)
        return 0;
    size_t at = 0;
    uint64_t hash;
    for (yr_value key; yr_set_next(a, &at, &key, &hash);) {
        yr_retain(key);
        int r = yr_set_has_hashed(b, key, hash);
        yr_drop(key);
        if (r <= 0)
            return r;
    }
    return 1;
}

static int sets_equal(yr_value a, yr_value b)
{
    yr_set_object *x = YR_SET(a), *y = YR_SET(b);
    if (x->used != y->used || (x->hashed && y->hashed && x->hash != y->hash))
        return 0;
    return yr_set_subset(a, b);
}

static yr_value set_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if (!yr_is_any_set(a) || !yr_is_any_set(b))
        return YR_NOT_IMPLEMENTED;
    size_t m = YR_SET(a)->used, n = YR_SET(b)->used;
    int r = 0;
    switch (op) {
    case YR_EQ: r = sets_equal(a, b); break;
    case YR_NE: r = sets_equal(a, b); break;
    case YR_LE: r = yr_set_subset(a, b); break;
    case YR_GE: r = yr_set_subset(b, a); break;
    case YR_LT: r = m < n ? yr_set_subset(a, b) : 0; break;
    case YR_GT: r = m > n ? yr_set_subset(b, a) : 0; break;
    }
    return r < 0 ? 0 : yr_bool(op == YR_NE ? !r : r);
}

/* A set as an item to look for stands for the frozenset of the same items. */
static int set_contains(yr_value self, yr_value v)
{
    int r = yr_set_has(self, v);
    if (r >= 0 || !yr_is_pointer(v) || !yr_isinstance_of(v, YR_TYPE_ID(set)) ||
        !yr_pending_is(YR_EXC(TypeError)))
        return r;
    yr_clear_pending();
    yr_value frozen = yr_set_new(YR_TYPE(frozenset), v);
    r = frozen ? yr_set_has(self, frozen) : -1;
    yr_xdrop(frozen);
    return r;
}

static int64_t set_length(yr_value self)
{
    return (int64_t)YR_SET(self)->used;
}

static int set_truth(yr_value self)
{
    return YR_SET(self)->used != 0;
}

/* ---- Iterator ---- */

typedef struct {
    yr_object base;
    yr_value set; /* 0: exhausted */
    size_t used;  /* the set's when the walk began */
    size_t position, left;
} set_iterator;

static yr_value set_iter(yr_value self)
{
    set_iterator *it = yr_new(YR_TYPE(set_iterator), sizeof *it);
    if (!it)
        return 0;
    it->set = yr_retain(self);
    it->used = it->left = YR_SET(self)->used;
    return yr_from(it);
}

static void iterator_clear(yr_object *o)
{
    yr_set(&((set_iterator *)o)->set, 0);
}

static void iterator_dealloc(yr_object *o)
{
    iterator_clear(o);
    yr_release(o);
}

static int iterator_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((set_iterator *)o)->set);
    return 0;
}

static int iterator_next(yr_value self, yr_value *item)
{
    set_iterator *it = YR_AS(set_iterator, self);
    uint64_t hash;
    if (!it->set)
        return 0;
    if (it->used != YR_SET(it->set)->used) {
        it->used = SIZE_MAX;
        yr_raise_format(YR_EXC(RuntimeError), "Set changed size during iteration");
        return -1;
    }
    if (yr_set_next(it->set, &it->position, item, &hash)) {
        yr_retain(*item);
        it->left--;
        return 1;
    }
    yr_set(&it->set, 0);
    return 0;
}

YR_METHOD(length_hint)
{
    set_iterator *it = YR_AS(set_iterator, self);
    return yr_int(it->set && it->used == YR_SET(it->set)->used ? (int64_t)it->left : 0);
}

/* (iter, (list of what is left,)); a copy walks, and the iterator stays where it is. */
YR_METHOD(iterator_reduce)
{
    set_iterator *it = YR_AS(set_iterator, self);
    yr_value list = yr_list_new(), item;
    uint64_t hash;
    if (list && it->set && it->used != YR_SET(it->set)->used) {
        yr_raise_format(YR_EXC(RuntimeError), "Set changed size during iteration");
        yr_set(&list, 0);
    }
    for (size_t at = it->position; list && it->set && yr_set_next(it->set, &at, &item, &hash);)
        if (yr_list_append(list, item) < 0)
            yr_set(&list, 0);
    yr_value answer = list ? yr_reduce_walk("iter", list, 0, 0) : 0;
    yr_xdrop(list);
    return answer;
}

static const yr_method_def iterator_methods[] = {
    {"__length_hint__", length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    YR_REDUCE_DEF(iterator_reduce),
    YR_METHOD_END};

YR_BUILT_IN(set_iterator, object) = {
    .id = YR_T_set_iterator,
    .size = sizeof(set_iterator),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .methods = iterator_methods,
    .slots = {.dealloc = iterator_dealloc,
              .traverse = iterator_traverse,
              .clear = iterator_clear,
              .iter = yr_iter_self,
              .next = iterator_next},
};

#define SET_SLOTS                                                                                  \
    .dealloc = set_dealloc, .traverse = set_traverse, .clear = set_clear, .repr = yr_set_repr,     \
    .compare = set_compare, .iter = set_iter, .truth = set_truth, .length = set_length,            \
    .contains = set_contains

#define SET_BINARY                                                                                 \
    {                                                                                              \
        [YR_SUB] = yr_set_sub, [YR_AND] = yr_set_and, [YR_OR] = yr_set_or, [YR_XOR] = yr_set_xor   \
    }

static const yr_operators frozenset_operators = {.binary = SET_BINARY};
static const yr_operators set_operators = {
    .binary = SET_BINARY,
    .inplace = {[YR_SUB] = yr_set_isub,
                [YR_AND] = yr_set_iand,
                [YR_OR] = yr_set_ior,
                [YR_XOR] = yr_set_ixor},
};

YR_BUILT_IN(set, object) = {
    .id = YR_T_set,
    .size = sizeof(yr_set_object),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,
    .doc = "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered "
           "collection of unique elements.",
    .methods = yr_set_methods,
    .slots = {SET_SLOTS, .operators = &set_operators, .hash = yr_hash_unhashable, .make = set_make,
              .init = set_init},
};

YR_BUILT_IN(frozenset, object) = {
    .id = YR_T_frozenset,
    .size = sizeof(yr_set_object),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,
    .doc = "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset "
           "object\n\nBuild an immutable unordered collection of unique elements.",
    .methods = yr_frozenset_methods,
    .slots = {SET_SLOTS, .operators = &frozenset_operators, .hash = frozenset_hash,
              .make = frozenset_make},
};
