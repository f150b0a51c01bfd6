/* Checks of named variables that are certainly bound. */
#ifndef YIELDC_BOUND_CHECKS_H
#define YIELDC_BOUND_CHECKS_H

#include "ir/ir.h"

/*
 * Removes each CHECK_BOUND of a variable that is bound on every path to it. The blocks that only
 * such checks failed into are left for tidy_blocks.
 */
void remove_bound_checks(struct function *f);

#endif
