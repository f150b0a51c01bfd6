/* io_binary.c - binary files: BufferedReader, BufferedWriter, BufferedRandom and FileIO.
 *
 * One object and one set of methods for the four; the stream's readable, writable and unbuffered
 * tell them apart. read() of FileIO is one system call, of the others it goes on until it has what
 * was asked for. A file that open() made is one object with the descriptor; a buffered one that is
 * made of a raw object reads and writes by the methods of that.
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
           (yr_isinstance_of(v, YR_TYPE(binary_file)) || yr_isinstance_of(v, YR_TYPE(raw_file)) ||
            yr_isinstance_of(v, YR_TYPE(binary_writer)) ||
            yr_isinstance_of(v, YR_TYPE(binary_random)));
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

/* An object whose __init__ did not run, or one that gave its raw object away. */
static bool is_unready(const yr_binary_file *b)
{
    return b->stream.fd < 0 && !b->io.closed;
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
    return yr_isinstance_of(yr_from(b), YR_TYPE(raw_file));
}

/* The stream of an open file, or NULL and ValueError ("read of closed file" and so on). */
static yr_stream *open_stream(yr_value self, const char *doing)
{
    yr_binary_file *b = BINARY(self);
    if (is_unready(b)) {
        yr_value_error(b->stream.raw || b->name ? "raw stream has been detached"
                                                : "I/O operation on uninitialized object");
        return NULL;
    }
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

YR_TEXT_METHOD(binary_read)
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

YR_TEXT_METHOD(binary_read1)
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

YR_TEXT_METHOD(binary_readline)
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

YR_TEXT_METHOD(binary_readinto)
{
    yr_stream *s = readable_stream(self, "readinto of");
    if (!s)
        return 0;
    yr_exported b;
    if (yr_buffer_hold_writable(args[0], &b, "readinto() argument") < 0)
        return 0;
    yr_collected c = {0};
    int status = yr_stream_read(s, b.length, &c);
    size_t got = c.n, room = (size_t)b.length;
    if (got > room)
        got = room;
    if (got)
        memcpy(b.data, c.p, got);
    yr_collected_free(&c);
    yr_buffer_let_go(&b);
    return status < 0 ? 0 : yr_int((int64_t)got);
}

YR_TEXT_METHOD(binary_peek)
{
    yr_stream *s = readable_stream(self, "peek of");
    if (!s || yr_stream_fill(s) < 0)
        return 0;
    return yr_bytes_from(s->data + s->at, s->end - s->at);
}

/* ---- Writing, position ---------------------------------------------------------------------- */

YR_TEXT_METHOD(binary_write)
{
    yr_span span;
    yr_stream *s = writable_stream(self);
    if (!s || yr_bytes_need(args[0], &span) < 0)
        return 0;
    return yr_stream_write(s, span.p, span.n) < 0 ? 0 : yr_int((int64_t)span.n);
}

YR_TEXT_METHOD(binary_flush)
{
    yr_stream *s = open_stream(self, "flush of");
    return s && yr_stream_flush(s) == 0 ? YR_NONE : 0;
}

YR_TEXT_METHOD(binary_seek)
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

YR_TEXT_METHOD(binary_tell)
{
    yr_stream *s = open_stream(self, "tell of");
    int64_t at = s ? yr_stream_tell(s) : -1;
    return at < 0 ? 0 : yr_int(at);
}

YR_TEXT_METHOD(binary_truncate)
{
    yr_stream *s = open_stream(self, "truncate of");
    if (!s)
        return 0;
    if (!s->writable)
        return yr_io_unsupported("truncate");
    int64_t size;
    if (n == 0 || args[0] == YR_NONE)
        size = yr_stream_tell(s);
    else if (yr_to_index(args[0], &size, false) < 0)
        return 0;
    return size < 0 || yr_stream_truncate(s, size) < 0 ? 0 : yr_int(size);
}

YR_TEXT_METHOD(binary_close)
{
    return yr_binary_close(BINARY(self)) < 0 ? 0 : YR_NONE;
}

/* ---- Questions ------------------------------------------------------------------------------ */

static yr_value ask_raw(yr_stream *s, const char *method)
{
    yr_value name = yr_intern_c(method);
    yr_value result = name ? yr_invoke_method(s->raw, name, NULL, 0) : 0;
    yr_xdrop(name);
    return result;
}

YR_TEXT_METHOD(binary_fileno)
{
    yr_stream *s = open_stream(self, "fileno of");
    if (s && s->raw)
        return ask_raw(s, "fileno");
    return s ? yr_int(s->fd) : 0;
}

YR_TEXT_METHOD(binary_isatty)
{
    yr_stream *s = open_stream(self, "isatty of");
    if (s && s->raw)
        return ask_raw(s, "isatty");
    return s ? yr_bool(isatty(s->fd)) : 0;
}

YR_TEXT_METHOD(binary_readable)
{
    yr_stream *s = open_stream(self, "readable of");
    return s ? yr_bool(s->readable) : 0;
}

YR_TEXT_METHOD(binary_writable)
{
    yr_stream *s = open_stream(self, "writable of");
    return s ? yr_bool(s->writable) : 0;
}

YR_TEXT_METHOD(binary_seekable)
{
    yr_stream *s = open_stream(self, "seekable of");
    return s ? yr_bool(yr_stream_seekable(s)) : 0;
}

/* new: an attribute of a file that open() made, or of the raw object. */
static yr_value attribute_of(yr_value self, yr_value own, const char *name)
{
    yr_binary_file *b = BINARY(self);
    if (own)
        return yr_retain(own);
    if (!b->stream.raw)
        return yr_raise_format(YR_EXC(AttributeError), "'%s' object has no attribute '%s'",
                               yr_type_name(self), name);
    yr_value key = yr_intern_c(name);
    yr_value v = key ? yr_getattr(b->stream.raw, key) : 0;
    yr_xdrop(key);
    return v;
}

static yr_value get_name(yr_value self)
{
    return attribute_of(self, BINARY(self)->name, "name");
}

static yr_value get_mode(yr_value self)
{
    return attribute_of(self, BINARY(self)->mode, "mode");
}

static yr_value get_raw(yr_value self)
{
    return yr_retain(BINARY(self)->stream.raw ? BINARY(self)->stream.raw : self);
}

static yr_value get_closed(yr_value self)
{
    yr_binary_file *b = BINARY(self);
    if (!b->stream.raw || b->io.closed)
        return yr_bool(b->io.closed);
    return attribute_of(self, 0, "closed");
}

YR_TEXT_METHOD(binary_detach)
{
    yr_binary_file *b = BINARY(self);
    yr_stream *s = open_stream(self, "detach of");
    if (!s || yr_stream_flush(s) < 0)
        return 0;
    if (!s->raw)
        return yr_io_unsupported("detach");
    yr_value raw = s->raw;
    s->raw = 0;
    s->fd = -1;
    yr_set(&b->name, YR_NONE);
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
    if (!is_raw(b) && !b->name) {
        yr_value name = get_name(self);
        if (!name)
            yr_clear_pending();
        yr_value text =
            name ? yr_str_format("<_io.%s name=%R>", type, name) : yr_str_format("<_io.%s>", type);
        yr_xdrop(name);
        return text;
    }
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

static void binary_clear(yr_object *o)
{
    if (((yr_binary_file *)o)->io.closed)
        yr_set(&((yr_binary_file *)o)->stream.raw, 0);
    yr_attributes_clear(o);
}

static void binary_finalize(yr_object *o)
{
    if (is_unready((yr_binary_file *)o))
        return;
    if (yr_binary_close((yr_binary_file *)o) < 0)
        yr_unraisable(yr_from(o), NULL);
}

static void binary_dealloc(yr_object *o)
{
    yr_binary_file *b = (yr_binary_file *)o;
    if (!is_unready(b) && yr_binary_close(b) < 0)
        yr_clear_pending();
    yr_xdrop(b->stream.raw);
    yr_xdrop(b->name);
    yr_xdrop(b->mode);
    yr_attributes_clear(o);
    yr_release(o);
}

static const yr_method_def methods[] = {
    {"read", binary_read, 0, 1, 0, NULL},
    {"read1", binary_read1, 0, 1, 0, NULL},
    {"readinto", binary_readinto, 1, 1, 0, NULL},
    {"readline", binary_readline, 0, 1, 0, NULL},
    {"readall", binary_read, 0, 0, 0, NULL},
    {"peek", binary_peek, 0, 1, 0, NULL},
    {"write", binary_write, 1, 1, 0, NULL},
    {"flush", binary_flush, 0, 0, 0, NULL},
    {"seek", binary_seek, 1, 2, 0, NULL},
    {"tell", binary_tell, 0, 0, 0, NULL},
    {"truncate", binary_truncate, 0, 1, 0, NULL},
    {"close", binary_close, 0, 0, 0, NULL},
    {"fileno", binary_fileno, 0, 0, 0, NULL},
    {"isatty", binary_isatty, 0, 0, 0, NULL},
    {"readable", binary_readable, 0, 0, 0, NULL},
    {"writable", binary_writable, 0, 0, 0, NULL},
    {"seekable", binary_seekable, 0, 0, 0, NULL},
    {"detach", binary_detach, 0, 0, 0, NULL},
    {0},
};

static const yr_getset_def getsets[] = {
    {"name", get_name, NULL, NULL},       {"mode", get_mode, NULL, NULL},
    {"raw", get_raw, NULL, NULL},         {"closed", get_closed, NULL, NULL},
    {"closefd", get_closefd, NULL, NULL}, {0},
};

static yr_value binary_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    yr_binary_file *b = yr_new(t, t->size);
    if (b)
        b->stream.fd = -1;
    return yr_from(b);
}

/* Does the raw object do what the type needs? 0, or -1 and OSError. */
static int check_raw(yr_value raw, bool reads, bool writes)
{
    static const struct {
        const char *method, *complaint;
    } needs[] = {{"seekable", "File or stream is not seekable."},
                 {"readable", "File or stream is not readable."},
                 {"writable", "File or stream is not writable."}};
    bool wanted[] = {reads && writes, reads, writes};
    for (int i = 0; i < 3; i++) {
        int can = wanted[i] ? yr_raw_ask(raw, needs[i].method) : 1;
        if (can == 0) {
            yr_value class = yr_io_unsupported_class();
            if (class)
                yr_raise_format(YR_AS(yr_type, class), "%s", needs[i].complaint);
        }
        if (can <= 0)
            return -1;
    }
    return 0;
}

/* BufferedReader(raw, buffer_size=8192) and the two like it. */
static int buffered_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"raw", "buffer_size"};
    yr_value out[2];
    int64_t size = 8192;
    bool random = yr_isinstance_of(self, YR_TYPE(binary_random));
    bool writes = random || yr_isinstance_of(self, YR_TYPE(binary_writer));
    const char *type = random ? "BufferedRandom" : writes ? "BufferedWriter" : "BufferedReader";
    if (yr_parse_arguments(type, names, 0, 1, 2, 2, args, n, keywords, out) < 0 ||
        (out[1] && yr_to_index(out[1], &size, false) < 0) ||
        check_raw(out[0], random || !writes, writes) < 0)
        return -1;
    if (size <= 0) {
        yr_value_error("buffer size must be strictly positive");
        return -1;
    }
    yr_stream *s = &BINARY(self)->stream;
    yr_set(&s->raw, yr_retain(out[0]));
    yr_dispose(s->data);
    *s = (yr_stream){.fd = YR_NO_DESCRIPTOR,
                     .readable = random || !writes,
                     .writable = writes,
                     .wanted = (size_t)size,
                     .raw = s->raw};
    BINARY(self)->io.closed = false;
    return 0;
}

/* FileIO(file, mode='r', closefd=True, opener=None) */
static int raw_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"file", "mode", "closefd", "opener"};
    yr_value out[4], name, mode;
    yr_binary_file *b = BINARY(self);
    yr_stream s;
    if (yr_parse_arguments("FileIO", names, 0, 1, 4, 4, args, n, keywords, out) < 0 ||
        yr_io_open_raw(out, &s, &name, &mode) < 0)
        return -1;
    if (b->stream.fd >= 0 && yr_stream_close(&b->stream) < 0)
        yr_clear_pending();
    b->stream = s;
    b->io.closed = false;
    yr_set(&b->name, name);
    yr_set(&b->mode, mode);
    return 0;
}

#define BINARY_SPEC(init_function)                                                                 \
    {                                                                                              \
        .size = sizeof(yr_binary_file),                                                            \
        .flags = YR_TYPE_TRACKED | YR_TYPE_HAS_DICT | YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,     \
        .methods = methods, .getsets = getsets, .slots = {                                         \
            .dealloc = binary_dealloc,                                                             \
            .traverse = binary_traverse,                                                           \
            .clear = binary_clear,                                                                 \
            .finalize = binary_finalize,                                                           \
            .repr = binary_repr,                                                                   \
            .make = binary_make,                                                                   \
            .init = init_function,                                                                 \
            .iter = yr_io_iter,                                                                    \
            .next = binary_next                                                                    \
        }                                                                                          \
    }

const yr_type_spec yr_spec_binary_file = BINARY_SPEC(buffered_init);
const yr_type_spec yr_spec_binary_writer = BINARY_SPEC(buffered_init);
const yr_type_spec yr_spec_binary_random = BINARY_SPEC(buffered_init);
const yr_type_spec yr_spec_raw_file = BINARY_SPEC(raw_init);
