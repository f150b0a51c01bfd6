/* bytes_split.c - cutting byte strings up and joining them. */
#include "../core/extension.h"
#include "text_parts.h"

static bool is_space(uint8_t c)
{
    return c == ' ' || (c >= 9 && c <= 13);
}

/* Pieces of self are collected in a list. An allocation can run code that changes a bytearray, so
 * the span is taken anew for every piece, and cut to what is there. */
static int add_piece(yr_pieces *out, yr_value self, size_t from, size_t to)
{
    yr_span s = yr_bytes_span(self);
    to = to < s.n ? to : s.n;
    from = from < to ? from : to;
    yr_value piece = YR_IS_BYTES(self) ? yr_bytes_from(s.p + from, to - from)
                                       : yr_bytes_like(self, s.p + from, to - from);
    return yr_pieces_add(out, piece);
}

/* ---- By white space ------------------------------------------------------------------------- */

static yr_value split_space(yr_value self, int64_t limit)
{
    yr_pieces out;
    size_t at = 0;
    yr_pieces_start(&out);
    for (;;) {
        yr_span s = yr_bytes_span(self);
        while (at < s.n && is_space(s.p[at]))
            at++;
        if (at >= s.n)
            return yr_pieces_list(&out);
        size_t from = at, to = s.n;
        if (limit-- == 0) {
            at = s.n;
        } else {
            while (at < s.n && !is_space(s.p[at]))
                at++;
            to = at;
        }
        if (add_piece(&out, self, from, to) < 0)
            return 0;
    }
}

static yr_value rsplit_space(yr_value self, int64_t limit)
{
    yr_pieces out;
    size_t at = yr_bytes_span(self).n;
    yr_pieces_start(&out);
    for (;;) {
        yr_span s = yr_bytes_span(self);
        at = at < s.n ? at : s.n;
        while (at > 0 && is_space(s.p[at - 1]))
            at--;
        if (at == 0)
            return yr_pieces_reversed(&out);
        size_t to = at, from = 0;
        if (limit-- == 0) {
            at = 0;
        } else {
            while (at > 0 && !is_space(s.p[at - 1]))
                at--;
            from = at;
        }
        if (add_piece(&out, self, from, to) < 0)
            return 0;
    }
}

/* ---- By a separator ------------------------------------------------------------------------- */

/* The same of bytes, which stand still. */
static yr_value split_bytes_on(yr_value self, const yr_bytes *sep, int64_t limit)
{
    const uint8_t *p = yr_bytes_as(self)->data, *end = p + yr_bytes_as(self)->length;
    yr_pieces out;
    yr_pieces_start(&out);
    for (;; limit--) {
        size_t left = (size_t)(end - p);
        int64_t hit = limit != 0 ? yr_bytes_find(p, left, sep->data, sep->length) : -1;
        size_t n = hit < 0 ? left : (size_t)hit;
        yr_value piece = n == yr_bytes_as(self)->length ? yr_retain(self)
                         : n                            ? yr_bytes_of_part(p, n)
                                                        : yr_retain(YR->empty_bytes);
        if (yr_pieces_add(&out, piece) < 0)
            return 0;
        if (hit < 0)
            return yr_pieces_list(&out);
        p += n + sep->length;
    }
}

static yr_value split_on(yr_value self, yr_value separator, int64_t limit)
{
    yr_pieces out;
    size_t at = 0;
    yr_pieces_start(&out);
    for (;;) {
        yr_span s = yr_bytes_span(self), sep = yr_bytes_span(separator);
        at = at < s.n ? at : s.n;
        int64_t hit = -1;
        if (limit != 0 && sep.n)
            hit = yr_bytes_find(s.p + at, s.n - at, sep.p, sep.n);
        if (add_piece(&out, self, at, hit < 0 ? s.n : at + (size_t)hit) < 0)
            return 0;
        if (hit < 0)
            return yr_pieces_list(&out);
        at += (size_t)hit + sep.n;
        limit--;
    }
}

static yr_value rsplit_on(yr_value self, yr_value separator, int64_t limit)
{
    yr_pieces out;
    size_t to = yr_bytes_span(self).n;
    yr_pieces_start(&out);
    for (;;) {
        yr_span s = yr_bytes_span(self), sep = yr_bytes_span(separator);
        to = to < s.n ? to : s.n;
        int64_t hit = limit != 0 && sep.n ? yr_bytes_rfind(s.p, to, sep.p, sep.n) : -1;
        if (add_piece(&out, self, hit < 0 ? 0 : (size_t)hit + sep.n, to) < 0)
            return 0;
        if (hit < 0)
            return yr_pieces_reversed(&out);
        to = (size_t)hit;
        limit--;
    }
}

static yr_value split(yr_value self, yr_value *args, size_t n, yr_value keywords, bool from_right)
{
    static const char *const keyword_names[] = {"sep", "maxsplit"};
    yr_value v[2] = {n ? args[0] : 0, 0};
    yr_span sep;
    int64_t limit = -1;
    if ((n > 1 || keywords) &&
        (yr_parse_arguments(from_right ? YR_SHOWN("rsplit") : YR_SHOWN("split"), keyword_names, 0,
                            0, 2, 2, args, n, keywords, v) < 0 ||
         yr_text_index(v, 2, 1, -1, &limit) < 0))
        return 0;
    if (v[0] && YR_IS(v[0], bytes) && YR_IS(self, bytes) && yr_bytes_as(v[0])->length &&
        !from_right)
        return split_bytes_on(self, yr_bytes_as(v[0]), limit);
    if (!v[0] || v[0] == YR_NONE)
        return from_right ? rsplit_space(self, limit) : split_space(self, limit);
    if (yr_bytes_need(v[0], &sep) < 0)
        return 0;
    if (sep.n == 0)
        return yr_value_error("empty separator");
    return from_right ? rsplit_on(self, v[0], limit) : split_on(self, v[0], limit);
}

YR_TEXT_METHOD(yr_bytes_m_split)
{
    return split(self, args, n, keywords, false);
}

YR_TEXT_METHOD(yr_bytes_m_rsplit)
{
    return split(self, args, n, keywords, true);
}

YR_TEXT_METHOD(yr_bytes_m_splitlines)
{
    static const char *const keyword_names[] = {"keepends"};
    yr_value given = 0;
    int keep = 0;
    if (yr_parse_arguments(YR_SHOWN("splitlines"), keyword_names, 0, 0, 1, 1, args, n, keywords,
                           &given) < 0 ||
        yr_argument_c_int(given, &keep) < 0)
        return 0;
    yr_pieces out;
    yr_pieces_start(&out);
    for (size_t at = 0; at < yr_bytes_span(self).n;) {
        yr_span s = yr_bytes_span(self);
        size_t end = at;
        while (end < s.n && s.p[end] != '\n' && s.p[end] != '\r')
            end++;
        size_t next = end;
        if (next < s.n)
            next += s.p[next] == '\r' && next + 1 < s.n && s.p[next + 1] == '\n' ? 2 : 1;
        if (add_piece(&out, self, at, keep ? next : end) < 0)
            return 0;
        at = next;
    }
    return yr_pieces_list(&out);
}

/* ---- partition
 * ----------------------------------------------------------------------------------------------------
 */

static yr_value tuple_of_three(yr_value a, yr_value b, yr_value c)
{
    yr_value items[3] = {a, b, c};
    if (a && b && c)
        return yr_tuple(items, 3);
    for (int i = 0; i < 3; i++)
        yr_xdrop(items[i]);
    return 0;
}

static yr_value partition(yr_value self, yr_value separator, bool from_right)
{
    yr_span s = yr_bytes_span(self), sep;
    if (yr_bytes_need(separator, &sep) < 0)
        return 0;
    if (sep.n == 0)
        return yr_value_error("empty separator");
    int64_t hit = (from_right ? yr_bytes_rfind : yr_bytes_find)(s.p, s.n, sep.p, sep.n);
    yr_value all = hit < 0 ? yr_bytes_like(self, s.p, s.n) : 0;
    if (hit < 0) {
        yr_value none = yr_bytes_like(self, NULL, 0), more = yr_bytes_like(self, NULL, 0);
        return from_right ? tuple_of_three(none, more, all) : tuple_of_three(all, none, more);
    }
    /* bytes keeps the separator as it was given, bytearray makes one of its own. */
    yr_value middle =
        yr_is_bytearray(self) ? yr_bytearray_from(sep.p, sep.n) : yr_retain(separator);
    size_t after = (size_t)hit + sep.n;
    yr_value left = yr_bytes_like(self, s.p, (size_t)hit);
    return tuple_of_three(left, middle, yr_bytes_like(self, s.p + after, s.n - after));
}

YR_TEXT_METHOD(yr_bytes_m_partition)
{
    return partition(self, args[0], false);
}

YR_TEXT_METHOD(yr_bytes_m_rpartition)
{
    return partition(self, args[0], true);
}

/* ---- join
 * ----------------------------------------------------------------------------------------------------------
 */

/* Bytes joined by bytes: counted first. 0 without an error: there are others among them. */
static yr_value join_bytes(yr_value self, const yr_value *items, size_t count)
{
    const yr_bytes *sep = yr_bytes_as(self);
    size_t n = count ? sep->length * (count - 1) : 0;
    for (size_t i = 0; i < count; i++) {
        if (!YR_IS(items[i], bytes) || n > SIZE_MAX / 16 - yr_bytes_as(items[i])->length)
            return 0;
        n += yr_bytes_as(items[i])->length;
    }
    yr_value v = count == 1 ? yr_retain(items[0]) : yr_bytes_alloc(n);
    if (!v || count == 1)
        return v;
    uint8_t *to = yr_bytes_as(v)->data;
    for (size_t i = 0; i < count; i++) {
        const yr_bytes *b = yr_bytes_as(items[i]);
        if (i > 0) {
            yr_copy_few(to, sep->data, sep->length);
            to += sep->length;
        }
        yr_copy_few(to, b->data, b->length);
        to += b->length;
    }
    return v;
}

static yr_value join_list(yr_value self, yr_value list)
{
    yr_list_object *l = YR_LIST(list);
    yr_buffer b = {0};
    for (size_t i = 0; i < l->length; i++) {
        yr_span s, sep = yr_bytes_span(self);
        if (!yr_bytes_view(l->items[i], &s)) {
            yr_clear_pending();
            yr_type_error("sequence item %zu: expected a bytes-like object, %T found", i,
                          l->items[i]);
            goto fail;
        }
        if ((i > 0 && yr_buffer_add(&b, sep.p, sep.n) < 0) || yr_buffer_add(&b, s.p, s.n) < 0)
            goto fail;
    }
    yr_value v = yr_bytes_like(self, b.p, b.n);
    yr_buffer_free(&b);
    return v;
fail:
    yr_buffer_free(&b);
    return 0;
}

YR_TEXT_METHOD(yr_bytes_m_join)
{
    if (YR_IS(self, bytes) && (YR_IS(args[0], list) || YR_IS(args[0], tuple))) {
        bool is_list = YR_IS(args[0], list);
        yr_value v = join_bytes(self, is_list ? YR_LIST(args[0])->items : YR_TUPLE(args[0])->items,
                                is_list ? YR_LIST(args[0])->length : YR_TUPLE(args[0])->length);
        if (v || YR->pending)
            return v;
    }
    yr_value list = yr_joinable_list(args[0]);
    if (!list)
        return 0;
    yr_value v = join_list(self, list);
    yr_drop(list);
    return v;
}
