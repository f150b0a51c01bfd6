/* ssl.h - what the files of the module _ssl share. */
#ifndef YR_SSL_H
#define YR_SSL_H

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include "socket.h"

typedef struct {
    yr_object base;
    SSL_CTX *ctx;
    int protocol;
    bool check_hostname, post_handshake_auth;
    unsigned host_flags;
    uint8_t *alpn; /* protocols in the form of the wire, or NULL */
    unsigned alpn_size;
    yr_value sni_callback; /* or 0 */
    yr_value keylog_filename, message_callback;
    BIO *keylog;
} yr_ssl_context;

typedef struct {
    yr_object base;
    SSL *ssl;
    yr_value context;       /* owned */
    yr_value first_context; /* whose callbacks are asked, whatever context comes later */
    yr_value socket, owner; /* or 0: over two MemoryBIOs */
    yr_value hostname;      /* str or None */
    bool server, seen_zero;
} yr_ssl_socket;

typedef struct {
    yr_object base;
    BIO *bio;
    bool eof_written;
} yr_ssl_bio;

typedef struct {
    yr_object base;
    SSL_SESSION *session;
    yr_value context;
} yr_ssl_session;

#define YR_SSL_CONTEXT(v) YR_AS(yr_ssl_context, v)
#define YR_SSL_SOCKET(v)  YR_AS(yr_ssl_socket, v)

extern const yr_type_spec yr_ssl_context_spec, yr_ssl_socket_spec, yr_ssl_bio_spec,
    yr_ssl_session_spec, yr_ssl_certificate_spec;

enum {
    YR_PROTOCOL_TLS = 2,
    YR_PROTOCOL_TLS1 = 3,
    YR_PROTOCOL_TLS1_1 = 4,
    YR_PROTOCOL_TLS1_2 = 5,
    YR_PROTOCOL_CLIENT = 16,
    YR_PROTOCOL_SERVER = 17
};
enum { YR_CERT_NONE, YR_CERT_OPTIONAL, YR_CERT_REQUIRED };
enum { YR_SSL_EOF = 8 };
#define YR_DEFAULT_CIPHERS                                                                         \
    "@SECLEVEL=2:ECDH+AESGCM:ECDH+CHACHA20:ECDH+AES:DHE+AES:!aNULL:!eNULL:!aDSS:!SHA1:!AESCCM"

/* ---- ssl_error.c: all 0 ---- */

YR_COLD yr_value yr_ssl_raise_last(int line); /* what the library has met last */
/* The error of a call on a connection that gave ret; error and system are SSL_get_error()'s and
 * errno's value behind it. */
YR_COLD yr_value yr_ssl_raise(yr_ssl_socket *s, int ret, int error, int system, int line);
YR_COLD yr_value yr_ssl_raise_text(const char *class, int number, const char *text);
int yr_ssl_add_errors(yr_module *m);

/* ---- ssl_certificate.c ---- */

yr_value yr_ssl_decode(X509 *x);               /* new dict */
yr_value yr_ssl_der(X509 *x);                  /* new bytes */
yr_value yr_ssl_chain(STACK_OF(X509) * chain); /* new list of Certificate */
yr_value yr_ssl_certificate(X509 *x);          /* new; shares x */

/* ---- ssl_attributes.c ---- */

extern const yr_getset_def yr_ssl_context_getsets[];

/* ---- ssl_socket.c, ssl_context.c ---- */

/* Peers are verified, or not, or only where they have a certificate. 0, or -1 and ValueError. */
int yr_ssl_set_mode(yr_ssl_context *c, int mode);
/* new bytes: a path; message (of TypeError) for what is none. None where v is None and that may
 * be. */
yr_value yr_ssl_path_of(yr_value v, bool optional, const char *message);
const char *yr_ssl_bytes_or_null(yr_value v); /* the same as C has it */

yr_value yr_ssl_connection(yr_value context, yr_value socket, yr_ssl_bio *in, yr_ssl_bio *out,
                           bool server, yr_value hostname, yr_value owner, yr_value session);
yr_value yr_ssl_cipher_list(SSL *ssl); /* new list of dict */
int yr_ssl_add_constants(yr_module *m);

#endif
