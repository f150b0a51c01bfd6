/* Translated from async.py by yieldc. */
#include <yieldabi.h>

extern const yr_module_def yr_lib_asyncio;

static const char file[] = "async.py";
enum { G_asyncio, G_ticks, G_print, G_main };
enum { K_asyncio, K_sleep, K_run, K_Lock };

static const yr_code ticks_code;
static const yr_code main_listcomp_code;
static const yr_code main_code;

/* async.py:5  async def ticks(n): */
enum { TICKS_START, TICKS_LINE_7, TICKS_LINE_8 };
struct ticks_state {
    uint32_t state;
    yr_function *function;
    yr_value n, i, delegate;
    int64_t i1, i2;
};

static yr_step ticks_resume(void *frame, yr_how how, yr_value sent, yr_value *out)
{
    struct ticks_state *s = frame;
    yr_module *m = s->function->module;
    yr_value t1, t2, t3;
    int line;
    int64_t i1;
    switch (s->state) {
    case TICKS_LINE_7: goto resume_7;
    case TICKS_LINE_8: goto resume_8;
    }
    /* 6: for i in range(n): */
    s->i1 = 0;
    if (yr_range_end(s->n, &s->i2) < 0) { line = 6; goto fail; }
loop:
    if (s->i1 >= s->i2) goto done;
    i1 = s->i1;
    s->i1 = s->i1 + 1;
    t1 = yr_int(i1);
    yr_set(&s->i, t1);
    /* 7: await asyncio.sleep(0) */
    if (!(t1 = yr_load_global(m, G_asyncio))) { line = 7; goto fail; }
    t2 = yr_load_method(t1, m->constants[K_sleep], &m->sites[0], &t3), yr_drop(t1);
    if (!t2) { line = 7; goto fail; }
    t1 = yr_call_method(t2, (yr_value[]){t3, yr_int(0)}, 2), yr_drop(t2);
    if (!t1) { line = 7; goto fail; }
    if (t2 = yr_await_iter(t1), yr_drop(t1), !t2) { line = 7; goto fail; }
    s->delegate = t2;
    s->state = TICKS_LINE_7;
    return YR_DELEGATE;
resume_7:
    if (how == YR_THROW) { line = 7; goto fail; }
    yr_drop(sent);
    /* 8: yield i */
    *out = yr_retain(s->i);
    s->state = TICKS_LINE_8;
    return YR_YIELDED;
resume_8:
    if (how == YR_THROW) { line = 8; goto fail; }
    yr_drop(sent);
    if (yr_poll() < 0) { line = 8; goto fail; }
    goto loop;
done:
    *out = YR_NONE;
    return YR_RETURNED;
fail: yr_trace_generator(s, line);
    return YR_RAISED;
}

static const yr_code ticks_code = {
    .name = "ticks", .qualname = "ticks", .file = file, .line = 5, .flags = YR_CODE_ASYNC_GENERATOR,
    .positional = 1, .local_count = 2, .names = YR_NAMES("n", "i"),
    .frame = &(const yr_frame_layout){
        .resume = ticks_resume, .size = sizeof(struct ticks_state),
        .delegate = offsetof(struct ticks_state, delegate), .named_count = 2,
        YR_FRAME_SLOTS(YR_SLOT(ticks, n), YR_SLOT(ticks, i)),
        YR_FRAME_POINTS(YR_CREATED(5), YR_AT_AWAIT(7), YR_AT_YIELD(8)),
    },
};

/* async.py:15  return [t async for t in ticks(2)] */
enum { MAIN_LISTCOMP_START, MAIN_LISTCOMP_LINE_15 };
struct main_listcomp_state {
    uint32_t state;
    yr_function *function;
    yr_value iterator, t, t1, delegate;
};

static yr_step main_listcomp_resume(void *frame, yr_how how, yr_value sent, yr_value *out)
{
    struct main_listcomp_state *s = frame;
    yr_value t1;
    switch (s->state) { case MAIN_LISTCOMP_LINE_15: goto resume_15; }
    /* 15: return [t async for t in ticks(2)] */
    if (!(s->t1 = yr_list(NULL, 0))) goto fail;
loop:
    if (!(t1 = yr_anext(s->iterator))) goto fail_2;
    s->delegate = t1;
    s->state = MAIN_LISTCOMP_LINE_15;
    return YR_DELEGATE;
resume_15:
    if (how == YR_THROW) goto fail_2;
    yr_set(&s->t, sent);
    if (yr_list_append(s->t1, s->t) < 0) goto fail_3;
    if (yr_poll() < 0) goto fail_3;
    goto loop;
fail_3: yr_drop(s->t1);
fail: yr_trace_generator(s, 15);
    return YR_RAISED;
drop:
    yr_drop(s->t1);
    return YR_RAISED;
fail_2: yr_trace_generator(s, 15);
    if (!yr_async_stopped()) goto drop;
    *out = s->t1;
    return YR_RETURNED;
}

static const yr_code main_listcomp_code = {
    .name = "<listcomp>", .qualname = "main.<locals>.<listcomp>", .file = file, .line = 15,
    .flags = YR_CODE_COROUTINE | YR_CODE_NESTED, .positional = 1, .positional_only = 1,
    .local_count = 2, .names = YR_NAMES(".0", "t"),
    .frame = &(const yr_frame_layout){
        .resume = main_listcomp_resume, .size = sizeof(struct main_listcomp_state),
        .delegate = offsetof(struct main_listcomp_state, delegate), .named_count = 2,
        YR_FRAME_SLOTS(
            YR_NAMED_SLOT(main_listcomp, iterator, ".0"), YR_SLOT(main_listcomp, t),
            YR_TEMPORARY(main_listcomp, t1)),
        YR_FRAME_POINTS(YR_CREATED(15), {15, YR_POINT_AWAIT, 0, 0, (const uint16_t[]){1, 2}}),
    },
};

/* async.py:11  async def main(lock): */
enum { MAIN_START, MAIN_LINE_12, MAIN_LINE_13, MAIN_LINE_12_2, MAIN_LINE_12_3, MAIN_LINE_15 };
struct main_state {
    uint32_t state;
    yr_function *function;
    yr_value lock, tick, t1, t2, t3, handled, delegate;
};

static yr_step main_resume(void *frame, yr_how how, yr_value sent, yr_value *out)
{
    struct main_state *s = frame;
    yr_module *m = s->function->module;
    yr_value t1, t2, t3;
    int c, line;
    switch (s->state) {
    case MAIN_LINE_12: goto resume_12;
    case MAIN_LINE_13: goto resume_13;
    case MAIN_LINE_12_2: goto resume_12_2;
    case MAIN_LINE_12_3: goto resume_12_3;
    case MAIN_LINE_15: goto resume_15;
    }
    /* 12: async with lock: */
    if (!(s->t1 = yr_async_with_enter(s->lock, &t1))) { line = 12; goto fail; }
    s->delegate = t1;
    s->state = MAIN_LINE_12;
    return YR_DELEGATE;
resume_12:
    if (how == YR_THROW) { line = 12; goto fail_2; }
    yr_drop(sent);
    /* 13: async for tick in ticks(3): */
    if (!(t1 = yr_load_global(m, G_ticks))) { line = 13; goto fail_3; }
    s->t2 = yr_begin(t1, &ticks_code, (yr_value[]){yr_int(3)}, 1), yr_drop(t1);
    if (!s->t2) { line = 13; goto fail_3; }
loop:
    if (!(t1 = yr_anext(s->t2))) goto fail_4;
    s->delegate = t1;
    s->state = MAIN_LINE_13;
    return YR_DELEGATE;
resume_13:
    if (how == YR_THROW) goto fail_4;
    yr_set(&s->tick, sent);
    /* 14: print(tick) */
    if (!(t1 = yr_load_global(m, G_print))) { line = 14; goto fail_5; }
    t2 = yr_call(t1, (yr_value[]){yr_retain(s->tick)}, 1), yr_drop(t1);
    if (!t2) { line = 14; goto fail_5; }
    yr_drop(t2);
    if (yr_poll() < 0) { line = 14; goto fail_5; }
    goto loop;
fail_2:
    yr_drop(s->t1);
    goto fail;
fail_7: yr_drop(t1);
fail: yr_trace_generator(s, line);
    return YR_RAISED;
fail_5: yr_drop(s->t2);
fail_3: yr_trace_generator(s, line);
    goto handler;
fail_4: yr_trace_generator(s, 13);
    /* 13: async for tick in ticks(3): */
    if (!yr_async_stopped()) goto drop;
    yr_drop(s->t2);
    /* 12: async with lock: */
    if (t1 = yr_async_with_leave(s->t1), yr_drop(s->t1), !t1) { line = 12; goto fail; }
    s->delegate = t1;
    s->state = MAIN_LINE_12_2;
    return YR_DELEGATE;
resume_12_2:
    if (how == YR_THROW) { line = 12; goto fail; }
    goto drop_2;
drop: yr_drop(s->t2);
handler:
    s->t2 = yr_catch();
    s->t3 = yr_push_handled(s->t2);
    if (!(t1 = yr_async_with_exit(s->t1, s->t2))) goto fail_6;
    s->handled = yr_save_handled();
    s->delegate = t1;
    s->state = MAIN_LINE_12_3;
    return YR_DELEGATE;
resume_12_3:
    yr_restore_handled(s->handled);
    s->handled = 0;
    if (how == YR_THROW) goto fail_6;
    if (c = yr_truth(sent), yr_drop(sent), c < 0) goto fail_6;
    if (!c) goto reraise;
    yr_drop(s->t2);
    yr_pop_handled(s->t3);
    yr_drop(s->t1);
    goto after;
fail_6: yr_drop(s->t2);
    yr_trace_generator(s, 12);
    yr_pop_handled(s->t3);
    yr_drop(s->t1);
    return YR_RAISED;
reraise:
    yr_pop_handled(s->t3);
    yr_drop(s->t1);
    yr_reraise(s->t2);
    return YR_RAISED;
drop_2: yr_drop(sent);
after: /* 15: return [t async for t in ticks(2)] */
    if (!(t1 = yr_function_new(&main_listcomp_code, m, 0, 0, 0, NULL))) { line = 15; goto fail; }
    if (!(t2 = yr_load_global(m, G_ticks))) { line = 15; goto fail_7; }
    t3 = yr_begin(t2, &ticks_code, (yr_value[]){yr_int(2)}, 1), yr_drop(t2);
    if (!t3) { line = 15; goto fail_7; }
    t2 = yr_begin(t1, &main_listcomp_code, (yr_value[]){t3}, 1), yr_drop(t1);
    if (!t2) { line = 15; goto fail; }
    s->delegate = t2;
    s->state = MAIN_LINE_15;
    return YR_DELEGATE;
resume_15:
    if (how == YR_THROW) { line = 15; goto fail; }
    *out = sent;
    return YR_RETURNED;
}

static const yr_code main_code = {
    .name = "main", .qualname = "main", .file = file, .line = 11, .flags = YR_CODE_COROUTINE,
    .positional = 1, .local_count = 2, .names = YR_NAMES("lock", "tick"),
    .frame = &(const yr_frame_layout){
        .resume = main_resume, .size = sizeof(struct main_state),
        .delegate = offsetof(struct main_state, delegate),
        .handled = offsetof(struct main_state, handled), .named_count = 2,
        YR_FRAME_SLOTS(
            YR_SLOT(main, lock), YR_SLOT(main, tick), YR_TEMPORARY(main, t1),
            YR_TEMPORARY(main, t2), YR_TEMPORARY(main, t3), YR_TEMPORARY(main, handled)),
        YR_FRAME_POINTS(
            YR_CREATED(11), {12, YR_POINT_AWAIT, 0, 0, (const uint16_t[]){1, 2}},
            {13, YR_POINT_AWAIT, 1, 0, (const uint16_t[]){2, 3, 2}},
            {12, YR_POINT_AWAIT, 1, 0, NULL},
            {12, YR_POINT_AWAIT, 0, 0, (const uint16_t[]){3, 4, 3, 2}}, YR_AT_AWAIT(15)),
    },
};

static yr_value module_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1, t2, t3, t4, t5, t6, t7;
    int line;
    /* 2: import asyncio */
    if (!(t1 = yr_import(m, m->constants[K_asyncio], YR_NONE, 0))) { line = 2; goto fail; }
    yr_store_global(m, G_asyncio, t1);
    /* 5: async def ticks(n): */
    if (!(t1 = yr_function_new(&ticks_code, m, 0, 0, 0, NULL))) { line = 5; goto fail; }
    yr_store_global(m, G_ticks, t1);
    /* 11: async def main(lock): */
    if (!(t1 = yr_function_new(&main_code, m, 0, 0, 0, NULL))) { line = 11; goto fail; }
    yr_store_global(m, G_main, t1);
    /* 18: print(asyncio.run(main(asyncio.Lock()))) */
    if (!(t1 = yr_load_global(m, G_print))) { line = 18; goto fail; }
    if (!(t2 = yr_load_global(m, G_asyncio))) { line = 18; goto fail_2; }
    t3 = yr_load_method(t2, m->constants[K_run], &m->sites[1], &t4), yr_drop(t2);
    if (!t3) { line = 18; goto fail_2; }
    if (!(t2 = yr_load_global(m, G_main))) { line = 18; goto fail_3; }
    if (!(t5 = yr_load_global(m, G_asyncio))) { line = 18; goto fail_4; }
    t6 = yr_load_method(t5, m->constants[K_Lock], &m->sites[2], &t7), yr_drop(t5);
    if (!t6) { line = 18; goto fail_4; }
    if (t5 = yr_call_method(t6, (yr_value[]){t7}, 1), yr_drop(t6), !t5) { line = 18; goto fail_4; }
    t5 = yr_begin(t2, &main_code, (yr_value[]){t5}, 1), yr_drop(t2);
    if (!t5) { line = 18; goto fail_3; }
    t2 = yr_call_method(t3, (yr_value[]){t4, t5}, 2), yr_drop(t3);
    if (!t2) { line = 18; goto fail_2; }
    if (t2 = yr_call(t1, (yr_value[]){t2}, 1), yr_drop(t1), !t2) { line = 18; goto fail; }
    yr_drop(t2);
    return YR_NONE;
fail_4: yr_drop(t2);
fail_3:
    yr_xdrop(t4);
    yr_drop(t3);
fail_2: yr_drop(t1);
fail: yr_trace(NULL, function, line);
    return 0;
}

static const yr_module_def module_def = {
    .name = "__main__", YR_MODULE_TEXT(file, module_body),
    .site_count = 3,
    YR_GLOBALS("asyncio", "ticks", "print", "main"),
    YR_CONSTANTS(
        [K_asyncio] = YR_STR("asyncio"),
        [K_sleep] = YR_STR("sleep"),
        [K_run] = YR_STR("run"),
        [K_Lock] = YR_STR("Lock")),
};

static const yr_program program = {YR_MODULES(&module_def, &yr_lib_asyncio)};

int main(int argc, char **argv)
{
    return yr_main(argc, argv, &program);
}
