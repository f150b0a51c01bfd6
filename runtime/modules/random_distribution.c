/* random_distribution.c - the methods of Random that draw floats from distributions. Each draws and
 * computes in the same order as Python, so that a seed gives the same numbers.
 */
#include "random_parts.h"
#include <math.h>

#define TWO_PI (2.0 * M_PI)

/* The numbers of a call: in[i] is left as it is where the argument is absent. 0 or -1. */
static int parse_doubles(const char *f, const char *const *names, int required, int total,
                         yr_value *args, size_t n, yr_value keywords, double *in)
{
    yr_value values[3] = {0, 0, 0};
    if (yr_parse_arguments(f, names, 0, required, total, total, args, n, keywords, values))
        return -1;
    for (int i = 0; i < total; i++)
        if (values[i] && yr_to_double(values[i], &in[i]))
            return -1;
    return 0;
}

static yr_value raise_division(void)
{
    return yr_raise_format(YR_EXC(ZeroDivisionError), "float division by zero");
}

/* ---- Even and triangular -------------------------------------------------------------------- */

/* a + (b - a) * random(), for numbers of any type. */
static yr_value random_uniform(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"a", "b"};
    yr_value in[2];
    double r;
    if (yr_parse_arguments("uniform", names, 0, 2, 2, 2, args, n, keywords, in))
        return 0;
    yr_value width = yr_sub(in[1], in[0]), scaled = 0, result = 0;
    yr_value draw = width && yr_random_double(self, &r) == 0 ? yr_float(r) : 0;
    if (draw && (scaled = yr_mul(width, draw)))
        result = yr_add(in[0], scaled);
    yr_xdrop(scaled);
    yr_xdrop(draw);
    yr_xdrop(width);
    return result;
}

static yr_value random_triangular(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"low", "high", "mode"};
    yr_value in[3] = {0, 0, 0};
    double low = 0.0, high = 1.0, mode, u, c = 0.5;
    if (yr_parse_arguments("triangular", names, 0, 0, 3, 3, args, n, keywords, in) ||
        (in[0] && yr_to_double(in[0], &low)) || (in[1] && yr_to_double(in[1], &high)) ||
        yr_random_double(self, &u))
        return 0;
    if (in[2] && in[2] != YR_NONE) {
        if (yr_to_double(in[2], &mode))
            return 0;
        if (high == low)
            return yr_retain(in[0] ? in[0] : YR_FLONUM_ZERO);
        c = (mode - low) / (high - low);
    }
    if (u > c) {
        double other = low;
        u = 1.0 - u;
        c = 1.0 - c;
        low = high;
        high = other;
    }
    return yr_float(low + (high - low) * sqrt(u * c));
}

/* ---- Normal --------------------------------------------------------------------------------- */

/* Kinderman and Monahan: the ratio of two even draws, some rejected. */
static int draw_normal(yr_value self, double mu, double sigma, double *out)
{
    double magic = 4 * exp(-0.5) / sqrt(2.0), u1, u2, z;
    do {
        if (yr_random_double(self, &u1) || yr_random_double(self, &u2))
            return -1;
        u2 = 1.0 - u2;
        z = magic * (u1 - 0.5) / u2;
    } while (z * z / 4.0 > -log(u2));
    *out = mu + z * sigma;
    return 0;
}

static yr_value random_normalvariate(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"mu", "sigma"};
    double in[2] = {0.0, 1.0}, result;
    if (parse_doubles("normalvariate", names, 0, 2, args, n, keywords, in) ||
        draw_normal(self, in[0], in[1], &result))
        return 0;
    return yr_float(result);
}

static yr_value random_lognormvariate(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"mu", "sigma"};
    double in[2], normal;
    if (parse_doubles("lognormvariate", names, 2, 2, args, n, keywords, in) ||
        draw_normal(self, in[0], in[1], &normal))
        return 0;
    double result = exp(normal);
    if (isinf(result) && isfinite(normal))
        return yr_raise_format(YR_EXC(OverflowError), "math range error");
    return yr_float(result);
}

/* Box and Muller: two draws give two numbers, the second of which is kept for the next call. */
static yr_value random_gauss(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"mu", "sigma"};
    double in[2] = {0.0, 1.0}, z, r;
    random_object *o = YR_AS(random_object, self);
    if (parse_doubles("gauss", names, 0, 2, args, n, keywords, in))
        return 0;
    if (o->has_gauss_next) {
        z = o->gauss_next;
        o->has_gauss_next = false;
    } else {
        if (yr_random_double(self, &r))
            return 0;
        double angle = r * TWO_PI;
        if (yr_random_double(self, &r))
            return 0;
        double length = sqrt(-2.0 * log(1.0 - r));
        z = cos(angle) * length;
        o->gauss_next = sin(angle) * length;
        o->has_gauss_next = true;
    }
    return yr_float(in[0] + z * in[1]);
}

/* ---- Others --------------------------------------------------------------------------------- */

static yr_value random_expovariate(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"lambd"};
    double lambda, r;
    if (parse_doubles("expovariate", names, 1, 1, args, n, keywords, &lambda) ||
        yr_random_double(self, &r))
        return 0;
    return lambda == 0 ? raise_division() : yr_float(-log(1.0 - r) / lambda);
}

static double modulo_turn(double x)
{
    double rest = fmod(x, TWO_PI);
    return rest < 0 ? rest + TWO_PI : rest;
}

/* Fisher's method: an even draw wrapped on the circle, some rejected. */
static int draw_von_mises(yr_value self, double mu, double kappa, double *out)
{
    double s = 0.5 / kappa, r = s + sqrt(1.0 + s * s), u1, u2, u3, z, d;
    do {
        if (yr_random_double(self, &u1))
            return -1;
        z = cos(M_PI * u1);
        d = z / (r + z);
        if (yr_random_double(self, &u2))
            return -1;
    } while (!(u2 < 1.0 - d * d || u2 <= (1.0 - d) * exp(d)));
    double q = 1.0 / r, f = (q + z) / (1.0 + q * z);
    if (yr_random_double(self, &u3))
        return -1;
    *out = modulo_turn(u3 > 0.5 ? mu + acos(f) : mu - acos(f));
    return 0;
}

static yr_value random_vonmisesvariate(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"mu", "kappa"};
    double in[2], result;
    if (parse_doubles("vonmisesvariate", names, 2, 2, args, n, keywords, in))
        return 0;
    if (in[1] <= 1e-6) {
        if (yr_random_double(self, &result))
            return 0;
        return yr_float(TWO_PI * result);
    }
    return draw_von_mises(self, in[0], in[1], &result) ? 0 : yr_float(result);
}

/* Cheng's method, for alpha > 1. */
static int draw_gamma_large(yr_value self, double alpha, double beta, double *out)
{
    double ainv = sqrt(2.0 * alpha - 1.0), b = alpha - log(4.0), c = alpha + ainv, u1, u2;
    for (;;) {
        if (yr_random_double(self, &u1))
            return -1;
        if (!(1e-7 < u1 && u1 < 0.9999999))
            continue;
        if (yr_random_double(self, &u2))
            return -1;
        u2 = 1.0 - u2;
        double v = log(u1 / (1.0 - u1)) / ainv, x = alpha * exp(v), z = u1 * u1 * u2;
        double r = b + c * v - x;
        if (r + (1.0 + log(4.5)) - 4.5 * z >= 0.0 || r >= log(z)) {
            *out = x * beta;
            return 0;
        }
    }
}

/* Ahrens and Dieter's method, for alpha < 1. */
static int draw_gamma_small(yr_value self, double alpha, double beta, double *out)
{
    double u, u1, x;
    for (;;) {
        if (yr_random_double(self, &u))
            return -1;
        double b = (M_E + alpha) / M_E, p = b * u;
        x = p <= 1.0 ? pow(p, 1.0 / alpha) : -log((b - p) / alpha);
        if (yr_random_double(self, &u1))
            return -1;
        if (p > 1.0 ? u1 <= pow(x, alpha - 1.0) : u1 <= exp(-x))
            break;
    }
    *out = x * beta;
    return 0;
}

static int draw_gamma(yr_value self, double alpha, double beta, double *out)
{
    if (alpha <= 0.0 || beta <= 0.0) {
        yr_value_error("gammavariate: alpha and beta must be > 0.0");
        return -1;
    }
    if (alpha > 1.0)
        return draw_gamma_large(self, alpha, beta, out);
    if (alpha < 1.0)
        return draw_gamma_small(self, alpha, beta, out);
    double r;
    if (yr_random_double(self, &r))
        return -1;
    *out = -log(1.0 - r) * beta;
    return 0;
}

static yr_value random_gammavariate(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"alpha", "beta"};
    double in[2], result;
    if (parse_doubles("gammavariate", names, 2, 2, args, n, keywords, in) ||
        draw_gamma(self, in[0], in[1], &result))
        return 0;
    return yr_float(result);
}

static yr_value random_betavariate(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"alpha", "beta"};
    double in[2], y, other;
    if (parse_doubles("betavariate", names, 2, 2, args, n, keywords, in) ||
        draw_gamma(self, in[0], 1.0, &y))
        return 0;
    if (y == 0)
        return yr_float(0.0);
    return draw_gamma(self, in[1], 1.0, &other) ? 0 : yr_float(y / (y + other));
}

static yr_value random_paretovariate(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"alpha"};
    double alpha, r;
    if (parse_doubles("paretovariate", names, 1, 1, args, n, keywords, &alpha) ||
        yr_random_double(self, &r))
        return 0;
    return alpha == 0 ? raise_division() : yr_float_power(1.0 - r, -1.0 / alpha);
}

static yr_value random_weibullvariate(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"alpha", "beta"};
    double in[2], r;
    if (parse_doubles("weibullvariate", names, 2, 2, args, n, keywords, in) ||
        yr_random_double(self, &r))
        return 0;
    return in[1] == 0 ? raise_division() : yr_float(in[0] * pow(-log(1.0 - r), 1.0 / in[1]));
}

const yr_method_def yr_random_distribution_methods[] = {
    {"uniform", random_uniform, 0, -1, YR_METHOD_KEYWORDS,
     "Get a random number in the range [a, b) or [a, b] depending on rounding."},
    {"triangular", random_triangular, 0, -1, YR_METHOD_KEYWORDS, "Triangular distribution."},
    {"normalvariate", random_normalvariate, 0, -1, YR_METHOD_KEYWORDS, "Normal distribution."},
    {"lognormvariate", random_lognormvariate, 0, -1, YR_METHOD_KEYWORDS,
     "Log normal distribution."},
    {"gauss", random_gauss, 0, -1, YR_METHOD_KEYWORDS, "Gaussian distribution."},
    {"expovariate", random_expovariate, 0, -1, YR_METHOD_KEYWORDS, "Exponential distribution."},
    {"vonmisesvariate", random_vonmisesvariate, 0, -1, YR_METHOD_KEYWORDS,
     "Circular data distribution."},
    {"gammavariate", random_gammavariate, 0, -1, YR_METHOD_KEYWORDS, "Gamma distribution."},
    {"betavariate", random_betavariate, 0, -1, YR_METHOD_KEYWORDS, "Beta distribution."},
    {"paretovariate", random_paretovariate, 0, -1, YR_METHOD_KEYWORDS, "Pareto distribution."},
    {"weibullvariate", random_weibullvariate, 0, -1, YR_METHOD_KEYWORDS, "Weibull distribution."},
    {0},
};
