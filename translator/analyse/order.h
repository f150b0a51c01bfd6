/* The order in which a data flow visits blocks. */
#ifndef YIELDC_ORDER_H
#define YIELDC_ORDER_H

#include "ir/ir.h"

/*
 * The blocks of f in postorder of a depth-first walk over all edges, *n of them: every block that
 * can be reached. Backwards it is the reverse postorder, in which a block comes behind those that
 * lead to it but for loops. The array belongs to a.
 */
struct block **postorder(arena *a, const struct function *f, int *n);

#endif
