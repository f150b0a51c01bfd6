/* Unboxed numbers. */
#ifndef YIELDC_UNBOX_H
#define YIELDC_UNBOX_H

#include "ir/ir.h"

void unbox_numbers(struct function *f);

#endif
