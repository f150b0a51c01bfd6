/* Between the files that find types. */
#ifndef YIELDC_FREESTANDING_INFER_H
#define YIELDC_FREESTANDING_INFER_H

#include "model.h"

struct infer {
    struct model *m;
    struct function *f;
    const struct type *wanted; /* what a declaration asks of the value, or NULL */
    int handlers;              /* except blocks around */
    int changed;
    int failures; /* that there were before */
};

/* The type of an expression; NULL: not known yet, or refused. Its parts may not yield. */
const struct type *infer(struct infer *in, const struct expr *e);
/* The same where a yield may stand: what is assigned or returned. */
const struct type *infer_value(struct infer *in, const struct expr *e);
/* The same of a statement that is an expression. */
void infer_statement_value(struct infer *in, const struct expr *e);
void infer_condition(struct infer *in, const struct expr *e);
/* The type of the items of a for loop. */
const struct type *infer_iterable(struct infer *in, const struct stmt *loop);
const struct type *infer_call(struct infer *in, const struct expr *e);
const struct type *operation_type(struct infer *in, enum operator op, const struct type *a,
                                  const struct type *b, struct loc loc, const struct expr *right);

/* Has it, or a generator inside it, to run something when it is left? */
int needs_closing(struct model *m, const struct function *f);

int bind(struct infer *in, struct variable *v, const struct type *t, struct loc loc);
void assign(struct infer *in, const struct expr *target, const struct type *t,
            const struct expr *value, struct loc loc);
/* Is something yielded or returned of the type that was, or can it be? */
void add_result(struct infer *in, const struct type **result, int declared, struct loc *at,
                const struct type *t, struct loc loc, const char *what);
/* Is it bytes(...) of a bytearray, which is a view of it? */
int views_buffer(struct model *m, const struct expr *e);
/* Does the expression make something new, so that nobody else has a name of it? */
int is_fresh(struct model *m, const struct expr *e);

#endif
