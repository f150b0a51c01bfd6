/*
 * bytes, bytearray, memoryview: spans, growth, views that keep a size, shared searches.
 */
#include <check.h>
#include "../../runtime/types/bytearray.h"

static void begin(void)
{
    static const yr_module_def *const none[] = {NULL};
    static const yr_native_module *const natives[] = {NULL};
    static const yr_program program = {.modules = none, .natives = natives};
    char *argv[] = {(char *)"test", NULL};
    ck_assert_int_eq(yr_start(1, argv, &program), 0);
}

static void end(void)
{
    ck_assert(!yr_pending());
    ck_assert_int_eq(yr_finish(), 0);
}

static yr_value bytes(const char *text)
{
    return yr_bytes_from(text, strlen(text));
}

/* Does the repr of the value (dropped) read so? */
static void check_repr(yr_value v, const char *expected)
{
    ck_assert_msg(v != 0, "an error instead of %s", expected);
    yr_value repr = yr_repr(v);
    ck_assert_uint_ne(repr, 0);
    ck_assert_str_eq(yr_utf8(repr, NULL), expected);
    yr_drop(repr);
    yr_drop(v);
}

static void check_error(yr_type *type, const char *message)
{
    ck_assert(yr_pending_is(type));
    yr_value e = yr_catch(), text = yr_str_of(e);
    ck_assert_str_eq(yr_utf8(text, NULL), message);
    yr_drop(text);
    yr_drop(e);
}

START_TEST(reprs_escape)
{
    check_repr(bytes("plain"), "b'plain'");
    check_repr(bytes("it's"), "b\"it's\"");
    check_repr(yr_bytes_from("\0\xff\n\\", 4), "b'\\x00\\xff\\n\\\\'");
    check_repr(yr_bytearray_from("it's", 4), "bytearray(b\"it\\'s\")");
}
END_TEST

START_TEST(sums_are_of_the_left_sort)
{
    yr_value a = bytes("ab"), b = yr_bytearray_from("cd", 2);
    check_repr(yr_binary(YR_ADD, a, b), "b'abcd'");
    check_repr(yr_binary(YR_ADD, b, a), "bytearray(b'cdab')");
    check_repr(yr_binary(YR_MUL, b, yr_int(2)), "bytearray(b'cdcd')");
    ck_assert_uint_eq(yr_binary(YR_ADD, a, YR_NONE), 0);
    check_error(YR_EXC(TypeError), "can't concat NoneType to bytes");
    yr_drop(a);
    yr_drop(b);
}
END_TEST

START_TEST(equal_bytes_hash_alike)
{
    yr_value a = bytes("key"), b = bytes("key");
    uint64_t x, y;
    ck_assert_int_eq(yr_hash(a, &x), 0);
    ck_assert_int_eq(yr_hash(b, &y), 0);
    ck_assert_uint_eq(x, y);
    ck_assert_int_eq(yr_equal(a, b), 1);
    yr_drop(a);
    yr_drop(b);
}
END_TEST

START_TEST(searches_at_the_edges)
{
    const uint8_t *s = (const uint8_t *)"abcabc";
    ck_assert_int_eq(yr_bytes_find(s, 6, (const uint8_t *)"bc", 2), 1);
    ck_assert_int_eq(yr_bytes_rfind(s, 6, (const uint8_t *)"bc", 2), 4);
    ck_assert_int_eq(yr_bytes_rfind(s, 6, (const uint8_t *)"abc", 3), 3);
    ck_assert_int_eq(yr_bytes_find(s, 6, (const uint8_t *)"abcabcd", 7), -1);
    ck_assert_int_eq(yr_bytes_find(s, 6, NULL, 0), 0);
    ck_assert_int_eq(yr_bytes_rfind(s, 6, NULL, 0), 6);
    ck_assert_int_eq(yr_bytes_rfind(s, 0, s, 1), -1);
}
END_TEST

START_TEST(a_splice_replaces_any_stretch)
{
    static const char *const expected[] = {"XYZdef", "abcdefXYZ", "aXYZf", "abXYZcdef", "XYZ"};
    static const size_t stretches[][2] = {{0, 3}, {6, 6}, {1, 5}, {2, 2}, {0, 6}};
    for (size_t i = 0; i < 5; i++) {
        yr_value v = yr_bytearray_from("abcdef", 6);
        yr_span with = {(const uint8_t *)"XYZ", 3};
        ck_assert_int_eq(
            yr_bytearray_splice(yr_bytearray_as(v), stretches[i][0], stretches[i][1], with), 0);
        ck_assert_str_eq((const char *)yr_bytearray_as(v)->data, expected[i]);
        yr_drop(v);
    }
}
END_TEST

START_TEST(a_bytearray_grows_and_shrinks)
{
    yr_value v = yr_bytearray_from(NULL, 0);
    yr_bytearray *b = yr_bytearray_as(v);
    for (size_t n = 1; n < 5000; n++) {
        ck_assert_int_eq(yr_bytearray_resize(b, n), 0);
        b->data[n - 1] = (uint8_t)n;
    }
    ck_assert_uint_eq(b->length, 4999);
    ck_assert_uint_le(b->capacity, 6000);
    ck_assert_uint_eq(b->data[299], 300 % 256);
    ck_assert_int_eq(yr_bytearray_resize(b, 10), 0);
    ck_assert_uint_le(b->capacity, 100);
    ck_assert_uint_eq(b->data[9], 10);
    yr_drop(v);
}
END_TEST

START_TEST(a_view_keeps_the_size)
{
    yr_value v = yr_bytearray_from("abc", 3);
    yr_value view = yr_invoke1(yr_from(YR_TYPE(memoryview)), v);
    ck_assert_uint_ne(view, 0);
    ck_assert_int_eq(yr_bytearray_resize(yr_bytearray_as(v), 5), -1);
    check_error(YR_EXC(BufferError), "Existing exports of data: object cannot be re-sized");
    ck_assert_int_eq(yr_setitem(view, yr_int(0), yr_int('z')), 0);
    ck_assert_int_eq(yr_bytearray_as(v)->data[0], 'z');
    yr_drop(view);
    ck_assert_int_eq(yr_bytearray_resize(yr_bytearray_as(v), 5), 0);
    yr_drop(v);
}
END_TEST

START_TEST(a_view_in_steps_is_no_span)
{
    yr_value v = bytes("abcdef"), view = yr_invoke1(yr_from(YR_TYPE(memoryview)), v);
    yr_value slice = yr_slice_new(YR_NONE, YR_NONE, yr_int(-2)), part = yr_getitem(view, slice);
    yr_span span;
    ck_assert(!yr_bytes_view(part, &span));
    check_error(YR_EXC(BufferError), "memoryview: underlying buffer is not C-contiguous");
    yr_value packed = yr_bytes_packed(part);
    ck_assert(yr_bytes_view(packed, &span));
    ck_assert_uint_eq(span.n, 3);
    ck_assert_mem_eq(span.p, "fdb", 3);
    yr_drop(packed);
    ck_assert_int_eq(yr_setitem(view, yr_int(0), yr_int(1)), -1);
    check_error(YR_EXC(TypeError), "cannot modify read-only memory");
    yr_drop(part);
    yr_drop(slice);
    yr_drop(view);
    yr_drop(v);
}
END_TEST

START_TEST(items_are_bytes)
{
    yr_value items[3] = {yr_int(0), yr_int(255), yr_int(7)};
    yr_value list = yr_list_of(items, 3);
    check_repr(yr_bytes_of_items(list, YR_BYTE_RANGE), "b'\\x00\\xff\\x07'");
    ck_assert_int_eq(yr_list_append(list, yr_int(256)), 0);
    ck_assert_uint_eq(yr_bytes_of_items(list, YR_BYTE_RANGE), 0);
    check_error(YR_EXC(ValueError), "byte must be in range(0, 256)");
    ck_assert_int_eq(yr_byte_of(YR_TRUE, YR_BYTE_RANGE), 1);
    ck_assert_int_eq(yr_byte_of(YR_NONE, YR_BYTE_RANGE), -1);
    check_error(YR_EXC(TypeError), "'NoneType' object cannot be interpreted as an integer");
    yr_drop(list);
}
END_TEST

START_TEST(percent_works_on_bytes)
{
    yr_value format = bytes("%d-%s"), items[2] = {yr_int(5), bytes("x")};
    yr_value args = yr_tuple(items, 2), text = yr_str_from_c("str");
    check_repr(yr_bytes_percent(format, args), "b'5-x'");
    yr_value one = bytes("%s");
    ck_assert_uint_eq(yr_bytes_percent(one, text), 0);
    check_error(YR_EXC(TypeError), "%b requires a bytes-like object, or an object that implements "
                                   "__bytes__, not 'str'");
    yr_drop(one);
    yr_drop(text);
    yr_drop(args);
    yr_drop(format);
}
END_TEST

Suite *bytes_suite(void)
{
    Suite *s = suite_create("bytes");
    TCase *c = tcase_create("bytes");
    tcase_add_checked_fixture(c, begin, end);
    tcase_add_test(c, reprs_escape);
    tcase_add_test(c, sums_are_of_the_left_sort);
    tcase_add_test(c, equal_bytes_hash_alike);
    tcase_add_test(c, searches_at_the_edges);
    tcase_add_test(c, a_splice_replaces_any_stretch);
    tcase_add_test(c, a_bytearray_grows_and_shrinks);
    tcase_add_test(c, a_view_keeps_the_size);
    tcase_add_test(c, a_view_in_steps_is_no_span);
    tcase_add_test(c, items_are_bytes);
    tcase_add_test(c, percent_works_on_bytes);
    suite_add_tcase(s, c);
    return s;
}
