/* Between the files of validate only. */
#ifndef YIELDC_VALIDATE_WALK_H
#define YIELDC_VALIDATE_WALK_H

#include "validate.h"

enum place {
    IN_MODULE,
    IN_CLASS,
    IN_FUNCTION,
    IN_ASYNC_FUNCTION,
    IN_LAMBDA,
    IN_COMPREHENSION,
    IN_TYPE_SCOPE /* of type parameters, or evaluated when it is asked for */
};

enum block_kind { LOOP_BLOCK, STAR_HANDLER_BLOCK, OTHER_BLOCK };

/* A block that CPython's compiler would have on its block stack. */
struct fblock {
    struct fblock *outer;
    enum block_kind kind;
};

struct code_unit {
    struct code_unit *outer;
    enum place place;
    enum expr_kind comprehension; /* which kind, IN_COMPREHENSION */
    const char *words;            /* "a type alias", IN_TYPE_SCOPE */
    struct fblock *blocks;
    int block_depth;
    int is_generator; /* a yield was seen */
    int is_coroutine; /* an await or an async for of a comprehension was seen */
    int in_finally;   /* in the block of a finally clause, and in no loop there */
    LIST(struct loc) value_returns;
};

struct problem {
    struct loc loc;
    const char *message;
};

struct problem_list {
    int n;
    struct problem *at;
};

/* CPython finds these in three passes over the whole file, each ended by its first error. What is
 * no error is told when there is none. */
enum phase { FUTURE_PHASE, SYMBOL_PHASE, COMPILE_PHASE, WARNING_PHASE, PHASES };

struct validator {
    struct source *source;
    arena *arena;
    struct code_unit *scope;
    struct problem_list problems[PHASES];
    int future_possible; /* still in the part of the file where future imports may stand */
};

void problem(struct validator *v, enum phase phase, struct loc loc, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* warn.c. What is wrong with an expression, or with a statement, by itself. */
void warn_of_expr(struct validator *v, const struct expr *e);
void warn_of_stmt(struct validator *v, const struct stmt *s);

void visit_statements(struct validator *v, const struct stmt_list *body);
void visit_expr(struct validator *v, const struct expr *e);

/* An expression where a starred one has no meaning. */
void visit_value(struct validator *v, const struct expr *e);
/* is_generic: the annotations stand in the scope of type parameters. */
void visit_parameters(struct validator *v, const struct arguments *a, struct loc loc,
                      int is_generic);
void visit_annotation(struct validator *v, const struct expr *e, int is_generic);
void visit_keywords(struct validator *v, const struct keyword_list *keywords, struct loc loc);

/* Refuses __debug__ as a name to be bound. */
void check_name(struct validator *v, const char *name, struct loc loc);
void visit_cases(struct validator *v, const struct match_case_list *cases);
void check_type_name(struct validator *v, const char *name, struct loc loc);
void visit_type_params(struct validator *v, const struct type_param_list *list);

/* An expression with a scope of its own, which messages call by those words. May be NULL. */
void visit_apart(struct validator *v, const struct expr *e, const char *words);

/* Refuses e, a yield, an await or a named expression, if it stands right in such a scope. */
int refuse_apart(struct validator *v, const struct expr *e, const char *what);
void enter_scope(struct validator *v, struct code_unit *scope, enum place place);
void leave_scope(struct validator *v);

#endif
