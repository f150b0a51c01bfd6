/* Where the yields of a generator go on. */
#ifndef YIELDC_FREESTANDING_POINTS_H
#define YIELDC_FREESTANDING_POINTS_H

#include "model.h"

/* The plain yield of a statement that is nothing but it, or an assignment of it to a name. */
const struct expr *yield_of(const struct stmt *s);
/* The name that it is assigned to, or NULL. */
const struct expr *target_of(const struct stmt *s);
int same_target(struct model *m, const struct stmt *a, const struct stmt *b);
/* Do all yields of the generator stand like that, with no try and no other generator around? */
int is_simple_generator(struct model *m, const struct function *f);

#endif
