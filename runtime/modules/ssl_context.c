/* ssl_context.c - _ssl._SSLContext: certificates, ciphers and protocols of connections. */
#include <errno.h>
#include <limits.h>
#include "io.h"
#include "ssl.h"

#define CTX(v) (YR_SSL_CONTEXT(v)->ctx)

/* ---- Making --------------------------------------------------------------------------------- */

static const SSL_METHOD *method_of(int protocol, const char **deprecated)
{
    *deprecated = NULL;
    switch (protocol) {
    case YR_PROTOCOL_TLS: *deprecated = "ssl.PROTOCOL_TLS"; return TLS_method();
    case YR_PROTOCOL_TLS1: *deprecated = "ssl.PROTOCOL_TLSv1"; return TLS_method();
    case YR_PROTOCOL_TLS1_1: *deprecated = "ssl.PROTOCOL_TLSv1_1"; return TLS_method();
    case YR_PROTOCOL_TLS1_2: *deprecated = "ssl.PROTOCOL_TLSv1_2"; return TLS_method();
    case YR_PROTOCOL_CLIENT: return TLS_client_method();
    case YR_PROTOCOL_SERVER: return TLS_server_method();
    default: return NULL;
    }
}

/* The version that a protocol of one version has; else 0. */
static int only_version(int protocol)
{
    return protocol == YR_PROTOCOL_TLS1     ? TLS1_VERSION
           : protocol == YR_PROTOCOL_TLS1_1 ? TLS1_1_VERSION
           : protocol == YR_PROTOCOL_TLS1_2 ? TLS1_2_VERSION
                                            : 0;
}

static int set_defaults(yr_ssl_context *c)
{
    SSL_CTX_set_options(c->ctx, (SSL_OP_ALL & ~SSL_OP_DONT_INSERT_EMPTY_FRAGMENTS) |
                                    SSL_OP_NO_SSLv3 | SSL_OP_NO_COMPRESSION |
                                    SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_SINGLE_DH_USE |
                                    SSL_OP_SINGLE_ECDH_USE | SSL_OP_ENABLE_MIDDLEBOX_COMPAT |
                                    SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(c->ctx, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_id_context(c->ctx, (const uint8_t *)"Python", 6);
    int least = only_version(c->protocol);
    if (!SSL_CTX_set_cipher_list(c->ctx, YR_DEFAULT_CIPHERS) ||
        !SSL_CTX_set_min_proto_version(c->ctx, least ? least : TLS1_2_VERSION) ||
        (least && !SSL_CTX_set_max_proto_version(c->ctx, least)))
        return -1;
    X509_VERIFY_PARAM *param = SSL_CTX_get0_param(c->ctx);
    X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_TRUSTED_FIRST);
    c->host_flags = X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS;
    X509_VERIFY_PARAM_set_hostflags(param, c->host_flags);
    return 0;
}

/* Peers are verified, or not, or only where they have a certificate. */
int yr_ssl_set_mode(yr_ssl_context *c, int mode)
{
    static const int modes[] = {SSL_VERIFY_NONE, SSL_VERIFY_PEER,
                                SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT};
    if (mode < YR_CERT_NONE || mode > YR_CERT_REQUIRED) {
        yr_value_error("invalid value for verify_mode");
        return -1;
    }
    SSL_CTX_set_verify(c->ctx, modes[mode], SSL_CTX_get_verify_callback(c->ctx));
    return 0;
}

static yr_value context_make(yr_type *t, yr_value *args, size_t n, yr_value keywords)
{
    int protocol;
    const char *deprecated;
    if (yr_no_keywords("_SSLContext", keywords) < 0 || yr_check_arity("_SSLContext", n, 1, 1) < 0 ||
        yr_native_int(args[0], &protocol) < 0)
        return 0;
    const SSL_METHOD *method = method_of(protocol, &deprecated);
    if (!method)
        return yr_value_error("invalid or unsupported protocol version %d", protocol);
    if (deprecated && yr_warn(YR_EXC(DeprecationWarning), 2, "%s is deprecated", deprecated) < 0)
        return 0;
    yr_ssl_context *c = yr_new(t, t->size);
    if (!c)
        return 0;
    c->protocol = protocol;
    c->ctx = SSL_CTX_new(method);
    if (!c->ctx || set_defaults(c) < 0) {
        yr_ssl_raise_last(0);
        yr_drop(yr_from(c));
        return 0;
    }
    if (protocol == YR_PROTOCOL_CLIENT) {
        c->check_hostname = true;
        yr_ssl_set_mode(c, YR_CERT_REQUIRED);
    }
    return yr_from(c);
}

static void context_clear(yr_object *o)
{
    yr_ssl_context *c = (yr_ssl_context *)o;
    yr_set(&c->sni_callback, 0);
    yr_set(&c->keylog_filename, 0);
    yr_set(&c->message_callback, 0);
}

static void context_dealloc(yr_object *o)
{
    yr_ssl_context *c = (yr_ssl_context *)o;
    context_clear(o);
    if (c->ctx)
        SSL_CTX_free(c->ctx);
    BIO_free_all(c->keylog);
    yr_dispose(c->alpn);
    yr_release(o);
}

static int context_traverse(yr_object *o, yr_visitor visit, void *context)
{
    YR_VISIT(((yr_ssl_context *)o)->sni_callback);
    YR_VISIT(((yr_ssl_context *)o)->message_callback);
    return 0;
}

/* ---- Connections ---------------------------------------------------------------------------- */

static int optional_hostname(yr_value *v)
{
    if (!*v)
        *v = YR_NONE;
    if (*v == YR_NONE)
        return 0;
    if (YR_IS_STR(*v) && YR_AS(yr_str, *v)->ascii)
        return yr_native_text("server_hostname", 1, *v) ? 0 : -1;
    yr_type_error("server_hostname must be an ASCII str or None, not %T", *v);
    return -1;
}

YR_METHOD(context_wrap_socket)
{
    static const char *const names[] = {"sock", "server_side", "server_hostname", "owner",
                                        "session"};
    yr_value v[5];
    yr_type *t = yr_native_type("_socket", "socket");
    if (!t || yr_parse_arguments("_wrap_socket", names, 0, 2, 3, 5, args, n, keywords, v) < 0)
        return 0;
    if (!yr_isinstance_of(v[0], t))
        return yr_type_error("_wrap_socket() argument 1 must be _socket.socket, not %s",
                             yr_argument_type(v[0]));
    int server = yr_truth(v[1]);
    if (server < 0 || optional_hostname(&v[2]) < 0)
        return 0;
    return yr_ssl_connection(self, v[0], NULL, NULL, server, v[2], v[3], v[4]);
}

YR_METHOD(context_wrap_bio)
{
    static const char *const names[] = {"incoming",        "outgoing", "server_side",
                                        "server_hostname", "owner",    "session"};
    yr_value v[6];
    yr_type *t = yr_native_type("_ssl", "MemoryBIO");
    if (!t || yr_parse_arguments("_wrap_bio", names, 0, 3, 4, 6, args, n, keywords, v) < 0)
        return 0;
    for (int i = 0; i < 2; i++)
        if (!yr_isinstance_of(v[i], t))
            return yr_type_error("_wrap_bio() argument %d must be _ssl.MemoryBIO, not %s", i + 1,
                                 yr_argument_type(v[i]));
    int server = yr_truth(v[2]);
    if (server < 0 || optional_hostname(&v[3]) < 0)
        return 0;
    return yr_ssl_connection(self, 0, YR_AS(yr_ssl_bio, v[0]), YR_AS(yr_ssl_bio, v[1]), server,
                             v[3], v[4], v[5]);
}

/* ---- Certificates --------------------------------------------------------------------------- */

typedef struct {
    yr_value password; /* bytes, or 0: ask the callable */
    yr_value callable;
} password_source;

static int give_password(char *room, int size, YR_UNUSED int writing, void *context)
{
    password_source *p = context;
    if (p->callable && !p->password) {
        yr_value v = yr_invoke0(p->callable);
        if (v && YR_IS_STR(v)) {
            p->password = yr_encode(v, "utf-8", "strict");
            yr_drop(v);
        } else if (v && (YR_IS_BYTES(v) || yr_is_bytearray(v))) {
            yr_span span = yr_bytes_span(v);
            p->password = yr_bytes_from(span.p, span.n);
            yr_drop(v);
        } else if (v) {
            yr_type_error("password callback must return a string");
            yr_drop(v);
        }
    }
    if (!p->password || yr_pending())
        return -1;
    size_t n = yr_bytes_as(p->password)->length;
    if (n > (size_t)size) {
        yr_value_error("password cannot be longer than %d bytes", size);
        return -1;
    }
    memcpy(room, yr_bytes_as(p->password)->data, n);
    return (int)n;
}

static int read_password(yr_value v, password_source *p)
{
    if (!v || v == YR_NONE)
        return 0;
    if (yr_is_callable(v)) {
        p->callable = v;
    } else if (YR_IS_STR(v)) {
        p->password = yr_encode(v, "utf-8", "strict");
        return p->password ? 0 : -1;
    } else if (YR_IS_BYTES(v) || yr_is_bytearray(v)) {
        yr_span span = yr_bytes_span(v);
        p->password = yr_bytes_from(span.p, span.n);
        return p->password ? 0 : -1;
    } else {
        yr_type_error("password should be a string or callable");
        return -1;
    }
    return 0;
}

/* new bytes: a path; message for what is none. None where v is None and that may be. */
yr_value yr_ssl_path_of(yr_value v, bool optional, const char *message)
{
    if (optional && (!v || v == YR_NONE))
        return YR_NONE;
    yr_value path = yr_io_path(v);
    if (!path || (!YR_IS_STR(path) && !YR_IS_BYTES(path))) {
        yr_xdrop(path);
        if (yr_pending() && !yr_pending_is(YR_EXC(TypeError)))
            return 0;
        yr_clear_pending();
        return yr_type_error("%s", message);
    }
    if (YR_IS_BYTES(path))
        return path;
    yr_value bytes = yr_encode(path, "utf-8", "surrogateescape");
    yr_drop(path);
    return bytes;
}

const char *yr_ssl_bytes_or_null(yr_value v)
{
    return v == YR_NONE ? NULL : (const char *)yr_bytes_as(v)->data;
}

/* The error of a file: the system's, or OpenSSL's. */
static void raise_file(void)
{
    int system = errno;
    if (yr_pending()) {
        ERR_clear_error();
    } else if (system) {
        ERR_clear_error();
        yr_raise_os(system, 0);
    } else {
        yr_ssl_raise_last(3900);
    }
}

static int load_chain(SSL_CTX *ctx, const char *certificate, const char *key, password_source *p)
{
    SSL_CTX_set_default_passwd_cb(ctx, give_password);
    SSL_CTX_set_default_passwd_cb_userdata(ctx, p);
    ERR_clear_error();
    errno = 0;
    bool good = SSL_CTX_use_certificate_chain_file(ctx, certificate) == 1;
    if (good) {
        errno = 0;
        good = SSL_CTX_use_PrivateKey_file(ctx, key, SSL_FILETYPE_PEM) == 1;
    }
    if (!good) {
        raise_file();
    } else if (SSL_CTX_check_private_key(ctx) != 1) {
        good = false;
        yr_ssl_raise_last(3920);
    }
    SSL_CTX_set_default_passwd_cb(ctx, NULL);
    SSL_CTX_set_default_passwd_cb_userdata(ctx, NULL);
    return good ? 0 : -1;
}

YR_METHOD(context_load_cert_chain)
{
    static const char *const names[] = {"certfile", "keyfile", "password"};
    yr_value v[3];
    password_source p = {0, 0};
    if (yr_parse_arguments("load_cert_chain", names, 0, 1, 3, 3, args, n, keywords, v) < 0)
        return 0;
    yr_value certificate =
        yr_ssl_path_of(v[0], false, "certfile should be a valid filesystem path");
    yr_value key =
        certificate ? yr_ssl_path_of(v[1], true, "keyfile should be a valid filesystem path") : 0;
    int status = key ? read_password(v[2], &p) : -1;
    if (status == 0)
        status = load_chain(CTX(self), yr_ssl_bytes_or_null(certificate),
                            yr_ssl_bytes_or_null(key == YR_NONE ? certificate : key), &p);
    yr_xdrop(certificate);
    yr_xdrop(key);
    yr_xdrop(p.password);
    return status < 0 ? 0 : YR_NONE;
}

/* Adds the certificates of some data to the store. */
static int add_certificates(SSL_CTX *ctx, yr_span data, bool pem)
{
    if (data.n == 0) {
        yr_value_error("Empty certificate data");
        return -1;
    }
    BIO *b = BIO_new_mem_buf(data.p, data.n > INT_MAX ? INT_MAX : (int)data.n);
    if (!b)
        return yr_no_memory(), -1;
    X509_STORE *store = SSL_CTX_get_cert_store(ctx);
    int loaded = 0, status = 0;
    while (status == 0) {
        X509 *x = pem ? PEM_read_bio_X509(b, NULL, NULL, NULL) : d2i_X509_bio(b, NULL);
        if (!x)
            break;
        if (!X509_STORE_add_cert(store, x)) {
            unsigned long code = ERR_peek_last_error();
            if (ERR_GET_LIB(code) == ERR_LIB_X509 &&
                ERR_GET_REASON(code) == X509_R_CERT_ALREADY_IN_HASH_TABLE)
                ERR_clear_error();
            else
                status = -1;
        }
        X509_free(x);
        loaded++;
    }
    unsigned long code = ERR_peek_last_error();
    if (status == 0 && loaded == 0) {
        yr_ssl_raise_text("SSLError", 0,
                          pem ? "no start line: cadata does not contain a certificate"
                              : "not enough data: cadata does not contain a certificate");
        status = -1;
    } else if (status < 0 || (code &&
                              !(pem && ERR_GET_LIB(code) == ERR_LIB_PEM &&
                                ERR_GET_REASON(code) == PEM_R_NO_START_LINE) &&
                              !(!pem && ERR_GET_LIB(code) == ERR_LIB_ASN1 &&
                                ERR_GET_REASON(code) == ASN1_R_HEADER_TOO_LONG))) {
        yr_ssl_raise_last(4046);
        status = -1;
    }
    ERR_clear_error();
    BIO_free(b);
    return status;
}

static int load_data(SSL_CTX *ctx, yr_value v)
{
    yr_span span;
    if (!YR_IS_STR(v)) {
        if (!yr_bytes_view(v, &span)) {
            if (!yr_pending())
                yr_type_error("cadata should be an ASCII string or a bytes-like object");
            return -1;
        }
        return add_certificates(ctx, span, false);
    }
    if (!YR_AS(yr_str, v)->ascii) {
        yr_type_error("cadata should be an ASCII string or a bytes-like object");
        return -1;
    }
    span = (yr_span){YR_AS(yr_str, v)->data.one, YR_AS(yr_str, v)->length};
    return add_certificates(ctx, span, true);
}

YR_METHOD(context_load_verify_locations)
{
    static const char *const names[] = {"cafile", "capath", "cadata"};
    yr_value v[3];
    if (yr_parse_arguments("load_verify_locations", names, 0, 0, 3, 3, args, n, keywords, v) < 0)
        return 0;
    for (int i = 0; i < 3; i++)
        if (!v[i])
            v[i] = YR_NONE;
    if (v[0] == YR_NONE && v[1] == YR_NONE && v[2] == YR_NONE)
        return yr_type_error("cafile, capath and cadata cannot be all omitted");
    yr_value file = yr_ssl_path_of(v[0], true, "cafile should be a valid filesystem path");
    yr_value folder =
        file ? yr_ssl_path_of(v[1], true, "capath should be a valid filesystem path") : 0;
    int status = folder ? 0 : -1;
    if (status == 0 && v[2] != YR_NONE)
        status = load_data(CTX(self), v[2]);
    if (status == 0 && (file != YR_NONE || folder != YR_NONE)) {
        errno = 0;
        ERR_clear_error();
        if (!SSL_CTX_load_verify_locations(CTX(self), yr_ssl_bytes_or_null(file),
                                           yr_ssl_bytes_or_null(folder))) {
            raise_file();
            status = -1;
        }
    }
    yr_xdrop(file);
    yr_xdrop(folder);
    return status < 0 ? 0 : YR_NONE;
}

YR_METHOD(context_set_default_verify_paths)
{
    return SSL_CTX_set_default_verify_paths(CTX(self)) ? YR_NONE : yr_ssl_raise_last(0);
}

static bool is_ca(X509 *x)
{
    return X509_check_ca(x) > 0;
}

YR_METHOD(context_cert_store_stats)
{
    int certificates = 0, lists = 0, authorities = 0;
    STACK_OF(X509_OBJECT) *all = X509_STORE_get0_objects(SSL_CTX_get_cert_store(CTX(self)));
    for (int i = 0; i < sk_X509_OBJECT_num(all); i++) {
        X509_OBJECT *o = sk_X509_OBJECT_value(all, i);
        if (X509_OBJECT_get_type(o) == X509_LU_X509) {
            certificates++;
            authorities += is_ca(X509_OBJECT_get0_X509(o));
        } else if (X509_OBJECT_get_type(o) == X509_LU_CRL) {
            lists++;
        }
    }
    yr_value pairs[6] = {yr_str_from_c("x509"), yr_int(certificates),     yr_str_from_c("crl"),
                         yr_int(lists),         yr_str_from_c("x509_ca"), yr_int(authorities)};
    return yr_dict(pairs, 3);
}

YR_METHOD(context_get_ca_certs)
{
    static const char *const names[] = {"binary_form"};
    yr_value v;
    if (yr_parse_arguments("get_ca_certs", names, 0, 0, 1, 1, args, n, keywords, &v) < 0)
        return 0;
    int binary = v ? yr_truth(v) : 0;
    yr_value list = binary < 0 ? 0 : yr_list_new();
    STACK_OF(X509_OBJECT) *all = X509_STORE_get0_objects(SSL_CTX_get_cert_store(CTX(self)));
    for (int i = 0; list && i < sk_X509_OBJECT_num(all); i++) {
        X509 *x = X509_OBJECT_get0_X509(sk_X509_OBJECT_value(all, i));
        if (!x || !is_ca(x))
            continue;
        yr_value entry = binary ? yr_ssl_der(x) : yr_ssl_decode(x);
        if (!entry || yr_list_append(list, entry) < 0)
            yr_set(&list, 0);
        yr_xdrop(entry);
    }
    return list;
}

/* ---- Ciphers, curves, protocols ------------------------------------------------------------- */

YR_METHOD(context_set_ciphers)
{
    const char *text = yr_native_text("set_ciphers", 1, args[0]);
    if (!text)
        return 0;
    if (SSL_CTX_set_cipher_list(CTX(self), text))
        return YR_NONE;
    ERR_clear_error();
    yr_type *t = yr_native_type("_ssl", "SSLError");
    return t ? yr_raise_format(t, "No cipher can be selected.") : 0;
}

static int add(yr_value dict, const char *key, yr_value v)
{
    return v ? yr_dict_set_c(dict, key, v) : -1;
}

static yr_value nid_name(int nid)
{
    const char *name = nid == NID_undef ? NULL : OBJ_nid2ln(nid);
    return name ? yr_str_from_c(name) : YR_NONE;
}

static yr_value cipher_dict(const SSL_CIPHER *c)
{
    char text[512];
    int all, used = SSL_CIPHER_get_bits(c, &all);
    SSL_CIPHER_description(c, text, sizeof text);
    size_t n = strcspn(text, "\n");
    yr_value d = yr_dict_new();
    if (d && add(d, "id", yr_int(SSL_CIPHER_get_id(c))) == 0 &&
        add(d, "name", yr_str_from_c(SSL_CIPHER_get_name(c))) == 0 &&
        add(d, "protocol", yr_str_from_c(SSL_CIPHER_get_version(c))) == 0 &&
        add(d, "description", yr_str_from_utf8(text, n)) == 0 &&
        add(d, "strength_bits", yr_int(used)) == 0 && add(d, "alg_bits", yr_int(all)) == 0 &&
        add(d, "aead", yr_bool(SSL_CIPHER_is_aead(c))) == 0 &&
        add(d, "symmetric", nid_name(SSL_CIPHER_get_cipher_nid(c))) == 0 &&
        add(d, "digest", nid_name(SSL_CIPHER_get_digest_nid(c))) == 0 &&
        add(d, "kea", nid_name(SSL_CIPHER_get_kx_nid(c))) == 0 &&
        add(d, "auth", nid_name(SSL_CIPHER_get_auth_nid(c))) == 0)
        return d;
    yr_xdrop(d);
    return 0;
}

YR_METHOD(context_get_ciphers)
{
    SSL *ssl = SSL_new(CTX(self));
    if (!ssl)
        return yr_ssl_raise_last(0);
    STACK_OF(SSL_CIPHER) *all = SSL_get_ciphers(ssl);
    yr_value list = yr_list_new();
    for (int i = 0; list && i < sk_SSL_CIPHER_num(all); i++) {
        yr_value entry = cipher_dict(sk_SSL_CIPHER_value(all, i));
        if (!entry || yr_list_append(list, entry) < 0)
            yr_set(&list, 0);
        yr_xdrop(entry);
    }
    SSL_free(ssl);
    return list;
}

YR_METHOD(context_set_ecdh_curve)
{
    yr_value bytes =
        YR_IS_STR(args[0]) ? yr_encode(args[0], "utf-8", "surrogateescape") : yr_retain(args[0]);
    if (bytes && !YR_IS_BYTES(bytes))
        yr_type_error("expected str, bytes or os.PathLike object, not %T", args[0]);
    int nid = bytes && !yr_pending() ? OBJ_sn2nid((const char *)yr_bytes_as(bytes)->data) : 0;
    yr_xdrop(bytes);
    if (yr_pending())
        return 0;
    if (nid == NID_undef)
        return yr_value_error("unknown elliptic curve name %R", args[0]);
    return SSL_CTX_set1_groups(CTX(self), &nid, 1) ? YR_NONE : yr_ssl_raise_last(0);
}

YR_METHOD(context_load_dh_params)
{
    yr_value path = yr_ssl_path_of(args[0], false, "expected str, bytes or os.PathLike object");
    if (!path)
        return 0;
    errno = 0;
    BIO *b = BIO_new_file(yr_ssl_bytes_or_null(path), "r");
    EVP_PKEY *key = b ? PEM_read_bio_Parameters(b, NULL) : NULL;
    if (!b && errno)
        yr_raise_os(errno, path);
    else if (!key)
        yr_ssl_raise_last(4300);
    else if (!SSL_CTX_set0_tmp_dh_pkey(CTX(self), key)) {
        EVP_PKEY_free(key);
        yr_ssl_raise_last(4308);
    }
    ERR_clear_error();
    BIO_free(b);
    yr_drop(path);
    return yr_pending() ? 0 : YR_NONE;
}

/* Of the peer's protocols the first of ours that it has. */
static int select_alpn(YR_UNUSED SSL *ssl, const unsigned char **out, unsigned char *size,
                       const unsigned char *theirs, unsigned count, void *context)
{
    yr_ssl_context *c = context;
    int found =
        SSL_select_next_proto((unsigned char **)out, size, c->alpn, c->alpn_size, theirs, count);
    return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

YR_METHOD(context_set_alpn_protocols)
{
    yr_ssl_context *c = YR_SSL_CONTEXT(self);
    yr_span span;
    if (yr_bytes_need(args[0], &span) < 0)
        return 0;
    uint8_t *copy = yr_alloc(span.n ? span.n : 1);
    if (!copy)
        return 0;
    memcpy(copy, span.p, span.n);
    yr_dispose(c->alpn);
    c->alpn = copy;
    c->alpn_size = (unsigned)span.n;
    if (SSL_CTX_set_alpn_protos(c->ctx, copy, c->alpn_size))
        return yr_no_memory();
    SSL_CTX_set_alpn_select_cb(c->ctx, select_alpn, c);
    return YR_NONE;
}

YR_METHOD(context_session_stats)
{
    SSL_CTX *ctx = CTX(self);
    const struct {
        const char *name;
        long value;
    } all[] = {
        {"number", SSL_CTX_sess_number(ctx)},
        {"connect", SSL_CTX_sess_connect(ctx)},
        {"connect_good", SSL_CTX_sess_connect_good(ctx)},
        {"connect_renegotiate", SSL_CTX_sess_connect_renegotiate(ctx)},
        {"accept", SSL_CTX_sess_accept(ctx)},
        {"accept_good", SSL_CTX_sess_accept_good(ctx)},
        {"accept_renegotiate", SSL_CTX_sess_accept_renegotiate(ctx)},
        {"hits", SSL_CTX_sess_hits(ctx)},
        {"misses", SSL_CTX_sess_misses(ctx)},
        {"timeouts", SSL_CTX_sess_timeouts(ctx)},
        {"cache_full", SSL_CTX_sess_cache_full(ctx)},
    };
    yr_value d = yr_dict_new();
    for (size_t i = 0; d && i < sizeof all / sizeof *all; i++)
        if (add(d, all[i].name, yr_int(all[i].value)) < 0)
            yr_set(&d, 0);
    return d;
}

/* ---- The type ------------------------------------------------------------------------------- */

static const yr_method_def context_methods[] = {
    {"_wrap_socket", context_wrap_socket, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"_wrap_bio", context_wrap_bio, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"_set_alpn_protocols", context_set_alpn_protocols, 1, 1, 0, NULL},
    {"set_ciphers", context_set_ciphers, 1, 1, 0, NULL},
    {"get_ciphers", context_get_ciphers, 0, 0, 0, NULL},
    {"load_cert_chain", context_load_cert_chain, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"load_verify_locations", context_load_verify_locations, 0, -1, YR_METHOD_KEYWORDS, NULL},
    {"load_dh_params", context_load_dh_params, 1, 1, 0, NULL},
    {"set_default_verify_paths", context_set_default_verify_paths, 0, 0, 0, NULL},
    {"set_ecdh_curve", context_set_ecdh_curve, 1, 1, 0, NULL},
    {"cert_store_stats", context_cert_store_stats, 0, 0, 0,
     "Returns quantities of loaded X.509 certificates."},
    {"get_ca_certs", context_get_ca_certs, 0, -1, YR_METHOD_KEYWORDS,
     "Returns a list of dicts with information of loaded CA certs."},
    {"session_stats", context_session_stats, 0, 0, 0, NULL},
    YR_METHOD_END};

const yr_type_spec yr_ssl_context_spec = {
    .size = sizeof(yr_ssl_context),
    .flags = YR_TYPE_TRACKED | YR_TYPE_SUBCLASSABLE,
    .methods = context_methods,
    .getsets = yr_ssl_context_getsets,
    .slots = {.dealloc = context_dealloc,
              .traverse = context_traverse,
              .clear = context_clear,
              .make = context_make},
};
