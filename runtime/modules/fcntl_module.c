/* fcntl_module.c - the module fcntl: fcntl(), ioctl() and locks of files. */
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include "../core/extension.h"
#include "../types/buffer.h"
#include "../core/threads.h"

enum { MOST = 1024 };

/* An argument that is an int of C, or an unsigned one. 0, or -1 and an error. */
static int word(yr_value v, unsigned *out)
{
    uint32_t bits = *out;
    int r = yr_argument_word32(v, &bits);
    *out = bits;
    return r;
}

/* A copy of a str or bytes argument, and its length: -1 is another type, -2 an error. */
static int64_t copy_argument(const char *f, yr_value v, char *out)
{
    yr_span s;
    size_t n;
    if (YR_IS_STR(v)) {
        const char *text = yr_utf8(v, &n);
        s = (yr_span){(const uint8_t *)text, n};
        if (!text)
            return -2;
    } else if (!yr_exports_buffer(v)) {
        return -1;
    } else if (yr_bytes_need(v, &s) < 0) {
        return -2;
    }
    if (s.n > MOST) {
        yr_value_error("%s string arg too long", f);
        return -2;
    }
    memcpy(out, s.p, s.n);
    out[s.n] = 0;
    return (int64_t)s.n;
}

YR_METHOD(fcntl_fcntl)
{
    int fd, command = 0, result;
    unsigned number = 0;
    char bytes[MOST + 1];
    bool again = true;
    if (yr_argument_fd(args[0], &fd) < 0 || yr_argument_c_int(args[1], &command) < 0)
        return 0;
    int64_t size = n > 2 ? copy_argument("fcntl", args[2], bytes) : -1;
    if (size == -2 || (size == -1 && n > 2 && word(args[2], &number) < 0))
        return 0;
    while (again) {
        result = size >= 0 ? fcntl(fd, command, bytes) : fcntl(fd, command, (int)number);
        if (result >= 0)
            return size >= 0 ? yr_bytes_from(bytes, (size_t)size) : yr_int(result);
        yr_extension_os_error(&again);
    }
    return 0;
}

YR_METHOD(fcntl_ioctl)
{
    int fd, result;
    unsigned request = 0, number = 0;
    char bytes[MOST + 1];
    bool mutate = true;
    yr_exported b;
    if (yr_argument_fd(args[0], &fd) < 0 || word(args[1], &request) < 0 ||
        yr_argument_truth(n > 3 ? args[3] : 0, &mutate) < 0)
        return 0;
    if (n > 2 && mutate && yr_exports_buffer(args[2]) && !YR_IS_BYTES(args[2])) {
        if (yr_buffer_hold_writable(args[2], &b, "ioctl() argument 3") < 0)
            return 0;
        result = ioctl(fd, request, b.data);
        int error = errno;
        yr_buffer_let_go(&b);
        return result < 0 ? yr_raise_os(error, 0) : yr_int(result);
    }
    int64_t size = n > 2 ? copy_argument("ioctl", args[2], bytes) : -1;
    if (size == -2 || (size == -1 && n > 2 && word(args[2], &number) < 0))
        return 0;
    result = size >= 0 ? ioctl(fd, request, bytes) : ioctl(fd, request, (int)number);
    if (result < 0)
        return yr_raise_os(errno, 0);
    return size >= 0 ? yr_bytes_from(bytes, (size_t)size) : yr_int(result);
}

YR_METHOD(fcntl_flock)
{
    int fd, operation = 0;
    bool again = true;
    if (yr_argument_fd(args[0], &fd) < 0 || yr_argument_c_int(args[1], &operation) < 0)
        return 0;
    while (again) {
        int done;
        YR_BLOCKING(done = flock(fd, operation));
        if (done == 0)
            return YR_NONE;
        yr_extension_os_error(&again);
    }
    return 0;
}

YR_METHOD(fcntl_lockf)
{
    int fd, operation = 0, whence = 0;
    int64_t length = 0, start = 0;
    bool again = true;
    if (yr_argument_fd(args[0], &fd) < 0 || yr_argument_c_int(args[1], &operation) < 0 ||
        yr_argument_size(n > 2 ? args[2] : 0, &length) < 0 ||
        yr_argument_size(n > 3 ? args[3] : 0, &start) < 0 ||
        yr_argument_c_int(n > 4 ? args[4] : 0, &whence) < 0)
        return 0;
    struct flock lock = {.l_whence = (short)whence, .l_start = start, .l_len = length};
    if (operation == LOCK_UN)
        lock.l_type = F_UNLCK;
    else if (operation & LOCK_SH)
        lock.l_type = F_RDLCK;
    else if (operation & LOCK_EX)
        lock.l_type = F_WRLCK;
    else
        return yr_value_error("unrecognized lockf argument");
    while (again) {
        int done;
        YR_BLOCKING(done = fcntl(fd, operation & LOCK_NB ? F_SETLK : F_SETLKW, &lock));
        if (done == 0)
            return YR_NONE;
        yr_extension_os_error(&again);
    }
    return 0;
}

static const yr_method_def functions[] = {
    {"fcntl", fcntl_fcntl, 2, 3, 0, "Perform the operation `cmd` on file descriptor fd."},
    {"ioctl", fcntl_ioctl, 2, 4, 0, "Perform the operation request on file descriptor fd."},
    {"flock", fcntl_flock, 2, 2, 0, "Perform the lock operation `operation` on a descriptor."},
    {"lockf", fcntl_lockf, 2, 5, 0, "A wrapper around the fcntl() locking calls."},
    YR_METHOD_END,
};

/* clang-format off */
#define X(name) {#name, name},
static const yr_extension_int numbers[] = {
    X(LOCK_SH) X(LOCK_EX) X(LOCK_NB) X(LOCK_UN) X(LOCK_MAND) X(LOCK_READ) X(LOCK_WRITE) X(LOCK_RW)
    X(F_DUPFD) X(F_DUPFD_CLOEXEC) X(F_GETFD) X(F_SETFD) X(F_GETFL) X(F_SETFL) X(F_GETLK)
    X(F_SETLK) X(F_SETLKW) X(F_OFD_GETLK) X(F_OFD_SETLK) X(F_OFD_SETLKW) X(F_GETOWN) X(F_SETOWN)
    X(F_GETSIG) X(F_SETSIG) X(F_RDLCK) X(F_WRLCK) X(F_UNLCK) X(F_EXLCK) X(F_SHLCK) X(F_GETLEASE)
    X(F_SETLEASE) X(F_NOTIFY) X(F_SETPIPE_SZ) X(F_GETPIPE_SZ) X(F_ADD_SEALS) X(F_GET_SEALS)
    X(F_SEAL_SEAL) X(F_SEAL_SHRINK) X(F_SEAL_GROW) X(F_SEAL_WRITE) X(FD_CLOEXEC) X(FASYNC)
    {"F_GETLK64", F_GETLK}, {"F_SETLK64", F_SETLK}, {"F_SETLKW64", F_SETLKW},
    X(DN_ACCESS) X(DN_MODIFY) X(DN_CREATE) X(DN_DELETE) X(DN_RENAME) X(DN_ATTRIB) X(DN_MULTISHOT)
    {NULL, 0},
};
#undef X
/* clang-format on */

static int fill(yr_module *m)
{
    return yr_extension_ints(m, numbers) < 0 ? -1 : yr_module_add_functions(m, functions);
}

const yr_native_module yr_module_fcntl = {"fcntl", fill};
