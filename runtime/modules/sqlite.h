/* sqlite.h - what the files of the module _sqlite3 share. */
#ifndef YR_SQLITE_H
#define YR_SQLITE_H

#include <sqlite3.h>
#include "native.h"

typedef struct yr_cursor yr_cursor;

typedef struct {
    yr_object base;
    sqlite3 *db;       /* NULL: not opened, or closed */
    bool initialized;  /* __init__ has been called */
    const char *begin; /* "BEGIN ..." before statements that change something, or NULL */
    const char *isolation_level;
    int detect_types;
    yr_value row_factory, text_factory;
    yr_value collations, authorizer, progress, trace; /* dict and callables that sqlite borrows */
    yr_cursor *cursors;                               /* all of this connection: borrowed */
} yr_connection;

struct yr_cursor {
    yr_object base;
    yr_connection *connection; /* owned, or NULL */
    yr_cursor *next, **at;     /* of the connection's list; at NULL: not in it */
    sqlite3_stmt *statement;
    bool is_dml, locked, closed, initialized;
    int64_t arraysize, rowcount;
    yr_value lastrowid, description, row_factory;
    yr_value converters; /* list, one for each column or None; 0: none */
};

#define YR_CONNECTION(v) YR_AS(yr_connection, v)
#define YR_CURSOR(v)     YR_AS(yr_cursor, v)

enum { YR_PARSE_DECLTYPES = 1, YR_PARSE_COLNAMES = 2 };

extern const yr_type_spec yr_sqlite_connection_spec, yr_sqlite_cursor_spec, yr_sqlite_row_spec,
    yr_sqlite_blob_spec;
extern const yr_extension_int yr_sqlite_errors[];
int yr_sqlite_add_constants(yr_module *m);

/* ---- Errors (_sqlite3_module.c): all 0 ---- */

YR_COLD yr_value yr_sqlite_raise(const char *class, const char *format, ...);
YR_COLD yr_value yr_sqlite_raise_db(sqlite3 *db); /* what the last call on db has met */
yr_value yr_sqlite_adapt(yr_value v);             /* new: v as it is bound */

/* ---- sqlite_connection.c ---- */

int yr_connection_check(yr_connection *c); /* 0, or -1 and ProgrammingError */
int yr_connection_exec(yr_connection *c, const char *sql);
int yr_connection_begin(yr_connection *c);
/* One statement, and nothing behind it. 0 (*out NULL: an empty one), or -1. */
int yr_connection_prepare(yr_connection *c, yr_value sql, sqlite3_stmt **out);

/* ---- sqlite_values.c ---- */

int yr_sqlite_bind(sqlite3_stmt *s, yr_value parameters);
yr_value yr_sqlite_row(yr_cursor *c);         /* new tuple: the row that the statement stands at */
yr_value yr_sqlite_converters(yr_cursor *c);  /* new list, or 0 without an error: none */
yr_value yr_sqlite_description(yr_cursor *c); /* new */
yr_value yr_sqlite_value(sqlite3_value *v);   /* new */
int yr_sqlite_result(sqlite3_context *context, yr_value v);

/* ---- sqlite_callbacks.c, sqlite_dump.c ---- */

YR_TEXT_METHOD(yr_connection_create_function);
YR_TEXT_METHOD(yr_connection_create_aggregate);
YR_TEXT_METHOD(yr_connection_create_window_function);
YR_TEXT_METHOD(yr_connection_create_collation);
YR_TEXT_METHOD(yr_connection_set_authorizer);
YR_TEXT_METHOD(yr_connection_set_progress_handler);
YR_TEXT_METHOD(yr_connection_set_trace_callback);
YR_TEXT_METHOD(yr_connection_iterdump);
YR_TEXT_METHOD(yr_connection_blobopen);
extern bool yr_sqlite_tracebacks; /* of callbacks: shown, or swallowed */

#endif
