/* posix_module.c - the system calls under os and os.path, and nothing of their comfort.
 *
 * Paths are str, bytes or have __fspath__. What a call reports about a file is a tuple, in the
 * order of os.stat_result.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>
#include "io.h"

extern char **environ;

/* A path argument: its text borrowed from path (new), or NULL and an error. */
static const char *path_of(yr_value v, yr_value *path)
{
    *path = yr_io_path(v);
    if (!*path)
        return NULL;
    size_t n = 0;
    const char *text = NULL;
    if (YR_IS_BYTES(*path)) {
        text = (const char *)yr_bytes_as(*path)->data;
        n = yr_bytes_as(*path)->length;
    } else if (YR_IS_STR(*path)) {
        text = yr_utf8(*path, &n);
    } else {
        yr_type_error("expected str, bytes or os.PathLike object, not %T", v);
    }
    if (text && strlen(text) != n) {
        text = NULL;
        yr_value_error("embedded null byte");
    }
    if (!text)
        yr_drop(*path);
    return text;
}

/* The end of a call on one path: None, or the OSError of errno. Steals path. */
static yr_value done(int status, yr_value path)
{
    if (status < 0)
        yr_raise_os(errno, path);
    yr_drop(path);
    return status < 0 ? 0 : YR_NONE;
}

static yr_value text_of(const char *s)
{
    return yr_str_from_c(s);
}

YR_TEXT_METHOD(posix_getcwd)
{
    char *cwd = getcwd(NULL, 0);
    if (!cwd)
        return yr_raise_os(errno, 0);
    yr_value s = text_of(cwd);
    free(cwd);
    return s;
}

#define ON_PATH(name, call)                                                                        \
    YR_TEXT_METHOD(posix_##name)                                                                   \
    {                                                                                              \
        yr_value path;                                                                             \
        const char *text = path_of(args[0], &path);                                                \
        return text ? done(call, path) : 0;                                                        \
    }
ON_PATH(chdir, chdir(text))
ON_PATH(unlink, unlink(text))
ON_PATH(rmdir, rmdir(text))

static int mode_argument(yr_value *args, size_t n, int64_t *mode)
{
    return n > 1 ? yr_to_i64(args[1], mode) : 0;
}

YR_TEXT_METHOD(posix_mkdir)
{
    yr_value path;
    int64_t mode = 0777;
    const char *text = mode_argument(args, n, &mode) < 0 ? NULL : path_of(args[0], &path);
    return text ? done(mkdir(text, (mode_t)mode), path) : 0;
}

YR_TEXT_METHOD(posix_chmod)
{
    yr_value path;
    int64_t mode = 0;
    const char *text = mode_argument(args, n, &mode) < 0 ? NULL : path_of(args[0], &path);
    return text ? done(chmod(text, (mode_t)mode), path) : 0;
}

YR_TEXT_METHOD(posix_access)
{
    yr_value path;
    int64_t mode = 0;
    const char *text = mode_argument(args, n, &mode) < 0 ? NULL : path_of(args[0], &path);
    if (!text)
        return 0;
    yr_value ok = yr_bool(access(text, (int)mode) == 0);
    yr_drop(path);
    return ok;
}

/* The OSError of a call on two paths. */
static void raise_two(int error, yr_value from, yr_value to)
{
    yr_value args[5] = {yr_int(error), text_of(strerror(error)), from, YR_NONE, to};
    yr_value e = args[1] ? yr_invoke(yr_from(YR_EXC(OSError)), args, 5) : 0;
    yr_xdrop(args[1]);
    if (e)
        yr_raise_instance(e);
}

/* rename, link, symlink: two paths. */
static yr_value on_two(yr_value *args, int (*call)(const char *, const char *))
{
    yr_value from, to;
    const char *a = path_of(args[0], &from);
    if (!a)
        return 0;
    const char *b = path_of(args[1], &to);
    if (!b) {
        yr_drop(from);
        return 0;
    }
    int status = call(a, b);
    if (status < 0)
        raise_two(errno, from, to);
    yr_drop(from);
    yr_drop(to);
    return status < 0 ? 0 : YR_NONE;
}

YR_TEXT_METHOD(posix_rename)
{
    return on_two(args, rename);
}

YR_TEXT_METHOD(posix_link)
{
    return on_two(args, link);
}

YR_TEXT_METHOD(posix_symlink)
{
    return on_two(args, symlink);
}

YR_TEXT_METHOD(posix_readlink)
{
    yr_value path, result = 0;
    char target[PATH_MAX];
    const char *text = path_of(args[0], &path);
    if (!text)
        return 0;
    ssize_t got = readlink(text, target, sizeof target);
    if (got < 0)
        yr_raise_os(errno, path);
    else
        result = yr_str_from_utf8(target, (size_t)got);
    yr_drop(path);
    return result;
}

/* ---- Folders and files ---------------------------------------------------------------------- */

static int add_name(yr_value list, const char *name)
{
    if (!strcmp(name, ".") || !strcmp(name, ".."))
        return 0;
    yr_value s = text_of(name);
    int status = s ? yr_list_append(list, s) : -1;
    yr_xdrop(s);
    return status;
}

YR_TEXT_METHOD(posix_listdir)
{
    yr_value path = 0, list = 0;
    const char *text = n && args[0] != YR_NONE ? path_of(args[0], &path) : ".";
    if (!text)
        return 0;
    DIR *folder = opendir(text);
    if (!folder) {
        yr_raise_os(errno, path);
        goto out;
    }
    list = yr_list_new();
    for (struct dirent *e; list && (e = readdir(folder));) {
        if (add_name(list, e->d_name) < 0) {
            yr_drop(list);
            list = 0;
        }
    }
    closedir(folder);
out:
    yr_xdrop(path);
    return list;
}

static yr_value seconds(struct timespec t)
{
    return yr_float((double)t.tv_sec + 1e-9 * (double)t.tv_nsec);
}

static yr_value stat_tuple(const struct stat *s)
{
    yr_value items[] = {
        yr_int(s->st_mode),           yr_int_from_u64(s->st_ino), yr_int_from_u64(s->st_dev),
        yr_int_from_u64(s->st_nlink), yr_int(s->st_uid),          yr_int(s->st_gid),
        yr_int(s->st_size),           seconds(s->st_atim),        seconds(s->st_mtim),
        seconds(s->st_ctim),
    };
    return yr_tuple(items, sizeof items / sizeof *items);
}

static yr_value stat_with(yr_value v, bool follow)
{
    struct stat s;
    yr_value path = 0;
    int status;
    if (YR_IS_ANY_INT(v)) {
        int64_t fd;
        if (yr_to_i64(v, &fd) < 0)
            return 0;
        status = fstat((int)fd, &s);
    } else {
        const char *text = path_of(v, &path);
        if (!text)
            return 0;
        status = follow ? stat(text, &s) : lstat(text, &s);
    }
    if (status < 0)
        yr_raise_os(errno, path);
    yr_xdrop(path);
    return status < 0 ? 0 : stat_tuple(&s);
}

YR_TEXT_METHOD(posix_stat)
{
    return stat_with(args[0], true);
}

YR_TEXT_METHOD(posix_lstat)
{
    return stat_with(args[0], false);
}

YR_TEXT_METHOD(posix_utime)
{
    yr_value path;
    struct timespec times[2] = {{.tv_nsec = UTIME_NOW}, {.tv_nsec = UTIME_NOW}};
    if (n > 1) {
        double a, m;
        if (yr_to_double(args[1], &a) < 0 || yr_to_double(args[2], &m) < 0)
            return 0;
        times[0] = (struct timespec){(time_t)a, (long)((a - (double)(time_t)a) * 1e9)};
        times[1] = (struct timespec){(time_t)m, (long)((m - (double)(time_t)m) * 1e9)};
    }
    const char *text = path_of(args[0], &path);
    return text ? done(utimensat(AT_FDCWD, text, times, 0), path) : 0;
}

/* ---- Descriptors ---------------------------------------------------------------------------- */

static int integer(yr_value v, int64_t *out)
{
    return yr_to_index(v, out, false);
}

YR_TEXT_METHOD(posix_open)
{
    int64_t flags, mode = 0777;
    yr_value path;
    if (integer(args[1], &flags) < 0 || (n > 2 && integer(args[2], &mode) < 0))
        return 0;
    const char *text = path_of(args[0], &path);
    if (!text)
        return 0;
    int fd = open(text, (int)flags | O_CLOEXEC, (mode_t)mode);
    yr_value result = fd < 0 ? yr_raise_os(errno, path) : yr_int(fd);
    yr_drop(path);
    return result;
}

YR_TEXT_METHOD(posix_close)
{
    int64_t fd;
    if (integer(args[0], &fd) < 0)
        return 0;
    return close((int)fd) < 0 ? yr_raise_os(errno, 0) : YR_NONE;
}

YR_TEXT_METHOD(posix_read)
{
    int64_t fd, size;
    if (integer(args[0], &fd) < 0 || integer(args[1], &size) < 0)
        return 0;
    if (size < 0)
        return yr_raise_os(EINVAL, 0);
    uint8_t *buffer = yr_alloc(size ? (size_t)size : 1);
    if (!buffer)
        return 0;
    ssize_t got = read((int)fd, buffer, (size_t)size);
    yr_value result = got < 0 ? yr_raise_os(errno, 0) : yr_bytes_from(buffer, (size_t)got);
    yr_dispose(buffer);
    return result;
}

YR_TEXT_METHOD(posix_write)
{
    int64_t fd;
    yr_span span;
    if (integer(args[0], &fd) < 0 || yr_bytes_need(args[1], &span) < 0)
        return 0;
    ssize_t put = write((int)fd, span.p, span.n);
    return put < 0 ? yr_raise_os(errno, 0) : yr_int(put);
}

YR_TEXT_METHOD(posix_pipe)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0)
        return yr_raise_os(errno, 0);
    yr_value items[2] = {yr_int(ends[0]), yr_int(ends[1])};
    return yr_tuple(items, 2);
}

YR_TEXT_METHOD(posix_isatty)
{
    int64_t fd;
    return integer(args[0], &fd) < 0 ? 0 : yr_bool(isatty((int)fd));
}

/* ---- The process ---------------------------------------------------------------------------- */

YR_TEXT_METHOD(posix_getpid)
{
    return yr_int(getpid());
}

YR_TEXT_METHOD(posix_getppid)
{
    return yr_int(getppid());
}

YR_TEXT_METHOD(posix_getuid)
{
    return yr_int(getuid());
}

YR_TEXT_METHOD(posix_exit)
{
    int64_t status;
    if (integer(args[0], &status) < 0)
        return 0;
    _exit((int)status);
}

YR_TEXT_METHOD(posix_cpu_count)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? yr_int(count) : YR_NONE;
}

YR_TEXT_METHOD(posix_urandom)
{
    int64_t size;
    if (integer(args[0], &size) < 0)
        return 0;
    if (size < 0)
        return yr_value_error("negative argument not allowed");
    yr_value bytes = yr_bytes_alloc((size_t)size);
    for (size_t at = 0; bytes && at < (size_t)size;) {
        ssize_t got = getrandom(yr_bytes_as(bytes)->data + at, (size_t)size - at, 0);
        if (got < 0 && errno != EINTR) {
            yr_raise_os(errno, 0);
            yr_drop(bytes);
            return 0;
        }
        at += got > 0 ? (size_t)got : 0;
    }
    return bytes;
}

/* putenv(name, value), unsetenv(name): both str. */
YR_TEXT_METHOD(posix_putenv)
{
    const char *name = yr_utf8(args[0], NULL), *value = yr_utf8(args[1], NULL);
    if (!name || !value)
        return 0;
    return setenv(name, value, 1) < 0 ? yr_raise_os(errno, 0) : YR_NONE;
}

YR_TEXT_METHOD(posix_unsetenv)
{
    const char *name = yr_utf8(args[0], NULL);
    if (!name)
        return 0;
    return unsetenv(name) < 0 ? yr_raise_os(errno, 0) : YR_NONE;
}

/* new dict: the environment. */
static yr_value environment(void)
{
    yr_value d = yr_dict_new();
    for (char **e = environ; d && e && *e; e++) {
        char *equals = strchr(*e, '=');
        if (!equals)
            continue;
        yr_value name = yr_str_from_utf8(*e, (size_t)(equals - *e));
        yr_value value = name ? text_of(equals + 1) : 0;
        int status = value ? yr_dict_set(d, name, value) : -1;
        yr_xdrop(name);
        yr_xdrop(value);
        if (status < 0) {
            yr_drop(d);
            return 0;
        }
    }
    return d;
}

YR_TEXT_METHOD(posix_strerror)
{
    int64_t code;
    return integer(args[0], &code) < 0 ? 0 : text_of(strerror((int)code));
}

YR_TEXT_METHOD(posix_fspath)
{
    if (YR_IS_ANY_INT(args[0]))
        return yr_type_error("expected str, bytes or os.PathLike object, not %T", args[0]);
    return yr_io_path(args[0]);
}

static const yr_method_def functions[] = {
    {"getcwd", posix_getcwd, 0, 0, 0, NULL},     {"chdir", posix_chdir, 1, 1, 0, NULL},
    {"unlink", posix_unlink, 1, 1, 0, NULL},     {"rmdir", posix_rmdir, 1, 1, 0, NULL},
    {"mkdir", posix_mkdir, 1, 2, 0, NULL},       {"chmod", posix_chmod, 2, 2, 0, NULL},
    {"access", posix_access, 2, 2, 0, NULL},     {"rename", posix_rename, 2, 2, 0, NULL},
    {"link", posix_link, 2, 2, 0, NULL},         {"symlink", posix_symlink, 2, 2, 0, NULL},
    {"readlink", posix_readlink, 1, 1, 0, NULL}, {"listdir", posix_listdir, 0, 1, 0, NULL},
    {"stat", posix_stat, 1, 1, 0, NULL},         {"lstat", posix_lstat, 1, 1, 0, NULL},
    {"utime", posix_utime, 1, 3, 0, NULL},       {"open", posix_open, 2, 3, 0, NULL},
    {"close", posix_close, 1, 1, 0, NULL},       {"read", posix_read, 2, 2, 0, NULL},
    {"write", posix_write, 2, 2, 0, NULL},       {"pipe", posix_pipe, 0, 0, 0, NULL},
    {"isatty", posix_isatty, 1, 1, 0, NULL},     {"getpid", posix_getpid, 0, 0, 0, NULL},
    {"getppid", posix_getppid, 0, 0, 0, NULL},   {"getuid", posix_getuid, 0, 0, 0, NULL},
    {"_exit", posix_exit, 1, 1, 0, NULL},        {"cpu_count", posix_cpu_count, 0, 0, 0, NULL},
    {"urandom", posix_urandom, 1, 1, 0, NULL},   {"putenv", posix_putenv, 2, 2, 0, NULL},
    {"unsetenv", posix_unsetenv, 1, 1, 0, NULL}, {"strerror", posix_strerror, 1, 1, 0, NULL},
    {"fspath", posix_fspath, 1, 1, 0, NULL},     {0},
};

static int fill(yr_module *m)
{
    static const struct {
        const char *name;
        int value;
    } numbers[] = {
        {"O_RDONLY", O_RDONLY}, {"O_WRONLY", O_WRONLY}, {"O_RDWR", O_RDWR},
        {"O_CREAT", O_CREAT},   {"O_EXCL", O_EXCL},     {"O_TRUNC", O_TRUNC},
        {"O_APPEND", O_APPEND}, {"F_OK", F_OK},         {"R_OK", R_OK},
        {"W_OK", W_OK},         {"X_OK", X_OK},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (yr_module_add(m, numbers[i].name, yr_int(numbers[i].value)) < 0)
            return -1;
    }
    yr_value env = environment();
    if (!env || yr_module_add(m, "environ", env) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module_posix = {"posix", fill};
