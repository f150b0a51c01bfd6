/* codec_errors.c - what happens to text that cannot be encoded and bytes that cannot be decoded. */
#include "../core/exception.h"
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

yr_value yr_unicode_error_new(yr_type *type, const char *name, yr_value object, size_t start,
                              size_t end, const char *reason)
{
    yr_value args[5] = {yr_str_from_c(name), object, yr_int((int64_t)start), yr_int((int64_t)end),
                        yr_str_from_c(reason)};
    yr_value exception = args[0] && object && args[4] ? yr_invoke(yr_from(type), args, 5) : 0;
    for (int i = 0; i < 5; i++)
        yr_xdrop(args[i]);
    return exception;
}

/* Raises what yr_unicode_error_new() makes; always -1. */
static int raise_unicode(yr_type *type, const char *name, yr_value object, size_t start, size_t end,
                         const char *reason)
{
    yr_value exception = yr_unicode_error_new(type, name, object, start, end, reason);
    if (exception)
        yr_raise_instance(exception);
    return -1;
}

/* ---- Handlers of the program ---------------------------------------------------------------- */

/* The handler may have given the exception another object: those bytes are decoded then. */
static int take_object(yr_decoder *d, yr_value exception)
{
    yr_value object = YR_AS(yr_unicode_error, exception)->object;
    if (!object || !YR_IS_BYTES(object)) {
        yr_type_error(object ? "object attribute must be bytes" : "object attribute not set");
        return -1;
    }
    yr_set(&d->object, yr_retain(object));
    d->p = yr_bytes_as(object)->data;
    d->n = yr_bytes_as(object)->length;
    return 0;
}

/* Calls the handler of that name with exception: *replacement (new) is a str, or bytes where an
 * encoder asks (d is NULL), and *next a place in the text of that length. LookupError, TypeError,
 * IndexError. */
static int call_handler(const char *name, yr_value exception, yr_decoder *d, size_t length,
                        yr_value *replacement, size_t *next)
{
    bool encoding = !d;
    yr_value handler = yr_codec_handler(name);
    if (!handler) {
        yr_raise_format(YR_EXC(LookupError), "unknown error handler name '%s'", name);
        return -1;
    }
    yr_retain(handler);
    yr_value result = yr_invoke1(handler, exception);
    yr_drop(handler);
    if (!result)
        return -1;
    yr_tuple_object *t = YR_IS_TUPLE(result) ? YR_TUPLE(result) : NULL;
    bool fits =
        t && t->length == 2 && (YR_IS_STR(t->items[0]) || (encoding && YR_IS_BYTES(t->items[0])));
    int64_t at = 0;
    if (d && fits && take_object(d, exception) == 0)
        length = d->n;
    if (yr_pending())
        ;
    else if (!fits)
        yr_type_error(encoding ? "encoding error handler must return (str/bytes, int) tuple"
                               : "decoding error handler must return (str, int) tuple");
    else if (!YR_IS_ANY_INT(t->items[1]))
        yr_type_error("'%T' object cannot be interpreted as an integer", t->items[1]);
    else if (yr_to_index(t->items[1], &at, true) == 0) {
        at += at < 0 ? (int64_t)length : 0;
        if (at < 0 || (size_t)at > length)
            yr_raise_format(YR_EXC(IndexError), "position %lld from error handler out of bounds",
                            (long long)at);
    }
    int failed = yr_pending() ? -1 : 0;
    *next = (size_t)at;
    *replacement = failed ? 0 : yr_retain(t->items[0]);
    yr_drop(result);
    return failed;
}

/* ---- Encoding ------------------------------------------------------------------------------- */

/* 0, -1, or 1: the codec has no such character. */
static int put(yr_encoder *e, uint32_t c)
{
    if (e->put)
        return e->put(e->map, c, &e->out);
    return yr_encode_char(e, c);
}

static int put_text(yr_encoder *e, const char *ascii)
{
    int r = 0;
    for (; *ascii && r == 0; ascii++)
        r = put(e, (uint8_t)*ascii);
    return r;
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
    case YR_ERRORS_REPLACE: return put(e, '?');
    case YR_ERRORS_BACKSLASH: return put_escaped(e, c);
    case YR_ERRORS_XML: return put_reference(e, c);
    case YR_ERRORS_ESCAPE:
        if (c < 0xdc80 || c > 0xdcff ||
            (e->codec >= YR_CODEC_UTF16 && e->codec != YR_CODEC_CHARMAP))
            return 1;
        return yr_buffer_byte(&e->out, (uint8_t)(c - 0xdc00));
    case YR_ERRORS_PASS:
        if (!yr_is_surrogate(c) || e->codec == YR_CODEC_ASCII || e->codec == YR_CODEC_LATIN1 ||
            e->codec == YR_CODEC_CHARMAP)
            return 1;
        return yr_encode_char(e, c);
    default: return 1;
    }
}

static bool is_wide(yr_codec codec)
{
    return codec >= YR_CODEC_UTF16 && codec <= YR_CODEC_UTF32_BE;
}

/* Adds what a handler gave: bytes as they are, a str encoded. 1: that cannot be. */
static int put_replacement(yr_encoder *e, yr_value v)
{
    if (YR_IS_BYTES(v)) {
        const yr_bytes *b = yr_bytes_as(v);
        size_t unit = !is_wide(e->codec) ? 1 : e->codec >= YR_CODEC_UTF32 ? 4 : 2;
        return b->length % unit ? 1 : yr_buffer_add(&e->out, b->data, b->length);
    }
    const yr_str *s = yr_str_as(v);
    int r = 0;
    for (size_t i = 0; i < s->length && r == 0; i++) {
        uint32_t c = yr_str_at(s, i);
        r = e->put ? put(e, c) : yr_can_encode(e->codec, c) ? yr_encode_char(e, c) : 1;
    }
    return r;
}

static int encode_by_program(yr_encoder *e, size_t start, size_t end, const char *reason,
                             size_t *next)
{
    yr_value replacement = 0,
             exception = yr_unicode_error_new(YR_EXC(UnicodeEncodeError), e->name,
                                              yr_retain(e->text), start, end, reason);
    if (!exception)
        return -1;
    int r = call_handler(e->handler_name, exception, NULL, yr_str_as(e->text)->length, &replacement,
                         next);
    if (r == 0)
        r = put_replacement(e, replacement);
    yr_xdrop(replacement);
    if (r > 0)
        yr_raise_instance(exception);
    else
        yr_drop(exception);
    return r ? -1 : 0;
}

int yr_encode_error(yr_encoder *e, size_t start, size_t end, const char *reason, size_t *next)
{
    yr_error_handler h = find_handler(e->handler_name);
    if (h == YR_ERRORS_UNKNOWN)
        return encode_by_program(e, start, end, reason, next);
    for (size_t i = start; i < end; i++) {
        int r = handle_char(e, h, yr_str_at(yr_str_as(e->text), i));
        if (r < 0)
            return -1;
        if (r > 0)
            return raise_unicode(YR_EXC(UnicodeEncodeError), e->name, yr_retain(e->text), i, end,
                                 reason);
    }
    *next = end;
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
    bool wide = is_wide(d->codec);
    size = wide ? d->codec >= YR_CODEC_UTF32 ? 4 : 2 : 3;
    if (left < size || d->codec == YR_CODEC_ASCII || d->codec > YR_CODEC_COUNT)
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

/* A handler of the program may change the bytes too: d->p and d->n are those of its exception. */
static int decode_by_program(yr_decoder *d, size_t start, size_t end, const char *reason,
                             size_t *next)
{
    if (!d->object && !(d->object = yr_bytes_from(d->p, d->n)))
        return -1;
    yr_value replacement = 0,
             exception = yr_unicode_error_new(YR_EXC(UnicodeDecodeError), d->name,
                                              yr_retain(d->object), start, end, reason);
    if (!exception)
        return -1;
    int r = call_handler(d->handler_name, exception, d, d->n, &replacement, next);
    if (r == 0)
        r = yr_builder_add(&d->out, replacement);
    yr_xdrop(replacement);
    yr_drop(exception);
    return r;
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
    default: return decode_by_program(d, start, end, reason, next);
    }
    if (taken == 0)
        return strict_decode(d, start, end, reason);
    *next = start + (size_t)taken;
    return taken < 0 ? -1 : 0;
}
