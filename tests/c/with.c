/* Translated from with.py by yieldc. */
#include <yieldabi.h>

extern const yr_module_def yr_lib_contextlib;

static const char file[] = "with.py";
enum { G_contextmanager, G_indented, G_report };
enum { K_contextmanager, K_tuple_contextmanager, K_contextlib, K_indent, K_write };

/* with.py:5  @contextmanager */
enum { INDENTED_START, INDENTED_LINE_9 };
struct indented_state {
    uint32_t state;
    yr_function *function;
    yr_value out, by;
};

static yr_step indented_resume(void *frame, yr_how how, yr_value sent, yr_value *out)
{
    struct indented_state *s = frame;
    yr_module *m = s->function->module;
    yr_value t1, t2, t3, t4;
    int status;
    switch (s->state) { case INDENTED_LINE_9: goto resume_9; }
    /* 7: out.indent += by */
    if (!(t1 = yr_load_attr(s->out, m->constants[K_indent], &m->sites[0]))) goto fail;
    if (t2 = yr_iadd(t1, s->by), yr_drop(t1), !t2) goto fail;
    status = yr_store_attr(s->out, m->constants[K_indent], t2, &m->sites[1]), yr_drop(t2);
    if (status < 0) goto fail;
    /* 9: yield out */
    *out = yr_retain(s->out);
    s->state = INDENTED_LINE_9;
    return YR_YIELDED;
resume_9:
    if (how == YR_THROW) goto fail_2;
    yr_drop(sent);
    t1 = 0;
    t2 = 0;
finally: /* 11: out.indent -= by */
    if (!(t3 = yr_load_attr(s->out, m->constants[K_indent], &m->sites[2]))) goto fail_3;
    if (t4 = yr_isub(t3, s->by), yr_drop(t3), !t4) goto fail_3;
    status = yr_store_attr(s->out, m->constants[K_indent], t4, &m->sites[3]), yr_drop(t4);
    if (status < 0) goto fail_3;
    if (!t1) goto after;
    yr_pop_handled(t2);
    yr_reraise(t1);
    return YR_RAISED;
after:
    *out = YR_NONE;
    return YR_RETURNED;
fail: yr_trace_generator(s, 7);
    return YR_RAISED;
fail_2: yr_trace_generator(s, 9);
    t1 = yr_catch();
    t2 = yr_push_handled(t1);
    goto finally;
fail_3: yr_trace_generator(s, 11);
    if (!t1) return YR_RAISED;
    yr_pop_handled(t2);
    yr_xdrop(t1);
    return YR_RAISED;
}

static const yr_code indented_code = {
    .name = "indented", .qualname = "indented", .file = file, .line = 5, .flags = YR_CODE_GENERATOR,
    .positional = 2, .local_count = 2, .names = YR_NAMES("out", "by"),
    .frame = &(const yr_frame_layout){
        .resume = indented_resume, .size = sizeof(struct indented_state), .named_count = 2,
        YR_FRAME_SLOTS(YR_SLOT(indented, out), YR_SLOT(indented, by)),
        YR_FRAME_POINTS(YR_CREATED(5), {9, YR_POINT_YIELD, 1, 0, NULL}),
    },
};

/* with.py:14  def report(out, lock, rows): */
static yr_value report_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value out = args[0], lock = args[1], rows = args[2], inner = 0, row = 0;
    yr_value t1, t2, t3, t4, t5;
    int c, status, line;
    /* 15: with lock, indented(out, 2) as inner: */
    if (!(t1 = yr_with_enter(lock, &t2))) goto fail;
    yr_drop(t2);
    if (!(t2 = yr_load_global(m, G_indented))) goto fail_2;
    if (t3 = yr_call(t2, (yr_value[]){yr_retain(out), yr_int(2)}, 2), yr_drop(t2), !t3) goto fail_2;
    if (t2 = yr_with_enter(t3, &t4), yr_drop(t3), !t2) goto fail_2;
    inner = t4;
    /* 16: for row in rows: */
    if (!(t3 = yr_iter(rows))) { line = 16; goto fail_3; }
loop:
    if ((status = yr_next(t3, &t4)) < 0) { line = 16; goto fail_4; }
    if (!status) goto done;
    yr_set(&row, t4);
    /* 17: inner.write(row) */
    t4 = yr_load_method(inner, m->constants[K_write], &m->sites[4], &t5);
    if (!t4) { line = 17; goto fail_4; }
    t5 = yr_call_method(t4, (yr_value[]){t5, yr_retain(row)}, 2), yr_drop(t4);
    if (!t5) { line = 17; goto fail_4; }
    yr_drop(t5);
    if (yr_poll() < 0) { line = 17; goto fail_4; }
    goto loop;
done:
    yr_drop(t3);
    /* 15: with lock, indented(out, 2) as inner: */
    if (status = yr_with_leave(t2), yr_drop(t2), status < 0) goto fail_2;
after:
    if (status = yr_with_leave(t1), yr_drop(t1), status < 0) goto fail;
after_2:
    yr_leave(frame, (yr_value[]){out, lock, rows, inner, row}, 5);
    return YR_NONE;
fail: yr_trace(&frame, function, 15);
    goto unwind;
fail_2: yr_trace(&frame, function, 15);
    goto handler;
fail_4: yr_drop(t3);
fail_3: yr_trace(&frame, function, line);
    t3 = yr_catch();
    t4 = yr_push_handled(t3);
    if ((c = yr_with_exit(t2, t3)) < 0) goto fail_5;
    if (!c) goto reraise;
    yr_drop(t3);
    yr_pop_handled(t4);
    yr_drop(t2);
    goto after;
fail_5: yr_drop(t3);
    yr_trace(&frame, function, 15);
    yr_pop_handled(t4);
    yr_drop(t2);
    goto handler;
reraise:
    yr_pop_handled(t4);
    yr_drop(t2);
    yr_reraise(t3);
handler:
    t2 = yr_catch();
    t3 = yr_push_handled(t2);
    if ((c = yr_with_exit(t1, t2)) < 0) goto fail_6;
    if (!c) goto reraise_2;
    yr_drop(t2);
    yr_pop_handled(t3);
    yr_drop(t1);
    goto after_2;
fail_6: yr_drop(t2);
    yr_trace(&frame, function, 15);
    yr_pop_handled(t3);
    yr_drop(t1);
    goto unwind;
reraise_2:
    yr_pop_handled(t3);
    yr_drop(t1);
    yr_reraise(t2);
unwind:
    yr_leave(frame, (yr_value[]){out, lock, rows, inner, row}, 5);
    return 0;
}

static const yr_code report_code = {
    .name = "report", .qualname = "report", .file = file, .line = 14, .body = report_body,
    .positional = 3, .local_count = 5, .names = YR_NAMES("out", "lock", "rows", "inner", "row"),
};

static yr_value module_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1, t2;
    int line;
    /* 2: from contextlib import contextmanager */
    t1 = yr_import(m, m->constants[K_contextlib], m->constants[K_tuple_contextmanager], 0);
    if (!t1) { line = 2; goto fail; }
    t2 = yr_import_from(t1, m->constants[K_contextmanager]), yr_drop(t1);
    if (!t2) { line = 2; goto fail; }
    yr_store_global(m, G_contextmanager, t2);
    /* 5: @contextmanager */
    if (!(t1 = yr_load_global(m, G_contextmanager))) { line = 5; goto fail; }
    /* 6: def indented(out, by): */
    if (!(t2 = yr_function_new(&indented_code, m, 0, 0, 0, NULL))) { line = 6; goto fail_2; }
    /* 5: @contextmanager */
    if (t2 = yr_call(t1, (yr_value[]){t2}, 1), yr_drop(t1), !t2) { line = 5; goto fail; }
    /* 6: def indented(out, by): */
    yr_store_global(m, G_indented, t2);
    /* 14: def report(out, lock, rows): */
    if (!(t1 = yr_function_new(&report_code, m, 0, 0, 0, NULL))) { line = 14; goto fail; }
    yr_store_global(m, G_report, t1);
    return YR_NONE;
fail_2: yr_drop(t1);
fail: yr_trace(NULL, function, line);
    return 0;
}

static const yr_module_def module_def = {
    .name = "__main__", YR_MODULE_TEXT(file, module_body),
    .site_count = 5,
    YR_GLOBALS("contextmanager", "indented", "report"),
    YR_CONSTANTS(
        [K_contextmanager] = YR_STR("contextmanager"),
        [K_tuple_contextmanager] = YR_TUPLE_OF(YR_ITEM(K_contextmanager)),
        [K_contextlib] = YR_STR("contextlib"),
        [K_indent] = YR_STR("indent"),
        [K_write] = YR_STR("write")),
};

static const yr_program program = {YR_MODULES(&module_def, &yr_lib_contextlib)};

int main(int argc, char **argv)
{
    return yr_main(argc, argv, &program);
}
