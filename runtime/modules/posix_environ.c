/* posix_environ.c - the environment: bytes, as os.py expects it. */
#include <stdlib.h>
#include "posix.h"

extern char **environ;

YR_METHOD(posix_putenv)
{
    yr_path name, value;
    yr_value result = 0;
    if (yr_path_from(&name, "putenv", args[0], false) < 0)
        return 0;
    if (yr_path_from(&value, "putenv", args[1], false) == 0) {
        if (strchr(name.text, '=') || !name.text[0])
            yr_value_error("illegal environment variable name");
        else
            result = yr_posix_done(setenv(name.text, value.text, 1));
        yr_path_end(&value);
    }
    yr_path_end(&name);
    return result;
}

YR_METHOD(posix_unsetenv)
{
    yr_path name;
    if (yr_path_from(&name, "unsetenv", args[0], false) < 0)
        return 0;
    yr_value result = yr_posix_done(unsetenv(name.text));
    yr_path_end(&name);
    return result;
}

static int add_entry(yr_value d, const char *entry)
{
    const char *equals = strchr(entry, '=');
    if (!equals)
        return 0;
    yr_value name = yr_bytes_from(entry, (size_t)(equals - entry));
    yr_value value = name ? yr_bytes_from(equals + 1, strlen(equals + 1)) : 0;
    yr_value known = 0;
    int found = value ? yr_dict_find(d, name, &known) : -1;
    int failed = found < 0 ? -1 : found ? 0 : yr_dict_set(d, name, value);
    yr_xdrop(known);
    yr_xdrop(name);
    yr_xdrop(value);
    return failed;
}

int yr_posix_add_environ(yr_module *m)
{
    yr_value d = yr_dict_new();
    for (char **e = environ; d && e && *e; e++) {
        if (add_entry(d, *e) < 0) {
            yr_drop(d);
            return -1;
        }
    }
    return yr_module_add(m, "environ", d);
}

const yr_method_def yr_posix_environs[] = {
    {"putenv", posix_putenv, 2, 2, 0, NULL},
    {"unsetenv", posix_unsetenv, 1, 1, 0, NULL},
    {0},
};
