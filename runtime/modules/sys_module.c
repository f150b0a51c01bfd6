/* sys_module.c - the functions of the module sys. */
#include "../core/record.h"
#include "../core/structseq.h"
#include "../core/uncaught.h"
#include "sys_parts.h"
#include "../types/containers.h"
#include "../types/text.h"

/* ---- Exceptions ----------------------------------------------------------------------------- */

YR_METHOD(sys_exit)
{
    yr_value e;
    if (n && YR_IS(args[0], tuple)) {
        yr_tuple_object *t = YR_AS(yr_tuple_object, args[0]);
        e = yr_invoke(yr_from(YR_EXC(SystemExit)), t->items, t->length);
    } else {
        e = yr_exception_new(YR_EXC(SystemExit), n ? args[0] : 0);
    }
    if (e)
        yr_raise_instance(e);
    return 0;
}

YR_METHOD(sys_exc_info)
{
    yr_value e = yr_visible_handled();
    yr_value items[3] = {YR_NONE, YR_NONE, YR_NONE};
    if (e) {
        yr_value traceback = YR_AS(yr_exception, e)->traceback;
        items[0] = yr_from(yr_type_of(e));
        items[1] = e;
        items[2] = traceback ? traceback : YR_NONE;
    }
    return yr_tuple_of(items, 3);
}

YR_METHOD(sys_exception)
{
    yr_value e = yr_visible_handled();
    return e ? yr_retain(e) : YR_NONE;
}

/* The default hook: the traceback argument takes the place of the exception's own. */
YR_METHOD(sys_excepthook)
{
    if (!YR_IS_EXCEPTION(args[1])) {
        yr_write_stderr(yr_str_format("TypeError: print_exception(): Exception expected for "
                                      "value, %T found\n",
                                      args[1]));
        return YR_NONE;
    }
    yr_exception *e = YR_AS(yr_exception, args[1]);
    if (YR_IS(args[2], traceback) && !e->traceback)
        e->traceback = yr_retain(args[2]);
    yr_print_exception(args[1]);
    return YR_NONE;
}

/* ---- Settings ------------------------------------------------------------------------------- */

YR_METHOD(sys_getrecursionlimit)
{
    return yr_int(YR->recursion_limit);
}

YR_METHOD(sys_setrecursionlimit)
{
    int64_t limit;
    if (yr_to_index(args[0], &limit, false) < 0)
        return 0;
    if (limit > INT32_MAX)
        return yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C int");
    if (limit < 1)
        return yr_value_error("recursion limit must be greater or equal than 1");
    return yr_limit_recursion((int)limit) < 0 ? 0 : YR_NONE;
}

YR_METHOD(sys_getswitchinterval)
{
    return yr_float(0.005);
}

YR_METHOD(sys_nothing)
{
    return YR_NONE;
}

YR_METHOD(sys_zero)
{
    return yr_int(0);
}

/* Functions of tracing and profiling accept None only: there is nothing to call a hook from. */
YR_METHOD(sys_settrace)
{
    if (args[0] == YR_NONE)
        return YR_NONE;
    return yr_raise_format(YR_EXC(NotImplementedError),
                           "tracing is not available in a compiled program");
}

YR_METHOD(sys_get_asyncgen_hooks)
{
    yr_value type = yr_sys_get("_asyncgen_hooks");
    yr_value first = YR->asyncgen_firstiter, last = YR->asyncgen_finalizer;
    yr_value values[2] = {first ? first : YR_NONE, last ? last : YR_NONE};
    return type ? yr_structseq_of(YR_AS(yr_type, type), values) : 0;
}

static int check_hook(yr_value hook, const char *name)
{
    if (!hook || hook == YR_NONE || yr_is_callable(hook))
        return 0;
    yr_type_error("callable %s expected, got %T", name, hook);
    return -1;
}

YR_METHOD(sys_set_asyncgen_hooks)
{
    static const char *const names[] = {"firstiter", "finalizer"};
    yr_value hook[2];
    if (yr_parse_arguments(YR_SHOWN("set_asyncgen_hooks"), names, 0, 0, 2, 2, args, n, keywords,
                           hook) < 0)
        return 0;
    if (check_hook(hook[1], "finalizer") < 0 || check_hook(hook[0], "firstiter") < 0)
        return 0;
    if (hook[1])
        yr_set(&YR->asyncgen_finalizer, hook[1] == YR_NONE ? 0 : yr_retain(hook[1]));
    if (hook[0])
        yr_set(&YR->asyncgen_firstiter, hook[0] == YR_NONE ? 0 : yr_retain(hook[0]));
    return YR_NONE;
}

YR_METHOD(sys_get_origin_depth)
{
    return yr_int(YR->origin_depth);
}

YR_METHOD(sys_set_origin_depth)
{
    static const char *const names[] = {"depth"};
    yr_value depth;
    int64_t i;
    if (yr_parse_arguments(YR_SHOWN("set_coroutine_origin_tracking_depth"), names, 0, 1, 1, 1, args,
                           n, keywords, &depth) < 0 ||
        yr_to_index(depth, &i, false) < 0)
        return 0;
    if (i != (int)i)
        return yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C int");
    if (i < 0)
        return yr_value_error("depth must be >= 0");
    YR->origin_depth = (int)i;
    return YR_NONE;
}

/* ---- Objects -------------------------------------------------------------------------------- */

YR_METHOD(sys_getrefcount)
{
    return yr_int(yr_is_pointer(args[0]) ? (int64_t)yr_object_of(args[0])->refs : 1000000000);
}

/* new: what __sizeof__() of its class says. */
static yr_value size_of(yr_value v)
{
    bool missing = false;
    yr_value size = yr_call_special(v, YR_NAME(__sizeof__), NULL, 0, &missing);
    int64_t n;
    if (!size && missing)
        return yr_type_error("Type %T doesn't define __sizeof__", v);
    if (!size)
        return 0;
    if (!YR_IS_ANY_INT(size)) {
        yr_type_error("an integer is required");
    } else if (yr_to_i64(size, &n) < 0) {
        yr_clear_pending();
        yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C ssize_t");
    } else if (n >= 0) {
        return size;
    } else {
        yr_value_error("__sizeof__() should return >= 0");
    }
    yr_drop(size);
    return 0;
}

YR_METHOD(sys_getsizeof)
{
    static const char *const names[] = {"object", "default"};
    yr_value out[2];
    if (yr_parse_arguments(YR_SHOWN("getsizeof"), names, 0, 1, 2, 2, args, n, keywords, out) < 0)
        return 0;
    yr_value size = size_of(out[0]);
    if (!size && out[1] && yr_pending_is(YR_EXC(TypeError))) {
        yr_clear_pending();
        return yr_retain(out[1]);
    }
    return size;
}

YR_METHOD(sys_intern)
{
    if (!YR_IS_STR(args[0]))
        return yr_type_error("intern() argument must be str, not %s", yr_argument_type(args[0]));
    if (!YR_IS(args[0], str))
        return yr_type_error("can't intern %T", args[0]);
    return yr_intern(yr_retain(args[0]));
}

YR_METHOD(sys_getframe)
{
    int64_t depth = 0;
    if (n && yr_to_index(args[0], &depth, false) < 0)
        return 0;
    yr_place p = yr_place_top();
    while (p.record && depth-- > 0)
        p = yr_place_outer(p);
    return p.record ? yr_place_frame(p) : yr_value_error("call stack is not deep enough");
}

YR_METHOD(sys_displayhook)
{
    if (args[0] == YR_NONE)
        return YR_NONE;
    yr_value out = yr_sys_get("stdout");
    if (!out && yr_pending())
        return 0;
    if (!out || out == YR_NONE)
        return yr_raise_format(YR_EXC(RuntimeError), "lost sys.stdout");
    yr_value text = yr_str_format("%R\n", args[0]);
    if (!text)
        return 0;
    yr_retain(out);
    yr_value result = yr_invoke_method(out, YR_NAME(write), &text, 1);
    yr_drop(out);
    yr_drop(text);
    if (!result)
        return 0;
    yr_drop(result);
    return yr_dict_set_c(YR->builtins->dict, "_", yr_retain(args[0])) < 0 ? 0 : YR_NONE;
}

YR_METHOD(sys_is_finalizing)
{
    return yr_bool(YR->exiting != 0);
}

YR_METHOD(sys_encoding)
{
    return yr_str_from_c("utf-8");
}

YR_METHOD(sys_encoding_errors)
{
    return yr_str_from_c("surrogateescape");
}

static const yr_method_def yr_sys_functions[] = {
    {"exit", sys_exit, 0, 1, 0,
     "Exit the interpreter by raising SystemExit(status).\n\nIf the status is omitted or None, it "
     "defaults to zero (i.e., success).\nIf the status is an integer, it will be used as the "
     "system exit status.\nIf it is another kind of object, it will be printed and the system\n"
     "exit status will be one (i.e., failure)."},
    {"exc_info", sys_exc_info, 0, 0, 0,
     "Return current exception information: (type, value, traceback)."},
    {"exception", sys_exception, 0, 0, 0, "Return the current exception."},
    {"excepthook", sys_excepthook, 3, 3, 0,
     "Handle an exception by displaying it with a traceback on sys.stderr."},
    {"breakpointhook", yr_sys_breakpointhook, 0, -1, YR_METHOD_KEYWORDS,
     "breakpointhook(*args, **kws)\n\nThis hook function is called by built-in breakpoint()."},
    {"unraisablehook", yr_default_unraisable_hook, 1, 1, 0, "Handle an unraisable exception."},
    {"displayhook", sys_displayhook, 1, 1, 0,
     "Print an object to sys.stdout and also save it in builtins._"},
    {"getrecursionlimit", sys_getrecursionlimit, 0, 0, 0,
     "Return the current value of the recursion limit."},
    {"setrecursionlimit", sys_setrecursionlimit, 1, 1, 0, "Set the recursion limit."},
    {"getswitchinterval", sys_getswitchinterval, 0, 0, 0, NULL},
    {"setswitchinterval", sys_nothing, 1, 1, 0, NULL},
    {"settrace", sys_settrace, 1, 1, 0, NULL},
    {"gettrace", sys_nothing, 0, 0, 0, NULL},
    {"setprofile", sys_settrace, 1, 1, 0, NULL},
    {"getprofile", sys_nothing, 0, 0, 0, NULL},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, 0, 0, 0,
     "Return the installed asynchronous generators hooks."},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks, 0, -1, YR_METHOD_KEYWORDS,
     "Set a finalizer for async generators objects."},
    {"get_coroutine_origin_tracking_depth", sys_get_origin_depth, 0, 0, 0,
     "Check status of origin tracking for coroutine objects in this thread."},
    {"set_coroutine_origin_tracking_depth", sys_set_origin_depth, 0, -1, YR_METHOD_KEYWORDS,
     "Enable or disable origin tracking for coroutine objects in this thread."},
    {"getrefcount", sys_getrefcount, 1, 1, 0, "Return the reference count of object."},
    {"getsizeof", sys_getsizeof, 0, -1, YR_METHOD_KEYWORDS, "Return the size of object in bytes."},
    {"intern", sys_intern, 1, 1, 0, "``Intern'' the given string."},
    {"_getframe", sys_getframe, 0, 1, 0, "Return a frame object from the call stack."},
    {"is_finalizing", sys_is_finalizing, 0, 0, 0, "Return True if Python is exiting."},
    {"getdefaultencoding", sys_encoding, 0, 0, 0, NULL},
    {"getfilesystemencoding", sys_encoding, 0, 0, 0, NULL},
    {"getfilesystemencodeerrors", sys_encoding_errors, 0, 0, 0, NULL},
    {"getallocatedblocks", sys_zero, 0, 0, 0, NULL},
    {"_clear_type_cache", sys_nothing, 0, 0, 0, NULL},
    {"audit", sys_nothing, 0, -1, 0, NULL},
    {"addaudithook", sys_nothing, 1, 1, 0, NULL},
    {0},
};

/* ---- The module ----------------------------------------------------------------------------- */

/* Adds v (stolen) under a name and under its name with underscores around. */
static int add_twice(yr_module *m, const char *name, yr_value v)
{
    char copy[32];
    snprintf(copy, sizeof copy, "__%s__", name);
    if (!v)
        return -1;
    if (yr_module_add(m, copy, yr_retain(v)) < 0) {
        yr_drop(v);
        return -1;
    }
    return yr_module_add(m, name, v);
}

static int add_files(yr_module *m)
{
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    for (int fd = 0; fd < 3; fd++) {
        if (add_twice(m, names[fd], yr_io_open_std(fd)) < 0)
            return -1;
    }
    return 0;
}

static int fill(yr_module *m)
{
    static const char *const hooks[] = {"displayhook", "excepthook", "unraisablehook",
                                        "breakpointhook"};
    if (yr_module_add_functions(m, yr_sys_functions) < 0 ||
        yr_module_add_functions(m, yr_sys_int_functions) < 0 || yr_sys_add_constants(m) < 0)
        return -1;
    for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++) {
        if (add_twice(m, hooks[i], yr_xretain(yr_dict_get_c(m->dict, hooks[i]))) < 0)
            return -1;
    }
    return add_files(m);
}

const yr_native_module yr_module_sys = {"sys", fill};
