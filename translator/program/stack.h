/* Does a program look at its own stack? */
#ifndef YIELDC_STACK_H
#define YIELDC_STACK_H

#include "modules.h"

/* Is any of the names by which a program can reach the frames of running functions written in a
 * file of its own? What the library does with them it does for a program that names them too. */
int looks_at_stack(const struct units *units);

/* Is the file one of the runtime's library? */
int is_library_unit(const struct unit *u);

#endif
