/* Between the files that build the symbol tables only. */
#ifndef YIELDC_SCOPE_WALK_H
#define YIELDC_SCOPE_WALK_H

#include "scope.h"

/* The symbol of a mangled name, made at its first mention. */
struct symbol *symbol_of(arena *a, struct scope *scope, const char *name);

int is_comprehension(const struct scope *scope);

/* Gives every symbol of scope, and of those inside it, its place. Diagnoses names that cannot be
 * bound. */
void resolve_names(struct source *s, struct scope *scope);

#endif
