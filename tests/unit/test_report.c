/* What explain knows of a generator: where it keeps what, which ways there are, what passes say. */
#include <check.h>
#include <string.h>
#include "analyse/boundness.h"
#include "analyse/frame.h"
#include "analyse/liveness.h"
#include "analyse/uses.h"
#include "ir/read.h"
#include "report/machine.h"

static arena *memory;

static void start(void)
{
    memory = arena_new();
}

static void finish(void)
{
    arena_free(memory);
}

/* A loop that yields x, which may be unbound; t1 and a number live across the yield. */
static const char text[] = "function f generator\n"
                           "  locals: x\n"
                           "block 0:\n"
                           "  t1 = CALL x  -> fail 4  @2\n"
                           "  r2 = SET_RAW [7]  @2\n"
                           "  JUMP  -> 1  @2\n"
                           "block 1:\n"
                           "  t0 = YIELD +x  -> 2  -> fail 5  @3\n"
                           "block 2:\n"
                           "  x = MOVE t0  @3\n"
                           "  BRANCH r2  -> 1, 3  @4\n"
                           "block 3:\n"
                           "  RETURN t1  @5\n"
                           "block 4 pad:\n"
                           "  TRACE  @1\n"
                           "  UNWIND  @1\n"
                           "block 5:\n"
                           "  DROP t1  @3\n"
                           "  JUMP  -> 4  @3\n";

static struct function *loop_function(void)
{
    const char *error;
    struct module *m = ir_read(memory, text, &error);

    ck_assert_msg(m != NULL, "%s", error);
    m->name = "__main__";
    m->file = "f.py";
    tidy_blocks(m->body);
    layout_frame(m->body);
    analyse_liveness(m->body);
    count_uses(m->body);
    find_bound(m->body);
    return m->body;
}

static const struct machine *machine_of(struct function *f)
{
    struct machine_list list = find_machines(memory, f->module, NULL);

    ck_assert_int_eq(list.n, 1);
    return list.at[0];
}

START_TEST(a_frame_is_laid_out_without_gaps)
{
    const struct machine *m = machine_of(loop_function());
    int offset = 0;

    for (int i = 0; i < m->fields.n; i++) {
        ck_assert_int_eq(m->fields.at[i].offset, offset);
        offset += m->fields.at[i].size;
    }
    ck_assert_int_eq(offset, m->size);
    ck_assert_int_eq(m->size, 4 + 4 + 8 + 8 + 8 + 4 + 4); /* x, t1, r2, padding */
}
END_TEST

START_TEST(a_state_holds_what_is_needed_behind_it)
{
    const struct machine *m = machine_of(loop_function());
    struct text held = {0};

    ck_assert_int_eq(m->states.n, 2);
    for (int i = 0; i < m->states.at[1].held.n; i++)
        text_printf(memory, &held, "%s ", held_text(memory, m, &m->states.at[1].held.at[i]));
    ck_assert_str_eq(held.at, "x? t1 t2 ");
    ck_assert_str_eq(m->states.at[1].wakes, "send() -> x");
    ck_assert(!m->states.at[1].close_resumes);
}
END_TEST

START_TEST(ways_end_at_the_next_state_or_outside)
{
    const struct machine *m = machine_of(loop_function());
    struct text ways = {0};

    for (int i = 0; i < m->transitions.n; i++) {
        const struct transition *t = &m->transitions.at[i];
        text_printf(memory, &ways, "%d-%s%s(%s) ", t->from, target_name(memory, t->to),
                    t->by_exception ? "!" : "", lines_text(memory, &t->lines));
    }
    ck_assert_str_eq(ways.at, "0-1(2, 3) 0-raise!(2) 1-1(3, 4) 1-return(3-5) 1-raise() ");
}
END_TEST

START_TEST(what_a_pass_notes_comes_in_the_order_of_lines)
{
    struct function *f = loop_function();

    add_note(f, 9, "unboxed", "it is an int");
    add_note(f, 2, "called directly", "nothing rebinds it");
    add_note(f, 9, "unboxed", "it is an int");
    const struct machine *m = machine_of(f);
    int last = 0, found = 0;

    for (int i = 0; i < m->notes.n; i++) {
        ck_assert_int_ge(m->notes.at[i].line, last);
        last = m->notes.at[i].line;
        found += strcmp(m->notes.at[i].fact, "unboxed") == 0;
    }
    ck_assert_int_eq(last, 9);
    ck_assert_int_eq(found, 1);
}
END_TEST

START_TEST(lines_are_said_in_ranges)
{
    struct ids lines = {0};
    static const int all[] = {1, 3, 4, 6, 7, 8, 20};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        ids_add(memory, &lines, all[i]);
    ck_assert_str_eq(lines_text(memory, &lines), "1, 3, 4, 6-8, 20");
}
END_TEST

Suite *report_suite(void)
{
    Suite *s = suite_create("report");
    TCase *c = tcase_create("machines");

    tcase_add_checked_fixture(c, start, finish);
    tcase_add_test(c, a_frame_is_laid_out_without_gaps);
    tcase_add_test(c, a_state_holds_what_is_needed_behind_it);
    tcase_add_test(c, ways_end_at_the_next_state_or_outside);
    tcase_add_test(c, what_a_pass_notes_comes_in_the_order_of_lines);
    tcase_add_test(c, lines_are_said_in_ranges);
    suite_add_tcase(s, c);
    return s;
}
