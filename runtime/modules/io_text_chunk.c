/* io_text_chunk.c - TextIOWrapper: pieces of input are checked before a character of them is read.
 *
 * CPython decodes a file in chunks of 8192 bytes, so that a byte which is no text in its codec is
 * found when the first line of its chunk is asked for, its place is counted from the start of the
 * chunk, and the chunk is lost with it. A character that a chunk cuts stays with the decoder: at
 * the end of the file each attempt to read on fails with it. Here characters are decoded when they
 * are read, so a chunk is looked at when the stream has got it. Only strict files are: any other
 * handler takes errors where they are.
 */
#include "io.h"
#include "../types/utf8.h"

static bool is_checked(const yr_text_file *t)
{
    return (t->codec == YR_CODEC_UTF8 || t->codec == YR_CODEC_ASCII) &&
           yr_str_is(t->errors, "strict");
}

/* As yr_utf8_whole(), of the file's codec. */
static size_t whole(const yr_text_file *t, yr_span s, bool *cut)
{
    if (t->codec == YR_CODEC_UTF8)
        return yr_utf8_whole(s.p, s.n, cut);
    size_t n = 0;
    while (n < s.n && s.p[n] < 0x80)
        n++;
    *cut = false;
    return n;
}

static int decoding_error(const yr_text_file *t, yr_span s)
{
    yr_value none = yr_decode(s.p, s.n, yr_utf8(t->encoding, NULL), yr_utf8(t->errors, NULL));
    yr_xdrop(none);
    return -1;
}

/* Checks text that follows t->cut, and keeps what it cuts in turn. */
static int check(yr_text_file *t, yr_span s)
{
    bool cut;
    size_t n = whole(t, s, &cut);
    if (n < s.n && !cut)
        return decoding_error(t, s);
    t->n_cut = (uint8_t)(s.n - n);
    memcpy(t->cut, s.p + n, t->n_cut);
    return 0;
}

int yr_text_fill(yr_text_file *t)
{
    yr_stream *s = t->stream;
    if (s->at < s->end && t->fills == s->fills)
        return 1;
    int more = yr_stream_fill(s);
    if (more == 0)
        return yr_text_end(t);
    t->fills = s->fills;
    if (more < 0 || !is_checked(t))
        return more;
    yr_collected c = {0};
    yr_span chunk = {s->data + s->at, s->end - s->at};
    int status = 0;
    if (t->n_cut) {
        status = yr_collect_bytes(&c, t->cut, t->n_cut);
        status = status < 0 ? -1 : yr_collect_bytes(&c, chunk.p, chunk.n);
        chunk = (yr_span){c.p, c.n};
    }
    if (status == 0 && (status = check(t, chunk)) < 0)
        s->at = s->end;
    yr_collected_free(&c);
    return status < 0 ? -1 : 1;
}

/* As check(), of all there is: nothing may be cut. */
static int check_all(const yr_text_file *t, yr_span s)
{
    bool cut;
    return whole(t, s, &cut) < s.n ? decoding_error(t, s) : 0;
}

/* Is what the buffer holds checked already? */
static bool has_checked(const yr_text_file *t)
{
    const yr_stream *s = t->stream;
    return s->at < s->end && t->fills == s->fills && is_checked(t);
}

int yr_text_read_all(yr_text_file *t, yr_collected *c)
{
    yr_stream *s = t->stream;
    if (!has_checked(t) && !t->n_cut) {
        if (yr_stream_read(s, -1, c) < 0)
            return -1;
        bool ends_change = t->newline == YR_NL_NONE && c->n && memchr(c->p, '\r', c->n);
        return ends_change && is_checked(t) ? check_all(t, (yr_span){c->p, c->n}) : 0;
    }
    size_t known = s->end - s->at; /* with the character that is cut, unless that has been read */
    known -= known < t->n_cut ? known : t->n_cut;
    yr_collected rest = {0};
    int status = yr_collect_bytes(c, s->data + s->at, known);
    s->at = s->end;
    status = status < 0 ? -1 : yr_collect_bytes(&rest, t->cut, t->n_cut);
    status = status < 0 ? -1 : yr_stream_read(s, -1, &rest);
    if (status == 0)
        status = check_all(t, (yr_span){rest.p, rest.n});
    if (status == 0) {
        t->n_cut = 0;
        status = yr_collect_bytes(c, rest.p, rest.n);
    }
    yr_collected_free(&rest);
    return status;
}

/* ---- Text that is decoded all at once ------------------------------------------------------- */

size_t yr_text_keep_cut(yr_text_file *t, yr_span s)
{
    bool cut = false;
    size_t n = is_checked(t) ? whole(t, s, &cut) : s.n;
    if (!cut)
        return s.n;
    t->n_cut = (uint8_t)(s.n - n);
    memcpy(t->cut, s.p + n, t->n_cut);
    return n;
}

int yr_text_end(yr_text_file *t)
{
    return t->n_cut ? decoding_error(t, (yr_span){t->cut, t->n_cut}) : 0;
}
