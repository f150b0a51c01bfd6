/*
 * str: kinds, hashing, interning, growth in place, searches, builder, messages, codecs, format.
 */
#include <check.h>
#include "../../runtime/types/text.h"
#include "../../runtime/types/unicode.h"

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

/* Is the value a str with that UTF-8 text? Drops it. */
static void check_text(yr_value v, const char *expected)
{
    ck_assert_msg(v != 0, "an error instead of \"%s\"", expected);
    const char *text = yr_utf8(v, NULL);
    ck_assert_ptr_nonnull(text);
    ck_assert_str_eq(text, expected);
    yr_drop(v);
}

/* Is an exception of that type pending, with that message? Clears it. */
static void check_error(yr_type *type, const char *message)
{
    ck_assert(yr_pending_is(type));
    yr_value e = yr_catch();
    check_text(yr_str_of(e), message);
    yr_drop(e);
}

/* ---- Kinds ---------------------------------------------------------------------------------- */

START_TEST(a_text_has_the_smallest_kind)
{
    static const struct {
        const char *text;
        int kind;
        bool ascii;
        size_t length;
    } cases[] = {
        {"", 1, true, 0},
        {"abc", 1, true, 3},
        {"caf\xc3\xa9", 1, false, 4},
        {"\xe1\x88\xb4", 2, false, 1},
        {"a\xf0\x9f\x98\x80", 4, false, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        yr_value v = yr_str_from_c(cases[i].text);
        ck_assert_int_eq(yr_str_as(v)->kind, cases[i].kind);
        ck_assert_int_eq(yr_str_as(v)->ascii, cases[i].ascii);
        ck_assert_uint_eq(yr_str_as(v)->length, cases[i].length);
        check_text(v, cases[i].text);
    }
}
END_TEST

START_TEST(a_part_of_a_wide_text_is_narrow)
{
    yr_value wide = yr_str_from_c("\xf0\x9f\x98\x80"
                                  "abc"),
             plain = yr_str_from_c("abc");
    yr_value part = yr_str_sub(wide, 1, 4);
    ck_assert_int_eq(yr_str_as(part)->kind, 1);
    ck_assert(yr_str_as(part)->ascii);
    ck_assert(yr_str_equal(part, plain));
    ck_assert_uint_eq(yr_str_hash(yr_str_as(part)), yr_str_hash(yr_str_as(plain)));
    yr_drop(part);
    yr_drop(plain);
    yr_drop(wide);
}
END_TEST

START_TEST(ill_formed_bytes_become_surrogates)
{
    yr_value v = yr_str_from_utf8("a\xff\xe2\x82", 4);
    ck_assert_uint_eq(yr_str_as(v)->length, 4);
    ck_assert_uint_eq(yr_str_at(yr_str_as(v), 1), 0xdcff);
    ck_assert_uint_eq(yr_str_at(yr_str_as(v), 2), 0xdce2);
    ck_assert_ptr_null(yr_utf8(v, NULL));
    check_error(YR_EXC(UnicodeEncodeError), "'utf-8' codec can't encode characters in position "
                                            "1-3: surrogates not allowed");
    yr_drop(v);
}
END_TEST

START_TEST(characters_of_latin_1_are_shared)
{
    for (uint32_t c = 0; c < 256; c++) {
        yr_value v = yr_str_from_char(c);
        ck_assert_uint_eq(v, YR->characters[c]);
        yr_drop(v);
    }
    yr_value one = yr_str_from_utf8("\xc3\xa9", 2);
    ck_assert_uint_eq(one, YR->characters[0xe9]);
    yr_drop(one);
}
END_TEST

/* ---- Joining -------------------------------------------------------------------------------- */

START_TEST(joined_texts_take_the_wider_kind)
{
    yr_value parts[3] = {yr_str_from_c("a"), yr_str_from_c("\xc3\xa9"),
                         yr_str_from_c("\xe1\x88\xb4")};
    yr_value two = yr_str_concat(parts[0], parts[1]);
    ck_assert_int_eq(yr_str_as(two)->kind, 1);
    check_text(two, "a\xc3\xa9");
    yr_value all = yr_join(parts, 3);
    ck_assert_int_eq(yr_str_as(all)->kind, 2);
    check_text(all, "a\xc3\xa9\xe1\x88\xb4");
    check_text(yr_str_repeat(parts[1], 3), "\xc3\xa9\xc3\xa9\xc3\xa9");
    check_text(yr_str_repeat(parts[1], -1), "");
    for (int i = 0; i < 3; i++)
        yr_drop(parts[i]);
}
END_TEST

/* The text of the only holder grows where it is; that of two does not change. */
START_TEST(appending_grows_in_place_only_unshared)
{
    yr_value x = yr_str_from_c("start"), dot = yr_str_from_c(".");
    int moved = 0;
    for (int i = 0; i < 1000; i++) {
        yr_value longer = yr_inplace(YR_ADD, x, dot);
        moved += longer != x;
        yr_drop(x);
        x = longer;
    }
    ck_assert_int_lt(moved, 30);
    ck_assert_uint_eq(yr_str_as(x)->length, 1005);
    yr_value other = yr_retain(x), longer = yr_inplace(YR_ADD, x, dot);
    ck_assert_uint_ne(longer, other);
    ck_assert_uint_eq(yr_str_as(other)->length, 1005);
    ck_assert_uint_eq(yr_str_as(longer)->length, 1006);
    yr_drop(longer);
    yr_drop(other);
    yr_drop(x);
    yr_drop(dot);
}
END_TEST

START_TEST(growth_forgets_the_hash)
{
    yr_value x = yr_str_from_c("ab"), y = yr_str_from_c("cd"), t = yr_inplace(YR_ADD, x, y);
    yr_drop(x);
    uint64_t before = yr_str_hash(yr_str_as(t));
    yr_value u = yr_inplace(YR_ADD, t, y);
    yr_drop(t);
    ck_assert_uint_ne(yr_str_hash(yr_str_as(u)), before);
    yr_value same = yr_str_from_c("abcdcd");
    ck_assert_uint_eq(yr_str_hash(yr_str_as(u)), yr_str_hash(yr_str_as(same)));
    yr_drop(same);
    yr_drop(u);
    yr_drop(y);
}
END_TEST

/* ---- Interning ------------------------------------------------------------------------------ */

START_TEST(equal_interned_texts_are_one)
{
    yr_value a = yr_intern_c("a name of its own"), b = yr_intern_c("a name of its own");
    ck_assert_uint_eq(a, b);
    yr_drop(a);
    yr_drop(b);
    ck_assert_uint_eq(yr_intern_c("__init__"), YR_NAME(__init__));
    yr_drop(YR_NAME(__init__));
}
END_TEST

START_TEST(interned_texts_die_and_come_back)
{
    enum { COUNT = 5000 };
    yr_value names[COUNT];
    char text[32];
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < COUNT; i++) {
            snprintf(text, sizeof text, "name_%d", i);
            names[i] = yr_intern_c(text);
        }
        for (int i = 0; i < COUNT; i++) { /* every one is found while the others go */
            snprintf(text, sizeof text, "name_%d", i);
            yr_value again = yr_intern_c(text);
            ck_assert_uint_eq(again, names[i]);
            yr_drop(again);
            yr_drop(names[i]);
        }
    }
}
END_TEST

/* ---- Searches ------------------------------------------------------------------------------- */

START_TEST(searches_agree_with_plain_ones)
{
    static const char *const texts[] = {"abracadabra",
                                        "aaaa",
                                        "",
                                        "\xe1\x88\xb4"
                                        "a\xe1\x88\xb4",
                                        "\xf0\x9f\x98\x80xx",
                                        "caf\xc3\xa9"};
    static const char *const needles[] = {
        "a", "abra", "aa", "", "\xe1\x88\xb4", "\xc3\xa9", "x", "\xf0\x9f\x98\x80"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t j = 0; j < sizeof needles / sizeof *needles; j++) {
            yr_value s = yr_str_from_c(texts[i]), sub = yr_str_from_c(needles[j]);
            const yr_str *x = yr_str_as(s), *y = yr_str_as(sub);
            int64_t first = -1, last = -1;
            for (size_t at = 0; at + y->length <= x->length; at++)
                if (yr_str_match(x, at, y)) {
                    first = first < 0 ? (int64_t)at : first;
                    last = (int64_t)at;
                }
            ck_assert_int_eq(yr_str_find(x, y, 0, x->length), first);
            ck_assert_int_eq(yr_str_rfind(x, y, 0, x->length), last);
            yr_drop(s);
            yr_drop(sub);
        }
}
END_TEST

/* Bytes of 0x0101 0x0101 hold 0x0101 at an odd place too, which is no hit. */
START_TEST(a_hit_in_the_middle_of_a_character_is_none)
{
    const uint32_t in[] = {0x0211, 0x1102, 0x1122}, wanted[] = {0x1102};
    yr_value s = yr_str_from_chars(in, 3), sub = yr_str_from_chars(wanted, 1);
    ck_assert_int_eq(yr_str_find(yr_str_as(s), yr_str_as(sub), 0, 3), 1);
    ck_assert_int_eq(yr_str_count(yr_str_as(s), yr_str_as(sub), 0, 3, -1), 1);
    yr_drop(s);
    yr_drop(sub);
}
END_TEST

/* ---- Messages ------------------------------------------------------------------------------- */

START_TEST(messages_know_printf_and_values)
{
    yr_value s = yr_str_from_c("it's \xc3\xa9");
    check_text(
        yr_str_format("%d %5d|%-5d|%05d %x %zu %lld", -1, 2, 3, 4, 255, (size_t)7, 1LL << 40),
        "-1     2|3    |00004 ff 7 1099511627776");
    check_text(yr_str_format("%s %.3s %5s %c %%", "text", "cut off", "r", 'x'),
               "text cut     r x %");
    check_text(yr_str_format("%U %S %R %T %T", s, yr_int(5), s, YR_NONE, s),
               "it's \xc3\xa9 5 \"it's \xc3\xa9\" NoneType str");
    check_text(yr_str_format("%.200s|%.2U|%6U|", "short", s, YR->characters['z']),
               "short|it|     z|");
    yr_drop(s);
}
END_TEST

START_TEST(a_builder_normalises)
{
    yr_builder b = {0};
    yr_value v = yr_str_from_c("\xe1\x88\xb4");
    yr_builder_c(&b, "ab");
    yr_builder_add(&b, v);
    yr_builder_char(&b, 0x1f600);
    b.length -= 2;
    yr_value r = yr_builder_finish(&b);
    ck_assert_int_eq(yr_str_as(r)->kind, 1);
    check_text(r, "ab");
    check_text(yr_builder_finish(&b), "");
    yr_drop(v);
}
END_TEST

/* ---- Codecs
 * ---------------------------------------------------------------------------------------------------
 */

START_TEST(every_character_survives_every_unicode_codec)
{
    static const char *const codecs[] = {"utf-8",  "utf-16",    "utf-16-be",
                                         "utf-32", "utf-32-le", "unicode_escape"};
    yr_builder b = {0};
    for (uint32_t c = 0; c <= YR_MAX_CHAR; c += c < 0x3000 ? 1 : 97)
        if (c < 0xdc00 || c > 0xdfff) /* high and low surrogates would become one character */
            yr_builder_char(&b, c);
    yr_value all = yr_builder_finish(&b);
    for (size_t i = 0; i < sizeof codecs / sizeof *codecs; i++) {
        yr_value bytes = yr_encode(all, codecs[i], "surrogatepass");
        ck_assert_msg(bytes != 0, "%s", codecs[i]);
        yr_value back = yr_decode(yr_bytes_as(bytes)->data, yr_bytes_as(bytes)->length, codecs[i],
                                  "surrogatepass");
        ck_assert_msg(back && yr_str_equal(back, all), "%s", codecs[i]);
        yr_drop(bytes);
        yr_drop(back);
    }
    yr_drop(all);
}
END_TEST

START_TEST(ill_formed_utf8_is_told_exactly)
{
    static const struct {
        const char *bytes, *message;
    } cases[] = {
        {"a\xff", "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte"},
        {"\xe2\x82", "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data"},
        {"\xe2\x82z",
         "'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte"},
        {"\xed\xa0\x80", "'utf-8' codec can't decode byte 0xed in position 0: invalid continuation "
                         "byte"},
        {"\xf4\x90\x80\x80", "'utf-8' codec can't decode byte 0xf4 in position 0: invalid "
                             "continuation byte"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const uint8_t *p = (const uint8_t *)cases[i].bytes;
        ck_assert_uint_eq(yr_decode(p, strlen(cases[i].bytes), NULL, NULL), 0);
        check_error(YR_EXC(UnicodeDecodeError), cases[i].message);
    }
    ck_assert_uint_eq(yr_decode((const uint8_t *)"x", 1, "klingon", NULL), 0);
    check_error(YR_EXC(LookupError), "unknown encoding: klingon");
}
END_TEST

/* ---- Unicode and repr ----------------------------------------------------------------------- */

START_TEST(case_mappings_are_the_full_ones)
{
    uint32_t out[3];
    ck_assert_uint_eq(yr_char_upper(0xdf, out), 2);
    ck_assert_uint_eq(out[0], 'S');
    ck_assert_uint_eq(yr_char_title(0x1c6, out), 1);
    ck_assert_uint_eq(out[0], 0x1c5);
    ck_assert_uint_eq(yr_char_fold(0x1e9e, out), 2);
    ck_assert_uint_eq(yr_char_lower(0x130, out), 2);
    ck_assert_int_eq(yr_char_digit(0x669), 9);
    ck_assert_int_eq(yr_char_digit(0x1d7d8), 0);
    ck_assert_int_eq(yr_char_digit('x'), -1);
    ck_assert(yr_char_is_space(0x2003) && !yr_char_is_space(0x200b));
}
END_TEST

START_TEST(repr_chooses_quotes_and_escapes)
{
    static const struct {
        const char *text, *repr;
    } cases[] = {
        {"plain", "'plain'"},
        {"it's", "\"it's\""},
        {"\"", "'\"'"},
        {"both ' and \"", "'both \\' and \"'"},
        {"\n\t\\\x7f", "'\\n\\t\\\\\\x7f'"},
        {"\xc2\xa0\xe2\x80\xa8\xc3\xa9", "'\\xa0\\u2028\xc3\xa9'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        yr_value v = yr_str_from_c(cases[i].text);
        check_text(yr_repr(v), cases[i].repr);
        yr_drop(v);
    }
}
END_TEST

/* ---- Formatting
 * --------------------------------------------------------------------------------------------------
 */

START_TEST(f_string_fields_are_formatted)
{
    yr_value spec = yr_str_from_c("*^7"), text = yr_str_from_c("\xc3\xa9"),
             bad = yr_str_from_c("d");
    check_text(yr_format(text, 0, spec), "***\xc3\xa9***");
    check_text(yr_format(text, 'a', 0), "'\\xe9'");
    check_text(yr_format(yr_int(-5), 0, 0), "-5");
    check_text(yr_format(YR_NONE, 'r', spec), "*None**");
    ck_assert_uint_eq(yr_format(text, 0, bad), 0);
    check_error(YR_EXC(ValueError), "Unknown format code 'd' for object of type 'str'");
    yr_drop(bad);
    yr_drop(text);
    yr_drop(spec);
}
END_TEST

START_TEST(percent_formats_and_complains)
{
    yr_value format = yr_str_from_c("%5d|%-5s|%05.1f"), one = yr_str_from_c("%d");
    yr_value items[3] = {yr_int(42), yr_str_from_c("ab"), yr_float(-2.25)};
    yr_value args = yr_tuple(items, 3);
    check_text(yr_percent_format(format, args), "   42|ab   |-02.2");
    ck_assert_uint_eq(yr_percent_format(one, args), 0);
    check_error(YR_EXC(TypeError), "not all arguments converted during string formatting");
    ck_assert_uint_eq(yr_percent_format(one, format), 0);
    check_error(YR_EXC(TypeError), "%d format: a real number is required, not str");
    yr_drop(args);
    yr_drop(one);
    yr_drop(format);
}
END_TEST

Suite *str_suite(void)
{
    Suite *s = suite_create("str");
    TCase *c = tcase_create("str");
    tcase_add_checked_fixture(c, begin, end);
    tcase_add_test(c, a_text_has_the_smallest_kind);
    tcase_add_test(c, a_part_of_a_wide_text_is_narrow);
    tcase_add_test(c, ill_formed_bytes_become_surrogates);
    tcase_add_test(c, characters_of_latin_1_are_shared);
    tcase_add_test(c, joined_texts_take_the_wider_kind);
    tcase_add_test(c, appending_grows_in_place_only_unshared);
    tcase_add_test(c, growth_forgets_the_hash);
    tcase_add_test(c, equal_interned_texts_are_one);
    tcase_add_test(c, interned_texts_die_and_come_back);
    tcase_add_test(c, searches_agree_with_plain_ones);
    tcase_add_test(c, a_hit_in_the_middle_of_a_character_is_none);
    tcase_add_test(c, messages_know_printf_and_values);
    tcase_add_test(c, a_builder_normalises);
    tcase_add_test(c, every_character_survives_every_unicode_codec);
    tcase_add_test(c, ill_formed_utf8_is_told_exactly);
    tcase_add_test(c, case_mappings_are_the_full_ones);
    tcase_add_test(c, repr_chooses_quotes_and_escapes);
    tcase_add_test(c, f_string_fields_are_formatted);
    tcase_add_test(c, percent_formats_and_complains);
    suite_add_tcase(s, c);
    return s;
}
