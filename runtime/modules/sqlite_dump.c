/* sqlite_dump.c - Connection.iterdump(): the statements that make a database anew. */
#include "sqlite.h"

/* Appends a line of text and a semicolon. */
static int add_line(yr_value list, const char *text)
{
    yr_value line = yr_str_format("%s;", text ? text : "None");
    int status = line ? yr_list_append(list, line) : -1;
    yr_xdrop(line);
    return status;
}

static int prepare(sqlite3 *db, const char *sql, sqlite3_stmt **s)
{
    if (sqlite3_prepare_v2(db, sql, -1, s, NULL) == SQLITE_OK)
        return 0;
    yr_sqlite_raise_db(db);
    return -1;
}

/* The end of a statement: its error, unless all went well. */
static int finish(sqlite3 *db, sqlite3_stmt *s, int status)
{
    if (sqlite3_finalize(s) == SQLITE_OK || status < 0)
        return status;
    yr_sqlite_raise_db(db);
    return -1;
}

/* Appends the first column of every row. */
static int add_rows(sqlite3 *db, yr_value list, const char *sql)
{
    sqlite3_stmt *s;
    int status = 0;
    if (prepare(db, sql, &s) < 0)
        return -1;
    while (status == 0 && sqlite3_step(s) == SQLITE_ROW)
        status = add_line(list, (const char *)sqlite3_column_text(s, 0));
    return finish(db, s, status);
}

/* The query whose rows are a table's INSERT statements; sqlite3_free() it. NULL and an error. */
static char *insert_query(sqlite3 *db, const char *table)
{
    sqlite3_stmt *s;
    char *info = sqlite3_mprintf("PRAGMA table_info(\"%w\")", table);
    int status = info ? prepare(db, info, &s) : (yr_no_memory(), -1);
    sqlite3_free(info);
    if (status < 0)
        return NULL;
    sqlite3_str *q = sqlite3_str_new(db);
    sqlite3_str_appendf(q, "SELECT 'INSERT INTO \"%w\" VALUES(", table);
    for (int i = 0; sqlite3_step(s) == SQLITE_ROW; i++)
        sqlite3_str_appendf(q, "%s'||quote(\"%w\")||'", i ? "," : "", sqlite3_column_text(s, 1));
    sqlite3_str_appendf(q, ")' FROM \"%w\";", table);
    char *text = sqlite3_str_finish(q);
    if (finish(db, s, 0) == 0 && text)
        return text;
    if (!yr_pending())
        yr_no_memory();
    sqlite3_free(text);
    return NULL;
}

static int add_table(sqlite3 *db, yr_value list, const char *name, const char *sql)
{
    bool statistics = !strcmp(name, "sqlite_stat1");
    if (!statistics && !strncmp(name, "sqlite_", 7))
        return 0;
    if (add_line(list, statistics ? "ANALYZE \"sqlite_master\"" : sql) < 0)
        return -1;
    char *query = insert_query(db, name);
    int status = query ? add_rows(db, list, query) : -1;
    sqlite3_free(query);
    return status;
}

static int add_tables(sqlite3 *db, yr_value list, bool *sequence)
{
    sqlite3_stmt *s;
    int status = 0;
    if (prepare(db,
                "SELECT name, sql FROM sqlite_master WHERE sql NOT NULL AND type == 'table' ORDER "
                "BY name",
                &s) < 0)
        return -1;
    while (status == 0 && sqlite3_step(s) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(s, 0);
        if (name && !strcmp(name, "sqlite_sequence"))
            *sequence = true;
        else if (name)
            status = add_table(db, list, name, (const char *)sqlite3_column_text(s, 1));
    }
    return finish(db, s, status);
}

static int add_all(sqlite3 *db, yr_value list)
{
    bool sequence = false;
    if (add_line(list, "BEGIN TRANSACTION") < 0 || add_tables(db, list, &sequence) < 0 ||
        add_rows(db, list,
                 "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND type IN ('index', "
                 "'trigger', 'view')") < 0)
        return -1;
    if (sequence &&
        (add_line(list, "DELETE FROM \"sqlite_sequence\"") < 0 ||
         add_rows(db, list,
                  "SELECT 'INSERT INTO \"sqlite_sequence\" VALUES(''' || name || ''',' || seq || "
                  "')' FROM sqlite_sequence") < 0))
        return -1;
    return add_line(list, "COMMIT");
}

YR_TEXT_METHOD(yr_connection_iterdump)
{
    if (yr_connection_check(YR_CONNECTION(self)) < 0)
        return 0;
    yr_value list = yr_list_new();
    yr_value iterator = list && add_all(YR_CONNECTION(self)->db, list) == 0 ? yr_iter(list) : 0;
    yr_xdrop(list);
    return iterator;
}
