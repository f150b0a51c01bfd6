/* Handles: each step says what happened; close ends and gives up. */
#include <stdio.h>
#include "steps.h"

static void say(const char *what, yr_step step, yr_value v)
{
    static const char *const names[] = {"yielded", "delegates", "returned", "raised"};
    char text[200];
    if (step == YR_RAISED)
        v = yr_catch();
    yr_value s = yr_repr(v);
    snprintf(text, sizeof text, "%s", yr_to_utf8(s, NULL));
    printf("%s: %s %s\n", what, names[step], text);
    yr_drop(s);
    yr_drop(v);
}

static void count_down(void)
{
    steps_countdown g;
    yr_value v = 0;
    yr_step step;
    if (steps_countdown_init(&g, yr_int(5)) < 0)
        return;
    step = steps_countdown_next(&g, &v), say("next", step, v);
    step = steps_countdown_send(&g, yr_int(3), &v), say("send", step, v);
    step = steps_countdown_next(&g, &v), say("next", step, v);
    step = steps_countdown_next(&g, &v), say("next", step, v);
    step = steps_countdown_next(&g, &v), say("after the end", step, v);
    printf("close: %d\n", steps_countdown_close(&g));
    printf("close again: %d\n", steps_countdown_close(&g));
}

static void delegate(void)
{
    steps_delegating g;
    yr_value v = 0;
    steps_delegating_init(&g, yr_int(1));
    for (yr_step step = YR_YIELDED; step == YR_YIELDED; say("delegating", step, v))
        step = steps_delegating_next(&g, &v);
    steps_delegating_close(&g);
}

static void throw_in(void)
{
    steps_careful g;
    yr_value log = yr_list_of(NULL, 0), v = 0;
    yr_step step;
    steps_careful_init(&g, log);
    step = steps_careful_next(&g, &v), say("careful", step, v);
    yr_raise_error("KeyError", "from %s", "C");
    yr_value e = yr_catch();
    step = steps_careful_throw(&g, e, &v), say("thrown", step, v);
    yr_drop(e);
    printf("close: %d", steps_careful_close(&g));
    yr_value s = yr_repr(log);
    printf(", log %s\n", yr_to_utf8(s, NULL));
    yr_drop(s);
    yr_drop(log);
}

static void end_badly(void)
{
    steps_stubborn s;
    steps_failing f;
    yr_value v = 0;
    steps_stubborn_init(&s);
    yr_step step = steps_stubborn_next(&s, &v);
    say("stubborn", step, v);
    int closed = steps_stubborn_close(&s);
    say(closed < 0 ? "close fails" : "close", YR_RAISED, 0);
    steps_failing_init(&f);
    step = steps_failing_next(&f, &v), say("failing", step, v);
    step = steps_failing_next(&f, &v), say("failing", step, v);
    step = steps_failing_next(&f, &v), say("failing", step, v);
    steps_failing_close(&f);
}

static void await_answer(void)
{
    steps_ask c;
    yr_value v = 0;
    steps_ask_init(&c, yr_int(1));
    yr_step step = steps_ask_next(&c, &v);
    say("coroutine", step, v);
    step = steps_ask_next(&c, &v), say("coroutine", step, v);
    steps_ask_close(&c);
}

/* A function that gives an iterator is a function. */
static void iterate(void)
{
    yr_value start = yr_int(7), iterator = steps_numbers(start), item;
    int more;
    while ((more = yr_iter_next(iterator, &item)) > 0) {
        int64_t i;
        yr_to_i64(item, &i);
        printf("%lld ", (long long)i);
        yr_drop(item);
    }
    printf("then %d\n", more);
    yr_drop(iterator);
}

/* An argument that cannot be: _init fails, and there is nothing to close. */
static void fail_to_begin(void)
{
    steps_countdown g;
    int failed = steps_countdown_init(&g, 0);
    say(failed ? "init fails" : "init", YR_RAISED, 0);
    printf("close: %d\n", steps_countdown_close(&g));
}

int main(void)
{
    if (steps_open() < 0)
        return 1;
    count_down();
    delegate();
    throw_in();
    end_badly();
    await_answer();
    iterate();
    fail_to_begin();
    return steps_close();
}
