/* sqlite_blob.c - sqlite3.Blob: a BLOB of a row as a file. */
#include "sqlite.h"

typedef struct {
    yr_object base;
    yr_connection *connection; /* owned */
    sqlite3_blob *blob;        /* NULL: closed */
    int offset;
} blob;

#define BLOB(v) YR_AS(blob, v)

static void close_blob(blob *b)
{
    sqlite3_blob *open = b->blob;
    b->blob = NULL;
    if (open)
        sqlite3_blob_close(open);
}

static void blob_clear(yr_object *o)
{
    blob *b = (blob *)o;
    yr_connection *c = b->connection;
    close_blob(b);
    b->connection = NULL;
    if (c)
        yr_drop(yr_from(c));
}

static void blob_dealloc(yr_object *o)
{
    blob_clear(o);
    yr_release(o);
}

static int blob_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(yr_from(((blob *)o)->connection));
    return 0;
}

YR_TEXT_METHOD(yr_connection_blobopen)
{
    static const char *const names[] = {"", "", "", "readonly", "name"};
    yr_connection *c = YR_CONNECTION(self);
    yr_value v[5];
    int64_t rowid;
    int read_only = 0;
    const char *name = "main";
    if (yr_parse_arguments("blobopen", names, 3, 3, 3, 5, args, n, keywords, v) < 0)
        return 0;
    const char *table = yr_native_text("blobopen", 1, v[0]);
    const char *column = table ? yr_native_text("blobopen", 2, v[1]) : NULL;
    if (!column || yr_to_i64(v[2], &rowid) < 0 || (v[3] && (read_only = yr_truth(v[3])) < 0) ||
        (v[4] && !(name = yr_native_text("blobopen", 5, v[4]))) || yr_connection_check(c) < 0)
        return 0;
    yr_type *t = yr_native_type("_sqlite3", "Blob");
    blob *b = t ? yr_new(t, sizeof *b) : NULL;
    if (!b)
        return 0;
    if (sqlite3_blob_open(c->db, name, table, column, rowid, !read_only, &b->blob) != SQLITE_OK) {
        yr_sqlite_raise_db(c->db);
        yr_drop(yr_from(b));
        return 0;
    }
    b->connection = c;
    yr_retain(self);
    return yr_from(b);
}

static int check(blob *b)
{
    if (yr_connection_check(b->connection) < 0)
        return -1;
    if (b->blob)
        return 0;
    yr_sqlite_raise("ProgrammingError", "Cannot operate on a closed blob.");
    return -1;
}

static int failed(blob *b, int code)
{
    if (code == SQLITE_ABORT)
        yr_sqlite_raise("OperationalError", "Cannot operate on an expired blob");
    else
        yr_sqlite_raise_db(b->connection->db);
    return -1;
}

/* new bytes. */
static yr_value read_at(blob *b, int64_t n, int64_t offset)
{
    yr_value bytes = yr_bytes_alloc((size_t)n);
    if (!bytes || n == 0)
        return bytes;
    int code = sqlite3_blob_read(b->blob, yr_bytes_as(bytes)->data, (int)n, (int)offset);
    if (code == SQLITE_OK)
        return bytes;
    failed(b, code);
    yr_drop(bytes);
    return 0;
}

static int write_at(blob *b, const void *p, size_t n, int64_t offset)
{
    if ((int64_t)n > sqlite3_blob_bytes(b->blob) - offset) {
        yr_value_error("data longer than blob");
        return -1;
    }
    int code = sqlite3_blob_write(b->blob, p, (int)n, (int)offset);
    return code == SQLITE_OK ? 0 : failed(b, code);
}

YR_METHOD(blob_read)
{
    blob *b = BLOB(self);
    int length = -1;
    if ((n && yr_native_int(args[0], &length) < 0) || check(b) < 0)
        return 0;
    int left = sqlite3_blob_bytes(b->blob) - b->offset;
    if (length < 0 || length > left)
        length = left;
    yr_value bytes = read_at(b, length, b->offset);
    if (bytes)
        b->offset += length;
    return bytes;
}

YR_METHOD(blob_write)
{
    blob *b = BLOB(self);
    yr_span span;
    if (yr_bytes_need(args[0], &span) < 0 || check(b) < 0 ||
        write_at(b, span.p, span.n, b->offset) < 0)
        return 0;
    b->offset += (int)span.n;
    return YR_NONE;
}

YR_METHOD(blob_seek)
{
    blob *b = BLOB(self);
    int offset, origin = 0;
    if (yr_native_int(args[0], &offset) < 0 || (n > 1 && yr_native_int(args[1], &origin) < 0) ||
        check(b) < 0)
        return 0;
    int64_t size = sqlite3_blob_bytes(b->blob), at = offset;
    if (origin == 1)
        at += b->offset;
    else if (origin == 2)
        at += size;
    else if (origin != 0)
        return yr_value_error("'origin' should be os.SEEK_SET, os.SEEK_CUR, or os.SEEK_END");
    if (at > INT32_MAX)
        return yr_raise_format(YR_EXC(OverflowError), "seek offset results in offset out of range");
    if (at < 0 || at > size)
        return yr_value_error("offset out of blob range");
    b->offset = (int)at;
    return YR_NONE;
}

YR_METHOD(blob_tell)
{
    return check(BLOB(self)) < 0 ? 0 : yr_int(BLOB(self)->offset);
}

YR_METHOD(blob_close)
{
    if (yr_connection_check(BLOB(self)->connection) < 0)
        return 0;
    close_blob(BLOB(self));
    return YR_NONE;
}

YR_METHOD(blob_enter)
{
    return check(BLOB(self)) < 0 ? 0 : yr_retain(self);
}

YR_METHOD(blob_exit)
{
    if (check(BLOB(self)) < 0)
        return 0;
    close_blob(BLOB(self));
    return YR_FALSE;
}

static int64_t blob_length(yr_value self)
{
    return check(BLOB(self)) < 0 ? -1 : sqlite3_blob_bytes(BLOB(self)->blob);
}

static int index_of(blob *b, yr_value key, int64_t *i)
{
    if (yr_to_index(key, i, false) < 0)
        return -1;
    int64_t size = sqlite3_blob_bytes(b->blob);
    if (*i < 0)
        *i += size;
    if (*i >= 0 && *i < size)
        return 0;
    yr_raise_format(YR_EXC(IndexError), "Blob index out of range");
    return -1;
}

static yr_value blob_getitem(yr_value self, yr_value key)
{
    blob *b = BLOB(self);
    int64_t i, start, stop, step;
    if (check(b) < 0)
        return 0;
    if (yr_has_index(key)) {
        if (index_of(b, key, &i) < 0)
            return 0;
        yr_value bytes = read_at(b, 1, i);
        yr_value v = bytes ? yr_int(yr_bytes_as(bytes)->data[0]) : 0;
        yr_xdrop(bytes);
        return v;
    }
    if (!YR_IS(key, slice))
        return yr_type_error("Blob indices must be integers");
    int64_t size = sqlite3_blob_bytes(b->blob);
    if (yr_slice_bounds(key, size, &start, &stop, &step) < 0)
        return 0;
    yr_value all = read_at(b, size, 0);
    yr_value part = all ? yr_getitem(all, key) : 0;
    yr_xdrop(all);
    return part;
}

static int set_slice(blob *b, yr_value key, yr_value v)
{
    int64_t start, stop, step, count;
    yr_span span;
    count = yr_slice_bounds(key, sqlite3_blob_bytes(b->blob), &start, &stop, &step);
    if (count < 0 || yr_bytes_need(v, &span) < 0)
        return -1;
    if ((int64_t)span.n != count) {
        yr_raise_format(YR_EXC(IndexError), "Blob slice assignment is wrong size");
        return -1;
    }
    if (step == 1)
        return write_at(b, span.p, span.n, start);
    for (int64_t i = 0; i < count; i++)
        if (write_at(b, span.p + i, 1, start + i * step) < 0)
            return -1;
    return 0;
}

static int blob_setitem(yr_value self, yr_value key, yr_value v)
{
    blob *b = BLOB(self);
    int64_t i, byte;
    if (check(b) < 0)
        return -1;
    if (!v) {
        if (yr_has_index(key))
            yr_type_error("Blob doesn't support item deletion");
        else
            yr_type_error("Blob doesn't support slice deletion");
        return -1;
    }
    if (YR_IS(key, slice))
        return set_slice(b, key, v);
    if (!yr_has_index(key)) {
        yr_type_error("Blob indices must be integers");
        return -1;
    }
    if (index_of(b, key, &i) < 0)
        return -1;
    if (!YR_IS_ANY_INT(v)) {
        yr_type_error("'%T' object cannot be interpreted as an integer", v);
        return -1;
    }
    if (yr_to_i64(v, &byte) < 0 || byte < 0 || byte > 255) {
        yr_clear_pending();
        yr_value_error("byte must be in range(0, 256)");
        return -1;
    }
    uint8_t c = (uint8_t)byte;
    return write_at(b, &c, 1, i);
}

static const yr_method_def blob_methods[] = {
    {"close", blob_close, 0, 0, 0, "Close the blob."},
    {"read", blob_read, 0, 1, 0, "Read data at the current offset position."},
    {"write", blob_write, 1, 1, 0, "Write data at the current offset."},
    {"seek", blob_seek, 1, 2, 0, "Set the current access position to offset."},
    {"tell", blob_tell, 0, 0, 0, "Return the current access position for the blob."},
    {"__enter__", blob_enter, 0, 0, 0, "Blob context manager enter."},
    {"__exit__", blob_exit, 3, 3, 0, "Blob context manager exit."},
    YR_METHOD_END};

const yr_type_spec yr_sqlite_blob_spec = {
    .size = sizeof(blob),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_CLOSES,
    .methods = blob_methods,
    .slots = {.dealloc = blob_dealloc,
              .traverse = blob_traverse,
              .clear = blob_clear,
              .length = blob_length,
              .getitem = blob_getitem,
              .setitem = blob_setitem},
};
