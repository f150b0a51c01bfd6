/* _posixsubprocess_module.c - the module _posixsubprocess: fork_exec(), under subprocess.
 *
 * Everything that needs memory or may raise is done before the fork; the child makes system calls
 * only, but for preexec_fn. What fails there is written to errpipe_write as subprocess reads it:
 * "OSError:errno in hexadecimal:", or "SubprocessError:0:preexec_fn". */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "../core/extension.h"
#include "../types/text.h"

typedef struct {
    char **args, **programs, **environment; /* environment may be NULL: this process's */
    const char *cwd;
    int *keep; /* descriptors that stay open, ascending */
    size_t keep_count;
    int p2c[2], c2p[2], err[2], pipe[2]; /* read and write ends; -1: none */
    bool close_fds, restore_signals, setsid, set_groups, set_gid, set_uid;
    int process_group, umask;
    gid_t gid, *groups;
    size_t group_count;
    uid_t uid;
    yr_value preexec, preexec_args;
} job;

/* ---- The child ------------------------------------------------------------------------------ */

static void close_all_from(int first, int last)
{
    if (first > last)
        return;
#ifdef SYS_close_range
    if (syscall(SYS_close_range, (unsigned)first, (unsigned)last, 0) == 0)
        return;
#endif
    long most = sysconf(_SC_OPEN_MAX);
    for (long fd = first; fd <= last && fd < (most > 0 ? most : 65536); fd++)
        close((int)fd);
}

static void close_others(const job *j)
{
    int from = 3;
    for (size_t i = 0; i < j->keep_count; i++) {
        if (j->keep[i] < from)
            continue;
        close_all_from(from, j->keep[i] - 1);
        from = j->keep[i] + 1;
    }
    close_all_from(from, INT32_MAX);
}

static int set_inheritable(int fd)
{
    int flags = fcntl(fd, F_GETFD);
    return flags < 0 ? -1 : fcntl(fd, F_SETFD, flags & ~FD_CLOEXEC);
}

/* Puts fd at the place of a standard descriptor. -1: errno. */
static int place(int fd, int at)
{
    if (fd == at)
        return set_inheritable(fd);
    return fd == -1 ? 0 : dup2(fd, at);
}

static int set_up_descriptors(job *j)
{
    for (size_t i = 0; i < j->keep_count; i++) {
        if (j->keep[i] != j->pipe[1] && set_inheritable(j->keep[i]) < 0)
            return -1;
    }
    if (j->p2c[1] != -1)
        close(j->p2c[1]);
    if (j->c2p[0] != -1)
        close(j->c2p[0]);
    if (j->err[0] != -1)
        close(j->err[0]);
    close(j->pipe[0]);
    /* Those that lie where another goes move out of the way first. */
    if (j->c2p[1] == 0 && (j->c2p[1] = fcntl(j->c2p[1], F_DUPFD_CLOEXEC, 3)) < 0)
        return -1;
    while (j->err[1] == 0 || j->err[1] == 1) {
        if ((j->err[1] = fcntl(j->err[1], F_DUPFD_CLOEXEC, 3)) < 0)
            return -1;
    }
    return place(j->p2c[0], 0) < 0 || place(j->c2p[1], 1) < 0 || place(j->err[1], 2) < 0 ? -1 : 0;
}

static int set_up_process(const job *j)
{
    if (j->cwd && chdir(j->cwd) < 0)
        return -1;
    if (j->umask >= 0)
        umask((mode_t)j->umask);
    if (j->restore_signals) {
        signal(SIGPIPE, SIG_DFL);
        signal(SIGXFSZ, SIG_DFL);
    }
    if (j->setsid && setsid() < 0)
        return -1;
    if (j->process_group >= 0 && setpgid(0, j->process_group) < 0)
        return -1;
    if (j->set_groups && setgroups(j->group_count, j->groups) < 0)
        return -1;
    if (j->set_gid && setregid(j->gid, j->gid) < 0)
        return -1;
    return j->set_uid && setreuid(j->uid, j->uid) < 0 ? -1 : 0;
}

static void report(int fd, const char *kind, int error, const char *where)
{
    static const char digits[] = "0123456789abcdef";
    char text[64], *p = text;
    for (; *kind; kind++)
        *p++ = *kind;
    *p++ = ':';
    bool begun = false;
    for (int shift = 28; shift >= 0; shift -= 4) {
        begun = begun || error >> shift & 15;
        if (begun)
            *p++ = digits[error >> shift & 15];
    }
    if (!begun)
        *p++ = '0';
    *p++ = ':';
    for (; *where; where++)
        *p++ = *where;
    ssize_t written = write(fd, text, (size_t)(p - text));
    (void)written;
}

static _Noreturn void run_child(job *j)
{
    const char *where = "noexec";
    errno = 0;
    int r = set_up_descriptors(j);
    if (r == 0)
        r = set_up_process(j);
    if (r == 0 && j->preexec) {
        yr_value result = yr_call_ex(j->preexec, yr_retain(j->preexec_args), 0);
        if (!result) {
            yr_clear_pending();
            report(j->pipe[1], "SubprocessError", 0, "Exception occurred in preexec_fn.");
            _exit(255);
        }
        yr_drop(result);
    }
    if (r == 0) {
        int saved = 0;
        where = "";
        if (j->close_fds)
            close_others(j);
        for (char **program = j->programs; *program; program++) {
            if (j->environment)
                execve(*program, j->args, j->environment);
            else
                execv(*program, j->args);
            if (errno != ENOENT && errno != ENOTDIR && saved == 0)
                saved = errno;
        }
        if (saved)
            errno = saved;
    }
    report(j->pipe[1], "OSError", errno, where);
    _exit(255);
}

/* ---- Reading the arguments ------------------------------------------------------------------ */

static void free_texts(char **texts)
{
    for (char **t = texts; texts && *t; t++)
        free(*t);
    free(texts);
}

/* A copy of a str (as UTF-8, with the bytes that were no UTF-8), bytes or path. NULL and an
 * error. */
static char *copy_text(yr_value v)
{
    yr_value bytes = YR_IS_BYTES(v) ? yr_retain(v)
                     : YR_IS_STR(v) ? yr_encode(v, "utf-8", "surrogateescape")
                                    : 0;
    char *copy = NULL;
    if (!bytes && !yr_pending()) {
        yr_value name = yr_intern_c("__fspath__");
        yr_value path = name ? yr_invoke_method(v, name, NULL, 0) : 0;
        yr_xdrop(name);
        if (!path && yr_pending_is(YR_EXC(AttributeError))) {
            yr_clear_pending();
            yr_type_error("expected str, bytes or os.PathLike object, not %T", v);
        }
        if (path && (YR_IS_STR(path) || YR_IS_BYTES(path)))
            copy = copy_text(path);
        yr_xdrop(path);
        return copy;
    }
    if (!bytes)
        return NULL;
    size_t n = yr_bytes_as(bytes)->length;
    if (strlen((const char *)yr_bytes_as(bytes)->data) != n)
        yr_value_error("embedded null byte");
    else if (!(copy = malloc(n + 1)))
        yr_no_memory();
    else
        memcpy(copy, yr_bytes_as(bytes)->data, n + 1);
    yr_drop(bytes);
    return copy;
}

/* The texts of a sequence, ending with NULL. NULL and an error. */
static char **copy_texts(yr_value sequence)
{
    yr_value list = yr_to_list(sequence);
    size_t n = list ? YR_LIST(list)->length : 0;
    char **texts = list ? calloc(n + 1, sizeof *texts) : NULL;
    if (list && !texts)
        yr_no_memory();
    for (size_t i = 0; texts && i < n; i++) {
        if (!(texts[i] = copy_text(YR_LIST(list)->items[i]))) {
            free_texts(texts);
            texts = NULL;
        }
    }
    yr_xdrop(list);
    return texts;
}

/* The descriptors to keep: a tuple of ascending ints. 0, or -1 and ValueError. */
static int read_keep(job *j, yr_value v)
{
    if (!YR_IS_TUPLE(v)) {
        yr_type_error("fork_exec() argument 4 must be tuple, not %T", v);
        return -1;
    }
    j->keep_count = YR_TUPLE(v)->length;
    j->keep = malloc((j->keep_count + 1) * sizeof *j->keep);
    if (!j->keep)
        return yr_no_memory(), -1;
    for (size_t i = 0; i < j->keep_count; i++) {
        yr_value fd = YR_TUPLE(v)->items[i];
        bool good = yr_is_int(fd) && yr_int_value(fd) >= 0 && yr_int_value(fd) <= INT32_MAX &&
                    (i == 0 || yr_int_value(fd) > j->keep[i - 1]);
        if (!good) {
            yr_value_error("bad value(s) in fds_to_keep");
            return -1;
        }
        j->keep[i] = (int)yr_int_value(fd);
    }
    return 0;
}

/* A uid or gid, unless it is None. 0 or -1. */
static int read_id(yr_value v, const char *what, bool *set, uint32_t *id)
{
    int64_t i;
    *set = v != YR_NONE;
    if (!*set)
        return 0;
    if (yr_to_i64(v, &i) < 0)
        return -1;
    if (i < 0 || i > UINT32_MAX) {
        yr_raise_format(YR_EXC(ValueError), "invalid %s", what);
        return -1;
    }
    *id = (uint32_t)i;
    return 0;
}

static int read_groups(job *j, yr_value v)
{
    j->set_groups = v != YR_NONE;
    if (!j->set_groups)
        return 0;
    yr_value list = yr_to_list(v);
    if (!list)
        return -1;
    j->group_count = YR_LIST(list)->length;
    j->groups = malloc((j->group_count + 1) * sizeof *j->groups);
    int r = j->groups ? 0 : (yr_no_memory(), -1);
    for (size_t i = 0; r == 0 && i < j->group_count; i++) {
        bool set;
        uint32_t id = 0;
        r = read_id(YR_LIST(list)->items[i], "group id", &set, &id);
        j->groups[i] = id;
    }
    yr_drop(list);
    return r;
}

enum {
    ARGS,
    PROGRAMS,
    CLOSE_FDS,
    KEEP,
    CWD,
    ENVIRONMENT,
    P2CREAD,
    P2CWRITE,
    C2PREAD,
    C2PWRITE,
    ERRREAD,
    ERRWRITE,
    PIPE_READ,
    PIPE_WRITE,
    RESTORE_SIGNALS,
    SETSID,
    PROCESS_GROUP,
    GID,
    GROUPS,
    UID,
    UMASK,
    PREEXEC,
    VFORK,
    COUNT
};

static int read_job(job *j, yr_value *v)
{
    int *ends[] = {&j->p2c[0], &j->p2c[1], &j->c2p[0],  &j->c2p[1],
                   &j->err[0], &j->err[1], &j->pipe[0], &j->pipe[1]};
    if (yr_argument_truth(v[CLOSE_FDS], &j->close_fds) < 0 || read_keep(j, v[KEEP]) < 0)
        return -1;
    for (int i = 0; i < 8; i++) {
        if (yr_argument_c_int(v[P2CREAD + i], ends[i]) < 0)
            return -1;
    }
    if (j->close_fds && j->pipe[1] < 3) {
        yr_value_error("errpipe_write must be >= 3");
        return -1;
    }
    uint32_t gid = 0, uid = 0;
    if (yr_argument_truth(v[RESTORE_SIGNALS], &j->restore_signals) < 0 ||
        yr_argument_truth(v[SETSID], &j->setsid) < 0 ||
        yr_argument_c_int(v[PROCESS_GROUP], &j->process_group) < 0 ||
        read_id(v[GID], "group id", &j->set_gid, &gid) < 0 || read_groups(j, v[GROUPS]) < 0 ||
        read_id(v[UID], "user id", &j->set_uid, &uid) < 0 ||
        yr_argument_c_int(v[UMASK], &j->umask) < 0)
        return -1;
    j->gid = gid;
    j->uid = uid;
    if (!(j->args = copy_texts(v[ARGS])) || !(j->programs = copy_texts(v[PROGRAMS])) ||
        (v[ENVIRONMENT] != YR_NONE && !(j->environment = copy_texts(v[ENVIRONMENT]))) ||
        (v[CWD] != YR_NONE && !(j->cwd = copy_text(v[CWD]))))
        return -1;
    if (v[PREEXEC] != YR_NONE) {
        j->preexec = v[PREEXEC];
        j->preexec_args = YR->empty_tuple;
    }
    return 0;
}

YR_METHOD(fork_exec)
{
    job j = {.process_group = -1, .umask = -1};
    pid_t pid = -1;
    if (read_job(&j, args) == 0) {
        /* No handler of ours runs in the child before it has become another program. */
        sigset_t all, old;
        sigfillset(&all);
        if (!j.preexec)
            sigprocmask(SIG_BLOCK, &all, &old);
        pid = fork();
        if (pid == 0) {
            if (!j.preexec)
                sigprocmask(SIG_SETMASK, &old, NULL);
            run_child(&j);
        }
        int error = errno;
        if (!j.preexec)
            sigprocmask(SIG_SETMASK, &old, NULL);
        if (pid < 0)
            yr_raise_os(error, 0);
    }
    free_texts(j.args);
    free_texts(j.programs);
    free_texts(j.environment);
    free((char *)(uintptr_t)j.cwd);
    free(j.keep);
    free(j.groups);
    return pid < 0 ? 0 : yr_int(pid);
}

static const yr_method_def functions[] = {
    {"fork_exec", fork_exec, COUNT, COUNT, 0,
     "Spawn a fresh new child process: forks, sets it up, and executes a program in it."},
    YR_METHOD_END,
};

static int fill(yr_module *m)
{
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__posixsubprocess = {"_posixsubprocess", fill};
