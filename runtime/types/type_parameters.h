/* type_parameters.h - type variables in list[T] and X | T. */
#ifndef YR_TYPE_PARAMETERS_H
#define YR_TYPE_PARAMETERS_H

#include "../core/runtime.h"

/* new: a tuple of the type variables in a tuple of arguments, each once. */
yr_value yr_type_parameters(yr_value args);
/* new: the arguments of self, an alias, with what item names in the places of its parameters.
 * TypeError where there are none, too many or too few. */
yr_value yr_type_substitute(yr_value self, yr_value args, yr_value parameters, yr_value item);

#endif
