/*
 * What the files of lower/ share: the state of one function being lowered.
 *
 * Idea. Lowering writes explicit temporaries in Python's evaluation order into the block `now`. An
 * expression becomes an operand: a constant, a named register (borrowed: no copy is made, unless a
 * walrus in the function may rebind it meanwhile), or a temporary that is used once.
 *
 * Jumps out of constructs. The constructs that enclose the current place are a stack. return, break
 * and continue walk it outwards and write what each construct asks for (drop the iterator, leave
 * the with, restore the handled exception); at a finally they note where they want to go and enter
 * the one copy of its body, which dispatches at its end.
 *
 * Errors. `handler` is where a pending exception goes from here; `pad` is the block in front of it
 * that adds the traceback entry, for exceptions raised here rather than passed on.
 *
 * Lines. Every instruction carries the line that CPython 3.11 gives to what it stands for, which is
 * what tracebacks, frames and the comments in the C show. As there, it is the first line of the
 * innermost statement, expression, pattern or handler: at_line sets it on the way into each
 * (lower_stmt, lower_expr, store_target, lower_pattern, lower_handler) and sets the outer one again
 * on the way out, so what is written behind a part stands at the line of the whole. The other uses
 * of at_line are the places where CPython says another line, and give the reason.
 */
#ifndef YIELDC_LOWER_CONTEXT_H
#define YIELDC_LOWER_CONTEXT_H

#include "lower.h"

enum construct_kind {
    IN_LOOP,         /* a for or while */
    IN_FINALLY_TRY,  /* a try with a finally: its body, handlers and else */
    IN_FINALLY_BODY, /* the finally body itself */
    IN_WITH,
    IN_HANDLER /* an except body */
};

/* EXIT_END: falls off the end of a try. */
enum exit_kind { EXIT_RETURN, EXIT_BREAK, EXIT_CONTINUE, EXIT_END };

/* A way out through a finally: what to do when its body has ended. */
struct way_out {
    enum exit_kind kind;
    struct construct *loop; /* of break and continue */
};

/* A place that enters the body of a finally without an exception. */
struct finally_entry {
    struct block *block; /* ends by the jump; what goes before it waits until all ways are known */
    int way, line;
    struct operand value; /* of a return */
};

struct construct {
    enum construct_kind kind;
    struct construct *outer;
    struct block *pad, *handler;  /* those of the place around the construct */
    int try_depth, handled_depth; /* likewise */
    /* IN_LOOP */
    struct block *on_break, *on_continue;
    struct reg *iterator; /* NULL: while */
    /* IN_FINALLY_TRY; IN_FINALLY_BODY has the ways and the last three registers. A register that
     * the ways do not need is NULL. */
    struct block *body;        /* of the finally */
    LIST(struct way_out) ways; /* out of the try, without an exception */
    LIST(struct finally_entry) entries;
    struct reg
        *completion;       /* raw: n takes up ways[n], ways.n raises again. NULL: one way at most */
    struct reg *exception; /* nullable: what to raise again. NULL: nothing raises in the try */
    struct reg *before;    /* nullable: the handled exception before */
    struct reg *result;    /* nullable: the value of a return on its way out */
    /* IN_WITH */
    struct reg *exit_method;
    int is_async, line; /* of the statement: it leaves there, wherever the way out begins */
    /* IN_HANDLER: before, and */
    const struct excepthandler *named; /* has a name to unbind, or NULL */
};

struct lowering {
    arena *a;
    struct source *s;
    struct module *m;
    struct function *f;
    struct scope *scope;
    struct stmt_list text; /* the body of the module */
    struct block *now;     /* NULL where the text cannot be reached */
    struct block *pad, *handler;
    struct construct *construct;
    int line; /* of the next instruction; only at_line writes it */
    int try_depth, handled_depth;
    int lazy_annotations;
    int *failed; /* shared by all functions: something is not supported */
};

/* ---- Instructions (context.c) ---- */

/* Instructions stand at this line from here on. Returns the line before, to be set again. */
int at_line(struct lowering *l, int line);

/* Appends an instruction; a raising one gets the pad. Sources follow, n of them. */
struct instr *add_instr(struct lowering *l, enum opcode op, int n, ...);
/* The same with a fresh temporary as result. */
struct reg *add_value(struct lowering *l, enum opcode op, int n, ...);
struct instr *add_instr_list(struct lowering *l, enum opcode op, const struct operand *src, int n);
struct reg *add_value_list(struct lowering *l, enum opcode op, const struct operand *src, int n);
struct reg *new_temp(struct lowering *l);
struct reg *new_raw_temp(struct lowering *l);
struct reg *new_nullable_temp(struct lowering *l);
void set_instr_name(struct lowering *l, struct instr *i,
                    const char *name); /* sets name, constant */
void add_move(struct lowering *l, struct reg *to, struct operand from);
void add_jump(struct lowering *l, struct block *to);
void add_branch(struct lowering *l, struct reg *test, struct block *yes, struct block *no);
/* `if (!r) goto null; else goto other` */
void add_branch_on_null(struct lowering *l, struct reg *r, struct block *null, struct block *other);
/* The place for code that goes on at b; adds the jump from where we are. */
void continue_at(struct lowering *l, struct block *b);
/* Ends the block with the pending exception: new (traced here) or passed on. */
void add_fail(struct lowering *l);
void pass_exception_on(struct lowering *l);
struct block *block_here(struct lowering *l, const char *hint); /* with the current depths */
/* A pad in front of handler. */
struct block *add_pad(struct lowering *l, struct block *handler);
void report_unsupported(struct lowering *l, struct loc loc, const char *what);
struct operand str_operand(struct lowering *l, const char *text);
struct operand constant_operand(struct lowering *l, const struct constant *c);
#define REG(r) reg_operand(r)
#define NONE   word_operand(WORD_NONE)
#define ABSENT null_operand()

/* ---- Names (names.c) ---- */

int is_in_namespace(const struct lowering *l);
struct operand load_name(struct lowering *l, const char *name);
void store_name(struct lowering *l, const char *name, struct operand v); /* v is moved in */
void delete_name(struct lowering *l, const char *name);
/* The name becomes None and is deleted then, so it need not be bound. */
void unbind_name(struct lowering *l, const char *name);
/* The operand of the cell that an inner scope captures. */
struct operand cell_operand(struct lowering *l, const char *name);
const char *mangle_name(struct lowering *l, const char *name);

/* ---- Expressions ---- */

struct operand lower_expr(struct lowering *l, const struct expr *e);
/* Reads, sets, deletes the attribute that e names, or loads it as a method. It stands at the line
 * of the name, the last of e. value: of SETATTR. The results are the caller's to add. */
struct instr *access_attribute(struct lowering *l, enum opcode op, const struct expr *e,
                               struct operand object, struct operand value);
/* Into a register of its own, owned: the value outlives a rebinding of what it came from. */
struct reg *lower_to_temp(struct lowering *l, const struct expr *e);
void lower_condition(struct lowering *l, const struct expr *e, struct block *yes, struct block *no);
struct operand lower_call(struct lowering *l, const struct expr *e);
struct operand lower_comprehension(struct lowering *l, const struct expr *e);
struct operand lower_compare(struct lowering *l, const struct expr *e);
struct operand lower_lambda(struct lowering *l, const struct expr *e);
struct operand lower_yield(struct lowering *l, const struct expr *e);
struct operand lower_await(struct lowering *l, const struct expr *e);
struct operand lower_display(struct lowering *l, const struct expr *e);
struct operand lower_fstring(struct lowering *l, const struct expr *e);
/* "..." % (a, b) as the f-string that it is compiled as; NULL: it is none (percent.c). */
const struct expr *percent_as_fstring(struct lowering *l, const struct expr *e);
/* A tuple of values, some starred: new tuple operand. */
int is_constant_expr(const struct expr *e); /* a constant, or a tuple of such */
/* A display of nothing but constants that is large, and what it is made from (table.c). */
int is_table(const struct expr *e);
struct operand lower_table(struct lowering *l, const struct expr *e);
/* More operands than this are not alive at once: each has to be dropped where another fails, which
 * makes the code grow with the square of their number. */
enum { MOST_AT_ONCE = 100 };
struct operand lower_sequence(struct lowering *l, struct expr_list elts, enum opcode display);
enum opcode binary_opcode(enum operator op, int inplace, long *aux);

/* ---- Statements ---- */

void lower_body(struct lowering *l, struct stmt_list body);
/* The same of a function, loop or handler. What follows, such as a return, is not in the text: it
 * stands at the line of the last statement, as in CPython. */
void lower_whole_body(struct lowering *l, struct stmt_list body);
void lower_stmt(struct lowering *l, const struct stmt *st);
void lower_assign(struct lowering *l, const struct stmt *st);
void lower_augmented(struct lowering *l, const struct stmt *st);
void lower_annotated(struct lowering *l, const struct stmt *st);
void lower_delete(struct lowering *l, const struct expr *target);
void store_target(struct lowering *l, const struct expr *target, struct operand v);
/* The n items of v, of which `star` (or -1) is a list of the rest, and each of them in turn. They
 * are all there at once, or, where they are many, in a list until they are asked for. */
struct unpacked {
    const struct instr *by;
    int next;
};
struct unpacked unpack(struct lowering *l, struct operand v, int n, int star);
struct reg *next_unpacked(struct lowering *l, struct unpacked *u);
void lower_for(struct lowering *l, const struct stmt *st);
void lower_while(struct lowering *l, const struct stmt *st);
void lower_try(struct lowering *l, const struct stmt *st);
/* exception = the pending one, which becomes the handled one. */
void catch_exception(struct lowering *l, struct reg *exception, struct reg *before);
void handle_exceptions_in(struct lowering *l,
                          struct block *handler); /* from here on, exceptions go there */
void unbind_handler(struct lowering *l, const struct excepthandler *h); /* its name */
void lower_star_handlers(struct lowering *l, const struct stmt *st, struct block *after);
void lower_match(struct lowering *l, const struct stmt *st);
void lower_with(struct lowering *l, const struct stmt *st, int item);
void lower_import(struct lowering *l, const struct stmt *st);
void lower_function(struct lowering *l, const struct stmt *st);
void lower_class(struct lowering *l, const struct stmt *st);
void lower_exit(struct lowering *l, enum exit_kind kind, struct operand value);
/* Leaves the try of c for the body of its finally, which takes up the exit at its end. */
void exit_through_finally(struct lowering *l, struct construct *c, enum exit_kind kind,
                          struct operand value);

/* ---- Suspensions (yield.c, async.c) ---- */

/* Delegates to an awaitable's iterator; the result. */
struct reg *await_on(struct lowering *l, struct reg *iterator);
/* The next item of a loop, which goes on here, or the way to done. */
struct reg *loop_next_item(struct lowering *l, struct reg *iterator, int is_async,
                           struct block *done);
/* The same of an async for. The iterator dies if an exception passes. */
struct reg *async_next_item(struct lowering *l, struct reg *iterator, struct block *done);
/* with: the end without an exception; what __exit__ says of one (raw, -1 raises). */
void leave_with(struct lowering *l, const struct construct *with);
struct reg *ask_with_manager(struct lowering *l, const struct construct *with,
                             struct reg *exception);

/* ---- Constructs (exits.c) ---- */

struct construct *push_construct(struct lowering *l, enum construct_kind kind);
void forget_exception(struct lowering *l, struct construct *finally_body);
void pop_construct(struct lowering *l); /* pad, handler and depths as around it again */

/* ---- Functions (define.c) ---- */

/* Lowers the body of an inner scope; the function is added to the module. */
struct function *lower_inner(struct lowering *l, struct scope *scope, const char *name, int line,
                             const struct arguments *args,
                             void (*body)(struct lowering *, const void *), const void *node);
/* new function object of f. defaults, keyword_defaults, annotations: operands or ABSENT. */
struct reg *add_function_object(struct lowering *l, struct function *f, struct scope *scope,
                                struct operand defaults, struct operand keyword_defaults,
                                struct operand annotations);
/* The objects that a def and a class make, before decorators. generic_base: a last base, or NULL.
 */
struct reg *lower_function_value(struct lowering *l, const struct stmt *st, struct operand defaults,
                                 struct operand keyword_defaults);
struct reg *lower_class_value(struct lowering *l, const struct stmt *st, struct expr *generic_base);

/* ---- Type parameters (generic.c) ---- */

/* The module that makes the objects: a program imports it before it asks typing for anything. */
void import_type_params(struct lowering *l);
/* The same of those that have type parameters. */
struct reg *lower_generic_function(struct lowering *l, const struct stmt *st,
                                   struct operand defaults, struct operand keyword_defaults);
struct reg *lower_generic_class(struct lowering *l, const struct stmt *st);
/* In the body of a class: what stands there of its type parameters and for type scopes. */
void begin_generic_class(struct lowering *l, const struct stmt *st);
void end_generic_class(struct lowering *l);
void lower_type_alias(struct lowering *l, const struct stmt *st);

#endif
