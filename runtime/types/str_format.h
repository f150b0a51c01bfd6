/* str_format.h - reading the format strings of str.format, which the module _string does too. */
#ifndef YR_STR_FORMAT_H
#define YR_STR_FORMAT_H

#include "text.h"

typedef struct {
    size_t from, to;
} yr_format_stretch;

typedef struct {
    yr_format_stretch name, spec;
    uint32_t conversion; /* 0: none */
    bool nested;         /* the specification has fields */
} yr_format_field;

/* Each reads text from *at on, not further than `to`, and moves *at: 0, or -1 and ValueError. */

/* A field behind its opening brace. */
int yr_format_read_field(const yr_str *text, size_t *at, size_t to, yr_format_field *out);
/* Behind c, a character of literal text or the brace of a field. *literal: c belongs to the text.
 */
int yr_format_read_literal(const yr_str *text, size_t *at, size_t to, uint32_t c, bool *literal);
/* .attribute or [item] in the name of a field. */
int yr_format_read_step(const yr_str *text, size_t *at, size_t to, bool *attribute,
                        yr_format_stretch *name);

/* new: the name of an attribute, or an item's key, an int where it is all digits. ValueError. */
yr_value yr_format_key(const yr_str *text, bool attribute, yr_format_stretch name);
/* A stretch as a number: -1 if it is none, -2 with an error. */
int64_t yr_format_number(const yr_str *text, yr_format_stretch s);

#endif
