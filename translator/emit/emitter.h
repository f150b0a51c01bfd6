/*
 * What the files of emit/ share.
 *
 * identifiers.c words of Python as identifiers that C accepts
 * names.c    every name once in its scope
 * text.c     C text: string literals, comments, lines of at most 100 columns
 * operand.c  operands and the expressions of ops.def
 * line.c     one line with its comment, or its #line
 * own_lines.c   #line of what stands for no line of the source
 * instr.c    one instruction
 * blocks.c   control flow: labels, jumps, suspensions, ends
 * record.c   what a function says of itself in a program that looks at its stack
 * function.c one function: declarations, prologue, blocks
 * tables.c   what the runtime reads about a function: slots, points, code
 * module.c   a module's enums and tables
 * program.c  what stands around the modules: prefixes, descriptors, main
 * library.c  functions that C calls, and their header
 */
#ifndef YIELDC_EMIT_PRIVATE_H
#define YIELDC_EMIT_PRIVATE_H

#include <string.h>
#include "analyse/boundness.h"
#include "analyse/exits.h"
#include "analyse/places.h"
#include "analyse/uses.h"
#include "emit.h"

enum { LINE_WIDTH = 100 };

/* A name, and the number to try first when it is wanted again. */
struct taken_name {
    const char *name;
    int next;
};

/* Names that are taken in one scope of the output. */
struct names {
    arena *arena;
    int n, capacity;
    struct taken_name *at; /* open addressing, capacity a power of two */
};

struct emitter {
    arena *arena;
    FILE *out;
    struct marked_text *marked; /* own_lines.c */
    const struct emit_options *options;
    struct program_list programs;
    int is_library;                              /* the modules go to the archive */
    int is_apart;                                /* each module of the program has a file */
    struct module *module;                       /* the one being written */
    const char *file_name;                       /* the variable with the path of its source */
    struct names file_names;                     /* identifiers of the file */
    const char **constant_names, **global_names; /* enumerators of the module, by number */
    unsigned char *constant_used, *global_used;  /* mentioned by a function */
    struct text declared;                        /* bodies that are called by their names */
    struct text functions;                       /* of the module */
};

/* Things that a body needs to have declared. */
enum {
    NEEDS_FUNCTION = 1,
    NEEDS_MODULE = 2,
    NEEDS_LINE = 4,
    NEEDS_FRAME = 8,
    NEEDS_STATUS = 16,
    NEEDS_SCRATCH = 32,
    NEEDS_RESULT = 64,
    NEEDS_HOW = 128,
    NEEDS_SENT = 256,
    NEEDS_OUT = 512,
    NEEDS_NAMESPACE = 1024,
    NEEDS_HERE = 2048,
    NEEDS_STATE = 4096
};

/* So many blocks of a large function are a part (join.c). */
enum { PART_OF_BLOCKS = 64 };

/* What the text of a block begins with. */
enum block_start { STARTS_WITH_CODE, STARTS_WITH_COMMENT, STARTS_WITH_TRACE, STARTS_WITH_DROP };

struct block_text {
    const char *label;
    int referenced;          /* something jumps to it */
    int first_use, last_use; /* by what stands from there to there in the function */
    int position;            /* in the function */
    int waiting;             /* jumps in a large function to a label that is still to come */
    int end_line;            /* of the source, where its text ends with one; 0: with the C's own */
    int continues_line;      /* that of its first instruction has begun before it */
    enum block_start start;
    int lines; /* written so far */
    struct text text;
};

struct variable_names {
    int n;
    const char **at;
};

/* The function being written. */
struct body {
    struct emitter *e;
    struct function *f;
    arena *arena;
    struct names names, labels; /* variables; labels */
    const char **reg_names;     /* of named variables that are no slots, by id */
    const char **slot_names;    /* members of the state struct, by slot */
    int position;               /* of the block that is written, in the function */
    int in_parts;               /* its text is cut for the C compiler's sake (join.c) */
    unsigned char *now;         /* what is bound here, by reg->named (analyse/boundness.h) */
    struct block_text *blocks;  /* by block id */
    struct block_text *block;   /* the one being written, or NULL */
    struct text *out;           /* its text, or another */
    const char **state_names, **resume_labels; /* by state */
    struct variable_names colours[REP_COUNT];  /* C variables that temporaries share */
    const char *args;                          /* the array of arguments */
    unsigned needs;                            /* helpers that the text mentions */
    unsigned helpers;                          /* those that no variable is named like */
    unsigned clashes;         /* those that a variable would have been named like */
    const struct block *next; /* the block after the one being written */
    int comment_line;         /* the last source line that was commented */
    unsigned char *begun;     /* by line: the text has something of it (with #line) */
    int begun_count;
    int text_line;             /* of the last #line of the text, 0: the C's own */
    int position_line;         /* that of the last #line of the block, and the file, */
    const char *position_file; /* which it named; NULL: there was none, or the C's own */
    int recorded_line;         /* the line that the record has here; 0: not known */
};

/* What holds of a named register here. */
static inline int may_be_bound(const struct body *b, const struct reg *r)
{
    return b->now[r->named] & MAY_BE_BOUND;
}
static inline int must_be_bound(const struct body *b, const struct reg *r)
{
    return b->now[r->named] & MUST_BE_BOUND;
}

/* identifiers.c */
const char *c_letters(arena *a, const char *python);    /* characters that C accepts */
const char *c_stem(arena *a, const char *python);       /* what longer identifiers begin with */
const char *c_identifier(arena *a, const char *python); /* no word of C or of the header */
const char *upper_case(arena *a, const char *s);

/* names.c */
const char *unique_name(struct names *names, const char *wanted); /* takes and returns a copy */
int name_is_taken(const struct names *names, const char *name);
const char *label_name(struct body *b, const struct block *block);
void name_functions(struct emitter *e, struct module *m);
void name_variables(struct body *b); /* all that are no slots; b->helpers is set */
void name_states(struct body *b);
const char *slot_name(struct body *b, int slot);

/* text.c */
const char *c_string(arena *a, const char *bytes, size_t size);
/* However long it is: for directives. */
const char *c_string_on_one_line(arena *a, const char *text);
const char *double_text(arena *a, double d);
/* Source text for a comment, cut to room characters. */
const char *comment_text(arena *a, const char *source, size_t size, int room);
/* Adds a line of code, broken after commas when it is too long. */
void add_line(arena *a, struct text *t, int indent, const char *line);
void add_linef(arena *a, struct text *t, int indent, const char *format, ...) PRINTF_LIKE(4, 5);
/* Adds items, separated by commas, as many on a line as fit. */
void add_wrapped(arena *a, struct text *t, int indent, const char *const *items, int n);

/* operand.c */
const char *reg_text(struct body *b, const struct reg *r);
const char *operand_text(struct body *b, const struct operand *o);
const char *constant_text(struct body *b, long number);
/* Is there a reference to count in what the operand is? */
int is_counted(const struct body *b, const struct operand *o);
/* Sources from first on as an array and its length. */
const char *array_text(struct body *b, const struct instr *i, int first);
/* The array alone; there is at least one source. */
const char *items_array_text(struct body *b, const struct instr *i, int first);
/* The C expression of an instruction that ops.def gives one. */
const char *expression_text(struct body *b, const struct instr *i);

/* own_lines.c: all of it does nothing where no #line is wanted */
void begin_own_lines(struct emitter *e); /* before the first line of the output */
void end_own_lines(struct emitter *e);   /* behind the last */
/* What follows has the lines of the C. */
void add_own_line(struct emitter *e, struct text *t);

/* line.c */
void emit_line(struct body *b, const struct instr *i, const char *line);
void emit_linef(struct body *b, const struct instr *i, const char *format, ...) PRINTF_LIKE(3, 4);
/* The poll at the end of the body of a for, where there are #line directives: for gdb, a block with
 * a variable of its own is a place of its own, even if its line has one already. 0: nothing
 * written, it is no for. */
int emit_poll_of_for(struct body *b, const struct block *block, const struct instr *i);
/* The #line of the next line of C: that of the source which it is a part of, or which it can be
 * counted to; else that of the C. */
void add_position(struct body *b, int line, int is_part);
/* A label, where there are #line directives, at that line; 0: at the C's own. */
void add_label(struct body *b, struct text *t, const char *label, int line);
/* Has the text of the function something of the line? Only known with #line directives. */
int line_has_begun(struct body *b, int line);
/* A line is about to be added to the block. */
void note_start(struct body *b, enum block_start start);

/* instr.c */
/* Does a failure that goes to this block have to say its line to the pad it comes to? */
int tells_line(struct block *to);
/* What follows `if (failed)`. */
const char *fail_text(struct body *b, const struct instr *i);
/* Stores a C expression into a register, dropping what a named one held. */
void emit_store(struct body *b, const struct instr *i, const struct reg *r, const char *value);
/* Writes instruction number k of the block; gives the number of the next one to write. */
int emit_instr(struct body *b, const struct block *block, int k);

/* blocks.c */
void emit_blocks(struct body *b);
const char *goto_text(struct body *b, const struct block *to); /* "goto loop;" */
/* By a condition in C and its negation, whichever reads better here. */
void emit_branch(struct body *b, const struct instr *i, const char *condition, const char *negated);
void emit_terminator(struct body *b, const struct block *block, const struct instr *i);

/* leave.c: the ends of a function */
void emit_return(struct body *b, const struct instr *i);
void emit_unwind(struct body *b, const struct instr *i);
void emit_trace(struct body *b, const struct block *pad, const struct instr *i);
void emit_trace_inner(struct body *b, const struct block *pad, const struct instr *i);
void emit_shared_exit(struct body *b, struct text *t);

/* record.c: nothing in a program without records */
int keeps_record(const struct body *b);
void record_line(struct body *b, const struct instr *i);
void record_return(struct body *b, const struct instr *i); /* the variables are about to go */
void declare_record(struct body *b, struct text *t);

/* join.c: the text of all blocks goes to t */
void join_blocks(struct body *b, struct text *t);

/* function.c */
/* Is it too large to be optimised? */
int is_large(const struct function *f);

void emit_function(struct emitter *e, struct function *f);

/* program.c */
const char *descriptor_name(struct emitter *e, const struct module *m);
/* Do other files see the descriptor? */
int is_external(const struct emitter *e, const struct module *m);
/* The fields that name the modules of p from the first on, and the native ones; "" if none. */
const char *imports_text(struct emitter *e, const struct program *p, int first);

/* module.c */
void emit_module(struct emitter *e, struct module *m);

/* library.c */
/* A function that C may call. */
struct export
{
    struct function *function;
    const char *name; /* of the function in C; of a handle, what its functions begin with */
    int global;       /* the number of the global that is called */
    int has_handle;   /* a generator or coroutine */
};

struct exports {
    int n;
    struct export *at;
    const char *prefix, *guard;
};

/* Finds the functions of the module that C may call, and takes their names in the file. */
struct exports take_exports(struct emitter *e, struct module *m);
/* Behind the module and `program`: globals are the enumerators of the module. */
void emit_exports(struct emitter *e, const struct exports *x, const char **globals);
/* The header, of that name, to out. */
void write_library_header(struct emitter *e, const struct exports *x, const struct module *m,
                          const char *name, FILE *out);

/* tables.c */
void emit_state(struct body *b); /* states and the state struct, before the body */
void emit_code(struct body *b);  /* after it */
/* Are the steps of the function written down? Those of the program's first file are. */
int is_traced(const struct body *b);

/* Of a module's file: comments do not say in which folder it was. */
static inline const char *base_name_of(const struct module *m)
{
    const char *slash = strrchr(m->file, '/');

    return slash ? slash + 1 : m->file;
}

#endif
