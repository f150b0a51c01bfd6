/* Which named variables are bound where. */
#ifndef YIELDC_BOUNDNESS_H
#define YIELDC_BOUNDNESS_H

#include "ir/ir.h"

/* What holds of a named register at a point. MAY_BE_BOUND absent: a store needs not drop what was
 * there. MUST_BE_BOUND present: the end of the function drops without a test. */
enum { MAY_BE_BOUND = 1, MUST_BE_BOUND = 2 };

/* Fills reg.named, function.named_count and block.bound_in: bytes of bits by reg.named. Valid until
 * blocks or what they set change. */
void find_bound(struct function *f);

/* Carries what holds over an instruction that succeeds. */
void bound_after(unsigned char *now, const struct instr *i);

/* Joins what holds on another way; tells whether anything changed. */
int bound_join(unsigned char *to, const unsigned char *from, int n);

void boundness_dump(FILE *out, const struct function *f);

#endif
