/* Loops over range() without range objects. */
#ifndef YIELDC_RANGES_H
#define YIELDC_RANGES_H

#include "ir/ir.h"

void lower_ranges(struct function *f);

#endif
