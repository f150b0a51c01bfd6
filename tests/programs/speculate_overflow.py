# Small ints outgrow their words in the middle of a loop; nothing is lost, whatever follows.
def powers(n):
    x, y, sums = 3, -7, 0
    for i in range(n):
        x = x * 5
        y = y * 11 - 1
        sums = sums + x - y
    return x, y, sums


def edges(a, b):
    out = []
    while b < 4:
        out.append(a + b)
        out.append(a - b)
        out.append(-a)
        out.append(a * b)
        out.append(a // (b * 2 + 1))
        out.append(a % (b * 2 + 1))
        b += 1
    return out


print(powers(10))
print(powers(60))
for a in (2**62 - 1, -(2**62), 2**61, -(2**61), 2**62, 5, -5):
    print(edges(a, -4))


def fib(n):
    a, b = 0, 1
    while n > 0:
        a, b = b, a + b
        n -= 1
    return a


print(fib(90), fib(91), fib(150))
