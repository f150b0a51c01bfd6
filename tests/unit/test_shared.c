/* The numbers of ir/shared.def against those of the runtime's header. */
#include <check.h>
#include "yieldrt.h"

START_TEST(code_flags_are_the_runtimes)
{
#define CODE_FLAG(name, bit) ck_assert_int_eq(bit, YR_CODE_##name);
#include "ir/shared.def"
}
END_TEST

START_TEST(point_kinds_are_the_runtimes)
{
    int count = 0;
#define POINT(name, number, text)                                                                  \
    ck_assert_int_eq(number, YR_POINT_##name);                                                     \
    count++;
#include "ir/shared.def"
    ck_assert_int_eq(count, YR_POINT_AWAIT + 1);
}
END_TEST

START_TEST(binary_operators_are_the_runtimes)
{
    int count = 0;
#define BINARY(operator, number, name)                                                             \
    ck_assert_int_eq(number, YR_##name);                                                           \
    count++;
#include "ir/shared.def"
    ck_assert_int_eq(count, YR_BINARY_COUNT);
}
END_TEST

Suite *shared_suite(void)
{
    Suite *s = suite_create("shared");
    TCase *c = tcase_create("shared");

    tcase_add_test(c, code_flags_are_the_runtimes);
    tcase_add_test(c, point_kinds_are_the_runtimes);
    tcase_add_test(c, binary_operators_are_the_runtimes);
    suite_add_tcase(s, c);
    return s;
}
