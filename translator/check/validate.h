/* What CPython's compiler refuses in a tree that its parser accepts, names and scopes aside. */
#ifndef YIELDC_VALIDATE_H
#define YIELDC_VALIDATE_H

#include "tree/ast.h"

/* Diagnoses every such error. Returns 0, or -1 when there was one. */
int validate_module(struct source *s, const struct mod *module);

#endif
