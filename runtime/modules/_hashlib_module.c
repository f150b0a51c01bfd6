/* _hashlib_module.c - the module _hashlib, over OpenSSL's libcrypto. */
#include "hash_parts.h"

YR_METHOD(hashlib_new)
{
    static const char *const names[] = {"name", "string", "usedforsecurity"};
    yr_value v[3];
    bool security = true;
    if (yr_parse_arguments("new", names, 0, 1, 2, 3, args, n, keywords, v) < 0 ||
        yr_argument_truth(v[2], &security) < 0)
        return 0;
    if (!YR_IS_STR(v[0]))
        return yr_type_error("name must be a string");
    EVP_MD *md = yr_hash_by_name(v[0]);
    if (!md)
        return 0;
    yr_value h = yr_hash_new(md, v[1]);
    EVP_MD_free(md);
    return h;
}

YR_METHOD(hashlib_fips)
{
    return yr_int(EVP_default_properties_is_fips_enabled(NULL));
}

static const yr_method_def functions[] = {
    {"compare_digest", yr_hashlib_compare, 2, 2, 0, "Return 'a == b'."},
    {"get_fips_mode", hashlib_fips, 0, 0, 0, "Determine the OpenSSL FIPS mode of operation."},
    {"hmac_digest", yr_hashlib_hmac_digest, 0, -1, YR_METHOD_KEYWORDS, "Single-shot HMAC."},
    {"hmac_new", yr_hashlib_hmac_new, 0, -1, YR_METHOD_KEYWORDS, "Return a new hmac object."},
    {"new", hashlib_new, 0, -1, YR_METHOD_KEYWORDS,
     "Return a new hash object using the named algorithm."},
    {"pbkdf2_hmac", yr_hashlib_pbkdf2, 0, -1, YR_METHOD_KEYWORDS,
     "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC."},
    {"scrypt", yr_hashlib_scrypt, 0, -1, YR_METHOD_KEYWORDS,
     "scrypt password-based key derivation function."},
    YR_METHOD_END,
};

typedef struct {
    yr_value set;
    bool failed;
} name_list;

static void add_name(EVP_MD *md, void *context)
{
    name_list *l = context;
    yr_value name = l->failed ? 0 : yr_hash_name(md);
    uint64_t hash;
    if (!name || yr_hash(name, &hash) < 0 || yr_list_append(l->set, name) < 0)
        l->failed = true;
    yr_xdrop(name);
}

/* openssl_md_meth_names: the names of all digests, a frozenset. */
static int add_names(yr_module *m)
{
    name_list l = {yr_list_new(), false};
    if (l.set)
        EVP_MD_do_all_provided(NULL, add_name, &l);
    yr_value set = l.set && !l.failed ? yr_set_new(YR_TYPE(frozenset), l.set) : 0;
    yr_xdrop(l.set);
    return yr_module_add(m, "openssl_md_meth_names", set);
}

static int fill(yr_module *m)
{
    if (yr_extension_type(m, &yr_hash_type, "HASH", "_hashlib", &yr_hash_spec) < 0 ||
        yr_extension_type(m, &yr_hash_xof_type, "HASHXOF", "_hashlib", &yr_hash_xof_spec) < 0 ||
        yr_extension_type(m, &yr_hmac_type, "HMAC", "_hashlib", &yr_hmac_spec) < 0 ||
        yr_extension_exception(m, &yr_hash_unsupported, "UnsupportedDigestmodError", "_hashlib",
                               YR_EXC(ValueError)) < 0 ||
        add_names(m) < 0)
        return -1;
    return yr_module_add_functions(m, yr_hash_constructors) < 0
               ? -1
               : yr_module_add_functions(m, functions);
}

const yr_native_module yr_module__hashlib = {"_hashlib", fill};

/* ---- The modules that hold one family of digests each ---------------------------------------- */

/* A function of such a module. */
#define CONSTRUCTOR(name, openssl)                                                                 \
    YR_METHOD(make_##name)                                                                         \
    {                                                                                              \
        return yr_hash_construct(#name, openssl, args, n, keywords);                               \
    }
YR_HASHES(CONSTRUCTOR)
#define ROW(name)                                                                                  \
    {                                                                                              \
#name, make_##name, 0, -1, YR_METHOD_KEYWORDS, "Return a new hash object."                 \
    }

static int fill_family(yr_module *m, const yr_method_def *constructors)
{
    if (yr_extension_type(NULL, &yr_hash_type, "HASH", "_hashlib", &yr_hash_spec) < 0 ||
        yr_extension_type(NULL, &yr_hash_xof_type, "HASHXOF", "_hashlib", &yr_hash_xof_spec) < 0 ||
        yr_extension_exception(NULL, &yr_hash_unsupported, "UnsupportedDigestmodError", "_hashlib",
                               YR_EXC(ValueError)) < 0)
        return -1;
    return yr_module_add_functions(m, constructors);
}

#define FAMILY(module, ...)                                                                        \
    static int fill_##module(yr_module *m)                                                         \
    {                                                                                              \
        static const yr_method_def constructors[] = {__VA_ARGS__, YR_METHOD_END};                  \
        return fill_family(m, constructors);                                                       \
    }
FAMILY(_md5, ROW(md5))
FAMILY(_sha1, ROW(sha1))
FAMILY(_sha256, ROW(sha224), ROW(sha256))
FAMILY(_sha512, ROW(sha384), ROW(sha512))
FAMILY(_sha3, ROW(sha3_224), ROW(sha3_256), ROW(sha3_384), ROW(sha3_512), ROW(shake_128),
       ROW(shake_256))

const yr_native_module yr_module__md5 = {"_md5", fill__md5};
const yr_native_module yr_module__sha1 = {"_sha1", fill__sha1};
const yr_native_module yr_module__sha256 = {"_sha256", fill__sha256};
const yr_native_module yr_module__sha512 = {"_sha512", fill__sha512};
const yr_native_module yr_module__sha3 = {"_sha3", fill__sha3};
