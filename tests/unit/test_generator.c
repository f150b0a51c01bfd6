/*
 * The generator object: methods, attributes, frames, its end; files that need no program.
 */
#include <check.h>
#include <stdlib.h>
#include "../../runtime/generator/generator.h"

/* ---- A body --------------------------------------------------------------------------------- */

/* def body(a):
 *     b = a                     # slot b
 *     while True:
 *         b = yield b           # state 1; in a try that `mode` says
 *
 * mode: what the body does with an exception, or on the second step.
 */
typedef enum { PLAIN, GUARDED, IGNORES_CLOSE, RAISES_STOP, RETURNS_ON_CLOSE } body_mode;
static body_mode mode;
static int ends;

typedef struct {
    uint32_t state;
    yr_function *function;
    yr_value a, b, handled;
} body_state;

static yr_step body_resume(void *state, yr_how how, yr_value sent, yr_value *out)
{
    body_state *s = state;
    if (how == YR_THROW) {
        ends++;
        if (mode == RETURNS_ON_CLOSE) {
            yr_clear_pending();
            *out = yr_int(99);
            return YR_RETURNED;
        }
        if (mode != IGNORES_CLOSE) {
            yr_trace_generator(state, 3);
            return YR_RAISED;
        }
        yr_clear_pending();
    }
    if (s->state == 0)
        s->b = yr_retain(s->a);
    else if (mode == RAISES_STOP) {
        yr_drop(sent);
        yr_raise_stop(yr_int(1));
        return YR_RAISED;
    } else
        yr_set(&s->b, yr_retain(sent));
    yr_drop(sent);
    s->state = 1;
    *out = yr_retain(s->b);
    return YR_YIELDED;
}

#define AT(member) offsetof(body_state, member)
static const yr_slot slots[] = {{"a", AT(a), false, YR_REP_BOXED},
                                {"b", AT(b), false, YR_REP_BOXED},
                                {NULL, AT(handled), false, YR_REP_BOXED}};
#define LAYOUT(rows)                                                                               \
    {                                                                                              \
        .resume = body_resume, .size = sizeof(body_state), .handled = AT(handled),                 \
        .slot_count = 3, .named_count = 2, .point_count = 2, .slots = slots, .points = rows        \
    }
static const yr_point plain_points[] = {{7, YR_POINT_CREATED, 0, 0, NULL},
                                        {9, YR_POINT_YIELD, 0, 0, NULL}};
static const yr_point guarded_points[] = {{7, YR_POINT_CREATED, 0, 0, NULL},
                                          {9, YR_POINT_YIELD, 1, 0, NULL}};
static const yr_frame_layout plain_layout = LAYOUT(plain_points);
static const yr_frame_layout guarded_layout = LAYOUT(guarded_points);
static const char *const names[] = {"a", "b"};
#define CODE(layout, kind)                                                                         \
    {                                                                                              \
        .name = "body", .qualname = "outer.body", .file = "test.py", .frame = &layout, .line = 7,  \
        .flags = kind, .positional = 1, .local_count = 2, .names = names                           \
    }
static const yr_code plain_code = CODE(plain_layout, YR_CODE_GENERATOR);
static const yr_code guarded_code = CODE(guarded_layout, YR_CODE_GENERATOR);
static const yr_code coroutine_code = CODE(guarded_layout, YR_CODE_COROUTINE);

static yr_module *module;

static void setup(void)
{
    static char *argv[] = {"test", NULL};
    static const yr_module_def *const no_modules[] = {NULL};
    static const yr_native_module *const no_natives[] = {NULL};
    static const yr_program empty = {.modules = no_modules, .natives = no_natives};
    ck_assert_int_eq(yr_start(1, argv, &empty), 0);
    module = yr_module_new("test");
    mode = PLAIN;
    ends = 0;
}

static void teardown(void)
{
    yr_drop(yr_from(module));
    ck_assert_int_eq(yr_finish(), 0);
}

/* new: steals arg. */
static yr_value make(const yr_code *code, yr_value arg)
{
    yr_value f = yr_function_new(code, module, 0, 0, 0, NULL);
    yr_value g = yr_generator_new(YR_AS(yr_function, f), &arg);
    yr_drop(f);
    return g;
}

static yr_value attribute(yr_value o, const char *name)
{
    yr_value key = yr_intern_c(name), v = yr_getattr(o, key);
    yr_drop(key);
    ck_assert(v != 0);
    return v;
}

static int64_t number(yr_value o, const char *name)
{
    yr_value v = attribute(o, name);
    ck_assert(yr_is_int(v));
    return yr_int_value(v);
}

/* new or 0: o.name(args). */
static yr_value call(yr_value o, const char *name, const yr_value *args, size_t n)
{
    yr_value key = yr_intern_c(name), v = yr_invoke_method(o, key, args, n);
    yr_drop(key);
    return v;
}

static void expect_error(yr_type *t, const char *text)
{
    ck_assert(yr_pending_is(t));
    yr_value e = yr_catch(), s = yr_str_of(e);
    ck_assert_str_eq(yr_utf8(s, NULL), text);
    yr_drop(s);
    yr_drop(e);
}

static void expect_step(yr_value g, int64_t v)
{
    yr_value item;
    ck_assert_int_eq(yr_next(g, &item), 1);
    ck_assert_int_eq(yr_int_value(item), v);
}

/* ---- Methods -------------------------------------------------------------------------------- */

START_TEST(send_needs_a_started_generator)
{
    yr_value g = make(&plain_code, yr_int(5)), out = yr_int(1);
    ck_assert_uint_eq(call(g, "send", &out, 1), 0);
    expect_error(YR_EXC(TypeError), "can't send non-None value to a just-started generator");
    expect_step(g, 5);
    ck_assert_uint_eq(call(g, "send", &out, 1), yr_int(1));
    yr_drop(g);
    g = make(&coroutine_code, yr_int(5));
    ck_assert_uint_eq(call(g, "send", &out, 1), 0);
    expect_error(YR_EXC(TypeError), "can't send non-None value to a just-started coroutine");
    yr_drop(call(g, "close", NULL, 0));
    yr_drop(g);
}
END_TEST

START_TEST(a_closed_coroutine_cannot_be_awaited)
{
    yr_value g = make(&coroutine_code, YR_NONE), none = YR_NONE;
    yr_drop(call(g, "close", NULL, 0));
    ck_assert_uint_eq(call(g, "send", &none, 1), 0);
    expect_error(YR_EXC(RuntimeError), "cannot reuse already awaited coroutine");
    yr_drop(g);
}
END_TEST

START_TEST(throw_checks_its_arguments)
{
    yr_value g = make(&plain_code, yr_int(5)), key_error = yr_from(YR_EXC(KeyError));
    yr_value instance = yr_exception_new(YR_EXC(KeyError), yr_int(1));
    expect_step(g, 5);
    yr_value number_one = yr_int(1), pair[2] = {instance, yr_int(1)};
    yr_value three[3] = {key_error, YR_NONE, yr_int(3)};
    ck_assert_uint_eq(call(g, "throw", &number_one, 1), 0);
    expect_error(YR_EXC(TypeError),
                 "exceptions must be classes or instances deriving from BaseException, not int");
    ck_assert_uint_eq(call(g, "throw", pair, 2), 0);
    expect_error(YR_EXC(TypeError), "instance exception may not have a separate value");
    ck_assert_uint_eq(call(g, "throw", three, 3), 0);
    expect_error(YR_EXC(TypeError), "throw() third argument must be a traceback object");
    ck_assert_uint_eq(call(g, "throw", NULL, 0), 0);
    expect_error(YR_EXC(TypeError), "throw expected at least 1 argument, got 0");
    ck_assert_uint_eq(yr_generator_suspended(g), YR_TRUE);
    yr_value with_value[2] = {key_error, yr_int(8)};
    ck_assert_uint_eq(call(g, "throw", with_value, 2), 0);
    expect_error(YR_EXC(KeyError), "8");
    ck_assert_uint_eq(call(g, "throw", &instance, 1), 0); /* closed: it comes back */
    ck_assert_uint_eq(YR->pending, instance);
    yr_clear_pending();
    yr_drop(instance);
    yr_drop(g);
}
END_TEST

START_TEST(throw_before_the_start_raises_at_the_first_line)
{
    yr_value g = make(&plain_code, yr_int(5)), key_error = yr_from(YR_EXC(KeyError));
    ck_assert_uint_eq(call(g, "throw", &key_error, 1), 0);
    yr_value e = yr_catch(), traceback = YR_AS(yr_exception, e)->traceback;
    ck_assert(traceback != 0);
    ck_assert_int_eq(YR_AS(yr_traceback, traceback)->line, 7);
    ck_assert_uint_eq(yr_generator_get_frame(g), YR_NONE);
    yr_drop(e);
    yr_drop(g);
}
END_TEST

START_TEST(close_gives_what_the_body_returns)
{
    mode = RETURNS_ON_CLOSE;
    yr_value g = make(&guarded_code, yr_int(5));
    expect_step(g, 5);
    ck_assert_uint_eq(call(g, "close", NULL, 0), yr_int(99));
    ck_assert_uint_eq(call(g, "close", NULL, 0), YR_NONE);
    yr_drop(g);
}
END_TEST

START_TEST(close_may_be_ignored)
{
    mode = IGNORES_CLOSE;
    yr_value g = make(&guarded_code, yr_int(5));
    expect_step(g, 5);
    ck_assert_uint_eq(call(g, "close", NULL, 0), 0);
    expect_error(YR_EXC(RuntimeError), "generator ignored GeneratorExit");
    ck_assert_uint_eq(yr_generator_suspended(g), YR_TRUE);
    mode = PLAIN;
    ck_assert_uint_eq(call(g, "close", NULL, 0), YR_NONE);
    yr_drop(g);
}
END_TEST

START_TEST(close_without_a_handler_resumes_nothing)
{
    yr_value g = make(&plain_code, yr_int(5));
    expect_step(g, 5);
    ck_assert_uint_eq(call(g, "close", NULL, 0), YR_NONE);
    ck_assert_int_eq(ends, 0);
    yr_drop(g);
}
END_TEST

START_TEST(stop_iteration_inside_becomes_runtime_error)
{
    yr_value item, g = make(&plain_code, yr_int(5));
    expect_step(g, 5);
    mode = RAISES_STOP;
    ck_assert_int_eq(yr_next(g, &item), -1);
    yr_value e = yr_catch();
    ck_assert(yr_type_of(e) == YR_EXC(RuntimeError));
    ck_assert(yr_type_of(YR_AS(yr_exception, e)->cause) == YR_EXC(StopIteration));
    ck_assert_uint_eq(YR_AS(yr_exception, e)->cause, YR_AS(yr_exception, e)->context);
    yr_drop(e);
    yr_drop(g);
}
END_TEST

/* ---- The end -------------------------------------------------------------------------------- */

START_TEST(a_dropped_generator_is_closed)
{
    yr_value g = make(&guarded_code, yr_int(5));
    expect_step(g, 5);
    yr_drop(g);
    ck_assert_int_eq(ends, 1);
}
END_TEST

START_TEST(a_dropped_generator_drops_its_slots)
{
    yr_value held = yr_list_new(), g = make(&plain_code, yr_retain(held)), item;
    ck_assert_int_eq(yr_next(g, &item), 1);
    yr_drop(item);
    ck_assert_uint_eq(yr_object_of(held)->refs, 3);
    yr_drop(g);
    ck_assert_uint_eq(yr_object_of(held)->refs, 1);
    g = make(&plain_code, yr_retain(held));
    yr_drop(g);
    ck_assert_uint_eq(yr_object_of(held)->refs, 1);
    yr_drop(held);
}
END_TEST

START_TEST(a_cycle_through_a_generator_is_collected)
{
    yr_value list = yr_list_new(), g = make(&guarded_code, yr_retain(list)), item;
    ck_assert_int_eq(yr_list_append(list, g), 0);
    ck_assert_int_eq(yr_next(g, &item), 1);
    yr_drop(item);
    yr_drop(g);
    yr_drop(list);
    ck_assert_int_eq(ends, 0);
    ck_assert_int_eq(yr_collect(), 0); /* its finaliser has taken the cycle apart, as in CPython */
    ck_assert_int_eq(ends, 1);
}
END_TEST

/* ---- Attributes ----------------------------------------------------------------------------- */

START_TEST(names_can_be_set_to_strings)
{
    yr_value g = make(&plain_code, YR_NONE), name = attribute(g, "__qualname__");
    ck_assert_str_eq(yr_utf8(name, NULL), "outer.body");
    yr_drop(name);
    yr_value key = YR_NAME(__name__), text = yr_str_from_c("other");
    ck_assert_int_eq(yr_setattr(g, key, yr_int(3)), -1);
    expect_error(YR_EXC(TypeError), "__name__ must be set to a string object");
    ck_assert_int_eq(yr_delattr(g, key), -1);
    expect_error(YR_EXC(TypeError), "__name__ must be set to a string object");
    ck_assert_int_eq(yr_setattr(g, YR_NAME(__qualname__), yr_int(3)), -1);
    expect_error(YR_EXC(TypeError), "__qualname__ must be set to a string object");
    ck_assert_int_eq(yr_setattr(g, key, text), 0);
    name = attribute(g, "__name__");
    ck_assert_uint_eq(name, text);
    yr_drop(name);
    yr_drop(text);
    yr_value repr = yr_repr(g);
    ck_assert_int_eq(strncmp(yr_utf8(repr, NULL), "<generator object outer.body at 0x", 34), 0);
    yr_drop(repr);
    yr_drop(g);
}
END_TEST

START_TEST(the_side_table_keeps_many)
{
    enum { MANY = 500 };
    static yr_value generators[MANY];
    for (int i = 0; i < MANY; i++) {
        yr_value text = yr_str_format("g%d", i);
        generators[i] = make(&plain_code, YR_NONE);
        ck_assert_int_eq(yr_setattr(generators[i], YR_NAME(__name__), text), 0);
        yr_drop(text);
    }
    for (int i = 0; i < MANY; i += 3)
        yr_set(&generators[i], 0);
    for (int i = 0; i < MANY; i++) {
        if (!generators[i])
            continue;
        char expected[16];
        snprintf(expected, sizeof expected, "g%d", i);
        yr_value name = attribute(generators[i], "__name__");
        ck_assert_str_eq(yr_utf8(name, NULL), expected);
        yr_drop(name);
        yr_drop(generators[i]);
    }
    ck_assert_ptr_null(YR->side);
}
END_TEST

START_TEST(a_frame_shows_line_and_locals)
{
    yr_value g = make(&plain_code, yr_int(5)), frame = attribute(g, "gi_frame");
    ck_assert_int_eq(number(frame, "f_lineno"), 7);
    expect_step(g, 5);
    ck_assert_int_eq(number(frame, "f_lineno"), 9);
    yr_value again = attribute(g, "gi_frame"), locals = attribute(frame, "f_locals");
    ck_assert_uint_eq(again, frame);
    ck_assert_uint_eq(yr_dict_get_c(locals, "a"), yr_int(5));
    ck_assert_uint_eq(yr_dict_get_c(locals, "b"), yr_int(5));
    yr_drop(again);
    yr_drop(locals);
    yr_drop(g);
    yr_drop(frame);
}
END_TEST

START_TEST(a_frame_outlives_its_generator)
{
    yr_value held = yr_list_new(), g = make(&plain_code, yr_retain(held)), item;
    yr_value frame = attribute(g, "gi_frame");
    ck_assert_int_eq(yr_next(g, &item), 1);
    yr_drop(item);
    yr_drop(g);
    yr_value locals = attribute(frame, "f_locals");
    ck_assert_uint_eq(yr_dict_get_c(locals, "a"), held);
    yr_drop(locals);
    ck_assert_uint_eq(yr_object_of(held)->refs, 5); /* a and b, in the frame and in f_locals */
    yr_drop(frame);
    ck_assert_uint_eq(yr_object_of(held)->refs, 1);
    yr_drop(held);
}
END_TEST

START_TEST(a_traceback_keeps_the_locals)
{
    yr_value held = yr_list_new(), g = make(&guarded_code, yr_retain(held)), item;
    yr_value key_error = yr_from(YR_EXC(KeyError));
    ck_assert_int_eq(yr_next(g, &item), 1);
    yr_drop(item);
    ck_assert_uint_eq(call(g, "throw", &key_error, 1), 0);
    yr_value e = yr_catch();
    yr_drop(g);
    ck_assert_uint_eq(yr_object_of(held)->refs, 3);
    yr_drop(e);
    ck_assert_uint_eq(yr_object_of(held)->refs, 1);
    yr_drop(held);
}
END_TEST

START_TEST(clearing_a_frame_closes_the_generator)
{
    yr_value g = make(&guarded_code, yr_int(5)), frame = attribute(g, "gi_frame");
    expect_step(g, 5);
    ck_assert_uint_eq(call(frame, "clear", NULL, 0), YR_NONE);
    ck_assert_int_eq(ends, 1);
    ck_assert_uint_eq(yr_generator_get_frame(g), YR_NONE);
    yr_drop(frame);
    yr_drop(g);
}
END_TEST

Suite *generator_suite(void)
{
    Suite *s = suite_create("generator");
    TCase *c = tcase_create("generator");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, send_needs_a_started_generator);
    tcase_add_test(c, a_closed_coroutine_cannot_be_awaited);
    tcase_add_test(c, throw_checks_its_arguments);
    tcase_add_test(c, throw_before_the_start_raises_at_the_first_line);
    tcase_add_test(c, close_gives_what_the_body_returns);
    tcase_add_test(c, close_may_be_ignored);
    tcase_add_test(c, close_without_a_handler_resumes_nothing);
    tcase_add_test(c, stop_iteration_inside_becomes_runtime_error);
    tcase_add_test(c, a_dropped_generator_is_closed);
    tcase_add_test(c, a_dropped_generator_drops_its_slots);
    tcase_add_test(c, a_cycle_through_a_generator_is_collected);
    tcase_add_test(c, names_can_be_set_to_strings);
    tcase_add_test(c, the_side_table_keeps_many);
    tcase_add_test(c, a_frame_shows_line_and_locals);
    tcase_add_test(c, a_frame_outlives_its_generator);
    tcase_add_test(c, a_traceback_keeps_the_locals);
    tcase_add_test(c, clearing_a_frame_closes_the_generator);
    suite_add_tcase(s, c);
    return s;
}
