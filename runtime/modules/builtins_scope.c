/* builtins_scope.c - the built-in functions that look at the caller's names, imports by name, and
 * those that a compiled program cannot have.
 *
 * A C function does not know who called it. So the translator writes calls of locals(), vars() and
 * dir() without arguments as yr_call_locals, and of globals() as yr_call_globals, which pass the
 * names on. Called in any other way these functions see the names of __main__. */
#include "builtins.h"
#include "../core/module.h"

/* ---- dir, vars, globals, locals ---- */

yr_value yr_main_names(void)
{
    yr_value m = YR->modules ? yr_dict_get(YR->modules, YR_NAME(__main__)) : 0;
    if (m)
        return yr_retain(YR_AS(yr_module, m)->dict);
    return yr_pending() ? 0 : yr_dict_new();
}

YR_METHOD(builtin_globals)
{
    return yr_main_names();
}

YR_METHOD(builtin_locals)
{
    return yr_main_names();
}

YR_METHOD(builtin_vars)
{
    if (n == 0)
        return yr_main_names();
    yr_value dict = yr_getattr_or_null(args[0], YR_NAME(__dict__));
    if (!dict && !yr_pending())
        yr_type_error("vars() argument must have __dict__ attribute");
    return dict;
}

/* new: a sorted list of what an iterable (stolen, may be 0) has. */
static yr_value sorted_list(yr_value iterable)
{
    yr_value list = iterable ? yr_to_list(iterable) : 0;
    yr_xdrop(iterable);
    if (list && yr_list_sort(list, 0, false) < 0)
        yr_set(&list, 0);
    return list;
}

YR_METHOD(builtin_dir)
{
    if (n == 0)
        return sorted_list(yr_main_names());
    bool missing = false;
    yr_value names = yr_call_special(args[0], YR_NAME(__dir__), NULL, 0, &missing);
    if (!names && missing)
        return yr_type_error("object does not provide __dir__");
    return sorted_list(names);
}

/* ---- Calls that pass the caller's names ---- */

/* Is callee the built-in made from that C function? */
static bool is_builtin(yr_value callee, yr_c_function f)
{
    return YR_IS(callee, builtin) && YR_AS(yr_builtin_object, callee)->def->function == f;
}

/* new: the bound ones of names as a dict. */
static yr_value bound_names(const yr_value *names, const yr_value *values, const char *is_cell,
                            size_t n)
{
    yr_value dict = yr_dict_new();
    for (size_t i = 0; dict && i < n; i++) {
        yr_value v = values[i];
        if (v && is_cell && is_cell[i])
            v = YR_AS(yr_cell, v)->value;
        if (v && yr_dict_set(dict, names[i], v) < 0)
            yr_set(&dict, 0);
    }
    return dict;
}

yr_value yr_call_locals(yr_value callee, const yr_value *names, const yr_value *values,
                        const char *is_cell, size_t n)
{
    bool sorted = is_builtin(callee, builtin_dir);
    if (callee == YR_NONE)
        return bound_names(names, values, is_cell, n);
    if (!sorted && !is_builtin(callee, builtin_locals) && !is_builtin(callee, builtin_vars))
        return yr_invoke0(callee);
    yr_value dict = bound_names(names, values, is_cell, n);
    return sorted ? sorted_list(dict) : dict;
}

yr_value yr_call_globals(yr_value callee, yr_module *m)
{
    if (is_builtin(callee, builtin_globals) || is_builtin(callee, builtin_locals) ||
        is_builtin(callee, builtin_vars))
        return yr_retain(m->dict);
    if (is_builtin(callee, builtin_dir))
        return sorted_list(yr_retain(m->dict));
    return yr_invoke0(callee);
}

yr_value yr_call_namespace(yr_value callee, yr_value namespace)
{
    if (is_builtin(callee, builtin_locals) || is_builtin(callee, builtin_vars))
        return yr_retain(namespace);
    if (is_builtin(callee, builtin_dir))
        return sorted_list(yr_retain(namespace));
    return yr_invoke0(callee);
}

/* ---- Imports ---- */

YR_METHOD(builtin_import)
{
    static const char *const names[] = {"name", "globals", "locals", "fromlist", "level"};
    yr_value v[5];
    int64_t level = 0;
    if (yr_parse_arguments(YR_SHOWN("__import__"), names, 0, 1, 5, 5, args, n, keywords, v) < 0)
        return 0;
    if (!YR_IS_STR(v[0]))
        return yr_type_error("module name must be a string");
    if (v[4] && yr_to_index(v[4], &level, false) < 0)
        return 0;
    if (level < 0)
        return yr_value_error("level must be >= 0");
    if (level > 0 && !v[1])
        return yr_raise_format(YR_EXC(KeyError), "'__name__' not in globals");
    if (!level && !YR_AS(yr_str, v[0])->length)
        return yr_value_error("Empty module name");
    int whole = v[3] ? yr_truth(v[3]) : 0;
    return whole < 0 ? 0 : yr_import_dynamic(v[0], v[1], whole ? v[3] : 0, (int)level);
}

/* ---- The end, and what is not there ---- */

YR_METHOD(builtin_exit)
{
    return yr_raise_value(YR_EXC(SystemExit), n ? args[0] : YR_NONE);
}

YR_METHOD(builtin_breakpoint)
{
    yr_value hook = yr_sys_get("breakpointhook");
    if (!hook && !yr_pending())
        yr_raise_format(YR_EXC(RuntimeError), "lost sys.breakpointhook");
    if (!hook)
        return 0;
    yr_retain(hook);
    yr_value result = yr_invoke_kw(hook, args, n, keywords);
    yr_drop(hook);
    return result;
}

#define NOT_AVAILABLE(name)                                                                        \
    YR_METHOD(builtin_##name)                                                                      \
    {                                                                                              \
        return yr_raise_format(YR_EXC(NotImplementedError),                                        \
                               #name "() is not available in a compiled program");                 \
    }
NOT_AVAILABLE(compile)
NOT_AVAILABLE(help)

const yr_method_def yr_builtins_scope[] = {
    {"__import__", builtin_import, 0, -1, YR_METHOD_KEYWORDS, "Import a module."},
    {"breakpoint", builtin_breakpoint, 0, -1, YR_METHOD_KEYWORDS,
     "breakpoint(*args, **kws)\n\nCall sys.breakpointhook(*args, **kws)."},
    {"compile", builtin_compile, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"dir", builtin_dir, 0, 1, 0,
     "dir([object]) -> list of strings\n\nIf called without an argument, return the names in the "
     "current scope.\nElse, return an alphabetized list of names comprising (some of) the "
     "attributes\nof the given object, and of attributes reachable from it."},
    {"exit", builtin_exit, 0, 1, 0, NULL},
    {"globals", builtin_globals, 0, 0, 0,
     "Return the dictionary containing the current scope's global variables."},
    {"help", builtin_help, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"locals", builtin_locals, 0, 0, 0,
     "Return a dictionary containing the current scope's local variables."},
    {"quit", builtin_exit, 0, 1, 0, NULL},
    {"vars", builtin_vars, 0, 1, 0,
     "vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\nWith an "
     "argument, equivalent to object.__dict__."},
    YR_METHOD_END};
