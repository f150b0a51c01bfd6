/* Translated from exec_constant.py by yieldc. */
#include <yieldabi.h>

/* ---- Module <string> ---- */

static const char text_1_file[] = "<string>";
enum { text_1_G_n };
enum { text_1_K_n, text_1_K_f };

/* <string>:2  def f(): */
static yr_value text_1_f_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1;
    /* 3: return n */
    if (!(t1 = yr_load_global(m, text_1_G_n))) { yr_trace(NULL, function, 3); return 0; }
    return t1;
}

static const yr_code text_1_f_code = {
    .name = "f", .qualname = "f", .file = text_1_file, .line = 2, .body = text_1_f_body,
};

/* <string>:1  n = 1 */
static yr_value text_1_module_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_value namespace = args[0];
    yr_value t1;
    int status, line;
    /* 1: n = 1 */
    if (yr_store_name(namespace, m->constants[text_1_K_n], yr_int(1)) < 0) { line = 1; goto fail; }
    /* 2: def f(): */
    if (!(t1 = yr_function_new(&text_1_f_code, m, 0, 0, 0, NULL))) { line = 2; goto fail; }
    status = yr_store_name(namespace, m->constants[text_1_K_f], t1), yr_drop(t1);
    if (status < 0) { line = 2; goto fail; }
    yr_drop(namespace);
    return YR_NONE;
fail: yr_trace(NULL, function, line);
    yr_drop(namespace);
    return 0;
}

static const yr_code text_1_module_code = {
    .name = "<module>", .qualname = "<module>", .file = text_1_file, .line = 1,
    .body = text_1_module_body, .flags = YR_CODE_CLASS_BODY,
};

static const yr_module_def text_1_module_def = {
    .name = "<string>", .file = text_1_file, .body = &text_1_module_code,
    YR_GLOBALS("n"),
    YR_CONSTANTS(
        [text_1_K_n] = YR_STR("n"),
        [text_1_K_f] = YR_STR("f")),
};

/* ---- Module <string> ---- */

static const char text_2_file[] = "<string>";
enum { text_2_G_a, text_2_G_n };

/* <string>:1  a + n */
static yr_value text_2_module_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_value namespace = args[0];
    yr_value t1, t2, t3;
    /* 1: a + n */
    if (!(t1 = yr_load_name(namespace, m, text_2_G_a))) goto fail;
    if (!(t2 = yr_load_name(namespace, m, text_2_G_n))) goto fail_2;
    if (t3 = yr_add(t1, t2), yr_drop(t1), yr_drop(t2), !t3) goto fail;
    yr_drop(namespace);
    return t3;
fail_2: yr_drop(t1);
fail: yr_trace(NULL, function, 1);
    yr_drop(namespace);
    return 0;
}

static const yr_code text_2_module_code = {
    .name = "<module>", .qualname = "<module>", .file = text_2_file, .line = 1,
    .body = text_2_module_body, .flags = YR_CODE_CLASS_BODY,
};

static const yr_module_def text_2_module_def = {
    .name = "<string>", .file = text_2_file, .body = &text_2_module_code,
    YR_GLOBALS("a", "n"),
};

static const char file[] = "exec_constant.py";
enum { G_exec, G_eval, G_g };
enum { K_n_1_def_f_return_n, K_a_n, K_n_1, K_a };

/* exec_constant.py:5  def g(a): */
static yr_value g_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value a = args[0];
    yr_value t1, t2, t3;
    /* 6: return eval("a + n") */
    if (!(t1 = yr_load_global(m, G_eval))) goto fail;
    t2 = yr_call_locals(YR_NONE, (yr_value[]){m->constants[K_a]}, (yr_value[]){a}, (char[]){0}, 1);
    if (!t2) goto fail_2;
    t3 = yr_call_exec(m, t1, t2, (yr_value[]){yr_retain(m->constants[K_a_n])}, 1), yr_drop(t1),
            yr_drop(t2);
    if (!t3) goto fail;
    yr_drop(a);
    return t3;
fail_2: yr_drop(t1);
fail: yr_trace(&frame, function, 6);
    yr_leave(frame, (yr_value[]){a}, 1);
    return 0;
}

static const yr_code g_code = {
    .name = "g", .qualname = "g", .file = file, .line = 5, .body = g_body, .positional = 1,
    .local_count = 1, .names = YR_NAMES("a"),
};

static yr_value module_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1, t2;
    int line;
    /* 2: exec("n = 1\ndef f():\n    return n") */
    if (!(t1 = yr_load_global(m, G_exec))) { line = 2; goto fail; }
    t2 = yr_call_exec(m, t1, YR_NONE, (yr_value[]){yr_retain(m->constants[K_n_1_def_f_return_n])},
            1), yr_drop(t1);
    if (!t2) { line = 2; goto fail; }
    yr_drop(t2);
    /* 5: def g(a): */
    if (!(t1 = yr_function_new(&g_code, m, 0, 0, 0, NULL))) { line = 5; goto fail; }
    yr_store_global(m, G_g, t1);
    /* 9: exec("n = = 1") */
    if (!(t1 = yr_load_global(m, G_exec))) { line = 9; goto fail; }
    t2 = yr_call_exec(m, t1, YR_NONE, (yr_value[]){yr_retain(m->constants[K_n_1])}, 1), yr_drop(t1);
    if (!t2) { line = 9; goto fail; }
    yr_drop(t2);
    return YR_NONE;
fail: yr_trace(NULL, function, line);
    return 0;
}

static const yr_module_def module_def = {
    .name = "__main__", YR_MODULE_TEXT(file, module_body),
    YR_TEXTS(
        {"n = 1\ndef f():\n    return n", 27, 'x', &text_1_module_def, NULL, 0, 0},
        {"a + n", 5, 'e', &text_2_module_def, NULL, 0, 0},
        {"n = = 1", 7, 'x', NULL, "SyntaxError: invalid syntax", 1, 5}),
    YR_GLOBALS("exec", "eval", "g"),
    YR_CONSTANTS(
        [K_n_1_def_f_return_n] = YR_STR("n = 1\ndef f():\n    return n"),
        [K_a_n] = YR_STR("a + n"),
        [K_n_1] = YR_STR("n = = 1"),
        [K_a] = YR_STR("a")),
};

static const yr_program program = {YR_MODULES(&module_def)};

int main(int argc, char **argv)
{
    return yr_main(argc, argv, &program);
}
