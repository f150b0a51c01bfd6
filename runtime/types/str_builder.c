/* str_builder.c - a str grown piece by piece, as 32-bit characters; bytes grown likewise.
 *
 * A failed addition leaves the exception pending and marks the builder, so that callers may add on
 * and look at the result of yr_builder_finish only.
 */
#include "text.h"

static int reserve(yr_builder *b, size_t more)
{
    if (b->failed)
        return -1;
    if (b->capacity - b->length >= more)
        return 0;
    size_t capacity = b->capacity + b->capacity / 2 + more + 16;
    uint32_t *chars = yr_resize(b->chars, capacity * sizeof *chars);
    if (!chars) {
        b->failed = true;
        return -1;
    }
    b->chars = chars;
    b->capacity = capacity;
    return 0;
}

int yr_builder_char(yr_builder *b, uint32_t c)
{
    if (reserve(b, 1) < 0)
        return -1;
    b->chars[b->length++] = c;
    b->max |= c;
    return 0;
}

int yr_builder_part(yr_builder *b, const yr_str *s, size_t from, size_t to)
{
    if (from >= to)
        return b->failed ? -1 : 0;
    if (reserve(b, to - from) < 0)
        return -1;
    uint32_t *out = b->chars + b->length;
    if (s->kind == 1) {
        for (size_t i = from; i < to; i++)
            *out++ = s->data.one[i];
    } else {
        for (size_t i = from; i < to; i++)
            *out++ = yr_str_at(s, i);
    }
    b->max |= yr_str_bound(s);
    b->length += to - from;
    return 0;
}

int yr_builder_add(yr_builder *b, yr_value v)
{
    if (!v) {
        b->failed = true;
        return -1;
    }
    return yr_builder_part(b, yr_str_as(v), 0, yr_str_as(v)->length);
}

int yr_builder_c(yr_builder *b, const char *ascii)
{
    for (; *ascii; ascii++)
        if (yr_builder_put(b, (uint8_t)*ascii) < 0)
            return -1;
    return b->failed ? -1 : 0;
}

void yr_builder_free(yr_builder *b)
{
    yr_dispose(b->chars);
    *b = (yr_builder){0};
}

yr_value yr_builder_finish(yr_builder *b)
{
    yr_value v = b->failed ? 0 : yr_str_from_chars(b->chars, b->length);
    yr_builder_free(b);
    return v;
}

int yr_buffer_add(yr_buffer *b, const void *p, size_t n)
{
    if (b->capacity - b->n < n) {
        size_t capacity = b->capacity + b->capacity / 2 + n + 32;
        uint8_t *grown = yr_resize(b->p, capacity);
        if (!grown)
            return -1;
        b->p = grown;
        b->capacity = capacity;
    }
    if (n)
        memcpy(b->p + b->n, p, n);
    b->n += n;
    return 0;
}

int yr_buffer_byte(yr_buffer *b, uint8_t c)
{
    return yr_buffer_add(b, &c, 1);
}

yr_value yr_buffer_finish(yr_buffer *b)
{
    yr_value v = yr_bytes_from(b->p, b->n);
    yr_buffer_free(b);
    return v;
}

void yr_buffer_free(yr_buffer *b)
{
    yr_dispose(b->p);
    *b = (yr_buffer){0};
}
