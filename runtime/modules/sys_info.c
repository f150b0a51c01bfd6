/* sys_info.c - what sys says of the language, the machine and the program. */
#include <float.h>
#include <stdlib.h>
#include "../core/structseq.h"
#include "sys_parts.h"

static int add_c(yr_module *m, const char *name, const char *text)
{
    return yr_module_add(m, name, yr_str_from_c(text));
}

static int add_type(yr_module *m, const char *name, yr_type *t)
{
    return t ? yr_module_add(m, name, yr_from(t)) : -1;
}

/* Adds an instance of a new struct sequence; steals the values. The type stays private, as it
 * does in CPython, unless keep. */
static int add_sequence(yr_module *m, const char *name, const char *const *fields, yr_value *values)
{
    yr_type *t = yr_structseq_type("sys", name, fields);
    return t ? yr_module_add(m, name, yr_structseq_steal(t, values)) : -1;
}

static int add_implementation(yr_module *m)
{
    static const char *const names[] = {"name", "cache_tag", "version", "hexversion"};
    yr_value args[] = {yr_str_from_c("yieldc"), YR_NONE, yr_dict_get_c(m->dict, "version_info"),
                       yr_int(0x030b07f0)};
    yr_value keywords = yr_tuple_alloc(4);
    bool complete = keywords && args[0] && args[2];
    for (int i = 0; complete && i < 4; i++)
        complete = (YR_TUPLE(keywords)->items[i] = yr_str_from_c(names[i]));
    yr_value space = complete ? yr_invoke_kw(yr_from(YR_TYPE(namespace)), args, 0, keywords) : 0;
    yr_xdrop(keywords);
    yr_xdrop(args[0]);
    return space ? yr_module_add(m, "implementation", space) : -1;
}

static int add_version(yr_module *m)
{
    static const char *const fields[] = {"major", "minor", "micro", "releaselevel", "serial", NULL};
    yr_value values[] = {yr_int(3), yr_int(11), yr_int(7), yr_str_from_c("final"), yr_int(0)};
    if (add_sequence(m, "version_info", fields, values) < 0 ||
        add_c(m, "version", "3.11.7 (yieldc) [C]") < 0 ||
        yr_module_add(m, "hexversion", yr_int(0x030b07f0)) < 0 ||
        yr_module_add(m, "api_version", yr_int(1013)) < 0)
        return -1;
    return add_implementation(m);
}

static int add_float_info(yr_module *m)
{
    static const char *const fields[] = {"max",     "max_exp",    "max_10_exp", "min",
                                         "min_exp", "min_10_exp", "dig",        "mant_dig",
                                         "epsilon", "radix",      "rounds",     NULL};
    yr_value values[] = {yr_float(DBL_MAX),
                         yr_int(DBL_MAX_EXP),
                         yr_int(DBL_MAX_10_EXP),
                         yr_float(DBL_MIN),
                         yr_int(DBL_MIN_EXP),
                         yr_int(DBL_MIN_10_EXP),
                         yr_int(DBL_DIG),
                         yr_int(DBL_MANT_DIG),
                         yr_float(DBL_EPSILON),
                         yr_int(FLT_RADIX),
                         yr_int(1)};
    return add_sequence(m, "float_info", fields, values);
}

static int add_int_info(yr_module *m)
{
    static const char *const fields[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits",
                                         "str_digits_check_threshold", NULL};
    yr_value values[] = {yr_int(30), yr_int(4), yr_int(4300), yr_int(640)};
    return add_sequence(m, "int_info", fields, values);
}

static int add_hash_info(yr_module *m)
{
    static const char *const fields[] = {"width",     "modulus",   "inf",       "nan",    "imag",
                                         "algorithm", "hash_bits", "seed_bits", "cutoff", NULL};
    yr_value values[] = {
        yr_int(64),      yr_int(((int64_t)1 << 61) - 1), yr_int(314159), yr_int(0),
        yr_int(1000003), yr_str_from_c("siphash13"),     yr_int(64),     yr_int(128),
        yr_int(0)};
    return add_sequence(m, "hash_info", fields, values);
}

static int add_flags(yr_module *m)
{
    static const char *const fields[] = {"debug",
                                         "inspect",
                                         "interactive",
                                         "optimize",
                                         "dont_write_bytecode",
                                         "no_user_site",
                                         "no_site",
                                         "ignore_environment",
                                         "verbose",
                                         "bytes_warning",
                                         "quiet",
                                         "hash_randomization",
                                         "isolated",
                                         "dev_mode",
                                         "utf8_mode",
                                         "warn_default_encoding",
                                         "safe_path",
                                         "int_max_str_digits",
                                         NULL};
    yr_value values[18];
    for (int i = 0; i < 18; i++)
        values[i] = yr_int(0);
    values[11] = yr_int(1);
    values[13] = values[16] = YR_FALSE;
    values[17] = yr_int(-1);
    return add_sequence(m, "flags", fields, values);
}

static int add_thread_info(yr_module *m)
{
    static const char *const fields[] = {"name", "lock", "version", NULL};
    yr_value values[] = {yr_str_from_c("pthread"), yr_str_from_c("semaphore"), YR_NONE};
    return add_sequence(m, "thread_info", fields, values);
}

static int add_types(yr_module *m)
{
    static const char *const fields[] = {"exc_type", "exc_value", "exc_traceback",
                                         "err_msg",  "object",    NULL};
    static const char *const hooks[] = {"firstiter", "finalizer", NULL};
    return add_type(m, "UnraisableHookArgs",
                    yr_structseq_type("sys", "UnraisableHookArgs", fields)) < 0 ||
                   add_type(m, "_asyncgen_hooks",
                            yr_structseq_type("builtins", "asyncgen_hooks", hooks)) < 0
               ? -1
               : 0;
}

/* The folder of the program's file stands first, as that of the script does in CPython. */
static int add_path(yr_module *m)
{
    const yr_module_def *main_def = YR->program ? YR->program->modules[0] : NULL;
    const char *file = main_def && main_def->file ? main_def->file : "";
    const char *slash = strrchr(file, '/');
    yr_value folder = yr_str_from_utf8(file, slash ? (size_t)(slash - file) : 0);
    return folder ? yr_module_add(m, "path", yr_list(&folder, 1)) : -1;
}

int yr_sys_add_module_names(yr_module *m)
{
    yr_value names = yr_list_new();
    if (!names)
        return -1;
    for (size_t i = 0; i < YR->natives.count; i++) {
        const yr_native_module *native = YR->natives.items[i];
        yr_value name = yr_str_from_c(native->name);
        int failed = name ? yr_list_append(names, name) : -1;
        yr_xdrop(name);
        if (failed) {
            yr_drop(names);
            return -1;
        }
    }
    yr_value tuple = yr_list_to_tuple(names);
    yr_drop(names);
    return yr_module_add(m, "builtin_module_names", tuple);
}

static int add_texts(yr_module *m)
{
    static const struct {
        const char *name, *text;
    } texts[] = {{"platform", "linux"},
                 {"byteorder", "little"},
                 {"copyright", ""},
                 {"executable", ""},
                 {"prefix", ""},
                 {"exec_prefix", ""},
                 {"base_prefix", ""},
                 {"base_exec_prefix", ""},
                 {"platlibdir", "lib"},
                 {"abiflags", ""},
                 {"float_repr_style", "short"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (add_c(m, texts[i].name, texts[i].text) < 0)
            return -1;
    }
    return 0;
}

int yr_sys_add_constants(yr_module *m)
{
    if (add_version(m) < 0 || add_float_info(m) < 0 || add_int_info(m) < 0 ||
        add_hash_info(m) < 0 || add_flags(m) < 0 || add_thread_info(m) < 0 || add_types(m) < 0 ||
        add_path(m) < 0 || yr_sys_add_module_names(m) < 0 || add_texts(m) < 0)
        return -1;
    if (yr_module_add(m, "maxsize", yr_int_from_i64(INT64_MAX)) < 0 ||
        yr_module_add(m, "maxunicode", yr_int(0x10ffff)) < 0 ||
        yr_module_add(m, "dont_write_bytecode", YR_TRUE) < 0 ||
        yr_module_add(m, "warnoptions", yr_list_new()) < 0 ||
        yr_module_add(m, "_xoptions", yr_dict_new()) < 0 ||
        yr_module_add(m, "meta_path", yr_list_new()) < 0 ||
        yr_module_add(m, "path_hooks", yr_list_new()) < 0 ||
        yr_module_add(m, "path_importer_cache", yr_dict_new()) < 0 ||
        yr_module_add(m, "pycache_prefix", YR_NONE) < 0)
        return -1;
    return yr_module_add(m, "argv", yr_retain(YR->argv)) < 0 ||
                   yr_module_add(m, "orig_argv", yr_to_list(YR->argv)) < 0 ||
                   yr_module_add(m, "modules", yr_retain(YR->modules)) < 0
               ? -1
               : 0;
}
