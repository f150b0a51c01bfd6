/* builtins.h - the parts that the module builtins is put together from. */
#ifndef YR_BUILTINS_H
#define YR_BUILTINS_H

#include "../types/containers.h"

/* Each ends with a NULL name. */
extern const yr_method_def yr_builtins_objects[];   /* builtins_functions.c */
extern const yr_method_def yr_builtins_numbers[];   /* builtins_numbers.c */
extern const yr_method_def yr_builtins_iteration[]; /* builtins_iteration.c */
extern const yr_method_def yr_builtins_scope[];     /* builtins_scope.c */
extern const yr_method_def yr_builtins_exec[];      /* builtins_exec.c */
extern const yr_method_def yr_builtins_io[];        /* modules/io_*.c: print, open, input */

/* new: the names of the program's main module. */
yr_value yr_main_names(void);

#endif
