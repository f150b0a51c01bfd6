/* The body of one function put into another. */
#ifndef YIELDC_SPLICE_H
#define YIELDC_SPLICE_H

#include "ir/ir.h"

/* A copy of the body of `callee` in `f`. */
struct splice {
    struct function *f, *callee;
    struct reg **regs;     /* by the id of the callee's */
    struct block **blocks; /* by the id of the callee's */
    struct operand *frees; /* what its free variables are in f, or NULL */
    LIST(struct reg *)
    inner;    /* the registers that last as long as the generator: in the order in
                 which its frame lets them go */
    int line; /* of the place that it is put to */
    int try_depth, handled_depth;
    struct block *outer; /* where an exception goes that leaves it */
};

/* May its body stand in another function? If not, why: a text that ends a sentence. */
int is_spliceable(const struct function *callee);
const char *why_not_spliceable(const struct function *callee);
/* The same of a body that is made in one place, and so stands in no copy of its own. */
const char *why_not_copied(const struct function *callee);

/* Copies registers and blocks. Left to the caller are YIELD and RETURN, which are copied as they
 * are: they end their blocks. Liveness of the callee is computed. */
void splice_body(struct splice *s);

void append_unbind(struct function *f, struct block *b, struct reg *r, int line);
/* `counter_i` for i of counter(). */
const char *inner_name(struct splice *s, const char *name);

/* Appends what lets the registers of the copy go, one after the other. */
void append_unbinds(struct function *f, struct block *b, const struct splice *s, int line);

#endif
