/* builtins_module.c - the module builtins: functions from several files, types, exceptions and
 * constants. */
#include "builtins.h"

#undef bool /* the name of a type here */

/* The types that have a name in builtins. */
/* clang-format off */
#define BUILTIN_TYPES(X)                                                                           \
    X(object) X(type) X(int) X(bool) X(float) X(complex) X(str) X(bytes) X(bytearray) X(list)      \
    X(tuple) X(dict) X(set) X(frozenset) X(range) X(slice) X(property) X(staticmethod)             \
    X(classmethod) X(super) X(enumerate) X(zip) X(map) X(filter) X(reversed) X(memoryview)
/* clang-format on */

#define X(t) YR_NAMED_TYPE(t, #t)
BUILTIN_TYPES(X)
#undef X

static int add_types(yr_module *m)
{
#define X(t)                                                                                       \
    if (yr_module_add(m, #t, yr_retain(yr_from(YR_TYPE_WHERE_NAMED(t, #t)))) < 0)                  \
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
    if (yr_module_add_functions(m, yr_builtins_objects) < 0 ||
        yr_module_add_functions(m, yr_builtins_numbers) < 0 ||
        yr_module_add_functions(m, yr_builtins_iteration) < 0 ||
        yr_module_add_functions(m, yr_builtins_scope) < 0 ||
        yr_module_add_functions(m, yr_builtins_exec) < 0 ||
        yr_module_add_functions(m, yr_builtins_io) < 0)
        return -1;
    return add_types(m) < 0 || add_exceptions(m) < 0 ? -1 : add_constants(m);
}

const yr_native_module yr_module_builtins = {"builtins", fill};
