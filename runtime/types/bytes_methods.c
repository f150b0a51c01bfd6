/* bytes_methods.c - methods of bytes and bytearray that give a changed copy: replace, strip,
 * padding, translate, and the conversions hex, fromhex, decode.
 */
#include "../core/extension.h"
#include "text_parts.h"

static bool is_space(uint8_t c)
{
    return c == ' ' || (c >= 9 && c <= 13);
}

/* new: what the buffer holds, as the sort of self; frees the buffer. */
static yr_value finish_like(yr_value self, yr_buffer *b, bool good)
{
    yr_value v = good ? yr_bytes_like(self, b->p, b->n) : 0;
    yr_buffer_free(b);
    return v;
}

/* ---- replace
 * ---------------------------------------------------------------------------------------------------
 */

static int interleave(yr_buffer *b, yr_span s, yr_span with, int64_t limit)
{
    size_t i = 0;
    for (; i <= s.n && limit-- != 0; i++) {
        if (yr_buffer_add(b, with.p, with.n) < 0)
            return -1;
        if (i < s.n && yr_buffer_byte(b, s.p[i]) < 0)
            return -1;
    }
    return i < s.n ? yr_buffer_add(b, s.p + i, s.n - i) : 0;
}

static int replace(yr_buffer *b, yr_span s, yr_span sub, yr_span with, int64_t limit)
{
    if (sub.n == 0 && limit != 0)
        return interleave(b, s, with, limit);
    while (limit-- != 0) {
        int64_t hit = yr_bytes_find(s.p, s.n, sub.p, sub.n);
        if (hit < 0)
            break;
        if (yr_buffer_add(b, s.p, (size_t)hit) < 0 || yr_buffer_add(b, with.p, with.n) < 0)
            return -1;
        s.p += (size_t)hit + sub.n;
        s.n -= (size_t)hit + sub.n;
    }
    return yr_buffer_add(b, s.p, s.n);
}

YR_TEXT_METHOD(yr_bytes_m_replace)
{
    yr_span sub, with;
    yr_buffer b = {0};
    int64_t limit;
    if (yr_bytes_need(args[0], &sub) < 0 || yr_bytes_need(args[1], &with) < 0 ||
        yr_text_index(args, n, 2, -1, &limit) < 0)
        return 0;
    sub = yr_bytes_span(args[0]);
    with = yr_bytes_span(args[1]);
    return finish_like(self, &b, replace(&b, yr_bytes_span(self), sub, with, limit) == 0);
}

/* ---- strip
 * -------------------------------------------------------------------------------------------------------
 */

static yr_value strip(yr_value self, yr_value *args, size_t n, bool left, bool right)
{
    yr_span s = yr_bytes_span(self), set = {NULL, 0};
    bool spaces = n == 0 || args[0] == YR_NONE;
    if (!spaces && yr_bytes_need(args[0], &set) < 0)
        return 0;
#define STRIPS(c) (spaces ? is_space(c) : memchr(set.p, (c), set.n) != NULL)
    while (left && s.n && STRIPS(s.p[0])) {
        s.p++;
        s.n--;
    }
    while (right && s.n && STRIPS(s.p[s.n - 1]))
        s.n--;
#undef STRIPS
    if (YR_IS(self, bytes) && s.n == yr_bytes_as(self)->length)
        return yr_retain(self);
    return yr_bytes_like(self, s.p, s.n);
}

YR_TEXT_METHOD(yr_bytes_m_strip)
{
    return strip(self, args, n, true, true);
}

YR_TEXT_METHOD(yr_bytes_m_lstrip)
{
    return strip(self, args, n, true, false);
}

YR_TEXT_METHOD(yr_bytes_m_rstrip)
{
    return strip(self, args, n, false, true);
}

/* ---- Padding
 * -------------------------------------------------------------------------------------------------------
 */

static yr_value pad(yr_value self, size_t left, size_t right, uint8_t fill)
{
    uint8_t *p;
    size_t n = yr_bytes_span(self).n;
    if (left + right == 0 && YR_IS(self, bytes))
        return yr_retain(self);
    yr_value v = yr_bytes_like_alloc(self, n + left + right, &p);
    if (!v)
        return 0;
    yr_span s = yr_bytes_span(self);
    if (left)
        memset(p, fill, left);
    if (n)
        memcpy(p + left, s.p, s.n < n ? s.n : n);
    if (right)
        memset(p + left + n, fill, right);
    return v;
}

static int pad_arguments(yr_value self, const char *name, yr_value *args, size_t n, size_t *missing,
                         uint8_t *fill)
{
    int64_t width;
    *fill = ' ';
    if (yr_text_index(args, n, 0, 0, &width) < 0)
        return -1;
    if (n == 2) {
        bool good = YR_IS_BYTES(args[1]) || yr_is_bytearray(args[1]);
        if (!good || yr_bytes_span(args[1]).n != 1) {
            yr_type_error("%s() argument 2 must be a byte string of length 1, not %s", name,
                          yr_argument_type(args[1]));
            return -1;
        }
        *fill = yr_bytes_span(args[1]).p[0];
    }
    int64_t length = yr_bytes_length(self);
    *missing = width > length ? (size_t)(width - length) : 0;
    return 0;
}

YR_TEXT_METHOD(yr_bytes_m_center)
{
    size_t missing;
    uint8_t fill;
    if (pad_arguments(self, YR_SHOWN("center"), args, n, &missing, &fill) < 0)
        return 0;
    size_t left = missing / 2 + (missing & (yr_bytes_span(self).n + missing) & 1);
    return pad(self, left, missing - left, fill);
}

YR_TEXT_METHOD(yr_bytes_m_ljust)
{
    size_t missing;
    uint8_t fill;
    if (pad_arguments(self, YR_SHOWN("ljust"), args, n, &missing, &fill) < 0)
        return 0;
    return pad(self, 0, missing, fill);
}

YR_TEXT_METHOD(yr_bytes_m_rjust)
{
    size_t missing;
    uint8_t fill;
    if (pad_arguments(self, YR_SHOWN("rjust"), args, n, &missing, &fill) < 0)
        return 0;
    return pad(self, missing, 0, fill);
}

YR_TEXT_METHOD(yr_bytes_m_zfill)
{
    size_t missing;
    uint8_t fill;
    if (pad_arguments(self, YR_SHOWN("zfill"), args, n, &missing, &fill) < 0)
        return 0;
    yr_value v = pad(self, missing, 0, '0');
    if (!v || missing == 0)
        return v;
    uint8_t *p = (uint8_t *)(uintptr_t)yr_bytes_span(v).p;
    if (missing < yr_bytes_span(v).n && (p[missing] == '+' || p[missing] == '-')) {
        p[0] = p[missing];
        p[missing] = '0';
    }
    return v;
}

YR_TEXT_METHOD(yr_bytes_m_expandtabs)
{
    static const char *const names[] = {"tabsize"};
    yr_buffer b = {0};
    yr_value given = 0;
    int64_t column = 0;
    int size = 8;
    if (yr_parse_arguments(YR_SHOWN("expandtabs"), names, 0, 0, 1, 1, args, n, keywords, &given) <
            0 ||
        yr_argument_c_int(given, &size) < 0)
        return 0;
    yr_span s = yr_bytes_span(self);
    bool good = true;
    for (size_t i = 0; i < s.n && good; i++) {
        uint8_t c = s.p[i];
        if (c == '\t') {
            int64_t fill = size > 0 ? size - column % size : 0;
            column += fill;
            while (fill-- > 0 && good)
                good = yr_buffer_byte(&b, ' ') == 0;
            continue;
        }
        column = c == '\n' || c == '\r' ? 0 : column + 1;
        good = yr_buffer_byte(&b, c) == 0;
    }
    return finish_like(self, &b, good);
}

/* ---- translate
 * ---------------------------------------------------------------------------------------------------------
 */

YR_TEXT_METHOD(yr_bytes_m_translate)
{
    static const char *const names[] = {"", "delete"};
    yr_value v[2] = {0};
    yr_span table = {NULL, 0}, gone = {NULL, 0};
    yr_buffer b = {0};
    if (yr_parse_arguments(YR_SHOWN("translate"), names, 1, 1, 2, 2, args, n, keywords, v) < 0)
        return 0;
    if (v[0] != YR_NONE) {
        if (yr_bytes_need(v[0], &table) < 0)
            return 0;
        if (table.n != 256)
            return yr_value_error("translation table must be 256 characters long");
    }
    if (v[1] && yr_bytes_need(v[1], &gone) < 0)
        return 0;
    yr_span s = yr_bytes_span(self);
    bool good = true;
    for (size_t i = 0; i < s.n && good; i++)
        if (!gone.n || !memchr(gone.p, s.p[i], gone.n))
            good = yr_buffer_byte(&b, table.p ? table.p[s.p[i]] : s.p[i]) == 0;
    return finish_like(self, &b, good);
}

YR_TEXT_METHOD(yr_bytes_m_maketrans)
{
    yr_span from, to;
    uint8_t table[256];
    if (yr_bytes_need(args[0], &from) < 0 || yr_bytes_need(args[1], &to) < 0)
        return 0;
    if (from.n != to.n)
        return yr_value_error("maketrans arguments must have same length");
    for (int i = 0; i < 256; i++)
        table[i] = (uint8_t)i;
    for (size_t i = 0; i < from.n; i++)
        table[from.p[i]] = to.p[i];
    return yr_bytes_from(table, 256);
}

/* ---- hex
 * -------------------------------------------------------------------------------------------------------------------
 */

/* 0, or -1: the separator, -1 where there is none. */
static int read_separator(yr_value v, int *separator)
{
    *separator = -1;
    if (!v)
        return 0;
    int64_t length = yr_length(v);
    if (length < 0)
        return -1;
    if (length != 1) {
        yr_value_error("sep must be length 1.");
        return -1;
    }
    if (YR_IS_STR(v)) {
        *separator = (int)yr_str_at(yr_str_as(v), 0);
    } else if (YR_IS_BYTES(v)) {
        *separator = yr_bytes_as(v)->data[0];
    } else {
        yr_type_error("sep must be str or bytes.");
        return -1;
    }
    if (*separator >= 128) {
        yr_value_error("sep must be ASCII.");
        return -1;
    }
    return 0;
}

/* A separator after every `group` bytes, counted from the right, or from the left if negative. */
static bool separates(size_t i, size_t n, int64_t group)
{
    if (i == 0 || group == 0)
        return false;
    return group > 0 ? (n - i) % (uint64_t)group == 0 : i % (uint64_t)-group == 0;
}

YR_TEXT_METHOD(yr_bytes_m_hex)
{
    static const char *const names[] = {"sep", "bytes_per_sep"};
    static const char digits[] = "0123456789abcdef";
    yr_builder b = {0};
    yr_value v[2] = {0};
    int64_t group;
    int separator;
    if (yr_parse_arguments(YR_SHOWN("hex"), names, 0, 0, 2, 2, args, n, keywords, v) < 0 ||
        (yr_text_index(v, 2, 1, 1, &group) < 0 && !yr_pending_is(YR_EXC(OverflowError))))
        return 0;
    if (yr_pending() || group != (int)group) {
        yr_clear_pending();
        return yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C int");
    }
    if (read_separator(v[0], &separator) < 0)
        return 0;
    yr_span s = yr_bytes_span(self);
    for (size_t i = 0; i < s.n; i++) {
        if (separator >= 0 && separates(i, s.n, group))
            yr_builder_put(&b, (uint32_t)separator);
        yr_builder_put(&b, (uint8_t)digits[s.p[i] >> 4]);
        yr_builder_put(&b, (uint8_t)digits[s.p[i] & 15]);
    }
    return yr_builder_finish(&b);
}

static int hex_value(uint32_t c)
{
    if (c - '0' < 10)
        return (int)(c - '0');
    c |= 0x20;
    return c - 'a' < 6 ? (int)(c - 'a') + 10 : -1;
}

static yr_value bytes_from_hex(const yr_str *s)
{
    yr_buffer b = {0};
    size_t i = 0;
    while (i < s->length && yr_str_at(s, i) < 0x80)
        i++;
    if (i < s->length)
        return yr_value_error("non-hexadecimal number found in fromhex() arg at position %zu", i);
    i = 0;
    while (true) {
        while (i < s->length && is_space((uint8_t)yr_str_at(s, i)))
            i++;
        if (i == s->length)
            return yr_buffer_finish(&b);
        int high = hex_value(yr_str_at(s, i));
        int low = high >= 0 && ++i < s->length ? hex_value(yr_str_at(s, i)) : -1;
        if (low < 0) {
            yr_buffer_free(&b);
            return yr_value_error("non-hexadecimal number found in fromhex() arg at position %zu",
                                  i);
        }
        i++;
        if (yr_buffer_byte(&b, (uint8_t)(high << 4 | low)) < 0) {
            yr_buffer_free(&b);
            return 0;
        }
    }
}

YR_TEXT_METHOD(yr_bytes_m_fromhex)
{
    if (!YR_IS_STR(args[0]))
        return yr_type_error("fromhex() argument must be str, not %s", yr_argument_type(args[0]));
    yr_value v = bytes_from_hex(yr_str_as(args[0]));
    if (!v || self == yr_from(YR_TYPE_ID(bytes)))
        return v;
    yr_value made = yr_invoke1(self, v);
    yr_drop(v);
    return made;
}

/* ---- decode
 * --------------------------------------------------------------------------------------------------------------------
 */

YR_TEXT_METHOD(yr_bytes_m_decode)
{
    static const char *const names[] = {"encoding", "errors"};
    const char *text[2] = {NULL, NULL};
    yr_value v[2] = {0};
    if (n == 0 && !keywords) {
        yr_span all = yr_bytes_span(self);
        if (yr_ascii_size(all.p, all.n) == all.n)
            return all.n > 1 ? yr_str_of_part(all.p, all.n) : yr_str_from_latin1(all.p, all.n);
    }
    if (yr_parse_arguments(YR_SHOWN("decode"), names, 0, 0, 2, 2, args, n, keywords, v) < 0)
        return 0;
    for (int i = 0; i < 2; i++) {
        if (v[i] && !YR_IS_STR(v[i]))
            return yr_type_error("decode() argument '%s' must be str, not %s", names[i],
                                 yr_argument_type(v[i]));
        if (v[i] && !(text[i] = yr_utf8(v[i], NULL)))
            return 0;
    }
    yr_span s = yr_bytes_span(self);
    if (s.n == 0) /* whatever the codec */
        return yr_str_from_latin1(s.p, 0);
    return yr_decode(s.p, s.n, text[0], text[1]);
}
