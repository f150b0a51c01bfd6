/* cmath_module.c - the module cmath; its functions of one number are in cmath_functions.c. */
#include <errno.h>
#include <math.h>
#include "../types/number.h"
#include "cmath_parts.h"

/* A number as a complex one, by __complex__ or float(): 0 or -1. */
static int number(yr_value v, yr_point2 *z)
{
    yr_complex *c = NULL;
    yr_value object = 0;
    bool missing = true;
    if (yr_is_pointer(v) && yr_isinstance_of(v, YR_TYPE_ID(complex))) {
        c = YR_AS(yr_complex, v);
    } else if (yr_is_pointer(v) && !YR_IS_FLOAT(v) && !YR_IS_ANY_INT(v)) {
        object = yr_call_special(v, YR_NAME(__complex__), NULL, 0, &missing);
        if (!missing && !object)
            return -1;
        if (object && !yr_isinstance_of(object, YR_TYPE_ID(complex))) {
            yr_type_error("__complex__ returned non-complex (type %T)", object);
            yr_drop(object);
            return -1;
        }
        c = object ? YR_AS(yr_complex, object) : NULL;
    }
    if (c) {
        *z = (yr_point2){c->real, c->imag};
        yr_xdrop(object);
        return 0;
    }
    z->imag = 0;
    return yr_to_double(v, &z->real);
}

/* new: z, or what errno says. */
static yr_value result(yr_point2 z)
{
    if (errno == EDOM)
        return yr_value_error("math domain error");
    if (errno == ERANGE)
        return yr_raise_format(YR_EXC(OverflowError), "math range error");
    return yr_complex_new(YR_TYPE(complex), z.real, z.imag);
}

#define F(name)                                                                                    \
    YR_METHOD(cmath_##name)                                                                        \
    {                                                                                              \
        yr_point2 z;                                                                               \
        if (number(args[0], &z) < 0)                                                               \
            return 0;                                                                              \
        errno = 0;                                                                                 \
        return result(yr_cmath_##name(z));                                                         \
    }
YR_CMATH_FUNCTIONS(F)
#undef F

static yr_point2 quotient(yr_point2 a, yr_point2 b)
{
    double x = fabs(b.real), y = fabs(b.imag);
    if (x >= y) {
        if (x == 0) {
            errno = EDOM;
            return (yr_point2){0, 0};
        }
        double ratio = b.imag / b.real, d = b.real + b.imag * ratio;
        return (yr_point2){(a.real + a.imag * ratio) / d, (a.imag - a.real * ratio) / d};
    }
    if (y >= x) {
        double ratio = b.real / b.imag, d = b.real * ratio + b.imag;
        return (yr_point2){(a.real * ratio + a.imag) / d, (a.imag * ratio - a.real) / d};
    }
    return (yr_point2){NAN, NAN};
}

YR_METHOD(cmath_log)
{
    yr_point2 z, base;
    if (number(args[0], &z) < 0 || (n > 1 && number(args[1], &base) < 0))
        return 0;
    errno = 0;
    z = yr_cmath_log(z);
    if (n > 1) { /* errno is what the second logarithm leaves, as in CPython */
        errno = 0;
        base = yr_cmath_log(base);
        z = quotient(z, base);
    }
    return result(z);
}

YR_METHOD(cmath_phase)
{
    yr_point2 z;
    if (number(args[0], &z) < 0)
        return 0;
    errno = 0;
    double phi = atan2(z.imag, z.real);
    if (errno == ERANGE) /* as CPython, where the C library says that it is too small */
        return yr_raise_format(YR_EXC(OverflowError), "math range error");
    return yr_float(phi);
}

YR_METHOD(cmath_polar)
{
    yr_point2 z;
    if (number(args[0], &z) < 0)
        return 0;
    double r = hypot(z.real, z.imag);
    if (isinf(r) && isfinite(z.real) && isfinite(z.imag))
        return yr_raise_format(YR_EXC(OverflowError), "math range error");
    yr_value items[2] = {yr_float(r), yr_float(atan2(z.imag, z.real))};
    return yr_tuple(items, 2);
}

YR_METHOD(cmath_rect)
{
    double r, phi;
    if (yr_to_double(args[0], &r) < 0 || yr_to_double(args[1], &phi) < 0)
        return 0;
    errno = 0;
    yr_point2 z = yr_cmath_rect(r, phi);
    return result(z);
}

YR_METHOD(cmath_isfinite)
{
    yr_point2 z;
    return number(args[0], &z) < 0 ? 0 : yr_bool(isfinite(z.real) && isfinite(z.imag));
}

YR_METHOD(cmath_isinf)
{
    yr_point2 z;
    return number(args[0], &z) < 0 ? 0 : yr_bool(isinf(z.real) || isinf(z.imag));
}

YR_METHOD(cmath_isnan)
{
    yr_point2 z;
    return number(args[0], &z) < 0 ? 0 : yr_bool(isnan(z.real) || isnan(z.imag));
}

YR_METHOD(cmath_isclose)
{
    static const char *const names[] = {"a", "b", "rel_tol", "abs_tol"};
    yr_value v[4];
    yr_point2 a, b;
    double relative = 1e-9, absolute = 0;
    if (yr_parse_arguments("isclose", names, 0, 2, 2, 4, args, n, keywords, v) < 0 ||
        number(v[0], &a) < 0 || number(v[1], &b) < 0 ||
        (v[2] && yr_to_double(v[2], &relative) < 0) || (v[3] && yr_to_double(v[3], &absolute) < 0))
        return 0;
    if (relative < 0 || absolute < 0)
        return yr_value_error("tolerances must be non-negative");
    if (a.real == b.real && a.imag == b.imag)
        return YR_TRUE;
    if (isinf(a.real) || isinf(a.imag) || isinf(b.real) || isinf(b.imag))
        return YR_FALSE;
    double apart = hypot(a.real - b.real, a.imag - b.imag);
    return yr_bool(apart <= relative * hypot(b.real, b.imag) ||
                   apart <= relative * hypot(a.real, a.imag) || apart <= absolute);
}

static const yr_method_def functions[] = {
#define F(name) {#name, cmath_##name, 1, 1, 0, NULL},
    YR_CMATH_FUNCTIONS(F)
#undef F
        {"log", cmath_log, 1, 2, 0,
         "log(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, "
         "returns the natural logarithm (base e) of z."},
    {"phase", cmath_phase, 1, 1, 0,
     "Return argument, also known as the phase angle, of a complex."},
    {"polar", cmath_polar, 1, 1, 0,
     "Convert a complex from rectangular coordinates to polar coordinates."},
    {"rect", cmath_rect, 2, 2, 0, "Convert from polar coordinates to rectangular coordinates."},
    {"isfinite", cmath_isfinite, 1, 1, 0,
     "Return True if both the real and imaginary parts of z are finite, else False."},
    {"isinf", cmath_isinf, 1, 1, 0, "Checks if the real or imaginary part of z is infinite."},
    {"isnan", cmath_isnan, 1, 1, 0,
     "Checks if the real or imaginary part of z not a number (NaN)."},
    {"isclose", cmath_isclose, 0, -1, YR_METHOD_KEYWORDS,
     "Determine whether two complex numbers are close in value."},
    YR_METHOD_END};

static int fill(yr_module *m)
{
    static const struct {
        const char *name;
        double value;
    } constants[] = {{"pi", M_PI}, {"e", M_E}, {"tau", 2 * M_PI}, {"inf", INFINITY}, {"nan", NAN}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (yr_module_add(m, constants[i].name, yr_float(constants[i].value)) < 0)
            return -1;
    return yr_module_add(m, "infj", yr_complex_new(YR_TYPE(complex), 0, INFINITY)) < 0 ||
                   yr_module_add(m, "nanj", yr_complex_new(YR_TYPE(complex), 0, NAN)) < 0
               ? -1
               : yr_module_add_functions(m, functions);
}

const yr_native_module yr_module_cmath = {"cmath", fill};
