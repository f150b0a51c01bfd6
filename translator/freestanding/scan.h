/* The variables and parameters of a function. */
#ifndef YIELDC_FREESTANDING_SCAN_H
#define YIELDC_FREESTANDING_SCAN_H

#include "model.h"

/* Fills variables (parameters first) and tells whether it is a generator. */
void scan_function(struct model *m, struct function *f);

const struct arg *parameter_of(const struct function *f, int i);
const struct expr *default_of(const struct function *f, int i); /* NULL: there is none */

#endif
