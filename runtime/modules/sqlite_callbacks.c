/* sqlite_callbacks.c - Python functions that SQLite calls: functions of SQL, aggregates,
 * collations, and those that watch a connection.
 *
 * SQLite keeps a reference to a function of SQL and drops it by drop_callable(); the others are
 * kept by the connection. An exception of a callback becomes an error of SQLite. */
#include "sqlite.h"

bool yr_sqlite_tracebacks;

/* The callback has raised: shown, if that is wanted, and forgotten. */
static void swallow(yr_value callback)
{
    if (yr_sqlite_tracebacks)
        yr_unraisable(callback, NULL);
    else
        yr_clear_pending();
}

static void fail(sqlite3_context *context, yr_value callback, const char *message)
{
    if (yr_pending_is(YR_EXC(MemoryError)))
        sqlite3_result_error_nomem(context);
    else if (yr_pending_is(YR_EXC(OverflowError)))
        sqlite3_result_error_toobig(context);
    else
        sqlite3_result_error(context, message, -1);
    if (yr_pending())
        swallow(callback);
}

static void drop_callable(void *p)
{
    yr_drop(yr_from(p));
}

/* new: callee(*values). */
static yr_value call_with(yr_value callee, int n, sqlite3_value **values)
{
    yr_value *args = yr_alloc((size_t)(n + 1) * sizeof *args), r = 0;
    int got = 0;
    if (!args)
        return 0;
    for (; got < n; got++)
        if (!(args[got] = yr_sqlite_value(values[got])))
            break;
    if (got == n)
        r = yr_invoke(callee, args, (size_t)n);
    while (got-- > 0)
        yr_drop(args[got]);
    yr_dispose(args);
    return r;
}

static void call_function(sqlite3_context *context, int n, sqlite3_value **values)
{
    yr_value f = yr_retain(yr_from(sqlite3_user_data(context)));
    yr_value r = call_with(f, n, values);
    if (!r || yr_sqlite_result(context, r) < 0)
        fail(context, f, "user-defined function raised exception");
    yr_xdrop(r);
    yr_drop(f);
}

static int checked(sqlite3 *db, int code, const char *message)
{
    (void)db;
    if (code == SQLITE_OK)
        return 0;
    if (!yr_pending())
        yr_sqlite_raise("OperationalError", "%s", message);
    return -1;
}

YR_TEXT_METHOD(yr_connection_create_function)
{
    static const char *const names[] = {"name", "narg", "func", "deterministic"};
    yr_connection *c = YR_CONNECTION(self);
    yr_value v[4];
    int count, deterministic = 0;
    if (yr_parse_arguments("create_function", names, 0, 3, 3, 4, args, n, keywords, v) < 0)
        return 0;
    const char *name = yr_native_text("create_function", 1, v[0]);
    if (!name || yr_native_int(v[1], &count) < 0 ||
        (v[3] && (deterministic = yr_truth(v[3])) < 0) || yr_connection_check(c) < 0)
        return 0;
    bool remove = v[2] == YR_NONE;
    int code = sqlite3_create_function_v2(
        c->db, name, count, SQLITE_UTF8 | (deterministic ? SQLITE_DETERMINISTIC : 0),
        remove ? NULL : yr_object_of(yr_retain(v[2])), remove ? NULL : call_function, NULL, NULL,
        remove ? NULL : drop_callable);
    return checked(c->db, code, "Error creating function") < 0 ? 0 : YR_NONE;
}

/* ---- Aggregates ----------------------------------------------------------------------------- */

/* borrowed: the aggregate of this call, made if need be; 0 and the error has been told. */
static yr_value *aggregate_of(sqlite3_context *context, bool make)
{
    yr_value *instance = sqlite3_aggregate_context(context, make ? sizeof *instance : 0);
    if (!instance || *instance || !make)
        return instance;
    yr_value class = yr_from(sqlite3_user_data(context));
    *instance = yr_invoke0(class);
    if (*instance)
        return instance;
    fail(context, class, "user-defined aggregate's '__init__' method raised error");
    return NULL;
}

static void call_step(sqlite3_context *context, int n, sqlite3_value **values, const char *method)
{
    yr_value *instance = aggregate_of(context, true);
    if (!instance)
        return;
    yr_value name = yr_intern_c(method), f = name ? yr_getattr(*instance, name) : 0;
    yr_value r = f ? call_with(f, n, values) : 0;
    if (!r) {
        char text[100];
        bool missing = !f && yr_pending_is(YR_EXC(AttributeError));
        snprintf(text, sizeof text,
                 missing ? "user-defined aggregate's '%s' method not defined"
                         : "user-defined aggregate's '%s' method raised error",
                 method);
        fail(context, f ? f : yr_from(sqlite3_user_data(context)), text);
    }
    yr_xdrop(name);
    yr_xdrop(f);
    yr_xdrop(r);
}

static void aggregate_step(sqlite3_context *context, int n, sqlite3_value **values)
{
    call_step(context, n, values, "step");
}

static void aggregate_inverse(sqlite3_context *context, int n, sqlite3_value **values)
{
    call_step(context, n, values, "inverse");
}

static void call_result(sqlite3_context *context, yr_value instance, const char *method)
{
    yr_value name = yr_intern_c(method), f = name ? yr_getattr(instance, name) : 0;
    yr_value r = f ? yr_invoke0(f) : 0;
    if (!r || yr_sqlite_result(context, r) < 0) {
        char text[100];
        bool missing = !f && yr_pending_is(YR_EXC(AttributeError));
        snprintf(text, sizeof text,
                 missing ? "user-defined aggregate's '%s' method not defined"
                         : "user-defined aggregate's '%s' method raised error",
                 method);
        fail(context, f ? f : yr_from(sqlite3_user_data(context)), text);
    }
    yr_xdrop(name);
    yr_xdrop(f);
    yr_xdrop(r);
}

static void aggregate_value(sqlite3_context *context)
{
    yr_value *instance = aggregate_of(context, false);
    if (instance && *instance)
        call_result(context, *instance, "value");
}

static void aggregate_final(sqlite3_context *context)
{
    yr_value *instance = aggregate_of(context, false);
    if (!instance || !*instance)
        return;
    yr_value pending = yr_save_pending();
    call_result(context, *instance, "finalize");
    yr_set(instance, 0);
    if (pending)
        yr_restore_pending(pending);
}

YR_TEXT_METHOD(yr_connection_create_aggregate)
{
    static const char *const names[] = {"name", "n_arg", "aggregate_class"};
    yr_connection *c = YR_CONNECTION(self);
    yr_value v[3];
    int count;
    if (yr_parse_arguments("create_aggregate", names, 0, 3, 3, 3, args, n, keywords, v) < 0)
        return 0;
    const char *name = yr_native_text("create_aggregate", 1, v[0]);
    if (!name || yr_native_int(v[1], &count) < 0 || yr_connection_check(c) < 0)
        return 0;
    bool remove = v[2] == YR_NONE;
    int code = sqlite3_create_function_v2(
        c->db, name, count, SQLITE_UTF8, remove ? NULL : yr_object_of(yr_retain(v[2])), NULL,
        remove ? NULL : aggregate_step, remove ? NULL : aggregate_final,
        remove ? NULL : drop_callable);
    return checked(c->db, code, "Error creating aggregate") < 0 ? 0 : YR_NONE;
}

YR_TEXT_METHOD(yr_connection_create_window_function)
{
    yr_connection *c = YR_CONNECTION(self);
    int count;
    const char *name = yr_native_text("create_window_function", 1, args[0]);
    if (!name || yr_native_int(args[1], &count) < 0 || yr_connection_check(c) < 0)
        return 0;
    bool remove = args[2] == YR_NONE;
    int code = sqlite3_create_window_function(
        c->db, name, count, SQLITE_UTF8, remove ? NULL : yr_object_of(yr_retain(args[2])),
        remove ? NULL : aggregate_step, remove ? NULL : aggregate_final,
        remove ? NULL : aggregate_value, remove ? NULL : aggregate_inverse,
        remove ? NULL : drop_callable);
    if (code == SQLITE_OK)
        return YR_NONE;
    return yr_pending() ? 0 : yr_sqlite_raise("ProgrammingError", "%s", sqlite3_errmsg(c->db));
}

/* ---- Collations ----------------------------------------------------------------------------- */

static int collate(void *context, int n, const void *p, int m, const void *q)
{
    yr_value f = yr_retain(yr_from(context));
    int64_t order = 0;
    if (yr_pending()) {
        yr_drop(f);
        return 0;
    }
    yr_value a = yr_decode(p, (size_t)n, "utf-8", "strict");
    yr_value b = a ? yr_decode(q, (size_t)m, "utf-8", "strict") : 0;
    yr_value r = b ? yr_invoke2(f, a, b) : 0;
    if (r && yr_to_i64(r, &order) < 0) {
        order = 0;
        if (yr_pending_is(YR_EXC(OverflowError))) {
            yr_clear_pending();
            yr_value less = yr_compare(YR_LT, r, yr_int(0));
            order = less == YR_TRUE ? -1 : 1;
        }
    }
    if (yr_pending())
        swallow(f);
    yr_xdrop(a);
    yr_xdrop(b);
    yr_xdrop(r);
    yr_drop(f);
    return (order > 0) - (order < 0);
}

YR_TEXT_METHOD(yr_connection_create_collation)
{
    yr_connection *c = YR_CONNECTION(self);
    const char *name = yr_native_text("create_collation", 1, args[0]);
    if (!name || yr_connection_check(c) < 0)
        return 0;
    bool remove = args[1] == YR_NONE;
    if (!remove && !yr_is_callable(args[1]))
        return yr_type_error("parameter must be callable");
    int code = sqlite3_create_collation_v2(c->db, name, SQLITE_UTF8,
                                           remove ? NULL : yr_object_of(yr_retain(args[1])),
                                           remove ? NULL : collate, remove ? NULL : drop_callable);
    if (code == SQLITE_OK)
        return YR_NONE;
    if (!remove) /* SQLite does not drop it where it fails */
        yr_drop(args[1]);
    return yr_sqlite_raise_db(c->db);
}

/* ---- Those that watch ----------------------------------------------------------------------- */

static yr_value text_or_none(const char *s)
{
    return s ? yr_str_from_c(s) : YR_NONE;
}

static int authorize(void *context, int action, const char *a, const char *b, const char *database,
                     const char *trigger)
{
    yr_connection *c = context;
    yr_value f = yr_retain(c->authorizer);
    yr_value v[5] = {yr_int(action), text_or_none(a), text_or_none(b), text_or_none(database),
                     text_or_none(trigger)};
    yr_value r = v[1] && v[2] && v[3] && v[4] ? yr_invoke(f, v, 5) : 0;
    int answer = SQLITE_DENY;
    if (r && YR_IS_ANY_INT(r) && yr_native_int(r, &answer) < 0)
        answer = SQLITE_DENY;
    if (yr_pending())
        swallow(f);
    for (int i = 1; i < 5; i++)
        yr_xdrop(v[i]);
    yr_xdrop(r);
    yr_drop(f);
    return answer;
}

YR_TEXT_METHOD(yr_connection_set_authorizer)
{
    static const char *const names[] = {"authorizer_callback"};
    yr_connection *c = YR_CONNECTION(self);
    yr_value f;
    if (yr_parse_arguments("set_authorizer", names, 0, 1, 1, 1, args, n, keywords, &f) < 0 ||
        yr_connection_check(c) < 0)
        return 0;
    int code = sqlite3_set_authorizer(c->db, f == YR_NONE ? NULL : authorize, c);
    if (code != SQLITE_OK)
        return yr_sqlite_raise("OperationalError", "Error setting authorizer callback");
    yr_set(&c->authorizer, f == YR_NONE ? 0 : yr_retain(f));
    return YR_NONE;
}

static int progress(void *context)
{
    yr_value f = yr_retain(((yr_connection *)context)->progress);
    yr_value r = yr_invoke0(f);
    int stop = r ? yr_truth(r) : 1;
    if (yr_pending()) {
        swallow(f);
        stop = 1;
    }
    yr_xdrop(r);
    yr_drop(f);
    return stop;
}

YR_TEXT_METHOD(yr_connection_set_progress_handler)
{
    static const char *const names[] = {"progress_handler", "n"};
    yr_connection *c = YR_CONNECTION(self);
    yr_value v[2];
    int every;
    if (yr_parse_arguments("set_progress_handler", names, 0, 2, 2, 2, args, n, keywords, v) < 0 ||
        yr_native_int(v[1], &every) < 0 || yr_connection_check(c) < 0)
        return 0;
    sqlite3_progress_handler(c->db, every, v[0] == YR_NONE ? NULL : progress, c);
    yr_set(&c->progress, v[0] == YR_NONE ? 0 : yr_retain(v[0]));
    return YR_NONE;
}

static int trace(unsigned kind, void *context, void *statement, void *sql)
{
    yr_value f = yr_retain(((yr_connection *)context)->trace);
    if (kind != SQLITE_TRACE_STMT || yr_pending()) {
        yr_drop(f);
        return 0;
    }
    const char *text = sql;
    char *expanded =
        text && text[0] == '-' && text[1] == '-' ? NULL : sqlite3_expanded_sql(statement);
    yr_value s = yr_str_from_c(expanded ? expanded : text);
    yr_value r = s ? yr_invoke1(f, s) : 0;
    if (yr_pending())
        swallow(f);
    sqlite3_free(expanded);
    yr_xdrop(s);
    yr_xdrop(r);
    yr_drop(f);
    return 0;
}

YR_TEXT_METHOD(yr_connection_set_trace_callback)
{
    static const char *const names[] = {"trace_callback"};
    yr_connection *c = YR_CONNECTION(self);
    yr_value f;
    if (yr_parse_arguments("set_trace_callback", names, 0, 1, 1, 1, args, n, keywords, &f) < 0 ||
        yr_connection_check(c) < 0)
        return 0;
    sqlite3_trace_v2(c->db, f == YR_NONE ? 0 : SQLITE_TRACE_STMT, f == YR_NONE ? NULL : trace, c);
    yr_set(&c->trace, f == YR_NONE ? 0 : yr_retain(f));
    return YR_NONE;
}
