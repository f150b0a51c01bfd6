/* array_item.c - items of arrays: what fits into which, with CPython's messages. */
#include <limits.h>
#include "array_parts.h"

const yr_array_kind yr_array_kinds[] = {
    {'b', 1, true, true, 1},
    {'B', 1, true, false, 0},
    {'u', 4, false, false, 20},
    {'h', sizeof(short), true, true, 4},
    {'H', sizeof(short), true, false, 2},
    {'i', sizeof(int), true, true, 8},
    {'I', sizeof(int), true, false, 6},
    {'l', sizeof(long), true, true, 12},
    {'L', sizeof(long), true, false, 10},
    {'q', sizeof(long long), true, true, 12},
    {'Q', sizeof(long long), true, false, 10},
    {'f', sizeof(float), false, true, 14},
    {'d', sizeof(double), false, true, 16},
    {0, 0, false, false, 0},
};

yr_value yr_array_text(const uint8_t *p, size_t n)
{
    yr_builder b = {0};
    for (size_t i = 0; i < n; i++) {
        uint32_t c;
        memcpy(&c, p + 4 * i, 4);
        if (c > YR_MAX_CHAR) {
            yr_builder_free(&b);
            return yr_value_error("character U+%x is not in range [U+0000; U+10ffff]", c);
        }
        if (yr_builder_put(&b, c) < 0)
            break;
    }
    return yr_builder_finish(&b);
}

yr_value yr_array_get(const yr_array *a, size_t i)
{
    const uint8_t *p = a->items + i * a->kind->size;
    return a->kind->code == 'u' ? yr_array_text(p, 1) : yr_item_read(a->kind->code, p);
}

static YR_COLD int overflow(const char *message)
{
    yr_raise_format(YR_EXC(OverflowError), "%s", message);
    return -1;
}

/* An int of a machine word, signed or not, as `long` is converted. */
static int read_word(yr_value v, const yr_array_kind *kind, uint64_t *bits)
{
    bool negative, is_long_long = kind->code == 'q' || kind->code == 'Q';
    bool fits = yr_int_word(v, bits, &negative);
    if (kind->is_signed) {
        if (fits && (negative || *bits <= INT64_MAX))
            return 0;
        return overflow(is_long_long ? "int too big to convert"
                                     : "Python int too large to convert to C long");
    }
    if (negative)
        return overflow(is_long_long ? "can't convert negative int to unsigned"
                                     : "can't convert negative value to unsigned int");
    if (!fits)
        return overflow(is_long_long ? "int too big to convert"
                                     : "Python int too large to convert to C unsigned long");
    return 0;
}

/* Checks a bound: messages "WHAT is greater than maximum". */
static int check(int64_t i, int64_t low, int64_t high, const char *what)
{
    if (i >= low && i <= high)
        return 0;
    yr_raise_format(YR_EXC(OverflowError),
                    i < low ? "%s is less than minimum" : "%s is greater than maximum", what);
    return -1;
}

/* CPython converts to a wider C type first, whose bounds have messages of their own. */
static int check_small(const yr_array_kind *kind, int64_t i)
{
    switch (kind->code) {
    case 'b':
        return check(i, SHRT_MIN, SHRT_MAX, "signed short integer") < 0
                   ? -1
                   : check(i, SCHAR_MIN, SCHAR_MAX, "signed char");
    case 'B': return check(i, 0, UCHAR_MAX, "unsigned byte integer");
    case 'h': return check(i, SHRT_MIN, SHRT_MAX, "signed short integer");
    case 'H':
        return check(i, INT_MIN, INT_MAX, "signed integer") < 0
                   ? -1
                   : check(i, 0, USHRT_MAX, "unsigned short");
    default: return check(i, INT_MIN, INT_MAX, "signed integer");
    }
}

static int store_int(const yr_array_kind *kind, uint8_t *p, yr_value v)
{
    static const yr_array_kind word = {'l', 8, true, true, 0};
    yr_value index = yr_index(v);
    if (!index)
        return -1;
    uint64_t bits = 0;
    bool small = kind->size < 8 && kind->code != 'I';
    int r = read_word(index, small ? &word : kind, &bits);
    yr_drop(index);
    if (r == 0 && small)
        r = check_small(kind, (int64_t)bits);
    if (r == 0 && kind->code == 'I' && bits > UINT_MAX)
        r = overflow("unsigned int is greater than maximum");
    if (r == 0)
        yr_item_store(p, bits, kind->size, false);
    return r;
}

int yr_array_store(const yr_array_kind *kind, uint8_t *p, yr_value v)
{
    double d;
    float f;
    uint32_t c;
    switch (kind->code) {
    case 'u':
        if (!YR_IS_STR(v) || yr_str_as(v)->length != 1) {
            yr_type_error("array item must be unicode character");
            return -1;
        }
        c = yr_str_at(yr_str_as(v), 0);
        memcpy(p, &c, 4);
        return 0;
    case 'f':
    case 'd':
        if (yr_to_double(v, &d) < 0)
            return -1;
        f = (float)d;
        memcpy(p, kind->code == 'd' ? (void *)&d : (void *)&f, kind->size);
        return 0;
    default: return store_int(kind, p, v);
    }
}
