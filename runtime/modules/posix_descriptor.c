/* posix_descriptor.c - system calls on descriptors. Those that wait are repeated after a signal. */
#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>
#include "../core/structseq.h"
#include "../types/buffer.h"
#include "posix.h"
#include "../core/threads.h"

/* Evaluates a call until no signal interrupts it. */
#define UNINTERRUPTED(result, call)                                                                \
    do                                                                                             \
        YR_BLOCKING((result) = (call));                                                            \
    while ((result) < 0 && errno == EINTR && yr_poll() == 0)

/* The OSError of errno, unless a signal's handler raised. */
static yr_value failed(yr_value path)
{
    return YR->pending ? 0 : yr_raise_os(errno, path);
}

YR_METHOD(posix_open)
{
    static const char *const names[] = {"path", "flags", "mode", "dir_fd"};
    yr_value v[4];
    yr_path p;
    int flags, mode = 0777, folder, fd;
    if (yr_parse_arguments("open", names, 0, 2, 3, 4, args, n, keywords, v) < 0 ||
        yr_posix_int(v[1], &flags) < 0 || (v[2] && yr_posix_int(v[2], &mode) < 0) ||
        yr_path_folder(v[3], &folder) < 0 || yr_path_from(&p, "open", v[0], false) < 0)
        return 0;
    UNINTERRUPTED(fd, openat(folder, p.text, flags | O_CLOEXEC, (mode_t)mode));
    if (fd < 0)
        failed(p.object);
    yr_path_end(&p);
    return fd < 0 ? 0 : yr_int(fd);
}

YR_METHOD(posix_close)
{
    static const char *const names[] = {"fd"};
    yr_value v;
    int fd;
    if (yr_parse_arguments("close", names, 0, 1, 1, 1, args, n, keywords, &v) < 0 ||
        yr_posix_int(v, &fd) < 0)
        return 0;
    return yr_posix_done(close(fd));
}

YR_METHOD(posix_closerange)
{
    int from, to;
    if (yr_posix_int(args[0], &from) < 0 || yr_posix_int(args[1], &to) < 0)
        return 0;
    for (int fd = from < 0 ? 0 : from; fd < to; fd++)
        close(fd);
    return YR_NONE;
}

/* read(fd, n), and pread(fd, n, offset). */
static yr_value read_bytes(yr_value *args, bool at)
{
    int fd;
    int64_t size, offset = 0;
    ssize_t got;
    if (yr_posix_int(args[0], &fd) < 0 || yr_to_index(args[1], &size, false) < 0 ||
        (at && yr_to_index(args[2], &offset, false) < 0))
        return 0;
    if (size < 0) {
        errno = EINVAL;
        return yr_posix_fail();
    }
    uint8_t *buffer = yr_alloc(size ? (size_t)size : 1);
    if (!buffer)
        return 0;
    UNINTERRUPTED(got,
                  at ? pread(fd, buffer, (size_t)size, offset) : read(fd, buffer, (size_t)size));
    yr_value result = got < 0 ? failed(0) : yr_bytes_from(buffer, (size_t)got);
    yr_dispose(buffer);
    return result;
}

YR_METHOD(posix_read)
{
    return read_bytes(args, false);
}

YR_METHOD(posix_pread)
{
    return read_bytes(args, true);
}

static yr_value write_bytes(yr_value *args, bool at)
{
    int fd;
    int64_t offset = 0;
    ssize_t put;
    yr_exported b;
    if (yr_posix_int(args[0], &fd) < 0 || (at && yr_to_index(args[2], &offset, false) < 0) ||
        yr_buffer_hold_bytes(args[1], &b) < 0)
        return 0;
    UNINTERRUPTED(put, at ? pwrite(fd, b.data, (size_t)b.length, offset)
                          : write(fd, b.data, (size_t)b.length));
    yr_buffer_let_go(&b);
    return put < 0 ? failed(0) : yr_int(put);
}

YR_METHOD(posix_write)
{
    return write_bytes(args, false);
}

YR_METHOD(posix_pwrite)
{
    return write_bytes(args, true);
}

YR_METHOD(posix_lseek)
{
    int fd, whence;
    int64_t offset;
    if (yr_posix_int(args[0], &fd) < 0 || yr_to_index(args[1], &offset, false) < 0 ||
        yr_posix_int(args[2], &whence) < 0)
        return 0;
    off_t at = lseek(fd, offset, whence);
    return at < 0 ? yr_posix_fail() : yr_int_from_i64(at);
}

YR_METHOD(posix_ftruncate)
{
    int fd;
    int64_t size;
    if (yr_posix_int(args[0], &fd) < 0 || yr_to_index(args[1], &size, false) < 0)
        return 0;
    return yr_posix_done(ftruncate(fd, size));
}

YR_METHOD(posix_dup)
{
    int fd;
    if (yr_posix_int(args[0], &fd) < 0)
        return 0;
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    return copy < 0 ? yr_posix_fail() : yr_int(copy);
}

YR_METHOD(posix_dup2)
{
    static const char *const names[] = {"fd", "fd2", "inheritable"};
    yr_value v[3];
    int fd, to;
    if (yr_parse_arguments("dup2", names, 0, 2, 3, 3, args, n, keywords, v) < 0 ||
        yr_posix_int(v[0], &fd) < 0 || yr_posix_int(v[1], &to) < 0)
        return 0;
    int inheritable = yr_posix_flag(v[2], true);
    if (inheritable < 0)
        return 0;
    int copy = inheritable || fd == to ? dup2(fd, to) : dup3(fd, to, O_CLOEXEC);
    return copy < 0 ? yr_posix_fail() : yr_int(copy);
}

static yr_value pair(int a, int b)
{
    yr_value items[2] = {yr_int(a), yr_int(b)};
    return yr_tuple(items, 2);
}

YR_METHOD(posix_pipe)
{
    int ends[2];
    return pipe2(ends, O_CLOEXEC) < 0 ? yr_posix_fail() : pair(ends[0], ends[1]);
}

YR_METHOD(posix_pipe2)
{
    int ends[2], flags;
    if (yr_posix_int(args[0], &flags) < 0)
        return 0;
    return pipe2(ends, flags) < 0 ? yr_posix_fail() : pair(ends[0], ends[1]);
}

YR_METHOD(posix_openpty)
{
    int master, slave;
    if (openpty(&master, &slave, NULL, NULL, NULL) < 0)
        return yr_posix_fail();
    fcntl(master, F_SETFD, FD_CLOEXEC);
    fcntl(slave, F_SETFD, FD_CLOEXEC);
    return pair(master, slave);
}

YR_METHOD(posix_isatty)
{
    int fd;
    return yr_posix_int(args[0], &fd) < 0 ? 0 : yr_bool(isatty(fd));
}

YR_METHOD(posix_ttyname)
{
    int fd;
    char name[256];
    if (yr_posix_int(args[0], &fd) < 0)
        return 0;
    errno = ttyname_r(fd, name, sizeof name);
    return errno ? yr_posix_fail() : yr_posix_text(name);
}

/* A descriptor, or an object with fileno(). */
static int descriptor_of(yr_value v, int *fd)
{
    if (YR_IS_ANY_INT(v))
        return yr_posix_int(v, fd);
    yr_value name = yr_intern_c("fileno");
    yr_value number = name ? yr_invoke_method(v, name, NULL, 0) : 0;
    if (!number && yr_pending_is(YR_EXC(AttributeError))) {
        yr_clear_pending();
        yr_type_error("argument must be an int, or have a fileno() method.");
    }
    int status = number ? yr_posix_int(number, fd) : -1;
    yr_xdrop(number);
    yr_xdrop(name);
    return status;
}

#define ON_DESCRIPTOR(name, call)                                                                  \
    YR_METHOD(posix_##name)                                                                        \
    {                                                                                              \
        int fd, status;                                                                            \
        if (descriptor_of(args[0], &fd) < 0)                                                       \
            return 0;                                                                              \
        UNINTERRUPTED(status, call(fd));                                                           \
        return status < 0 ? failed(0) : YR_NONE;                                                   \
    }
ON_DESCRIPTOR(fsync, fsync)
ON_DESCRIPTOR(fdatasync, fdatasync)
ON_DESCRIPTOR(fchdir, fchdir)

YR_METHOD(posix_fchmod)
{
    int fd, mode;
    if (yr_posix_int(args[0], &fd) < 0 || yr_posix_int(args[1], &mode) < 0)
        return 0;
    return yr_posix_done(fchmod(fd, (mode_t)mode));
}

YR_METHOD(posix_fchown)
{
    int fd, uid, gid;
    if (yr_posix_int(args[0], &fd) < 0 || yr_posix_int(args[1], &uid) < 0 ||
        yr_posix_int(args[2], &gid) < 0)
        return 0;
    return yr_posix_done(fchown(fd, (uid_t)uid, (gid_t)gid));
}

YR_METHOD(posix_get_inheritable)
{
    int fd;
    if (yr_posix_int(args[0], &fd) < 0)
        return 0;
    int flags = fcntl(fd, F_GETFD);
    return flags < 0 ? yr_posix_fail() : yr_bool(!(flags & FD_CLOEXEC));
}

static yr_value set_flag(yr_value *args, int get, int set, int flag, bool when)
{
    int fd, on = yr_truth(args[1]);
    if (on < 0 || yr_posix_int(args[0], &fd) < 0)
        return 0;
    int flags = fcntl(fd, get);
    if (flags < 0)
        return yr_posix_fail();
    return yr_posix_done(fcntl(fd, set, (on != 0) == when ? flags | flag : flags & ~flag));
}

YR_METHOD(posix_set_inheritable)
{
    return set_flag(args, F_GETFD, F_SETFD, FD_CLOEXEC, false);
}

YR_METHOD(posix_get_blocking)
{
    int fd;
    if (yr_posix_int(args[0], &fd) < 0)
        return 0;
    int flags = fcntl(fd, F_GETFL);
    return flags < 0 ? yr_posix_fail() : yr_bool(!(flags & O_NONBLOCK));
}

YR_METHOD(posix_set_blocking)
{
    return set_flag(args, F_GETFL, F_SETFL, O_NONBLOCK, false);
}

YR_METHOD(posix_get_terminal_size)
{
    int fd = 1;
    struct winsize size;
    if (n && yr_posix_int(args[0], &fd) < 0)
        return 0;
    if (ioctl(fd, TIOCGWINSZ, &size) < 0)
        return yr_posix_fail();
    yr_type *t = yr_posix_type("terminal_size");
    yr_value items[2] = {yr_int(size.ws_col), yr_int(size.ws_row)};
    return t ? yr_structseq_steal(t, items) : 0;
}

YR_METHOD(posix_sendfile)
{
    static const char *const names[] = {"out_fd", "in_fd", "offset", "count"};
    yr_value v[4];
    int out, in;
    int64_t offset = 0, count;
    if (yr_parse_arguments("sendfile", names, 0, 4, 4, 4, args, n, keywords, v) < 0 ||
        yr_posix_int(v[0], &out) < 0 || yr_posix_int(v[1], &in) < 0 ||
        (v[2] != YR_NONE && yr_to_index(v[2], &offset, false) < 0) ||
        yr_to_index(v[3], &count, false) < 0)
        return 0;
    off_t at = offset;
    ssize_t sent;
    UNINTERRUPTED(sent, sendfile(out, in, v[2] == YR_NONE ? NULL : &at, (size_t)count));
    return sent < 0 ? failed(0) : yr_int(sent);
}

YR_METHOD(posix_lockf)
{
    int fd, command, status;
    int64_t size;
    if (yr_posix_int(args[0], &fd) < 0 || yr_posix_int(args[1], &command) < 0 ||
        yr_to_index(args[2], &size, false) < 0)
        return 0;
    UNINTERRUPTED(status, lockf(fd, command, size));
    return status < 0 ? failed(0) : YR_NONE;
}

const yr_method_def yr_posix_descriptors[] = {
    {"close", posix_close, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"closerange", posix_closerange, 2, 2, 0, NULL},
    {"dup", posix_dup, 1, 1, 0, NULL},
    {"dup2", posix_dup2, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"fchdir", posix_fchdir, 1, 1, 0, NULL},
    {"fchmod", posix_fchmod, 2, 2, 0, NULL},
    {"fchown", posix_fchown, 3, 3, 0, NULL},
    {"fdatasync", posix_fdatasync, 1, 1, 0, NULL},
    {"fsync", posix_fsync, 1, 1, 0, NULL},
    {"ftruncate", posix_ftruncate, 2, 2, 0, NULL},
    {"get_blocking", posix_get_blocking, 1, 1, 0, NULL},
    {"get_inheritable", posix_get_inheritable, 1, 1, 0, NULL},
    {"get_terminal_size", posix_get_terminal_size, 0, 1, 0, NULL},
    {"isatty", posix_isatty, 1, 1, 0, NULL},
    {"lockf", posix_lockf, 3, 3, 0, NULL},
    {"lseek", posix_lseek, 3, 3, 0, NULL},
    {"open", posix_open, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"openpty", posix_openpty, 0, 0, 0, NULL},
    {"pipe", posix_pipe, 0, 0, 0, NULL},
    {"pipe2", posix_pipe2, 1, 1, 0, NULL},
    {"pread", posix_pread, 3, 3, 0, NULL},
    {"pwrite", posix_pwrite, 3, 3, 0, NULL},
    {"read", posix_read, 2, 2, 0, NULL},
    {"sendfile", posix_sendfile, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"set_blocking", posix_set_blocking, 2, 2, 0, NULL},
    {"set_inheritable", posix_set_inheritable, 2, 2, 0, NULL},
    {"ttyname", posix_ttyname, 1, 1, 0, NULL},
    {"write", posix_write, 2, 2, 0, NULL},
    {0},
};
