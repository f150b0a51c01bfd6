/* _socket_module.c - the module _socket: the type socket, all but its sending and receiving.
 *
 * A socket with a timeout is a descriptor that does not block; yr_socket_do() waits for it with
 * poll(), until the deadline, and again when a signal has come between. */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <netdb.h>
#include <poll.h>
#include <time.h>
#include <unistd.h>
#include "socket.h"
#include "../core/threads.h"

int64_t yr_socket_default_timeout = -1;

/* ---- Timeouts ------------------------------------------------------------------------------- */

int64_t yr_socket_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int yr_timeout_read(yr_value v, int64_t *timeout)
{
    double d;
    *timeout = -1;
    if (v == YR_NONE)
        return 0;
    if (yr_float_get(v, &d)) {
        if (isnan(d)) {
            yr_value_error("Invalid value NaN (not a number)");
            return -1;
        }
    } else {
        int64_t seconds;
        if (yr_to_i64(v, &seconds) < 0) {
            if (yr_pending_is(YR_EXC(OverflowError))) {
                yr_clear_pending();
                yr_raise_format(YR_EXC(OverflowError), "timestamp too large to convert to C "
                                                       "_PyTime_t");
            }
            return -1;
        }
        d = (double)seconds;
    }
    if (d < 0) {
        yr_value_error("Timeout value out of range");
        return -1;
    }
    if (d > 9.2e9) {
        yr_raise_format(YR_EXC(OverflowError), "timestamp too large to convert to C _PyTime_t");
        return -1;
    }
    *timeout = (int64_t)ceil(d * 1e9);
    if (*timeout / 1000000 > INT32_MAX) {
        yr_raise_format(YR_EXC(OverflowError), "timeout doesn't fit into C timeval");
        return -1;
    }
    return 0;
}

yr_value yr_timeout_show(int64_t timeout)
{
    return timeout < 0 ? YR_NONE : yr_float((double)timeout / 1e9);
}

/* Waits until the descriptor is ready: 1, 0 when the time is over, -1 and errno. */
static int wait_ready(const yr_socket_call *c, int64_t left)
{
    struct pollfd p = {.fd = c->socket->fd, .events = c->writing ? POLLOUT : POLLIN};
    if (c->socket->fd < 0)
        return 1; /* the call itself fails, with the right error */
    if (c->connecting)
        p.events |= POLLERR;
    int64_t ms = (left + 999999) / 1000000;
    int ready;
    YR_BLOCKING(ready = poll(&p, 1, left < 0 ? -1 : ms > INT32_MAX ? INT32_MAX : (int)ms));
    return ready;
}

static int timed_out(void)
{
    yr_raise_format(YR_EXC(TimeoutError), "timed out");
    return -1;
}

/* The first half of a try: 0 ready, 1 try again, -1. */
static int wait_turn(const yr_socket_call *c, bool timed, int64_t end)
{
    int64_t left = -1;
    if (timed && (left = end - yr_socket_now()) < 0)
        return timed_out();
    int ready = wait_ready(c, left);
    if (ready < 0 && errno == EINTR)
        return yr_poll() < 0 ? -1 : 1;
    if (ready < 0)
        return yr_raise_os(errno, 0), -1;
    return ready == 0 ? timed_out() : 0;
}

int yr_socket_do(const yr_socket_call *c)
{
    int64_t timeout = c->socket->timeout;
    bool timed = timeout > 0, waits = timed || (YR->threads && timeout < 0);
    int64_t end = timed ? (c->deadline ? *c->deadline : yr_socket_now() + timeout) : 0;
    for (;;) {
        if (waits || c->connecting) {
            int turn = wait_turn(c, timed, end);
            if (turn < 0)
                return -1;
            if (turn > 0)
                continue;
        }
        if (c->op(c->context) == 0)
            return 0;
        if (errno == EINTR) {
            if (yr_poll() < 0)
                return -1;
            continue;
        }
        if (waits && (errno == EWOULDBLOCK || errno == EAGAIN))
            continue;
        yr_raise_os(errno, 0);
        return -1;
    }
}

static int set_blocking(yr_socket *s, bool blocking)
{
    int flags = fcntl(s->fd, F_GETFL);
    int wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
    if (flags >= 0 && (flags == wanted || fcntl(s->fd, F_SETFL, wanted) == 0))
        return 0;
    yr_raise_os(errno, 0);
    return -1;
}

/* ---- Making and closing --------------------------------------------------------------------- */

static int start(yr_socket *s, int fd, int family, int type, int proto)
{
    s->fd = fd;
    s->family = family;
    s->type = type & ~(SOCK_CLOEXEC | SOCK_NONBLOCK);
    s->proto = proto;
    s->timeout = type & SOCK_NONBLOCK ? 0 : yr_socket_default_timeout;
    if (!(type & SOCK_NONBLOCK) && s->timeout >= 0)
        return set_blocking(s, false);
    return 0;
}

yr_value yr_socket_of(int fd, int family, int type, int proto)
{
    yr_type *t = yr_native_type("_socket", "socket");
    yr_socket *s = t ? yr_new(t, t->size) : NULL;
    if (!s) {
        close(fd);
        return 0;
    }
    if (start(s, fd, family, type, proto) == 0)
        return yr_from(s);
    yr_drop(yr_from(s));
    return 0;
}

static yr_value socket_make(yr_type *t, YR_UNUSED yr_value *args, YR_UNUSED size_t n,
                            YR_UNUSED yr_value keywords)
{
    yr_socket *s = yr_new(t, t->size);
    if (s) {
        s->fd = -1;
        s->timeout = -1;
    }
    return yr_from(s);
}

/* What a descriptor says of itself, for those of family, type and proto that are -1. */
static int ask_descriptor(int fd, int *family, int *type, int *proto)
{
    yr_address a = {0};
    socklen_t size = sizeof a;
    if (getsockname(fd, &a.any, &size) < 0) {
        if (*family == -1 || errno == EBADF || errno == ENOTSOCK)
            return -1;
    } else if (*family == -1) {
        *family = a.any.sa_family;
    }
    size = sizeof(int);
    if (*type == -1 && getsockopt(fd, SOL_SOCKET, SO_TYPE, type, &size) < 0)
        return -1;
    size = sizeof(int);
    if (*proto == -1 && getsockopt(fd, SOL_SOCKET, SO_PROTOCOL, proto, &size) < 0)
        return -1;
    return 0;
}

static int take_descriptor(yr_value v, int *fd, int *family, int *type, int *proto)
{
    if (yr_native_int(v, fd) < 0)
        return -1;
    if (*fd < 0) {
        yr_value_error("negative file descriptor");
        return -1;
    }
    if (ask_descriptor(*fd, family, type, proto) == 0)
        return 0;
    yr_raise_os(errno, 0);
    return -1;
}

static int socket_init(yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"family", "type", "proto", "fileno"};
    yr_value v[4];
    int numbers[3] = {-1, -1, -1}, fd;
    if (yr_parse_arguments("socket", names, 0, 0, 4, 4, args, n, keywords, v) < 0)
        return -1;
    for (int i = 0; i < 3; i++)
        if (v[i] && yr_native_int(v[i], &numbers[i]) < 0)
            return -1;
    if (v[3] && v[3] != YR_NONE) {
        if (take_descriptor(v[3], &fd, &numbers[0], &numbers[1], &numbers[2]) < 0)
            return -1;
    } else {
        numbers[0] = numbers[0] == -1 ? AF_INET : numbers[0];
        numbers[1] = numbers[1] == -1 ? SOCK_STREAM : numbers[1];
        numbers[2] = numbers[2] == -1 ? 0 : numbers[2];
        fd = socket(numbers[0], numbers[1] | SOCK_CLOEXEC, numbers[2]);
        if (fd < 0) {
            yr_raise_os(errno, 0);
            return -1;
        }
    }
    return start(YR_SOCKET(self), fd, numbers[0], numbers[1], numbers[2]);
}

static void socket_finalize(yr_object *o)
{
    yr_socket *s = (yr_socket *)o;
    if (s->fd < 0)
        return;
    if (yr_warn(YR_EXC(ResourceWarning), 1, "unclosed %R", yr_from(o)) < 0)
        yr_unraisable(yr_from(o), NULL);
    close(s->fd);
    s->fd = -1;
}

static void socket_dealloc(yr_object *o)
{
    yr_socket *s = (yr_socket *)o;
    if (s->fd >= 0)
        close(s->fd);
    yr_release(o);
}

static yr_value socket_repr(yr_value self)
{
    const yr_socket *s = YR_SOCKET(self);
    return yr_str_format("<socket object, fd=%d, family=%d, type=%d, proto=%d>", s->fd, s->family,
                         s->type, s->proto);
}

YR_METHOD(socket_close)
{
    yr_socket *s = YR_SOCKET(self);
    int fd = s->fd;
    s->fd = -1;
    /* A peer that has gone away is no error of the closing. */
    if (fd >= 0 && close(fd) < 0 && errno != ECONNRESET)
        return yr_raise_os(errno, 0);
    return YR_NONE;
}

YR_METHOD(socket_detach)
{
    int fd = YR_SOCKET(self)->fd;
    YR_SOCKET(self)->fd = -1;
    return yr_int(fd);
}

YR_METHOD(socket_fileno)
{
    return yr_int(YR_SOCKET(self)->fd);
}

/* ---- Options -------------------------------------------------------------------------------- */

static int set_timeout(yr_socket *s, int64_t timeout)
{
    s->timeout = timeout;
    return set_blocking(s, timeout < 0);
}

YR_METHOD(socket_settimeout)
{
    int64_t timeout;
    if (yr_timeout_read(args[0], &timeout) < 0)
        return 0;
    return set_timeout(YR_SOCKET(self), timeout) < 0 ? 0 : YR_NONE;
}

YR_METHOD(socket_gettimeout)
{
    return yr_timeout_show(YR_SOCKET(self)->timeout);
}

YR_METHOD(socket_setblocking)
{
    int blocking = yr_truth(args[0]);
    if (blocking < 0)
        return 0;
    return set_timeout(YR_SOCKET(self), blocking ? -1 : 0) < 0 ? 0 : YR_NONE;
}

YR_METHOD(socket_getblocking)
{
    return yr_bool(YR_SOCKET(self)->timeout != 0);
}

YR_METHOD(socket_setsockopt)
{
    int level, option, number;
    int64_t size;
    yr_span span = {NULL, 0};
    if (yr_native_int(args[0], &level) < 0 || yr_native_int(args[1], &option) < 0)
        return 0;
    if (n == 4) {
        if (args[2] != YR_NONE)
            return yr_type_error("setsockopt() argument 3 must be None, not %T", args[2]);
        if (yr_to_index(args[3], &size, false) < 0)
            return 0;
        span.n = (size_t)size;
    } else if (yr_has_index(args[2])) {
        if (yr_native_int(args[2], &number) < 0)
            return 0;
        span = (yr_span){(const uint8_t *)&number, sizeof number};
    } else if (yr_bytes_need(args[2], &span) < 0) {
        return 0;
    }
    if (setsockopt(YR_SOCKET(self)->fd, level, option, span.p, (socklen_t)span.n) < 0)
        return yr_raise_os(errno, 0);
    return YR_NONE;
}

YR_METHOD(socket_getsockopt)
{
    int level, option, size = 0, number = 0;
    char room[1024];
    if (yr_native_int(args[0], &level) < 0 || yr_native_int(args[1], &option) < 0 ||
        (n > 2 && yr_native_int(args[2], &size) < 0))
        return 0;
    if (size < 0 || size > (int)sizeof room)
        return yr_raise_format(YR_EXC(OSError), "getsockopt buflen out of range");
    socklen_t length = size ? (socklen_t)size : sizeof number;
    if (getsockopt(YR_SOCKET(self)->fd, level, option, size ? (void *)room : &number, &length) < 0)
        return yr_raise_os(errno, 0);
    return size ? yr_bytes_from(room, length) : yr_int(number);
}

/* ---- Connections ---------------------------------------------------------------------------- */

YR_METHOD(socket_bind)
{
    yr_address a;
    socklen_t size;
    if (yr_address_read(YR_SOCKET(self), "bind", args[0], &a, &size) < 0)
        return 0;
    return bind(YR_SOCKET(self)->fd, &a.any, size) < 0 ? yr_raise_os(errno, 0) : YR_NONE;
}

YR_METHOD(socket_listen)
{
    int backlog = SOMAXCONN < 128 ? SOMAXCONN : 128;
    if (n && yr_native_int(args[0], &backlog) < 0)
        return 0;
    if (listen(YR_SOCKET(self)->fd, backlog < 0 ? 0 : backlog) < 0)
        return yr_raise_os(errno, 0);
    return YR_NONE;
}

typedef struct {
    yr_socket *s;
    yr_address address;
    socklen_t size;
    int fd;
} accepting;

static int accept_once(void *context)
{
    accepting *a = context;
    a->size = sizeof a->address;
    a->fd = accept4(a->s->fd, &a->address.any, &a->size, SOCK_CLOEXEC);
    return a->fd < 0 ? -1 : 0;
}

YR_METHOD(socket_accept)
{
    accepting a = {.s = YR_SOCKET(self), .fd = -1};
    memset(&a.address, 0, sizeof a.address);
    yr_socket_call call = {.socket = a.s, .op = accept_once, .context = &a};
    if (yr_socket_do(&call) < 0)
        return 0;
    yr_value items[2] = {yr_int(a.fd), yr_address_show(&a.address, a.size)};
    if (!items[1]) {
        close(a.fd);
        return 0;
    }
    return yr_tuple(items, 2);
}

/* Has the connection under way been made? */
static int connect_ended(void *context)
{
    int error = 0;
    socklen_t size = sizeof error;
    if (getsockopt(((yr_socket *)context)->fd, SOL_SOCKET, SO_ERROR, &error, &size) < 0)
        return -1;
    errno = error;
    return error && error != EISCONN ? -1 : 0;
}

/* 0, an errno, or -1 with an exception pending: a signal, a time that is over. */
static int connect_to(yr_socket *s, const yr_address *a, socklen_t size)
{
    int done, error;
    yr_address to = *a;
    int fd = s->fd;
    YR_BLOCKING(done = connect(fd, &to.any, size));
    if (done == 0)
        return 0;
    error = errno;
    bool wait = s->timeout > 0 && error == EINPROGRESS;
    if (error == EINTR) {
        if (yr_poll() < 0)
            return -1;
        wait = s->timeout != 0;
    }
    if (!wait)
        return error;
    yr_socket_call call = {
        .socket = s, .op = connect_ended, .context = s, .writing = true, .connecting = true};
    return yr_socket_do(&call);
}

YR_METHOD(socket_connect)
{
    yr_address a;
    socklen_t size;
    if (yr_address_read(YR_SOCKET(self), "connect", args[0], &a, &size) < 0)
        return 0;
    int error = connect_to(YR_SOCKET(self), &a, size);
    if (error > 0)
        yr_raise_os(error, 0);
    return error ? 0 : YR_NONE;
}

/* What connect_ex() gives for the OSError that is pending; 0 where it is another exception. */
static yr_value error_number(void)
{
    if (yr_pending_is(YR_EXC(TimeoutError))) {
        yr_clear_pending();
        return yr_int(EWOULDBLOCK);
    }
    if (!yr_pending_is(YR_EXC(OSError)))
        return 0;
    yr_value e = yr_save_pending(), name = yr_intern_c("errno");
    yr_value number = name ? yr_getattr(e, name) : 0;
    yr_xdrop(name);
    yr_drop(e);
    return number;
}

YR_METHOD(socket_connect_ex)
{
    yr_address a;
    socklen_t size;
    if (yr_address_read(YR_SOCKET(self), "connect_ex", args[0], &a, &size) < 0)
        return 0;
    int error = connect_to(YR_SOCKET(self), &a, size);
    return error < 0 ? error_number() : yr_int(error);
}

static yr_value name_of(yr_value self, int (*call)(int, struct sockaddr *, socklen_t *))
{
    yr_address a;
    socklen_t size = sizeof a;
    memset(&a, 0, sizeof a);
    if (call(YR_SOCKET(self)->fd, &a.any, &size) < 0)
        return yr_raise_os(errno, 0);
    return yr_address_show(&a, size);
}

static int name_here(int fd, struct sockaddr *a, socklen_t *size)
{
    return getsockname(fd, a, size);
}

static int name_there(int fd, struct sockaddr *a, socklen_t *size)
{
    return getpeername(fd, a, size);
}

YR_METHOD(socket_getsockname)
{
    return name_of(self, name_here);
}

YR_METHOD(socket_getpeername)
{
    return name_of(self, name_there);
}

YR_METHOD(socket_shutdown)
{
    int how;
    if (yr_native_int(args[0], &how) < 0)
        return 0;
    return shutdown(YR_SOCKET(self)->fd, how) < 0 ? yr_raise_os(errno, 0) : YR_NONE;
}

/* ---- The type ------------------------------------------------------------------------------- */

#define GET(member)                                                                                \
    static yr_value get_##member(yr_value self)                                                    \
    {                                                                                              \
        return yr_int(YR_SOCKET(self)->member);                                                    \
    }
GET(family)
GET(type)
GET(proto)

static yr_value get_timeout(yr_value self)
{
    return yr_timeout_show(YR_SOCKET(self)->timeout);
}

static const yr_getset_def socket_getsets[] = {{"family", get_family, NULL, "the socket family"},
                                               {"type", get_type, NULL, "the socket type"},
                                               {"proto", get_proto, NULL, "the socket protocol"},
                                               {"timeout", get_timeout, NULL, "the socket timeout"},
                                               YR_GETSET_END};

static const yr_method_def socket_methods[] = {
    {"_accept", socket_accept, 0, 0, 0, "_accept() -> (integer, address info)"},
    {"bind", socket_bind, 1, 1, 0, "bind(address)\n\nBind the socket to a local address."},
    {"close", socket_close, 0, 0, 0, "close()\n\nClose the socket."},
    {"connect", socket_connect, 1, 1, 0, "connect(address)\n\nConnect to a remote address."},
    {"connect_ex", socket_connect_ex, 1, 1, 0,
     "connect_ex(address) -> errno\n\nLike connect(), with an error code for an exception."},
    {"detach", socket_detach, 0, 0, 0,
     "detach()\n\nClose the socket object without closing the descriptor, which is returned."},
    {"fileno", socket_fileno, 0, 0, 0, "fileno() -> integer"},
    {"getpeername", socket_getpeername, 0, 0, 0, "getpeername() -> address info"},
    {"getsockname", socket_getsockname, 0, 0, 0, "getsockname() -> address info"},
    {"getsockopt", socket_getsockopt, 2, 3, 0, "getsockopt(level, option[, buffersize])"},
    {"setsockopt", socket_setsockopt, 3, 4, 0, "setsockopt(level, option, value)"},
    {"listen", socket_listen, 0, 1, 0, "listen([backlog])"},
    {"setblocking", socket_setblocking, 1, 1, 0, "setblocking(flag)"},
    {"getblocking", socket_getblocking, 0, 0, 0, "getblocking()"},
    {"settimeout", socket_settimeout, 1, 1, 0, "settimeout(timeout)"},
    {"gettimeout", socket_gettimeout, 0, 0, 0, "gettimeout() -> timeout"},
    {"shutdown", socket_shutdown, 1, 1, 0, "shutdown(flag)"},
    {"recv", yr_socket_recv, 1, 2, 0, "recv(buffersize[, flags]) -> data"},
    {"recv_into", yr_socket_recv_into, 0, -1, YR_METHOD_KEYWORDS,
     "recv_into(buffer, [nbytes[, flags]]) -> nbytes_read"},
    {"recvfrom", yr_socket_recvfrom, 1, 2, 0,
     "recvfrom(buffersize[, flags]) -> (data, address info)"},
    {"recvfrom_into", yr_socket_recvfrom_into, 0, -1, YR_METHOD_KEYWORDS,
     "recvfrom_into(buffer[, nbytes[, flags]]) -> (nbytes, address info)"},
    {"send", yr_socket_send, 1, 2, 0, "send(data[, flags]) -> count"},
    {"sendall", yr_socket_sendall, 1, 2, 0, "sendall(data[, flags])"},
    {"sendto", yr_socket_sendto, 0, -1, 0, "sendto(data[, flags], address) -> count"},
    {"recvmsg", yr_socket_recvmsg, 1, 3, 0,
     "recvmsg(bufsize[, ancbufsize[, flags]]) -> (data, ancdata, msg_flags, address)"},
    {"recvmsg_into", yr_socket_recvmsg_into, 1, 3, 0,
     "recvmsg_into(buffers[, ancbufsize[, flags]]) -> (nbytes, ancdata, msg_flags, address)"},
    {"sendmsg", yr_socket_sendmsg, 1, 4, 0,
     "sendmsg(buffers[, ancdata[, flags[, address]]]) -> count"},
    YR_METHOD_END};

const yr_type_spec yr_socket_spec = {
    .size = sizeof(yr_socket),
    .flags = YR_TYPE_SUBCLASSABLE,
    .doc = "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\n"
           "socket(family=-1, type=-1, proto=-1, fileno=None) -> socket object\n\n"
           "One endpoint of a network connection. With a fileno, what is left out is asked of it.",
    .methods = socket_methods,
    .getsets = socket_getsets,
    .slots = {.dealloc = socket_dealloc,
              .finalize = socket_finalize,
              .repr = socket_repr,
              .make = socket_make,
              .init = socket_init},
};

/* ---- The module ----------------------------------------------------------------------------- */

static int add_exceptions(yr_module *m)
{
    yr_value os_error = yr_from(YR_EXC(OSError));
    yr_value herror = yr_native_exception("socket", "herror", os_error, NULL);
    if (!herror || yr_module_add(m, "herror", herror) < 0)
        return -1;
    yr_value gaierror = yr_native_exception("socket", "gaierror", os_error, NULL);
    if (!gaierror || yr_module_add(m, "gaierror", gaierror) < 0)
        return -1;
    return yr_module_add(m, "error", yr_retain(os_error)) < 0 ||
                   yr_module_add(m, "timeout", yr_retain(yr_from(YR_EXC(TimeoutError)))) < 0
               ? -1
               : 0;
}

static int fill(yr_module *m)
{
    yr_type *t = yr_native_add_type(m, "socket", &yr_socket_spec);
    if (!t || yr_module_add(m, "SocketType", yr_retain(yr_from(t))) < 0 || add_exceptions(m) < 0 ||
        yr_socket_add_constants(m) < 0 || yr_module_add(m, "has_ipv6", YR_TRUE) < 0)
        return -1;
    return yr_module_add_functions(m, yr_socket_name_functions) < 0 ||
                   yr_module_add_functions(m, yr_socket_message_functions) < 0
               ? -1
               : 0;
}

const yr_native_module yr_module__socket = {"_socket", fill};
