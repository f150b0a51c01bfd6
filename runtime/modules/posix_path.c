/* posix_path.c - system calls on files by their paths.
 *
 * Paths are str, bytes or have __fspath__; where CPython allows it, a descriptor. dir_fd is the
 * folder that a relative path begins in.
 */
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include "posix.h"

/* ---- Arguments ------------------------------------------------------------------------------ */

static int wrong_type(const char *name, yr_value v, bool descriptor_allowed)
{
    yr_type_error("%s: path should be string, bytes%s or %s, not %T", name,
                  descriptor_allowed ? ", os.PathLike" : "",
                  descriptor_allowed ? "integer" : "os.PathLike", v);
    return -1;
}

int yr_path_from(yr_path *p, const char *name, yr_value v, bool descriptor_allowed)
{
    *p = (yr_path){.fd = -1, .folder = AT_FDCWD};
    if (descriptor_allowed && (YR_IS_ANY_INT(v) || v == YR_TRUE || v == YR_FALSE))
        return yr_posix_int(v, &p->fd);
    bool missing = false;
    if (YR_IS_STR(v) || YR_IS_BYTES(v))
        p->object = yr_retain(v);
    else
        p->object = yr_call_special(v, YR_NAME(__fspath__), NULL, 0, &missing);
    if (missing)
        return wrong_type(name, v, descriptor_allowed);
    if (!p->object)
        return -1;
    if (YR_IS_BYTES(p->object))
        p->bytes = yr_retain(p->object);
    else if (YR_IS_STR(p->object))
        p->bytes = yr_encode(p->object, "utf-8", "surrogateescape");
    else
        yr_type_error("expected %s.__fspath__() to return str or bytes, not %T", yr_type_name(v),
                      p->object);
    if (p->bytes)
        p->text = (const char *)yr_bytes_as(p->bytes)->data;
    if (p->text && strlen(p->text) != yr_bytes_as(p->bytes)->length) {
        yr_value_error("%s: embedded null character in path", name);
        p->text = NULL;
    }
    if (p->text)
        return 0;
    yr_path_end(p);
    return -1;
}

void yr_path_end(yr_path *p)
{
    yr_set(&p->object, 0);
    yr_set(&p->bytes, 0);
    p->text = NULL;
}

int yr_path_folder(yr_value v, int *folder)
{
    *folder = AT_FDCWD;
    if (!v || v == YR_NONE)
        return 0;
    if (YR_IS_ANY_INT(v) || v == YR_TRUE || v == YR_FALSE)
        return yr_posix_int(v, folder);
    yr_type_error("argument should be integer or None, not %T", v);
    return -1;
}

yr_value yr_path_done(yr_path *p, int status)
{
    if (status < 0)
        yr_raise_os(errno, p->object);
    yr_path_end(p);
    return status < 0 ? 0 : YR_NONE;
}

yr_value yr_posix_text(const char *text)
{
    return yr_decode((const uint8_t *)text, strlen(text), "utf-8", "surrogateescape");
}

yr_value yr_path_name(const yr_path *p, const char *text, size_t n)
{
    if (p->object && YR_IS_BYTES(p->object))
        return yr_bytes_from(text, n);
    return yr_decode((const uint8_t *)text, n, "utf-8", "surrogateescape");
}

int yr_posix_int(yr_value v, int *out)
{
    int64_t i;
    if (yr_to_index(v, &i, false) < 0)
        return -1;
    if (i > INT_MAX || i < INT_MIN) {
        yr_raise_format(YR_EXC(OverflowError), i > 0 ? "signed integer is greater than maximum"
                                                     : "signed integer is less than minimum");
        return -1;
    }
    *out = (int)i;
    return 0;
}

int yr_posix_flag(yr_value v, bool otherwise)
{
    return v ? yr_truth(v) : otherwise;
}

yr_value yr_posix_fail(void)
{
    return yr_raise_os(errno, 0);
}

yr_value yr_posix_done(int64_t status)
{
    return status < 0 ? yr_posix_fail() : YR_NONE;
}

/* ---- One path ------------------------------------------------------------------------------- */

YR_METHOD(posix_chdir)
{
    static const char *const names[] = {"path"};
    yr_value v;
    yr_path p;
    if (yr_parse_arguments("chdir", names, 0, 1, 1, 1, args, n, keywords, &v) < 0 ||
        yr_path_from(&p, "chdir", v, true) < 0)
        return 0;
    return yr_path_done(&p, p.text ? chdir(p.text) : fchdir(p.fd));
}

YR_METHOD(posix_chroot)
{
    yr_path p;
    return yr_path_from(&p, "chroot", args[0], false) < 0 ? 0 : yr_path_done(&p, chroot(p.text));
}

/* name(path, *, dir_fd=None): the path as `p`. */
static int path_in_folder(const char *name, yr_path *p, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"path", "dir_fd"};
    yr_value v[2];
    int folder;
    if (yr_parse_arguments(name, names, 0, 1, 1, 2, args, n, keywords, v) < 0 ||
        yr_path_folder(v[1], &folder) < 0 || yr_path_from(p, name, v[0], false) < 0)
        return -1;
    p->folder = folder;
    return 0;
}

YR_METHOD(posix_unlink)
{
    yr_path p;
    if (path_in_folder("unlink", &p, args, n, keywords) < 0)
        return 0;
    return yr_path_done(&p, unlinkat(p.folder, p.text, 0));
}

YR_METHOD(posix_remove)
{
    yr_path p;
    if (path_in_folder("remove", &p, args, n, keywords) < 0)
        return 0;
    return yr_path_done(&p, unlinkat(p.folder, p.text, 0));
}

YR_METHOD(posix_rmdir)
{
    yr_path p;
    if (path_in_folder("rmdir", &p, args, n, keywords) < 0)
        return 0;
    return yr_path_done(&p, unlinkat(p.folder, p.text, AT_REMOVEDIR));
}

YR_METHOD(posix_readlink)
{
    yr_path p;
    char target[PATH_MAX];
    if (path_in_folder("readlink", &p, args, n, keywords) < 0)
        return 0;
    ssize_t got = readlinkat(p.folder, p.text, target, sizeof target);
    if (got < 0)
        return yr_path_done(&p, -1);
    yr_value result = yr_path_name(&p, target, (size_t)got);
    yr_path_end(&p);
    return result;
}

/* name(path, mode=..., *, dir_fd=None) */
static int path_and_mode(const char *name, yr_path *p, int *mode, yr_value *args, size_t n,
                         yr_value keywords)
{
    static const char *const names[] = {"path", "mode", "dir_fd"};
    yr_value v[3];
    int folder;
    if (yr_parse_arguments(name, names, 0, 1, 2, 3, args, n, keywords, v) < 0 ||
        (v[1] && yr_posix_int(v[1], mode) < 0) || yr_path_folder(v[2], &folder) < 0 ||
        yr_path_from(p, name, v[0], false) < 0)
        return -1;
    p->folder = folder;
    return 0;
}

YR_METHOD(posix_mkdir)
{
    yr_path p;
    int mode = 0777;
    if (path_and_mode("mkdir", &p, &mode, args, n, keywords) < 0)
        return 0;
    return yr_path_done(&p, mkdirat(p.folder, p.text, (mode_t)mode));
}

YR_METHOD(posix_mkfifo)
{
    yr_path p;
    int mode = 0666;
    if (path_and_mode("mkfifo", &p, &mode, args, n, keywords) < 0)
        return 0;
    return yr_path_done(&p, mkfifoat(p.folder, p.text, (mode_t)mode));
}

YR_METHOD(posix_access)
{
    static const char *const names[] = {"path", "mode", "dir_fd", "effective_ids",
                                        "follow_symlinks"};
    yr_value v[5];
    yr_path p;
    int mode, folder;
    if (yr_parse_arguments("access", names, 0, 2, 2, 5, args, n, keywords, v) < 0 ||
        yr_posix_int(v[1], &mode) < 0 || yr_path_folder(v[2], &folder) < 0)
        return 0;
    int effective = yr_posix_flag(v[3], false), follow = yr_posix_flag(v[4], true);
    if (effective < 0 || follow < 0 || yr_path_from(&p, "access", v[0], false) < 0)
        return 0;
    int flags = (effective ? AT_EACCESS : 0) | (follow ? 0 : AT_SYMLINK_NOFOLLOW);
    bool ok = faccessat(folder, p.text, mode, flags) == 0;
    yr_path_end(&p);
    return yr_bool(ok);
}

YR_METHOD(posix_chmod)
{
    static const char *const names[] = {"path", "mode", "dir_fd", "follow_symlinks"};
    yr_value v[4];
    yr_path p;
    int mode, folder;
    if (yr_parse_arguments("chmod", names, 0, 2, 2, 4, args, n, keywords, v) < 0 ||
        yr_posix_int(v[1], &mode) < 0 || yr_path_folder(v[2], &folder) < 0)
        return 0;
    int follow = yr_posix_flag(v[3], true);
    if (follow < 0 || yr_path_from(&p, "chmod", v[0], true) < 0)
        return 0;
    if (!p.text)
        return yr_path_done(&p, fchmod(p.fd, (mode_t)mode));
    return yr_path_done(&p,
                        fchmodat(folder, p.text, (mode_t)mode, follow ? 0 : AT_SYMLINK_NOFOLLOW));
}

YR_METHOD(posix_chown)
{
    static const char *const names[] = {"path", "uid", "gid", "dir_fd", "follow_symlinks"};
    yr_value v[5];
    yr_path p;
    int uid, gid, folder;
    if (yr_parse_arguments("chown", names, 0, 3, 3, 5, args, n, keywords, v) < 0 ||
        yr_posix_int(v[1], &uid) < 0 || yr_posix_int(v[2], &gid) < 0 ||
        yr_path_folder(v[3], &folder) < 0)
        return 0;
    int follow = yr_posix_flag(v[4], true);
    if (follow < 0 || yr_path_from(&p, "chown", v[0], true) < 0)
        return 0;
    if (!p.text)
        return yr_path_done(&p, fchown(p.fd, (uid_t)uid, (gid_t)gid));
    return yr_path_done(
        &p, fchownat(folder, p.text, (uid_t)uid, (gid_t)gid, follow ? 0 : AT_SYMLINK_NOFOLLOW));
}

YR_METHOD(posix_lchown)
{
    yr_path p;
    int uid, gid;
    if (yr_posix_int(args[1], &uid) < 0 || yr_posix_int(args[2], &gid) < 0 ||
        yr_path_from(&p, "lchown", args[0], false) < 0)
        return 0;
    return yr_path_done(&p, lchown(p.text, (uid_t)uid, (gid_t)gid));
}

YR_METHOD(posix_truncate)
{
    yr_path p;
    int64_t size;
    if (yr_to_index(args[1], &size, false) < 0 || yr_path_from(&p, "truncate", args[0], true) < 0)
        return 0;
    return yr_path_done(&p, p.text ? truncate(p.text, size) : ftruncate(p.fd, size));
}

YR_METHOD(posix_statvfs)
{
    yr_path p;
    struct statvfs s;
    if (yr_path_from(&p, "statvfs", args[0], true) < 0)
        return 0;
    if ((p.text ? statvfs(p.text, &s) : fstatvfs(p.fd, &s)) < 0)
        return yr_path_done(&p, -1);
    yr_path_end(&p);
    yr_value items[] = {
        yr_int_from_u64(s.f_bsize),   yr_int_from_u64(s.f_frsize), yr_int_from_u64(s.f_blocks),
        yr_int_from_u64(s.f_bfree),   yr_int_from_u64(s.f_bavail), yr_int_from_u64(s.f_files),
        yr_int_from_u64(s.f_ffree),   yr_int_from_u64(s.f_favail), yr_int_from_u64(s.f_flag),
        yr_int_from_u64(s.f_namemax), yr_int_from_u64(s.f_fsid)};
    return yr_posix_statvfs_result(items);
}

/* ---- Two paths ------------------------------------------------------------------------------ */

typedef struct {
    yr_path from, to;
} two_paths;

static yr_value done_two(two_paths *t, int status)
{
    int error = errno;
    yr_value args[5] = {yr_int(error), 0, t->from.object, YR_NONE, t->to.object};
    if (status < 0 && (args[1] = yr_str_from_c(strerror(error)))) {
        yr_value e = yr_invoke(yr_from(YR_EXC(OSError)), args, 5);
        yr_drop(args[1]);
        if (e)
            yr_raise_instance(e);
    }
    yr_path_end(&t->from);
    yr_path_end(&t->to);
    return status < 0 ? 0 : YR_NONE;
}

static int two_from(two_paths *t, const char *name, yr_value from, yr_value to)
{
    if (yr_path_from(&t->from, name, from, false) < 0)
        return -1;
    if (yr_path_from(&t->to, name, to, false) == 0)
        return 0;
    yr_path_end(&t->from);
    return -1;
}

/* rename and replace: (src, dst, *, src_dir_fd=None, dst_dir_fd=None) */
static yr_value rename_as(const char *name, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"src", "dst", "src_dir_fd", "dst_dir_fd"};
    yr_value v[4];
    two_paths t;
    int from, to;
    if (yr_parse_arguments(name, names, 0, 2, 2, 4, args, n, keywords, v) < 0 ||
        yr_path_folder(v[2], &from) < 0 || yr_path_folder(v[3], &to) < 0 ||
        two_from(&t, name, v[0], v[1]) < 0)
        return 0;
    return done_two(&t, renameat(from, t.from.text, to, t.to.text));
}

YR_METHOD(posix_rename)
{
    return rename_as("rename", args, n, keywords);
}

YR_METHOD(posix_replace)
{
    return rename_as("replace", args, n, keywords);
}

YR_METHOD(posix_link)
{
    static const char *const names[] = {"src", "dst", "src_dir_fd", "dst_dir_fd",
                                        "follow_symlinks"};
    yr_value v[5];
    two_paths t;
    int from, to;
    if (yr_parse_arguments("link", names, 0, 2, 2, 5, args, n, keywords, v) < 0 ||
        yr_path_folder(v[2], &from) < 0 || yr_path_folder(v[3], &to) < 0)
        return 0;
    int follow = yr_posix_flag(v[4], false);
    if (follow < 0 || two_from(&t, "link", v[0], v[1]) < 0)
        return 0;
    return done_two(
        &t, linkat(from, t.from.text, to, t.to.text, v[4] && follow ? AT_SYMLINK_FOLLOW : 0));
}

YR_METHOD(posix_symlink)
{
    static const char *const names[] = {"src", "dst", "target_is_directory", "dir_fd"};
    yr_value v[4];
    two_paths t;
    int folder;
    if (yr_parse_arguments("symlink", names, 0, 2, 3, 4, args, n, keywords, v) < 0 ||
        yr_path_folder(v[3], &folder) < 0 || two_from(&t, "symlink", v[0], v[1]) < 0)
        return 0;
    return done_two(&t, symlinkat(t.from.text, folder, t.to.text));
}

/* ---- Times ---------------------------------------------------------------------------------- */

/* A pair of seconds, or of nanoseconds. */
static int times_from(yr_value pair, bool nanoseconds, struct timespec times[2])
{
    if (!YR_IS_TUPLE(pair) || YR_AS(yr_tuple_object, pair)->length != 2) {
        yr_type_error(nanoseconds ? "utime: 'ns' must be a tuple of two ints"
                                  : "utime: 'times' must be either a tuple of two ints or None");
        return -1;
    }
    for (int i = 0; i < 2; i++) {
        yr_value v = YR_AS(yr_tuple_object, pair)->items[i];
        int64_t whole;
        double real;
        if (nanoseconds || YR_IS_ANY_INT(v)) {
            if (yr_to_index(v, &whole, false) < 0)
                return -1;
            int64_t unit = nanoseconds ? 1000000000 : 1;
            int64_t seconds = whole / unit - (whole % unit < 0);
            times[i] = (struct timespec){seconds, nanoseconds ? whole - seconds * unit : 0};
            continue;
        }
        if (yr_to_double(v, &real) < 0)
            return -1;
        time_t seconds = (time_t)real - ((double)(time_t)real > real);
        times[i] = (struct timespec){seconds, (long)((real - (double)seconds) * 1e9)};
    }
    return 0;
}

YR_METHOD(posix_utime)
{
    static const char *const names[] = {"path", "times", "ns", "dir_fd", "follow_symlinks"};
    struct timespec times[2] = {{.tv_nsec = UTIME_NOW}, {.tv_nsec = UTIME_NOW}};
    yr_value v[5];
    yr_path p;
    int folder;
    if (yr_parse_arguments("utime", names, 0, 1, 2, 5, args, n, keywords, v) < 0 ||
        yr_path_folder(v[3], &folder) < 0)
        return 0;
    bool has_times = v[1] && v[1] != YR_NONE;
    int follow = yr_posix_flag(v[4], true);
    if (has_times && v[2])
        return yr_value_error("utime: you may specify either 'times' or 'ns' but not both");
    if (follow < 0 || (has_times && times_from(v[1], false, times) < 0) ||
        (v[2] && times_from(v[2], true, times) < 0) || yr_path_from(&p, "utime", v[0], true) < 0)
        return 0;
    if (!p.text)
        return yr_path_done(&p, futimens(p.fd, times));
    return yr_path_done(&p, utimensat(folder, p.text, times, follow ? 0 : AT_SYMLINK_NOFOLLOW));
}

YR_METHOD(posix_getcwd)
{
    char *cwd = getcwd(NULL, 0);
    if (!cwd)
        return yr_posix_fail();
    yr_value s = yr_posix_text(cwd);
    free(cwd);
    return s;
}

YR_METHOD(posix_getcwdb)
{
    char *cwd = getcwd(NULL, 0);
    if (!cwd)
        return yr_posix_fail();
    yr_value s = yr_bytes_from(cwd, strlen(cwd));
    free(cwd);
    return s;
}

YR_METHOD(posix_fspath)
{
    bool missing = false;
    if (YR_IS_STR(args[0]) || YR_IS_BYTES(args[0]))
        return yr_retain(args[0]);
    yr_value path = yr_call_special(args[0], YR_NAME(__fspath__), NULL, 0, &missing);
    if (missing)
        return yr_type_error("expected str, bytes or os.PathLike object, not %T", args[0]);
    if (path && !YR_IS_STR(path) && !YR_IS_BYTES(path)) {
        yr_type_error("expected %s.__fspath__() to return str or bytes, not %T",
                      yr_type_name(args[0]), path);
        yr_drop(path);
        return 0;
    }
    return path;
}

const yr_method_def yr_posix_paths[] = {
    {"access", posix_access, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"chdir", posix_chdir, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"chmod", posix_chmod, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"chown", posix_chown, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"chroot", posix_chroot, 1, 1, 0, NULL},
    {"fspath", posix_fspath, 1, 1, 0, NULL},
    {"getcwd", posix_getcwd, 0, 0, 0, NULL},
    {"getcwdb", posix_getcwdb, 0, 0, 0, NULL},
    {"lchown", posix_lchown, 3, 3, 0, NULL},
    {"link", posix_link, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"mkdir", posix_mkdir, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"mkfifo", posix_mkfifo, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"readlink", posix_readlink, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"remove", posix_remove, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"rename", posix_rename, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"replace", posix_replace, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"rmdir", posix_rmdir, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"statvfs", posix_statvfs, 1, 1, 0, NULL},
    {"symlink", posix_symlink, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"truncate", posix_truncate, 2, 2, 0, NULL},
    {"unlink", posix_unlink, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"utime", posix_utime, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {0},
};
