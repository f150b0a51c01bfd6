/* hash_parts.h - what the files of _hashlib and its companions share; all over OpenSSL's libcrypto.
 *
 * A digest has three names: Python's ("sha3_256"), OpenSSL's ("SHA3-256"), and that of the method
 * that was fetched; an algorithm that Python has no name for is called as OpenSSL calls it. */
#ifndef YR_HASH_PARTS_H
#define YR_HASH_PARTS_H

#include <openssl/evp.h>
#include "../core/extension.h"
#include "../types/buffer.h"

extern yr_type *yr_hash_type, *yr_hash_xof_type, *yr_hmac_type, *yr_hash_unsupported;
extern const yr_type_spec yr_hash_spec, yr_hash_xof_spec, yr_hmac_spec;

/* H(name, OpenSSL's name): a constructor openssl_NAME of each. */
#define YR_HASHES(H)                                                                               \
    H(md5, "MD5")                                                                                  \
    H(sha1, "SHA1")                                                                                \
    H(sha224, "SHA224")                                                                            \
    H(sha256, "SHA256")                                                                            \
    H(sha384, "SHA384")                                                                            \
    H(sha512, "SHA512")                                                                            \
    H(sha3_224, "SHA3-224")                                                                        \
    H(sha3_256, "SHA3-256")                                                                        \
    H(sha3_384, "SHA3-384")                                                                        \
    H(sha3_512, "SHA3-512")                                                                        \
    H(shake_128, "SHAKE128")                                                                       \
    H(shake_256, "SHAKE256")

/* The functions openssl_NAME, in that order; ends with a NULL name. */
extern const yr_method_def yr_hash_constructors[];

/* The exception for the error that libcrypto noted last, with `otherwise` where it noted none. 0.
 */
YR_COLD yr_value yr_hash_failed(yr_type *exception, const char *otherwise);
/* new str: Python's name of a digest. */
yr_value yr_hash_name(const EVP_MD *md);
/* A digest by a name of Python's or OpenSSL's, to be freed with EVP_MD_free. NULL and
 * "unsupported hash type". */
EVP_MD *yr_hash_by_name(yr_value name);
/* The same by a name or one of the functions above. */
EVP_MD *yr_hash_by_digestmod(yr_value v);
/* The bytes to be hashed: TypeError for text and what is no buffer. */
int yr_hash_data(yr_value v, yr_span *data);
/* new: a hash object; data may be 0. */
yr_value yr_hash_new(const EVP_MD *md, yr_value data);
/* new str: bytes in hexadecimal. */
yr_value yr_hash_hex(const uint8_t *p, size_t n);
/* new: what a constructor makes of (string=b'', *, usedforsecurity=True). */
yr_value yr_hash_construct(const char *f, const char *openssl, yr_value *args, size_t n,
                           yr_value keywords);

yr_value yr_hashlib_hmac_new(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_hashlib_hmac_digest(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_hashlib_pbkdf2(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_hashlib_scrypt(yr_value self, yr_value *args, size_t n, yr_value keywords);
yr_value yr_hashlib_compare(yr_value self, yr_value *args, size_t n, yr_value keywords);

#endif
