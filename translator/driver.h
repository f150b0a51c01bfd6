/* The pipeline: from a file to the C of a whole program. */
#ifndef YIELDC_DRIVER_H
#define YIELDC_DRIVER_H

#include "ir/ir.h"
#include "program/modules.h"

enum dump { DUMP_NONE, DUMP_AST, DUMP_SCOPE, DUMP_IR, DUMP_FRAME };

enum outcome { OUTCOME_OK = 0, OUTCOME_REJECTED = 1, OUTCOME_USAGE = 2, OUTCOME_BUG = 3 };

/*
 * Runs all passes over the files of a program that have not been through them yet. The dump, if
 * one is asked for, is of __main__ and goes to stdout. *program is set on OUTCOME_OK; its memory is
 * the arena of the search.
 */
enum outcome compile_units(arena *a, const struct units *units, enum dump dump,
                           struct program **program);

#endif
