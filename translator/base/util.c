/*
 * The arena is a chain of blocks, newest first, each filled from its start; an item larger than
 * half a block gets a block of its own. Interned strings hang in an open-addressing hash table
 * whose size is a power of two and which is never more than half full.
 */
#include "util.h"
#include "format.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE       (64 * 1024)
#define FIRST_BLOCK_SIZE 2048
#define ALIGNMENT        sizeof(max_align_t)

struct block {
    struct block *next;
    size_t used, size;
    max_align_t data[];
};

struct name {
    const char *text;
    size_t size;
};

struct arena {
    struct block *blocks;
    size_t next_size; /* of a block: small at first, since most arenas are scratch of one pass */
    struct name *names;
    size_t name_count, name_slots;
};

static void *must(void *memory)
{
    if (!memory) {
        fputs("yieldc: out of memory\n", stderr);
        exit(70);
    }
    return memory;
}

arena *arena_new(void)
{
    arena *a = must(calloc(1, sizeof *a));
    a->next_size = FIRST_BLOCK_SIZE;
    return a;
}

void arena_free(arena *a)
{
    if (!a)
        return;
    for (struct block *b = a->blocks, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    free(a->names);
    free(a);
}

static struct block *add_block(arena *a, size_t size)
{
    struct block *b = must(calloc(1, sizeof *b + size));
    b->size = size;
    if (a->blocks && size > BLOCK_SIZE) { /* keep filling the block in use */
        b->next = a->blocks->next;
        a->blocks->next = b;
    } else {
        b->next = a->blocks;
        a->blocks = b;
    }
    return b;
}

void *arena_alloc(arena *a, size_t size)
{
    if (size > SIZE_MAX / 2)
        must(NULL);
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (size == 0)
        size = ALIGNMENT;
    struct block *b = a->blocks;
    if (size > BLOCK_SIZE / 2) {
        b = add_block(a, size > BLOCK_SIZE ? size : BLOCK_SIZE + ALIGNMENT);
    } else if (!b || b->size - b->used < size) {
        b = add_block(a, a->next_size > size ? a->next_size : size);
        if (a->next_size < BLOCK_SIZE)
            a->next_size *= 2;
    }
    void *memory = (char *)b->data + b->used;
    b->used += size;
    return memory;
}

char *arena_strndup(arena *a, const char *s, size_t n)
{
    char *copy = arena_alloc(a, n + 1);
    if (n)
        memcpy(copy, s, n);
    return copy;
}

char *arena_vprintf(arena *a, const char *format, va_list args)
{
    char short_text[256];
    va_list again;
    if (!format) /* never; but gcc under the sanitizers warns that it might be */
        return arena_strndup(a, "", 0);
    va_copy(again, args);
    int size = format_text(short_text, sizeof short_text, format, args);
    char *text = arena_alloc(a, (size < 0 ? 0 : (size_t)size) + 1);
    if (size > 0 && (size_t)size < sizeof short_text)
        memcpy(text, short_text, (size_t)size);
    else if (size > 0)
        format_text(text, (size_t)size + 1, format, again);
    va_end(again);
    return text;
}

char *arena_printf(arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(a, format, args);
    va_end(args);
    return text;
}

void *arena_grow(arena *a, void *items, int n, size_t item_size)
{
    if (n & (n - 1))
        return items; /* not a power of two: there is room */
    size_t capacity = n == 0 ? 1 : (size_t)n * 2;
    void *grown = arena_alloc(a, capacity * item_size);
    if (n)
        memcpy(grown, items, (size_t)n * item_size);
    return grown;
}

/* -------------------------------------------------------------------------------- interning */

static uint64_t hash_bytes(const char *s, size_t n)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)s[i]) * 1099511628211u;
    return hash ^ hash >> 29;
}

/* The slot where the string is, or the free one where it belongs. */
static struct name *find_name(arena *a, const char *s, size_t n)
{
    size_t mask = a->name_slots - 1, i = hash_bytes(s, n) & mask;
    while (a->names[i].text && (a->names[i].size != n || memcmp(a->names[i].text, s, n) != 0))
        i = (i + 1) & mask;
    return &a->names[i];
}

static void grow_names(arena *a)
{
    struct name *old = a->names;
    size_t slots = a->name_slots;
    a->name_slots = slots ? slots * 2 : 256;
    a->names = must(calloc(a->name_slots, sizeof *a->names));
    for (size_t i = 0; i < slots; i++) {
        if (old[i].text)
            *find_name(a, old[i].text, old[i].size) = old[i];
    }
    free(old);
}

const char *intern(arena *a, const char *s, size_t n)
{
    if (a->name_count * 2 >= a->name_slots)
        grow_names(a);
    struct name *slot = find_name(a, s, n);
    if (!slot->text) {
        slot->text = arena_strndup(a, s, n);
        slot->size = n;
        a->name_count++;
    }
    return slot->text;
}

const char *intern_cstr(arena *a, const char *s)
{
    return intern(a, s, strlen(s));
}

/* ------------------------------------------------------------------------------------- text */

/* Room for n more bytes and the NUL. */
static void make_room(arena *a, struct text *t, size_t n)
{
    if (t->size + n + 1 <= t->capacity)
        return;
    size_t capacity = t->capacity * 2 > t->size + n + 1 ? t->capacity * 2 : t->size + n + 32;
    char *grown = arena_alloc(a, capacity);
    if (t->size)
        memcpy(grown, t->at, t->size);
    t->at = grown;
    t->capacity = capacity;
}

void text_add(arena *a, struct text *t, const char *bytes, size_t n)
{
    make_room(a, t, n);
    if (n)
        memcpy(t->at + t->size, bytes, n);
    t->size += n;
    t->at[t->size] = '\0';
}

void text_add_cstr(arena *a, struct text *t, const char *s)
{
    text_add(a, t, s, strlen(s));
}

void text_add_char(arena *a, struct text *t, char c)
{
    text_add(a, t, &c, 1);
}

void text_printf(arena *a, struct text *t, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    make_room(a, t, 32);
    int size = format_text(t->at + t->size, t->capacity - t->size, format, args);
    if (size > 0 && (size_t)size >= t->capacity - t->size) {
        make_room(a, t, (size_t)size);
        format_text(t->at + t->size, t->capacity - t->size, format, again);
    }
    t->size += size > 0 ? (size_t)size : 0;
    t->at[t->size] = '\0';
    va_end(again);
    va_end(args);
}

void text_add_code_point(arena *a, struct text *t, unsigned c)
{
    char b[4];
    if (c < 0x80) {
        b[0] = (char)c;
        text_add(a, t, b, 1);
    } else if (c < 0x800) {
        b[0] = (char)(0xC0 | c >> 6);
        b[1] = (char)(0x80 | (c & 0x3F));
        text_add(a, t, b, 2);
    } else if (c < 0x10000) {
        b[0] = (char)(0xE0 | c >> 12);
        b[1] = (char)(0x80 | (c >> 6 & 0x3F));
        b[2] = (char)(0x80 | (c & 0x3F));
        text_add(a, t, b, 3);
    } else {
        b[0] = (char)(0xF0 | c >> 18);
        b[1] = (char)(0x80 | (c >> 12 & 0x3F));
        b[2] = (char)(0x80 | (c >> 6 & 0x3F));
        b[3] = (char)(0x80 | (c & 0x3F));
        text_add(a, t, b, 4);
    }
}

unsigned utf8_decode(const char *s, size_t n, int *length)
{
    const unsigned char *u = (const unsigned char *)s;
    static const unsigned char first_mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    static const unsigned smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    int size = u[0] < 0x80   ? 1
               : u[0] < 0xC2 ? 0
               : u[0] < 0xE0 ? 2
               : u[0] < 0xF0 ? 3
               : u[0] < 0xF5 ? 4
                             : 0;
    *length = 1;
    if (size <= 1 || (size_t)size > n)
        return u[0];
    unsigned c = u[0] & first_mask[size];
    for (int i = 1; i < size; i++) {
        if ((u[i] & 0xC0) != 0x80)
            return u[0];
        c = c << 6 | (u[i] & 0x3F);
    }
    if (c < smallest[size] || c > 0x10FFFF)
        return u[0];
    *length = size;
    return c;
}
