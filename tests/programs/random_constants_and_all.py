"""random has __all__, and the constants of CPython's that programs read."""
import random

print(random.__all__)
print(random.NV_MAGICCONST, random.LOG4, random.SG_MAGICCONST, random.TWOPI, random.BPF,
      random.RECIP_BPF)
r = random.Random(5)
print(r.gauss_next)
r.gauss(0, 1)
print(r.gauss_next)
r.gauss_next = None
print(r.gauss_next)
