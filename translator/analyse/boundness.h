/* Which named variables are bound where. */
#ifndef YIELDC_BOUNDNESS_H
#define YIELDC_BOUNDNESS_H

#include "ir/ir.h"

/* What holds of a named register at a point. MAY_BE_BOUND absent: a store needs not drop what was
 * there. MUST_BE_BOUND present: the end of the function drops without a test. */
enum { MAY_BE_BOUND = 1, MUST_BE_BOUND = 2 };

/* Bytes of bits by reg.named, in rows that blocks share where they agree. */
enum { BOUND_ROW = 64 };

/* Fills reg.named, function.named_count and block.bound_in. Valid until blocks or what they set
 * change. */
void find_bound(struct function *f);

/* What holds at the start of a block that is reached, into named_count bytes. */
void bound_before(unsigned char *now, const struct function *f, const struct block *b);

/* What holds of one named register there. */
static inline int bound_of(const struct block *b, int named)
{
    return b->bound_in[named / BOUND_ROW][named % BOUND_ROW];
}

/* Carries what holds over an instruction that succeeds. */
void bound_after(unsigned char *now, const struct instr *i);

/* Joins what holds on another way; tells whether anything changed. */
int bound_join(unsigned char *to, const unsigned char *from, int n);

void boundness_dump(FILE *out, const struct function *f);

#endif
