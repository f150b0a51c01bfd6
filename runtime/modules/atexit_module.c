/* atexit_module.c - the module atexit: functions that run when the program ends, last one first. */
#include "../core/lifecycle.h"
#include "../types/containers.h"

/* new: the keyword arguments of a call as a dict. */
static yr_value keywords_dict(yr_value *values, yr_value keywords)
{
    yr_value dict = yr_dict_new();
    size_t n = keywords ? YR_AS(yr_tuple_object, keywords)->length : 0;
    for (size_t i = 0; dict && i < n; i++) {
        if (yr_dict_set(dict, YR_AS(yr_tuple_object, keywords)->items[i], values[i]) < 0)
            yr_set(&dict, 0);
    }
    return dict;
}

YR_METHOD(atexit_register)
{
    if (n < 1)
        return yr_type_error("register() takes at least 1 argument (0 given)");
    if (!yr_is_callable(args[0]))
        return yr_type_error("the first argument must be callable");
    if (!YR->exit_functions && !(YR->exit_functions = yr_list_new()))
        return 0;
    yr_value items[3] = {yr_retain(args[0]), yr_tuple_of(args + 1, n - 1),
                         keywords_dict(args + n, keywords)};
    if (!items[1] || !items[2]) {
        for (int i = 0; i < 3; i++)
            yr_xdrop(items[i]);
        return 0;
    }
    yr_value entry = yr_tuple(items, 3);
    int failed = entry ? yr_list_append(YR->exit_functions, entry) : -1;
    yr_xdrop(entry);
    return failed ? 0 : yr_retain(args[0]);
}

YR_METHOD(atexit_unregister)
{
    yr_value kept = yr_list_new();
    yr_value entries = kept && YR->exit_functions ? yr_to_tuple(YR->exit_functions) : 0;
    for (size_t i = 0; entries && i < YR_AS(yr_tuple_object, entries)->length; i++) {
        yr_value entry = YR_AS(yr_tuple_object, entries)->items[i];
        int equal = yr_equal(YR_AS(yr_tuple_object, entry)->items[0], args[0]);
        if (equal < 0 || (!equal && yr_list_append(kept, entry) < 0)) {
            yr_drop(entries);
            yr_drop(kept);
            return 0;
        }
    }
    yr_xdrop(entries);
    yr_set(&YR->exit_functions, kept);
    return kept ? YR_NONE : 0;
}

YR_METHOD(atexit_run_exitfuncs)
{
    yr_run_exit_functions();
    return YR_NONE;
}

YR_METHOD(atexit_clear)
{
    yr_set(&YR->exit_functions, 0);
    return YR_NONE;
}

YR_METHOD(atexit_ncallbacks)
{
    yr_value l = YR->exit_functions;
    return yr_int(l ? (int64_t)YR_AS(yr_list_object, l)->length : 0);
}

static const yr_method_def functions[] = {
    {"register", atexit_register, 0, -1, YR_METHOD_KEYWORDS,
     "Register a function to be executed upon normal program termination"},
    {"unregister", atexit_unregister, 1, 1, 0,
     "Unregister an exit function which was previously registered using\natexit.register"},
    {"_run_exitfuncs", atexit_run_exitfuncs, 0, 0, 0, NULL},
    {"_clear", atexit_clear, 0, 0, 0, NULL},
    {"_ncallbacks", atexit_ncallbacks, 0, 0, 0, NULL},
    {0},
};

static int fill(yr_module *m)
{
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module_atexit = {"atexit", fill};
