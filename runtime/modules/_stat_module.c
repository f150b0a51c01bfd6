/* _stat_module.c - the module _stat: the bits of a file's mode. */
#include <sys/stat.h>
#include "../core/runtime.h"

/* Names that the system has: X(name). */
/* clang-format off */
#define MODES(X)                                                                                   \
    X(S_IFDIR) X(S_IFCHR) X(S_IFBLK) X(S_IFREG) X(S_IFIFO) X(S_IFLNK) X(S_IFSOCK)                  \
    X(S_ISUID) X(S_ISGID) X(S_ISVTX)                                                               \
    X(S_IREAD) X(S_IWRITE) X(S_IEXEC)                                                              \
    X(S_IRWXU) X(S_IRUSR) X(S_IWUSR) X(S_IXUSR) X(S_IRWXG) X(S_IRGRP) X(S_IWGRP) X(S_IXGRP)        \
    X(S_IRWXO) X(S_IROTH) X(S_IWOTH) X(S_IXOTH)
/* clang-format on */

/* Of other systems, and the places in a tuple of stat(). */
static const struct {
    const char *name;
    int value;
} numbers[] = {
#define X(name) {#name, name},
    MODES(X)
#undef X
        {"S_ENFMT", S_ISGID},
    {"S_IFDOOR", 0},
    {"S_IFPORT", 0},
    {"S_IFWHT", 0},
    {"UF_NODUMP", 0x1},
    {"UF_IMMUTABLE", 0x2},
    {"UF_APPEND", 0x4},
    {"UF_OPAQUE", 0x8},
    {"UF_NOUNLINK", 0x10},
    {"UF_COMPRESSED", 0x20},
    {"UF_HIDDEN", 0x8000},
    {"SF_ARCHIVED", 0x10000},
    {"SF_IMMUTABLE", 0x20000},
    {"SF_APPEND", 0x40000},
    {"SF_NOUNLINK", 0x100000},
    {"SF_SNAPSHOT", 0x200000},
    {"ST_MODE", 0},
    {"ST_INO", 1},
    {"ST_DEV", 2},
    {"ST_NLINK", 3},
    {"ST_UID", 4},
    {"ST_GID", 5},
    {"ST_SIZE", 6},
    {"ST_ATIME", 7},
    {"ST_MTIME", 8},
    {"ST_CTIME", 9},
};

/* A mode as an argument: 0, or -1 and an error. */
static int mode_of(yr_value v, mode_t *mode)
{
    int64_t i;
    if (!YR_IS_ANY_INT(v)) {
        yr_type_error("an integer is required");
        return -1;
    }
    if (yr_to_i64(v, &i) < 0) {
        if (yr_pending_is(YR_EXC(OverflowError))) {
            yr_clear_pending();
            yr_raise_format(YR_EXC(OverflowError),
                            "Python int too large to convert to C unsigned long");
        }
        return -1;
    }
    if (i < 0 || i > UINT32_MAX) {
        yr_raise_format(YR_EXC(OverflowError), i < 0
                                                   ? "can't convert negative value to unsigned int"
                                                   : "mode out of range");
        return -1;
    }
    *mode = (mode_t)i;
    return 0;
}

#define TESTS(X) X(S_ISDIR) X(S_ISCHR) X(S_ISBLK) X(S_ISREG) X(S_ISFIFO) X(S_ISLNK) X(S_ISSOCK)
#define X(name)                                                                                    \
    YR_METHOD(is_##name)                                                                           \
    {                                                                                              \
        mode_t mode;                                                                               \
        return mode_of(args[0], &mode) < 0 ? 0 : yr_bool(name(mode));                              \
    }
TESTS(X)
#undef X

/* Kinds of file that other systems have. */
YR_METHOD(is_none)
{
    mode_t mode;
    return mode_of(args[0], &mode) < 0 ? 0 : YR_FALSE;
}

YR_METHOD(s_imode)
{
    mode_t mode;
    return mode_of(args[0], &mode) < 0 ? 0 : yr_int(mode & 07777);
}

YR_METHOD(s_ifmt)
{
    mode_t mode;
    return mode_of(args[0], &mode) < 0 ? 0 : yr_int(mode & S_IFMT);
}

static char letter_of(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFREG: return '-';
    case S_IFDIR: return 'd';
    case S_IFLNK: return 'l';
    case S_IFBLK: return 'b';
    case S_IFCHR: return 'c';
    case S_IFIFO: return 'p';
    case S_IFSOCK: return 's';
    default: return '?';
    }
}

YR_METHOD(file_mode)
{
    mode_t mode;
    if (mode_of(args[0], &mode) < 0)
        return 0;
    char text[11] = {letter_of(mode)};
    for (int i = 0; i < 9; i++)
        text[i + 1] = mode & (0400u >> i) ? "rwx"[i % 3] : '-';
    if (mode & S_ISUID)
        text[3] = mode & S_IXUSR ? 's' : 'S';
    if (mode & S_ISGID)
        text[6] = mode & S_IXGRP ? 's' : 'S';
    if (mode & S_ISVTX)
        text[9] = mode & S_IXOTH ? 't' : 'T';
    return yr_str_from_c(text);
}

static const yr_method_def functions[] = {
#define X(name) {#name, is_##name, 1, 1, 0, "Is the mode that of such a file?"},
    TESTS(X)
#undef X
        {"S_ISDOOR", is_none, 1, 1, 0, NULL},
    {"S_ISPORT", is_none, 1, 1, 0, NULL},
    {"S_ISWHT", is_none, 1, 1, 0, NULL},
    {"S_IMODE", s_imode, 1, 1, 0,
     "Return the portion of the file's mode that can be set by os.chmod()."},
    {"S_IFMT", s_ifmt, 1, 1, 0,
     "Return the portion of the file's mode that describes the file type."},
    {"filemode", file_mode, 1, 1, 0, "Convert a file's mode to a string of the form '-rwxrwxrwx'"},
    YR_METHOD_END};

static int fill(yr_module *m)
{
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (yr_module_add(m, numbers[i].name, yr_int(numbers[i].value)) < 0)
            return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__stat = {"_stat", fill};
