/*
 * The index of the archive: which modules it has and what they import, so that a program that
 * imports them needs none of their files. Text, a line for each module, ordered by name:
 *
 *     asyncio.locks collections collections.abc asyncio:exceptions,mixins
 *     concurrent/
 *
 * A name with a slash behind it is a package; a plus sign marks a module of Python's own library,
 * which comes after those that the runtime has in C. What follows a colon are the names of from
 * imports.
 */
#ifndef YIELDC_INDEX_H
#define YIELDC_INDEX_H

#include <stdio.h>
#include "imports.h"

struct index_line {
    const char *name; /* dotted */
    int is_package, is_standard;
    const char *imports; /* the rest of the line; for index_imports */
};

struct index {
    int n;
    struct index_line *at;
};

/* Reads an index. It is empty where the file cannot be read: then the library's files are. */
struct index read_index(arena *a, const char *path);

/* The line of a module, or NULL. */
const struct index_line *find_in_index(const struct index *index, const char *name);

/* What the module imports, in order; nothing twice, and without places in the text. */
struct import_list index_imports(arena *a, const struct index_line *line);

/* Writes the line of a module; the imports are those given, not those of the line. The caller
 * orders them by name. */
void write_index_line(FILE *out, const struct index_line *line, const struct import_list *imports);

#endif
