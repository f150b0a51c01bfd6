/* int_double.c - where ints and doubles meet: conversion, true division, comparison. All exact, or
 * rounded once, to nearest with ties to even.
 */
#include "number.h"
#include <math.h>

double yr_double_scaled(uint64_t value, int64_t exponent)
{
    if (value == 0)
        return 0.0;
    int64_t bits = 64 - __builtin_clzll(value);
    int64_t top = bits + exponent; /* value * 2**exponent lies in 2**(top-1)..2**top */
    if (top > 1025)
        return HUGE_VAL;
    int64_t precision = top - 1 >= -1022 ? 53 : 53 - (-1022 - (top - 1));
    if (precision < 0)
        return 0.0;
    int64_t drop = bits - precision;
    if (drop > 0) {
        uint64_t half = (uint64_t)1 << (drop - 1);
        uint64_t rest = drop == 64 ? value : value & (((uint64_t)1 << drop) - 1);
        value = drop == 64 ? 0 : value >> drop;
        if (rest > half || (rest == half && (value & 1)))
            value++;
        exponent += drop;
    }
    return ldexp((double)value, (int)exponent);
}

/* The top 64 bits of the magnitude, the lowest of them set if bits were lost; v is not zero. */
static uint64_t top_bits(const yr_int_view *view, int64_t *exponent)
{
    int64_t n = view->count;
    uint64_t top = view->limbs[n - 1];
    int shift = __builtin_clzll(top);
    *exponent = (n - 1) * 64 - shift;
    if (n == 1)
        return top << shift;
    uint64_t next = view->limbs[n - 2];
    bool sticky = false;
    if (shift) {
        top = top << shift | next >> (64 - shift);
        next <<= shift;
    }
    sticky = next != 0 || (n > 2 && !mpn_zero_p(view->limbs, n - 2));
    return top | sticky;
}

int yr_int_to_double(yr_value v, double *out)
{
    int64_t small;
    if (yr_int_small(v, &small)) {
        *out = (double)small;
        return 0;
    }
    yr_int_view view;
    int64_t exponent;
    yr_int_look(v, &view);
    uint64_t top = top_bits(&view, &exponent);
    double d = exponent > 1024 ? HUGE_VAL : yr_double_scaled(top, exponent);
    if (isinf(d)) {
        yr_raise_format(YR_EXC(OverflowError), "int too large to convert to float");
        return -1;
    }
    *out = view.negative ? -d : d;
    return 0;
}

double yr_int_frexp(yr_value v, int64_t *exponent)
{
    yr_int_view view;
    yr_int_look(v, &view);
    *exponent = 0;
    if (view.count == 0)
        return 0.0;
    int64_t scale;
    int adjust;
    double d = frexp(yr_double_scaled(top_bits(&view, &scale), -64), &adjust);
    *exponent = scale + 64 + adjust;
    return view.negative ? -d : d;
}

/* |x| / |y|: scaled so that the integer quotient has 56 to 58 bits, the rest goes into a sticky
 * bit. */
static int divide_magnitudes(yr_value a, yr_value b, double *out)
{
    int64_t difference = (int64_t)yr_int_bit_length(a) - (int64_t)yr_int_bit_length(b);
    if (difference > 1026 || difference < -1080) {
        *out = difference > 0 ? HUGE_VAL : 0.0;
        return 0;
    }
    int64_t shift = 57 - difference;
    yr_value x = yr_big_shift_left(a, shift > 0 ? (uint64_t)shift : 0);
    yr_value y = x ? yr_big_shift_left(b, shift < 0 ? (uint64_t)-shift : 0) : 0;
    yr_value quotient = 0, remainder = 0;
    int result = -1;
    if (y && yr_big_divmod(x, y, &quotient, &remainder) == 0 && quotient && remainder) {
        uint64_t q = (uint64_t)yr_int_value(quotient);
        *out = yr_double_scaled(q | (remainder != yr_int(0)), -shift);
        result = 0;
    }
    yr_xdrop(quotient);
    yr_xdrop(remainder);
    yr_xdrop(x);
    yr_xdrop(y);
    return result;
}

static yr_value divide_large(yr_value a, yr_value b)
{
    int sign = yr_int_sign(a) * yr_int_sign(b);
    yr_value x = yr_int_sign(a) < 0 ? yr_big_neg(a) : yr_int_exact(a);
    yr_value y = x ? (yr_int_sign(b) < 0 ? yr_big_neg(b) : yr_int_exact(b)) : 0;
    double d = 0;
    int failed = y ? divide_magnitudes(x, y, &d) : -1;
    yr_xdrop(x);
    yr_xdrop(y);
    if (failed)
        return 0;
    if (isinf(d))
        return yr_raise_format(YR_EXC(OverflowError),
                               "integer division result too large for a float");
    return yr_float(sign < 0 ? -d : d);
}

yr_value yr_int_true_divide(yr_value a, yr_value b)
{
    const int64_t exact = (int64_t)1 << 53;
    int64_t x, y;
    bool is_small = yr_int_small(a, &x) && yr_int_small(b, &y);
    if (yr_int_sign(b) == 0)
        return yr_raise_format(YR_EXC(ZeroDivisionError), "division by zero");
    if (is_small && x <= exact && x >= -exact && y <= exact && y >= -exact)
        return yr_float((double)x / (double)y);
    if (yr_int_sign(a) == 0)
        return yr_float(yr_int_sign(b) < 0 ? -0.0 : 0.0);
    return divide_large(a, b);
}

/* ---- Comparison ----------------------------------------------------------------------------- */

static int order_of(double a, double b)
{
    return (a > b) - (a < b);
}

static int compare_small(int64_t i, double d)
{
    if (d >= 0x1p62)
        return -1;
    if (d < -0x1p62)
        return 1;
    double whole = trunc(d);
    int64_t t = (int64_t)whole;
    if (i != t)
        return i < t ? -1 : 1;
    return order_of(0.0, d - whole);
}

/* The magnitude of a finite double of at least 2**53, which is an integer. */
static int64_t limbs_of_double(double d, mp_limb_t limbs[18])
{
    int exponent;
    double mantissa = frexp(fabs(d), &exponent);
    uint64_t m = (uint64_t)ldexp(mantissa, 53);
    int shift = exponent - 53, words = shift / 64, bits = shift % 64;
    mpn_zero(limbs, 18);
    limbs[words] = m << bits;
    if (bits)
        limbs[words + 1] = m >> (64 - bits);
    int64_t n = words + 2;
    while (n > 0 && limbs[n - 1] == 0)
        n--;
    return n;
}

static int compare_large(const yr_int_view *view, double d)
{
    int sign = view->negative ? -1 : 1;
    if (fabs(d) < 0x1p62 || (d < 0) != view->negative)
        return sign;
    mp_limb_t limbs[18];
    int64_t n = limbs_of_double(d, limbs);
    if (n != view->count)
        return n < view->count ? sign : -sign;
    int order = mpn_cmp(view->limbs, limbs, n);
    return order == 0 ? 0 : order > 0 ? sign : -sign;
}

int yr_int_compare_double(yr_value v, double d)
{
    if (isnan(d))
        return 2;
    if (isinf(d))
        return d > 0 ? -1 : 1;
    int64_t small;
    if (yr_int_small(v, &small))
        return compare_small(small, d);
    yr_int_view view;
    yr_int_look(v, &view);
    return compare_large(&view, d);
}

/* ---- From doubles --------------------------------------------------------------------------- */

yr_value yr_int_from_double(double d)
{
    if (d >= -0x1p62 && d < 0x1p62)
        return yr_int((int64_t)d);
    if (isnan(d))
        return yr_value_error("cannot convert float NaN to integer");
    if (isinf(d))
        return yr_raise_format(YR_EXC(OverflowError), "cannot convert float infinity to integer");
    mp_limb_t limbs[18];
    int64_t n = limbs_of_double(d, limbs);
    return yr_int_from_limbs(limbs, n, d < 0);
}

int yr_double_ratio(double d, yr_value *numerator, yr_value *denominator)
{
    *numerator = *denominator = 0;
    if (isnan(d)) {
        yr_value_error("cannot convert NaN to integer ratio");
        return -1;
    }
    if (isinf(d)) {
        yr_raise_format(YR_EXC(OverflowError), "cannot convert Infinity to integer ratio");
        return -1;
    }
    int exponent;
    double mantissa = frexp(d, &exponent);
    int64_t m = (int64_t)ldexp(mantissa, 53);
    exponent -= 53;
    if (m == 0) {
        exponent = 0;
    } else if (exponent < 0) {
        int zeros = __builtin_ctzll((uint64_t)m);
        zeros = zeros < -exponent ? zeros : -exponent;
        m /= (int64_t)1 << zeros;
        exponent += zeros;
    }
    *numerator = yr_big_shift_left(yr_int(m), exponent > 0 ? (uint64_t)exponent : 0);
    *denominator = yr_big_shift_left(yr_int(1), exponent < 0 ? (uint64_t)-exponent : 0);
    if (*numerator && *denominator)
        return 0;
    yr_xdrop(*numerator);
    yr_xdrop(*denominator);
    return -1;
}
