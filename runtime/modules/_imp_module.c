/* _imp_module.c - what importlib asks of the runtime: which modules the program was linked with,
 * how one of them is made and run, and two hooks for the import statement (core/import.c). The rest
 * is Python: _frozen_importlib in runtime/lib, and CPython's own importlib above it.
 */
#include <string.h>
#include "../core/exception.h"
#include "../core/module.h"
#include "../types/containers.h"

static yr_value not_a_name(yr_value v)
{
    return yr_type_error("argument must be str, not %T", v);
}

/* find(name) -> (file, is it a package, is it written in C), or None. */
YR_METHOD(imp_find)
{
    if (!YR_IS_STR(args[0]))
        return not_a_name(args[0]);
    const yr_module_def *def = yr_find_def(args[0]);
    if (!def && !yr_find_native(args[0]))
        return YR_NONE;
    yr_value file = def && def->file ? yr_str_from_c(def->file) : YR_NONE;
    if (!file)
        return 0;
    yr_value parts[] = {file, yr_bool(def && def->is_package), yr_bool(!def)};
    return yr_tuple(parts, 3);
}

static int append_name(yr_value list, const char *name)
{
    yr_value s = yr_str_from_c(name);
    int failed = s ? yr_list_append(list, s) : -1;
    yr_xdrop(s);
    return failed;
}

/* The names of all modules that the program can import. */
YR_METHOD(imp_names)
{
    yr_value names = yr_list_new();
    int failed = names ? 0 : -1;
    for (size_t i = 0; !failed && i < YR->defs.count; i++)
        failed = append_name(names, ((const yr_module_def *)YR->defs.items[i])->name);
    for (size_t i = 0; !failed && i < YR->natives.count; i++)
        failed = append_name(names, ((const yr_native_module *)YR->natives.items[i])->name);
    if (!failed)
        return names;
    yr_xdrop(names);
    return 0;
}

static yr_value bytes_of(const char *s)
{
    return yr_bytes_from(s, strlen(s));
}

static int append_distribution(yr_value list, const yr_distribution *d)
{
    yr_value parts[] = {yr_str_from_c(d->path), yr_str_from_c(d->file), bytes_of(d->text)};
    if (!parts[0] || !parts[1] || !parts[2]) {
        for (int i = 0; i < 3; i++)
            yr_xdrop(parts[i]);
        return -1;
    }
    yr_value all = yr_tuple(parts, 3);
    int failed = all ? yr_list_append(list, all) : -1;
    yr_xdrop(all);
    return failed;
}

static int append_distributions(yr_value list, const yr_program *program)
{
    int failed = 0;
    for (const yr_distribution *d = program->distributions; !failed && d && d->path; d++)
        failed = append_distribution(list, d);
    return failed;
}

/* The distributions that the program was compiled with: (path, file in it, its bytes) of each. */
YR_METHOD(imp_distributions)
{
    yr_value list = yr_list_new();
    int failed = list ? append_distributions(list, YR->program) : -1;
    for (const yr_library *l = YR->libraries; l && !failed; l = l->next)
        failed = append_distributions(list, l->program);
    if (!failed)
        return list;
    yr_xdrop(list);
    return 0;
}

/* create(name) -> a new module, whose body has not run. */
YR_METHOD(imp_create)
{
    if (!YR_IS_STR(args[0]))
        return not_a_name(args[0]);
    const yr_module_def *def = yr_find_def(args[0]);
    if (def)
        return yr_from(yr_module_of_def(def));
    const yr_native_module *native = yr_find_native(args[0]);
    if (native)
        return yr_from(yr_module_of_native(native));
    yr_value text = yr_str_format("no module %R is linked into the program", args[0]);
    return yr_raise_import(YR_EXC(ImportError), text, args[0], 0);
}

/* exec(module): runs its body, in the names that it has. */
YR_METHOD(imp_exec)
{
    yr_value m = args[0];
    if (!yr_isinstance_of(m, YR_TYPE_ID(module)))
        return yr_type_error("argument must be a module, not %T", m);
    if (!YR_AS(yr_module, m)->def)
        return YR_NONE;
    return yr_module_run(YR_AS(yr_module, m)) < 0 ? 0 : YR_NONE;
}

/* is_compiled(module): is it one whose body exec() can run? */
YR_METHOD(imp_is_compiled)
{
    return yr_bool(yr_isinstance_of(args[0], YR_TYPE_ID(module)) && YR_AS(yr_module, args[0])->def);
}

/* set_hooks(spec, find): spec(module) is called for each module before its body runs, find(name,
 * path) for a name that is not linked in, and gives a module or None. */
YR_METHOD(imp_set_hooks)
{
    yr_set(&YR->spec_hook, yr_retain(args[0]));
    yr_set(&YR->find_hook, yr_retain(args[1]));
    return YR_NONE;
}

YR_METHOD(imp_is_builtin)
{
    if (!YR_IS_STR(args[0]))
        return not_a_name(args[0]);
    return yr_int(yr_find_native(args[0]) && !yr_find_def(args[0]));
}

YR_METHOD(imp_is_frozen)
{
    return YR_IS_STR(args[0]) ? YR_FALSE : not_a_name(args[0]);
}

YR_METHOD(imp_nothing)
{
    return YR_NONE;
}

YR_METHOD(imp_lock_held)
{
    return YR_FALSE;
}

YR_METHOD(imp_extension_suffixes)
{
    return yr_list_new();
}

static const yr_method_def functions[] = {
    {"find", imp_find, 1, 1, 0, NULL},
    {"names", imp_names, 0, 0, 0, NULL},
    {"distributions", imp_distributions, 0, 0, 0, NULL},
    {"create", imp_create, 1, 1, 0, NULL},
    {"exec", imp_exec, 1, 1, 0, NULL},
    {"is_compiled", imp_is_compiled, 1, 1, 0, NULL},
    {"set_hooks", imp_set_hooks, 2, 2, 0, NULL},
    {"is_builtin", imp_is_builtin, 1, 1, 0,
     "Returns True if the module name corresponds to a built-in module."},
    {"is_frozen", imp_is_frozen, 1, 1, 0,
     "Returns True if the module name corresponds to a frozen module."},
    {"acquire_lock", imp_nothing, 0, 0, 0, NULL},
    {"release_lock", imp_nothing, 0, 0, 0, NULL},
    {"lock_held", imp_lock_held, 0, 0, 0, NULL},
    {"extension_suffixes", imp_extension_suffixes, 0, 0, 0,
     "Returns the list of file suffixes used to identify extension modules."},
    {0},
};

static int fill(yr_module *m)
{
    if (yr_module_add(m, "check_hash_based_pycs", yr_str_from_c("default")) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__imp = {"_imp", fill};
