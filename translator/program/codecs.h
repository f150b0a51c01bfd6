/* Codecs that a program's text names (see codecs.c). */
#ifndef YIELDC_CODECS_H
#define YIELDC_CODECS_H

#include "base/source.h"
#include "imports.h"

/* Does the text look codecs up by name, or could it? */
int looks_up_codecs(const struct source *s);

/* Adds to what a module imports the codecs that its text names, those too that nothing but a
 * look-up needs if the program has one; each may be missing. Those that are there are left. */
void add_codecs(arena *a, const struct source *s, int has_look_up, struct import_list *imports);

#endif
