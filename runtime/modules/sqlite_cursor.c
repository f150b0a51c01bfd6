/* sqlite_cursor.c - sqlite3.Cursor: runs statements, and walks over their rows.
 *
 * The statement stands at the row that is fetched next; it goes when there is no row left. */
#include <ctype.h>
#include <limits.h>
#include "sqlite.h"

/* ---- Life ----------------------------------------------------------------------------------- */

static void unlink_cursor(yr_cursor *c)
{
    if (!c->at)
        return;
    *c->at = c->next;
    if (c->next)
        c->next->at = c->at;
    c->at = NULL;
}

static void drop_statement(yr_cursor *c)
{
    sqlite3_stmt *s = c->statement;
    c->statement = NULL;
    if (s)
        sqlite3_finalize(s);
}

static void cursor_clear(yr_object *o)
{
    yr_cursor *c = (yr_cursor *)o;
    yr_connection *connection = c->connection;
    drop_statement(c);
    unlink_cursor(c);
    c->connection = NULL;
    yr_set(&c->lastrowid, 0);
    yr_set(&c->description, 0);
    yr_set(&c->row_factory, 0);
    yr_set(&c->converters, 0);
    if (connection)
        yr_drop(yr_from(connection));
}

static void cursor_dealloc(yr_object *o)
{
    cursor_clear(o);
    yr_release(o);
}

static int cursor_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_cursor *c = (yr_cursor *)o;
    YR_VISIT(yr_from(c->connection));
    YR_VISIT(c->lastrowid);
    YR_VISIT(c->description);
    YR_VISIT(c->row_factory);
    YR_VISIT(c->converters);
    return 0;
}

static yr_value cursor_make(yr_type *t, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                            YR_UNUSED yr_value keywords)
{
    return yr_from(yr_new(t, t->size));
}

static int cursor_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    yr_cursor *c = YR_CURSOR(self);
    yr_type *t = yr_native_type("_sqlite3", "Connection");
    if (!t || yr_no_keywords("Cursor", keywords) < 0 || yr_check_arity("Cursor", n, 1, 1) < 0)
        return -1;
    if (!yr_isinstance_of(args[0], t)) {
        yr_type_error("Cursor() argument 1 must be sqlite3.Connection, not %s",
                      yr_argument_type(args[0]));
        return -1;
    }
    if (c->locked) {
        yr_sqlite_raise("ProgrammingError", "Recursive use of cursors not allowed.");
        return -1;
    }
    yr_retain(args[0]);
    cursor_clear(yr_object_of(self));
    c->connection = YR_CONNECTION(args[0]);
    c->arraysize = 1;
    c->rowcount = -1;
    c->closed = false;
    c->lastrowid = c->description = c->row_factory = YR_NONE;
    c->next = c->connection->cursors;
    c->at = &c->connection->cursors;
    if (c->next)
        c->next->at = &c->next;
    c->connection->cursors = c;
    c->initialized = true;
    return yr_connection_check(c->connection);
}

static int check(yr_cursor *c)
{
    if (!c->initialized)
        yr_sqlite_raise("ProgrammingError", "Base Cursor.__init__ not called.");
    else if (c->closed)
        yr_sqlite_raise("ProgrammingError", "Cannot operate on a closed cursor.");
    else if (c->locked)
        yr_sqlite_raise("ProgrammingError", "Recursive use of cursors not allowed.");
    else
        return yr_connection_check(c->connection);
    return -1;
}

/* ---- Running -------------------------------------------------------------------------------- */

/* Behind white space and comments. */
static const char *skip_blank(const char *p)
{
    for (;;) {
        while (isspace((unsigned char)*p))
            p++;
        if (p[0] == '-' && p[1] == '-') {
            p += strcspn(p, "\n");
        } else if (p[0] == '/' && p[1] == '*') {
            const char *end = strstr(p + 2, "*/");
            if (!end)
                return p + strlen(p);
            p = end + 2;
        } else {
            return p;
        }
    }
}

static bool changes_rows(const char *sql)
{
    const char *p = skip_blank(sql);
    return !sqlite3_strnicmp(p, "insert", 6) || !sqlite3_strnicmp(p, "update", 6) ||
           !sqlite3_strnicmp(p, "delete", 6) || !sqlite3_strnicmp(p, "replace", 7);
}

/* One set of parameters: the code of the step, or -1. */
static int run_once(yr_cursor *c, yr_value parameters)
{
    sqlite3_reset(c->statement);
    sqlite3_clear_bindings(c->statement);
    if (yr_sqlite_bind(c->statement, parameters) < 0)
        return -1;
    int code = sqlite3_step(c->statement);
    if (!c->connection->db)
        return yr_connection_check(c->connection);
    if (yr_pending())
        return -1;
    if (code != SQLITE_DONE && code != SQLITE_ROW)
        return yr_sqlite_raise_db(c->connection->db), -1;
    yr_set(&c->converters, yr_sqlite_converters(c));
    if (yr_pending())
        return -1;
    if (c->description == YR_NONE && sqlite3_column_count(c->statement) > 0) {
        yr_value description = yr_sqlite_description(c);
        if (!description)
            return -1;
        yr_set(&c->description, description);
    }
    if (code == SQLITE_DONE) {
        if (c->is_dml)
            c->rowcount += sqlite3_changes(c->connection->db);
        sqlite3_reset(c->statement);
    }
    return code;
}

/* Prepares sql, and begins a transaction where that is wanted. 1: there is nothing to run. */
static int get_ready(yr_cursor *c, yr_value sql, bool many)
{
    drop_statement(c);
    yr_set(&c->description, YR_NONE);
    if (yr_connection_prepare(c->connection, sql, &c->statement) < 0)
        return -1;
    c->is_dml = c->statement && changes_rows(yr_utf8(sql, NULL));
    c->rowcount = c->is_dml ? 0 : -1;
    if (many && (!c->statement || sqlite3_stmt_readonly(c->statement))) {
        yr_sqlite_raise("ProgrammingError", "executemany() can only execute DML statements.");
        return -1;
    }
    if (!c->statement)
        return 1;
    if (c->connection->begin && c->is_dml && sqlite3_get_autocommit(c->connection->db))
        return yr_connection_begin(c->connection);
    return 0;
}

/* Runs the statement with each of the sets of an iterator. */
static int run_all(yr_cursor *c, yr_value iterator)
{
    yr_value parameters;
    int more;
    while ((more = yr_next(iterator, &parameters)) > 0) {
        int code = run_once(c, parameters);
        yr_drop(parameters);
        if (code < 0)
            return -1;
    }
    return more;
}

static yr_value execute(yr_value self, yr_value sql, yr_value parameters, bool many)
{
    yr_cursor *c = YR_CURSOR(self);
    yr_value iterator = 0;
    if (check(c) < 0 || (many && !(iterator = yr_iter(parameters))))
        return 0;
    c->locked = true;
    yr_retain(self);
    int status = get_ready(c, sql, many);
    if (status == 0)
        status = many ? run_all(c, iterator) : run_once(c, parameters) < 0 ? -1 : 0;
    if (status >= 0 && !many && c->connection->db) {
        yr_value id = yr_int_from_i64(sqlite3_last_insert_rowid(c->connection->db));
        if (id)
            yr_set(&c->lastrowid, id);
        else
            status = -1;
    }
    c->locked = false;
    yr_xdrop(iterator);
    if (status < 0) {
        drop_statement(c);
        c->rowcount = -1;
        yr_drop(self);
        return 0;
    }
    if (c->statement && !sqlite3_stmt_busy(c->statement))
        drop_statement(c);
    return self;
}

static int need_sql(const char *f, yr_value sql)
{
    if (YR_IS_STR(sql))
        return 0;
    yr_type_error("%s() argument 1 must be str, not %s", f, yr_argument_type(sql));
    return -1;
}

YR_METHOD(cursor_execute)
{
    if (need_sql("execute", args[0]) < 0)
        return 0;
    return execute(self, args[0], n > 1 ? args[1] : YR->empty_tuple, false);
}

YR_METHOD(cursor_executemany)
{
    return need_sql("executemany", args[0]) < 0 ? 0 : execute(self, args[0], args[1], true);
}

YR_METHOD(cursor_executescript)
{
    yr_cursor *c = YR_CURSOR(self);
    const char *sql = yr_native_text("executescript", 1, args[0]);
    if (!sql || check(c) < 0)
        return 0;
    sqlite3 *db = c->connection->db;
    if (strlen(sql) > (size_t)sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, -1))
        return yr_sqlite_raise("DataError", "query string is too large");
    if (!sqlite3_get_autocommit(db) && yr_connection_exec(c->connection, "COMMIT") < 0)
        return 0;
    while (*sql) {
        sqlite3_stmt *s;
        if (sqlite3_prepare_v2(db, sql, -1, &s, &sql) != SQLITE_OK)
            return yr_sqlite_raise_db(db);
        int code;
        do
            code = s ? sqlite3_step(s) : SQLITE_DONE;
        while (code == SQLITE_ROW);
        if (code != SQLITE_DONE || yr_pending()) {
            if (!yr_pending())
                yr_sqlite_raise_db(db);
            sqlite3_finalize(s);
            return 0;
        }
        sqlite3_finalize(s);
        if (yr_connection_check(c->connection) < 0)
            return 0;
    }
    return yr_retain(self);
}

/* ---- Fetching ------------------------------------------------------------------------------- */

/* Moves on to the next row. -1 and an error. */
static int advance(yr_cursor *c)
{
    int code = sqlite3_step(c->statement);
    if (code == SQLITE_ROW && !yr_pending())
        return 0;
    if (code == SQLITE_DONE && c->is_dml)
        c->rowcount = sqlite3_changes(c->connection->db);
    if (code != SQLITE_DONE && !yr_pending())
        yr_sqlite_raise_db(c->connection->db);
    drop_statement(c);
    return yr_pending() ? -1 : 0;
}

static int cursor_next(yr_value self, yr_value *item)
{
    yr_cursor *c = YR_CURSOR(self);
    if (check(c) < 0)
        return -1;
    if (!c->statement)
        return 0;
    if (sqlite3_data_count(c->statement) == 0) {
        drop_statement(c);
        return 0;
    }
    c->locked = true;
    yr_value row = yr_sqlite_row(c);
    if (row && advance(c) < 0)
        yr_set(&row, 0);
    c->locked = false;
    if (row && c->row_factory != YR_NONE) {
        yr_value factory = yr_retain(c->row_factory);
        yr_value made = yr_invoke2(factory, self, row);
        yr_drop(factory);
        yr_set(&row, made);
    }
    *item = row;
    return row ? 1 : -1;
}

YR_METHOD(cursor_fetchone)
{
    yr_value row;
    int more = cursor_next(self, &row);
    return more > 0 ? row : more < 0 ? 0 : YR_NONE;
}

/* new list of up to limit rows; limit 0: all. */
static yr_value fetch(yr_value self, int64_t limit)
{
    yr_value list = yr_list_new(), row;
    int more = 0;
    for (int64_t i = 0; list && (limit == 0 || i < limit); i++) {
        if ((more = cursor_next(self, &row)) <= 0)
            break;
        more = yr_list_append(list, row);
        yr_drop(row);
        if (more < 0)
            break;
    }
    if (more < 0)
        yr_set(&list, 0);
    return list;
}

YR_METHOD(cursor_fetchmany)
{
    static const char *const names[] = {"size"};
    yr_value v;
    int limit = (int)YR_CURSOR(self)->arraysize;
    if (yr_parse_arguments("fetchmany", names, 0, 0, 1, 1, args, n, keywords, &v) < 0 ||
        (v && yr_native_int(v, &limit) < 0))
        return 0;
    return fetch(self, limit < 0 ? 0 : limit);
}

YR_METHOD(cursor_fetchall)
{
    return fetch(self, 0);
}

YR_METHOD(cursor_close)
{
    yr_cursor *c = YR_CURSOR(self);
    if (c->locked)
        return yr_sqlite_raise("ProgrammingError", "Recursive use of cursors not allowed.");
    if (!c->initialized)
        return yr_sqlite_raise("ProgrammingError", "Base Cursor.__init__ not called.");
    if (yr_connection_check(c->connection) < 0)
        return 0;
    drop_statement(c);
    c->closed = true;
    return YR_NONE;
}

YR_METHOD(cursor_nothing)
{
    return YR_NONE;
}

/* ---- The type ------------------------------------------------------------------------------- */

static yr_value get_connection(yr_value self)
{
    yr_connection *c = YR_CURSOR(self)->connection;
    return c ? yr_retain(yr_from(c)) : YR_NONE;
}

#define GET_VALUE(member)                                                                          \
    static yr_value get_##member(yr_value self)                                                    \
    {                                                                                              \
        yr_value v = YR_CURSOR(self)->member;                                                      \
        return v ? yr_retain(v) : YR_NONE;                                                         \
    }
GET_VALUE(description)
GET_VALUE(lastrowid)
GET_VALUE(row_factory)

static int set_row_factory(yr_value self, yr_value v)
{
    yr_set(&YR_CURSOR(self)->row_factory, v ? yr_retain(v) : YR_NONE);
    return 0;
}

static yr_value get_rowcount(yr_value self)
{
    return yr_int(YR_CURSOR(self)->rowcount);
}

static yr_value get_arraysize(yr_value self)
{
    return yr_int(YR_CURSOR(self)->arraysize);
}

static int set_arraysize(yr_value self, yr_value v)
{
    int size;
    if (!v) {
        yr_type_error("can't delete numeric/char attribute");
        return -1;
    }
    if (yr_native_int(v, &size) < 0)
        return -1;
    YR_CURSOR(self)->arraysize = size;
    return 0;
}

static const yr_getset_def cursor_getsets[] = {
    {"connection", get_connection, NULL, NULL},
    {"description", get_description, NULL, NULL},
    {"lastrowid", get_lastrowid, NULL, NULL},
    {"rowcount", get_rowcount, NULL, NULL},
    {"arraysize", get_arraysize, set_arraysize, NULL},
    {"row_factory", get_row_factory, set_row_factory, NULL},
    YR_GETSET_END};

static const yr_method_def cursor_methods[] = {
    {"execute", cursor_execute, 1, 2, 0, "Executes an SQL statement."},
    {"executemany", cursor_executemany, 2, 2, 0, "Repeatedly executes an SQL statement."},
    {"executescript", cursor_executescript, 1, 1, 0, "Executes multiple SQL statements at once."},
    {"fetchone", cursor_fetchone, 0, 0, 0, "Fetches one row from the resultset."},
    {"fetchmany", cursor_fetchmany, 0, -1, YR_METHOD_KEYWORDS,
     "Fetches several rows from the resultset."},
    {"fetchall", cursor_fetchall, 0, 0, 0, "Fetches all rows from the resultset."},
    {"close", cursor_close, 0, 0, 0, "Closes the cursor."},
    {"setinputsizes", cursor_nothing, 1, 1, 0, "Required by DB-API. Does nothing in sqlite3."},
    {"setoutputsize", cursor_nothing, 1, 2, 0, "Required by DB-API. Does nothing in sqlite3."},
    YR_METHOD_END};

const yr_type_spec yr_sqlite_cursor_spec = {
    .size = sizeof(yr_cursor),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,
    .doc = "SQLite database cursor class.",
    .methods = cursor_methods,
    .getsets = cursor_getsets,
    .slots = {.dealloc = cursor_dealloc,
              .traverse = cursor_traverse,
              .clear = cursor_clear,
              .iter = yr_iter_self,
              .next = cursor_next,
              .make = cursor_make,
              .init = cursor_init},
};
