/* str_methods.c - methods of str that give a changed copy: replace, strip, padding, expandtabs,
 * translate and maketrans.
 */
#include "../core/extension.h"
#include "text_parts.h"
#include "text_writer.h"
#include "unicode.h"

/* ---- replace
 * ------------------------------------------------------------------------------------------------
 */

/* An empty needle: `with` goes before each of the first `limit` characters, and to the end. */
static yr_value replace_nothing(yr_value self, const yr_str *with, int64_t limit)
{
    const yr_str *s = yr_str_as(self);
    size_t count = s->length + 1;
    if (limit >= 0 && (uint64_t)limit < count)
        count = (size_t)limit;
    uint32_t max =
        s->length && yr_str_bound(s) > yr_str_bound(with) ? yr_str_bound(s) : yr_str_bound(with);
    yr_value v = yr_str_alloc(s->length + count * with->length, max);
    if (!v)
        return 0;
    yr_str *to = yr_str_as(v);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        yr_str_copy(to, at, with, 0, with->length);
        at += with->length;
        if (i < s->length)
            yr_str_put(to, at++, yr_str_at(s, i));
    }
    if (count < s->length)
        yr_str_copy(to, at, s, count, s->length - count);
    return v;
}

/* The widest character of what is left of s when the first `count` hits of sub are taken out. */
static uint32_t widest_outside(const yr_str *s, const yr_str *sub, int64_t count)
{
    uint32_t max = 0;
    size_t at = 0;
    for (; count > 0; count--) {
        size_t hit = (size_t)yr_str_find(s, sub, at, s->length);
        uint32_t wide = yr_str_widest(s, at, hit);
        max = wide > max ? wide : max;
        at = hit + sub->length;
    }
    uint32_t wide = yr_str_widest(s, at, s->length);
    return wide > max ? wide : max;
}

/* The first count characters c of s by another text: all of one byte. */
static void replace_bytes(uint8_t *out, const yr_str *s, uint8_t c, const yr_str *with,
                          int64_t count)
{
    const uint8_t *p = s->data.one, *end = p + s->length;
    for (; count > 0; count--) {
        const uint8_t *hit = memchr(p, c, (size_t)(end - p));
        yr_copy_few(out, p, (size_t)(hit - p));
        out += hit - p;
        yr_copy_few(out, with->data.one, with->length);
        out += with->length;
        p = hit + 1;
    }
    yr_copy_few(out, p, (size_t)(end - p));
}

/* The same of a wide s. */
static yr_value replace_wide(const yr_str *s, uint32_t c, const yr_str *with, int64_t count)
{
    yr_writer w;
    size_t from = 0;
    yr_writer_start(&w);
    for (size_t i = 0; count > 0 && i < s->length; i++) {
        if (yr_str_at(s, i) != c)
            continue;
        yr_writer_part(&w, s, from, i);
        yr_writer_part(&w, with, 0, with->length);
        from = i + 1;
        count--;
    }
    yr_writer_part(&w, s, from, s->length);
    return yr_writer_finish(&w);
}

static yr_value replace(yr_value self, const yr_str *sub, const yr_str *with, int64_t limit)
{
    const yr_str *s = yr_str_as(self);
    if (limit == 0)
        return yr_str_exact(self);
    if (sub->length == 0)
        return replace_nothing(self, with, limit);
    int64_t count = yr_str_count(s, sub, 0, s->length, limit);
    if (count <= 0)
        return count < 0 ? 0 : yr_str_exact(self);
    if (s->kind > 1 && sub->length == 1)
        return replace_wide(s, yr_str_at(sub, 0), with, count);
    size_t length = s->length - (size_t)count * sub->length;
    if (with->length && (size_t)count > (SIZE_MAX / 16 - length) / with->length)
        return yr_raise_format(YR_EXC(OverflowError), "replace string is too long");
    length += (size_t)count * with->length;
    uint32_t max = s->ascii ? 0x7f : widest_outside(s, sub, count);
    if (with->length && yr_str_bound(with) > max)
        max = yr_str_bound(with);
    yr_value v = yr_str_alloc(length, max);
    if (!v || length == 0)
        return v;
    if (s->kind == 1 && yr_str_as(v)->kind == 1 && sub->length == 1) {
        replace_bytes(yr_str_as(v)->data.one, s, sub->data.one[0], with, count);
        return v;
    }
    size_t from = 0, to = 0;
    for (; count > 0; count--) {
        size_t hit = (size_t)yr_str_find(s, sub, from, s->length);
        yr_str_copy(yr_str_as(v), to, s, from, hit - from);
        to += hit - from;
        yr_str_copy(yr_str_as(v), to, with, 0, with->length);
        to += with->length;
        from = hit + sub->length;
    }
    yr_str_copy(yr_str_as(v), to, s, from, s->length - from);
    return v;
}

YR_TEXT_METHOD(yr_str_m_replace)
{
    int64_t limit;
    for (size_t i = 0; i < 2; i++)
        if (!YR_IS_STR(args[i]))
            return yr_type_error("replace() argument %zu must be str, not %s", i + 1,
                                 yr_argument_type(args[i]));
    if (yr_text_index(args, n, 2, -1, &limit) < 0)
        return 0;
    if (args[0] == args[1])
        return yr_str_exact(self);
    return replace(self, yr_str_as(args[0]), yr_str_as(args[1]), limit);
}

/* ---- strip
 * ----------------------------------------------------------------------------------------------------
 */

static bool stands_in(const yr_str *set, uint32_t c)
{
    for (size_t i = 0; i < set->length; i++)
        if (yr_str_at(set, i) == c)
            return true;
    return false;
}

static bool strips(const yr_str *set, uint32_t c)
{
    return set ? stands_in(set, c) : yr_is_space(c);
}

static yr_value strip(yr_value self, yr_value *args, size_t n, const char *name, bool left,
                      bool right)
{
    const yr_str *s = yr_str_as(self), *set = NULL;
    if (n == 1 && args[0] != YR_NONE) {
        if (!YR_IS_STR(args[0]))
            return yr_type_error("%s arg must be None or str", name);
        set = yr_str_as(args[0]);
    }
    size_t from = 0, to = s->length;
    if (s->ascii && !set) {
        const uint8_t *p = s->data.one;
        while (left && from < to && yr_is_ascii_space[p[from]])
            from++;
        while (right && to > from && yr_is_ascii_space[p[to - 1]])
            to--;
        return yr_str_sub(self, from, to);
    }
    while (left && from < to && strips(set, yr_str_at(s, from)))
        from++;
    while (right && to > from && strips(set, yr_str_at(s, to - 1)))
        to--;
    return yr_str_sub(self, from, to);
}

YR_TEXT_METHOD(yr_str_m_strip)
{
    return strip(self, args, n, YR_SHOWN("strip"), true, true);
}

YR_TEXT_METHOD(yr_str_m_lstrip)
{
    return strip(self, args, n, YR_SHOWN("lstrip"), true, false);
}

YR_TEXT_METHOD(yr_str_m_rstrip)
{
    return strip(self, args, n, YR_SHOWN("rstrip"), false, true);
}

/* ---- Padding
 * ----------------------------------------------------------------------------------------------------
 */

/* new: left times fill, self, right times fill. */
static yr_value pad(yr_value self, size_t left, size_t right, uint32_t fill)
{
    const yr_str *s = yr_str_as(self);
    if (left + right == 0)
        return yr_str_exact(self);
    if (left + right > SIZE_MAX / 16 - s->length)
        return yr_raise_format(YR_EXC(OverflowError), "padded string is too long");
    uint32_t bound = s->length ? yr_str_bound(s) : 0;
    yr_value v = yr_str_alloc(s->length + left + right, bound > fill ? bound : fill);
    if (!v)
        return 0;
    yr_str_fill(yr_str_as(v), 0, fill, left);
    yr_str_copy(yr_str_as(v), left, s, 0, s->length);
    yr_str_fill(yr_str_as(v), left + s->length, fill, right);
    return v;
}

/* Reads (width, fillchar=' '); *missing is how many characters are to be added. */
static int pad_arguments(yr_value self, yr_value *args, size_t n, size_t *missing, uint32_t *fill)
{
    int64_t width, length = (int64_t)yr_str_as(self)->length;
    *fill = ' ';
    if (yr_text_index(args, n, 0, 0, &width) < 0)
        return -1;
    if (n == 2) {
        if (!YR_IS_STR(args[1])) {
            yr_type_error("The fill character must be a unicode character, not %T", args[1]);
            return -1;
        }
        if (yr_str_as(args[1])->length != 1) {
            yr_type_error("The fill character must be exactly one character long");
            return -1;
        }
        *fill = yr_str_at(yr_str_as(args[1]), 0);
    }
    *missing = width > length ? (size_t)(width - length) : 0;
    return 0;
}

YR_TEXT_METHOD(yr_str_m_center)
{
    size_t missing;
    uint32_t fill;
    if (pad_arguments(self, args, n, &missing, &fill) < 0)
        return 0;
    /* CPython's choice: the odd one goes left where the width is odd. */
    size_t left = missing / 2 + (missing & (yr_str_as(self)->length + missing) & 1);
    return pad(self, left, missing - left, fill);
}

YR_TEXT_METHOD(yr_str_m_ljust)
{
    size_t missing;
    uint32_t fill;
    return pad_arguments(self, args, n, &missing, &fill) < 0 ? 0 : pad(self, 0, missing, fill);
}

YR_TEXT_METHOD(yr_str_m_rjust)
{
    size_t missing;
    uint32_t fill;
    return pad_arguments(self, args, n, &missing, &fill) < 0 ? 0 : pad(self, missing, 0, fill);
}

YR_TEXT_METHOD(yr_str_m_zfill)
{
    size_t missing;
    uint32_t fill;
    if (pad_arguments(self, args, n, &missing, &fill) < 0)
        return 0;
    yr_value v = pad(self, missing, 0, '0');
    if (!v || missing == 0)
        return v;
    yr_str *s = yr_str_as(v);
    uint32_t sign = missing < s->length ? yr_str_at(s, missing) : 0;
    if (sign == '+' || sign == '-') { /* the sign moves to the front */
        yr_str_put(s, 0, sign);
        yr_str_put(s, missing, '0');
    }
    return v;
}

static bool has_tab(const yr_str *s)
{
    for (size_t i = 0; i < s->length; i++)
        if (yr_str_at(s, i) == '\t')
            return true;
    return false;
}

YR_TEXT_METHOD(yr_str_m_expandtabs)
{
    static const char *const keyword_names[] = {"tabsize"};
    const yr_str *s = yr_str_as(self);
    yr_builder b = {0};
    yr_value given = 0;
    int64_t column = 0;
    int size = 8;
    if (yr_parse_arguments(YR_SHOWN("expandtabs"), keyword_names, 0, 0, 1, 1, args, n, keywords,
                           &given) < 0 ||
        yr_argument_c_int(given, &size) < 0)
        return 0;
    if (!has_tab(s))
        return yr_str_exact(self);
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        if (c == '\t') {
            int64_t fill = size > 0 ? size - column % size : 0;
            column += fill;
            while (fill-- > 0 && !b.failed)
                yr_builder_put(&b, ' ');
            continue;
        }
        column = c == '\n' || c == '\r' ? 0 : column + 1;
        yr_builder_put(&b, c);
    }
    return yr_builder_finish(&b);
}

/* ---- translate
 * ------------------------------------------------------------------------------------------------------
 */

/* What table says of c: 1 and *v (new), 0 where it has no such key, -1. */
static int look_up(yr_value table, uint32_t c, yr_value *v)
{
    if (YR_IS(table, dict)) {
        yr_value found = yr_dict_get(table, yr_int(c));
        *v = yr_xretain(found);
        return found ? 1 : YR->pending ? -1 : 0;
    }
    *v = yr_getitem(table, yr_int(c));
    if (*v)
        return 1;
    if (!yr_pending_is(YR_EXC(LookupError)))
        return -1;
    yr_clear_pending();
    return 0;
}

static int add_translated(yr_writer *w, yr_value v)
{
    if (v == YR_NONE)
        return 0;
    if (YR_IS_STR(v))
        return yr_writer_add(w, v);
    if (!YR_IS_ANY_INT(v)) {
        yr_type_error("character mapping must return integer, None or str");
        return -1;
    }
    int64_t c = -1;
    if (yr_to_i64(v, &c) < 0)
        yr_clear_pending();
    if (c < 0 || c > YR_MAX_CHAR) {
        yr_value_error("character mapping must be in range(0x110000)");
        return -1;
    }
    return yr_writer_char(w, (uint32_t)c);
}

static int translate_char(yr_writer *w, yr_value table, uint32_t c)
{
    yr_value v;
    int found = look_up(table, c, &v);
    if (found <= 0)
        return found < 0 ? -1 : yr_writer_char(w, c);
    int result = add_translated(w, v);
    yr_drop(v);
    return result;
}

/* Characters of one byte by a dict: what it says of one is asked for once, if that is another such
 * character, itself or nothing. */
enum { NOT_ASKED, OTHER, NOTHING, CHARACTER };

static int translate_known(yr_writer *w, const yr_str *s, yr_value table)
{
    uint8_t kinds[256] = {NOT_ASKED}, characters[256];
    for (size_t i = 0; i < s->length; i++) {
        uint8_t c = s->data.one[i];
        if (kinds[c] == NOT_ASKED) {
            yr_value v = yr_dict_get(table, yr_int(c));
            bool narrow = !v || (yr_is_int(v) && yr_int_value(v) >= 0 && yr_int_value(v) < 256);
            if (!v && YR->pending)
                return -1;
            kinds[c] = v == YR_NONE ? NOTHING : narrow ? CHARACTER : OTHER;
            characters[c] = narrow && v ? (uint8_t)yr_int_value(v) : c;
        }
        int result = kinds[c] == CHARACTER ? yr_writer_char(w, characters[c])
                     : kinds[c] == OTHER   ? translate_char(w, table, c)
                                           : 0;
        if (result < 0)
            return -1;
    }
    return 0;
}

YR_TEXT_METHOD(yr_str_m_translate)
{
    const yr_str *s = yr_str_as(self);
    yr_writer w;
    int result = 0;
    yr_writer_start(&w);
    if (s->kind == 1 && YR_IS(args[0], dict))
        result = translate_known(&w, s, args[0]);
    else
        for (size_t i = 0; i < s->length && result == 0; i++)
            result = translate_char(&w, args[0], yr_str_at(s, i));
    if (result == 0)
        return yr_writer_finish(&w);
    yr_writer_free(&w);
    return 0;
}

static int map_texts(yr_value table, yr_value from, yr_value to)
{
    const yr_str *x = yr_str_as(from);
    if (!YR_IS_STR(to)) {
        yr_type_error("maketrans() argument 2 must be str, not %s", yr_argument_type(to));
        return -1;
    }
    if (x->length != yr_str_as(to)->length) {
        yr_value_error("the first two maketrans arguments must have equal length");
        return -1;
    }
    for (size_t i = 0; i < x->length; i++)
        if (yr_dict_set(table, yr_int(yr_str_at(x, i)), yr_int(yr_str_at(yr_str_as(to), i))) < 0)
            return -1;
    return 0;
}

static int map_none(yr_value table, yr_value characters)
{
    if (!YR_IS_STR(characters)) {
        yr_type_error("maketrans() argument 3 must be str, not %s", yr_argument_type(characters));
        return -1;
    }
    const yr_str *z = yr_str_as(characters);
    for (size_t i = 0; i < z->length; i++)
        if (yr_dict_set(table, yr_int(yr_str_at(z, i)), YR_NONE) < 0)
            return -1;
    return 0;
}

/* One key and value of the dict form: keys are ints or strs of one character. */
static int map_key(yr_value table, yr_value key, yr_value v)
{
    if (YR_IS_STR(key)) {
        if (yr_str_as(key)->length != 1) {
            yr_value_error("string keys in translate table must be of length 1");
            return -1;
        }
        return yr_dict_set(table, yr_int(yr_str_at(yr_str_as(key), 0)), v);
    }
    if (YR_IS_ANY_INT(key))
        return yr_dict_set(table, key, v);
    yr_type_error("keys in translate table must be strings or integers");
    return -1;
}

static int map_dict(yr_value table, yr_value from)
{
    yr_value key, v;
    size_t at = 0;
    if (!YR_IS(from, dict)) {
        yr_type_error("if you give only one argument to maketrans it must be a dict");
        return -1;
    }
    while (yr_dict_next(from, &at, &key, &v))
        if (map_key(table, key, v) < 0)
            return -1;
    return 0;
}

YR_TEXT_METHOD(yr_str_m_maketrans)
{
    if (n > 1 && !YR_IS_STR(args[0]))
        return yr_type_error("first maketrans argument must be a string if there is a second "
                             "argument");
    yr_value table = yr_dict_new();
    if (!table)
        return 0;
    int r = n == 1 ? map_dict(table, args[0]) : map_texts(table, args[0], args[1]);
    if (r == 0 && n == 3)
        r = map_none(table, args[2]);
    if (r == 0)
        return table;
    yr_drop(table);
    return 0;
}
