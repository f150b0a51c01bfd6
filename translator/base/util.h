/*
 * Memory and names of one translation.
 *
 * Everything the translator builds lives in one arena and dies with it: no pass frees anything.
 * Two invariants the passes rely on:
 *   - memory from an arena is zeroed, so a field that was never set is 0, NULL or an empty list;
 *   - interned strings are equal exactly when their pointers are, so identifiers are compared
 *     with ==. They are NUL terminated UTF-8.
 *
 * A list is any struct { int n; T *at; }. Its capacity is not stored: storage is renewed when n
 * reaches a power of two, so a list may be copied by value and read freely, but only one copy
 * of it may be pushed to.
 */
#ifndef YIELDC_UTIL_H
#define YIELDC_UTIL_H

#include <stdarg.h>
#include <stddef.h>

#if defined(__GNUC__)
#define PRINTF_LIKE(string, first) __attribute__((format(printf, string, first)))
#else
#define PRINTF_LIKE(string, first)
#endif

typedef struct arena arena;

/* A new empty arena; owned by the caller, ended by arena_free. Exits the process with a message
 * when memory is out, as every function below does: a translator cannot go on without memory. */
arena *arena_new(void);

/* Frees the arena and all that was ever allocated from it. NULL is allowed. */
void arena_free(arena *a);

/* Zeroed memory, aligned for any object, owned by the arena. Size 0 gives a unique pointer. */
void *arena_alloc(arena *a, size_t size);

/* A copy of the n bytes at s with a NUL after them. */
char *arena_strndup(arena *a, const char *s, size_t n);

/* The formatted text as a NUL terminated string of the arena. */
char *arena_printf(arena *a, const char *format, ...) PRINTF_LIKE(2, 3);
char *arena_vprintf(arena *a, const char *format, va_list args);

/* The one string of this arena that equals the n bytes at s. */
const char *intern(arena *a, const char *s, size_t n);

/* The same for a NUL terminated string. */
const char *intern_cstr(arena *a, const char *s);

#define NEW(a, type)          ((type *)arena_alloc((a), sizeof(type)))
#define NEW_ARRAY(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (size_t)(n)))

/* An anonymous list type, for a variable or a field: LIST(struct block *) blocks; */
#define LIST(type)                                                                                 \
    struct {                                                                                       \
        int n;                                                                                     \
        type *at;                                                                                  \
    }

struct name_list {
    int n;
    const char **at;
};

/* Appends item to *list. The list must have been built by push alone (or be empty). */
#define push(a, list, item)                                                                        \
    ((list)->at = arena_grow((a), (list)->at, (list)->n, sizeof *(list)->at),                      \
     (void)((list)->at[(list)->n++] = (item)))

/* Storage for one item more than n: the old storage, or twice of it with the items copied. */
void *arena_grow(arena *a, void *items, int n, size_t item_size);

/* Text that grows, always NUL terminated once anything was added. Zero is the empty text. */
struct text {
    size_t size, capacity;
    char *at;
};

void text_add(arena *a, struct text *t, const char *bytes, size_t n);
void text_add_cstr(arena *a, struct text *t, const char *s);
void text_add_char(arena *a, struct text *t, char c);
void text_printf(arena *a, struct text *t, const char *format, ...) PRINTF_LIKE(3, 4);

/* Appends a code point as UTF-8; a lone surrogate becomes its three-byte form (WTF-8). */
void text_add_code_point(arena *a, struct text *t, unsigned code_point);

/* Decodes the code point at s (of n > 0 bytes left) and sets *length to its bytes. A byte that
 * starts no sequence is returned as it is with length 1. Surrogates are let through. */
unsigned utf8_decode(const char *s, size_t n, int *length);

#endif
