/*
 * Ints against GMP: every operator on pairs around the edges of the representations and on random
 * pairs of up to 2000 bits, with the invariants of results: what fits a tagged word is one, what
 * does not is a plain yr_bigint without leading zero limbs.
 */
#include <check.h>
#include <gmp.h>
#include <stdlib.h>
#include "../../runtime/types/number.h"

static const yr_module_def *const no_modules[] = {NULL};
static const yr_native_module *const no_natives[] = {NULL};
static const yr_program no_program = {.modules = no_modules, .natives = no_natives};

static void start(void)
{
    char *argv[] = {"unit", NULL};
    ck_assert_int_eq(yr_start(1, argv, &no_program), 0);
}

/* ---- Helpers -------------------------------------------------------------------------------- */

static void check_normal(yr_value v)
{
    ck_assert(v != 0);
    ck_assert(!yr_pending());
    if (yr_is_int(v))
        return;
    ck_assert(YR_IS(v, int));
    const yr_bigint *b = YR_AS(yr_bigint, v);
    int64_t n = b->size < 0 ? -b->size : b->size;
    ck_assert_int_gt(n, 0);
    ck_assert(b->limbs[n - 1] != 0);
    if (n == 1)
        ck_assert(b->limbs[0] > (uint64_t)YR_INT_MAX + (b->size < 0));
}

static void to_mpz(mpz_t out, yr_value v)
{
    yr_int_view view;
    mpz_t borrowed;
    yr_int_look(v, &view);
    yr_int_view_mpz(&view, borrowed);
    mpz_init_set(out, borrowed);
}

/* v (dropped) is the normalised int of the number. */
static void check_equal(yr_value v, const mpz_t expected)
{
    check_normal(v);
    mpz_t got;
    to_mpz(got, v);
    ck_assert_int_eq(mpz_cmp(got, expected), 0);
    mpz_clear(got);
    yr_drop(v);
}

static void check_text(yr_value v, const char *expected)
{
    ck_assert(v != 0);
    yr_value text = yr_repr(v);
    ck_assert(text != 0);
    ck_assert_str_eq(yr_utf8(text, NULL), expected);
    yr_drop(text);
    yr_drop(v);
}

static yr_value parse(const char *text)
{
    yr_value v = yr_int_from_digits(text, strlen(text));
    ck_assert(v != 0);
    return v;
}

static void check_raised(yr_value v, yr_type *type, const char *message)
{
    ck_assert(v == 0);
    ck_assert(yr_pending_is(type));
    yr_value exception = yr_catch(), text = yr_str_of(exception);
    ck_assert_str_eq(yr_utf8(text, NULL), message);
    yr_drop(text);
    yr_drop(exception);
}

static uint64_t state;

static uint64_t next_random(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

/* Random numbers with long runs of equal bits, which find carries. */
static yr_value random_int(unsigned most_bits)
{
    mpz_t z;
    mpz_init(z);
    unsigned bits = (unsigned)(next_random() % most_bits) + 1;
    for (unsigned done = 0; done < bits;) {
        unsigned run = (unsigned)(next_random() % 40) + 1;
        mpz_mul_2exp(z, z, run);
        if (next_random() & 1)
            mpz_add_ui(z, z, (1ul << run) - 1);
        done += run;
    }
    if (next_random() & 1)
        mpz_neg(z, z);
    yr_value v = yr_int_from_mpz(z);
    mpz_clear(z);
    return v;
}

static const char *const edges[] = {
    "0",
    "1",
    "-1",
    "2",
    "-2",
    "3",
    "-7",
    "10",
    "63",
    "64",
    "4294967295",
    "-4294967296",
    "4611686018427387903",
    "4611686018427387904",
    "-4611686018427387904",
    "-4611686018427387905",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "-18446744073709551616",
    "340282366920938463463374607431768211456",
    "-340282366920938463463374607431768211455",
    "100000000000000000000000000000000000000000",
};
enum { EDGES = sizeof edges / sizeof *edges };

static void each_pair(void (*check)(yr_value a, yr_value b))
{
    for (int i = 0; i < EDGES; i++)
        for (int j = 0; j < EDGES; j++) {
            yr_value a = parse(edges[i]), b = parse(edges[j]);
            check(a, b);
            yr_drop(a);
            yr_drop(b);
        }
    state = 88172645463325252u;
    for (int i = 0; i < 3000; i++) {
        yr_value a = random_int(i % 3 ? 200 : 2000), b = random_int(i % 5 ? 130 : 1500);
        check(a, b);
        yr_drop(a);
        yr_drop(b);
    }
}

/* ---- Operators ------------------------------------------------------------------------------ */

typedef void (*reference)(mpz_t, const mpz_t, const mpz_t);

static void check_operation(yr_value got, reference f, yr_value a, yr_value b)
{
    mpz_t x, y, expected;
    to_mpz(x, a);
    to_mpz(y, b);
    mpz_init(expected);
    f(expected, x, y);
    check_equal(got, expected);
    mpz_clears(x, y, expected, NULL);
}

static void check_sums(yr_value a, yr_value b)
{
    check_operation(yr_add(a, b), mpz_add, a, b);
    check_operation(yr_sub(a, b), mpz_sub, a, b);
    check_operation(yr_mul(a, b), mpz_mul, a, b);
}

START_TEST(sums_and_products)
{
    each_pair(check_sums);
}
END_TEST

static void check_bits(yr_value a, yr_value b)
{
    check_operation(yr_binary(YR_AND, a, b), mpz_and, a, b);
    check_operation(yr_binary(YR_OR, a, b), mpz_ior, a, b);
    check_operation(yr_binary(YR_XOR, a, b), mpz_xor, a, b);
}

START_TEST(bits)
{
    each_pair(check_bits);
}
END_TEST

static void check_division(yr_value a, yr_value b)
{
    if (b == yr_int(0)) {
        check_raised(yr_floordiv(a, b), YR_EXC(ZeroDivisionError),
                     "integer division or modulo by zero");
        check_raised(yr_mod(a, b), YR_EXC(ZeroDivisionError), "integer modulo by zero");
        return;
    }
    check_operation(yr_floordiv(a, b), mpz_fdiv_q, a, b);
    check_operation(yr_mod(a, b), mpz_fdiv_r, a, b);
    yr_value pair = yr_spec_int.slots.divmod(a, b), parts[2];
    ck_assert_int_eq(yr_unpack(pair, 2, parts), 0);
    yr_drop(pair);
    check_operation(parts[0], mpz_fdiv_q, a, b);
    check_operation(parts[1], mpz_fdiv_r, a, b);
}

START_TEST(floor_division)
{
    each_pair(check_division);
}
END_TEST

static void check_order(yr_value a, yr_value b)
{
    mpz_t x, y;
    to_mpz(x, a);
    to_mpz(y, b);
    int order = mpz_cmp(x, y);
    ck_assert_int_eq(yr_test_lt(a, b), order < 0);
    ck_assert_int_eq(yr_test_le(a, b), order <= 0);
    ck_assert_int_eq(yr_test_eq(a, b), order == 0);
    ck_assert_int_eq(yr_test_ne(a, b), order != 0);
    ck_assert_int_eq(yr_test_gt(a, b), order > 0);
    ck_assert_int_eq(yr_test_ge(a, b), order >= 0);
    mpz_clears(x, y, NULL);
}

START_TEST(comparison)
{
    each_pair(check_order);
}
END_TEST

static void check_shifts(yr_value a, yr_value b)
{
    static const unsigned counts[] = {0, 1, 31, 61, 62, 63, 64, 65, 128, 200};
    mpz_t x, expected;
    (void)b;
    to_mpz(x, a);
    mpz_init(expected);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        mpz_mul_2exp(expected, x, counts[i]);
        check_equal(yr_binary(YR_LSHIFT, a, yr_int(counts[i])), expected);
        mpz_fdiv_q_2exp(expected, x, counts[i]);
        check_equal(yr_binary(YR_RSHIFT, a, yr_int(counts[i])), expected);
    }
    mpz_clears(x, expected, NULL);
}

START_TEST(shifts)
{
    each_pair(check_shifts);
    check_raised(yr_binary(YR_LSHIFT, yr_int(1), yr_int(-1)), YR_EXC(ValueError),
                 "negative shift count");
}
END_TEST

static void check_unary(yr_value a, yr_value b)
{
    mpz_t x, expected;
    (void)b;
    to_mpz(x, a);
    mpz_init(expected);
    mpz_neg(expected, x);
    check_equal(yr_unary(YR_NEG, a), expected);
    mpz_com(expected, x);
    check_equal(yr_unary(YR_INVERT, a), expected);
    mpz_abs(expected, x);
    check_equal(yr_spec_int.slots.absolute(a), expected);
    check_equal(yr_unary(YR_POS, a), x);
    ck_assert_uint_eq(yr_int_bit_length(a), mpz_sgn(x) ? mpz_sizeinbase(x, 2) : 0);
    mpz_clears(x, expected, NULL);
}

START_TEST(unary_operators)
{
    each_pair(check_unary);
}
END_TEST

START_TEST(powers)
{
    mpz_t expected, base;
    mpz_inits(expected, base, NULL);
    for (int a = -12; a <= 12; a++)
        for (unsigned n = 0; n < 90; n++) {
            mpz_set_si(base, a);
            mpz_pow_ui(expected, base, n);
            check_equal(yr_binary(YR_POW, yr_int(a), yr_int(n)), expected);
        }
    mpz_clears(expected, base, NULL);
    check_text(yr_binary(YR_POW, yr_int(2), yr_int(-2)), "0.25");
    check_raised(yr_binary(YR_POW, yr_int(0), yr_int(-1)), YR_EXC(ZeroDivisionError),
                 "0.0 cannot be raised to a negative power");
}
END_TEST

START_TEST(modular_powers)
{
    check_text(yr_int_pow_mod(yr_int(3), yr_int(200), yr_int(13)), "9");
    check_text(yr_int_pow_mod(yr_int(3), yr_int(200), yr_int(-13)), "-4");
    check_text(yr_int_pow_mod(yr_int(3), yr_int(-1), yr_int(7)), "5");
    check_text(yr_int_pow_mod(yr_int(-3), yr_int(3), yr_int(10)), "3");
    check_text(yr_int_pow_mod(yr_int(5), yr_int(0), yr_int(1)), "0");
    check_raised(yr_int_pow_mod(yr_int(2), yr_int(-1), yr_int(4)), YR_EXC(ValueError),
                 "base is not invertible for the given modulus");
    check_raised(yr_int_pow_mod(yr_int(2), yr_int(1), yr_int(0)), YR_EXC(ValueError),
                 "pow() 3rd argument cannot be 0");
}
END_TEST

/* ---- Text and other forms ------------------------------------------------------------------- */

static void check_round_trip(yr_value a, yr_value b)
{
    static const int bases[] = {2, 8, 10, 16, 36};
    (void)b;
    mpz_t x;
    to_mpz(x, a);
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        size_t size;
        char *text = yr_int_text(a, bases[i], false, &size);
        char *expected = mpz_get_str(NULL, bases[i], x);
        ck_assert_str_eq(text, expected);
        check_equal(yr_int_parse(text, size, bases[i], YR_NONE), x);
        free(expected);
        yr_dispose(text);
    }
    mpz_clear(x);
}

START_TEST(text_round_trips)
{
    each_pair(check_round_trip);
}
END_TEST

START_TEST(text_is_checked)
{
    static const char *const wrong[] = {"",    " ",   "_1",  "1_", "1__0", "0x1", "1.0",
                                        "+-1", "1 2", "--1", "a",  "1a",   "0b1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        yr_value text = yr_str_from_c(wrong[i]);
        ck_assert(yr_int_from_text(text, 10) == 0);
        ck_assert(yr_pending_is(YR_EXC(ValueError)));
        yr_clear_pending();
        yr_drop(text);
    }
    check_text(yr_int_parse(" 1_000 ", 7, 10, YR_NONE), "1000");
    check_text(yr_int_parse("-0x_fF", 6, 0, YR_NONE), "-255");
}
END_TEST

START_TEST(hash_is_modular)
{
    uint64_t hash;
    yr_value modulus = parse("2305843009213693951"), more = parse("-2305843009213693952");
    ck_assert_int_eq(yr_hash(modulus, &hash), 0);
    ck_assert_uint_eq(hash, 0);
    ck_assert_int_eq(yr_hash(more, &hash), 0);
    ck_assert_int_eq((int64_t)hash, -2);
    yr_value big = parse("1000000000000000000000");
    ck_assert_int_eq(yr_hash(big, &hash), 0);
    ck_assert_uint_eq(hash, yr_hash_double(1e21, 0));
    yr_drop(big);
}
END_TEST

START_TEST(indexes)
{
    int64_t i;
    yr_value big = parse("-9223372036854775808"), bigger = parse("9223372036854775808");
    ck_assert_int_eq(yr_to_i64(big, &i), 0);
    ck_assert_int_eq(i, INT64_MIN);
    ck_assert_int_eq(yr_to_index(bigger, &i, true), 0);
    ck_assert_int_eq(i, INT64_MAX);
    check_raised(yr_to_i64(bigger, &i) ? 0 : 1, YR_EXC(OverflowError),
                 "Python int too large to convert to C long");
    check_raised(yr_to_index(bigger, &i, false) ? 0 : 1, YR_EXC(IndexError),
                 "cannot fit 'int' into an index-sized integer");
    check_raised(yr_index(YR_NONE), YR_EXC(TypeError),
                 "'NoneType' object cannot be interpreted as an integer");
    check_text(yr_index(YR_TRUE), "1");
    yr_drop(big);
    yr_drop(bigger);
}
END_TEST

START_TEST(bools_are_ints)
{
    check_text(yr_add(YR_TRUE, YR_TRUE), "2");
    check_text(yr_binary(YR_AND, YR_TRUE, YR_FALSE), "False");
    check_text(yr_binary(YR_OR, YR_TRUE, yr_int(2)), "3");
    check_text(yr_unary(YR_INVERT, YR_TRUE), "-2");
    check_text(yr_unary(YR_POS, YR_FALSE), "0");
    ck_assert_int_eq(yr_test_eq(YR_TRUE, yr_int(1)), 1);
}
END_TEST

Suite *int_suite(void)
{
    Suite *s = suite_create("int");
    TCase *t = tcase_create("int");
    tcase_add_checked_fixture(t, start, NULL);
    tcase_set_timeout(t, 60);
    tcase_add_test(t, sums_and_products);
    tcase_add_test(t, bits);
    tcase_add_test(t, floor_division);
    tcase_add_test(t, comparison);
    tcase_add_test(t, shifts);
    tcase_add_test(t, unary_operators);
    tcase_add_test(t, powers);
    tcase_add_test(t, modular_powers);
    tcase_add_test(t, text_round_trips);
    tcase_add_test(t, text_is_checked);
    tcase_add_test(t, hash_is_modular);
    tcase_add_test(t, indexes);
    tcase_add_test(t, bools_are_ints);
    suite_add_tcase(s, t);
    return s;
}
