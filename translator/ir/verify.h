/* What the two halves of the verifier share: verify.c, verify_paths.c. */
#ifndef YIELDC_IR_VERIFY_H
#define YIELDC_IR_VERIFY_H

#include "ir.h"

enum { MOST_ERRORS = 20 };

struct verifier {
    const struct function *f;
    enum ir_state state;
    int errors;
    int is_quiet;   /* nothing is complained about: states are still being found */
    arena *scratch; /* of this run: ends with it */
};

/* Prints where, and what is wrong. i: NULL where it is the block as a whole. */
void complain(struct verifier *v, const struct block *b, const struct instr *i, const char *format,
              ...) PRINTF_LIKE(4, 5);

/* Walks the graph until nothing changes. Requires blocks and instructions that are well formed. */
void verify_paths(struct verifier *v);

#endif
