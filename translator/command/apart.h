/* Programs of several modules, compiled a module at a time. */
#ifndef YIELDC_APART_H
#define YIELDC_APART_H

#include "build.h"

/* Has the program modules of its own beside the first, and may they be compiled apart? Not for a
 * debugger, which wants to find the C. */
int is_for_parts(const struct build *b, const struct program *program);

/* Compiles the modules that have changed, so many at a time, and links all. The folder is for what
 * is not kept, and is empty again. As build_program() otherwise. */
enum outcome build_parts(arena *a, const struct build *b, struct program *program,
                         const char *folder, const char *executable);

#endif
