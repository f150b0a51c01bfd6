/* codec_escape.c - the codec unicode_escape: text as it would stand in a string literal. */
#include "codec.h"

int yr_encode_escapes(yr_encoder *e)
{
    const yr_str *s = yr_str_as(e->text);
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        char text[16];
        const char *format = c == '\n'      ? "\\n"
                             : c == '\t'    ? "\\t"
                             : c == '\r'    ? "\\r"
                             : c == '\\'    ? "\\\\"
                             : c >= 0x10000 ? NULL
                                            : "";
        if (format && *format)
            snprintf(text, sizeof text, "%s", format);
        else if (c >= ' ' && c < 0x7f)
            snprintf(text, sizeof text, "%c", (int)c);
        else
            snprintf(text, sizeof text,
                     c < 0x100     ? "\\x%02x"
                     : c < 0x10000 ? "\\u%04x"
                                   : "\\U%08x",
                     c);
        if (yr_buffer_add(&e->out, text, strlen(text)) < 0)
            return -1;
    }
    return 0;
}

static int digit(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

/* Reads up to max digits of that base; their number. */
static size_t read_digits(const yr_decoder *d, size_t at, size_t max, int base, uint32_t *c)
{
    size_t n = 0;
    for (*c = 0; n < max && at + n < d->n && digit(d->p[at + n]) < base; n++)
        *c = *c * (uint32_t)base + (uint32_t)digit(d->p[at + n]);
    return n;
}

/* \xhh, \uhhhh, \Uhhhhhhhh at `at`. */
static int decode_hex(yr_decoder *d, size_t at, size_t *next)
{
    uint8_t letter = d->p[at + 1];
    size_t max = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    uint32_t c;
    size_t n = read_digits(d, at + 2, max, 16, &c);
    if (n < max)
        return yr_decode_error(d, at, at + 2 + n,
                               letter == 'x'   ? "truncated \\xXX escape"
                               : letter == 'u' ? "truncated \\uXXXX escape"
                                               : "truncated \\UXXXXXXXX escape",
                               next);
    if (c > YR_MAX_CHAR)
        return yr_decode_error(d, at, at + 10, "illegal Unicode character", next);
    *next = at + 2 + max;
    return yr_builder_put(&d->out, c);
}

static int decode_escape(yr_decoder *d, size_t at, size_t *next)
{
    static const char letters[] = "\\'\"abfnrtv", values[] = "\\'\"\a\b\f\n\r\t\v";
    uint32_t c;
    if (at + 1 == d->n)
        return yr_decode_error(d, at, at + 1, "\\ at end of string", next);
    uint8_t letter = d->p[at + 1];
    const char *known = letter ? strchr(letters, letter) : NULL;
    *next = at + 2;
    if (letter == '\n')
        return 0;
    if (known)
        return yr_builder_put(&d->out, (uint8_t)values[known - letters]);
    if (letter >= '0' && letter <= '7') {
        *next = at + 1 + read_digits(d, at + 1, 3, 8, &c);
        return yr_builder_put(&d->out, c);
    }
    if (letter == 'x' || letter == 'u' || letter == 'U')
        return decode_hex(d, at, next);
    if (letter == 'N')
        return yr_decode_error(d, at, at + 2, "malformed \\N character escape", next);
    yr_builder_put(&d->out, '\\');
    return yr_builder_put(&d->out, letter);
}

int yr_decode_escapes(yr_decoder *d)
{
    for (size_t at = 0; at < d->n;) {
        if (d->p[at] != '\\') {
            if (yr_builder_put(&d->out, d->p[at++]) < 0)
                return -1;
        } else if (decode_escape(d, at, &at) < 0) {
            return -1;
        }
    }
    return 0;
}
