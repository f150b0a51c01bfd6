/*
 * dict: the table against a plain array, order, deletion and reuse, pinned entries, views, ends.
 */
#include "containers_test.h"

START_TEST(keys_keep_the_order_of_arrival)
{
    yr_value d = yr_dict_new();
    for (int64_t i = 9; i >= 0; i--)
        yr_dict_set(d, yr_int(i * 8), yr_int(i));
    yr_dict_set(d, yr_int(72), YR_NONE);
    yr_dict_delete(d, yr_int(0));
    yr_dict_set(d, yr_int(0), YR_TRUE);
    check_repr(d, "{72: None, 64: 8, 56: 7, 48: 6, 40: 5, 32: 4, 24: 3, 16: 2, 8: 1, 0: True}");
    yr_drop(d);
}
END_TEST

/* A dict of ints below 256 against an array, through many random operations. */
START_TEST(the_table_agrees_with_an_array)
{
    yr_value d = yr_dict_new();
    int64_t model[256];
    size_t count = 0;
    uint32_t random = 12345;
    memset(model, 0xff, sizeof model);
    for (int step = 0; step < 40000; step++) {
        random = random * 1664525 + 1013904223;
        int64_t key = random >> 24, value = random >> 8 & 0xffff;
        if (random >> 6 & 1) {
            count += model[key] < 0;
            model[key] = value;
            ck_assert_int_eq(yr_dict_set(d, yr_int(key * 1000003), yr_int(value)), 0);
        } else {
            ck_assert_int_eq(yr_dict_delete(d, yr_int(key * 1000003)), model[key] >= 0);
            count -= model[key] >= 0;
            model[key] = -1;
        }
        ck_assert_uint_eq(YR_DICT(d)->count, count);
    }
    for (int64_t key = 0; key < 256; key++) {
        yr_value v = yr_dict_get(d, yr_int(key * 1000003));
        ck_assert_uint_eq(v, model[key] < 0 ? 0 : yr_int(model[key]));
    }
    size_t at = 0, seen = 0;
    for (yr_value k, v; yr_dict_next(d, &at, &k, &v);)
        seen++;
    ck_assert_uint_eq(seen, count);
    yr_drop(d);
}
END_TEST

START_TEST(a_queue_of_keys_does_not_grow)
{
    yr_value d = yr_dict_new(), key, value;
    for (int64_t i = 0; i < 10000; i++) {
        yr_dict_set(d, yr_int(i), YR_NONE);
        if (i >= 5)
            ck_assert_int_eq(yr_dict_pop_first(d, &key, &value), 1);
    }
    ck_assert_uint_eq(YR_DICT(d)->count, 5);
    ck_assert_uint_le(YR_DICT(d)->index_mask, 63);
    check_repr(d, "{9995: None, 9996: None, 9997: None, 9998: None, 9999: None}");
    yr_drop(d);
}
END_TEST

START_TEST(a_stack_of_keys_does_not_fill_the_index)
{
    yr_value d = yr_dict_new(), key, value;
    yr_dict_set(d, yr_int(-5), YR_NONE);
    for (int64_t i = 0; i < 10000; i++) {
        yr_dict_set(d, yr_int(i), YR_NONE);
        ck_assert_int_eq(yr_dict_pop_last(d, &key, &value), 1);
        ck_assert_uint_eq(key, yr_int(i));
        ck_assert_uint_eq(yr_dict_get(d, yr_int(i + 1)), 0);
    }
    check_repr(d, "{-5: None}");
    yr_drop(d);
}
END_TEST

START_TEST(an_entry_can_come_first)
{
    yr_value d = yr_dict_new();
    for (int64_t i = 0; i < 20; i++)
        ck_assert_int_eq(yr_dict_add_first(d, yr_int(i), (uint64_t)i, YR_NONE), 0);
    yr_value list = yr_to_list(d);
    for (int64_t i = 0; i < 20; i++)
        ck_assert_uint_eq(YR_LIST(list)->items[i], yr_int(19 - i));
    yr_drop(list);
    yr_drop(d);
}
END_TEST

START_TEST(equal_numbers_are_one_key)
{
    yr_value d = yr_dict_new();
    yr_dict_set(d, yr_int(1), yr_int(10));
    yr_dict_set(d, yr_float(1.0), yr_int(20));
    yr_dict_set(d, YR_TRUE, yr_int(30));
    check_repr(d, "{1: 30}");
    yr_drop(d);
}
END_TEST

START_TEST(pinned_entries_hide_until_they_are_stored)
{
    static const char *const names[] = {"first", "second", "third"};
    yr_module m = {0};
    yr_value d = yr_dict_pinned(&m, names, 3);
    ck_assert_ptr_eq(m.globals, YR_DICT(d)->entries);
    check_repr(d, "{}");
    ck_assert_uint_eq(yr_dict_get_c(d, "second"), 0);
    ck_assert_int_eq(yr_dict_set_c(d, "other", yr_int(4)), 0);
    ck_assert_int_eq(yr_dict_set_c(d, "second", yr_int(2)), 0);
    check_repr(d, "{'second': 2, 'other': 4}");
    ck_assert_uint_eq(m.globals[1].value, yr_int(2));
    for (int64_t i = 0; i < 100; i++)
        yr_dict_set(d, yr_int(i), YR_NONE);
    ck_assert_ptr_eq(m.globals, YR_DICT(d)->entries);
    ck_assert_uint_eq(m.globals[1].value, yr_int(2));
    yr_value key = yr_str_from_c("second");
    ck_assert_int_eq(yr_dict_delete(d, key), 1);
    ck_assert_int_eq(yr_dict_delete(d, key), 0);
    ck_assert_uint_eq(m.globals[1].value, 0);
    yr_dict_clear(d);
    check_repr(d, "{}");
    ck_assert_int_eq(yr_dict_set(d, key, YR_TRUE), 0);
    ck_assert_uint_eq(m.globals[1].value, YR_TRUE);
    yr_drop(key);
    yr_drop(d);
}
END_TEST

START_TEST(an_iterator_sees_that_the_size_has_changed)
{
    yr_value d = yr_dict_new(), item;
    yr_dict_set(d, yr_int(1), YR_NONE);
    yr_value iterator = yr_iter(d);
    ck_assert_int_eq(yr_next(iterator, &item), 1);
    yr_dict_set(d, yr_int(2), YR_NONE);
    ck_assert_int_eq(yr_next(iterator, &item), -1);
    check_error(YR_EXC(RuntimeError), "dictionary changed size during iteration");
    yr_drop(iterator);
    yr_drop(d);
}
END_TEST

START_TEST(views_follow_the_dict)
{
    yr_value d = yr_dict_new(), keys = yr_dict_view_new(YR_TYPE(dict_keys), d),
             items = yr_dict_view_new(YR_TYPE(dict_items), d);
    yr_dict_set(d, yr_int(1), yr_int(2));
    check_repr(keys, "dict_keys([1])");
    check_repr(items, "dict_items([(1, 2)])");
    ck_assert_int_eq(yr_contains(keys, yr_int(1)), 1);
    yr_value set = yr_set_new(YR_TYPE(set), keys);
    check_new(yr_binary(YR_OR, keys, set), "{1}");
    check_new(yr_binary(YR_SUB, keys, set), "set()");
    ck_assert_int_eq(yr_test_compare(YR_EQ, keys, set), 1);
    yr_drop(set);
    yr_drop(keys);
    yr_drop(items);
    yr_drop(d);
}
END_TEST

START_TEST(a_missing_key_is_an_error_with_that_key)
{
    yr_value d = yr_dict_new();
    ck_assert_uint_eq(yr_dict_item(d, yr_int(7)), 0);
    check_error(YR_EXC(KeyError), "7");
    ck_assert_uint_eq(yr_dict_get(d, yr_int(7)), 0);
    ck_assert(!yr_pending());
    yr_value list = yr_list_new();
    ck_assert_int_eq(yr_dict_set(d, list, YR_NONE), -1);
    check_error(YR_EXC(TypeError), "unhashable type: 'list'");
    yr_drop(list);
    yr_drop(d);
}
END_TEST

START_TEST(copies_and_merges_are_independent)
{
    yr_value d = yr_dict_new();
    yr_dict_set(d, yr_int(1), yr_int(2));
    yr_value copy = yr_dict_copy(d);
    ck_assert_int_eq(yr_dict_equal(d, copy), 1);
    yr_dict_set(copy, yr_int(3), yr_int(4));
    ck_assert_int_eq(yr_dict_equal(d, copy), 0);
    ck_assert_int_eq(yr_dict_update_from(d, copy, true), 0);
    ck_assert_int_eq(yr_dict_equal(d, copy), 1);
    yr_value five = yr_int(5);
    ck_assert_int_eq(yr_dict_update(d, five), -1);
    check_error(YR_EXC(TypeError), "'int' object is not a mapping");
    yr_drop(copy);
    yr_drop(d);
}
END_TEST

Suite *dict_suite(void)
{
    Suite *s = suite_create("dict");
    TCase *c = tcase_create("dict");
    tcase_add_checked_fixture(c, begin, end);
    tcase_add_test(c, keys_keep_the_order_of_arrival);
    tcase_add_test(c, the_table_agrees_with_an_array);
    tcase_add_test(c, a_queue_of_keys_does_not_grow);
    tcase_add_test(c, a_stack_of_keys_does_not_fill_the_index);
    tcase_add_test(c, an_entry_can_come_first);
    tcase_add_test(c, equal_numbers_are_one_key);
    tcase_add_test(c, pinned_entries_hide_until_they_are_stored);
    tcase_add_test(c, an_iterator_sees_that_the_size_has_changed);
    tcase_add_test(c, views_follow_the_dict);
    tcase_add_test(c, a_missing_key_is_an_error_with_that_key);
    tcase_add_test(c, copies_and_merges_are_independent);
    suite_add_tcase(s, c);
    return s;
}
