/* _ssl_module.c - the module _ssl, on OpenSSL: its functions, and what it is made of. */
#include <errno.h>
#include <limits.h>
#include <openssl/rand.h>
#include "io.h"
#include "ssl.h"

/* ---- Random bytes --------------------------------------------------------------------------- */

YR_METHOD(rand_bytes)
{
    int count;
    if (yr_native_int(args[0], &count) < 0)
        return 0;
    if (count < 0)
        return yr_value_error("num must be positive");
    yr_value bytes = yr_bytes_alloc((size_t)count);
    if (bytes && RAND_bytes(yr_bytes_as(bytes)->data, count) != 1) {
        yr_drop(bytes);
        return yr_ssl_raise_last(0);
    }
    return bytes;
}

YR_METHOD(rand_pseudo_bytes)
{
    if (yr_warn(YR_EXC(DeprecationWarning), 1, "ssl.RAND_pseudo_bytes() is deprecated") < 0)
        return 0;
    yr_value items[2] = {rand_bytes(self, args, n, keywords), YR_TRUE};
    return items[0] ? yr_tuple(items, 2) : 0;
}

YR_METHOD(rand_add)
{
    double entropy;
    yr_span span;
    yr_value bytes =
        YR_IS_STR(args[0]) ? yr_encode(args[0], "utf-8", "strict") : yr_retain(args[0]);
    if (bytes && yr_bytes_need(bytes, &span) == 0 && yr_to_double(args[1], &entropy) == 0)
        RAND_add(span.p, span.n > INT_MAX ? INT_MAX : (int)span.n, entropy);
    yr_xdrop(bytes);
    return yr_pending() ? 0 : YR_NONE;
}

YR_METHOD(rand_status)
{
    return yr_bool(RAND_status());
}

/* ---- Objects -------------------------------------------------------------------------------- */

/* new: (nid, short name, long name, numbers). */
static yr_value object_tuple(const ASN1_OBJECT *o)
{
    char text[256];
    int nid = OBJ_obj2nid(o);
    if (nid == NID_undef)
        return yr_value_error("Unknown object");
    int n = OBJ_obj2txt(text, sizeof text, o, 1);
    yr_value items[4] = {yr_int(nid), yr_str_from_c(OBJ_nid2sn(nid)),
                         yr_str_from_c(OBJ_nid2ln(nid)), n > 0 ? yr_str_from_c(text) : YR_NONE};
    return yr_tuple(items, 4);
}

YR_METHOD(txt2obj)
{
    static const char *const names[] = {"txt", "name"};
    yr_value v[2];
    if (yr_parse_arguments("txt2obj", names, 0, 1, 2, 2, args, n, keywords, v) < 0)
        return 0;
    const char *text = yr_native_text("txt2obj", 1, v[0]);
    int name = v[1] ? yr_truth(v[1]) : 0;
    if (!text || name < 0)
        return 0;
    ASN1_OBJECT *o = OBJ_txt2obj(text, name ? 0 : 1);
    ERR_clear_error();
    if (!o)
        return yr_value_error("unknown object '%s'", text);
    yr_value result = object_tuple(o);
    ASN1_OBJECT_free(o);
    return result;
}

YR_METHOD(nid2obj)
{
    int nid;
    if (yr_native_int(args[0], &nid) < 0)
        return 0;
    if (nid < NID_undef)
        return yr_value_error("NID must be positive");
    const ASN1_OBJECT *o = OBJ_nid2obj(nid);
    ERR_clear_error();
    return o ? object_tuple(o) : yr_value_error("unknown NID %d", nid);
}

YR_METHOD(default_verify_paths)
{
    yr_value items[4] = {yr_str_from_c(X509_get_default_cert_file_env()),
                         yr_str_from_c(X509_get_default_cert_file()),
                         yr_str_from_c(X509_get_default_cert_dir_env()),
                         yr_str_from_c(X509_get_default_cert_dir())};
    return yr_tuple(items, 4);
}

YR_METHOD(test_decode_cert)
{
    yr_value path = yr_io_path(args[0]);
    const char *text = path && YR_IS_STR(path) ? yr_utf8(path, NULL) : NULL;
    BIO *b = text ? BIO_new_file(text, "r") : NULL;
    X509 *x = b ? PEM_read_bio_X509(b, NULL, NULL, NULL) : NULL;
    yr_value result = x ? yr_ssl_decode(x) : 0;
    if (!b && !yr_pending())
        yr_ssl_raise_text("SSLError", 0, "Can't open file");
    else if (!x && !yr_pending())
        yr_ssl_raise_text("SSLError", 0, "Error decoding PEM-encoded file");
    ERR_clear_error();
    X509_free(x);
    BIO_free(b);
    yr_xdrop(path);
    return result;
}

static const yr_method_def functions[] = {
    {"RAND_bytes", rand_bytes, 1, 1, 0, "Generate n cryptographically strong pseudo-random bytes."},
    {"RAND_pseudo_bytes", rand_pseudo_bytes, 1, 1, 0, "Generate n pseudo-random bytes."},
    {"RAND_add", rand_add, 2, 2, 0, "Mix string into the OpenSSL PRNG state."},
    {"RAND_status", rand_status, 0, 0, 0,
     "Returns True if the OpenSSL PRNG has been seeded with enough data and False if not."},
    {"txt2obj", txt2obj, 0, -1, YR_METHOD_KEYWORDS,
     "Lookup NID, short name, long name and OID of an ASN1_OBJECT."},
    {"nid2obj", nid2obj, 1, 1, 0,
     "Lookup NID, short name, long name and OID of an ASN1_OBJECT by NID."},
    {"get_default_verify_paths", default_verify_paths, 0, 0, 0,
     "Return search paths and environment vars that are used by SSLContext's "
     "set_default_verify_paths() to load default CAs."},
    {"_test_decode_cert", test_decode_cert, 1, 1, 0, NULL},
    YR_METHOD_END};

/* ---- The module ----------------------------------------------------------------------------- */

/* The five numbers of a version. */
static yr_value version_tuple(unsigned long v)
{
    yr_value items[5] = {yr_int(v >> 28 & 0xff), yr_int(v >> 20 & 0xff), yr_int(v >> 12 & 0xff),
                         yr_int(v >> 4 & 0xff), yr_int(v & 0xf)};
    return yr_tuple(items, 5);
}

static int add_types(yr_module *m)
{
    static const struct {
        const char *name;
        const yr_type_spec *spec;
    } types[] = {{"_SSLContext", &yr_ssl_context_spec},
                 {"_SSLSocket", &yr_ssl_socket_spec},
                 {"MemoryBIO", &yr_ssl_bio_spec},
                 {"SSLSession", &yr_ssl_session_spec},
                 {"Certificate", &yr_ssl_certificate_spec}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!yr_native_add_type(m, types[i].name, types[i].spec))
            return -1;
    return 0;
}

static int add_booleans(yr_module *m)
{
    static const struct {
        const char *name;
        bool value;
    } all[] = {{"HAS_ALPN", true},    {"HAS_ECDH", true},      {"HAS_NPN", false},
               {"HAS_SNI", true},     {"HAS_SSLv2", false},    {"HAS_SSLv3", false},
               {"HAS_TLSv1", true},   {"HAS_TLSv1_1", true},   {"HAS_TLSv1_2", true},
               {"HAS_TLSv1_3", true}, {"HAS_TLS_UNIQUE", true}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (yr_module_add(m, all[i].name, yr_bool(all[i].value)) < 0)
            return -1;
    return 0;
}

static int fill(yr_module *m)
{
    unsigned long version = OpenSSL_version_num();
    if (add_types(m) < 0 || yr_ssl_add_errors(m) < 0 || yr_ssl_add_constants(m) < 0 ||
        add_booleans(m) < 0)
        return -1;
    return yr_module_add(m, "OPENSSL_VERSION_NUMBER", yr_int((int64_t)version)) < 0 ||
                   yr_module_add(m, "OPENSSL_VERSION_INFO", version_tuple(version)) < 0 ||
                   yr_module_add(m, "_OPENSSL_API_VERSION", version_tuple(OPENSSL_VERSION_NUMBER)) <
                       0 ||
                   yr_module_add(m, "OPENSSL_VERSION",
                                 yr_str_from_c(OpenSSL_version(OPENSSL_VERSION))) < 0 ||
                   yr_module_add(m, "_DEFAULT_CIPHERS", yr_str_from_c(YR_DEFAULT_CIPHERS)) < 0 ||
                   yr_module_add_functions(m, functions) < 0
               ? -1
               : 0;
}

const yr_native_module yr_module__ssl = {"_ssl", fill};
