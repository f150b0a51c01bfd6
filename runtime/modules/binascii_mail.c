/* binascii_mail.c - the encodings of old mail in binascii: uuencode and quoted-printable. */
#include "binascii_parts.h"

/* ---- uuencode: a length, then groups of four characters from ' ' on for three bytes ---------- */

YR_TEXT_METHOD(yr_b2a_uu)
{
    static const char *const names[] = {"", "backtick"};
    yr_value v[2];
    yr_span s;
    bool backtick = false;
    if (yr_parse_arguments("b2a_uu", names, 1, 1, 1, 2, args, n, keywords, v) < 0 ||
        yr_argument_truth(v[1], &backtick) < 0 || yr_bytes_need(v[0], &s) < 0)
        return 0;
    if (s.n > 45)
        return yr_binascii_failed("At most 45 bytes at once");
    yr_value bytes = yr_bytes_alloc(2 + (s.n + 2) / 3 * 4);
    if (!bytes)
        return 0;
    uint8_t zero = backtick ? '`' : ' ', *out = yr_bytes_as(bytes)->data;
    *out++ = s.n ? (uint8_t)(' ' + s.n) : zero;
    for (size_t i = 0; i < s.n; i += 3) {
        uint32_t word = (uint32_t)s.p[i] << 16;
        word |= i + 1 < s.n ? (uint32_t)s.p[i + 1] << 8 : 0;
        word |= i + 2 < s.n ? s.p[i + 2] : 0;
        for (int shift = 18; shift >= 0; shift -= 6) {
            uint8_t six = word >> shift & 63;
            *out++ = six ? (uint8_t)(' ' + six) : zero;
        }
    }
    *out = '\n';
    return bytes;
}

/* The six bits of the next character of a uuencoded line: the line's end counts as zeros. -1: there
 * is no such character. */
static int uu_digit(yr_span s, size_t *i)
{
    uint8_t c = *i < s.n ? s.p[*i] : '\n';
    ++*i;
    if (c == '\n' || c == '\r' || *i > s.n)
        return 0;
    return c < ' ' || c > ' ' + 64 ? -1 : (c - ' ') & 63;
}

YR_TEXT_METHOD(yr_a2b_uu)
{
    yr_span s;
    if (yr_binascii_text(args[0], &s) < 0)
        return 0;
    size_t size = s.n ? (s.p[0] - ' ') & 63 : 32, at = 1, have = 0;
    yr_value bytes = yr_bytes_alloc(size);
    uint32_t word = 0;
    int bits = 0;
    while (bytes && have < size) {
        int digit = uu_digit(s, &at);
        if (digit < 0) {
            yr_drop(bytes);
            return yr_binascii_failed("Illegal char");
        }
        word = word << 6 | (uint32_t)digit;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            yr_bytes_as(bytes)->data[have++] = (uint8_t)(word >> bits);
        }
    }
    for (; bytes && at < s.n; at++) {
        uint8_t c = s.p[at];
        if (c != ' ' && c != ' ' + 64 && c != '\n' && c != '\r') {
            yr_drop(bytes);
            return yr_binascii_failed("Trailing garbage");
        }
    }
    return bytes;
}

/* ---- Quoted-printable ----------------------------------------------------------------------- */

static int hex_digit(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Behind a '=' at s.p[i]: a soft line break, an escape, or neither. How many characters it is. */
static size_t read_escape(yr_span s, size_t i, yr_buffer *out)
{
    if (i + 1 >= s.n)
        return s.n - i;
    uint8_t c = s.p[i + 1];
    if (c == '\n' || c == '\r') {
        const uint8_t *end = memchr(s.p + i + 1, '\n', s.n - i - 1);
        return end ? (size_t)(end - (s.p + i)) + 1 : s.n - i;
    }
    if (c == '=') { /* a broken one, as some programs write */
        yr_buffer_byte(out, '=');
        return 2;
    }
    int high = hex_digit(c), low = i + 2 < s.n ? hex_digit(s.p[i + 2]) : -1;
    if (high >= 0 && low >= 0) {
        yr_buffer_byte(out, (uint8_t)(high << 4 | low));
        return 3;
    }
    yr_buffer_byte(out, '=');
    return 1;
}

YR_TEXT_METHOD(yr_a2b_qp)
{
    static const char *const names[] = {"data", "header"};
    yr_value v[2];
    yr_span s;
    bool header = false;
    if (yr_parse_arguments("a2b_qp", names, 0, 1, 2, 2, args, n, keywords, v) < 0 ||
        yr_argument_truth(v[1], &header) < 0 || yr_binascii_text(v[0], &s) < 0)
        return 0;
    yr_buffer out = {0};
    for (size_t i = 0; i < s.n;) {
        if (s.p[i] == '=') {
            i += read_escape(s, i, &out);
        } else {
            yr_buffer_byte(&out, header && s.p[i] == '_' ? ' ' : s.p[i]);
            i++;
        }
        if (yr_pending()) {
            yr_buffer_free(&out);
            return 0;
        }
    }
    return yr_buffer_finish(&out);
}

enum { LINE_MAX_QP = 76 };

typedef struct {
    yr_span s;
    bool quote_tabs, text, header, crlf;
    yr_buffer out;
    size_t line; /* characters on the line so far */
} qp_writer;

static bool is_end_of_line(const qp_writer *w, size_t i)
{
    return w->s.p[i] == '\n' || (w->s.p[i] == '\r' && i + 1 < w->s.n && w->s.p[i + 1] == '\n');
}

/* Must character i be written as "=XX"? */
static bool needs_escape(const qp_writer *w, size_t i)
{
    uint8_t c = w->s.p[i];
    bool last = i + 1 >= w->s.n;
    if (c > 126 || c == '=' || (w->header && c == '_'))
        return true;
    if (c == '.' && w->line == 0)
        return last || w->s.p[i + 1] == '\n' || w->s.p[i + 1] == '\r' || w->s.p[i + 1] == 0;
    if (!w->text && (c == '\r' || c == '\n'))
        return true;
    if ((c == '\t' || c == ' ') && last)
        return true;
    if (c < 33)
        return c != '\r' && c != '\n' && (w->quote_tabs || (c != '\t' && c != ' '));
    return false;
}

static void soft_break(qp_writer *w)
{
    yr_buffer_byte(&w->out, '=');
    if (w->crlf)
        yr_buffer_byte(&w->out, '\r');
    yr_buffer_byte(&w->out, '\n');
    w->line = 0;
}

static void escape(qp_writer *w, uint8_t c)
{
    static const char digits[] = "0123456789ABCDEF";
    yr_buffer_byte(&w->out, '=');
    yr_buffer_byte(&w->out, (uint8_t)digits[c >> 4]);
    yr_buffer_byte(&w->out, (uint8_t)digits[c & 15]);
}

/* The end of a line: a space before it would be lost, so that is written as an escape. */
static void end_line(qp_writer *w)
{
    yr_buffer *b = &w->out;
    if (b->n && (b->p[b->n - 1] == ' ' || b->p[b->n - 1] == '\t')) {
        uint8_t c = b->p[--b->n];
        escape(w, c);
    }
    if (w->crlf)
        yr_buffer_byte(b, '\r');
    yr_buffer_byte(b, '\n');
    w->line = 0;
}

static void write_character(qp_writer *w, size_t *i)
{
    const uint8_t *p = w->s.p;
    if (needs_escape(w, *i)) {
        if (w->line + 3 >= LINE_MAX_QP)
            soft_break(w);
        escape(w, p[*i]);
        w->line += 3;
        ++*i;
    } else if (w->text && is_end_of_line(w, *i)) {
        *i += p[*i] == '\r' ? 2 : 1;
        end_line(w);
    } else {
        bool before_end = *i + 1 == w->s.n || p[*i + 1] == '\n';
        if (!before_end && w->line + 1 >= LINE_MAX_QP)
            soft_break(w);
        w->line++;
        yr_buffer_byte(&w->out, w->header && p[*i] == ' ' ? '_' : p[*i]);
        ++*i;
    }
}

YR_TEXT_METHOD(yr_b2a_qp)
{
    static const char *const names[] = {"data", "quotetabs", "istext", "header"};
    yr_value v[4];
    qp_writer w = {.text = true};
    if (yr_parse_arguments("b2a_qp", names, 0, 1, 4, 4, args, n, keywords, v) < 0 ||
        yr_argument_truth(v[1], &w.quote_tabs) < 0 || yr_argument_truth(v[2], &w.text) < 0 ||
        yr_argument_truth(v[3], &w.header) < 0 || yr_bytes_need(v[0], &w.s) < 0)
        return 0;
    /* Lines end as the first one does. */
    const uint8_t *newline = w.s.n ? memchr(w.s.p, '\n', w.s.n) : NULL;
    w.crlf = newline && newline > w.s.p && newline[-1] == '\r';
    for (size_t i = 0; i < w.s.n && !yr_pending();)
        write_character(&w, &i);
    if (!yr_pending())
        return yr_buffer_finish(&w.out);
    yr_buffer_free(&w.out);
    return 0;
}
