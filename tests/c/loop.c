/* Translated from loop.py by yieldc. */
#include <yieldabi.h>

static const char file[] = "loop.py";
enum { G_squares, G_total, G_value, G_print, G_i };

/* loop.py:2  def squares(limit): */
enum { SQUARES_START, SQUARES_LINE_6 };
struct squares_state {
    uint32_t state;
    yr_function *function;
    yr_value limit, n;
};

static yr_step squares_resume(void *frame, yr_how how, yr_value sent, yr_value *out)
{
    struct squares_state *s = frame;
    yr_value t1;
    int c, line;
    int64_t i1;
    switch (s->state) { case SQUARES_LINE_6: goto resume_6; }
    /* 3: n = 0 */
    s->n = yr_int(0);
loop: /* 4: while n * n < limit: */
    if (!(t1 = yr_mul(s->n, s->n))) { line = 4; goto fail; }
    if (c = yr_test_lt(t1, s->limit), yr_drop(t1), c < 0) { line = 4; goto fail; }
    if (!c) goto end;
    /* 5: if n % 2: */
    if (!(t1 = yr_mod(s->n, yr_int(2)))) { line = 5; goto fail; }
    i1 = yr_int_value(t1);
    yr_drop(t1);
    if (i1 == 0) goto end_2;
    /* 6: yield n * n */
    if (!(t1 = yr_mul(s->n, s->n))) { line = 6; goto fail; }
    *out = t1;
    s->state = SQUARES_LINE_6;
    return YR_YIELDED;
resume_6:
    if (how == YR_THROW) { line = 6; goto fail; }
    yr_drop(sent);
end_2: /* 7: n += 1 */
    if (yr_iadd_to(&s->n, yr_int(1)) < 0) { line = 7; goto fail; }
    if (yr_poll() < 0) { line = 4; goto fail; }
    goto loop;
end:
    *out = YR_NONE;
    return YR_RETURNED;
fail: yr_trace_generator(s, line);
    return YR_RAISED;
}

static const yr_code squares_code = {
    .name = "squares", .qualname = "squares", .file = file, .line = 2, .flags = YR_CODE_GENERATOR,
    .positional = 1, .local_count = 2, .names = YR_NAMES("limit", "n"),
    .frame = &(const yr_frame_layout){
        .resume = squares_resume, .size = sizeof(struct squares_state), .named_count = 2,
        YR_FRAME_SLOTS(YR_SLOT(squares, limit), YR_SLOT(squares, n)),
        YR_FRAME_POINTS(YR_CREATED(2), YR_AT_YIELD(6)),
    },
};

static yr_value module_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value squares_n = 0;
    int64_t squares_limit = 0;
    yr_value t1, t2, t3, t4, t5;
    int c, line;
    int64_t i1, i2;
    /* 2: def squares(limit): */
    if (!(t1 = yr_function_new(&squares_code, m, 0, 0, 0, NULL))) { line = 2; goto fail; }
    yr_store_global(m, G_squares, t1);
    /* 10: total = 0 */
    yr_store_global(m, G_total, yr_int(0));
    /* 11: for value in squares(100): */
    if (!(t1 = yr_load_global(m, G_squares))) { line = 11; goto fail; }
    yr_drop(t1);
    squares_limit = 100;
    /* 3: n = 0 */
    squares_n = yr_int(0);
loop: /* 4: while n * n < limit: */
    if (!(t1 = yr_mul(squares_n, squares_n))) { line = 4; goto fail_2; }
    t2 = yr_int(squares_limit);
    if (c = yr_test_lt(t1, t2), yr_drop(t1), c < 0) { line = 4; goto fail_2; }
    if (!c) goto end;
    /* 5: if n % 2: */
    if (!(t1 = yr_mod(squares_n, yr_int(2)))) { line = 5; goto fail_2; }
    i1 = yr_int_value(t1);
    yr_drop(t1);
    if (i1 == 0) goto end_2;
    /* 6: yield n * n */
    if (!(t1 = yr_mul(squares_n, squares_n))) { line = 6; goto fail_2; }
    /* 11: for value in squares(100): */
    yr_store_global(m, G_value, t1);
    /* 12: total += value */
    if (!(t1 = yr_load_global(m, G_total))) { line = 12; goto drop; }
    if (!(t2 = yr_load_global(m, G_value))) { line = 12; goto fail_3; }
    if (t3 = yr_iadd(t1, t2), yr_drop(t1), yr_drop(t2), !t3) { line = 12; goto drop; }
    yr_store_global(m, G_total, t3);
    if (yr_poll() < 0) { line = 12; goto drop; }
end_2: /* 7: n += 1 */
    if (yr_iadd_to(&squares_n, yr_int(1)) < 0) { line = 7; goto fail_2; }
    if (yr_poll() < 0) { line = 4; goto fail_2; }
    goto loop;
end:
    yr_set(&squares_n, 0);
    /* 14: print(total) */
    if (!(t1 = yr_load_global(m, G_print))) { line = 14; goto fail; }
    if (!(t2 = yr_load_global(m, G_total))) { line = 14; goto fail_4; }
    if (t2 = yr_call(t1, (yr_value[]){t2}, 1), yr_drop(t1), !t2) { line = 14; goto fail; }
    yr_drop(t2);
    /* 16: for i in range(3): */
    i1 = 0;
    i2 = 3;
loop_2:
    if (i1 >= i2) goto done;
    t1 = yr_int(i1);
    i1 = i1 + 1;
    yr_store_global(m, G_i, t1);
    /* 17: print(i, total - i) */
    if (!(t1 = yr_load_global(m, G_print))) { line = 17; goto fail; }
    if (!(t2 = yr_load_global(m, G_i))) { line = 17; goto fail_4; }
    if (!(t3 = yr_load_global(m, G_total))) { line = 17; goto fail_5; }
    if (!(t4 = yr_load_global(m, G_i))) { line = 17; goto fail_6; }
    if (t5 = yr_sub(t3, t4), yr_drop(t3), yr_drop(t4), !t5) { line = 17; goto fail_5; }
    if (t2 = yr_call(t1, (yr_value[]){t2, t5}, 2), yr_drop(t1), !t2) { line = 17; goto fail; }
    yr_drop(t2);
    if (yr_poll() < 0) { line = 17; goto fail; }
    goto loop_2;
done:
    return YR_NONE;
fail_2: yr_trace_inner(&squares_code, m, line, NULL, (yr_value[]){0, squares_n}, 2);
    line = 11;
    goto fail;
fail_6: yr_drop(t3);
fail_5: yr_drop(t2);
fail_4: yr_drop(t1);
fail: yr_trace(NULL, function, line);
    return 0;
fail_3: yr_drop(t1);
drop:
    yr_set(&squares_n, 0);
    goto fail;
}

static const yr_module_def module_def = {
    .name = "__main__", YR_MODULE_TEXT(file, module_body),
    YR_GLOBALS("squares", "total", "value", "print", "i"),
};

static const yr_program program = {YR_MODULES(&module_def)};

int main(int argc, char **argv)
{
    return yr_main(argc, argv, &program);
}
