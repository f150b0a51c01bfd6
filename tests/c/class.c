/* Translated from class.py by yieldc. */
#include <yieldabi.h>

static const char file[] = "class.py";
enum { G___name__, G_Shape, G_super, G_property, G_Polygon };
enum {
    K___module__, K_Shape, K___qualname__, K_sides, K_name, K___init__, K_less, K_colon, K_sides_2,
    K___repr__, K_Polygon, K_points, K___iter__, K___classcell__
};

/* class.py:5  def __init__(self, name): */
static yr_value Shape_init_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value self = args[0], name = args[1];
    /* 6: self.name = name */
    if (yr_store_attr(self, m->constants[K_name], name, &m->sites[0]) < 0) goto fail;
    yr_drop(self);
    yr_drop(name);
    return YR_NONE;
fail: yr_trace(&frame, function, 6);
    yr_leave(frame, (yr_value[]){self, name}, 2);
    return 0;
}

static const yr_code Shape_init_code = {
    .name = "__init__", .qualname = "Shape.__init__", .file = file, .line = 5,
    .body = Shape_init_body, .positional = 2, .local_count = 2, .names = YR_NAMES("self", "name"),
};

/* class.py:8  def __repr__(self): */
static yr_value Shape_repr_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value self = args[0];
    yr_value t1, t2, t3;
    /* 9: return f"<{self.name}: {self.sides} sides>" */
    if (!(t1 = yr_load_attr(self, m->constants[K_name], &m->sites[1]))) goto fail;
    if (t2 = yr_format(t1, 0, 0), yr_drop(t1), !t2) goto fail;
    if (!(t1 = yr_load_attr(self, m->constants[K_sides], &m->sites[2]))) goto fail_2;
    if (t3 = yr_format(t1, 0, 0), yr_drop(t1), !t3) goto fail_2;
    t1 = yr_join((yr_value[]){m->constants[K_less], t2, m->constants[K_colon], t3,
            m->constants[K_sides_2]}, 5), yr_drop(t2), yr_drop(t3);
    if (!t1) goto fail;
    yr_drop(self);
    return t1;
fail_2: yr_drop(t2);
fail: yr_trace(&frame, function, 9);
    yr_leave(frame, (yr_value[]){self}, 1);
    return 0;
}

static const yr_code Shape_repr_code = {
    .name = "__repr__", .qualname = "Shape.__repr__", .file = file, .line = 8,
    .body = Shape_repr_body, .positional = 1, .local_count = 1, .names = YR_NAMES("self"),
};

/* class.py:2  class Shape: */
static yr_value Shape_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_value namespace = args[0];
    yr_value t1;
    int status, line;
    /* 2: class Shape: */
    if (!(t1 = yr_load_name(namespace, m, G___name__))) { line = 2; goto fail; }
    status = yr_store_name(namespace, m->constants[K___module__], t1), yr_drop(t1);
    if (status < 0) { line = 2; goto fail; }
    status = yr_store_name(namespace, m->constants[K___qualname__], m->constants[K_Shape]);
    if (status < 0) { line = 2; goto fail; }
    /* 3: sides = 0 */
    if (yr_store_name(namespace, m->constants[K_sides], yr_int(0)) < 0) { line = 3; goto fail; }
    /* 5: def __init__(self, name): */
    if (!(t1 = yr_function_new(&Shape_init_code, m, 0, 0, 0, NULL))) { line = 5; goto fail; }
    status = yr_store_name(namespace, m->constants[K___init__], t1), yr_drop(t1);
    if (status < 0) { line = 5; goto fail; }
    /* 8: def __repr__(self): */
    if (!(t1 = yr_function_new(&Shape_repr_code, m, 0, 0, 0, NULL))) { line = 8; goto fail; }
    status = yr_store_name(namespace, m->constants[K___repr__], t1), yr_drop(t1);
    if (status < 0) { line = 8; goto fail; }
    yr_drop(namespace);
    return YR_NONE;
fail: yr_trace(NULL, function, line);
    yr_drop(namespace);
    return 0;
}

static const yr_code Shape_code = {
    .name = "Shape", .qualname = "Shape", .file = file, .line = 2, .body = Shape_body,
    .flags = YR_CODE_CLASS_BODY,
};

/* class.py:13  def __init__(self, name, points): */
static yr_value Polygon_init_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value self = args[0], name = args[1], points = args[2];
    yr_value t1, t2, t3;
    int status, line;
    /* 14: super().__init__(name) */
    if (!(t1 = yr_load_global(m, G_super))) { line = 14; goto fail; }
    t2 = yr_call_super(t1, function->cells[0 /* __class__ */], self), yr_drop(t1);
    if (!t2) { line = 14; goto fail; }
    t1 = yr_load_method(t2, m->constants[K___init__], &m->sites[3], &t3), yr_drop(t2);
    if (!t1) { line = 14; goto fail; }
    t2 = yr_call_method(t1, (yr_value[]){t3, yr_retain(name)}, 2), yr_drop(t1);
    if (!t2) { line = 14; goto fail; }
    yr_drop(t2);
    /* 15: self.points = points */
    status = yr_store_attr(self, m->constants[K_points], points, &m->sites[4]);
    if (status < 0) { line = 15; goto fail; }
    yr_drop(self);
    yr_drop(name);
    yr_drop(points);
    return YR_NONE;
fail: yr_trace(&frame, function, line);
    yr_leave(frame, (yr_value[]){self, name, points}, 3);
    return 0;
}

static const yr_code Polygon_init_code = {
    .name = "__init__", .qualname = "Polygon.__init__", .file = file, .line = 13,
    .body = Polygon_init_body, .positional = 3, .local_count = 3, .free_count = 1,
    .names = YR_NAMES("self", "name", "points", "__class__"),
};

/* class.py:17  @property */
static yr_value Polygon_sides_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value self = args[0];
    yr_value t1, t2;
    /* 19: return len(self.points) */
    if (!(t1 = yr_load_attr(self, m->constants[K_points], &m->sites[5]))) goto fail;
    if (t2 = yr_len(t1), yr_drop(t1), !t2) goto fail;
    yr_drop(self);
    return t2;
fail: yr_trace(&frame, function, 19);
    yr_leave(frame, (yr_value[]){self}, 1);
    return 0;
}

static const yr_code Polygon_sides_code = {
    .name = "sides", .qualname = "Polygon.sides", .file = file, .line = 17,
    .body = Polygon_sides_body, .positional = 1, .local_count = 1, .names = YR_NAMES("self"),
};

/* class.py:21  def __iter__(self): */
enum { POLYGON_ITER_START, POLYGON_ITER_LINE_22 };
struct Polygon_iter_state {
    uint32_t state;
    yr_function *function;
    yr_value self, delegate;
};

static yr_step Polygon_iter_resume(void *frame, yr_how how, yr_value sent, yr_value *out)
{
    struct Polygon_iter_state *s = frame;
    yr_function *function = s->function;
    yr_module *m = function->module;
    yr_value t1, t2;
    switch (s->state) { case POLYGON_ITER_LINE_22: goto resume_22; }
    /* 22: yield from self.points */
    if (!(t1 = yr_load_attr(s->self, m->constants[K_points], &m->sites[6]))) goto fail;
    if (t2 = yr_yield_from_iter(function, t1), yr_drop(t1), !t2) goto fail;
    s->delegate = t2;
    s->state = POLYGON_ITER_LINE_22;
    return YR_DELEGATE;
resume_22:
    if (how == YR_THROW) goto fail;
    yr_drop(sent);
    *out = YR_NONE;
    return YR_RETURNED;
fail: yr_trace_generator(s, 22);
    return YR_RAISED;
}

static const yr_code Polygon_iter_code = {
    .name = "__iter__", .qualname = "Polygon.__iter__", .file = file, .line = 21,
    .flags = YR_CODE_GENERATOR, .positional = 1, .local_count = 1, .names = YR_NAMES("self"),
    .frame = &(const yr_frame_layout){
        .resume = Polygon_iter_resume, .size = sizeof(struct Polygon_iter_state),
        .delegate = offsetof(struct Polygon_iter_state, delegate), .named_count = 1,
        YR_FRAME_SLOTS(YR_SLOT(Polygon_iter, self)),
        YR_FRAME_POINTS(YR_CREATED(21), YR_AT_DELEGATE(22)),
    },
};

/* class.py:12  class Polygon(Shape): */
static yr_value Polygon_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_value namespace = args[0];
    yr_frame *frame = NULL;
    yr_value class_cell = 0;
    yr_value t1, t2;
    int status, line;
    /* 12: class Polygon(Shape): */
    if (!(class_cell = yr_cell_new(0))) { line = 12; goto fail; }
    if (!(t1 = yr_load_name(namespace, m, G___name__))) { line = 12; goto fail; }
    status = yr_store_name(namespace, m->constants[K___module__], t1), yr_drop(t1);
    if (status < 0) { line = 12; goto fail; }
    status = yr_store_name(namespace, m->constants[K___qualname__], m->constants[K_Polygon]);
    if (status < 0) { line = 12; goto fail; }
    /* 13: def __init__(self, name, points): */
    t1 = yr_function_new(&Polygon_init_code, m, 0, 0, 0, (yr_value[]){yr_retain(class_cell)});
    if (!t1) { line = 13; goto fail; }
    status = yr_store_name(namespace, m->constants[K___init__], t1), yr_drop(t1);
    if (status < 0) { line = 13; goto fail; }
    /* 17: @property */
    if (!(t1 = yr_load_name(namespace, m, G_property))) { line = 17; goto fail; }
    /* 18: def sides(self): */
    if (!(t2 = yr_function_new(&Polygon_sides_code, m, 0, 0, 0, NULL))) { line = 18; goto fail_2; }
    /* 17: @property */
    if (t2 = yr_call(t1, (yr_value[]){t2}, 1), yr_drop(t1), !t2) { line = 17; goto fail; }
    /* 18: def sides(self): */
    status = yr_store_name(namespace, m->constants[K_sides], t2), yr_drop(t2);
    if (status < 0) { line = 18; goto fail; }
    /* 21: def __iter__(self): */
    if (!(t1 = yr_function_new(&Polygon_iter_code, m, 0, 0, 0, NULL))) { line = 21; goto fail; }
    status = yr_store_name(namespace, m->constants[K___iter__], t1), yr_drop(t1);
    if (status < 0) { line = 21; goto fail; }
    status = yr_store_name(namespace, m->constants[K___classcell__], class_cell);
    if (status < 0) { line = 21; goto fail; }
    yr_drop(namespace);
    return class_cell;
fail_2: yr_drop(t1);
fail: yr_trace(&frame, function, line);
    yr_leave(frame, (yr_value[]){class_cell}, 1);
    yr_drop(namespace);
    return 0;
}

static const yr_code Polygon_code = {
    .name = "Polygon", .qualname = "Polygon", .file = file, .line = 12, .body = Polygon_body,
    .flags = YR_CODE_CLASS_BODY, .cell_count = 1, .names = YR_NAMES("__class__"),
};

static yr_value module_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1, t2, t3;
    int line;
    /* 2: class Shape: */
    if (!(t1 = yr_function_new(&Shape_code, m, 0, 0, 0, NULL))) { line = 2; goto fail; }
    if (!(t2 = yr_tuple(NULL, 0))) { line = 2; goto fail_2; }
    t3 = yr_build_class(t1, m->constants[K_Shape], t2, 0), yr_drop(t1), yr_drop(t2);
    if (!t3) { line = 2; goto fail; }
    yr_store_global(m, G_Shape, t3);
    /* 12: class Polygon(Shape): */
    if (!(t1 = yr_function_new(&Polygon_code, m, 0, 0, 0, NULL))) { line = 12; goto fail; }
    if (!(t2 = yr_load_global(m, G_Shape))) { line = 12; goto fail_2; }
    if (!(t2 = yr_tuple((yr_value[]){t2}, 1))) { line = 12; goto fail_2; }
    t3 = yr_build_class(t1, m->constants[K_Polygon], t2, 0), yr_drop(t1), yr_drop(t2);
    if (!t3) { line = 12; goto fail; }
    yr_store_global(m, G_Polygon, t3);
    return YR_NONE;
fail_2: yr_drop(t1);
fail: yr_trace(NULL, function, line);
    return 0;
}

static const yr_module_def module_def = {
    .name = "__main__", YR_MODULE_TEXT(file, module_body),
    .site_count = 7,
    YR_GLOBALS("__name__", "Shape", "super", "property", "Polygon"),
    YR_CONSTANTS(
        [K___module__] = YR_STR("__module__"),
        [K_Shape] = YR_STR("Shape"),
        [K___qualname__] = YR_STR("__qualname__"),
        [K_sides] = YR_STR("sides"),
        [K_name] = YR_STR("name"),
        [K___init__] = YR_STR("__init__"),
        [K_less] = YR_STR("<"),
        [K_colon] = YR_STR(": "),
        [K_sides_2] = YR_STR(" sides>"),
        [K___repr__] = YR_STR("__repr__"),
        [K_Polygon] = YR_STR("Polygon"),
        [K_points] = YR_STR("points"),
        [K___iter__] = YR_STR("__iter__"),
        [K___classcell__] = YR_STR("__classcell__")),
};

static const yr_program program = {YR_MODULES(&module_def)};

int main(int argc, char **argv)
{
    return yr_main(argc, argv, &program);
}
