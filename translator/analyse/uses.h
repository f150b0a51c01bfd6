/* How often registers are read and written. */
#ifndef YIELDC_USES_H
#define YIELDC_USES_H

#include "ir/ir.h"

/*
 * Fills uses and sets of every register. Writes that are left out of the C when nobody reads them
 * are not counted. Valid until a pass adds or removes an instruction.
 */
void count_uses(struct function *f);

/* Is instruction k of the block a test that cannot fail, for the branch behind it alone? Needs uses
 * and frame slots. */
int is_fused_test(const struct block *block, int k);

#endif
