/* Commands and options: one table each, from which both the parser and the help text are made. */
#ifndef YIELDC_OPTIONS_H
#define YIELDC_OPTIONS_H

#include <stdio.h>
#include "driver.h"

enum command {
    COMMAND_RUN,
    COMMAND_BUILD,
    COMMAND_TRANSLATE,
    COMMAND_CHECK,
    COMMAND_EXPLAIN,
    COMMAND_COUNT
};

struct options {
    enum command command;
    const char *path;         /* the program; translate --module: a name of the library */
    struct name_list paths;   /* build: the programs; translate --index: modules of the library */
    char **rest;              /* run: argv of the program, from its name on */
    const char *output;       /* -o, or NULL */
    const char *compiler;     /* --cc or $CC, or NULL */
    struct name_list folders; /* -I */
    struct name_list externs; /* --extern */
    int level;                /* -O, -1: the command's default */
    int debug;                /* -g */
    int line_directives;
    int keep_c;
    int is_static;              /* --static */
    int is_verbose;             /* -v */
    int makes_depfile;          /* -MD, -MF or --depfile */
    const char *depfile;        /* where to, or NULL */
    const char *depfile_target; /* -MT, or NULL */
    const char *colour;         /* --color, or NULL */
    int is_module;              /* --module */
    int is_index;               /* --index */
    int is_library;             /* --library */
    const char *standard;       /* --standard, or NULL */
    int jobs;                   /* -j, 0: as many as there are processors */
    struct dump dump;
    const char *function;  /* explain FILE:NAME, or NULL */
    int is_json, is_dot;   /* explain: the form */
    const char *page;      /* explain: --html, or NULL */
    const char *recording; /* --trace, or NULL */
    int is_freestanding, is_int32;
    const char *header; /* --header, or NULL */
};

/* The tables, for manual.c and completion.c. */
struct command_row {
    const char *name, *arguments, *help;
    int bit;
};

struct option_row {
    int letter;       /* a character, or a number above all characters: it has no short name */
    const char *name; /* NULL: -M, which the rows of a long name tell of */
    const char *argument, *help;
    int commands; /* bits */
};

extern const struct command_row command_rows[COMMAND_COUNT];
extern const struct option_row option_rows[];
extern const int option_count;

/* The short form of an option as it is written, "-o" or "-MD"; NULL: it has none. */
const char *short_name(const struct option_row *row);

/*
 * Reads the command line. 0: go on. Otherwise the process is to exit with *status: help or version
 * was printed, or one line that says what is wrong.
 */
int parse_options(arena *a, int argc, char **argv, struct options *o, int *status);

#endif
