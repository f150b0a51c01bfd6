/* What the import statements of a file ask for, calls that import what a constant names, and the
 * constant texts that are compiled with the file. */
#ifndef YIELDC_IMPORTS_H
#define YIELDC_IMPORTS_H

#include "tree/ast.h"

/* One module that a statement names, absolute. */
struct import {
    const char *module;
    struct name_list names; /* what a from import takes of it: they may be modules too */
    struct loc loc;
    int is_tried; /* a try statement expects that it is missing */
};

struct import_list {
    int n;
    struct import *at;
};

/* A constant text that exec() or eval() is called with. */
struct program_text {
    const char *text;
    size_t size;
    int is_expression;
};

struct text_list {
    int n;
    struct program_text *at;
};

/* All imports of a module, wherever they stand, in the order of the text. Relative ones are made
 * absolute by the module's name; those that lead out of every package are left out.
 * texts gets the texts for exec() and eval(), each once. */
struct import_list collect_imports(arena *a, const struct mod *tree, const char *name,
                                   int is_package, struct text_list *texts);

/* Is it a constant text, or a name that a statement of the module's body gives one? */
int is_constant_text(struct stmt_list body, const struct expr *e);

#endif
