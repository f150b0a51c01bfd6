/* output.c - a buffer that C libraries fill piece by piece. */
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
