/* Comprehensions where they stand. */
#ifndef YIELDC_INLINE_H
#define YIELDC_INLINE_H

#include "ir/ir.h"

void inline_comprehensions(struct function *f);

#endif
