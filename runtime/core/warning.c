/* warning.c - warnings that the runtime itself gives.
 *
 * A program that has imported the module warnings gets them through it, with all its filters. In
 * any other nobody can catch one: it is printed, unless its category is one that is not shown by
 * default, and every time, since nothing remembers the places.
 */
#include "record.h"
#include "uncaught.h"

/* new: warnings.warn; 0 without an error if the module is not imported. */
static yr_value warn_function(void)
{
    yr_value module = YR->modules ? yr_dict_get_c(YR->modules, "warnings") : 0;
    yr_value key = module ? yr_intern_c("warn") : 0;
    yr_value v = key ? yr_getattr_or_null(module, key) : 0;
    yr_xdrop(key);
    yr_clear_pending();
    return v;
}

/* Is the module of the place the program itself? */
static bool is_main(yr_place p)
{
    yr_function *f = p.record ? p.record->function : NULL;
    yr_value name = f ? yr_dict_get_c(f->module->dict, "__name__") : 0;
    return name && YR_IS_STR(name) && yr_str_is(name, "__main__");
}

static bool is_shown(yr_type *category, yr_place p)
{
    if (yr_is_subtype(category, YR_EXC(DeprecationWarning)))
        return is_main(p);
    return !yr_is_subtype(category, YR_EXC(PendingDeprecationWarning)) &&
           !yr_is_subtype(category, YR_EXC(ImportWarning)) &&
           !yr_is_subtype(category, YR_EXC(ResourceWarning));
}

static void print_warning(yr_type *category, yr_value text, yr_place p)
{
    yr_function *f = p.record ? p.record->function : NULL;
    const char *file = f ? f->code->file : "sys";
    if (is_shown(category, p))
        yr_write_stderr(yr_str_format("%s:%d: %s: %U\n", file, f ? (int)p.record->line : 1,
                                      yr_name_of_type(category), text));
}

/* text is borrowed. */
static int warn(yr_type *category, int stacklevel, yr_value text)
{
    yr_value function = warn_function();
    if (!function) {
        yr_place p = yr_place_top();
        for (int i = 1; i < stacklevel && p.record; i++)
            p = yr_place_outer(p);
        print_warning(category, text, p);
        return 0;
    }
    yr_value args[3] = {text, yr_from(category), yr_int(stacklevel)};
    yr_value result = yr_invoke(function, args, 3);
    yr_drop(function);
    if (!result)
        return -1;
    yr_drop(result);
    return 0;
}

int yr_warn(yr_type *category, int stacklevel, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    yr_value text = yr_str_vformat(format, args);
    va_end(args);
    if (!text)
        return -1;
    int status = warn(category, stacklevel, text);
    yr_drop(text);
    return status;
}

int yr_warn_subclass(const char *method, yr_type *base, yr_value v)
{
    const char *name = yr_name_of_type(base);
    return yr_warn(
        YR_EXC(DeprecationWarning), 1,
        "%s returned non-%s (type %T).  The ability to return an instance of a strict "
        "subclass of %s is deprecated, and may be removed in a future version of Python.",
        method, name, v, name);
}
