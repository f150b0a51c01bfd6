/* Codecs that a program's text names (see codecs.c). */
#ifndef YIELDC_CODECS_H
#define YIELDC_CODECS_H

#include "base/source.h"
#include "imports.h"

/* Adds to what a module imports the codecs that its text names; each may be missing. */
void add_codecs(arena *a, const struct source *s, struct import_list *imports);

#endif
