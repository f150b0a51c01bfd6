/* extension.h - what many modules in C do alike: types, exceptions and numbers for their dict. */
#ifndef YR_EXTENSION_H
#define YR_EXTENSION_H

#include "runtime.h"

/* Makes the type once (*slot is its place, NULL before) and enters it into m under its name; m may
 * be NULL. The type lives as long as the program. 0 or -1. */
int yr_extension_type(yr_module *m, yr_type **slot, const char *name, const char *module,
                      const yr_type_spec *spec);
/* *slot, where such a type is kept, becomes NULL when the program has ended. 0, or -1: MemoryError.
 */
int yr_extension_forgets(yr_type **slot);
/* The same of an exception class, which is let go when the program ends. */
int yr_extension_exception(yr_module *m, yr_type **slot, const char *name, const char *module,
                           yr_type *base);
/* finish() is called when the program ends and no module is left; once for each function. */
int yr_extension_at_exit(void (*finish)(void));
/* Keeps a reference (stolen) in *slot until then; -1 if it is 0. */
int yr_extension_keep(yr_value *slot, yr_value v);

/* Rows for the methods of a type whose objects cannot be pickled: "cannot pickle 'X' object". */
yr_value yr_extension_no_pickle(yr_value self, yr_value *args, size_t n, yr_value keywords);
#define YR_EXTENSION_NO_PICKLE                                                                     \
    {"__reduce__", yr_extension_no_pickle, 0, 0, 0, NULL},                                         \
    {                                                                                              \
        "__reduce_ex__", yr_extension_no_pickle, 1, 1, 0, NULL                                     \
    }

/* An optional argument as a C number: *out stays where v is 0. 0, or -1 with TypeError "'X' object
 * cannot be interpreted as an integer" or OverflowError. The word of 32 bits is cut to size. */
int yr_argument_c_int(yr_value v, int *out);
int yr_argument_size(yr_value v, int64_t *out);
int yr_argument_word32(yr_value v, uint32_t *out);
/* The same of any object's truth. */
int yr_argument_truth(yr_value v, bool *out);

/* A file descriptor: an int, or an object with fileno(). 0, or -1 with TypeError or ValueError. */
int yr_argument_fd(yr_value v, int *fd);
/* The OSError of errno; 0. After EINTR the handlers of signals have run: *again says to repeat the
 * call, unless one of them raised. */
YR_COLD yr_value yr_extension_os_error(bool *again);

typedef struct {
    const char *name;
    int64_t value;
} yr_extension_int;
/* Enters ints; the table ends with a NULL name. */
int yr_extension_ints(yr_module *m, const yr_extension_int *table);

#endif
