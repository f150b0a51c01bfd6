/* Translated from type_params.py by yieldc. */
#include <yieldabi.h>

extern const yr_module_def yr_lib__type_params;

static const char file[] = "type_params.py";
enum { G___name__, G_tuple, G_Pair, G_int, G_first, G___annotations__, G_item, G_Box };
enum {
    K__type_params, K_type_var, K_T, K_type_alias, K_Pair, K_pair, K_otherwise, K_return,
    K___type_params__, K_generic_base, K_type_params, K___module__, K_Box, K___qualname__,
    K___annotations__, K_item, K___classdict__, K_Alias, K_get, K___classdictcell__
};

/* type_params.py:1  type Pair[T] = tuple[T, T] */
static yr_value Pair_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1, t2, t3;
    /* 1: type Pair[T] = tuple[T, T] */
    if (!(t1 = yr_load_known(m, G_tuple, YR_BUILTIN_tuple))) goto fail;
    if (!(t2 = yr_cell_load(function->cells[0 /* T */], m->constants[K_T], true))) goto fail_2;
    if (!(t3 = yr_cell_load(function->cells[0 /* T */], m->constants[K_T], true))) goto fail_3;
    if (!(t2 = yr_tuple((yr_value[]){t2, t3}, 2))) goto fail_2;
    if (t3 = yr_getitem(t1, t2), yr_drop(t1), yr_drop(t2), !t3) goto fail;
    return t3;
fail_3: yr_drop(t2);
fail_2: yr_drop(t1);
fail: yr_trace(NULL, function, 1);
    return 0;
}

static const yr_code Pair_code = {
    .name = "Pair", .qualname = "Pair", .file = file, .line = 1, .body = Pair_body,
    .flags = YR_CODE_NESTED, .free_count = 1, .names = YR_NAMES("T"),
};

/* type_params.py:1  type Pair[T] = tuple[T, T] */
static yr_value generic_parameters_of_Pair_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value T_cell = 0;
    yr_value t1, t2, t3, t4;
    /* 1: type Pair[T] = tuple[T, T] */
    if (!(T_cell = yr_cell_new(0))) goto fail;
    if (!(t1 = yr_import(m, m->constants[K__type_params], YR_NONE, 0))) goto fail;
    if (t2 = yr_load_attr(t1, m->constants[K_type_var], &m->sites[0]), yr_drop(t1), !t2) goto fail;
    t1 = yr_call(t2, (yr_value[]){yr_retain(m->constants[K_T]), YR_NONE, YR_NONE, YR_NONE}, 4),
            yr_drop(t2);
    if (!t1) goto fail;
    yr_cell_store(T_cell, t1);
    if (!(t1 = yr_cell_load(T_cell, m->constants[K_T], false))) goto fail;
    if (!(t1 = yr_tuple((yr_value[]){t1}, 1))) goto fail;
    if (!(t2 = yr_import(m, m->constants[K__type_params], YR_NONE, 0))) goto fail_2;
    t3 = yr_load_attr(t2, m->constants[K_type_alias], &m->sites[1]), yr_drop(t2);
    if (!t3) goto fail_2;
    if (!(t2 = yr_load_global(m, G___name__))) goto fail_3;
    t4 = yr_function_new(&Pair_code, m, 0, 0, 0, (yr_value[]){yr_retain(T_cell)});
    if (!t4) goto fail_4;
    t1 = yr_call(t3, (yr_value[]){yr_retain(m->constants[K_Pair]), t2, t1, t4}, 4), yr_drop(t3);
    if (!t1) goto fail;
    yr_drop(T_cell);
    return t1;
fail_4: yr_drop(t2);
fail_3: yr_drop(t3);
fail_2: yr_drop(t1);
fail: yr_trace(&frame, function, 1);
    yr_leave(frame, (yr_value[]){T_cell}, 1);
    return 0;
}

static const yr_code generic_parameters_of_Pair_code = {
    .name = "<generic parameters of Pair>", .qualname = "<generic parameters of Pair>",
    .file = file, .line = 1, .body = generic_parameters_of_Pair_body, .cell_count = 1,
    .names = YR_NAMES("T"),
};

/* type_params.py:4  def first[T: int](pair: Pair[T], otherwise: T = 0) -> T: */
static yr_value T_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1;
    /* 4: def first[T: int](pair: Pair[T], otherwise: T = 0) -> T: */
    if (!(t1 = yr_load_known(m, G_int, YR_BUILTIN_int))) { yr_trace(NULL, function, 4); return 0; }
    return t1;
}

static const yr_code T_code = {
    .name = "T", .qualname = "T", .file = file, .line = 4, .body = T_body, .flags = YR_CODE_NESTED,
};

/* type_params.py:4  def first[T: int](pair: Pair[T], otherwise: T = 0) -> T: */
static yr_value first_body(yr_function *function, yr_value *args)
{
    yr_frame *frame = NULL;
    yr_value pair = args[0], otherwise = args[1];
    yr_value t1;
    int c;
    /* 5: return pair[0] if pair else otherwise */
    if ((c = yr_truth(pair)) < 0) goto fail;
    if (!c) goto otherwise;
    if (!(t1 = yr_getitem(pair, yr_int(0)))) goto fail;
    goto done;
otherwise:
    t1 = yr_retain(otherwise);
done:
    yr_drop(pair);
    yr_drop(otherwise);
    return t1;
fail: yr_trace(&frame, function, 5);
    yr_leave(frame, (yr_value[]){pair, otherwise}, 2);
    return 0;
}

static const yr_code first_code = {
    .name = "first", .qualname = "first", .file = file, .line = 4, .body = first_body,
    .flags = YR_CODE_NESTED, .positional = 2, .local_count = 2,
    .names = YR_NAMES("pair", "otherwise"),
};

/* type_params.py:4  def first[T: int](pair: Pair[T], otherwise: T = 0) -> T: */
static yr_value generic_parameters_of_first_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value defaults = args[0], kwdefaults = args[1], T = 0;
    yr_value t1, t2, t3;
    int status;
    /* 4: def first[T: int](pair: Pair[T], otherwise: T = 0) -> T: */
    if (!(t1 = yr_import(m, m->constants[K__type_params], YR_NONE, 0))) goto fail;
    if (t2 = yr_load_attr(t1, m->constants[K_type_var], &m->sites[2]), yr_drop(t1), !t2) goto fail;
    if (!(t1 = yr_function_new(&T_code, m, 0, 0, 0, NULL))) goto fail_2;
    t1 = yr_call(t2, (yr_value[]){yr_retain(m->constants[K_T]), t1, YR_NONE, YR_NONE}, 4),
            yr_drop(t2);
    if (!t1) goto fail;
    T = t1;
    if (!(t1 = yr_tuple((yr_value[]){yr_retain(T)}, 1))) goto fail;
    if (!(t2 = yr_load_global(m, G_Pair))) goto fail_3;
    if (t3 = yr_getitem(t2, T), yr_drop(t2), !t3) goto fail_3;
    t2 = yr_dict((yr_value[]){yr_retain(m->constants[K_pair]), t3,
            yr_retain(m->constants[K_otherwise]), yr_retain(T), yr_retain(m->constants[K_return]),
            yr_retain(T)}, 3);
    if (!t2) goto fail_3;
    if (!(t2 = yr_function_new(&first_code, m, yr_retain(defaults), 0, t2, NULL))) goto fail_3;
    status = yr_store_attr(t2, m->constants[K___type_params__], t1, &m->sites[3]), yr_drop(t1);
    if (status < 0) goto fail_2;
    yr_drop(defaults);
    yr_drop(kwdefaults);
    yr_drop(T);
    return t2;
fail_2:
    yr_drop(t2);
    goto fail;
fail_3: yr_drop(t1);
fail: yr_trace(&frame, function, 4);
    yr_leave(frame, (yr_value[]){defaults, kwdefaults, T}, 3);
    return 0;
}

static const yr_code generic_parameters_of_first_code = {
    .name = "<generic parameters of first>", .qualname = "<generic parameters of first>",
    .file = file, .line = 4, .body = generic_parameters_of_first_body, .positional = 2,
    .local_count = 3, .names = YR_NAMES(".defaults", ".kwdefaults", "T"),
};

/* type_params.py:10  type Alias = item */
static yr_value Box_Alias_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1, t2;
    /* 10: type Alias = item */
    t1 = yr_cell_load(function->cells[0 /* __classdict__ */], m->constants[K___classdict__], true);
    if (!t1) goto fail;
    if (t2 = yr_load_name(t1, m, G_item), yr_drop(t1), !t2) goto fail;
    return t2;
fail: yr_trace(NULL, function, 10);
    return 0;
}

static const yr_code Box_Alias_code = {
    .name = "Alias", .qualname = "Box.Alias", .file = file, .line = 10, .body = Box_Alias_body,
    .flags = YR_CODE_NESTED, .free_count = 1, .names = YR_NAMES("__classdict__"),
};

/* type_params.py:12  def get(self) -> T: */
static yr_value Box_get_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value self = args[0];
    yr_value t1;
    /* 13: return T */
    if (!(t1 = yr_cell_load(function->cells[0 /* T */], m->constants[K_T], true))) goto fail;
    yr_drop(self);
    return t1;
fail: yr_trace(&frame, function, 13);
    yr_leave(frame, (yr_value[]){self}, 1);
    return 0;
}

static const yr_code Box_get_code = {
    .name = "get", .qualname = "Box.get", .file = file, .line = 12, .body = Box_get_body,
    .flags = YR_CODE_NESTED, .positional = 1, .local_count = 1, .free_count = 1,
    .names = YR_NAMES("self", "T"),
};

/* type_params.py:8  class Box[T]: */
static yr_value Box_body(yr_function *function, yr_value *args)
{
    yr_module *m = function->module;
    yr_value namespace = args[0];
    yr_frame *frame = NULL;
    yr_value classdict_cell = 0;
    yr_value t1, t2, t3, t4;
    int status, line;
    /* 8: class Box[T]: */
    if (!(classdict_cell = yr_cell_new(0))) { line = 8; goto fail; }
    if (!(t1 = yr_load_name(namespace, m, G___name__))) { line = 8; goto fail; }
    status = yr_store_name(namespace, m->constants[K___module__], t1), yr_drop(t1);
    if (status < 0) { line = 8; goto fail; }
    status = yr_store_name(namespace, m->constants[K___qualname__], m->constants[K_Box]);
    if (status < 0) { line = 8; goto fail; }
    t1 = yr_cell_load(function->cells[0 /* .type_params */], m->constants[K_type_params], true);
    if (!t1) { line = 8; goto fail; }
    status = yr_store_name(namespace, m->constants[K___type_params__], t1), yr_drop(t1);
    if (status < 0) { line = 8; goto fail; }
    yr_cell_store(classdict_cell, yr_retain(namespace));
    if (!(t1 = yr_dict(NULL, 0))) { line = 8; goto fail; }
    status = yr_store_name(namespace, m->constants[K___annotations__], t1), yr_drop(t1);
    if (status < 0) { line = 8; goto fail; }
    /* 9: item: T */
    t1 = yr_load_class_cell(namespace, function->cells[1 /* T */], m->constants[K_T]);
    if (!t1) { line = 9; goto fail; }
    if (!(t2 = yr_load_name(namespace, m, G___annotations__))) { line = 9; goto fail_2; }
    status = yr_setitem(t2, m->constants[K_item], t1), yr_drop(t1), yr_drop(t2);
    if (status < 0) { line = 9; goto fail; }
    /* 10: type Alias = item */
    if (!(t1 = yr_tuple(NULL, 0))) { line = 10; goto fail; }
    if (!(t2 = yr_import(m, m->constants[K__type_params], YR_NONE, 0))) { line = 10; goto fail_2; }
    t3 = yr_load_attr(t2, m->constants[K_type_alias], &m->sites[6]), yr_drop(t2);
    if (!t3) { line = 10; goto fail_2; }
    if (!(t2 = yr_load_global(m, G___name__))) { line = 10; goto fail_3; }
    t4 = yr_function_new(&Box_Alias_code, m, 0, 0, 0, (yr_value[]){yr_retain(classdict_cell)});
    if (!t4) { line = 10; goto fail_4; }
    t1 = yr_call(t3, (yr_value[]){yr_retain(m->constants[K_Alias]), t2, t1, t4}, 4), yr_drop(t3);
    if (!t1) { line = 10; goto fail; }
    status = yr_store_name(namespace, m->constants[K_Alias], t1), yr_drop(t1);
    if (status < 0) { line = 10; goto fail; }
    /* 12: def get(self) -> T: */
    t1 = yr_load_class_cell(namespace, function->cells[1 /* T */], m->constants[K_T]);
    if (!t1) { line = 12; goto fail; }
    t1 = yr_dict((yr_value[]){yr_retain(m->constants[K_return]), t1}, 1);
    if (!t1) { line = 12; goto fail; }
    t1 = yr_function_new(&Box_get_code, m, 0, 0, t1,
            (yr_value[]){yr_retain(function->cells[1 /* T */])});
    if (!t1) { line = 12; goto fail; }
    status = yr_store_name(namespace, m->constants[K_get], t1), yr_drop(t1);
    if (status < 0) { line = 12; goto fail; }
    status = yr_store_name(namespace, m->constants[K___classdictcell__], classdict_cell);
    if (status < 0) { line = 12; goto fail; }
    yr_drop(classdict_cell);
    yr_drop(namespace);
    return YR_NONE;
fail_4: yr_drop(t2);
fail_3: yr_drop(t3);
fail_2: yr_drop(t1);
fail: yr_trace(&frame, function, line);
    yr_leave(frame, (yr_value[]){classdict_cell}, 1);
    yr_drop(namespace);
    return 0;
}

static const yr_code Box_code = {
    .name = "Box", .qualname = "Box", .file = file, .line = 8, .body = Box_body,
    .flags = YR_CODE_CLASS_BODY | YR_CODE_NESTED, .cell_count = 1, .free_count = 2,
    .names = YR_NAMES("__classdict__", ".type_params", "T"),
};

/* type_params.py:8  class Box[T]: */
static yr_value generic_parameters_of_Box_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_frame *frame = NULL;
    yr_value generic_base = 0, type_params_cell = 0, T_cell = 0;
    yr_value t1, t2, t3;
    /* 8: class Box[T]: */
    if (!(type_params_cell = yr_cell_new(0))) goto fail;
    if (!(T_cell = yr_cell_new(0))) goto fail;
    if (!(t1 = yr_import(m, m->constants[K__type_params], YR_NONE, 0))) goto fail;
    if (t2 = yr_load_attr(t1, m->constants[K_type_var], &m->sites[4]), yr_drop(t1), !t2) goto fail;
    t1 = yr_call(t2, (yr_value[]){yr_retain(m->constants[K_T]), YR_NONE, YR_NONE, YR_NONE}, 4),
            yr_drop(t2);
    if (!t1) goto fail;
    yr_cell_store(T_cell, t1);
    if (!(t1 = yr_cell_load(T_cell, m->constants[K_T], false))) goto fail;
    if (!(t1 = yr_tuple((yr_value[]){t1}, 1))) goto fail;
    yr_cell_store(type_params_cell, t1);
    if (!(t1 = yr_import(m, m->constants[K__type_params], YR_NONE, 0))) goto fail;
    t2 = yr_load_attr(t1, m->constants[K_generic_base], &m->sites[5]), yr_drop(t1);
    if (!t2) goto fail;
    if (!(t1 = yr_cell_load(type_params_cell, m->constants[K_type_params], false))) goto fail_2;
    if (t1 = yr_call(t2, (yr_value[]){t1}, 1), yr_drop(t2), !t1) goto fail;
    generic_base = t1;
    t1 = yr_function_new(&Box_code, m, 0, 0, 0, (yr_value[]){yr_retain(type_params_cell),
            yr_retain(T_cell)});
    if (!t1) goto fail;
    if (!(t2 = yr_tuple((yr_value[]){yr_retain(generic_base)}, 1))) goto fail_3;
    t3 = yr_build_class(t1, m->constants[K_Box], t2, 0), yr_drop(t1), yr_drop(t2);
    if (!t3) goto fail;
    yr_drop(generic_base);
    yr_drop(type_params_cell);
    yr_drop(T_cell);
    return t3;
fail_2:
    yr_drop(t2);
    goto fail;
fail_3: yr_drop(t1);
fail: yr_trace(&frame, function, 8);
    yr_leave(frame, (yr_value[]){generic_base, type_params_cell, T_cell}, 3);
    return 0;
}

static const yr_code generic_parameters_of_Box_code = {
    .name = "<generic parameters of Box>", .qualname = "<generic parameters of Box>", .file = file,
    .line = 8, .body = generic_parameters_of_Box_body, .local_count = 1, .cell_count = 2,
    .names = YR_NAMES(".generic_base", ".type_params", "T"),
};

static yr_value module_body(yr_function *function, yr_value *YR_IGNORE(args))
{
    yr_module *m = function->module;
    yr_value t1, t2;
    int line;
    /* 1: type Pair[T] = tuple[T, T] */
    if (!(t1 = yr_import(m, m->constants[K__type_params], YR_NONE, 0))) { line = 1; goto fail; }
    yr_drop(t1);
    t1 = yr_function_new(&generic_parameters_of_Pair_code, m, 0, 0, 0, NULL);
    if (!t1) { line = 1; goto fail; }
    if (t2 = yr_call(t1, NULL, 0), yr_drop(t1), !t2) { line = 1; goto fail; }
    yr_store_global(m, G_Pair, t2);
    /* 4: def first[T: int](pair: Pair[T], otherwise: T = 0) -> T: */
    if (!(t1 = yr_tuple((yr_value[]){yr_int(0)}, 1))) { line = 4; goto fail; }
    t2 = yr_function_new(&generic_parameters_of_first_code, m, 0, 0, 0, NULL);
    if (!t2) { line = 4; goto fail_2; }
    if (t1 = yr_call(t2, (yr_value[]){t1, YR_NONE}, 2), yr_drop(t2), !t1) { line = 4; goto fail; }
    yr_store_global(m, G_first, t1);
    /* 8: class Box[T]: */
    t1 = yr_function_new(&generic_parameters_of_Box_code, m, 0, 0, 0, NULL);
    if (!t1) { line = 8; goto fail; }
    if (t2 = yr_call(t1, NULL, 0), yr_drop(t1), !t2) { line = 8; goto fail; }
    yr_store_global(m, G_Box, t2);
    return YR_NONE;
fail_2: yr_drop(t1);
fail: yr_trace(NULL, function, line);
    return 0;
}

static const yr_module_def module_def = {
    .name = "__main__", YR_MODULE_TEXT(file, module_body),
    .site_count = 7,
    YR_GLOBALS("__name__", "tuple", "Pair", "int", "first", "__annotations__", "item", "Box"),
    YR_CONSTANTS(
        [K__type_params] = YR_STR("_type_params"),
        [K_type_var] = YR_STR("type_var"),
        [K_T] = YR_STR("T"),
        [K_type_alias] = YR_STR("type_alias"),
        [K_Pair] = YR_STR("Pair"),
        [K_pair] = YR_STR("pair"),
        [K_otherwise] = YR_STR("otherwise"),
        [K_return] = YR_STR("return"),
        [K___type_params__] = YR_STR("__type_params__"),
        [K_generic_base] = YR_STR("generic_base"),
        [K_type_params] = YR_STR(".type_params"),
        [K___module__] = YR_STR("__module__"),
        [K_Box] = YR_STR("Box"),
        [K___qualname__] = YR_STR("__qualname__"),
        [K___annotations__] = YR_STR("__annotations__"),
        [K_item] = YR_STR("item"),
        [K___classdict__] = YR_STR("__classdict__"),
        [K_Alias] = YR_STR("Alias"),
        [K_get] = YR_STR("get"),
        [K___classdictcell__] = YR_STR("__classdictcell__")),
};

static const yr_program program = {YR_MODULES(&module_def, &yr_lib__type_params)};

int main(int argc, char **argv)
{
    return yr_main(argc, argv, &program);
}
