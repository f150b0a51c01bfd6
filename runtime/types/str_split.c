/* str_split.c - cutting a str up and putting it together: split, rsplit, splitlines, partition,
 * rpartition, join.
 */
#include "../core/extension.h"
#include "text_parts.h"
#include "unicode.h"

/* ---- Pieces --------------------------------------------------------------------------------- */

int yr_pieces_grow(yr_pieces *p, yr_value v)
{
    size_t capacity = 2 * p->capacity;
    bool moved = p->items != p->few;
    yr_value *items = v ? yr_resize(moved ? p->items : NULL, capacity * sizeof *items) : NULL;
    if (!items) {
        yr_xdrop(v);
        yr_pieces_free(p);
        return -1;
    }
    if (!moved)
        memcpy(items, p->few, sizeof p->few);
    p->items = items;
    p->capacity = capacity;
    p->items[p->count++] = v;
    return 0;
}

void yr_pieces_free(yr_pieces *p)
{
    while (p->count)
        yr_drop(p->items[--p->count]);
    if (p->items != p->few)
        yr_dispose(p->items);
    p->items = p->few;
}

yr_value yr_pieces_list(yr_pieces *p)
{
    yr_value list = yr_list(p->items, p->count); /* takes them, also where it fails */
    p->count = 0;
    yr_pieces_free(p);
    return list;
}

yr_value yr_pieces_reversed(yr_pieces *p)
{
    for (size_t i = 0, j = p->count; i + 1 < j--; i++) {
        yr_value v = p->items[i];
        p->items[i] = p->items[j];
        p->items[j] = v;
    }
    return yr_pieces_list(p);
}

static __attribute__((noinline)) int add_any_piece(yr_pieces *p, yr_value s, size_t from, size_t to)
{
    return yr_pieces_add(p, yr_str_sub(s, from, to));
}

/* Adds s[from:to]; 0 or -1. */
static inline YR_ALWAYS int add_piece(yr_pieces *p, yr_value s, size_t from, size_t to)
{
    const yr_str *text = yr_str_as(s);
    size_t n = to - from;
    yr_value c;
    if (YR_LIKELY(text->ascii && n > 1 && n < text->length))
        return yr_pieces_add(p, yr_str_of_part(text->data.one + from, n));
    if (n == 1 && text->kind == 1 && (c = YR->characters[text->data.one[from]]))
        return yr_pieces_add(p, yr_retain(c));
    return add_any_piece(p, s, from, to);
}

/* ---- split ---------------------------------------------------------------------------------- */

const bool yr_is_ascii_space[128] = {
    [' '] = true,  ['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true,
    ['\r'] = true, [0x1c] = true, [0x1d] = true, [0x1e] = true, [0x1f] = true,
};

/* split() of ASCII. */
static yr_value split_ascii_space(yr_value self, int64_t limit)
{
    const yr_str *s = yr_str_as(self);
    const uint8_t *start = s->data.one, *p = start, *end = p + s->length;
    yr_pieces out;
    yr_pieces_start(&out);
    for (;;) {
        while (p < end && yr_is_ascii_space[*p])
            p++;
        if (p == end)
            break;
        const uint8_t *from = p;
        if (limit-- == 0)
            p = end;
        while (p < end && !yr_is_ascii_space[*p])
            p++;
        if (add_piece(&out, self, (size_t)(from - start), (size_t)(p - start)) < 0)
            return 0;
    }
    return yr_pieces_list(&out);
}

static yr_value split_space(yr_value self, int64_t limit)
{
    const yr_str *s = yr_str_as(self);
    yr_pieces out;
    if (s->ascii)
        return split_ascii_space(self, limit);
    size_t at = 0;
    yr_pieces_start(&out);
    for (;;) {
        while (at < s->length && yr_is_space(yr_str_at(s, at)))
            at++;
        if (at == s->length)
            break;
        size_t from = at;
        at = s->length;
        if (limit-- != 0)
            for (at = from; at < s->length && !yr_is_space(yr_str_at(s, at));)
                at++;
        if (add_piece(&out, self, from, at) < 0)
            return 0;
    }
    return yr_pieces_list(&out);
}

static yr_value rsplit_space(yr_value self, int64_t limit)
{
    const yr_str *s = yr_str_as(self);
    yr_pieces out;
    size_t at = s->length;
    yr_pieces_start(&out);
    for (;;) {
        while (at > 0 && yr_is_space(yr_str_at(s, at - 1)))
            at--;
        if (at == 0)
            break;
        size_t end = at;
        at = 0;
        if (limit-- != 0)
            for (at = end; at > 0 && !yr_is_space(yr_str_at(s, at - 1));)
                at--;
        if (add_piece(&out, self, at, end) < 0)
            return 0;
    }
    return yr_pieces_reversed(&out);
}

/* Where c stands first in p[from..to), or to. Most are near: memchr() is for the others. */
static inline size_t find_byte(const uint8_t *p, size_t from, size_t to, uint8_t c)
{
    for (int tries = 12; from < to && tries > 0; from++, tries--)
        if (p[from] == c)
            return from;
    const uint8_t *hit = from < to ? memchr(p + from, c, to - from) : NULL;
    return hit ? (size_t)(hit - p) : to;
}

/* By one character of one byte. */
static yr_value split_on_byte(yr_value self, uint8_t c, int64_t limit)
{
    const yr_str *s = yr_str_as(self);
    const uint8_t *p = s->data.one;
    yr_pieces out;
    size_t at = 0;
    yr_pieces_start(&out);
    for (;;) {
        size_t end = limit-- != 0 ? find_byte(p, at, s->length, c) : s->length;
        if (add_piece(&out, self, at, end) < 0)
            return 0;
        if (end == s->length)
            return yr_pieces_list(&out);
        at = end + 1;
    }
}

static yr_value split_on(yr_value self, const yr_str *sep, int64_t limit)
{
    const yr_str *s = yr_str_as(self);
    yr_pieces out;
    size_t at = 0;
    if (s->kind == 1 && sep->kind == 1 && sep->length == 1)
        return split_on_byte(self, sep->data.one[0], limit);
    yr_pieces_start(&out);
    while (limit-- != 0) {
        int64_t hit = yr_str_find(s, sep, at, s->length);
        if (hit == -2) {
            yr_pieces_free(&out);
            return 0;
        }
        if (hit < 0)
            break;
        if (add_piece(&out, self, at, (size_t)hit) < 0)
            return 0;
        at = (size_t)hit + sep->length;
    }
    return add_piece(&out, self, at, s->length) < 0 ? 0 : yr_pieces_list(&out);
}

static yr_value rsplit_on(yr_value self, const yr_str *sep, int64_t limit)
{
    const yr_str *s = yr_str_as(self);
    yr_pieces out;
    size_t end = s->length;
    yr_pieces_start(&out);
    while (limit-- != 0) {
        int64_t hit = yr_str_rfind(s, sep, 0, end);
        if (hit == -2) {
            yr_pieces_free(&out);
            return 0;
        }
        if (hit < 0)
            break;
        if (add_piece(&out, self, (size_t)hit + sep->length, end) < 0)
            return 0;
        end = (size_t)hit;
    }
    if (add_piece(&out, self, 0, end) < 0)
        return 0;
    return yr_pieces_reversed(&out);
}

static yr_value split(yr_value self, yr_value *args, size_t n, yr_value keywords, bool from_right)
{
    static const char *const keyword_names[] = {"sep", "maxsplit"};
    yr_value v[2] = {n ? args[0] : 0, 0};
    int64_t limit = -1;
    const char *name = from_right ? YR_SHOWN("rsplit") : YR_SHOWN("split");
    if ((n > 1 || keywords) &&
        (yr_parse_arguments(name, keyword_names, 0, 0, 2, 2, args, n, keywords, v) < 0 ||
         yr_text_index(v, 2, 1, -1, &limit) < 0))
        return 0;
    if (!v[0] || v[0] == YR_NONE)
        return from_right ? rsplit_space(self, limit) : split_space(self, limit);
    if (!YR_IS_STR(v[0]))
        return yr_type_error("must be str or None, not %T", v[0]);
    const yr_str *sep = yr_str_as(v[0]);
    if (sep->length == 0)
        return yr_value_error("empty separator");
    if (yr_str_as(self)->length < sep->length) { /* then it is not even copied */
        yr_value whole = yr_retain(self);
        return yr_list(&whole, 1);
    }
    return from_right ? rsplit_on(self, sep, limit) : split_on(self, sep, limit);
}

YR_TEXT_METHOD(yr_str_m_split)
{
    return split(self, args, n, keywords, false);
}

YR_TEXT_METHOD(yr_str_m_rsplit)
{
    return split(self, args, n, keywords, true);
}

/* ---- splitlines
 * ------------------------------------------------------------------------------------------------
 */

/* The next line end of s from i on. */
static inline size_t find_line_end(const yr_str *s, size_t i)
{
    const uint8_t *p = s->data.one;
    if (s->ascii) {
        while (i < s->length && (p[i] > 0x1e || !yr_is_ascii_space[p[i]] || p[i] == '\t'))
            i++;
        return i;
    }
    for (; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        if ((c <= 0x1e || c >= 0x85) && yr_char_is_line_end(c))
            break;
    }
    return i;
}

yr_value yr_str_splitlines(yr_value self, bool keep_ends)
{
    const yr_str *s = yr_str_as(self);
    yr_pieces out;
    yr_pieces_start(&out);
    for (size_t at = 0; at < s->length;) {
        size_t end = find_line_end(s, at), next = end;
        if (next < s->length)
            next +=
                yr_str_at(s, next) == '\r' && next + 1 < s->length && yr_str_at(s, next + 1) == '\n'
                    ? 2
                    : 1;
        if (add_piece(&out, self, at, keep_ends ? next : end) < 0)
            return 0;
        at = next;
    }
    return yr_pieces_list(&out);
}

YR_TEXT_METHOD(yr_str_m_splitlines)
{
    static const char *const keyword_names[] = {"keepends"};
    yr_value v = 0;
    int keep = 0;
    if ((n || keywords) && (yr_parse_arguments(YR_SHOWN("splitlines"), keyword_names, 0, 0, 1, 1,
                                               args, n, keywords, &v) < 0 ||
                            yr_argument_c_int(v, &keep) < 0))
        return 0;
    return yr_str_splitlines(self, keep != 0);
}

/* ---- partition
 * --------------------------------------------------------------------------------------------------
 */

/* new: the tuple (s[:at], separator, s[at + len(separator):]). */
static yr_value three(yr_value self, size_t at, yr_value separator)
{
    size_t length = yr_str_as(self)->length;
    yr_value items[3] = {yr_str_sub(self, 0, at), yr_str_exact(separator), 0};
    items[2] = yr_str_sub(self, at + yr_str_as(separator)->length, length);
    if (items[0] && items[1] && items[2])
        return yr_tuple(items, 3);
    for (int i = 0; i < 3; i++)
        yr_xdrop(items[i]);
    return 0;
}

static yr_value partition(yr_value self, yr_value separator, bool from_right)
{
    if (!YR_IS_STR(separator))
        return yr_type_error("must be str, not %T", separator);
    const yr_str *s = yr_str_as(self), *sep = yr_str_as(separator);
    if (sep->length == 0)
        return yr_value_error("empty separator");
    int64_t hit = (from_right ? yr_str_rfind : yr_str_find)(s, sep, 0, s->length);
    if (hit == -2)
        return 0;
    if (hit >= 0)
        return three(self, (size_t)hit, separator);
    yr_value text = yr_retain(self), none = YR->empty_str;
    yr_value left[3] = {text, yr_retain(none), yr_retain(none)};
    yr_value right[3] = {none, none, text};
    return yr_tuple(from_right ? right : left, 3);
}

YR_TEXT_METHOD(yr_str_m_partition)
{
    return partition(self, args[0], false);
}

YR_TEXT_METHOD(yr_str_m_rpartition)
{
    return partition(self, args[0], true);
}

/* ---- join
 * ----------------------------------------------------------------------------------------------------------
 */

static int check_items(const yr_value *items, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!YR_IS_STR(items[i])) {
            yr_type_error("sequence item %zu: expected str instance, %T found", i, items[i]);
            return -1;
        }
    return 0;
}

static yr_value join_items(yr_value self, const yr_value *items, size_t n)
{
    const yr_str *sep = yr_str_as(self);
    uint32_t max = sep->length && n > 1 ? yr_str_bound(sep) : 0;
    size_t length = n ? sep->length * (n - 1) : 0;
    if (check_items(items, n) < 0)
        return 0;
    if (n == 1)
        return yr_str_exact(items[0]);
    for (size_t i = 0; i < n; i++) {
        const yr_str *s = yr_str_as(items[i]);
        if (s->length == 0)
            continue;
        if (length > SIZE_MAX / 16 - s->length)
            return yr_raise_format(YR_EXC(OverflowError),
                                   "join() result is too long for a Python string");
        length += s->length;
        max = yr_str_bound(s) > max ? yr_str_bound(s) : max;
    }
    yr_value v = yr_str_alloc(length, max);
    if (!v || length == 0)
        return v;
    if (max < 0x100) {
        uint8_t *out = yr_str_as(v)->data.one;
        for (size_t i = 0; i < n; i++) {
            const yr_str *s = yr_str_as(items[i]);
            if (i > 0) {
                yr_copy_few(out, sep->data.one, sep->length);
                out += sep->length;
            }
            yr_copy_few(out, s->data.one, s->length);
            out += s->length;
        }
        return v;
    }
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        const yr_str *s = yr_str_as(items[i]);
        if (i > 0) {
            yr_str_copy(yr_str_as(v), at, sep, 0, sep->length);
            at += sep->length;
        }
        yr_str_copy(yr_str_as(v), at, s, 0, s->length);
        at += s->length;
    }
    return v;
}

yr_value yr_joinable_list(yr_value v)
{
    yr_value it = yr_iter(v);
    if (!it) {
        if (yr_pending_is(YR_EXC(TypeError)))
            yr_clear_pending(), yr_type_error("can only join an iterable");
        return 0;
    }
    yr_value list = yr_to_list(it);
    yr_drop(it);
    return list;
}

YR_TEXT_METHOD(yr_str_m_join)
{
    if (YR_IS(args[0], list) || YR_IS(args[0], tuple)) {
        bool is_list = YR_IS(args[0], list);
        return join_items(self, is_list ? YR_LIST(args[0])->items : YR_TUPLE(args[0])->items,
                          is_list ? YR_LIST(args[0])->length : YR_TUPLE(args[0])->length);
    }
    yr_value list = yr_joinable_list(args[0]);
    if (!list)
        return 0;
    yr_value v = join_items(self, YR_LIST(list)->items, YR_LIST(list)->length);
    yr_drop(list);
    return v;
}
