/* native.h - what modules that stand on a C library share beyond core/extension.h: arguments, and
 * classes of exceptions.
 *
 * A module keeps its types and exceptions in its own dict, and finds them there again. */
#ifndef YR_NATIVE_H
#define YR_NATIVE_H

#include "../core/extension.h"
#include "../types/text.h"

/* borrowed: what stands under that name in a module. 0 and RuntimeError where it is gone. */
yr_value yr_native_get(const char *module, const char *name);
yr_type *yr_native_type(const char *module, const char *name); /* the same, of a class */

/* new: class name(base), as by a class statement in that module; doc may be NULL. */
yr_value yr_native_exception(const char *module, const char *name, yr_value base, const char *doc);
/* Makes the type and puts it into the module. borrowed, or NULL. */
yr_type *yr_native_add_type(yr_module *m, const char *name, const yr_type_spec *spec);

/* An argument that is an int of C. 0, or -1 with TypeError or OverflowError. */
int yr_native_int(yr_value v, int *out);
/* A str argument without zero characters. NULL, with TypeError or ValueError; position from 1. */
const char *yr_native_text(const char *f, int position, yr_value v);
/* A buffer that can be written, of bytearray or a memoryview; good until code of the program runs.
 * 0, or -1 and TypeError: "f() argument 1 must be read-write bytes-like object". */
int yr_native_writable(const char *f, int position, yr_value v, yr_span *span);

#endif
