/* Functions from text, for tests of single passes. */
#ifndef YIELDC_IR_READ_H
#define YIELDC_IR_READ_H

#include "ir.h"

/*
 * Reads what ir_print_module or ir_print_function has printed: see read.c for what is optional. All
 * belongs to the arena. NULL when the text is no IR; then *error says why and in which line. The
 * functions of the result have not been verified: ir_verify is safe on them, the passes are not
 * before that.
 */
struct module *ir_read(arena *a, const char *text, const char **error);

#endif
