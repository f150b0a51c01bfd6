/* _sqlite3_module.c - the module _sqlite3: its exceptions, adapters and functions. */
#include "../core/extension.h"
#include "sqlite.h"

/* ---- Errors --------------------------------------------------------------------------------- */

yr_value yr_sqlite_raise(const char *class, const char *format, ...)
{
    yr_type *t = yr_native_type("_sqlite3", class);
    if (!t)
        return 0;
    va_list args;
    va_start(args, format);
    yr_value text = yr_str_vformat(format, args);
    va_end(args);
    if (text)
        yr_raise_value(t, text);
    yr_xdrop(text);
    return 0;
}

static const char *class_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_INTERNAL:
    case SQLITE_NOTFOUND: return "InternalError";
    case SQLITE_ERROR:
    case SQLITE_PERM:
    case SQLITE_ABORT:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_READONLY:
    case SQLITE_INTERRUPT:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_EMPTY:
    case SQLITE_SCHEMA: return "OperationalError";
    case SQLITE_TOOBIG: return "DataError";
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH: return "IntegrityError";
    case SQLITE_MISUSE:
    case SQLITE_RANGE: return "InterfaceError";
    default: return "DatabaseError";
    }
}

static const char *name_of(int code)
{
    for (const yr_extension_int *e = yr_sqlite_errors; e->name; e++)
        if (e->value == code)
            return e->name;
    return code & ~0xff ? name_of(code & 0xff) : "unknown";
}

static int set_attribute(yr_value e, const char *name, yr_value v)
{
    yr_value key = v ? yr_intern_c(name) : 0;
    int status = key ? yr_setattr(e, key, v) : -1;
    yr_xdrop(key);
    yr_xdrop(v);
    return status;
}

yr_value yr_sqlite_raise_db(sqlite3 *db)
{
    int code = sqlite3_extended_errcode(db);
    if (yr_pending())
        return 0;
    if ((code & 0xff) == SQLITE_NOMEM)
        return yr_no_memory();
    yr_type *t = yr_native_type("_sqlite3", class_of(code));
    yr_value text = t ? yr_str_from_c(sqlite3_errmsg(db)) : 0;
    yr_value e = text ? yr_invoke1(yr_from(t), text) : 0;
    yr_xdrop(text);
    if (!e)
        return 0;
    if (set_attribute(e, "sqlite_errorcode", yr_int(code)) < 0 ||
        set_attribute(e, "sqlite_errorname", yr_str_from_c(name_of(code))) < 0) {
        yr_drop(e);
        return 0;
    }
    yr_raise_instance(e);
    return 0;
}

/* ---- Adapters ------------------------------------------------------------------------------- */

/* new: what method of o says about v; 0 without an error: nothing. */
static yr_value ask(yr_value o, const char *method, yr_value v)
{
    yr_value name = yr_intern_c(method), f = name ? yr_getattr_or_null(o, name) : 0;
    yr_xdrop(name);
    yr_value r = f ? yr_invoke1(f, v) : 0;
    yr_xdrop(f);
    if (r == YR_NONE)
        return 0;
    if (!r && yr_pending_is(YR_EXC(TypeError)))
        yr_clear_pending();
    return r;
}

/* new: v adapted to the protocol; 0 without an error: nobody knows how. */
static yr_value adapt(yr_value v, yr_value protocol)
{
    yr_value adapters = yr_native_get("_sqlite3", "adapters");
    yr_value pair[2] = {yr_from(yr_type_of(v)), protocol};
    yr_value key = adapters ? yr_tuple_of(pair, 2) : 0;
    yr_value adapter = key && YR_IS_DICT(adapters) ? yr_dict_get(adapters, key) : 0;
    yr_xdrop(key);
    if (adapter) {
        yr_retain(adapter);
        yr_value r = yr_invoke1(adapter, v);
        yr_drop(adapter);
        return r;
    }
    if (yr_pending())
        return 0;
    yr_value r = ask(protocol, "__adapt__", v);
    return r || yr_pending() ? r : ask(v, "__conform__", protocol);
}

yr_value yr_sqlite_adapt(yr_value v)
{
    yr_value protocol = yr_native_get("_sqlite3", "PrepareProtocol");
    yr_value r = protocol ? adapt(v, protocol) : 0;
    return r || yr_pending() ? r : yr_retain(v);
}

YR_METHOD(sqlite_adapt)
{
    yr_value protocol = n > 1 ? args[1] : yr_native_get("_sqlite3", "PrepareProtocol");
    yr_value r = protocol ? adapt(args[0], protocol) : 0;
    if (r || yr_pending())
        return r;
    return n > 2 ? yr_retain(args[2]) : yr_sqlite_raise("ProgrammingError", "can't adapt");
}

YR_METHOD(sqlite_register_adapter)
{
    yr_value adapters = yr_native_get("_sqlite3", "adapters");
    yr_value pair[2] = {args[0], adapters ? yr_native_get("_sqlite3", "PrepareProtocol") : 0};
    yr_value key = pair[1] ? yr_tuple_of(pair, 2) : 0;
    int status = key ? yr_setitem(adapters, key, args[1]) : -1;
    yr_xdrop(key);
    return status < 0 ? 0 : YR_NONE;
}

YR_METHOD(sqlite_register_converter)
{
    if (!YR_IS_STR(args[0]))
        return yr_type_error("register_converter() argument 1 must be str, not %s",
                             yr_argument_type(args[0]));
    yr_value converters = yr_native_get("_sqlite3", "converters");
    yr_value key = converters ? yr_str_m_upper(args[0], NULL, 0, 0) : 0;
    int status = key ? yr_setitem(converters, key, args[1]) : -1;
    yr_xdrop(key);
    return status < 0 ? 0 : YR_NONE;
}

/* ---- Functions ------------------------------------------------------------------------------ */

YR_METHOD(sqlite_connect)
{
    size_t named = keywords ? YR_TUPLE(keywords)->length : 0;
    yr_value factory = n > 5 ? args[5] : 0;
    for (size_t i = 0; i < named; i++)
        if (yr_str_is(YR_TUPLE(keywords)->items[i], "factory"))
            factory = args[n + i];
    if (!factory)
        factory = yr_native_get("_sqlite3", "Connection");
    return factory ? yr_invoke_kw(factory, args, n, keywords) : 0;
}

YR_METHOD(sqlite_complete_statement)
{
    static const char *const names[] = {"statement"};
    yr_value v;
    if (yr_parse_arguments("complete_statement", names, 0, 1, 1, 1, args, n, keywords, &v) < 0)
        return 0;
    const char *text = yr_native_text("complete_statement", 1, v);
    return text ? yr_bool(sqlite3_complete(text)) : 0;
}

YR_METHOD(sqlite_enable_callback_tracebacks)
{
    int truth = yr_truth(args[0]);
    if (truth < 0)
        return 0;
    yr_sqlite_tracebacks = truth;
    return YR_NONE;
}

YR_METHOD(sqlite_enable_shared_cache)
{
    static const char *const names[] = {"do_enable"};
    yr_value v;
    int on;
    if (yr_parse_arguments("enable_shared_cache", names, 0, 1, 1, 1, args, n, keywords, &v) < 0 ||
        yr_native_int(v, &on) < 0)
        return 0;
    if (sqlite3_enable_shared_cache(on) != SQLITE_OK)
        return yr_sqlite_raise("OperationalError", "Changing the shared_cache flag failed");
    return YR_NONE;
}

static const yr_method_def functions[] = {
    {"connect", sqlite_connect, 0, -1, YR_METHOD_KEYWORDS,
     "connect(database[, timeout, detect_types, isolation_level,\n        check_same_thread, "
     "factory, "
     "cached_statements, uri])\n\nOpens a connection to the SQLite database file database."},
    {"adapt", sqlite_adapt, 1, 3, 0, "Adapt given object to given protocol."},
    {"register_adapter", sqlite_register_adapter, 2, 2, 0,
     "Register a function to adapt Python objects to SQLite values."},
    {"register_converter", sqlite_register_converter, 2, 2, 0,
     "Register a function to convert SQLite values to Python objects."},
    {"complete_statement", sqlite_complete_statement, 0, -1, YR_METHOD_KEYWORDS,
     "Checks if a string contains a complete SQL statement."},
    {"enable_callback_tracebacks", sqlite_enable_callback_tracebacks, 1, 1, 0,
     "Enable or disable callback functions throwing errors to stderr."},
    {"enable_shared_cache", sqlite_enable_shared_cache, 0, -1, YR_METHOD_KEYWORDS,
     "Enable or disable shared cache mode for the calling thread."},
    YR_METHOD_END};

/* ---- The module ----------------------------------------------------------------------------- */

static yr_value protocol_make(yr_type *t, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                              YR_UNUSED yr_value keywords)
{
    return yr_from(yr_new(t, t->size));
}

static const yr_type_spec protocol_spec = {
    .size = sizeof(yr_object),
    .doc = "PEP 246 style object adaption protocol type.",
    .slots = {.dealloc = yr_release, .make = protocol_make},
};

static yr_value connection_type; /* until the program ends */

/* The type lives on, but not the classes that it shows. */
static void finish(void)
{
    size_t at = 0;
    yr_value key, v, dict = yr_type_dict(YR_AS(yr_type, connection_type));
    while (yr_dict_next(dict, &at, &key, &v))
        if (YR_IS_CLASS(v) && yr_dict_set(dict, key, YR_NONE) < 0)
            yr_clear_pending();
    yr_type_modified(YR_AS(yr_type, connection_type));
}

static int add_exceptions(yr_module *m, yr_type *connection)
{
    static const struct {
        const char *name, *base;
    } classes[] = {
        {"Error", NULL},
        {"Warning", NULL},
        {"InterfaceError", "Error"},
        {"DatabaseError", "Error"},
        {"InternalError", "DatabaseError"},
        {"OperationalError", "DatabaseError"},
        {"ProgrammingError", "DatabaseError"},
        {"IntegrityError", "DatabaseError"},
        {"DataError", "DatabaseError"},
        {"NotSupportedError", "DatabaseError"},
    };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        yr_value base =
            classes[i].base ? yr_dict_get_c(m->dict, classes[i].base) : yr_from(YR_EXC(Exception));
        yr_value class = yr_native_exception("sqlite3", classes[i].name, base, NULL);
        if (!class ||
            yr_dict_set_c(yr_type_dict(connection), classes[i].name, yr_retain(class)) < 0 ||
            yr_module_add(m, classes[i].name, class) < 0)
            return -1;
    }
    yr_type_modified(connection);
    if (yr_extension_keep(&connection_type, yr_retain(yr_from(connection))) < 0)
        return -1;
    return yr_extension_at_exit(finish);
}

static yr_type *add_type(yr_module *m, const char *name, const yr_type_spec *spec)
{
    yr_type *t = yr_type_from_spec(name, "sqlite3", YR_TYPE(object), spec);
    return t && yr_module_add(m, name, yr_from(t)) == 0 ? t : NULL;
}

static int fill(yr_module *m)
{
    if (sqlite3_initialize() != SQLITE_OK)
        return yr_raise_format(YR_EXC(ImportError), "SQLite could not be initialized"), -1;
    yr_type *connection = add_type(m, "Connection", &yr_sqlite_connection_spec);
    if (!connection || !add_type(m, "Cursor", &yr_sqlite_cursor_spec) ||
        !add_type(m, "Row", &yr_sqlite_row_spec) || !add_type(m, "Blob", &yr_sqlite_blob_spec) ||
        !add_type(m, "PrepareProtocol", &protocol_spec) || add_exceptions(m, connection) < 0 ||
        yr_sqlite_add_constants(m) < 0)
        return -1;
    return yr_module_add(m, "adapters", yr_dict_new()) < 0 ||
                   yr_module_add(m, "converters", yr_dict_new()) < 0 ||
                   yr_module_add(m, "version", yr_str_from_c("2.6.0")) < 0 ||
                   yr_module_add(m, "_deprecated_version", yr_str_from_c("2.6.0")) < 0 ||
                   yr_module_add(m, "sqlite_version", yr_str_from_c(sqlite3_libversion())) < 0 ||
                   yr_module_add(m, "threadsafety",
                                 yr_int(sqlite3_threadsafe() == 1   ? 3
                                        : sqlite3_threadsafe() == 2 ? 1
                                                                    : 0)) < 0 ||
                   yr_module_add_functions(m, functions) < 0
               ? -1
               : 0;
}

const yr_native_module yr_module__sqlite3 = {"_sqlite3", fill};
