/* sys_parts.h - the files of the module sys. */
#ifndef YR_SYS_PARTS_H
#define YR_SYS_PARTS_H

#include "../core/runtime.h"

/* sys_info.c */
int yr_sys_add_constants(yr_module *m);
int yr_sys_add_module_names(yr_module *m); /* sys.builtin_module_names, as it is now */

yr_value yr_sys_breakpointhook(yr_value self, yr_value *args, size_t n,
                               yr_value keywords); /* sys_breakpoint.c */

/* Of others: the limit of int digits (types/int_text.c), the standard files (io_open.c). */
extern const yr_method_def yr_sys_int_functions[];
yr_value yr_io_open_std(int fd);

#endif
