/* io_bytes.c - BytesIO: bytes in memory. */
#include "../core/reduce.h"
#include "../core/extension.h"
#include "../types/buffer.h"
#include "io.h"

typedef struct {
    yr_io_base io;
    uint8_t *data;
    size_t length, capacity, at;
    size_t exports; /* who looks at data now: it cannot move */
    yr_attributes attributes;
} bytes_io;

#define BYTES(v) YR_AS(bytes_io, v)

static bytes_io *open_bytes(yr_value self)
{
    if (!BYTES(self)->io.closed)
        return BYTES(self);
    yr_io_closed();
    return NULL;
}

/* 0, or -1 and BufferError: somebody looks at the bytes. */
static int check_exports(const bytes_io *b)
{
    if (!b->exports)
        return 0;
    yr_raise_format(YR_EXC(BufferError), "Existing exports of data: object cannot be re-sized");
    return -1;
}

/* Room for length bytes; what lies between the old end and length is zero. */
static int reserve(bytes_io *b, size_t length)
{
    if (length > b->capacity) {
        size_t capacity = b->capacity ? b->capacity : 64;
        while (capacity < length)
            capacity *= 2;
        uint8_t *data = yr_resize(b->data, capacity);
        if (!data)
            return -1;
        b->data = data;
        b->capacity = capacity;
    }
    if (length > b->length)
        memset(b->data + b->length, 0, length - b->length);
    return 0;
}

static int write_bytes(bytes_io *b, yr_span span)
{
    if (check_exports(b) < 0)
        return -1;
    if (span.n == 0)
        return 0;
    if (reserve(b, b->at + span.n) < 0)
        return -1;
    memcpy(b->data + b->at, span.p, span.n);
    b->at += span.n;
    if (b->at > b->length)
        b->length = b->at;
    return 0;
}

YR_METHOD(bytes_write)
{
    yr_span span;
    bytes_io *b = open_bytes(self);
    if (!b || yr_bytes_need(args[0], &span) < 0)
        return 0;
    return write_bytes(b, span) < 0 ? 0 : yr_int((int64_t)span.n);
}

static yr_value take(bytes_io *b, size_t to)
{
    size_t from = b->at;
    if (to <= from)
        return yr_bytes_from("", 0);
    b->at = to;
    return yr_bytes_from(b->data + from, to - from);
}

static size_t limited(const bytes_io *b, int64_t limit)
{
    if (limit >= 0 && b->at < b->length && (uint64_t)limit < b->length - b->at)
        return b->at + (size_t)limit;
    return b->length;
}

YR_METHOD(bytes_read)
{
    int64_t size;
    bytes_io *b = open_bytes(self);
    if (!b || yr_io_size(args, n, &size) < 0)
        return 0;
    return take(b, limited(b, size));
}

static yr_value read_line(bytes_io *b, int64_t limit)
{
    size_t to = limited(b, limit);
    uint8_t *end = to > b->at ? memchr(b->data + b->at, '\n', to - b->at) : NULL;
    return take(b, end ? (size_t)(end - b->data) + 1 : to);
}

YR_METHOD(bytes_readline)
{
    int64_t limit;
    bytes_io *b = open_bytes(self);
    if (!b || yr_io_size(args, n, &limit) < 0)
        return 0;
    return read_line(b, limit);
}

YR_METHOD(bytes_readlines)
{
    int64_t hint;
    if (!open_bytes(self) || yr_io_size(args, n, &hint) < 0)
        return 0;
    return yr_io_lines(self, hint, true);
}

static int bytes_next(yr_value self, yr_value *item)
{
    bytes_io *b = open_bytes(self);
    if (!b)
        return -1;
    if (b->at >= b->length)
        return 0;
    *item = read_line(b, -1);
    return *item ? 1 : -1;
}

YR_METHOD(bytes_readinto)
{
    bytes_io *b = open_bytes(self);
    if (!b)
        return 0;
    yr_exported target;
    if (yr_buffer_hold_writable(args[0], &target, "readinto() argument") < 0)
        return 0;
    size_t have = b->at < b->length ? b->length - b->at : 0;
    if (have > (size_t)target.length)
        have = (size_t)target.length;
    if (have)
        memcpy(target.data, b->data + b->at, have);
    yr_buffer_let_go(&target);
    b->at += have;
    return yr_int((int64_t)have);
}

/* What getbuffer() gives memoryview: it shows the bytes of a BytesIO, which itself is no buffer. */
typedef struct {
    yr_object base;
    yr_value source;
} bytes_window;

static yr_type *window_type;

static int window_export(yr_value self, yr_exported *e)
{
    bytes_io *b = BYTES(YR_AS(bytes_window, self)->source);
    if (!open_bytes(YR_AS(bytes_window, self)->source))
        return -1;
    yr_export_bytes(e, b->data ? b->data : (const uint8_t *)"", b->length, false);
    b->exports++;
    return 0;
}

static void window_release(yr_value self)
{
    BYTES(YR_AS(bytes_window, self)->source)->exports--;
}

static int window_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((bytes_window *)o)->source);
    return 0;
}

static void window_dealloc(yr_object *o)
{
    yr_set(&((bytes_window *)o)->source, 0);
    yr_release(o);
}

static const yr_type_spec window_spec = {
    .size = sizeof(bytes_window),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .slots = {.dealloc = window_dealloc,
              .traverse = window_traverse,
              .export_buffer = window_export,
              .release_buffer = window_release},
};

YR_METHOD(bytes_getbuffer)
{
    if (!open_bytes(self) ||
        yr_extension_type(NULL, &window_type, "_BytesIOBuffer", "_io", &window_spec) < 0)
        return 0;
    bytes_window *w = yr_new(window_type, sizeof *w);
    if (!w)
        return 0;
    w->source = yr_retain(self);
    yr_value view = yr_invoke1(yr_from(YR_TYPE(memoryview)), yr_from(w));
    yr_drop(yr_from(w));
    return view;
}

YR_METHOD(bytes_getvalue)
{
    bytes_io *b = open_bytes(self);
    return b ? yr_bytes_from(b->data ? b->data : (uint8_t *)"", b->length) : 0;
}

YR_METHOD(bytes_tell)
{
    bytes_io *b = open_bytes(self);
    return b ? yr_int((int64_t)b->at) : 0;
}

YR_METHOD(bytes_seek)
{
    int64_t offset, whence = 0;
    bytes_io *b = open_bytes(self);
    if (!b || yr_argument_size(args[0], &offset) < 0 ||
        (n > 1 && yr_to_index(args[1], &whence, false) < 0))
        return 0;
    if (whence < 0 || whence > 2)
        return yr_value_error("invalid whence (%d, should be 0, 1 or 2)", (int)whence);
    if (offset < 0 && whence == 0)
        return yr_value_error("negative seek value %lld", (long long)offset);
    offset += whence == 0 ? 0 : whence == 1 ? (int64_t)b->at : (int64_t)b->length;
    b->at = offset < 0 ? 0 : (size_t)offset;
    return yr_int((int64_t)b->at);
}

YR_METHOD(bytes_truncate)
{
    bytes_io *b = open_bytes(self);
    int64_t size;
    if (!b || check_exports(b) < 0)
        return 0;
    if (n == 0 || args[0] == YR_NONE)
        size = (int64_t)b->at;
    else if (yr_io_size(args, n, &size) < 0)
        return 0;
    if (size < 0)
        return yr_value_error("negative size value %lld", (long long)size);
    if ((size_t)size < b->length)
        b->length = (size_t)size;
    return yr_int(size);
}

YR_METHOD(bytes_close)
{
    bytes_io *b = BYTES(self);
    if (check_exports(b) < 0)
        return 0;
    b->io.closed = true;
    yr_dispose(b->data);
    b->data = NULL;
    b->length = b->capacity = b->at = 0;
    return YR_NONE;
}

YR_METHOD(bytes_true)
{
    return open_bytes(self) ? YR_TRUE : 0;
}

static yr_value bytes_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    return yr_from(yr_new(t, t->size));
}

static int bytes_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"initial_bytes"};
    yr_value v;
    bytes_io *b = BYTES(self);
    if (yr_parse_arguments(YR_SHOWN("BytesIO"), keyword_names, 0, 0, 1, 1, args, n, keywords, &v) <
        0)
        return -1;
    if (check_exports(b) < 0)
        return -1;
    b->length = b->at = 0;
    b->io.closed = false;
    if (!v || v == YR_NONE)
        return 0;
    yr_span span;
    if (yr_bytes_need(v, &span) < 0 || write_bytes(b, span) < 0)
        return -1;
    b->at = 0;
    return 0;
}

static int bytes_traverse(yr_object *o, yr_visitor visit, void *context)
{
    return yr_attributes_traverse(o, visit, context);
}

static void bytes_dealloc(yr_object *o)
{
    yr_dispose(((bytes_io *)o)->data);
    yr_attributes_clear(o);
    yr_release(o);
}

/* (contents, position, attributes or None) */
YR_METHOD(bytes_getstate)
{
    bytes_io *b = open_bytes(self);
    if (!b)
        return 0;
    yr_value dict = yr_dict_of(self), items[3] = {0}, state = 0;
    if (!dict)
        return 0;
    items[0] = yr_bytes_from(b->data, b->length);
    items[1] = yr_int((int64_t)b->at);
    items[2] = YR_DICT(dict)->count ? dict : YR_NONE;
    if (items[0])
        state = yr_tuple_of(items, 3);
    yr_xdrop(items[0]);
    yr_drop(dict);
    return state;
}

YR_METHOD(bytes_setstate)
{
    bytes_io *b = open_bytes(self);
    int64_t at;
    if (!b || check_exports(b) < 0)
        return 0;
    yr_tuple_object *t = YR_IS_TUPLE(args[0]) ? YR_TUPLE(args[0]) : NULL;
    if (!t || t->length != 3 || !YR_IS_BYTES(t->items[0]))
        return yr_type_error("%T.__setstate__ argument should be 3-tuple, got %T", self, args[0]);
    if (yr_argument_size(t->items[1], &at) < 0)
        return 0;
    if (at < 0)
        return yr_value_error("position value cannot be negative");
    b->at = b->length = 0;
    if (write_bytes(b, yr_bytes_span(t->items[0])) < 0)
        return 0;
    b->at = (size_t)at;
    return yr_add_attributes(self, t->items[2]) < 0 ? 0 : YR_NONE;
}

static const yr_method_def methods[] = {
    {"__getstate__", bytes_getstate, 0, 0, 0, NULL},
    {"__setstate__", bytes_setstate, 1, 1, 0, NULL},
    {"write", bytes_write, 1, 1, 0, NULL},
    {"read", bytes_read, 0, 1, 0, NULL},
    {"read1", bytes_read, 0, 1, 0, NULL},
    {"readinto", bytes_readinto, 1, 1, 0, NULL},
    {"readline", bytes_readline, 0, 1, 0, NULL},
    {"readlines", bytes_readlines, 0, 1, 0, NULL},
    {"getvalue", bytes_getvalue, 0, 0, 0, NULL},
    {"getbuffer", bytes_getbuffer, 0, 0, 0, NULL},
    {"readinto1", bytes_readinto, 1, 1, 0, NULL},
    {"tell", bytes_tell, 0, 0, 0, NULL},
    {"seek", bytes_seek, 1, 2, 0, NULL},
    {"truncate", bytes_truncate, 0, 1, 0, NULL},
    {"close", bytes_close, 0, 0, 0, NULL},
    {"readable", bytes_true, 0, 0, 0, NULL},
    {"writable", bytes_true, 0, 0, 0, NULL},
    {"seekable", bytes_true, 0, 0, 0, NULL},
    {0},
};

YR_BUILT_IN(bytes_io, io_buffered_base) = {
    .id = YR_T_bytes_io,
    .size = sizeof(bytes_io),
    .flags = YR_TYPE_TRACKED | YR_TYPE_HAS_DICT | YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,
    .doc = "Buffered I/O implementation using an in-memory bytes buffer.",
    .methods = methods,
    .slots = {.dealloc = bytes_dealloc,
              .traverse = bytes_traverse,
              .clear = yr_attributes_clear,
              .make = bytes_make,
              .init = bytes_init,
              .iter = yr_io_iter,
              .next = bytes_next},
};
