/* posix_stat.c - what the system tells of files: stat_result, listdir, scandir and its entries. */
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>
#include "../core/structseq.h"
#include "posix.h"

yr_type *yr_posix_type(const char *name)
{
    yr_value m = YR->modules ? yr_dict_get_c(YR->modules, "posix") : 0;
    yr_value t = m ? yr_dict_get_c(YR_AS(yr_module, m)->dict, name) : 0;
    if (!t && !YR->pending)
        yr_raise_format(YR_EXC(RuntimeError), "posix.%s is gone", name);
    return t ? YR_AS(yr_type, t) : NULL;
}

/* ---- stat ----------------------------------------------------------------------------------- */

static yr_value seconds(struct timespec t)
{
    return yr_float((double)t.tv_sec + 1e-9 * (double)t.tv_nsec);
}

static yr_value nanoseconds(struct timespec t)
{
    return yr_int_from_i64((int64_t)t.tv_sec * 1000000000 + t.tv_nsec);
}

static yr_value stat_result(const struct stat *s)
{
    yr_type *t = yr_posix_type("stat_result");
    if (!t)
        return 0;
    yr_value items[] = {
        yr_int(s->st_mode),
        yr_int_from_u64(s->st_ino),
        yr_int_from_u64(s->st_dev),
        yr_int_from_u64(s->st_nlink),
        yr_int(s->st_uid),
        yr_int(s->st_gid),
        yr_int_from_i64(s->st_size),
        yr_int_from_i64(s->st_atime),
        yr_int_from_i64(s->st_mtime),
        yr_int_from_i64(s->st_ctime),
        seconds(s->st_atim),
        seconds(s->st_mtim),
        seconds(s->st_ctim),
        nanoseconds(s->st_atim),
        nanoseconds(s->st_mtim),
        nanoseconds(s->st_ctim),
        yr_int_from_i64(s->st_blksize),
        yr_int_from_i64(s->st_blocks),
        yr_int_from_u64(s->st_rdev),
    };
    return yr_structseq_steal(t, items);
}

YR_METHOD(posix_stat)
{
    static const char *const names[] = {"path", "dir_fd", "follow_symlinks"};
    yr_value v[3];
    yr_path p;
    struct stat s;
    int folder;
    if (yr_parse_arguments("stat", names, 0, 1, 1, 3, args, n, keywords, v) < 0 ||
        yr_path_folder(v[1], &folder) < 0)
        return 0;
    int follow = yr_posix_flag(v[2], true);
    if (follow < 0 || yr_path_from(&p, "stat", v[0], true) < 0)
        return 0;
    if (!p.text && folder != AT_FDCWD)
        return yr_value_error("stat: can't specify dir_fd without matching path");
    if (!p.text && !follow)
        return yr_value_error("stat: cannot use fd and follow_symlinks together");
    int status =
        p.text ? fstatat(folder, p.text, &s, follow ? 0 : AT_SYMLINK_NOFOLLOW) : fstat(p.fd, &s);
    if (status < 0)
        return yr_path_done(&p, status);
    yr_path_end(&p);
    return stat_result(&s);
}

YR_METHOD(posix_lstat)
{
    static const char *const names[] = {"path", "dir_fd"};
    yr_value v[2];
    yr_path p;
    struct stat s;
    int folder;
    if (yr_parse_arguments("lstat", names, 0, 1, 1, 2, args, n, keywords, v) < 0 ||
        yr_path_folder(v[1], &folder) < 0 || yr_path_from(&p, "lstat", v[0], false) < 0)
        return 0;
    if (fstatat(folder, p.text, &s, AT_SYMLINK_NOFOLLOW) < 0)
        return yr_path_done(&p, -1);
    yr_path_end(&p);
    return stat_result(&s);
}

YR_METHOD(posix_fstat)
{
    int fd;
    struct stat s;
    if (yr_posix_int(args[0], &fd) < 0)
        return 0;
    return fstat(fd, &s) < 0 ? yr_posix_fail() : stat_result(&s);
}

/* ---- Folders -------------------------------------------------------------------------------- */

static bool is_dots(const char *name)
{
    return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

/* The folder of a path argument that may be absent; NULL and an error. */
static DIR *open_folder(const char *name, yr_value v, yr_path *p)
{
    DIR *folder = NULL;
    *p = (yr_path){.fd = -1, .text = "."};
    if (v && v != YR_NONE && yr_path_from(p, name, v, true) < 0)
        return NULL;
    int fd = p->text ? -1 : dup(p->fd);
    if (p->text)
        folder = opendir(p->text);
    else if (fd >= 0)
        folder = fdopendir(fd);
    if (folder && !p->text)
        rewinddir(folder);
    if (folder)
        return folder;
    int error = errno;
    if (fd >= 0)
        close(fd);
    errno = error;
    yr_path_done(p, -1);
    return NULL;
}

YR_METHOD(posix_listdir)
{
    static const char *const names[] = {"path"};
    yr_value v;
    yr_path p;
    if (yr_parse_arguments("listdir", names, 0, 0, 1, 1, args, n, keywords, &v) < 0)
        return 0;
    DIR *folder = open_folder("listdir", v, &p);
    if (!folder)
        return 0;
    yr_value list = yr_list_new();
    for (struct dirent *e; list && (e = readdir(folder));) {
        if (is_dots(e->d_name))
            continue;
        yr_value name = yr_path_name(&p, e->d_name, strlen(e->d_name));
        if (!name || yr_list_append(list, name) < 0) {
            yr_drop(list);
            list = 0;
        }
        yr_xdrop(name);
    }
    closedir(folder);
    yr_path_end(&p);
    return list;
}

/* ---- DirEntry ------------------------------------------------------------------------------- */

typedef struct {
    yr_object base;
    yr_value name, path;      /* owned */
    yr_value stat, link_stat; /* owned: what stat() and lstat() gave, or 0 */
    uint64_t inode;
    int folder;         /* the descriptor that scandir() was given, or AT_FDCWD */
    unsigned char kind; /* DT_... */
} dir_entry;

#define ENTRY(v) YR_AS(dir_entry, v)

static void entry_dealloc(yr_object *o)
{
    dir_entry *e = (dir_entry *)o;
    yr_xdrop(e->name);
    yr_xdrop(e->path);
    yr_xdrop(e->stat);
    yr_xdrop(e->link_stat);
    yr_release(o);
}

/* borrowed: the stat_result, asked for once. */
static yr_value entry_status(dir_entry *e, bool follow)
{
    yr_value *kept = follow && e->kind == DT_LNK ? &e->stat : &e->link_stat;
    yr_path p;
    struct stat s;
    if (e->kind == DT_UNKNOWN)
        kept = follow ? &e->stat : &e->link_stat;
    if (*kept)
        return *kept;
    if (yr_path_from(&p, "DirEntry", e->folder == AT_FDCWD ? e->path : e->name, false) < 0)
        return 0;
    if (fstatat(e->folder, p.text, &s, follow ? 0 : AT_SYMLINK_NOFOLLOW) < 0)
        return yr_path_done(&p, -1);
    yr_path_end(&p);
    return *kept = stat_result(&s);
}

static int follow_argument(const char *name, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"follow_symlinks"};
    yr_value v;
    if (yr_parse_arguments(name, names, 0, 0, 0, 1, args, n, keywords, &v) < 0)
        return -1;
    return yr_posix_flag(v, true);
}

/* Has the entry this type of file (S_IF...)? One that is gone has none. */
static yr_value has_type(yr_value self, int follow, mode_t wanted, unsigned char kind)
{
    dir_entry *e = ENTRY(self);
    if (follow < 0)
        return 0;
    if (e->kind != DT_UNKNOWN && (e->kind != DT_LNK || !follow))
        return yr_bool(e->kind == kind);
    yr_value status = entry_status(e, follow);
    if (!status) {
        if (!yr_pending_is(YR_EXC(FileNotFoundError)))
            return 0;
        yr_clear_pending();
        return YR_FALSE;
    }
    int64_t mode = 0;
    if (yr_to_i64(YR_AS(yr_tuple_object, status)->items[0], &mode) < 0)
        return 0;
    return yr_bool(((mode_t)mode & S_IFMT) == wanted);
}

YR_METHOD(entry_is_dir)
{
    return has_type(self, follow_argument("is_dir", args, n, keywords), S_IFDIR, DT_DIR);
}

YR_METHOD(entry_is_file)
{
    return has_type(self, follow_argument("is_file", args, n, keywords), S_IFREG, DT_REG);
}

YR_METHOD(entry_is_symlink)
{
    return has_type(self, 0, S_IFLNK, DT_LNK);
}

YR_METHOD(entry_stat)
{
    int follow = follow_argument("stat", args, n, keywords);
    yr_value status = follow < 0 ? 0 : entry_status(ENTRY(self), follow);
    return status ? yr_retain(status) : 0;
}

YR_METHOD(entry_inode)
{
    return yr_int_from_u64(ENTRY(self)->inode);
}

YR_METHOD(entry_fspath)
{
    return yr_retain(ENTRY(self)->path);
}

static yr_value entry_repr(yr_value self)
{
    return yr_str_format("<DirEntry %R>", ENTRY(self)->name);
}

static yr_value entry_name(yr_value self)
{
    return yr_retain(ENTRY(self)->name);
}

static yr_value entry_path(yr_value self)
{
    return yr_retain(ENTRY(self)->path);
}

YR_METHOD(entry_class_getitem)
{
    return yr_generic_alias(self, args[0]);
}

static const yr_method_def entry_methods[] = {
    {"is_dir", entry_is_dir, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"is_file", entry_is_file, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"is_symlink", entry_is_symlink, 0, 0, 0, NULL},
    {"stat", entry_stat, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"inode", entry_inode, 0, 0, 0, NULL},
    {"__fspath__", entry_fspath, 0, 0, 0, NULL},
    {"__class_getitem__", entry_class_getitem, 1, 1, YR_METHOD_CLASS, NULL},
    {0},
};

static const yr_getset_def entry_getsets[] = {
    {"name", entry_name, NULL, NULL},
    {"path", entry_path, NULL, NULL},
    {0},
};

static const yr_type_spec entry_spec = {
    .size = sizeof(dir_entry),
    .flags = YR_TYPE_NO_NEW,
    .methods = entry_methods,
    .getsets = entry_getsets,
    .slots = {.dealloc = entry_dealloc, .repr = entry_repr},
};

/* ---- scandir -------------------------------------------------------------------------------- */

typedef struct {
    yr_object base;
    DIR *folder; /* NULL: closed, or at its end */
    yr_path path;
} scan;

#define SCAN(v) YR_AS(scan, v)

static void scan_close(scan *s)
{
    if (s->folder)
        closedir(s->folder);
    s->folder = NULL;
}

static void scan_dealloc(yr_object *o)
{
    scan_close((scan *)o);
    yr_path_end(&((scan *)o)->path);
    yr_release(o);
}

/* new: folder/name, in the type of the folder's path. */
static yr_value joined(scan *s, yr_value name)
{
    if (!s->path.text)
        return yr_retain(name);
    if (!s->path.object)
        return yr_str_format("./%U", name);
    if (YR_IS_STR(s->path.object)) {
        size_t n = YR_AS(yr_str, s->path.object)->length;
        bool slash = n && yr_str_at(YR_AS(yr_str, s->path.object), n - 1) == '/';
        return yr_str_format(slash ? "%U%U" : "%U/%U", s->path.object, name);
    }
    size_t n = yr_bytes_as(s->path.object)->length;
    bool slash = n && yr_bytes_as(s->path.object)->data[n - 1] == '/';
    yr_value with = slash ? yr_retain(s->path.object) : 0, tail = slash ? 0 : yr_bytes_from("/", 1);
    if (!slash && tail)
        with = yr_add(s->path.object, tail);
    yr_value path = with ? yr_add(with, name) : 0;
    yr_xdrop(with);
    yr_xdrop(tail);
    return path;
}

static yr_value entry_new(scan *s, const struct dirent *e)
{
    yr_type *t = yr_posix_type("DirEntry");
    dir_entry *entry = t ? yr_new(t, t->size) : NULL;
    if (!entry)
        return 0;
    entry->kind = e->d_type;
    entry->inode = e->d_ino;
    entry->folder = s->path.text ? AT_FDCWD : s->path.fd;
    entry->name = yr_path_name(&s->path, e->d_name, strlen(e->d_name));
    entry->path = entry->name ? joined(s, entry->name) : 0;
    if (entry->path)
        return yr_from(entry);
    yr_drop(yr_from(entry));
    return 0;
}

static int scan_next(yr_value self, yr_value *item)
{
    scan *s = SCAN(self);
    struct dirent *e = NULL;
    while (s->folder && (e = readdir(s->folder)) && is_dots(e->d_name))
        ;
    if (!e) {
        scan_close(s);
        return 0;
    }
    *item = entry_new(s, e);
    return *item ? 1 : -1;
}

static yr_value scan_iter(yr_value self)
{
    return yr_retain(self);
}

YR_METHOD(scan_enter)
{
    return yr_retain(self);
}

YR_METHOD(scan_end)
{
    scan_close(SCAN(self));
    return YR_NONE;
}

static const yr_method_def scan_methods[] = {
    {"__enter__", scan_enter, 0, 0, 0, NULL},
    {"__exit__", scan_end, 0, -1, 0, NULL},
    {"close", scan_end, 0, 0, 0, NULL},
    {0},
};

static const yr_type_spec scan_spec = {
    .size = sizeof(scan),
    .flags = YR_TYPE_NO_NEW,
    .methods = scan_methods,
    .slots = {.dealloc = scan_dealloc, .iter = scan_iter, .next = scan_next},
};

YR_METHOD(posix_scandir)
{
    static const char *const names[] = {"path"};
    yr_value v;
    if (yr_parse_arguments("scandir", names, 0, 0, 1, 1, args, n, keywords, &v) < 0)
        return 0;
    yr_type *t = yr_posix_type("ScandirIterator");
    scan *s = t ? yr_new(t, t->size) : NULL;
    if (!s)
        return 0;
    s->folder = open_folder("scandir", v, &s->path);
    if (s->folder)
        return yr_from(s);
    yr_value error = yr_save_pending();
    yr_drop(yr_from(s));
    yr_restore_pending(error);
    return 0;
}

/* ---- The types ------------------------------------------------------------------------------ */

static int add_type(yr_module *m, yr_type *t)
{
    return t ? yr_module_add(m, yr_name_of_type(t), yr_from(t)) : -1;
}

int yr_posix_add_stat_types(yr_module *m)
{
    static const char *const fields[] = {"st_mode",   "st_ino",    "st_dev",  "st_nlink",
                                         "st_uid",    "st_gid",    "st_size", "_st_atime",
                                         "_st_mtime", "_st_ctime", NULL};
    static const char *const hidden[] = {"st_atime",    "st_mtime",    "st_ctime",   "st_atime_ns",
                                         "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks",
                                         "st_rdev",     NULL};
    static const char *const vfs[] = {"f_bsize",  "f_frsize",  "f_blocks", "f_bfree",
                                      "f_bavail", "f_files",   "f_ffree",  "f_favail",
                                      "f_flag",   "f_namemax", NULL};
    static const char *const vfs_hidden[] = {"f_fsid", NULL};
    yr_type *status = yr_structseq_type_hidden("os", "stat_result", fields, hidden);
    if (add_type(m, status) < 0)
        return -1;
    return add_type(m, yr_structseq_type_hidden("os", "statvfs_result", vfs, vfs_hidden)) < 0 ||
                   add_type(m, yr_type_from_spec("DirEntry", "posix", NULL, &entry_spec)) < 0 ||
                   add_type(m, yr_type_from_spec("ScandirIterator", "posix", NULL, &scan_spec)) < 0
               ? -1
               : 0;
}

yr_value yr_posix_statvfs_result(yr_value *items)
{
    yr_type *t = yr_posix_type("statvfs_result");
    for (int i = 0; !t && i < 11; i++)
        yr_xdrop(items[i]);
    return t ? yr_structseq_steal(t, items) : 0;
}

YR_METHOD(posix_major)
{
    int64_t dev;
    return yr_to_index(args[0], &dev, false) < 0 ? 0 : yr_int(major(dev));
}

YR_METHOD(posix_minor)
{
    int64_t dev;
    return yr_to_index(args[0], &dev, false) < 0 ? 0 : yr_int(minor(dev));
}

const yr_method_def yr_posix_stats[] = {
    {"fstat", posix_fstat, 1, 1, 0, NULL},
    {"listdir", posix_listdir, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"lstat", posix_lstat, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"major", posix_major, 1, 1, 0, NULL},
    {"minor", posix_minor, 1, 1, 0, NULL},
    {"scandir", posix_scandir, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"stat", posix_stat, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {0},
};
