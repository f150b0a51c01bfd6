/* utf8.h - what may stand in a piece of UTF-8 that goes on elsewhere. */
#ifndef YR_UTF8_H
#define YR_UTF8_H

#include "text.h"

/* The length of the longest prefix of p[0..n) that is whole characters. *cut: what is behind it
 * only lacks the bytes that come after p[n); false where it is nothing, or an error. */
size_t yr_utf8_whole(const uint8_t *p, size_t n, bool *cut);

#endif
