/*
 * The verifier behind the passes that lay out the frame and share C variables: a graph that is
 * right, and what it says when somebody has tampered with the result. What it says of graphs that
 * are wrong by themselves stands in tests/ir/verify_*.ir.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include "driver.h"
#include "ir/read.h"

static arena *memory;
static struct function *function;

static void start(void)
{
    memory = arena_new();
}

static void finish(void)
{
    arena_free(memory);
}

/* The function of the text, behind the passes from the first on. */
static void make(const char *text, const char *passes)
{
    const char *error;
    struct module *m = ir_read(memory, text, &error);

    ck_assert_msg(m != NULL, "%s", error);
    function = m->body;
    for (char *rest = arena_strndup(memory, passes, strlen(passes)), *name;
         (name = strtok_r(rest, " ", &rest)) != NULL;)
        ck_assert_int_eq(run_single_pass(name, function, NULL), 0);
}

static struct reg *temporary(int id)
{
    return function->regs.at[id];
}

/* What the verifier says, "" for nothing. */
static const char *complaints(enum ir_state state)
{
    FILE *kept = stderr;
    char *result;
    size_t size;

    fflush(stderr);
    stderr = open_memstream(&result, &size);
    int verified = ir_verify(function, state);
    fclose(stderr);
    stderr = kept;
    const char *copy = arena_strndup(memory, result, size);
    free(result);
    ck_assert_int_eq(verified, size ? -1 : 0);
    return copy;
}

#define PAD        "block 9 fail pad:\n  TRACE  @1\n  UNWIND  @1\n"
#define TO_FRAME   "tidy liveness ownership tidy frame"
#define TO_COLOURS TO_FRAME " ladder liveness uses places colour"

/* ------------------------------------------------------------------------------ C variables */

/* t0 lives while t1 is set, and ADD reads both. */
static const char two_values[] = "function f\n"
                                 "block 0:\n"
                                 "  t0 = LOAD_GLOBAL [a]  -> fail 9  @2\n"
                                 "  t1 = LOAD_GLOBAL [b]  -> fail 9  @3\n"
                                 "  t2 = ADD t0, t1  -> fail 9  @4\n"
                                 "  RETURN t2  @4\n" PAD;

START_TEST(values_in_one_variable_are_seen)
{
    make(two_values, TO_COLOURS);
    ck_assert_str_eq(complaints(IR_SHARED), "");
    ck_assert_int_ne(temporary(0)->number, temporary(1)->number);
    temporary(1)->number = temporary(0)->number;
    ck_assert_ptr_nonnull(
        strstr(complaints(IR_SHARED), "LOAD_GLOBAL at line 3: t1 is set while t0 owns a value\n"));
}
END_TEST

/* t2 must not be stored to where the drops of t0 and t1 come between the operation and its test. */
START_TEST(a_result_over_a_hoisted_drop_is_seen)
{
    make(two_values, TO_COLOURS);
    temporary(2)->number = temporary(1)->number;
    ck_assert_ptr_nonnull(
        strstr(complaints(IR_SHARED), "ADD at line 4: t2 is set while t1 owns a value\n"));
}
END_TEST

START_TEST(raw_registers_in_one_variable_are_seen)
{
    make("function f\n"
         "  locals: p\n"
         "  parameters: p\n"
         "block 0:\n"
         "  r0 = TRUTH p  -> fail 9  @2\n"
         "  r1 = TRUTH p  -> fail 9  @3\n"
         "  BRANCH r1  -> 1, 2  @3\n"
         "block 1:\n"
         "  BRANCH r0  -> 2, 3  @4\n"
         "block 2:\n"
         "  RETURN 2  @5\n"
         "block 3:\n"
         "  RETURN 3  @6\n" PAD,
         TO_COLOURS);
    ck_assert_str_eq(complaints(IR_SHARED), "");
    temporary(0)->number = temporary(1)->number = 1;
    ck_assert_ptr_nonnull(
        strstr(complaints(IR_SHARED), "BRANCH at line 4: r0 is read where its place holds r1\n"));
}
END_TEST

START_TEST(items_are_gone_behind_the_next_unpacking)
{
    make("function f\n"
         "  locals: p\n"
         "  parameters: p\n"
         "block 0:\n"
         "  t0 = UNPACK p  -> fail 9  @2\n"
         "  t1 = UNPACK p  -> fail 9  @3\n"
         "  STORE_GLOBAL [a] t1  @4\n"
         "  RETURN t0  @5\n" PAD,
         TO_COLOURS);
    ck_assert_str_eq(complaints(IR_SHARED), "");
    ck_assert_int_eq(temporary(0)->place, PLACE_VARIABLE);
    ck_assert_int_eq(temporary(1)->place, PLACE_ITEM);
    temporary(0)->place = PLACE_ITEM;
    temporary(0)->number = 0;
    ck_assert_ptr_nonnull(strstr(complaints(IR_SHARED),
                                 "UNPACK at line 3: t0 is overwritten while it owns a value\n"));
}
END_TEST

/* Two rungs that have come to drop the same variable are one, though their registers differ. */
START_TEST(a_merged_rung_drops_for_several)
{
    make("function f\n"
         "block 0:\n"
         "  t0 = LOAD_GLOBAL [a]  -> fail 9  @2\n"
         "  t1 = CALL t0, 1  -> fail 9  @2\n"
         "  t2 = NEG t1  -> fail 9  @3\n"
         "  STORE_GLOBAL [c] t2  @3\n"
         "  t3 = LOAD_GLOBAL [b]  -> fail 9  @4\n"
         "  t4 = LOAD_GLOBAL [d]  -> fail 9  @5\n"
         "  t5 = TUPLE t3, t4  -> fail 9  @6\n"
         "  t6 = LOAD_GLOBAL [e]  -> fail 9  @7\n"
         "  t7 = TUPLE t5, t6  -> fail 9  @8\n"
         "  RETURN t7  @8\n" PAD,
         TO_COLOURS);
    int before = function->blocks.n;
    ck_assert_str_eq(complaints(IR_SHARED), "");
    ck_assert_int_eq(run_single_pass("rungs", function, NULL), 0);
    ck_assert_int_lt(function->blocks.n, before);
    ck_assert_str_eq(complaints(IR_SHARED), "");
}
END_TEST

/* -------------------------------------------------------------------------------- the frame */

/* t0 lives across the suspension, what was sent does not. */
static const char suspended[] = "function f generator\n"
                                "  locals: p\n"
                                "  parameters: p\n"
                                "block 0:\n"
                                "  t0 = LOAD_GLOBAL [a]  -> fail 9  @2\n"
                                "  t1 = YIELD p  -> 1  -> fail 9  @3\n"
                                "block 1:\n"
                                "  t2 = ADD t0, t1  -> fail 9  @4\n"
                                "  RETURN t2  @4\n" PAD;

START_TEST(what_is_in_no_slot_is_lost)
{
    make(suspended, TO_FRAME);
    ck_assert_str_eq(complaints(IR_OWNED), "");
    temporary(0)->slot = -1;
    ck_assert_ptr_nonnull(
        strstr(complaints(IR_OWNED), "YIELD at line 3: t0 is lost while it owns a value\n"));
}
END_TEST

START_TEST(a_state_that_drops_too_little_is_seen)
{
    make(suspended, TO_FRAME);
    function->suspensions.at[0].owned.n = 0;
    ck_assert_str_eq(complaints(IR_OWNED),
                     "__main__: f: block 0, YIELD at line 3: state 1 does not drop all that is "
                     "owned\n");
}
END_TEST

START_TEST(a_state_that_drops_too_much_is_seen)
{
    make(suspended, TO_FRAME);
    function->suspensions.at[0].owned.at[0] = temporary(2);
    ck_assert_ptr_nonnull(
        strstr(complaints(IR_OWNED), "YIELD at line 3: state 1 drops t2, which owns nothing\n"));
}
END_TEST

/* What was sent is in the parameter of the next resumption no more. */
START_TEST(what_was_sent_is_gone_behind_the_next_yield)
{
    make("function f generator\n"
         "  locals: p\n"
         "  parameters: p\n"
         "block 0:\n"
         "  t0 = YIELD p  -> 1  -> fail 9  @2\n"
         "block 1:\n"
         "  t1 = YIELD p  -> 2  -> fail 9  @3\n"
         "block 2:\n"
         "  STORE_GLOBAL [a] t1  @4\n"
         "  RETURN t0  @5\n" PAD,
         TO_COLOURS);
    ck_assert_str_eq(complaints(IR_SHARED), "");
    ck_assert_int_eq(temporary(0)->place, PLACE_SLOT);
    ck_assert_int_eq(temporary(1)->place, PLACE_SENT);
    temporary(0)->place = PLACE_SENT;
    temporary(0)->slot = -1;
    ck_assert_ptr_nonnull(strstr(complaints(IR_SHARED), "YIELD at line 3: t0 is "));
}
END_TEST

/* ------------------------------------------------------------------- every drop of a function */

static const char *file_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct text text = {0};
    char bytes[4096];
    size_t n;

    ck_assert_msg(file != NULL, "%s cannot be read", path);
    while ((n = fread(bytes, 1, sizeof bytes, file)) > 0)
        text_add(memory, &text, bytes, n);
    fclose(file);
    return text.at;
}

/* The block with a drop left out, or with it done twice. */
static void change_block(struct block *b, int k, int times, struct instr **at)
{
    int n = 0;

    for (int i = 0; i < b->instrs.n; i++)
        for (int copies = i == k ? times : 1; copies; copies--)
            at[n++] = b->instrs.at[i];
    b->instrs.at = at;
    b->instrs.n = n;
}

static void check_drop(struct block *b, int k, int times)
{
    struct instr **at = b->instrs.at;
    int n = b->instrs.n;
    const struct instr *drop = at[k];

    change_block(b, k, times, NEW_ARRAY(memory, struct instr *, n + 1));
    ck_assert_msg(*complaints(IR_SHARED), "%s: t%d dropped %d times in block %d",
                  function->qualname, drop->src.at[0].reg->id, times, b->id);
    b->instrs.at = at;
    b->instrs.n = n;
}

/* One drop fewer comes before the test, so the way of failure has none for it. */
static int check_hoisted(struct instr *i, const struct instr *last)
{
    if (!i->hoisted || last->src.at[0].reg->nullable)
        return 0;
    i->hoisted--;
    ck_assert_msg(*complaints(IR_SHARED), "%s: %s at line %d", function->qualname,
                  op_infos[i->op].name, i->line);
    i->hoisted++;
    return 1;
}

static int check_all_hoisted(void)
{
    int n = 0;

    for (int b = 0; b < function->blocks.n; b++)
        for (int k = 0; k < function->blocks.at[b]->instrs.n; k++) {
            struct instr **at = function->blocks.at[b]->instrs.at;
            n += check_hoisted(at[k], at[k + at[k]->hoisted]);
        }
    return n;
}

/* Tampers with every drop, and gives their number. What may be 0 is vague: see verify_paths.c. */
static int check_drops(void)
{
    int n = 0;

    for (int b = 0; b < function->blocks.n; b++)
        for (int k = 0; k < function->blocks.at[b]->instrs.n; k++) {
            const struct instr *i = function->blocks.at[b]->instrs.at[k];
            if (i->op != OP_DROP || i->src.at[0].reg->nullable)
                continue;
            check_drop(function->blocks.at[b], k, 0);
            check_drop(function->blocks.at[b], k, 2);
            n++;
        }
    return n;
}

/* The dumps are of the IR behind `frame`; its layout is not in them, so generators are left out. */
START_TEST(no_drop_can_be_missing_or_done_twice)
{
    static const char *const files[] = {"closure",       "condition",      "except_named",
                                        "operands",      "finally_return", "match_patterns",
                                        "with_statement"};
    static const char *const passes[] = {"ladder", "liveness", "uses", "places", "colour", "rungs"};
    int drops = 0, hoisted = 0;

    for (size_t n = 0; n < sizeof files / sizeof *files; n++) {
        const char *error;
        const char *path = arena_printf(memory, "tests/ir/%s.dump", files[n]);
        struct module *m = ir_read(memory, file_text(path), &error);
        ck_assert_msg(m != NULL, "%s: %s", path, error);
        for (int k = 0; k < m->functions.n; k++) {
            function = m->functions.at[k];
            if (function->is_generator)
                continue;
            for (size_t p = 0; p < sizeof passes / sizeof *passes; p++)
                ck_assert_int_eq(run_single_pass(passes[p], function, NULL), 0);
            ck_assert_str_eq(complaints(IR_SHARED), "");
            drops += check_drops();
            hoisted += check_all_hoisted();
        }
    }
    ck_assert_int_ge(drops, 40);
    ck_assert_int_ge(hoisted, 10);
}
END_TEST

Suite *verify_suite(void)
{
    Suite *s = suite_create("verify");
    TCase *c = tcase_create("verify");

    tcase_add_checked_fixture(c, start, finish);
    tcase_add_test(c, values_in_one_variable_are_seen);
    tcase_add_test(c, a_result_over_a_hoisted_drop_is_seen);
    tcase_add_test(c, raw_registers_in_one_variable_are_seen);
    tcase_add_test(c, items_are_gone_behind_the_next_unpacking);
    tcase_add_test(c, a_merged_rung_drops_for_several);
    tcase_add_test(c, what_is_in_no_slot_is_lost);
    tcase_add_test(c, a_state_that_drops_too_little_is_seen);
    tcase_add_test(c, a_state_that_drops_too_much_is_seen);
    tcase_add_test(c, what_was_sent_is_gone_behind_the_next_yield);
    tcase_add_test(c, no_drop_can_be_missing_or_done_twice);
    suite_add_tcase(s, c);
    return s;
}
