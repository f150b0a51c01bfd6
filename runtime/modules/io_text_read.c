/* io_text_read.c - TextIOWrapper: reading.
 *
 * In UTF-8, ASCII and Latin-1 a line end is a byte that occurs nowhere else, so lines are cut from
 * the bytes of the stream and decoded one by one: the position below is always exact. For other
 * codecs, and over binary objects that are not ours, everything is decoded at the first read and
 * served from there.
 */
#include "io.h"

enum { SEEN_CR = 1, SEEN_LF = 2, SEEN_CRLF = 4 };

static bool reads_bytes(const yr_text_file *t)
{
    return t->stream && t->codec != YR_CODEC_OTHER;
}

static yr_value decode(yr_text_file *t, const uint8_t *p, size_t n)
{
    return yr_decode(p ? p : (const uint8_t *)"", n, yr_utf8(t->encoding, NULL),
                     yr_utf8(t->errors, NULL));
}

static yr_value finish(yr_text_file *t, yr_collected *c, int status)
{
    yr_value s = status < 0 ? 0 : decode(t, c->p, c->n);
    yr_collected_free(c);
    return s;
}

/* Is b the first byte of a character? */
static bool begins_character(const yr_text_file *t, uint8_t b)
{
    return t->codec != YR_CODEC_UTF8 || (b & 0xc0) != 0x80;
}

/* A \r has been taken from the stream: takes the \n behind it, if there is one, and appends what
 * the program sees. 1: that was a line end, 0: it was not, -1. */
static int after_return(yr_text_file *t, yr_collected *c)
{
    if (t->newline == YR_NL_LF || t->newline == YR_NL_CR)
        return yr_collect_bytes(c, "\r", 1) < 0 ? -1 : t->newline == YR_NL_CR;
    int more = yr_text_fill(t);
    if (more < 0)
        return -1;
    bool pair = more && t->stream->data[t->stream->at] == '\n';
    t->stream->at += pair;
    if (t->newline == YR_NL_CRLF)
        return yr_collect_bytes(c, "\r\n", 1 + pair) < 0 ? -1 : pair;
    t->ends |= pair ? SEEN_CRLF : SEEN_CR;
    const char *shown = t->newline == YR_NL_NONE ? "\n" : pair ? "\r\n" : "\r";
    return yr_collect_bytes(c, shown, strlen(shown)) < 0 ? -1 : 1;
}

/* The length of the prefix of p[0..n) before the first \n or \r. */
static size_t plain_prefix(const uint8_t *p, size_t n)
{
    const uint8_t *lf = memchr(p, '\n', n);
    if (lf)
        n = (size_t)(lf - p);
    const uint8_t *cr = memchr(p, '\r', n);
    return cr ? (size_t)(cr - p) : n;
}

/* Appends the next byte, a \n or \r, or the pair, and says as after_return() if a line ends. */
static int take_end(yr_text_file *t, yr_collected *c)
{
    if (t->stream->data[t->stream->at++] == '\r')
        return after_return(t, c);
    if (t->newline == YR_NL_NONE || t->newline == YR_NL_ANY)
        t->ends |= SEEN_LF;
    if (yr_collect_bytes(c, "\n", 1) < 0)
        return -1;
    return t->newline <= YR_NL_LF;
}

/* A line that is wholly in the buffer and ends with \n: the usual case. 0 without an error: it is
 * not so. */
static yr_value buffered_line(yr_text_file *t)
{
    yr_stream *s = t->stream;
    if (s->at == s->end || t->newline > YR_NL_LF || t->fills != s->fills)
        return 0;
    const uint8_t *from = s->data + s->at;
    const uint8_t *end = memchr(from, '\n', s->end - s->at);
    if (!end || (t->newline != YR_NL_LF && memchr(from, '\r', (size_t)(end - from))))
        return 0;
    s->at = (size_t)(end - s->data) + 1;
    if (t->newline != YR_NL_LF)
        t->ends |= SEEN_LF;
    return decode(t, from, (size_t)(end - from) + 1);
}

static int collect_line(yr_text_file *t, yr_collected *c)
{
    for (;;) {
        int more = yr_text_fill(t);
        if (more <= 0)
            return more;
        yr_stream *s = t->stream;
        size_t plain = plain_prefix(s->data + s->at, s->end - s->at);
        if (yr_collect_bytes(c, s->data + s->at, plain) < 0)
            return -1;
        s->at += plain;
        int ends = s->at < s->end ? take_end(t, c) : 0;
        if (ends)
            return ends < 0 ? -1 : 0;
    }
}

/* At most limit characters; lines: not beyond a line end. */
static int collect_characters(yr_text_file *t, int64_t limit, bool lines, yr_collected *c)
{
    for (int64_t count = 0;;) {
        int more = yr_text_fill(t);
        if (more <= 0)
            return more;
        yr_stream *s = t->stream;
        uint8_t b = s->data[s->at];
        if (begins_character(t, b) && count++ == limit)
            return 0;
        if (b == '\n' || b == '\r') {
            int ends = take_end(t, c);
            if (ends < 0 || (ends && lines))
                return ends < 0 ? -1 : 0;
            continue;
        }
        s->at++;
        if (yr_collect_bytes(c, &b, 1) < 0)
            return -1;
        if (b < 0x80 && count == limit) /* no look at what may be still to come */
            return 0;
    }
}

/* Universal line ends, in place. */
static void translate(yr_text_file *t, yr_collected *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++) {
        uint8_t b = c->p[i];
        if (b == '\r') {
            bool pair = i + 1 < c->n && c->p[i + 1] == '\n';
            t->ends |= pair ? SEEN_CRLF : SEEN_CR;
            i += pair;
            b = '\n';
        } else if (b == '\n') {
            t->ends |= SEEN_LF;
        }
        c->p[n++] = b;
    }
    c->n = n;
}

/* ---- All at once ---------------------------------------------------------------------------- */

/* new str: universal line ends in a str. */
static yr_value translate_text(yr_text_file *t, yr_value s)
{
    yr_str *text = yr_str_as(s);
    yr_builder b = {0};
    int status = 0;
    for (size_t i = 0; i < text->length && status == 0; i++) {
        uint32_t c = yr_str_at(text, i);
        if (c == '\r') {
            bool pair = i + 1 < text->length && yr_str_at(text, i + 1) == '\n';
            t->ends |= pair ? SEEN_CRLF : SEEN_CR;
            i += pair;
            c = '\n';
        } else if (c == '\n') {
            t->ends |= SEEN_LF;
        }
        status = yr_builder_char(&b, c);
    }
    yr_drop(s);
    return yr_builder_finish(&b);
}

/* new bytes: all that the binary object has. */
static yr_value read_buffer(yr_text_file *t)
{
    if (!t->stream)
        return yr_invoke_method(t->buffer, YR_NAME(read), NULL, 0);
    yr_collected c = {0};
    yr_value bytes = 0;
    if (yr_stream_read(t->stream, -1, &c) == 0)
        bytes = yr_bytes_from(c.p ? c.p : (uint8_t *)"", c.n);
    yr_collected_free(&c);
    return bytes;
}

/* Makes sure that t->text has something to serve, if there is anything. whole: all of it is asked
 * for, so that a character which is cut off at the end is an error at once. */
static int load(yr_text_file *t, bool whole)
{
    if (t->text && t->text_at < yr_str_as(t->text)->length)
        return 0;
    yr_value bytes = read_buffer(t);
    yr_span span;
    if (!bytes)
        return -1;
    yr_value text = 0;
    if (yr_bytes_need(bytes, &span) == 0)
        text = decode(t, span.p, whole || t->n_cut ? span.n : yr_text_keep_cut(t, span));
    yr_drop(bytes);
    if (text && t->newline == YR_NL_NONE)
        text = translate_text(t, text);
    if (!text)
        return -1;
    yr_set(&t->text, text);
    t->text_at = 0;
    return 0;
}

/* Where the line ends that begins at `from`; 0: not before `to`. */
static size_t line_end(yr_text_file *t, size_t from, size_t to)
{
    yr_str *text = yr_str_as(t->text);
    for (size_t i = from; i < to; i++) {
        uint32_t c = yr_str_at(text, i);
        bool pair = c == '\r' && i + 1 < text->length && yr_str_at(text, i + 1) == '\n';
        if (c == '\n' && t->newline <= YR_NL_LF)
            return i + 1;
        if (c == '\r' && t->newline == YR_NL_ANY)
            return i + 1 + pair;
        if (c == '\r' && (t->newline == YR_NL_CR || (t->newline == YR_NL_CRLF && pair)))
            return i + 1 + (t->newline == YR_NL_CRLF);
    }
    return 0;
}

static yr_value serve(yr_text_file *t, int64_t limit, bool line)
{
    bool whole = limit < 0 && !line;
    if (load(t, whole) < 0 || (whole && yr_text_end(t) < 0))
        return 0;
    size_t from = t->text_at, to = yr_str_as(t->text)->length;
    bool enough = limit >= 0 && (uint64_t)limit <= to - from;
    if (enough)
        to = from + (size_t)limit;
    size_t end = line ? line_end(t, from, to) : 0;
    t->text_at = end ? end : to;
    if (!enough && !end && yr_text_end(t) < 0)
        return 0;
    to = t->text_at;
    return yr_str_sub(t->text, from, to);
}

/* ---- The two questions ---------------------------------------------------------------------- */

yr_value yr_text_readline(yr_text_file *t, int64_t limit)
{
    if (!reads_bytes(t))
        return serve(t, limit, true);
    if (limit < 0) {
        yr_value line = buffered_line(t);
        if (line || YR->pending)
            return line;
    }
    yr_collected c = {0};
    int status = limit < 0 ? collect_line(t, &c) : collect_characters(t, limit, true, &c);
    return finish(t, &c, status);
}

yr_value yr_text_read(yr_text_file *t, int64_t n)
{
    if (n == 0) /* nothing is asked for, so the binary file does not move */
        return yr_str_from_latin1((const uint8_t *)"", 0);
    if (!reads_bytes(t))
        return serve(t, n, false);
    yr_collected c = {0};
    if (n >= 0)
        return finish(t, &c, collect_characters(t, n, false, &c));
    int status = yr_text_read_all(t, &c);
    if (t->newline == YR_NL_NONE)
        translate(t, &c);
    return finish(t, &c, status);
}
