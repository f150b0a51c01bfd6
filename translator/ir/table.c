/*
 * The tables of a module that instructions refer to by number: constants and globals.
 *
 * The tables only grow and never hold the same thing twice, so a number once given stays good. A
 * tuple of constants comes after its items, as the table of the runtime asks for.
 *
 * Beside each list stands a hash table with open addressing. A slot holds an index of the list plus
 * one, or 0: empty. It is at most half full.
 */
#include <stdint.h>
#include <string.h>
#include "ir.h"

static const uint64_t HASH_START = 14695981039346656037u;

/* FNV-1a, so that a hash can be continued with more bytes. */
static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t n)
{
    const unsigned char *at = bytes;

    for (size_t i = 0; i < n; i++)
        hash = (hash ^ at[i]) * 1099511628211u;
    return hash;
}

/* Where the search for an entry begins; it goes on to the first empty slot. */
static size_t first_slot(const struct index_table *t, uint64_t hash)
{
    return (size_t)(hash ^ hash >> 29) & (t->size - 1);
}

static size_t next_slot(const struct index_table *t, size_t slot)
{
    return (slot + 1) & (t->size - 1);
}

static void put(struct index_table *t, uint64_t hash, int index)
{
    size_t slot = first_slot(t, hash);

    while (t->at[slot])
        slot = next_slot(t, slot);
    t->at[slot] = index + 1;
}

/* Is there no room for one more beside the n there are? Then the table becomes an empty one of
 * twice the size, to be filled anew. */
static int outgrown(arena *a, struct index_table *t, int n)
{
    if ((size_t)(n + 1) * 2 <= t->size)
        return 0;
    t->size = t->size ? t->size * 2 : 32;
    t->at = NEW_ARRAY(a, int, t->size);
    return 1;
}

/* ----------------------------------------------------------------------------------- constants */

static int same_number(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0; /* tells 0.0 from -0.0, and finds a NaN */
}

static int same_constant(const struct constant *a, const struct constant *b)
{
    if (a->kind != b->kind)
        return 0;
    switch (a->kind) {
    case CONST_FLOAT:
    case CONST_IMAG: return same_number(a->number, b->number);
    case CONST_INT: return strcmp(a->text, b->text) == 0;
    case CONST_STR:
    case CONST_BYTES: return a->size == b->size && memcmp(a->text, b->text, a->size) == 0;
    default: return 1;
    }
}

static int same(const struct module_constant *a, const struct module_constant *b)
{
    if (a->is_tuple != b->is_tuple || a->items.n != b->items.n)
        return 0;
    if (!a->is_tuple)
        return same_constant(&a->value, &b->value);
    for (int i = 0; i < a->items.n; i++)
        if (a->items.at[i].number != b->items.at[i].number)
            return 0;
    return 1;
}

static uint64_t hash_constant(const struct module_constant *c)
{
    uint64_t hash = HASH_START + (c->is_tuple ? 1000u : (unsigned)c->value.kind);

    for (int i = 0; i < c->items.n; i++)
        hash = hash_bytes(hash, &c->items.at[i].number, sizeof c->items.at[i].number);
    if (c->is_tuple)
        return hash;
    switch (c->value.kind) {
    case CONST_FLOAT:
    case CONST_IMAG: return hash_bytes(hash, &c->value.number, sizeof c->value.number);
    case CONST_INT: return hash_bytes(hash, c->value.text, strlen(c->value.text));
    case CONST_STR:
    case CONST_BYTES: return hash_bytes(hash, c->value.text, c->value.size);
    default: return hash;
    }
}

/* Finds or adds. */
static int constant_index(struct module *m, const struct module_constant *c)
{
    struct index_table *t = &m->constant_table;
    uint64_t hash = hash_constant(c);

    if (outgrown(m->arena, t, m->constants.n))
        for (int i = 0; i < m->constants.n; i++)
            put(t, hash_constant(&m->constants.at[i]), i);
    for (size_t slot = first_slot(t, hash); t->at[slot]; slot = next_slot(t, slot))
        if (same(&m->constants.at[t->at[slot] - 1], c))
            return t->at[slot] - 1;
    put(t, hash, m->constants.n);
    push(m->arena, &m->constants, *c);
    return m->constants.n - 1;
}

int module_constant_index(struct module *m, const struct constant *c)
{
    return constant_index(m, &(struct module_constant){.value = *c});
}

int module_name_constant(struct module *m, const char *name)
{
    struct constant c = {.kind = CONST_STR, .text = name, .size = strlen(name)};
    int i = module_constant_index(m, &c);

    m->constants.at[i].is_name = 1;
    return i;
}

/* The constant that stands for an item of a tuple. */
static struct operand as_constant(struct module *m, struct operand item)
{
    static const enum constant_kind word_kinds[] = {
        [WORD_NONE] = CONST_NONE,
        [WORD_TRUE] = CONST_TRUE,
        [WORD_FALSE] = CONST_FALSE,
        [WORD_ELLIPSIS] = CONST_ELLIPSIS,
    };
    struct constant c = {0};

    if (item.kind == OPERAND_INT) {
        c.kind = CONST_INT;
        c.text = arena_printf(m->arena, "%ld", item.number);
        c.size = strlen(c.text);
    } else if (item.kind == OPERAND_WORD) {
        c.kind = word_kinds[item.number];
    } else {
        return item;
    }
    return (struct operand){.kind = OPERAND_CONSTANT, .number = module_constant_index(m, &c)};
}

int module_tuple_constant(struct module *m, const struct operand *items, int n)
{
    struct module_constant added = {.is_tuple = 1};

    for (int i = 0; i < n; i++)
        push(m->arena, &added.items, as_constant(m, items[i]));
    return constant_index(m, &added);
}

/* ------------------------------------------------------------------------------------- globals */

static uint64_t hash_name(const char *name)
{
    return hash_bytes(HASH_START, name, strlen(name));
}

int module_global_index(struct module *m, const char *name)
{
    struct index_table *t = &m->global_table;
    uint64_t hash = hash_name(name);

    if (outgrown(m->arena, t, m->globals.n))
        for (int i = 0; i < m->globals.n; i++)
            put(t, hash_name(m->globals.at[i]), i);
    for (size_t slot = first_slot(t, hash); t->at[slot]; slot = next_slot(t, slot))
        if (strcmp(m->globals.at[t->at[slot] - 1], name) == 0)
            return t->at[slot] - 1;
    put(t, hash, m->globals.n);
    push(m->arena, &m->globals, name);
    return m->globals.n - 1;
}
