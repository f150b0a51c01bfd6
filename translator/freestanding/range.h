/* Intervals of ints. */
#ifndef YIELDC_FREESTANDING_RANGE_H
#define YIELDC_FREESTANDING_RANGE_H

#include "model.h"

struct range range_join(struct range a, struct range b);
struct range range_meet(struct range a, struct range b);
int range_is_empty(struct range r);
int range_within(struct range inner, struct range outer);
int range_has(struct range r, int64_t value);

/* What `a op b` may be, cut to the bounds of the type. 1: the operation cannot fail, neither by an
 * overflow nor by its operands. */
int range_operation(enum operator op, struct range a, struct range b, struct range type,
                    struct range *r);

#endif
