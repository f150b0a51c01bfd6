/*
 * Awaits (rule D9): what passes through a coroutine_wrapper and the awaitables of an asynchronous
 * generator, and where an await ends.
 */
#include <check.h>
#include "../../runtime/generator/generator.h"

/* ---- Bodies --------------------------------------------------------------------------------- */

/* async def waits(a): return await a            states: 1 the await
 * async def generates(a):                               1 the first yield
 *     yield 1                                           2 the await
 *     yield await a                                     3 the second yield
 * def pauses(a): return (yield a)                       1 the yield
 */
typedef struct {
    uint32_t state;
    yr_function *function;
    yr_value a, delegate;
} body_state;

static yr_step delegate_to(body_state *s, uint32_t state)
{
    s->delegate = yr_await_iter(s->a);
    s->state = state;
    return s->delegate ? YR_DELEGATE : YR_RAISED;
}

static yr_step yield_value(body_state *s, uint32_t state, yr_value v, yr_value *out)
{
    s->state = state;
    *out = v;
    return YR_YIELDED;
}

static yr_step waits_resume(void *state, yr_how how, yr_value sent, yr_value *out)
{
    body_state *s = state;
    if (how == YR_THROW)
        return YR_RAISED;
    if (s->state == 0)
        return delegate_to(s, 1);
    *out = sent;
    return YR_RETURNED;
}

static bool ignores_exit;

static yr_step generates_resume(void *state, yr_how how, yr_value sent, yr_value *out)
{
    body_state *s = state;
    if (how == YR_THROW && !ignores_exit)
        return YR_RAISED;
    if (how == YR_THROW)
        yr_clear_pending();
    switch (s->state) {
    case 0: return yield_value(s, 1, yr_int(1), out);
    case 1: yr_drop(sent); return delegate_to(s, 2);
    case 2: return yield_value(s, 3, sent, out);
    }
    yr_drop(sent);
    *out = YR_NONE;
    return YR_RETURNED;
}

static yr_step pauses_resume(void *state, yr_how how, yr_value sent, yr_value *out)
{
    body_state *s = state;
    if (how == YR_THROW)
        return YR_RAISED;
    if (s->state == 0)
        return yield_value(s, 1, yr_retain(s->a), out);
    *out = sent;
    return YR_RETURNED;
}

#define AT(member) offsetof(body_state, member)
static const yr_slot slots[] = {{"a", AT(a), false, YR_REP_BOXED}};
static const char *const names[] = {"a"};
static const yr_point points[] = {YR_CREATED(1),
                                  {2, YR_POINT_YIELD, 1, 0, NULL},
                                  {3, YR_POINT_AWAIT, 1, 0, NULL},
                                  {4, YR_POINT_YIELD, 1, 0, NULL}};
#define CODE(body, kind)                                                                           \
    {                                                                                              \
        .name = #body, .qualname = #body, .file = "test.py", .line = 1, .flags = kind,             \
        .positional = 1, .local_count = 1, .names = names, .frame = &(const yr_frame_layout)       \
        {                                                                                          \
            .resume = body##_resume, .size = sizeof(body_state), .delegate = AT(delegate),         \
            .slot_count = 1, .named_count = 1, .point_count = 4, .slots = slots, .points = points  \
        }                                                                                          \
    }
static const yr_code waits = CODE(waits, YR_CODE_COROUTINE);
static const yr_code generates = CODE(generates, YR_CODE_ASYNC_GENERATOR);
static const yr_code pauses = CODE(pauses, YR_CODE_GENERATOR | YR_CODE_ITERABLE_COROUTINE);

static yr_module *module;

static void setup(void)
{
    static char *argv[] = {"test", NULL};
    static const yr_module_def *const no_modules[] = {NULL};
    static const yr_native_module *const no_natives[] = {NULL};
    static const yr_program empty = {.modules = no_modules, .natives = no_natives};
    ck_assert_int_eq(yr_start(1, argv, &empty), 0);
    module = yr_module_new("test");
    ignores_exit = false;
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

/* new or 0: o.name(argument), without one if it is 0. */
static yr_value call(yr_value o, const char *name, yr_value argument)
{
    yr_value key = yr_intern_c(name), v = yr_invoke_method(o, key, &argument, argument != 0);
    yr_drop(key);
    return v;
}

static bool flag(yr_value o, const char *name)
{
    yr_value key = yr_intern_c(name), v = yr_getattr(o, key);
    yr_drop(key);
    return v == YR_TRUE;
}

static void expect_step(yr_value o, yr_value sent, yr_step wanted, yr_value value)
{
    yr_value out = 0;
    ck_assert_int_eq(yr_send(o, sent, &out), wanted);
    ck_assert_uint_eq(out, value);
}

static void expect_error(yr_value o, yr_value sent, yr_type *t, const char *text)
{
    yr_value out = 0;
    ck_assert_int_eq(yr_send(o, sent, &out), YR_RAISED);
    ck_assert(yr_pending_is(t));
    yr_value e = yr_catch(), s = yr_str_of(e);
    ck_assert_str_eq(yr_utf8(s, NULL), text);
    yr_drop(s);
    yr_drop(e);
}

/* ---- Coroutines ----------------------------------------------------------------------------- */

START_TEST(a_step_passes_through_a_wrapper)
{
    yr_value inner = make(&waits, make(&pauses, yr_int(7)));
    yr_value wrapper = yr_type_of(inner)->slots.await(inner);
    yr_value outer = make(&waits, yr_retain(wrapper));
    expect_error(outer, YR_NONE, YR_EXC(TypeError),
                 "object coroutine_wrapper can't be used in 'await' expression");
    yr_drop(outer);
    expect_step(wrapper, YR_NONE, YR_YIELDED, yr_int(7));
    ck_assert(flag(inner, "cr_suspended"));
    expect_step(wrapper, yr_int(8), YR_RETURNED, yr_int(8));
    yr_drop(wrapper);
    yr_drop(inner);
}
END_TEST

START_TEST(a_coroutine_that_is_awaited_is_not_linked)
{
    yr_value inner = make(&waits, make(&pauses, yr_int(7)));
    yr_value first = make(&waits, yr_retain(inner)), second = make(&waits, yr_retain(inner));
    expect_step(first, YR_NONE, YR_YIELDED, yr_int(7));
    expect_error(second, YR_NONE, YR_EXC(RuntimeError), "coroutine is being awaited already");
    expect_step(first, yr_int(9), YR_RETURNED, yr_int(9));
    yr_drop(first);
    yr_drop(second);
    yr_drop(inner);
}
END_TEST

/* ---- Asynchronous generators ---------------------------------------------------------------- */

START_TEST(a_yield_ends_the_await_and_an_await_does_not)
{
    yr_value g = make(&generates, make(&pauses, yr_int(7)));
    yr_value step = yr_anext(g);
    expect_step(step, YR_NONE, YR_RETURNED, yr_int(1));
    ck_assert(!flag(g, "ag_running"));
    expect_error(step, YR_NONE, YR_EXC(RuntimeError),
                 "cannot reuse already awaited __anext__()/asend()");
    yr_drop(step);
    step = yr_anext(g);
    expect_step(step, YR_NONE, YR_YIELDED, yr_int(7));
    ck_assert(flag(g, "ag_running"));
    expect_step(step, yr_int(8), YR_RETURNED, yr_int(8));
    ck_assert(!flag(g, "ag_running"));
    yr_drop(step);
    step = yr_anext(g);
    expect_error(step, YR_NONE, YR_EXC(StopAsyncIteration), "");
    yr_drop(step);
    yr_drop(g);
}
END_TEST

START_TEST(one_await_at_a_time)
{
    yr_value g = make(&generates, make(&pauses, yr_int(7)));
    yr_value step = yr_anext(g), other, close;
    expect_step(step, YR_NONE, YR_RETURNED, yr_int(1));
    yr_drop(step);
    step = yr_anext(g);
    expect_step(step, YR_NONE, YR_YIELDED, yr_int(7));
    other = yr_anext(g);
    expect_error(other, YR_NONE, YR_EXC(RuntimeError),
                 "anext(): asynchronous generator is already running");
    close = call(g, "aclose", 0);
    expect_error(close, YR_NONE, YR_EXC(RuntimeError),
                 "aclose(): asynchronous generator is already running");
    yr_drop(close);
    yr_drop(other);
    yr_drop(step);
    yr_drop(g);
}
END_TEST

START_TEST(aclose_complains_of_a_yield)
{
    yr_value g = make(&generates, make(&pauses, yr_int(7)));
    yr_value step = yr_anext(g), close;
    expect_step(step, YR_NONE, YR_RETURNED, yr_int(1));
    yr_drop(step);
    step = yr_anext(g);
    expect_step(step, YR_NONE, YR_YIELDED, yr_int(7));
    expect_step(step, yr_int(8), YR_RETURNED, yr_int(8));
    yr_drop(step);
    close = call(g, "aclose", 0);
    expect_step(close, YR_NONE, YR_RETURNED, YR_NONE);
    yr_drop(close);
    yr_drop(g);

    ignores_exit = true;
    g = make(&generates, make(&pauses, yr_int(7)));
    step = yr_anext(g);
    expect_step(step, YR_NONE, YR_RETURNED, yr_int(1));
    yr_drop(step);
    close = call(g, "aclose", 0);
    expect_step(close, YR_NONE, YR_YIELDED, yr_int(7)); /* of the await in its handler */
    ck_assert(flag(g, "ag_running"));
    expect_error(close, yr_int(8), YR_EXC(RuntimeError), "async generator ignored GeneratorExit");
    ck_assert(!flag(g, "ag_running"));
    yr_drop(close);
    ignores_exit = false;
    yr_drop(g);
}
END_TEST

START_TEST(a_coroutine_awaits_an_asend)
{
    yr_value g = make(&generates, make(&pauses, yr_int(7)));
    yr_value outer = make(&waits, yr_anext(g));
    expect_step(outer, YR_NONE, YR_RETURNED, yr_int(1));
    yr_drop(outer);
    yr_value step = yr_anext(g);
    outer = make(&waits, yr_retain(step));
    expect_step(outer, YR_NONE, YR_YIELDED, yr_int(7));
    yr_value child = yr_generator_get_child(outer);
    ck_assert_uint_eq(child, step);
    expect_step(outer, yr_int(8), YR_RETURNED, yr_int(8));
    yr_drop(child);
    yr_drop(step);
    yr_drop(outer);
    yr_drop(g);
}
END_TEST

Suite *async_suite(void)
{
    Suite *s = suite_create("async");
    TCase *c = tcase_create("await");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, a_step_passes_through_a_wrapper);
    tcase_add_test(c, a_coroutine_that_is_awaited_is_not_linked);
    tcase_add_test(c, a_yield_ends_the_await_and_an_await_does_not);
    tcase_add_test(c, one_await_at_a_time);
    tcase_add_test(c, aclose_complains_of_a_yield);
    tcase_add_test(c, a_coroutine_awaits_an_asend);
    suite_add_tcase(s, c);
    return s;
}
