/*
 * What the freestanding back end knows of a module: types that C has, variables, functions,
 * classes.
 *
 * Everything stands on the AST; facts about expressions are in a table beside it (fact_of). All
 * memory is the arena of the source. Types are interned: equal types are equal pointers.
 */
#ifndef YIELDC_FREESTANDING_MODEL_H
#define YIELDC_FREESTANDING_MODEL_H

#include <stdint.h>
#include "tree/ast.h"

enum type_kind {
    TYPE_NONE,
    TYPE_BOOL,
    TYPE_INT,
    TYPE_FLOAT,
    TYPE_STR,       /* a constant: const char * */
    TYPE_BYTES,     /* a view of bytes that nobody changes, or that a step gives out */
    TYPE_BUFFER,    /* bytearray: of count bytes; count -1: a parameter, any size */
    TYPE_LIST,      /* of count numbers; count -1 as above */
    TYPE_TABLE,     /* a tuple of numbers that is a constant of the module */
    TYPE_TUPLE,     /* a few values of their own types */
    TYPE_CLASS,     /* an instance */
    TYPE_ENUM,      /* a member of an enumeration */
    TYPE_OPTIONAL,  /* item, or None */
    TYPE_GENERATOR, /* a generator that a call makes: only iterated */
    TYPE_RAISED,    /* a variable of ours: what was raised */
    TYPE_WAY,       /* a variable of ours: where a last block goes on */
    TYPE_OUT        /* a variable of ours: what a generator gives */
};

struct type_list {
    int n;
    const struct type **at;
};

struct type {
    enum type_kind kind;
    const struct type *item;
    long count;
    struct type_list items; /* of a tuple */
    struct class *class;    /* an instance's, an enumeration's */
    struct function *function;
    const char *name; /* as Python writes it, for messages */
    const char *c;    /* the C type of a value */
};

/* What an int may be; lo > hi: nothing. */
struct range {
    int64_t lo, hi;
};

struct variable {
    const char *name, *c_name;
    const struct type *type;
    int index;
    int is_parameter, is_declared, is_field;
    int is_used;
    int is_filled;              /* a buffer of which nothing is read that was not written */
    int bindings;               /* how many statements bind it */
    int is_shared;              /* passed to a generator that keeps it */
    struct loc loc;             /* where it got its type */
    const struct expr *initial; /* of a constant of the module */
    struct range range;         /* the same */
    struct range held;          /* what an int is ever bound to */
    struct range declared;      /* what its annotation lets an int be */
    const char *narrow;         /* a C type of fewer bits that such a range has, or NULL */
};

struct variable_list {
    int n;
    struct variable **at;
};

enum progress { NOT_BEGUN, UNDER_WAY, FINISHED, REFUSED };

/* A generator that lives inside another function: the field is named after its function. */
struct child {
    struct function *function;
    int depth; /* how many other children are alive around it */
    const char *name;
};

/* A state in which another generator runs in the place of this one. */
struct delegation {
    int state;
    const struct function *function;
    const char *child;
};

/* Yields that go on at the head of the same loop. */
struct group {
    const struct stmt *loop, *first;
    int state; /* 0: none has been written yet */
};

struct function {
    const char *name, *c_name;
    const struct stmt *def;
    struct class *owner; /* of a method */
    enum progress progress;
    struct loc called; /* by the call that is being looked at; for the cycle of a recursion */
    struct function *caller;
    struct variable_list variables; /* parameters first */
    int parameters;
    int is_generator;
    int is_cyclic;                               /* it calls itself in the end, which was told */
    const struct type *yields, *sends, *returns; /* returns: of a plain function too */
    int sends_declared, yields_declared, returns_declared;
    struct loc yields_at, returns_at;
    int uses_sent;    /* the value of some yield is used */
    int is_held;      /* in a variable of some function */
    int is_delegated; /* some generator yields from it */
    int has_handlers; /* what is thrown in does not always just leave */
    int raises;       /* it may end with an exception */
    struct range returned, yielded;
    struct range returned_declared, yielded_declared;
    struct range sent;           /* what the annotation says of an int that is sent */
    LIST(int) lines;             /* of each state: 0 is not begun */
    struct variable_list hidden; /* variables of the C function that Python has not */
    LIST(struct child) children;
    LIST(struct delegation) delegations;
    LIST(struct group) groups;
    struct variable *sent_to; /* the one name that all that is sent goes to, a parameter in C */
    struct stmt_list eager;   /* what can be done when it is made: nobody sees the difference */
    struct stmt_list body;    /* the rest */
    const struct stmt *start; /* the first yield, if next() can do it alone */
    int keeps_state;          /* it yields at one place: its state changes at its begin and end */
    int is_one_state;         /* it is suspended at one place only, and has no switch */
    int gives_none;           /* a step gives None unless it says otherwise */
    LIST(int) awaiting;       /* states that go on with a value, which None is not */
    struct text text;         /* the C function */
};

struct class
{
    const char *name, *c_name;
    const struct stmt *def;
    int is_dataclass;
    enum { CLASS_PLAIN, CLASS_ENUM, CLASS_INT_ENUM, CLASS_ERROR } kind;
    enum progress progress;
    struct variable_list fields; /* members of an enumeration */
    LIST(struct function *) methods;
    struct class *base; /* of an exception of the module; NULL: base_name */
    const char *base_name;
    const struct type *type;
};

/* What is known of an expression. */
struct fact {
    const struct expr *expr;
    const struct type *type;
    struct range range;
    int is_safe;               /* it cannot raise by itself */
    int is_used;               /* of a yield: somebody wants its value */
    struct function *function; /* a call of it */
    struct class *class;       /* a call that makes an instance */
    struct stmt_list late;     /* of a yield: what is done before it is suspended */
    int group;                 /* of a yield: 1.. in f->groups; of an `if`: that of its ends */
    int is_sunk;               /* of a yield: an `if` around it ends the step */
};

/* A kind of exception that may be met. */
struct error_kind {
    const char *name, *c_name;
    struct class *class; /* NULL: built in */
};

struct model {
    struct source *source;
    arena *arena;
    const struct mod *tree;
    const char *prefix; /* of what the functions share: the name of the module */
    const char *upper;  /* the same in capitals */
    int bits;           /* of an int: 64 or 32 */
    int state_size;     /* bytes that the states of all generators need */
    const char *int_c;
    LIST(struct function *) functions; /* in the order of the text; methods too */
    LIST(struct function *) order;     /* callees before their callers */
    LIST(struct class *) class_order;  /* a field's class before the class that has it */
    LIST(struct class *) classes;
    struct variable_list constants;
    struct variable_list aliases; /* names of annotations; initial */
    LIST(const struct type *) types;
    LIST(struct error_kind) errors; /* in the order in which they were met */
    unsigned helpers;               /* inline functions that are called: bits of enum helper */
    struct fact **facts;
    int fact_count, fact_room;
    int is_silent; /* types are still growing */
    int failures;
    LIST(struct loc) told; /* where something was refused */
    int is_repeated;       /* the last refusal was told before */
};

extern const struct range any_range;

/* The fact of an expression; made when it is not there. */
struct fact *fact_of(struct model *m, const struct expr *e);
/* That of the operation of an augmented assignment. */
struct fact *augmented_fact(struct model *m, const struct stmt *s);

/* types.c: one of a kind for each meaning. */
const struct type *simple_type(struct model *m, enum type_kind kind);
const struct type *array_type(struct model *m, enum type_kind kind, const struct type *item,
                              long count);
const struct type *tuple_type(struct model *m, struct type_list items);
const struct type *class_type(struct model *m, struct class *class);
const struct type *optional_type(struct model *m, const struct type *item);
const struct type *generator_type(struct model *m, struct function *f);
const struct type *error_type(struct model *m);
const struct type *way_type(struct model *m);
int is_number(const struct type *t);    /* int, bool, float, a member of an IntEnum */
int is_integer(const struct type *t);   /* the same without float */
int is_aggregate(const struct type *t); /* something that can be changed, so never copied */
int is_view(const struct type *t);      /* of a size known only when it runs */
int is_optional(const struct type *t);
/* The type without None; the same where it has none. */
const struct type *some_type(const struct type *t);
/* The type of what is one or the other; NULL where C has none. */
const struct type *join_types(struct model *m, const struct type *a, const struct type *b);
/* May a value of one type be given where the other is declared? */
int type_fits(const struct type *from, const struct type *to);
/* `int64_t name`, `uint8_t name[64]`. */
const char *declare(struct model *m, const struct type *t, const char *name);
struct range type_range(const struct model *m, const struct type *t);
/* The C type with the fewest bits for ints of a range; NULL: that of all ints. */
const char *narrow_name(const struct model *m, struct range r);

/* annotation.c: the type that an annotation names; NULL after a diagnostic. */
const struct type *annotated_type(struct model *m, const struct expr *e);
/* What an int of this annotation may be: Annotated[int, range(256)]; any other has all values. */
struct range annotated_range(struct model *m, const struct expr *e);
/* Generator[yields, sends, returns], Iterator[yields], Iterable[yields]; 0: it is none of them. */
int annotated_generator(struct model *m, struct function *f, const struct expr *e);

/* names.c */
const char *c_word(struct model *m, const char *name);
const char *snake_case(struct model *m, const char *name);
const char *capitals(struct model *m, const char *name);
const char *error_name(struct model *m, const char *name);
struct function *find_function(struct model *m, const char *name);
struct class *find_class(struct model *m, const char *name);
struct variable *find_variable(const struct variable_list *list, const char *name);
struct function *find_method(const struct class *c, const char *name);

/* collect.c: the classes, functions and constants of the module. */
void collect(struct model *m);
/* Is the node `name` of typing or the like? */
const char *name_of(const struct expr *e);
/* An int constant expression, folded. */
int constant_int(struct model *m, const struct expr *e, int64_t *value);

/* An int literal as C writes it, without a suffix. */
const char *plain_digits(struct model *m, const struct expr *e);

/* errors.c: kinds of exceptions. -1: there is none of that name. */
int error_of(struct model *m, const char *name);
int is_error_name(struct model *m, const char *name);
/* In Python's order, those of the module behind. */
void sort_errors(struct model *m);
/* Is the exception one of those that `except name` takes? */
int error_matches(struct model *m, const char *error, const char *name);

/* infer.c: types of a function, of what it calls before it; REFUSED after a diagnostic. */
void infer_function(struct model *m, struct function *f, struct function *caller, struct loc at);
void infer_class(struct model *m, struct class *c);

/* The arguments of a call in the order of the parameters (without self), defaults put in; fewer:
 * they are not right. */
struct expr_list arguments_of(struct model *m, const struct function *f, const struct expr *call);
int is_range(const struct model *m, const struct expr *e);
int is_enumerate(const struct model *m, const struct expr *e);

/* flow.c: ranges of ints, what is bound, what is None. */
void find_ranges(struct model *m, struct function *f);

/* desugar.c: the function with `if` for `match`; the __init__ of a dataclass. */
const struct stmt *without_match(struct model *m, const struct stmt *def);
struct stmt *dataclass_init(struct model *m, const struct stmt *class);
/* filled.c: buffers whose zeros nobody sees; before rotate.c. */
void find_filled(struct model *m, struct function *f);
/* rotate.c: before other passes look at the statements; points.c: behind them. */
void rotate_loops(struct model *m, struct function *f);
void find_points(struct model *m, struct function *f);

/* live.c: which variables a generator has to keep between its steps. */
void find_kept(struct model *m, struct function *f);
/* Is it a name that the body does not bind? */
int is_unchanged(const struct stmt_list *body, const struct expr *e);
int has_yield(const struct stmt_list *body);
int stmt_has_yield(const struct stmt *s);
/* Does a break leave the loop whose body this is? */
int has_break(const struct stmt_list *body);
int is_yield(const struct expr *e);

/* The declaration of a field of a generator. */
const char *declare_field(struct model *m, const struct variable *v);

/* layout.c: bytes of a value of a type and of a generator, where int, double and pointers have 8.
 */
long type_size(struct model *m, const struct type *t, long *align);
long generator_size(struct model *m, const struct function *f, long *align);

/* What the struct of a generator has, in its order. */
struct part {
    enum { PART_FIELD, PART_RAISED, PART_STATE, PART_CHILDREN } kind;
    const struct variable *v; /* of a field */
    long size, align;
    int depth; /* of children */
};

struct part_list {
    int n;
    struct part *at;
};

struct part_list generator_parts(struct model *m, const struct function *f);

/* function.c: the C of a function; twice for the whole module, since the first time tells who
 * raises what. Inline functions that go with a generator are for the header. */
void write_function(struct model *m, struct function *f);
void write_inlines(struct model *m, const struct function *f, struct text *h);
/* The C declaration of a function, without an end. */
const char *function_head(struct model *m, const struct function *f);
const char *init_head(struct model *m, const struct function *f);
/* The type that `out` of a generator points to; NULL: there is none. */
const char *out_type(struct model *m, const struct function *f);
int has_out_union(const struct function *f);
/* The declaration of what is sent. */
const char *declare_sent(struct model *m, const struct function *f, const char *name);
/* init, or its declaration. */
void write_inline_init(struct model *m, struct function *f, struct text *h);
/* The first step, of which next() does all: `*out = ...;`. */
void write_start(struct model *m, struct function *f, struct text *h);
/* Is it for the module's own use: `_name`? */
int is_private(const struct function *f);
/* Can the end of the block be reached? */
int falls_off(const struct stmt_list *body);

/* header.c */
void write_header(struct model *m, const char *guard, struct text *h);

/* Says that something does not fit, unless types are still growing. */
void refuse(struct model *m, struct loc loc, const char *format, ...) PRINTF_LIKE(3, 4);
void refuse_note(struct model *m, struct loc loc, const char *format, ...) PRINTF_LIKE(3, 4);

#endif
