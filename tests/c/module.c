/* Translated from module.py by yieldc. */
#include <yieldabi.h>

extern const yr_native_module yr_module_math;

static const char file[] = "module.py";
enum {
    G___doc__, G_math, G_by, G_UNITS, G_NAMES, G_round, G_PI_ISH, G_area, G___name__, G_name,
    G_print
};
enum {
    K_Prints_a_table_of_areas, K_math, K_scale, K_UNITS, K_tuple_scale_UNITS, K_shapes_helper,
    K_circle, K_square, K_tuple_circle_square, K_pi, K___main__
};

/* module.py:9  def area(name, size=1.0): */
static yr_value area_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value name = args[0], size = args[1];
    yr_value t1, t2, t3;
    int c;
    /* 10: return size * size * (PI_ISH if name == "circle" else 1) */
    if (!(t1 = yr_mul(size, size))) goto fail;
    if ((c = yr_test_eq(name, m->constants[K_circle])) < 0) goto fail_2;
    if (!c) goto otherwise;
    if (!(t2 = yr_load_global(m, G_PI_ISH))) goto fail_2;
    goto done;
otherwise:
    t2 = yr_int(1);
done:
    if (t3 = yr_mul(t1, t2), yr_drop(t1), yr_drop(t2), !t3) goto fail;
    yr_drop(name);
    yr_drop(size);
    return t3;
fail_2: yr_drop(t1);
fail: yr_trace(&frame, function, 10);
    yr_leave(frame, (yr_value[]){name, size}, 2);
    return 0;
}

static const yr_code area_code = {
    .name = "area", .qualname = "area", .file = file, .line = 9, .body = area_body, .positional = 2,
    .local_count = 2, .names = YR_NAMES("name", "size"),
};

static yr_value module_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1, t2, t3, t4, t5, t6;
    int c, status, line;
    /* 1: """Prints a table of areas.""" */
    yr_store_global(m, G___doc__, yr_retain(m->constants[K_Prints_a_table_of_areas]));
    /* 2: import math */
    if (!(t1 = yr_import(m, m->constants[K_math], YR_NONE, 0))) { line = 2; goto fail; }
    yr_store_global(m, G_math, t1);
    /* 3: from shapes_helper import scale as by, UNITS */
    t1 = yr_import(m, m->constants[K_shapes_helper], m->constants[K_tuple_scale_UNITS], 0);
    if (!t1) { line = 3; goto fail; }
    if (!(t2 = yr_import_from(t1, m->constants[K_scale]))) { line = 3; goto fail_2; }
    yr_store_global(m, G_by, t2);
    if (t2 = yr_import_from(t1, m->constants[K_UNITS]), yr_drop(t1), !t2) { line = 3; goto fail; }
    yr_store_global(m, G_UNITS, t2);
    /* 5: NAMES = ("circle", "square") */
    yr_store_global(m, G_NAMES, yr_retain(m->constants[K_tuple_circle_square]));
    /* 6: PI_ISH = round(math.pi, 2) */
    if (!(t1 = yr_load_known(m, G_round, YR_BUILTIN_round))) { line = 6; goto fail; }
    if (!(t2 = yr_load_global(m, G_math))) { line = 6; goto fail_2; }
    t3 = yr_load_attr(t2, m->constants[K_pi], &m->sites[0]), yr_drop(t2);
    if (!t3) { line = 6; goto fail_2; }
    t1 = yr_call_loaded(t1, YR_BUILTIN_round, (yr_value[]){t3, yr_int(2)}, 2);
    if (!t1) { line = 6; goto fail; }
    yr_store_global(m, G_PI_ISH, t1);
    /* 9: def area(name, size=1.0): */
    if (!(t1 = yr_tuple((yr_value[]){yr_float(1.0)}, 1))) { line = 9; goto fail; }
    if (!(t1 = yr_function_new(&area_code, m, t1, 0, 0, NULL))) { line = 9; goto fail; }
    yr_store_global(m, G_area, t1);
    /* 13: if __name__ == "__main__": */
    if (!(t1 = yr_load_global(m, G___name__))) { line = 13; goto fail; }
    if (c = yr_test_eq(t1, m->constants[K___main__]), yr_drop(t1), c < 0) { line = 13; goto fail; }
    if (!c) goto end;
    /* 14: for name in NAMES: */
    if (!(t1 = yr_load_global(m, G_NAMES))) { line = 14; goto fail; }
    if (t2 = yr_iter(t1), yr_drop(t1), !t2) { line = 14; goto fail; }
loop:
    if ((status = yr_next(t2, &t1)) < 0) { line = 14; goto fail_3; }
    if (!status) goto done;
    yr_store_global(m, G_name, t1);
    /* 15: print(name, by(area(name), 3), UNITS) */
    if (!(t1 = yr_load_global(m, G_print))) { line = 15; goto fail_3; }
    if (!(t3 = yr_load_global(m, G_name))) { line = 15; goto fail_4; }
    if (!(t4 = yr_load_global(m, G_by))) { line = 15; goto fail_5; }
    if (!(t5 = yr_load_global(m, G_area))) { line = 15; goto fail_6; }
    if (!(t6 = yr_load_global(m, G_name))) { line = 15; goto fail_7; }
    if (t6 = yr_call(t5, (yr_value[]){t6}, 1), yr_drop(t5), !t6) { line = 15; goto fail_6; }
    t5 = yr_call(t4, (yr_value[]){t6, yr_int(3)}, 2), yr_drop(t4);
    if (!t5) { line = 15; goto fail_5; }
    if (!(t4 = yr_load_global(m, G_UNITS))) { line = 15; goto fail_8; }
    if (t3 = yr_call(t1, (yr_value[]){t3, t5, t4}, 3), yr_drop(t1), !t3) { line = 15; goto fail_3; }
    yr_drop(t3);
    if (yr_poll() < 0) { line = 15; goto fail_3; }
    goto loop;
done: yr_drop(t2);
end:
    return YR_NONE;
fail_7: yr_drop(t5);
fail_6: yr_drop(t4);
fail_5: yr_drop(t3);
fail_4: yr_drop(t1);
fail_3:
    yr_drop(t2);
    goto fail;
fail_8:
    yr_drop(t5);
    goto fail_5;
fail_2: yr_drop(t1);
fail: yr_trace(NULL, function, line);
    return 0;
}

static const yr_module_def module_def = {
    .name = "__main__", YR_MODULE_TEXT(file, module_body),
    .site_count = 1,
    YR_GLOBALS(
        "__doc__", "math", "by", "UNITS", "NAMES", "round", "PI_ISH", "area", "__name__", "name",
        "print"),
    YR_CONSTANTS(
        [K_Prints_a_table_of_areas] = YR_STR("Prints a table of areas."),
        [K_math] = YR_STR("math"),
        [K_scale] = YR_STR("scale"),
        [K_UNITS] = YR_STR("UNITS"),
        [K_tuple_scale_UNITS] = YR_TUPLE_OF(YR_ITEM(K_scale), YR_ITEM(K_UNITS)),
        [K_shapes_helper] = YR_STR("shapes_helper"),
        [K_circle] = YR_STR("circle"),
        [K_square] = YR_STR("square"),
        [K_tuple_circle_square] = YR_TUPLE_OF(YR_ITEM(K_circle), YR_ITEM(K_square)),
        [K_pi] = YR_STR("pi"),
        [K___main__] = YR_STR("__main__")),
};

/* ---- Module shapes_helper ---- */

static const char shapes_helper_file[] = "shapes_helper.py";
enum { shapes_helper_G_UNITS, shapes_helper_G_scale };
enum { shapes_helper_K_cm2 };

/* shapes_helper.py:5  def scale(value, factor): */
static yr_value shapes_helper_scale_body(yr_function *function, yr_value *args)
{
    yr_frame *frame = NULL;
    yr_value value = args[0], factor = args[1];
    yr_value t1;
    /* 6: return value * factor */
    if (!(t1 = yr_mul(value, factor))) goto fail;
    yr_drop(value);
    yr_drop(factor);
    return t1;
fail: yr_trace(&frame, function, 6);
    yr_leave(frame, (yr_value[]){value, factor}, 2);
    return 0;
}

static const yr_code shapes_helper_scale_code = {
    .name = "scale", .qualname = "scale", .file = shapes_helper_file, .line = 5,
    .body = shapes_helper_scale_body, .positional = 2, .local_count = 2,
    .names = YR_NAMES("value", "factor"),
};

static yr_value shapes_helper_module_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1;
    /* 2: UNITS = "cm2" */
    yr_store_global(m, shapes_helper_G_UNITS, yr_retain(m->constants[shapes_helper_K_cm2]));
    /* 5: def scale(value, factor): */
    t1 = yr_function_new(&shapes_helper_scale_code, m, 0, 0, 0, NULL);
    if (!t1) { yr_trace(NULL, function, 5); return 0; }
    yr_store_global(m, shapes_helper_G_scale, t1);
    return YR_NONE;
}

static const yr_module_def shapes_helper_module_def = {
    .name = "shapes_helper", YR_MODULE_TEXT(shapes_helper_file, shapes_helper_module_body),
    YR_GLOBALS("UNITS", "scale"), YR_CONSTANTS([shapes_helper_K_cm2] = YR_STR("cm2")),
};

static const yr_program program = {YR_MODULES(&module_def, &shapes_helper_module_def),
        YR_NATIVES(&yr_module_math)};

int main(int argc, char **argv)
{
    return yr_main(argc, argv, &program);
}
