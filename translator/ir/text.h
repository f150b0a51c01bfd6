/* What the printer and the reader of the IR's text share. */
#ifndef YIELDC_IR_TEXT_H
#define YIELDC_IR_TEXT_H

#include "ir.h"

/* What the number of an instruction, instr->aux, stands for, and so how it is written in brackets.
 */
enum number_kind {
    NUMBER_NONE, /* not written */
    NUMBER_FUNCTION,
    NUMBER_GLOBAL,
    NUMBER_CONSTANT,
    NUMBER_OPERATOR,
    NUMBER_CONVERSION, /* of FORMAT: a letter, or 0 */
    NUMBER_FLAG,       /* words if it is set: flag_text() */
    NUMBER_PLAIN
};
enum number_kind number_kind(enum opcode op);
const char *flag_text(enum opcode op);

/* Does the instruction carry a name of the source? */
int has_name(enum opcode op);

enum { OPERATOR_TEXTS = 13, WORD_TEXTS = 5 };
extern const char *const operator_texts[OPERATOR_TEXTS]; /* by yr_binary_op */
extern const char *const word_texts[WORD_TEXTS];         /* by enum word */

#endif
