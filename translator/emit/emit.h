/* From the intermediate representation to C: the last pass. */
#ifndef YIELDC_EMIT_H
#define YIELDC_EMIT_H

#include <stdio.h>
#include "ir/ir.h"

struct emit_options {
    int line_directives;    /* #line of the .py files instead of comments with their text */
    const char *c_file;     /* with them: the path of the C, as its own lines say it */
    const char *trace_file; /* where the program writes the steps of its generators; NULL: not */
    const char *gdb_script; /* that gdb is to load for the program; NULL: none */
    struct name_list links; /* what the linker needs beside the runtime's own: for the header */
    const char *version;    /* of the translator, for the first line of the output */
};

/* Does the instruction stand for something that the source says at its line? (A drop, a jump or the
 * bookkeeping of a finally does not.) */
int is_of_source(const struct instr *i);

/*
 * Writes the whole program as one C file. Every function has been through ownership and frame
 * layout. Sets the c_name of functions and the c_prefix of modules, adds name constants to modules
 * that lack them and rewrites cleanup blocks; nothing may look at the IR afterwards but a dump.
 * The caller looks for write errors with ferror.
 */
void emit_program(struct program *program, FILE *out, const struct emit_options *options);

/*
 * The same for a C file of one of its modules alone, to be linked with those of the others; number
 * 0 is the program itself and has main. Modules of the archive have no file.
 */
void emit_apart(struct program *program, int number, FILE *out, const struct emit_options *options);

/* The same for one or many programs, all of them named; the executable looks at the name it was
 * called by. A module that several of them have is written once. */
void emit_programs(struct program_list *programs, FILE *out, const struct emit_options *options);

/*
 * The same for C programs that call its first module: no main, but a function for each public one
 * of the module, which header declares. header_name is how the C includes that.
 */
void emit_library(struct program *program, FILE *out, FILE *header, const char *header_name,
                  const struct emit_options *options);

/* Writes the one module of the program for the archive: no main, a descriptor that others see. */
void emit_library_module(struct program *program, FILE *out, const struct emit_options *options);

#endif
