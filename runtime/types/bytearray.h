/* bytearray.h - what the two files of bytearray share. */
#ifndef YR_BYTEARRAY_H
#define YR_BYTEARRAY_H

#include "text.h"

/* b[from:to] = with, whose bytes must not be b's own. -1: BufferError, MemoryError. */
int yr_bytearray_splice(yr_bytearray *b, size_t from, size_t to, yr_span with);
extern const yr_method_def yr_bytearray_methods[];

#endif
