/* Temporaries to C variables. */
#ifndef YIELDC_COLOUR_H
#define YIELDC_COLOUR_H

#include "ir/ir.h"

/* Gives every temporary that is kept in a variable one of the variables of its representation, in
 * reg.number from 1. Needs uses and places (places.h). */
void colour_temporaries(struct function *f);

#endif
