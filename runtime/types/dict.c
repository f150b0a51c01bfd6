/* dict.c - the hash table of dict, and the dict type's slots.
 *
 * Entries stand in insertion order in `entries`; `index` finds them:
 *
 *     index:   [ -1 | 2 | -1 | 0 | -2 | 1 | -1 | -1 ]      -1 never used, -2 its entry was deleted
 *     entries: [ (h, k, v) | (h, k, v) | (h, k, v) | ... ]  used of capacity filled
 *
 * Both live in one piece of memory, entries first. capacity is two thirds of the index, so a probe
 * always meets a -1. A deleted entry is all zero; entries are closed up when the table is rebuilt.
 * Growth follows CPython's rule (the next power of two past three times the count), so that
 * programs which change a dict while they walk it see the same.
 *
 * The first `pinned` entries of a module's dict keep key and place for ever; value 0 means unbound,
 * and to everything here such an entry is absent. Their keys are interned strs, whose comparison
 * runs no code.
 *
 * Comparing keys can run any code. Afterwards the probe goes on only if the table is the one it
 * started in (same memory, same key in the entry); else it starts again. */
#include "../core/allocate.h"
#include "containers.h"

enum { EMPTY = -1, DELETED = -2, MIN_SIZE = 8 };

/* ---- Memory ---- */

static size_t usable(size_t index_size)
{
    return (index_size << 1) / 3;
}

/* Gives d new memory with an index of that size, its live and pinned entries closed up behind `gap`
 * empty ones. */
static int rebuild(yr_dict_object *d, size_t index_size, size_t gap)
{
    size_t capacity = usable(index_size);
    if (index_size > (size_t)1 << 31) {
        yr_no_memory();
        return -1;
    }
    yr_dict_entry *entries = yr_alloc(capacity * sizeof *entries + index_size * sizeof(int32_t));
    if (!entries)
        return -1;
    int32_t *index = (int32_t *)(entries + capacity);
    memset(index, 0xff, index_size * sizeof *index);
    size_t mask = index_size - 1, to = gap;
    if (gap)
        memset(entries, 0, gap * sizeof *entries);
    for (size_t from = 0; from < d->used; from++) {
        const yr_dict_entry *e = &d->entries[from];
        if (!e->key)
            continue;
        size_t i = e->hash & mask;
        for (uint64_t perturb = e->hash; index[i] != EMPTY;) {
            perturb >>= 5;
            i = (i * 5 + perturb + 1) & mask;
        }
        index[i] = (int32_t)to;
        entries[to++] = *e;
    }
    yr_dispose(d->entries);
    d->entries = entries;
    d->index = index;
    d->index_mask = mask;
    d->capacity = capacity;
    d->used = to;
    d->first = gap;
    if (d->module)
        d->module->globals = entries;
    return 0;
}

static size_t size_for(size_t least)
{
    size_t size = MIN_SIZE;
    while (size < least)
        size <<= 1;
    return size;
}

static int grow(yr_dict_object *d)
{
    return rebuild(d, size_for((d->count + d->pinned) * 3), 0);
}

int yr_dict_reserve(yr_value dict, size_t count)
{
    yr_dict_object *d = YR_DICT(dict);
    if (d->used + count <= d->capacity)
        return 0;
    return rebuild(d, size_for((d->count + d->pinned + count) * 3 / 2 + 1), 0);
}

/* ---- Looking up ---- */

/* Are the keys equal? 1, 0, -1; -2: the table has changed meanwhile. */
static int compare_keys(yr_dict_object *d, const yr_dict_entry *e, yr_value key)
{
    int r = yr_key_equal_fast(e->key, key);
    if (r >= 0)
        return r;
    const yr_dict_entry *entries = d->entries;
    size_t mask = d->index_mask;
    yr_value have = yr_retain(e->key);
    r = yr_equal(have, key);
    bool same = entries == d->entries && mask == d->index_mask && e->key == have;
    yr_drop(have);
    return r < 0 ? -1 : same ? r : -2;
}

/* 1: *slot is the place in the index of key's entry (which may be pinned and unbound); 0 absent;
 * -1. */
static int find_slot(yr_dict_object *d, yr_value key, uint64_t hash, size_t *slot)
{
restart:
    if (!d->entries)
        return 0;
    size_t mask = d->index_mask, i = hash & mask;
    for (uint64_t perturb = hash;;) {
        int32_t at = d->index[i];
        if (at == EMPTY)
            return 0;
        if (at >= 0) {
            const yr_dict_entry *e = &d->entries[at];
            if (e->key == key) {
                *slot = i;
                return 1;
            }
            if (e->hash == hash) {
                int r = compare_keys(d, e, key);
                if (r == -2)
                    goto restart;
                if (r) {
                    *slot = i;
                    return r;
                }
            }
        }
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & mask;
    }
}

/* The entry of the key where the first look at the index finds the very key, bound. */
static inline yr_dict_entry *entry_at_once(const yr_dict_object *d, yr_value key, uint64_t hash)
{
    int32_t at = d->entries ? d->index[hash & d->index_mask] : EMPTY;
    yr_dict_entry *e = at >= 0 ? &d->entries[at] : NULL;
    return e && e->key == key && e->value ? e : NULL;
}

/* borrowed entry; NULL: absent (*error 0) or an exception is pending (*error 1). */
static inline yr_dict_entry *find_entry(yr_dict_object *d, yr_value key, uint64_t hash, int *error)
{
    yr_dict_entry *e = entry_at_once(d, key, hash);
    size_t slot;
    *error = 0;
    if (YR_LIKELY(e != NULL))
        return e;
    int r = find_slot(d, key, hash, &slot);
    *error = r < 0;
    if (r <= 0)
        return NULL;
    e = &d->entries[d->index[slot]];
    return e->value ? e : NULL;
}

yr_value yr_dict_get_hashed(yr_value dict, yr_value key, uint64_t hash)
{
    int error;
    yr_dict_entry *e = find_entry(YR_DICT(dict), key, hash, &error);
    return e ? e->value : 0;
}

yr_value *yr_dict_place(yr_value dict, yr_value key, uint64_t hash)
{
    int error;
    yr_dict_entry *e = find_entry(YR_DICT(dict), key, hash, &error);
    return e ? &e->value : NULL;
}

yr_value yr_dict_get(yr_value dict, yr_value key)
{
    uint64_t hash;
    return yr_hash_of(key, &hash) < 0 ? 0 : yr_dict_get_hashed(dict, key, hash);
}

int yr_dict_find_hashed(yr_value dict, yr_value key, uint64_t hash, yr_value *v)
{
    int error;
    yr_dict_entry *e = find_entry(YR_DICT(dict), key, hash, &error);
    *v = 0;
    if (!e)
        return -error;
    *v = yr_retain(e->value);
    return 1;
}

int yr_dict_find(yr_value dict, yr_value key, yr_value *v)
{
    uint64_t hash;
    *v = 0;
    return yr_hash_of(key, &hash) < 0 ? -1 : yr_dict_find_hashed(dict, key, hash, v);
}

yr_value yr_dict_get_c(yr_value dict, const char *key)
{
    yr_value name = yr_str_from_c(key);
    if (!name)
        return 0;
    yr_value v = yr_dict_get(dict, name);
    yr_drop(name);
    return v;
}

/* ---- Storing ---- */

/* Adds an entry known to be absent. Takes its own references. */
static int add_entry(yr_dict_object *d, yr_value key, uint64_t hash, yr_value v)
{
    if (d->used >= d->capacity && grow(d) < 0)
        return -1;
    size_t i = hash & d->index_mask;
    for (uint64_t perturb = hash; d->index[i] >= 0;) {
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & d->index_mask;
    }
    d->index[i] = (int32_t)d->used;
    d->entries[d->used++] = (yr_dict_entry){hash, yr_retain(key), yr_retain(v)};
    d->count++;
    d->version++;
    return 0;
}

static int store_in(yr_dict_object *d, yr_dict_entry *e, yr_value v)
{
    if (!e->value) { /* a pinned entry comes to life */
        d->count++;
        d->version++;
        if ((size_t)(e - d->entries) < d->first)
            d->first = (size_t)(e - d->entries);
    }
    yr_set(&e->value, yr_retain(v));
    return 0;
}

/* Adds an entry, with the references given, where the first look at the index says that it is
 * absent and there is room. */
static inline bool add_at_once(yr_dict_object *d, yr_value key, uint64_t hash, yr_value v)
{
    if (YR_UNLIKELY(d->used >= d->capacity))
        return false;
    int32_t *at = &d->index[hash & d->index_mask];
    if (*at != EMPTY)
        return false;
    *at = (int32_t)d->used;
    d->entries[d->used++] = (yr_dict_entry){hash, key, v};
    d->count++;
    d->version++;
    return true;
}

int yr_dict_set_hashed(yr_value dict, yr_value key, uint64_t hash, yr_value v)
{
    yr_dict_object *d = YR_DICT(dict);
    yr_dict_entry *e = entry_at_once(d, key, hash);
    size_t slot;
    if (e) {
        yr_set(&e->value, yr_retain(v));
        return 0;
    }
    if (add_at_once(d, key, hash, v)) {
        yr_retain(key);
        yr_retain(v);
        return 0;
    }
    int r = find_slot(d, key, hash, &slot);
    if (r < 0)
        return -1;
    return r ? store_in(d, &d->entries[d->index[slot]], v) : add_entry(d, key, hash, v);
}

int yr_dict_set(yr_value dict, yr_value key, yr_value v)
{
    uint64_t hash;
    return yr_hash_of(key, &hash) < 0 ? -1 : yr_dict_set_hashed(dict, key, hash, v);
}

int yr_dict_store(yr_value dict, yr_value key, yr_value v)
{
    return yr_dict_set(dict, key, v);
}

int yr_dict_set_c(yr_value dict, const char *key, yr_value v)
{
    yr_value name = v ? yr_intern_c(key) : 0;
    int r = name ? yr_dict_set(dict, name, v) : -1;
    yr_xdrop(name);
    yr_xdrop(v);
    return r;
}

yr_value yr_dict_setdefault(yr_value dict, yr_value key, yr_value v)
{
    yr_dict_object *d = YR_DICT(dict);
    uint64_t hash;
    size_t slot;
    if (yr_hash_of(key, &hash) < 0)
        return 0;
    yr_dict_entry *known = entry_at_once(d, key, hash);
    if (known)
        return known->value;
    int r = find_slot(d, key, hash, &slot);
    if (r < 0 || (r == 0 && add_entry(d, key, hash, v) < 0))
        return 0;
    if (r == 0)
        return v;
    yr_dict_entry *e = &d->entries[d->index[slot]];
    return e->value || store_in(d, e, v) == 0 ? e->value : 0;
}

/* Adds an entry known to be absent in front of all others. The holes that deletions have left there
 * are used; without one, the table is rebuilt with some. */
int yr_dict_add_first(yr_value dict, yr_value key, uint64_t hash, yr_value v)
{
    yr_dict_object *d = YR_DICT(dict);
    if (!d->entries || d->first == 0) {
        size_t gap = d->count + 4;
        if (rebuild(d, size_for((d->count + gap) * 3 / 2 + 8), gap) < 0)
            return -1;
    }
    size_t i = hash & d->index_mask;
    for (uint64_t perturb = hash; d->index[i] >= 0;) {
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & d->index_mask;
    }
    size_t at = --d->first;
    d->index[i] = (int32_t)at;
    d->entries[at] = (yr_dict_entry){hash, yr_retain(key), yr_retain(v)};
    d->count++;
    d->version++;
    return 0;
}

/* ---- Removing ---- */

/* Empties the entry that the slot of the index leads to. The caller gets key (0 if it stays,
 * pinned) and value. */
static void take_out(yr_dict_object *d, size_t slot, yr_value *key, yr_value *value)
{
    size_t at = (size_t)d->index[slot];
    yr_dict_entry *e = &d->entries[at];
    *key = 0;
    *value = e->value;
    e->value = 0;
    d->count--;
    d->version++;
    if (at == d->first)
        do
            d->first++;
        while (d->first < d->used && !d->entries[d->first].value);
    if (at < d->pinned)
        return;
    *key = e->key;
    e->key = 0;
    e->hash = 0;
    d->index[slot] = DELETED;
}

int yr_dict_take_hashed(yr_value dict, yr_value key, uint64_t hash, yr_value *own, yr_value *v)
{
    yr_dict_object *d = YR_DICT(dict);
    size_t slot;
    *own = *v = 0;
    int r = find_slot(d, key, hash, &slot);
    if (r <= 0)
        return r;
    if (!d->entries[d->index[slot]].value)
        return 0;
    take_out(d, slot, own, v);
    return 1;
}

int yr_dict_pop_hashed(yr_value dict, yr_value key, uint64_t hash, yr_value *v)
{
    yr_value own;
    int r = yr_dict_take_hashed(dict, key, hash, &own, v);
    yr_xdrop(own);
    return r;
}

int yr_dict_pop(yr_value dict, yr_value key, yr_value *v)
{
    uint64_t hash;
    *v = 0;
    return yr_hash_of(key, &hash) < 0 ? -1 : yr_dict_pop_hashed(dict, key, hash, v);
}

int yr_dict_delete(yr_value dict, yr_value key)
{
    yr_value v;
    int r = yr_dict_pop(dict, key, &v);
    yr_xdrop(v);
    return r;
}

int yr_dict_stands_at_end(yr_value dict, yr_value key, uint64_t hash, bool last)
{
    yr_dict_object *d = YR_DICT(dict);
    size_t slot;
    int r = find_slot(d, key, hash, &slot);
    if (r <= 0)
        return r;
    size_t at = (size_t)d->index[slot], end = last ? d->used - 1 : d->first;
    while (last && end > at && !d->entries[end].value)
        end--;
    return at == end;
}

/* The slot of the index that leads to entry `at`. */
static size_t slot_of_entry(const yr_dict_object *d, size_t at)
{
    uint64_t hash = d->entries[at].hash, perturb = hash;
    size_t i = hash & d->index_mask;
    while (d->index[i] != (int32_t)at) {
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & d->index_mask;
    }
    return i;
}

int yr_dict_pop_last(yr_value dict, yr_value *key, yr_value *value)
{
    yr_dict_object *d = YR_DICT(dict);
    if (d->count == 0)
        return 0;
    size_t at = d->used - 1;
    while (!d->entries[at].value)
        at--;
    size_t slot = slot_of_entry(d, at);
    yr_value name = d->entries[at].key;
    take_out(d, slot, key, value);
    if (!*key)
        *key = yr_retain(name);
    else { /* as in CPython the room does not come back: the index keeps a mark for each */
        d->capacity -= d->used - at;
        d->used = at;
        if (d->first > at)
            d->first = at;
    }
    return 1;
}

int yr_dict_pop_first(yr_value dict, yr_value *key, yr_value *value)
{
    yr_dict_object *d = YR_DICT(dict);
    if (d->count == 0)
        return 0;
    yr_value name = d->entries[d->first].key;
    take_out(d, slot_of_entry(d, d->first), key, value);
    if (!*key)
        *key = yr_retain(name);
    return 1;
}

/* Drops the keys and values of an array of entries nobody else can see. */
static void drop_entries(yr_dict_entry *entries, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (entries[i].key & entries[i].value & 1)
            continue;
        yr_xdrop(entries[i].key);
        yr_xdrop(entries[i].value);
    }
    yr_dispose_inline(entries);
}

/* A module's dict keeps its memory: values go one by one. */
static void clear_pinned(yr_dict_object *d)
{
    for (size_t i = 0; i < d->used; i++) {
        yr_dict_entry *e = &d->entries[i];
        if (!e->value)
            continue;
        yr_value key, value;
        take_out(d, slot_of_entry(d, i), &key, &value);
        yr_xdrop(key);
        yr_drop(value);
    }
}

static void dict_clear(yr_object *o)
{
    yr_dict_object *d = (yr_dict_object *)o;
    if (d->pinned) {
        clear_pinned(d);
        return;
    }
    yr_dict_entry *entries = d->entries;
    size_t n = d->used;
    d->entries = NULL;
    d->index = NULL;
    d->count = d->used = d->first = d->capacity = d->index_mask = 0;
    if (!(o->flags & YR_DICT_ORDERED)) /* there clear() is told by the count, as in CPython */
        d->version++;
    drop_entries(entries, n);
}

void yr_dict_clear(yr_value dict)
{
    dict_clear(yr_object_of(dict));
}

static void dict_dealloc(yr_object *o)
{
    yr_dict_object *d = (yr_dict_object *)o;
    if (YR_LIKELY(!d->module && !d->pinned)) { /* nobody sees it any more */
        if (d->entries)
            drop_entries(d->entries, d->used);
        yr_release_inline(o);
        return;
    }
    if (d->module && d->module->globals == d->entries)
        d->module->globals = NULL;
    d->module = NULL;
    d->pinned = 0;
    dict_clear(o);
    yr_release(o);
}

static int dict_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_dict_object *d = (yr_dict_object *)o;
    for (size_t i = 0; i < d->used; i++) {
        YR_VISIT(d->entries[i].key);
        YR_VISIT(d->entries[i].value);
    }
    return 0;
}

/* ---- Walking ---- */

bool yr_dict_next_hashed(yr_value dict, size_t *at, yr_value *key, yr_value *value, uint64_t *hash)
{
    yr_dict_object *d = YR_DICT(dict);
    if (*at < d->first)
        *at = d->first;
    while (*at < d->used) {
        const yr_dict_entry *e = &d->entries[(*at)++];
        if (e->value) {
            *key = e->key;
            *value = e->value;
            *hash = e->hash;
            return true;
        }
    }
    return false;
}

bool yr_dict_next(yr_value dict, size_t *at, yr_value *key, yr_value *value)
{
    uint64_t hash;
    return yr_dict_next_hashed(dict, at, key, value, &hash);
}

bool yr_dict_previous(yr_value dict, size_t *at, yr_value *key, yr_value *value)
{
    yr_dict_object *d = YR_DICT(dict);
    if (*at > d->used)
        *at = d->used;
    while (*at > 0) {
        const yr_dict_entry *e = &d->entries[--*at];
        if (e->value) {
            *key = e->key;
            *value = e->value;
            return true;
        }
    }
    return false;
}

/* ---- Making ---- */

/* new: a dict with that memory, or none (NULL); steals it. */
static yr_value dict_around(yr_dict_entry *entries, size_t index_size)
{
    yr_dict_object *d = yr_new_tracked_unset(YR_TYPE(dict), sizeof *d);
    if (YR_UNLIKELY(!d)) {
        yr_dispose(entries);
        return 0;
    }
    memset(&d->base + 1, 0, sizeof *d - sizeof d->base);
    if (entries) {
        d->entries = entries;
        d->capacity = usable(index_size);
        d->index = (int32_t *)(entries + d->capacity);
        d->index_mask = index_size - 1;
    }
    return yr_from(d);
}

yr_value yr_dict_new(void)
{
    return dict_around(NULL, 0);
}

yr_value yr_dict_sized(size_t n)
{
    size_t size = n > 5 ? size_for(n * 3 / 2 + 1) : MIN_SIZE, capacity = usable(size);
    yr_dict_entry *entries = yr_alloc_inline(capacity * sizeof *entries + size * sizeof(int32_t));
    if (!entries)
        return 0;
    memset(entries + capacity, 0xff, size * sizeof(int32_t));
    return dict_around(entries, size);
}

/* Is the table of d worth copying as it is? Not with many holes, nor with names that are unbound.
 */
static bool is_compact(const yr_dict_object *d)
{
    return d->pinned == 0 && d->count >= d->used * 2 / 3;
}

/* Gives an empty dict the table of another, holes and all. */
static int clone_table(yr_dict_object *d, const yr_dict_object *from)
{
    size_t index_size = from->index_mask + 1, capacity = usable(index_size);
    yr_dict_entry *entries =
        yr_alloc(capacity * sizeof *entries + index_size * sizeof *from->index);
    if (!entries)
        return -1;
    memcpy(entries, from->entries, from->used * sizeof *entries);
    for (size_t i = 0; i < from->used; i++) {
        if (entries[i].key & entries[i].value & 1) /* two small ints */
            continue;
        yr_xretain(entries[i].key);
        yr_xretain(entries[i].value);
    }
    yr_dispose(d->entries);
    d->entries = entries;
    d->index = (int32_t *)(entries + capacity);
    memcpy(d->index, from->index, index_size * sizeof *d->index);
    d->index_mask = from->index_mask;
    d->capacity = from->capacity;
    d->used = from->used;
    d->first = from->first;
    d->count = from->count;
    d->version++;
    return 0;
}

int yr_dict_take_copy(yr_value dict, yr_value from)
{
    yr_dict_object *d = YR_DICT(dict), *other = YR_DICT(from);
    if (d->used || d->pinned || other->count == 0 || !is_compact(other))
        return 0;
    return clone_table(d, other) < 0 ? -1 : 1;
}

yr_value yr_dict_copy(yr_value from)
{
    yr_value copy = yr_dict_new();
    if (!copy || YR_DICT(from)->count == 0)
        return copy;
    int taken = yr_dict_take_copy(copy, from);
    if (taken > 0)
        return copy;
    if (taken < 0 || yr_dict_reserve(copy, YR_DICT(from)->count) < 0)
        goto fail;
    size_t at = 0;
    uint64_t hash;
    for (yr_value key, value; yr_dict_next_hashed(from, &at, &key, &value, &hash);)
        if (add_entry(YR_DICT(copy), key, hash, value) < 0)
            goto fail;
    return copy;
fail:
    yr_drop(copy);
    return 0;
}

yr_value yr_dict_pinned(yr_module *m, const char *const *names, size_t n)
{
    yr_value dict = yr_dict_new();
    if (!dict || rebuild(YR_DICT(dict), size_for(n * 3 / 2 + 8), 0) < 0)
        goto fail;
    yr_dict_object *d = YR_DICT(dict);
    for (size_t i = 0; i < n; i++) {
        yr_value name = yr_intern_c(names[i]);
        uint64_t hash;
        int r = name ? yr_hash(name, &hash) : -1;
        if (r == 0)
            r = add_entry(d, name, hash, YR_NONE);
        yr_xdrop(name);
        if (r < 0)
            goto fail;
        d->entries[i].value = 0;
        d->count--;
        d->pinned = (uint32_t)i + 1;
    }
    d->module = m;
    if (m)
        m->globals = d->entries;
    return dict;
fail:
    yr_xdrop(dict);
    return 0;
}

static yr_value dict_make(yr_type *t, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                          YR_UNUSED yr_value keywords)
{
    return yr_from(yr_new(t, t->size));
}

static int dict_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    return yr_dict_update_call(self, YR_SHOWN("dict"), args, n, keywords);
}

/* ---- Slots ---- */

YR_COLD yr_value yr_key_error(yr_value key)
{
    return yr_raise_value(YR_EXC(KeyError), key);
}

yr_value yr_dict_item(yr_value self, yr_value key)
{
    uint64_t hash;
    int error;
    if (yr_hash_of(key, &hash) < 0)
        return 0;
    yr_dict_entry *e = find_entry(YR_DICT(self), key, hash, &error);
    if (YR_LIKELY(e != NULL))
        return yr_retain(e->value);
    if (error)
        return 0;
    if (!YR_IS(self, dict)) {
        bool missing = false;
        yr_value v = yr_call_special(self, YR_NAME(__missing__), &key, 1, &missing);
        if (v || !missing)
            return v;
    }
    return yr_key_error(key);
}

static int dict_assign(yr_value self, yr_value key, yr_value v)
{
    if (v)
        return yr_dict_set(self, key, v);
    int r = yr_dict_delete(self, key);
    if (r == 0)
        yr_key_error(key);
    return r > 0 ? 0 : -1;
}

static int dict_contains(yr_value self, yr_value key)
{
    uint64_t hash;
    int error;
    if (yr_hash_of(key, &hash) < 0)
        return -1;
    return find_entry(YR_DICT(self), key, hash, &error) ? 1 : -error;
}

static int64_t dict_length(yr_value self)
{
    return (int64_t)YR_DICT(self)->count;
}

static int dict_truth(yr_value self)
{
    return YR_DICT(self)->count != 0;
}

/* a | b: a copy of a, updated with b. Both must be dicts. */
static yr_value dict_or(yr_value a, yr_value b)
{
    if (!YR_IS_DICT(a) || !YR_IS_DICT(b))
        return YR_NOT_IMPLEMENTED;
    yr_value result = yr_dict_copy(a);
    if (result && yr_dict_update_from(result, b, true) < 0) {
        yr_drop(result);
        return 0;
    }
    return result;
}

static yr_value dict_ior(yr_value a, yr_value b)
{
    return yr_dict_update_from(a, b, true) < 0 ? 0 : yr_retain(a);
}

static const yr_operators operators = {.binary = {[YR_OR] = dict_or},
                                       .inplace = {[YR_OR] = dict_ior}};

YR_BUILT_IN(dict, object) = {
    .id = YR_T_dict,
    .size = sizeof(yr_dict_object),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_DICT,
    .doc = "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a "
           "mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized "
           "as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> "
           "new dictionary initialized with the name=value pairs\n    in the keyword argument "
           "list.  For example:  dict(one=1, two=2)",
    .methods = yr_dict_methods,
    .slots = {.dealloc = dict_dealloc,
              .traverse = dict_traverse,
              .clear = dict_clear,
              .repr = yr_dict_repr,
              .hash = yr_hash_unhashable,
              .compare = yr_dict_compare,
              .iter = yr_dict_iter,
              .make = dict_make,
              .init = dict_init,
              .truth = dict_truth,
              .length = dict_length,
              .getitem = yr_dict_item,
              .setitem = dict_assign,
              .contains = dict_contains,
              .operators = &operators},
};
