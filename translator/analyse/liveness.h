/* Which temporaries are needed later. */
#ifndef YIELDC_LIVENESS_H
#define YIELDC_LIVENESS_H

#include "ir/ir.h"

/*
 * Fills live_in and live_out of every block: register r is in it if r, a temporary of any
 * representation, may be read before it is set again. live_out is what the successors of the
 * terminator need; a register that the terminator itself sets is in it when the block it goes to
 * wants it. Named registers are never in it: they live until they are rebound or the function ends.
 */
void analyse_liveness(struct function *f);

/* Turns the set of what is live behind i into what is live before it. The set belongs to a. */
void live_before(arena *a, const struct instr *i, struct ids *live);

#endif
