/* The table of instructions: its columns agree with each other, and what is made of the effects. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include "analyse/uses.h"
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

/* --------------------------------------------------------------------------------- the table */

/* The number of classes, * taken for one; -1: no such row of letters. */
static int count_classes(const char *classes)
{
    int n = 0;

    for (const char *at = classes; *at; n++) {
        if (rep_of_letter(*at) < 0 && *at != 'T' && *at != 'n')
            return -1;
        at++;
        at += *at == '?';
        if (*at == '*' && at[1])
            return -1;
        at += *at == '*';
    }
    return n;
}

static int repeats(const char *classes)
{
    return strchr(classes, '*') != NULL;
}

START_TEST(classes_are_letters_of_representations)
{
    for (int op = 0; op < OPCODE_COUNT; op++) {
        ck_assert_msg(count_classes(op_infos[op].takes) >= 0, "%s takes", op_infos[op].name);
        ck_assert_msg(count_classes(op_infos[op].gives) >= 0, "%s gives", op_infos[op].name);
    }
}
END_TEST

START_TEST(the_first_result_is_what_its_kind_says)
{
    for (int op = 0; op < OPCODE_COUNT; op++) {
        const struct op_info *info = &op_infos[op];
        char first = info->gives[0];
        int fits = 1;

        switch (info->result) {
        case RESULT_NEW:
        case RESULT_WORD: fits = first == 't'; break;
        case RESULT_TEST: fits = first == 'r'; break;
        case RESULT_UNBOXED: fits = first == 'i' || first == 'd'; break;
        case RESULT_STATUS: break; /* by address */
        case RESULT_VOID: fits = !first; break;
        case RESULT_OWN: break;
        }
        ck_assert_msg(fits, "%s gives '%s'", info->name, info->gives);
    }
}
END_TEST

/* Sources and results that the C mentions are there, and a source that is moved in is boxed. */
START_TEST(the_text_mentions_what_is_there)
{
    for (int op = 0; op < OPCODE_COUNT; op++) {
        const struct op_info *info = &op_infos[op];
        int takes = count_classes(info->takes), gives = count_classes(info->gives);
        const char *text = info->result == RESULT_OWN ? "" : info->text;

        for (; (text = strchr(text, '$')) != NULL; text++) {
            if (text[1] >= '0' && text[1] <= '9')
                ck_assert_msg(text[1] - '0' < takes || repeats(info->takes), "%s", info->name);
            if (text[1] == 'd')
                ck_assert_msg(text[2] - '0' < gives, "%s", info->name);
        }
        for (int s = 0; s < takes && !repeats(info->takes); s++)
            ck_assert_msg(!op_steals((enum opcode)op, s) || !strchr("rid", info->takes[0]), "%s",
                          info->name);
    }
}
END_TEST

/* Whoever fails without an effect has found something out about a register or has failed before. */
START_TEST(what_is_pure_does_not_fail)
{
    for (int op = 0; op < OPCODE_COUNT; op++)
        if (op_infos[op].effect == EFFECT_PURE && op_infos[op].raises)
            ck_assert_msg(op == OP_CHECK_BOUND || op == OP_FAIL, "%s", op_infos[op].name);
}
END_TEST

/* ---------------------------------------------------------------------------------- effects */

/* Instruction k of the first block of a function with the named variables x and [y]. */
static struct instr *instr(const char *line)
{
    const char *error;
    struct module *m = ir_read(memory,
                               arena_printf(memory,
                                            "function f\n  locals: x\n  cells: y\n"
                                            "block 0:\n  %s\n  RETURN None\n",
                                            line),
                               &error);

    ck_assert_msg(m != NULL, "%s", error);
    return m->body->blocks.at[0]->instrs.at[0];
}

START_TEST(effects_are_those_of_the_table)
{
    ck_assert_int_eq(instr_effect(instr("r0 = TEST_IS x, None")), EFFECT_PURE);
    ck_assert_int_eq(instr_effect(instr("r0 = MATCH_SEQUENCE x")), EFFECT_READS);
    ck_assert_int_eq(instr_effect(instr("t0 = LOAD_CELL [v] [0] [y]  -> fail 0")), EFFECT_READS);
    ck_assert_int_eq(instr_effect(instr("LIST_APPEND x, 1  -> fail 0")), EFFECT_WRITES);
    ck_assert_int_eq(instr_effect(instr("t0 = ADD x, x  -> fail 0")), EFFECT_RUNS);
    ck_assert_int_eq(instr_effect(instr("POLL  -> fail 0")), EFFECT_RUNS);
    ck_assert_int_eq(instr_effect(instr("t0 = TUPLE x  -> fail 0")), EFFECT_RUNS);
}
END_TEST

/* A reference that is dropped may be the last one. */
START_TEST(a_named_result_drops_what_it_held)
{
    ck_assert_int_eq(instr_effect(instr("t0 = MOVE x")), EFFECT_PURE);
    ck_assert_int_eq(instr_effect(instr("x = MOVE 1")), EFFECT_RUNS);
    ck_assert_int_eq(instr_effect(instr("x = LOAD_CELL [v] [0] [y]  -> fail 0")), EFFECT_RUNS);
    ck_assert_int_eq(instr_effect(instr("[y] = MOVE x")), EFFECT_RUNS);
    ck_assert_int_eq(instr_effect(instr("x = UNBIND")), EFFECT_RUNS);
}
END_TEST

START_TEST(a_drop_of_what_is_not_counted_does_nothing)
{
    struct instr *drop = instr("DROP t0");

    ck_assert_int_eq(instr_effect(drop), EFFECT_RUNS);
    drop->src.at[0].reg->uncounted = 1;
    ck_assert_int_eq(instr_effect(drop), EFFECT_PURE);
}
END_TEST

START_TEST(what_only_computes_may_be_left_out)
{
    ck_assert(only_computes(instr("r0 = TEST_IS x, None")));
    ck_assert(only_computes(instr("r0 = MATCH_SEQUENCE x")));
    ck_assert(only_computes(instr("r0 = SET_RAW [1]")));
    ck_assert(!only_computes(instr("t0 = ADD x, x  -> fail 0")));
    ck_assert(!only_computes(instr("t0 = LOAD_CELL [v] [0] [y]  -> fail 0")));
    ck_assert(!only_computes(instr("r0 = ASYNC_STOPPED")));
    ck_assert(!only_computes(instr("r0 = RAISE_AGAIN")));
    ck_assert(!only_computes(instr("t0? = SAVE_HANDLED")));
    ck_assert(!only_computes(instr("x = MOVE 1")));
    ck_assert(!only_computes(instr("JUMP  -> 0")));
}
END_TEST

/* RAISE_AGAIN has an effect, so its result is stored though nobody reads it; that of a test is not.
 */
START_TEST(writes_that_are_left_out_are_not_counted)
{
    const char *error;
    struct module *m = ir_read(memory,
                               "function f\n"
                               "  locals: x\n"
                               "block 0:\n"
                               "  r0 = RAISE_AGAIN\n"
                               "  r1 = TEST_IS x, None\n"
                               "  r2 = TEST_IS x, None\n"
                               "  t3 = BOOL r2\n"
                               "  RETURN t3\n",
                               &error);

    ck_assert_msg(m != NULL, "%s", error);
    count_uses(m->body);
    ck_assert_int_eq(m->body->regs.at[0]->sets, 1);
    ck_assert_int_eq(m->body->regs.at[1]->sets, 0);
    ck_assert_int_eq(m->body->regs.at[2]->sets, 1);
    ck_assert_int_eq(m->body->regs.at[3]->sets, 1);
    ck_assert_int_eq(m->body->regs.at[2]->uses, 1);
    ck_assert(is_left_out(m->body->blocks.at[0]->instrs.at[1]));
}
END_TEST

Suite *ops_suite(void)
{
    Suite *s = suite_create("ops");
    TCase *c = tcase_create("ops");

    tcase_add_checked_fixture(c, start, finish);
    tcase_add_test(c, classes_are_letters_of_representations);
    tcase_add_test(c, the_first_result_is_what_its_kind_says);
    tcase_add_test(c, the_text_mentions_what_is_there);
    tcase_add_test(c, what_is_pure_does_not_fail);
    tcase_add_test(c, effects_are_those_of_the_table);
    tcase_add_test(c, a_named_result_drops_what_it_held);
    tcase_add_test(c, a_drop_of_what_is_not_counted_does_nothing);
    tcase_add_test(c, what_only_computes_may_be_left_out);
    tcase_add_test(c, writes_that_are_left_out_are_not_counted);
    suite_add_tcase(s, c);
    return s;
}
