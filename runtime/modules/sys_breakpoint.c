/* sys_breakpoint.c - sys.breakpointhook: calls what the environment variable PYTHONBREAKPOINT
 * names.
 *
 * Without it that is pdb.set_trace, which a compiled program does not have (lib/pdb.py says so).
 * Another function must be of a module that the program imports.
 */
#include <stdlib.h>
#include "../core/module.h"
#include "builtins.h"
#include "sys_parts.h"

/* new: the function of a dotted name; one without a dot is a built-in. 0 and an error, or without
 * an error where the name says nothing. */
static yr_value function_named(const char *name)
{
    const char *dot = strrchr(name, '.');
    if (dot == name)
        return 0;
    yr_value module =
        dot ? yr_str_from_utf8(name, (size_t)(dot - name)) : yr_str_from_c("builtins");
    yr_value attribute = module ? yr_intern_c(dot ? dot + 1 : name) : 0, found = 0;
    yr_value m = attribute ? yr_import_full(module) : 0;
    if (m)
        found = yr_getattr(m, attribute);
    yr_xdrop(m);
    yr_xdrop(attribute);
    yr_xdrop(module);
    return found;
}

/* The pending error, or none, is that there is no such function. */
static bool is_unknown(void)
{
    return !yr_pending() || yr_pending_is(YR_EXC(ImportError)) ||
           yr_pending_is(YR_EXC(AttributeError));
}

yr_value yr_sys_breakpointhook(YR_UNUSED yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    const char *given = getenv("PYTHONBREAKPOINT");
    const char *name = given && *given ? given : "pdb.set_trace";
    if (!strcmp(name, "0"))
        return YR_NONE;
    yr_value hook = function_named(name);
    if (hook) {
        yr_value result = yr_invoke_kw(hook, args, n, keywords);
        yr_drop(hook);
        return result;
    }
    if (!is_unknown())
        return 0;
    yr_clear_pending();
    if (name != given)
        return yr_raise_format(YR_EXC(NotImplementedError),
                               "a compiled program has no debugger: set PYTHONBREAKPOINT");
    if (yr_warn(YR_EXC(RuntimeWarning), 1, "Ignoring unimportable $PYTHONBREAKPOINT: \"%s\"",
                name) < 0)
        return 0;
    return YR_NONE;
}
