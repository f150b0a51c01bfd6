/*
 * f-strings: splits one into literal text and fields, and checks adjacent string literals.
 * The expression of each field is tokenized and checked by the grammar at once; parse.c makes the
 * tree of it later.
 */
#ifndef YIELDC_FSTRING_H
#define YIELDC_FSTRING_H

#include "tokens.h"

struct fstring_part {
    struct tokens *field; /* the checked expression; NULL for literal text */
    struct text literal;  /* decoded; for a field with `=`, its text up to and with the = */
    int is_debug;         /* the field has a = */
    int conversion;       /* -1, or 's', 'r', 'a' */
    struct fstring *spec; /* NULL without a colon */
};

struct fstring {
    LIST(struct fstring_part *) parts;
};

#endif
