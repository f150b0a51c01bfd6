/* math_integer.c - the functions of math on ints: gcd, lcm, isqrt,
 * factorial, comb, perm. */
#include "math_parts.h"

/* A C function over views: result (initialised) from a and b. */
typedef void (*mpz_function)(mpz_t, const mpz_t, const mpz_t);

static yr_value apply(mpz_function f, yr_value a, yr_value b)
{
    yr_int_view x, y;
    mpz_t left, right, out;
    yr_int_look(a, &x);
    yr_int_look(b, &y);
    yr_int_view_mpz(&x, left);
    yr_int_view_mpz(&y, right);
    mpz_init(out);
    f(out, left, right);
    yr_value result = yr_int_from_mpz(out);
    mpz_clear(out);
    return result;
}

static uint64_t magnitude(int64_t i)
{
    return i < 0 ? -(uint64_t)i : (uint64_t)i;
}

static uint64_t gcd_small(uint64_t a, uint64_t b)
{
    while (b) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static yr_value gcd_two(yr_value a, yr_value b)
{
    int64_t x, y;
    if (yr_int_small(a, &x) && yr_int_small(b, &y))
        return yr_int_from_u64(gcd_small(magnitude(x), magnitude(y)));
    return apply(mpz_gcd, a, b);
}

static yr_value lcm_two(yr_value a, yr_value b)
{
    return apply(mpz_lcm, a, b);
}

/* Folds the ints of args from the left; a single one passes through f as well, with start. */
static yr_value fold(yr_value (*f)(yr_value, yr_value), int64_t start, yr_value *args, size_t n)
{
    yr_value result = yr_int(start);
    for (size_t i = 0; i < n && result; i++) {
        yr_value item = yr_index(args[i]);
        yr_value next = item ? f(result, item) : 0;
        yr_xdrop(item);
        yr_drop(result);
        result = next;
    }
    return result;
}

static yr_value math_gcd(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)keywords;
    return fold(gcd_two, 0, args, n);
}

static yr_value math_lcm(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)keywords;
    return fold(lcm_two, 1, args, n);
}

static yr_value math_isqrt(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)n, (void)keywords;
    yr_value v = yr_index(args[0]);
    if (!v)
        return 0;
    if (yr_int_sign(v) < 0) {
        yr_drop(v);
        return yr_value_error("isqrt() argument must be nonnegative");
    }
    yr_int_view view;
    mpz_t in, root;
    yr_int_look(v, &view);
    yr_int_view_mpz(&view, in);
    mpz_init(root);
    mpz_sqrt(root, in);
    yr_value result = yr_int_from_mpz(root);
    mpz_clear(root);
    yr_drop(v);
    return result;
}

/* ---- Factorials ----------------------------------------------------------------------------- */

/* The results of larger ones would not fit any memory. */
#define MOST_FACTORS ((int64_t)1 << 31)

static yr_value factorial_of(yr_value v)
{
    int64_t n;
    if (yr_int_sign(v) < 0)
        return yr_value_error("factorial() not defined for negative values");
    if (!yr_int_small(v, &n))
        return yr_raise_format(YR_EXC(OverflowError), "factorial() argument should not exceed %lld",
                               (long long)INT64_MAX);
    if (n > MOST_FACTORS)
        return yr_no_memory();
    if (!yr_int_has_room((uint64_t)n * yr_int_bit_length(v)))
        return 0;
    mpz_t out;
    mpz_init(out);
    mpz_fac_ui(out, (unsigned long)n);
    yr_value result = yr_int_from_mpz(out);
    mpz_clear(out);
    return result;
}

static yr_value math_factorial(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)n, (void)keywords;
    yr_value v = yr_index(args[0]);
    yr_value result = v ? factorial_of(v) : 0;
    yr_xdrop(v);
    return result;
}

/* The two arguments of comb and perm as new exact ints: 0, or -1. */
static int choose_arguments(yr_value *args, yr_value *n, yr_value *k)
{
    *k = 0;
    *n = yr_index(args[0]);
    if (*n && (*k = yr_index(args[1]))) {
        const char *name = yr_int_sign(*n) < 0 ? "n" : yr_int_sign(*k) < 0 ? "k" : NULL;
        if (!name)
            return 0;
        yr_value_error("%s must be a non-negative integer", name);
    }
    yr_xdrop(*n);
    yr_xdrop(*k);
    return -1;
}

static yr_value comb_of(yr_value n, yr_value k)
{
    int64_t count;
    if (yr_int_compare(k, n) > 0)
        return yr_int(0);
    yr_value other = yr_int_sub(n, k);
    if (!other)
        return 0;
    bool is_small = yr_int_small(yr_int_compare(other, k) < 0 ? other : k, &count);
    yr_drop(other);
    if (!is_small)
        return yr_raise_format(YR_EXC(OverflowError), "min(n - k, k) must not exceed %lld",
                               (long long)INT64_MAX);
    if (count > MOST_FACTORS)
        return yr_no_memory();
    if (!yr_int_has_room((uint64_t)count * yr_int_bit_length(n)))
        return 0;
    yr_int_view view;
    mpz_t from, out;
    yr_int_look(n, &view);
    yr_int_view_mpz(&view, from);
    mpz_init(out);
    mpz_bin_ui(out, from, (unsigned long)count);
    yr_value result = yr_int_from_mpz(out);
    mpz_clear(out);
    return result;
}

static yr_value math_comb(yr_value self, yr_value *args, size_t count, yr_value keywords)
{
    (void)self, (void)count, (void)keywords;
    yr_value n, k;
    if (choose_arguments(args, &n, &k))
        return 0;
    yr_value result = comb_of(n, k);
    yr_drop(n);
    yr_drop(k);
    return result;
}

/* out = n * (n - 1) * ... of count factors, by halves so that factors stay of like size. */
static void falling_product(mpz_t out, const mpz_t n, unsigned long count)
{
    if (count <= 8) {
        mpz_t factor;
        mpz_init_set(factor, n);
        mpz_set_ui(out, 1);
        for (; count > 0; count--, mpz_sub_ui(factor, factor, 1))
            mpz_mul(out, out, factor);
        mpz_clear(factor);
        return;
    }
    mpz_t rest, low;
    mpz_init(rest);
    mpz_init(low);
    falling_product(out, n, count / 2);
    mpz_sub_ui(rest, n, count / 2);
    falling_product(low, rest, count - count / 2);
    mpz_mul(out, out, low);
    mpz_clear(low);
    mpz_clear(rest);
}

static yr_value perm_of(yr_value n, yr_value k)
{
    int64_t count;
    if (yr_int_compare(k, n) > 0)
        return yr_int(0);
    if (!yr_int_small(k, &count))
        return yr_raise_format(YR_EXC(OverflowError), "k must not exceed %lld",
                               (long long)INT64_MAX);
    if (count > MOST_FACTORS)
        return yr_no_memory();
    if (!yr_int_has_room((uint64_t)count * yr_int_bit_length(n)))
        return 0;
    yr_int_view view;
    mpz_t from, out;
    yr_int_look(n, &view);
    yr_int_view_mpz(&view, from);
    mpz_init(out);
    falling_product(out, from, (unsigned long)count);
    yr_value result = yr_int_from_mpz(out);
    mpz_clear(out);
    return result;
}

static yr_value math_perm(yr_value self, yr_value *args, size_t count, yr_value keywords)
{
    yr_value n, k;
    if (count == 1 || args[1] == YR_NONE)
        return math_factorial(self, args, 1, keywords);
    if (choose_arguments(args, &n, &k))
        return 0;
    yr_value result = perm_of(n, k);
    yr_drop(n);
    yr_drop(k);
    return result;
}

const yr_method_def yr_math_integer_functions[] = {
    {"gcd", math_gcd, 0, -1, 0, "Greatest Common Divisor."},
    {"lcm", math_lcm, 0, -1, 0, "Least Common Multiple."},
    {"isqrt", math_isqrt, 1, 1, 0, "Return the integer part of the square root of the input."},
    {"factorial", math_factorial, 1, 1, 0, "Find n!."},
    {"comb", math_comb, 2, 2, 0,
     "Number of ways to choose k items from n items without repetition and without order."},
    {"perm", math_perm, 1, 2, 0,
     "Number of ways to choose k items from n items without repetition and with order."},
    {0},
};
