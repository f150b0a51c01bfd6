/* How often registers are read and written. */
#ifndef YIELDC_USES_H
#define YIELDC_USES_H

#include "ir/ir.h"

/*
 * Fills uses and sets of every register. Instructions that are left out are not counted as writes.
 * Valid until a pass adds or removes an instruction.
 */
void count_uses(struct function *f);

/* Is it not written to the C, because it has no effect and nobody reads its result? (A MOVE takes a
 * reference over, so it stays.) Needs uses. */
int is_left_out(const struct instr *i);

/* Is instruction k of the block a test that cannot fail, for the branch behind it alone? Needs uses
 * and frame slots. */
int is_fused_test(const struct block *block, int k);

/* Does the block that NEXT goes on in begin with the unpacking of the item, which nobody else
 * reads? Then both are one call, whose failures go one way. Needs uses and frame slots. */
int is_fused_next(const struct instr *next);

#endif
