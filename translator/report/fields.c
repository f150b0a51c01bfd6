/*
 * The bytes of the state struct, as the emitter declares it (emit/tables.c): the state, the
 * function, then the slots of each representation, the link to what is delegated to behind the
 * values. tests/explain asks the C compiler whether the offsets are right.
 */
#include "machine.h"

enum { POINTER = 8 };

static int size_of(enum representation rep)
{
    return rep == REP_RAW ? 4 : 8;
}

static const char *what_of(const struct reg *r)
{
    if (r->kind == REG_TEMP)
        return "temporary";
    return r->kind == REG_CELL ? "cell" : r->is_parameter ? "parameter" : "variable";
}

static struct field *add_field(struct machine *m, const char *name, const char *what, int size)
{
    struct field f = {.name = name, .what = what, .size = size, .slot = -1};

    for (int gap = (size - m->size % size) % size; gap > 0; gap = 0) {
        struct field padding = {"", "padding", m->size, gap, -1, {0}};
        push(m->arena, &m->fields, padding);
        m->size += gap;
    }
    f.offset = m->size;
    m->size += size;
    push(m->arena, &m->fields, f);
    return &m->fields.at[m->fields.n - 1];
}

static void add_slot(struct machine *m, int slot)
{
    const struct function *f = m->function;
    const struct reg *first = f->slots.at[slot];
    struct field *field =
        add_field(m, register_name(m->arena, first), what_of(first), size_of(first->rep));

    field->slot = slot;
    for (int i = 0; i < f->regs.n; i++)
        if (f->regs.at[i]->slot == slot)
            push(m->arena, &field->holders, (const struct reg *)f->regs.at[i]);
}

void find_fields(struct machine *m)
{
    const struct function *f = m->function;

    add_field(m, "state", "link", 4);
    add_field(m, "function", "link", POINTER);
    for (int rep = 0; rep < REP_COUNT; rep++) {
        for (int i = 0; i < f->slots.n; i++)
            if ((int)f->slots.at[i]->rep == rep)
                add_slot(m, i);
        if (rep == REP_BOXED && f->delegates)
            add_field(m, "delegate", "link", POINTER);
    }
    if (m->size % POINTER) {
        struct field padding = {"", "padding", m->size, POINTER - m->size % POINTER, -1, {0}};
        m->size += padding.size;
        push(m->arena, &m->fields, padding);
    }
}
