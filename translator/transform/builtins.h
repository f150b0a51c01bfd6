/* Calls of built-ins that are instructions of their own. */
#ifndef YIELDC_BUILTINS_H
#define YIELDC_BUILTINS_H

#include "ir/ir.h"

void open_builtins(struct function *f);

#endif
