/* code.h - codes that are made at run time. */
#ifndef YR_CODE_H
#define YR_CODE_H

#include "runtime.h"

/* size bytes, zeroed, that live as long as any function can: for a yr_code that a module in C
 * makes, with what it needs beside it. NULL and MemoryError. */
void *yr_code_alloc(size_t size);

#endif
