/*
 * Escapes follow CPython's unicode-escape decoder, its messages included. The positions in them
 * count bytes of the text that CPython hands to that decoder, where each character above ASCII
 * was first replaced by a ten-byte \U escape.
 */
#include "base/names.h"
#include "literal.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DECIMAL_DIGITS 4300

struct string_form string_form(const char *text, size_t start, size_t end)
{
    struct string_form f = {0};
    size_t at = start;
    for (; at < end && text[at] != '"' && text[at] != '\''; at++) {
        int c = text[at] | 32;
        f.raw |= c == 'r';
        f.bytes |= c == 'b';
        f.formatted |= c == 'f';
        f.unicode |= text[at] == 'u';
    }
    size_t quotes = end - at >= 6 && text[at + 1] == text[at] && text[at + 2] == text[at] ? 3 : 1;
    f.body = at + quotes;
    f.body_end = end - quotes;
    return f;
}

struct decoder {
    arena *a;
    struct text *out;
    const char *at, *end;
    size_t position; /* as messages count it */
    int bytes;
};

static void emit(struct decoder *d, unsigned c)
{
    if (d->bytes)
        text_add_char(d->a, d->out, (char)c);
    else
        text_add_code_point(d->a, d->out, c);
}

static const char *unicode_error(struct decoder *d, size_t size, const char *what)
{
    if (size == 1)
        return arena_printf(d->a,
                            "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in "
                            "position %zu: %s",
                            d->position, what);
    return arena_printf(d->a,
                        "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                        "%zu-%zu: %s",
                        d->position, d->position + size - 1, what);
}

/* \xXX, \uXXXX, \UXXXXXXXX; at the letter. */
static const char *hex_escape(struct decoder *d, int digits)
{
    static const char *const what[] = {[2] = "truncated \\xXX escape",
                                       [4] = "truncated \\uXXXX escape",
                                       [8] = "truncated \\UXXXXXXXX escape"};
    unsigned long value = 0;
    int n = 0;
    for (; n < digits && d->at + 1 + n < d->end && isxdigit((unsigned char)d->at[1 + n]); n++) {
        int c = d->at[1 + n];
        value = value * 16 + (unsigned long)(isdigit(c) ? c - '0' : (c | 32) - 'a' + 10);
    }
    if (n < digits && d->bytes)
        return arena_printf(d->a, "(value error) invalid \\x escape at position %zu", d->position);
    if (n < digits)
        return unicode_error(d, (size_t)n + 2, what[digits]);
    if (value > 0x10FFFF)
        return unicode_error(d, 10, "illegal Unicode character");
    emit(d, (unsigned)value);
    d->at += 1 + digits;
    d->position += (size_t)digits + 2;
    return NULL;
}

static void octal_escape(struct decoder *d)
{
    unsigned value = 0;
    int n = 0;
    for (; n < 3 && d->at + n < d->end && d->at[n] >= '0' && d->at[n] <= '7'; n++)
        value = value * 8 + (unsigned)(d->at[n] - '0');
    emit(d, d->bytes ? value & 0xFF : value);
    d->at += n;
    d->position += (size_t)n + 1;
}

/* \N{name}; at the letter. */
static const char *name_escape(struct decoder *d)
{
    const char *close =
        d->at + 1 < d->end && d->at[1] == '{' ? memchr(d->at, '}', (size_t)(d->end - d->at)) : NULL;
    if (!close || close == d->at + 2) {
        size_t size = 2;
        if (d->at + 1 < d->end && d->at[1] == '{')
            size = close ? (size_t)(close - d->at) + 1 : (size_t)(d->end - d->at) + 1;
        return unicode_error(d, size, "malformed \\N character escape");
    }
    size_t size = (size_t)(close - d->at) + 2;
    int64_t c = yr_ucd_find(d->at + 2, size - 4, false);
    if (c < 0)
        return unicode_error(d, size, "unknown Unicode character name");
    emit(d, (unsigned)c);
    d->at = close + 1;
    d->position += size;
    return NULL;
}

/* At the character after a backslash. */
static const char *escape(struct decoder *d)
{
    static const char letters[] = "\\'\"abfnrtv", values[] = "\\'\"\a\b\f\n\r\t\v";
    char c = *d->at;
    const char *known = memchr(letters, c, sizeof letters - 1);
    if (c == '\n') {
        d->at++;
        d->position += 2;
    } else if (known) {
        emit(d, (unsigned char)values[known - letters]);
        d->at++;
        d->position += 2;
    } else if (c >= '0' && c <= '7') {
        octal_escape(d);
    } else if (c == 'x') {
        return hex_escape(d, 2);
    } else if (!d->bytes && c == 'u') {
        return hex_escape(d, 4);
    } else if (!d->bytes && c == 'U') {
        return hex_escape(d, 8);
    } else if (!d->bytes && c == 'N') {
        return name_escape(d);
    } else {
        emit(d, '\\'); /* an unknown escape stands for itself */
        d->position++;
    }
    return NULL;
}

const char *decode_string_body(arena *a, struct text *out, const char *body, size_t n,
                               const struct string_form *form)
{
    struct decoder d = {a, out, body, body + n, 0, form->bytes};
    while (d.at < d.end) {
        if (form->bytes && (unsigned char)*d.at >= 0x80)
            return "bytes can only contain ASCII literal characters";
        if (*d.at == '\\' && !form->raw && d.at + 1 < d.end) {
            d.at++;
            const char *error = escape(&d);
            if (error)
                return error;
            continue;
        }
        int continues = ((unsigned char)*d.at & 0xC0) == 0x80;
        d.position += (unsigned char)*d.at < 0x80 ? 1 : continues ? 0 : 10;
        text_add_char(a, out, *d.at++);
    }
    return NULL;
}

const char *find_invalid_escape(const char *body, size_t n, const struct string_form *form)
{
    for (const char *at = body; at < body + n && !form->raw; at++) {
        if (*at != '\\')
            continue;
        at++;
        int is_octal = *at >= '0' && *at <= '7';
        if (is_octal && at[0] >= '4' && at + 2 < body + n && at[1] >= '0' && at[1] <= '7' &&
            at[2] >= '0' && at[2] <= '7')
            return at - 1;
        if (!is_octal && !memchr("\n\\'\"abfnrtvx", *at, 12) &&
            (form->bytes || !memchr("uUN", *at, 3)) && (unsigned char)*at < 0x80)
            return at - 1;
    }
    return NULL;
}

/* ------------------------------------------------------------------------------------- numbers */

const char *decode_number(arena *a, const char *text, size_t n, struct constant *out)
{
    char *digits = arena_alloc(a, n + 1);
    size_t size = 0;
    int real = 0, radix = n > 1 && text[0] == '0' && isalpha((unsigned char)text[1]) &&
                          strchr("xXoObB", text[1]);
    for (size_t i = 0; i < n; i++) {
        if (text[i] != '_')
            digits[size++] = (char)tolower((unsigned char)text[i]);
        real |= text[i] == '.' || (!radix && (text[i] | 32) == 'e');
    }
    int imaginary = !radix && digits[size - 1] == 'j';
    if (real || imaginary) {
        digits[size - (size_t)imaginary] = '\0';
        out->kind = imaginary ? CONST_IMAG : CONST_FLOAT;
        out->number = strtod(digits, NULL);
        return NULL;
    }
    size_t zeros = 0;
    while (!radix && zeros + 1 < size && digits[zeros] == '0')
        zeros++;
    out->kind = CONST_INT;
    out->text = digits + zeros;
    out->size = size - zeros;
    if (!radix && out->size > MAX_DECIMAL_DIGITS)
        return arena_printf(a,
                            "Exceeds the limit (%d digits) for integer string conversion: value "
                            "has %zu digits; use sys.set_int_max_str_digits() to increase the "
                            "limit - Consider hexadecimal for huge integer literals to avoid "
                            "decimal conversion limits.",
                            MAX_DECIMAL_DIGITS, out->size);
    return NULL;
}
