/* Postorder of the graph of a function. */
#include <check.h>
#include <stdlib.h>
#include "analyse/order.h"
#include "ir/read.h"

static arena *memory;

static void start(void)
{
    memory = arena_new();
}

static void finish(void)
{
    arena_free(memory);
}

static struct function *read_function(const char *text)
{
    const char *error;
    struct module *m = ir_read(memory, text, &error);

    ck_assert_msg(m != NULL, "%s", error);
    return m->body;
}

/* The numbers of the blocks in postorder. */
static const char *order_of(const struct function *f)
{
    struct text text = {0};
    int n;
    struct block **order = postorder(memory, f, &n);

    for (int k = 0; k < n; k++)
        text_printf(memory, &text, "%s%d", k ? " " : "", order[k]->id);
    return text.at ? text.at : "";
}

START_TEST(a_block_comes_behind_its_successors)
{
    ck_assert_str_eq(order_of(read_function("function f\n"
                                            "block 0:\n"
                                            "  r0 = SET_RAW [1]\n"
                                            "  BRANCH r0  -> 1, 2\n"
                                            "block 1:\n"
                                            "  JUMP  -> 3\n"
                                            "block 2:\n"
                                            "  JUMP  -> 3\n"
                                            "block 3:\n"
                                            "  RETURN None\n")),
                     "3 1 2 0");
}
END_TEST

START_TEST(a_loop_is_entered_once)
{
    ck_assert_str_eq(order_of(read_function("function f\n"
                                            "block 0:\n"
                                            "  JUMP  -> 1\n"
                                            "block 1:\n"
                                            "  r0 = SET_RAW [1]\n"
                                            "  BRANCH r0  -> 2, 3\n"
                                            "block 2:\n"
                                            "  JUMP  -> 1\n"
                                            "block 3:\n"
                                            "  RETURN None\n")),
                     "2 3 1 0");
}
END_TEST

/* Edges from the middle of a block are taken before those at its end, in their order. */
START_TEST(exceptional_edges_come_first)
{
    ck_assert_str_eq(order_of(read_function("function f\n"
                                            "block 0:\n"
                                            "  POLL  -> fail 2\n"
                                            "  POLL  -> fail 3\n"
                                            "  JUMP  -> 1\n"
                                            "block 1:\n"
                                            "  RETURN None\n"
                                            "block 2:\n"
                                            "  RETURN None\n"
                                            "block 3:\n"
                                            "  RETURN None\n")),
                     "2 3 1 0");
}
END_TEST

START_TEST(what_nobody_reaches_is_left_out)
{
    ck_assert_str_eq(order_of(read_function("function f\n"
                                            "block 0:\n"
                                            "  RETURN None\n"
                                            "block 1:\n"
                                            "  JUMP  -> 0\n")),
                     "0");
}
END_TEST

START_TEST(a_function_without_blocks_has_no_order)
{
    struct function f = {0};
    int n = 5;

    postorder(memory, &f, &n);
    ck_assert_int_eq(n, 0);
}
END_TEST

/* A chain that a recursion could not follow. */
START_TEST(long_chains_need_no_stack)
{
    enum { LENGTH = 300000 };
    struct module *m = NEW(memory, struct module);
    struct function *f = NEW(memory, struct function);
    int n;

    m->arena = memory;
    f->module = m;
    for (int k = 0; k < LENGTH; k++)
        new_block(f, NULL);
    for (int k = 0; k + 1 < LENGTH; k++) {
        struct instr *jump = new_instr(f, OP_JUMP, 1);
        instr_add_target(f, jump, f->blocks.at[k + 1]);
        push(memory, &f->blocks.at[k]->instrs, jump);
    }
    struct block **order = postorder(memory, f, &n);
    ck_assert_int_eq(n, LENGTH);
    for (int k = 0; k < LENGTH; k++)
        ck_assert_int_eq(order[k]->id, LENGTH - 1 - k);
}
END_TEST

Suite *order_suite(void)
{
    Suite *s = suite_create("order");
    TCase *c = tcase_create("order");

    tcase_add_checked_fixture(c, start, finish);
    tcase_add_test(c, a_block_comes_behind_its_successors);
    tcase_add_test(c, a_loop_is_entered_once);
    tcase_add_test(c, exceptional_edges_come_first);
    tcase_add_test(c, what_nobody_reaches_is_left_out);
    tcase_add_test(c, a_function_without_blocks_has_no_order);
    tcase_add_test(c, long_chains_need_no_stack);
    suite_add_tcase(s, c);
    return s;
}
