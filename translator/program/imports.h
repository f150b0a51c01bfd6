/* What the import statements of a file ask for, and calls that import what a constant names. */
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

/* All imports of a module, wherever they stand, in the order of the text. Relative ones are made
 * absolute by the module's name; those that lead out of every package are left out. */
struct import_list collect_imports(arena *a, const struct mod *tree, const char *name,
                                   int is_package);

#endif
