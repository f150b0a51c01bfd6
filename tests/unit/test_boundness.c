/* The join of what is bound on two ways, whatever the number of variables. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include "analyse/boundness.h"

enum { MOST = 40 };

/* May be bound if it may on either way, must if it must on both. */
static unsigned char joined(unsigned char a, unsigned char b)
{
    return (unsigned char)(((a | b) & MAY_BE_BOUND) | (a & b & MUST_BE_BOUND));
}

START_TEST(each_variable_is_joined_by_itself)
{
    unsigned random = 3;

    for (int n = 0; n <= MOST; n++)
        for (int turn = 0; turn < 50; turn++) {
            unsigned char a[MOST + 1], b[MOST + 1], wanted[MOST + 1];
            for (int r = 0; r <= MOST; r++) {
                random = random * 1103515245u + 12345u;
                a[r] = random >> 16 & 3;
                b[r] = random >> 20 & 3;
                wanted[r] = r < n ? joined(a[r], b[r]) : a[r];
            }
            int changes = memcmp(a, wanted, sizeof a) != 0;
            ck_assert_int_eq(bound_join(a, b, n), changes);
            ck_assert_mem_eq(a, wanted, sizeof a);
            ck_assert_int_eq(bound_join(a, b, n), 0);
        }
}
END_TEST

Suite *boundness_suite(void)
{
    Suite *s = suite_create("boundness");
    TCase *c = tcase_create("boundness");

    tcase_add_test(c, each_variable_is_joined_by_itself);
    suite_add_tcase(s, c);
    return s;
}
