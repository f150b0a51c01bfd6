/* number_chars.c - numbers straight to and from ASCII characters.
 *
 * Doubles with few digits need no search for them: a product or quotient of an integer below 2**53
 * with a power of ten up to 10**22 is exact before it is rounded, once. So such a quotient is the
 * nearest double of its decimal, and two decimals of at most 15 digits never share a double.
 */
#include "number_chars.h"
#include "number.h"
#include <math.h>

static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
enum { LAST_POWER = 22 };

/* ---- To characters -------------------------------------------------------------------------- */

/* "00" to "99" */
#define TENS(t) t "0" t "1" t "2" t "3" t "4" t "5" t "6" t "7" t "8" t "9"
static const char pairs[] = TENS("0") TENS("1") TENS("2") TENS("3") TENS("4") TENS("5") TENS("6")
    TENS("7") TENS("8") TENS("9");

static const uint64_t tens[] = {1u,
                                10u,
                                100u,
                                1000u,
                                10000u,
                                100000u,
                                1000000u,
                                10000000u,
                                100000000u,
                                1000000000u,
                                10000000000u,
                                100000000000u,
                                1000000000000u,
                                10000000000000u,
                                100000000000000u,
                                1000000000000000u,
                                10000000000000000u,
                                100000000000000000u,
                                1000000000000000000u,
                                10000000000000000000u};

static int count_digits(uint64_t u)
{
    int bits = 64 - __builtin_clzll(u | 1), n = bits * 1233 >> 12; /* 1233 / 4096: log of 2 */
    return n + (u >= tens[n]) + (u == 0);
}

/* The digits of u at out[0:n), with zeros in front. */
static void put_digits(char *out, int n, uint64_t u)
{
    for (; n >= 2; u /= 100)
        memcpy(out + (n -= 2), pairs + u % 100 * 2, 2);
    if (n)
        *out = (char)('0' + u % 10);
}

size_t yr_i64_chars(int64_t i, char out[YR_I64_CHARS])
{
    uint64_t u = i < 0 ? -(uint64_t)i : (uint64_t)i;
    int n = count_digits(u);
    if (i < 0)
        *out++ = '-';
    put_digits(out, n, u);
    return (size_t)n + (i < 0);
}

/* d > 0 as *digits / 10**places with at most 15 digits and four places, the fewest there are. */
static bool few_places(double d, uint64_t *digits, int *places)
{
    if (d < 1e-3 || d >= 1e11)
        return false;
    for (int k = 1; k <= 4; k++) {
        double scaled = d * powers[k], whole = nearbyint(scaled);
        if (whole / powers[k] == d) {
            *digits = (uint64_t)whole;
            *places = k;
            return true;
        }
    }
    return false;
}

/* digits / 10**places with the point inside or in front of the digits. */
static size_t put_fixed(char *out, uint64_t digits, int places)
{
    uint64_t scale = tens[places];
    size_t n = yr_i64_chars((int64_t)(digits / scale), out);
    if (places == 0)
        return n;
    out[n++] = '.';
    put_digits(out + n, places, digits % scale);
    return n + (size_t)places;
}

static size_t put_scientific(char *out, uint64_t digits, int count, int exponent)
{
    char text[YR_I64_CHARS];
    size_t n = 0;
    put_digits(text, count, digits);
    out[n++] = text[0];
    if (count > 1) {
        out[n++] = '.';
        memcpy(out + n, text + 1, (size_t)count - 1);
        n += (size_t)count - 1;
    }
    out[n++] = 'e';
    out[n++] = exponent < 0 ? '-' : '+';
    if (exponent < 0)
        exponent = -exponent;
    if (exponent < 10)
        out[n++] = '0';
    return n + yr_i64_chars(exponent, out + n);
}

/* repr of digits * 10**exponent; the last digit is not 0. */
static size_t put_shortest(char *out, uint64_t digits, int exponent)
{
    int count = count_digits(digits), point = count + exponent;
    if (point <= -4 || point > 16)
        return put_scientific(out, digits, count, point - 1);
    if (exponent < 0 && point > 0)
        return put_fixed(out, digits, -exponent);
    size_t n = 0;
    if (point <= 0) {
        memcpy(out, "0.000", 5);
        n = 2 + (size_t)-point;
        put_digits(out + n, count, digits);
        return n + (size_t)count;
    }
    put_digits(out, count, digits);
    memset(out + count, '0', (size_t)exponent);
    n = (size_t)point;
    memcpy(out + n, ".0", 2);
    return n + 2;
}

size_t yr_double_chars(double d, char out[YR_DOUBLE_CHARS])
{
    uint64_t digits;
    int exponent, places;
    size_t sign = 0;
    if (!isfinite(d)) {
        const char *name = isnan(d) ? "nan" : d < 0 ? "-inf" : "inf";
        memcpy(out, name, strlen(name));
        return strlen(name);
    }
    if (signbit(d)) {
        *out++ = '-';
        sign = 1;
        d = -d;
    }
    if (d < 1e15 && d == (double)(int64_t)d) {
        size_t n = yr_i64_chars((int64_t)d, out);
        memcpy(out + n, ".0", 2);
        return sign + n + 2;
    }
    if (few_places(d, &digits, &places))
        return sign + put_fixed(out, digits, places);
    if (yr_double_shortest(d, &digits, &exponent))
        return 0;
    for (; digits % 10 == 0; digits /= 10)
        exponent++;
    return sign + put_shortest(out, digits, exponent);
}

/* The product with the power of ten is rounded, and so is its distance from a half: where that is
 * small it does not tell. */
static bool round_scaled(double d, int places, uint64_t *digits)
{
    if (!(d < 1e15))
        return false;
    double scaled = d * powers[places];
    if (scaled >= 1e15)
        return false;
    uint64_t below = (uint64_t)scaled;
    double rest = scaled - (double)below;
    if (fabs(rest - 0.5) <= (places ? scaled * 1e-15 : 0))
        return false;
    *digits = below + (rest > 0.5);
    return true;
}

size_t yr_double_fixed_chars(double d, int precision, char out[YR_DOUBLE_CHARS])
{
    uint64_t digits;
    size_t sign = signbit(d) ? 1 : 0;
    if (precision > 14 || !round_scaled(fabs(d), precision, &digits))
        return 0;
    if (sign)
        *out = '-';
    return sign + put_fixed(out + sign, digits, precision);
}

bool yr_double_round_quick(double d, int places, double *out)
{
    uint64_t digits;
    if (places > 14 || !round_scaled(fabs(d), places, &digits))
        return false;
    *out = copysign((double)digits / powers[places], d);
    return true;
}

/* ---- From characters ------------------------------------------------------------------------ */

/* The digits at *p: their value goes on in *value; how many. */
static inline int read_digits(const char **p, const char *end, uint64_t *value)
{
    const char *start = *p;
    uint64_t u = *value;
    for (; *p < end && (unsigned char)(**p - '0') < 10; ++*p)
        u = u * 10 + (unsigned char)(**p - '0');
    *value = u;
    return (int)(*p - start);
}

/* An exponent "e-12" that is all the rest of the text. */
static bool read_exponent(const char *p, const char *end, int *exponent)
{
    uint64_t value = 0;
    bool negative = p + 1 < end && p[1] == '-';
    if ((*p | 0x20) != 'e')
        return false;
    p += 1 + (negative || (p + 1 < end && p[1] == '+'));
    int n = end - p > 4 ? 0 : read_digits(&p, end, &value);
    if (n == 0 || p != end)
        return false;
    *exponent += negative ? -(int)value : (int)value;
    return true;
}

bool yr_double_quick(const char *text, size_t n, double *out)
{
    const char *p = text, *end = text + n;
    uint64_t value = 0;
    int exponent = 0;
    bool negative = n && *p == '-';
    if (n > 40)
        return false;
    p += negative;
    int digits = read_digits(&p, end, &value);
    if (p < end && *p == '.') {
        p++;
        exponent = -read_digits(&p, end, &value);
        digits -= exponent;
    }
    if (digits == 0 || digits > 19 || (p < end && !read_exponent(p, end, &exponent)))
        return false;
    if (value > (uint64_t)1 << 53 || exponent < -LAST_POWER || exponent > LAST_POWER)
        return false;
    double d = (double)value;
    d = exponent < 0 ? d / powers[-exponent] : d * powers[exponent];
    *out = negative ? -d : d;
    return true;
}
