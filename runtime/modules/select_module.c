/* select_module.c - the module select: select() itself; poll and epoll objects are in
 * select_poll.c. */
#include <limits.h>
#include <math.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <poll.h>
#include <time.h>
#include "select_parts.h"
#include "../core/threads.h"

yr_type *yr_select_poll_type, *yr_select_epoll_type;

/* ---- Deadlines ------------------------------------------------------------------------------ */

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int yr_deadline_set(yr_deadline *d, yr_value v, double scale)
{
    double seconds;
    d->forever = !v || v == YR_NONE;
    if (d->forever)
        return 0;
    if (!YR_IS_ANY_INT(v) && !YR_IS_FLOAT(v) && !yr_type_of(v)->slots.to_float &&
        !yr_type_of(v)->slots.to_index) {
        yr_type_error(scale == 1 ? "timeout must be a float or None"
                                 : "timeout must be an integer or None");
        return -1;
    }
    if (yr_to_double(v, &seconds) < 0)
        return -1;
    if (isnan(seconds)) {
        yr_value_error("Invalid value NaN (not a number)");
        return -1;
    }
    if (fabs(seconds / scale) > 9.2e9) {
        yr_raise_format(YR_EXC(OverflowError), "timestamp out of range for platform time_t");
        return -1;
    }
    d->at = now() + seconds / scale;
    return 0;
}

double yr_deadline_left(const yr_deadline *d)
{
    double left = d->at - now();
    return left > 0 ? left : 0;
}

int yr_deadline_milliseconds(const yr_deadline *d)
{
    if (d->forever)
        return -1;
    double left = ceil(yr_deadline_left(d) * 1000 - 1e-3);
    return left > 2147483647.0 ? 2147483647 : left > 0 ? (int)left : 0;
}

/* ---- select() ------------------------------------------------------------------------------- */

typedef struct {
    yr_value objects; /* list */
    int fds[FD_SETSIZE];
    size_t count;
    fd_set set;
} watched;

/* The descriptors of a sequence. 0, or -1 and an error. */
static int read_set(watched *w, yr_value v, int *highest)
{
    FD_ZERO(&w->set);
    w->count = 0;
    w->objects = 0;
    if (!yr_type_of(v)->slots.iter && !yr_type_of(v)->slots.getitem) {
        yr_type_error("arguments 1-3 must be sequences");
        return -1;
    }
    if (!(w->objects = yr_to_list(v)))
        return -1;
    for (size_t i = 0; i < YR_LIST(w->objects)->length; i++) {
        int fd;
        yr_value object = yr_retain(YR_LIST(w->objects)->items[i]);
        int r = yr_argument_fd(object, &fd);
        yr_drop(object);
        if (r < 0)
            return -1;
        if (fd >= FD_SETSIZE) {
            yr_value_error("filedescriptor out of range in select()");
            return -1;
        }
        if (w->count == FD_SETSIZE) {
            yr_value_error("too many file descriptors in select()");
            return -1;
        }
        w->fds[w->count++] = fd;
        FD_SET(fd, &w->set);
        *highest = fd > *highest ? fd : *highest;
    }
    return 0;
}

/* new list: the objects whose descriptors are ready. */
static yr_value ready(const watched *w)
{
    yr_value list = yr_list_new();
    for (size_t i = 0; list && i < w->count; i++) {
        if (FD_ISSET(w->fds[i], &w->set) && yr_list_append(list, YR_LIST(w->objects)->items[i]) < 0)
            yr_set(&list, 0);
    }
    return list;
}

/* Waits: the number of ready ones, or -1 and an error. */
static int wait_for(watched *w, int highest, const yr_deadline *d)
{
    fd_set asked[3] = {w[0].set, w[1].set, w[2].set};
    for (bool again = true; again;) {
        double left = d->forever ? 0 : yr_deadline_left(d);
        struct timeval t = {(time_t)left, (suseconds_t)((left - floor(left)) * 1e6)};
        int n;
        YR_BLOCKING(
            n = select(highest + 1, &w[0].set, &w[1].set, &w[2].set, d->forever ? NULL : &t));
        if (n >= 0)
            return n;
        yr_extension_os_error(&again);
        for (int i = 0; i < 3; i++)
            w[i].set = asked[i];
    }
    return -1;
}

YR_METHOD(select_select)
{
    watched w[3];
    yr_deadline d;
    int highest = -1, read = 0, found = -1;
    yr_value lists[3] = {0}, result = 0;
    if (yr_deadline_set(&d, n > 3 ? args[3] : 0, 1) < 0)
        return 0;
    if (!d.forever && d.at < now() - 1e-3)
        return yr_value_error("timeout must be non-negative");
    for (; read < 3 && read_set(&w[read], args[read], &highest) == 0; read++)
        ;
    if (read == 3)
        found = wait_for(w, highest, &d);
    for (int i = 0; i < 3 && found >= 0; i++) {
        if (found == 0)
            FD_ZERO(&w[i].set);
        if (!(lists[i] = ready(&w[i])))
            found = -1;
    }
    if (found >= 0)
        result = yr_tuple_of(lists, 3);
    for (int i = 0; i < 3; i++) {
        yr_xdrop(lists[i]);
        if (i <= read)
            yr_xdrop(w[i].objects);
    }
    return result;
}

YR_METHOD(select_poll)
{
    return yr_from(yr_new(yr_select_poll_type, yr_select_poll_spec.size));
}

static const yr_method_def functions[] = {
    {"select", select_select, 3, 4, 0,
     "Wait until one or more file descriptors are ready for some kind of I/O."},
    {"poll", select_poll, 0, 0, 0, "Returns a polling object."},
    YR_METHOD_END,
};

/* clang-format off */
#define X(name) {#name, name},
static const yr_extension_int numbers[] = {
    X(POLLIN) X(POLLPRI) X(POLLOUT) X(POLLERR) X(POLLHUP) X(POLLNVAL) X(POLLRDNORM) X(POLLRDBAND)
    X(POLLWRNORM) X(POLLWRBAND) X(POLLMSG) X(POLLRDHUP) X(PIPE_BUF)
    X(EPOLLIN) X(EPOLLOUT) X(EPOLLPRI) X(EPOLLERR) X(EPOLLHUP) X(EPOLLRDHUP) X(EPOLLET)
    X(EPOLLONESHOT) X(EPOLLEXCLUSIVE) X(EPOLLRDNORM) X(EPOLLRDBAND) X(EPOLLWRNORM) X(EPOLLWRBAND)
    X(EPOLLMSG) X(EPOLL_CLOEXEC) {NULL, 0},
};
#undef X
/* clang-format on */

static int fill(yr_module *m)
{
    if (yr_extension_type(NULL, &yr_select_poll_type, "poll", "select", &yr_select_poll_spec) < 0 ||
        yr_extension_type(m, &yr_select_epoll_type, "epoll", "select", &yr_select_epoll_spec) < 0 ||
        yr_module_add(m, "error", yr_retain(yr_from(YR_EXC(OSError)))) < 0 ||
        yr_extension_ints(m, numbers) < 0)
        return -1;
    return yr_module_add_functions(m, functions);
}

const yr_native_module yr_module_select = {"select", fill};
