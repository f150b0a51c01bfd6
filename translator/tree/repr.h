/* Constants as Python's repr() writes them. */
#ifndef YIELDC_AST_REPR_H
#define YIELDC_AST_REPR_H

#include "ast.h"

/* A NUL terminated string of the arena. */
const char *constant_repr(arena *a, const struct constant *c);

/* repr() of a str of n bytes of UTF-8, appended. */
void text_add_repr(arena *a, struct text *t, const char *s, size_t n);

#endif
