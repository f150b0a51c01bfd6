/* Types that C has, one object for each meaning, and how C writes them. */
#include <string.h>
#include "model.h"

const struct range any_range = {INT64_MIN, INT64_MAX};

/* ---------------------------------------------------------------------------------- interning */

static int same_items(const struct type_list *a, const struct type_list *b)
{
    if (a->n != b->n)
        return 0;
    for (int i = 0; i < a->n; i++)
        if (a->at[i] != b->at[i])
            return 0;
    return 1;
}

/* The part of a C name that stands for a type: tuple_int_float. */
static const char *short_name(struct model *m, const struct type *t)
{
    static const char *const names[] = {
        [TYPE_NONE] = "none",        [TYPE_BOOL] = "bool",   [TYPE_INT] = "int",
        [TYPE_FLOAT] = "float",      [TYPE_STR] = "str",     [TYPE_BYTES] = "bytes",
        [TYPE_BUFFER] = "buffer",    [TYPE_LIST] = "list",   [TYPE_TABLE] = "table",
        [TYPE_TUPLE] = "tuple",      [TYPE_CLASS] = "class", [TYPE_ENUM] = "enum",
        [TYPE_OPTIONAL] = "optional"};
    const char *name = names[t->kind];

    if (t->kind == TYPE_CLASS || t->kind == TYPE_ENUM)
        return t->class->c_name;
    if (t->kind == TYPE_OPTIONAL)
        return arena_printf(m->arena, "optional_%s", short_name(m, t->item));
    for (int i = 0; i < t->items.n; i++)
        name = arena_printf(m->arena, "%s_%s", name, short_name(m, t->items.at[i]));
    return name;
}

static const char *python_name(struct model *m, const struct type *t)
{
    static const char *const names[] = {
        [TYPE_NONE] = "None",        [TYPE_BOOL] = "bool",   [TYPE_INT] = "int",
        [TYPE_FLOAT] = "float",      [TYPE_STR] = "str",     [TYPE_BYTES] = "bytes",
        [TYPE_BUFFER] = "bytearray", [TYPE_TUPLE] = "tuple", [TYPE_GENERATOR] = "generator",
        [TYPE_OUT] = "out"};

    switch (t->kind) {
    case TYPE_CLASS:
    case TYPE_ENUM: return t->class->name;
    case TYPE_OPTIONAL: return arena_printf(m->arena, "%s | None", t->item->name);
    case TYPE_LIST: return arena_printf(m->arena, "list[%s]", t->item->name);
    case TYPE_TABLE: return arena_printf(m->arena, "tuple[%s, ...]", t->item->name);
    case TYPE_TUPLE: {
        const char *name = "tuple[";
        for (int i = 0; i < t->items.n; i++)
            name = arena_printf(m->arena, "%s%s%s", name, i ? ", " : "", t->items.at[i]->name);
        return arena_printf(m->arena, "%s]", name);
    }
    default: return names[t->kind];
    }
}

/* What C calls the item of a view, in its name. */
static const char *view_name(struct model *m, const struct type *t)
{
    if (t->kind == TYPE_BUFFER)
        return arena_printf(m->arena, "struct %s_buffer", m->prefix);
    return arena_printf(m->arena, "struct %s_list_%s", m->prefix, short_name(m, t->item));
}

static const char *c_name(struct model *m, const struct type *t)
{
    switch (t->kind) {
    case TYPE_BOOL: return "bool";
    case TYPE_INT: return m->int_c;
    case TYPE_FLOAT: return "double";
    case TYPE_STR: return "const char *";
    case TYPE_BYTES: return arena_printf(m->arena, "struct %s_bytes", m->prefix);
    case TYPE_BUFFER: return t->count < 0 ? view_name(m, t) : "uint8_t";
    case TYPE_LIST: return t->count < 0 ? view_name(m, t) : t->item->c;
    case TYPE_TABLE: return t->item->c;
    case TYPE_TUPLE: return arena_printf(m->arena, "struct %s_%s", m->prefix, short_name(m, t));
    case TYPE_CLASS: return arena_printf(m->arena, "struct %s", t->class->c_name);
    case TYPE_ENUM:
        if (t->class->kind == CLASS_INT_ENUM)
            return m->int_c;
        return arena_printf(m->arena, "enum %s", t->class->c_name);
    case TYPE_OPTIONAL:
        if (t->item->kind == TYPE_BYTES || t->item->kind == TYPE_STR)
            return t->item->c; /* None is NULL */
        return arena_printf(m->arena, "struct %s_%s", m->prefix, short_name(m, t));
    case TYPE_GENERATOR: return arena_printf(m->arena, "struct %s", t->function->c_name);
    case TYPE_RAISED: return "uint32_t";
    case TYPE_WAY: return "uint8_t";
    case TYPE_OUT: return out_type(m, t->function);
    default: return "void";
    }
}

static const struct type *intern_type(struct model *m, struct type wanted)
{
    for (int i = 0; i < m->types.n; i++) {
        const struct type *t = m->types.at[i];
        if (t->kind == wanted.kind && t->item == wanted.item && t->count == wanted.count &&
            t->class == wanted.class && t->function == wanted.function &&
            same_items(&t->items, &wanted.items))
            return t;
    }
    struct type *t = NEW(m->arena, struct type);
    *t = wanted;
    t->name = python_name(m, t);
    t->c = c_name(m, t);
    push(m->arena, &m->types, (const struct type *)t);
    return t;
}

const struct type *simple_type(struct model *m, enum type_kind kind)
{
    return intern_type(m, (struct type){.kind = kind});
}

const struct type *array_type(struct model *m, enum type_kind kind, const struct type *item,
                              long count)
{
    return intern_type(m, (struct type){.kind = kind, .item = item, .count = count});
}

const struct type *tuple_type(struct model *m, struct type_list items)
{
    return intern_type(m, (struct type){.kind = TYPE_TUPLE, .items = items});
}

const struct type *class_type(struct model *m, struct class *class)
{
    enum type_kind kind = class->kind == CLASS_PLAIN ? TYPE_CLASS : TYPE_ENUM;

    return intern_type(m, (struct type){.kind = kind, .class = class});
}

const struct type *optional_type(struct model *m, const struct type *item)
{
    if (item->kind == TYPE_OPTIONAL || item->kind == TYPE_NONE)
        return item;
    return intern_type(m, (struct type){.kind = TYPE_OPTIONAL, .item = item});
}

const struct type *generator_type(struct model *m, struct function *f)
{
    return intern_type(m, (struct type){.kind = TYPE_GENERATOR, .function = f});
}

const struct type *error_type(struct model *m)
{
    return simple_type(m, TYPE_RAISED);
}

const struct type *way_type(struct model *m)
{
    return simple_type(m, TYPE_WAY);
}

/* ---------------------------------------------------------------------------------- questions */

int is_integer(const struct type *t)
{
    return t->kind == TYPE_INT || t->kind == TYPE_BOOL ||
           (t->kind == TYPE_ENUM && t->class->kind == CLASS_INT_ENUM);
}

int is_number(const struct type *t)
{
    return is_integer(t) || t->kind == TYPE_FLOAT;
}

int is_aggregate(const struct type *t)
{
    return t->kind == TYPE_BUFFER || t->kind == TYPE_LIST || t->kind == TYPE_CLASS ||
           t->kind == TYPE_GENERATOR;
}

int is_view(const struct type *t)
{
    return (t->kind == TYPE_BUFFER || t->kind == TYPE_LIST) && t->count < 0;
}

int is_optional(const struct type *t)
{
    return t->kind == TYPE_OPTIONAL;
}

const struct type *some_type(const struct type *t)
{
    return t->kind == TYPE_OPTIONAL ? t->item : t;
}

const struct type *join_types(struct model *m, const struct type *a, const struct type *b)
{
    if (!a || !b || a == b)
        return a ? a : b;
    if (a->kind == TYPE_NONE || is_optional(a) || b->kind == TYPE_NONE || is_optional(b)) {
        const struct type *x = some_type(a), *y = some_type(b);
        const struct type *some = x->kind == TYPE_NONE ? y : y->kind == TYPE_NONE || x == y ? x : 0;
        return some && !is_aggregate(some) ? optional_type(m, some) : NULL;
    }
    return NULL;
}

int type_fits(const struct type *from, const struct type *to)
{
    if (from == to)
        return 1;
    if (to->kind == TYPE_OPTIONAL)
        return from->kind == TYPE_NONE || type_fits(some_type(from), to->item);
    if (from->kind == TYPE_OPTIONAL)
        return type_fits(from->item, to);
    if (from->kind == TYPE_TUPLE && to->kind == TYPE_TUPLE && from->items.n == to->items.n) {
        for (int i = 0; i < from->items.n; i++)
            if (from->items.at[i] != to->items.at[i])
                return 0;
        return 1;
    }
    if (is_view(to))
        return from->kind == to->kind && from->item == to->item;
    if (to->kind == TYPE_FLOAT)
        return is_integer(from);
    return to->kind == TYPE_INT && is_integer(from);
}

const char *declare_field(struct model *m, const struct variable *v)
{
    if (v->narrow)
        return arena_printf(m->arena, "%s %s", v->narrow, v->c_name);
    if (v->is_parameter && v->type->kind == TYPE_CLASS)
        return arena_printf(m->arena, "%s *%s", v->type->c, v->c_name);
    return declare(m, v->type, v->c_name);
}

struct range type_range(const struct model *m, const struct type *t)
{
    struct range all = m->bits == 32 ? (struct range){INT32_MIN, INT32_MAX} : any_range;

    if (t->kind == TYPE_BOOL)
        return (struct range){0, 1};
    return all;
}

const char *narrow_name(const struct model *m, struct range r)
{
    if (r.lo > r.hi)
        return NULL;
    if (r.lo >= 0 && r.hi <= UINT8_MAX)
        return "uint8_t";
    if (r.lo >= INT16_MIN && r.hi <= INT16_MAX)
        return "int16_t";
    if (r.lo >= 0 && r.hi <= UINT16_MAX)
        return "uint16_t";
    return m->bits == 64 && r.lo >= INT32_MIN && r.hi <= INT32_MAX ? "int32_t" : NULL;
}

const char *declare(struct model *m, const struct type *t, const char *name)
{
    if ((t->kind == TYPE_BUFFER || t->kind == TYPE_LIST) && t->count >= 0)
        return arena_printf(m->arena, "%s %s[%ld]", t->c, name, t->count ? t->count : 1);
    return arena_printf(m->arena, t->c[strlen(t->c) - 1] == '*' ? "%s%s" : "%s %s", t->c, name);
}
