/* posix_module.c - the module posix, which os.py is written on: its numbers, and the functions of
 * the posix_*.c files under their names.
 */
#include <fcntl.h>
#include <sched.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>
#include "posix.h"

#define INT(name)                                                                                  \
    {                                                                                              \
#name, name                                                                                \
    }

static const struct {
    const char *name;
    int value;
} numbers[] = {
    INT(EX_OK),          INT(EX_USAGE),     INT(EX_DATAERR),
    INT(EX_NOINPUT),     INT(EX_NOUSER),    INT(EX_NOHOST),
    INT(EX_UNAVAILABLE), INT(EX_SOFTWARE),  INT(EX_OSERR),
    INT(EX_OSFILE),      INT(EX_CANTCREAT), INT(EX_IOERR),
    INT(EX_TEMPFAIL),    INT(EX_PROTOCOL),  INT(EX_NOPERM),
    INT(EX_CONFIG),      INT(F_OK),         INT(F_LOCK),
    INT(F_TEST),         INT(F_TLOCK),      INT(F_ULOCK),
    INT(GRND_NONBLOCK),  INT(GRND_RANDOM),  INT(O_ACCMODE),
    INT(O_APPEND),       INT(O_ASYNC),      INT(O_CLOEXEC),
    INT(O_CREAT),        INT(O_DIRECT),     INT(O_DIRECTORY),
    INT(O_DSYNC),        INT(O_EXCL),       INT(O_LARGEFILE),
    INT(O_NDELAY),       INT(O_NOATIME),    INT(O_NOCTTY),
    INT(O_NOFOLLOW),     INT(O_NONBLOCK),   INT(O_PATH),
    INT(O_RDONLY),       INT(O_RDWR),       INT(O_RSYNC),
    INT(O_SYNC),         INT(O_TMPFILE),    INT(O_TRUNC),
    INT(O_WRONLY),       INT(PRIO_PROCESS), INT(PRIO_PGRP),
    INT(PRIO_USER),      INT(R_OK),         INT(W_OK),
    INT(X_OK),           INT(SEEK_DATA),    INT(SEEK_HOLE),
    INT(ST_NOSUID),      INT(ST_RDONLY),    INT(WCONTINUED),
    INT(WEXITED),        INT(WNOHANG),      INT(WNOWAIT),
    INT(WSTOPPED),       INT(WUNTRACED),    {"NGROUPS_MAX", 65536},
    {"TMP_MAX", 238328},
};

/* What os.py builds supports_dir_fd, supports_fd and so on from. */
static const char *const have[] = {
    "HAVE_FACCESSAT", "HAVE_FCHDIR",    "HAVE_FCHMOD",    "HAVE_FCHMODAT",   "HAVE_FCHOWN",
    "HAVE_FCHOWNAT",  "HAVE_FDOPENDIR", "HAVE_FEXECVE",   "HAVE_FSTATAT",    "HAVE_FSTATVFS",
    "HAVE_FTRUNCATE", "HAVE_FUTIMENS",  "HAVE_LINKAT",    "HAVE_LSTAT",      "HAVE_LUTIMES",
    "HAVE_MKDIRAT",   "HAVE_MKFIFOAT",  "HAVE_OPENAT",    "HAVE_READLINKAT", "HAVE_RENAMEAT",
    "HAVE_SYMLINKAT", "HAVE_UNLINKAT",  "HAVE_UTIMENSAT",
};

static int add_have(yr_module *m)
{
    yr_value list = yr_list_new();
    for (size_t i = 0; list && i < sizeof have / sizeof *have; i++) {
        yr_value name = yr_str_from_c(have[i]);
        int failed = name ? yr_list_append(list, name) : -1;
        yr_xdrop(name);
        if (failed) {
            yr_drop(list);
            return -1;
        }
    }
    return yr_module_add(m, "_have_functions", list);
}

static int fill(yr_module *m)
{
    const yr_method_def *const tables[] = {yr_posix_paths,    yr_posix_descriptors,
                                           yr_posix_stats,    yr_posix_processes,
                                           yr_posix_environs, yr_posix_linux};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (yr_module_add(m, numbers[i].name, yr_int(numbers[i].value)) < 0)
            return -1;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (yr_module_add_functions(m, tables[i]) < 0)
            return -1;
    if (yr_posix_add_linux_numbers(m) < 0 || yr_posix_add_stat_types(m) < 0 ||
        yr_posix_add_process_types(m) < 0 || add_have(m) < 0 ||
        yr_module_add(m, "error", yr_retain(yr_from(YR_EXC(OSError)))) < 0)
        return -1;
    return yr_posix_add_environ(m);
}

const yr_native_module yr_module_posix = {"posix", fill};
