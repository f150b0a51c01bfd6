/* Between the files that follow values along the paths of a function. */
#ifndef YIELDC_FREESTANDING_FLOW_H
#define YIELDC_FREESTANDING_FLOW_H

#include "range.h"

/* What is known of a variable at one place. */
struct value {
    struct range range;
    int may_be_unbound, may_be_none;
};

/* The variables of a function at one place. */
struct env {
    int is_dead; /* no path leads here */
    struct value *at;
};

/* Where paths meet that leave a statement. */
struct meeting {
    struct meeting *outer;
    struct env env;
};

struct flow {
    struct model *m;
    struct function *f;
    struct env env;
    struct meeting *handlers; /* of exceptions */
    struct meeting *breaks, *continues;
    struct {
        int n;
        int64_t *at;
    } thresholds; /* where a range that grows stops first; ascending */
};

struct env env_dead(struct flow *w);
struct env env_copy(struct flow *w, const struct env *e);
/* Adds the paths of `from`; tells whether that changed anything. */
int env_join(struct flow *w, struct env *to, const struct env *from);

/* What an expression may be at this place; notes it in its fact. */
struct range flow_expr(struct flow *w, const struct expr *e);
/* Evaluates a condition: w->env goes on where it is true, *no where it is not. */
void flow_condition(struct flow *w, const struct expr *e, struct env *no);
void flow_block(struct flow *w, const struct stmt_list *body);
void flow_assign(struct flow *w, const struct expr *target, const struct expr *value,
                 struct range r);
/* Refuses an int that its variable is declared not to hold. */
void flow_declared(struct flow *w, const struct variable *v, struct range r, struct loc loc);
/* May the value be None? */
int may_be_none(struct flow *w, const struct expr *e);

#endif
