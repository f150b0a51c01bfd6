/* Sets of small numbers, as arrays of words that the caller owns. */
#ifndef YIELDC_BITS_H
#define YIELDC_BITS_H

#include <string.h>

enum { BITS_PER_WORD = 32 };

static inline int bits_words(int n)
{
    return (n + BITS_PER_WORD - 1) / BITS_PER_WORD;
}
static inline int bits_has(const unsigned *set, int i)
{
    return (set[i / BITS_PER_WORD] >> i % BITS_PER_WORD) & 1;
}
static inline void bits_add(unsigned *set, int i)
{
    set[i / BITS_PER_WORD] |= 1u << i % BITS_PER_WORD;
}
static inline void bits_remove(unsigned *set, int i)
{
    set[i / BITS_PER_WORD] &= ~(1u << i % BITS_PER_WORD);
}
static inline void bits_copy(unsigned *to, const unsigned *from, int words)
{
    memcpy(to, from, sizeof *to * (size_t)words);
}
/* Adds all of from; tells whether that changed the set. */
static inline int bits_union(unsigned *to, const unsigned *from, int words)
{
    unsigned changed = 0;
    for (int w = 0; w < words; w++) {
        unsigned sum = to[w] | from[w];
        changed |= sum ^ to[w];
        to[w] = sum;
    }
    return changed != 0;
}

#endif
