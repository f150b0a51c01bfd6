/* codec.c - names of encodings, encoding of strs, decoding of the simple ones.
 *
 * A codec looks for the longest stretch that it cannot convert as CPython's does, and hands it with
 * the reason to the error handler (codec_errors.c), which adds to the output or raises.
 */
#include "codec.h"

/* ---- Names
 * -----------------------------------------------------------------------------------------------
 */

static const char *const codec_names[] = {
    "utf-8",     "utf-8",  "ascii",     "latin-1",   "utf-16",        "utf-16-le",
    "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "unicodeescape", "rawunicodeescape",
};

static const struct {
    const char *alias; /* in small letters, hyphens for underscores and spaces */
    yr_codec codec;
} aliases[] = {
    {"utf-8", YR_CODEC_UTF8},
    {"utf8", YR_CODEC_UTF8},
    {"u8", YR_CODEC_UTF8},
    {"utf", YR_CODEC_UTF8},
    {"cp65001", YR_CODEC_UTF8},
    {"utf-8-sig", YR_CODEC_UTF8_SIG},
    {"ascii", YR_CODEC_ASCII},
    {"us-ascii", YR_CODEC_ASCII},
    {"646", YR_CODEC_ASCII},
    {"latin-1", YR_CODEC_LATIN1},
    {"latin1", YR_CODEC_LATIN1},
    {"latin", YR_CODEC_LATIN1},
    {"l1", YR_CODEC_LATIN1},
    {"iso-8859-1", YR_CODEC_LATIN1},
    {"iso8859-1", YR_CODEC_LATIN1},
    {"8859", YR_CODEC_LATIN1},
    {"cp819", YR_CODEC_LATIN1},
    {"utf-16", YR_CODEC_UTF16},
    {"utf16", YR_CODEC_UTF16},
    {"u16", YR_CODEC_UTF16},
    {"utf-16-le", YR_CODEC_UTF16_LE},
    {"utf-16le", YR_CODEC_UTF16_LE},
    {"utf-16-be", YR_CODEC_UTF16_BE},
    {"utf-16be", YR_CODEC_UTF16_BE},
    {"utf-32", YR_CODEC_UTF32},
    {"utf32", YR_CODEC_UTF32},
    {"u32", YR_CODEC_UTF32},
    {"utf-32-le", YR_CODEC_UTF32_LE},
    {"utf-32le", YR_CODEC_UTF32_LE},
    {"utf-32-be", YR_CODEC_UTF32_BE},
    {"utf-32be", YR_CODEC_UTF32_BE},
    {"unicode-escape", YR_CODEC_UNICODE_ESCAPE},
    {"unicodeescape", YR_CODEC_UNICODE_ESCAPE},
    {"raw-unicode-escape", YR_CODEC_RAW_ESCAPE},
    {"rawunicodeescape", YR_CODEC_RAW_ESCAPE},
};

static yr_codec find_codec(const char *encoding)
{
    char name[32];
    size_t n = 0;
    if (!encoding)
        return YR_CODEC_UTF8;
    for (; encoding[n]; n++) {
        if (n == sizeof name - 1)
            return YR_CODEC_COUNT;
        char c = encoding[n];
        name[n] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c == '_' || c == ' ' ? '-' : c;
    }
    name[n] = 0;
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (strcmp(aliases[i].alias, name) == 0)
            return aliases[i].codec;
    return YR_CODEC_COUNT;
}

const char *yr_codec_name(const char *encoding)
{
    yr_codec codec = find_codec(encoding);
    return codec == YR_CODEC_COUNT ? NULL : codec_names[codec];
}

/* ---- Encoding ------------------------------------------------------------------------------- */

static int put_utf8(yr_buffer *b, uint32_t c)
{
    uint8_t p[4];
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    if (n == 1)
        return yr_buffer_byte(b, (uint8_t)c);
    for (size_t i = n - 1; i > 0; i--, c >>= 6)
        p[i] = (uint8_t)(0x80 | (c & 0x3f));
    p[0] = (uint8_t)(0xf00u >> n | c);
    return yr_buffer_add(b, p, n);
}

static int put_unit(yr_buffer *b, uint32_t unit, int size, bool big)
{
    uint8_t p[4];
    for (int i = 0; i < size; i++)
        p[big ? size - 1 - i : i] = (uint8_t)(unit >> (8 * i));
    return yr_buffer_add(b, p, (size_t)size);
}

static int put_utf16(yr_buffer *b, uint32_t c, bool big)
{
    if (c < 0x10000)
        return put_unit(b, c, 2, big);
    c -= 0x10000;
    return put_unit(b, 0xd800 + (c >> 10), 2, big) < 0 ? -1
                                                       : put_unit(b, 0xdc00 + (c & 0x3ff), 2, big);
}

int yr_encode_char(yr_encoder *e, uint32_t c)
{
    switch (e->codec) {
    case YR_CODEC_UTF8:
    case YR_CODEC_UTF8_SIG: return put_utf8(&e->out, c);
    case YR_CODEC_UTF16:
    case YR_CODEC_UTF16_LE:
    case YR_CODEC_UTF16_BE: return put_utf16(&e->out, c, e->codec == YR_CODEC_UTF16_BE);
    case YR_CODEC_UTF32:
    case YR_CODEC_UTF32_LE:
    case YR_CODEC_UTF32_BE: return put_unit(&e->out, c, 4, e->codec == YR_CODEC_UTF32_BE);
    default: return yr_buffer_byte(&e->out, (uint8_t)c);
    }
}

bool yr_can_encode(yr_codec codec, uint32_t c)
{
    if (codec == YR_CODEC_ASCII)
        return c < 0x80;
    return codec == YR_CODEC_LATIN1 ? c < 0x100 : !yr_is_surrogate(c);
}

static const char *reason_for(yr_codec codec)
{
    return codec == YR_CODEC_ASCII    ? "ordinal not in range(128)"
           : codec == YR_CODEC_LATIN1 ? "ordinal not in range(256)"
                                      : "surrogates not allowed";
}

/* UTF-16 and UTF-32 report lone surrogates one by one, the others a whole stretch. */
static int encode_all(yr_encoder *e)
{
    const yr_str *s = yr_str_as(e->text);
    bool one_by_one = e->codec >= YR_CODEC_UTF16;
    for (size_t i = 0; i < s->length;) {
        uint32_t c = yr_str_at(s, i);
        if (yr_can_encode(e->codec, c)) {
            if (yr_encode_char(e, c) < 0)
                return -1;
            i++;
            continue;
        }
        size_t end = i + 1;
        while (!one_by_one && end < s->length && !yr_can_encode(e->codec, yr_str_at(s, end)))
            end++;
        if (yr_encode_error(e, i, end, reason_for(e->codec), &i) < 0)
            return -1;
        s = yr_str_as(e->text);
    }
    return 0;
}

/* A mark at the start tells the byte order; utf-8-sig has one too. */
static int put_mark(yr_encoder *e)
{
    bool marks =
        e->codec == YR_CODEC_UTF16 || e->codec == YR_CODEC_UTF32 || e->codec == YR_CODEC_UTF8_SIG;
    return marks ? yr_encode_char(e, 0xfeff) : 0;
}

/* Codecs without a short cut in CPython go through its registry, which says where it was that a
 * handler was unknown or could not do its part. Always 0. */
static yr_value tell_codec(yr_codec codec, const char *encoding, const char *doing)
{
    bool direct = codec == YR_CODEC_UTF8 || codec == YR_CODEC_ASCII || codec == YR_CODEC_LATIN1 ||
                  codec == YR_CODEC_UTF16 || codec == YR_CODEC_UTF32;
    bool wrapped = yr_pending_is(YR_EXC(LookupError)) || yr_pending_is(YR_EXC(TypeError));
    if (direct || !wrapped)
        return 0;
    return yr_codec_failed(encoding, doing);
}

int yr_encode_run(yr_encoder *e)
{
    if (e->codec == YR_CODEC_UNICODE_ESCAPE)
        return yr_encode_escapes(e);
    if (e->codec == YR_CODEC_RAW_ESCAPE)
        return yr_encode_raw_escapes(e);
    return put_mark(e) < 0 ? -1 : encode_all(e);
}

yr_value yr_encode(yr_value v, const char *encoding, const char *errors)
{
    const yr_str *s = yr_str_as(v);
    yr_codec codec = find_codec(encoding);
    if (codec == YR_CODEC_COUNT)
        return yr_codec_apply(encoding, 0, v, errors, true);
    if (s->ascii && codec <= YR_CODEC_LATIN1 && codec != YR_CODEC_UTF8_SIG)
        return yr_bytes_from(s->data.one, s->length);
    if (s->kind == 1 && codec == YR_CODEC_LATIN1)
        return yr_bytes_from(s->data.one, s->length);
    int64_t size = codec == YR_CODEC_UTF8 ? yr_utf8_size(s) : -1;
    if (size >= 0) {
        yr_value bytes = yr_bytes_alloc((size_t)size);
        if (bytes)
            yr_utf8_write(yr_bytes_as(bytes)->data, s);
        return bytes;
    }
    yr_encoder e = {.codec = codec, .name = codec_names[codec], .handler_name = errors, .text = v};
    if (yr_encode_run(&e) == 0)
        return yr_buffer_finish(&e.out);
    yr_buffer_free(&e.out);
    return tell_codec(codec, encoding, YR_SHOWN("encoding"));
}

/* ---- Decoding
 * ------------------------------------------------------------------------------------------------
 */

static int decode_ascii(yr_decoder *d)
{
    for (size_t i = 0; i < d->n;) {
        if (d->p[i] < 0x80) {
            if (yr_builder_put(&d->out, d->p[i++]) < 0)
                return -1;
        } else if (yr_decode_error(d, i, i + 1, "ordinal not in range(128)", &i) < 0) {
            return -1;
        }
    }
    return 0;
}

static bool all_ascii(const uint8_t *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] >= 0x80)
            return false;
    return true;
}

int yr_decode_run(yr_decoder *d)
{
    switch (d->codec) {
    case YR_CODEC_UTF8: return yr_decode_utf8(d, 0);
    case YR_CODEC_UTF8_SIG:
        return yr_decode_utf8(d, d->n >= 3 && memcmp(d->p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0);
    case YR_CODEC_ASCII: return decode_ascii(d);
    case YR_CODEC_UNICODE_ESCAPE: return yr_decode_escapes(d);
    case YR_CODEC_RAW_ESCAPE: return yr_decode_raw_escapes(d);
    default: return yr_decode_wide(d);
    }
}

yr_value yr_decode(const uint8_t *p, size_t n, const char *encoding, const char *errors)
{
    yr_codec codec = find_codec(encoding);
    if (codec == YR_CODEC_COUNT) {
        yr_value bytes = yr_bytes_from(p, n);
        yr_value text = bytes ? yr_codec_apply(encoding, 1, bytes, errors, true) : 0;
        yr_xdrop(bytes);
        return text;
    }
    if (codec == YR_CODEC_LATIN1 || (codec <= YR_CODEC_ASCII && all_ascii(p, n)))
        return yr_str_from_latin1(p, n);
    yr_decoder d = {
        .codec = codec, .name = codec_names[codec], .handler_name = errors, .p = p, .n = n};
    int failed = yr_decode_run(&d);
    yr_xdrop(d.object);
    if (!failed)
        return yr_builder_finish(&d.out);
    yr_builder_free(&d.out);
    return tell_codec(codec, encoding, YR_SHOWN("decoding"));
}

/* ---- str.encode
 * ------------------------------------------------------------------------------------------------
 */

YR_TEXT_METHOD(yr_str_m_encode)
{
    static const char *const names[] = {"encoding", "errors"};
    const char *text[2] = {NULL, NULL};
    yr_value v[2] = {0};
    if (n == 0 && !keywords && yr_str_as(self)->ascii)
        return yr_bytes_from(yr_str_as(self)->data.one, yr_str_as(self)->length);
    if (yr_parse_arguments(YR_SHOWN("encode"), names, 0, 0, 2, 2, args, n, keywords, v) < 0)
        return 0;
    for (int i = 0; i < 2; i++) {
        if (v[i] && !YR_IS_STR(v[i]))
            return yr_type_error("encode() argument '%s' must be str, not %s", names[i],
                                 yr_argument_type(v[i]));
        if (v[i] && !(text[i] = yr_utf8(v[i], NULL)))
            return 0;
    }
    return yr_encode(self, text[0], text[1]);
}
