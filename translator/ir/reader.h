/* What the two halves of the reader of the IR's text share: read.c, read_operand.c. */
#ifndef YIELDC_IR_READER_H
#define YIELDC_IR_READER_H

#include "ir.h"

enum { HIGHEST_NUMBER = 9999 };

struct reader {
    arena *a;
    struct module *m;
    struct function *f; /* NULL: no function has begun */
    struct block *block;
    const char *at;
    int line;       /* of the text */
    int instr_line; /* of the source: that of the last instruction */
    const char *error;
    LIST(struct reg *) temporaries; /* of the function, by number; NULL where there is none */
    LIST(struct reg *) named;
    LIST(struct block *) blocks; /* by number; NULL where there is none */
};

/* Keeps what is wrong, if it is the first that is. */
void wrong(struct reader *r, const char *format, ...) PRINTF_LIKE(2, 3);

/* read_operand.c: characters */
int at_end(const struct reader *r);
void skip_spaces(struct reader *r);
int accept_text(struct reader *r, const char *text);
void expect_text(struct reader *r, const char *text);
size_t word_length(const char *at);
const char *read_word(struct reader *r); /* "" if there is none */
int accept_word(struct reader *r, const char *word);
int read_number(struct reader *r, int highest);
const char *read_bracketed(struct reader *r); /* what stands in brackets, without them */

/* read_operand.c: registers and operands */
struct reg *find_named(const struct reader *r, const char *name, enum register_kind kind);
struct reg *make_reg(struct reader *r, enum register_kind kind, enum representation rep);
struct reg *read_reg(struct reader *r); /* one is needed; NULL after an error */
struct operand read_operand(struct reader *r);

#endif
