/* type.c - making the built-in types.
 *
 * All types of types.def live in YR->types and refer to one another, so they are made in two
 * rounds: first the plain fields (a type can then allocate and its slots work), then name and order
 * of bases. Types of modules and exceptions go through the same rounds one by one (yr_type_ready).
 *
 * A program asks few types for attributes, so a dict is made when somebody asks for it
 * (yr_type_dict): wrappers of slots, methods, getsets.
 *
 * Built-in types live for ever: their count starts so high that it never reaches 0.
 */
#include "block.h"
#include "class.h"
#include "lifecycle.h"

/* What a type takes over from its base. */
enum {
    INHERITED_FLAGS = YR_TYPE_TRACKED | YR_TYPE_HAS_DICT | YR_TYPE_EXCEPTION | YR_TYPE_INT |
                      YR_TYPE_STR | YR_TYPE_BYTES | YR_TYPE_LIST | YR_TYPE_TUPLE | YR_TYPE_DICT |
                      YR_TYPE_TYPE | YR_TYPE_WEAKREFS | YR_TYPE_VARSIZED | YR_TYPE_SEQUENCE |
                      YR_TYPE_MAPPING | YR_TYPE_CLOSES
};

typedef struct {
    const char *name;
    int base;
} built_in;

static const built_in built_ins[YR_T_COUNT] = {
#define X(type, name, base) {name, YR_T_##base},
#include "types.def"
#undef X
};

/* A type's spec and its base's: those that the linker kept (YR_BUILT_IN), or all. */
typedef struct {
    const yr_type_spec *spec, *base;
} kept_spec;
#if YR_CHOSEN
extern const kept_spec __start_yr_types[], __stop_yr_types[];
#else
static const kept_spec __start_yr_types[YR_T_COUNT] = {
#define X(type, name, base) {&yr_spec_##type, &yr_spec_##base},
#include "types.def"
#undef X
};
#define __stop_yr_types (__start_yr_types + YR_T_COUNT)
#endif

/* Of a type that nothing in the program leads to. */
static const yr_type_spec no_spec = {.flags = YR_TYPE_NO_NEW};

const yr_known_types yr_known = {
    .list = YR_TYPE_ID(list),
    .range_iterator = YR_TYPE_ID(range_iterator),
    .list_iterator = YR_TYPE_ID(list_iterator),
    .method_descriptor = YR_TYPE_ID(method_descriptor),
    .generator = YR_TYPE_ID(generator),
    .coroutine = YR_TYPE_ID(coroutine),
    .async_generator = YR_TYPE_ID(async_generator),
};

_Static_assert(offsetof(yr_slots, unary) == offsetof(yr_spec_slots, operators) &&
                   sizeof(yr_slots) == offsetof(yr_slots, unary) + sizeof(yr_operators),
               "a spec's slots and operators are the parts of a type's slots");

/* ---- Round 1: plain fields ------------------------------------------------------------------ */

/* The slots that the spec sets. */
static yr_slots own_slots(const yr_type_spec *spec)
{
    yr_slots own = {0};
    memcpy(&own, &spec->slots, offsetof(yr_spec_slots, operators));
    if (spec->slots.operators)
        memcpy(own.unary, spec->slots.operators, sizeof *spec->slots.operators);
    return own;
}

static void fill_fields(yr_type *t, yr_type *base, const yr_type_spec *spec)
{
    t->base.refs = YR_IMMORTAL;
    t->base.type = YR_TYPE(type);
    t->parent = base == t ? NULL : base;
    t->spec = spec;
    t->size = spec->size ? spec->size : base->size;
    t->flags |= spec->flags | YR_TYPE_IMMUTABLE | (base->flags & INHERITED_FLAGS);
    t->slots = own_slots(spec);
    t->version = yr_next_token();
    if (!t->parent)
        return;
    if (!spec->slots.make && !t->parent->parent)
        t->flags |= YR_TYPE_NO_NEW;
    if (spec->slots.compare && !spec->slots.hash)
        t->slots.hash = yr_hash_unhashable;
    yr_slots_inherit(t, base);
}

/* ---- Round 2: name, order of bases ----------------------------------------------------------- */

/* Of "types.UnionType" what stands behind the dot. */
static int fill_name(yr_type *t, const char *name)
{
    const char *dot = strrchr(name, '.');
    t->name = yr_intern_c(dot ? dot + 1 : name);
    if (!t->name)
        return -1;
    t->qualname = yr_retain(t->name);
    return 0;
}

static int fill_order(yr_type *t)
{
    yr_value base = yr_from(t->parent);
    t->bases = yr_tuple_of(&base, t->parent ? 1 : 0);
    if (!t->bases)
        return -1;
    t->mro = yr_mro_compute(t);
    if (!t->mro)
        return -1;
    return t->parent ? yr_subclass_add(t->parent, t) : 0;
}

/* ---- The dict -------------------------------------------------------------------------------- */

static yr_value method_of(yr_type *t, const yr_method_def *def)
{
    if (!(def->flags & YR_METHOD_STATIC))
        return yr_method_descriptor_new(t, def);
    yr_value function = yr_builtin_bound(def, 0, t);
    if (!function)
        return 0;
    yr_value holder = yr_staticmethod_new(function);
    yr_drop(function);
    return holder;
}

static int add_methods(yr_type *t, yr_value dict)
{
    for (const yr_method_def *def = t->spec->methods; def && def->name; def++) {
        yr_value method = method_of(t, def);
        if (!method || yr_dict_set_c(dict, def->name, method) < 0)
            return -1;
    }
    for (const yr_getset_def *def = t->spec->getsets; def && def->name; def++) {
        yr_value getset = yr_getset_new(t, def);
        if (!getset || yr_dict_set_c(dict, def->name, getset) < 0)
            return -1;
    }
    return 0;
}

static int add_slots(yr_type *t, yr_value dict)
{
    yr_slots own = own_slots(t->spec);
    bool unhashable = own.hash == yr_hash_unhashable || (own.compare && !own.hash);
    if (unhashable && yr_dict_set(dict, YR_NAME(__hash__), YR_NONE) < 0)
        return -1;
    if (yr_add_wrappers(t, &own, dict) < 0)
        return -1;
    if (!own.make)
        return 0;
    yr_value new = yr_new_function_of(t);
    return new ? yr_dict_set_c(dict, "__new__", new) : -1;
}

static int add_specials(yr_type *t, yr_value dict)
{
    if (t->spec->flags & YR_TYPE_HAS_DICT && !yr_dict_get(dict, YR_NAME(__dict__))) {
        yr_value getset = yr_getset_new(t, yr_dict_getset);
        if (!getset || yr_dict_set_c(dict, "__dict__", getset) < 0)
            return -1;
    }
    yr_value doc = t->spec->doc ? yr_str_from_c(t->spec->doc) : YR_NONE;
    return doc ? yr_dict_set_c(dict, "__doc__", doc) : -1;
}

/* The module of a type of types.def stands first: what is before the dot in its name. */
static int add_module_of_name(yr_type *t, yr_value dict)
{
    if (t < YR->types || t >= YR->types + YR_T_COUNT)
        return 0;
    const char *name = built_ins[t - YR->types].name, *dot = strrchr(name, '.');
    yr_value module = dot ? yr_str_from_utf8(name, (size_t)(dot - name)) : YR_NONE;
    return !module ? -1 : dot ? yr_dict_set_c(dict, "__module__", module) : 0;
}

static int fill(yr_type *t, yr_value dict)
{
    if (add_module_of_name(t, dict) < 0 || add_slots(t, dict) < 0 || add_specials(t, dict) < 0 ||
        add_methods(t, dict) < 0)
        return -1;
    if (t->home && yr_dict_set(dict, YR_NAME(__module__), t->home) < 0)
        return -1;
    return t->spec->fill ? t->spec->fill(t, dict) : 0;
}

/* Whoever looks an attribute up expects no collection, and no error. */
yr_value yr_type_fill(yr_type *t)
{
    if (t->flags & YR_TYPE_HEAP || !t->mro)
        return 0;
    bool held = yr_collector_hold(true), exceeded = yr_blocks_exceed(true);
    yr_value pending = yr_save_pending(), dict = yr_dict_new();
    if (!dict || fill(t, dict) < 0)
        yr_end_without_memory("the attributes of a built-in type", sizeof(yr_dict_object));
    t->own_dict = dict;
    YR->pending = pending;
    yr_collector_hold(held);
    yr_blocks_exceed(exceeded);
    return dict;
}

int yr_type_ready(yr_type *t, const char *name, yr_type *base, const yr_type_spec *spec)
{
    fill_fields(t, base, spec);
    if (fill_name(t, name) < 0 || fill_order(t) < 0)
        return -1;
    yr_type_modified(t);
    return 0;
}

/* ---- All of types.def ------------------------------------------------------------------------ */

static uint32_t family_of(int type)
{
    switch (type) {
    case YR_T_int: return YR_TYPE_INT | YR_TYPE_VARSIZED;
    case YR_T_str: return YR_TYPE_STR | YR_TYPE_VARSIZED;
    case YR_T_bytes: return YR_TYPE_BYTES | YR_TYPE_VARSIZED;
    case YR_T_tuple: return YR_TYPE_TUPLE | YR_TYPE_VARSIZED | YR_TYPE_TRACKED | YR_TYPE_SEQUENCE;
    case YR_T_list: return YR_TYPE_LIST | YR_TYPE_TRACKED | YR_TYPE_SEQUENCE;
    case YR_T_dict: return YR_TYPE_DICT | YR_TYPE_TRACKED | YR_TYPE_MAPPING;
    case YR_T_range:
    case YR_T_memoryview: return YR_TYPE_SEQUENCE;
    case YR_T_mappingproxy: return YR_TYPE_MAPPING;
    case YR_T_type: return YR_TYPE_TYPE | YR_TYPE_TRACKED;
    default: return 0;
    }
}

int yr_types_start(void)
{
    const yr_type_spec *specs[YR_T_COUNT] = {NULL};
    for (const kept_spec *kept = __start_yr_types; kept < __stop_yr_types; kept++)
        specs[kept->spec->id] = kept->spec;
    for (int i = 0; i < YR_T_COUNT; i++) {
        YR->types[i].flags = family_of(i);
        fill_fields(&YR->types[i], &YR->types[built_ins[i].base], specs[i] ? specs[i] : &no_spec);
    }
    yr_lookup_start();
    for (int i = 0; i < YR_T_COUNT; i++)
        if (fill_name(&YR->types[i], built_ins[i].name) < 0)
            return -1;
    for (int i = 0; i < YR_T_COUNT; i++)
        if (fill_order(&YR->types[i]) < 0)
            return -1;
    yr_type_modified(YR_TYPE(object));
    return 0;
}

/* ---- The end --------------------------------------------------------------------------------- */

void yr_type_unfill(yr_type *t)
{
    yr_set(&t->own_dict, 0);
    yr_set(&t->mro, 0);
    yr_set(&t->bases, 0);
    yr_set(&t->name, 0);
    yr_set(&t->qualname, 0);
    yr_set(&t->home, 0);
    yr_block_free(t->plain_slots);
    t->plain_slots = NULL;
    if (t->root_shape)
        yr_shapes_free(t->root_shape);
    t->root_shape = NULL;
    yr_dispose(t->subclasses);
    t->subclasses = NULL;
    t->subclass_count = 0;
}

void yr_types_finish(void)
{
    yr_lookup_finish();
    yr_sites_finish();
    for (int i = YR_E_COUNT; i-- > 0;)
        yr_type_unfill(&YR->exceptions[i]);
    for (int i = YR_T_COUNT; i-- > 0;)
        yr_type_unfill(&YR->types[i]);
    yr_dispose(YR->printing);
    YR->printing = NULL;
    YR->printing_capacity = 0;
}

/* ---- Types of modules ------------------------------------------------------------------------ */

yr_type *yr_type_from_spec(const char *name, const char *module, yr_type *base,
                           const yr_type_spec *spec)
{
    yr_type *t = yr_new(YR_TYPE(type), sizeof *t);
    if (!t)
        return NULL;
    if (yr_type_ready(t, name, base ? base : YR_TYPE(object), spec) < 0)
        return NULL; /* what is half made stays, as a type that lives for ever */
    t->home = yr_intern_c(module);
    return t->home ? t : NULL;
}

int yr_add_type(yr_module *m, yr_type *t)
{
    const char *name = yr_name_of_type(t);
    return yr_module_add(m, name, yr_retain(yr_from(t)));
}
