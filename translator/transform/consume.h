/* Loops in the place of built-ins that consume generators. */
#ifndef YIELDC_CONSUME_H
#define YIELDC_CONSUME_H

#include "ir/ir.h"

void open_consumers(struct function *f);

#endif
