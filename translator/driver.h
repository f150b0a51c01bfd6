/* The pipeline: from the files of a program to what is emitted. */
#ifndef YIELDC_DRIVER_H
#define YIELDC_DRIVER_H

#include <stdio.h>
#include "ir/ir.h"
#include "program/modules.h"

enum outcome { OUTCOME_OK = 0, OUTCOME_REJECTED = 1, OUTCOME_USAGE = 2, OUTCOME_BUG = 3 };

enum dump_kind {
    DUMP_NONE,
    DUMP_AST,
    DUMP_SCOPE,
    DUMP_IR,
    DUMP_RESULT,
    DUMP_ERRORS /* what is wrong with the program alone, which no pass over the IR has to tell */
};

/* What is to be printed of __main__, and after which pass. */
struct dump {
    enum dump_kind kind;
    const struct pass *pass; /* of DUMP_IR and DUMP_RESULT: the last one that runs */
};

/*
 * Reads the argument of --dump: "ast", "scope", a pass by its name (what it found, or the IR where
 * it changes that), "ir:" and a pass, "ir" alone for the IR with references and frame laid out. -1:
 * there is no such pass.
 */
int parse_dump(const char *word, struct dump *dump);

/*
 * Runs the one pass of that name on f, for tests, and prints to found, unless that is NULL, what it
 * found. -1: there is no such pass, or it finds nothing that could be printed.
 */
int run_single_pass(const char *name, struct function *f, FILE *found);

/*
 * Checks and lowers all files of a program, then runs the passes over all its functions; what
 * another program of the same search has brought that far is taken as it is. A dump goes to stdout.
 * *program is set on OUTCOME_OK, ready for emit/emit.h, but NULL where there was a dump; its memory
 * is the arena of the search.
 */
enum outcome compile_units(arena *a, const struct units *units, struct dump dump,
                           struct program **program);

#endif
