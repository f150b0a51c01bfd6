/* type.c - making the built-in types.
 *
 * All types of types.def live in YR->types and refer to one another, so they are made in three
 * rounds: first the plain fields (a type can then allocate and its slots work), then name, dict
 * and order of bases, and at last what fills the dicts: methods, getsets, wrappers of slots.
 * Types of modules and exceptions go through the same rounds one by one (yr_type_ready).
 *
 * Built-in types live for ever: their count starts so high that it never reaches 0.
 */
#include "class.h"

enum { IMMORTAL = 1 << 30 };

/* What a type takes over from its base. */
enum {
    INHERITED_FLAGS = YR_TYPE_TRACKED | YR_TYPE_HAS_DICT | YR_TYPE_EXCEPTION | YR_TYPE_INT |
                      YR_TYPE_STR | YR_TYPE_BYTES | YR_TYPE_LIST | YR_TYPE_TUPLE | YR_TYPE_DICT |
                      YR_TYPE_TYPE | YR_TYPE_WEAKREFS | YR_TYPE_VARSIZED | YR_TYPE_SEQUENCE |
                      YR_TYPE_MAPPING
};

/* ---- Round 1: plain fields ------------------------------------------------------------------ */

static void fill_fields(yr_type *t, yr_type *base, const yr_type_spec *spec)
{
    t->base.refs = IMMORTAL;
    t->base.type = YR_TYPE(type);
    t->parent = base == t ? NULL : base;
    t->spec = spec;
    t->size = spec->size ? spec->size : base->size;
    t->flags |= spec->flags | YR_TYPE_IMMUTABLE | (base->flags & INHERITED_FLAGS);
    t->slots = spec->slots;
    t->version = yr_next_token();
    if (!t->parent)
        return;
    if (!spec->slots.make && !t->parent->parent)
        t->flags |= YR_TYPE_NO_NEW;
    if (spec->slots.compare && !spec->slots.hash)
        t->slots.hash = yr_hash_unhashable;
    yr_slots_inherit(t, base);
}

/* ---- Round 2: name, dict, order of bases ---------------------------------------------------- */

/* Splits "types.UnionType"; the module goes into the dict. */
static int fill_name(yr_type *t, const char *name)
{
    const char *dot = strrchr(name, '.');
    t->name = yr_intern_c(dot ? dot + 1 : name);
    if (!t->name)
        return -1;
    t->qualname = yr_retain(t->name);
    t->dict = yr_dict_new();
    if (!t->dict)
        return -1;
    if (!dot)
        return 0;
    yr_value module = yr_str_from_utf8(name, (size_t)(dot - name));
    return module ? yr_dict_set_c(t->dict, "__module__", module) : -1;
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

/* ---- Round 3: what the dict holds ------------------------------------------------------------ */

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

static int add_methods(yr_type *t)
{
    for (const yr_method_def *def = t->spec->methods; def && def->name; def++) {
        yr_value method = method_of(t, def);
        if (!method || yr_dict_set_c(t->dict, def->name, method) < 0)
            return -1;
    }
    for (const yr_getset_def *def = t->spec->getsets; def && def->name; def++) {
        yr_value getset = yr_getset_new(t, def);
        if (!getset || yr_dict_set_c(t->dict, def->name, getset) < 0)
            return -1;
    }
    return 0;
}

static int fill_dict(yr_type *t)
{
    const yr_slots *own = &t->spec->slots;
    bool unhashable = own->hash == yr_hash_unhashable || (own->compare && !own->hash);
    if (unhashable && yr_dict_set(t->dict, YR_NAME(__hash__), YR_NONE) < 0)
        return -1;
    if (yr_add_wrappers(t, own) < 0)
        return -1;
    if (own->make) {
        yr_value new = yr_new_function_of(t);
        if (!new || yr_dict_set_c(t->dict, "__new__", new) < 0)
            return -1;
    }
    if (t->spec->flags & YR_TYPE_HAS_DICT && !yr_dict_get(t->dict, YR_NAME(__dict__))) {
        yr_value getset = yr_getset_new(t, yr_dict_getset);
        if (!getset || yr_dict_set_c(t->dict, "__dict__", getset) < 0)
            return -1;
    }
    yr_value doc = t->spec->doc ? yr_str_from_c(t->spec->doc) : YR_NONE;
    if (!doc || yr_dict_set_c(t->dict, "__doc__", doc) < 0)
        return -1;
    return add_methods(t);
}

int yr_type_ready(yr_type *t, const char *name, yr_type *base, const yr_type_spec *spec)
{
    fill_fields(t, base, spec);
    if (fill_name(t, name) < 0 || fill_order(t) < 0 || fill_dict(t) < 0)
        return -1;
    yr_type_modified(t);
    return 0;
}

/* ---- All of types.def ------------------------------------------------------------------------ */

typedef struct {
    const char *name;
    const yr_type_spec *spec;
    int base;
    uint32_t flags; /* those that only the name of the type can tell */
} built_in;

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

static const built_in built_ins[YR_T_COUNT] = {
#define X(type, name, base) {name, &yr_spec_##type, YR_T_##base, 0},
#include "types.def"
#undef X
};

int yr_types_start(void)
{
    for (int i = 0; i < YR_T_COUNT; i++) {
        YR->types[i].flags = family_of(i);
        fill_fields(&YR->types[i], &YR->types[built_ins[i].base], built_ins[i].spec);
    }
    if (yr_lookup_start() < 0)
        return -1;
    for (int i = 0; i < YR_T_COUNT; i++)
        if (fill_name(&YR->types[i], built_ins[i].name) < 0)
            return -1;
    for (int i = 0; i < YR_T_COUNT; i++)
        if (fill_order(&YR->types[i]) < 0)
            return -1;
    for (int i = 0; i < YR_T_COUNT; i++)
        if (fill_dict(&YR->types[i]) < 0)
            return -1;
    yr_type_modified(YR_TYPE(object));
    return 0;
}

/* ---- The end --------------------------------------------------------------------------------- */

void yr_type_unfill(yr_type *t)
{
    yr_set(&t->dict, 0);
    yr_set(&t->mro, 0);
    yr_set(&t->bases, 0);
    yr_set(&t->name, 0);
    yr_set(&t->qualname, 0);
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
    yr_value text = yr_str_from_c(module);
    if (!text || yr_dict_set_c(t->dict, "__module__", text) < 0)
        return NULL;
    yr_type_modified(t);
    return t;
}

int yr_add_type(yr_module *m, yr_type *t)
{
    const char *name = yr_name_of_type(t);
    return yr_module_add(m, name, yr_retain(yr_from(t)));
}
