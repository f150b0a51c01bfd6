/* io_base.c - the abstract bases of files: IOBase, RawIOBase, BufferedIOBase, TextIOBase.
 *
 * Their methods go through self's own readline(), write() and close(), so a Python class that
 * derives from them gets iteration, with and the rest for nothing.
 */
#include "../core/lifecycle.h"
#include "io.h"

yr_value yr_io_unsupported_class(void)
{
    yr_value home = yr_type_dict(YR_TYPE(io_base));
    yr_value class = yr_dict_get_c(home, "_UnsupportedOperation");
    if (class)
        return class;
    yr_value bases[2] = {yr_from(YR_EXC(OSError)), yr_from(YR_EXC(ValueError))};
    yr_value args[3] = {yr_str_from_c("UnsupportedOperation"), yr_tuple_of(bases, 2),
                        yr_dict_new()};
    yr_value module = yr_str_from_c("io");
    if (args[0] && args[1] && args[2] && module &&
        yr_dict_set(args[2], YR_NAME(__module__), module) == 0)
        class = yr_invoke(yr_from(YR_TYPE(type)), args, 3);
    for (int i = 0; i < 3; i++)
        yr_xdrop(args[i]);
    yr_xdrop(module);
    if (class && yr_dict_set_c(home, "_UnsupportedOperation", class) < 0)
        return 0;
    return class;
}

/* Before the last collection: the class and the dict of its home hold each other. */
void yr_io_finish(void)
{
    yr_value name = yr_str_from_c("_UnsupportedOperation");
    if (!name || yr_dict_delete(yr_type_dict(YR_TYPE(io_base)), name) < 0)
        yr_clear_pending();
    yr_xdrop(name);
}

yr_value yr_io_unsupported(const char *what)
{
    yr_value class = yr_io_unsupported_class();
    if (class)
        yr_raise_format(YR_AS(yr_type, class), "%s", what);
    return 0;
}

yr_value yr_io_closed(void)
{
    return yr_value_error("I/O operation on closed file.");
}

int yr_io_size(yr_value *args, size_t n, int64_t *size)
{
    *size = -1;
    if (n == 0 || args[0] == YR_NONE)
        return 0;
    if (!YR_IS_ANY_INT(args[0]) && !yr_type_of(args[0])->slots.to_index) {
        yr_type_error("argument should be integer or None, not '%T'", args[0]);
        return -1;
    }
    return yr_to_count(args[0], size);
}

/* 1, 0, -1: self.closed. */
static int is_closed(yr_value self)
{
    yr_value closed = yr_getattr_or_null(self, YR_NAME(closed));
    if (!closed)
        return YR->pending ? -1 : 0;
    int truth = yr_truth(closed);
    yr_drop(closed);
    return truth;
}

static int check_open(yr_value self)
{
    int closed = is_closed(self);
    if (closed > 0)
        yr_io_closed();
    return closed ? -1 : 0;
}

yr_value yr_io_iter(yr_value self)
{
    return check_open(self) < 0 ? 0 : yr_retain(self);
}

YR_TEXT_METHOD(yr_io_enter)
{
    return yr_io_iter(self);
}

YR_TEXT_METHOD(yr_io_exit)
{
    return yr_invoke_method(self, YR_NAME(close), NULL, 0);
}

static int base_next(yr_value self, yr_value *item)
{
    yr_value line = yr_invoke_method(self, YR_NAME(readline), NULL, 0);
    if (!line)
        return -1;
    int64_t length = yr_length(line);
    if (length > 0) {
        *item = line;
        return 1;
    }
    yr_drop(line);
    return length < 0 ? -1 : 0;
}

yr_value yr_io_lines(yr_value self, int64_t hint, bool stops_at_hint)
{
    int64_t total = 0;
    yr_value lines = yr_list_new(), line;
    if (!lines || hint <= 0) {
        if (lines && yr_list_extend(lines, self) == 0)
            return lines;
        goto fail;
    }
    int more;
    while ((more = yr_next(self, &line)) > 0) {
        int64_t length = yr_length(line);
        int failed = length < 0 || yr_list_append(lines, line) < 0;
        yr_drop(line);
        if (failed)
            goto fail;
        if ((total += length) > hint || (stops_at_hint && total == hint))
            break;
    }
    if (more >= 0)
        return lines;
fail:
    yr_xdrop(lines);
    return 0;
}

YR_TEXT_METHOD(yr_io_readlines)
{
    int64_t hint;
    bool fits = yr_io_size(args, n, &hint) == 0 && check_open(self) == 0;
    return fits ? yr_io_lines(self, hint, false) : 0;
}

YR_TEXT_METHOD(yr_io_writelines)
{
    if (check_open(self) < 0)
        return 0;
    yr_value line, iterator = yr_iter(args[0]);
    if (!iterator)
        return 0;
    int more;
    while ((more = yr_next(iterator, &line)) > 0) {
        yr_value result = yr_invoke_method(self, YR_NAME(write), &line, 1);
        yr_drop(line);
        if (!result) {
            more = -1;
            break;
        }
        yr_drop(result);
    }
    yr_drop(iterator);
    return more < 0 ? 0 : YR_NONE;
}

/* ---- IOBase --------------------------------------------------------------------------------- */

typedef struct {
    yr_io_base io;
    yr_attributes attributes;
} abstract_io;

static yr_value get_closed(yr_value self)
{
    return yr_bool(YR_AS(yr_io_base, self)->closed);
}

YR_METHOD(base_close)
{
    yr_io_base *io = YR_AS(yr_io_base, self);
    if (io->closed)
        return YR_NONE;
    yr_value result = yr_invoke_method(self, YR_NAME(flush), NULL, 0);
    io->closed = true;
    return result;
}

YR_METHOD(base_flush)
{
    return YR_AS(yr_io_base, self)->closed ? yr_io_closed() : YR_NONE;
}

YR_METHOD(base_false)
{
    return check_open(self) < 0 ? 0 : YR_FALSE;
}

/* What classes in Python that derive from these ask first: is it open, and can it do that? */
YR_METHOD(base_check_closed)
{
    return check_open(self) < 0 ? 0 : YR_NONE;
}

static yr_value check_ability(yr_value self, const char *method, const char *message)
{
    yr_value name = yr_intern_c(method), can = name ? yr_invoke_method(self, name, NULL, 0) : 0;
    yr_xdrop(name);
    if (can && can != YR_TRUE) {
        yr_drop(can);
        return yr_io_unsupported(message);
    }
    return can ? YR_NONE : 0;
}

YR_METHOD(base_check_readable)
{
    return check_ability(self, "readable", "File or stream is not readable.");
}

YR_METHOD(base_check_writable)
{
    return check_ability(self, "writable", "File or stream is not writable.");
}

YR_METHOD(base_check_seekable)
{
    return check_ability(self, "seekable", "File or stream is not seekable.");
}

YR_METHOD(base_fileno)
{
    return yr_io_unsupported(YR_SHOWN("fileno"));
}

YR_METHOD(base_seek)
{
    return yr_io_unsupported(YR_SHOWN("seek"));
}

YR_METHOD(base_truncate)
{
    return yr_io_unsupported(YR_SHOWN("truncate"));
}

YR_METHOD(base_tell)
{
    yr_value where[2] = {yr_int(0), yr_int(1)};
    yr_value seek = yr_intern_c("seek");
    yr_value at = seek ? yr_invoke_method(self, seek, where, 2) : 0;
    yr_xdrop(seek);
    return at;
}

/* One byte or character at a time, through read(). */
YR_METHOD(base_readline)
{
    int64_t limit;
    if (yr_io_size(args, n, &limit) < 0)
        return 0;
    yr_value line = yr_bytes_from("", 0), one = yr_int(1);
    for (int64_t i = 0; line && (limit < 0 || i < limit); i++) {
        yr_value piece = yr_invoke_method(self, YR_NAME(read), &one, 1);
        int64_t length = piece ? yr_length(piece) : -1;
        if (length <= 0) {
            yr_xdrop(piece);
            if (length == 0)
                break;
            yr_drop(line);
            return 0;
        }
        yr_value longer = yr_add(line, piece);
        bool ends = YR_IS_BYTES(piece) && yr_bytes_as(piece)->data[0] == '\n';
        yr_drop(line);
        yr_drop(piece);
        line = longer;
        if (ends)
            break;
    }
    return line;
}

static int base_traverse(yr_object *o, yr_visitor visit, void *context)
{
    return yr_attributes_traverse(o, visit, context);
}

static void base_dealloc(yr_object *o)
{
    yr_attributes_clear(o);
    yr_release(o);
}

static yr_value base_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    return yr_from(yr_new(t, t->size));
}

static const yr_method_def base_methods[] = {
    {"__enter__", yr_io_enter, 0, 0, 0, NULL},
    {"__exit__", yr_io_exit, 0, -1, 0, NULL},
    {"register", yr_io_register, 1, 1, YR_METHOD_CLASS, NULL},
    {"close", base_close, 0, 0, 0, NULL},
    {"flush", base_flush, 0, 0, 0, NULL},
    {"fileno", base_fileno, 0, 0, 0, NULL},
    {"_checkClosed", base_check_closed, 0, 1, 0, NULL},
    {"_checkReadable", base_check_readable, 0, 1, 0, NULL},
    {"_checkWritable", base_check_writable, 0, 1, 0, NULL},
    {"_checkSeekable", base_check_seekable, 0, 1, 0, NULL},
    {"isatty", base_false, 0, 0, 0, NULL},
    {"readable", base_false, 0, 0, 0, NULL},
    {"writable", base_false, 0, 0, 0, NULL},
    {"seekable", base_false, 0, 0, 0, NULL},
    {"seek", base_seek, 1, 2, 0, NULL},
    {"tell", base_tell, 0, 0, 0, NULL},
    {"truncate", base_truncate, 0, 1, 0, NULL},
    {"readline", base_readline, 0, 1, 0, NULL},
    {"readlines", yr_io_readlines, 0, 1, 0, NULL},
    {"writelines", yr_io_writelines, 1, 1, 0, NULL},
    {0},
};

static const yr_getset_def base_getsets[] = {
    {"closed", get_closed, NULL, "True if the file is closed"}, {0}};

enum { BASE_FLAGS = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE | YR_TYPE_HAS_DICT | YR_TYPE_WEAKREFS };

YR_BUILT_IN(io_base, object) = {
    .id = YR_T_io_base,
    .size = sizeof(abstract_io),
    .flags = BASE_FLAGS,
    .methods = base_methods,
    .getsets = base_getsets,
    .slots = {.dealloc = base_dealloc,
              .traverse = base_traverse,
              .clear = yr_attributes_clear,
              .make = base_make,
              .iter = yr_io_iter,
              .next = base_next},
};

YR_BUILT_IN(io_raw_base, io_base) = {.id = YR_T_io_raw_base,
                                     .size = sizeof(abstract_io),
                                     .flags = BASE_FLAGS,
                                     .methods = yr_raw_base_methods};
YR_BUILT_IN(io_buffered_base, io_base) = {.id = YR_T_io_buffered_base,
                                          .size = sizeof(abstract_io),
                                          .flags = BASE_FLAGS,
                                          .methods = yr_buffered_base_methods};

YR_METHOD(text_unsupported)
{
    return yr_io_unsupported(YR_SHOWN("read"));
}

YR_METHOD(text_no_write)
{
    return yr_io_unsupported(YR_SHOWN("write"));
}

static yr_value get_none(yr_value self)
{
    (void)self;
    return YR_NONE;
}

static const yr_method_def text_methods[] = {
    {"read", text_unsupported, 0, 1, 0, NULL},
    {"readline", text_unsupported, 0, 1, 0, NULL},
    {"write", text_no_write, 1, 1, 0, NULL},
    {0},
};

static const yr_getset_def text_getsets[] = {
    {"encoding", get_none, NULL, NULL},
    {"errors", get_none, NULL, NULL},
    {"newlines", get_none, NULL, NULL},
    {0},
};

YR_BUILT_IN(io_text_base, io_base) = {
    .id = YR_T_io_text_base,
    .size = sizeof(abstract_io),
    .flags = BASE_FLAGS,
    .methods = text_methods,
    .getsets = text_getsets,
};
