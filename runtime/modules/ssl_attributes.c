/* ssl_attributes.c - what can be read and set of a _ssl._SSLContext: its callbacks, what it
 * verifies, options and versions. */
#include <limits.h>
#include "io.h"
#include "ssl.h"

#define CTX(v) (YR_SSL_CONTEXT(v)->ctx)

static bool any_version(int protocol)
{
    return protocol == YR_PROTOCOL_TLS || protocol == YR_PROTOCOL_CLIENT ||
           protocol == YR_PROTOCOL_SERVER;
}

static int mode_of(const yr_ssl_context *c)
{
    int mode = SSL_CTX_get_verify_mode(c->ctx);
    return !(mode & SSL_VERIFY_PEER)                ? YR_CERT_NONE
           : mode & SSL_VERIFY_FAIL_IF_NO_PEER_CERT ? YR_CERT_REQUIRED
                                                    : YR_CERT_OPTIONAL;
}

/* ---- Callbacks ------------------------------------------------------------------------------ */

/* The server has been told a name: what the program says to it. */
static int tell_name(SSL *ssl, int *alert, void *context)
{
    yr_ssl_context *c = context;
    yr_ssl_socket *s = SSL_get_app_data(ssl);
    yr_value f = c->sni_callback;
    if (!f || !s || yr_pending())
        return SSL_TLSEXT_ERR_OK;
    yr_retain(f);
    const char *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
    yr_value v[3] = {s->owner    ? yr_retain(s->owner)
                     : s->socket ? yr_retain(s->socket)
                                 : YR_NONE,
                     name ? yr_str_from_c(name) : YR_NONE, yr_retain(yr_from(c))};
    yr_value r = v[1] ? yr_invoke(f, v, 3) : 0;
    int result = SSL_TLSEXT_ERR_OK;
    *alert = SSL_AD_HANDSHAKE_FAILURE;
    if (!r) {
        yr_unraisable(f, NULL);
        result = SSL_TLSEXT_ERR_ALERT_FATAL;
    } else if (r != YR_NONE) {
        result = SSL_TLSEXT_ERR_ALERT_FATAL;
        if (yr_native_int(r, alert) < 0) {
            yr_unraisable(r, NULL);
            *alert = SSL_AD_INTERNAL_ERROR;
        }
    }
    for (int i = 0; i < 3; i++)
        yr_xdrop(v[i]);
    yr_xdrop(r);
    yr_drop(f);
    return result;
}

static yr_value get_sni_callback(yr_value self)
{
    yr_value f = YR_SSL_CONTEXT(self)->sni_callback;
    return f ? yr_retain(f) : YR_NONE;
}

static int set_sni_callback(yr_value self, yr_value v)
{
    yr_ssl_context *c = YR_SSL_CONTEXT(self);
    if (c->protocol == YR_PROTOCOL_CLIENT) {
        yr_value_error("sni_callback cannot be set on TLS_CLIENT context");
        return -1;
    }
    if (v && v != YR_NONE && !yr_is_callable(v)) {
        SSL_CTX_set_tlsext_servername_callback(c->ctx, NULL);
        yr_set(&c->sni_callback, 0);
        yr_type_error("not a callable object");
        return -1;
    }
    bool on = v && v != YR_NONE;
    yr_set(&c->sni_callback, on ? yr_retain(v) : 0);
    SSL_CTX_set_tlsext_servername_callback(c->ctx, (on ? tell_name : NULL));
    SSL_CTX_set_tlsext_servername_arg(c->ctx, c);
    return 0;
}

static void log_keys(const SSL *ssl, const char *line)
{
    yr_ssl_socket *s = SSL_get_app_data(ssl);
    BIO *b = s ? YR_SSL_CONTEXT(s->context)->keylog : NULL;
    if (!b)
        return;
    BIO_printf(b, "%s\n", line);
    (void)BIO_flush(b);
}

static yr_value get_keylog_filename(yr_value self)
{
    yr_value v = YR_SSL_CONTEXT(self)->keylog_filename;
    return v ? yr_retain(v) : YR_NONE;
}

static int set_keylog_filename(yr_value self, yr_value v)
{
    yr_ssl_context *c = YR_SSL_CONTEXT(self);
    SSL_CTX_set_keylog_callback(c->ctx, NULL);
    BIO_free_all(c->keylog);
    c->keylog = NULL;
    yr_set(&c->keylog_filename, 0);
    if (!v || v == YR_NONE)
        return 0;
    yr_value path = yr_ssl_path_of(v, false, "expected str, bytes or os.PathLike object");
    if (!path)
        return -1;
    errno = 0;
    c->keylog = BIO_new_file(yr_ssl_bytes_or_null(path), "a");
    yr_drop(path);
    if (!c->keylog) {
        ERR_clear_error();
        yr_raise_os(errno, v);
        return -1;
    }
    c->keylog_filename = yr_retain(v);
    SSL_CTX_set_keylog_callback(c->ctx, log_keys);
    return 0;
}

static yr_value get_message_callback(yr_value self)
{
    yr_value f = YR_SSL_CONTEXT(self)->message_callback;
    return f ? yr_retain(f) : YR_NONE;
}

/* Kept, and never called: it shows the bytes of the protocol to those who debug it. */
static int set_message_callback(yr_value self, yr_value v)
{
    if (v && v != YR_NONE && !yr_is_callable(v)) {
        yr_type_error("%R is not callable.", v);
        return -1;
    }
    yr_set(&YR_SSL_CONTEXT(self)->message_callback, v && v != YR_NONE ? yr_retain(v) : 0);
    return 0;
}

/* ---- Attributes ----------------------------------------------------------------------------- */

static yr_value get_check_hostname(yr_value self)
{
    return yr_bool(YR_SSL_CONTEXT(self)->check_hostname);
}

static int set_check_hostname(yr_value self, yr_value v)
{
    yr_ssl_context *c = YR_SSL_CONTEXT(self);
    int truth = v ? yr_truth(v) : -1;
    if (truth < 0)
        return -1;
    if (truth && mode_of(c) == YR_CERT_NONE && yr_ssl_set_mode(c, YR_CERT_REQUIRED) < 0)
        return -1;
    c->check_hostname = truth;
    return 0;
}

static yr_value get_verify_mode(yr_value self)
{
    return yr_int(mode_of(YR_SSL_CONTEXT(self)));
}

static int set_verify_mode(yr_value self, yr_value v)
{
    int mode;
    if (!v || yr_native_int(v, &mode) < 0)
        return -1;
    if (mode == YR_CERT_NONE && YR_SSL_CONTEXT(self)->check_hostname) {
        yr_value_error("Cannot set verify_mode to CERT_NONE when check_hostname is enabled.");
        return -1;
    }
    return yr_ssl_set_mode(YR_SSL_CONTEXT(self), mode);
}

static yr_value get_verify_flags(yr_value self)
{
    return yr_int((int64_t)X509_VERIFY_PARAM_get_flags(SSL_CTX_get0_param(CTX(self))));
}

static int set_verify_flags(yr_value self, yr_value v)
{
    X509_VERIFY_PARAM *param = SSL_CTX_get0_param(CTX(self));
    int64_t wanted;
    if (!v || yr_to_i64(v, &wanted) < 0)
        return -1;
    unsigned long old = X509_VERIFY_PARAM_get_flags(param), new = (unsigned long)wanted;
    if ((old & ~new && !X509_VERIFY_PARAM_clear_flags(param, old & ~new)) ||
        (new & ~old && !X509_VERIFY_PARAM_set_flags(param, new & ~old))) {
        yr_ssl_raise_last(0);
        return -1;
    }
    return 0;
}

static yr_value get_options(yr_value self)
{
    return yr_int_from_u64(SSL_CTX_get_options(CTX(self)));
}

static int set_options(yr_value self, yr_value v)
{
    int64_t wanted;
    if (!v || yr_to_i64(v, &wanted) < 0)
        return -1;
    uint64_t old = SSL_CTX_get_options(CTX(self)), new = (uint64_t)wanted;
    uint64_t versions = SSL_OP_NO_SSLv3 | SSL_OP_NO_TLSv1 | SSL_OP_NO_TLSv1_1 | SSL_OP_NO_TLSv1_2 |
                        SSL_OP_NO_TLSv1_3;
    if ((new & ~old) & versions &&
        yr_warn(YR_EXC(DeprecationWarning), 2,
                "ssl.OP_NO_SSL*/ssl.OP_NO_TLS* options are deprecated") < 0)
        return -1;
    SSL_CTX_clear_options(CTX(self), old & ~new);
    SSL_CTX_set_options(CTX(self), new & ~old);
    return 0;
}

static yr_value get_host_flags(yr_value self)
{
    return yr_int(YR_SSL_CONTEXT(self)->host_flags);
}

static int set_host_flags(yr_value self, yr_value v)
{
    int flags;
    if (!v || yr_native_int(v, &flags) < 0)
        return -1;
    YR_SSL_CONTEXT(self)->host_flags = (unsigned)flags;
    X509_VERIFY_PARAM_set_hostflags(SSL_CTX_get0_param(CTX(self)), (unsigned)flags);
    return 0;
}

enum { MINIMUM_SUPPORTED = -2, MAXIMUM_SUPPORTED = -1 };

static yr_value get_minimum_version(yr_value self)
{
    int64_t v = SSL_CTX_get_min_proto_version(CTX(self));
    return yr_int(v ? v : MINIMUM_SUPPORTED);
}

static yr_value get_maximum_version(yr_value self)
{
    int64_t v = SSL_CTX_get_max_proto_version(CTX(self));
    return yr_int(v ? v : MAXIMUM_SUPPORTED);
}

static int set_version(yr_value self, yr_value v, bool minimum)
{
    int version;
    if (!v || yr_native_int(v, &version) < 0)
        return -1;
    if (!any_version(YR_SSL_CONTEXT(self)->protocol)) {
        yr_value_error("The context's protocol doesn't support modification of highest and lowest "
                       "version.");
        return -1;
    }
    static const char *const deprecated[] = {"SSLv3", "TLSv1", "TLSv1_1"};
    if (version >= SSL3_VERSION && version <= TLS1_1_VERSION &&
        yr_warn(YR_EXC(DeprecationWarning), 2, "ssl.TLSVersion.%s is deprecated",
                deprecated[version - SSL3_VERSION]) < 0)
        return -1;
    if (version != MINIMUM_SUPPORTED && version != MAXIMUM_SUPPORTED &&
        (version < SSL3_VERSION || version > TLS1_3_VERSION)) {
        yr_value_error("Unsupported TLS/SSL version 0x%x", (unsigned)version);
        return -1;
    }
    if (minimum && version == MAXIMUM_SUPPORTED)
        version = TLS1_3_VERSION;
    else if (!minimum && version == MINIMUM_SUPPORTED)
        version = TLS1_VERSION;
    else if (version < 0)
        version = 0;
    int good = minimum ? (int)SSL_CTX_set_min_proto_version(CTX(self), version)
                       : (int)SSL_CTX_set_max_proto_version(CTX(self), version);
    if (good)
        return 0;
    yr_value_error("Unsupported TLS/SSL version 0x%x", (unsigned)version);
    return -1;
}

static int set_minimum_version(yr_value self, yr_value v)
{
    return set_version(self, v, true);
}

static int set_maximum_version(yr_value self, yr_value v)
{
    return set_version(self, v, false);
}

static yr_value get_num_tickets(yr_value self)
{
    return yr_int((int64_t)SSL_CTX_get_num_tickets(CTX(self)));
}

static int set_num_tickets(yr_value self, yr_value v)
{
    int64_t count;
    if (!v || yr_to_i64(v, &count) < 0)
        return -1;
    if (count < 0) {
        yr_value_error("value must be non-negative");
        return -1;
    }
    if (YR_SSL_CONTEXT(self)->protocol != YR_PROTOCOL_SERVER) {
        yr_value_error("SSLContext is not a server context.");
        return -1;
    }
    if (SSL_CTX_set_num_tickets(CTX(self), (size_t)count))
        return 0;
    yr_value_error("failed to set num tickets.");
    return -1;
}

static yr_value get_protocol(yr_value self)
{
    return yr_int(YR_SSL_CONTEXT(self)->protocol);
}

static yr_value get_post_handshake_auth(yr_value self)
{
    return yr_bool(YR_SSL_CONTEXT(self)->post_handshake_auth);
}

static int set_post_handshake_auth(yr_value self, yr_value v)
{
    if (!v) {
        yr_raise_format(YR_EXC(AttributeError), "cannot delete attribute");
        return -1;
    }
    int truth = yr_truth(v);
    if (truth < 0)
        return -1;
    YR_SSL_CONTEXT(self)->post_handshake_auth = truth;
    return 0;
}

static yr_value get_security_level(yr_value self)
{
    return yr_int(SSL_CTX_get_security_level(CTX(self)));
}

const yr_getset_def yr_ssl_context_getsets[] = {
    {"check_hostname", get_check_hostname, set_check_hostname, NULL},
    {"_host_flags", get_host_flags, set_host_flags, NULL},
    {"minimum_version", get_minimum_version, set_minimum_version, NULL},
    {"maximum_version", get_maximum_version, set_maximum_version, NULL},
    {"num_tickets", get_num_tickets, set_num_tickets, NULL},
    {"sni_callback", get_sni_callback, set_sni_callback, NULL},
    {"keylog_filename", get_keylog_filename, set_keylog_filename, NULL},
    {"_msg_callback", get_message_callback, set_message_callback, NULL},
    {"options", get_options, set_options, NULL},
    {"protocol", get_protocol, NULL, NULL},
    {"verify_flags", get_verify_flags, set_verify_flags, NULL},
    {"verify_mode", get_verify_mode, set_verify_mode, NULL},
    {"post_handshake_auth", get_post_handshake_auth, set_post_handshake_auth, NULL},
    {"security_level", get_security_level, NULL, "The current security level"},
    YR_GETSET_END};
