/* ssl_socket.c - a connection over a socket or over two MemoryBIOs; MemoryBIO; sessions.
 *
 * Every call on a connection is tried until it is done, waiting in between for what OpenSSL asks
 * for, as long as the socket's timeout allows. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include "ssl.h"
#include "../core/threads.h"

/* ---- MemoryBIO ------------------------------------------------------------------------------ */

#define BIO_OF(v) YR_AS(yr_ssl_bio, v)

static yr_value bio_make(yr_type *t, YR_UNUSED yr_value *args, size_t n, yr_value keywords)
{
    if (yr_no_keywords("MemoryBIO", keywords) < 0 || yr_check_arity("MemoryBIO", n, 0, 0) < 0)
        return 0;
    yr_ssl_bio *b = yr_new(t, t->size);
    if (!b)
        return 0;
    b->bio = BIO_new(BIO_s_mem());
    if (!b->bio) {
        yr_drop(yr_from(b));
        return yr_no_memory();
    }
    BIO_set_retry_read(b->bio); /* empty is not the end */
    BIO_set_mem_eof_return(b->bio, -1);
    return yr_from(b);
}

static void bio_dealloc(yr_object *o)
{
    BIO_free(((yr_ssl_bio *)o)->bio);
    yr_release(o);
}

YR_METHOD(bio_read)
{
    int size = -1, there = (int)BIO_ctrl_pending(BIO_OF(self)->bio);
    if (n && yr_native_int(args[0], &size) < 0)
        return 0;
    if (size < 0 || size > there)
        size = there;
    yr_value bytes = yr_bytes_alloc((size_t)size);
    if (bytes && size > 0 && BIO_read(BIO_OF(self)->bio, yr_bytes_as(bytes)->data, size) != size) {
        yr_drop(bytes);
        return yr_ssl_raise_last(0);
    }
    return bytes;
}

YR_METHOD(bio_write)
{
    yr_span span;
    if (yr_bytes_need(args[0], &span) < 0)
        return 0;
    if (span.n > INT_MAX)
        return yr_raise_format(YR_EXC(OverflowError), "string longer than %d bytes", INT_MAX);
    if (BIO_OF(self)->eof_written) {
        yr_type *t = yr_native_type("_ssl", "SSLError");
        return t ? yr_raise_format(t, "cannot write() after write_eof()") : 0;
    }
    int put = span.n ? BIO_write(BIO_OF(self)->bio, span.p, (int)span.n) : 0;
    return put < 0 ? yr_ssl_raise_last(0) : yr_int(put);
}

YR_METHOD(bio_write_eof)
{
    BIO_OF(self)->eof_written = true;
    BIO_clear_retry_flags(BIO_OF(self)->bio);
    BIO_set_mem_eof_return(BIO_OF(self)->bio, 0);
    return YR_NONE;
}

static yr_value bio_pending(yr_value self)
{
    return yr_int((int64_t)BIO_ctrl_pending(BIO_OF(self)->bio));
}

static yr_value bio_eof(yr_value self)
{
    return yr_bool(BIO_OF(self)->eof_written && BIO_ctrl_pending(BIO_OF(self)->bio) == 0);
}

static const yr_method_def bio_methods[] = {
    {"read", bio_read, 0, 1, 0, "Read up to size bytes from the memory BIO."},
    {"write", bio_write, 1, 1, 0, "Writes the bytes b into the memory BIO."},
    {"write_eof", bio_write_eof, 0, 0, 0, "Write an EOF marker to the memory BIO."},
    YR_METHOD_END};

static const yr_getset_def bio_getsets[] = {
    {"pending", bio_pending, NULL, "The number of bytes pending in the memory BIO."},
    {"eof", bio_eof, NULL, "Whether the memory BIO is at EOF."},
    YR_GETSET_END};

const yr_type_spec yr_ssl_bio_spec = {
    .size = sizeof(yr_ssl_bio),
    .methods = bio_methods,
    .getsets = bio_getsets,
    .slots = {.dealloc = bio_dealloc, .make = bio_make},
};

/* ---- Sessions ------------------------------------------------------------------------------- */

#define SESSION(v) YR_AS(yr_ssl_session, v)

static void session_clear(yr_object *o)
{
    yr_set(&((yr_ssl_session *)o)->context, 0);
}

static void session_dealloc(yr_object *o)
{
    session_clear(o);
    SSL_SESSION_free(((yr_ssl_session *)o)->session);
    yr_release(o);
}

static int session_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((yr_ssl_session *)o)->context);
    return 0;
}

static yr_value session_compare(yr_compare_op op, yr_value a, yr_value b)
{
    unsigned n, m;
    if (yr_type_of(a) != yr_type_of(b) || (op != YR_EQ && op != YR_NE))
        return YR_NOT_IMPLEMENTED;
    const uint8_t *p = SSL_SESSION_get_id(SESSION(a)->session, &n);
    const uint8_t *q = SSL_SESSION_get_id(SESSION(b)->session, &m);
    bool same = n == m && !memcmp(p, q, n);
    return yr_bool(same == (op == YR_EQ));
}

static yr_value session_id(yr_value self)
{
    unsigned n;
    const uint8_t *p = SSL_SESSION_get_id(SESSION(self)->session, &n);
    return yr_bytes_from(p, n);
}

static yr_value session_time(yr_value self)
{
    return yr_int(SSL_SESSION_get_time(SESSION(self)->session));
}

static yr_value session_timeout(yr_value self)
{
    return yr_int(SSL_SESSION_get_timeout(SESSION(self)->session));
}

static yr_value session_has_ticket(yr_value self)
{
    return yr_bool(SSL_SESSION_has_ticket(SESSION(self)->session));
}

static yr_value session_hint(yr_value self)
{
    return yr_int((int64_t)SSL_SESSION_get_ticket_lifetime_hint(SESSION(self)->session));
}

static const yr_getset_def session_getsets[] = {
    {"id", session_id, NULL, "Session id"},
    {"time", session_time, NULL, "Session creation time (seconds since epoch)."},
    {"timeout", session_timeout, NULL, "Session timeout (delta in seconds)."},
    {"has_ticket", session_has_ticket, NULL, "Does the session contain a ticket?"},
    {"ticket_lifetime_hint", session_hint, NULL, "Ticket life time hint."},
    YR_GETSET_END};

const yr_type_spec yr_ssl_session_spec = {
    .size = sizeof(yr_ssl_session),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .getsets = session_getsets,
    .slots = {.dealloc = session_dealloc,
              .traverse = session_traverse,
              .clear = session_clear,
              .hash = yr_hash_unhashable,
              .compare = session_compare},
};

/* ---- Waiting -------------------------------------------------------------------------------- */

typedef enum { WAIT_READY, WAIT_TIMED_OUT, WAIT_CLOSED, WAIT_NEVER, WAIT_RAISED } wait_state;

static int64_t deadline_of(const yr_ssl_socket *s)
{
    int64_t timeout = s->socket ? YR_SOCKET(s->socket)->timeout : 0;
    return timeout > 0 ? yr_socket_now() + timeout : 0;
}

/* Waits for what error asks for. */
static wait_state wait_for(const yr_ssl_socket *s, int error, int64_t end)
{
    if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE)
        return WAIT_READY;
    if (!s->socket || YR_SOCKET(s->socket)->timeout == 0)
        return WAIT_NEVER;
    if (YR_SOCKET(s->socket)->fd < 0)
        return WAIT_CLOSED;
    struct pollfd p = {.fd = YR_SOCKET(s->socket)->fd,
                       .events = error == SSL_ERROR_WANT_WRITE ? POLLOUT : POLLIN};
    for (;;) {
        int64_t ms = -1;
        if (end) {
            int64_t left = end - yr_socket_now();
            if (left <= 0)
                return WAIT_TIMED_OUT;
            ms = (left + 999999) / 1000000;
        }
        int ready;
        YR_BLOCKING(ready = poll(&p, 1, ms > INT_MAX ? INT_MAX : (int)ms));
        if (ready > 0)
            return WAIT_READY;
        if (ready == 0)
            return WAIT_TIMED_OUT;
        if (yr_poll() < 0)
            return WAIT_RAISED;
    }
}

typedef struct {
    yr_ssl_socket *s;
    void *p;
    size_t n, done;
} io_call;

/* Where there are threads the descriptor of a socket that waits does so in wait_for(), without the
 * lock. true: it is to be made as it was. */
static bool stop_waiting(const yr_ssl_socket *s)
{
    if (!YR->threads || !s->socket || YR_SOCKET(s->socket)->timeout >= 0)
        return false;
    int fd = YR_SOCKET(s->socket)->fd, flags = fcntl(fd, F_GETFL);
    return flags >= 0 && !(flags & O_NONBLOCK) && fcntl(fd, F_SETFL, flags | O_NONBLOCK) == 0;
}

static void wait_again(const yr_ssl_socket *s)
{
    int fd = YR_SOCKET(s->socket)->fd, flags = fcntl(fd, F_GETFL);
    if (flags >= 0)
        fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
}

/* Tries op until it is done. 1; 0 where the peer has closed the connection in order (only if
 * may_end); -1 and an error. */
static int try_call(io_call *c, int (*op)(io_call *), const char *timed_out, bool may_end, int line)
{
    yr_ssl_socket *s = c->s;
    if (s->socket) {
        /* Where there are threads the wait is in wait_for(), which gives up the lock. */
        bool blocks = YR_SOCKET(s->socket)->timeout < 0 && !YR->threads;
        BIO_set_nbio(SSL_get_rbio(s->ssl), !blocks);
        BIO_set_nbio(SSL_get_wbio(s->ssl), !blocks);
    }
    int64_t end = deadline_of(s);
    for (;;) {
        ERR_clear_error();
        errno = 0;
        int ret = op(c), system = errno;
        int error = SSL_get_error(s->ssl, ret);
        if (yr_pending()) /* a callback has raised */
            return -1;
        if (ret > 0)
            return 1;
        if (yr_poll() < 0)
            return -1;
        if (may_end && error == SSL_ERROR_ZERO_RETURN &&
            SSL_get_shutdown(s->ssl) == SSL_RECEIVED_SHUTDOWN)
            return 0;
        if (error == SSL_ERROR_SYSCALL && system == EINTR)
            continue;
        bool wants = error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE;
        switch (wait_for(s, error, end)) {
        case WAIT_TIMED_OUT: yr_raise_format(YR_EXC(TimeoutError), "%s", timed_out); return -1;
        case WAIT_CLOSED:
            yr_ssl_raise_text("SSLError", SSL_ERROR_SSL, "Underlying socket has been closed.");
            return -1;
        case WAIT_RAISED: return -1;
        case WAIT_READY:
            if (wants)
                continue;
            /* falls through */
        case WAIT_NEVER: yr_ssl_raise(s, ret, error, system, line); return -1;
        }
    }
}

static int do_call(io_call *c, int (*op)(io_call *), const char *timed_out, bool may_end, int line)
{
    bool changed = stop_waiting(c->s);
    int r = try_call(c, op, timed_out, may_end, line);
    if (changed)
        wait_again(c->s);
    return r;
}

static int op_handshake(io_call *c)
{
    return SSL_do_handshake(c->s->ssl);
}

static int op_read(io_call *c)
{
    return SSL_read_ex(c->s->ssl, c->p, c->n, &c->done);
}

static int op_write(io_call *c)
{
    return SSL_write_ex(c->s->ssl, c->p, c->n, &c->done);
}

/* 0 means that the other side has not answered yet: that is asked for once. */
static int op_shutdown(io_call *c)
{
    yr_ssl_socket *s = c->s;
    if (s->seen_zero)
        SSL_set_read_ahead(s->ssl, 0);
    int ret = SSL_shutdown(s->ssl);
    if (ret != 0)
        return ret;
    if (c->done++)
        return 1;
    s->seen_zero = true;
    return op_shutdown(c);
}

/* ---- Methods -------------------------------------------------------------------------------- */

YR_METHOD(ssl_do_handshake)
{
    io_call c = {.s = YR_SSL_SOCKET(self)};
    return do_call(&c, op_handshake, "_ssl.c:989: The handshake operation timed out", false, 1006) <
                   0
               ? 0
               : YR_NONE;
}

YR_METHOD(ssl_read)
{
    yr_span into = {NULL, 0};
    int size;
    if (yr_native_int(args[0], &size) < 0 ||
        (n > 1 && yr_native_writable("read", 2, args[1], &into) < 0))
        return 0;
    if (n == 1 && size < 0)
        return yr_value_error("size should not be negative");
    if (n > 1 && (size <= 0 || (size_t)size > into.n))
        size = into.n > INT_MAX ? INT_MAX : (int)into.n;
    if (size == 0)
        return n > 1 ? yr_int(0) : yr_bytes_from("", 0);
    io_call c = {.s = YR_SSL_SOCKET(self), .p = yr_alloc((size_t)size), .n = (size_t)size};
    if (!c.p)
        return 0;
    yr_value result = 0;
    if (do_call(&c, op_read, "The read operation timed out", true, 2576) >= 0) {
        if (n == 1) {
            result = yr_bytes_from(c.p, c.done);
        } else if (yr_native_writable("read", 2, args[1], &into) == 0) {
            size_t got = c.done < into.n ? c.done : into.n;
            memcpy((void *)(uintptr_t)into.p, c.p, got);
            result = yr_int((int64_t)got);
        }
    }
    yr_dispose(c.p);
    return result;
}

YR_METHOD(ssl_write)
{
    yr_span span;
    if (yr_bytes_need(args[0], &span) < 0)
        return 0;
    yr_ssl_socket *s = YR_SSL_SOCKET(self);
    if (s->socket && YR_SOCKET(s->socket)->fd < 0)
        return yr_ssl_raise_text("SSLError", SSL_ERROR_SSL, "Underlying socket has been closed.");
    yr_value copy = YR_IS_BYTES(args[0]) ? yr_retain(args[0]) : yr_bytes_from(span.p, span.n);
    if (!copy)
        return 0;
    io_call c = {.s = s, .p = yr_bytes_as(copy)->data, .n = span.n};
    int status = span.n ? do_call(&c, op_write, "The write operation timed out", false, 2461) : 1;
    yr_drop(copy);
    return status < 0 ? 0 : yr_int((int64_t)c.done);
}

YR_METHOD(ssl_shutdown)
{
    yr_ssl_socket *s = YR_SSL_SOCKET(self);
    io_call c = {.s = s};
    if (s->socket && YR_SOCKET(s->socket)->fd < 0)
        return yr_ssl_raise_text("SSLError", SSL_ERROR_SSL, "Underlying socket connection gone");
    if (do_call(&c, op_shutdown, "The read operation timed out", false, 2706) < 0)
        return 0;
    return s->socket ? yr_retain(s->socket) : YR_NONE;
}

YR_METHOD(ssl_pending)
{
    return yr_int(SSL_pending(YR_SSL_SOCKET(self)->ssl));
}

static yr_value cipher_tuple(const SSL_CIPHER *c)
{
    if (!c)
        return YR_NONE;
    yr_value items[3] = {yr_str_from_c(SSL_CIPHER_get_name(c)),
                         yr_str_from_c(SSL_CIPHER_get_version(c)),
                         yr_int(SSL_CIPHER_get_bits(c, NULL))};
    if (items[0] && items[1])
        return yr_tuple(items, 3);
    yr_xdrop(items[0]);
    yr_xdrop(items[1]);
    return 0;
}

YR_METHOD(ssl_cipher)
{
    return cipher_tuple(SSL_get_current_cipher(YR_SSL_SOCKET(self)->ssl));
}

YR_METHOD(ssl_shared_ciphers)
{
    SSL *ssl = YR_SSL_SOCKET(self)->ssl;
    STACK_OF(SSL_CIPHER) *theirs = SSL_get_client_ciphers(ssl), *ours = SSL_get_ciphers(ssl);
    if (!SSL_is_server(ssl) || !theirs || !ours)
        return YR_NONE;
    yr_value list = yr_list_new();
    for (int i = 0; list && i < sk_SSL_CIPHER_num(theirs); i++) {
        const SSL_CIPHER *c = sk_SSL_CIPHER_value(theirs, i);
        if (sk_SSL_CIPHER_find(ours, c) < 0)
            continue;
        yr_value entry = cipher_tuple(c);
        if (!entry || yr_list_append(list, entry) < 0)
            yr_set(&list, 0);
        yr_xdrop(entry);
    }
    return list;
}

YR_METHOD(ssl_version)
{
    SSL *ssl = YR_SSL_SOCKET(self)->ssl;
    return SSL_is_init_finished(ssl) ? yr_str_from_c(SSL_get_version(ssl)) : YR_NONE;
}

YR_METHOD(ssl_compression)
{
    return YR_NONE;
}

YR_METHOD(ssl_selected_alpn_protocol)
{
    const uint8_t *p;
    unsigned size;
    SSL_get0_alpn_selected(YR_SSL_SOCKET(self)->ssl, &p, &size);
    return p ? yr_str_from_utf8((const char *)p, size) : YR_NONE;
}

YR_METHOD(ssl_getpeercert)
{
    SSL *ssl = YR_SSL_SOCKET(self)->ssl;
    int binary = n ? yr_truth(args[0]) : 0;
    if (binary < 0)
        return 0;
    if (!SSL_is_init_finished(ssl))
        return yr_value_error("handshake not done yet");
    X509 *x = SSL_get_peer_certificate(ssl);
    if (!x)
        return YR_NONE;
    yr_value result = binary                                       ? yr_ssl_der(x)
                      : SSL_get_verify_mode(ssl) & SSL_VERIFY_PEER ? yr_ssl_decode(x)
                                                                   : yr_dict_new();
    X509_free(x);
    return result;
}

YR_METHOD(ssl_get_verified_chain)
{
    STACK_OF(X509) *chain = SSL_get0_verified_chain(YR_SSL_SOCKET(self)->ssl);
    return chain ? yr_ssl_chain(chain) : YR_NONE;
}

YR_METHOD(ssl_get_unverified_chain)
{
    yr_ssl_socket *s = YR_SSL_SOCKET(self);
    STACK_OF(X509) *chain = SSL_get_peer_cert_chain(s->ssl);
    if (!chain)
        return YR_NONE;
    yr_value list = yr_ssl_chain(chain);
    X509 *own = list && s->server ? SSL_get_peer_certificate(s->ssl) : NULL;
    if (own) { /* a server's chain lacks the client's own */
        yr_value first = yr_ssl_certificate(own), all = first ? yr_list_of(&first, 1) : 0;
        if (all && yr_list_extend(all, list) < 0)
            yr_set(&all, 0);
        yr_xdrop(first);
        yr_set(&list, all);
        X509_free(own);
    }
    return list;
}

YR_METHOD(ssl_get_channel_binding)
{
    static const char *const names[] = {"cb_type"};
    yr_value v;
    SSL *ssl = YR_SSL_SOCKET(self)->ssl;
    uint8_t room[64];
    if (yr_parse_arguments("get_channel_binding", names, 0, 0, 1, 1, args, n, keywords, &v) < 0)
        return 0;
    if (v && !(YR_IS_STR(v) && yr_str_is(v, "tls-unique")))
        return yr_value_error("'%S' channel binding type not implemented", v);
    bool client = SSL_session_reused(ssl) ^ !YR_SSL_SOCKET(self)->server;
    size_t size = client ? SSL_get_finished(ssl, room, sizeof room)
                         : SSL_get_peer_finished(ssl, room, sizeof room);
    return size ? yr_bytes_from(room, size < sizeof room ? size : sizeof room) : YR_NONE;
}

YR_METHOD(ssl_verify_client_post_handshake)
{
    if (SSL_verify_client_post_handshake(YR_SSL_SOCKET(self)->ssl))
        return YR_NONE;
    return yr_ssl_raise_last(0);
}

/* ---- Attributes ----------------------------------------------------------------------------- */

static yr_value get_context(yr_value self)
{
    return yr_retain(YR_SSL_SOCKET(self)->context);
}

static int set_context(yr_value self, yr_value v)
{
    yr_type *t = yr_native_type("_ssl", "_SSLContext");
    if (!t)
        return -1;
    if (!v || !yr_isinstance_of(v, t)) {
        yr_type_error("The value must be a SSLContext");
        return -1;
    }
    SSL_set_SSL_CTX(YR_SSL_SOCKET(self)->ssl, YR_SSL_CONTEXT(v)->ctx);
    yr_set(&YR_SSL_SOCKET(self)->context, yr_retain(v));
    return 0;
}

static yr_value get_owner(yr_value self)
{
    yr_value v = YR_SSL_SOCKET(self)->owner;
    return v ? yr_retain(v) : YR_NONE;
}

static int set_owner(yr_value self, yr_value v)
{
    yr_set(&YR_SSL_SOCKET(self)->owner, v ? yr_retain(v) : 0);
    return 0;
}

static yr_value get_server_side(yr_value self)
{
    return yr_bool(YR_SSL_SOCKET(self)->server);
}

static yr_value get_server_hostname(yr_value self)
{
    return yr_retain(YR_SSL_SOCKET(self)->hostname);
}

static yr_value get_session_reused(yr_value self)
{
    return yr_bool(SSL_session_reused(YR_SSL_SOCKET(self)->ssl));
}

static yr_value get_session(yr_value self)
{
    yr_ssl_socket *s = YR_SSL_SOCKET(self);
    SSL_SESSION *session = SSL_get1_session(s->ssl);
    if (!session)
        return YR_NONE;
    SSL_SESSION *copy = SSL_SESSION_dup(session);
    SSL_SESSION_free(session);
    yr_type *t = copy ? yr_native_type("_ssl", "SSLSession") : NULL;
    yr_ssl_session *o = t ? yr_new(t, sizeof *o) : NULL;
    if (!o) {
        SSL_SESSION_free(copy);
        return yr_pending() ? 0 : yr_no_memory();
    }
    o->session = copy;
    o->context = yr_retain(s->context);
    return yr_from(o);
}

static int set_session(yr_value self, yr_value v)
{
    yr_ssl_socket *s = YR_SSL_SOCKET(self);
    yr_type *t = yr_native_type("_ssl", "SSLSession");
    if (!t)
        return -1;
    if (!v || !yr_isinstance_of(v, t))
        yr_type_error("Value is not a SSLSession.");
    else if (YR_SSL_CONTEXT(SESSION(v)->context)->ctx != YR_SSL_CONTEXT(s->context)->ctx)
        yr_value_error("Session refers to a different SSLContext.");
    else if (s->server)
        yr_value_error("Cannot set session for server-side SSLSocket.");
    else if (SSL_is_init_finished(s->ssl))
        yr_value_error("Cannot set session after handshake.");
    if (yr_pending())
        return -1;
    SSL_SESSION *copy = SSL_SESSION_dup(SESSION(v)->session);
    int good = copy && SSL_set_session(s->ssl, copy);
    SSL_SESSION_free(copy);
    return good ? 0 : (yr_ssl_raise_last(0), -1);
}

/* ---- Making --------------------------------------------------------------------------------- */

/* The name that the server's certificate must have, and that it is told. */
static int set_hostname(yr_ssl_socket *s, const char *name)
{
    yr_ssl_context *c = YR_SSL_CONTEXT(s->context);
    if (!name[0] || name[0] == '.') {
        yr_value_error("server_hostname cannot be an empty string or start with a leading dot.");
        return -1;
    }
    ASN1_OCTET_STRING *ip = a2i_IPADDRESS(name);
    ERR_clear_error();
    int good = ip || SSL_set_tlsext_host_name(s->ssl, name);
    X509_VERIFY_PARAM *param = SSL_get0_param(s->ssl);
    if (good && c->check_hostname)
        good = ip ? X509_VERIFY_PARAM_set1_ip(param, ASN1_STRING_get0_data(ip),
                                              (size_t)ASN1_STRING_length(ip))
                  : X509_VERIFY_PARAM_set1_host(param, name, strlen(name));
    ASN1_OCTET_STRING_free(ip);
    return good ? 0 : (yr_ssl_raise_last(0), -1);
}

yr_value yr_ssl_connection(yr_value context, yr_value socket, yr_ssl_bio *in, yr_ssl_bio *out,
                           bool server, yr_value hostname, yr_value owner, yr_value session)
{
    yr_type *t = yr_native_type("_ssl", "_SSLSocket");
    yr_ssl_socket *s = t ? yr_new(t, sizeof *s) : NULL;
    yr_ssl_context *c = YR_SSL_CONTEXT(context);
    if (!s)
        return 0;
    s->context = yr_retain(context);
    s->first_context = yr_retain(context);
    s->hostname = yr_retain(hostname);
    s->server = server;
    s->owner = owner && owner != YR_NONE ? yr_retain(owner) : 0;
    ERR_clear_error();
    s->ssl = SSL_new(c->ctx);
    if (!s->ssl) {
        yr_ssl_raise_last(0);
        goto fail;
    }
    SSL_set_app_data(s->ssl, s);
    if (socket) {
        s->socket = yr_retain(socket);
        SSL_set_fd(s->ssl, YR_SOCKET(socket)->fd);
    } else {
        BIO_up_ref(in->bio);
        BIO_up_ref(out->bio);
        SSL_set_bio(s->ssl, in->bio, out->bio);
    }
    SSL_set_mode(s->ssl, SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_AUTO_RETRY);
    if (c->post_handshake_auth && server) {
        int mode = SSL_get_verify_mode(s->ssl);
        if (mode & SSL_VERIFY_PEER)
            SSL_set_verify(s->ssl, mode | SSL_VERIFY_POST_HANDSHAKE,
                           SSL_get_verify_callback(s->ssl));
    } else if (c->post_handshake_auth) {
        SSL_set_post_handshake_auth(s->ssl, 1);
    }
    if (hostname != YR_NONE) {
        const char *name = yr_utf8(hostname, NULL);
        if (!name || set_hostname(s, name) < 0)
            goto fail;
    }
    if (server)
        SSL_set_accept_state(s->ssl);
    else
        SSL_set_connect_state(s->ssl);
    if (session && session != YR_NONE && set_session(yr_from(s), session) < 0)
        goto fail;
    return yr_from(s);
fail:
    yr_drop(yr_from(s));
    return 0;
}

static void ssl_clear(yr_object *o)
{
    yr_ssl_socket *s = (yr_ssl_socket *)o;
    yr_set(&s->socket, 0);
    yr_set(&s->owner, 0);
}

static void ssl_dealloc(yr_object *o)
{
    yr_ssl_socket *s = (yr_ssl_socket *)o;
    ssl_clear(o);
    if (s->ssl)
        SSL_free(s->ssl);
    yr_set(&s->context, 0);
    yr_set(&s->first_context, 0);
    yr_set(&s->hostname, 0);
    yr_release(o);
}

static int ssl_traverse(yr_object *o, yr_visitor visit, void *context)
{
    yr_ssl_socket *s = (yr_ssl_socket *)o;
    YR_VISIT(s->socket);
    YR_VISIT(s->owner);
    YR_VISIT(s->context);
    YR_VISIT(s->first_context);
    return 0;
}

static const yr_method_def ssl_methods[] = {
    {"do_handshake", ssl_do_handshake, 0, 0, 0, NULL},
    {"read", ssl_read, 1, 2, 0, "read(size, [buffer])\nRead up to size bytes from the SSL socket."},
    {"write", ssl_write, 1, 1, 0,
     "Writes the bytes-like object b into the SSL object.\n\nReturns the number of bytes written."},
    {"pending", ssl_pending, 0, 0, 0,
     "Returns the number of already decrypted bytes available for read, pending on the "
     "connection."},
    {"shutdown", ssl_shutdown, 0, 0, 0,
     "Does the SSL shutdown handshake with the remote end.\n\nReturns the underlying socket."},
    {"cipher", ssl_cipher, 0, 0, 0, NULL},
    {"shared_ciphers", ssl_shared_ciphers, 0, 0, 0, NULL},
    {"version", ssl_version, 0, 0, 0, NULL},
    {"compression", ssl_compression, 0, 0, 0, NULL},
    {"selected_alpn_protocol", ssl_selected_alpn_protocol, 0, 0, 0, NULL},
    {"getpeercert", ssl_getpeercert, 0, 1, 0,
     "Returns the certificate for the peer.\n\nIf no certificate was provided, returns None."},
    {"get_verified_chain", ssl_get_verified_chain, 0, 0, 0, NULL},
    {"get_unverified_chain", ssl_get_unverified_chain, 0, 0, 0, NULL},
    {"get_channel_binding", ssl_get_channel_binding, 0, -1, YR_METHOD_KEYWORDS,
     "Get channel binding data for current connection."},
    {"verify_client_post_handshake", ssl_verify_client_post_handshake, 0, 0, 0,
     "Initiate TLS 1.3 post-handshake authentication"},
    YR_METHOD_END};

static const yr_getset_def ssl_getsets[] = {
    {"context", get_context, set_context, NULL},
    {"owner", get_owner, set_owner, NULL},
    {"server_side", get_server_side, NULL, "Whether this is a server-side socket."},
    {"server_hostname", get_server_hostname, NULL, "The currently set server hostname (for SNI)."},
    {"session", get_session, set_session, NULL},
    {"session_reused", get_session_reused, NULL, "Was the client session reused during handshake?"},
    YR_GETSET_END};

const yr_type_spec yr_ssl_socket_spec = {
    .size = sizeof(yr_ssl_socket),
    .flags = YR_TYPE_TRACKED | YR_TYPE_NO_NEW,
    .methods = ssl_methods,
    .getsets = ssl_getsets,
    .slots = {.dealloc = ssl_dealloc, .traverse = ssl_traverse, .clear = ssl_clear},
};
