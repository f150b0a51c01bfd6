/* codec_utf.c - decoding UTF-8, UTF-16 and UTF-32, with the same stretches and reasons of errors as
 * CPython's decoders.
 */
#include "codec.h"
#include "utf8.h"

/* ---- UTF-8
 * ------------------------------------------------------------------------------------------------
 */

/* The second byte's range depends on the first: no overlong forms, no surrogates, no more than
 * U+10FFFF. */
static bool second_fits(uint8_t first, uint8_t second)
{
    uint8_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    uint8_t high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high;
}

/* Reads one character of several bytes at *at. On an error *size is the length of the bad stretch
 * and the result is the reason, else NULL. */
static const char *read_character(const yr_decoder *d, size_t at, uint32_t *c, size_t *size)
{
    const uint8_t *p = d->p + at;
    size_t left = d->n - at, need = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
    *size = 1;
    if (p[0] < 0xc2 || p[0] > 0xf4)
        return "invalid start byte";
    *c = p[0] & (0x7fu >> need);
    for (size_t i = 1; i < need; i++) {
        *size = i;
        if (i == left)
            return "unexpected end of data";
        if (i == 1 ? !second_fits(p[0], p[1]) : (p[i] & 0xc0) != 0x80)
            return "invalid continuation byte";
        *c = *c << 6 | (p[i] & 0x3f);
    }
    *size = need;
    return NULL;
}

size_t yr_utf8_whole(const uint8_t *p, size_t n, bool *cut)
{
    yr_decoder d = {.p = p, .n = n};
    *cut = false;
    for (size_t at = 0, size; at < n; at += size) {
        uint32_t c;
        size = 1;
        const char *reason = p[at] < 0x80 ? NULL : read_character(&d, at, &c, &size);
        if (reason) {
            *cut = at + size == n && *reason == 'u'; /* "unexpected end of data" */
            return at;
        }
    }
    return n;
}

int yr_decode_utf8(yr_decoder *d, size_t at)
{
    while (at < d->n) {
        uint32_t c = d->p[at];
        size_t size;
        if (c < 0x80) {
            if (yr_builder_put(&d->out, c) < 0)
                return -1;
            at++;
            continue;
        }
        const char *reason = read_character(d, at, &c, &size);
        if (reason && d->partial && at + size == d->n && *reason == 'u') {
            break; /* "unexpected end of data" */
        } else if (reason) {
            if (yr_decode_error(d, at, at + size, reason, &at) < 0)
                return -1;
        } else {
            if (yr_builder_put(&d->out, c) < 0)
                return -1;
            at += size;
        }
    }
    d->consumed = at;
    return 0;
}

/* ---- UTF-16 and UTF-32 ---------------------------------------------------------------------- */

static uint32_t read_unit(const yr_decoder *d, size_t at, size_t size, bool big)
{
    uint32_t unit = 0;
    for (size_t i = 0; i < size; i++)
        unit |= (uint32_t)d->p[big ? at + size - 1 - i : at + i] << (8 * i);
    return unit;
}

/* One character of UTF-16 at `at`, where two bytes are left at least. */
static const char *read_utf16(const yr_decoder *d, size_t at, bool big, uint32_t *c, size_t *size)
{
    *size = 2;
    *c = read_unit(d, at, 2, big);
    if (!yr_is_surrogate(*c))
        return NULL;
    if (*c >= 0xdc00)
        return "illegal encoding";
    if (d->n - at < 4) {
        *size = d->n - at;
        return "unexpected end of data";
    }
    uint32_t low = read_unit(d, at + 2, 2, big);
    if (low < 0xdc00 || low >= 0xe000)
        return "illegal UTF-16 surrogate";
    *c = 0x10000 + ((*c & 0x3ff) << 10 | (low & 0x3ff));
    *size = 4;
    return NULL;
}

static const char *read_utf32(const yr_decoder *d, size_t at, bool big, uint32_t *c, size_t *size)
{
    *size = 4;
    *c = read_unit(d, at, 4, big);
    if (yr_is_surrogate(*c))
        return "code point in surrogate code point range(0xd800, 0xe000)";
    return *c > YR_MAX_CHAR ? "code point not in range(0x110000)" : NULL;
}

/* Without a byte order in the name a mark at the start decides, else it is little-endian. */
static size_t find_order(yr_decoder *d, size_t unit, bool *big)
{
    *big = d->codec == YR_CODEC_UTF16_BE || d->codec == YR_CODEC_UTF32_BE;
    if (d->codec != YR_CODEC_UTF16 && d->codec != YR_CODEC_UTF32)
        return 0;
    if (d->order) {
        *big = d->order > 0;
        d->name = unit == 2 ? (*big ? "utf-16-be" : "utf-16-le") : *big ? "utf-32-be" : "utf-32-le";
        return 0;
    }
    bool marked = d->n >= unit && read_unit(d, 0, unit, false) == 0xfeff;
    if (d->n >= unit && read_unit(d, 0, unit, true) == 0xfeff)
        *big = marked = true;
    d->name = unit == 2 ? (*big ? "utf-16-be" : "utf-16-le") : *big ? "utf-32-be" : "utf-32-le";
    d->order = marked ? (*big ? 1 : -1) : 0;
    return marked ? unit : 0;
}

int yr_decode_wide(yr_decoder *d)
{
    bool big;
    size_t unit = d->codec >= YR_CODEC_UTF32 ? 4 : 2, at = find_order(d, unit, &big);
    while (at < d->n) {
        uint32_t c = 0;
        size_t size = d->n - at;
        const char *reason = size < unit ? "truncated data"
                             : unit == 2 ? read_utf16(d, at, big, &c, &size)
                                         : read_utf32(d, at, big, &c, &size);
        bool ended = size < unit || (reason && *reason == 'u'); /* "unexpected end of data" */
        if (ended && d->partial) {
            break;
        } else if (reason) {
            if (yr_decode_error(d, at, at + size, reason, &at) < 0)
                return -1;
        } else {
            if (yr_builder_put(&d->out, c) < 0)
                return -1;
            at += size;
        }
    }
    d->consumed = at;
    return 0;
}
