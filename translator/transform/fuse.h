/* Fusion of generators with the loops that consume them. */
#ifndef YIELDC_FUSE_H
#define YIELDC_FUSE_H

#include "ir/ir.h"

void fuse_generators(struct function *f);
void fusion_dump(FILE *out, const struct function *f);

#endif
