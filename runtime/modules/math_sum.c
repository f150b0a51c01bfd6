/* math_sum.c - the functions of math over many numbers: fsum, prod,
 * hypot, dist, isclose. */
#include "math_parts.h"
#include <float.h>
#include <math.h>

/* ---- fsum ----------------------------------------------------------------------------------- */

/* The exact sum so far, as doubles that do not overlap, smallest first (Shewchuk 1997). */
typedef struct {
    double *parts;
    size_t count, capacity;
    double special;    /* sum of infinities and NaNs met */
    double infinities; /* sum of the infinities alone */
} exact_sum;

static int reserve(exact_sum *s)
{
    if (s->count < s->capacity)
        return 0;
    size_t capacity = s->capacity ? s->capacity * 2 : 32;
    double *parts = yr_resize(s->parts, capacity * sizeof *parts);
    if (!parts)
        return -1;
    s->parts = parts;
    s->capacity = capacity;
    return 0;
}

static int add_to_sum(exact_sum *s, double x)
{
    double original = x;
    size_t kept = 0;
    for (size_t i = 0; i < s->count; i++) {
        double y = s->parts[i];
        if (fabs(x) < fabs(y)) {
            double other = x;
            x = y;
            y = other;
        }
        double high = x + y, low = y - (high - x);
        if (low != 0)
            s->parts[kept++] = low;
        x = high;
    }
    s->count = kept;
    if (x == 0)
        return 0;
    if (!isfinite(x)) {
        if (isfinite(original)) {
            yr_raise_format(YR_EXC(OverflowError), "intermediate overflow in fsum");
            return -1;
        }
        if (isinf(original))
            s->infinities += original;
        s->special += original;
        s->count = 0;
        return 0;
    }
    if (reserve(s))
        return -1;
    s->parts[s->count++] = x;
    return 0;
}

/* The sum rounded once: from the top down until something is lost, then half-even is set right. */
static double rounded_sum(const exact_sum *s)
{
    size_t n = s->count;
    double high = 0.0, low = 0.0;
    if (n == 0)
        return 0.0;
    high = s->parts[--n];
    while (n > 0) {
        double x = high, y = s->parts[--n];
        high = x + y;
        low = y - (high - x);
        if (low != 0)
            break;
    }
    if (n > 0 && ((low < 0 && s->parts[n - 1] < 0) || (low > 0 && s->parts[n - 1] > 0))) {
        double twice = low * 2.0, up = high + twice;
        if (twice == up - high)
            high = up;
    }
    return high;
}

static yr_value sum_result(const exact_sum *s)
{
    if (s->special == 0)
        return yr_float(rounded_sum(s));
    if (isnan(s->infinities))
        return yr_value_error("-inf + inf in fsum");
    return yr_float(s->special);
}

static yr_value math_fsum(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)n, (void)keywords;
    yr_value iterator = yr_iter(args[0]), item;
    if (!iterator)
        return 0;
    exact_sum sum = {0};
    int more;
    while ((more = yr_next(iterator, &item)) > 0) {
        double x;
        int failed = yr_to_double(item, &x) || add_to_sum(&sum, x);
        yr_drop(item);
        if (failed) {
            more = -1;
            break;
        }
    }
    yr_drop(iterator);
    yr_value result = more < 0 ? 0 : sum_result(&sum);
    yr_dispose(sum.parts);
    return result;
}

/* ---- prod ----------------------------------------------------------------------------------- */

static yr_value math_prod(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"", "start"};
    yr_value in[2] = {0, 0}, item;
    (void)self;
    if (yr_parse_arguments("prod", names, 1, 1, 1, 2, args, n, keywords, in))
        return 0;
    yr_value iterator = yr_iter(in[0]);
    if (!iterator)
        return 0;
    yr_value product = in[1] ? yr_retain(in[1]) : yr_int(1);
    int more;
    while (product && (more = yr_next(iterator, &item)) != 0) {
        yr_value next = more > 0 ? yr_mul(product, item) : 0;
        if (more > 0)
            yr_drop(item);
        yr_drop(product);
        product = next;
    }
    yr_drop(iterator);
    return product;
}

/* ---- hypot and dist ------------------------------------------------------------------------- */

/* A number as an unevaluated sum of two doubles. */
typedef struct {
    double high, low;
} pair;

static pair add_square(pair sum, double x)
{
    double square = x * x, rest = fma(x, x, -square);
    double high = sum.high + square;
    double low = high - sum.high;
    low = (sum.high - (high - low)) + (square - low);
    return (pair){high, sum.low + (low + rest)};
}

/* The length of a vector of finite magnitudes, scaled by a power of two; one correction step makes
 * the root right to within rounding. */
static double norm_scaled(double *vector, size_t n, double most)
{
    if (most < DBL_MIN) { /* the scale factor would overflow */
        for (size_t i = 0; i < n; i++)
            vector[i] /= DBL_MIN;
        return DBL_MIN * norm_scaled(vector, n, most / DBL_MIN);
    }
    int exponent;
    frexp(most, &exponent);
    pair sum = {0, 0};
    for (size_t i = 0; i < n; i++)
        sum = add_square(sum, ldexp(vector[i], -exponent));
    double root = sqrt(sum.high + sum.low);
    double rest = fma(-root, root, sum.high) + sum.low;
    return ldexp(root + rest / (2.0 * root), exponent);
}

static double norm(double *vector, size_t n)
{
    double most = 0.0;
    bool has_nan = false;
    for (size_t i = 0; i < n; i++) {
        vector[i] = fabs(vector[i]);
        has_nan |= isnan(vector[i]);
        if (vector[i] > most)
            most = vector[i];
    }
    if (isinf(most))
        return most;
    if (has_nan)
        return NAN;
    return most == 0.0 || n <= 1 ? most : norm_scaled(vector, n, most);
}

static yr_value math_hypot(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)keywords;
    double *vector = yr_alloc((n + 1) * sizeof *vector);
    if (!vector)
        return 0;
    yr_value result = 0;
    size_t done = 0;
    while (done < n && yr_to_double(args[done], &vector[done]) == 0)
        done++;
    if (done == n)
        result = yr_float(norm(vector, n));
    yr_dispose(vector);
    return result;
}

static yr_value dist_of(yr_value p, yr_value q)
{
    size_t n = YR_AS(yr_tuple_object, p)->length;
    if (n != YR_AS(yr_tuple_object, q)->length)
        return yr_value_error("both points must have the same number of dimensions");
    double *vector = yr_alloc((n + 1) * sizeof *vector);
    if (!vector)
        return 0;
    yr_value result = 0;
    size_t done = 0;
    for (; done < n; done++) {
        double x, y;
        if (yr_to_double(YR_AS(yr_tuple_object, p)->items[done], &x) ||
            yr_to_double(YR_AS(yr_tuple_object, q)->items[done], &y))
            break;
        vector[done] = x - y;
    }
    if (done == n)
        result = yr_float(norm(vector, n));
    yr_dispose(vector);
    return result;
}

static yr_value math_dist(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)n, (void)keywords;
    yr_value p = yr_to_tuple(args[0]);
    yr_value q = p ? yr_to_tuple(args[1]) : 0;
    yr_value result = q ? dist_of(p, q) : 0;
    yr_xdrop(p);
    yr_xdrop(q);
    return result;
}

/* ---- isclose -------------------------------------------------------------------------------- */

static bool is_close(double a, double b, double relative, double absolute)
{
    if (a == b)
        return true;
    if (isinf(a) || isinf(b))
        return false;
    double difference = fabs(b - a);
    return difference <= fabs(relative * b) || difference <= fabs(relative * a) ||
           difference <= absolute;
}

static yr_value math_isclose(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"a", "b", "rel_tol", "abs_tol"};
    yr_value in[4] = {0, 0, 0, 0};
    double x[4] = {0, 0, 1e-09, 0};
    (void)self;
    if (yr_parse_arguments("isclose", names, 0, 2, 2, 4, args, n, keywords, in))
        return 0;
    for (int i = 0; i < 4; i++)
        if (in[i] && yr_to_double(in[i], &x[i]))
            return 0;
    if (x[2] < 0 || x[3] < 0)
        return yr_value_error("tolerances must be non-negative");
    return yr_bool(is_close(x[0], x[1], x[2], x[3]));
}

const yr_method_def yr_math_sum_functions[] = {
    {"fsum", math_fsum, 1, 1, 0,
     "Return an accurate floating point sum of values in the iterable seq."},
    {"prod", math_prod, 0, -1, YR_METHOD_KEYWORDS,
     "Calculate the product of all the elements in the input iterable."},
    {"hypot", math_hypot, 0, -1, 0,
     "Multidimensional Euclidean distance from the origin to a point."},
    {"dist", math_dist, 2, 2, 0, "Return the Euclidean distance between two points p and q."},
    {"isclose", math_isclose, 0, -1, YR_METHOD_KEYWORDS,
     "Determine whether two floating point numbers are close in value."},
    {0},
};
