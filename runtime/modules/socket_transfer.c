/* socket_transfer.c - sending and receiving on sockets. */
#include <errno.h>
#include "socket.h"
#include "../core/threads.h"

typedef struct {
    yr_socket *s;
    void *p;
    size_t n;
    int flags;
    ssize_t done;
    yr_address address;
    socklen_t size; /* of the address; 0: none is asked for, or given */
} transfer;

/* Where there are threads a send takes what there is room for: to wait is not its business. */
static int send_flags(void)
{
    return MSG_NOSIGNAL | (YR->threads ? MSG_DONTWAIT : 0);
}

/* ---- Receiving ------------------------------------------------------------------------------ */

static int receive_once(void *context)
{
    transfer *t = context;
    t->done = recv(t->s->fd, t->p, t->n, t->flags);
    return t->done < 0 ? -1 : 0;
}

static int receive_from_once(void *context)
{
    transfer *t = context;
    t->size = sizeof t->address;
    t->done = recvfrom(t->s->fd, t->p, t->n, t->flags, &t->address.any, &t->size);
    return t->done < 0 ? -1 : 0;
}

static int receive(transfer *t, int (*op)(void *))
{
    yr_socket_call call = {.socket = t->s, .op = op, .context = t};
    memset(&t->address, 0, sizeof t->address);
    return yr_socket_do(&call);
}

/* new: bytes of a read. */
static yr_value receive_bytes(transfer *t, const char *f, yr_value *args, size_t n,
                              int (*op)(void *))
{
    int64_t count;
    if (yr_to_index(args[0], &count, false) < 0 || (n > 1 && yr_native_int(args[1], &t->flags) < 0))
        return 0;
    if (count < 0)
        return yr_value_error("negative buffersize in %s", f);
    t->n = (size_t)count;
    t->p = yr_alloc(t->n ? t->n : 1);
    if (!t->p)
        return 0;
    yr_value bytes = receive(t, op) < 0 ? 0 : yr_bytes_from(t->p, (size_t)t->done);
    yr_dispose(t->p);
    return bytes;
}

/* new: (what, the address that it came from); steals what, which may be 0. */
static yr_value with_address(yr_value what, const transfer *t)
{
    if (!what)
        return 0;
    yr_value items[2] = {what, yr_address_show(&t->address, t->size)};
    if (items[1])
        return yr_tuple(items, 2);
    yr_drop(what);
    return 0;
}

YR_TEXT_METHOD(yr_socket_recv)
{
    transfer t = {.s = YR_SOCKET(self)};
    return receive_bytes(&t, "recv", args, n, receive_once);
}

YR_TEXT_METHOD(yr_socket_recvfrom)
{
    transfer t = {.s = YR_SOCKET(self)};
    return with_address(receive_bytes(&t, "recvfrom", args, n, receive_from_once), &t);
}

/* Receives into room of our own, since code that runs in between may move the buffer. */
static yr_value receive_into(transfer *t, const char *f, yr_value *args, size_t n,
                             yr_value keywords, int (*op)(void *))
{
    static const char *const names[] = {"buffer", "nbytes", "flags"};
    yr_value v[3];
    int64_t count = 0;
    yr_span span;
    if (yr_parse_arguments(f, names, 0, 1, 3, 3, args, n, keywords, v) < 0 ||
        yr_native_writable(f, 1, v[0], &span) < 0 ||
        (v[1] && yr_to_index(v[1], &count, false) < 0) ||
        (v[2] && yr_native_int(v[2], &t->flags) < 0))
        return 0;
    if (count < 0)
        return yr_value_error("negative buffersize in %s", f);
    if (yr_native_writable(f, 1, v[0], &span) < 0)
        return 0;
    if (span.n < (size_t)count)
        return yr_value_error(op == receive_from_once
                                  ? "nbytes is greater than the length of the buffer"
                                  : "buffer too small for requested bytes");
    t->n = count ? (size_t)count : span.n;
    t->p = yr_alloc(t->n ? t->n : 1);
    if (!t->p)
        return 0;
    yr_value result = 0;
    if (receive(t, op) == 0 && yr_native_writable(f, 1, v[0], &span) == 0) {
        size_t done = (size_t)t->done < span.n ? (size_t)t->done : span.n;
        memcpy((void *)(uintptr_t)span.p, t->p, done);
        result = yr_int(t->done);
    }
    yr_dispose(t->p);
    return result;
}

YR_TEXT_METHOD(yr_socket_recv_into)
{
    transfer t = {.s = YR_SOCKET(self)};
    return receive_into(&t, "recv_into", args, n, keywords, receive_once);
}

YR_TEXT_METHOD(yr_socket_recvfrom_into)
{
    transfer t = {.s = YR_SOCKET(self)};
    return with_address(receive_into(&t, "recvfrom_into", args, n, keywords, receive_from_once),
                        &t);
}

/* ---- Sending -------------------------------------------------------------------------------- */

static int send_once(void *context)
{
    transfer *t = context;
    t->done = t->size
                  ? sendto(t->s->fd, t->p, t->n, t->flags | send_flags(), &t->address.any, t->size)
                  : send(t->s->fd, t->p, t->n, t->flags | send_flags());
    return t->done < 0 ? -1 : 0;
}

/* Room of our own for what is sent, since a signal's code may change the buffer. NULL: -1. */
static int copy_data(transfer *t, yr_value v)
{
    yr_span span;
    if (yr_bytes_need(v, &span) < 0)
        return -1;
    t->n = span.n;
    if (YR_IS_BYTES(v)) { /* stands still */
        t->p = (void *)(uintptr_t)span.p;
        return 0;
    }
    t->p = yr_alloc(span.n ? span.n : 1);
    if (!t->p)
        return -1;
    memcpy(t->p, span.p, span.n);
    return 0;
}

static void forget_data(const transfer *t, void *start, yr_value v)
{
    (void)t;
    if (!YR_IS_BYTES(v))
        yr_dispose(start);
}

YR_TEXT_METHOD(yr_socket_send)
{
    transfer t = {.s = YR_SOCKET(self)};
    yr_socket_call call = {.socket = t.s, .op = send_once, .context = &t, .writing = true};
    if ((n > 1 && yr_native_int(args[1], &t.flags) < 0) || copy_data(&t, args[0]) < 0)
        return 0;
    int status = yr_socket_do(&call);
    forget_data(&t, t.p, args[0]);
    return status < 0 ? 0 : yr_int(t.done);
}

YR_TEXT_METHOD(yr_socket_sendall)
{
    transfer t = {.s = YR_SOCKET(self)};
    int64_t end = yr_socket_now() + t.s->timeout;
    yr_socket_call call = {
        .socket = t.s, .op = send_once, .context = &t, .writing = true, .deadline = &end};
    if ((n > 1 && yr_native_int(args[1], &t.flags) < 0) || copy_data(&t, args[0]) < 0)
        return 0;
    void *start = t.p;
    int status = 0;
    while (t.n > 0 && (status = yr_socket_do(&call)) == 0) {
        t.p = (char *)t.p + t.done;
        t.n -= (size_t)t.done;
        if ((status = yr_poll()) < 0)
            break;
    }
    forget_data(&t, start, args[0]);
    return status < 0 ? 0 : YR_NONE;
}

YR_TEXT_METHOD(yr_socket_sendto)
{
    transfer t = {.s = YR_SOCKET(self)};
    yr_socket_call call = {.socket = t.s, .op = send_once, .context = &t, .writing = true};
    if (n < 2 || n > 3)
        return yr_type_error("sendto() takes 2 or 3 arguments (%zu given)", n);
    if (n > 2 && yr_native_int(args[1], &t.flags) < 0)
        return 0;
    yr_span span;
    if (yr_bytes_need(args[0], &span) < 0 ||
        yr_address_read(t.s, "sendto", args[n - 1], &t.address, &t.size) < 0 ||
        copy_data(&t, args[0]) < 0)
        return 0;
    int status = yr_socket_do(&call);
    forget_data(&t, t.p, args[0]);
    return status < 0 ? 0 : yr_int(t.done);
}
