/*
 * Bytes: sizes of values and of generators, on a machine where int, double and pointers have 8
 * bytes. Others need no more, so that what is said in the header holds everywhere.
 */
#include <stdlib.h>
#include <string.h>
#include "model.h"

static long round_up(long size, long align)
{
    return (size + align - 1) / align * align;
}

static long fields_size(struct model *m, const struct variable_list *fields, long *align)
{
    long size = 0;

    *align = 1;
    for (int i = 0; i < fields->n; i++) {
        long a, n = type_size(m, fields->at[i]->type, &a);
        size = round_up(size, a) + n;
        *align = a > *align ? a : *align;
    }
    return round_up(size, *align);
}

static long tuple_size(struct model *m, const struct type *t, long *align)
{
    long size = 0;

    *align = 1;
    for (int i = 0; i < t->items.n; i++) {
        long a, n = type_size(m, t->items.at[i], &a);
        size = round_up(size, a) + n;
        *align = a > *align ? a : *align;
    }
    return round_up(size, *align);
}

static long scalar(long size, long *align)
{
    *align = size;
    return size;
}

long type_size(struct model *m, const struct type *t, long *align)
{
    long n;

    switch (t->kind) {
    case TYPE_BOOL:
    case TYPE_WAY: return scalar(1, align);
    case TYPE_ENUM: return scalar(t->class->kind == CLASS_INT_ENUM ? m->bits / 8 : 4, align);
    case TYPE_RAISED: return scalar(4, align);
    case TYPE_INT: return scalar(m->bits / 8, align);
    case TYPE_BYTES: *align = 8; return 16;
    case TYPE_BUFFER:
        if (t->count >= 0)
            return *align = 1, t->count ? t->count : 1;
        *align = 8;
        return 16;
    case TYPE_LIST:
        if (t->count >= 0)
            return type_size(m, t->item, align) * (t->count ? t->count : 1);
        *align = 8;
        return 16;
    case TYPE_TUPLE: return tuple_size(m, t, align);
    case TYPE_OPTIONAL:
        n = type_size(m, t->item, align);
        if (t->item->kind == TYPE_BYTES || t->item->kind == TYPE_STR)
            return n;
        return round_up(*align + n, *align);
    case TYPE_CLASS: return fields_size(m, &t->class->fields, align);
    case TYPE_GENERATOR: return generator_size(m, t->function, align);
    case TYPE_OUT: *align = 8; return 64;
    default: return scalar(8, align);
    }
}

static long field_size(struct model *m, const struct variable *v, long *align)
{
    if (v->is_parameter && v->type->kind == TYPE_CLASS)
        return scalar(8, align);
    if (v->narrow)
        return scalar(strstr(v->narrow, "8") ? 1 : strstr(v->narrow, "16") ? 2 : 4, align);
    return type_size(m, v->type, align);
}

/* The room that the children of a depth share. */
static long children_size(struct model *m, const struct function *f, int depth, long *align)
{
    long size = 0;

    *align = 0;
    for (int i = 0; i < f->children.n; i++) {
        long a, n;
        if (f->children.at[i].depth != depth)
            continue;
        n = generator_size(m, f->children.at[i].function, &a);
        size = n > size ? n : size;
        *align = a > *align ? a : *align;
    }
    return *align ? round_up(size, *align) : 0;
}

static void add_fields(struct model *m, const struct function *f, long wanted, int is_array,
                       struct part_list *parts)
{
    const struct variable_list *lists[2] = {&f->variables, &f->hidden};

    for (int k = 0; k < 2; k++)
        for (int i = 0; i < lists[k]->n; i++) {
            const struct variable *v = lists[k]->at[i];
            struct part p = {PART_FIELD, v, 0, 0, 0};
            if (!v->is_field || (k == 1 && !v->is_used))
                continue;
            p.size = field_size(m, v, &p.align);
            if (p.align == wanted && (p.size > 16) == is_array)
                push(m->arena, parts, p);
        }
}

/* By alignment, the widest first, so that nothing is lost between them; within, arrays behind what
 * is small, which machines reach by shorter instructions then, and by the order of the text. */
struct part_list generator_parts(struct model *m, const struct function *f)
{
    struct part_list parts = {0};
    struct part raised = {PART_RAISED, NULL, 4, 4, 0};
    struct part state = {PART_STATE, NULL, m->state_size, m->state_size, 0};

    for (long wanted = 8; wanted; wanted /= 2) {
        add_fields(m, f, wanted, 0, &parts);
        struct part p = {PART_CHILDREN, NULL, 0, 0, 0};
        for (; (p.size = children_size(m, f, p.depth, &p.align)) > 0; p.depth++)
            if (p.align == wanted)
                push(m->arena, &parts, p);
        if (wanted == 4)
            push(m->arena, &parts, raised);
        if (wanted == m->state_size)
            push(m->arena, &parts, state);
        add_fields(m, f, wanted, 1, &parts);
    }
    return parts;
}

long generator_size(struct model *m, const struct function *f, long *align)
{
    struct part_list parts = generator_parts(m, f);
    long size = 0;

    *align = 4;
    for (int i = 0; i < parts.n; i++) {
        size = round_up(size, parts.at[i].align) + parts.at[i].size;
        *align = parts.at[i].align > *align ? parts.at[i].align : *align;
    }
    return round_up(size, *align);
}
