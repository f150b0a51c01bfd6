# Floats that have no word of their own: near two, beyond the exponents, the other zero.
import math

near = [2.0]
for _ in range(4):
    near.append(math.nextafter(near[-1], 3.0))
step = 2.0**-51
odd = [2.0 + step * k for k in (0x4B4B4A0 + d for d in (-1, 0, 1, 31, 32, 33))]
far = [2.0**255, 2.0**256, 2.0**-254, 2.0**-255, 2.0**-256, -0.0, 0.0, 1e308, 5e-324]
for x in near + odd + far:
    for y in (x, -x):
        z = y * 1.0
        print(z.hex(), z == y, [z] == [y], hash(z) == hash(y), repr(z), z + 1.0 == y + 1.0)


def kinds(x):
    return x is None, x is True, x is False, x is NotImplemented, x is ...


print({kinds(x * s) for x in near + odd + far for s in (1.0, -1.0)})
