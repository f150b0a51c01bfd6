/* output.h - a buffer that C libraries fill piece by piece. */
#ifndef YR_OUTPUT_H
#define YR_OUTPUT_H

#include "../types/text.h"

/* Makes room for `room` bytes and more behind the n that b has, growing by half. -1: MemoryError.
 */
int yr_output_reserve(yr_buffer *b, size_t room);
static inline uint8_t *yr_output_at(const yr_buffer *b)
{
    return b->p + b->n;
}
static inline size_t yr_output_room(const yr_buffer *b)
{
    return b->capacity - b->n;
}

/* What a decompressor keeps between calls: input that it was not asked to read yet. */
typedef struct {
    yr_buffer rest;
    bool eof, needs_input;
    yr_value unused; /* bytes behind the end of the stream */
} yr_decoder;

/* The input of a call: data, behind what was kept. -1: MemoryError. */
int yr_decoder_begin(yr_decoder *d, yr_span data, yr_span *input);
/* Keeps the last `left` bytes of that input. output_full: there may be more to come without any.
 * -1: MemoryError. */
int yr_decoder_end(yr_decoder *d, yr_span input, size_t left, bool output_full);
void yr_decoder_free(yr_decoder *d);

#endif
