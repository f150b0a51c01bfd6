/* From C to a program: where the runtime is, running the C compiler. */
#ifndef YIELDC_BUILD_H
#define YIELDC_BUILD_H

#include <stdint.h>
#include <sys/types.h>
#include "driver.h"
#include "output.h"

/* Where things are, found from the place of the running binary. */
struct places {
    const char *self;    /* the binary itself */
    const char *archive; /* libyieldrt.a */
    const char *include; /* the folder of yieldabi.h and yieldrt.h */
    const char *library; /* the folder of Python modules, or NULL */
    const char *gdb;     /* the script for gdb, or NULL */
    int installed;       /* the library is the one that the archive was made from */
};

/* 0, or -1 when the runtime is not where it should be, if something is to be built (with a
 * message). */
int find_places(arena *a, struct places *places, int to_build);

/* What a search has to know of the places; the folders of -I are left to the caller. */
struct search search_of(arena *a, const struct places *places);

/* The same for a module of the archive, or for its index: of the libraries' own files, by the index
 * as it is. */
struct search search_to_make_archive(arena *a, const struct places *places, const char *standard);

struct build {
    const struct places *places;
    const char *compiler; /* a command, maybe with options; NULL: $CC or cc */
    int level, debug, keep_c, line_directives;
    int is_static;          /* no shared library, not even libc */
    int is_verbose;         /* commands are printed before they run */
    int jobs;               /* compilers at a time, 0: as many as there are processors */
    const char *trace_file; /* that the program writes its steps to, or NULL */
    struct name_list links; /* words for the linker, of the modules that the program has in C */
};

/* Writes the C of a program, or with its flag of a module for the archive; the file appears only
 * when it is whole. path "-" is stdout. OUTCOME_USAGE with a message where it cannot be written. */
enum outcome write_program(struct program *program, int is_library, const char *path,
                           const struct build *b);
enum outcome write_programs(struct program_list *programs, const char *path, const struct build *b);

/* Writes a library for C programs: path ends with ".c", the header beside it with ".h". */
enum outcome write_library(struct program *program, const char *path, const struct build *b);

/* Writes the index of the archive for these modules of the library. */
enum outcome write_index_file(const struct search *search, struct name_list *modules,
                              const char *path);

/* Compiles and links a C file; program appears only when that succeeded. Otherwise there was a
 * message: no place for the program or no compiler (usage), or the compiler refused (a bug). */
enum outcome build_program(arena *a, const struct build *b, const char *c_file,
                           const char *program);

/* The same for several files, C or objects; the folder is for what is on the way. */
enum outcome link_program(arena *a, const struct build *b, struct name_list files,
                          const char *folder, const char *program);

/* Starts the compiler for one object: its process, or -1. What came of it says
 * outcome_of_compiler(), with a message. */
pid_t start_compiler(arena *a, const struct build *b, const char *c_file, const char *object);
enum outcome outcome_of_compiler(arena *a, const struct build *b, int status, const char *object);

/* How many compilers run at a time: as many as were asked for, or as there are processors. */
int jobs_of(int wanted);

/* Prints a command to standard error, as a shell reads it. */
void print_command(char *const *argv);

/* The command that is the C compiler. */
const char *compiler_of(const struct build *b);

#endif
