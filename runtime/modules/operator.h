/* operator.h - what the two files of the module operator share. */
#ifndef YR_OPERATOR_H
#define YR_OPERATOR_H

#include "../types/containers.h"

int yr_operator_add_getters(yr_module *m); /* attrgetter, itemgetter, methodcaller */

#endif
