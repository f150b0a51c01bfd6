# _hashlib: digests, copies, HMAC, derived keys and comparison, and their errors.
import _hashlib
from _hashlib import new, hmac_new, hmac_digest, pbkdf2_hmac, scrypt, compare_digest
import _md5
import _sha3
import _sha512


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


for n in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512",
          "shake_128", "shake_256", "blake2b", "sha512_256", "ripemd160"):
    h = new(n, b"abc")
    print(n, h.name, h.digest_size, h.block_size, h.hexdigest(8) if "shake" in n else h.hexdigest())
    if hasattr(_hashlib, "openssl_" + n):
        g = getattr(_hashlib, "openssl_" + n)(b"ab", usedforsecurity=False)
        c = g.copy()
        c.update(bytearray(b"c"))
        print(c.digest(8) == h.digest(8) if "shake" in n else c.digest() == h.digest(), type(g))
h = _hashlib.openssl_sha256()
for f in (lambda: _hashlib.openssl_sha256("a"), lambda: _hashlib.openssl_sha256(5), lambda: h.update("a"), lambda: h.update(None),
          lambda: _hashlib.openssl_shake_128().digest(), lambda: _hashlib.openssl_shake_128(b"a").hexdigest(length=4),
          lambda: new(5), lambda: new("nope") and 1, lambda: type(h)(), lambda: _md5.md5(b"a").hexdigest(),
          lambda: _sha512.sha384(string=b"").hexdigest()[:9], lambda: _sha3.shake_256(b"").digest(3),
          lambda: h.update(memoryview(b"abcdef")[::2]), lambda: h.hexdigest()):
    t(f)
for f in (lambda: pbkdf2_hmac("sha256", b"pw", b"salt", 1000).hex(), lambda: pbkdf2_hmac("sha1", b"pw", b"salt", 10, dklen=5).hex(),
          lambda: pbkdf2_hmac("nope", b"pw", b"salt", 10), lambda: pbkdf2_hmac("sha1", b"pw", b"salt", 0),
          lambda: pbkdf2_hmac("sha1", b"pw", b"salt", 10, 0), lambda: pbkdf2_hmac("sha1", "pw", b"salt", 10),
          lambda: scrypt(b"pw", salt=b"s", n=16, r=8, p=1).hex(), lambda: scrypt(b"pw", salt=b"s", n=15, r=8, p=1),
          lambda: scrypt(b"pw"), lambda: scrypt(b"pw", salt=b"s"), lambda: scrypt(b"pw", salt=b"s", n=16),
          lambda: scrypt(b"pw", salt=b"s", n=16, r=8), lambda: scrypt(b"pw", salt=b"s", n=16, r=8, p=1, dklen=0),
          lambda: scrypt(b"pw", salt=b"s", n=16, r=8, p=1, maxmem=-1), lambda: scrypt(b"pw", salt=b"s", n=1 << 20, r=8, p=1)):
    t(f)
for f in (lambda: hmac_new(b"k", b"m", digestmod="sha256").name, lambda: hmac_new(b"k", b"m"), lambda: hmac_new(b"k", digestmod=5),
          lambda: hmac_new(b"k", None, _hashlib.openssl_sha1).hexdigest(), lambda: hmac_digest(b"k", b"m", "sha256").hex(),
          lambda: hmac_digest(b"k", "m", "sha256"), lambda: hmac_new(b"", b"", "md5").hexdigest(),
          lambda: hmac_new(b"k" * 200, b"m", "sha512").hexdigest()[:20]):
    t(f)
u = hmac_new(b"k", b"m", digestmod="sha1")
c = u.copy()
c.update(msg=b"z")
print(u.hexdigest(), c.digest().hex(), u.block_size, u.digest_size)
t(lambda: u.update("a"))
for a, b in (("a", "a"), (b"a", b"b"), ("a", b"a"), ("\xe9", "\xe9"), (bytearray(b"ab"), b"abc"), (1, 2), (memoryview(b"ab"), b"ab"), ("", "")):
    t(lambda: compare_digest(a, b))
print(_hashlib.get_fips_mode(), _hashlib.UnsupportedDigestmodError.__mro__[1], "sha256" in _hashlib.openssl_md_meth_names)
