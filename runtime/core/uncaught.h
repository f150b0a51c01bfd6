/* uncaught.h - for uncaught.c and the module sys. */
#ifndef YR_UNCAUGHT_H
#define YR_UNCAUGHT_H

#include "runtime.h"

void yr_write_stderr(yr_value text); /* steals text, which may be 0; never fails */
/* The report of the default sys.unraisablehook; message and object may be None. */
void yr_print_unraisable(yr_value exception, yr_value message, yr_value object);
yr_value yr_default_unraisable_hook(yr_value self, yr_value *args, size_t n, yr_value keywords);

#endif
