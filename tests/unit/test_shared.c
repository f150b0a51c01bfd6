/* The numbers of ir/shared.def against those of the runtime's header. */
#include <check.h>
#include "yieldabi.h"
#include "ir/ir.h"

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

START_TEST(table_nodes_are_the_runtimes)
{
#define TABLE(name, number) ck_assert_int_eq(number, YR_TABLE_##name);
#include "ir/shared.def"
}
END_TEST

/* The runtime has an enumerator for each representation, and reads a slot by its C type. */
START_TEST(representations_are_the_runtimes)
{
#define R(name, type, letter, first, dumped, word, counted)                                        \
    ck_assert_int_eq(REP_##name, YR_REP_##name);
#include "ir/reps.def"
#undef R
    ck_assert_int_eq(REP_COUNT, YR_REP_F64 + 1);
    ck_assert_str_eq(rep_infos[YR_REP_BOXED].c_type, "yr_value");
    ck_assert_str_eq(rep_infos[YR_REP_RAW].c_type, "int");
    ck_assert_str_eq(rep_infos[YR_REP_I64].c_type, "int64_t");
    ck_assert_str_eq(rep_infos[YR_REP_F64].c_type, "double");
    for (int rep = 0; rep < REP_COUNT; rep++)
        ck_assert_int_eq(rep_infos[rep].is_counted, rep == YR_REP_BOXED);
}
END_TEST

Suite *shared_suite(void)
{
    Suite *s = suite_create("shared");
    TCase *c = tcase_create("shared");

    tcase_add_test(c, code_flags_are_the_runtimes);
    tcase_add_test(c, point_kinds_are_the_runtimes);
    tcase_add_test(c, binary_operators_are_the_runtimes);
    tcase_add_test(c, table_nodes_are_the_runtimes);
    tcase_add_test(c, representations_are_the_runtimes);
    suite_add_tcase(s, c);
    return s;
}
