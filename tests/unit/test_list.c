/*
 * list, tuple, slice: memory, indexing, slices, sorting, iterators, unpacking.
 */
#include "containers_test.h"

START_TEST(a_list_grows_and_keeps_its_items)
{
    yr_value list = ints(0, 1000);
    ck_assert_uint_eq(YR_LIST(list)->length, 1000);
    for (int64_t i = 0; i < 1000; i++)
        ck_assert_uint_eq(YR_LIST(list)->items[i], yr_int(i));
    ck_assert_uint_ge(YR_LIST(list)->capacity, 1000);
    yr_drop(list);
}
END_TEST

START_TEST(items_are_counted)
{
    yr_value item = yr_str_from_c("an item of its own"), list = yr_list_new();
    yr_object *o = yr_object_of(item);
    yr_list_append(list, item);
    yr_list_append(list, item);
    ck_assert_uint_eq(o->refs, 3);
    yr_value twice = yr_list_repeat(list, 3);
    ck_assert_uint_eq(o->refs, 9);
    yr_drop(twice);
    yr_drop(list);
    ck_assert_uint_eq(o->refs, 1);
    yr_drop(item);
}
END_TEST

START_TEST(an_index_counts_from_both_ends)
{
    yr_value list = ints(0, 3);
    ck_assert_uint_eq(yr_list_item(list, 0), yr_int(0));
    ck_assert_uint_eq(yr_list_item(list, -1), yr_int(2));
    ck_assert_uint_eq(yr_list_item(list, 3), 0);
    check_error(YR_EXC(IndexError), "list index out of range");
    ck_assert_uint_eq(yr_list_item(list, -4), 0);
    check_error(YR_EXC(IndexError), "list index out of range");
    ck_assert_int_eq(yr_list_set_item(list, 5, YR_NONE), -1);
    check_error(YR_EXC(IndexError), "list assignment index out of range");
    ck_assert_uint_eq(yr_getitem(list, YR_NONE), 0);
    check_error(YR_EXC(TypeError), "list indices must be integers or slices, not NoneType");
    yr_drop(list);
}
END_TEST

START_TEST(slices_are_read_in_both_directions)
{
    yr_value list = ints(0, 6);
    yr_value middle = slice_of(yr_int(1), yr_int(4), YR_NONE),
             back = slice_of(YR_NONE, YR_NONE, yr_int(-2)),
             zero = slice_of(YR_NONE, YR_NONE, yr_int(0));
    check_new(yr_getitem(list, middle), "[1, 2, 3]");
    check_new(yr_getitem(list, back), "[5, 3, 1]");
    ck_assert_uint_eq(yr_getitem(list, zero), 0);
    check_error(YR_EXC(ValueError), "slice step cannot be zero");
    yr_drop(middle);
    yr_drop(back);
    yr_drop(zero);
    yr_drop(list);
}
END_TEST

START_TEST(a_slice_is_replaced_by_any_length)
{
    yr_value list = ints(0, 6), key = slice_of(yr_int(1), yr_int(3), YR_NONE), few = ints(7, 8);
    ck_assert_int_eq(yr_setitem(list, key, few), 0);
    check_repr(list, "[0, 7, 3, 4, 5]");
    ck_assert_int_eq(yr_setitem(list, key, list), 0);
    check_repr(list, "[0, 0, 7, 3, 4, 5, 4, 5]");
    ck_assert_int_eq(yr_delitem(list, key), 0);
    check_repr(list, "[0, 3, 4, 5, 4, 5]");
    ck_assert_int_eq(yr_setitem(list, key, yr_int(1)), -1);
    check_error(YR_EXC(TypeError), "can only assign an iterable");
    yr_drop(few);
    yr_drop(key);
    yr_drop(list);
}
END_TEST

START_TEST(an_extended_slice_keeps_its_length)
{
    yr_value list = ints(0, 5), key = slice_of(YR_NONE, YR_NONE, yr_int(2)), two = ints(8, 10),
             three = ints(7, 10);
    ck_assert_int_eq(yr_setitem(list, key, two), -1);
    check_error(YR_EXC(ValueError),
                "attempt to assign sequence of size 2 to extended slice of size 3");
    ck_assert_int_eq(yr_setitem(list, key, three), 0);
    check_repr(list, "[7, 1, 8, 3, 9]");
    ck_assert_int_eq(yr_delitem(list, key), 0);
    check_repr(list, "[1, 3]");
    yr_drop(two);
    yr_drop(three);
    yr_drop(key);
    yr_drop(list);
}
END_TEST

START_TEST(bounds_are_clipped_as_in_cpython)
{
    static const struct {
        int64_t start, stop, step, n;
    } rows[] = {{-100, 100, 1, 5},  {3, 1, 1, 0}, {4, 1, -1, 3},
                {100, -100, -2, 3}, {0, 5, 7, 1}, {-1, -3, -1, 2}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t start, stop, step;
        yr_value s = slice_of(yr_int(rows[i].start), yr_int(rows[i].stop), yr_int(rows[i].step));
        ck_assert_int_eq(yr_slice_bounds(s, 5, &start, &stop, &step), rows[i].n);
        yr_drop(s);
    }
}
END_TEST

/* Sorts (i * factor % prime) of n items with their places; checks order and stability. */
static void sort_pairs(int64_t n, int64_t factor, int64_t prime)
{
    yr_value list = yr_list_new();
    for (int64_t i = 0; i < n; i++) {
        yr_value pair[2] = {yr_int(i * factor % prime), yr_int(i)};
        yr_value tuple = yr_tuple(pair, 2);
        yr_list_append(list, tuple);
        yr_drop(tuple);
    }
    ck_assert_int_eq(yr_list_sort(list, 0, false), 0);
    for (int64_t i = 1; i < n; i++) {
        yr_value *a = YR_TUPLE(YR_LIST(list)->items[i - 1])->items;
        yr_value *b = YR_TUPLE(YR_LIST(list)->items[i])->items;
        ck_assert((int64_t)a[0] < (int64_t)b[0] || (a[0] == b[0] && (int64_t)a[1] < (int64_t)b[1]));
    }
    yr_drop(list);
}

START_TEST(sorting_is_right_for_every_length)
{
    for (int64_t n = 0; n < 200; n++)
        sort_pairs(n, 37, 17);
    sort_pairs(5000, 7919, 4999);
    sort_pairs(5000, 1, 100000);
}
END_TEST

START_TEST(ints_floats_and_strings_sort)
{
    yr_value mixed[3] = {yr_float(2.5), yr_int(1), YR_TRUE};
    yr_value list = yr_list(mixed, 3);
    ck_assert_int_eq(yr_list_sort(list, 0, false), 0);
    check_repr(list, "[1, True, 2.5]");
    ck_assert_int_eq(yr_list_sort(list, 0, true), 0);
    check_repr(list, "[2.5, 1, True]");
    yr_drop(list);
    yr_value unordered[2] = {yr_int(1), yr_str_from_c("a")};
    list = yr_list(unordered, 2);
    ck_assert_int_eq(yr_list_sort(list, 0, false), -1);
    check_error(YR_EXC(TypeError), "'<' not supported between instances of 'str' and 'int'");
    ck_assert_uint_eq(YR_LIST(list)->length, 2);
    yr_drop(list);
}
END_TEST

START_TEST(an_exhausted_iterator_stays_so)
{
    yr_value list = ints(0, 1), iterator = yr_iter(list), item;
    ck_assert_int_eq(yr_next(iterator, &item), 1);
    ck_assert_uint_eq(item, yr_int(0));
    ck_assert_int_eq(yr_next(iterator, &item), 0);
    yr_list_append(list, YR_NONE);
    ck_assert_int_eq(yr_next(iterator, &item), 0);
    ck_assert_uint_eq(yr_object_of(list)->refs, 1);
    yr_drop(iterator);
    yr_drop(list);
}
END_TEST

START_TEST(unpacking_wants_the_exact_number)
{
    yr_value list = ints(0, 3), items[4];
    ck_assert_int_eq(yr_unpack(list, 3, items), 0);
    ck_assert_uint_eq(items[2], yr_int(2));
    ck_assert_int_eq(yr_unpack(list, 2, items), -1);
    check_error(YR_EXC(ValueError), "too many values to unpack (expected 2)");
    ck_assert_int_eq(yr_unpack(list, 4, items), -1);
    check_error(YR_EXC(ValueError), "not enough values to unpack (expected 4, got 3)");
    ck_assert_int_eq(yr_unpack(yr_int(5), 1, items), -1);
    check_error(YR_EXC(TypeError), "cannot unpack non-iterable int object");
    ck_assert_int_eq(yr_unpack_star(list, 1, 1, items), 0);
    check_new(items[1], "[1]");
    ck_assert_uint_eq(items[2], yr_int(2));
    ck_assert_int_eq(yr_unpack_star(list, 2, 2, items), -1);
    check_error(YR_EXC(ValueError), "not enough values to unpack (expected at least 4, got 3)");
    yr_drop(list);
}
END_TEST

START_TEST(a_list_in_itself_is_printed)
{
    yr_value list = ints(0, 1);
    yr_list_append(list, list);
    check_repr(list, "[0, [...]]");
    yr_value key = slice_of(YR_NONE, YR_NONE, YR_NONE);
    yr_delitem(list, key);
    yr_drop(key);
    yr_drop(list);
}
END_TEST

START_TEST(tuples_hash_as_in_cpython)
{
    yr_value numbers[3] = {yr_int(1), yr_int(2), yr_int(3)};
    yr_value tuple = yr_tuple(numbers, 3), empty = yr_tuple_alloc(0);
    ck_assert_uint_eq(hash_value(tuple), 529344067295497451u);
    ck_assert_uint_eq(hash_value(empty), 5740354900026072187u);
    check_new(yr_binary(YR_ADD, tuple, empty), "(1, 2, 3)");
    check_new(yr_binary(YR_MUL, yr_int(2), tuple), "(1, 2, 3, 1, 2, 3)");
    yr_drop(empty);
    yr_drop(tuple);
}
END_TEST

START_TEST(operators_refuse_other_types)
{
    yr_value list = ints(0, 1), tuple = yr_list_to_tuple(list);
    ck_assert_uint_eq(yr_binary(YR_ADD, list, tuple), 0);
    check_error(YR_EXC(TypeError), "can only concatenate list (not \"tuple\") to list");
    ck_assert_uint_eq(yr_binary(YR_MUL, list, tuple), 0);
    check_error(YR_EXC(TypeError), "can't multiply sequence by non-int of type 'tuple'");
    uint64_t hash;
    ck_assert_int_eq(yr_hash(list, &hash), -1);
    check_error(YR_EXC(TypeError), "unhashable type: 'list'");
    ck_assert_int_eq(yr_equal(list, tuple), 0);
    yr_drop(tuple);
    yr_drop(list);
}
END_TEST

Suite *list_suite(void)
{
    Suite *s = suite_create("list");
    TCase *c = tcase_create("list");
    tcase_add_checked_fixture(c, begin, end);
    tcase_add_test(c, a_list_grows_and_keeps_its_items);
    tcase_add_test(c, items_are_counted);
    tcase_add_test(c, an_index_counts_from_both_ends);
    tcase_add_test(c, slices_are_read_in_both_directions);
    tcase_add_test(c, a_slice_is_replaced_by_any_length);
    tcase_add_test(c, an_extended_slice_keeps_its_length);
    tcase_add_test(c, bounds_are_clipped_as_in_cpython);
    tcase_add_test(c, sorting_is_right_for_every_length);
    tcase_add_test(c, ints_floats_and_strings_sort);
    tcase_add_test(c, an_exhausted_iterator_stays_so);
    tcase_add_test(c, unpacking_wants_the_exact_number);
    tcase_add_test(c, a_list_in_itself_is_printed);
    tcase_add_test(c, tuples_hash_as_in_cpython);
    tcase_add_test(c, operators_refuse_other_types);
    suite_add_tcase(s, c);
    return s;
}
