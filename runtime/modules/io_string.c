/* io_string.c - StringIO: text in memory.
 *
 * The text is an array of characters with a position; writing past the end fills with zeros.
 */
#include "../core/reduce.h"
#include "../core/extension.h"
#include "io.h"

typedef struct {
    yr_io_base io;
    yr_newline newline;
    uint32_t *chars;
    size_t length, capacity, at;
    yr_attributes attributes;
} string_io;

#define STRING(v) YR_AS(string_io, v)

static string_io *open_string(yr_value self)
{
    if (!STRING(self)->io.closed)
        return STRING(self);
    yr_value_error("I/O operation on closed file");
    return NULL;
}

static int reserve(string_io *s, size_t length)
{
    if (length <= s->capacity)
        return 0;
    size_t capacity = s->capacity ? s->capacity : 64;
    while (capacity < length)
        capacity *= 2;
    uint32_t *chars = yr_resize(s->chars, capacity * sizeof *chars);
    if (!chars)
        return -1;
    s->chars = chars;
    s->capacity = capacity;
    return 0;
}

static void put(string_io *s, uint32_t c)
{
    s->chars[s->at++] = c;
    if (s->at > s->length)
        s->length = s->at;
}

/* Writes with the line ends of the mode: None makes every end \n, \r and \r\n replace \n. */
static int write_text(string_io *s, yr_value v)
{
    yr_str *text = yr_str_as(v);
    if (reserve(s, s->at + 2 * text->length) < 0)
        return -1;
    while (s->length < s->at)
        s->chars[s->length++] = 0;
    for (size_t i = 0; i < text->length; i++) {
        uint32_t c = yr_str_at(text, i);
        if (c == '\r' && s->newline == YR_NL_NONE) {
            if (i + 1 < text->length && yr_str_at(text, i + 1) == '\n')
                i++;
            c = '\n';
        } else if (c == '\n' && s->newline >= YR_NL_CR) {
            put(s, '\r');
            if (s->newline == YR_NL_CR)
                continue;
        }
        put(s, c);
    }
    return 0;
}

YR_METHOD(string_write)
{
    if (!YR_IS_STR(args[0])) /* said even when it is closed */
        return yr_type_error("string argument expected, got '%T'", args[0]);
    string_io *s = open_string(self);
    if (!s)
        return 0;
    if (!yr_str_as(args[0])->length)
        return yr_int(0); /* nothing fills the way to a place past the end */
    return write_text(s, args[0]) < 0 ? 0 : yr_int((int64_t)yr_str_as(args[0])->length);
}

YR_METHOD(string_detach)
{
    return yr_io_unsupported(YR_SHOWN("detach"));
}

static yr_value take(string_io *s, size_t to)
{
    size_t from = s->at;
    if (to <= from)
        return yr_retain(YR->empty_str);
    s->at = to;
    return yr_str_from_chars(s->chars + from, to - from);
}

static size_t limited(const string_io *s, int64_t limit)
{
    if (limit >= 0 && s->at < s->length && (uint64_t)limit < s->length - s->at)
        return s->at + (size_t)limit;
    return s->length;
}

YR_METHOD(string_read)
{
    int64_t size;
    string_io *s = open_string(self);
    if (!s || yr_io_size(args, n, &size) < 0)
        return 0;
    return take(s, limited(s, size));
}

static yr_value read_line(string_io *s, int64_t limit)
{
    size_t to = limited(s, limit);
    for (size_t i = s->at; i < to; i++) {
        uint32_t c = s->chars[i];
        bool pair = c == '\r' && i + 1 < s->length && s->chars[i + 1] == '\n';
        if ((c == '\n' && s->newline <= YR_NL_LF) ||
            (c == '\r' && (s->newline == YR_NL_CR || (s->newline == YR_NL_ANY && !pair))))
            to = i + 1;
        else if (pair && (s->newline == YR_NL_CRLF || s->newline == YR_NL_ANY))
            to = i + 2 <= to ? i + 2 : to;
        else
            continue;
        break;
    }
    return take(s, to);
}

YR_METHOD(string_readline)
{
    int64_t limit;
    string_io *s = open_string(self);
    if (!s || yr_io_size(args, n, &limit) < 0)
        return 0;
    return read_line(s, limit);
}

static int string_next(yr_value self, yr_value *item)
{
    string_io *s = open_string(self);
    yr_value line = s ? read_line(s, -1) : 0;
    if (!line)
        return -1;
    *item = line;
    if (yr_str_as(line)->length)
        return 1;
    yr_drop(line);
    return 0;
}

YR_METHOD(string_getvalue)
{
    string_io *s = open_string(self);
    return s ? yr_str_from_chars(s->chars, s->length) : 0;
}

YR_METHOD(string_tell)
{
    string_io *s = open_string(self);
    return s ? yr_int((int64_t)s->at) : 0;
}

YR_METHOD(string_seek)
{
    int64_t offset, whence = 0;
    string_io *s = open_string(self);
    if (!s || yr_argument_size(args[0], &offset) < 0 ||
        (n > 1 && yr_to_index(args[1], &whence, false) < 0))
        return 0;
    if (whence < 0 || whence > 2)
        return yr_value_error("Invalid whence (%d, should be 0, 1 or 2)", (int)whence);
    if (offset < 0 && whence == 0)
        return yr_value_error("Negative seek position %lld", (long long)offset);
    if (whence && offset)
        return yr_raise_format(YR_EXC(OSError), "Can't do nonzero cur-relative seeks");
    s->at = whence == 0 ? (size_t)offset : whence == 1 ? s->at : s->length;
    return yr_int((int64_t)s->at);
}

YR_METHOD(string_truncate)
{
    string_io *s = open_string(self);
    int64_t size;
    if (!s)
        return 0;
    if (n == 0 || args[0] == YR_NONE)
        size = (int64_t)s->at;
    else if (yr_io_size(args, n, &size) < 0)
        return 0;
    if (size < 0)
        return yr_value_error("Negative size value %lld", (long long)size);
    if ((size_t)size < s->length)
        s->length = (size_t)size;
    return yr_int(size);
}

YR_METHOD(string_close)
{
    string_io *s = STRING(self);
    s->io.closed = true;
    yr_dispose(s->chars);
    s->chars = NULL;
    s->length = s->capacity = s->at = 0;
    return YR_NONE;
}

YR_METHOD(string_true)
{
    return open_string(self) ? YR_TRUE : 0;
}

static yr_value get_line_buffering(yr_value self)
{
    return open_string(self) ? YR_FALSE : 0;
}

static yr_value string_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    string_io *s = yr_new(t, t->size);
    if (s)
        s->newline = YR_NL_LF;
    return yr_from(s);
}

static int string_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"initial_value", "newline"};
    yr_value v[2];
    string_io *s = STRING(self);
    if (yr_parse_arguments(YR_SHOWN("StringIO"), keyword_names, 0, 0, 2, 2, args, n, keywords, v) <
        0)
        return -1;
    s->newline = YR_NL_LF;
    s->length = s->at = 0;
    s->io.closed = false;
    if (v[1] && yr_newline_parse(v[1], &s->newline) < 0)
        return -1;
    if (!v[0] || v[0] == YR_NONE)
        return 0;
    if (!YR_IS_STR(v[0])) {
        yr_type_error("initial_value must be str or None, not %T", v[0]);
        return -1;
    }
    int status = write_text(s, v[0]);
    s->at = 0;
    return status;
}

static int string_traverse(yr_object *o, yr_visitor visit, void *context)
{
    return yr_attributes_traverse(o, visit, context);
}

static void string_dealloc(yr_object *o)
{
    yr_dispose(((string_io *)o)->chars);
    yr_attributes_clear(o);
    yr_release(o);
}

/* (contents, newline, position, attributes or None) */
YR_METHOD(string_getstate)
{
    static const char *const newlines[] = {
        [YR_NL_ANY] = "", [YR_NL_LF] = "\n", [YR_NL_CR] = "\r", [YR_NL_CRLF] = "\r\n"};
    string_io *s = open_string(self);
    yr_value dict = s ? yr_dict_of(self) : 0, items[4] = {0}, state = 0;
    if (!dict)
        return 0;
    items[0] = yr_str_from_chars(s->chars, s->length);
    items[1] = s->newline == YR_NL_NONE ? YR_NONE : yr_str_from_c(newlines[s->newline]);
    items[2] = yr_int((int64_t)s->at);
    items[3] = YR_DICT(dict)->count ? dict : YR_NONE;
    if (items[0] && items[1])
        state = yr_tuple_of(items, 4);
    yr_xdrop(items[0]);
    yr_xdrop(items[1]);
    yr_drop(dict);
    return state;
}

YR_METHOD(string_setstate)
{
    string_io *s = open_string(self);
    int64_t at;
    if (!s)
        return 0;
    yr_tuple_object *t = YR_IS_TUPLE(args[0]) ? YR_TUPLE(args[0]) : NULL;
    if (!t || t->length != 4 || !YR_IS_STR(t->items[0]))
        return yr_type_error("%T.__setstate__ argument should be 4-tuple, got %T", self, args[0]);
    if (string_init(self, (yr_value[]){YR->empty_str, t->items[1]}, 2, 0) < 0 ||
        yr_argument_size(t->items[2], &at) < 0)
        return 0;
    if (at < 0)
        return yr_value_error("position value cannot be negative");
    yr_newline newline = s->newline;
    s->newline = YR_NL_LF; /* the contents are as they are kept, line ends too */
    int failed = write_text(s, t->items[0]);
    s->newline = newline;
    s->at = (size_t)at;
    return failed || yr_add_attributes(self, t->items[3]) < 0 ? 0 : YR_NONE;
}

static const yr_method_def methods[] = {
    {"__getstate__", string_getstate, 0, 0, 0, NULL},
    {"__setstate__", string_setstate, 1, 1, 0, NULL},
    {"detach", string_detach, 0, 0, 0, NULL},
    {"write", string_write, 1, 1, 0, NULL},
    {"read", string_read, 0, 1, 0, NULL},
    {"readline", string_readline, 0, 1, 0, NULL},
    {"getvalue", string_getvalue, 0, 0, 0, NULL},
    {"tell", string_tell, 0, 0, 0, NULL},
    {"seek", string_seek, 1, 2, 0, NULL},
    {"truncate", string_truncate, 0, 1, 0, NULL},
    {"close", string_close, 0, 0, 0, NULL},
    {"readable", string_true, 0, 0, 0, NULL},
    {"writable", string_true, 0, 0, 0, NULL},
    {"seekable", string_true, 0, 0, 0, NULL},
    {0},
};

static const yr_getset_def getsets[] = {{"line_buffering", get_line_buffering, NULL, NULL}, {0}};

YR_BUILT_IN(string_io, io_text_base) = {
    .id = YR_T_string_io,
    .size = sizeof(string_io),
    .flags = YR_TYPE_TRACKED | YR_TYPE_HAS_DICT | YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,
    .doc = "Text I/O implementation using an in-memory buffer.",
    .methods = methods,
    .getsets = getsets,
    .slots = {.dealloc = string_dealloc,
              .traverse = string_traverse,
              .clear = yr_attributes_clear,
              .make = string_make,
              .init = string_init,
              .iter = yr_io_iter,
              .next = string_next},
};
