/* io_binary.c - binary files: BufferedReader, BufferedWriter, BufferedRandom and FileIO.
 *
 * One object and one set of methods for the four; the stream's readable, writable and unbuffered
 * tell them apart. read() of FileIO is one system call, of the others it goes on until it has what
 * was asked for.
 */
#include <fcntl.h>
#include <errno.h>
#include <unistd.h>
#include "../types/buffer.h"
#include "io.h"

#define BINARY(v) YR_AS(yr_binary_file, v)

bool yr_is_binary(yr_value v)
{
    return yr_is_pointer(v) && yr_object_of(v)->type->spec &&
           (yr_isinstance_of(v, YR_TYPE_ID(binary_file)) ||
            yr_isinstance_of(v, YR_TYPE_ID(raw_file)) ||
            yr_isinstance_of(v, YR_TYPE_ID(binary_writer)) ||
            yr_isinstance_of(v, YR_TYPE_ID(binary_random)));
}

yr_value yr_binary_new(yr_type *t, yr_stream stream, yr_value name, yr_value mode)
{
    yr_binary_file *b = yr_new(t, t->size);
    if (!b) {
        yr_drop(name);
        yr_drop(mode);
        yr_stream_close(&stream);
        return 0;
    }
    b->stream = stream;
    b->name = name;
    b->mode = mode;
    return yr_from(b);
}

int yr_binary_close(yr_binary_file *b)
{
    if (b->io.closed)
        return 0;
    b->io.closed = true;
    return yr_stream_close(&b->stream);
}

static bool is_raw(yr_binary_file *b)
{
    return yr_isinstance_of(yr_from(b), YR_TYPE_ID(raw_file));
}

/* The stream of an open file, or NULL and ValueError ("read of closed file" and so on). */
static yr_stream *open_stream(yr_value self, const char *doing)
{
    yr_binary_file *b = BINARY(self);
    if (!b->io.closed)
        return &b->stream;
    if (is_raw(b))
        yr_value_error("I/O operation on closed file");
    else
        yr_value_error("%s closed file", doing);
    return NULL;
}

static yr_stream *readable_stream(yr_value self, const char *doing)
{
    yr_stream *s = open_stream(self, doing);
    if (!s || s->readable)
        return s;
    yr_io_unsupported(is_raw(BINARY(self)) ? "File not open for reading" : "read");
    return NULL;
}

static yr_stream *writable_stream(yr_value self)
{
    yr_stream *s = open_stream(self, "write to");
    if (!s || s->writable)
        return s;
    yr_io_unsupported(is_raw(BINARY(self)) ? "File not open for writing" : "write");
    return NULL;
}

/* ---- Reading -------------------------------------------------------------------------------- */

static yr_value finish(yr_collected *c, int status)
{
    yr_value bytes = status < 0 ? 0 : yr_bytes_from(c->p ? c->p : (uint8_t *)"", c->n);
    yr_collected_free(c);
    return bytes;
}

/* What one read of the descriptor, or the buffer, has: at most n bytes. */
static yr_value read_once(yr_stream *s, int64_t n)
{
    yr_collected c = {0};
    s->unbuffered = false;
    int more = n == 0 ? 0 : yr_stream_fill(s);
    if (more > 0) {
        size_t have = s->end - s->at;
        if (n >= 0 && (uint64_t)n < have)
            have = (size_t)n;
        more = yr_collect_bytes(&c, s->data + s->at, have);
        s->at += have;
    }
    return finish(&c, more);
}

YR_METHOD(binary_read)
{
    int64_t size;
    yr_stream *s = readable_stream(self, "read of");
    if (!s || yr_io_size(args, n, &size) < 0)
        return 0;
    if (size < -1)
        return yr_value_error("read length must be non-negative or -1");
    if (is_raw(BINARY(self)) && size >= 0)
        return read_once(s, size);
    yr_collected c = {0};
    return finish(&c, yr_stream_read(s, size, &c));
}

YR_METHOD(binary_read1)
{
    int64_t size;
    yr_stream *s = readable_stream(self, "read of");
    if (!s || yr_io_size(args, n, &size) < 0)
        return 0;
    return read_once(s, size);
}

/* The bytes up to and with the next \n, or limit of them. */
static int read_line(yr_stream *s, int64_t limit, yr_collected *c)
{
    while (limit != 0) {
        int more = yr_stream_fill(s);
        if (more <= 0)
            return more;
        size_t have = s->end - s->at;
        if (limit > 0 && (uint64_t)limit < have)
            have = (size_t)limit;
        uint8_t *from = s->data + s->at, *end = memchr(from, '\n', have);
        if (end)
            have = (size_t)(end - from) + 1;
        if (yr_collect_bytes(c, from, have) < 0)
            return -1;
        s->at += have;
        if (end)
            return 0;
        if (limit > 0)
            limit -= (int64_t)have;
    }
    return 0;
}

YR_METHOD(binary_readline)
{
    int64_t limit;
    yr_stream *s = readable_stream(self, "readline of");
    if (!s || yr_io_size(args, n, &limit) < 0)
        return 0;
    yr_collected c = {0};
    return finish(&c, read_line(s, limit, &c));
}

static int binary_next(yr_value self, yr_value *item)
{
    yr_stream *s = readable_stream(self, "readline of");
    if (!s)
        return -1;
    yr_collected c = {0};
    int status = read_line(s, -1, &c);
    bool end = status == 0 && c.n == 0;
    *item = finish(&c, status);
    if (!*item)
        return -1;
    if (end)
        yr_drop(*item);
    return !end;
}

/* readinto() goes on until the buffer is full; readinto1() reads at most once, as FileIO does. */
static yr_value read_into(yr_value self, yr_value buffer, bool once)
{
    yr_exported b;
    yr_stream *s = readable_stream(self, "readinto of");
    if (!s || yr_buffer_hold_writable(buffer, &b, "readinto() argument") < 0)
        return 0;
    size_t got = 0, room = (size_t)b.length;
    int more = 1;
    if (once)
        s->unbuffered = false;
    while (got < room && (more = yr_stream_fill(s)) > 0) {
        size_t have = s->end - s->at;
        if (have > room - got)
            have = room - got;
        memcpy(b.data + got, s->data + s->at, have);
        s->at += have;
        got += have;
        if (once)
            break;
    }
    yr_buffer_let_go(&b);
    return more < 0 ? 0 : yr_int((int64_t)got);
}

YR_METHOD(binary_readinto)
{
    return read_into(self, args[0], is_raw(BINARY(self)));
}

YR_METHOD(binary_readinto1)
{
    return read_into(self, args[0], true);
}

YR_METHOD(binary_peek)
{
    yr_stream *s = readable_stream(self, "peek of");
    if (!s || yr_stream_fill(s) < 0)
        return 0;
    return yr_bytes_from(s->data + s->at, s->end - s->at);
}

/* ---- Writing, position ---------------------------------------------------------------------- */

YR_METHOD(binary_write)
{
    yr_span span;
    yr_stream *s = writable_stream(self);
    if (!s || yr_bytes_need(args[0], &span) < 0)
        return 0;
    return yr_stream_write(s, span.p, span.n) < 0 ? 0 : yr_int((int64_t)span.n);
}

YR_METHOD(binary_flush)
{
    yr_stream *s = open_stream(self, "flush of");
    return s && yr_stream_flush(s) == 0 ? YR_NONE : 0;
}

YR_METHOD(binary_seek)
{
    int64_t offset, whence = 0;
    yr_stream *s = open_stream(self, "seek of");
    if (!s || yr_to_index(args[0], &offset, false) < 0 ||
        (n > 1 && yr_to_index(args[1], &whence, false) < 0))
        return 0;
    if (whence < 0 || whence > 2)
        return yr_value_error("whence value %d unsupported", (int)whence);
    int64_t at = yr_stream_seek(s, offset, (int)whence);
    return at < 0 ? 0 : yr_int(at);
}

YR_METHOD(binary_tell)
{
    yr_stream *s = open_stream(self, "tell of");
    int64_t at = s ? yr_stream_tell(s) : -1;
    return at < 0 ? 0 : yr_int(at);
}

YR_METHOD(binary_truncate)
{
    yr_stream *s = open_stream(self, "truncate of");
    if (!s)
        return 0;
    if (!s->writable)
        return yr_io_unsupported(YR_SHOWN("truncate"));
    int64_t size;
    if (n == 0 || args[0] == YR_NONE)
        size = yr_stream_tell(s);
    else if (yr_to_index(args[0], &size, false) < 0)
        return 0;
    return size < 0 || yr_stream_truncate(s, size) < 0 ? 0 : yr_int(size);
}

YR_METHOD(binary_close)
{
    return yr_binary_close(BINARY(self)) < 0 ? 0 : YR_NONE;
}

/* ---- Questions ------------------------------------------------------------------------------ */

YR_METHOD(binary_fileno)
{
    yr_stream *s = open_stream(self, "fileno of");
    return s && s->raw ? yr_raw_ask(s->raw, "fileno") : s ? yr_int(s->fd) : 0;
}

YR_METHOD(binary_isatty)
{
    yr_stream *s = open_stream(self, "isatty of");
    return s && s->raw ? yr_raw_ask(s->raw, "isatty") : s ? yr_bool(isatty(s->fd)) : 0;
}

YR_METHOD(binary_readable)
{
    yr_stream *s = open_stream(self, "readable of");
    return s ? yr_bool(s->readable) : 0;
}

YR_METHOD(binary_writable)
{
    yr_stream *s = open_stream(self, "writable of");
    return s ? yr_bool(s->writable) : 0;
}

YR_METHOD(binary_seekable)
{
    yr_stream *s = open_stream(self, "seekable of");
    return s ? yr_bool(yr_stream_seekable(s)) : 0;
}

/* new: an attribute that is the raw file's own where that is an object of the program. */
static yr_value of_raw(yr_binary_file *b, yr_value own, const char *name)
{
    yr_value key = b->stream.raw ? yr_intern_c(name) : 0;
    yr_value v = key ? yr_getattr(b->stream.raw, key) : 0;
    yr_xdrop(key);
    return v || yr_pending() ? v : yr_retain(own ? own : YR_NONE);
}

static yr_value get_name(yr_value self)
{
    return of_raw(BINARY(self), BINARY(self)->name, "name");
}

/* What an unnamed file is called, as tempfile does: the file stands for its raw one too. */
static int set_name(yr_value self, yr_value v)
{
    if (!v) {
        yr_raise_format(YR_EXC(AttributeError), "name");
        return -1;
    }
    yr_set(&BINARY(self)->name, yr_retain(v));
    return 0;
}

static yr_value get_mode(yr_value self)
{
    return of_raw(BINARY(self), BINARY(self)->mode, "mode");
}

static yr_value get_raw(yr_value self)
{
    yr_value raw = BINARY(self)->stream.raw;
    if (!raw && !BINARY(self)->name) /* detached, or not begun */
        return YR_NONE;
    return yr_retain(raw ? raw : self);
}

YR_METHOD(binary_detach)
{
    yr_binary_file *b = BINARY(self);
    yr_value raw = b->stream.raw;
    if (!raw)
        return yr_io_unsupported(YR_SHOWN("detach"));
    if (yr_stream_flush(&b->stream) < 0)
        return 0;
    b->io.closed = true;
    b->stream.raw = 0;
    yr_stream_close(&b->stream);
    return raw;
}

static yr_value get_closefd(yr_value self)
{
    return yr_bool(BINARY(self)->stream.closes_fd);
}

static yr_value binary_repr(yr_value self)
{
    yr_binary_file *b = BINARY(self);
    const char *type = yr_type_name(self);
    if (!is_raw(b) && !b->name)
        return yr_str_format("<_io.%s>", type);
    if (!is_raw(b))
        return yr_str_format("<_io.%s name=%R>", type, b->name);
    if (b->io.closed)
        return yr_str_format("<_io.%s [closed]>", type);
    return yr_str_format("<_io.%s name=%R mode=%R closefd=%s>", type, b->name, b->mode,
                         b->stream.closes_fd ? "True" : "False");
}

/* ---- The types ------------------------------------------------------------------------------ */

static int binary_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((yr_binary_file *)o)->name);
    YR_VISIT(((yr_binary_file *)o)->stream.raw);
    return yr_attributes_traverse(o, visit, context);
}

static void binary_finalize(yr_object *o)
{
    if (yr_binary_close((yr_binary_file *)o) < 0)
        yr_clear_pending(); /* as in CPython, unless it is told to develop */
}

static void binary_dealloc(yr_object *o)
{
    yr_binary_file *b = (yr_binary_file *)o;
    if (yr_binary_close(b) < 0)
        yr_clear_pending();
    yr_xdrop(b->name);
    yr_xdrop(b->mode);
    yr_set(&b->stream.raw, 0);
    yr_attributes_clear(o);
    yr_release(o);
}

static const yr_method_def methods[] = {
    {"read", binary_read, 0, 1, 0, NULL},           {"read1", binary_read1, 0, 1, 0, NULL},
    {"readinto", binary_readinto, 1, 1, 0, NULL},   {"readline", binary_readline, 0, 1, 0, NULL},
    {"readall", binary_read, 0, 0, 0, NULL},        {"peek", binary_peek, 0, 1, 0, NULL},
    {"write", binary_write, 1, 1, 0, NULL},         {"flush", binary_flush, 0, 0, 0, NULL},
    {"seek", binary_seek, 1, 2, 0, NULL},           {"tell", binary_tell, 0, 0, 0, NULL},
    {"truncate", binary_truncate, 0, 1, 0, NULL},   {"close", binary_close, 0, 0, 0, NULL},
    {"fileno", binary_fileno, 0, 0, 0, NULL},       {"isatty", binary_isatty, 0, 0, 0, NULL},
    {"readable", binary_readable, 0, 0, 0, NULL},   {"writable", binary_writable, 0, 0, 0, NULL},
    {"seekable", binary_seekable, 0, 0, 0, NULL},   {"detach", binary_detach, 0, 0, 0, NULL},
    {"readinto1", binary_readinto1, 1, 1, 0, NULL}, {0},
};

static const yr_getset_def getsets[] = {
    {"name", get_name, set_name, NULL},
    {"mode", get_mode, NULL, NULL},
    {"raw", get_raw, NULL, NULL},
    {"closefd", get_closefd, NULL, NULL},
    {0},
};

#define BINARY_SPEC(type, making, initialising)                                                    \
    {                                                                                              \
        .id = YR_T_##type, .size = sizeof(yr_binary_file),                                         \
        .flags = YR_TYPE_TRACKED | YR_TYPE_HAS_DICT | YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,     \
        .methods = methods, .getsets = getsets, .slots = {                                         \
            .dealloc = binary_dealloc,                                                             \
            .traverse = binary_traverse,                                                           \
            .clear = yr_attributes_clear,                                                          \
            .finalize = binary_finalize,                                                           \
            .make = making,                                                                        \
            .init = initialising,                                                                  \
            .repr = binary_repr,                                                                   \
            .iter = yr_io_iter,                                                                    \
            .next = binary_next                                                                    \
        }                                                                                          \
    }

YR_BUILT_IN(binary_file, io_buffered_base) = BINARY_SPEC(binary_file, yr_binary_make,
                                                         yr_binary_init);
YR_BUILT_IN(binary_writer, io_buffered_base) = BINARY_SPEC(binary_writer, yr_binary_make,
                                                           yr_binary_init);
YR_BUILT_IN(binary_random, io_buffered_base) = BINARY_SPEC(binary_random, yr_binary_make,
                                                           yr_binary_init);
YR_BUILT_IN(raw_file, io_raw_base) = BINARY_SPEC(raw_file, yr_raw_file_make, yr_raw_file_init);
