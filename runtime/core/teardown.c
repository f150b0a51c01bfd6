/* teardown.c - the modules' start and their end, in CPython's order (L6).
 *
 * At exit: a collection while everything is still there; then every module leaves sys.modules,
 * which frees those that nobody else holds; a second collection takes the cycles (functions hold
 * their module); and the modules that survive have their names set to None, the last one imported
 * first: names that begin with one underscore, then all others but __builtins__. builtins and
 * sys go last.
 */
#include "lifecycle.h"
#include "collector.h"
#include "module.h"

/* ---- Start ---------------------------------------------------------------------------------- */

static yr_module *start_native(const yr_native_module *native)
{
    yr_module *m = yr_module_new(native->name);
    if (!m)
        return NULL;
    m->base.flags |= YR_MODULE_NATIVE;
    return m;
}

static int enter_module(const yr_native_module *native, yr_module *m)
{
    if (native->fill(m) < 0)
        return -1;
    return yr_dict_set_c(YR->modules, native->name, yr_retain(yr_from(m)));
}

int yr_modules_start(void)
{
    YR->modules = yr_dict_new();
    if (!YR->modules)
        return -1;
    YR->builtins = start_native(&yr_module_builtins);
    YR->sys = start_native(&yr_module_sys);
    if (!YR->builtins || !YR->sys)
        return -1;
    if (yr_builtin_calls_reserve(YR->builtins) < 0 || enter_module(&yr_module_sys, YR->sys) < 0 ||
        enter_module(&yr_module_builtins, YR->builtins) < 0)
        return -1;
    yr_builtin_calls_start(YR->builtins);
    return 0;
}

int yr_run_main(void)
{
    const yr_module_def *def = YR->program ? YR->program->modules[0] : NULL;
    if (!def)
        return 0;
    yr_module *m = yr_module_of_def(def);
    if (!m)
        return -1;
    int failed = yr_dict_set(YR->modules, YR_NAME(__main__), yr_from(m));
    if (!failed)
        failed = yr_module_run(m);
    yr_value error = yr_save_pending();
    yr_drop(yr_from(m));
    YR->pending = error;
    return failed;
}

/* ---- End ------------------------------------------------------------------------------------ */

/* One callback may register or remove others: the list is looked at anew each time. */
void yr_run_exit_functions(void)
{
    while (YR->exit_functions && YR_AS(yr_list_object, YR->exit_functions)->length) {
        yr_list_object *l = YR_AS(yr_list_object, YR->exit_functions);
        yr_value entry = l->items[--l->length];
        yr_tuple_object *t = YR_AS(yr_tuple_object, entry);
        yr_value result =
            yr_call_ex(t->items[0], yr_retain(t->items[1]), yr_dict_copy(t->items[2]));
        if (result)
            yr_drop(result);
        else
            yr_unraisable(t->items[0], "Exception ignored in atexit callback");
        yr_drop(entry);
    }
    yr_set(&YR->exit_functions, 0);
}

static bool is_private(yr_value name)
{
    yr_str *s = YR_AS(yr_str, name);
    return s->length && yr_str_at(s, 0) == '_' && (s->length < 2 || yr_str_at(s, 1) != '_');
}

/* Sets to None the names of a dict, in order: the private ones, or all others but __builtins__. */
static void set_none(yr_value dict, bool private)
{
    size_t at = 0;
    yr_value key, value;
    while (yr_dict_next(dict, &at, &key, &value)) {
        if (value == YR_NONE || !YR_IS_STR(key))
            continue;
        if (is_private(key) != private || (!private && yr_str_is(key, "__builtins__")))
            continue;
        yr_retain(key);
        if (yr_dict_set(dict, key, YR_NONE) < 0)
            yr_clear_pending();
        yr_drop(key);
    }
}

static void clear_names(yr_value dict)
{
    yr_retain(dict);
    set_none(dict, true);
    set_none(dict, false);
    yr_drop(dict);
}

/* sys: what a program may have left there goes before everything else. */
static void clear_sys_specials(void)
{
    static const char *const names[] = {"path",
                                        "argv",
                                        "ps1",
                                        "ps2",
                                        "last_type",
                                        "last_value",
                                        "last_traceback",
                                        "path_hooks",
                                        "path_importer_cache",
                                        "meta_path",
                                        "__interactivehook__"};
    static const char *const files[] = {"stdin", "stdout", "stderr"};
    yr_value dict = YR->sys->dict;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (yr_dict_get_c(dict, names[i]) && yr_dict_set_c(dict, names[i], YR_NONE) < 0)
            yr_clear_pending();
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char original[16];
        snprintf(original, sizeof original, "__%s__", files[i]);
        yr_value v = yr_dict_get_c(dict, original);
        if (yr_dict_set_c(dict, files[i], v ? yr_retain(v) : YR_NONE) < 0)
            yr_clear_pending();
    }
    if (yr_dict_set_c(YR->builtins->dict, "_", YR_NONE) < 0)
        yr_clear_pending();
}

static bool is_last(yr_value module)
{
    return module == yr_from(YR->sys) || module == yr_from(YR->builtins);
}

/* Takes the modules out of sys.modules. survivors gets each one that somebody else holds, still
 * retained by the list. */
static void take_modules(yr_value survivors)
{
    size_t at = 0;
    yr_value key, value;
    while (yr_dict_next(YR->modules, &at, &key, &value)) {
        if (!yr_is_pointer(value))
            continue;
        yr_retain(key);
        bool held = yr_object_of(value)->refs > 1;
        if (held && YR_HAS(value, WEAKREFS) && yr_isinstance_of(value, YR_TYPE_ID(module)) &&
            yr_list_append(survivors, yr_from(value)) < 0)
            yr_clear_pending();
        if (yr_dict_set(YR->modules, key, YR_NONE) < 0)
            yr_clear_pending();
        yr_drop(key);
    }
}

/* Replaces the modules of the list by weak references, so that the collector may take them. */
static void weaken(yr_value survivors)
{
    yr_list_object *l = YR_AS(yr_list_object, survivors);
    for (size_t i = 0; i < l->length; i++) {
        yr_value weak = yr_invoke1(yr_from(YR_TYPE(weakref)), l->items[i]);
        if (!weak)
            yr_clear_pending();
        yr_set(&l->items[i], weak ? weak : YR_NONE);
    }
}

static void clear_survivors(yr_value survivors)
{
    yr_list_object *l = YR_AS(yr_list_object, survivors);
    for (size_t i = l->length; i-- > 0;) {
        yr_value m = YR_IS(l->items[i], weakref) ? yr_invoke0(l->items[i]) : YR_NONE;
        if (m && m != YR_NONE && !is_last(m))
            clear_names(YR_AS(yr_module, m)->dict);
        yr_xdrop(m);
    }
}

void yr_modules_teardown(void)
{
    yr_clear_pending();
    yr_set(&YR->spec_hook, 0);
    yr_set(&YR->find_hook, 0);
    if (YR->collector->enabled)
        yr_collect();
    clear_sys_specials();
    yr_value survivors = yr_list_new();
    if (!survivors) {
        yr_clear_pending();
        return;
    }
    take_modules(survivors);
    weaken(survivors);
    yr_collect();
    clear_survivors(survivors);
    yr_drop(survivors);
}

void yr_modules_finish(void)
{
    clear_names(YR->sys->dict);
    clear_names(YR->builtins->dict);
    yr_builtin_calls_finish();
    yr_function_names_finish();
    yr_set(&YR->modules, 0);
    yr_module *sys = YR->sys, *builtins = YR->builtins;
    YR->sys = YR->builtins = NULL;
    yr_drop(yr_from(sys));
    yr_drop(yr_from(builtins));
}
