/* text_writer.c - a str grown piece by piece.
 *
 * The characters stand in units of one byte until a wider one comes; then they are all made wider,
 * which happens twice at the most. The first ones need no memory.
 */
#include "text_writer.h"

static void widen(uint8_t *to, int to_kind, const uint8_t *from, int from_kind, size_t n)
{
    if (to_kind == from_kind) {
        memcpy(to, from, n * (size_t)to_kind);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t c = from_kind == 1 ? from[i] : ((const uint16_t *)(const void *)from)[i];
        if (to_kind == 2)
            ((uint16_t *)(void *)to)[i] = (uint16_t)c;
        else
            ((uint32_t *)(void *)to)[i] = c;
    }
}

int yr_writer_make_room(yr_writer *w, size_t n, uint32_t max_char)
{
    if (w->failed)
        return -1;
    uint32_t bound = w->bound | max_char;
    int kind = yr_kind_for(bound);
    w->bound = bound;
    if (kind == w->kind && w->capacity - w->length >= n)
        return 0;
    size_t capacity = w->length + n, limit = SIZE_MAX / 8;
    capacity += capacity / 2 + 16;
    uint8_t *data = n > limit || capacity > limit ? NULL : yr_alloc(capacity * (size_t)kind);
    if (!data) {
        if (!yr_pending())
            yr_no_memory();
        w->failed = true;
        return -1;
    }
    widen(data, kind, w->data, w->kind, w->length);
    yr_writer_free(w);
    w->data = data;
    w->capacity = capacity;
    w->kind = (uint8_t)kind;
    return 0;
}

int yr_writer_add_ascii(yr_writer *w, const char *text, size_t n)
{
    if (yr_writer_room(w, n, 0x7f) < 0)
        return -1;
    widen(w->data + w->length * w->kind, w->kind, (const uint8_t *)text, 1, n);
    w->length += n;
    return 0;
}

int yr_writer_part(yr_writer *w, const yr_str *s, size_t from, size_t to)
{
    size_t n = to - from;
    if (from >= to)
        return w->failed ? -1 : 0;
    if (YR_LIKELY(s->ascii && w->kind == 1 && w->capacity - w->length >= n)) {
        yr_copy_few(w->data + w->length, s->data.one + from, n);
        w->length += n;
        w->bound |= 0x7f;
        return 0;
    }
    uint32_t widest = s->ascii                       ? 0x7f
                      : from == 0 && to == s->length ? yr_str_bound(s)
                                                     : yr_str_widest(s, from, to);
    if (yr_writer_room(w, n, widest) < 0)
        return -1;
    uint8_t *out = w->data + w->length * w->kind;
    if (s->kind <= w->kind) {
        widen(out, w->kind, yr_str_bytes(s) + from * s->kind, s->kind, n);
    } else {
        for (size_t i = 0; i < n; i++) { /* a narrow part of a wide str */
            uint32_t c = yr_str_at(s, from + i);
            if (w->kind == 1)
                out[i] = (uint8_t)c;
            else
                ((uint16_t *)(void *)out)[i] = (uint16_t)c;
        }
    }
    w->length += n;
    return 0;
}

int yr_writer_fill(yr_writer *w, uint32_t c, size_t n)
{
    if (yr_writer_room(w, n, c) < 0)
        return -1;
    if (w->kind == 1) {
        memset(w->data + w->length, (int)c, n);
        w->length += n;
        return 0;
    }
    while (n--)
        yr_writer_char(w, c);
    return 0;
}

yr_value yr_writer_finish(yr_writer *w)
{
    yr_value v = 0;
    if (w->failed) {
    } else if (w->length == 1) {
        v = yr_str_from_char(w->kind == 1   ? w->data[0]
                             : w->kind == 2 ? *(uint16_t *)(void *)w->data
                                            : *(uint32_t *)(void *)w->data);
    } else {
        uint32_t bound = w->bound > YR_MAX_CHAR ? YR_MAX_CHAR : w->bound;
        v = yr_str_alloc(w->length, bound);
        if (v && w->length)
            memcpy(yr_str_as(v)->data.one, w->data, w->length * w->kind);
    }
    yr_writer_free(w);
    return v;
}
