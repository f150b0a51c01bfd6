/* text_writer.h - a str grown piece by piece, in the narrowest kind that holds what came so far. */
#ifndef YR_TEXT_WRITER_H
#define YR_TEXT_WRITER_H

#include "text_parts.h"

/* A failed addition leaves the exception pending and marks the writer, so that callers may add on
 * and look at the result of yr_writer_finish only. It must not be copied: data may point inside. */
typedef struct {
    uint8_t *data;           /* small, or yr_alloc memory */
    size_t length, capacity; /* in characters */
    uint32_t bound;          /* all characters are below or at it */
    uint8_t kind;
    bool failed;
    uint32_t small[64];
} yr_writer;

static inline void yr_writer_start(yr_writer *w)
{
    w->data = (uint8_t *)w->small;
    w->length = 0;
    w->capacity = sizeof w->small;
    w->bound = 0;
    w->kind = 1;
    w->failed = false;
}

/* Makes room for n more characters up to max_char. 0, or -1 and MemoryError. */
int yr_writer_make_room(yr_writer *w, size_t n, uint32_t max_char);
static inline int yr_writer_room(yr_writer *w, size_t n, uint32_t max_char)
{
    if (YR_LIKELY(w->capacity - w->length >= n && (max_char | w->bound) < 0x100 && w->kind == 1)) {
        w->bound |= max_char;
        return 0;
    }
    return yr_writer_make_room(w, n, max_char);
}

int yr_writer_add_ascii(yr_writer *w, const char *text, size_t n);
static inline int yr_writer_ascii(yr_writer *w, const char *text, size_t n)
{
    if (YR_UNLIKELY(w->kind != 1 || w->capacity - w->length < n))
        return yr_writer_add_ascii(w, text, n);
    uint8_t *out = w->data + w->length;
    w->bound |= n ? 0x7f : 0;
    w->length += n;
    yr_copy_few(out, (const uint8_t *)text, n);
    return 0;
}
int yr_writer_part(yr_writer *w, const yr_str *s, size_t from, size_t to);
int yr_writer_fill(yr_writer *w, uint32_t c, size_t n);
static inline int yr_writer_char(yr_writer *w, uint32_t c)
{
    if (yr_writer_room(w, 1, c) < 0)
        return -1;
    if (YR_LIKELY(w->kind == 1))
        w->data[w->length++] = (uint8_t)c;
    else if (w->kind == 2)
        ((uint16_t *)(void *)w->data)[w->length++] = (uint16_t)c;
    else
        ((uint32_t *)(void *)w->data)[w->length++] = c;
    return 0;
}
/* Adds all of a str; 0 marks the writer as failed. */
static inline int yr_writer_add(yr_writer *w, yr_value s)
{
    if (!s) {
        w->failed = true;
        return -1;
    }
    return yr_writer_part(w, yr_str_as(s), 0, yr_str_as(s)->length);
}
yr_value yr_writer_finish(yr_writer *w); /* new; frees w. 0 if an addition failed */
static inline void yr_writer_free(yr_writer *w)
{
    if (w->data != (uint8_t *)w->small)
        yr_dispose(w->data);
}

#endif
