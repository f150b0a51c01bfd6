/* _csv_module.c - the module _csv: the registry of dialects, and the types of the csv_*.c files. */
#include "csv_parts.h"

yr_type *yr_csv_error, *yr_csv_dialect_type, *yr_csv_reader_type, *yr_csv_writer_type;
yr_value yr_csv_dialects;
int64_t yr_csv_field_limit = 128 * 1024;

yr_value yr_csv_find_dialect(yr_value name)
{
    yr_value dialect;
    int found = yr_dict_find(yr_csv_dialects, name, &dialect);
    if (found > 0)
        return dialect;
    return found < 0 ? 0 : yr_raise_format(yr_csv_error, "unknown dialect");
}

YR_METHOD(register_dialect)
{
    if (n < 1 || n > 2)
        return yr_type_error(" expected at %s %d argument%s, got %zu", n ? "most" : "least",
                             n ? 2 : 1, n ? "s" : "", n);
    if (!YR_IS_STR(args[0]))
        return yr_type_error("dialect name must be a string");
    yr_value dialect = yr_csv_dialect_argument(args, n, keywords);
    int status = dialect ? yr_dict_set(yr_csv_dialects, args[0], dialect) : -1;
    yr_xdrop(dialect);
    return status < 0 ? 0 : YR_NONE;
}

YR_METHOD(unregister_dialect)
{
    int gone = yr_dict_delete(yr_csv_dialects, args[0]);
    if (gone == 0)
        return yr_raise_format(yr_csv_error, "unknown dialect");
    return gone < 0 ? 0 : YR_NONE;
}

YR_METHOD(get_dialect)
{
    return yr_csv_find_dialect(args[0]);
}

YR_METHOD(list_dialects)
{
    return yr_to_list(yr_csv_dialects);
}

YR_METHOD(field_size_limit)
{
    int64_t old = yr_csv_field_limit;
    if (n) {
        if (!yr_is_int(args[0]) && !YR_IS(args[0], int))
            return yr_type_error("limit must be an integer");
        if (yr_to_i64(args[0], &yr_csv_field_limit) < 0) {
            yr_csv_field_limit = old;
            return 0;
        }
    }
    return yr_int(old);
}

static const yr_method_def functions[] = {
    {"reader", yr_csv_reader, 0, -1, YR_METHOD_KEYWORDS,
     "csv_reader = reader(iterable [, dialect='excel'] [optional keyword args])"},
    {"writer", yr_csv_writer, 0, -1, YR_METHOD_KEYWORDS,
     "csv_writer = csv.writer(fileobj [, dialect='excel'] [optional keyword args])"},
    {"list_dialects", list_dialects, 0, 0, 0, "Return a list of all known dialect names."},
    {"register_dialect", register_dialect, 0, -1, YR_METHOD_KEYWORDS,
     "Create a mapping from a string name to a dialect class."},
    {"unregister_dialect", unregister_dialect, 1, 1, 0,
     "Delete the name/dialect mapping associated with a string name."},
    {"get_dialect", get_dialect, 1, 1, 0, "Return the dialect instance associated with name."},
    {"field_size_limit", field_size_limit, 0, 1, 0,
     "Sets an upper limit on parsed fields. The old limit is returned."},
    YR_METHOD_END,
};

static const yr_extension_int numbers[] = {
    {"QUOTE_MINIMAL", YR_CSV_MINIMAL},
    {"QUOTE_ALL", YR_CSV_ALL},
    {"QUOTE_NONNUMERIC", YR_CSV_NONNUMERIC},
    {"QUOTE_NONE", YR_CSV_NONE},
    {NULL, 0},
};

static int fill(yr_module *m)
{
    if (yr_extension_exception(m, &yr_csv_error, "Error", "_csv", YR_EXC(Exception)) < 0 ||
        yr_extension_type(m, &yr_csv_dialect_type, "Dialect", "_csv", &yr_csv_dialect_spec) < 0 ||
        yr_extension_type(NULL, &yr_csv_reader_type, "reader", "_csv", &yr_csv_reader_spec) < 0 ||
        yr_extension_type(NULL, &yr_csv_writer_type, "writer", "_csv", &yr_csv_writer_spec) < 0 ||
        yr_module_add(m, "Reader", yr_retain(yr_from(yr_csv_reader_type))) < 0 ||
        yr_module_add(m, "Writer", yr_retain(yr_from(yr_csv_writer_type))) < 0 ||
        yr_module_add(m, "__version__", yr_str_from_c("1.0")) < 0 ||
        yr_extension_keep(&yr_csv_dialects, yr_dict_new()) < 0 ||
        yr_module_add(m, "_dialects", yr_retain(yr_csv_dialects)) < 0 ||
        yr_extension_ints(m, numbers) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__csv = {"_csv", fill};
