/* codecs_escape.c - the codec escape: bytes as they would stand in a bytes literal. */
#include "codecs_parts.h"

YR_TEXT_METHOD(yr_codecs_escape_encode)
{
    const char *errors;
    if (!YR_IS_BYTES(args[0]))
        return yr_type_error("escape_encode() argument 1 must be bytes, not %s",
                             yr_argument_type(args[0]));
    if (yr_codecs_errors("escape_encode", args, n, 1, &errors) < 0)
        return 0;
    const yr_bytes *b = yr_bytes_as(args[0]);
    yr_buffer out = {0};
    for (size_t i = 0; i < b->length; i++) {
        uint8_t c = b->data[i];
        char text[8];
        const char *letter = c ? strchr("\tt\nn\rr\\\\''", c) : NULL;
        if (letter && c != 't' && c != 'n' && c != 'r')
            snprintf(text, sizeof text, "\\%c", letter[1] ? letter[1] : c);
        else if (c >= ' ' && c < 0x7f)
            snprintf(text, sizeof text, "%c", c);
        else
            snprintf(text, sizeof text, "\\x%02x", c);
        if (yr_buffer_add(&out, text, strlen(text)) < 0)
            break;
    }
    yr_value bytes = yr_pending() ? 0 : yr_buffer_finish(&out);
    if (!bytes) {
        yr_buffer_free(&out);
        return 0;
    }
    return yr_tuple((yr_value[]){bytes, yr_int((int64_t)b->length)}, 2);
}

static int digit(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

/* \xhh at `at`; *next stands behind it. */
static int hex_escape(const yr_decoder *d, size_t at, size_t *next, yr_buffer *out)
{
    int high = at + 2 < d->n ? digit(d->p[at + 2]) : 99;
    int low = at + 3 < d->n ? digit(d->p[at + 3]) : 99;
    *next = at + 4;
    if (high < 16 && low < 16)
        return yr_buffer_byte(out, (uint8_t)(high << 4 | low));
    *next = at + 2 + (high < 16);
    if (!d->handler_name || !strcmp(d->handler_name, "strict")) {
        yr_value_error("invalid \\x escape at position %zu", at);
        return -1;
    }
    if (!strcmp(d->handler_name, "replace"))
        return yr_buffer_byte(out, '?');
    if (!strcmp(d->handler_name, "ignore"))
        return 0;
    yr_value_error("decoding error; unknown error handling code: %s", d->handler_name);
    return -1;
}

static int octal_escape(const yr_decoder *d, size_t at, size_t *next, yr_buffer *out)
{
    int c = 0;
    for (*next = at + 1; *next < d->n && *next < at + 4 && digit(d->p[*next]) < 8; ++*next)
        c = c * 8 + digit(d->p[*next]);
    return yr_buffer_byte(out, (uint8_t)c);
}

/* The escape at `at`. 0 or -1. */
static int unescape(const yr_decoder *d, size_t at, size_t *next, yr_buffer *out)
{
    static const char letters[] = "\\'\"abfnrtv", values[] = "\\'\"\a\b\f\n\r\t\v";
    if (at + 1 == d->n) {
        yr_value_error("Trailing \\ in string");
        return -1;
    }
    uint8_t letter = d->p[at + 1];
    const char *known = letter ? strchr(letters, letter) : NULL;
    *next = at + 2;
    if (letter == '\n')
        return 0;
    if (known)
        return yr_buffer_byte(out, (uint8_t)values[known - letters]);
    if (letter >= '0' && letter <= '7')
        return octal_escape(d, at, next, out);
    if (letter == 'x')
        return hex_escape(d, at, next, out);
    return yr_buffer_add(out, d->p + at, 2);
}

YR_TEXT_METHOD(yr_codecs_escape_decode)
{
    yr_decoder d = {0};
    if (yr_codecs_decoder("escape_decode", args, n, true, &d) < 0)
        return 0;
    yr_buffer out = {0};
    int failed = 0;
    for (size_t at = 0; !failed && at < d.n;)
        failed = d.p[at] == '\\' ? unescape(&d, at, &at, &out) : yr_buffer_byte(&out, d.p[at++]);
    yr_drop(d.object);
    yr_value bytes = failed ? 0 : yr_buffer_finish(&out);
    if (!bytes) {
        yr_buffer_free(&out);
        return 0;
    }
    return yr_tuple((yr_value[]){bytes, yr_int((int64_t)d.n)}, 2);
}
