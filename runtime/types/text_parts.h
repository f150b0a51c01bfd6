/* text_parts.h - strs cut out of others, and lists of them. */
#ifndef YR_TEXT_PARTS_H
#define YR_TEXT_PARTS_H

#include "../core/allocate.h"
#include "text.h"

extern const bool yr_is_ascii_space[128]; /* what str.split() splits at, of ASCII */

/* How many bytes at the beginning are ASCII. */
static inline size_t yr_ascii_size(const uint8_t *p, size_t n)
{
    size_t i = 0;
    uint64_t word;
    for (; i + 8 <= n; i += 8) {
        memcpy(&word, p + i, 8);
        if (word & 0x8080808080808080u)
            break;
    }
    while (i < n && p[i] < 0x80)
        i++;
    return i;
}

/* memcpy of what is mostly short: no call for 16 bytes or less. */
static inline void yr_copy_few(uint8_t *to, const uint8_t *from, size_t n)
{
    if (n > 16) {
        memcpy(to, from, n);
    } else if (n >= 8) {
        uint64_t first, last;
        memcpy(&first, from, 8);
        memcpy(&last, from + n - 8, 8);
        memcpy(to, &first, 8);
        memcpy(to + n - 8, &last, 8);
    } else if (n >= 4) {
        uint32_t first, last;
        memcpy(&first, from, 4);
        memcpy(&last, from + n - 4, 4);
        memcpy(to, &first, 4);
        memcpy(to + n - 4, &last, 4);
    } else if (n >= 2) {
        uint16_t first, last;
        memcpy(&first, from, 2);
        memcpy(&last, from + n - 2, 2);
        memcpy(to, &first, 2);
        memcpy(to + n - 2, &last, 2);
    } else if (n) {
        *to = *from;
    }
}

/* new: room for n characters of a byte each, less than a fourth of memory; to be filled. */
static inline yr_str *yr_str_unset(size_t n, bool ascii)
{
    size_t size = (YR_STR_HEADER + n + 8) & ~(size_t)7;
    yr_str *s = yr_new_unset(YR_TYPE(str), size < sizeof(yr_str) ? sizeof(yr_str) : size);
    if (YR_UNLIKELY(!s))
        return NULL;
    s->hash = 0;
    s->length = n;
    s->kind = 1;
    s->ascii = ascii;
    s->interned = false;
    s->utf8 = NULL;
    s->utf8_size = 0;
    s->data.one[n] = 0;
    return s;
}

/* new: n > 1 characters of ASCII. */
static inline yr_value yr_str_of_part(const uint8_t *p, size_t n)
{
    yr_str *s = yr_str_unset(n, true);
    if (YR_LIKELY(s))
        yr_copy_few(s->data.one, p, n);
    return yr_from(s);
}

/* new: n bytes, n > 0, copied; less than a fourth of memory. */
static inline yr_value yr_bytes_of_part(const uint8_t *p, size_t n)
{
    size_t size = (YR_BYTES_HEADER + n + 8) & ~(size_t)7;
    yr_bytes *b = yr_new_unset(YR_TYPE(bytes), size < sizeof(yr_bytes) ? sizeof(yr_bytes) : size);
    if (YR_UNLIKELY(!b))
        return 0;
    b->hash = 0;
    b->length = n;
    yr_copy_few(b->data, p, n);
    b->data[n] = 0;
    return yr_from(b);
}

/* The items of a list that is being made: in the first of them on the C stack, so that the list
 * gets its memory once. The collector does not see them: they are strs or bytes. */
typedef struct {
    yr_value *items;
    size_t count, capacity;
    yr_value few[32];
} yr_pieces;

static inline void yr_pieces_start(yr_pieces *p)
{
    p->items = p->few;
    p->count = 0;
    p->capacity = sizeof p->few / sizeof *p->few;
}

/* Adds v, stolen; 0 fails. What fails lets go of all. */
int yr_pieces_grow(yr_pieces *p, yr_value v);
static inline int yr_pieces_add(yr_pieces *p, yr_value v)
{
    if (YR_UNLIKELY(p->count == p->capacity || !v))
        return yr_pieces_grow(p, v);
    p->items[p->count++] = v;
    return 0;
}
void yr_pieces_free(yr_pieces *p);
yr_value yr_pieces_list(yr_pieces *p);     /* new; frees p */
yr_value yr_pieces_reversed(yr_pieces *p); /* the same, the last one first */

#endif
