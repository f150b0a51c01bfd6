/* int_text.c - ints from text and to text.
 *
 * Decimal text is limited (sys.set_int_max_str_digits), 4300 digits unless set otherwise, because
 * its conversion is slower than linear; bases that are powers of two are not.
 */
#include "number.h"
#include "number_chars.h"

#define DEFAULT_LIMIT 4300
#define LEAST_LIMIT   640

int yr_int_digits_limit(void)
{
    int limit = YR->int_digits_limit;
    return limit == 0 ? DEFAULT_LIMIT : limit < 0 ? 0 : limit;
}

int yr_int_set_digits_limit(yr_value limit)
{
    int64_t n;
    if (yr_to_i64(limit, &n))
        return -1;
    if (n > INT32_MAX || n < INT32_MIN) {
        yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C int");
        return -1;
    }
    if (n != 0 && n < LEAST_LIMIT) {
        yr_value_error("maxdigits must be 0 or larger than %d", LEAST_LIMIT);
        return -1;
    }
    YR->int_digits_limit = n ? (int)n : -1;
    return 0;
}

static yr_value get_limit(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)args, (void)n, (void)keywords;
    return yr_int(yr_int_digits_limit());
}

static yr_value set_limit(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"maxdigits"};
    yr_value limit;
    (void)self;
    if (yr_parse_arguments(YR_SHOWN("set_int_max_str_digits"), keyword_names, 0, 1, 1, 1, args, n,
                           keywords, &limit) ||
        yr_int_set_digits_limit(limit))
        return 0;
    return YR_NONE;
}

const yr_method_def yr_sys_int_functions[] = {
    {"get_int_max_str_digits", get_limit, 0, 0, 0,
     "Return the maximum string digits limit for non-binary int<->str conversions."},
    {"set_int_max_str_digits", set_limit, 0, -1, YR_METHOD_KEYWORDS,
     "Set the maximum string digits limit for non-binary int<->str conversions."},
    {0},
};

/* ---- To text -------------------------------------------------------------------------------- */

yr_value yr_str_of_ascii(const char *text, size_t n)
{
    if (n <= 1)
        return yr_str_from_utf8(text, n);
    yr_value v = yr_str_alloc(n, 0x7f);
    if (v)
        memcpy(YR_AS(yr_str, v)->data.one, text, n);
    return v;
}

static void *raise_too_long(void)
{
    yr_value_error("Exceeds the limit (%d digits) for integer string conversion; "
                   "use sys.set_int_max_str_digits() to increase the limit",
                   yr_int_digits_limit());
    return NULL;
}

/* Writes the digits of the magnitude to out, which has room, as values and then as characters.
 * mpn_get_str destroys its operand, so it works on a copy. */
static int64_t write_digits(const yr_int_view *view, int base, unsigned char *out)
{
    if (view->count == 0) {
        out[0] = '0';
        return 1;
    }
    mp_limb_t *copy = yr_alloc(((size_t)view->count + 1) * sizeof *copy);
    if (!copy)
        return -1;
    mpn_copyi(copy, view->limbs, view->count);
    size_t n = mpn_get_str(out, base, copy, view->count), skipped = 0;
    yr_dispose(copy);
    while (skipped + 1 < n && out[skipped] == 0)
        skipped++;
    n -= skipped;
    for (size_t i = 0; i < n; i++)
        out[i] = (unsigned char)"0123456789abcdefghijklmnopqrstuvwxyz"[out[i + skipped]];
    return (int64_t)n;
}

enum { BITS_ROOM = 72 }; /* for a tagged int in base 2, with sign and prefix */

/* Writes a tagged int in base 2, 8 or 16 to the end of out; where it begins. */
static const char *write_bits(int64_t i, int base, bool prefix, char out[BITS_ROOM])
{
    int shift = base == 16 ? 4 : base == 8 ? 3 : 1;
    char *at = out + BITS_ROOM;
    uint64_t u = i < 0 ? -(uint64_t)i : (uint64_t)i;
    do {
        *--at = "0123456789abcdef"[u & (uint64_t)(base - 1)];
        u >>= shift;
    } while (u);
    if (prefix) {
        *--at = base == 16 ? 'x' : base == 8 ? 'o' : 'b';
        *--at = '0';
    }
    if (i < 0)
        *--at = '-';
    return at;
}

char *yr_int_text(yr_value v, int base, bool prefix, size_t *size)
{
    yr_int_view view;
    if (yr_is_int(v) && (base == 2 || base == 8 || base == 16)) {
        char few[BITS_ROOM];
        const char *at = write_bits(yr_int_value(v), base, prefix, few);
        *size = (size_t)(few + BITS_ROOM - at);
        char *copy = yr_alloc(*size + 1);
        if (copy) {
            memcpy(copy, at, *size);
            copy[*size] = 0;
        }
        return copy;
    }
    yr_int_look(v, &view);
    int limit = base & (base - 1) ? yr_int_digits_limit() : 0;
    if (limit && view.count > 1 && (uint64_t)view.count > (uint64_t)limit / 19 + 2)
        return raise_too_long();
    size_t room = view.count ? mpn_sizeinbase(view.limbs, view.count, base) : 1;
    char *text = yr_alloc(room + 6);
    if (!text)
        return NULL;
    size_t at = 0;
    if (view.negative)
        text[at++] = '-';
    if (prefix) {
        text[at++] = '0';
        text[at++] = base == 16 ? 'x' : base == 8 ? 'o' : 'b';
    }
    int64_t n = write_digits(&view, base, (unsigned char *)text + at);
    if (n < 0 || (limit && n > limit)) {
        yr_dispose(text);
        return n < 0 ? NULL : raise_too_long();
    }
    at += (size_t)n;
    text[at] = 0;
    *size = at;
    return text;
}

static yr_value text_value(yr_value v, int base, bool prefix)
{
    size_t size;
    if (yr_is_int(v) && (base == 2 || base == 8 || base == 16)) {
        char few[BITS_ROOM];
        const char *at = write_bits(yr_int_value(v), base, prefix, few);
        return yr_str_of_ascii(at, (size_t)(few + BITS_ROOM - at));
    }
    char *text = yr_int_text(v, base, prefix, &size);
    if (!text)
        return 0;
    yr_value result = yr_str_of_ascii(text, size);
    yr_dispose(text);
    return result;
}

yr_value yr_int_to_str(yr_value v, int base)
{
    int64_t small;
    if (base == 10 && yr_int_small(v, &small)) {
        char text[YR_I64_CHARS];
        return yr_str_of_ascii(text, yr_i64_chars(small, text));
    }
    return text_value(v, base, false);
}

yr_value yr_int_to_prefixed(yr_value v, int base)
{
    return text_value(v, base, true);
}

/* ---- From text ------------------------------------------------------------------------------ */

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 10;
    return 99;
}

static int prefix_base(char c)
{
    switch (c) {
    case 'x':
    case 'X': return 16;
    case 'o':
    case 'O': return 8;
    case 'b':
    case 'B': return 2;
    default: return 0;
    }
}

/* Digits with single underscores between them: the count of digits, values into out if it is not
 * NULL. *end is where they end; -1 for a stray underscore. */
static int64_t scan_digits(const char *at, const char *last, int base, unsigned char *out,
                           const char **end)
{
    int64_t n = 0;
    char before = 0;
    for (; at < last && (*at == '_' || digit_value(*at) < base); before = *at++) {
        if (*at == '_') {
            if (before == '_')
                return -1;
            continue;
        }
        if (out)
            out[n] = (unsigned char)digit_value(*at);
        n++;
    }
    *end = at;
    return before == '_' ? -1 : n;
}

static yr_value convert_digits(const char *at, const char *last, int base, int64_t n, bool negative)
{
    if (n <= 11 || (base <= 10 && n <= 18)) {
        int64_t value = 0;
        for (; at < last; at++)
            if (*at != '_')
                value = value * base + digit_value(*at);
        return yr_int(negative ? -value : value);
    }
    unsigned char *digits = yr_alloc((size_t)n);
    if (!digits)
        return 0;
    const char *end;
    scan_digits(at, last, base, digits, &end);
    int64_t skipped = 0;
    while (skipped < n - 1 && digits[skipped] == 0)
        skipped++;
    int bits = 64 - __builtin_clzll((uint64_t)base - 1);
    yr_bigint *b = yr_big_new((n - skipped) * bits / 64 + 2);
    yr_value result = 0;
    if (b) {
        mp_size_t size = (mp_size_t)mpn_set_str((mp_limb_t *)b->limbs, digits + skipped,
                                                (size_t)(n - skipped), base);
        result = yr_big_done(b, size, negative);
    }
    yr_dispose(digits);
    return result;
}

static yr_value raise_literal(int base, yr_value source)
{
    yr_value repr = yr_repr(source);
    if (!repr)
        return 0;
    size_t length = YR_AS(yr_str, repr)->length;
    yr_value head = yr_str_sub(repr, 0, length < 200 ? length : 200);
    yr_drop(repr);
    if (!head)
        return 0;
    yr_value_error("invalid literal for int() with base %d: %U", base, head);
    yr_drop(head);
    return 0;
}

/* Past the sign and the prefix: *base becomes what the digits are in. False for "0_1" and the like
 * with base 0. */
static bool skip_prefix(const char **at, const char *end, int *base, bool *only_zero)
{
    const char *p = *at;
    *only_zero = false;
    if (end - p >= 2 && p[0] == '0') {
        int named = prefix_base(p[1]);
        if (named && (*base == named || *base == 0)) {
            *base = named;
            p += 2;
            *at = p < end && *p == '_' ? p + 1 : p;
            return true;
        }
    }
    if (*base == 0) {
        *only_zero = p < end && *p == '0';
        *base = 10;
    }
    return true;
}

yr_value yr_int_parse(const char *text, size_t size, int base, yr_value source)
{
    const char *at = text, *end = text + size;
    int shown = base;
    while (at < end && is_space(*at))
        at++;
    while (at < end && is_space(end[-1]))
        end--;
    bool negative = at < end && *at == '-', only_zero;
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    skip_prefix(&at, end, &base, &only_zero);
    const char *stop = at;
    int64_t n = at < end && *at != '_' ? scan_digits(at, end, base, NULL, &stop) : -1;
    if (n <= 0 || stop != end)
        return raise_literal(shown, source);
    int limit = yr_int_digits_limit();
    if ((base & (base - 1)) && limit && n > limit)
        return yr_value_error("Exceeds the limit (%d digits) for integer string conversion: value "
                              "has %lld digits; use sys.set_int_max_str_digits() to increase the "
                              "limit",
                              limit, (long long)n);
    yr_value result = convert_digits(at, end, base, n, negative);
    if (result && only_zero && result != yr_int(0)) {
        yr_drop(result);
        return raise_literal(shown, source);
    }
    return result;
}

yr_value yr_int_from_digits(const char *digits, size_t n)
{
    const char *end = digits + n;
    int base = 0;
    bool negative = n && *digits == '-', only_zero;
    if (negative)
        digits++;
    skip_prefix(&digits, end, &base, &only_zero);
    const char *stop;
    int64_t count = scan_digits(digits, end, base, NULL, &stop);
    if (count <= 0 || stop != end)
        return yr_value_error("malformed int constant");
    return convert_digits(digits, end, base, count, negative);
}

/* True, and the value, of plain decimal digits that fit. */
static bool read_plain(const yr_str *s, int64_t *out)
{
    const uint8_t *p = s->data.one, *end = p + s->length;
    bool negative = s->length && *p == '-';
    int64_t value = 0;
    if (s->kind != 1 || s->length == negative || s->length > 18)
        return false;
    for (p += negative; p < end; p++) {
        if ((uint8_t)(*p - '0') > 9)
            return false;
        value = value * 10 + (*p - '0');
    }
    *out = negative ? -value : value;
    return true;
}

yr_value yr_int_from_text(yr_value str, int base)
{
    const yr_str *s = YR_AS(yr_str, str);
    int64_t value;
    if (base == 10 && read_plain(s, &value))
        return yr_int(value);
    size_t size;
    char *text = yr_number_ascii(str, &size);
    if (!text)
        return 0;
    yr_value result = yr_int_parse(text, size, base, str);
    yr_dispose(text);
    return result;
}

/* ---- Text of other scripts ------------------------------------------------------------------ */

/* The zeros of the decimal digits beyond ASCII; nine more digits follow each. */
static const uint32_t decimal_zeros[] = {
    0x660,   0x6f0,   0x7c0,   0x966,   0x9e6,   0xa66,   0xae6,   0xb66,   0xbe6,   0xc66,
    0xce6,   0xd66,   0xde6,   0xe50,   0xed0,   0xf20,   0x1040,  0x1090,  0x17e0,  0x1810,
    0x1946,  0x19d0,  0x1a80,  0x1a90,  0x1b50,  0x1bb0,  0x1c40,  0x1c50,  0xa620,  0xa8d0,
    0xa900,  0xa9d0,  0xa9f0,  0xaa50,  0xabf0,  0xff10,  0x104a0, 0x10d30, 0x11066, 0x110f0,
    0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950,
    0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec,
    0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
};

/* A space beyond ASCII: there only what C calls a space is one. */
static bool is_wide_space(uint32_t c)
{
    return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static char ascii_of(uint32_t c)
{
    if (is_wide_space(c))
        return ' ';
    if (c < 128)
        return (char)c;
    for (size_t i = 0; i < sizeof decimal_zeros / sizeof *decimal_zeros; i++)
        if (c >= decimal_zeros[i] && c <= decimal_zeros[i] + 9)
            return (char)('0' + (c - decimal_zeros[i]));
    return '?';
}

char *yr_number_ascii(yr_value str, size_t *size)
{
    const yr_str *s = YR_AS(yr_str, str);
    char *text = yr_alloc(s->length + 1);
    if (!text)
        return NULL;
    if (s->ascii) /* then \x1c to \x1f are no spaces */
        memcpy(text, s->data.one, s->length);
    for (size_t i = 0; i < s->length && !s->ascii; i++)
        text[i] = ascii_of(yr_str_at(s, i));
    text[s->length] = 0;
    *size = s->length;
    return text;
}
