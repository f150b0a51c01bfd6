/* socket_names.c - functions of _socket: names of hosts and services, byte order, packed addresses,
 * pairs of sockets. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <netdb.h>
#include <stdlib.h>
#include <unistd.h>
#include "socket.h"
#include "../core/threads.h"

static YR_COLD yr_value raise_herror(int error)
{
    yr_type *t = yr_native_type("_socket", "herror");
    yr_value text = t ? yr_str_from_c(hstrerror(error)) : 0;
    if (!text)
        return 0;
    yr_value e = yr_invoke2(yr_from(t), yr_int(error), text);
    yr_drop(text);
    if (e)
        yr_raise_instance(e);
    return 0;
}

/* ---- getaddrinfo ---------------------------------------------------------------------------- */

/* new: the port argument as bytes, or None. */
static yr_value port_text(yr_value v)
{
    if (v == YR_NONE || YR_IS_BYTES(v))
        return yr_retain(v);
    if (!YR_IS_ANY_INT(v) && !YR_IS_STR(v))
        return yr_raise_format(YR_EXC(OSError), "Int or String expected");
    yr_value text = YR_IS_STR(v) ? yr_retain(v) : yr_int_to_str(v, 10);
    yr_value bytes = text ? yr_encode(text, "utf-8", "strict") : 0;
    yr_xdrop(text);
    return bytes;
}

static const char *bytes_text(yr_value v)
{
    return v == YR_NONE ? NULL : (const char *)yr_bytes_as(v)->data;
}

static yr_value show_info(const struct addrinfo *i)
{
    yr_address a = {0};
    memcpy(&a, i->ai_addr, i->ai_addrlen < sizeof a ? i->ai_addrlen : sizeof a);
    yr_value address = yr_address_show(&a, i->ai_addrlen);
    yr_value name = address ? yr_str_from_c(i->ai_canonname ? i->ai_canonname : "") : 0;
    if (!name) {
        yr_xdrop(address);
        return 0;
    }
    yr_value items[5] = {yr_int(i->ai_family), yr_int(i->ai_socktype), yr_int(i->ai_protocol), name,
                         address};
    return yr_tuple(items, 5);
}

static yr_value show_infos(const struct addrinfo *found)
{
    yr_value list = yr_list_new();
    for (const struct addrinfo *i = found; list && i; i = i->ai_next) {
        yr_value entry = show_info(i);
        if (!entry || yr_list_append(list, entry) < 0)
            yr_set(&list, 0);
        yr_xdrop(entry);
    }
    return list;
}

/* new: the host argument as bytes, or None. */
static yr_value host_text(yr_value v)
{
    if (v == YR_NONE || YR_IS_BYTES(v))
        return yr_retain(v);
    if (YR_IS_STR(v)) {
        yr_value name = yr_intern_c("encode"), codec = yr_str_from_c("idna");
        yr_value bytes = YR_AS(yr_str, v)->ascii ? yr_encode(v, "ascii", "strict")
                         : name && codec         ? yr_invoke_method(v, name, &codec, 1)
                                                 : 0;
        yr_xdrop(name);
        yr_xdrop(codec);
        return bytes;
    }
    return yr_type_error("getaddrinfo() argument 1 must be string or None");
}

YR_METHOD(socket_getaddrinfo)
{
    static const char *const names[] = {"host", "port", "family", "type", "proto", "flags"};
    yr_value v[6];
    int numbers[4] = {0};
    if (yr_parse_arguments("getaddrinfo", names, 0, 2, 6, 6, args, n, keywords, v) < 0)
        return 0;
    for (int i = 0; i < 4; i++)
        if (v[i + 2] && yr_native_int(v[i + 2], &numbers[i]) < 0)
            return 0;
    yr_value host = host_text(v[0]), port = host ? port_text(v[1]) : 0, result = 0;
    if (port) {
        struct addrinfo *found = NULL, hints = {.ai_family = numbers[0],
                                                .ai_socktype = numbers[1],
                                                .ai_protocol = numbers[2],
                                                .ai_flags = numbers[3]};
        const char *name = bytes_text(host), *service = bytes_text(port);
        int error;
        YR_BLOCKING(error = getaddrinfo(name, service, &hints, &found));
        if (error)
            yr_raise_gai(error);
        else
            result = show_infos(found);
        if (found)
            freeaddrinfo(found);
    }
    yr_xdrop(host);
    yr_xdrop(port);
    return result;
}

/* getnameinfo's (host, port[, flowinfo[, scope]]) resolved; NULL and an error. */
static struct addrinfo *resolve_numbers(yr_value address)
{
    if (!YR_IS_TUPLE(address)) {
        yr_type_error("getnameinfo() argument 1 must be a tuple");
        return NULL;
    }
    yr_value *items = YR_TUPLE(address)->items;
    size_t n = YR_TUPLE(address)->length;
    int port, flow = 0, scope = 0;
    if (n < 2 || n > 4) {
        yr_type_error("getnameinfo(): illegal sockaddr argument");
        return NULL;
    }
    const char *host = yr_native_text("getnameinfo", 1, items[0]);
    if (!host || yr_native_int(items[1], &port) < 0 ||
        (n > 2 && yr_native_int(items[2], &flow) < 0) ||
        (n > 3 && yr_native_int(items[3], &scope) < 0))
        return NULL;
    if (flow < 0 || flow > 0xfffff) {
        yr_raise_format(YR_EXC(OverflowError), "getnameinfo(): flowinfo must be 0-1048575.");
        return NULL;
    }
    char text[16];
    snprintf(text, sizeof text, "%d", port);
    struct addrinfo *found, hints = {.ai_socktype = SOCK_DGRAM, .ai_flags = AI_NUMERICHOST};
    int error = getaddrinfo(host, text, &hints, &found);
    if (error) {
        yr_raise_gai(error);
        return NULL;
    }
    if (found->ai_next)
        yr_raise_format(YR_EXC(OSError), "sockaddr resolved to multiple addresses");
    else if (found->ai_family == AF_INET && n != 2)
        yr_raise_format(YR_EXC(OSError), "IPv4 sockaddr must be 2 tuple");
    if (yr_pending()) {
        freeaddrinfo(found);
        return NULL;
    }
    if (found->ai_family == AF_INET6) {
        struct sockaddr_in6 *in6 = (struct sockaddr_in6 *)found->ai_addr;
        in6->sin6_flowinfo = htonl((uint32_t)flow);
        in6->sin6_scope_id = (uint32_t)scope;
    }
    return found;
}

YR_METHOD(socket_getnameinfo)
{
    int flags;
    char host[NI_MAXHOST], port[NI_MAXSERV];
    if (yr_native_int(args[1], &flags) < 0)
        return 0;
    struct addrinfo *found = resolve_numbers(args[0]);
    if (!found)
        return 0;
    int error =
        getnameinfo(found->ai_addr, found->ai_addrlen, host, sizeof host, port, sizeof port, flags);
    freeaddrinfo(found);
    if (error)
        return yr_raise_gai(error);
    yr_value items[2] = {yr_str_from_c(host), yr_str_from_c(port)};
    if (items[0] && items[1])
        return yr_tuple(items, 2);
    yr_xdrop(items[0]);
    yr_xdrop(items[1]);
    return 0;
}

/* ---- Hosts ---------------------------------------------------------------------------------- */

/* new bytes: a host name that is an argument of its own. */
static yr_value name_argument(const char *f, yr_value v)
{
    if (YR_IS_STR(v) || YR_IS_BYTES(v) || yr_is_bytearray(v))
        return yr_address_name(v);
    return yr_type_error("%s() argument 1 must be str, bytes or bytearray, not %s", f,
                         yr_argument_type(v));
}

static int find_host(const char *f, yr_value v, yr_address *a, int family)
{
    yr_value name = name_argument(f, v);
    int status =
        name ? yr_address_host((const char *)yr_bytes_as(name)->data, a, sizeof *a, family) : -1;
    yr_xdrop(name);
    return status;
}

YR_METHOD(socket_gethostbyname)
{
    yr_address a;
    char text[INET_ADDRSTRLEN];
    memset(&a, 0, sizeof a);
    if (find_host("gethostbyname", args[0], &a, AF_INET) < 0)
        return 0;
    return yr_str_from_c(inet_ntop(AF_INET, &a.in.sin_addr, text, sizeof text) ? text : "");
}

static int add_text(yr_value list, const char *text)
{
    yr_value s = yr_str_from_c(text);
    int status = s ? yr_list_append(list, s) : -1;
    yr_xdrop(s);
    return status;
}

/* new: (name, list of other names, list of addresses). */
static yr_value show_host(const struct hostent *h)
{
    yr_value items[3] = {yr_str_from_c(h->h_name), yr_list_new(), yr_list_new()};
    int status = items[0] && items[1] && items[2] ? 0 : -1;
    for (char **p = h->h_aliases; status == 0 && p && *p; p++)
        status = add_text(items[1], *p);
    for (char **p = h->h_addr_list; status == 0 && p && *p; p++) {
        char text[INET6_ADDRSTRLEN];
        if (inet_ntop(h->h_addrtype, *p, text, sizeof text))
            status = add_text(items[2], text);
    }
    if (status == 0)
        return yr_tuple(items, 3);
    for (int i = 0; i < 3; i++)
        yr_xdrop(items[i]);
    return 0;
}

YR_METHOD(socket_gethostbyname_ex)
{
    yr_address a;
    yr_value name = name_argument("gethostbyname_ex", args[0]);
    if (!name)
        return 0;
    const char *text = (const char *)yr_bytes_as(name)->data;
    yr_value result = 0;
    if (yr_address_host(text, &a, sizeof a, AF_INET) == 0) {
        const struct hostent *h = gethostbyname(text);
        result = h ? show_host(h) : raise_herror(h_errno);
    }
    yr_drop(name);
    return result;
}

YR_METHOD(socket_gethostbyaddr)
{
    yr_address a;
    memset(&a, 0, sizeof a);
    if (find_host("gethostbyaddr", args[0], &a, AF_UNSPEC) < 0)
        return 0;
    bool six = a.any.sa_family == AF_INET6;
    const void *p = six ? (const void *)&a.in6.sin6_addr : &a.in.sin_addr;
    const struct hostent *h =
        gethostbyaddr(p, six ? sizeof a.in6.sin6_addr : sizeof a.in.sin_addr, a.any.sa_family);
    return h ? show_host(h) : raise_herror(h_errno);
}

YR_METHOD(socket_gethostname)
{
    char name[1024];
    if (gethostname(name, sizeof name - 1) < 0)
        return yr_raise_os(errno, 0);
    name[sizeof name - 1] = 0;
    return yr_str_from_c(name);
}

YR_METHOD(socket_sethostname)
{
    yr_span span;
    yr_value bytes =
        YR_IS_STR(args[0]) ? yr_encode(args[0], "utf-8", "surrogateescape") : yr_retain(args[0]);
    int status = bytes ? yr_bytes_need(bytes, &span) : -1;
    if (status == 0 && (status = sethostname((const char *)span.p, span.n)) < 0)
        yr_raise_os(errno, 0);
    yr_xdrop(bytes);
    return status < 0 ? 0 : YR_NONE;
}

/* ---- Services and interfaces ---------------------------------------------------------------- */

YR_METHOD(socket_getservbyname)
{
    const char *name = yr_native_text("getservbyname", 1, args[0]);
    const char *proto = n > 1 && name ? yr_native_text("getservbyname", 2, args[1]) : NULL;
    if (!name || (n > 1 && !proto))
        return 0;
    const struct servent *s = getservbyname(name, proto);
    return s ? yr_int(ntohs((uint16_t)s->s_port))
             : yr_raise_format(YR_EXC(OSError), "service/proto not found");
}

YR_METHOD(socket_getservbyport)
{
    int port;
    if (yr_native_int(args[0], &port) < 0)
        return 0;
    const char *proto = n > 1 ? yr_native_text("getservbyport", 2, args[1]) : NULL;
    if (n > 1 && !proto)
        return 0;
    if (port < 0 || port > 0xffff)
        return yr_raise_format(YR_EXC(OverflowError), "getservbyport: port must be 0-65535.");
    const struct servent *s = getservbyport(htons((uint16_t)port), proto);
    return s ? yr_str_from_c(s->s_name) : yr_raise_format(YR_EXC(OSError), "port/proto not found");
}

YR_METHOD(socket_getprotobyname)
{
    const char *name = yr_native_text("getprotobyname", 1, args[0]);
    if (!name)
        return 0;
    const struct protoent *p = getprotobyname(name);
    return p ? yr_int(p->p_proto) : yr_raise_format(YR_EXC(OSError), "protocol not found");
}

YR_METHOD(socket_if_nameindex)
{
    struct if_nameindex *all = if_nameindex();
    if (!all)
        return yr_raise_os(errno, 0);
    yr_value list = yr_list_new();
    for (struct if_nameindex *i = all; list && i->if_index; i++) {
        yr_value items[2] = {yr_int(i->if_index), yr_str_from_c(i->if_name)};
        yr_value entry = items[1] ? yr_tuple(items, 2) : 0;
        if (!entry || yr_list_append(list, entry) < 0)
            yr_set(&list, 0);
        yr_xdrop(entry);
    }
    if_freenameindex(all);
    return list;
}

YR_METHOD(socket_if_nametoindex)
{
    yr_value bytes =
        YR_IS_STR(args[0]) ? yr_encode(args[0], "utf-8", "surrogateescape") : yr_retain(args[0]);
    if (bytes && !YR_IS_BYTES(bytes))
        yr_type_error("expected str, bytes or os.PathLike object, not %T", args[0]);
    unsigned index =
        bytes && !yr_pending() ? if_nametoindex((const char *)yr_bytes_as(bytes)->data) : 0;
    yr_xdrop(bytes);
    if (yr_pending())
        return 0;
    return index ? yr_int(index) : yr_raise_format(YR_EXC(OSError), "no interface with this name");
}

YR_METHOD(socket_if_indextoname)
{
    int64_t index;
    char name[IF_NAMESIZE + 1];
    if (yr_to_i64(args[0], &index) < 0)
        return 0;
    if (index < 0 || index > UINT32_MAX)
        return yr_raise_format(YR_EXC(OverflowError), "Python int too large to convert to C int");
    return if_indextoname((unsigned)index, name) ? yr_str_from_c(name) : yr_raise_os(errno, 0);
}

/* ---- Byte order and packed addresses -------------------------------------------------------- */

static yr_value swap_short(const char *f, yr_value v, const char *from)
{
    int x;
    if (yr_native_int(v, &x) < 0)
        return 0;
    if (x < 0)
        return yr_raise_format(YR_EXC(OverflowError),
                               "%s: can't convert negative Python int to C "
                               "16-bit unsigned integer",
                               f);
    if (x > 0xffff)
        return yr_raise_format(YR_EXC(OverflowError),
                               "%s: Python int too large to convert to C 16-bit unsigned integer",
                               f);
    (void)from;
    return yr_int(htons((uint16_t)x));
}

YR_METHOD(socket_htons)
{
    return swap_short("htons", args[0], "host");
}

YR_METHOD(socket_ntohs)
{
    return swap_short("ntohs", args[0], "network");
}

static yr_value swap_long(yr_value v)
{
    int64_t x;
    if (!YR_IS_ANY_INT(v))
        return yr_type_error("expected int, %T found", v);
    if (yr_to_i64(v, &x) < 0) {
        yr_clear_pending();
        yr_value zero = yr_compare(YR_LT, v, yr_int(0));
        x = zero == YR_TRUE ? -1 : INT64_MAX;
    }
    if (x < 0)
        return yr_raise_format(YR_EXC(OverflowError),
                               "can't convert negative value to unsigned int");
    if (x > UINT32_MAX)
        return yr_raise_format(YR_EXC(OverflowError), "int larger than 32 bits");
    return yr_int(htonl((uint32_t)x));
}

YR_METHOD(socket_htonl)
{
    return swap_long(args[0]);
}

YR_METHOD(socket_inet_aton)
{
    struct in_addr a;
    const char *text = yr_native_text("inet_aton", 1, args[0]);
    if (!text)
        return 0;
    if (!inet_aton(text, &a))
        return yr_raise_format(YR_EXC(OSError), "illegal IP address string passed to inet_aton");
    return yr_bytes_from(&a, sizeof a);
}

YR_METHOD(socket_inet_ntoa)
{
    yr_span span;
    char text[INET_ADDRSTRLEN];
    if (yr_bytes_need(args[0], &span) < 0)
        return 0;
    if (span.n != 4)
        return yr_raise_format(YR_EXC(OSError), "packed IP wrong length for inet_ntoa");
    return yr_str_from_c(inet_ntop(AF_INET, span.p, text, sizeof text) ? text : "");
}

YR_METHOD(socket_inet_pton)
{
    int family;
    uint8_t packed[sizeof(struct in6_addr)];
    if (yr_native_int(args[0], &family) < 0)
        return 0;
    const char *text = yr_native_text("inet_pton", 2, args[1]);
    if (!text)
        return 0;
    int status = inet_pton(family, text, packed);
    if (status < 0)
        return yr_raise_os(errno, 0);
    if (status == 0)
        return yr_raise_format(YR_EXC(OSError), "illegal IP address string passed to inet_pton");
    return yr_bytes_from(packed, family == AF_INET ? 4 : 16);
}

YR_METHOD(socket_inet_ntop)
{
    int family;
    yr_span span;
    char text[INET6_ADDRSTRLEN];
    if (yr_native_int(args[0], &family) < 0 || yr_bytes_need(args[1], &span) < 0)
        return 0;
    if (family != AF_INET && family != AF_INET6)
        return yr_value_error("unknown address family %d", family);
    if (span.n != (family == AF_INET ? 4 : 16))
        return yr_value_error("invalid length of packed IP address string");
    return yr_str_from_c(inet_ntop(family, span.p, text, sizeof text) ? text : "");
}

/* ---- Sockets and descriptors ---------------------------------------------------------------- */

YR_METHOD(socket_socketpair)
{
    static const char *const names[] = {"family", "type", "proto"};
    int numbers[3] = {AF_UNIX, SOCK_STREAM, 0}, fds[2];
    (void)names;
    for (size_t i = 0; i < n; i++)
        if (yr_native_int(args[i], &numbers[i]) < 0)
            return 0;
    if (socketpair(numbers[0], numbers[1] | SOCK_CLOEXEC, numbers[2], fds) < 0)
        return yr_raise_os(errno, 0);
    yr_value items[2];
    items[0] = yr_socket_of(fds[0], numbers[0], numbers[1], numbers[2]);
    if (!items[0]) {
        close(fds[1]);
        return 0;
    }
    items[1] = yr_socket_of(fds[1], numbers[0], numbers[1], numbers[2]);
    if (items[1])
        return yr_tuple(items, 2);
    yr_drop(items[0]);
    return 0;
}

YR_METHOD(socket_dup)
{
    int fd;
    if (yr_native_int(args[0], &fd) < 0)
        return 0;
    fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    return fd < 0 ? yr_raise_os(errno, 0) : yr_int(fd);
}

YR_METHOD(socket_close)
{
    int fd;
    if (yr_native_int(args[0], &fd) < 0)
        return 0;
    return close(fd) < 0 && errno != ECONNRESET ? yr_raise_os(errno, 0) : YR_NONE;
}

YR_METHOD(socket_getdefaulttimeout)
{
    return yr_timeout_show(yr_socket_default_timeout);
}

YR_METHOD(socket_setdefaulttimeout)
{
    int64_t timeout;
    if (yr_timeout_read(args[0], &timeout) < 0)
        return 0;
    yr_socket_default_timeout = timeout;
    return YR_NONE;
}

const yr_method_def yr_socket_name_functions[] = {
    {"getaddrinfo", socket_getaddrinfo, 0, -1, YR_METHOD_KEYWORDS,
     "getaddrinfo(host, port [, family, type, proto, flags])\n    -> list of (family, type, proto, "
     "canonname, sockaddr)"},
    {"getnameinfo", socket_getnameinfo, 2, 2, 0, "getnameinfo(sockaddr, flags) --> (host, port)"},
    {"gethostbyname", socket_gethostbyname, 1, 1, 0, "gethostbyname(host) -> address"},
    {"gethostbyname_ex", socket_gethostbyname_ex, 1, 1, 0,
     "gethostbyname_ex(host) -> (name, aliaslist, addresslist)"},
    {"gethostbyaddr", socket_gethostbyaddr, 1, 1, 0,
     "gethostbyaddr(host) -> (name, aliaslist, addresslist)"},
    {"gethostname", socket_gethostname, 0, 0, 0, "gethostname() -> string"},
    {"sethostname", socket_sethostname, 1, 1, 0, "sethostname(name)"},
    {"getservbyname", socket_getservbyname, 1, 2, 0,
     "getservbyname(servicename[, protocolname]) -> integer"},
    {"getservbyport", socket_getservbyport, 1, 2, 0,
     "getservbyport(port[, protocolname]) -> string"},
    {"getprotobyname", socket_getprotobyname, 1, 1, 0, "getprotobyname(name) -> integer"},
    {"if_nameindex", socket_if_nameindex, 0, 0, 0, "if_nameindex()"},
    {"if_nametoindex", socket_if_nametoindex, 1, 1, 0, "if_nametoindex(if_name)"},
    {"if_indextoname", socket_if_indextoname, 1, 1, 0, "if_indextoname(if_index)"},
    {"htons", socket_htons, 1, 1, 0, "htons(integer) -> integer"},
    {"ntohs", socket_ntohs, 1, 1, 0, "ntohs(integer) -> integer"},
    {"htonl", socket_htonl, 1, 1, 0, "htonl(integer) -> integer"},
    {"ntohl", socket_htonl, 1, 1, 0, "ntohl(integer) -> integer"},
    {"inet_aton", socket_inet_aton, 1, 1, 0, "inet_aton(string) -> bytes"},
    {"inet_ntoa", socket_inet_ntoa, 1, 1, 0, "inet_ntoa(packed_ip) -> ip_address_string"},
    {"inet_pton", socket_inet_pton, 2, 2, 0, "inet_pton(af, ip) -> packed IP address string"},
    {"inet_ntop", socket_inet_ntop, 2, 2, 0, "inet_ntop(af, packed_ip) -> string"},
    {"socketpair", socket_socketpair, 0, 3, 0,
     "socketpair([family[, type [, proto]]]) -> (socket object, socket object)"},
    {"dup", socket_dup, 1, 1, 0, "dup(integer) -> integer"},
    {"close", socket_close, 1, 1, 0, "close(integer) -> None"},
    {"getdefaulttimeout", socket_getdefaulttimeout, 0, 0, 0, "getdefaulttimeout() -> timeout"},
    {"setdefaulttimeout", socket_setdefaulttimeout, 1, 1, 0, "setdefaulttimeout(timeout)"},
    YR_METHOD_END};
