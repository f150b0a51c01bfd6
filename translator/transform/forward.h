/* Results that go straight into the variable they are stored to. */
#ifndef YIELDC_FORWARD_H
#define YIELDC_FORWARD_H

#include "ir/ir.h"

/* Where a new value is only moved on into a named variable, the instruction that makes it writes
 * the variable itself. */
void forward_results(struct function *f);

#endif
