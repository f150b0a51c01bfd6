/* posix_process.c - system calls on processes and on the system as a whole. */
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>
#include "../core/structseq.h"
#include "posix.h"
#include "../core/threads.h"

/* ---- Who it is ------------------------------------------------------------------------------ */

#define NUMBER(name, call)                                                                         \
    YR_METHOD(posix_##name)                                                                        \
    {                                                                                              \
        return yr_int_from_i64((int64_t)(call));                                                   \
    }
NUMBER(getpid, getpid())
NUMBER(getppid, getppid())
NUMBER(getpgrp, getpgrp())
NUMBER(getuid, getuid())
NUMBER(geteuid, geteuid())
NUMBER(getgid, getgid())
NUMBER(getegid, getegid())

#define OF_NUMBER(name, call)                                                                      \
    YR_METHOD(posix_##name)                                                                        \
    {                                                                                              \
        int i;                                                                                     \
        if (yr_posix_int(args[0], &i) < 0)                                                         \
            return 0;                                                                              \
        int64_t result = (int64_t)(call);                                                          \
        return result < 0 ? yr_posix_fail() : yr_int_from_i64(result);                             \
    }
OF_NUMBER(getpgid, getpgid(i))
OF_NUMBER(getsid, getsid(i))
OF_NUMBER(umask, umask((mode_t)i))

#define SETS_NUMBER(name, call)                                                                    \
    YR_METHOD(posix_##name)                                                                        \
    {                                                                                              \
        int i;                                                                                     \
        return yr_posix_int(args[0], &i) < 0 ? 0 : yr_posix_done(call);                            \
    }
SETS_NUMBER(setuid, setuid((uid_t)i))
SETS_NUMBER(seteuid, seteuid((uid_t)i))
SETS_NUMBER(setgid, setgid((gid_t)i))
SETS_NUMBER(setegid, setegid((gid_t)i))

#define OF_TWO_NUMBERS(name, call)                                                                 \
    YR_METHOD(posix_##name)                                                                        \
    {                                                                                              \
        int i, j;                                                                                  \
        if (yr_posix_int(args[0], &i) < 0 || yr_posix_int(args[1], &j) < 0)                        \
            return 0;                                                                              \
        return yr_posix_done(call);                                                                \
    }
OF_TWO_NUMBERS(setpgid, setpgid(i, j))
OF_TWO_NUMBERS(kill_system, kill(i, j))
OF_TWO_NUMBERS(killpg_system, killpg(i, j))

YR_METHOD(posix_setsid)
{
    return yr_posix_done(setsid());
}

/* The process may have sent the signal to itself: its handler runs before the call returns. */
YR_METHOD(posix_kill)
{
    yr_value result = posix_kill_system(self, args, n, keywords);
    return result && yr_poll() < 0 ? 0 : result;
}

YR_METHOD(posix_killpg)
{
    yr_value result = posix_killpg_system(self, args, n, keywords);
    return result && yr_poll() < 0 ? 0 : result;
}

YR_METHOD(posix_getgroups)
{
    gid_t groups[512];
    int count = getgroups(512, groups);
    yr_value list = count < 0 ? yr_posix_fail() : yr_list_new();
    for (int i = 0; list && i < count; i++) {
        if (yr_list_append(list, yr_int(groups[i])) < 0) {
            yr_drop(list);
            list = 0;
        }
    }
    return list;
}

YR_METHOD(posix_getlogin)
{
    char name[256];
    errno = getlogin_r(name, sizeof name);
    return errno ? yr_posix_fail() : yr_posix_text(name);
}

/* ---- Others --------------------------------------------------------------------------------- */

YR_METHOD(posix_fork)
{
    pid_t pid = fork();
    if (pid == 0)
        yr_threads_after_fork();
    return pid < 0 ? yr_posix_fail() : yr_int(pid);
}

static void free_words(char **words)
{
    for (char **w = words; w && *w; w++)
        yr_dispose(*w);
    yr_dispose(words);
}

static char *copy_word(const char *a, const char *between, const char *b)
{
    size_t size = strlen(a) + strlen(between) + strlen(b) + 1;
    char *word = yr_alloc(size);
    if (word)
        snprintf(word, size, "%s%s%s", a, between, b);
    return word;
}

static bool is_empty_text(yr_value v)
{
    return (YR_IS_STR(v) && YR_AS(yr_str, v)->length == 0) ||
           (YR_IS_BYTES(v) && yr_bytes_as(v)->length == 0);
}

/* The words of a list or tuple of paths, ended by NULL; NULL and an error. */
static char **words_of(const char *name, yr_value v)
{
    if (!YR_IS_TUPLE(v) && !YR_IS(v, list) && !yr_isinstance_of(v, YR_TYPE_ID(list))) {
        yr_type_error("%s() arg 2 must be a tuple or list", name);
        return NULL;
    }
    yr_value items = yr_to_tuple(v);
    yr_tuple_object *t = items ? YR_AS(yr_tuple_object, items) : NULL;
    char **words = t ? yr_alloc((t->length + 1) * sizeof *words) : NULL;
    if (words && t->length && is_empty_text(t->items[0])) {
        yr_value_error("%s() arg 2 first element cannot be empty", name);
        yr_dispose(words);
        words = NULL;
    } else if (words && !t->length) {
        yr_value_error("%s() arg 2 must not be empty", name);
        yr_dispose(words);
        words = NULL;
    }
    for (size_t i = 0; words && i < t->length; i++) {
        yr_path p;
        words[i] = NULL;
        if (yr_path_from(&p, name, t->items[i], false) == 0) {
            words[i] = copy_word(p.text, "", "");
            yr_path_end(&p);
        }
        words[i + 1] = NULL;
        if (!words[i]) {
            free_words(words);
            words = NULL;
        }
    }
    yr_xdrop(items);
    return words;
}

/* name=value of a mapping. */
static char **environment_of(yr_value mapping)
{
    yr_value dict = yr_invoke1(yr_from(YR_TYPE(dict)), mapping);
    if (!dict)
        return NULL;
    size_t at = 0, count = 0;
    yr_value key, value;
    char **words = yr_alloc(((size_t)yr_length(dict) + 1) * sizeof *words);
    while (words && yr_dict_next(dict, &at, &key, &value)) {
        yr_path k, v;
        char *word = NULL;
        if (yr_path_from(&k, "execve", key, false) == 0) {
            if (yr_path_from(&v, "execve", value, false) == 0) {
                word = copy_word(k.text, "=", v.text);
                yr_path_end(&v);
            }
            yr_path_end(&k);
        }
        words[count] = word;
        if (!word) {
            free_words(words);
            words = NULL;
            break;
        }
        words[++count] = NULL;
    }
    if (words)
        words[count] = NULL;
    yr_drop(dict);
    return words;
}

YR_METHOD(posix_execv)
{
    yr_path p;
    char **words = words_of("execv", args[1]);
    if (!words)
        return 0;
    if (yr_path_from(&p, "execv", args[0], false) == 0) {
        execv(p.text, words);
        yr_path_done(&p, -1);
    }
    free_words(words);
    return 0;
}

YR_METHOD(posix_execve)
{
    static const char *const names[] = {"path", "argv", "env"};
    yr_value v[3];
    yr_path p;
    if (yr_parse_arguments("execve", names, 0, 3, 3, 3, args, n, keywords, v) < 0)
        return 0;
    char **words = words_of("execve", v[1]);
    char **environment = words ? environment_of(v[2]) : NULL;
    if (environment && yr_path_from(&p, "execve", v[0], true) == 0) {
        if (p.text)
            execve(p.text, words, environment);
        else
            fexecve(p.fd, words, environment);
        yr_path_done(&p, -1);
    }
    free_words(words);
    free_words(environment);
    return 0;
}

static yr_value process_status(pid_t pid, int status)
{
    if (pid < 0)
        return YR->pending ? 0 : yr_posix_fail();
    yr_value items[2] = {yr_int(pid), yr_int(status)};
    return yr_tuple(items, 2);
}

YR_METHOD(posix_waitpid)
{
    int wanted, options, status = 0;
    pid_t pid;
    if (yr_posix_int(args[0], &wanted) < 0 || yr_posix_int(args[1], &options) < 0)
        return 0;
    do
        YR_BLOCKING(pid = waitpid(wanted, &status, options));
    while (pid < 0 && errno == EINTR && yr_poll() == 0);
    return process_status(pid, status);
}

YR_METHOD(posix_wait)
{
    int status = 0;
    pid_t pid;
    do
        pid = wait(&status);
    while (pid < 0 && errno == EINTR && yr_poll() == 0);
    return process_status(pid, status);
}

#define OF_STATUS(name, macro, make)                                                               \
    YR_METHOD(posix_##name)                                                                        \
    {                                                                                              \
        int status;                                                                                \
        return yr_posix_int(args[0], &status) < 0 ? 0 : make(macro(status));                       \
    }
OF_STATUS(WIFEXITED, WIFEXITED, yr_bool)
OF_STATUS(WIFSIGNALED, WIFSIGNALED, yr_bool)
OF_STATUS(WIFSTOPPED, WIFSTOPPED, yr_bool)
OF_STATUS(WIFCONTINUED, WIFCONTINUED, yr_bool)
OF_STATUS(WCOREDUMP, WCOREDUMP, yr_bool)
OF_STATUS(WEXITSTATUS, WEXITSTATUS, yr_int)
OF_STATUS(WTERMSIG, WTERMSIG, yr_int)
OF_STATUS(WSTOPSIG, WSTOPSIG, yr_int)

YR_METHOD(posix_waitstatus_to_exitcode)
{
    static const char *const names[] = {"status"};
    yr_value v;
    int status;
    if (yr_parse_arguments("waitstatus_to_exitcode", names, 0, 1, 1, 1, args, n, keywords, &v) <
            0 ||
        yr_posix_int(v, &status) < 0)
        return 0;
    if (WIFEXITED(status))
        return yr_int(WEXITSTATUS(status));
    if (WIFSIGNALED(status))
        return yr_int(-WTERMSIG(status));
    if (WIFSTOPPED(status))
        return yr_value_error("process stopped by delivery of signal %d", WSTOPSIG(status));
    return yr_value_error("invalid wait status: %d", status);
}

YR_METHOD(posix_system)
{
    static const char *const names[] = {"command"};
    yr_value v;
    yr_path p;
    if (yr_parse_arguments("system", names, 0, 1, 1, 1, args, n, keywords, &v) < 0 ||
        yr_path_from(&p, "system", v, false) < 0)
        return 0;
    int status;
    YR_BLOCKING(status = system(p.text));
    yr_path_end(&p);
    return yr_int(status);
}

YR_METHOD(posix_exit)
{
    static const char *const names[] = {"status"};
    yr_value v;
    int status;
    if (yr_parse_arguments("_exit", names, 0, 1, 1, 1, args, n, keywords, &v) < 0 ||
        yr_posix_int(v, &status) < 0)
        return 0;
    _exit(status);
}

YR_METHOD(posix_abort)
{
    abort();
}

/* ---- The system ----------------------------------------------------------------------------- */

YR_METHOD(posix_nice)
{
    int by;
    if (yr_posix_int(args[0], &by) < 0)
        return 0;
    errno = 0;
    int now = nice(by);
    return now == -1 && errno ? yr_posix_fail() : yr_int(now);
}

YR_METHOD(posix_getpriority)
{
    int which, who;
    if (yr_posix_int(args[0], &which) < 0 || yr_posix_int(args[1], &who) < 0)
        return 0;
    errno = 0;
    int priority = getpriority(which, (id_t)who);
    return errno ? yr_posix_fail() : yr_int(priority);
}

YR_METHOD(posix_cpu_count)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? yr_int(count) : YR_NONE;
}

YR_METHOD(posix_sched_yield)
{
    return yr_posix_done(sched_yield());
}

YR_METHOD(posix_sched_getaffinity)
{
    int pid;
    cpu_set_t set;
    if (yr_posix_int(args[0], &pid) < 0)
        return 0;
    if (sched_getaffinity(pid, sizeof set, &set) < 0)
        return yr_posix_fail();
    yr_value result = yr_set_of(NULL, 0);
    for (int i = 0; result && i < CPU_SETSIZE; i++) {
        if (CPU_ISSET(i, &set) && yr_set_add(result, yr_int(i)) < 0) {
            yr_drop(result);
            result = 0;
        }
    }
    return result;
}

YR_METHOD(posix_getloadavg)
{
    double loads[3];
    if (getloadavg(loads, 3) != 3)
        return yr_raise_format(YR_EXC(OSError), "Load averages are unobtainable");
    yr_value items[3] = {yr_float(loads[0]), yr_float(loads[1]), yr_float(loads[2])};
    return yr_tuple(items, 3);
}

YR_METHOD(posix_uname)
{
    struct utsname u;
    yr_type *t = yr_posix_type("uname_result");
    if (!t)
        return 0;
    if (uname(&u) < 0)
        return yr_posix_fail();
    yr_value items[] = {yr_posix_text(u.sysname), yr_posix_text(u.nodename),
                        yr_posix_text(u.release), yr_posix_text(u.version),
                        yr_posix_text(u.machine)};
    return yr_structseq_steal(t, items);
}

YR_METHOD(posix_times)
{
    struct tms s;
    yr_type *t = yr_posix_type("times_result");
    if (!t)
        return 0;
    double ticks = (double)sysconf(_SC_CLK_TCK), elapsed = (double)times(&s);
    yr_value items[] = {yr_float((double)s.tms_utime / ticks),
                        yr_float((double)s.tms_stime / ticks),
                        yr_float((double)s.tms_cutime / ticks),
                        yr_float((double)s.tms_cstime / ticks), yr_float(elapsed / ticks)};
    return yr_structseq_steal(t, items);
}

static const struct {
    const char *name;
    int number;
} sysconf_names[] = {
    {"SC_ARG_MAX", _SC_ARG_MAX},
    {"SC_CHILD_MAX", _SC_CHILD_MAX},
    {"SC_CLK_TCK", _SC_CLK_TCK},
    {"SC_IOV_MAX", _SC_IOV_MAX},
    {"SC_NPROCESSORS_CONF", _SC_NPROCESSORS_CONF},
    {"SC_NPROCESSORS_ONLN", _SC_NPROCESSORS_ONLN},
    {"SC_OPEN_MAX", _SC_OPEN_MAX},
    {"SC_PAGESIZE", _SC_PAGESIZE},
    {"SC_PAGE_SIZE", _SC_PAGESIZE},
    {"SC_PHYS_PAGES", _SC_PHYS_PAGES},
    {"SC_AVPHYS_PAGES", _SC_AVPHYS_PAGES},
    {"SC_SEM_NSEMS_MAX", _SC_SEM_NSEMS_MAX},
};

enum { SYSCONF_NAMES = sizeof sysconf_names / sizeof *sysconf_names };

YR_METHOD(posix_sysconf)
{
    int number = -1;
    if (YR_IS_STR(args[0])) {
        for (int i = 0; i < SYSCONF_NAMES; i++)
            if (yr_str_is(args[0], sysconf_names[i].name))
                number = sysconf_names[i].number;
        if (number < 0)
            return yr_value_error("unrecognized configuration name");
    } else if (yr_posix_int(args[0], &number) < 0) {
        return 0;
    }
    errno = 0;
    long value = sysconf(number);
    return value == -1 && errno ? yr_posix_fail() : yr_int_from_i64(value);
}

static yr_value random_bytes(yr_value v, unsigned flags)
{
    int64_t size;
    if (yr_to_index(v, &size, false) < 0)
        return 0;
    if (size < 0)
        return yr_value_error("negative argument not allowed");
    yr_value bytes = yr_bytes_alloc((size_t)size);
    for (size_t at = 0; bytes && at < (size_t)size;) {
        ssize_t got = getrandom(yr_bytes_as(bytes)->data + at, (size_t)size - at, flags);
        if (got < 0 && errno != EINTR) {
            yr_posix_fail();
            yr_drop(bytes);
            return 0;
        }
        at += got > 0 ? (size_t)got : 0;
    }
    return bytes;
}

YR_METHOD(posix_urandom)
{
    return random_bytes(args[0], 0);
}

YR_METHOD(posix_getrandom)
{
    int flags = 0;
    if (n > 1 && yr_posix_int(args[1], &flags) < 0)
        return 0;
    return random_bytes(args[0], (unsigned)flags);
}

YR_METHOD(posix_strerror)
{
    int code;
    return yr_posix_int(args[0], &code) < 0 ? 0 : yr_posix_text(strerror(code));
}

int yr_posix_add_process_types(yr_module *m)
{
    static const char *const uname_fields[] = {"sysname", "nodename", "release",
                                               "version", "machine",  NULL};
    static const char *const times_fields[] = {
        "user", "system", "children_user", "children_system", "elapsed", NULL};
    static const char *const size_fields[] = {"columns", "lines", NULL};
    const struct {
        const char *module, *name;
        const char *const *fields;
    } types[] = {{"posix", "uname_result", uname_fields},
                 {"posix", "times_result", times_fields},
                 {"os", "terminal_size", size_fields}};
    for (int i = 0; i < 3; i++) {
        yr_type *t = yr_structseq_type(types[i].module, types[i].name, types[i].fields);
        if (!t || yr_module_add(m, types[i].name, yr_from(t)) < 0)
            return -1;
    }
    yr_value names = yr_dict_new();
    for (int i = 0; names && i < SYSCONF_NAMES; i++) {
        if (yr_dict_set_c(names, sysconf_names[i].name, yr_int(sysconf_names[i].number)) < 0) {
            yr_drop(names);
            return -1;
        }
    }
    return yr_module_add(m, "sysconf_names", names);
}

#define PLAIN(name, count)                                                                         \
    {                                                                                              \
#name, posix_##name, count, count, 0, NULL                                                 \
    }

const yr_method_def yr_posix_processes[] = {
    PLAIN(WCOREDUMP, 1),
    PLAIN(WEXITSTATUS, 1),
    PLAIN(WIFCONTINUED, 1),
    PLAIN(WIFEXITED, 1),
    PLAIN(WIFSIGNALED, 1),
    PLAIN(WIFSTOPPED, 1),
    PLAIN(WSTOPSIG, 1),
    PLAIN(WTERMSIG, 1),
    {"_exit", posix_exit, 0, -1, YR_METHOD_KEYWORDS, NULL},
    PLAIN(abort, 0),
    PLAIN(cpu_count, 0),
    PLAIN(execv, 2),
    {"execve", posix_execve, 0, -1, YR_METHOD_KEYWORDS, NULL},
    PLAIN(fork, 0),
    PLAIN(getegid, 0),
    PLAIN(geteuid, 0),
    PLAIN(getgid, 0),
    PLAIN(getgroups, 0),
    PLAIN(getloadavg, 0),
    PLAIN(getlogin, 0),
    PLAIN(getpgid, 1),
    PLAIN(getpgrp, 0),
    PLAIN(getpid, 0),
    PLAIN(getppid, 0),
    PLAIN(getpriority, 2),
    {"getrandom", posix_getrandom, 1, 2, 0, NULL},
    PLAIN(getsid, 1),
    PLAIN(getuid, 0),
    PLAIN(kill, 2),
    PLAIN(killpg, 2),
    PLAIN(nice, 1),
    PLAIN(sched_getaffinity, 1),
    PLAIN(sched_yield, 0),
    PLAIN(setegid, 1),
    PLAIN(seteuid, 1),
    PLAIN(setgid, 1),
    PLAIN(setpgid, 2),
    PLAIN(setsid, 0),
    PLAIN(setuid, 1),
    PLAIN(strerror, 1),
    PLAIN(sysconf, 1),
    {"system", posix_system, 0, -1, YR_METHOD_KEYWORDS, NULL},
    PLAIN(times, 0),
    PLAIN(umask, 1),
    PLAIN(uname, 0),
    PLAIN(urandom, 1),
    PLAIN(wait, 0),
    PLAIN(waitpid, 2),
    {"waitstatus_to_exitcode", posix_waitstatus_to_exitcode, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {0},
};
