/*
 * Floats: flonum words and boxes, shortest text, exact comparison with ints, true division of
 * ints, formatting.
 */
#include <check.h>
#include <math.h>
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

static uint64_t state = 88172645463325252u;

static uint64_t next_random(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static double any_double(void)
{
    uint64_t bits = next_random();
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

static void check_text(yr_value v, const char *expected)
{
    ck_assert(v != 0);
    yr_value text = yr_str_of(v);
    ck_assert(text != 0);
    ck_assert_str_eq(yr_utf8(text, NULL), expected);
    yr_drop(text);
    yr_drop(v);
}

static void check_raised(yr_value v, yr_type *type, const char *message)
{
    ck_assert(v == 0);
    ck_assert(yr_pending_is(type));
    yr_value exception = yr_catch();
    check_text(exception, message);
}

static void check_same_bits(double a, double b)
{
    ck_assert_int_eq(memcmp(&a, &b, sizeof a), 0);
}

static void check_word(double d)
{
    double back;
    yr_value v = yr_float(d);
    ck_assert(v != 0 && !yr_is_int(v));
    ck_assert(yr_type_of(v) == YR_TYPE(float));
    ck_assert(yr_float_get(v, &back));
    check_same_bits(d, back);
    yr_drop(v);
}

START_TEST(words_keep_every_double)
{
    static const double special[] = {0.0,     -0.0,    1.0,      -1.0,     5e-324,
                                     1e308,   1e-308,  0x1p-255, 0x1p-256, 0x1p-257,
                                     0x1p255, 0x1p256, 0x1p257,  1.5,      0x1.0000000000001p-255};
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        check_word(special[i]);
    check_word(HUGE_VAL);
    check_word(-HUGE_VAL);
    check_word(NAN);
    for (int i = 0; i < 100000; i++)
        check_word(any_double());
}
END_TEST

START_TEST(text_is_shortest)
{
    static const struct {
        double d;
        const char *text;
    } cases[] = {
        {0.1, "0.1"},
        {1e16, "1e+16"},
        {9999999999999998.0, "9999999999999998.0"},
        {1e-4, "0.0001"},
        {0.00001, "1e-05"},
        {123456789012345680.0, "1.2345678901234568e+17"},
        {5e-324, "5e-324"},
        {0x1p-44, "5.684341886080802e-14"},
        {1e22, "1e+22"},
        {-0.0, "-0.0"},
        {100.0, "100.0"},
        {2e-323, "2e-323"},
        {1.7976931348623157e308, "1.7976931348623157e+308"},
        {HUGE_VAL, "inf"},
        {-HUGE_VAL, "-inf"},
        {1 / 3.0, "0.3333333333333333"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_text(yr_float_repr(cases[i].d), cases[i].text);
}
END_TEST

START_TEST(text_reads_back)
{
    for (int i = 0; i < 20000; i++) {
        double d = any_double(), back;
        if (!isfinite(d))
            continue;
        yr_value text = yr_float_repr(d);
        size_t size;
        const char *utf8 = yr_utf8(text, &size);
        ck_assert_int_eq(yr_double_parse(utf8, size, text, &back), 0);
        check_same_bits(d, back);
        yr_drop(text);
    }
}
END_TEST

START_TEST(text_is_checked)
{
    static const char *const wrong[] = {"",     ".",       "e5",  "1e",  "0x10", "1_",     "_1",
                                        "1__0", "infinit", "1 2", "--1", "1.5j", "nan(1)", "1._5"};
    double d;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        yr_value text = yr_str_from_c(wrong[i]);
        ck_assert_int_eq(yr_double_parse(wrong[i], strlen(wrong[i]), text, &d), -1);
        ck_assert(yr_pending_is(YR_EXC(ValueError)));
        yr_clear_pending();
        yr_drop(text);
    }
    ck_assert_int_eq(yr_double_parse(" 1_0.5e1 ", 9, YR_NONE, &d), 0);
    check_same_bits(d, 105.0);
    ck_assert_int_eq(yr_double_parse("-InFinity", 9, YR_NONE, &d), 0);
    check_same_bits(d, -HUGE_VAL);
}
END_TEST

START_TEST(comparison_with_ints_is_exact)
{
    static const struct {
        const char *i;
        double d;
        int order;
    } cases[] = {
        {"9007199254740993", 9007199254740992.0, 1},
        {"4611686018427387904", 0x1p62, 0},
        {"4611686018427387905", 0x1p62, 1},
        {"4611686018427387903", 0x1p62, -1},
        {"-4611686018427387905", -0x1p62, -1},
        {"10000000000000000000000", 1e22, 0},
        {"100000000000000000000000", 1e23, 1},
        {"0", 5e-324, -1},
        {"-1", -0.5, -1},
        {"5", NAN, 2},
        {"18446744073709551616", HUGE_VAL, -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        yr_value v = yr_int_from_digits(cases[i].i, strlen(cases[i].i));
        ck_assert_int_eq(yr_int_compare_double(v, cases[i].d), cases[i].order);
        yr_drop(v);
    }
}
END_TEST

START_TEST(ints_round_once)
{
    for (int i = 0; i < 20000; i++) {
        uint64_t u = next_random() >> (next_random() % 60);
        yr_value v = yr_int_from_u64(u);
        double d;
        ck_assert_int_eq(yr_int_to_double(v, &d), 0);
        check_same_bits(d, (double)u);
        yr_drop(v);
    }
    check_same_bits(yr_double_scaled(3, -1075), 0x1p-1073); /* half-way: to even */
    check_same_bits(yr_double_scaled(1, -1075), 0.0);
    check_same_bits(yr_double_scaled(5, -1076), 0x1p-1074);
    check_same_bits(yr_double_scaled(1, 1024), HUGE_VAL);
}
END_TEST

START_TEST(division_of_ints_rounds_once)
{
    for (int i = 0; i < 5000; i++) {
        int64_t a = (int64_t)(next_random() >> 12), b = (int64_t)(next_random() >> 40) + 1;
        yr_value scale = yr_binary(YR_POW, yr_int(10), yr_int(40));
        yr_value x = yr_mul(yr_int(a), scale), y = yr_mul(yr_int(b), scale);
        yr_value quotient = yr_binary(YR_DIV, x, y);
        double d;
        ck_assert(yr_float_get(quotient, &d));
        check_same_bits(d, (double)a / (double)b);
        yr_drop(quotient);
        yr_drop(x);
        yr_drop(y);
        yr_drop(scale);
    }
    check_raised(yr_binary(YR_DIV, yr_int(1), yr_int(0)), YR_EXC(ZeroDivisionError),
                 "division by zero");
}
END_TEST

static void check_formatted(yr_value v, const char *spec, const char *expected)
{
    yr_value text = yr_str_from_c(spec);
    check_text(yr_is_int(v) ? yr_format_int(v, text) : yr_format_float(v, text), expected);
    yr_drop(text);
}

START_TEST(formats)
{
    check_formatted(yr_int(1234567), ",", "1,234,567");
    check_formatted(yr_int(123), "04,", "0,123");
    check_formatted(yr_int(1234), "06,", "01,234");
    check_formatted(yr_int(255), "#010x", "0x000000ff");
    check_formatted(yr_int(255), "_b", "1111_1111");
    check_formatted(yr_int(-42), "=6", "-   42");
    check_formatted(yr_int(65), "^5c", "  A  ");
    check_formatted(yr_float(3.14159), "010.2f", "0000003.14");
    check_formatted(yr_float(0.5), ".1%", "50.0%");
    check_formatted(yr_float(123.0), ".3", "1.23e+02");
    check_formatted(yr_float(1e6), ",.1f", "1,000,000.0");
    check_formatted(yr_float(HUGE_VAL), "08", "00000inf");
    check_formatted(yr_float(1.0), "#.0f", "1.");
}
END_TEST

START_TEST(errors)
{
    check_raised(yr_binary(YR_DIV, yr_float(1), yr_int(0)), YR_EXC(ZeroDivisionError),
                 "float division by zero");
    check_raised(yr_binary(YR_FLOORDIV, yr_float(1), yr_int(0)), YR_EXC(ZeroDivisionError),
                 "float floor division by zero");
    check_raised(yr_binary(YR_MOD, yr_float(1), yr_float(0)), YR_EXC(ZeroDivisionError),
                 "float modulo");
    check_raised(yr_binary(YR_POW, yr_float(10), yr_int(400)), YR_EXC(OverflowError),
                 "(34, 'Numerical result out of range')");
    check_raised(yr_int_from_double(NAN), YR_EXC(ValueError),
                 "cannot convert float NaN to integer");
    check_raised(yr_int_from_double(HUGE_VAL), YR_EXC(OverflowError),
                 "cannot convert float infinity to integer");
}
END_TEST

Suite *float_suite(void)
{
    Suite *s = suite_create("float");
    TCase *t = tcase_create("float");
    tcase_add_checked_fixture(t, start, NULL);
    tcase_set_timeout(t, 60);
    tcase_add_test(t, words_keep_every_double);
    tcase_add_test(t, text_is_shortest);
    tcase_add_test(t, text_reads_back);
    tcase_add_test(t, text_is_checked);
    tcase_add_test(t, comparison_with_ints_is_exact);
    tcase_add_test(t, ints_round_once);
    tcase_add_test(t, division_of_ints_rounds_once);
    tcase_add_test(t, formats);
    tcase_add_test(t, errors);
    suite_add_tcase(s, t);
    return s;
}
