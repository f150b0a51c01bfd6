/* Where the C keeps each register. */
#ifndef YIELDC_PLACES_H
#define YIELDC_PLACES_H

#include "ir/ir.h"

/*
 * Sets the place of every register but the number of shared variables (colour.h), and the list of
 * the function's named C variables. Needs uses (uses.h) and frame slots.
 */
void place_registers(struct function *f);

/* Do two registers live in the same C variable, slot or item? */
int same_place(const struct reg *a, const struct reg *b);

void places_dump(FILE *out, const struct function *f);

#endif
