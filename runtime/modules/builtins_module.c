/* builtins_module.c - the module builtins: functions from several files, types, exceptions and
 * constants. */
#include "builtins.h"

/* The types that have a name in builtins. */
/* clang-format off */
#define BUILTIN_TYPES(X)                                                                           \
    X(object) X(type) X(int) X(bool) X(float) X(complex) X(str) X(bytes) X(bytearray) X(list)      \
    X(tuple) X(dict) X(set) X(frozenset) X(range) X(slice) X(property) X(staticmethod)             \
    X(classmethod) X(super) X(enumerate) X(zip) X(map) X(filter) X(reversed) X(memoryview)
/* clang-format on */

static int add_types(yr_module *m)
{
#define X(t)                                                                                       \
    YR_KEEP(yr_spec_##t);                                                                          \
    if (yr_module_add(m, #t, yr_retain(yr_from(&YR->types[YR_T_##t]))) < 0)                        \
        return -1;
    BUILTIN_TYPES(X)
#undef X
    return 0;
}

static int add_exceptions(yr_module *m)
{
#define E(name, base, kind)                                                                        \
    if (yr_module_add(m, #name, yr_retain(yr_from(YR_EXC(name)))) < 0)                             \
        return -1;
#include "../core/exceptions.def"
#undef E
    if (yr_module_add(m, "EnvironmentError", yr_retain(yr_from(YR_EXC(OSError)))) < 0)
        return -1;
    return yr_module_add(m, "IOError", yr_retain(yr_from(YR_EXC(OSError))));
}

static int add_constants(yr_module *m)
{
    static const struct {
        const char *name;
        yr_value value;
    } constants[] = {{"None", YR_NONE},
                     {"True", YR_TRUE},
                     {"False", YR_FALSE},
                     {"Ellipsis", YR_ELLIPSIS},
                     {"NotImplemented", YR_NOT_IMPLEMENTED},
                     {"__debug__", YR_TRUE}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (yr_module_add(m, constants[i].name, constants[i].value) < 0)
            return -1;
    return 0;
}

static int fill(yr_module *m)
{
    const yr_method_def *const parts[] = {yr_builtins_objects,   yr_builtins_numbers,
                                          yr_builtins_iteration, yr_builtins_scope,
                                          yr_builtins_exec,      yr_builtins_io};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (yr_module_add_functions(m, parts[i]) < 0)
            return -1;
    if (add_types(m) < 0 || add_exceptions(m) < 0)
        return -1;
    return add_constants(m);
}

const yr_native_module yr_module_builtins = {"builtins", fill};
