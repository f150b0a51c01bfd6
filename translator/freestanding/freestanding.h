/* A module of Python as C that needs no runtime, no library and no malloc. */
#ifndef YIELDC_FREESTANDING_H
#define YIELDC_FREESTANDING_H

#include "tree/ast.h"

struct freestanding {
    const char *name;   /* of the module: the prefix of what its functions share */
    const char *header; /* as the C file includes it */
    int bits;           /* of an int: 64 or 32 */
};

/* Writes the C and the header. The texts belong to the arena of the source. -1 after diagnostics:
 * what does not fit is told at its line. */
int write_freestanding(struct source *s, const struct mod *tree, const struct freestanding *f,
                       struct text *c, struct text *h);

#endif
