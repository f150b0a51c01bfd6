/* posix_linux.c - calls that few programs make: owners, files in memory, counters of events. */
#include <langinfo.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
#include "posix.h"

/* ---- Priorities and owners ------------------------------------------------------------------ */

YR_METHOD(posix_setpriority)
{
    static const char *const names[] = {"which", "who", "priority"};
    yr_value v[3];
    int which, who, priority;
    if (yr_parse_arguments("setpriority", names, 0, 3, 3, 3, args, n, keywords, v) < 0 ||
        yr_posix_int(v[0], &which) < 0 || yr_posix_int(v[1], &who) < 0 ||
        yr_posix_int(v[2], &priority) < 0)
        return 0;
    return yr_posix_done(setpriority(which, (id_t)who, priority));
}

/* A user or group: -1 is that nothing changes. */
static int owner_of(yr_value v, const char *what, uint32_t *out)
{
    int64_t id;
    if (yr_to_index(v, &id, false) < 0)
        return -1;
    if (id < -1 || id > UINT32_MAX) {
        yr_raise_format(YR_EXC(OverflowError), "%s is %s than %s", what,
                        id < 0 ? "less" : "greater", id < 0 ? "minimum" : "maximum");
        return -1;
    }
    *out = (uint32_t)id;
    return 0;
}

YR_METHOD(posix_setreuid)
{
    uint32_t real, effective;
    if (owner_of(args[0], "uid", &real) < 0 || owner_of(args[1], "uid", &effective) < 0)
        return 0;
    return yr_posix_done(setreuid(real, effective));
}

YR_METHOD(posix_setregid)
{
    uint32_t real, effective;
    if (owner_of(args[0], "gid", &real) < 0 || owner_of(args[1], "gid", &effective) < 0)
        return 0;
    return yr_posix_done(setregid(real, effective));
}

/* ---- Descriptors that are no files ---------------------------------------------------------- */

YR_METHOD(posix_device_encoding)
{
    int fd;
    if (yr_posix_int(args[0], &fd) < 0)
        return 0;
    return isatty(fd) ? yr_str_from_c(nl_langinfo(CODESET)) : YR_NONE;
}

static yr_value descriptor(int fd)
{
    return fd < 0 ? yr_posix_fail() : yr_int(fd);
}

YR_METHOD(posix_memfd_create)
{
    static const char *const names[] = {"name", "flags"};
    yr_value v[2];
    yr_path name;
    int64_t flags = MFD_CLOEXEC;
    if (yr_parse_arguments("memfd_create", names, 0, 1, 2, 2, args, n, keywords, v) < 0 ||
        (v[1] && yr_to_index(v[1], &flags, false) < 0) ||
        yr_path_from(&name, "memfd_create", v[0], false) < 0)
        return 0;
    int fd = memfd_create(name.text, (unsigned)flags);
    int error = errno;
    yr_path_end(&name);
    errno = error;
    return descriptor(fd);
}

YR_METHOD(posix_eventfd)
{
    static const char *const names[] = {"initval", "flags"};
    yr_value v[2];
    int64_t start, flags = EFD_CLOEXEC;
    if (yr_parse_arguments("eventfd", names, 0, 1, 2, 2, args, n, keywords, v) < 0 ||
        yr_to_index(v[0], &start, false) < 0 || (v[1] && yr_to_index(v[1], &flags, false) < 0))
        return 0;
    return descriptor(eventfd((unsigned)start, (int)flags));
}

YR_METHOD(posix_eventfd_read)
{
    int fd;
    eventfd_t count;
    if (yr_posix_int(args[0], &fd) < 0)
        return 0;
    return eventfd_read(fd, &count) < 0 ? yr_posix_fail() : yr_int_from_u64(count);
}

YR_METHOD(posix_eventfd_write)
{
    int fd;
    int64_t count;
    if (yr_posix_int(args[0], &fd) < 0 || yr_to_index(args[1], &count, false) < 0)
        return 0;
    return yr_posix_done(eventfd_write(fd, (eventfd_t)count));
}

/* ---- The tables ----------------------------------------------------------------------------- */

const yr_method_def yr_posix_linux[] = {
    {"device_encoding", posix_device_encoding, 1, 1, 0, NULL},
    {"eventfd", posix_eventfd, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"eventfd_read", posix_eventfd_read, 1, 1, 0, NULL},
    {"eventfd_write", posix_eventfd_write, 2, 2, 0, NULL},
    {"memfd_create", posix_memfd_create, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"setpriority", posix_setpriority, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"setregid", posix_setregid, 2, 2, 0, NULL},
    {"setreuid", posix_setreuid, 2, 2, 0, NULL},
    {0},
};

int yr_posix_add_linux_numbers(yr_module *m)
{
    static const struct {
        const char *name;
        unsigned value;
    } numbers[] = {{"EFD_CLOEXEC", EFD_CLOEXEC},
                   {"EFD_NONBLOCK", EFD_NONBLOCK},
                   {"EFD_SEMAPHORE", EFD_SEMAPHORE},
                   {"MFD_CLOEXEC", MFD_CLOEXEC},
                   {"MFD_ALLOW_SEALING", MFD_ALLOW_SEALING}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (yr_module_add(m, numbers[i].name, yr_int(numbers[i].value)) < 0)
            return -1;
    return 0;
}
