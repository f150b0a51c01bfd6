/* The drops that failures share. */
#ifndef YIELDC_LADDER_H
#define YIELDC_LADDER_H

#include "ir/ir.h"

/* Gives cleanup blocks the shape of ladders, hoists common drops before the test; blocks are tidy
 * afterwards. Liveness is not valid afterwards. */
void build_ladders(struct function *f);

/* Joins rungs that have come to drop the same C variable; blocks are tidy afterwards. Needs places
 * (analyse/places.h) and colours. */
void merge_rungs(struct function *f);

#endif
