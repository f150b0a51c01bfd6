/* Which files a result was made from, as a rule for make. */
#ifndef YIELDC_DEPFILE_H
#define YIELDC_DEPFILE_H

#include "options.h"
#include "output.h"

/* Writes the rule of a program to the place that the options say. Files of the library are left
 * out. OUTCOME_USAGE with a message where it cannot be written. */
enum outcome write_depfile(arena *a, const struct options *o, const struct units *units);

#endif
