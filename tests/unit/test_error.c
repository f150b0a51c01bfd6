/*
 * Exceptions: pending and handled ones, contexts, matching, groups, tracebacks and their text.
 */
#include <check.h>
#include "../../runtime/core/exception.h"
#include "../../runtime/core/traceback.h"

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

/* Is the str equal to text? Drops it. */
static void check_text(yr_value s, const char *text)
{
    ck_assert_uint_ne(s, 0);
    ck_assert_str_eq(yr_utf8(s, NULL), text);
    yr_drop(s);
}

static yr_value raised(yr_type *t, const char *text)
{
    yr_raise_format(t, "%s", text);
    return yr_catch();
}

START_TEST(a_message_is_formatted)
{
    yr_value list = yr_list_new();
    yr_raise_format(YR_EXC(TypeError), "%T %R %S %s %d %%", list, list, yr_int(3), "c", 4);
    ck_assert(yr_pending_is(YR_EXC(TypeError)));
    ck_assert(!yr_pending_is(YR_EXC(ValueError)));
    yr_value e = yr_catch();
    check_text(yr_str_of(e), "list [] 3 c 4 %");
    check_text(yr_repr(e), "TypeError('list [] 3 c 4 %')");
    yr_drop(e);
    yr_drop(list);
}
END_TEST

START_TEST(the_handled_one_becomes_the_context)
{
    yr_value first = raised(YR_EXC(KeyError), "first");
    yr_value before = yr_push_handled(first);
    ck_assert_uint_eq(before, 0);
    ck_assert_uint_eq(yr_visible_handled(), first);
    yr_value second = raised(YR_EXC(ValueError), "second");
    ck_assert_uint_eq(YR_AS(yr_exception, second)->context, first);
    yr_pop_handled(before);
    ck_assert_uint_eq(yr_visible_handled(), 0);
    yr_drop(first);
    yr_drop(second);
}
END_TEST

START_TEST(a_context_never_closes_a_ring)
{
    yr_value a = raised(YR_EXC(KeyError), "a");
    yr_value none = yr_push_handled(a);
    yr_value b = raised(YR_EXC(ValueError), "b"); /* b came from a */
    yr_value first = yr_push_handled(b);
    yr_raise_instance(yr_retain(a)); /* a comes from b now, and b from nothing */
    yr_drop(yr_catch());
    ck_assert_uint_eq(YR_AS(yr_exception, a)->context, b);
    ck_assert_uint_eq(YR_AS(yr_exception, b)->context, 0);
    yr_pop_handled(first);
    yr_pop_handled(none);
    yr_drop(a);
    yr_drop(b);
}
END_TEST

START_TEST(an_inner_element_hides_nothing)
{
    yr_value e = raised(YR_EXC(KeyError), "outer");
    yr_value before = yr_push_handled(e);
    yr_handled run = {.previous =
                          YR->handled}; /* a run of a generator, which handles nothing itself */
    YR->handled = &run;
    ck_assert_uint_eq(yr_visible_handled(), e);
    yr_raise_again();
    ck_assert_uint_eq(YR->pending, e);
    yr_clear_pending();
    YR->handled = run.previous;
    yr_pop_handled(before);
    yr_drop(e);
}
END_TEST

START_TEST(raise_without_anything_to_raise)
{
    yr_raise_again();
    yr_value e = yr_catch();
    check_text(yr_repr(e), "RuntimeError('No active exception to reraise')");
    yr_drop(e);
}
END_TEST

START_TEST(raise_from)
{
    yr_value cause = raised(YR_EXC(KeyError), "cause");
    yr_raise(yr_from(YR_EXC(ValueError)), cause);
    yr_value e = yr_catch();
    ck_assert_ptr_eq(yr_type_of(e), YR_EXC(ValueError));
    ck_assert_uint_eq(YR_AS(yr_exception, e)->cause, cause);
    ck_assert(YR_AS(yr_exception, e)->suppress_context);
    yr_drop(e);
    yr_raise(cause, YR_NONE);
    e = yr_catch();
    ck_assert_uint_eq(e, cause);
    ck_assert(YR_AS(yr_exception, e)->suppress_context);
    yr_drop(e);
    yr_drop(cause);
}
END_TEST

START_TEST(only_exceptions_are_raised)
{
    yr_raise(yr_int(1), 0);
    yr_value e = yr_catch();
    check_text(yr_str_of(e), "exceptions must derive from BaseException");
    yr_drop(e);
    yr_raise(yr_from(YR_EXC(KeyError)), yr_int(1));
    e = yr_catch();
    check_text(yr_str_of(e), "exception causes must derive from BaseException");
    yr_drop(e);
}
END_TEST

START_TEST(matching)
{
    yr_value e = raised(YR_EXC(KeyError), "k");
    yr_value two[2] = {yr_from(YR_EXC(ValueError)), yr_from(YR_EXC(LookupError))};
    yr_value tuple = yr_tuple_of(two, 2);
    ck_assert_int_eq(yr_match_exception(e, yr_from(YR_EXC(LookupError))), 1);
    ck_assert_int_eq(yr_match_exception(e, yr_from(YR_EXC(ValueError))), 0);
    ck_assert_int_eq(yr_match_exception(e, tuple), 1);
    ck_assert_int_eq(yr_match_exception(e, yr_int(1)), -1);
    ck_assert(yr_pending_is(YR_EXC(TypeError)));
    yr_clear_pending();
    yr_drop(tuple);
    yr_drop(e);
}
END_TEST

START_TEST(stop_iteration)
{
    yr_raise_stop(yr_int(7));
    ck_assert_uint_eq(yr_fetch_stop_value(), yr_int(7));
    yr_raise_stop(YR_NONE);
    yr_value e = yr_catch();
    check_text(yr_repr(e), "StopIteration()");
    yr_drop(e);
    yr_raise_none(YR_EXC(KeyError));
    ck_assert_uint_eq(yr_fetch_stop_value(), 0);
    ck_assert(yr_pending_is(YR_EXC(KeyError)));
    yr_clear_pending();
}
END_TEST

START_TEST(memory_error_needs_no_memory)
{
    yr_no_memory();
    yr_value e = yr_catch();
    ck_assert_ptr_eq(yr_type_of(e), YR_EXC(MemoryError));
    yr_drop(e);
    yr_no_memory();
    ck_assert_uint_eq(YR->pending, e);
    yr_clear_pending();
}
END_TEST

START_TEST(an_os_error_picks_its_class)
{
    yr_value name = yr_str_from_c("f");
    yr_raise_os(2, name);
    yr_value e = yr_catch();
    ck_assert_ptr_eq(yr_type_of(e), YR_EXC(FileNotFoundError));
    check_text(yr_str_of(e), "[Errno 2] No such file or directory: 'f'");
    yr_drop(e);
    yr_drop(name);
}
END_TEST

START_TEST(a_key_error_shows_its_key)
{
    yr_value key = yr_str_from_c("k");
    yr_raise_value(YR_EXC(KeyError), key);
    yr_value e = yr_catch();
    check_text(yr_str_of(e), "'k'");
    yr_drop(e);
    yr_drop(key);
}
END_TEST

/* ---- Tracebacks ----------------------------------------------------------------------------- */

static yr_value no_body(yr_function *f, yr_value *args)
{
    (void)f, (void)args;
    return YR_NONE;
}

static const char *const names[] = {"x"};
static const yr_code code_f = {.name = "f",
                               .qualname = "g.f",
                               .file = "no such file.py",
                               .body = no_body,
                               .line = 1,
                               .local_count = 1,
                               .names = names};

static yr_function *make_function(void)
{
    yr_module *m = yr_module_new("m");
    yr_value f = yr_function_new(&code_f, m, 0, 0, 0, NULL);
    yr_drop(yr_from(m));
    ck_assert_uint_ne(f, 0);
    return YR_AS(yr_function, f);
}

START_TEST(a_traceback_is_printed)
{
    yr_function *f = make_function();
    yr_raise_format(YR_EXC(ValueError), "oh");
    yr_trace(NULL, f, 3);
    yr_trace(NULL, f, 5);
    yr_value e = yr_catch();
    check_text(yr_format_exception(e), "Traceback (most recent call last):\n"
                                       "  File \"no such file.py\", line 5, in f\n"
                                       "  File \"no such file.py\", line 3, in f\n"
                                       "ValueError: oh\n");
    yr_drop(e);
    yr_drop(yr_from(f));
}
END_TEST

START_TEST(repeated_lines_are_folded)
{
    yr_function *f = make_function();
    yr_raise_none(YR_EXC(RecursionError));
    for (int i = 0; i < 10; i++)
        yr_trace(NULL, f, 3);
    yr_value e = yr_catch();
    check_text(yr_format_exception(e), "Traceback (most recent call last):\n"
                                       "  File \"no such file.py\", line 3, in f\n"
                                       "  File \"no such file.py\", line 3, in f\n"
                                       "  File \"no such file.py\", line 3, in f\n"
                                       "  [Previous line repeated 7 more times]\n"
                                       "RecursionError\n");
    yr_drop(e);
    yr_drop(yr_from(f));
}
END_TEST

START_TEST(a_chain_is_printed_oldest_first)
{
    yr_value first = raised(YR_EXC(KeyError), "first");
    yr_value before = yr_push_handled(first);
    yr_value second = raised(YR_EXC(ValueError), "second");
    yr_pop_handled(before);
    check_text(yr_format_exception(second),
               "KeyError: 'first'\n\n"
               "During handling of the above exception, another exception occurred:\n\n"
               "ValueError: second\n");
    yr_exception_set(&YR_AS(yr_exception, second)->cause, first);
    check_text(yr_format_exception(second),
               "KeyError: 'first'\n\n"
               "The above exception was the direct cause of the following exception:\n\n"
               "ValueError: second\n");
    yr_drop(first);
    yr_drop(second);
}
END_TEST

START_TEST(a_group_is_printed_with_margins)
{
    yr_value items[2] = {raised(YR_EXC(ValueError), "one"), raised(YR_EXC(KeyError), "two")};
    yr_value args[2] = {yr_str_from_c("both"), yr_list_of(items, 2)};
    yr_value group = yr_invoke(yr_from(YR_EXC(ExceptionGroup)), args, 2);
    check_text(yr_format_exception(group), "  | ExceptionGroup: both (2 sub-exceptions)\n"
                                           "  +-+---------------- 1 ----------------\n"
                                           "    | ValueError: one\n"
                                           "    +---------------- 2 ----------------\n"
                                           "    | KeyError: 'two'\n"
                                           "    +------------------------------------\n");
    for (int i = 0; i < 2; i++) {
        yr_drop(items[i]);
        yr_drop(args[i]);
    }
    yr_drop(group);
}
END_TEST

START_TEST(a_group_is_split)
{
    yr_value items[2] = {raised(YR_EXC(ValueError), "one"), raised(YR_EXC(KeyError), "two")};
    yr_value args[2] = {yr_str_from_c("both"), yr_list_of(items, 2)}, match, rest;
    yr_value group = yr_invoke(yr_from(YR_EXC(ExceptionGroup)), args, 2);
    ck_assert_int_eq(yr_match_group(group, yr_from(YR_EXC(KeyError)), &match, &rest), 1);
    check_text(yr_repr(match), "ExceptionGroup('both', [KeyError('two')])");
    check_text(yr_repr(rest), "ExceptionGroup('both', [ValueError('one')])");
    yr_value new = raised(YR_EXC(OSError), "new"), both[2] = {new, rest};
    yr_value results = yr_list_of(both, 2), outcome = yr_group_finish(group, results);
    check_text(yr_repr(outcome),
               "ExceptionGroup('', [OSError('new'), ExceptionGroup('both', [ValueError('one')])])");
    yr_value all[] = {outcome, results,  new,      match,   rest,
                      group,   items[0], items[1], args[0], args[1]};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        yr_drop(all[i]);
}
END_TEST

/* ---- Frames --------------------------------------------------------------------------------- */

START_TEST(locals_go_to_a_frame_that_is_held)
{
    yr_function *f = make_function();
    yr_frame *frame = NULL;
    yr_value local = yr_list_new();
    yr_raise_none(YR_EXC(ValueError));
    yr_trace(&frame, f, 2);
    ck_assert_ptr_nonnull(frame);
    yr_retain(local);
    yr_leave(frame, &local, 1);
    ck_assert_int_eq(yr_object_of(local)->refs, 2);
    yr_value e = yr_catch();
    yr_drop(e); /* the exception, its traceback, the frame, the local */
    ck_assert_int_eq(yr_object_of(local)->refs, 1);
    yr_drop(local);
    yr_drop(yr_from(f));
}
END_TEST

START_TEST(locals_are_dropped_where_nobody_looks)
{
    yr_function *f = make_function();
    yr_frame *frame = NULL;
    yr_value local = yr_list_new();
    yr_raise_none(YR_EXC(ValueError));
    yr_trace(&frame, f, 2);
    yr_clear_pending(); /* caught: the traceback is gone before the function ends */
    yr_retain(local);
    yr_leave(frame, &local, 1);
    ck_assert_int_eq(yr_object_of(local)->refs, 1);
    yr_drop(local);
    yr_drop(yr_from(f));
}
END_TEST

START_TEST(a_near_name_is_suggested)
{
    yr_value e = yr_exception_new(YR_EXC(NameError), 0);
    yr_function *f = make_function();
    yr_value name = yr_str_from_c("pint");
    YR_AS(yr_name_error, e)->name = name;
    yr_raise_instance(e);
    yr_trace(NULL, f, 1);
    e = yr_catch();
    check_text(yr_suggestion(e), "print");
    yr_drop(e);
    yr_drop(yr_from(f));
}
END_TEST

Suite *error_suite(void)
{
    Suite *s = suite_create("error");
    TCase *t = tcase_create("error");
    tcase_add_checked_fixture(t, begin, end);
    tcase_add_test(t, a_message_is_formatted);
    tcase_add_test(t, the_handled_one_becomes_the_context);
    tcase_add_test(t, a_context_never_closes_a_ring);
    tcase_add_test(t, an_inner_element_hides_nothing);
    tcase_add_test(t, raise_without_anything_to_raise);
    tcase_add_test(t, raise_from);
    tcase_add_test(t, only_exceptions_are_raised);
    tcase_add_test(t, matching);
    tcase_add_test(t, stop_iteration);
    tcase_add_test(t, memory_error_needs_no_memory);
    tcase_add_test(t, an_os_error_picks_its_class);
    tcase_add_test(t, a_key_error_shows_its_key);
    tcase_add_test(t, a_traceback_is_printed);
    tcase_add_test(t, repeated_lines_are_folded);
    tcase_add_test(t, a_chain_is_printed_oldest_first);
    tcase_add_test(t, a_group_is_printed_with_margins);
    tcase_add_test(t, a_group_is_split);
    tcase_add_test(t, locals_go_to_a_frame_that_is_held);
    tcase_add_test(t, locals_are_dropped_where_nobody_looks);
    tcase_add_test(t, a_near_name_is_suggested);
    suite_add_tcase(s, t);
    return s;
}
