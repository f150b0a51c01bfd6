/* Translated from closure.py by yieldc. */
#include <yieldabi.h>

static const char file[] = "closure.py";
enum { G_counter, G_step, G_peek, G_print };
enum { K_count, K_by, K_tuple_by };

static yr_value counter_body(yr_function *function, yr_value *args);

/* closure.py:5  def step(by=1): */
static yr_value counter_step_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value by = args[0];
    yr_value t1, t2;
    int line;
    /* 7: count += by */
    t1 = yr_cell_load(function->cells[0 /* count */], m->constants[K_count], true);
    if (!t1) { line = 7; goto fail; }
    if (t2 = yr_iadd(t1, by), yr_drop(t1), !t2) { line = 7; goto fail; }
    yr_cell_store(function->cells[0 /* count */], t2);
    /* 8: return count */
    t1 = yr_cell_load(function->cells[0 /* count */], m->constants[K_count], true);
    if (!t1) { line = 8; goto fail; }
    yr_drop(by);
    return t1;
fail: yr_trace(&frame, function, line);
    yr_leave(frame, (yr_value[]){by}, 1);
    return 0;
}

static const yr_code counter_step_code = {
    .name = "step", .qualname = "counter.<locals>.step", .file = file, .line = 5,
    .body = counter_step_body, .flags = YR_CODE_NESTED, .positional = 1, .local_count = 1,
    .free_count = 1, .names = YR_NAMES("by", "count"),
};

/* closure.py:10  def peek(): */
static yr_value counter_peek_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1;
    /* 11: return count */
    t1 = yr_cell_load(function->cells[0 /* count */], m->constants[K_count], true);
    if (!t1) { yr_trace(NULL, function, 11); return 0; }
    return t1;
}

static const yr_code counter_peek_code = {
    .name = "peek", .qualname = "counter.<locals>.peek", .file = file, .line = 10,
    .body = counter_peek_body, .flags = YR_CODE_NESTED, .free_count = 1, .names = YR_NAMES("count"),
};

/* closure.py:2  def counter(start=0): */
static yr_value counter_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value start = args[0], step = 0, peek = 0, count_cell = 0;
    yr_value t1;
    int line;
    /* 2: def counter(start=0): */
    if (!(count_cell = yr_cell_new(0))) { line = 2; goto fail; }
    /* 3: count = start */
    yr_cell_store(count_cell, yr_retain(start));
    /* 5: def step(by=1): */
    if (!(t1 = yr_tuple((yr_value[]){yr_int(1)}, 1))) { line = 5; goto fail; }
    step = yr_function_new(&counter_step_code, m, t1, 0, 0, (yr_value[]){yr_retain(count_cell)});
    if (!step) { line = 5; goto fail; }
    /* 10: def peek(): */
    peek = yr_function_new(&counter_peek_code, m, 0, 0, 0, (yr_value[]){yr_retain(count_cell)});
    if (!peek) { line = 10; goto fail; }
    /* 13: return step, peek */
    t1 = yr_tuple((yr_value[]){yr_retain(step), yr_retain(peek)}, 2);
    if (!t1) { line = 13; goto fail; }
    yr_drop(start);
    yr_drop(step);
    yr_drop(peek);
    yr_drop(count_cell);
    return t1;
fail: yr_trace(&frame, function, line);
    yr_leave(frame, (yr_value[]){start, step, peek, count_cell}, 4);
    return 0;
}

static const yr_code counter_code = {
    .name = "counter", .qualname = "counter", .file = file, .line = 2, .body = counter_body,
    .positional = 1, .local_count = 3, .cell_count = 1,
    .names = YR_NAMES("start", "step", "peek", "count"),
};

static yr_value module_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value items[2], t1, t2, t3;
    int status, line;
    /* 2: def counter(start=0): */
    if (!(t1 = yr_tuple((yr_value[]){yr_int(0)}, 1))) { line = 2; goto fail; }
    if (!(t1 = yr_function_new(&counter_code, m, t1, 0, 0, NULL))) { line = 2; goto fail; }
    yr_store_global(m, G_counter, t1);
    /* 16: step, peek = counter(10) */
    if (!(t1 = yr_load_global(m, G_counter))) { line = 16; goto fail; }
    t2 = yr_call_known(t1, counter_body, (yr_value[]){yr_int(10)}, 1), yr_drop(t1);
    if (!t2) { line = 16; goto fail; }
    if (status = yr_unpack(t2, 2, items), yr_drop(t2), status < 0) { line = 16; goto fail; }
    yr_store_global(m, G_step, items[0]);
    yr_store_global(m, G_peek, items[1]);
    /* 17: step() */
    if (!(t1 = yr_load_global(m, G_step))) { line = 17; goto fail; }
    if (t2 = yr_call(t1, NULL, 0), yr_drop(t1), !t2) { line = 17; goto fail; }
    yr_drop(t2);
    /* 18: step(by=5) */
    if (!(t1 = yr_load_global(m, G_step))) { line = 18; goto fail; }
    t2 = yr_call_kw(t1, (yr_value[]){yr_int(5)}, 1, m->constants[K_tuple_by]), yr_drop(t1);
    if (!t2) { line = 18; goto fail; }
    yr_drop(t2);
    /* 19: print(peek()) */
    if (!(t1 = yr_load_global(m, G_print))) { line = 19; goto fail; }
    if (!(t2 = yr_load_global(m, G_peek))) { line = 19; goto fail_2; }
    if (t3 = yr_call(t2, NULL, 0), yr_drop(t2), !t3) { line = 19; goto fail_2; }
    if (t2 = yr_call(t1, (yr_value[]){t3}, 1), yr_drop(t1), !t2) { line = 19; goto fail; }
    yr_drop(t2);
    return YR_NONE;
fail_2: yr_drop(t1);
fail: yr_trace(NULL, function, line);
    return 0;
}

static const yr_module_def module_def = {
    .name = "__main__", YR_MODULE_TEXT(file, module_body),
    YR_GLOBALS("counter", "step", "peek", "print"),
    YR_CONSTANTS(
        [K_count] = YR_STR("count"),
        [K_by] = YR_STR("by"),
        [K_tuple_by] = YR_TUPLE_OF(YR_ITEM(K_by))),
};

static const yr_program program = {YR_MODULES(&module_def)};

int main(int argc, char **argv)
{
    return yr_main(argc, argv, &program);
}
