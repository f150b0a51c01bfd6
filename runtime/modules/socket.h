/* socket.h - what the files of the module _socket share. */
#ifndef YR_SOCKET_H
#define YR_SOCKET_H

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include "native.h"

typedef struct {
    yr_object base;
    int fd; /* -1: closed */
    int family, type, proto;
    int64_t timeout; /* ns; -1: none, 0: does not block */
} yr_socket;

#define YR_SOCKET(v) YR_AS(yr_socket, v)

typedef union {
    struct sockaddr any;
    struct sockaddr_in in;
    struct sockaddr_in6 in6;
    struct sockaddr_un un;
    struct sockaddr_storage room;
} yr_address;

/* ---- socket_address.c ---- */

/* new: an address as Python shows it; None for an empty one. */
yr_value yr_address_show(const yr_address *a, socklen_t size);
/* An address of the socket's family; f is the method, for messages. 0, or -1 and TypeError,
 * OverflowError, OSError, gaierror. */
int yr_address_read(const yr_socket *s, const char *f, yr_value v, yr_address *a, socklen_t *size);
/* The host that a name or number means, of a family (AF_UNSPEC: any). 0, or -1. */
int yr_address_host(const char *name, yr_address *a, size_t size, int family);
/* new bytes: a host name out of str (IDNA), bytes, bytearray. */
yr_value yr_address_name(yr_value v);
YR_COLD yr_value yr_raise_gai(int error); /* 0; gaierror, or OSError where the system has failed */

/* ---- _socket_module.c: the type ---- */

extern const yr_type_spec yr_socket_spec;
/* Waits and calls, as the socket's timeout asks for: op does the system call once. deadline NULL:
 * the socket's timeout from now on. 0, or -1 with OSError, TimeoutError, what a signal raised. */
typedef struct {
    yr_socket *socket;
    int (*op)(void *context); /* 0 done, -1 and errno */
    void *context;
    bool writing, connecting;
    const int64_t *deadline;
} yr_socket_call;
int yr_socket_do(const yr_socket_call *c);
int64_t yr_socket_now(void);                       /* ns of the clock that deadlines count by */
int yr_timeout_read(yr_value v, int64_t *timeout); /* None: -1. TypeError, ValueError */
yr_value yr_timeout_show(int64_t timeout);
/* new: a socket of that descriptor, which is closed where there is an error. */
yr_value yr_socket_of(int fd, int family, int type, int proto);
extern int64_t yr_socket_default_timeout;

/* ---- socket_transfer.c, socket_message.c, socket_names.c, socket_constants.c ---- */

YR_TEXT_METHOD(yr_socket_recv);
YR_TEXT_METHOD(yr_socket_recv_into);
YR_TEXT_METHOD(yr_socket_recvfrom);
YR_TEXT_METHOD(yr_socket_recvfrom_into);
YR_TEXT_METHOD(yr_socket_send);
YR_TEXT_METHOD(yr_socket_sendall);
YR_TEXT_METHOD(yr_socket_sendto);
YR_TEXT_METHOD(yr_socket_recvmsg);
YR_TEXT_METHOD(yr_socket_recvmsg_into);
YR_TEXT_METHOD(yr_socket_sendmsg);
extern const yr_method_def yr_socket_message_functions[], yr_socket_name_functions[];
int yr_socket_add_constants(yr_module *m);

#endif
