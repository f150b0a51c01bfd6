/* codec_errors.c - what happens to text that cannot be encoded and bytes that cannot be decoded. */
#include "codec.h"

static const char hex[] = "0123456789abcdef";

static yr_error_handler find_handler(const char *name)
{
    static const char *const names[] = {
#define H(enumerator, name) name,
        YR_ERROR_HANDLERS(H)
#undef H
    };
    yr_error_handler h = YR_ERRORS_STRICT;
    while (name && h < YR_ERRORS_UNKNOWN && strcmp(names[h], name) != 0)
        h++;
    return h;
}

static int unknown_handler(const char *name)
{
    yr_raise_format(YR_EXC(LookupError), "unknown error handler name '%s'", name);
    return -1;
}

/* Raises type(name, object, start, end, reason); always -1. object is stolen, 0 after an error. */
static int raise_unicode(yr_type *type, const char *name, yr_value object, size_t start, size_t end,
                         const char *reason)
{
    yr_value args[5] = {yr_str_from_c(name), object, yr_int((int64_t)start), yr_int((int64_t)end),
                        yr_str_from_c(reason)};
    if (args[0] && object && args[4]) {
        yr_value exception = yr_invoke(yr_from(type), args, 5);
        if (exception)
            yr_raise_instance(exception);
    }
    for (int i = 0; i < 5; i++)
        yr_xdrop(args[i]);
    return -1;
}

/* ---- Encoding ------------------------------------------------------------------------------- */

static int put_text(yr_encoder *e, const char *ascii)
{
    for (; *ascii; ascii++)
        if (yr_encode_char(e, (uint8_t)*ascii) < 0)
            return -1;
    return 0;
}

static int put_escaped(yr_encoder *e, uint32_t c)
{
    char text[16];
    snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    return put_text(e, text);
}

static int put_reference(yr_encoder *e, uint32_t c)
{
    char text[16];
    snprintf(text, sizeof text, "&#%u;", c);
    return put_text(e, text);
}

/* One character by a handler: 0, -1, or 1: the handler does not take it. */
static int handle_char(yr_encoder *e, yr_error_handler h, uint32_t c)
{
    switch (h) {
    case YR_ERRORS_IGNORE: return 0;
    case YR_ERRORS_REPLACE: return yr_encode_char(e, '?');
    case YR_ERRORS_BACKSLASH: return put_escaped(e, c);
    case YR_ERRORS_XML: return put_reference(e, c);
    case YR_ERRORS_ESCAPE:
        if (c < 0xdc80 || c > 0xdcff || e->codec >= YR_CODEC_UTF16)
            return 1;
        return yr_buffer_byte(&e->out, (uint8_t)(c - 0xdc00));
    case YR_ERRORS_PASS:
        if (!yr_is_surrogate(c) || e->codec == YR_CODEC_ASCII || e->codec == YR_CODEC_LATIN1)
            return 1;
        return yr_encode_char(e, c);
    default: return 1;
    }
}

int yr_encode_error(yr_encoder *e, size_t start, size_t end, const char *reason)
{
    yr_error_handler h = find_handler(e->handler_name);
    if (h == YR_ERRORS_UNKNOWN)
        return unknown_handler(e->handler_name);
    for (size_t i = start; i < end; i++) {
        int r = handle_char(e, h, yr_str_at(yr_str_as(e->text), i));
        if (r < 0)
            return -1;
        if (r > 0)
            return raise_unicode(YR_EXC(UnicodeEncodeError), e->name, yr_retain(e->text), i, end,
                                 reason);
    }
    return 0;
}

/* ---- Decoding ------------------------------------------------------------------------------- */

static int strict_decode(yr_decoder *d, size_t start, size_t end, const char *reason)
{
    return raise_unicode(YR_EXC(UnicodeDecodeError), d->name, yr_bytes_from(d->p, d->n), start, end,
                         reason);
}

/* Bytes from 0x80 on become lone surrogates. Returns how many did; -1 on error. */
static int64_t escape_bytes(yr_decoder *d, size_t start, size_t end)
{
    size_t i = start;
    for (; i < end && i < start + 4 && d->p[i] >= 0x80; i++)
        if (yr_builder_put(&d->out, 0xdc00u + d->p[i]) < 0)
            return -1;
    return (int64_t)(i - start);
}

/* An encoded surrogate at `start`: its size, 0 if there is none, -1 on error. */
static int64_t pass_surrogate(yr_decoder *d, size_t start)
{
    const uint8_t *p = d->p + start;
    size_t left = d->n - start, size;
    uint32_t c = 0;
    bool wide = d->codec >= YR_CODEC_UTF16;
    size = wide ? d->codec >= YR_CODEC_UTF32 ? 4 : 2 : 3;
    if (left < size || d->codec == YR_CODEC_ASCII)
        return 0;
    bool big = d->name[strlen(d->name) - 2] == 'b';
    for (size_t i = 0; wide && i < size; i++)
        c |= (uint32_t)p[big ? size - 1 - i : i] << (8 * i);
    if (!wide && (p[0] & 0xf0) == 0xe0 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80)
        c = (p[0] & 15u) << 12 | (p[1] & 63u) << 6 | (p[2] & 63u);
    if (!yr_is_surrogate(c))
        return 0;
    return yr_builder_put(&d->out, c) < 0 ? -1 : (int64_t)size;
}

static int put_bytes_escaped(yr_decoder *d, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        char text[5] = {'\\', 'x', hex[d->p[i] >> 4], hex[d->p[i] & 15], 0};
        if (yr_builder_c(&d->out, text) < 0)
            return -1;
    }
    return 0;
}

int yr_decode_error(yr_decoder *d, size_t start, size_t end, const char *reason, size_t *next)
{
    int64_t taken;
    *next = end;
    switch (find_handler(d->handler_name)) {
    case YR_ERRORS_STRICT: return strict_decode(d, start, end, reason);
    case YR_ERRORS_IGNORE: return 0;
    case YR_ERRORS_REPLACE: return yr_builder_put(&d->out, 0xfffd);
    case YR_ERRORS_BACKSLASH: return put_bytes_escaped(d, start, end);
    case YR_ERRORS_ESCAPE: taken = escape_bytes(d, start, end); break;
    case YR_ERRORS_PASS: taken = pass_surrogate(d, start); break;
    case YR_ERRORS_XML:
        yr_type_error("don't know how to handle UnicodeDecodeError in error callback");
        return -1;
    default: return unknown_handler(d->handler_name);
    }
    if (taken == 0)
        return strict_decode(d, start, end, reason);
    *next = start + (size_t)taken;
    return taken < 0 ? -1 : 0;
}
