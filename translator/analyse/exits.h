/* How control leaves a function, and which failures come to which pad. */
#ifndef YIELDC_EXITS_H
#define YIELDC_EXITS_H

#include "ir/ir.h"

/* Fills ways_in, failure_line and is_only_exit of blocks, shared_exit, leaves_frame and
 * bound_at_exit of the function. Needs boundness and named variables. */
void find_exits(struct function *f);

/* Does the function give its locals to a frame object? */
int has_frame(const struct function *f);

/* Is all of the block that the body of a generator ends with an exception? A jump there would only
 * hide that. */
int only_unwinds(const struct function *f, const struct block *b);

/* Does the jump carry a failure on to another pad, after something that had to be done first? */
int carries_failure(const struct block *b, const struct instr *jump);

void exits_dump(FILE *out, const struct function *f);

#endif
