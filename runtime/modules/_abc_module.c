/* _abc_module.c - what abc.py needs of the types themselves. */
#include "../core/class.h"

/* _register_patterns(abstract, subclass): sequence and mapping patterns match alike. */
static yr_value register_patterns(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    (void)self, (void)n, (void)keywords;
    if (YR_IS_CLASS(args[0]) && YR_IS_CLASS(args[1]))
        yr_register_patterns(yr_as_type(args[0]), yr_as_type(args[1]));
    return YR_NONE;
}

static const yr_method_def functions[] = {
    {"_register_patterns", register_patterns, 2, 2, 0, NULL},
    {0},
};

static int fill(yr_module *m)
{
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__abc = {"_abc", fill};
