/* output.c - a buffer that C libraries fill piece by piece, and the input that decompressors keep.
 */
#include "output.h"

int yr_output_reserve(yr_buffer *b, size_t room)
{
    if (b->capacity - b->n >= room)
        return 0;
    size_t capacity = b->capacity + b->capacity / 2;
    if (capacity < b->n + room)
        capacity = b->n + room;
    uint8_t *p = yr_resize(b->p, capacity);
    if (!p)
        return -1;
    b->p = p;
    b->capacity = capacity;
    return 0;
}

int yr_decoder_begin(yr_decoder *d, yr_span data, yr_span *input)
{
    *input = data;
    if (d->rest.n == 0)
        return 0;
    if (data.n && yr_buffer_add(&d->rest, data.p, data.n) < 0)
        return -1;
    *input = (yr_span){d->rest.p, d->rest.n};
    return 0;
}

int yr_decoder_end(yr_decoder *d, yr_span input, size_t left, bool output_full)
{
    const uint8_t *p = input.p + (input.n - left);
    d->needs_input = !d->eof && left == 0 && !output_full;
    if (d->eof) {
        yr_value unused = yr_bytes_from(left ? p : (const uint8_t *)"", left);
        yr_buffer_free(&d->rest);
        if (!unused)
            return -1;
        yr_set(&d->unused, unused);
        return 0;
    }
    if (d->rest.n) { /* p stands in it */
        memmove(d->rest.p, p, left);
        d->rest.n = left;
        return 0;
    }
    return left ? yr_buffer_add(&d->rest, p, left) : 0;
}

void yr_decoder_free(yr_decoder *d)
{
    yr_buffer_free(&d->rest);
    yr_set(&d->unused, 0);
}
