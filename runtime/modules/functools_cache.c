/* functools_cache.c - functools._lru_cache_wrapper: a callable that remembers results.
 *
 * A cache without a bound is a dict from keys to results. In a bounded one the values of the dict
 * are links, which hold the results and form a ring in the order of their last use:
 *
 *     wrapper.ring <-> oldest <-> ... <-> newest <-> wrapper.ring
 *
 * The dict owns the links; the ring borrows them, and a link that dies leaves it.
 *
 * A key is the only argument, where that is exactly an int or a str, else a tuple: the arguments,
 * then, where there are keywords, a mark and each name and value, then, where the cache is typed,
 * the types of all values. */
#include "functools_parts.h"

typedef struct ring {
    struct ring *previous, *next; /* NULL: in none */
} ring;

typedef struct {
    yr_object base;
    ring ring;
    yr_value key, result;
    uint64_t hash;
} cache_link;

typedef struct {
    yr_object base;
    yr_value function;
    yr_value cache;     /* dict */
    yr_value info_type; /* what cache_info() calls */
    int64_t limit;      /* -1: none */
    int64_t hits, misses;
    ring ring;
    bool typed;
    yr_attributes attributes;
} cache_wrapper;

#define WRAPPER(v) YR_AS(cache_wrapper, v)

static yr_type *link_type, *wrapper_type;
static yr_value keyword_mark; /* stands in keys before the keywords */

/* ---- The ring -------------------------------------------------------------------------------- */

static void leave_ring(ring *r)
{
    r->previous->next = r->next;
    r->next->previous = r->previous;
    r->previous = r->next = NULL;
}

static void become_newest(cache_wrapper *w, ring *r)
{
    r->previous = w->ring.previous;
    r->next = &w->ring;
    r->previous->next = r;
    w->ring.previous = r;
}

static cache_link *link_of(ring *r)
{
    return (cache_link *)((char *)r - offsetof(cache_link, ring));
}

static void empty_ring(cache_wrapper *w)
{
    while (w->ring.next && w->ring.next != &w->ring)
        leave_ring(w->ring.next);
}

/* ---- Links ----------------------------------------------------------------------------------- */

static void link_clear(yr_object *o)
{
    cache_link *l = (cache_link *)o;
    yr_set(&l->result, 0);
    yr_set(&l->key, 0);
}

static void link_dealloc(yr_object *o)
{
    cache_link *l = (cache_link *)o;
    if (l->ring.next)
        leave_ring(&l->ring);
    link_clear(o);
    yr_release(o);
}

static int link_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((cache_link *)o)->key);
    YR_VISIT(((cache_link *)o)->result);
    return 0;
}

static const yr_type_spec link_spec = {
    .size = sizeof(cache_link),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .slots = {.dealloc = link_dealloc, .traverse = link_traverse, .clear = link_clear},
};

/* ---- Keys ------------------------------------------------------------------------------------ */

/* new */
static yr_value make_key(const cache_wrapper *w, const yr_value *args, size_t n, yr_value keywords)
{
    size_t named = yr_keyword_count(keywords), at = 0;
    if (!named && !w->typed && n == 1 && (yr_is_int(args[0]) || YR_IS(args[0], str)))
        return yr_retain(args[0]);
    size_t length = n + (named ? 1 + 2 * named : 0) + (w->typed ? n + named : 0);
    yr_value key = yr_tuple_alloc(length);
    if (!key || !length)
        return key;
    yr_value *items = YR_TUPLE(key)->items;
    for (size_t i = 0; i < n; i++)
        items[at++] = yr_retain(args[i]);
    if (named)
        items[at++] = yr_retain(keyword_mark);
    for (size_t i = 0; i < named; i++) {
        items[at++] = yr_retain(YR_TUPLE(keywords)->items[i]);
        items[at++] = yr_retain(args[n + i]);
    }
    for (size_t i = 0; w->typed && i < n + named; i++)
        items[at++] = yr_retain(yr_from(yr_type_of(args[i])));
    return key;
}

/* ---- Calls ----------------------------------------------------------------------------------- */

static yr_value call_uncached(cache_wrapper *w, yr_value *args, size_t n, yr_value keywords)
{
    w->misses++;
    return yr_invoke_kw(w->function, args, n, keywords);
}

static yr_value call_unbounded(cache_wrapper *w, yr_value key, uint64_t hash, yr_value *args,
                               size_t n, yr_value keywords)
{
    yr_value result;
    int found = yr_dict_find_hashed(w->cache, key, hash, &result);
    if (found > 0)
        w->hits++;
    if (found)
        return result;
    w->misses++;
    result = yr_invoke_kw(w->function, args, n, keywords);
    if (result && yr_dict_set_hashed(w->cache, key, hash, result) < 0)
        yr_set(&result, 0);
    return result;
}

/* A full cache: the oldest link is used again. */
static int replace_oldest(cache_wrapper *w, yr_value key, uint64_t hash, yr_value result)
{
    cache_link *l = link_of(w->ring.next);
    yr_value kept = yr_retain(yr_from(l)), own, value;
    leave_ring(&l->ring);
    int found = yr_dict_take_hashed(w->cache, l->key, l->hash, &own, &value);
    if (found <= 0) { /* somebody else has taken it out */
        yr_drop(kept);
        return found;
    }
    yr_value old_key = l->key, old_result = l->result;
    l->key = yr_retain(key);
    l->result = yr_retain(result);
    l->hash = hash;
    become_newest(w, &l->ring);
    int r = yr_dict_set_hashed(w->cache, key, hash, kept);
    yr_drop(kept);
    yr_xdrop(value);
    yr_xdrop(own);
    yr_xdrop(old_key);
    yr_xdrop(old_result);
    return r;
}

static int add_newest(cache_wrapper *w, yr_value key, uint64_t hash, yr_value result)
{
    cache_link *l = yr_new(link_type, sizeof *l);
    if (!l)
        return -1;
    l->key = yr_retain(key);
    l->result = yr_retain(result);
    l->hash = hash;
    become_newest(w, &l->ring);
    int r = yr_dict_set_hashed(w->cache, key, hash, yr_from(l));
    yr_drop(yr_from(l));
    return r;
}

/* new or 0: the result that the cache has, whose link becomes the newest. *error is 0 or -1. */
static yr_value look_up(cache_wrapper *w, yr_value key, uint64_t hash, int *error)
{
    yr_value found;
    *error = yr_dict_find_hashed(w->cache, key, hash, &found);
    if (*error <= 0)
        return 0;
    cache_link *l = YR_AS(cache_link, found);
    if (l->ring.next && l->ring.next != &w->ring) {
        leave_ring(&l->ring);
        become_newest(w, &l->ring);
    }
    yr_value result = yr_retain(l->result);
    yr_drop(found);
    return result;
}

static yr_value call_bounded(cache_wrapper *w, yr_value key, uint64_t hash, yr_value *args,
                             size_t n, yr_value keywords)
{
    int error;
    yr_value result = look_up(w, key, hash, &error), found;
    if (result)
        w->hits++;
    if (result || error)
        return result;
    w->misses++;
    if (!(result = yr_invoke_kw(w->function, args, n, keywords)))
        return 0;
    error = yr_dict_find_hashed(w->cache, key, hash, &found);
    if (error > 0) /* the call has put the same key there */
        yr_drop(found);
    else if (error == 0 && (int64_t)YR_DICT(w->cache)->count >= w->limit &&
             w->ring.next != &w->ring)
        error = replace_oldest(w, key, hash, result);
    else if (error == 0)
        error = add_newest(w, key, hash, result);
    if (error < 0)
        yr_set(&result, 0);
    return result;
}

static yr_value wrapper_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    cache_wrapper *w = WRAPPER(self);
    if (w->limit == 0)
        return call_uncached(w, args, n, keywords);
    yr_value key = make_key(w, args, n, keywords), result = 0;
    uint64_t hash;
    yr_retain(self);
    if (key && yr_hash_of(key, &hash) == 0)
        result = w->limit < 0 ? call_unbounded(w, key, hash, args, n, keywords)
                              : call_bounded(w, key, hash, args, n, keywords);
    yr_xdrop(key);
    yr_drop(self);
    return result;
}

/* ---- The object ------------------------------------------------------------------------------ */

static int take_limit(cache_wrapper *w, yr_value v)
{
    if (v == YR_NONE) {
        w->limit = -1;
        return 0;
    }
    if (!yr_has_index(v)) {
        yr_type_error("maxsize should be integer or None");
        return -1;
    }
    if (yr_to_count(v, &w->limit) < 0)
        return -1;
    if (w->limit < 0)
        w->limit = 0;
    return 0;
}

static yr_value wrapper_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"user_function", "maxsize", "typed", "cache_info_type"};
    yr_value v[4];
    if (yr_parse_arguments("lru_cache", names, 0, 4, 4, 4, args, n, keywords, v) < 0)
        return 0;
    if (!yr_is_callable(v[0]))
        return yr_type_error("the first argument must be callable");
    int typed = yr_truth(v[2]);
    cache_wrapper *w = typed < 0 ? NULL : yr_new(t, t->size);
    if (!w)
        return 0;
    w->ring.previous = w->ring.next = &w->ring;
    w->typed = typed;
    w->function = yr_retain(v[0]);
    w->info_type = yr_retain(v[3]);
    w->cache = yr_dict_new();
    if (!w->cache || take_limit(w, v[1]) < 0) {
        yr_drop(yr_from(w));
        return 0;
    }
    return yr_from(w);
}

static int wrapper_traverse(yr_object *o, yr_visitor visit, void *context)
{
    cache_wrapper *w = (cache_wrapper *)o;
    YR_VISIT(w->function);
    YR_VISIT(w->cache);
    YR_VISIT(w->info_type);
    return yr_attributes_traverse(o, visit, context);
}

/* What dies next may call it yet: it is left empty, not broken. */
static void wrapper_clear(yr_object *o)
{
    cache_wrapper *w = (cache_wrapper *)o;
    yr_set(&w->function, YR_NONE);
    yr_set(&w->info_type, YR_NONE);
    empty_ring(w);
    if (w->cache)
        yr_dict_clear(w->cache);
    yr_attributes_clear(o);
}

static void wrapper_dealloc(yr_object *o)
{
    cache_wrapper *w = (cache_wrapper *)o;
    empty_ring(w);
    yr_set(&w->cache, 0);
    yr_set(&w->function, 0);
    yr_set(&w->info_type, 0);
    yr_attributes_clear(o);
    yr_release(o);
}

static yr_value wrapper_get(yr_value self, yr_value object, YR_UNUSED yr_value type)
{
    return object && object != YR_NONE ? yr_method_new(self, object) : yr_retain(self);
}

YR_METHOD(cache_info)
{
    cache_wrapper *w = WRAPPER(self);
    yr_value counts[4] = {yr_int(w->hits), yr_int(w->misses),
                          w->limit < 0 ? YR_NONE : yr_int(w->limit),
                          yr_int(YR_DICT(w->cache)->count)};
    return yr_invoke(w->info_type, counts, 4);
}

YR_METHOD(cache_clear)
{
    cache_wrapper *w = WRAPPER(self);
    w->hits = w->misses = 0;
    empty_ring(w);
    yr_dict_clear(w->cache);
    return YR_NONE;
}

YR_METHOD(wrapper_reduce)
{
    return yr_getattr(self, YR_NAME(__qualname__));
}

YR_METHOD(wrapper_copy)
{
    return yr_retain(self);
}

static const yr_method_def wrapper_methods[] = {
    {"cache_info", cache_info, 0, 0, 0, "Report cache statistics"},
    {"cache_clear", cache_clear, 0, 0, 0, "Clear the cache and cache statistics"},
    {"__reduce__", wrapper_reduce, 0, 0, 0, NULL},
    {"__copy__", wrapper_copy, 0, -1, 0, NULL},
    {"__deepcopy__", wrapper_copy, 0, -1, 0, NULL},
    YR_METHOD_END};

static const yr_type_spec wrapper_spec = {
    .size = sizeof(cache_wrapper),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_HAS_DICT | YR_TYPE_WEAKREFS |
             YR_TYPE_METHOD_LIKE,
    .doc = "Create a cached callable that wraps another function.\n\nuser_function:      the "
           "function being cached\n\nmaxsize:  0         for no caching\n          None      for "
           "unlimited cache size\n          n         for a bounded cache\n\ntyped:    False     "
           "cache f(3) and f(3.0) as identical calls\n          True      cache f(3) and f(3.0) as "
           "distinct calls\n\ncache_info_type:    namedtuple class with the fields:\n              "
           "          hits misses currsize maxsize\n",
    .methods = wrapper_methods,
    .slots = {.dealloc = wrapper_dealloc,
              .traverse = wrapper_traverse,
              .clear = wrapper_clear,
              .call = wrapper_call,
              .descr_get = wrapper_get,
              .make = wrapper_make},
};

int yr_functools_add_cache(yr_module *m)
{
    if (!keyword_mark && yr_extension_keep(&keyword_mark, yr_invoke0(yr_from(YR_TYPE(object)))) < 0)
        return -1;
    if (yr_extension_type(NULL, &link_type, "_lru_list_elem", "functools", &link_spec) < 0)
        return -1;
    return yr_extension_type(m, &wrapper_type, "_lru_cache_wrapper", "functools", &wrapper_spec);
}
