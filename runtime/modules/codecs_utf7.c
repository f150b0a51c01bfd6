/* codecs_utf7.c - UTF-7: characters that are not ASCII stand as base64 of their UTF-16 between +
 * and
 * -, and a + as +-. */
#include "codecs_parts.h"

static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static bool is_base64(uint32_t c)
{
    return c && c < 0x80 && strchr(base64, (int)c);
}

/* ---- Encoding ---- */

/* The bits of a stretch of base64 that have not been written. */
typedef struct {
    uint32_t buffer;
    unsigned count;
} bits;

static bool is_direct(uint32_t c)
{
    return (c >= ' ' && c < 0x7f && c != '+' && c != '\\' && c != '~') || c == '\t' || c == '\n' ||
           c == '\r';
}

static void put_unit(yr_buffer *out, bits *b, uint32_t unit)
{
    b->buffer = b->buffer << 16 | unit;
    b->count += 16;
    for (; b->count >= 6; b->count -= 6)
        yr_buffer_byte(out, (uint8_t)base64[b->buffer >> (b->count - 6) & 63]);
    b->buffer &= (1u << b->count) - 1;
}

static void put_rest(yr_buffer *out, bits *b)
{
    if (b->count)
        yr_buffer_byte(out, (uint8_t)base64[b->buffer << (6 - b->count) & 63]);
    *b = (bits){0};
}

static void put_shifted(yr_buffer *out, bits *b, uint32_t c)
{
    if (c >= 0x10000) {
        put_unit(out, b, 0xd800 + ((c - 0x10000) >> 10));
        c = 0xdc00 + (c & 0x3ff);
    }
    put_unit(out, b, c);
}

static void encode(yr_encoder *e)
{
    const yr_str *s = yr_str_as(e->text);
    bool shifted = false;
    bits b = {0};
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        if (shifted && is_direct(c)) {
            put_rest(&e->out, &b);
            shifted = false;
            if (is_base64(c) || c == '-')
                yr_buffer_byte(&e->out, '-');
        }
        if (!shifted && c == '+') {
            yr_buffer_add(&e->out, "+-", 2);
        } else if (!shifted && is_direct(c)) {
            yr_buffer_byte(&e->out, (uint8_t)c);
        } else {
            if (!shifted)
                yr_buffer_byte(&e->out, '+');
            shifted = true;
            put_shifted(&e->out, &b, c);
        }
    }
    put_rest(&e->out, &b);
    if (shifted)
        yr_buffer_byte(&e->out, '-');
}

YR_TEXT_METHOD(yr_codecs_utf7_encode)
{
    yr_encoder e = {.codec = YR_CODEC_UTF7, .name = "utf-7"};
    if (yr_codecs_encoder("utf_7_encode", args, n, &e) < 0)
        return 0;
    encode(&e);
    return yr_codecs_encoded(&e, yr_pending());
}

/* ---- Decoding ---- */

typedef struct {
    bool shifted;
    uint32_t surrogate; /* the first half of a pair, or 0 */
    bits rest;
    size_t start;  /* of the shift sequence, or of what is wrong */
    size_t length; /* of the output where the sequence began */
} state;

/* Takes 6 bits more; a character may be complete. 0 or -1. */
static int take_bits(yr_decoder *d, state *s, uint8_t letter)
{
    s->rest.buffer = s->rest.buffer << 6 | (uint32_t)(strchr(base64, letter) - base64);
    s->rest.count += 6;
    if (s->rest.count < 16)
        return 0;
    s->rest.count -= 16;
    uint32_t c = s->rest.buffer >> s->rest.count & 0xffff, first = s->surrogate;
    s->rest.buffer &= (1u << s->rest.count) - 1;
    s->surrogate = 0;
    if (first && c >= 0xdc00 && c < 0xe000)
        return yr_builder_put(&d->out, 0x10000 + ((first - 0xd800) << 10) + (c - 0xdc00));
    if (first && yr_builder_put(&d->out, first) < 0)
        return -1;
    if (c >= 0xd800 && c < 0xdc00) {
        s->surrogate = c;
        return 0;
    }
    return yr_builder_put(&d->out, c);
}

/* A byte that is no base64 ends a shift sequence; a - is part of it. *reason: what is wrong. */
static int end_shift(yr_decoder *d, state *s, size_t *at, const char **reason)
{
    uint8_t c = d->p[*at];
    s->shifted = false;
    if (s->rest.count >= 6)
        *reason = "partial character in base64 sequence";
    else if (s->rest.buffer)
        *reason = "non-zero padding bits in base64 sequence";
    if (*reason) {
        ++*at;
        return 0;
    }
    uint32_t first = s->surrogate;
    s->surrogate = 0;
    *at += c == '-';
    return first && c < 0x80 && c != '+' ? yr_builder_put(&d->out, first) : 0;
}

/* A byte outside of shift sequences. */
static int take_plain(yr_decoder *d, state *s, size_t *at, const char **reason)
{
    uint8_t c = d->p[(*at)++];
    if (c < 0x80 && c != '+')
        return yr_builder_put(&d->out, c);
    s->start = *at - 1;
    if (c != '+') {
        *reason = "unexpected special character";
        return 0;
    }
    if (*at < d->n && d->p[*at] == '-') {
        ++*at;
        return yr_builder_put(&d->out, '+');
    }
    if (*at < d->n && !is_base64(d->p[*at])) {
        ++*at;
        *reason = "ill-formed sequence";
        return 0;
    }
    *s = (state){.shifted = true, .start = s->start, .length = d->out.length};
    return 0;
}

static int decode(yr_decoder *d)
{
    state s = {0};
    size_t at = 0;
    for (;;) {
        while (at < d->n) {
            const char *reason = NULL;
            int r = !s.shifted            ? take_plain(d, &s, &at, &reason)
                    : is_base64(d->p[at]) ? take_bits(d, &s, d->p[at++])
                                          : end_shift(d, &s, &at, &reason);
            if (r < 0 || (reason && yr_decode_error(d, s.start, at, reason, &at) < 0))
                return -1;
        }
        if (!s.shifted || d->partial)
            break;
        s.shifted = false;
        bool whole = !s.surrogate && s.rest.count < 6 && !s.rest.buffer;
        if (!whole && yr_decode_error(d, s.start, d->n, "unterminated shift sequence", &at) < 0)
            return -1;
    }
    d->consumed = at;
    if (s.shifted) { /* the whole sequence again, when there is more of it */
        d->consumed = s.start;
        d->out.length = s.length;
    }
    return 0;
}

YR_TEXT_METHOD(yr_codecs_utf7_decode)
{
    yr_decoder d = {.codec = YR_CODEC_UTF7, .name = "utf7"};
    int final = n > 2 ? yr_truth(args[2]) : 0;
    if (final < 0 || yr_codecs_decoder("utf_7_decode", args, n, false, &d) < 0)
        return 0;
    d.partial = !final;
    return yr_codecs_decoded(&d, decode(&d));
}
