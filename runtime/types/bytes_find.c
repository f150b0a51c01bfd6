/* bytes_find.c - searches in bytes and bytearray: find, rfind, index, rindex, count, startswith,
 * endswith, removeprefix, removesuffix.
 */
#include "text.h"

/* What is looked for: a byte or a byte string, within start..end. */
typedef struct {
    yr_span in, sub;
    uint8_t byte;
    int64_t start, end;
} question;

/* Arguments that can run code are read before any span is taken. */
static int read_question(const char *name, yr_value self, yr_value *args, size_t n, question *q)
{
    if (yr_find_arguments(name, args, n, yr_bytes_span(self).n, &q->start, &q->end) < 0)
        return -1;
    bool is_byte = !yr_bytes_view(args[0], &q->sub);
    if (is_byte) {
        if (yr_pending())
            return -1;
        if (!yr_has_index(args[0])) {
            yr_type_error("argument should be integer or bytes-like object, not '%T'", args[0]);
            return -1;
        }
        int byte = yr_byte_of(args[0], YR_BYTE_RANGE);
        if (byte < 0)
            return -1;
        q->byte = (uint8_t)byte;
    }
    q->sub = is_byte ? (yr_span){&q->byte, 1} : yr_bytes_span(args[0]);
    q->in = yr_bytes_span(self);
    if (q->end > (int64_t)q->in.n)
        q->end = (int64_t)q->in.n;
    return 0;
}

static int64_t ask(const char *name, yr_value self, yr_value *args, size_t n, bool from_right)
{
    question q;
    if (read_question(name, self, args, n, &q) < 0)
        return -2;
    if (q.start > q.end)
        return -1;
    int64_t i = (from_right ? yr_bytes_rfind : yr_bytes_find)(
        q.in.p + q.start, (size_t)(q.end - q.start), q.sub.p, q.sub.n);
    return i < 0 ? -1 : i + q.start;
}

YR_TEXT_METHOD(yr_bytes_m_find)
{
    if (n == 1 && YR_IS(self, bytes) && YR_IS(args[0], bytes)) {
        const yr_bytes *in = yr_bytes_as(self), *sub = yr_bytes_as(args[0]);
        return yr_int(yr_bytes_find(in->data, in->length, sub->data, sub->length));
    }
    int64_t i = ask(YR_SHOWN("find"), self, args, n, false);
    return i == -2 ? 0 : yr_int(i);
}

YR_TEXT_METHOD(yr_bytes_m_rfind)
{
    int64_t i = ask(YR_SHOWN("rfind"), self, args, n, true);
    return i == -2 ? 0 : yr_int(i);
}

YR_TEXT_METHOD(yr_bytes_m_index)
{
    int64_t i = ask(YR_SHOWN("index"), self, args, n, false);
    if (i == -1)
        return yr_value_error("subsection not found");
    return i == -2 ? 0 : yr_int(i);
}

YR_TEXT_METHOD(yr_bytes_m_rindex)
{
    int64_t i = ask(YR_SHOWN("rindex"), self, args, n, true);
    if (i == -1)
        return yr_value_error("subsection not found");
    return i == -2 ? 0 : yr_int(i);
}

YR_TEXT_METHOD(yr_bytes_m_count)
{
    question q;
    int64_t count = 0;
    if (read_question(YR_SHOWN("count"), self, args, n, &q) < 0)
        return 0;
    if (q.start > q.end)
        return yr_int(0);
    const uint8_t *p = q.in.p + q.start;
    size_t left = (size_t)(q.end - q.start);
    if (q.sub.n == 0)
        return yr_int((int64_t)left + 1);
    for (int64_t hit; (hit = yr_bytes_find(p, left, q.sub.p, q.sub.n)) >= 0; count++) {
        p += (size_t)hit + q.sub.n;
        left -= (size_t)hit + q.sub.n;
    }
    return yr_int(count);
}

/* 1, 0 or -1: does affix stand at that end of self[start:end]? */
static int match_end(yr_value self, yr_value affix, int64_t start, int64_t end, bool at_end)
{
    yr_span sub, s = yr_bytes_span(self);
    if (yr_bytes_need(affix, &sub) < 0)
        return -1;
    if (end - start < (int64_t)sub.n || start > (int64_t)s.n || end > (int64_t)s.n)
        return 0;
    return memcmp(s.p + (at_end ? end - (int64_t)sub.n : start), sub.p, sub.n) == 0;
}

static yr_value match_ends(yr_value self, yr_value *args, size_t n, bool at_end)
{
    int64_t start, end;
    yr_span sub;
    const char *name = at_end ? YR_SHOWN("endswith") : YR_SHOWN("startswith");
    if (yr_find_arguments(name, args, n, yr_bytes_span(self).n, &start, &end) < 0)
        return 0;
    if (YR_IS_TUPLE(args[0])) {
        yr_tuple_object *t = YR_TUPLE(args[0]);
        for (size_t i = 0; i < t->length; i++) {
            int match = match_end(self, t->items[i], start, end, at_end);
            if (match)
                return match < 0 ? 0 : YR_TRUE;
        }
        return YR_FALSE;
    }
    if (!yr_bytes_view(args[0], &sub)) {
        if (yr_pending())
            return 0;
        return yr_type_error("%s first arg must be bytes or a tuple of bytes, not %T", name,
                             args[0]);
    }
    return yr_bool(match_end(self, args[0], start, end, at_end));
}

YR_TEXT_METHOD(yr_bytes_m_startswith)
{
    return match_ends(self, args, n, false);
}

YR_TEXT_METHOD(yr_bytes_m_endswith)
{
    return match_ends(self, args, n, true);
}

YR_TEXT_METHOD(yr_bytes_m_removeprefix)
{
    yr_span s = yr_bytes_span(self), sub;
    if (yr_bytes_need(args[0], &sub) < 0)
        return 0;
    size_t cut = sub.n <= s.n && memcmp(s.p, sub.p, sub.n) == 0 ? sub.n : 0;
    return yr_bytes_like(self, s.p + cut, s.n - cut);
}

YR_TEXT_METHOD(yr_bytes_m_removesuffix)
{
    yr_span s = yr_bytes_span(self), sub;
    if (yr_bytes_need(args[0], &sub) < 0)
        return 0;
    size_t cut = sub.n <= s.n && memcmp(s.p + s.n - sub.n, sub.p, sub.n) == 0 ? sub.n : 0;
    return yr_bytes_like(self, s.p, s.n - cut);
}
