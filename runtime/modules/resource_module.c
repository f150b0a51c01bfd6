/* resource_module.c - the module resource: what the process may use, and has used. */
#include <errno.h>
#include <sys/resource.h>
#include <unistd.h>
#include "../core/extension.h"
#include "../core/structseq.h"

static yr_value usage_type;

static yr_value seconds(struct timeval t)
{
    return yr_float((double)t.tv_sec + (double)t.tv_usec * 1e-6);
}

YR_METHOD(resource_getrusage)
{
    int who = 0;
    struct rusage u;
    if (yr_argument_c_int(args[0], &who) < 0)
        return 0;
    if (getrusage(who, &u) < 0)
        return errno == EINVAL ? yr_value_error("invalid who parameter") : yr_raise_os(errno, 0);
    yr_value v[] = {
        seconds(u.ru_utime), seconds(u.ru_stime),   yr_int(u.ru_maxrss),  yr_int(u.ru_ixrss),
        yr_int(u.ru_idrss),  yr_int(u.ru_isrss),    yr_int(u.ru_minflt),  yr_int(u.ru_majflt),
        yr_int(u.ru_nswap),  yr_int(u.ru_inblock),  yr_int(u.ru_oublock), yr_int(u.ru_msgsnd),
        yr_int(u.ru_msgrcv), yr_int(u.ru_nsignals), yr_int(u.ru_nvcsw),   yr_int(u.ru_nivcsw)};
    return yr_structseq_steal(YR_AS(yr_type, usage_type), v);
}

static yr_value limit(rlim_t value)
{
    return value == RLIM_INFINITY ? yr_int(-1) : yr_int_from_u64(value);
}

static yr_value pair(const struct rlimit *l)
{
    yr_value v[2] = {limit(l->rlim_cur), limit(l->rlim_max)};
    yr_value tuple = v[0] && v[1] ? yr_tuple_of(v, 2) : 0;
    yr_xdrop(v[0]);
    yr_xdrop(v[1]);
    return tuple;
}

static int resource_argument(yr_value v, int *resource)
{
    if (yr_argument_c_int(v, resource) < 0)
        return -1;
    if (*resource >= 0 && *resource < RLIM_NLIMITS)
        return 0;
    yr_value_error("invalid resource specified");
    return -1;
}

/* The two limits of a sequence. 0, or -1 and an error. */
static int limits_argument(yr_value v, struct rlimit *l)
{
    yr_value tuple = yr_to_tuple(v);
    int64_t soft, hard;
    int r = -1;
    if (tuple && YR_TUPLE(tuple)->length != 2)
        yr_value_error("expected a tuple of 2 integers");
    else if (tuple && yr_to_i64(YR_TUPLE(tuple)->items[0], &soft) == 0 &&
             yr_to_i64(YR_TUPLE(tuple)->items[1], &hard) == 0)
        r = 0;
    yr_xdrop(tuple);
    if (r == 0)
        *l = (struct rlimit){(rlim_t)soft, (rlim_t)hard}; /* -1 is RLIM_INFINITY */
    return r;
}

static yr_value limit_failed(void)
{
    if (errno == EINVAL)
        return yr_value_error("current limit exceeds maximum limit");
    if (errno == EPERM)
        return yr_value_error("not allowed to raise maximum limit");
    return yr_raise_os(errno, 0);
}

YR_METHOD(resource_getrlimit)
{
    int resource = 0;
    struct rlimit l;
    if (resource_argument(args[0], &resource) < 0)
        return 0;
    return getrlimit((__rlimit_resource_t)resource, &l) < 0 ? yr_raise_os(errno, 0) : pair(&l);
}

YR_METHOD(resource_setrlimit)
{
    int resource = 0;
    struct rlimit l;
    if (resource_argument(args[0], &resource) < 0 || limits_argument(args[1], &l) < 0)
        return 0;
    return setrlimit((__rlimit_resource_t)resource, &l) < 0 ? limit_failed() : YR_NONE;
}

YR_METHOD(resource_prlimit)
{
    int pid = 0, resource = 0;
    struct rlimit set, old;
    if (yr_argument_c_int(args[0], &pid) < 0 || resource_argument(args[1], &resource) < 0 ||
        (n > 2 && args[2] != YR_NONE && limits_argument(args[2], &set) < 0))
        return 0;
    const struct rlimit *new = n > 2 && args[2] != YR_NONE ? &set : NULL;
    if (prlimit(pid, (__rlimit_resource_t)resource, new, &old) == 0)
        return pair(&old);
    return errno == EINVAL ? limit_failed() : yr_raise_os(errno, 0);
}

YR_METHOD(resource_getpagesize)
{
    return yr_int(sysconf(_SC_PAGESIZE));
}

static const yr_method_def functions[] = {
    {"getrusage", resource_getrusage, 1, 1, 0, NULL},
    {"getrlimit", resource_getrlimit, 1, 1, 0, NULL},
    {"setrlimit", resource_setrlimit, 2, 2, 0, NULL},
    {"prlimit", resource_prlimit, 2, 3, 0, NULL},
    {"getpagesize", resource_getpagesize, 0, 0, 0, NULL},
    YR_METHOD_END,
};

/* clang-format off */
#define X(name) {#name, name},
static const yr_extension_int numbers[] = {
    X(RLIMIT_CPU) X(RLIMIT_FSIZE) X(RLIMIT_DATA) X(RLIMIT_STACK) X(RLIMIT_CORE) X(RLIMIT_NOFILE)
    X(RLIMIT_OFILE) X(RLIMIT_AS) X(RLIMIT_RSS) X(RLIMIT_NPROC) X(RLIMIT_MEMLOCK)
    X(RLIMIT_MSGQUEUE) X(RLIMIT_NICE) X(RLIMIT_RTPRIO) X(RLIMIT_RTTIME) X(RLIMIT_SIGPENDING)
    X(RUSAGE_SELF) X(RUSAGE_CHILDREN) X(RUSAGE_THREAD) {"RLIM_INFINITY", -1}, {NULL, 0},
};
#undef X
/* clang-format on */

static int fill(yr_module *m)
{
    static const char *const fields[] = {
        "ru_utime",  "ru_stime",    "ru_maxrss", "ru_ixrss",   "ru_idrss",   "ru_isrss",
        "ru_minflt", "ru_majflt",   "ru_nswap",  "ru_inblock", "ru_oublock", "ru_msgsnd",
        "ru_msgrcv", "ru_nsignals", "ru_nvcsw",  "ru_nivcsw",  NULL};
    if (!usage_type &&
        yr_extension_keep(&usage_type,
                          yr_from(yr_structseq_type("resource", "struct_rusage", fields))) < 0)
        return -1;
    if (yr_module_add(m, "struct_rusage", yr_retain(usage_type)) < 0 ||
        yr_module_add(m, "error", yr_retain(yr_from(YR_EXC(OSError)))) < 0 ||
        yr_extension_ints(m, numbers) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module_resource = {"resource", fill};
