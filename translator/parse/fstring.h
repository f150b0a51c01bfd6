/*
 * f-strings and t-strings: literal text and fields. The tokenizer takes them apart (lex_string.c),
 * with the tokens of each field; the grammar checks the fields (fstring.c); parse.c makes their
 * trees.
 */
#ifndef YIELDC_FSTRING_H
#define YIELDC_FSTRING_H

#include "tokens.h"

struct fstring_part {
    size_t start,
        end; /* in the source: of literal text with its escapes; of a field's expression */

    /*
     * NULL for literal text. As if its braces were parentheses: OP_LPAR, the expression, OP_RPAR,
     * T_NEWLINE, T_END. Before its check what may follow the expression stands there as well: =,
     * and ! with its letter. The OP_RPAR has the place of the } or : that ended it.
     */
    struct tokens *field;

    struct text literal;  /* decoded; for a field with `=`, its text up to and with the = */
    const char *written;  /* of a t-string's field: the text of the expression */
    int conversion;       /* -1, or 's', 'r', 'a' */
    struct fstring *spec; /* NULL without a colon */
};

struct fstring {
    LIST(struct fstring_part *) parts;
    int is_template;
    int is_checked;
    struct loc stop; /* line 0, or of the quote where a field's specification is not closed */
};

#endif
