/* random_parts.h - what the files of the module random share.
 */
#ifndef YR_RANDOM_PARTS_H
#define YR_RANDOM_PARTS_H

#include "../types/number.h"

#define MERSENNE_WORDS 624

/* The Mersenne Twister MT19937. */
typedef struct {
    uint32_t words[MERSENNE_WORDS];
    int index; /* the next word to hand out; MERSENNE_WORDS: all are used up */
} mersenne;

void yr_mersenne_seed(mersenne *m, const uint32_t *key, size_t length);
uint32_t yr_mersenne_next(mersenne *m);

void yr_sha512(const uint8_t *data, size_t size, uint8_t digest[64]);

/* An instance of Random or SystemRandom. */
typedef struct {
    yr_object base;
    mersenne generator;
    double gauss_next;
    bool has_gauss_next;
    bool is_system; /* words come from the system */
} random_object;

/* self.random(): 0 and *out, or -1. Calls the method only where a subclass has its own. */
int yr_random_double(yr_value self, double *out);
/* new: an int of 0..n for n > 0, an exact int. */
yr_value yr_random_below(yr_value self, yr_value n);
int yr_random_below_i64(yr_value self, int64_t n, int64_t *out); /* n > 0 */

extern const yr_method_def yr_random_choice_methods[];       /* random_choice.c */
extern const yr_method_def yr_random_distribution_methods[]; /* random_distribution.c */

#endif
