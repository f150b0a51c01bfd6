/* Values of literals: numbers, and strings with their escapes. */
#ifndef YIELDC_LITERAL_H
#define YIELDC_LITERAL_H

#include "tree/ast.h"

/* What a string literal's prefix and quotes say; offsets are into the same text. */
struct string_form {
    int raw, bytes, formatted, unicode; /* unicode: the u prefix */
    size_t body, body_end;              /* between the quotes */
};
struct string_form string_form(const char *text, size_t start, size_t end);

/*
 * Appends the value of a string's body to *out: UTF-8 (surrogates as three bytes), or bytes.
 * NULL, or what CPython says is wrong with it.
 */
const char *decode_string_body(arena *a, struct text *out, const char *body, size_t n,
                               const struct string_form *form);

/* The backslash of the first escape in a string's body that means nothing, or NULL. A backslash at
 * its end belongs to what follows there. */
const char *find_invalid_escape(const char *body, size_t n, const struct string_form *form);

/* The value of a number as the tokenizer accepted it. NULL, or what is wrong with it. */
const char *decode_number(arena *a, const char *text, size_t n, struct constant *out);

#endif
