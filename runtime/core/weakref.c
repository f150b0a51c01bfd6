/* weakref.c - the side table of weak references, and the types weakref and weakproxy.
 *
 * An object that is weakly referenced carries YR_FLAG_WEAKLY_REFERENCED and has an entry in an
 * open-addressed table from its address to the chain of its references, newest first but for the
 * plain one (of the exact type, without a callback), which leads and is shared. A reference does
 * not own its object; when the object dies every reference of the chain is cleared first, and
 * then the callbacks run, newest first.
 */
#include "block.h"
#include "weakref.h"

typedef struct {
    yr_object *object; /* NULL: never used; DELETED */
    yr_weakref *first;
} entry;

struct yr_weak_table {
    entry *entries;
    size_t mask, count, filled; /* filled counts deleted entries too */
};

#define DELETED ((yr_object *)1)

/* ---- The table ------------------------------------------------------------------------------ */

static size_t hash_of(const yr_object *o)
{
    uint64_t h = (uintptr_t)o >> 4;
    return (size_t)((h * 0x9e3779b97f4a7c15u) >> 20);
}

/* Where o stands, or NULL. */
static entry *find(yr_object *o)
{
    yr_weak_table *t = YR->weak;
    if (!t || !t->entries)
        return NULL;
    for (size_t i = hash_of(o) & t->mask;; i = (i + 1) & t->mask) {
        if (t->entries[i].object == o)
            return &t->entries[i];
        if (!t->entries[i].object)
            return NULL;
    }
}

static entry *insert(yr_weak_table *t, yr_object *o)
{
    size_t i = hash_of(o) & t->mask;
    while (t->entries[i].object)
        i = (i + 1) & t->mask;
    t->entries[i].object = o;
    t->count++;
    t->filled++;
    return &t->entries[i];
}

/* Makes room for one more entry: 0, or -1 and MemoryError. */
static int grow(yr_weak_table *t)
{
    if (t->entries && t->filled * 3 < t->mask * 2)
        return 0;
    entry *old = t->entries;
    size_t n = old ? t->mask + 1 : 0, size = 16;
    while (size < 4 * (t->count + 1))
        size *= 2;
    entry *fresh = yr_block_zeroed(size, sizeof *fresh);
    if (!fresh) {
        yr_no_memory();
        return -1;
    }
    t->entries = fresh;
    t->mask = size - 1;
    t->count = t->filled = 0;
    for (size_t i = 0; i < n; i++) {
        if (old[i].object && old[i].object != DELETED)
            insert(t, old[i].object)->first = old[i].first;
    }
    yr_block_free(old);
    return 0;
}

/* The entry of o, made if there is none; NULL and MemoryError. */
static entry *find_or_add(yr_object *o)
{
    if (!YR->weak && !(YR->weak = yr_block_zeroed(1, sizeof *YR->weak))) {
        yr_no_memory();
        return NULL;
    }
    if (grow(YR->weak) < 0)
        return NULL;
    entry *e = find(o);
    if (!e) {
        e = insert(YR->weak, o);
        o->flags |= YR_FLAG_WEAKLY_REFERENCED;
    }
    return e;
}

static void remove_entry(entry *e)
{
    e->object->flags &= ~(uint32_t)YR_FLAG_WEAKLY_REFERENCED;
    e->object = DELETED;
    e->first = NULL;
    YR->weak->count--;
}

bool yr_any_weakref_callback(void)
{
    yr_weak_table *t = YR->weak;
    for (size_t i = 0; t && t->entries && i <= t->mask; i++) {
        for (yr_weakref *w = t->entries[i].first; w; w = w->next)
            if (w->callback)
                return true;
    }
    return false;
}

void yr_weakrefs_finish(void)
{
    if (YR->weak) {
        yr_block_free(YR->weak->entries);
        yr_block_free(YR->weak);
        YR->weak = NULL;
    }
}

/* ---- References ----------------------------------------------------------------------------- */

static void link_in(entry *e, yr_weakref *w, yr_weakref *after)
{
    w->previous = after;
    w->next = after ? after->next : e->first;
    if (w->next)
        w->next->previous = w;
    if (after)
        after->next = w;
    else
        e->first = w;
}

/* Takes w out of its chain; its object may be dead from now on. */
static void detach(yr_weakref *w)
{
    if (!w->object)
        return;
    entry *e = find(w->object);
    if (w->previous)
        w->previous->next = w->next;
    else if (e)
        e->first = w->next;
    if (w->next)
        w->next->previous = w->previous;
    if (e && !e->first)
        remove_entry(e);
    w->object = NULL;
    w->next = w->previous = NULL;
}

static bool is_plain(const yr_weakref *w)
{
    return !w->callback &&
           (w->base.type == YR_TYPE_ID(weakref) || w->base.type == YR_TYPE_ID(weakproxy));
}

/* The shared reference of that type in a chain, or NULL. */
static yr_weakref *find_plain(yr_weakref *first, yr_type *t)
{
    for (yr_weakref *w = first; w && is_plain(w); w = w->next) {
        if (w->base.type == t)
            return w;
    }
    return NULL;
}

static yr_weakref *last_plain(yr_weakref *first)
{
    yr_weakref *last = NULL;
    for (yr_weakref *w = first; w && is_plain(w); w = w->next)
        last = w;
    return last;
}

yr_value yr_weakref_new(yr_type *t, yr_value object, yr_value callback)
{
    if (!yr_is_pointer(object) || !(yr_object_of(object)->type->flags & YR_TYPE_WEAKREFS))
        return yr_type_error("cannot create weak reference to '%T' object", object);
    yr_object *o = yr_object_of(object);
    callback = callback == YR_NONE ? 0 : callback;
    bool plain = !callback && (t == YR_TYPE_ID(weakref) || t == YR_TYPE_ID(weakproxy));
    entry *e = find(o);
    yr_weakref *shared = plain && e ? find_plain(e->first, t) : NULL;
    if (shared)
        return yr_retain(yr_from(shared));
    yr_weakref *w = yr_new(t, t->size);
    e = w ? find_or_add(o) : NULL;
    if (!e) {
        yr_xdrop(yr_from(w));
        return 0;
    }
    w->object = o;
    w->callback = yr_xretain(callback);
    link_in(e, w, plain ? NULL : last_plain(e->first));
    return yr_from(w);
}

yr_value yr_weakref_target(yr_value weakref)
{
    yr_weakref *w = YR_AS(yr_weakref, weakref);
    return w->object && w->object->refs ? yr_retain(yr_from(w->object)) : YR_NONE;
}

size_t yr_weakref_count(yr_value object)
{
    entry *e = yr_is_pointer(object) ? find(yr_object_of(object)) : NULL;
    size_t n = 0;
    for (yr_weakref *w = e ? e->first : NULL; w; w = w->next)
        n++;
    return n;
}

yr_value yr_weakref_list(yr_value object)
{
    yr_value list = yr_list_new();
    entry *e = list && yr_is_pointer(object) ? find(yr_object_of(object)) : NULL;
    for (yr_weakref *w = e ? e->first : NULL; w; w = w->next) {
        if (yr_list_append(list, yr_from(w)) < 0) {
            yr_drop(list);
            return 0;
        }
    }
    return list;
}

/* ---- Clearing ------------------------------------------------------------------------------- */

static void run_callback(yr_weakref *w, yr_value callback)
{
    yr_value self = yr_from(w);
    yr_value result = yr_invoke1(callback, self);
    if (result)
        yr_drop(result);
    else
        yr_unraisable(callback, NULL);
}

/* Clears the chain of o. References with a callback are kept (retained) in a list linked by next,
 * in the order of the chain, unless nobody else holds them any more. */
static yr_weakref *clear_chain(yr_object *o, bool keep_garbage)
{
    yr_weakref *kept = NULL, **tail = &kept;
    for (entry *e; (e = find(o)) != NULL;) {
        yr_weakref *w = e->first;
        detach(w);
        bool garbage = w->base.flags & YR_FLAG_GARBAGE && !keep_garbage;
        if (!w->callback || !w->base.refs || w->base.flags & YR_FLAG_DYING || garbage)
            continue;
        yr_retain(yr_from(w));
        *tail = w;
        tail = &w->next;
    }
    return kept;
}

static void run_callbacks(yr_weakref *kept, bool run)
{
    while (kept) {
        yr_weakref *w = kept;
        kept = w->next;
        w->next = NULL;
        yr_value callback = w->callback;
        w->callback = 0;
        if (run)
            run_callback(w, callback);
        yr_drop(callback);
        yr_drop(yr_from(w));
    }
}

void yr_weakrefs_clear(yr_object *o, bool run)
{
    if (!(o->flags & YR_FLAG_WEAKLY_REFERENCED))
        return;
    yr_value pending = yr_save_pending();
    o->refs++; /* what runs must not free it again */
    run_callbacks(clear_chain(o, true), run);
    o->refs--;
    YR->pending = pending;
}

/* All the references go before the first callback runs, so none can revive garbage. The callbacks
 * of references that are garbage themselves do not run. */
void yr_weakrefs_clear_garbage(yr_object **garbage, size_t n)
{
    yr_weakref *kept = NULL, **tail = &kept;
    for (size_t i = 0; i < n; i++) {
        if (!(garbage[i]->flags & YR_FLAG_WEAKLY_REFERENCED))
            continue;
        *tail = clear_chain(garbage[i], false);
        while (*tail)
            tail = &(*tail)->next;
    }
    run_callbacks(kept, true);
}

/* ---- The type weakref ----------------------------------------------------------------------- */

static void weakref_dealloc(yr_object *o)
{
    yr_weakref *w = (yr_weakref *)o;
    detach(w);
    yr_set(&w->callback, 0);
    yr_release(o);
}

static int weakref_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((yr_weakref *)o)->callback);
    return 0;
}

static void weakref_clear(yr_object *o)
{
    detach((yr_weakref *)o);
    yr_set(&((yr_weakref *)o)->callback, 0);
}

static yr_value weakref_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)args;
    if (yr_no_keywords("weakref", keywords) < 0)
        return 0;
    if (n)
        return yr_type_error("weakref expected 0 arguments, got %zd", n);
    return yr_weakref_target(self);
}

static int weakref_hash(yr_value self, uint64_t *hash)
{
    yr_weakref *w = YR_AS(yr_weakref, self);
    if (w->hashed) {
        *hash = w->hash;
        return 0;
    }
    yr_value target = yr_weakref_target(self);
    if (target == YR_NONE) {
        yr_type_error("weak object has gone away");
        return -1;
    }
    int failed = yr_hash(target, hash);
    yr_drop(target);
    if (!failed) {
        w->hash = *hash;
        w->hashed = true;
    }
    return failed;
}

static yr_value weakref_compare(yr_compare_op op, yr_value a, yr_value b)
{
    if ((op != YR_EQ && op != YR_NE) || !yr_isinstance_of(a, YR_TYPE_ID(weakref)) ||
        !yr_isinstance_of(b, YR_TYPE_ID(weakref)))
        return YR_NOT_IMPLEMENTED;
    yr_value x = yr_weakref_target(a), y = yr_weakref_target(b), result;
    if (x == YR_NONE || y == YR_NONE)
        result = yr_bool((a == b) == (op == YR_EQ));
    else
        result = yr_compare(op, x, y);
    yr_drop(x);
    yr_drop(y);
    return result;
}

yr_value yr_weak_repr(yr_value self, const char *kind)
{
    yr_value target = yr_weakref_target(self);
    if (target == YR_NONE)
        return yr_str_format("<%s at %p; dead>", kind, (void *)yr_object_of(self));
    yr_value name = yr_getattr_or_null(target, YR_NAME(__name__));
    if (!name)
        yr_clear_pending();
    yr_value text;
    if (name && YR_IS_STR(name))
        text = yr_str_format("<%s at %p; to '%T' at %p (%U)>", kind, (void *)yr_object_of(self),
                             target, (void *)yr_object_of(target), name);
    else
        text = yr_str_format("<%s at %p; to '%T' at %p>", kind, (void *)yr_object_of(self), target,
                             (void *)yr_object_of(target));
    yr_xdrop(name);
    yr_drop(target);
    return text;
}

static yr_value weakref_repr(yr_value self)
{
    return yr_weak_repr(self, "weakref");
}

static yr_value weakref_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    if (t == YR_TYPE_ID(weakref) && yr_no_keywords("ReferenceType", keywords) < 0)
        return 0;
    if (yr_check_arity("__new__", n, 1, t == YR_TYPE_ID(weakref) ? 2 : -1) < 0)
        return 0;
    return yr_weakref_new(t, args[0], n > 1 ? args[1] : 0);
}

/* The arguments were used by __new__. */
static int weakref_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)args;
    if (yr_no_keywords("ReferenceType", keywords) < 0)
        return -1;
    return yr_check_arity("__init__", n, 1, 2);
}

static yr_value get_callback(yr_value self)
{
    yr_value callback = YR_AS(yr_weakref, self)->callback;
    return callback ? yr_retain(callback) : YR_NONE;
}

static yr_value class_getitem(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    return yr_generic_alias(self, args[0]);
}

static const yr_getset_def getsets[] = {{"__callback__", get_callback, NULL, NULL}, {0}};
static const yr_method_def methods[] = {
    {"__class_getitem__", class_getitem, 1, 1, YR_METHOD_CLASS, "See PEP 585"}, {0}};

YR_BUILT_IN(weakref, object) = {
    .id = YR_T_weakref,
    .size = sizeof(yr_weakref),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE,
    .methods = methods,
    .getsets = getsets,
    .slots =
        {
            .dealloc = weakref_dealloc,
            .traverse = weakref_traverse,
            .clear = weakref_clear,
            .call = weakref_call,
            .hash = weakref_hash,
            .compare = weakref_compare,
            .repr = weakref_repr,
            .make = weakref_make,
            .init = weakref_init,
        },
};
