/* Which instruction makes what a register holds. */
#ifndef YIELDC_MAKERS_H
#define YIELDC_MAKERS_H

#include "ir/ir.h"

struct maker {
    int sets, reads;  /* how often it is set and read: see ends_life() */
    struct instr *by; /* what sets it last in the text, */
    struct block *in; /* and where */
};

/* Does the instruction only say that a value, or a variable, is not wanted any more? That is no
 * setting and no reading of it. */
int ends_life(const struct instr *i);

/* By the id of the register. Valid until instructions come or go. */
struct maker *find_makers(struct function *f);

/* The instruction that alone sets what the operand reads, where that is a temporary or a variable
 * of a fused generator that nothing else reads; or NULL. */
struct instr *only_maker(const struct maker *makers, const struct operand *o);

/* The function that a call calls, if that is known: a constant global, or made where it is called,
 * with no defaults. *frees: the cells of its free variables, or NULL. Needs module.known. */
struct function *known_callee(const struct maker *makers, const struct instr *call,
                              struct operand **frees);

/* The name of the built-in that a call calls by it, if that is known; or NULL. *load: what loads
 * the name in front of the arguments, or NULL. Needs module.known. */
const char *known_builtin(const struct maker *makers, const struct instr *call,
                          struct instr **load);

#endif
