/* From the syntax tree to the intermediate representation. */
#ifndef YIELDC_LOWER_H
#define YIELDC_LOWER_H

#include "ir/ir.h"
#include "check/scope.h"

/*
 * Lowers a module that was parsed, validated and scoped. The result and its functions belong to the
 * arena of the source. NULL after a diagnostic ("not supported yet: ...").
 */
struct module *lower_module(struct source *s, const struct mod *tree, struct scope *scope,
                            const char *name, const char *file, int is_package);

/* Lowers the text of an exec(), or of an eval(): one expression, whose value the body returns. */
struct module *lower_text(struct source *s, const struct mod *tree, struct scope *scope,
                          int is_expression);

/* Does the run time know the built-in of that name by a number (YR_BUILTINS)? */
int has_builtin_number(const char *name);

#endif
