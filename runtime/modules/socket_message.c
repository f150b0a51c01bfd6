/* socket_message.c - sendmsg() and recvmsg(): several buffers at a time, and ancillary data, such
 * as descriptors that are passed on to another process. */
#include <errno.h>
#include <limits.h>
#include "socket.h"

typedef struct {
    yr_socket *s;
    struct msghdr message;
    int flags;
    ssize_t done;
} exchange;

static int receive_once(void *context)
{
    exchange *x = context;
    x->done = recvmsg(x->s->fd, &x->message, x->flags);
    return x->done < 0 ? -1 : 0;
}

static int send_once(void *context)
{
    exchange *x = context;
    x->done = sendmsg(x->s->fd, &x->message, x->flags | MSG_NOSIGNAL);
    return x->done < 0 ? -1 : 0;
}

/* ---- Sizes of ancillary data ---------------------------------------------------------------- */

static int data_length(yr_value v, const char *f, int64_t *length)
{
    if (yr_to_index(v, length, false) < 0)
        return -1;
    if (*length < 0 || *length > INT_MAX - 64) {
        yr_raise_format(YR_EXC(OverflowError), "%s() argument out of range", f);
        return -1;
    }
    return 0;
}

YR_METHOD(message_len)
{
    int64_t length;
    return data_length(args[0], "CMSG_LEN", &length) < 0
               ? 0
               : yr_int((int64_t)CMSG_LEN((size_t)length));
}

YR_METHOD(message_space)
{
    int64_t length;
    return data_length(args[0], "CMSG_SPACE", &length) < 0
               ? 0
               : yr_int((int64_t)CMSG_SPACE((size_t)length));
}

const yr_method_def yr_socket_message_functions[] = {
    {"CMSG_LEN", message_len, 1, 1, 0, "CMSG_LEN(length) -> control message length"},
    {"CMSG_SPACE", message_space, 1, 1, 0, "CMSG_SPACE(length) -> buffer size"},
    YR_METHOD_END};

/* ---- Receiving ------------------------------------------------------------------------------ */

/* new list: (level, type, bytes) of each. */
static yr_value show_ancillary(struct msghdr *message)
{
    yr_value list = yr_list_new();
    const char *end = (char *)message->msg_control + message->msg_controllen;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(message); list && c; c = CMSG_NXTHDR(message, c)) {
        const char *data = (char *)CMSG_DATA(c);
        size_t n = c->cmsg_len > CMSG_LEN(0) ? c->cmsg_len - CMSG_LEN(0) : 0;
        if (data > end)
            break;
        if (n > (size_t)(end - data))
            n = (size_t)(end - data);
        yr_value items[3] = {yr_int(c->cmsg_level), yr_int(c->cmsg_type), yr_bytes_from(data, n)};
        yr_value entry = items[2] ? yr_tuple(items, 3) : 0;
        if (!entry || yr_list_append(list, entry) < 0)
            yr_set(&list, 0);
        yr_xdrop(entry);
    }
    return list;
}

/* args[1], args[2]: room for ancillary data, flags; f takes the message's bytes in vectors. new:
 * (first, ancillary, flags, address), where first(context, count) is new. */
static yr_value receive(yr_value self, const char *f, yr_value *args, size_t n,
                        struct iovec *vectors, size_t count, yr_value (*first)(void *, size_t),
                        void *context)
{
    int64_t room = 0;
    yr_address address = {0};
    exchange x = {.s = YR_SOCKET(self)};
    if ((n > 1 && yr_to_index(args[1], &room, false) < 0) ||
        (n > 2 && yr_native_int(args[2], &x.flags) < 0))
        return 0;
    if (room < 0 || room > INT_MAX)
        return yr_value_error("invalid ancillary data buffer length");
    void *control = room ? yr_alloc((size_t)room) : NULL;
    if (room && !control)
        return 0;
    x.message = (struct msghdr){.msg_name = &address,
                                .msg_namelen = sizeof address,
                                .msg_iov = vectors,
                                .msg_iovlen = count,
                                .msg_control = control,
                                .msg_controllen = (size_t)room};
    (void)f;
    yr_socket_call call = {.socket = x.s, .op = receive_once, .context = &x};
    yr_value items[4] = {0}, result = 0;
    if (yr_socket_do(&call) == 0 && (items[0] = first(context, (size_t)x.done)) &&
        (items[1] = show_ancillary(&x.message)) &&
        (items[3] = yr_address_show(&address, x.message.msg_namelen))) {
        items[2] = yr_int(x.message.msg_flags);
        result = yr_tuple(items, 4);
    } else {
        yr_xdrop(items[0]);
        yr_xdrop(items[1]);
    }
    yr_dispose(control);
    return result;
}

static yr_value bytes_received(void *context, size_t n)
{
    return yr_bytes_from(context, n);
}

YR_TEXT_METHOD(yr_socket_recvmsg)
{
    int64_t size;
    if (yr_to_index(args[0], &size, false) < 0)
        return 0;
    if (size < 0)
        return yr_value_error("negative buffer size in recvmsg()");
    void *p = yr_alloc(size ? (size_t)size : 1);
    if (!p)
        return 0;
    struct iovec vector = {p, (size_t)size};
    yr_value result = receive(self, "recvmsg", args, n, &vector, 1, bytes_received, p);
    yr_dispose(p);
    return result;
}

typedef struct {
    yr_value buffers; /* list */
    const uint8_t *p;
} scattered;

/* Hands what was received out to the buffers, in order. */
static yr_value scatter(void *context, size_t n)
{
    scattered *s = context;
    yr_list_object *l = YR_LIST(s->buffers);
    size_t at = 0;
    for (size_t i = 0; i < l->length && at < n; i++) {
        yr_span span;
        if (yr_native_writable("recvmsg_into", 1, l->items[i], &span) < 0)
            return 0;
        size_t part = span.n < n - at ? span.n : n - at;
        memcpy((void *)(uintptr_t)span.p, s->p + at, part);
        at += part;
    }
    return yr_int((int64_t)n);
}

YR_TEXT_METHOD(yr_socket_recvmsg_into)
{
    yr_value iterator = yr_iter(args[0]);
    if (!iterator) {
        yr_clear_pending();
        return yr_type_error("recvmsg_into() argument 1 must be an iterable");
    }
    scattered s = {yr_to_list(iterator), NULL};
    yr_drop(iterator);
    size_t size = 0;
    yr_value result = 0;
    if (!s.buffers)
        return 0;
    for (size_t i = 0; i < YR_LIST(s.buffers)->length; i++) {
        yr_span span;
        if (yr_native_writable("recvmsg_into", 1, YR_LIST(s.buffers)->items[i], &span) < 0)
            goto out;
        size += span.n;
    }
    void *p = yr_alloc(size ? size : 1);
    if (p) {
        struct iovec vector = {p, size};
        s.p = p;
        result = receive(self, "recvmsg_into", args, n, &vector, 1, scatter, &s);
        yr_dispose(p);
    }
out:
    yr_drop(s.buffers);
    return result;
}

/* ---- Sending -------------------------------------------------------------------------------- */

/* All buffers of an iterable, one after the other. */
static int gather(yr_value iterable, yr_buffer *out)
{
    yr_value list = yr_to_list(iterable);
    int status = 0;
    if (!list) {
        if (!yr_pending_is(YR_EXC(TypeError)))
            return -1;
        yr_clear_pending();
        yr_type_error("sendmsg() argument 1 must be an iterable");
        return -1;
    }
    for (size_t i = 0; status == 0 && i < YR_LIST(list)->length; i++) {
        yr_span span;
        status = yr_bytes_need(YR_LIST(list)->items[i], &span);
        if (status == 0)
            status = yr_buffer_add(out, span.p, span.n);
    }
    yr_drop(list);
    return status;
}

/* Appends the control message of a (level, type, data). */
static int add_ancillary(yr_value item, yr_buffer *out)
{
    int level, type;
    yr_span data;
    if (!YR_IS_TUPLE(item) || YR_TUPLE(item)->length != 3) {
        yr_type_error("[sendmsg() ancillary data items]() argument must be sequence of length 3");
        return -1;
    }
    yr_value *v = YR_TUPLE(item)->items;
    if (yr_native_int(v[0], &level) < 0 || yr_native_int(v[1], &type) < 0 ||
        yr_bytes_need(v[2], &data) < 0)
        return -1;
    if (data.n > INT_MAX / 2) {
        yr_raise_format(YR_EXC(OSError), "ancillary data item too large");
        return -1;
    }
    struct cmsghdr head = {.cmsg_len = CMSG_LEN(data.n), .cmsg_level = level, .cmsg_type = type};
    static const char zeros[sizeof(struct cmsghdr) + 16];
    size_t gap = CMSG_LEN(0) - sizeof head, end = CMSG_SPACE(data.n) - CMSG_LEN(data.n);
    return yr_buffer_add(out, &head, sizeof head) < 0 || yr_buffer_add(out, zeros, gap) < 0 ||
                   yr_buffer_add(out, data.p, data.n) < 0 || yr_buffer_add(out, zeros, end) < 0
               ? -1
               : 0;
}

static int gather_ancillary(yr_value iterable, yr_buffer *out)
{
    yr_value list = yr_to_list(iterable);
    int status = list ? 0 : -1;
    for (size_t i = 0; status == 0 && i < YR_LIST(list)->length; i++)
        status = add_ancillary(YR_LIST(list)->items[i], out);
    yr_xdrop(list);
    return status;
}

YR_TEXT_METHOD(yr_socket_sendmsg)
{
    exchange x = {.s = YR_SOCKET(self)};
    yr_buffer data = {0}, control = {0};
    yr_address address;
    socklen_t size = 0;
    int status = -1;
    if (gather(args[0], &data) == 0 && (n < 2 || gather_ancillary(args[1], &control) == 0) &&
        (n < 3 || yr_native_int(args[2], &x.flags) == 0) &&
        (n < 4 || args[3] == YR_NONE ||
         yr_address_read(x.s, "sendmsg", args[3], &address, &size) == 0)) {
        struct iovec vector = {data.p, data.n};
        x.message = (struct msghdr){.msg_name = size ? &address : NULL,
                                    .msg_namelen = size,
                                    .msg_iov = &vector,
                                    .msg_iovlen = 1,
                                    .msg_control = control.n ? control.p : NULL,
                                    .msg_controllen = control.n};
        yr_socket_call call = {.socket = x.s, .op = send_once, .context = &x, .writing = true};
        status = yr_socket_do(&call);
    }
    yr_buffer_free(&data);
    yr_buffer_free(&control);
    return status < 0 ? 0 : yr_int(x.done);
}
