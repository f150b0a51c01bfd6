/* The modules of a program: which files an import means. */
#ifndef YIELDC_MODULES_H
#define YIELDC_MODULES_H

#include <stdio.h>
#include <time.h>
#include "distributions.h"
#include "imports.h"

struct module;

/* A text that exec() or eval() of the file is given. */
struct text_unit {
    struct program_text text;
    struct source *source; /* says nothing on its own: an error is the running program's */
    struct mod *tree;      /* NULL: it was rejected */
};

/* One file of the program. */
struct unit {
    const char *name; /* dotted; "__main__" for the program itself */
    const char *path; /* where it was read */
    const char *file; /* as tracebacks show it */
    int is_package;
    struct source *source; /* NULL: the archive has the module, so it was not read */
    struct mod *tree;      /* NULL: not read, or the file was rejected */
    struct import_list imports;
    struct unit *importer; /* the file that named it first, or NULL */
    struct loc imported;   /* where */
    struct {
        int n;
        struct text_unit *at;
    } texts;               /* those in texts too */
    int in_archive;        /* compiled with the runtime already */
    int is_followed;       /* its imports were, so nothing is left to warn of */
    int is_rejected;       /* it was said why */
    int is_compiled;       /* the module has been through the passes */
    struct module *module; /* NULL, or what lowering made of it */
};

struct unit_list {
    int n;
    struct unit **at;
};

struct search {
    arena *arena;
    struct name_list folders; /* -I, in order */
    const char *library;      /* Python modules of the runtime, or NULL */
    const char *standard;     /* to make the archive: Python's own library, or NULL */
    int has_archive;          /* they are in the archive too, those that have not */
    struct timespec archived; /* changed since then */
    const char *index;        /* of the archive, or NULL */
    struct unit_list *pool;   /* NULL, or what was read for other programs: taken from there, */
                              /* and added to */
    struct name_list externs; /* modules that the program finds when it runs */
    const char *main_name;    /* of the program's first module; NULL: __main__ */
    int full_paths;           /* tracebacks show absolute paths */
    int quiet;                /* no warning for a module that is not found */
};

/* All files of a program, in the order in which they are met: __main__ first, then depth by depth.
 * What a module of the archive imports is known to its descriptor, so of those and of the native
 * modules the program has to name only what its own files import. */
struct units {
    struct unit_list list;
    struct name_list archived; /* modules of the archive that its own files import */
    struct name_list natives;  /* native modules, the same */
    struct name_list links;    /* what the linker needs for all native modules, theirs too */
    struct distribution_list distributions; /* whose metadata the program brings */
    int errors;
    int is_plain;   /* translated as it stands: -O0 */
    int speculates; /* with bodies that stand twice: -O2 */
};

/*
 * Reads and parses a program and all it imports. A file that cannot be parsed is diagnosed and
 * counted in errors; a module that is not found is left to the ModuleNotFoundError of the running
 * program, with a warning unless a try statement expects it. 0, or -1 when the program itself
 * cannot be read, with errno set.
 */
int find_modules(const struct search *search, const char *path, struct units *units);

/* Reads and parses one module of a library, given by its dotted name, for the archive, and names
 * what it imports itself and the index has. 0, or -1 when there is none. */
int find_library_module(const struct search *search, const char *name, struct units *units);

/* Writes the index of the archive: a line for each of these modules of the libraries. 0, or -1 with
 * a message. */
int write_index(const struct search *search, struct name_list *modules, FILE *out);

/* Is the unit a module of the archive that only others of the archive import? */
int is_indirect(const struct units *units, const struct unit *u);

#endif
