/* hash_objects.c - the hash objects of _hashlib: a digest that is fed, and its names. */
#include <ctype.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include "hash_parts.h"

typedef struct {
    yr_object base;
    EVP_MD_CTX *context;
} hash;

#define HASH(v) YR_AS(hash, v)

yr_type *yr_hash_type, *yr_hash_xof_type, *yr_hmac_type, *yr_hash_unsupported;

static const struct {
    const char *python, *openssl;
} names[] = {
#define H(name, openssl) {#name, openssl},
    YR_HASHES(H)
#undef H
        {"sha512_224", "SHA512-224"},
    {"sha512_256", "SHA512-256"},
    {"blake2b", "BLAKE2b512"},
    {"blake2s", "BLAKE2s256"}};

enum { NAME_COUNT = sizeof names / sizeof *names };

yr_value yr_hash_failed(yr_type *exception, const char *otherwise)
{
    unsigned long code = ERR_peek_last_error();
    ERR_clear_error();
    const char *reason = code ? ERR_reason_error_string(code) : NULL;
    const char *library = code ? ERR_lib_error_string(code) : NULL;
    if (!reason)
        return yr_raise_format(exception, "%s", otherwise);
    if (!library)
        return yr_raise_format(exception, "%s", reason);
    return yr_raise_format(exception, "[%s] %s", library, reason);
}

/* ---- Names ---------------------------------------------------------------------------------- */

yr_value yr_hash_name(const EVP_MD *md)
{
    for (int i = 0; i < NAME_COUNT; i++) {
        if (EVP_MD_is_a(md, names[i].openssl))
            return yr_str_from_c(names[i].python);
    }
    int nid = EVP_MD_get_type(md);
    const char *name = nid ? OBJ_nid2ln(nid) : NULL;
    return yr_str_from_c(name ? name : EVP_MD_get0_name(md));
}

/* Are the two equal, whatever the case? */
static bool same_name(const char *a, const char *b)
{
    for (; *a && tolower((unsigned char)*a) == tolower((unsigned char)*b); a++, b++)
        ;
    return *a == *b;
}

static EVP_MD *fetch(const char *name)
{
    for (int i = 0; i < NAME_COUNT; i++) {
        if (same_name(name, names[i].python))
            name = names[i].openssl;
    }
    EVP_MD *md = EVP_MD_fetch(NULL, name, NULL);
    ERR_clear_error();
    return md;
}

EVP_MD *yr_hash_by_name(yr_value name)
{
    const char *text = yr_utf8(name, NULL);
    EVP_MD *md = text ? fetch(text) : NULL;
    if (text && !md)
        yr_raise_format(yr_hash_unsupported, "[digital envelope routines] unsupported");
    return md;
}

EVP_MD *yr_hash_by_digestmod(yr_value v)
{
    if (YR_IS_STR(v))
        return yr_hash_by_name(v);
    if (YR_IS(v, builtin)) {
        const yr_method_def *def = YR_AS(yr_builtin_object, v)->def;
        for (int i = 0; yr_hash_constructors[i].name; i++) {
            if (def == &yr_hash_constructors[i])
                return fetch(names[i].openssl);
        }
    }
    yr_raise_format(yr_hash_unsupported, "Unsupported digestmod %R", v);
    return NULL;
}

int yr_hash_data(yr_value v, yr_span *data)
{
    if (YR_IS_STR(v)) {
        yr_type_error("Strings must be encoded before hashing");
        return -1;
    }
    if (yr_bytes_view(v, data))
        return 0;
    if (!yr_pending())
        yr_type_error("object supporting the buffer API required");
    return -1;
}

yr_value yr_hash_hex(const uint8_t *p, size_t n)
{
    static const char digits[] = "0123456789abcdef";
    yr_value text = yr_str_alloc(2 * n, 0x7f);
    uint8_t *out = text ? yr_str_as(text)->data.one : NULL;
    for (size_t i = 0; text && i < n; i++) {
        *out++ = (uint8_t)digits[p[i] >> 4];
        *out++ = (uint8_t)digits[p[i] & 15];
    }
    return text;
}

/* ---- Making --------------------------------------------------------------------------------- */

static bool is_xof(const EVP_MD *md)
{
    return EVP_MD_get_flags(md) & EVP_MD_FLAG_XOF;
}

static hash *alloc(const EVP_MD *md)
{
    hash *h = yr_new(is_xof(md) ? yr_hash_xof_type : yr_hash_type, sizeof *h);
    if (!h)
        return NULL;
    h->context = EVP_MD_CTX_new();
    if (h->context)
        return h;
    yr_no_memory();
    yr_drop(yr_from(h));
    return NULL;
}

yr_value yr_hash_new(const EVP_MD *md, yr_value data)
{
    yr_span span = {NULL, 0};
    if (data && yr_hash_data(data, &span) < 0)
        return 0;
    hash *h = alloc(md);
    if (!h)
        return 0;
    if (EVP_DigestInit_ex(h->context, md, NULL) && EVP_DigestUpdate(h->context, span.p, span.n))
        return yr_from(h);
    yr_drop(yr_from(h));
    return yr_hash_failed(YR_EXC(ValueError), "no digest");
}

yr_value yr_hash_construct(const char *f, const char *openssl, yr_value *args, size_t n,
                           yr_value keywords)
{
    static const char *const parameters[] = {"string", "usedforsecurity"};
    yr_value v[2];
    bool security = true;
    if (yr_parse_arguments(f, parameters, 0, 0, 1, 2, args, n, keywords, v) < 0 ||
        yr_argument_truth(v[1], &security) < 0)
        return 0;
    EVP_MD *md = EVP_MD_fetch(NULL, openssl, NULL);
    if (!md)
        return yr_hash_failed(yr_hash_unsupported, "unsupported hash type");
    yr_value h = yr_hash_new(md, v[0]);
    EVP_MD_free(md);
    return h;
}

#define H(name, openssl)                                                                           \
    YR_METHOD(openssl_##name)                                                                      \
    {                                                                                              \
        return yr_hash_construct("openssl_" #name, openssl, args, n, keywords);                    \
    }
YR_HASHES(H)
#undef H

const yr_method_def yr_hash_constructors[] = {
#define H(name, openssl)                                                                           \
    {"openssl_" #name,                                                                             \
     openssl_##name,                                                                               \
     0,                                                                                            \
     -1,                                                                                           \
     YR_METHOD_KEYWORDS,                                                                           \
     "Returns a " #name " hash object; optionally initialized with a string"},
    YR_HASHES(H)
#undef H
        YR_METHOD_END};

/* ---- Methods -------------------------------------------------------------------------------- */

YR_METHOD(hash_update)
{
    yr_span data;
    if (yr_hash_data(args[0], &data) < 0)
        return 0;
    if (!EVP_DigestUpdate(HASH(self)->context, data.p, data.n))
        return yr_hash_failed(YR_EXC(ValueError), "update failed");
    return YR_NONE;
}

YR_METHOD(hash_copy)
{
    hash *h = HASH(self), *copy = alloc(EVP_MD_CTX_get0_md(h->context));
    if (!copy)
        return 0;
    if (EVP_MD_CTX_copy_ex(copy->context, h->context))
        return yr_from(copy);
    yr_drop(yr_from(copy));
    return yr_hash_failed(YR_EXC(ValueError), "copy failed");
}

/* The digest so far, of n bytes where the algorithm gives any number. -1 and an error. */
static int finish(hash *h, uint8_t *out, size_t n)
{
    unsigned int size;
    EVP_MD_CTX *copy = EVP_MD_CTX_new();
    int done = copy && EVP_MD_CTX_copy_ex(copy, h->context) &&
               (is_xof(EVP_MD_CTX_get0_md(copy)) ? EVP_DigestFinalXOF(copy, out, n)
                                                 : EVP_DigestFinal_ex(copy, out, &size));
    EVP_MD_CTX_free(copy);
    if (!done)
        yr_hash_failed(YR_EXC(ValueError), "no digest");
    return done ? 0 : -1;
}

YR_METHOD(hash_digest)
{
    uint8_t out[EVP_MAX_MD_SIZE];
    hash *h = HASH(self);
    return finish(h, out, 0) < 0 ? 0 : yr_bytes_from(out, (size_t)EVP_MD_CTX_get_size(h->context));
}

YR_METHOD(hash_hexdigest)
{
    uint8_t out[EVP_MAX_MD_SIZE];
    hash *h = HASH(self);
    return finish(h, out, 0) < 0 ? 0 : yr_hash_hex(out, (size_t)EVP_MD_CTX_get_size(h->context));
}

/* new bytes: `length` of them, as the arguments of digest() and hexdigest() of a XOF say. */
static yr_value xof_bytes(const char *f, yr_value self, yr_value *args, size_t n, yr_value keywords)
{
    static const char *const parameters[] = {"length"};
    yr_value v;
    int64_t length = 0;
    if (yr_parse_arguments(f, parameters, 0, 1, 1, 1, args, n, keywords, &v) < 0 ||
        yr_argument_size(v, &length) < 0)
        return 0;
    if (length < 0)
        return yr_value_error("value must be positive");
    yr_value bytes = yr_bytes_alloc((size_t)length);
    if (bytes && length && finish(HASH(self), yr_bytes_as(bytes)->data, (size_t)length) < 0)
        yr_set(&bytes, 0);
    return bytes;
}

YR_METHOD(xof_digest)
{
    return xof_bytes("digest", self, args, n, keywords);
}

YR_METHOD(xof_hexdigest)
{
    yr_value bytes = xof_bytes("hexdigest", self, args, n, keywords);
    yr_value text = bytes ? yr_hash_hex(yr_bytes_as(bytes)->data, yr_bytes_as(bytes)->length) : 0;
    yr_xdrop(bytes);
    return text;
}

static yr_value get_digest_size(yr_value self)
{
    const EVP_MD *md = EVP_MD_CTX_get0_md(HASH(self)->context);
    return yr_int(is_xof(md) ? 0 : EVP_MD_get_size(md));
}

static yr_value get_block_size(yr_value self)
{
    return yr_int(EVP_MD_CTX_get_block_size(HASH(self)->context));
}

static yr_value get_name(yr_value self)
{
    return yr_hash_name(EVP_MD_CTX_get0_md(HASH(self)->context));
}

static yr_value hash_repr(yr_value self)
{
    yr_value name = get_name(self);
    yr_value text =
        name ? yr_str_format("<%U %T object @ %p>", name, self, (void *)yr_object_of(self)) : 0;
    yr_xdrop(name);
    return text;
}

static void hash_dealloc(yr_object *o)
{
    EVP_MD_CTX_free(((hash *)o)->context);
    yr_release(o);
}

/* ---- The types ------------------------------------------------------------------------------ */

#define COMMON_METHODS                                                                             \
    {"update", hash_update, 1, 1, 0, "Update this hash object's state with the provided string."}, \
    {                                                                                              \
        "copy", hash_copy, 0, 0, 0, "Return a copy of the hash object."                            \
    }

static const yr_method_def hash_methods[] = {
    {"digest", hash_digest, 0, 0, 0, "Return the digest value as a bytes object."},
    {"hexdigest", hash_hexdigest, 0, 0, 0,
     "Return the digest value as a string of hexadecimal digits."},
    COMMON_METHODS,
    YR_METHOD_END,
};

static const yr_method_def xof_methods[] = {
    {"digest", xof_digest, 0, -1, YR_METHOD_KEYWORDS, "Return the digest value as a bytes object."},
    {"hexdigest", xof_hexdigest, 0, -1, YR_METHOD_KEYWORDS,
     "Return the digest value as a string of hexadecimal digits."},
    COMMON_METHODS,
    YR_METHOD_END,
};

static const yr_getset_def hash_getsets[] = {
    {"digest_size", get_digest_size, NULL, NULL},
    {"block_size", get_block_size, NULL, NULL},
    {"name", get_name, NULL, "algorithm name."},
    YR_GETSET_END,
};

#define HASH_SPEC(its_methods)                                                                     \
    {                                                                                              \
        .size = sizeof(hash), .flags = YR_TYPE_NO_NEW | YR_TYPE_IMMUTABLE, .methods = its_methods, \
        .getsets = hash_getsets, .slots = {                                                        \
            .dealloc = hash_dealloc,                                                               \
            .repr = hash_repr                                                                      \
        }                                                                                          \
    }

const yr_type_spec yr_hash_spec = HASH_SPEC(hash_methods);
const yr_type_spec yr_hash_xof_spec = HASH_SPEC(xof_methods);
