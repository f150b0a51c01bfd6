/* float_text.c - floats from text and to text.
 *
 * The C library rounds decimal output and input correctly, and float_shortest.c finds the digits of
 * repr, so that all that is left is to choose the number of digits and to lay them out as Python
 * does.
 */
#include "number.h"
#include "number_chars.h"
#include <ctype.h>
#include <math.h>
#include <stdlib.h>

/* ---- Digits --------------------------------------------------------------------------------- */

/* The value is 0.d1d2d3... * 10**point. */
typedef struct {
    char *digits; /* yr_alloc memory, or the caller's buffer */
    int64_t count, point;
} decimal;

/* Reads d.ddde+xx as printed by "%.*e" (d not negative) into out. */
static void split_scientific(const char *text, decimal *out)
{
    int64_t n = 0;
    const char *at = text;
    for (; *at != 'e'; at++)
        if (*at != '.')
            out->digits[n++] = *at;
    out->count = n;
    out->point = strtol(at + 1, NULL, 10) + 1;
}

/* The shortest digits of d > 0; out->digits has room for 20. 0, or -1 and MemoryError. */
static int shortest_digits(double d, decimal *out)
{
    uint64_t digits;
    int exponent;
    if (yr_double_shortest(d, &digits, &exponent))
        return -1;
    for (; digits % 10 == 0; digits /= 10)
        exponent++;
    out->count = 0;
    for (uint64_t rest = digits; rest; rest /= 10)
        out->count++;
    for (int64_t i = out->count; i > 0; digits /= 10)
        out->digits[--i] = (char)('0' + digits % 10);
    out->point = exponent + out->count;
    return 0;
}

/* ---- Layout --------------------------------------------------------------------------------- */

typedef struct {
    char *at;
} writer;

static void put(writer *w, char c)
{
    *w->at++ = c;
}

/* Digit i of the number whose digits go on with zeros both ways. */
static char digit_at(const decimal *d, int64_t i)
{
    return i < 0 || i >= d->count ? '0' : d->digits[i];
}

static void put_exponent(writer *w, int64_t exponent, char e)
{
    w->at += sprintf(w->at, "%c%c%02d", e, exponent < 0 ? '-' : '+', abs((int)exponent));
}

/* new buffer: digits with a point; shown is how many digits stand at least. */
static char *lay_out(const decimal *d, int64_t shown, bool scientific, bool negative, char e,
                     int flags)
{
    int64_t point = scientific ? 1 : d->point;
    int64_t first = point <= 0 ? point - 1 : 0, last = shown;
    if (!scientific && (flags & YR_TEXT_DOT_ZERO))
        last = last > point ? last : point + 1;
    else
        last = last > point ? last : point;
    char *text = yr_alloc((size_t)(last - first) + 16);
    if (!text)
        return NULL;
    writer w = {text};
    if (negative)
        put(&w, '-');
    else if (flags & YR_TEXT_SIGN)
        put(&w, '+');
    for (int64_t i = first; i < last; i++) {
        put(&w, digit_at(d, i));
        if (i + 1 == point || (point <= 0 && i == first))
            put(&w, '.');
    }
    if (w.at[-1] == '.' && !(flags & YR_TEXT_ALTERNATE))
        w.at--;
    if (scientific)
        put_exponent(&w, d->point - 1, e);
    *w.at = 0;
    return text;
}

static char *not_finite(double d, bool upper, int flags)
{
    char *text = yr_alloc(8);
    if (!text)
        return NULL;
    bool negative = !isnan(d) && d < 0;
    const char *sign = negative ? "-" : flags & YR_TEXT_SIGN ? "+" : "";
    const char *name = isnan(d) ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf");
    snprintf(text, 8, "%s%s", sign, name);
    return text;
}

static char *format_shortest(double d, int flags)
{
    char digits[24];
    decimal out = {digits, 1, 1};
    digits[0] = '0';
    if (d != 0 && shortest_digits(fabs(d), &out))
        return NULL;
    bool scientific = out.point <= -4 || out.point > 16;
    return lay_out(&out, out.count, scientific, signbit(d), 'e', flags);
}

/* Code g: precision significant digits, scientific for large and small exponents. */
static char *format_general(double d, int64_t precision, char e, int flags)
{
    if (precision == 0)
        precision = 1;
    size_t room = (size_t)precision + 16;
    char *text = yr_alloc(room), *result = NULL;
    decimal out = {text ? yr_alloc(room) : NULL, 1, 1};
    if (out.digits) {
        snprintf(text, room, "%.*e", (int)precision - 1, fabs(d));
        split_scientific(text, &out);
        while (out.count > 1 && out.digits[out.count - 1] == '0')
            out.count--;
        int64_t most = precision - (flags & YR_TEXT_DOT_ZERO ? 1 : 0);
        bool scientific = out.point <= -4 || out.point > most;
        int64_t shown = flags & YR_TEXT_ALTERNATE ? precision : out.count;
        result = lay_out(&out, shown, scientific, signbit(d), e, flags);
    }
    yr_dispose(out.digits);
    yr_dispose(text);
    return result;
}

/* Codes e, E, f: what printf does. */
static char *format_printf(double d, char code, int64_t precision, int flags)
{
    char quick[YR_DOUBLE_CHARS];
    size_t n = 0;
    if (code == 'f' && !flags)
        n = yr_double_fixed_chars(d, precision > 14 ? 15 : (int)precision, quick);
    if (n) {
        char *copy = yr_alloc(n + 1);
        if (copy) {
            memcpy(copy, quick, n);
            copy[n] = 0;
        }
        return copy;
    }
    char format[12];
    snprintf(format, sizeof format, "%%%s%s.*%c", flags & YR_TEXT_SIGN ? "+" : "",
             flags & YR_TEXT_ALTERNATE ? "#" : "", code);
    size_t room = (size_t)precision + (code == 'f' && fabs(d) > 1e15 ? 330 : 40);
    char *text = yr_alloc(room);
    if (text)
        snprintf(text, room, format, (int)precision, d);
    return text;
}

char *yr_double_format(double d, char code, int64_t precision, int flags)
{
    bool upper = code == 'E' || code == 'F' || code == 'G';
    if (!isfinite(d))
        return not_finite(d, upper, flags);
    if (precision > INT32_MAX - 64) {
        yr_value_error("precision too big");
        return NULL;
    }
    switch (code) {
    case 'r': return format_shortest(d, flags);
    case 'g': return format_general(d, precision, 'e', flags);
    case 'G': return format_general(d, precision, 'E', flags);
    case 'F': return format_printf(d, 'f', precision, flags);
    default: return format_printf(d, code, precision, flags);
    }
}

char *yr_double_text(double d, char code, int precision, bool alternate, bool sign)
{
    int flags = (alternate ? YR_TEXT_ALTERNATE : 0) | (sign ? YR_TEXT_SIGN : 0) |
                (code == 'r' ? YR_TEXT_DOT_ZERO : 0);
    return yr_double_format(d, code, precision < 0 ? 6 : precision, flags);
}

yr_value yr_float_repr(double d)
{
    char text[YR_DOUBLE_CHARS];
    size_t n = yr_double_chars(d, text);
    return n ? yr_str_of_ascii(text, n) : 0;
}

/* ---- From text ------------------------------------------------------------------------------ */

static bool matches(const char *text, const char *word)
{
    for (; *word; text++, word++)
        if (tolower((unsigned char)*text) != *word)
            return false;
    return true;
}

static const char *skip_digits(const char *at)
{
    while (*at >= '0' && *at <= '9')
        at++;
    return at;
}

/* The end of an unsigned decimal number, or NULL. */
static const char *decimal_end(const char *at)
{
    const char *start = at, *end = skip_digits(at);
    size_t digits = (size_t)(end - start);
    if (*end == '.') {
        const char *fraction = end + 1;
        end = skip_digits(fraction);
        digits += (size_t)(end - fraction);
    }
    if (digits == 0)
        return NULL;
    if (*end == 'e' || *end == 'E') {
        const char *exponent = end + 1;
        if (*exponent == '+' || *exponent == '-')
            exponent++;
        if (*exponent >= '0' && *exponent <= '9')
            end = skip_digits(exponent);
    }
    return end;
}

const char *yr_double_scan(const char *text, double *out)
{
    const char *at = text, *end;
    bool negative = *at == '-';
    if (*at == '-' || *at == '+')
        at++;
    double d;
    if (matches(at, "inf")) {
        d = HUGE_VAL;
        end = at + (matches(at, "infinity") ? 8 : 3);
    } else if (matches(at, "nan")) {
        d = NAN;
        end = at + 3;
    } else {
        end = decimal_end(at);
        if (!end)
            return NULL;
        d = at[0] == '0' && (at[1] == 'x' || at[1] == 'X') ? 0.0 : strtod(at, NULL);
    }
    *out = negative ? -d : d;
    return end;
}

/* Takes underscores between digits out. -1 if one stands anywhere else. */
static int64_t squeeze(char *text, size_t size)
{
    size_t n = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] != '_') {
            text[n++] = text[i];
            continue;
        }
        if (n == 0 || i + 1 == size || text[i - 1] < '0' || text[i - 1] > '9' ||
            text[i + 1] < '0' || text[i + 1] > '9')
            return -1;
    }
    text[n] = 0;
    return (int64_t)n;
}

static bool parse_stripped(char *text, size_t size, double *out)
{
    size_t from = 0;
    while (size > from && isspace((unsigned char)text[size - 1]))
        size--;
    while (from < size && isspace((unsigned char)text[from]))
        from++;
    int64_t n = squeeze(text + from, size - from);
    if (n <= 0)
        return false;
    return yr_double_scan(text + from, out) == text + from + n;
}

int yr_double_parse(const char *text, size_t size, yr_value source, double *out)
{
    if (yr_double_quick(text, size, out))
        return 0;
    char *copy = yr_alloc(size + 1);
    if (!copy)
        return -1;
    memcpy(copy, text, size);
    copy[size] = 0;
    bool is_number = parse_stripped(copy, size, out);
    yr_dispose(copy);
    if (is_number)
        return 0;
    yr_value_error("could not convert string to float: %R", source);
    return -1;
}
