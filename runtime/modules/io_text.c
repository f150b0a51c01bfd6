/* io_text.c - TextIOWrapper: the object, and writing.
 *
 * Text is encoded as it is written, straight into the buffer of the stream below: there is no
 * second buffer, so tell() is a byte position and nothing is written twice. Over a binary object
 * that is not ours (BytesIO, say) the encoded bytes go through its write().
 */
#include <unistd.h>
#include "io.h"
#include "../types/text.h"

#define TEXT(v) YR_AS(yr_text_file, v)

/* ---- Making --------------------------------------------------------------------------------- */

/* How the text is read, for a name that a codec accepts. */
static yr_codec codec_of(yr_value encoding)
{
    char name[16];
    size_t n = 0;
    const char *text = yr_utf8(encoding, NULL);
    for (; text && *text; text++) {
        if (*text == '-' || *text == '_' || *text == ' ')
            continue;
        if (n == sizeof name - 1)
            return YR_CODEC_OTHER;
        name[n++] = *text >= 'A' && *text <= 'Z' ? (char)(*text + 32) : *text;
    }
    name[n] = 0;
    if (!strcmp(name, "utf8") || !strcmp(name, "u8"))
        return YR_CODEC_UTF8;
    if (!strcmp(name, "ascii") || !strcmp(name, "usascii"))
        return YR_CODEC_ASCII;
    if (!strcmp(name, "latin1") || !strcmp(name, "iso88591") || !strcmp(name, "l1"))
        return YR_CODEC_LATIN1;
    return YR_CODEC_OTHER;
}

int yr_newline_parse(yr_value v, yr_newline *newline)
{
    if (!v || v == YR_NONE) {
        *newline = YR_NL_NONE;
        return 0;
    }
    if (!YR_IS_STR(v)) {
        yr_type_error("newline must be str or None, not %T", v);
        return -1;
    }
    static const char *const ends[] = {"", "\n", "\r", "\r\n"};
    for (int i = 0; i < 4; i++) {
        if (yr_str_is(v, ends[i])) {
            *newline = (yr_newline)(YR_NL_ANY + i);
            return 0;
        }
    }
    yr_value_error("illegal newline value: %R", v);
    return -1;
}

/* Fills a TextIOWrapper; steals all values. */
static void text_set(yr_text_file *t, yr_value buffer, yr_value encoding, yr_value errors,
                     yr_newline newline, bool line_buffering, yr_value mode)
{
    t->buffer = buffer;
    t->stream = yr_is_binary(buffer) ? &YR_AS(yr_binary_file, buffer)->stream : NULL;
    if (t->stream)
        t->stream->text = true;
    t->codec = codec_of(encoding);
    t->newline = newline;
    t->line_buffering = line_buffering;
    t->encoding = encoding;
    t->errors = errors;
    t->mode = mode;
}

yr_value yr_text_new(yr_value buffer, yr_value encoding, yr_value errors, yr_newline newline,
                     bool line_buffering, yr_value mode)
{
    yr_type *type = YR_TYPE(file);
    yr_text_file *t = yr_new(type, type->size);
    if (!t) {
        yr_drop(buffer);
        yr_drop(encoding);
        yr_drop(errors);
        yr_xdrop(mode);
        return 0;
    }
    text_set(t, buffer, encoding, errors, newline, line_buffering, mode);
    return yr_from(t);
}

static yr_value text_make(yr_type *type, yr_value *args, size_t n, yr_value keywords)
{
    (void)args, (void)n, (void)keywords;
    return yr_from(yr_new(type, type->size));
}

static int text_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const keyword_names[] = {"buffer",  "encoding",       "errors",
                                                "newline", "line_buffering", "write_through"};
    yr_value v[6];
    yr_newline newline;
    if (yr_parse_arguments(YR_SHOWN("TextIOWrapper"), keyword_names, 0, 1, 6, 6, args, n, keywords,
                           v) < 0 ||
        yr_newline_parse(v[3], &newline) < 0)
        return -1;
    int line = v[4] ? yr_truth(v[4]) : 0;
    if (line < 0)
        return -1;
    bool given = v[1] && v[1] != YR_NONE && !(YR_IS_STR(v[1]) && yr_str_is(v[1], "locale"));
    yr_value encoding = given ? yr_retain(v[1]) : yr_str_from_c("UTF-8");
    yr_value errors = v[2] && v[2] != YR_NONE ? yr_retain(v[2]) : yr_retain(YR_NAME(strict));
    if (!encoding)
        return -1;
    text_set(TEXT(self), yr_retain(v[0]), encoding, errors, newline, line, 0);
    return 0;
}

/* ---- Writing -------------------------------------------------------------------------------- */

static int write_bytes(yr_text_file *t, const void *p, size_t n)
{
    if (t->stream)
        return yr_stream_write(t->stream, p, n);
    yr_value bytes = yr_bytes_from(p, n);
    yr_value result = bytes ? yr_invoke_method(t->buffer, YR_NAME(write), &bytes, 1) : 0;
    yr_xdrop(bytes);
    yr_xdrop(result);
    return result ? 0 : -1;
}

/* new: s with each \n replaced by the file's own line end. */
static yr_value with_line_ends(yr_text_file *t, yr_value s)
{
    yr_value from = yr_str_from_char('\n');
    yr_value to = yr_str_from_c(t->newline == YR_NL_CR ? "\r" : "\r\n");
    yr_value pair[2] = {from, to};
    yr_value result = from && to ? yr_str_m_replace(s, pair, 2, 0) : 0;
    yr_xdrop(from);
    yr_xdrop(to);
    return result;
}

/* The codec of the same bytes without a mark before them (the name of utf-8-sig is utf-8). */
static const char *without_mark(const char *encoding)
{
    static const char *const pairs[][2] = {
        {"utf-8", "utf-8"}, {"utf-16", "utf-16-le"}, {"utf-32", "utf-32-le"}};
    const char *name = yr_codec_name(encoding);
    for (size_t i = 0; name && i < sizeof pairs / sizeof pairs[0]; i++)
        if (!strcmp(name, pairs[i][0]))
            return pairs[i][1];
    return encoding;
}

/* The codec of what is written next. Text that cannot be encoded takes the mark with it, as in
 * CPython. */
static const char *next_encoding(yr_text_file *t)
{
    const char *encoding = yr_utf8(t->encoding, NULL);
    if (t->codec != YR_CODEC_OTHER)
        return encoding;
    if (!t->marked && t->stream && yr_stream_seekable(t->stream))
        t->marked = yr_stream_tell(t->stream) > 0;
    bool marked = t->marked;
    t->marked = true;
    return marked ? without_mark(encoding) : encoding;
}

static int write_encoded(yr_text_file *t, yr_value s)
{
    yr_str *text = yr_str_as(s);
    if (YR_LIKELY(text->ascii && t->codec != YR_CODEC_OTHER))
        return write_bytes(t, yr_str_bytes(text), text->length);
    yr_value bytes = yr_encode(s, next_encoding(t), yr_utf8(t->errors, NULL));
    if (!bytes)
        return -1;
    int status = write_bytes(t, yr_bytes_as(bytes)->data, yr_bytes_as(bytes)->length);
    yr_drop(bytes);
    return status;
}

/* Has s a line end in it? */
static bool has_line_end(yr_value s)
{
    yr_str *text = yr_str_as(s);
    if (text->kind == 1)
        return memchr(yr_str_bytes(text), '\n', text->length) ||
               memchr(yr_str_bytes(text), '\r', text->length);
    for (size_t i = 0; i < text->length; i++) {
        uint32_t c = yr_str_at(text, i);
        if (c == '\n' || c == '\r')
            return true;
    }
    return false;
}

int yr_text_flush(yr_text_file *t)
{
    if (t->stream)
        return yr_stream_flush(t->stream);
    yr_value result = yr_invoke_method(t->buffer, YR_NAME(flush), NULL, 0);
    yr_xdrop(result);
    return result ? 0 : -1;
}

int yr_text_write(yr_text_file *t, yr_value s)
{
    int status;
    if (YR_UNLIKELY(t->newline >= YR_NL_CR)) {
        yr_value changed = with_line_ends(t, s);
        status = changed ? write_encoded(t, changed) : -1;
        yr_xdrop(changed);
    } else {
        status = write_encoded(t, s);
    }
    if (status == 0 && ((t->line_buffering && has_line_end(s)) || t->write_through))
        status = yr_text_flush(t);
    return status;
}

/* ---- Methods -------------------------------------------------------------------------------- */

/* The open file, or NULL and ValueError. */
static yr_text_file *open_text(yr_value self)
{
    yr_text_file *t = TEXT(self);
    if (!t->buffer) {
        yr_value_error(t->encoding ? "underlying buffer has been detached"
                                   : "I/O operation on uninitialized object");
        return NULL;
    }
    if (t->io.closed || (t->stream && t->stream->fd < 0 && !t->stream->raw)) {
        yr_io_closed();
        return NULL;
    }
    return t;
}

YR_METHOD(text_write)
{
    yr_text_file *t = open_text(self);
    if (!t)
        return 0;
    if (!YR_IS_STR(args[0]))
        return yr_type_error("write() argument must be str, not %s", yr_argument_type(args[0]));
    if (t->stream && !t->stream->writable)
        return yr_io_unsupported("not writable");
    yr_set(&t->text, 0);
    if (yr_text_write(t, args[0]) < 0)
        return 0;
    return yr_int((int64_t)yr_str_as(args[0])->length);
}

static yr_text_file *readable_text(yr_value self)
{
    yr_text_file *t = open_text(self);
    if (t && t->stream && !t->stream->readable) {
        yr_io_unsupported("not readable");
        return NULL;
    }
    return t;
}

YR_METHOD(text_read)
{
    int64_t size;
    yr_text_file *t = readable_text(self);
    if (!t || yr_io_size(args, n, &size) < 0)
        return 0;
    return yr_text_read(t, size);
}

YR_METHOD(text_readline)
{
    int64_t limit;
    yr_text_file *t = readable_text(self);
    if (!t || yr_io_size(args, n, &limit) < 0)
        return 0;
    return yr_text_readline(t, limit);
}

static int text_next(yr_value self, yr_value *item)
{
    yr_text_file *t = readable_text(self);
    if (!t)
        return -1;
    t->iterating = true;
    yr_value line = yr_text_readline(t, -1);
    if (!line)
        return -1;
    if (yr_str_as(line)->length) {
        *item = line;
        return 1;
    }
    t->iterating = false;
    yr_drop(line);
    return 0;
}

YR_METHOD(text_flush)
{
    yr_text_file *t = open_text(self);
    if (!t)
        return 0;
    t->iterating = false;
    return yr_text_flush(t) < 0 ? 0 : YR_NONE;
}

YR_METHOD(text_close)
{
    yr_text_file *t = TEXT(self);
    if (t->io.closed || !t->buffer)
        return YR_NONE;
    t->io.closed = true;
    if (t->stream)
        return yr_binary_close(YR_AS(yr_binary_file, t->buffer)) < 0 ? 0 : YR_NONE;
    yr_value result = yr_invoke_method(t->buffer, YR_NAME(close), NULL, 0);
    yr_xdrop(result);
    return result ? YR_NONE : 0;
}

/* Methods that the binary file answers. */
static yr_value forward(yr_value self, const char *method, yr_value *args, size_t n)
{
    yr_text_file *t = open_text(self);
    yr_value name = t ? yr_intern_c(method) : 0;
    yr_value result = name ? yr_invoke_method(t->buffer, name, args, n) : 0;
    yr_xdrop(name);
    return result;
}

YR_METHOD(text_tell)
{
    yr_text_file *t = open_text(self);
    if (!t)
        return 0;
    if (!t->stream)
        return forward(self, "tell", NULL, 0);
    if (t->iterating)
        return yr_raise_format(YR_EXC(OSError), "telling position disabled by next() call");
    if (!yr_stream_seekable(t->stream))
        return yr_io_unsupported("underlying stream is not seekable");
    int64_t at = yr_stream_tell(t->stream);
    return at < 0 ? 0 : yr_int(at);
}

YR_METHOD(text_seek)
{
    int64_t offset, whence = 0;
    yr_text_file *t = open_text(self);
    if (!t || yr_to_index(args[0], &offset, false) < 0 ||
        (n > 1 && yr_to_index(args[1], &whence, false) < 0))
        return 0;
    if (t->stream && !yr_stream_seekable(t->stream))
        return yr_io_unsupported("underlying stream is not seekable");
    if (whence == 1 && offset)
        return yr_io_unsupported("can't do nonzero cur-relative seeks");
    if (whence == 2 && offset)
        return yr_io_unsupported("can't do nonzero end-relative seeks");
    if (whence < 0 || whence > 2)
        return yr_value_error("invalid whence (%d, should be 0, 1 or 2)", (int)whence);
    if (offset < 0)
        return yr_value_error("negative seek position %lld", (long long)offset);
    t->iterating = false;
    yr_set(&t->text, 0);
    t->text_at = 0;
    t->n_cut = 0;
    t->marked = offset != 0;
    if (!t->stream) {
        yr_value where[2] = {yr_int(offset), yr_int(whence)}, seek = yr_intern_c("seek");
        yr_value at = seek ? yr_invoke_method(t->buffer, seek, where, 2) : 0;
        yr_xdrop(seek);
        return at;
    }
    int64_t at = yr_stream_seek(t->stream, offset, (int)whence);
    return at < 0 ? 0 : yr_int(at);
}

#define FORWARD(method)                                                                            \
    YR_METHOD(text_##method)                                                                       \
    {                                                                                              \
        return forward(self, #method, args, n);                                                    \
    }
FORWARD(fileno)
FORWARD(isatty)
FORWARD(readable)
FORWARD(writable)
FORWARD(seekable)

YR_METHOD(text_truncate)
{
    yr_value none = YR_NONE;
    yr_text_file *t = open_text(self);
    if (!t || yr_text_flush(t) < 0)
        return 0;
    return forward(self, "truncate", n ? args : &none, 1);
}

YR_METHOD(text_detach)
{
    yr_text_file *t = open_text(self);
    if (!t || yr_text_flush(t) < 0)
        return 0;
    yr_value buffer = t->buffer;
    t->buffer = 0;
    t->stream = NULL;
    return buffer;
}

YR_METHOD(text_reconfigure)
{
    static const char *const keyword_names[] = {"encoding", "errors", "newline", "line_buffering",
                                                "write_through"};
    yr_value v[5];
    yr_text_file *t = open_text(self);
    if (!t ||
        yr_parse_arguments(YR_SHOWN("reconfigure"), keyword_names, 0, 0, 0, 5, args, n, keywords,
                           v) < 0 ||
        yr_text_flush(t) < 0)
        return 0;
    if (v[2] && yr_newline_parse(v[2], &t->newline) < 0)
        return 0;
    if (v[0] && v[0] != YR_NONE) {
        yr_set(&t->encoding, yr_retain(v[0]));
        t->codec = codec_of(v[0]);
        yr_set(&t->errors, yr_retain(YR_NAME(strict)));
    }
    if (v[1] && v[1] != YR_NONE)
        yr_set(&t->errors, yr_retain(v[1]));
    if (v[3] && v[3] != YR_NONE)
        t->line_buffering = yr_truth(v[3]) > 0;
    if (v[4] && v[4] != YR_NONE)
        t->write_through = yr_truth(v[4]) > 0;
    return YR_NONE;
}

/* ---- Attributes ----------------------------------------------------------------------------- */

static yr_value of_buffer(yr_value self, const char *name)
{
    yr_text_file *t = TEXT(self);
    if (!t->buffer)
        return yr_value_error("underlying buffer has been detached");
    yr_value key = yr_intern_c(name);
    yr_value v = key ? yr_getattr(t->buffer, key) : 0;
    yr_xdrop(key);
    return v;
}

static yr_value get_name(yr_value self)
{
    return of_buffer(self, "name");
}

static yr_value get_mode(yr_value self)
{
    return TEXT(self)->mode ? yr_retain(TEXT(self)->mode) : of_buffer(self, "mode");
}

static int set_mode(yr_value self, yr_value v)
{
    yr_set(&TEXT(self)->mode, yr_xretain(v));
    return 0;
}

static yr_value get_encoding(yr_value self)
{
    yr_value v = TEXT(self)->encoding;
    return v ? yr_retain(v) : YR_NONE;
}

static yr_value get_errors(yr_value self)
{
    yr_value v = TEXT(self)->errors;
    return v ? yr_retain(v) : YR_NONE;
}

static yr_value get_buffer(yr_value self)
{
    yr_value v = TEXT(self)->buffer;
    return v ? yr_retain(v) : yr_value_error("underlying buffer has been detached");
}

static yr_value get_closed(yr_value self)
{
    yr_text_file *t = TEXT(self);
    return t->io.closed || !t->buffer ? yr_bool(t->io.closed) : of_buffer(self, "closed");
}

static yr_value get_line_buffering(yr_value self)
{
    return yr_bool(TEXT(self)->line_buffering);
}

static yr_value get_newlines(yr_value self)
{
    static const char *const kinds[] = {"\r", "\n", "\r\n"};
    yr_value items[3];
    size_t n = 0;
    for (int i = 0; i < 3; i++) {
        if (TEXT(self)->ends & 1 << i && !(items[n++] = yr_str_from_c(kinds[i])))
            return 0;
    }
    if (n == 0)
        return YR_NONE;
    return n == 1 ? items[0] : yr_tuple(items, n);
}

static yr_value text_repr(yr_value self)
{
    yr_text_file *t = TEXT(self);
    yr_value name = t->buffer ? get_name(self) : 0, mode = t->buffer ? get_mode(self) : 0;
    yr_clear_pending();
    yr_value text = 0;
    if (name && mode)
        text = yr_str_format("<_io.TextIOWrapper name=%R mode=%R encoding=%R>", name, mode,
                             t->encoding);
    else if (name)
        text = yr_str_format("<_io.TextIOWrapper name=%R encoding=%R>", name, t->encoding);
    else
        text = yr_str_format("<_io.TextIOWrapper encoding=%R>", t->encoding);
    yr_xdrop(name);
    yr_xdrop(mode);
    return text;
}

/* ---- The type ------------------------------------------------------------------------------- */

static int text_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((yr_text_file *)o)->buffer);
    return yr_attributes_traverse(o, visit, context);
}

static void text_finalize(yr_object *o)
{
    yr_text_file *t = (yr_text_file *)o;
    if (!t->buffer || t->io.closed)
        return;
    yr_value result = yr_invoke_method(yr_from(o), YR_NAME(close), NULL, 0);
    if (result)
        yr_drop(result);
    else
        yr_clear_pending(); /* as in CPython, unless it is told to develop */
}

bool yr_file_flush(yr_value file, bool *failed)
{
    *failed = false;
    if (!YR_IS(file, file) || TEXT(file)->attributes.shape || TEXT(file)->attributes.values ||
        !TEXT(file)->stream)
        return false;
    bool closed = TEXT(file)->io.closed || YR_AS(yr_binary_file, TEXT(file)->buffer)->io.closed;
    *failed = !closed && yr_text_flush(TEXT(file)) < 0;
    return true;
}

bool yr_file_ends_unseen(yr_object *o)
{
    if (((yr_io_base *)o)->closed)
        return true;
    if (o->type != YR_TYPE_ID(file))
        return yr_is_binary(yr_from(o)) && !(o->type->flags & YR_TYPE_HEAP) &&
               yr_stream_ends_unseen(&((yr_binary_file *)o)->stream);
    yr_text_file *t = (yr_text_file *)o; /* its buffer is asked by itself */
    return !t->buffer || t->stream;
}

static void text_dealloc(yr_object *o)
{
    yr_text_file *t = (yr_text_file *)o;
    yr_set(&t->buffer, 0);
    yr_set(&t->encoding, 0);
    yr_set(&t->errors, 0);
    yr_set(&t->mode, 0);
    yr_set(&t->text, 0);
    yr_attributes_clear(o);
    yr_release(o);
}

static const yr_method_def methods[] = {
    {"write", text_write, 1, 1, 0, NULL},
    {"read", text_read, 0, 1, 0, NULL},
    {"readline", text_readline, 0, 1, 0, NULL},
    {"flush", text_flush, 0, 0, 0, NULL},
    {"close", text_close, 0, 0, 0, NULL},
    {"seek", text_seek, 1, 2, 0, NULL},
    {"tell", text_tell, 0, 0, 0, NULL},
    {"truncate", text_truncate, 0, 1, 0, NULL},
    {"fileno", text_fileno, 0, 0, 0, NULL},
    {"isatty", text_isatty, 0, 0, 0, NULL},
    {"readable", text_readable, 0, 0, 0, NULL},
    {"writable", text_writable, 0, 0, 0, NULL},
    {"seekable", text_seekable, 0, 0, 0, NULL},
    {"detach", text_detach, 0, 0, 0, NULL},
    {"reconfigure", text_reconfigure, 0, 0, YR_METHOD_KEYWORDS, NULL},
    {0},
};

static const yr_getset_def getsets[] = {
    {"name", get_name, NULL, NULL},
    {"mode", get_mode, set_mode, NULL},
    {"encoding", get_encoding, NULL, NULL},
    {"errors", get_errors, NULL, NULL},
    {"buffer", get_buffer, NULL, NULL},
    {"closed", get_closed, NULL, NULL},
    {"newlines", get_newlines, NULL, NULL},
    {"line_buffering", get_line_buffering, NULL, NULL},
    {0},
};

YR_BUILT_IN(file, io_text_base) = {
    .id = YR_T_file,
    .size = sizeof(yr_text_file),
    .flags = YR_TYPE_TRACKED | YR_TYPE_HAS_DICT | YR_TYPE_SUBCLASSABLE | YR_TYPE_WEAKREFS,
    .methods = methods,
    .getsets = getsets,
    .slots =
        {
            .dealloc = text_dealloc,
            .traverse = text_traverse,
            .clear = yr_attributes_clear,
            .finalize = text_finalize,
            .repr = text_repr,
            .make = text_make,
            .init = text_init,
            .iter = yr_io_iter,
            .next = text_next,
        },
};
