/* str_find.c - looking for a text in another, and the arguments of the methods that do.
 *
 * A needle of a wider kind than the haystack cannot be there; a narrower one is widened first, and
 * then both are raw memory: the C library's searches do the work, and a hit in the middle of a
 * wide character is passed over.
 */
#include "text.h"

/* ---- Raw memory ----------------------------------------------------------------------------- */

int64_t yr_bytes_find(const uint8_t *s, size_t n, const uint8_t *sub, size_t m)
{
    if (m > n)
        return -1;
    if (m == 0)
        return 0;
    /* memmem prepares itself at some cost: a few tries come first. */
    size_t at = 0, last = n - m;
    for (int tries = 0; tries < 16; tries++) {
        const uint8_t *hit = memchr(s + at, sub[0], last - at + 1);
        if (!hit)
            return -1;
        if (hit[m - 1] == sub[m - 1] && (m <= 2 || memcmp(hit, sub, m) == 0))
            return hit - s;
        at = (size_t)(hit - s) + 1;
        if (at > last)
            return -1;
    }
    const uint8_t *hit = memmem(s + at, n - at, sub, m);
    return hit ? hit - s : -1;
}

int64_t yr_bytes_rfind(const uint8_t *s, size_t n, const uint8_t *sub, size_t m)
{
    if (m > n)
        return -1;
    if (m == 0)
        return (int64_t)n;
    for (size_t end = n - m + 1; end > 0;) {
        const uint8_t *hit = memrchr(s, sub[0], end);
        if (!hit)
            return -1;
        if (memcmp(hit, sub, m) == 0)
            return hit - s;
        end = (size_t)(hit - s);
    }
    return -1;
}

size_t yr_count_byte(const uint8_t *p, size_t n, uint8_t c)
{
    const uint64_t ones = 0x0101010101010101u, low = 0x7f7f7f7f7f7f7f7fu;
    size_t count = 0;
    uint64_t word;
    for (; n >= 8; p += 8, n -= 8) {
        memcpy(&word, p, 8);
        word ^= ones * c; /* the bytes looked for are 0 now; next, 1, and all others 0 */
        word = (~(((word & low) + low) | word) >> 7) & ones;
        count += word * ones >> 56;
    }
    while (n-- > 0)
        count += *p++ == c;
    return count;
}

/* The same in units of kind bytes; n and m count units. */
static int64_t find_units(const uint8_t *s, size_t n, const uint8_t *sub, size_t m, size_t kind)
{
    size_t at = 0;
    if (m == 1 && kind == 2) {
        uint16_t c, unit;
        memcpy(&c, sub, 2);
        for (; at < n; at++) {
            memcpy(&unit, s + 2 * at, 2);
            if (unit == c)
                return (int64_t)at;
        }
        return -1;
    }
    while (n - at >= m) {
        int64_t hit = yr_bytes_find(s + at * kind, (n - at) * kind, sub, m * kind);
        if (hit < 0)
            return -1;
        if ((size_t)hit % kind == 0)
            return (int64_t)(at + (size_t)hit / kind);
        at += (size_t)hit / kind + 1;
    }
    return -1;
}

static int64_t rfind_units(const uint8_t *s, size_t n, const uint8_t *sub, size_t m, size_t kind)
{
    for (size_t at = n - m + 1; at-- > 0;)
        if (memcmp(s + at * kind, sub, m * kind) == 0)
            return (int64_t)at;
    return -1;
}

/* ---- Needles -------------------------------------------------------------------------------- */

typedef struct {
    const uint8_t *units; /* of the haystack's kind */
    void *owned;          /* widened copy, or NULL */
    bool absent;          /* cannot be in the haystack */
} needle;

static int make_needle(needle *k, const yr_str *s, const yr_str *sub)
{
    *k = (needle){.units = yr_str_bytes(sub)};
    if (sub->kind == s->kind)
        return 0;
    if (sub->kind > s->kind) {
        k->absent = true;
        return 0;
    }
    uint8_t *copy = yr_alloc(sub->length * s->kind + 1);
    if (!copy)
        return -1;
    for (size_t i = 0; i < sub->length; i++) {
        uint32_t c = yr_str_at(sub, i);
        if (s->kind == 2)
            ((uint16_t *)(void *)copy)[i] = (uint16_t)c;
        else
            ((uint32_t *)(void *)copy)[i] = c;
    }
    k->units = k->owned = copy;
    return 0;
}

typedef int64_t (*unit_search)(const uint8_t *, size_t, const uint8_t *, size_t, size_t);

static int64_t search(const yr_str *s, const yr_str *sub, size_t from, size_t to, unit_search how,
                      size_t if_empty)
{
    needle k;
    if (to > s->length)
        to = s->length;
    if (from > to || sub->length > to - from)
        return -1;
    if (sub->length == 0)
        return (int64_t)if_empty;
    if (make_needle(&k, s, sub) < 0)
        return -2;
    int64_t hit = -1;
    if (!k.absent)
        hit = how(yr_str_bytes(s) + from * s->kind, to - from, k.units, sub->length, s->kind);
    yr_dispose(k.owned);
    return hit < 0 ? hit : hit + (int64_t)from;
}

int64_t yr_str_find(const yr_str *s, const yr_str *sub, size_t from, size_t to)
{
    if (s->kind == 1 && sub->length == 1 && sub->kind == 1 && to <= s->length) {
        const uint8_t *hit =
            from < to ? memchr(s->data.one + from, sub->data.one[0], to - from) : NULL;
        return hit ? hit - s->data.one : -1;
    }
    return search(s, sub, from, to, find_units, from);
}

int64_t yr_str_rfind(const yr_str *s, const yr_str *sub, size_t from, size_t to)
{
    return search(s, sub, from, to, rfind_units, to < s->length ? to : s->length);
}

int64_t yr_str_count(const yr_str *s, const yr_str *sub, size_t from, size_t to, int64_t limit)
{
    needle k;
    int64_t count = 0;
    if (to > s->length)
        to = s->length;
    if (limit < 0)
        limit = INT64_MAX;
    if (from > to || sub->length > to - from)
        return 0;
    if (sub->length == 0)
        return (int64_t)(to - from) < limit ? (int64_t)(to - from) + 1 : limit;
    if (make_needle(&k, s, sub) < 0)
        return -2;
    if (s->kind == 1 && sub->length == 1 && limit == INT64_MAX && !k.absent)
        return (int64_t)yr_count_byte(s->data.one + from, to - from, k.units[0]); /* none owned */
    while (!k.absent && count < limit && to - from >= sub->length) {
        int64_t hit =
            find_units(yr_str_bytes(s) + from * s->kind, to - from, k.units, sub->length, s->kind);
        if (hit < 0)
            break;
        count++;
        from += (size_t)hit + sub->length;
    }
    yr_dispose(k.owned);
    return count;
}

bool yr_str_match(const yr_str *s, size_t at, const yr_str *sub)
{
    if (sub->length > s->length || at > s->length - sub->length || sub->kind > s->kind)
        return sub->length == 0 && at <= s->length;
    if (sub->kind == s->kind)
        return !memcmp(yr_str_bytes(s) + at * s->kind, yr_str_bytes(sub), sub->length * s->kind);
    for (size_t i = 0; i < sub->length; i++)
        if (yr_str_at(s, at + i) != yr_str_at(sub, i))
            return false;
    return true;
}

/* ---- Arguments ------------------------------------------------------------------------------ */

static int range_bound(yr_value v, int64_t *out)
{
    if (v == YR_NONE)
        return 0;
    if (!yr_has_index(v)) {
        yr_type_error("slice indices must be integers or None or have an __index__ method");
        return -1;
    }
    return yr_to_index(v, out, true);
}

int yr_text_range(yr_value *args, size_t n, size_t at, size_t length, int64_t *start, int64_t *end)
{
    int64_t size = (int64_t)length;
    *start = 0;
    *end = size;
    if (n > at && range_bound(args[at], start) < 0)
        return -1;
    if (n > at + 1 && range_bound(args[at + 1], end) < 0)
        return -1;
    if (*end > size)
        *end = size;
    else if (*end < 0)
        *end = *end + size < 0 ? 0 : *end + size;
    if (*start < 0)
        *start = *start + size < 0 ? 0 : *start + size;
    return 0;
}

int yr_find_arguments(const char *name, yr_value *args, size_t n, size_t length, int64_t *start,
                      int64_t *end)
{
    if (n >= 1 && n <= 3)
        return yr_text_range(args, n, 1, length, start, end);
    yr_type_error("%s() takes at %s (%zu given)", name, n ? "most 3 arguments" : "least 1 argument",
                  n);
    return -1;
}

int yr_text_index(yr_value *args, size_t n, size_t at, int64_t otherwise, int64_t *out)
{
    *out = otherwise;
    if (n <= at || !args[at])
        return 0;
    yr_value v = yr_index(args[at]);
    if (!v)
        return -1;
    if (yr_is_int(v)) {
        *out = yr_int_value(v);
        return 0;
    }
    int r = yr_to_i64(v, out);
    yr_drop(v);
    if (r < 0 && yr_pending_is(YR_EXC(OverflowError))) {
        yr_clear_pending();
        yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C ssize_t");
    }
    return r;
}

/* ---- Methods -------------------------------------------------------------------------------- */

typedef struct {
    const yr_str *sub;
    int64_t start, end;
} question;

static int read_question(const char *name, yr_value self, yr_value *args, size_t n, question *q)
{
    if (yr_find_arguments(name, args, n, yr_str_as(self)->length, &q->start, &q->end) < 0)
        return -1;
    if (!YR_IS_STR(args[0])) {
        yr_type_error("must be str, not %T", args[0]);
        return -1;
    }
    q->sub = yr_str_as(args[0]);
    return 0;
}

static int64_t ask(const char *name, yr_value self, yr_value *args, size_t n, bool from_right)
{
    question q;
    if (read_question(name, self, args, n, &q) < 0)
        return -2;
    if (q.start > q.end)
        return -1;
    return (from_right ? yr_str_rfind : yr_str_find)(yr_str_as(self), q.sub, (size_t)q.start,
                                                     (size_t)q.end);
}

YR_TEXT_METHOD(yr_str_m_find)
{
    int64_t i = ask(YR_SHOWN("find"), self, args, n, false);
    return i == -2 ? 0 : yr_int(i);
}

YR_TEXT_METHOD(yr_str_m_rfind)
{
    int64_t i = ask(YR_SHOWN("rfind"), self, args, n, true);
    return i == -2 ? 0 : yr_int(i);
}

YR_TEXT_METHOD(yr_str_m_index)
{
    int64_t i = ask(YR_SHOWN("index"), self, args, n, false);
    if (i == -1)
        return yr_value_error("substring not found");
    return i == -2 ? 0 : yr_int(i);
}

YR_TEXT_METHOD(yr_str_m_rindex)
{
    int64_t i = ask(YR_SHOWN("rindex"), self, args, n, true);
    if (i == -1)
        return yr_value_error("substring not found");
    return i == -2 ? 0 : yr_int(i);
}

YR_TEXT_METHOD(yr_str_m_count)
{
    question q;
    if (read_question(YR_SHOWN("count"), self, args, n, &q) < 0)
        return 0;
    if (q.start > q.end)
        return yr_int(0);
    int64_t count = yr_str_count(yr_str_as(self), q.sub, (size_t)q.start, (size_t)q.end, -1);
    return count < 0 ? 0 : yr_int(count);
}

/* Does the str stand at that end of s[start:end]? */
static bool match_end(const yr_str *s, yr_value text, int64_t start, int64_t end, bool at_end)
{
    const yr_str *sub = yr_str_as(text);
    if (end - start < (int64_t)sub->length || start > (int64_t)s->length)
        return false;
    return yr_str_match(s, (size_t)(at_end ? end - (int64_t)sub->length : start), sub);
}

static yr_value match_ends(yr_value self, yr_value *args, size_t n, bool at_end)
{
    const char *name = at_end ? YR_SHOWN("endswith") : YR_SHOWN("startswith");
    const yr_str *s = yr_str_as(self);
    int64_t start, end;
    if (yr_find_arguments(name, args, n, s->length, &start, &end) < 0)
        return 0;
    if (YR_IS_STR(args[0]))
        return yr_bool(match_end(s, args[0], start, end, at_end));
    if (!YR_IS_TUPLE(args[0]))
        return yr_type_error("%s first arg must be str or a tuple of str, not %T", name, args[0]);
    yr_tuple_object *t = YR_TUPLE(args[0]);
    for (size_t i = 0; i < t->length; i++) {
        if (!YR_IS_STR(t->items[i]))
            return yr_type_error("tuple for %s must only contain str, not %T", name, t->items[i]);
        if (match_end(s, t->items[i], start, end, at_end))
            return YR_TRUE;
    }
    return YR_FALSE;
}

YR_TEXT_METHOD(yr_str_m_startswith)
{
    return match_ends(self, args, n, false);
}

YR_TEXT_METHOD(yr_str_m_endswith)
{
    return match_ends(self, args, n, true);
}

YR_TEXT_METHOD(yr_str_m_removeprefix)
{
    const yr_str *s = yr_str_as(self);
    if (!YR_IS_STR(args[0]))
        return yr_type_error("removeprefix() argument must be str, not %s",
                             yr_argument_type(args[0]));
    bool hit = yr_str_match(s, 0, yr_str_as(args[0]));
    return yr_str_sub(self, hit ? yr_str_as(args[0])->length : 0, s->length);
}

YR_TEXT_METHOD(yr_str_m_removesuffix)
{
    const yr_str *s = yr_str_as(self);
    if (!YR_IS_STR(args[0]))
        return yr_type_error("removesuffix() argument must be str, not %s",
                             yr_argument_type(args[0]));
    size_t m = yr_str_as(args[0])->length;
    bool hit = m <= s->length && yr_str_match(s, s->length - m, yr_str_as(args[0]));
    return yr_str_sub(self, 0, s->length - (hit ? m : 0));
}
