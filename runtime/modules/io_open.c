/* io_open.c - open(), and the standard streams. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/stat.h>
#include "io.h"
#include "../types/text.h"

typedef struct {
    bool reading, writing, appending, creating, updating, text, binary;
} open_mode;

/* 0, or -1 and ValueError. */
static int parse_mode(yr_value mode, open_mode *m)
{
    *m = (open_mode){0};
    yr_str *s = yr_str_as(mode);
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = yr_str_at(s, i);
        bool *flag = c == 'r'   ? &m->reading
                     : c == 'w' ? &m->writing
                     : c == 'a' ? &m->appending
                     : c == 'x' ? &m->creating
                     : c == '+' ? &m->updating
                     : c == 't' ? &m->text
                     : c == 'b' ? &m->binary
                                : NULL;
        if (!flag || *flag) {
            yr_value_error("invalid mode: %R", mode);
            return -1;
        }
        *flag = true;
    }
    if (m->text && m->binary) {
        yr_value_error("can't have text and binary mode at once");
        return -1;
    }
    if (m->reading + m->writing + m->appending + m->creating != 1) {
        yr_value_error("must have exactly one of create/read/write/append mode");
        return -1;
    }
    return 0;
}

static int open_flags(const open_mode *m)
{
    int flags = m->updating ? O_RDWR : m->reading ? O_RDONLY : O_WRONLY;
    if (m->writing)
        flags |= O_CREAT | O_TRUNC;
    if (m->appending)
        flags |= O_CREAT | O_APPEND;
    if (m->creating)
        flags |= O_CREAT | O_EXCL;
    return flags | O_CLOEXEC;
}

yr_value yr_io_path(yr_value v)
{
    if (YR_IS_STR(v) || YR_IS_BYTES(v) || YR_IS_ANY_INT(v))
        return yr_retain(v);
    bool missing = false;
    yr_value path = yr_call_special(v, YR_NAME(__fspath__), NULL, 0, &missing);
    if (missing)
        return yr_type_error("expected str, bytes or os.PathLike object, not %T", v);
    if (path && !YR_IS_STR(path) && !YR_IS_BYTES(path)) {
        yr_type_error("expected %s.__fspath__() to return str or bytes, not %T", yr_type_name(v),
                      path);
        yr_drop(path);
        return 0;
    }
    return path;
}

/* The bytes of a path, borrowed from it; NULL and an error. */
static const char *path_text(yr_value path)
{
    size_t n;
    const char *text;
    if (YR_IS_BYTES(path)) {
        text = (const char *)yr_bytes_as(path)->data;
        n = yr_bytes_as(path)->length;
    } else {
        text = yr_utf8(path, &n);
    }
    if (text && strlen(text) != n) {
        yr_value_error("embedded null byte");
        return NULL;
    }
    return text;
}

static int check_kind(int fd, yr_value path)
{
    struct stat status;
    if (fstat(fd, &status) < 0 || !S_ISDIR(status.st_mode))
        return 0;
    yr_raise_os(EISDIR, path);
    return -1;
}

/* A descriptor, or -1 and OSError. */
static int open_path(yr_value path, const open_mode *m)
{
    const char *text = path_text(path);
    if (!text)
        return -1;
    int fd;
    do
        fd = open(text, open_flags(m), 0666);
    while (fd < 0 && errno == EINTR && yr_poll() == 0);
    if (fd < 0) {
        if (!YR->pending)
            yr_raise_os(errno, path);
        return -1;
    }
    if (check_kind(fd, path) < 0) {
        close(fd);
        return -1;
    }
    if (m->appending)
        lseek(fd, 0, SEEK_END);
    return fd;
}

/* new: "rb" and so on, as the binary file shows its mode. */
static yr_value raw_mode(const open_mode *m)
{
    char text[4], *p = text;
    *p++ = m->creating ? 'x' : m->appending ? 'a' : m->reading || m->updating ? 'r' : 'w';
    *p++ = 'b';
    if (m->updating)
        *p++ = '+';
    *p = 0;
    return yr_str_from_c(text);
}

typedef struct {
    yr_value file, mode, buffering, encoding, errors, newline, closefd, opener;
} open_arguments;

/* new: what the path, or an opener, gives: an open descriptor as a stream. 0, or -1. */
static int open_stream(const open_arguments *a, const open_mode *m, yr_value path, yr_stream *s)
{
    int closefd = a->closefd ? yr_truth(a->closefd) : 1;
    if (closefd < 0)
        return -1;
    int64_t fd;
    if (YR_IS_ANY_INT(path)) {
        if (yr_to_i64(path, &fd) < 0)
            return -1;
        if (fd < 0) {
            yr_value_error("negative file descriptor");
            return -1;
        }
        if (fcntl((int)fd, F_GETFD) < 0) {
            yr_raise_os(errno, 0);
            return -1;
        }
    } else if (!closefd) {
        yr_value_error("Cannot use closefd=False with file name");
        return -1;
    } else if (a->opener && a->opener != YR_NONE) {
        yr_value v = yr_invoke2(a->opener, path, yr_int(open_flags(m)));
        int status = v ? yr_to_i64(v, &fd) : -1;
        yr_xdrop(v);
        if (status < 0)
            return -1;
    } else if ((fd = open_path(path, m)) < 0) {
        return -1;
    }
    *s = (yr_stream){.fd = (int)fd,
                     .readable = m->reading || m->updating,
                     .writable = !m->reading || m->updating,
                     .append = m->appending,
                     .closes_fd = closefd};
    return 0;
}

static int check_binary(const open_arguments *a, const open_mode *m, int64_t buffering)
{
    if (m->binary && a->encoding && a->encoding != YR_NONE)
        yr_value_error("binary mode doesn't take an encoding argument");
    else if (m->binary && a->errors && a->errors != YR_NONE)
        yr_value_error("binary mode doesn't take an errors argument");
    else if (m->binary && a->newline && a->newline != YR_NONE)
        yr_value_error("binary mode doesn't take a newline argument");
    else if (!m->binary && buffering == 0)
        yr_value_error("can't have unbuffered text I/O");
    else
        return 0;
    return -1;
}

/* new: the str argument, or otherwise. TypeError. */
static yr_value text_argument(yr_value v, const char *name, const char *otherwise)
{
    if (!v || v == YR_NONE)
        return yr_str_from_c(otherwise);
    if (!YR_IS_STR(v))
        return yr_type_error("open() argument '%s' must be str or None, not %T", name, v);
    return yr_retain(v);
}

static yr_value open_text_file(const open_arguments *a, yr_value binary, bool line_buffering)
{
    yr_newline newline;
    yr_value errors = 0, encoding = text_argument(a->encoding, "encoding", "UTF-8");
    if (encoding && yr_str_is(encoding, "locale"))
        yr_set(&encoding, yr_str_from_c("UTF-8"));
    if (encoding)
        errors = text_argument(a->errors, "errors", "strict");
    const char *name = errors ? yr_utf8(encoding, NULL) : NULL;
    bool known = name && yr_codec_check(name) == 0;
    yr_value mode = a->mode ? yr_retain(a->mode) : yr_str_from_c("r");
    if (known && mode && yr_newline_parse(a->newline, &newline) == 0) {
        return yr_text_new(binary, encoding, errors, newline, line_buffering, mode);
    }
    yr_xdrop(encoding);
    yr_xdrop(errors);
    yr_xdrop(mode);
    yr_value pending = yr_save_pending();
    yr_drop(binary);
    yr_restore_pending(pending);
    return 0;
}

static yr_type *binary_type(const open_mode *m, int64_t buffering)
{
    if (m->binary && buffering == 0)
        return YR_TYPE(raw_file);
    if (m->updating)
        return YR_TYPE(binary_random);
    return m->reading ? YR_TYPE(binary_file) : YR_TYPE(binary_writer);
}

static yr_value open_file(const open_arguments *a)
{
    open_mode m = {.reading = true};
    int64_t buffering = -1;
    if (a->mode && !YR_IS_STR(a->mode))
        return yr_type_error("open() argument 'mode' must be str, not %s",
                             yr_argument_type(a->mode));
    if ((a->mode && parse_mode(a->mode, &m) < 0) ||
        (a->buffering && yr_to_index(a->buffering, &buffering, false) < 0) ||
        check_binary(a, &m, buffering) < 0)
        return 0;
    yr_value path = yr_io_path(a->file), mode = path ? raw_mode(&m) : 0;
    yr_stream stream;
    if (!mode || open_stream(a, &m, path, &stream) < 0) {
        yr_xdrop(path);
        yr_xdrop(mode);
        return 0;
    }
    stream.unbuffered = m.binary && buffering == 0;
    bool tty = buffering < 0 && !m.binary && isatty(stream.fd);
    yr_value binary = yr_binary_new(binary_type(&m, buffering), stream, path, mode);
    if (!binary || m.binary)
        return binary;
    return open_text_file(a, binary, tty || buffering == 1);
}

YR_TEXT_METHOD(yr_io_open)
{
    static const char *const names[] = {"file",   "mode",    "buffering", "encoding",
                                        "errors", "newline", "closefd",   "opener"};
    yr_value v[YR_OPEN_MAX];
    if (yr_parse_arguments(YR_SHOWN("open"), names, 0, 1, 8, 8, args, n, keywords, v) < 0)
        return 0;
    open_arguments a = {v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]};
    return open_file(&a);
}

yr_value yr_io_open_std(int fd)
{
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    if (fcntl(fd, F_GETFD) < 0)
        return YR_NONE;
    yr_stream stream = {.fd = fd, .readable = fd == 0, .writable = fd != 0};
    yr_value name = yr_str_from_c(names[fd]);
    yr_value mode = yr_str_from_c(fd ? "wb" : "rb");
    yr_value text_mode = yr_str_from_c(fd ? "w" : "r");
    yr_value encoding = yr_str_from_c("utf-8");
    yr_value errors = yr_str_from_c(fd == 2 ? "backslashreplace" : "strict");
    if (!name || !mode || !text_mode || !encoding || !errors)
        return 0;
    yr_value binary =
        yr_binary_new(fd ? YR_TYPE(binary_writer) : YR_TYPE(binary_file), stream, name, mode);
    if (!binary)
        return 0;
    return yr_text_new(binary, encoding, errors, YR_NL_NONE, fd == 2 || isatty(fd), text_mode);
}
