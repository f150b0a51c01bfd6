/* codecs_charmap.c - the codec charmap: characters and bytes by a mapping. */
#include "codecs_parts.h"

#define UNDEFINED "character maps to <undefined>"

/* ---- Encoding ---- */

/* The bytes of c in map: 0, -1, or 1: there are none. */
static int put_mapped(yr_value map, uint32_t c, yr_buffer *out)
{
    yr_value v = yr_getitem(map, yr_int(c));
    if (!v) {
        if (!yr_pending_is(YR_EXC(LookupError)))
            return -1;
        yr_clear_pending();
        return 1;
    }
    int r = 1;
    if (YR_IS_ANY_INT(v)) {
        int64_t i = -1;
        if (yr_to_index(v, &i, true) == 0 && i >= 0 && i < 256)
            r = yr_buffer_byte(out, (uint8_t)i);
        else
            yr_type_error("character mapping must be in range(256)");
    } else if (YR_IS_BYTES(v)) {
        r = yr_buffer_add(out, yr_bytes_as(v)->data, yr_bytes_as(v)->length);
    } else if (v != YR_NONE) {
        yr_type_error("character mapping must return integer, bytes or None, not %T", v);
    }
    yr_drop(v);
    return yr_pending() ? -1 : r;
}

/* Is c without bytes? 1, 0, -1. */
static int is_unmapped(const yr_encoder *e, uint32_t c)
{
    yr_buffer ignored = {0};
    int r = put_mapped(e->map, c, &ignored);
    yr_buffer_free(&ignored);
    return r;
}

static int encode(yr_encoder *e)
{
    const yr_str *s = yr_str_as(e->text);
    for (size_t i = 0; i < s->length;) {
        int r = put_mapped(e->map, yr_str_at(s, i), &e->out);
        if (r < 0)
            return -1;
        if (r == 0) {
            i++;
            continue;
        }
        size_t end = i + 1;
        for (; end < s->length; end++) {
            r = is_unmapped(e, yr_str_at(s, end));
            if (r < 0)
                return -1;
            if (r == 0)
                break;
        }
        if (yr_encode_error(e, i, end, UNDEFINED, &i) < 0)
            return -1;
    }
    return 0;
}

YR_TEXT_METHOD(yr_codecs_charmap_encode)
{
    yr_encoder e = {.codec = YR_CODEC_CHARMAP, .name = "charmap", .put = put_mapped};
    if (yr_codecs_encoder("charmap_encode", args, n, &e) < 0)
        return 0;
    e.map = n > 2 && args[2] != YR_NONE ? args[2] : 0;
    if (e.map)
        return yr_codecs_encoded(&e, encode(&e));
    e.codec = YR_CODEC_LATIN1;
    e.name = "latin-1";
    e.put = NULL;
    return yr_codecs_encoded(&e, yr_encode_run(&e));
}

/* ---- Decoding ---- */

enum { NO_CHARACTER = 0xfffe };

/* Adds what byte b means: 0, -1, or 1: nothing. */
static int add_text_of(yr_decoder *d, yr_value map, uint8_t b)
{
    if (YR_IS_STR(map)) {
        const yr_str *s = yr_str_as(map);
        uint32_t c = b < s->length ? yr_str_at(s, b) : NO_CHARACTER;
        return c == NO_CHARACTER ? 1 : yr_builder_put(&d->out, c);
    }
    yr_value v = yr_getitem(map, yr_int(b));
    if (!v) {
        if (!yr_pending_is(YR_EXC(LookupError)))
            return -1;
        yr_clear_pending();
        return 1;
    }
    int r = 1;
    if (YR_IS_ANY_INT(v)) {
        int64_t c = -1;
        if (yr_to_index(v, &c, true) < 0 || c < 0 || c > YR_MAX_CHAR)
            yr_type_error("character mapping must be in range(0x110000)");
        else if (c != NO_CHARACTER)
            r = yr_builder_put(&d->out, (uint32_t)c);
    } else if (YR_IS_STR(v)) {
        const yr_str *s = yr_str_as(v);
        bool none = s->length == 1 && yr_str_at(s, 0) == NO_CHARACTER;
        r = none ? 1 : yr_builder_add(&d->out, v);
    } else if (v != YR_NONE) {
        yr_type_error("character mapping must return integer, None or str");
    }
    yr_drop(v);
    return yr_pending() ? -1 : r;
}

static int decode(yr_decoder *d, yr_value map)
{
    size_t at = 0;
    while (at < d->n) {
        int r = add_text_of(d, map, d->p[at]);
        if (r < 0 || (r > 0 && yr_decode_error(d, at, at + 1, UNDEFINED, &at) < 0))
            return -1;
        at += r == 0;
    }
    return 0;
}

YR_TEXT_METHOD(yr_codecs_charmap_decode)
{
    yr_decoder d = {.codec = YR_CODEC_CHARMAP, .name = "charmap"};
    if (yr_codecs_decoder("charmap_decode", args, n, false, &d) < 0)
        return 0;
    d.consumed = d.n;
    if (n > 2 && args[2] != YR_NONE)
        return yr_codecs_decoded(&d, decode(&d, args[2]));
    yr_value text = yr_str_from_latin1(d.p, d.n);
    int failed = text ? yr_builder_add(&d.out, text) : -1;
    yr_xdrop(text);
    return yr_codecs_decoded(&d, failed);
}

/* new: a dict from each character of a str of up to 256 to its place. */
YR_TEXT_METHOD(yr_codecs_charmap_build)
{
    if (!YR_IS_STR(args[0]))
        return yr_type_error("charmap_build() argument must be str, not %s",
                             yr_argument_type(args[0]));
    const yr_str *s = yr_str_as(args[0]);
    yr_value map = yr_dict_new();
    for (size_t i = 0; map && i < s->length && i < 256; i++) {
        uint32_t c = yr_str_at(s, i);
        if (c != NO_CHARACTER && yr_dict_set(map, yr_int(c), yr_int((int64_t)i)) < 0)
            yr_set(&map, 0);
    }
    return map;
}
