/* gc_module.c - the module gc: the collector's switches, and looking at the heap.
 *
 * There is one generation: collect(0), collect(1) and collect(2) do the same full collection, and
 * the thresholds beyond the first are kept but not used.
 */
#include "../core/collector.h"
#include "../types/containers.h"

YR_METHOD(gc_collect)
{
    static const char *const names[] = {"generation"};
    yr_value generation;
    int64_t g = 2;
    if (yr_parse_arguments("collect", names, 0, 0, 1, 1, args, n, keywords, &generation) < 0)
        return 0;
    if (generation && yr_to_index(generation, &g, false) < 0)
        return 0;
    if (g < 0 || g > 2)
        return yr_value_error("invalid generation");
    return yr_int(yr_collect_now());
}

YR_METHOD(gc_enable)
{
    YR->collector->enabled = true;
    yr_collector_schedule();
    return YR_NONE;
}

YR_METHOD(gc_disable)
{
    YR->collector->enabled = false;
    yr_collector_schedule();
    return YR_NONE;
}

YR_METHOD(gc_isenabled)
{
    return yr_bool(YR->collector->enabled);
}

YR_METHOD(gc_get_threshold)
{
    yr_value items[3];
    for (int i = 0; i < 3; i++)
        items[i] = yr_int(YR->collector->thresholds[i]);
    return yr_tuple(items, 3);
}

YR_METHOD(gc_set_threshold)
{
    int64_t given[3];
    for (size_t i = 0; i < n; i++) {
        if (yr_to_index(args[i], &given[i], false) < 0)
            return 0;
    }
    for (size_t i = 0; i < n; i++)
        YR->collector->thresholds[i] = given[i];
    yr_collector_schedule();
    return YR_NONE;
}

YR_METHOD(gc_get_count)
{
    yr_value items[3] = {yr_int(0), yr_int(0), yr_int(0)};
    return yr_tuple(items, 3);
}

YR_METHOD(gc_get_stats)
{
    yr_value list = yr_list_new();
    for (int i = 0; list && i < 3; i++) {
        yr_collector *c = YR->collector;
        yr_value d = yr_dict_new();
        if (!d || yr_dict_set_c(d, "collections", yr_int(i == 2 ? c->collections : 0)) < 0 ||
            yr_dict_set_c(d, "collected", yr_int(i == 2 ? c->collected : 0)) < 0 ||
            yr_dict_set_c(d, "uncollectable", yr_int(0)) < 0 || yr_list_append(list, d) < 0) {
            yr_xdrop(d);
            yr_drop(list);
            return 0;
        }
        yr_drop(d);
    }
    return list;
}

YR_METHOD(gc_get_debug)
{
    return yr_int(YR->collector->debug);
}

YR_METHOD(gc_set_debug)
{
    int64_t flags;
    if (yr_to_index(args[0], &flags, false) < 0)
        return 0;
    YR->collector->debug = (int)flags;
    return YR_NONE;
}

YR_METHOD(gc_freeze)
{
    return YR_NONE;
}

YR_METHOD(gc_get_freeze_count)
{
    return yr_int(0);
}

/* ---- Looking at the heap -------------------------------------------------------------------- */

static bool is_tracked(yr_value v)
{
    return yr_is_pointer(v) && yr_object_of(v)->type->flags & YR_TYPE_TRACKED &&
           !(yr_object_of(v)->flags & YR_FLAG_ATOMIC);
}

YR_METHOD(gc_is_tracked)
{
    return yr_bool(is_tracked(args[0]));
}

YR_METHOD(gc_is_finalized)
{
    return yr_bool(yr_is_pointer(args[0]) && yr_object_of(args[0])->flags & YR_FLAG_FINALIZED);
}

/* An array of retained objects, grown without the heap: a walk of the heap must not change it. */
typedef struct {
    yr_object **items;
    size_t count, capacity;
    bool failed;
    const yr_value *wanted; /* of get_referrers */
    size_t wanted_count;
} gathering;

static void keep(gathering *g, yr_object *o)
{
    if (g->count == g->capacity) {
        size_t capacity = 2 * g->capacity + 256;
        yr_object **items = yr_resize(g->items, capacity * sizeof *items);
        if (!items) {
            g->failed = true;
            return;
        }
        g->items = items;
        g->capacity = capacity;
    }
    o->refs++;
    g->items[g->count++] = o;
}

/* new list of what was gathered. */
static yr_value finish(gathering *g)
{
    yr_value list = g->failed ? 0 : yr_list_new();
    for (size_t i = 0; i < g->count; i++) {
        if (list && yr_list_append(list, yr_from(g->items[i])) < 0)
            yr_set(&list, 0);
        yr_drop(yr_from(g->items[i]));
    }
    yr_dispose(g->items);
    return list;
}

static int gather_object(yr_object *o, void *context)
{
    keep(context, o);
    return ((gathering *)context)->failed;
}

YR_METHOD(gc_get_objects)
{
    gathering g = {0};
    yr_heap_each(gather_object, &g);
    return finish(&g);
}

static int gather_value(yr_value v, void *context)
{
    if (v && yr_is_pointer(v))
        keep(context, yr_object_of(v));
    return 0;
}

YR_METHOD(gc_get_referents)
{
    gathering g = {0};
    for (size_t i = 0; i < n; i++) {
        if (!is_tracked(args[i]))
            continue;
        yr_object *o = yr_object_of(args[i]);
        if (o->type->slots.traverse && !(o->flags & YR_FLAG_ON_STACK))
            o->type->slots.traverse(o, gather_value, &g);
    }
    return finish(&g);
}

static int is_wanted(yr_value v, void *context)
{
    gathering *g = context;
    for (size_t i = 0; i < g->wanted_count; i++) {
        if (v == g->wanted[i])
            return 1;
    }
    return 0;
}

static int gather_referrer(yr_object *o, void *context)
{
    if (o->type->slots.traverse && !(o->flags & YR_FLAG_ON_STACK) &&
        o->type->slots.traverse(o, is_wanted, context))
        keep(context, o);
    return 0;
}

YR_METHOD(gc_get_referrers)
{
    gathering g = {.wanted = args, .wanted_count = n};
    yr_heap_each(gather_referrer, &g);
    return finish(&g);
}

static const yr_method_def functions[] = {
    {"collect", gc_collect, 0, -1, YR_METHOD_KEYWORDS,
     "Run the garbage collector.\n\nWith no arguments, run a full collection."},
    {"enable", gc_enable, 0, 0, 0, "Enable automatic garbage collection."},
    {"disable", gc_disable, 0, 0, 0, "Disable automatic garbage collection."},
    {"isenabled", gc_isenabled, 0, 0, 0,
     "Returns true if automatic garbage collection is enabled."},
    {"get_threshold", gc_get_threshold, 0, 0, 0, "Return the current collection thresholds."},
    {"set_threshold", gc_set_threshold, 1, 3, 0, "Set the collection thresholds."},
    {"get_count", gc_get_count, 0, 0, 0, NULL},
    {"get_stats", gc_get_stats, 0, 0, 0, NULL},
    {"get_debug", gc_get_debug, 0, 0, 0, NULL},
    {"set_debug", gc_set_debug, 1, 1, 0, NULL},
    {"freeze", gc_freeze, 0, 0, 0, NULL},
    {"unfreeze", gc_freeze, 0, 0, 0, NULL},
    {"get_freeze_count", gc_get_freeze_count, 0, 0, 0, NULL},
    {"is_tracked", gc_is_tracked, 1, 1, 0,
     "Returns true if the object is tracked by the garbage collector."},
    {"is_finalized", gc_is_finalized, 1, 1, 0,
     "Returns true if the object has been already finalized by the GC."},
    {"get_objects", gc_get_objects, 0, 1, 0, "Return a list of objects tracked by the collector."},
    {"get_referents", gc_get_referents, 0, -1, 0,
     "Return the list of objects that are directly referred to by objs."},
    {"get_referrers", gc_get_referrers, 0, -1, 0,
     "Return the list of objects that directly refer to any of objs."},
    {0},
};

/* Adds a list that the collector reads as well. */
static int add_list(yr_module *m, const char *name, yr_value *member)
{
    if (!*member)
        *member = yr_list_new();
    return *member ? yr_module_add(m, name, yr_retain(*member)) : -1;
}

static int fill(yr_module *m)
{
    static const struct {
        const char *name;
        int value;
    } flags[] = {{"DEBUG_STATS", 1},
                 {"DEBUG_COLLECTABLE", 2},
                 {"DEBUG_UNCOLLECTABLE", 4},
                 {"DEBUG_SAVEALL", 32},
                 {"DEBUG_LEAK", 38}};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (yr_module_add(m, flags[i].name, yr_int(flags[i].value)) < 0)
            return -1;
    }
    if (add_list(m, "callbacks", &YR->collector->callbacks) < 0 ||
        add_list(m, "garbage", &YR->collector->garbage) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module_gc = {"gc", fill};
