/*
 * Frames with unboxed slots: a body written by hand as the translator would, with an int, an
 * int64_t, a double and values in its slots, and a general half in which all is boxed.
 */
#include <check.h>
#include <math.h>
#include "../../runtime/core/weakref.h"
#include "../../runtime/generator/generator.h"

/* ---- A body --------------------------------------------------------------------------------- */

/* def body(a, x, log):
 *     total = a                     # I64
 *     yield total                   # LINE_3
 *     mean = x / 2                  # F64
 *     count = 7                     # RAW
 *     yield log                     # LINE_6, in a try
 *     del total
 *     if fails: raise KeyError      # LEFT: written before it is raised
 *     yield log                     # LINE_9
 *
 * With arguments that do not fit: GENERAL, total = a, yield total (GENERAL_3) and no more.
 */
enum { START, LINE_3, LINE_6, LEFT, LINE_9, GENERAL, GENERAL_3 };
struct body_state {
    uint32_t state;
    yr_function *function;
    yr_value log, stacked, delegate;
    union {
        int64_t a;
        yr_value a_boxed;
    };
    union {
        double x;
        yr_value x_boxed;
    };
    union {
        int64_t total;
        yr_value total_boxed;
    };
    double mean;
    int count;
};

static bool fails, ignores_close;
static int ends;

static yr_step give(struct body_state *s, uint32_t state, yr_value v, yr_value *out)
{
    s->state = state;
    *out = v;
    return YR_YIELDED;
}

static yr_step raise_key_error(struct body_state *s)
{
    s->state = LEFT;
    yr_raise_format(YR_EXC(KeyError), "gone");
    yr_trace_generator(s, 8);
    return YR_RAISED;
}

static yr_step thrown(struct body_state *s, yr_value *out)
{
    ends++;
    if (ignores_close && s->state == LINE_6) {
        yr_clear_pending();
        return give(s, LINE_6, YR_NONE, out);
    }
    if (s->state == LINE_6)
        yr_set(&s->stacked, 0);
    yr_trace_generator(s, 6);
    return YR_RAISED;
}

static yr_step body_resume(void *frame, yr_how how, yr_value sent, yr_value *out)
{
    struct body_state *s = frame;
    yr_drop(sent);
    if (how == YR_THROW)
        return thrown(s, out);
    switch (s->state) {
    case START: s->total = s->a; return give(s, LINE_3, yr_int_from_i64(s->total), out);
    case LINE_3:
        s->mean = s->x / 2;
        s->count = 7;
        s->stacked = yr_retain(s->log);
        return give(s, LINE_6, yr_retain(s->log), out);
    case LINE_6:
        yr_set(&s->stacked, 0);
        return fails ? raise_key_error(s) : give(s, LINE_9, yr_retain(s->log), out);
    case GENERAL:
        s->total_boxed = yr_retain(s->a_boxed);
        return give(s, GENERAL_3, yr_retain(s->total_boxed), out);
    }
    *out = YR_NONE;
    return YR_RETURNED;
}

static const char *const names[] = {"a", "x", "log", "total", "mean", "count"};
static const uint16_t owned[] = {1, 6};
static const yr_frame_layout layout = {
    .resume = body_resume,
    .size = sizeof(struct body_state),
    .delegate = offsetof(struct body_state, delegate),
    .named_count = 6,
    .boxed_start = GENERAL,
    YR_FRAME_SLOTS(YR_UNBOXED(body, a, "a", I64), YR_UNBOXED(body, x, "x", F64), YR_SLOT(body, log),
                   YR_UNBOXED(body, total, "total", I64), YR_UNBOXED(body, mean, "mean", F64),
                   YR_UNBOXED(body, count, "count", RAW), YR_TEMPORARY(body, stacked)),
    YR_FRAME_POINTS(YR_CREATED(1), YR_AT_YIELD(3), {6, YR_POINT_YIELD, 1, 0, owned}, YR_AT_YIELD(8),
                    YR_AT_YIELD(9), YR_CREATED(1), YR_AT_YIELD(3)),
    YR_FRAME_HELD("uuv---", "uuvu--", "uuvuuu", "uuv-uu", "uuv-uu", "vvvv--", "vvvv--"),
};
static const yr_code code = {.name = "body",
                             .qualname = "body",
                             .file = "test.py",
                             .frame = &layout,
                             .line = 1,
                             .flags = YR_CODE_GENERATOR,
                             .positional = 3,
                             .local_count = 6,
                             .names = names};

static yr_module *module;

static void setup(void)
{
    static char *argv[] = {"test", NULL};
    static const yr_module_def *const no_modules[] = {NULL};
    static const yr_native_module *const no_natives[] = {NULL};
    static const yr_program empty = {.modules = no_modules, .natives = no_natives};
    ck_assert_int_eq(yr_start(1, argv, &empty), 0);
    module = yr_module_new("test");
    fails = ignores_close = false;
    ends = 0;
}

static void teardown(void)
{
    yr_drop(yr_from(module));
    ck_assert_int_eq(yr_finish(), 0);
}

/* new: steals a, x and log. */
static yr_value make(yr_value a, yr_value x, yr_value log)
{
    yr_value f = yr_function_new(&code, module, 0, 0, 0, NULL), args[] = {a, x, log};
    yr_value g = yr_generator_new(YR_AS(yr_function, f), args);
    yr_drop(f);
    return g;
}

/* An unboxed int whose bits are those of a pointer to o: whoever takes it for a value touches o. */
static yr_value bits_of(yr_value o)
{
    return yr_int_from_i64((int64_t)o);
}

static yr_value attribute(yr_value o, const char *name)
{
    yr_value key = yr_intern_c(name), v = yr_getattr(o, key);
    yr_drop(key);
    ck_assert(v != 0);
    return v;
}

static void expect_repr(yr_value v, const char *text)
{
    yr_value s = yr_repr(v);
    ck_assert_str_eq(yr_utf8(s, NULL), text);
    yr_drop(s);
}

static void expect_locals(yr_value frame, const char *text)
{
    yr_value locals = attribute(frame, "f_locals");
    expect_repr(locals, text);
    yr_drop(locals);
}

/* Of g, whose frame object nobody keeps. */
static void expect_shown(yr_value g, const char *text)
{
    yr_value frame = attribute(g, "gi_frame");
    expect_locals(frame, text);
    yr_drop(frame);
}

static void step(yr_value g)
{
    yr_value item;
    ck_assert_int_eq(yr_next(g, &item), 1);
    yr_drop(item);
}

static uint32_t state_of(yr_value g)
{
    return yr_state_of(YR_AS(yr_generator, g))->state;
}

static uint32_t refs(yr_value o)
{
    return yr_object_of(o)->refs;
}

/* ---- What is shown -------------------------------------------------------------------------- */

START_TEST(f_locals_shows_what_is_bound)
{
    yr_value g = make(yr_int(5), yr_float(3.0), yr_list_new());
    expect_shown(g, "{'a': 5, 'x': 3.0, 'log': []}");
    step(g);
    expect_shown(g, "{'a': 5, 'x': 3.0, 'log': [], 'total': 5}");
    step(g);
    expect_shown(g, "{'a': 5, 'x': 3.0, 'log': [], 'total': 5, 'mean': 1.5, 'count': 7}");
    yr_value frame = attribute(g, "gi_frame");
    step(g);
    expect_locals(frame, "{'a': 5, 'x': 3.0, 'log': [], 'mean': 1.5, 'count': 7}");
    yr_drop(frame);
    yr_drop(g);
}
END_TEST

static void expect_arguments(int64_t a, double x, const char *text)
{
    yr_value g = make(yr_int_from_i64(a), yr_float(x), YR_NONE);
    ck_assert_uint_eq(state_of(g), START);
    expect_shown(g, text);
    yr_drop(g);
}

START_TEST(numbers_beyond_one_word_are_shown)
{
    expect_arguments(YR_INT_MAX, 0.0, "{'a': 4611686018427387903, 'x': 0.0, 'log': None}");
    expect_arguments(YR_INT_MAX + 1, -0.0, "{'a': 4611686018427387904, 'x': -0.0, 'log': None}");
    expect_arguments(INT64_MAX, 1e300, "{'a': 9223372036854775807, 'x': 1e+300, 'log': None}");
    expect_arguments(INT64_MIN, 5e-324, "{'a': -9223372036854775808, 'x': 5e-324, 'log': None}");
    expect_arguments(-1, -INFINITY, "{'a': -1, 'x': -inf, 'log': None}");
}
END_TEST

/* ---- Arguments ------------------------------------------------------------------------------ */

/* Steals a and x. */
static void expect_general(yr_value a, yr_value x, const char *text)
{
    yr_value log = yr_list_new(), g = make(a, x, yr_retain(log));
    ck_assert_uint_eq(state_of(g), GENERAL);
    ck_assert_uint_eq(refs(log), 2);
    expect_shown(g, text);
    step(g);
    ck_assert_uint_eq(state_of(g), GENERAL_3);
    yr_drop(g);
    ck_assert_uint_eq(refs(log), 1);
    yr_drop(log);
}

START_TEST(arguments_that_do_not_fit_stay_boxed)
{
    expect_general(YR_TRUE, yr_float(2.0), "{'a': True, 'x': 2.0, 'log': []}");
    expect_general(yr_int(1), yr_int(2), "{'a': 1, 'x': 2, 'log': []}");
    expect_general(yr_str_from_c("one"), yr_float(1e300), "{'a': 'one', 'x': 1e+300, 'log': []}");
    expect_general(yr_int_from_digits("9223372036854775808", 19), yr_float(0.5),
                   "{'a': 9223372036854775808, 'x': 0.5, 'log': []}");
}
END_TEST

START_TEST(arguments_that_do_not_fit_are_the_same_objects)
{
    yr_value a = yr_list_new(), x = yr_list_new();
    yr_value g = make(yr_retain(a), yr_retain(x), YR_NONE), frame = attribute(g, "gi_frame");
    yr_value locals = attribute(frame, "f_locals");
    ck_assert_uint_eq(yr_dict_get_c(locals, "a"), a);
    ck_assert_uint_eq(yr_dict_get_c(locals, "x"), x);
    yr_drop(locals);
    yr_drop(frame);
    step(g);
    yr_drop(g);
    ck_assert_uint_eq(refs(a), 1);
    ck_assert_uint_eq(refs(x), 1);
    yr_drop(a);
    yr_drop(x);
}
END_TEST

/* ---- The end -------------------------------------------------------------------------------- */

START_TEST(unboxed_slots_are_not_dropped)
{
    for (int steps = 0; steps < 4; steps++) {
        yr_value other = yr_list_new(), log = yr_list_new();
        yr_value g = make(bits_of(other), yr_float(1.0), yr_retain(log));
        for (int i = 0; i < steps; i++)
            step(g);
        yr_drop(g);
        ck_assert_uint_eq(refs(other), 1);
        ck_assert_uint_eq(refs(log), 1);
        yr_drop(other);
        yr_drop(log);
    }
    ck_assert_int_eq(ends, 1); /* of the one in a try */
}
END_TEST

START_TEST(close_clears_the_boxed_ones)
{
    yr_value log = yr_list_new(), g = make(bits_of(log), yr_float(1.0), yr_retain(log));
    step(g);
    step(g);
    ck_assert_uint_eq(refs(log), 3);
    ck_assert_int_eq(yr_close(g), 0);
    ck_assert_uint_eq(refs(log), 1);
    ck_assert_uint_eq(yr_generator_get_frame(g), YR_NONE);
    yr_drop(g);
    yr_drop(log);
}
END_TEST

START_TEST(a_frame_outlives_its_generator)
{
    yr_value log = yr_list_new(), g = make(yr_int(INT32_MAX), yr_float(3.0), yr_retain(log));
    yr_value frame = attribute(g, "gi_frame");
    step(g);
    step(g);
    yr_drop(g);
    expect_locals(frame, "{'a': 2147483647, 'x': 3.0, 'log': [], 'total': 2147483647, 'mean': "
                         "1.5, 'count': 7}");
    yr_drop(frame);
    ck_assert_uint_eq(refs(log), 1);
    yr_drop(log);
}
END_TEST

/* new: the traceback's last frame, of the exception that is pending. */
static yr_value failed_frame(void)
{
    yr_value e = yr_catch();
    yr_traceback *t = YR_AS(yr_traceback, YR_AS(yr_exception, e)->traceback);
    while (t->next)
        t = t->next;
    yr_value frame = yr_retain(yr_from(t->frame));
    yr_drop(e);
    return frame;
}

START_TEST(a_traceback_shows_what_the_body_wrote_last)
{
    yr_value item, g = make(yr_int_from_i64(INT64_MAX), yr_float(3.0), YR_NONE);
    fails = true;
    step(g);
    step(g);
    ck_assert_int_eq(yr_next(g, &item), -1);
    yr_drop(g);
    yr_value frame = failed_frame();
    expect_locals(frame, "{'a': 9223372036854775807, 'x': 3.0, 'log': None, 'mean': 1.5, "
                         "'count': 7}");
    yr_drop(frame);
}
END_TEST

START_TEST(throw_leaves_the_variables_to_the_traceback)
{
    yr_value out, log = yr_list_new(), g = make(yr_int(5), yr_float(3.0), yr_retain(log));
    step(g);
    ck_assert_int_eq(yr_throw(g, yr_from(YR_EXC(KeyError)), &out), YR_RAISED);
    yr_drop(g);
    yr_value frame = failed_frame();
    expect_locals(frame, "{'a': 5, 'x': 3.0, 'log': [], 'total': 5}");
    yr_drop(frame);
    ck_assert_uint_eq(refs(log), 1);
    yr_drop(log);
}
END_TEST

START_TEST(throw_before_the_start_leaves_the_arguments)
{
    yr_value out, g = make(yr_int(5), yr_float(3.0), yr_list_new());
    ck_assert_int_eq(yr_throw(g, yr_from(YR_EXC(KeyError)), &out), YR_RAISED);
    yr_value frame = failed_frame();
    expect_locals(frame, "{'a': 5, 'x': 3.0, 'log': []}");
    yr_drop(frame);
    yr_drop(g);
}
END_TEST

/* ---- The collector -------------------------------------------------------------------------- */

/* new: a weak reference to a generator after so many steps, in a cycle with its log. other has the
 * bits of its unboxed arguments. */
static yr_value in_a_cycle(yr_value other, int steps)
{
    double x;
    memcpy(&x, &other, sizeof x);
    yr_value log = yr_list_new(), g = make(bits_of(other), yr_float(x), yr_retain(log));
    ck_assert_uint_eq(state_of(g), START);
    ck_assert_int_eq(yr_list_append(log, g), 0);
    for (int i = 0; i < steps; i++)
        step(g);
    yr_value weak = yr_weakref_new(YR_TYPE(weakref), g, 0);
    yr_drop(log);
    yr_drop(g);
    return weak;
}

static void expect_dead(yr_value weak)
{
    ck_assert_uint_eq(yr_weakref_target(weak), YR_NONE);
    yr_drop(weak);
}

START_TEST(a_cycle_through_boxed_slots_is_collected)
{
    for (int steps = 0; steps < 4; steps++) {
        yr_value other = yr_list_new(), weak = in_a_cycle(other, steps);
        yr_collect();
        expect_dead(weak);
        ck_assert_uint_eq(refs(other), 1);
        ck_assert_int_eq(yr_list_append(other, yr_int(1)), 0);
        yr_drop(other);
    }
}
END_TEST

START_TEST(what_ignores_its_close_is_cleared_by_the_collector)
{
    ignores_close = true;
    yr_value other = yr_list_new(), weak = in_a_cycle(other, 2);
    yr_collect();
    yr_collect();
    expect_dead(weak);
    ck_assert_uint_eq(refs(other), 1);
    yr_drop(other);
    yr_clear_pending();
}
END_TEST

START_TEST(a_live_generator_keeps_what_it_holds)
{
    yr_value other = yr_list_new(), log = yr_list_new();
    yr_value g = make(bits_of(other), yr_float(3.0), yr_retain(log));
    step(g);
    yr_collect();
    ck_assert_uint_eq(refs(other), 1);
    ck_assert_uint_eq(refs(log), 2);
    yr_drop(other);
    step(g);
    yr_collect();
    ck_assert_uint_eq(refs(log), 3);
    yr_drop(g);
    yr_drop(log);
}
END_TEST

START_TEST(a_frame_in_a_cycle_is_collected)
{
    yr_value log = yr_list_new(), g = make(yr_int_from_i64(INT64_MIN), yr_float(3.0), log);
    yr_value frame = attribute(g, "gi_frame");
    yr_value weak = yr_weakref_new(YR_TYPE(weakref), g, 0);
    ck_assert_int_eq(yr_list_append(log, frame), 0);
    step(g);
    yr_drop(g); /* the frame takes over */
    expect_dead(weak);
    yr_value locals = attribute(frame, "f_locals");
    ck_assert_uint_eq(yr_dict_get_c(locals, "log"), log);
    expect_repr(yr_dict_get_c(locals, "total"), "-9223372036854775808");
    yr_drop(locals);
    yr_drop(frame);
    ck_assert_int_ge(yr_collect(), 2);
}
END_TEST

Suite *held_suite(void)
{
    Suite *s = suite_create("held");
    TCase *c = tcase_create("held");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, f_locals_shows_what_is_bound);
    tcase_add_test(c, numbers_beyond_one_word_are_shown);
    tcase_add_test(c, arguments_that_do_not_fit_stay_boxed);
    tcase_add_test(c, arguments_that_do_not_fit_are_the_same_objects);
    tcase_add_test(c, unboxed_slots_are_not_dropped);
    tcase_add_test(c, close_clears_the_boxed_ones);
    tcase_add_test(c, a_frame_outlives_its_generator);
    tcase_add_test(c, a_traceback_shows_what_the_body_wrote_last);
    tcase_add_test(c, throw_leaves_the_variables_to_the_traceback);
    tcase_add_test(c, throw_before_the_start_leaves_the_arguments);
    tcase_add_test(c, a_cycle_through_boxed_slots_is_collected);
    tcase_add_test(c, what_ignores_its_close_is_cleared_by_the_collector);
    tcase_add_test(c, a_live_generator_keeps_what_it_holds);
    tcase_add_test(c, a_frame_in_a_cycle_is_collected);
    suite_add_tcase(s, c);
    return s;
}
