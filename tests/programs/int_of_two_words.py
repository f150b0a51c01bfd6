"""Ints about as long as one, two and three machine words: operators on all pairs."""
import operator

edges = [0, 1, 2, 3, 17, 2**31, 2**61, 2**62, 2**63, 2**64, 2**65, 2**126, 2**127, 2**128, 2**129, 2**192]
numbers = sorted({s * (e + d) for e in edges for d in (-1, 0, 1) for s in (1, -1)})
numbers += [True, False]


class Int(int):
    pass


numbers += [Int(5), Int(2**64 + 3), Int(-(2**127))]

checked = 0
for f in (operator.add, operator.sub, operator.mul, operator.and_, operator.or_, operator.xor):
    total = 0
    for a in numbers:
        for b in numbers:
            r = f(a, b)
            if type(r) is not int and not (type(r) is bool and type(a) is bool):
                print("type", f.__name__, a, b, type(r))
            total = (total * 31 + r) % (2**89 - 1)
            checked += 1
    print(f.__name__, total)
for f in (operator.floordiv, operator.mod):
    total = 0
    for a in numbers:
        for b in numbers:
            if b:
                total = (total * 31 + f(a, b)) % (2**89 - 1)
    print(f.__name__, total)
for f in (operator.lshift, operator.rshift):
    total = 0
    for a in numbers:
        for n in (0, 1, 2, 17, 61, 62, 63, 64, 65, 126, 127, 128, 129, 200):
            total = (total * 31 + f(a, n)) % (2**89 - 1)
    print(f.__name__, total)
print(checked)

# sums that come back to a small int, and in place
a = 2**64
a -= 2**64 - 5
print(a, a == 5, hash(a), {a: 1}[5])
a = 2**62
b = a - 1
print(a, b, b + 1 == a, a - a, -a + a, a - 2 * a)
x = 1
for i in range(140):
    x += x
    if i % 10 == 0:
        print(x, end=" ")
print()
for i in range(140):
    x >>= 1
print(x)
print(2**127 + 2**127, 2**128 - 1 + 1, (2**128 - 1) - (2**128 - 1), 2**64 - 2**65, 2**128 - 2**127)
print((1 << 63) << 63, (1 << 64) << 63, (2**64 - 1) << 63, (2**127) >> 127, (2**128 - 1) >> 1, -(2**64) >> 3)
print(2**100 & (2**100 - 1), 2**100 | 1, 2**100 ^ 2**100, 2**64 & True, True ^ 2**64)
