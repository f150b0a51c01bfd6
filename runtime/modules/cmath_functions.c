/* cmath_functions.c - functions of complex numbers.
 *
 * For finite arguments the formulas are those that CPython uses (Kahan, "Branch cuts for complex
 * elementary functions"), so that the last digits are the same: very large arguments are halved or
 * their logarithms added up, so that nothing overflows on the way. For infinities and NaN it is the
 * C library, which follows annex G of the C standard as CPython does.
 */
#include <complex.h>
#include <errno.h>
#include <float.h>
#include <math.h>
#include "cmath_parts.h"

#define LARGE      (DBL_MAX / 4)
#define SQRT_LARGE sqrt(LARGE)
#define LOG_LARGE  log(LARGE)
#define SQRT_MIN   sqrt(DBL_MIN)
#define SCALE_UP   (2 * (DBL_MANT_DIG / 2) + 1)
#define SCALE_DOWN (-(SCALE_UP + 1) / 2)

typedef yr_point2 point;

static bool is_finite(point z)
{
    return isfinite(z.real) && isfinite(z.imag);
}

/* The C library's function of a number that is not finite. */
static point special(double complex (*f)(double complex), point z)
{
    double complex r = f(CMPLX(z.real, z.imag));
    return (point){creal(r), cimag(r)};
}

static bool is_large(point z)
{
    return fabs(z.real) > LARGE || fabs(z.imag) > LARGE;
}

/* log |z| + log 2 of a large z. */
static double log_of_large(point z)
{
    return log(hypot(z.real / 2, z.imag / 2)) + M_LN2 * 2;
}

/* The end of a function: a result that is too small is none of errno's business. */
static point done(double real, double imag)
{
    errno = 0;
    return (point){real, imag};
}

point yr_cmath_sqrt(point z)
{
    if (!is_finite(z))
        return special(csqrt, z);
    if (z.real == 0 && z.imag == 0)
        return (point){0, z.imag};
    double x = fabs(z.real), y = fabs(z.imag), s;
    if (x < DBL_MIN && y < DBL_MIN && (x > 0 || y > 0)) {
        x = ldexp(x, SCALE_UP);
        s = ldexp(sqrt(x + hypot(x, ldexp(y, SCALE_UP))), SCALE_DOWN);
    } else {
        x /= 8;
        s = 2 * sqrt(x + hypot(x, y / 8));
    }
    double d = y / (2 * s);
    return z.real >= 0 ? done(s, copysign(d, z.imag)) : done(d, copysign(s, z.imag));
}

/* ---- Inverse functions ---- */

point yr_cmath_acos(point z)
{
    if (isinf(z.real) && isnan(z.imag))
        return (point){NAN, INFINITY};
    if (!is_finite(z))
        return special(cacos, z);
    if (is_large(z)) {
        double imag = copysign(log_of_large(z), z.real < 0 ? z.imag : -z.imag);
        return done(atan2(fabs(z.imag), z.real), z.real < 0 ? -imag : imag);
    }
    point s = yr_cmath_sqrt((point){1 - z.real, -z.imag});
    point t = yr_cmath_sqrt((point){1 + z.real, z.imag});
    return done(2 * atan2(s.real, t.real), asinh(t.real * s.imag - t.imag * s.real));
}

point yr_cmath_acosh(point z)
{
    if (z.real == 0 && isnan(z.imag))
        return (point){NAN, NAN};
    if (!is_finite(z))
        return special(cacosh, z);
    if (is_large(z))
        return done(log_of_large(z), atan2(z.imag, z.real));
    point s = yr_cmath_sqrt((point){z.real - 1, z.imag});
    point t = yr_cmath_sqrt((point){z.real + 1, z.imag});
    return done(asinh(s.real * t.real + s.imag * t.imag), 2 * atan2(s.imag, t.real));
}

point yr_cmath_asinh(point z)
{
    if (isnan(z.real) && isinf(z.imag))
        return (point){INFINITY, NAN};
    if (!is_finite(z))
        return special(casinh, z);
    if (is_large(z))
        return done(copysign(log_of_large(z), z.real), atan2(z.imag, fabs(z.real)));
    point s = yr_cmath_sqrt((point){1 + z.imag, -z.real});
    point t = yr_cmath_sqrt((point){1 - z.imag, z.real});
    return done(asinh(s.real * t.imag - t.real * s.imag),
                atan2(z.imag, s.real * t.real - s.imag * t.imag));
}

/* f(z) = -i g(iz), as asin is of asinh. */
static point turned(point (*g)(point), point z)
{
    point r = g((point){-z.imag, z.real});
    return (point){r.imag, -r.real};
}

point yr_cmath_asin(point z)
{
    return turned(yr_cmath_asinh, z);
}

point yr_cmath_atanh(point z)
{
    if (isnan(z.real) && isinf(z.imag))
        return (point){0, copysign(M_PI_2, z.imag)};
    if (!is_finite(z))
        return special(catanh, z);
    if (signbit(z.real)) {
        point r = yr_cmath_atanh((point){-z.real, -z.imag});
        return (point){-r.real, -r.imag};
    }
    double y = fabs(z.imag);
    if (z.real > SQRT_LARGE || y > SQRT_LARGE) {
        double h = hypot(z.real / 2, z.imag / 2);
        return done(z.real / 4 / h / h, -copysign(M_PI_2, -z.imag));
    }
    if (z.real == 1 && y < SQRT_MIN) {
        if (y == 0) {
            errno = EDOM;
            return (point){INFINITY, z.imag};
        }
        return done(-log(sqrt(y) / sqrt(hypot(y, 2))), copysign(atan2(2, -y) / 2, z.imag));
    }
    double x = 1 - z.real;
    return done(log1p(4 * z.real / (x * x + y * y)) / 4,
                -atan2(-2 * z.imag, x * (1 + z.real) - y * y) / 2);
}

point yr_cmath_atan(point z)
{
    return turned(yr_cmath_atanh, z);
}

point yr_cmath_log(point z)
{
    if (!is_finite(z))
        return special(clog, z);
    double x = fabs(z.real), y = fabs(z.imag), real;
    if (is_large(z)) {
        real = log(hypot(x / 2, y / 2)) + M_LN2;
    } else if (x < DBL_MIN && y < DBL_MIN) {
        if (x == 0 && y == 0) {
            errno = EDOM;
            return (point){-INFINITY, atan2(z.imag, z.real)};
        }
        real = log(hypot(ldexp(x, DBL_MANT_DIG), ldexp(y, DBL_MANT_DIG))) - DBL_MANT_DIG * M_LN2;
    } else {
        double h = hypot(x, y), more = fmax(x, y), less = fmin(x, y);
        real = h >= 0.71 && h <= 1.73 ? log1p((more - 1) * (more + 1) + less * less) / 2 : log(h);
    }
    return done(real, atan2(z.imag, z.real));
}

point yr_cmath_log10(point z)
{
    point r = yr_cmath_log(z);
    return (point){r.real / M_LN10, r.imag / M_LN10};
}

/* ---- Exponential functions ---- */

/* An infinite imaginary part has no place on the circle. */
static point checked(point r, bool undefined)
{
    errno = undefined ? EDOM : 0;
    return r;
}

static point in_range(point r)
{
    errno = isinf(r.real) || isinf(r.imag) ? ERANGE : 0;
    return r;
}

point yr_cmath_exp(point z)
{
    if (isinf(z.real) && z.real < 0 && !isfinite(z.imag))
        return (point){0, 0};
    if (!is_finite(z))
        return checked(special(cexp, z),
                       isinf(z.imag) && !isnan(z.real) && !(isinf(z.real) && z.real < 0));
    bool large = z.real > LOG_LARGE;
    double l = exp(large ? z.real - 1 : z.real);
    point r = {l * cos(z.imag), l * sin(z.imag)};
    if (large)
        r = (point){r.real * M_E, r.imag * M_E};
    return in_range(r);
}

point yr_cmath_cosh(point z)
{
    if (isnan(z.real) && z.imag == 0)
        return (point){NAN, 0};
    if (!is_finite(z))
        return checked(special(ccosh, z), isinf(z.imag) && !isnan(z.real));
    if (fabs(z.real) > LOG_LARGE) {
        double x = z.real - copysign(1, z.real);
        return in_range((point){cos(z.imag) * cosh(x) * M_E, sin(z.imag) * sinh(x) * M_E});
    }
    return in_range((point){cos(z.imag) * cosh(z.real), sin(z.imag) * sinh(z.real)});
}

point yr_cmath_sinh(point z)
{
    if (z.real == 0 && isnan(z.imag))
        return (point){0, NAN};
    if (!is_finite(z))
        return checked(special(csinh, z), isinf(z.imag) && !isnan(z.real));
    if (fabs(z.real) > LOG_LARGE) {
        double x = z.real - copysign(1, z.real);
        return in_range((point){cos(z.imag) * sinh(x) * M_E, sin(z.imag) * cosh(x) * M_E});
    }
    return in_range((point){cos(z.imag) * sinh(z.real), sin(z.imag) * cosh(z.real)});
}

point yr_cmath_tanh(point z)
{
    if (z.real == 0 && isnan(z.imag))
        return (point){NAN, NAN};
    if (isinf(z.real) && isinf(z.imag))
        return (point){copysign(1, z.real), 0};
    if (!is_finite(z))
        return checked(special(ctanh, z), isinf(z.imag) && isfinite(z.real));
    if (fabs(z.real) > LOG_LARGE)
        return done(copysign(1, z.real), 4 * sin(z.imag) * cos(z.imag) * exp(-2 * fabs(z.real)));
    double x = tanh(z.real), y = tan(z.imag), c = 1 / cosh(z.real), xy = x * y;
    double denominator = 1 + xy * xy;
    return done(x * (1 + y * y) / denominator, y / denominator * c * c);
}

point yr_cmath_cos(point z)
{
    return yr_cmath_cosh((point){-z.imag, z.real});
}

point yr_cmath_sin(point z)
{
    return turned(yr_cmath_sinh, z);
}

point yr_cmath_tan(point z)
{
    return turned(yr_cmath_tanh, z);
}

point yr_cmath_rect(double r, double phi)
{
    if (isfinite(r) && isfinite(phi))
        return phi == 0 ? (point){r, r * phi} : (point){r * cos(phi), r * sin(phi)};
    if (isinf(r) && isfinite(phi) && phi != 0) {
        point z = {copysign(INFINITY, cos(phi)), copysign(INFINITY, sin(phi))};
        return r > 0 ? z : (point){-z.real, -z.imag};
    }
    bool undefined = r != 0 && !isnan(r) && isinf(phi);
    if (isinf(r) && phi == 0)
        return checked((point){r, r > 0 ? phi : -phi}, false);
    if (r == 0)
        return checked((point){0, 0}, false);
    if (isinf(r))
        return checked((point){INFINITY, NAN}, undefined);
    return checked((point){NAN, isnan(r) && phi == 0 ? 0 : NAN}, undefined);
}
