/* hash_mac.c - what _hashlib makes of a digest and a key: HMAC, PBKDF2, scrypt; and the comparison
 * that takes the same time whatever it finds. */
#include <limits.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/params.h>
#include "hash_parts.h"

typedef struct {
    yr_object base;
    EVP_MAC_CTX *context;
    EVP_MD *md;
} mac;

#define MAC(v) YR_AS(mac, v)

/* ---- HMAC ----------------------------------------------------------------------------------- */

/* A context for HMAC with that digest and key, or NULL and an error. */
static EVP_MAC_CTX *start(const EVP_MD *md, yr_span key)
{
    EVP_MAC *hmac = EVP_MAC_fetch(NULL, "HMAC", NULL);
    EVP_MAC_CTX *context = hmac ? EVP_MAC_CTX_new(hmac) : NULL;
    EVP_MAC_free(hmac);
    OSSL_PARAM parameters[2] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST,
                                         (char *)(uintptr_t)EVP_MD_get0_name(md), 0),
        OSSL_PARAM_construct_end()};
    if (context && EVP_MAC_init(context, key.p ? key.p : (const uint8_t *)"", key.n, parameters))
        return context;
    EVP_MAC_CTX_free(context);
    yr_hash_failed(YR_EXC(ValueError), "no HMAC");
    return NULL;
}

yr_value yr_hashlib_hmac_new(YR_UNUSED yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"key", "msg", "digestmod"};
    yr_value v[3];
    yr_span key, data = {NULL, 0};
    if (yr_parse_arguments("hmac_new", names, 0, 1, 3, 3, args, n, keywords, v) < 0 ||
        yr_bytes_need(v[0], &key) < 0)
        return 0;
    if (key.n > INT_MAX)
        return yr_raise_format(YR_EXC(OverflowError), "key is too long.");
    if (!v[2])
        return yr_type_error("Missing required parameter 'digestmod'.");
    EVP_MD *md = yr_hash_by_digestmod(v[2]);
    if (!md)
        return 0;
    mac *m = yr_new(yr_hmac_type, sizeof *m);
    if (!m) {
        EVP_MD_free(md);
        return 0;
    }
    m->md = md;
    m->context = start(md, key);
    if (m->context && (!v[1] || v[1] == YR_NONE || yr_hash_data(v[1], &data) == 0) &&
        (data.n == 0 || EVP_MAC_update(m->context, data.p, data.n)))
        return yr_from(m);
    yr_drop(yr_from(m));
    return yr_pending() ? 0 : yr_hash_failed(YR_EXC(ValueError), "no HMAC");
}

YR_METHOD(mac_update)
{
    static const char *const names[] = {"msg"};
    yr_value v;
    yr_span data;
    if (yr_parse_arguments("update", names, 0, 1, 1, 1, args, n, keywords, &v) < 0 ||
        yr_hash_data(v, &data) < 0)
        return 0;
    if (data.n && !EVP_MAC_update(MAC(self)->context, data.p, data.n))
        return yr_hash_failed(YR_EXC(ValueError), "update failed");
    return YR_NONE;
}

YR_METHOD(mac_copy)
{
    mac *m = MAC(self), *copy = yr_new(yr_hmac_type, sizeof *copy);
    if (!copy)
        return 0;
    copy->context = EVP_MAC_CTX_dup(m->context);
    if (copy->context && EVP_MD_up_ref(m->md)) {
        copy->md = m->md;
        return yr_from(copy);
    }
    yr_drop(yr_from(copy));
    return yr_hash_failed(YR_EXC(ValueError), "copy failed");
}

/* The code so far: its size, or 0 and an error. */
static size_t finish(mac *m, uint8_t *out)
{
    size_t size = 0;
    EVP_MAC_CTX *copy = EVP_MAC_CTX_dup(m->context);
    if (!copy || !EVP_MAC_final(copy, out, &size, EVP_MAX_MD_SIZE)) {
        yr_hash_failed(YR_EXC(ValueError), "no digest");
        size = 0;
    }
    EVP_MAC_CTX_free(copy);
    return size;
}

YR_METHOD(mac_digest)
{
    uint8_t out[EVP_MAX_MD_SIZE];
    size_t size = finish(MAC(self), out);
    return size ? yr_bytes_from(out, size) : 0;
}

YR_METHOD(mac_hexdigest)
{
    uint8_t out[EVP_MAX_MD_SIZE];
    size_t size = finish(MAC(self), out);
    return size ? yr_hash_hex(out, size) : 0;
}

static yr_value get_digest_size(yr_value self)
{
    return yr_int(EVP_MD_get_size(MAC(self)->md));
}

static yr_value get_block_size(yr_value self)
{
    return yr_int(EVP_MD_get_block_size(MAC(self)->md));
}

/* new str: the name of the digest behind prefix. */
static yr_value named(yr_value self, const char *format)
{
    yr_value name = yr_hash_name(MAC(self)->md);
    yr_value text = name ? yr_str_format(format, name, (void *)yr_object_of(self)) : 0;
    yr_xdrop(name);
    return text;
}

static yr_value get_name(yr_value self)
{
    return named(self, "hmac-%U");
}

static yr_value mac_repr(yr_value self)
{
    return named(self, "<%U HMAC object @ %p>");
}

static void mac_dealloc(yr_object *o)
{
    EVP_MAC_CTX_free(((mac *)o)->context);
    EVP_MD_free(((mac *)o)->md);
    yr_release(o);
}

static const yr_method_def mac_methods[] = {
    {"update", mac_update, 0, -1, YR_METHOD_KEYWORDS, "Update the HMAC object with msg."},
    {"digest", mac_digest, 0, 0, 0, "Return the digest of the bytes passed to update() so far."},
    {"hexdigest", mac_hexdigest, 0, 0, 0,
     "Return hexadecimal digest of the bytes passed to update() so far."},
    {"copy", mac_copy, 0, 0, 0, "Return a copy (\"clone\") of the HMAC object."},
    YR_METHOD_END,
};

static const yr_getset_def mac_getsets[] = {
    {"digest_size", get_digest_size, NULL, NULL},
    {"block_size", get_block_size, NULL, NULL},
    {"name", get_name, NULL, NULL},
    YR_GETSET_END,
};

const yr_type_spec yr_hmac_spec = {
    .size = sizeof(mac),
    .flags = YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE,
    .methods = mac_methods,
    .getsets = mac_getsets,
    .slots = {.dealloc = mac_dealloc, .repr = mac_repr},
};

yr_value yr_hashlib_hmac_digest(YR_UNUSED yr_value self, yr_value *args, size_t n,
                                yr_value keywords)
{
    static const char *const names[] = {"key", "msg", "digest"};
    yr_value v[3];
    yr_span key, data;
    if (yr_parse_arguments("hmac_digest", names, 0, 3, 3, 3, args, n, keywords, v) < 0 ||
        yr_bytes_need(v[0], &key) < 0 || yr_bytes_need(v[1], &data) < 0)
        return 0;
    EVP_MD *md = yr_hash_by_digestmod(v[2]);
    if (!md)
        return 0;
    mac m = {.context = start(md, key)};
    uint8_t out[EVP_MAX_MD_SIZE];
    size_t size = 0;
    if (m.context && (data.n == 0 || EVP_MAC_update(m.context, data.p, data.n)))
        size = finish(&m, out);
    EVP_MAC_CTX_free(m.context);
    EVP_MD_free(md);
    if (size)
        return yr_bytes_from(out, size);
    return yr_pending() ? 0 : yr_hash_failed(YR_EXC(ValueError), "no digest");
}

/* ---- Keys from passwords -------------------------------------------------------------------- */

/* 0, or -1 and OverflowError: the library counts in ints. */
static int check_size(yr_span s, const char *what)
{
    if (s.n <= INT_MAX)
        return 0;
    yr_raise_format(YR_EXC(OverflowError), "%s is too long.", what);
    return -1;
}

/* The size of the key: that of the digest where it is not given. -1 and an error. */
static int64_t key_size(yr_value v, const EVP_MD *md)
{
    int64_t size = EVP_MD_get_size(md);
    if (v && v != YR_NONE && yr_argument_size(v, &size) < 0)
        return -1;
    if (size > 0 && size <= INT_MAX)
        return size;
    yr_raise_format(size > 0 ? YR_EXC(OverflowError) : YR_EXC(ValueError),
                    size > 0 ? "key length is too great." : "key length must be greater than 0.");
    return -1;
}

yr_value yr_hashlib_pbkdf2(YR_UNUSED yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"hash_name", "password", "salt", "iterations", "dklen"};
    yr_value v[5];
    yr_span password, salt;
    int64_t rounds = 0;
    if (yr_parse_arguments("pbkdf2_hmac", names, 0, 4, 5, 5, args, n, keywords, v) < 0)
        return 0;
    if (!YR_IS_STR(v[0]))
        return yr_type_error("pbkdf2_hmac() argument 'hash_name' must be str, not %s",
                             yr_argument_type(v[0]));
    if (yr_bytes_need(v[1], &password) < 0 || yr_bytes_need(v[2], &salt) < 0 ||
        yr_argument_size(v[3], &rounds) < 0 || check_size(password, "password") < 0 ||
        check_size(salt, "salt") < 0)
        return 0;
    EVP_MD *md = yr_hash_by_name(v[0]);
    if (!md)
        return 0;
    yr_value key = 0;
    int64_t size = -1;
    if (rounds < 1)
        yr_value_error("iteration value must be greater than 0.");
    else if (rounds > INT_MAX)
        yr_raise_format(YR_EXC(OverflowError), "iteration value is too great.");
    else
        size = key_size(v[4], md);
    if (size > 0)
        key = yr_bytes_alloc((size_t)size);
    if (key && !PKCS5_PBKDF2_HMAC((const char *)password.p, (int)password.n, salt.p, (int)salt.n,
                                  (int)rounds, md, (int)size, yr_bytes_as(key)->data)) {
        yr_set(&key, 0);
        yr_hash_failed(YR_EXC(ValueError), "no key");
    }
    EVP_MD_free(md);
    return key;
}

/* One of scrypt's numbers. -1 and TypeError or an error of the int. */
static int scrypt_number(yr_value v, const char *name, uint64_t *out)
{
    int64_t i = -1;
    if (v && v != YR_NONE && YR_IS_ANY_INT(v)) {
        if (yr_to_i64(v, &i) < 0)
            return -1;
        if (i >= 0) {
            *out = (uint64_t)i;
            return 0;
        }
    }
    yr_type_error("%s is required and must be an unsigned int", name);
    return -1;
}

yr_value yr_hashlib_scrypt(YR_UNUSED yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const names[] = {"password", "salt", "n", "r", "p", "maxmem", "dklen"};
    yr_value v[7];
    yr_span password, salt;
    uint64_t cost, r, p;
    int64_t memory = 0, size = 64;
    if (yr_parse_arguments("scrypt", names, 0, 1, 1, 7, args, n, keywords, v) < 0 ||
        yr_bytes_need(v[0], &password) < 0)
        return 0;
    if (!v[1] || v[1] == YR_NONE)
        return yr_type_error("salt is required");
    if (yr_bytes_need(v[1], &salt) < 0 || scrypt_number(v[2], "n", &cost) < 0)
        return 0;
    if (cost < 2 || cost & (cost - 1))
        return yr_value_error("n must be a power of 2.");
    if (scrypt_number(v[3], "r", &r) < 0 || scrypt_number(v[4], "p", &p) < 0 ||
        yr_argument_size(v[5], &memory) < 0 || yr_argument_size(v[6], &size) < 0)
        return 0;
    if (memory < 0 || memory > INT_MAX)
        return yr_value_error("maxmem must be positive and smaller than %d", INT_MAX);
    if (size < 1 || size > INT_MAX)
        return yr_value_error("dklen must be greater than 0 and smaller than %d", INT_MAX);
    if (!EVP_PBE_scrypt(NULL, 0, NULL, 0, cost, r, p, (uint64_t)memory, NULL, 0))
        return yr_hash_failed(YR_EXC(ValueError),
                              "Invalid parameter combination for n, r, p, maxmem.");
    yr_value key = yr_bytes_alloc((size_t)size);
    if (key && !EVP_PBE_scrypt((const char *)password.p, password.n, salt.p, salt.n, cost, r, p,
                               (uint64_t)memory, yr_bytes_as(key)->data, (size_t)size)) {
        yr_set(&key, 0);
        yr_hash_failed(YR_EXC(ValueError), "no key");
    }
    return key;
}

/* ---- Comparison ----------------------------------------------------------------------------- */

yr_value yr_hashlib_compare(YR_UNUSED yr_value self, yr_value *args, YR_UNUSED size_t n,
                            YR_UNUSED yr_value keywords)
{
    yr_span a, b;
    if (YR_IS_STR(args[0]) && YR_IS_STR(args[1])) {
        yr_str *x = yr_str_as(args[0]), *y = yr_str_as(args[1]);
        if (!x->ascii || !y->ascii)
            return yr_type_error("comparing strings with non-ASCII characters is not supported");
        a = (yr_span){yr_str_bytes(x), x->length};
        b = (yr_span){yr_str_bytes(y), y->length};
    } else {
        if (!yr_exports_buffer(args[0]) && !yr_exports_buffer(args[1]))
            return yr_type_error("unsupported operand types(s) or combination of types: '%T' and "
                                 "'%T'",
                                 args[0], args[1]);
        if (yr_bytes_need(args[0], &a) < 0 || yr_bytes_need(args[1], &b) < 0)
            return 0;
    }
    /* Of unequal lengths b is compared with itself, for the time that it takes. */
    bool same = CRYPTO_memcmp(a.n == b.n ? a.p : b.p, b.p, b.n) == 0;
    return yr_bool(same && a.n == b.n);
}
