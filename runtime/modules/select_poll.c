/* select_poll.c - select.poll and select.epoll: sets of descriptors that are kept between calls. */
#include <poll.h>
#include <sys/epoll.h>
#include <unistd.h>
#include "select_parts.h"
#include "../core/threads.h"

/* ---- poll ----------------------------------------------------------------------------------- */

typedef struct {
    yr_object base;
    struct pollfd *items; /* in the order of registration */
    size_t count, capacity;
    bool polling;
} poll_object;

#define POLL(v) YR_AS(poll_object, v)

static struct pollfd *find(poll_object *p, int fd)
{
    for (size_t i = 0; i < p->count; i++) {
        if (p->items[i].fd == fd)
            return &p->items[i];
    }
    return NULL;
}

/* The bits of an argument: an unsigned short. 0, or -1 and an error. */
static int events_argument(yr_value v, short *events)
{
    int bits = (unsigned short)*events;
    if (yr_argument_c_int(v, &bits) < 0)
        return -1;
    if (bits < 0) {
        yr_value_error("value must be positive");
        return -1;
    }
    if (bits > 0xffff) {
        yr_raise_format(YR_EXC(OverflowError), "Python int too large for C unsigned short");
        return -1;
    }
    *events = (short)bits;
    return 0;
}

YR_METHOD(poll_register)
{
    poll_object *p = POLL(self);
    int fd;
    short events = POLLIN | POLLPRI | POLLOUT;
    if (yr_argument_fd(args[0], &fd) < 0 || events_argument(n > 1 ? args[1] : 0, &events) < 0)
        return 0;
    struct pollfd *item = find(p, fd);
    if (!item) {
        if (p->count == p->capacity) {
            size_t capacity = p->capacity ? p->capacity * 2 : 8;
            struct pollfd *items = yr_resize(p->items, capacity * sizeof *items);
            if (!items)
                return 0;
            p->items = items;
            p->capacity = capacity;
        }
        item = &p->items[p->count++];
    }
    *item = (struct pollfd){fd, events, 0};
    return YR_NONE;
}

YR_METHOD(poll_modify)
{
    int fd;
    short events = 0;
    if (yr_argument_fd(args[0], &fd) < 0 || events_argument(args[1], &events) < 0)
        return 0;
    struct pollfd *item = find(POLL(self), fd);
    if (!item)
        return yr_raise_os(ENOENT, 0);
    item->events = events;
    return YR_NONE;
}

YR_METHOD(poll_unregister)
{
    poll_object *p = POLL(self);
    int fd;
    if (yr_argument_fd(args[0], &fd) < 0)
        return 0;
    struct pollfd *item = find(p, fd);
    if (!item)
        return yr_raise_value(YR_EXC(KeyError), yr_int(fd));
    size_t at = (size_t)(item - p->items);
    memmove(item, item + 1, (p->count - at - 1) * sizeof *item);
    p->count--;
    return YR_NONE;
}

/* new list of (descriptor, events) with what happened. */
static yr_value poll_result(poll_object *p)
{
    yr_value list = yr_list_new();
    for (size_t i = 0; list && i < p->count; i++) {
        if (!p->items[i].revents)
            continue;
        yr_value v[2] = {yr_int(p->items[i].fd), yr_int((unsigned short)p->items[i].revents)};
        yr_value pair = yr_tuple_of(v, 2);
        if (!pair || yr_list_append(list, pair) < 0)
            yr_set(&list, 0);
        yr_xdrop(pair);
    }
    return list;
}

YR_METHOD(poll_poll)
{
    poll_object *p = POLL(self);
    yr_deadline d;
    yr_value timeout = n ? args[0] : 0;
    double milliseconds = 0;
    if (timeout && timeout != YR_NONE && yr_float_get(timeout, &milliseconds) == false &&
        YR_IS_ANY_INT(timeout) && yr_to_double(timeout, &milliseconds) < 0)
        return 0;
    if (milliseconds < 0) /* for ever, as to poll(2) */
        timeout = YR_NONE;
    if (yr_deadline_set(&d, timeout, 1000) < 0)
        return 0;
    if (p->polling)
        return yr_raise_format(YR_EXC(RuntimeError), "concurrent poll() invocation");
    int found = -1;
    p->polling = true;
    for (bool again = true; again && found < 0;) {
        int ms = yr_deadline_milliseconds(&d);
        YR_BLOCKING(found = poll(p->items, (nfds_t)p->count, ms));
        if (found < 0)
            yr_extension_os_error(&again);
    }
    p->polling = false;
    return found < 0 ? 0 : found ? poll_result(p) : yr_list_new();
}

static void poll_dealloc(yr_object *o)
{
    yr_dispose(((poll_object *)o)->items);
    yr_release(o);
}

static const yr_method_def poll_methods[] = {
    {"register", poll_register, 1, 2, 0, "Register a file descriptor with the polling object."},
    {"modify", poll_modify, 2, 2, 0, "Modify an already registered file descriptor."},
    {"unregister", poll_unregister, 1, 1, 0, "Remove a file descriptor being tracked."},
    {"poll", poll_poll, 0, 1, 0, "Polls the set of registered file descriptors."},
    YR_METHOD_END,
};

const yr_type_spec yr_select_poll_spec = {
    .size = sizeof(poll_object),
    .flags = YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .methods = poll_methods,
    .slots = {.dealloc = poll_dealloc},
};

/* ---- epoll ---------------------------------------------------------------------------------- */

typedef struct {
    yr_object base;
    int fd; /* -1: closed */
} epoll_object;

#define EPOLL(v) YR_AS(epoll_object, v)

/* 0, or -1 and ValueError: it is closed. */
static int check_open(yr_value self)
{
    if (EPOLL(self)->fd >= 0)
        return 0;
    yr_value_error("I/O operation on closed epoll object");
    return -1;
}

static yr_value epoll_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"sizehint", "flags"};
    yr_value v[2];
    int hint = -1, flags = 0;
    if (yr_parse_arguments("epoll", names, 0, 0, 2, 2, args, n, keywords, v) < 0 ||
        yr_argument_c_int(v[0], &hint) < 0 || yr_argument_c_int(v[1], &flags) < 0)
        return 0;
    if (hint < -1 || hint == 0)
        return yr_value_error("negative sizehint");
    if (flags && flags != EPOLL_CLOEXEC)
        return yr_raise_format(YR_EXC(OSError), "invalid flags");
    epoll_object *e = yr_new(t, t->size);
    if (!e)
        return 0;
    e->fd = epoll_create1(EPOLL_CLOEXEC);
    if (e->fd >= 0)
        return yr_from(e);
    yr_raise_os(errno, 0);
    yr_drop(yr_from(e));
    return 0;
}

YR_METHOD(epoll_fromfd)
{
    int fd = 0;
    if (yr_argument_c_int(args[0], &fd) < 0)
        return 0;
    epoll_object *e = yr_new(yr_select_epoll_type, sizeof *e);
    if (e)
        e->fd = fd;
    return yr_from(e);
}

static void epoll_dealloc(yr_object *o)
{
    if (((epoll_object *)o)->fd >= 0)
        close(((epoll_object *)o)->fd);
    yr_release(o);
}

YR_METHOD(epoll_close)
{
    int fd = EPOLL(self)->fd;
    EPOLL(self)->fd = -1;
    return fd >= 0 && close(fd) < 0 ? yr_raise_os(errno, 0) : YR_NONE;
}

YR_METHOD(epoll_fileno)
{
    return check_open(self) < 0 ? 0 : yr_int(EPOLL(self)->fd);
}

static yr_value control(yr_value self, int operation, yr_value target, uint32_t events)
{
    int fd;
    if (check_open(self) < 0 || yr_argument_fd(target, &fd) < 0)
        return 0;
    struct epoll_event event = {.events = events, .data = {.fd = fd}};
    if (epoll_ctl(EPOLL(self)->fd, operation, fd, &event) < 0)
        return yr_raise_os(errno, 0);
    return YR_NONE;
}

YR_METHOD(epoll_register)
{
    static const char *const names[] = {"fd", "eventmask"};
    yr_value v[2];
    uint32_t events = EPOLLIN | EPOLLPRI | EPOLLOUT;
    if (yr_parse_arguments("register", names, 0, 1, 2, 2, args, n, keywords, v) < 0 ||
        yr_argument_word32(v[1], &events) < 0)
        return 0;
    return control(self, EPOLL_CTL_ADD, v[0], events);
}

YR_METHOD(epoll_modify)
{
    static const char *const names[] = {"fd", "eventmask"};
    yr_value v[2];
    uint32_t events = 0;
    if (yr_parse_arguments("modify", names, 0, 2, 2, 2, args, n, keywords, v) < 0 ||
        yr_argument_word32(v[1], &events) < 0)
        return 0;
    return control(self, EPOLL_CTL_MOD, v[0], events);
}

YR_METHOD(epoll_unregister)
{
    static const char *const names[] = {"fd"};
    yr_value v;
    if (yr_parse_arguments("unregister", names, 0, 1, 1, 1, args, n, keywords, &v) < 0)
        return 0;
    return control(self, EPOLL_CTL_DEL, v, 0);
}

/* new list of (descriptor, events). */
static yr_value epoll_result(const struct epoll_event *events, int count)
{
    yr_value list = yr_list_new();
    for (int i = 0; list && i < count; i++) {
        yr_value v[2] = {yr_int(events[i].data.fd), yr_int((int64_t)events[i].events)};
        yr_value pair = yr_tuple_of(v, 2);
        if (!pair || yr_list_append(list, pair) < 0)
            yr_set(&list, 0);
        yr_xdrop(pair);
    }
    return list;
}

YR_METHOD(epoll_poll)
{
    static const char *const names[] = {"timeout", "maxevents"};
    yr_value v[2];
    yr_deadline d;
    int most = -1, found = -1;
    double seconds = 0;
    if (yr_parse_arguments("poll", names, 0, 0, 2, 2, args, n, keywords, v) < 0 ||
        check_open(self) < 0 || yr_argument_c_int(v[1], &most) < 0 ||
        yr_deadline_set(&d, v[0], 1) < 0)
        return 0;
    if (!d.forever && yr_to_double(v[0], &seconds) == 0 && seconds < 0)
        d.forever = true;
    if (most == -1)
        most = 1023;
    if (most < 1)
        return yr_value_error("maxevents must be greater than 0, got %d", most);
    struct epoll_event *events = yr_alloc((size_t)most * sizeof *events);
    for (bool again = events != NULL; again && found < 0;) {
        int fd = EPOLL(self)->fd, ms = yr_deadline_milliseconds(&d);
        YR_BLOCKING(found = epoll_wait(fd, events, most, ms));
        if (found < 0)
            yr_extension_os_error(&again);
    }
    yr_value list = found < 0 ? 0 : epoll_result(events, found);
    yr_dispose(events);
    return list;
}

YR_METHOD(epoll_enter)
{
    return check_open(self) < 0 ? 0 : yr_retain(self);
}

static yr_value get_closed(yr_value self)
{
    return yr_bool(EPOLL(self)->fd < 0);
}

static const yr_method_def epoll_methods[] = {
    {"register", epoll_register, 0, -1, YR_METHOD_KEYWORDS,
     "Registers a new fd or raises an OSError if the fd is already registered."},
    {"modify", epoll_modify, 0, -1, YR_METHOD_KEYWORDS,
     "Modify event mask for a registered file descriptor."},
    {"unregister", epoll_unregister, 0, -1, YR_METHOD_KEYWORDS,
     "Remove a registered file descriptor from the epoll object."},
    {"poll", epoll_poll, 0, -1, YR_METHOD_KEYWORDS,
     "Wait for events on the epoll file descriptor."},
    {"close", epoll_close, 0, 0, 0, "Close the epoll control file descriptor."},
    {"fileno", epoll_fileno, 0, 0, 0, "Return the epoll control file descriptor."},
    {"fromfd", epoll_fromfd, 1, 1, YR_METHOD_CLASS,
     "Create an epoll object from a given control fd."},
    {"__enter__", epoll_enter, 0, 0, 0, NULL},
    {"__exit__", epoll_close, 0, 3, 0, NULL},
    YR_METHOD_END,
};

static const yr_getset_def epoll_getsets[] = {
    {"closed", get_closed, NULL, "True if the epoll handler is closed"},
    YR_GETSET_END,
};

const yr_type_spec yr_select_epoll_spec = {
    .size = sizeof(epoll_object),
    .flags = YR_TYPE_IMMUTABLE,
    .doc = "Returns an epolling object.",
    .methods = epoll_methods,
    .getsets = epoll_getsets,
    .slots = {.make = epoll_make, .dealloc = epoll_dealloc},
};
