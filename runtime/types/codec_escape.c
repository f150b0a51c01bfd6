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

/* \N{name} at `at`. */
static int decode_name(yr_decoder *d, size_t at, size_t *next)
{
    if (!yr_names_of_characters && !yr_codec_module("unicodedata")) {
        yr_raise_format(YR_EXC(UnicodeError),
                        "\\N escapes not supported (can't load unicodedata module)");
        return -1;
    }
    size_t from = at + 3;
    const uint8_t *end = NULL;
    if (at + 2 < d->n && d->p[at + 2] == '{')
        end = memchr(d->p + from, '}', d->n - from);
    if (!end || end == d->p + from)
        return yr_decode_error(d, at,
                               end                                    ? from
                               : at + 2 < d->n && d->p[at + 2] == '{' ? d->n
                                                                      : at + 2,
                               "malformed \\N character escape", next);
    size_t to = (size_t)(end - d->p);
    int64_t c = yr_names_of_characters->find((const char *)d->p + from, to - from);
    if (c < 0)
        return yr_decode_error(d, at, to + 1, "unknown Unicode character name", next);
    *next = to + 1;
    return yr_builder_put(&d->out, (uint32_t)c);
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
        return decode_name(d, at, next);
    yr_builder_put(&d->out, '\\');
    return yr_builder_put(&d->out, letter);
}

/* Is the escape at `at` cut off by the end, so that more bytes may complete it? */
static bool is_cut_off(const yr_decoder *d, size_t at)
{
    if (at + 1 == d->n)
        return true;
    uint8_t letter = d->p[at + 1];
    uint32_t ignored;
    size_t max = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    if (letter == 'N')
        return at + 2 == d->n || (d->p[at + 2] == '{' && !memchr(d->p + at, '}', d->n - at));
    return max && at + 2 + max > d->n && at + 2 + read_digits(d, at + 2, max, 16, &ignored) == d->n;
}

int yr_decode_escapes(yr_decoder *d)
{
    size_t at = 0;
    while (at < d->n) {
        if (d->p[at] != '\\') {
            if (yr_builder_put(&d->out, d->p[at++]) < 0)
                return -1;
        } else if (d->partial && is_cut_off(d, at)) {
            break;
        } else if (decode_escape(d, at, &at) < 0) {
            return -1;
        }
    }
    d->consumed = at;
    return 0;
}

/* ---- raw_unicode_escape: only \u and \U, behind an odd number of backslashes ---------------- */

int yr_encode_raw_escapes(yr_encoder *e)
{
    const yr_str *s = yr_str_as(e->text);
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        char text[16];
        snprintf(text, sizeof text, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
        int r = c < 0x100 ? yr_buffer_byte(&e->out, (uint8_t)c)
                          : yr_buffer_add(&e->out, text, strlen(text));
        if (r < 0)
            return -1;
    }
    return 0;
}

int yr_decode_raw_escapes(yr_decoder *d)
{
    size_t at = 0;
    while (at < d->n) {
        bool escape = d->p[at] == '\\';
        if (escape && at + 1 == d->n && d->partial)
            break;
        if (escape && at + 1 < d->n && (d->p[at + 1] == 'u' || d->p[at + 1] == 'U')) {
            if (d->partial && is_cut_off(d, at))
                break;
            size_t max = d->p[at + 1] == 'u' ? 4 : 8, n;
            uint32_t c;
            if ((n = read_digits(d, at + 2, max, 16, &c)) == max && c > YR_MAX_CHAR) {
                if (yr_decode_error(d, at, at + 10, "\\Uxxxxxxxx out of range", &at) < 0)
                    return -1;
            } else if (n < max) {
                const char *reason =
                    max == 4 ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
                if (yr_decode_error(d, at, at + 2 + n, reason, &at) < 0)
                    return -1;
            } else if (yr_builder_put(&d->out, c) < 0) {
                return -1;
            } else {
                at += 2 + max;
            }
            continue;
        }
        size_t taken = escape && at + 1 < d->n ? 2 : 1;
        for (; taken; taken--)
            if (yr_builder_put(&d->out, d->p[at++]) < 0)
                return -1;
    }
    d->consumed = at;
    return 0;
}
