/* Which globals of a program always are the same function, or the built-in of their name. */
#ifndef YIELDC_CONSTANTS_H
#define YIELDC_CONSTANTS_H

#include "ir/ir.h"
#include "program/modules.h"

/* Fills module.known of the modules of these units, and function.is_recursive. Of a unit of the
 * library nothing is known: programs that are compiled later may change its names. */
void find_constants(arena *a, const struct units *units, const struct unit_list *compiled);

#endif
