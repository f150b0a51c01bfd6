/* Numbers guessed to be floats or small ints, with a way out where the guess is wrong. */
#ifndef YIELDC_SPECULATE_H
#define YIELDC_SPECULATE_H

#include "analyse/types.h"

void speculate(struct function *f);

/* Registers that are guessed to hold small ints (REP_I64) or floats (REP_F64), by id; for all
 * others REP_BOXED. */
struct guesses {
    const struct types *types;
    int n; /* registers that there were */
    unsigned char *rep;
};

/* How many registers were chosen: at most MOST_GUESSES. */
enum { MOST_GUESSES = 64 };
int choose_guesses(struct guesses *g, struct function *f, const struct types *types, arena *a);

/* REP_I64 or REP_F64: i can be done in that representation if the guesses hold, where `now` does;
 * REP_BOXED: it cannot, or none of its operands is guessed. */
enum representation guessed_form(const struct guesses *g, const struct fact *now,
                                 const struct instr *i);

/* OP_TEST_LT and the others, which stand side by side. */
int is_comparison(enum opcode op);

/* Is the operand such a register? */
static inline enum representation guess_of(const struct guesses *g, const struct operand *o)
{
    return o->kind == OPERAND_REG && o->reg->id < g->n ? (enum representation)g->rep[o->reg->id]
                                                       : REP_BOXED;
}

#endif
