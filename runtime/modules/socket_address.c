/* socket_address.c - addresses of sockets: from Python and back.
 *
 * (host, port) for IPv4, (host, port, flowinfo, scope) for IPv6, a path for AF_UNIX (bytes for one
 * of the abstract names of Linux), (pid, groups) for AF_NETLINK; of other families only (family,
 * bytes) is shown. */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/netlink.h>
#include <netdb.h>
#include <stddef.h>
#include "socket.h"
#include "../core/threads.h"

yr_value yr_raise_gai(int error)
{
    if (error == EAI_SYSTEM)
        return yr_raise_os(errno, 0);
    yr_type *t = yr_native_type("_socket", "gaierror");
    yr_value text = t ? yr_str_from_c(gai_strerror(error)) : 0;
    if (!text)
        return 0;
    yr_value e = yr_invoke2(yr_from(t), yr_int(error), text);
    yr_drop(text);
    if (e)
        yr_raise_instance(e);
    return 0;
}

/* ---- Hosts ---------------------------------------------------------------------------------- */

static yr_value encode_idna(yr_value v)
{
    yr_value name = yr_intern_c("encode"), codec = yr_str_from_c("idna");
    yr_value bytes = name && codec ? yr_invoke_method(v, name, &codec, 1) : 0;
    yr_xdrop(name);
    yr_xdrop(codec);
    if (bytes || !yr_pending_is(YR_EXC(UnicodeError)))
        return bytes;
    yr_clear_pending();
    return yr_type_error("encoding of hostname failed");
}

yr_value yr_address_name(yr_value v)
{
    yr_value bytes;
    if (YR_IS_BYTES(v)) {
        bytes = yr_retain(v);
    } else if (yr_is_bytearray(v)) {
        bytes = yr_bytes_from(yr_bytearray_as(v)->data, yr_bytearray_as(v)->length);
    } else if (YR_IS_STR(v)) {
        bytes = YR_AS(yr_str, v)->ascii
                    ? yr_bytes_from(YR_AS(yr_str, v)->data.one, YR_AS(yr_str, v)->length)
                    : encode_idna(v);
    } else {
        return yr_type_error("str, bytes or bytearray expected, not %T", v);
    }
    if (bytes && memchr(yr_bytes_as(bytes)->data, 0, yr_bytes_as(bytes)->length)) {
        yr_drop(bytes);
        return yr_type_error("host name must not contain null character");
    }
    return bytes;
}

static int copy_address(const struct addrinfo *found, yr_address *a, size_t size)
{
    size_t n = found->ai_addrlen < size ? found->ai_addrlen : size;
    memcpy(a, found->ai_addr, n);
    return 0;
}

/* The empty name: any address of this host. */
static int any_host(yr_address *a, size_t size, int family)
{
    struct addrinfo hints = {
        .ai_family = family, .ai_socktype = SOCK_DGRAM, .ai_flags = AI_PASSIVE};
    struct addrinfo *found;
    int error = getaddrinfo(NULL, "0", &hints, &found);
    if (error) {
        yr_raise_gai(error);
        return -1;
    }
    if (found->ai_next) {
        freeaddrinfo(found);
        yr_raise_format(YR_EXC(OSError), "wildcard resolved to multiple address");
        return -1;
    }
    copy_address(found, a, size);
    freeaddrinfo(found);
    return 0;
}

int yr_address_host(const char *name, yr_address *a, size_t size, int family)
{
    if (!name[0])
        return any_host(a, size, family);
    if (!strcmp(name, "255.255.255.255") || !strcmp(name, "<broadcast>")) {
        if (family != AF_INET && family != AF_UNSPEC) {
            yr_raise_format(YR_EXC(OSError), "address family mismatched");
            return -1;
        }
        a->in = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = INADDR_BROADCAST};
        return 0;
    }
    if (family == AF_UNSPEC || family == AF_INET) {
        a->in = (struct sockaddr_in){.sin_family = AF_INET};
        if (inet_pton(AF_INET, name, &a->in.sin_addr) > 0)
            return 0;
    }
    if ((family == AF_UNSPEC || family == AF_INET6) && !strchr(name, '%')) {
        a->in6 = (struct sockaddr_in6){.sin6_family = AF_INET6};
        if (inet_pton(AF_INET6, name, &a->in6.sin6_addr) > 0)
            return 0;
    }
    struct addrinfo hints = {.ai_family = family}, *found;
    int error;
    YR_BLOCKING(error = getaddrinfo(name, NULL, &hints, &found));
    if (error) {
        yr_raise_gai(error);
        return -1;
    }
    copy_address(found, a, size);
    freeaddrinfo(found);
    return 0;
}

/* ---- Showing -------------------------------------------------------------------------------- */

static yr_value show_in(const struct sockaddr_in *in)
{
    char text[INET_ADDRSTRLEN];
    inet_ntop(AF_INET, &in->sin_addr, text, sizeof text);
    yr_value items[2] = {yr_str_from_c(text), yr_int(ntohs(in->sin_port))};
    return items[0] ? yr_tuple(items, 2) : 0;
}

static yr_value show_in6(const struct sockaddr_in6 *in6)
{
    char text[INET6_ADDRSTRLEN + 20];
    int error = getnameinfo((const struct sockaddr *)in6, sizeof *in6, text, sizeof text, NULL, 0,
                            NI_NUMERICHOST);
    if (error)
        return yr_raise_gai(error);
    yr_value items[4] = {yr_str_from_c(text), yr_int(ntohs(in6->sin6_port)),
                         yr_int(ntohl(in6->sin6_flowinfo)), yr_int(in6->sin6_scope_id)};
    return items[0] ? yr_tuple(items, 4) : 0;
}

static yr_value show_un(const struct sockaddr_un *un, socklen_t size)
{
    size_t n = size - offsetof(struct sockaddr_un, sun_path);
    if (size <= offsetof(struct sockaddr_un, sun_path))
        return yr_str_from_c("");
    if (un->sun_path[0] == 0)
        return yr_bytes_from(un->sun_path, n);
    return yr_str_from_utf8(un->sun_path, strnlen(un->sun_path, n));
}

yr_value yr_address_show(const yr_address *a, socklen_t size)
{
    if (size == 0)
        return YR_NONE;
    switch (a->any.sa_family) {
    case AF_INET: return show_in(&a->in);
    case AF_INET6: return show_in6(&a->in6);
    case AF_UNIX: return show_un(&a->un, size);
    case AF_NETLINK: {
        const struct sockaddr_nl *nl = (const struct sockaddr_nl *)a;
        yr_value items[2] = {yr_int(nl->nl_pid), yr_int(nl->nl_groups)};
        return yr_tuple(items, 2);
    }
    default: {
        size_t n = size - offsetof(struct sockaddr, sa_data);
        yr_value items[2] = {yr_int(a->any.sa_family), yr_bytes_from(a->any.sa_data, n)};
        return items[1] ? yr_tuple(items, 2) : 0;
    }
    }
}

/* ---- Reading -------------------------------------------------------------------------------- */

static int need_tuple(const char *f, const char *family, yr_value v)
{
    if (YR_IS_TUPLE(v))
        return 0;
    yr_type_error("%s(): %s address must be tuple, not %T", f, family, v);
    return -1;
}

static int read_port(const char *f, yr_value v, in_port_t *port)
{
    int number;
    if (yr_native_int(v, &number) < 0) {
        if (!yr_pending_is(YR_EXC(OverflowError)))
            return -1;
        yr_clear_pending();
        number = -1;
    }
    if (number < 0 || number > 0xffff) {
        yr_raise_format(YR_EXC(OverflowError), "%s(): port must be 0-65535.", f);
        return -1;
    }
    *port = htons((uint16_t)number);
    return 0;
}

static int read_host(yr_value v, yr_address *a, size_t size, int family)
{
    yr_value name = yr_address_name(v);
    int status =
        name ? yr_address_host((const char *)yr_bytes_as(name)->data, a, size, family) : -1;
    yr_xdrop(name);
    return status;
}

static int read_in(const char *f, yr_value v, yr_address *a)
{
    in_port_t port;
    if (need_tuple(f, "AF_INET", v) < 0)
        return -1;
    if (YR_TUPLE(v)->length != 2) {
        yr_type_error("AF_INET address must be a pair (host, port)");
        return -1;
    }
    yr_value *items = YR_TUPLE(v)->items;
    if (!yr_has_index(items[1])) {
        yr_type_error("'%T' object cannot be interpreted as an integer", items[1]);
        return -1;
    }
    if (read_host(items[0], a, sizeof a->in, AF_INET) < 0 || read_port(f, items[1], &port) < 0)
        return -1;
    a->in.sin_family = AF_INET;
    a->in.sin_port = port;
    return 0;
}

static int read_u32(yr_value v, uint32_t *out)
{
    int64_t i;
    if (yr_to_i64(v, &i) < 0)
        return -1;
    *out = (uint32_t)i;
    return 0;
}

static int read_in6(const char *f, yr_value v, yr_address *a)
{
    in_port_t port;
    uint32_t flow = 0, scope = 0;
    if (need_tuple(f, "AF_INET6", v) < 0)
        return -1;
    size_t n = YR_TUPLE(v)->length;
    yr_value *items = YR_TUPLE(v)->items;
    if (n < 2 || n > 4) {
        yr_type_error("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
        return -1;
    }
    if ((n > 2 && read_u32(items[2], &flow) < 0) || (n > 3 && read_u32(items[3], &scope) < 0) ||
        read_host(items[0], a, sizeof a->in6, AF_INET6) < 0 || read_port(f, items[1], &port) < 0)
        return -1;
    if (flow > 0xfffff) {
        yr_raise_format(YR_EXC(OverflowError), "%s(): flowinfo must be 0-1048575.", f);
        return -1;
    }
    a->in6.sin6_family = AF_INET6;
    a->in6.sin6_port = port;
    a->in6.sin6_flowinfo = htonl(flow);
    if (n > 3)
        a->in6.sin6_scope_id = scope;
    return 0;
}

static int read_un(const char *f, yr_value v, yr_address *a, socklen_t *size)
{
    yr_span path;
    yr_value bytes = 0;
    (void)f;
    if (YR_IS_STR(v)) {
        bytes = yr_encode(v, "utf-8", "surrogateescape");
        if (!bytes)
            return -1;
        path = yr_bytes_span(bytes);
    } else if (yr_bytes_need(v, &path) < 0) {
        return -1;
    }
    bool abstract = path.n && path.p[0] == 0;
    int status = 0;
    if (path.n > sizeof a->un.sun_path || (!abstract && path.n == sizeof a->un.sun_path)) {
        yr_raise_format(YR_EXC(OSError), "AF_UNIX path too long");
        status = -1;
    } else {
        memset(&a->un, 0, sizeof a->un);
        a->un.sun_family = AF_UNIX;
        memcpy(a->un.sun_path, path.p, path.n);
        *size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + path.n + !abstract);
    }
    yr_xdrop(bytes);
    return status;
}

static int read_netlink(const char *f, yr_value v, yr_address *a)
{
    struct sockaddr_nl *nl = (struct sockaddr_nl *)a;
    if (need_tuple(f, "AF_NETLINK", v) < 0)
        return -1;
    if (YR_TUPLE(v)->length != 2) {
        yr_type_error("AF_NETLINK address must be a pair (pid, groups)");
        return -1;
    }
    *nl = (struct sockaddr_nl){.nl_family = AF_NETLINK};
    return read_u32(YR_TUPLE(v)->items[0], &nl->nl_pid) < 0 ||
                   read_u32(YR_TUPLE(v)->items[1], &nl->nl_groups) < 0
               ? -1
               : 0;
}

int yr_address_read(const yr_socket *s, const char *f, yr_value v, yr_address *a, socklen_t *size)
{
    memset(a, 0, sizeof *a);
    switch (s->family) {
    case AF_INET: *size = sizeof a->in; return read_in(f, v, a);
    case AF_INET6: *size = sizeof a->in6; return read_in6(f, v, a);
    case AF_UNIX: return read_un(f, v, a, size);
    case AF_NETLINK: *size = sizeof(struct sockaddr_nl); return read_netlink(f, v, a);
    default: yr_raise_format(YR_EXC(OSError), "%s(): bad family", f); return -1;
    }
}
