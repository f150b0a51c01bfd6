/* sqlite_connection.c - sqlite3.Connection: opening, transactions, and what goes to a new cursor.
 */
#include <time.h>
#include "io.h"
#include "sqlite.h"

/* ---- Errors and plain statements ------------------------------------------------------------ */

int yr_connection_check(yr_connection *c)
{
    if (c && c->db)
        return 0;
    yr_sqlite_raise("ProgrammingError", !c || !c->initialized
                                            ? "Base Connection.__init__ not called."
                                            : "Cannot operate on a closed database.");
    return -1;
}

int yr_connection_exec(yr_connection *c, const char *sql)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(c->db, sql, -1, &s, NULL);
    if (code == SQLITE_OK) {
        sqlite3_step(s);
        code = sqlite3_finalize(s);
    }
    if (code == SQLITE_OK && !yr_pending())
        return 0;
    yr_sqlite_raise_db(c->db);
    return -1;
}

int yr_connection_begin(yr_connection *c)
{
    return yr_connection_exec(c, c->begin);
}

/* Is there nothing but white space, comments and semicolons? */
static bool is_blank(const char *p)
{
    for (; *p; p++) {
        if (p[0] == '-' && p[1] == '-') {
            p += strcspn(p, "\n");
            if (!*p)
                return true;
        } else if (p[0] == '/' && p[1] == '*') {
            p = strstr(p + 2, "*/");
            if (!p)
                return true;
            p++;
        } else if (!strchr(" \t\r\n", *p)) {
            return false;
        }
    }
    return true;
}

int yr_connection_prepare(yr_connection *c, yr_value sql, sqlite3_stmt **out)
{
    size_t n;
    const char *text = yr_utf8(sql, &n), *rest;
    *out = NULL;
    if (!text)
        return -1;
    if (n > (size_t)sqlite3_limit(c->db, SQLITE_LIMIT_SQL_LENGTH, -1)) {
        yr_sqlite_raise("DataError", "query string is too large");
        return -1;
    }
    if (strlen(text) != n) {
        yr_sqlite_raise("ProgrammingError", "the query contains a null character");
        return -1;
    }
    if (sqlite3_prepare_v2(c->db, text, (int)n + 1, out, &rest) != SQLITE_OK || yr_pending()) {
        yr_sqlite_raise_db(c->db);
        return -1;
    }
    if (is_blank(rest))
        return 0;
    sqlite3_finalize(*out);
    *out = NULL;
    yr_sqlite_raise("ProgrammingError", "You can only execute one statement at a time.");
    return -1;
}

/* ---- Life ----------------------------------------------------------------------------------- */

static yr_value connection_make(yr_type *t, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                                YR_UNUSED yr_value keywords)
{
    return yr_from(yr_new(t, t->size));
}

/* Closes the database; cursors keep their rows no longer. */
static void close_database(yr_connection *c)
{
    sqlite3 *db = c->db;
    for (yr_cursor *cursor = c->cursors; cursor; cursor = cursor->next) {
        sqlite3_stmt *s = cursor->statement;
        if (cursor->locked) /* its step is under way: it goes with the cursor */
            continue;
        cursor->statement = NULL;
        sqlite3_finalize(s);
    }
    c->db = NULL;
    if (db)
        sqlite3_close_v2(db);
}

static void connection_clear(yr_object *o)
{
    yr_connection *c = (yr_connection *)o;
    close_database(c);
    yr_set(&c->row_factory, 0);
    yr_set(&c->text_factory, 0);
    yr_set(&c->collations, 0);
    yr_set(&c->authorizer, 0);
    yr_set(&c->progress, 0);
    yr_set(&c->trace, 0);
}

static void connection_dealloc(yr_object *o)
{
    connection_clear(o);
    yr_release(o);
}

static int connection_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_connection *c = (yr_connection *)o;
    YR_VISIT(c->row_factory);
    YR_VISIT(c->text_factory);
    YR_VISIT(c->collations);
    YR_VISIT(c->authorizer);
    YR_VISIT(c->progress);
    YR_VISIT(c->trace);
    return 0;
}

/* ---- Isolation levels ----------------------------------------------------------------------- */

static const struct {
    const char *level, *begin;
} levels[] = {{"", "BEGIN "},
              {"DEFERRED", "BEGIN DEFERRED"},
              {"IMMEDIATE", "BEGIN IMMEDIATE"},
              {"EXCLUSIVE", "BEGIN EXCLUSIVE"}};

static int read_level(yr_connection *c, yr_value v)
{
    if (v == YR_NONE) {
        c->isolation_level = c->begin = NULL;
        return 0;
    }
    if (!YR_IS_STR(v)) {
        yr_type_error("isolation_level must be str or None");
        return -1;
    }
    size_t n;
    const char *text = yr_utf8(v, &n);
    if (!text)
        return -1;
    if (strlen(text) != n) {
        yr_value_error("embedded null character");
        return -1;
    }
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (!sqlite3_stricmp(text, levels[i].level)) {
            c->isolation_level = levels[i].level;
            c->begin = levels[i].begin;
            return 0;
        }
    yr_value_error("isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'");
    return -1;
}

static yr_value get_isolation_level(yr_value self)
{
    yr_connection *c = YR_CONNECTION(self);
    if (yr_connection_check(c) < 0)
        return 0;
    return c->isolation_level ? yr_str_from_c(c->isolation_level) : YR_NONE;
}

static int set_isolation_level(yr_value self, yr_value v)
{
    yr_connection *c = YR_CONNECTION(self);
    if (!v) {
        yr_raise_format(YR_EXC(AttributeError), "cannot delete attribute");
        return -1;
    }
    if (v == YR_NONE && c->db && !sqlite3_get_autocommit(c->db) &&
        yr_connection_exec(c, "COMMIT") < 0)
        return -1;
    return read_level(c, v);
}

/* ---- Opening -------------------------------------------------------------------------------- */

/* new bytes: the path or address of the database. */
static yr_value read_path(yr_value v)
{
    yr_value path = yr_io_path(v);
    if (path && !YR_IS_STR(path) && !YR_IS_BYTES(path)) {
        yr_type_error("expected str, bytes or os.PathLike object, not %T", v);
        yr_set(&path, 0);
    }
    yr_value bytes = !path               ? 0
                     : YR_IS_BYTES(path) ? yr_retain(path)
                                         : yr_encode(path, "utf-8", "surrogateescape");
    yr_xdrop(path);
    if (bytes && memchr(yr_bytes_as(bytes)->data, 0, yr_bytes_as(bytes)->length)) {
        yr_drop(bytes);
        return yr_value_error("embedded null byte");
    }
    return bytes;
}

enum { DATABASE, TIMEOUT, TYPES, LEVEL, SAME_THREAD, FACTORY, CACHED, URI, ARGUMENTS };

static int open_database(yr_connection *c, yr_value path, double timeout, bool uri)
{
    int code = sqlite3_open_v2(
        (const char *)yr_bytes_as(path)->data, &c->db,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | (uri ? SQLITE_OPEN_URI : 0), NULL);
    if (!c->db)
        return yr_no_memory(), -1;
    if (code != SQLITE_OK) {
        yr_sqlite_raise_db(c->db);
        close_database(c);
        return -1;
    }
    sqlite3_extended_result_codes(c->db, 0);
    sqlite3_busy_timeout(c->db, (int)(timeout * 1000));
    return 0;
}

static int connection_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {
        "database",          "timeout", "detect_types",      "isolation_level",
        "check_same_thread", "factory", "cached_statements", "uri"};
    yr_connection *c = YR_CONNECTION(self);
    yr_value v[ARGUMENTS];
    double timeout = 5;
    int types = 0, cached = 128, uri = 0;
    if (yr_parse_arguments("Connection", names, 0, 1, ARGUMENTS, ARGUMENTS, args, n, keywords, v) <
        0)
        return -1;
    yr_value path = read_path(v[DATABASE]);
    if (!path)
        return -1;
    int status = -1;
    if ((!v[TIMEOUT] || yr_to_double(v[TIMEOUT], &timeout) == 0) &&
        (!v[TYPES] || yr_native_int(v[TYPES], &types) == 0) &&
        (!v[SAME_THREAD] || yr_truth(v[SAME_THREAD]) >= 0) &&
        (!v[CACHED] || yr_native_int(v[CACHED], &cached) == 0) &&
        (!v[URI] || (uri = yr_truth(v[URI])) >= 0)) {
        connection_clear(yr_object_of(self));
        c->initialized = false;
        c->begin = levels[0].begin;
        c->isolation_level = levels[0].level;
        if (!v[LEVEL] || read_level(c, v[LEVEL]) == 0)
            status = open_database(c, path, timeout, uri);
    }
    yr_drop(path);
    if (status < 0)
        return -1;
    c->detect_types = types;
    c->row_factory = YR_NONE;
    c->text_factory = yr_retain(yr_from(YR_TYPE(str)));
    c->initialized = true;
    return 0;
}

YR_METHOD(connection_close)
{
    yr_connection *c = YR_CONNECTION(self);
    if (!c->initialized)
        return yr_sqlite_raise("ProgrammingError", "Base Connection.__init__ not called.");
    close_database(c);
    return YR_NONE;
}

/* ---- Transactions --------------------------------------------------------------------------- */

static yr_value end_transaction(yr_value self, const char *sql)
{
    yr_connection *c = YR_CONNECTION(self);
    if (yr_connection_check(c) < 0)
        return 0;
    if (!sqlite3_get_autocommit(c->db) && yr_connection_exec(c, sql) < 0)
        return 0;
    return YR_NONE;
}

YR_METHOD(connection_commit)
{
    return end_transaction(self, "COMMIT");
}

YR_METHOD(connection_rollback)
{
    return end_transaction(self, "ROLLBACK");
}

YR_METHOD(connection_enter)
{
    return yr_connection_check(YR_CONNECTION(self)) < 0 ? 0 : yr_retain(self);
}

static yr_value call_method(yr_value self, const char *method)
{
    yr_value name = yr_intern_c(method);
    yr_value r = name ? yr_invoke_method(self, name, NULL, 0) : 0;
    yr_xdrop(name);
    return r;
}

YR_METHOD(connection_exit)
{
    bool good = args[0] == YR_NONE && args[1] == YR_NONE && args[2] == YR_NONE;
    yr_value r = call_method(self, good ? "commit" : "rollback");
    if (!r && good) { /* what could not be committed is taken back */
        yr_value e = yr_save_pending();
        r = call_method(self, "rollback");
        if (!r)
            yr_clear_pending();
        yr_xdrop(r);
        yr_restore_pending(e);
        return 0;
    }
    yr_xdrop(r);
    return r ? YR_FALSE : 0;
}

/* ---- Cursors -------------------------------------------------------------------------------- */

YR_METHOD(connection_cursor)
{
    static const char *const names[] = {"factory"};
    yr_connection *c = YR_CONNECTION(self);
    yr_value factory;
    if (yr_parse_arguments("cursor", names, 0, 0, 1, 1, args, n, keywords, &factory) < 0 ||
        yr_connection_check(c) < 0)
        return 0;
    yr_type *t = yr_native_type("_sqlite3", "Cursor");
    if (!t)
        return 0;
    yr_value cursor = yr_invoke1(factory ? factory : yr_from(t), self);
    if (!cursor)
        return 0;
    if (!yr_isinstance_of(cursor, t)) {
        yr_type_error("factory must return a cursor, not %T", cursor);
        yr_drop(cursor);
        return 0;
    }
    if (c->row_factory != YR_NONE)
        yr_set(&YR_CURSOR(cursor)->row_factory, yr_retain(c->row_factory));
    return cursor;
}

/* new: a new cursor's method called with these arguments. */
static yr_value on_cursor(yr_value self, const char *method, yr_value *args, size_t n)
{
    yr_value cursor = call_method(self, "cursor"), name = cursor ? yr_intern_c(method) : 0;
    yr_value r = name ? yr_invoke_method(cursor, name, args, n) : 0;
    yr_xdrop(name);
    yr_xdrop(cursor);
    return r;
}

YR_METHOD(connection_execute)
{
    return on_cursor(self, "execute", args, n);
}

YR_METHOD(connection_executemany)
{
    return on_cursor(self, "executemany", args, n);
}

YR_METHOD(connection_executescript)
{
    return on_cursor(self, "executescript", args, n);
}

/* ---- Others --------------------------------------------------------------------------------- */

YR_METHOD(connection_interrupt)
{
    if (yr_connection_check(YR_CONNECTION(self)) < 0)
        return 0;
    sqlite3_interrupt(YR_CONNECTION(self)->db);
    return YR_NONE;
}

YR_METHOD(connection_getlimit)
{
    int category;
    if (yr_native_int(args[0], &category) < 0 || yr_connection_check(YR_CONNECTION(self)) < 0)
        return 0;
    int limit = sqlite3_limit(YR_CONNECTION(self)->db, category, -1);
    return limit < 0 ? yr_sqlite_raise("ProgrammingError", "'category' is out of bounds")
                     : yr_int(limit);
}

YR_METHOD(connection_setlimit)
{
    int category, limit;
    if (yr_native_int(args[0], &category) < 0 || yr_native_int(args[1], &limit) < 0 ||
        yr_connection_check(YR_CONNECTION(self)) < 0)
        return 0;
    int old = sqlite3_limit(YR_CONNECTION(self)->db, category, limit);
    return old < 0 ? yr_sqlite_raise("ProgrammingError", "'category' is out of bounds")
                   : yr_int(old);
}

/* Steps of a backup, with progress called between them. The code of SQLite, or -1. */
static int copy_pages(yr_connection *from, yr_connection *to, const char *name, int pages,
                      double sleep, yr_value progress)
{
    sqlite3_backup *b = sqlite3_backup_init(to->db, "main", from->db, name);
    if (!b)
        return yr_sqlite_raise_db(to->db), -1;
    int code;
    do {
        code = sqlite3_backup_step(b, pages);
        if (progress != YR_NONE) {
            yr_value v[3] = {yr_int(code), yr_int(sqlite3_backup_remaining(b)),
                             yr_int(sqlite3_backup_pagecount(b))};
            yr_value r = yr_invoke(progress, v, 3);
            yr_xdrop(r);
            if (!r) {
                sqlite3_backup_finish(b);
                return -1;
            }
        }
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
            sqlite3_sleep((int)(sleep * 1000));
    } while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
    code = sqlite3_backup_finish(b);
    if (code == SQLITE_OK)
        return 0;
    return yr_sqlite_raise_db(to->db), -1;
}

YR_METHOD(connection_backup)
{
    static const char *const names[] = {"target", "pages", "progress", "name", "sleep"};
    yr_value v[5];
    int pages = -1;
    double sleep = 0.25;
    const char *name = "main";
    yr_type *t = yr_native_type("_sqlite3", "Connection");
    if (!t || yr_parse_arguments("backup", names, 0, 1, 1, 5, args, n, keywords, v) < 0)
        return 0;
    if (!yr_isinstance_of(v[0], t))
        return yr_type_error("backup() argument 1 must be sqlite3.Connection, not %s",
                             yr_argument_type(v[0]));
    if ((v[1] && yr_native_int(v[1], &pages) < 0) ||
        (v[3] && !(name = yr_native_text("backup", 4, v[3]))) ||
        (v[4] && yr_to_double(v[4], &sleep) < 0) || yr_connection_check(YR_CONNECTION(self)) < 0 ||
        yr_connection_check(YR_CONNECTION(v[0])) < 0)
        return 0;
    yr_value progress = v[2] ? v[2] : YR_NONE;
    if (v[0] == self)
        return yr_value_error("target cannot be the same connection instance");
    if (progress != YR_NONE && !yr_is_callable(progress))
        return yr_type_error("progress argument must be a callable");
    return copy_pages(YR_CONNECTION(self), YR_CONNECTION(v[0]), name, pages ? pages : -1, sleep,
                      progress) < 0
               ? 0
               : YR_NONE;
}

YR_METHOD(connection_serialize)
{
    static const char *const names[] = {"name"};
    yr_value v;
    sqlite3_int64 size;
    const char *name = "main";
    if (yr_parse_arguments("serialize", names, 0, 0, 0, 1, args, n, keywords, &v) < 0 ||
        (v && !(name = yr_native_text("serialize", 1, v))) ||
        yr_connection_check(YR_CONNECTION(self)) < 0)
        return 0;
    unsigned char *data = sqlite3_serialize(YR_CONNECTION(self)->db, name, &size, 0);
    if (!data)
        return yr_sqlite_raise("OperationalError", "unable to serialize '%s'", name);
    yr_value bytes = yr_bytes_from(data, (size_t)size);
    sqlite3_free(data);
    return bytes;
}

YR_METHOD(connection_deserialize)
{
    static const char *const names[] = {"data", "name"};
    yr_value v[2], copy = 0;
    yr_span span;
    const char *name = "main";
    if (yr_parse_arguments("deserialize", names, 0, 1, 1, 2, args, n, keywords, v) < 0 ||
        (v[1] && !(name = yr_native_text("deserialize", 2, v[1]))))
        return 0;
    if (YR_IS_STR(v[0]) && !(copy = yr_encode(v[0], "utf-8", "strict")))
        return 0;
    int status = yr_bytes_need(copy ? copy : v[0], &span);
    if (status == 0)
        status = yr_connection_check(YR_CONNECTION(self));
    unsigned char *data = status == 0 ? sqlite3_malloc64(span.n ? span.n : 1) : NULL;
    if (data)
        memcpy(data, span.p, span.n);
    else if (status == 0)
        yr_no_memory();
    yr_xdrop(copy);
    if (!data)
        return 0;
    sqlite3 *db = YR_CONNECTION(self)->db;
    if (sqlite3_deserialize(db, name, data, (sqlite3_int64)span.n, (sqlite3_int64)span.n,
                            SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) !=
        SQLITE_OK)
        return yr_sqlite_raise_db(db);
    return YR_NONE;
}

/* connection(sql): a statement, which is of no use but for its errors. */
static yr_value connection_call(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    sqlite3_stmt *s;
    if (yr_connection_check(YR_CONNECTION(self)) < 0 ||
        yr_no_keywords("Connection", keywords) < 0 || yr_check_arity("Connection", n, 1, 1) < 0)
        return 0;
    if (!YR_IS_STR(args[0]))
        return yr_type_error("argument 1 must be str, not %s", yr_argument_type(args[0]));
    if (yr_connection_prepare(YR_CONNECTION(self), args[0], &s) < 0)
        return 0;
    sqlite3_finalize(s);
    return yr_retain(args[0]);
}

/* ---- The type ------------------------------------------------------------------------------- */

static yr_value get_in_transaction(yr_value self)
{
    if (yr_connection_check(YR_CONNECTION(self)) < 0)
        return 0;
    return yr_bool(!sqlite3_get_autocommit(YR_CONNECTION(self)->db));
}

static yr_value get_total_changes(yr_value self)
{
    if (yr_connection_check(YR_CONNECTION(self)) < 0)
        return 0;
    return yr_int(sqlite3_total_changes(YR_CONNECTION(self)->db));
}

#define MEMBER(member)                                                                             \
    static yr_value get_##member(yr_value self)                                                    \
    {                                                                                              \
        yr_value v = YR_CONNECTION(self)->member;                                                  \
        return v ? yr_retain(v) : YR_NONE;                                                         \
    }                                                                                              \
    static int set_##member(yr_value self, yr_value v)                                             \
    {                                                                                              \
        yr_set(&YR_CONNECTION(self)->member, v ? yr_retain(v) : YR_NONE);                          \
        return 0;                                                                                  \
    }
MEMBER(row_factory)
MEMBER(text_factory)

static const yr_getset_def connection_getsets[] = {
    {"isolation_level", get_isolation_level, set_isolation_level, NULL},
    {"total_changes", get_total_changes, NULL, NULL},
    {"in_transaction", get_in_transaction, NULL, NULL},
    {"row_factory", get_row_factory, set_row_factory, NULL},
    {"text_factory", get_text_factory, set_text_factory, NULL},
    YR_GETSET_END};

static const yr_method_def connection_methods[] = {
    {"backup", connection_backup, 0, -1, YR_METHOD_KEYWORDS, "Makes a backup of the database."},
    {"blobopen", yr_connection_blobopen, 0, -1, YR_METHOD_KEYWORDS,
     "Open and return a BLOB object."},
    {"close", connection_close, 0, 0, 0,
     "Close the database connection.\n\nAny pending transaction is not committed implicitly."},
    {"commit", connection_commit, 0, 0, 0,
     "Commit any pending transaction to the database.\n\nIf there is no open transaction, this "
     "method is a no-op."},
    {"create_aggregate", yr_connection_create_aggregate, 0, -1, YR_METHOD_KEYWORDS,
     "Creates a new aggregate."},
    {"create_window_function", yr_connection_create_window_function, 3, 3, 0,
     "Creates or redefines an aggregate window function."},
    {"create_collation", yr_connection_create_collation, 2, 2, 0, "Creates a collation function."},
    {"create_function", yr_connection_create_function, 0, -1, YR_METHOD_KEYWORDS,
     "Creates a new function."},
    {"cursor", connection_cursor, 0, -1, YR_METHOD_KEYWORDS, "Return a cursor for the connection."},
    {"deserialize", connection_deserialize, 0, -1, YR_METHOD_KEYWORDS,
     "Load a serialized database."},
    {"execute", connection_execute, 1, 2, 0, "Executes an SQL statement."},
    {"executemany", connection_executemany, 2, 2, 0, "Repeatedly executes an SQL statement."},
    {"executescript", connection_executescript, 1, 1, 0,
     "Executes multiple SQL statements at once."},
    {"getlimit", connection_getlimit, 1, 1, 0, "Get connection run-time limits."},
    {"setlimit", connection_setlimit, 2, 2, 0, "Set connection run-time limits."},
    {"interrupt", connection_interrupt, 0, 0, 0, "Abort any pending database operation."},
    {"iterdump", yr_connection_iterdump, 0, 0, 0,
     "Returns iterator to the dump of the database in an SQL text format."},
    {"rollback", connection_rollback, 0, 0, 0,
     "Roll back to the start of any pending transaction.\n\nIf there is no open transaction, this "
     "method is a no-op."},
    {"serialize", connection_serialize, 0, -1, YR_METHOD_KEYWORDS,
     "Serialize a database into a byte string."},
    {"set_authorizer", yr_connection_set_authorizer, 0, -1, YR_METHOD_KEYWORDS,
     "Sets authorizer callback."},
    {"set_progress_handler", yr_connection_set_progress_handler, 0, -1, YR_METHOD_KEYWORDS,
     "Sets progress handler callback."},
    {"set_trace_callback", yr_connection_set_trace_callback, 0, -1, YR_METHOD_KEYWORDS,
     "Sets a trace callback called for each SQL statement (passed as unicode)."},
    {"__enter__", connection_enter, 0, 0, 0, NULL},
    {"__exit__", connection_exit, 3, 3, 0, NULL},
    YR_METHOD_END};

const yr_type_spec yr_sqlite_connection_spec = {
    .size = sizeof(yr_connection),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_CLOSES,
    .doc = "SQLite database connection object.",
    .methods = connection_methods,
    .getsets = connection_getsets,
    .slots = {.dealloc = connection_dealloc,
              .traverse = connection_traverse,
              .clear = connection_clear,
              .call = connection_call,
              .make = connection_make,
              .init = connection_init},
};
