/* sqlite_values.c - values on their way to SQLite and back: parameters, rows, results. */
#include <ctype.h>
#include <limits.h>
#include "sqlite.h"

/* ---- To SQLite ------------------------------------------------------------------------------ */

static int too_long(size_t n, const char *what)
{
    if (n <= INT_MAX)
        return 0;
    yr_raise_format(YR_EXC(OverflowError), "%s longer than INT_MAX bytes", what);
    return -1;
}

static int to_i64(yr_value v, int64_t *i)
{
    if (yr_to_i64(v, i) == 0)
        return 0;
    if (yr_pending_is(YR_EXC(OverflowError))) {
        yr_clear_pending();
        yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to SQLite INTEGER");
    }
    return -1;
}

/* SQLITE_OK or its error; -1 with an exception pending; 1000: that type cannot be bound. */
static int bind_value(sqlite3_stmt *s, int at, yr_value v)
{
    int64_t i;
    double d;
    size_t n;
    yr_span span;
    if (v == YR_NONE)
        return sqlite3_bind_null(s, at);
    if (YR_IS_ANY_INT(v))
        return to_i64(v, &i) < 0 ? -1 : sqlite3_bind_int64(s, at, i);
    if (yr_float_get(v, &d))
        return sqlite3_bind_double(s, at, d);
    if (YR_IS_STR(v)) {
        const char *text = yr_utf8(v, &n);
        if (!text || too_long(n, "string") < 0)
            return -1;
        return sqlite3_bind_text(s, at, text, (int)n, SQLITE_TRANSIENT);
    }
    if (yr_bytes_view(v, &span)) {
        if (too_long(span.n, "BLOB") < 0)
            return -1;
        return sqlite3_bind_blob(s, at, span.n ? (const void *)span.p : "", (int)span.n,
                                 SQLITE_TRANSIENT);
    }
    return yr_pending() ? -1 : 1000;
}

static bool needs_adapting(yr_value v)
{
    return v != YR_NONE && !yr_is_int(v) && !yr_is_flonum(v) && !YR_IS(v, int) &&
           !YR_IS(v, float) && !YR_IS(v, str) && !YR_IS(v, bytearray);
}

static int no_binding(sqlite3_stmt *s, int at, yr_value v, int code)
{
    if (code == -1 || yr_pending())
        return -1;
    if (code != 1000)
        yr_sqlite_raise_db(sqlite3_db_handle(s));
    else
        yr_sqlite_raise("ProgrammingError",
                        "Error binding parameter %d: type '%T' is not supported", at, v);
    return -1;
}

/* Steals v. */
static int bind_adapted(sqlite3_stmt *s, int at, yr_value v)
{
    yr_value adapted = needs_adapting(v) ? yr_sqlite_adapt(v) : yr_retain(v);
    int code = adapted ? bind_value(s, at, adapted) : -1;
    int status = code == SQLITE_OK ? 0 : no_binding(s, at, adapted, code);
    yr_xdrop(adapted);
    yr_drop(v);
    return status;
}

static int bind_sequence(sqlite3_stmt *s, yr_value parameters)
{
    int needed = sqlite3_bind_parameter_count(s);
    int64_t given = yr_length(parameters);
    if (given < 0)
        return -1;
    if (given != needed) {
        yr_sqlite_raise("ProgrammingError",
                        "Incorrect number of bindings supplied. The current statement uses %d, and "
                        "there are %lld supplied.",
                        needed, (long long)given);
        return -1;
    }
    for (int i = 0; i < needed; i++) {
        yr_value v = yr_getitem(parameters, yr_int(i));
        if (!v || bind_adapted(s, i + 1, v) < 0)
            return -1;
    }
    return 0;
}

static int bind_named(sqlite3_stmt *s, yr_value parameters)
{
    int needed = sqlite3_bind_parameter_count(s);
    for (int i = 1; i <= needed; i++) {
        const char *name = sqlite3_bind_parameter_name(s, i);
        if (!name) {
            yr_sqlite_raise("ProgrammingError",
                            "Binding %d has no name, but you supplied a dictionary (which has only "
                            "names).",
                            i);
            return -1;
        }
        yr_value key = yr_str_from_c(name + 1);
        yr_value v = key ? yr_getitem(parameters, key) : 0;
        yr_xdrop(key);
        if (!v) {
            if (yr_pending_is(YR_EXC(LookupError))) {
                yr_clear_pending();
                yr_sqlite_raise("ProgrammingError",
                                "You did not supply a value for binding parameter :%s.", name + 1);
            }
            return -1;
        }
        if (bind_adapted(s, i, v) < 0)
            return -1;
    }
    return 0;
}

int yr_sqlite_bind(sqlite3_stmt *s, yr_value parameters)
{
    const yr_slots *slots = &yr_type_of(parameters)->slots;
    if (YR_IS_TUPLE(parameters) || YR_IS_LIST(parameters))
        return bind_sequence(s, parameters);
    if (YR_IS_DICT(parameters))
        return bind_named(s, parameters);
    if (slots->getitem) {
        /* A sequence has a length that is its own; a mapping says what is not there by name. */
        yr_value name = yr_intern_c("keys"), keys = name ? yr_getattr_or_null(parameters, name) : 0;
        yr_xdrop(name);
        bool mapping = keys != 0;
        yr_xdrop(keys);
        if (yr_pending())
            return -1;
        if (!mapping && slots->length)
            return bind_sequence(s, parameters);
        return bind_named(s, parameters);
    }
    yr_sqlite_raise("ProgrammingError", "parameters are of unsupported type");
    return -1;
}

int yr_sqlite_result(sqlite3_context *context, yr_value v)
{
    int64_t i;
    double d;
    size_t n;
    yr_span span;
    if (v == YR_NONE) {
        sqlite3_result_null(context);
    } else if (YR_IS_ANY_INT(v)) {
        if (to_i64(v, &i) < 0)
            return -1;
        sqlite3_result_int64(context, i);
    } else if (yr_float_get(v, &d)) {
        sqlite3_result_double(context, d);
    } else if (YR_IS_STR(v)) {
        const char *text = yr_utf8(v, &n);
        if (!text || too_long(n, "string") < 0)
            return -1;
        sqlite3_result_text(context, text, (int)n, SQLITE_TRANSIENT);
    } else if (yr_bytes_view(v, &span)) {
        if (too_long(span.n, "BLOB") < 0)
            return -1;
        sqlite3_result_blob(context, span.n ? (const void *)span.p : "", (int)span.n,
                            SQLITE_TRANSIENT);
    } else {
        return -1;
    }
    return 0;
}

/* ---- From SQLite ---------------------------------------------------------------------------- */

yr_value yr_sqlite_value(sqlite3_value *v)
{
    switch (sqlite3_value_type(v)) {
    case SQLITE_INTEGER: return yr_int_from_i64(sqlite3_value_int64(v));
    case SQLITE_FLOAT: return yr_float(sqlite3_value_double(v));
    case SQLITE_TEXT: {
        const uint8_t *text = sqlite3_value_text(v);
        return text ? yr_decode(text, (size_t)sqlite3_value_bytes(v), "utf-8", "strict")
                    : yr_no_memory();
    }
    case SQLITE_BLOB: {
        const void *p = sqlite3_value_blob(v);
        size_t n = (size_t)sqlite3_value_bytes(v);
        return n && !p ? yr_no_memory() : yr_bytes_from(p ? p : "", n);
    }
    default: return YR_NONE;
    }
}

/* new: a text column, by the connection's text_factory. */
static yr_value text_column(yr_cursor *c, int i)
{
    const uint8_t *text = sqlite3_column_text(c->statement, i);
    size_t n = (size_t)sqlite3_column_bytes(c->statement, i);
    yr_value factory = c->connection->text_factory;
    if (!text)
        return yr_no_memory();
    if (factory == yr_from(YR_TYPE_ID(str))) {
        yr_value s = yr_decode(text, n, "utf-8", "strict");
        if (s || !yr_pending_is(YR_EXC(UnicodeDecodeError)))
            return s;
        yr_clear_pending();
        yr_value shown = yr_decode(text, n, "ascii", "replace");
        const char *name = sqlite3_column_name(c->statement, i);
        if (shown)
            yr_sqlite_raise("OperationalError",
                            "Could not decode to UTF-8 column '%s' with text "
                            "'%U'",
                            name ? name : "", shown);
        yr_xdrop(shown);
        return 0;
    }
    if (factory == yr_from(YR_TYPE_ID(bytes)))
        return yr_bytes_from(text, n);
    if (factory == yr_from(YR_TYPE_ID(bytearray)))
        return yr_bytearray_from(text, n);
    yr_value bytes = yr_bytes_from(text, n);
    yr_retain(factory);
    yr_value v = bytes ? yr_invoke1(factory, bytes) : 0;
    yr_drop(factory);
    yr_xdrop(bytes);
    return v;
}

static yr_value converted_column(yr_cursor *c, int i, yr_value converter)
{
    const void *p = sqlite3_column_blob(c->statement, i);
    if (!p) {
        if (sqlite3_errcode(c->connection->db) == SQLITE_NOMEM)
            return yr_no_memory();
        return YR_NONE;
    }
    yr_value bytes = yr_bytes_from(p, (size_t)sqlite3_column_bytes(c->statement, i));
    yr_retain(converter);
    yr_value v = bytes ? yr_invoke1(converter, bytes) : 0;
    yr_drop(converter);
    yr_xdrop(bytes);
    return v;
}

static yr_value column(yr_cursor *c, int i)
{
    yr_list_object *l = c->converters ? YR_LIST(c->converters) : NULL;
    if (l && (size_t)i < l->length && l->items[i] != YR_NONE)
        return converted_column(c, i, l->items[i]);
    switch (sqlite3_column_type(c->statement, i)) {
    case SQLITE_INTEGER: return yr_int_from_i64(sqlite3_column_int64(c->statement, i));
    case SQLITE_FLOAT: return yr_float(sqlite3_column_double(c->statement, i));
    case SQLITE_TEXT: return text_column(c, i);
    case SQLITE_BLOB: {
        const void *p = sqlite3_column_blob(c->statement, i);
        return yr_bytes_from(p ? p : "", (size_t)sqlite3_column_bytes(c->statement, i));
    }
    default: return YR_NONE;
    }
}

yr_value yr_sqlite_row(yr_cursor *c)
{
    int n = sqlite3_data_count(c->statement);
    yr_value *items = yr_alloc((size_t)(n + 1) * sizeof *items);
    int got = 0;
    if (!items)
        return 0;
    for (; got < n; got++)
        if (!(items[got] = column(c, got)))
            break;
    yr_value row = got == n ? yr_tuple_of(items, (size_t)n) : 0;
    while (got-- > 0)
        yr_drop(items[got]);
    yr_dispose(items);
    return row;
}

/* ---- What columns are called, and who converts them ----------------------------------------- */

/* new or 0: the converter registered under that name. */
static yr_value converter_named(const char *name, size_t n)
{
    yr_value all = yr_native_get("_sqlite3", "converters");
    yr_value text = all ? yr_str_from_utf8(name, n) : 0;
    yr_value key = text ? yr_str_m_upper(text, NULL, 0, 0) : 0;
    yr_value v = key && YR_IS_DICT(all) ? yr_dict_get(all, key) : 0;
    yr_xretain(v);
    yr_xdrop(text);
    yr_xdrop(key);
    return v;
}

static yr_value converter_of(yr_cursor *c, int i)
{
    yr_value v = 0;
    if (c->connection->detect_types & YR_PARSE_COLNAMES) {
        const char *name = sqlite3_column_name(c->statement, i);
        const char *open = name ? strchr(name, '[') : NULL, *end = open ? strchr(open, ']') : NULL;
        if (end && (v = converter_named(open + 1, (size_t)(end - open - 1))))
            return v;
    }
    if (!yr_pending() && c->connection->detect_types & YR_PARSE_DECLTYPES) {
        const char *type = sqlite3_column_decltype(c->statement, i);
        if (type)
            v = converter_named(type, strcspn(type, " ("));
    }
    return v || yr_pending() ? v : YR_NONE;
}

yr_value yr_sqlite_converters(yr_cursor *c)
{
    if (!c->connection->detect_types)
        return 0;
    yr_value list = yr_list_new();
    for (int i = 0; list && i < sqlite3_column_count(c->statement); i++) {
        yr_value v = converter_of(c, i);
        if (!v || yr_list_append(list, v) < 0)
            yr_set(&list, 0);
        yr_xdrop(v);
    }
    return list;
}

static yr_value column_name(yr_cursor *c, int i)
{
    const char *name = sqlite3_column_name(c->statement, i);
    if (!name)
        return yr_no_memory();
    size_t n = strlen(name);
    if (c->connection->detect_types & YR_PARSE_COLNAMES) {
        n = strcspn(name, "[");
        if (name[n] && n > 0 && name[n - 1] == ' ')
            n--;
    }
    return yr_str_from_utf8(name, n);
}

yr_value yr_sqlite_description(yr_cursor *c)
{
    int n = sqlite3_column_count(c->statement);
    yr_value all = yr_tuple_alloc((size_t)n);
    for (int i = 0; all && i < n; i++) {
        yr_value items[7] = {column_name(c, i), YR_NONE, YR_NONE, YR_NONE,
                             YR_NONE,           YR_NONE, YR_NONE};
        yr_value entry = items[0] ? yr_tuple(items, 7) : 0;
        if (entry)
            YR_TUPLE(all)->items[i] = entry;
        else
            yr_set(&all, 0);
    }
    return all;
}
