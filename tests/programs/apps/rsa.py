"""RSA with big ints: Miller-Rabin, the extended Euclid by pow, signatures over hashlib, base64."""
import base64
import hashlib
import hmac
import math
import random


def is_prime(n, r, rounds=12):
    if n < 4 or n % 2 == 0:
        return n in (2, 3)
    d = n - 1
    s = (d & -d).bit_length() - 1
    d >>= s
    for _ in range(rounds):
        x = pow(r.randrange(2, n - 1), d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def prime(bits, r):
    while True:
        p = r.getrandbits(bits) | 1 << bits - 1 | 1
        if is_prime(p, r):
            return p


class Key:
    def __init__(self, bits, r):
        p, q = prime(bits // 2, r), prime(bits // 2, r)
        self.n, self.e = p * q, 65537
        self.d = pow(self.e, -1, math.lcm(p - 1, q - 1))

    def digest(self, text):
        return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big") % self.n

    def sign(self, text):
        size = (self.n.bit_length() + 7) // 8
        return base64.b64encode(pow(self.digest(text), self.d, self.n).to_bytes(size, "big")).decode()

    def verify(self, text, signature):
        return pow(int.from_bytes(base64.b64decode(signature, validate=True), "big"), self.e, self.n) == self.digest(text)


r = random.Random(2024)
key = Key(512, r)
signature = key.sign("pay 100")
print(key.n.bit_length() >= 511, key.verify("pay 100", signature), key.verify("pay 900", signature))
print([n for n in range(100) if is_prime(n, r)], is_prime(2**127 - 1, r), is_prime(561, r))
print(hmac.new(b"k", b"message", "sha512").hexdigest()[:32], hmac.compare_digest("a", "a"), math.isqrt(key.n) ** 2 <= key.n)
for bad in ("***", "abc"):
    try:
        key.verify("x", bad)
    except ValueError as e:
        print(type(e).__name__, e)
