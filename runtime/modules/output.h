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

#endif
