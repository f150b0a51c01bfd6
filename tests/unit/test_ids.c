/* Sets of small numbers as sorted arrays: each operation against a set of bits. */
#include <check.h>
#include <stdlib.h>
#include "base/ids.h"

enum { HIGHEST = 40 };

static arena *memory;

static void start(void)
{
    memory = arena_new();
}

static void finish(void)
{
    arena_free(memory);
}

/* The set of the numbers whose bits are set. */
static struct ids set_of(unsigned long bits)
{
    struct ids set = {0};

    for (int i = HIGHEST - 1; i >= 0; i--)
        if (bits >> i & 1)
            ck_assert_int_eq(ids_add(memory, &set, i), 1);
    return set;
}

static void check_set(const struct ids *set, unsigned long bits)
{
    int n = 0;

    for (int i = 0; i < HIGHEST; i++) {
        ck_assert_int_eq(ids_has(set, i), (int)(bits >> i & 1));
        n += (int)(bits >> i & 1);
    }
    ck_assert_int_eq(set->n, n);
    for (int i = 1; i < set->n; i++)
        ck_assert_int_lt(set->at[i - 1], set->at[i]);
}

START_TEST(the_empty_set_is_zero)
{
    struct ids a = {0}, b = {0};

    check_set(&a, 0);
    ids_remove(&a, 3);
    ck_assert(ids_equal(&a, &b));
    ck_assert_int_eq(ids_union(memory, &a, &b), 0);
    ids_copy(memory, &a, &b);
    check_set(&a, 0);
}
END_TEST

START_TEST(what_is_added_twice_is_there_once)
{
    struct ids set = set_of(0x29);

    ck_assert_int_eq(ids_add(memory, &set, 3), 0);
    ck_assert_int_eq(ids_add(memory, &set, 4), 1);
    check_set(&set, 0x39);
}
END_TEST

/* Random additions and removals keep the members in order. */
START_TEST(members_come_and_go)
{
    struct ids set = {0};
    unsigned long bits = 0;
    unsigned random = 7;

    for (int k = 0; k < 3000; k++) {
        random = random * 1103515245u + 12345u;
        int id = (int)(random >> 16) % HIGHEST;
        if (random >> 8 & 1) {
            ck_assert_int_eq(ids_add(memory, &set, id), !(bits >> id & 1));
            bits |= 1ul << id;
        } else {
            ids_remove(&set, id);
            bits &= ~(1ul << id);
        }
        check_set(&set, bits);
    }
}
END_TEST

START_TEST(a_union_tells_whether_it_grew)
{
    struct ids a = set_of(0x15), b = set_of(0x13);

    ck_assert_int_eq(ids_union(memory, &a, &b), 1);
    check_set(&a, 0x17);
    check_set(&b, 0x13);
    ck_assert_int_eq(ids_union(memory, &a, &b), 0);
    ck_assert(!ids_equal(&a, &b));
}
END_TEST

/* A copy is a set of its own, also where it is smaller than what stood there. */
START_TEST(copies_are_apart)
{
    struct ids large = set_of(0xfffff), small = set_of(0x120), copy = {0};

    ids_copy(memory, &copy, &large);
    check_set(&copy, 0xfffff);
    ids_copy(memory, &copy, &small);
    ck_assert(ids_equal(&copy, &small));
    ids_remove(&copy, 5);
    check_set(&small, 0x120);
    check_set(&copy, 0x100);
}
END_TEST

Suite *ids_suite(void)
{
    Suite *s = suite_create("ids");
    TCase *c = tcase_create("ids");

    tcase_add_checked_fixture(c, start, finish);
    tcase_add_test(c, the_empty_set_is_zero);
    tcase_add_test(c, what_is_added_twice_is_there_once);
    tcase_add_test(c, members_come_and_go);
    tcase_add_test(c, a_union_tells_whether_it_grew);
    tcase_add_test(c, copies_are_apart);
    suite_add_tcase(s, c);
    return s;
}
