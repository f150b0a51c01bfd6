/*
 * The intermediate representation: one control-flow graph of three-address instructions a function.
 *
 * A register is a variable of the function: a named one (a local, or a cell variable, then it
 * holds the cell) or a temporary. Registers are not in SSA form; a temporary may be set on several
 * paths. Each has a representation: boxed (yr_value), raw (an int: a test, a completion number),
 * i64 or f64.
 *
 * A block is a list of instructions of which the last, and only the last, is a terminator. An
 * instruction that can raise names the block that goes on with the pending exception, its `fail`:
 * these exceptional edges leave from the middle of a block.
 *
 * What is owned (rules R, L): a named register owns what it holds until it is rebound, unbound or
 * the function ends. A temporary set by a NEW result owns it until it is stolen or dropped;
 * lowering writes DROP only where the moment is observable (iterators, context managers), and the
 * ownership pass places all other drops, marks sources to be retained, and points each fail edge to
 * a block that drops the temporaries owned there.
 *
 * Exceptional edges of user code go to a pad: a block that begins with TRACE and ends by jumping to
 * the handler. Re-raised exceptions jump to the handler itself, since they are traced already. The
 * function's own pad leads to the block that ends with UNWIND.
 */
#ifndef YIELDC_IR_H
#define YIELDC_IR_H

#include <stdio.h>
#include "base/ids.h"
#include "program/distributions.h"
#include "tree/ast.h"

enum opcode {
#define O(op, result, takes, gives, raises, effect, steals, text) OP_##op,
#include "ops.def"
#undef O
    OPCODE_COUNT
};

enum result_kind {
    RESULT_NEW,
    RESULT_WORD,
    RESULT_TEST,
    RESULT_STATUS,
    RESULT_VOID,
    RESULT_UNBOXED,
    RESULT_OWN
};
/* What an instruction does beside setting its results; each includes those before it. */
enum effect { EFFECT_PURE, EFFECT_READS, EFFECT_WRITES, EFFECT_RUNS };

struct op_info {
    const char *name;
    enum result_kind result;
    const char *takes, *gives; /* classes of the sources and of the results */
    int raises;                /* has a fail edge */
    enum effect effect;        /* of the operation alone: see instr_effect() */
    unsigned steals;           /* bit per source; ~0u: all */
    const char *text;
};
extern const struct op_info op_infos[OPCODE_COUNT];
int op_is_terminator(enum opcode op);
/* Is source i moved in? (Beyond 31 the top bit decides.) */
int op_steals(enum opcode op, int i);

struct instr;
/* With what becomes of what named results held before. Not on its exceptional edge: where that is
 * taken an exception has been made, and code may have run. */
enum effect instr_effect(const struct instr *i);
/* Would nothing but its results be missed, were it left out? */
int only_computes(const struct instr *i);

enum representation {
#define R(name, type, letter, first, dumped, word, counted) REP_##name,
#include "reps.def"
#undef R
    REP_COUNT
};

struct rep_info {
    const char *name, *c_type;
    const char *first;   /* name of the first of its C variables */
    const char *word;    /* in front of what is of it in a dump */
    char letter, dumped; /* of its C variables; of its registers in a dump */
    int is_counted;      /* references to what it holds are */
};
extern const struct rep_info rep_infos[REP_COUNT];
int rep_of_letter(char letter); /* by that of a dump; -1: none */

enum register_kind {
    REG_TEMP,
    REG_LOCAL, /* a named variable: in the order of code->names */
    REG_CELL,  /* a named variable that holds its cell */
    REG_INNER  /* one of a generator whose body stands here (transform/fuse.c): as a local, but that
                  it is bound and unbound by instructions alone, and nobody sees its name */
};

/* Where the C keeps what a register holds. */
enum place_kind {
    PLACE_VARIABLE, /* a C variable: its own, or one of `number` that temporaries share (colour.c)
                     */
    PLACE_SLOT,     /* a member of the state struct */
    PLACE_SENT,     /* the parameter with what a resumption was sent */
    PLACE_ITEM,     /* item `number` of the array that things are unpacked into */
    PLACE_CONDITION /* only ever inside an `if` */
};

struct reg {
    int id;
    enum register_kind kind;
    enum representation rep;
    const char *name; /* of a named one, as in the source (mangled); of a temporary NULL */
    int is_parameter;
    const struct reg *stands_for; /* an INNER one: the variable that held its generator, or NULL */
    int nullable;                 /* a temporary that may hold 0 */
    int uncounted;                /* a temporary that never needs a drop (WORD results) */
    /* set by analyse/ */
    int slot;              /* in the frame, or -1: a C local */
    int named;             /* of a named one: its bit in what boundness.c finds; else -1 */
    int uses, sets;        /* how often it is read and written (uses.c) */
    enum place_kind place; /* where the C keeps it (places.c), */
    int number;            /* and which variable or item that is */
};

enum operand_kind {
    OPERAND_NULL, /* the word 0: absent */
    OPERAND_REG,
    OPERAND_CONSTANT,  /* constant `number` of the module (borrowed) */
    OPERAND_INT,       /* small int `number` */
    OPERAND_WORD,      /* None, True, False, Ellipsis: enum word */
    OPERAND_FREE,      /* free variable `number` of the function: the cell (borrowed) */
    OPERAND_NAMESPACE, /* the namespace of a class body (borrowed) */
    OPERAND_I64,       /* `number`, unboxed */
    OPERAND_F64        /* the float that is constant `number` of the module, unboxed */
};
enum word { WORD_NONE, WORD_TRUE, WORD_FALSE, WORD_ELLIPSIS, WORD_NOT_IMPLEMENTED };

struct operand {
    enum operand_kind kind;
    int retain; /* set by the ownership pass: take a reference for this use */
    struct reg *reg;
    long number;
};

/* The body of a try or with: what is raised in it comes to its handler. */
enum region_kind { REGION_EXCEPT, REGION_FINALLY, REGION_WITH };

struct region {
    enum region_kind kind;
    struct ids lines; /* of the clauses; of the first statement of the finally; of the with */
    struct region *outer;
};

struct instr {
    enum opcode op;
    int line;
    struct {
        int n;
        struct reg **at;
    } dst;
    struct {
        int n;
        struct operand *at;
    } src;
    long aux;           /* number, operator, global, constant, function: see ops.def */
    const char *name;   /* $n */
    int name_constant;  /* its constant in the module */
    int site;           /* attribute site of the module */
    struct block *fail; /* exceptional edge, or NULL */
    struct {
        int n;
        struct block **at;
    } target;
    struct region *region; /* the innermost around it, NULL: none */
    int state;             /* suspension points: number of the state, from 1 */
    int implicit;          /* its line is for tracebacks: no statement there asks for it */
    int hoisted; /* of the DROPs behind it, so many come before its test: transform/ladder.c */
    struct function *from; /* the one it was lowered in, whose names, lines and constants it has */
    int sequence;          /* instructions of a function are numbered as they are made, from 1 */
};

struct block {
    int id;
    const char *hint; /* for labels: "loop", "else", "handler"... or NULL */
    struct {
        int n;
        struct instr **at;
    } instrs;
    int is_pad;        /* begins with TRACE: the target of fail edges */
    int try_depth;     /* user handlers that enclose it: 0 means close() need not resume */
    int handled_depth; /* except or finally bodies that enclose it */
    /* set by analyses; meaning is theirs */
    struct {
        int n;
        struct block **at;
    } preds;                        /* normal and exceptional */
    struct ids live_in, live_out;   /* of registers, by id */
    const unsigned char **bound_in; /* what is bound at its start, in rows (boundness.c); NULL: */
                                    /* never reached */
    int ways_in;                    /* edges that lead to it (exits.c) */
    int failure_line; /* of a pad: the one line of the failures that come to it, 0: none known, */
                      /* -1: several, so the variable `line` tells (exits.c) */
    int is_only_exit; /* a pad that leaves at once, for one failure: written where that is */
};

enum function_kind { FN_MODULE, FN_CLASS, FN_FUNCTION };

/* Code flags and kinds of suspension points: YR_CODE_* and YR_POINT_* of the runtime. */
enum code_flag {
#define CODE_FLAG(name, bit) CODE_##name = (bit),
#include "shared.def"
};

/* Operators, as BINARY and INPLACE number them: yr_binary_op of the runtime. */
enum binary_op {
#define BINARY(operator, number, name) BINARY_##name = (number),
#include "shared.def"
};

enum point_kind {
#define POINT(name, number, text) POINT_##name = (number),
#include "shared.def"
};

/* A loop over a known generator, and what became of it (transform/fuse.c). */
struct fusion_note {
    int line;
    const struct function *callee;
    const char *why_not; /* NULL: it was fused */
};

/* A suspension point: a row of the state table. Filled by analyse/frame.c. */
struct suspension {
    int state; /* 1.. */
    int line;
    struct instr *instr;
    enum point_kind kind;
    int has_handler, in_handler;
    struct {
        int n;
        struct reg **at;
    } owned; /* temporaries owned there, in dropping order */
};

/* What a pass did or did not do at a line, and why: `yieldc explain` prints it. */
struct note {
    int line; /* 0: in the whole function */
    const char *fact, *reason;
};

struct function {
    const char *name, *qualname;
    const char *c_name; /* unique in the program; set by the emitter */
    enum function_kind kind;
    int index; /* in module->functions */
    int line;
    unsigned flags;   /* YR_CODE_* of yieldabi.h, by the same numbers */
    int is_generator; /* generator, coroutine or async generator */
    const char *doc;  /* UTF-8, or NULL */
    size_t doc_size;
    int positional, positional_only, keyword_only;
    struct name_list locals, cells, frees; /* in the order of code->names */
    struct {
        int n;
        struct reg **at;
    } regs;
    struct {
        int n;
        struct block **at;
    } blocks;             /* blocks.at[0] is the entry */
    struct block *unwind; /* the function's own pad: TRACE, then UNWIND */
    struct {
        int n;
        struct suspension *at;
    } suspensions; /* set by analyse/frame.c */
    struct {
        int n;
        struct reg **at;
    } slots; /* frame slots, named first; one register each or
                several temporaries that share it (see frame.c) */
    int named_slots;
    struct reg *handled_slot; /* register of SAVE_HANDLED, or NULL */
    int delegates;            /* has a DELEGATE */
    int needs_frame;          /* plain function: traces with a frame object (has named registers) */
    /* what the C needs, set by analyse/ */
    struct {
        int n;
        struct reg **at;
    } variables;                  /* named ones that are no slots, in the order in
                                     which they are dropped (places.c) */
    int item_count;               /* size of the array for unpacking */
    int colours[REP_COUNT];       /* C variables that temporaries of a representation share */
    int named_count;              /* named registers: bits of block->bound_in */
    unsigned char *bound_at_exit; /* what holds at the exit that returns share */
    int shared_exit;              /* returns share one exit (exits.c) */
    int leaves_frame;             /* a return may follow a traceback */
    int instr_count;              /* instructions made so far */
    int is_recursive;             /* its body may make it again (analyse/constants.c) */
    int is_written;               /* by the emitter */
    int is_declared;              /* by the emitter, above its body */
    int code_is_declared;         /* its yr_code too */
    struct {
        int n;
        struct fusion_note *at;
    } fusions; /* in the order in which they were made, then those that were not */
    struct {
        int n;
        struct note *at;
    } notes; /* of the passes: add_note() */
    struct module *module;
    struct function *parent;
};

/* A constant of the module's table. */
struct module_constant {
    struct constant value; /* or, if is_tuple, */
    int is_tuple;
    int is_name; /* an identifier: emitted as such */
    struct {
        int n;
        struct operand *at;
    } items; /* of a tuple: constants, ints or words */
};

/* A hash table of the indices of a list: see table.c. */
struct index_table {
    size_t size;
    int *at;
};

struct module;

/* What is known of a global (rule G): the function it is, or that it is the built-in of its name.
 */
struct known_global {
    struct function *function;
    int is_builtin;
};

/* A text that exec() or eval() may be given: `body` is a module, or what is wrong with it. */
struct compiled_text {
    const char *text;
    size_t size;
    int is_expression;
    struct module *body; /* NULL: SyntaxError */
    const char *error;   /* its message, behind the name of its class */
    int line, column;
};

struct module {
    const char *name;     /* dotted */
    const char *file;     /* as in tracebacks */
    const char *c_prefix; /* "" for a program alone, else "pkg_mod_"; set by the emitter */
    int is_package;
    int in_archive;  /* compiled with the runtime: has a name and nothing else */
    int is_written;  /* by the emitter */
    int is_text;     /* for exec() or eval(): its body is run in a namespace, as that of a class */
    int has_records; /* its functions say their lines: the program looks at its stack */
    struct source *source;
    struct function *body; /* functions.at[0] */
    struct {
        int n;
        struct compiled_text *at;
    } texts; /* that its code, or the code of one of them, may run */
    struct {
        int n;
        struct function **at;
    } functions;
    struct {
        int n;
        struct module_constant *at;
    } constants;
    struct name_list globals;   /* pinned ones, in order of first mention */
    struct known_global *known; /* by number: what it is whenever it is bound; NULL: nothing is
                                   known of any (analyse/constants.c) */
    int speculates;             /* numbers may be guessed: transform/speculate.c */
    int hides_variables;        /* nobody looks at those of its frames */
    struct index_table constant_table, global_table;
    int site_count;
    arena *arena;
};

/* A whole program. Programs of one file may share modules other than __main__. */
struct program {
    const char *name; /* NULL: it has the file for itself */
    struct {
        int n;
        struct module **at;
    } modules;                              /* modules.at[0] is __main__ */
    struct name_list natives;               /* modules of the runtime that its own files import */
    int has_records;                        /* it looks at its stack */
    struct distribution_list distributions; /* whose metadata it brings */
    arena *arena;
};

struct program_list {
    int n;
    struct program **at;
};

/* Building. Everything belongs to the arena of the module. */
struct reg *new_reg(struct function *f, enum register_kind kind, enum representation rep);
struct block *new_block(struct function *f, const char *hint);
struct instr *new_instr(struct function *f, enum opcode op, int line);
void instr_add_dst(struct function *f, struct instr *i, struct reg *r);
void instr_add_src(struct function *f, struct instr *i, struct operand o);
void instr_add_target(struct function *f, struct instr *i, struct block *b);
struct operand reg_operand(struct reg *r);
struct operand null_operand(void);
struct operand word_operand(enum word w);
struct operand int_operand(long i);
struct operand i64_operand(long i);
struct operand f64_operand(long constant);
struct operand float_operand(struct module *m, double d); /* unboxed; in the table of constants */
/* Both texts live as long as the module. */
void add_note(struct function *f, int line, const char *fact, const char *reason);
int module_constant_index(struct module *m, const struct constant *c); /* finds or adds */
int module_name_constant(struct module *m, const char *name);          /* a str constant */
int module_tuple_constant(struct module *m, const struct operand *items, int n);
int module_global_index(struct module *m, const char *name); /* finds or adds */

/* The return at the end of a body, for which there is no statement. */
enum { RETURN_AT_END = 1 };
/* The variable of an except clause becomes None before it is unbound, where that can be seen. */
enum { UNBIND_BY_NONE = 1 };
int is_implicit_return(const struct instr *i);

/* The operator of an instruction that is one; BINARY_MATMUL, which no number has: it is none. */
enum binary_op operator_of(const struct instr *i);
/* The pad of f that leaves it, which is one of its blocks from now on. */
struct block *need_unwind(struct function *f);

struct instr *block_terminator(const struct block *b); /* NULL while unfinished */
void append_jump(struct function *f, struct block *b, struct block *to, int line);
void remove_instr(struct function *f, const struct instr *gone);
int function_size(const struct function *f); /* its instructions */
/* Does it only drop temporaries and jump on? */
int is_cleanup_block(const struct block *b);
/* The same, where variables of fused generators may be unbound on the way too. */
int is_way_out(const struct block *b);
/* The block behind the drops that a failure comes through. */
struct block *behind_ladder(struct block *b);
/* Visits every successor of b, exceptional ones first in instruction order. */
void block_successors(const struct block *b, void (*visit)(struct block *, void *), void *context);
/*
 * Removes unreachable blocks, joins chains of jumps, orders the blocks (those that only exceptions
 * reach come last, else as they were lowered), numbers them (id is the index) and fills
 * preds, in which a block stands once however many edges it has.
 */
void tidy_blocks(struct function *f);

/* --dump=ir: text of a function or module. */
void ir_print_function(FILE *out, const struct function *f);
void ir_print_module(FILE *out, const struct module *m);

/* How far the passes have come: what holds of the IR. */
enum ir_state {
    IR_LOWERED, /* temporaries have no owner yet */
    IR_OWNED,   /* every reference is placed: moved or dropped exactly once on every path */
    IR_SHARED,  /* the same, but a DROP can stand for both ways out of an instruction (ladder.c), */
                /* and for all temporaries that share a C variable (colour.c) */
    IR_UNTIDY   /* unreachable blocks, stale predecessors: tidy comes next */
};

/*
 * Checks what every pass may rely on: blocks end with a terminator and have none before, operands
 * fit the opcode's row of ops.def, fail is set exactly where an instruction can raise, temporaries
 * are set before use on every path, and what the state promises. Nothing is asked of an untidy
 * graph. Prints what is wrong to stderr and returns -1.
 */
int ir_verify(const struct function *f, enum ir_state state);

#endif
