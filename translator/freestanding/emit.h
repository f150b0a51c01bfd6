/* Between the files that write C. */
#ifndef YIELDC_FREESTANDING_EMIT_H
#define YIELDC_FREESTANDING_EMIT_H

#include <string.h>
#include "model.h"

#define H(name, wants, text) HELPER_##name,
enum helper {
#include "helpers.def"
    HELPER_COUNT
};
#undef H

/* How tightly the outermost operator of a C expression binds; LEVEL_PRIMARY most. */
enum level {
    LEVEL_PRIMARY,
    LEVEL_UNARY,
    LEVEL_MULTIPLY,
    LEVEL_ADD,
    LEVEL_SHIFT,
    LEVEL_ORDER,
    LEVEL_EQUAL,
    LEVEL_AND,
    LEVEL_XOR,
    LEVEL_OR,
    LEVEL_BOTH,
    LEVEL_EITHER,
    LEVEL_CONDITIONAL
};

/* A C expression. Narrow: its C type has fewer bits than an int of ours, or may have. */
struct code {
    const char *text;
    enum level level;
    int is_narrow;
    const char *type; /* that C type, where it is known; "" of a constant that fits any */
};

/* A statement of Python that exceptions, or all ways, lead to. */
struct guard {
    struct guard *outer;
    enum { GUARD_EXCEPT, GUARD_FINALLY, GUARD_CHILD } kind;
    const char *label;
    const char *way;         /* GUARD_FINALLY: the variable that tells the way on */
    const char *child;       /* GUARD_CHILD: what is closed */
    struct function *closes; /* the same: its generator */
    const struct loop *loop; /* around the statement */
    int is_used;             /* something jumps to the label */
    int returns, breaks, continues;
};

struct loop {
    const struct loop *outer;
    const char *broken; /* the label behind the else block; NULL: `break` does */
    int is_broken;
};

struct emit {
    struct model *m;
    struct function *f;
    struct text *out;
    int indent;
    struct guard *guards;
    struct loop *loop;
    int depth;              /* children that are alive around */
    int numbers;            /* of labels */
    int can_raise;          /* the statement so far may have set `raised` */
    const char *caught;     /* what a bare `raise` raises */
    int escapes;            /* an exception leaves the function */
    int uses_raised;        /* there is a variable for it */
    int handles;            /* some yield is guarded */
    int is_counting;        /* the index of the store goes on by one */
    int is_init;            /* the parameters are there */
    int is_start;           /* it is written for next(), in the header */
    int leaves;             /* something jumps to the end of a generator */
    struct name_list temps; /* the hidden variables in use */
};

/* text.c */
void line(struct emit *w, const char *format, ...) PRINTF_LIKE(2, 3);
/* Text that was written aside. */
void append(struct emit *w, const char *s, size_t n);
/* A line that begins at a column, broken where it is too long. */
void add_broken(struct model *m, struct text *out, int column, const char *s);
void case_label(struct emit *w, int state);
const char *format(struct emit *w, const char *format, ...) PRINTF_LIKE(2, 3);
void want_helper(struct model *m, enum helper h);
void write_helpers(struct model *m, struct text *out);
struct code code_of(const char *text, enum level level);
/* The text, in parentheses where it binds less than level. */
const char *within(struct emit *w, struct code c, enum level level);
/* A variable of the C function that Python has not, called after `name`; is_field: kept between
 * steps. */
const char *hidden_variable(struct emit *w, const char *name, const struct type *t, int is_field);
void release_variable(struct emit *w);

/* expr.c */
struct code expr(struct emit *w, const struct expr *e);
/* The same as a value of type t. */
struct code expr_as(struct emit *w, const struct expr *e, const struct type *t);
struct code convert(struct emit *w, struct code c, const struct expr *e, const struct type *from,
                    const struct type *to);
/* The value without None. */
struct code some_code(struct emit *w, const struct expr *e);
/* Is the optional value there, and the value if it is. */
struct code is_there(struct emit *w, struct code c, const struct type *t);
struct code some_of(struct emit *w, struct code c, const struct type *t);
/* The last arguments of a function that can fail. */
const char *raising(struct emit *w, int line_number);
int is_digits(const char *text);
/* A call that C makes as a statement: `target` is assigned, NULL: nobody wants the value. */
void call_statement(struct emit *w, const struct expr *e, const char *target);
const char *arguments_text(struct emit *w, const struct function *f, const struct expr *call,
                           const char *first);
const char *variable_text(struct emit *w, const struct variable *v);
const char *object(struct emit *w, const struct expr *e); /* with its `.` or `->` */
const char *items_text(struct emit *w, const struct expr *e);
const char *size_text(struct emit *w, const struct expr *e);
struct code index_code(struct emit *w, const struct expr *e);

/* operation.c, condition.c */
/* Does an int of C hold all of these everywhere? It may have 16 bits. */
int is_short(struct range r);
/* Must one of two narrow operands be widened, because C would take the other as unsigned? */
int mixes_signs(struct range x, struct range y);
int differ_in_sign(struct range x, struct range y);
struct code widened(struct emit *w, struct code c);
struct code helper_call(struct emit *w, enum helper h, const char *name, struct code a,
                        struct code b, const char *more);
struct code emit_binop(struct emit *w, const struct expr *e);
struct code emit_unary(struct emit *w, const struct expr *e);
struct code emit_compare(struct emit *w, const struct expr *e);
struct code emit_boolop(struct emit *w, const struct expr *e);
struct code emit_conditional(struct emit *w, const struct expr *e);
struct code condition(struct emit *w, const struct expr *e);
struct code operation(struct emit *w, enum operator op, struct code a, struct code b, int is_safe,
                      int is_float, struct range x, struct range y, int line);
struct code hold(struct emit *w, struct code c, const struct type *t, const char *name);
int comes_before(struct emit *w, const struct expr *e, const struct expr *later);
int needs_statements(struct emit *w, const struct expr *test);
int may_raise(struct emit *w, const struct expr *e);
int has_effect(struct emit *w, const struct expr *e);
/* Is it a step of a generator in a variable: next(g), g.send(1), g.close()? */
int is_step(struct emit *w, const struct expr *e);

/* stmt.c */
void block(struct emit *w, const struct stmt_list *body);
/* Leaves the statement if something has been raised. */
void check(struct emit *w);
void leave_raised(struct emit *w);
const char *error_code(struct emit *w, const char *name);
void store(struct emit *w, const struct expr *target, struct code value, const struct expr *source,
           const struct type *type);

/* The type of what a target holds; t where it is a tuple of targets. */
const struct type *target_type(struct emit *w, const struct expr *target, const struct type *t);

/* The text of a value of a variable that may be narrow. */
const char *narrowed(struct emit *w, const struct expr *target, struct code value);
/* The value as that type of fewer bits. */
const char *as_narrow(struct emit *w, struct code value, const char *type);
/* Has the variable a C type of its own? */
int is_narrow(struct emit *w, const struct expr *target);

/* loop.c, try.c, suspend.c */
void return_nothing(struct emit *w);
void return_value(struct emit *w, const char *value);
const char *returned_variable(struct emit *w);
/* A generator that a loop runs is closed however the loop is left. */
struct guard *guard_child(struct emit *w, struct function *f, const char *child,
                          const struct loop *outer);
void close_child(struct emit *w, struct guard *g);
void init_child(struct emit *w, const struct expr *call, const char *child);
/* A variable for what the generator gives. */
const char *hidden_union(struct emit *w, const struct function *f);
void emit_while(struct emit *w, const struct stmt *s);
void emit_for(struct emit *w, const struct stmt *s);
void emit_try(struct emit *w, const struct stmt *s);
void return_statement(struct emit *w, const struct stmt *s);
void emit_break(struct emit *w, int is_continue);
/* A yield; its value goes to target, NULL: nobody wants it. */
void emit_yield(struct emit *w, const struct expr *e, const struct expr *target);
/* Puts what is yielded where C finds it. */
void give(struct emit *w, const struct expr *value);
/* The end of a step: what is done before it is suspended, and the state behind it. */
void end_step(struct emit *w, const struct stmt_list *late, int state);
int state_of_group(struct emit *w, int group);
/* Where the yields that go on at the head of a loop are resumed: at the end of its body. */
void group_labels(struct emit *w, const struct stmt *loop, const struct stmt_list *body);
/* The parameter for what is sent. */
const char *sent_name(const struct function *f);
const char *yield_value(struct emit *w, const struct expr *e);
const char *add_child(struct emit *w, struct function *f);

#endif
