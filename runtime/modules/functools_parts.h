/* functools_parts.h - what the files of the module _functools share. */
#ifndef YR_FUNCTOOLS_PARTS_H
#define YR_FUNCTOOLS_PARTS_H

#include "../core/extension.h"
#include "../types/containers.h"

/* Each enters the names of its file into the module. 0 or -1. */
int yr_functools_add_cache(yr_module *m);
int yr_functools_add_partial(yr_module *m);

#endif
