/* The tables of a module: constants and globals are given numbers once and for all. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "ir/ir.h"

static arena *memory;
static struct module *module;

static void start(void)
{
    memory = arena_new();
    module = NEW(memory, struct module);
    module->arena = memory;
}

static void finish(void)
{
    arena_free(memory);
}

static int text_index(enum constant_kind kind, const char *text, size_t size)
{
    struct constant c = {.kind = kind, .text = text, .size = size};

    return module_constant_index(module, &c);
}

static int number_index(enum constant_kind kind, double number)
{
    struct constant c = {.kind = kind, .number = number};

    return module_constant_index(module, &c);
}

START_TEST(constants_are_found_again)
{
    ck_assert_int_eq(text_index(CONST_INT, "1", 1), 0);
    ck_assert_int_eq(text_index(CONST_STR, "1", 1), 1);
    ck_assert_int_eq(text_index(CONST_BYTES, "1", 1), 2);
    ck_assert_int_eq(text_index(CONST_INT, "1", 1), 0);
    ck_assert_int_eq(text_index(CONST_BYTES, "1", 1), 2);
    ck_assert_int_eq(module_name_constant(module, "1"), 1);
    ck_assert(module->constants.at[1].is_name);
    ck_assert(!module->constants.at[2].is_name);
}
END_TEST

/* Zero bytes count, and so does what stands behind them. */
START_TEST(texts_are_compared_by_their_size)
{
    ck_assert_int_eq(text_index(CONST_STR, "a\0b", 3), 0);
    ck_assert_int_eq(text_index(CONST_STR, "a\0c", 3), 1);
    ck_assert_int_eq(text_index(CONST_STR, "a", 1), 2);
    ck_assert_int_eq(text_index(CONST_STR, "a\0b", 3), 0);
}
END_TEST

START_TEST(floats_are_compared_by_their_bits)
{
    ck_assert_int_eq(number_index(CONST_FLOAT, 0.0), 0);
    ck_assert_int_eq(number_index(CONST_FLOAT, -0.0), 1);
    ck_assert_int_eq(number_index(CONST_IMAG, 0.0), 2);
    ck_assert_int_eq(number_index(CONST_FLOAT, NAN), 3);
    ck_assert_int_eq(number_index(CONST_FLOAT, NAN), 3);
    ck_assert_int_eq(number_index(CONST_FLOAT, 0.0), 0);
}
END_TEST

START_TEST(tuples_come_after_their_items)
{
    struct operand items[] = {int_operand(5), word_operand(WORD_NONE), int_operand(5)};
    int t = module_tuple_constant(module, items, 3);

    ck_assert_int_eq(t, 2);
    ck_assert_int_eq((int)module->constants.at[t].items.at[0].number, 0);
    ck_assert_int_eq((int)module->constants.at[t].items.at[1].number, 1);
    ck_assert_int_eq((int)module->constants.at[t].items.at[2].number, 0);
    ck_assert_int_eq(module_tuple_constant(module, items, 3), t);
    ck_assert_int_ne(module_tuple_constant(module, items, 2), t);
}
END_TEST

/* (None,) is not None, () is not a name, and (1, 2) is not (2, 1). */
START_TEST(tuples_are_told_from_all_else)
{
    struct operand none = word_operand(WORD_NONE);
    struct operand forth[] = {int_operand(1), int_operand(2)};
    struct operand back[] = {int_operand(2), int_operand(1)};
    int empty = module_tuple_constant(module, NULL, 0);
    int one = module_tuple_constant(module, &none, 1);
    struct operand nested = {.kind = OPERAND_CONSTANT, .number = one};

    ck_assert_int_ne(empty, one);
    ck_assert_int_ne(one, (int)module->constants.at[one].items.at[0].number);
    ck_assert_int_ne(module_tuple_constant(module, &nested, 1), one);
    ck_assert_int_ne(module_tuple_constant(module, forth, 2),
                     module_tuple_constant(module, back, 2));
    ck_assert_int_eq(module_tuple_constant(module, NULL, 0), empty);
}
END_TEST

static const char *numbered(const char *word, int n)
{
    return arena_printf(memory, "%s%d", word, n);
}

/* The hash table is built anew several times; numbers once given stay. */
START_TEST(numbers_stay_while_the_tables_grow)
{
    enum { MANY = 5000 };

    for (int n = 0; n < MANY; n++) {
        ck_assert_int_eq(module_name_constant(module, numbered("c", n)), n);
        ck_assert_int_eq(module_global_index(module, numbered("g", n)), n);
    }
    for (int n = MANY - 1; n >= 0; n--) {
        ck_assert_int_eq(module_name_constant(module, numbered("c", n)), n);
        ck_assert_int_eq(module_global_index(module, numbered("g", n)), n);
    }
    ck_assert_int_eq(module->constants.n, MANY);
    ck_assert_int_eq(module->globals.n, MANY);
    ck_assert_str_eq(module->globals.at[77], "g77");
}
END_TEST

/* A global and a constant of one name have nothing to do with each other. */
START_TEST(globals_are_no_constants)
{
    ck_assert_int_eq(module_name_constant(module, "x"), 0);
    ck_assert_int_eq(module_name_constant(module, "y"), 1);
    ck_assert_int_eq(module_global_index(module, "y"), 0);
    ck_assert_int_eq(module_global_index(module, "x"), 1);
}
END_TEST

Suite *table_suite(void)
{
    Suite *s = suite_create("table");
    TCase *c = tcase_create("table");

    tcase_add_checked_fixture(c, start, finish);
    tcase_add_test(c, constants_are_found_again);
    tcase_add_test(c, texts_are_compared_by_their_size);
    tcase_add_test(c, floats_are_compared_by_their_bits);
    tcase_add_test(c, tuples_come_after_their_items);
    tcase_add_test(c, tuples_are_told_from_all_else);
    tcase_add_test(c, numbers_stay_while_the_tables_grow);
    tcase_add_test(c, globals_are_no_constants);
    suite_add_tcase(s, c);
    return s;
}
