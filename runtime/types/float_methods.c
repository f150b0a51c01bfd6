/* float_methods.c - the methods of float: rounding, exact ratios, hexadecimal text.
 */
#include "number.h"
#include "number_chars.h"
#include "text.h"
#include <ctype.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>

static double value_of(yr_value v)
{
    return yr_is_flonum(v) ? yr_flonum_value(v) : YR_AS(yr_float_object, v)->value;
}

static yr_value plain(yr_value v)
{
    return yr_is_flonum(v) || YR_IS(v, float) ? yr_retain(v) : yr_float(value_of(v));
}

/* ---- To ints -------------------------------------------------------------------------------- */

yr_value yr_double_floor(double d)
{
    return yr_int_from_double(floor(d));
}

yr_value yr_double_ceil(double d)
{
    return yr_int_from_double(ceil(d));
}

YR_METHOD(float_trunc)
{
    return yr_int_from_double(value_of(self));
}

YR_METHOD(float_floor)
{
    return yr_double_floor(value_of(self));
}

YR_METHOD(float_ceil)
{
    return yr_double_ceil(value_of(self));
}

YR_METHOD(float_is_integer)
{
    double d = value_of(self);
    return yr_bool(isfinite(d) && floor(d) == d);
}

YR_METHOD(float_ratio)
{
    yr_value pair[2];
    return yr_double_ratio(value_of(self), &pair[0], &pair[1]) ? 0 : yr_tuple(pair, 2);
}

/* ---- Rounding ------------------------------------------------------------------------------- */

/* d to a multiple of 10**places: on the exact decimal digits of its integer part, where the
 * fraction counts only as "something more". */
static double round_to_tens(double d, int places)
{
    char digits[340];
    double magnitude = fabs(d), whole = trunc(magnitude);
    int n = snprintf(digits + 1, sizeof digits - 1, "%.0f", whole);
    if (places > n)
        return copysign(0.0, d);
    digits[0] = '0';
    int keep = n + 1 - places; /* digits before the place, with the zero in front */
    bool more = magnitude != whole;
    for (int i = keep + 1; i <= n && !more; i++)
        more = digits[i] != '0';
    char next = digits[keep];
    bool up = next > '5' || (next == '5' && (more || (digits[keep - 1] - '0') % 2));
    for (int i = keep; i <= n; i++)
        digits[i] = '0';
    for (int i = keep - 1; up && i >= 0; i--) {
        up = digits[i] == '9';
        digits[i] = up ? '0' : (char)(digits[i] + 1);
    }
    return copysign(strtod(digits, NULL), d);
}

static yr_value round_places(double d, int64_t places)
{
    if (!isfinite(d) || places > 323)
        return yr_float(d);
    if (places < -308)
        return yr_float(0.0 * d);
    double rounded;
    if (places >= 0 && yr_double_round_quick(d, (int)places, &rounded))
        return yr_float(rounded);
    if (places >= 0) {
        char text[660];
        snprintf(text, sizeof text, "%.*f", (int)places, d);
        rounded = strtod(text, NULL);
    } else {
        rounded = round_to_tens(d, (int)-places);
    }
    if (isinf(rounded))
        return yr_raise_format(YR_EXC(OverflowError), "rounded value too large to represent");
    return yr_float(rounded);
}

static yr_value float_round(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)keywords;
    double d = value_of(self);
    if (n == 0 || args[0] == YR_NONE)
        return yr_int_from_double(rint(d));
    int64_t places;
    if (yr_to_index(args[0], &places, true))
        return 0;
    return round_places(d, places);
}

/* ---- Hexadecimal text ----------------------------------------------------------------------- */

YR_METHOD(float_hex)
{
    double d = value_of(self);
    if (!isfinite(d))
        return yr_float_repr(d);
    char text[48];
    const char *sign = signbit(d) ? "-" : "";
    if (d == 0) {
        snprintf(text, sizeof text, "%s0x0.0p+0", sign);
        return yr_str_from_c(text);
    }
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    int exponent = (int)(bits >> 52 & 0x7ff);
    snprintf(text, sizeof text, "%s0x%d.%013llxp%+d", sign, exponent != 0,
             (unsigned long long)(bits & 0xfffffffffffff), exponent ? exponent - 1023 : -1022);
    return yr_str_from_c(text);
}

static const char *skip_hex(const char *at)
{
    while (isxdigit((unsigned char)*at))
        at++;
    return at;
}

/* The end of hexadecimal digits with a point and an exponent, or NULL. */
static const char *hex_end(const char *at)
{
    const char *end = skip_hex(at);
    bool any = end > at;
    if (*end == '.') {
        const char *fraction = end + 1;
        end = skip_hex(fraction);
        any |= end > fraction;
    }
    if (!any)
        return NULL;
    if (*end == 'p' || *end == 'P') {
        end++;
        if (*end == '+' || *end == '-')
            end++;
        if (!isdigit((unsigned char)*end))
            return NULL;
        while (isdigit((unsigned char)*end))
            end++;
    }
    return end;
}

static bool is_word(const char *at, const char *end, const char *word)
{
    for (; *word && at < end; at++, word++)
        if (tolower((unsigned char)*at) != *word)
            return false;
    return at == end && !*word;
}

static int64_t hex_exponent(const char *text)
{
    enum { MOST = 1 << 30 };
    long long given = strtoll(text, NULL, 10);
    return given > MOST ? MOST : given < -MOST ? -MOST : given;
}

/* The digits at..end, which hex_end has checked, rounded once: the first 64 bits are kept, and the
 * lowest of them is set if any bit behind them was. (strtod() rounds some subnormals wrongly.) */
static double hex_value(const char *at, const char *end)
{
    uint64_t bits = 0;
    int64_t exponent = 0;
    bool point = false;
    for (; at < end && *at != 'p' && *at != 'P'; at++) {
        if (*at == '.') {
            point = true;
            continue;
        }
        bool letter = !isdigit((unsigned char)*at), full = bits >> 60 != 0;
        unsigned digit = (unsigned)(letter ? tolower((unsigned char)*at) - 'a' + 10 : *at - '0');
        bits = full ? bits | (digit != 0) : bits << 4 | digit;
        exponent += (full ? 4 : 0) - (point ? 4 : 0);
    }
    if (at < end)
        exponent += hex_exponent(at + 1);
    return yr_double_scaled(bits, exponent);
}

/* 1 and *out; 0: malformed; -1: OverflowError. text is at..end, spaces and sign taken off. */
static int parse_hex(const char *at, const char *end, double *out)
{
    if (is_word(at, end, "inf") || is_word(at, end, "infinity")) {
        *out = HUGE_VAL;
        return 1;
    }
    if (is_word(at, end, "nan")) {
        *out = NAN;
        return 1;
    }
    if (end - at >= 2 && at[0] == '0' && (at[1] == 'x' || at[1] == 'X'))
        at += 2;
    if (hex_end(at) != end)
        return 0;
    *out = hex_value(at, end);
    if (!isinf(*out))
        return 1;
    yr_raise_format(YR_EXC(OverflowError), "hexadecimal value too large to represent as a float");
    return -1;
}

static yr_value float_fromhex(yr_value class, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    if (!YR_IS_STR(args[0]))
        return yr_type_error("bad argument type for built-in operation");
    size_t size;
    const char *text = yr_utf8(args[0], &size);
    if (!text)
        return 0;
    const char *at = text, *end = text + size;
    while (at < end && isspace((unsigned char)*at))
        at++;
    while (end > at && isspace((unsigned char)end[-1]))
        end--;
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    double d;
    int status = parse_hex(at, end, &d);
    if (status == 0)
        return yr_value_error("invalid hexadecimal floating-point string");
    yr_value result = status < 0 ? 0 : yr_float(negative ? -d : d);
    if (!result || class == yr_from(YR_TYPE_ID(float)))
        return result;
    yr_value instance = yr_invoke1(class, result);
    yr_drop(result);
    return instance;
}

/* ---- The rest ------------------------------------------------------------------------------- */

YR_METHOD(float_conjugate)
{
    return plain(self);
}

YR_METHOD(float_new_arguments)
{
    yr_value one = plain(self);
    return one ? yr_tuple(&one, 1) : 0;
}

static yr_value float_format(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)n, (void)keywords;
    if (!YR_IS_STR(args[0]))
        return yr_type_error("__format__() argument must be str, not %s",
                             yr_argument_type(args[0]));
    return yr_format_float(self, args[0]);
}

static yr_value float_getformat(yr_value class, yr_value *args, size_t n, yr_value keywords)
{
    (void)class, (void)n, (void)keywords;
    if (!YR_IS_STR(args[0]))
        return yr_type_error("__getformat__() argument must be str, not %s",
                             yr_argument_type(args[0]));
    if (!yr_str_is(args[0], "double") && !yr_str_is(args[0], "float"))
        return yr_value_error("__getformat__() argument 1 must be 'double' or 'float'");
    return yr_str_from_c("IEEE, little-endian");
}

static yr_value get_imag(yr_value self)
{
    (void)self;
    return yr_float(0.0);
}

const yr_method_def yr_float_methods[] = {
    {"conjugate", float_conjugate, 0, 0, 0, "Return self, the complex conjugate of any float."},
    {"__trunc__", float_trunc, 0, 0, 0, "Return the Integral closest to x between 0 and x."},
    {"__floor__", float_floor, 0, 0, 0, "Return the floor as an Integral."},
    {"__ceil__", float_ceil, 0, 0, 0, "Return the ceiling as an Integral."},
    {"__round__", float_round, 0, 1, 0,
     "Return the Integral closest to x, rounding half toward even."},
    {"as_integer_ratio", float_ratio, 0, 0, 0, "Return integer ratio."},
    {"fromhex", float_fromhex, 1, 1, YR_METHOD_CLASS,
     "Create a floating-point number from a hexadecimal string."},
    {"hex", float_hex, 0, 0, 0, "Return a hexadecimal representation of a floating-point number."},
    {"is_integer", float_is_integer, 0, 0, 0, "Return True if the float is an integer."},
    {"__getnewargs__", float_new_arguments, 0, 0, 0, NULL},
    {"__getformat__", float_getformat, 1, 1, YR_METHOD_CLASS,
     "You probably don't want to use this function."},
    {"__format__", float_format, 1, 1, 0, "Formats the float according to format_spec."},
    {0},
};

const yr_getset_def yr_float_getsets[] = {
    {"real", plain, NULL, "the real part of a complex number"},
    {"imag", get_imag, NULL, "the imaginary part of a complex number"},
    {0},
};
