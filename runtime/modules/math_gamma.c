/* math_gamma.c - the gamma function and its logarithm, by Lanczos' approximation with 13 terms and
 * g = 6.0246..., evaluated as a rational function. The coefficients are the ones that Python and
 * Boost use, so that results agree with Python's to the last bit.
 */
#include "math_parts.h"
#include <errno.h>
#include <math.h>

#define TERMS 13
static const double pi = 3.141592653589793238462643383279502884197;
static const double log_pi = 1.144729885849400174143427351353058711647;
static const double g = 6.024680040776729583740234375;
static const double g_minus_half = 5.524680040776729583740234375;

static const double numerator[TERMS] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};

static const double denominator[TERMS] = {
    0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
    2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0,
};

/* In powers of x or of 1/x, whichever is small. */
static double lanczos_sum(double x)
{
    double above = 0.0, below = 0.0;
    if (x < 5.0) {
        for (int i = TERMS - 1; i >= 0; i--) {
            above = above * x + numerator[i];
            below = below * x + denominator[i];
        }
    } else {
        for (int i = 0; i < TERMS; i++) {
            above = above / x + numerator[i];
            below = below / x + denominator[i];
        }
    }
    return above / below;
}

/* sin(pi * x), reduced before multiplying so that no accuracy is lost; x is finite. */
static double sin_pi(double x)
{
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(pi * y); break;
    case 1: r = cos(pi * (y - 0.5)); break;
    case 2: r = sin(pi * (1.0 - y)); break;
    case 3: r = -cos(pi * (y - 1.5)); break;
    default: r = sin(pi * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

/* (n - 1)! for 1 <= n <= 23, exact in a double. */
static double small_factorial(int n)
{
    double result = 1.0;
    for (int i = 2; i < n; i++)
        result *= i;
    return result;
}

/* The rounding error of |x| + g - 1/2, scaled to correct the power of that sum. */
static double correction(double magnitude, double sum)
{
    double z;
    if (magnitude > g_minus_half)
        z = sum - magnitude - g_minus_half;
    else
        z = sum - g_minus_half - magnitude;
    return z * g / sum;
}

static double gamma_positive(double x, double sum, double z)
{
    double r = lanczos_sum(x) / exp(sum);
    r += z * r;
    if (x < 140.0)
        return r * pow(sum, x - 0.5);
    double half = pow(sum, x / 2.0 - 0.25); /* the whole power would overflow */
    return r * half * half;
}

static double gamma_negative(double magnitude, double sum, double z)
{
    double r = -pi / sin_pi(magnitude) / magnitude * exp(sum) / lanczos_sum(magnitude);
    r -= z * r;
    if (magnitude < 140.0)
        return r / pow(sum, magnitude - 0.5);
    double half = pow(sum, magnitude / 2.0 - 0.25);
    return r / half / half;
}

double yr_math_gamma(double x, int *error)
{
    *error = 0;
    if (isnan(x) || x == HUGE_VAL)
        return x;
    if (isinf(x) || x == 0 || (x < 0 && x == floor(x))) {
        *error = EDOM;
        return x == 0 ? copysign(HUGE_VAL, x) : NAN;
    }
    if (x == floor(x) && x <= 23)
        return small_factorial((int)x);
    double magnitude = fabs(x), r;
    if (magnitude < 1e-20)
        r = 1.0 / x;
    else if (magnitude > 200.0)
        r = x < 0 ? 0.0 / sin_pi(x) : HUGE_VAL;
    else {
        double sum = magnitude + g_minus_half, z = correction(magnitude, sum);
        r = x < 0 ? gamma_negative(magnitude, sum, z) : gamma_positive(magnitude, sum, z);
    }
    if (isinf(r))
        *error = ERANGE;
    return r;
}

double yr_math_lgamma(double x, int *error)
{
    *error = 0;
    if (!isfinite(x))
        return isnan(x) ? x : HUGE_VAL;
    if (x == floor(x) && x <= 2.0) {
        if (x > 0)
            return 0.0;
        *error = EDOM;
        return HUGE_VAL;
    }
    double magnitude = fabs(x);
    if (magnitude < 1e-20)
        return -log(magnitude);
    double r = log(lanczos_sum(magnitude)) - g;
    r += (magnitude - 0.5) * (log(magnitude + g - 0.5) - 1);
    if (x < 0.0)
        r = log_pi - log(fabs(sin_pi(magnitude))) - log(magnitude) - r;
    if (isinf(r))
        *error = ERANGE;
    return r;
}
