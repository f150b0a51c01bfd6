/* Do the operands of an instruction fit its row of ops.def? */
#ifndef YIELDC_IR_SHAPE_H
#define YIELDC_IR_SHAPE_H

#include "ir.h"

/* What it lacks, so that no pass may see it; NULL: nothing. */
const char *missing_part(arena *a, const struct instr *i);
/* What is wrong with the operands of one that lacks nothing; NULL: nothing. */
const char *wrong_class(arena *a, const struct instr *i);
/* May its result number d be 0 though it has succeeded? */
int may_give_null(const struct instr *i, int d);

#endif
