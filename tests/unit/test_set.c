/*
 * set and frozenset: the order of CPython's table, algebra, hashing, change during a walk.
 */
#include "containers_test.h"

/* new: a set of the n ints. */
static yr_value set_of(const int64_t *numbers, size_t n)
{
    yr_value set = yr_set_new(YR_TYPE(set), 0);
    for (size_t i = 0; i < n; i++)
        ck_assert_int_eq(yr_set_add(set, yr_int(numbers[i])), 0);
    return set;
}

#define SET(...)                                                                                   \
    set_of((const int64_t[]){__VA_ARGS__}, sizeof((int64_t[]){__VA_ARGS__}) / sizeof(int64_t))

START_TEST(ints_come_in_the_order_of_their_places)
{
    check_new(SET(3, 1, 2), "{1, 2, 3}");
    check_new(SET(33, 1, 65, 9), "{65, 33, 1, 9}");
    check_new(SET(10, 5, 100, 7, 0), "{0, 100, 5, 7, 10}");
    check_new(SET(5, -5, -7, -3), "{-7, -3, -5, 5}");
    check_new(SET(-1, -2, 5), "{5, -1, -2}");
}
END_TEST

START_TEST(the_last_deleted_place_on_the_way_is_used_again)
{
    yr_value set = SET(0, 1, 2);
    ck_assert_int_eq(yr_set_discard_hashed(set, yr_int(1), 1), 1);
    ck_assert_int_eq(yr_set_add(set, yr_int(9)), 0);
    check_repr(set, "{0, 9, 2}");
    yr_drop(set);
}
END_TEST

/* A set of ints below 256 against an array, through many random operations. */
START_TEST(the_table_agrees_with_an_array)
{
    yr_value set = yr_set_new(YR_TYPE(set), 0);
    bool model[256] = {false};
    size_t count = 0;
    uint32_t random = 4321;
    for (int step = 0; step < 40000; step++) {
        random = random * 1664525 + 1013904223;
        int64_t key = random >> 24;
        if (random >> 6 & 1) {
            count += !model[key];
            model[key] = true;
            ck_assert_int_eq(yr_set_add(set, yr_int(key * 64)), 0);
        } else {
            int r = yr_set_discard_hashed(set, yr_int(key * 64), (uint64_t)key * 64);
            ck_assert_int_eq(r, model[key]);
            count -= model[key];
            model[key] = false;
        }
        ck_assert_uint_eq(YR_SET(set)->used, count);
    }
    for (int64_t key = 0; key < 256; key++)
        ck_assert_int_eq(yr_set_has(set, yr_int(key * 64)), model[key]);
    yr_drop(set);
}
END_TEST

START_TEST(algebra_gives_new_sets)
{
    yr_value a = SET(1, 2, 3), b = SET(2, 3, 4);
    check_new(yr_binary(YR_OR, a, b), "{1, 2, 3, 4}");
    check_new(yr_binary(YR_AND, a, b), "{2, 3}");
    check_new(yr_binary(YR_SUB, a, b), "{1}");
    check_new(yr_binary(YR_XOR, a, b), "{1, 4}");
    ck_assert_int_eq(yr_test_compare(YR_LE, a, b), 0);
    check_repr(a, "{1, 2, 3}");
    yr_value list = ints(0, 2);
    ck_assert_uint_eq(yr_binary(YR_OR, a, list), 0);
    check_error(YR_EXC(TypeError), "unsupported operand type(s) for |: 'set' and 'list'");
    yr_drop(list);
    yr_drop(a);
    yr_drop(b);
}
END_TEST

START_TEST(updates_change_the_set_itself)
{
    yr_value a = SET(1, 2, 3), b = SET(2, 3, 4), same;
    ck_assert_uint_eq(same = yr_inplace(YR_AND, a, b), a);
    yr_drop(same);
    check_repr(a, "{2, 3}");
    ck_assert_uint_eq(same = yr_inplace(YR_XOR, a, b), a);
    yr_drop(same);
    check_repr(a, "{4}");
    ck_assert_uint_eq(same = yr_inplace(YR_SUB, a, a), a);
    yr_drop(same);
    check_repr(a, "set()");
    yr_drop(a);
    yr_drop(b);
}
END_TEST

START_TEST(frozen_sets_hash_by_their_items)
{
    yr_value a = SET(1, 2, 3), b = SET(3, 2, 1), x = yr_set_new(YR_TYPE(frozenset), a),
             y = yr_set_new(YR_TYPE(frozenset), b), empty = yr_set_new(YR_TYPE(frozenset), 0);
    ck_assert_uint_eq(hash_value(x), (uint64_t)-272375401224217160);
    ck_assert_uint_eq(hash_value(x), hash_value(y));
    ck_assert_uint_eq(hash_value(empty), 133146708735736u);
    ck_assert_int_eq(yr_equal(x, a), 1);
    yr_value set = yr_set_new(YR_TYPE(set), 0);
    yr_set_add(set, x);
    ck_assert_int_eq(yr_contains(set, b), 1);
    ck_assert_int_eq(yr_set_add(set, a), -1);
    check_error(YR_EXC(TypeError), "unhashable type: 'set'");
    yr_value all[] = {a, b, x, y, empty, set};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        yr_drop(all[i]);
}
END_TEST

START_TEST(a_walk_sees_that_the_size_has_changed)
{
    yr_value set = SET(1, 2), iterator = yr_iter(set), item;
    ck_assert_int_eq(yr_next(iterator, &item), 1);
    yr_set_add(set, yr_int(3));
    ck_assert_int_eq(yr_next(iterator, &item), -1);
    check_error(YR_EXC(RuntimeError), "Set changed size during iteration");
    yr_drop(iterator);
    yr_drop(set);
}
END_TEST

START_TEST(items_are_counted_through_every_operation)
{
    yr_value item = yr_str_from_c("an item of its own"), a = yr_set_new(YR_TYPE(set), 0);
    yr_object *o = yr_object_of(item);
    yr_set_add(a, item);
    yr_set_add(a, item);
    ck_assert_uint_eq(o->refs, 2);
    yr_value b = yr_set_new(YR_TYPE(set), a), c = yr_binary(YR_AND, a, b);
    ck_assert_uint_eq(o->refs, 4);
    for (int64_t i = 0; i < 100; i++)
        yr_set_add(b, yr_int(i));
    ck_assert_uint_eq(o->refs, 4);
    yr_set_clear(a);
    yr_drop(c);
    ck_assert_uint_eq(o->refs, 2);
    yr_drop(a);
    yr_drop(b);
    ck_assert_uint_eq(o->refs, 1);
    yr_drop(item);
}
END_TEST

Suite *set_suite(void)
{
    Suite *s = suite_create("set");
    TCase *c = tcase_create("set");
    tcase_add_checked_fixture(c, begin, end);
    tcase_add_test(c, ints_come_in_the_order_of_their_places);
    tcase_add_test(c, the_last_deleted_place_on_the_way_is_used_again);
    tcase_add_test(c, the_table_agrees_with_an_array);
    tcase_add_test(c, algebra_gives_new_sets);
    tcase_add_test(c, updates_change_the_set_itself);
    tcase_add_test(c, frozen_sets_hash_by_their_items);
    tcase_add_test(c, a_walk_sees_that_the_size_has_changed);
    tcase_add_test(c, items_are_counted_through_every_operation);
    suite_add_tcase(s, c);
    return s;
}
