/* math_module.c - the module math: its functions of one or two doubles, and its constants.
 *
 * C's functions are used where they keep to C99's special cases; their results are then judged as
 * Python does: a NaN out of numbers is a domain error, an infinity out of finite numbers a range
 * error (or a domain error, for a function that cannot overflow).
 */
#include "math_parts.h"
#include <errno.h>
#include <float.h>
#include <math.h>

yr_value yr_math_domain_error(void)
{
    return yr_value_error("math domain error");
}

yr_value yr_math_range_error(void)
{
    return yr_raise_format(YR_EXC(OverflowError), "math range error");
}

/* ---- One double ----------------------------------------------------------------------------- */

static yr_value judge(double x, double result, bool overflows)
{
    if (YR_LIKELY(isfinite(result)))
        return yr_float(result);
    if (isnan(result) && !isnan(x))
        return yr_math_domain_error();
    if (isinf(result) && isfinite(x))
        return overflows ? yr_math_range_error() : yr_math_domain_error();
    return yr_float(result);
}

#define ONE(name, expression, overflows)                                                           \
    static yr_value math_##name(yr_value self, yr_value *args, size_t n, yr_value keywords)        \
    {                                                                                              \
        double x;                                                                                  \
        (void)self, (void)n, (void)keywords;                                                       \
        return yr_to_double(args[0], &x) ? 0 : judge(x, (expression), overflows);                  \
    }
ONE(acos, acos(x), false)
ONE(acosh, acosh(x), false)
ONE(asin, asin(x), false)
ONE(asinh, asinh(x), false)
ONE(atan, atan(x), false)
ONE(atanh, atanh(x), false)
ONE(cbrt, cbrt(x), false)
ONE(cos, cos(x), false)
ONE(cosh, cosh(x), true)
ONE(erf, erf(x), false)
ONE(erfc, erfc(x), false)
ONE(exp, exp(x), true)
ONE(exp2, exp2(x), true)
ONE(expm1, expm1(x), true)
ONE(fabs, fabs(x), false)
ONE(log1p, x == 0 ? x : log1p(x), false)
ONE(sin, sin(x), false)
ONE(sinh, sinh(x), true)
ONE(sqrt, sqrt(x), false)
ONE(tan, tan(x), false)
ONE(tanh, tanh(x), false)
#undef ONE

#define PLAIN(name, expression)                                                                    \
    static yr_value math_##name(yr_value self, yr_value *args, size_t n, yr_value keywords)        \
    {                                                                                              \
        double x;                                                                                  \
        (void)self, (void)n, (void)keywords;                                                       \
        return yr_to_double(args[0], &x) ? 0 : (expression);                                       \
    }
PLAIN(degrees, yr_float(x *(180.0 / M_PI)))
PLAIN(isfinite, yr_bool(isfinite(x)))
PLAIN(isinf, yr_bool(isinf(x)))
PLAIN(isnan, yr_bool(isnan(x)))
PLAIN(radians, yr_float(x *(M_PI / 180.0)))
#undef PLAIN

static yr_value gamma_result(double (*f)(double, int *), yr_value v)
{
    double x;
    int error;
    if (yr_to_double(v, &x))
        return 0;
    double result = f(x, &error);
    if (error == EDOM)
        return yr_math_domain_error();
    if (error == ERANGE && fabs(result) >= 1.5)
        return yr_math_range_error();
    return yr_float(result);
}

static yr_value math_gamma(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)n, (void)keywords;
    return gamma_result(yr_math_gamma, args[0]);
}

static yr_value math_lgamma(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)n, (void)keywords;
    return gamma_result(yr_math_lgamma, args[0]);
}

static yr_value math_ulp(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    double x;
    (void)self, (void)n, (void)keywords;
    if (yr_to_double(args[0], &x))
        return 0;
    x = fabs(x);
    if (!isfinite(x))
        return yr_float(x);
    double next = nextafter(x, HUGE_VAL);
    return yr_float(isinf(next) ? x - nextafter(x, -HUGE_VAL) : next - x);
}

/* ---- Rounding to ints ----------------------------------------------------------------------- */

/* new: floor or ceil of anything: by its method, else as a double. */
static yr_value round_any(yr_value v, yr_value method, yr_value (*round_double)(double))
{
    double d;
    if (yr_is_int(v))
        return v;
    if (!yr_is_flonum(v) && !YR_IS(v, float)) {
        bool missing = false;
        yr_value result = yr_call_special(v, method, NULL, 0, &missing);
        if (!missing)
            return result;
    }
    return yr_to_double(v, &d) ? 0 : round_double(d);
}

static yr_value math_floor(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)n, (void)keywords;
    return round_any(args[0], YR_NAME(__floor__), yr_double_floor);
}

static yr_value math_ceil(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)n, (void)keywords;
    return round_any(args[0], YR_NAME(__ceil__), yr_double_ceil);
}

static yr_value math_trunc(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    double d;
    bool missing = false;
    (void)self, (void)n, (void)keywords;
    if (yr_is_int(args[0]))
        return args[0];
    if ((yr_is_flonum(args[0]) || YR_IS(args[0], float)) && yr_float_get(args[0], &d))
        return yr_int_from_double(d);
    yr_value result = yr_call_special(args[0], YR_NAME(__trunc__), NULL, 0, &missing);
    if (missing)
        return yr_type_error("type %T doesn't define __trunc__ method", args[0]);
    return result;
}

/* ---- Logarithms ----------------------------------------------------------------------------- */

/* The logarithm f of any number; an int too large for a double goes by mantissa and exponent. */
static yr_value logarithm(yr_value v, double (*f)(double))
{
    double x;
    if (yr_is_any_int(v)) {
        int64_t exponent, small;
        if (yr_int_sign(v) <= 0)
            return yr_math_domain_error();
        if (yr_int_small(v, &small))
            return yr_float(f((double)small));
        if (yr_int_bit_length(v) > 1023) {
            x = yr_int_frexp(v, &exponent);
            if (exponent > 1024)
                return yr_float(f(x) + f(2.0) * (double)exponent);
        }
    }
    if (yr_to_double(v, &x))
        return 0;
    if (isnan(x) || x == HUGE_VAL)
        return yr_float(x);
    return x > 0 ? yr_float(f(x)) : yr_math_domain_error();
}

static yr_value math_log(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)keywords;
    if (n < 1 || n > 2)
        return yr_type_error("math.log requires 1 to 2 arguments");
    yr_value number = logarithm(args[0], log);
    if (!number || n == 1)
        return number;
    yr_value base = logarithm(args[1], log);
    yr_value result = base ? yr_binary(YR_DIV, number, base) : 0;
    yr_drop(number);
    yr_xdrop(base);
    return result;
}

static yr_value math_log2(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)n, (void)keywords;
    return logarithm(args[0], log2);
}

static yr_value math_log10(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)n, (void)keywords;
    return logarithm(args[0], log10);
}

/* ---- Two doubles ---------------------------------------------------------------------------- */

static int two_doubles(yr_value *args, double *x, double *y)
{
    return yr_to_double(args[0], x) || yr_to_double(args[1], y) ? -1 : 0;
}

#define TWO(name, expression)                                                                      \
    static yr_value math_##name(yr_value self, yr_value *args, size_t n, yr_value keywords)        \
    {                                                                                              \
        double x, y;                                                                               \
        (void)self, (void)n, (void)keywords;                                                       \
        return two_doubles(args, &x, &y) ? 0 : (expression);                                       \
    }

static yr_value fmod_of(double x, double y)
{
    if (isinf(y) && isfinite(x))
        return yr_float(x);
    double result = fmod(x, y);
    return isnan(result) && !isnan(x) && !isnan(y) ? yr_math_domain_error() : yr_float(result);
}

static yr_value remainder_of(double x, double y)
{
    double result = remainder(x, y);
    return isnan(result) && !isnan(x) && !isnan(y) ? yr_math_domain_error() : yr_float(result);
}

static yr_value pow_of(double x, double y)
{
    double result = pow(x, y);
    if (isfinite(x) && isfinite(y) && !isfinite(result))
        return isnan(result) || x == 0 ? yr_math_domain_error() : yr_math_range_error();
    return yr_float(result);
}

TWO(atan2, yr_float(atan2(x, y)))
TWO(copysign, yr_float(copysign(x, y)))
TWO(fmod, fmod_of(x, y))
TWO(nextafter, yr_float(nextafter(x, y)))
TWO(pow, pow_of(x, y))
TWO(remainder, remainder_of(x, y))
#undef TWO

/* ---- Parts of a double ---------------------------------------------------------------------- */

static yr_value tuple_of_two(yr_value a, yr_value b)
{
    yr_value items[2] = {a, b};
    if (a && b)
        return yr_tuple(items, 2);
    yr_xdrop(a);
    yr_xdrop(b);
    return 0;
}

static yr_value math_frexp(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    double x;
    int exponent = 0;
    (void)self, (void)n, (void)keywords;
    if (yr_to_double(args[0], &x))
        return 0;
    if (isfinite(x))
        x = frexp(x, &exponent);
    return tuple_of_two(yr_float(x), yr_int(exponent));
}

static yr_value math_modf(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    double x, whole;
    (void)self, (void)n, (void)keywords;
    if (yr_to_double(args[0], &x))
        return 0;
    double fraction = modf(x, &whole);
    return tuple_of_two(yr_float(fraction), yr_float(whole));
}

static yr_value math_ldexp(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    double x;
    int64_t exponent;
    (void)self, (void)n, (void)keywords;
    if (yr_to_double(args[0], &x))
        return 0;
    if (!yr_is_any_int(args[1]))
        return yr_type_error("Expected an int as second argument to ldexp.");
    if (yr_to_index(args[1], &exponent, true))
        return 0;
    if (x == 0 || !isfinite(x))
        return yr_float(x);
    int clipped = exponent > 100000 ? 100000 : exponent < -100000 ? -100000 : (int)exponent;
    double result = ldexp(x, clipped);
    return isinf(result) ? yr_math_range_error() : yr_float(result);
}

/* ---- The module ----------------------------------------------------------------------------- */

static const yr_method_def functions[] = {
    {"acos", math_acos, 1, 1, 0, "Return the arc cosine (measured in radians) of x."},
    {"acosh", math_acosh, 1, 1, 0, "Return the inverse hyperbolic cosine of x."},
    {"asin", math_asin, 1, 1, 0, "Return the arc sine (measured in radians) of x."},
    {"asinh", math_asinh, 1, 1, 0, "Return the inverse hyperbolic sine of x."},
    {"atan", math_atan, 1, 1, 0, "Return the arc tangent (measured in radians) of x."},
    {"atan2", math_atan2, 2, 2, 0, "Return the arc tangent (measured in radians) of y/x."},
    {"atanh", math_atanh, 1, 1, 0, "Return the inverse hyperbolic tangent of x."},
    {"cbrt", math_cbrt, 1, 1, 0, "Return the cube root of x."},
    {"ceil", math_ceil, 1, 1, 0, "Return the ceiling of x as an Integral."},
    {"copysign", math_copysign, 2, 2, 0,
     "Return a float with the magnitude of x but the sign of y."},
    {"cos", math_cos, 1, 1, 0, "Return the cosine of x (measured in radians)."},
    {"cosh", math_cosh, 1, 1, 0, "Return the hyperbolic cosine of x."},
    {"degrees", math_degrees, 1, 1, 0, "Convert angle x from radians to degrees."},
    {"erf", math_erf, 1, 1, 0, "Error function at x."},
    {"erfc", math_erfc, 1, 1, 0, "Complementary error function at x."},
    {"exp", math_exp, 1, 1, 0, "Return e raised to the power of x."},
    {"exp2", math_exp2, 1, 1, 0, "Return 2 raised to the power of x."},
    {"expm1", math_expm1, 1, 1, 0, "Return exp(x)-1."},
    {"fabs", math_fabs, 1, 1, 0, "Return the absolute value of the float x."},
    {"floor", math_floor, 1, 1, 0, "Return the floor of x as an Integral."},
    {"fmod", math_fmod, 2, 2, 0, "Return fmod(x, y), according to platform C."},
    {"frexp", math_frexp, 1, 1, 0, "Return the mantissa and exponent of x, as pair (m, e)."},
    {"gamma", math_gamma, 1, 1, 0, "Gamma function at x."},
    {"isfinite", math_isfinite, 1, 1, 0,
     "Return True if x is neither an infinity nor a NaN, and False otherwise."},
    {"isinf", math_isinf, 1, 1, 0,
     "Return True if x is a positive or negative infinity, and False otherwise."},
    {"isnan", math_isnan, 1, 1, 0,
     "Return True if x is a NaN (not a number), and False otherwise."},
    {"ldexp", math_ldexp, 2, 2, 0, "Return x * (2**i)."},
    {"lgamma", math_lgamma, 1, 1, 0, "Natural logarithm of absolute value of Gamma function at x."},
    {"log", math_log, 0, -1, 0, "Return the logarithm of x to the given base."},
    {"log10", math_log10, 1, 1, 0, "Return the base 10 logarithm of x."},
    {"log1p", math_log1p, 1, 1, 0, "Return the natural logarithm of 1+x (base e)."},
    {"log2", math_log2, 1, 1, 0, "Return the base 2 logarithm of x."},
    {"modf", math_modf, 1, 1, 0, "Return the fractional and integer parts of x."},
    {"nextafter", math_nextafter, 2, 2, 0,
     "Return the next floating-point value after x towards y."},
    {"pow", math_pow, 2, 2, 0, "Return x**y (x to the power of y)."},
    {"radians", math_radians, 1, 1, 0, "Convert angle x from degrees to radians."},
    {"remainder", math_remainder, 2, 2, 0, "Difference between x and the closest multiple of y."},
    {"sin", math_sin, 1, 1, 0, "Return the sine of x (measured in radians)."},
    {"sinh", math_sinh, 1, 1, 0, "Return the hyperbolic sine of x."},
    {"sqrt", math_sqrt, 1, 1, 0, "Return the square root of x."},
    {"tan", math_tan, 1, 1, 0, "Return the tangent of x (measured in radians)."},
    {"tanh", math_tanh, 1, 1, 0, "Return the hyperbolic tangent of x."},
    {"trunc", math_trunc, 1, 1, 0, "Truncates the Real x to the nearest Integral toward 0."},
    {"ulp", math_ulp, 1, 1, 0, "Return the value of the least significant bit of the float x."},
    {0},
};

static int fill(yr_module *m)
{
    if (yr_module_add_functions(m, functions) ||
        yr_module_add_functions(m, yr_math_integer_functions) ||
        yr_module_add_functions(m, yr_math_sum_functions) ||
        yr_module_add(m, "pi", yr_float(M_PI)) || yr_module_add(m, "e", yr_float(M_E)) ||
        yr_module_add(m, "tau", yr_float(2 * M_PI)) ||
        yr_module_add(m, "inf", yr_float(HUGE_VAL)) || yr_module_add(m, "nan", yr_float(NAN)))
        return -1;
    return 0;
}

const yr_native_module yr_module_math = {"math", fill};
