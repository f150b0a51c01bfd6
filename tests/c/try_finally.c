/* Translated from try_finally.py by yieldc. */
#include <yieldabi.h>

static const char file[] = "try_finally.py";
enum { G_open, G_UnicodeDecodeError, G_print, G_lines };
enum { K_end, K_found_the_end, K_strip, K_not_text, K_close };

/* try_finally.py:2  def lines(name): */
enum { LINES_START, LINES_LINE_8 };
struct lines_state {
    uint32_t state;
    yr_function *function;
    yr_value name, file, line, error, t1;
};

static yr_step lines_resume(void *frame, yr_how how, yr_value sent, yr_value *out)
{
    struct lines_state *s = frame;
    yr_module *m = s->function->module;
    yr_value t1, t2, t3, t4, t5;
    int c, status, line;
    switch (s->state) { case LINES_LINE_8: goto resume_8; }
    /* 3: file = open(name) */
    if (!(t1 = yr_load_global(m, G_open))) goto fail;
    if (t2 = yr_call(t1, (yr_value[]){yr_retain(s->name)}, 1), yr_drop(t1), !t2) goto fail;
    s->file = t2;
    /* 5: for line in file: */
    if (!(s->t1 = yr_iter(s->file))) { line = 5; goto fail_2; }
loop:
    if ((status = yr_next(s->t1, &t1)) < 0) { line = 5; goto fail_3; }
    if (!status) goto done;
    yr_set(&s->line, t1);
    /* 6: if line == "end\n": */
    if ((c = yr_test_eq(s->line, m->constants[K_end])) < 0) { line = 6; goto fail_3; }
    if (!c) goto end;
    /* 7: return "found the end" */
    t1 = yr_retain(m->constants[K_found_the_end]);
    yr_drop(s->t1);
    t2 = 0;
    t3 = 0;
    c = 0;
    goto finally;
end: /* 8: yield line.strip() */
    t1 = yr_load_method(s->line, m->constants[K_strip], &m->sites[0], &t2);
    if (!t1) { line = 8; goto fail_3; }
    if (t2 = yr_call_method(t1, (yr_value[]){t2}, 1), yr_drop(t1), !t2) { line = 8; goto fail_3; }
    *out = t2;
    s->state = LINES_LINE_8;
    return YR_YIELDED;
resume_8:
    if (how == YR_THROW) { line = 8; goto fail_3; }
    yr_drop(sent);
    if (yr_poll() < 0) { line = 8; goto fail_3; }
    goto loop;
done: yr_drop(s->t1);
after_2:
    t1 = 0;
    t2 = 0;
    t3 = 0;
    c = 1;
finally: /* 12: file.close() */
    if (!(t4 = yr_load_method(s->file, m->constants[K_close], &m->sites[1], &t5))) goto fail_4;
    if (t5 = yr_call_method(t4, (yr_value[]){t5}, 1), yr_drop(t4), !t5) goto fail_4;
    yr_drop(t5);
    if (c == 0) goto way;
    if (c == 1) goto after;
    goto reraise;
way:
    *out = t1;
    return YR_RETURNED;
reraise:
    yr_pop_handled(t3);
    yr_reraise(t2);
    return YR_RAISED;
after:
    *out = YR_NONE;
    return YR_RETURNED;
fail: yr_trace_generator(s, 3);
    return YR_RAISED;
fail_3: yr_drop(s->t1);
fail_2: yr_trace_generator(s, line);
    t1 = yr_catch();
    t2 = yr_push_handled(t1);
    /* 9: except UnicodeDecodeError as error: */
    if (!(t3 = yr_load_global(m, G_UnicodeDecodeError))) goto fail_5;
    if (c = yr_match_exception(t1, t3), yr_drop(t3), c < 0) goto fail_5;
    if (!c) goto next;
    s->error = t1;
    /* 10: print("not text:", error) */
    if (!(t1 = yr_load_global(m, G_print))) goto fail_6;
    t3 = yr_call(t1, (yr_value[]){yr_retain(m->constants[K_not_text]), yr_retain(s->error)}, 2),
            yr_drop(t1);
    if (!t3) goto fail_6;
    yr_drop(t3);
    yr_pop_handled(t2);
    yr_unbind(&s->error);
    goto after_2;
fail_5: yr_drop(t1);
    yr_trace_generator(s, 9);
    goto restore;
fail_6: yr_trace_generator(s, 10);
    t1 = yr_catch();
    yr_unbind(&s->error);
    yr_reraise(t1);
    goto restore;
next: /* 9: except UnicodeDecodeError as error: */
    yr_pop_handled(t2);
    yr_reraise(t1);
    goto handler;
restore:
    yr_pop_handled(t2);
handler:
    t1 = 0;
    t2 = yr_catch();
    t3 = yr_push_handled(t2);
    c = 2;
    goto finally;
fail_4: yr_trace_generator(s, 12);
    if (!t2) goto leave;
    /* 12: file.close() */
    yr_pop_handled(t3);
    yr_xdrop(t2);
leave:
    yr_xdrop(t1);
    return YR_RAISED;
}

static const yr_code lines_code = {
    .name = "lines", .qualname = "lines", .file = file, .line = 2, .flags = YR_CODE_GENERATOR,
    .positional = 1, .local_count = 4, .names = YR_NAMES("name", "file", "line", "error"),
    .frame = &(const yr_frame_layout){
        .resume = lines_resume, .size = sizeof(struct lines_state), .named_count = 4,
        YR_FRAME_SLOTS(
            YR_SLOT(lines, name), YR_SLOT(lines, file), YR_SLOT(lines, line), YR_SLOT(lines, error),
            YR_TEMPORARY(lines, t1)),
        YR_FRAME_POINTS(YR_CREATED(2), {8, YR_POINT_YIELD, 1, 0, (const uint16_t[]){1, 4}}),
    },
};

static yr_value module_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1;
    /* 2: def lines(name): */
    t1 = yr_function_new(&lines_code, m, 0, 0, 0, NULL);
    if (!t1) { yr_trace(NULL, function, 2); return 0; }
    yr_store_global(m, G_lines, t1);
    return YR_NONE;
}

static const yr_module_def module_def = {
    .name = "__main__", YR_MODULE_TEXT(file, module_body),
    .site_count = 2,
    YR_GLOBALS("open", "UnicodeDecodeError", "print", "lines"),
    YR_CONSTANTS(
        [K_end] = YR_STR("end\n"),
        [K_found_the_end] = YR_STR("found the end"),
        [K_strip] = YR_STR("strip"),
        [K_not_text] = YR_STR("not text:"),
        [K_close] = YR_STR("close")),
};

static const yr_program program = {YR_MODULES(&module_def)};

int main(int argc, char **argv)
{
    return yr_main(argc, argv, &program);
}
