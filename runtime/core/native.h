/* native.h - what many modules in C do alike: types, exceptions and numbers for their dict. */
#ifndef YR_NATIVE_H
#define YR_NATIVE_H

#include "runtime.h"

/* Makes the type once (*slot is its place, NULL before) and enters it into m under its name; m may
 * be NULL. The type lives as long as the program. 0 or -1. */
int yr_native_type(yr_module *m, yr_type **slot, const char *name, const char *module,
                   const yr_type_spec *spec);
/* The same of an exception class, which is let go when the program ends. */
int yr_native_exception(yr_module *m, yr_type **slot, const char *name, const char *module,
                        yr_type *base);
/* finish() is called when the program ends and no module is left; once for each function. */
int yr_native_at_exit(void (*finish)(void));
/* Keeps a reference (stolen) in *slot until then; -1 if it is 0. */
int yr_native_keep(yr_value *slot, yr_value v);

typedef struct {
    const char *name;
    int64_t value;
} yr_native_int;
/* Enters ints; the table ends with a NULL name. */
int yr_native_ints(yr_module *m, const yr_native_int *table);

#endif
