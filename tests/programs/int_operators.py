# Every operator on ints around the edges of the representations, and its errors.
VALUES = [0, 1, -1, 2, -2, 7, -7, 10, 63, 64, 255, -256, 2**31, -2**31, 2**61, 2**62 - 1, 2**62,
          -2**62, -2**62 - 1, 2**63 - 1, 2**63, -2**63, 2**64 - 1, 2**64, 3**50, -3**50, 10**40,
          -10**40 + 1, True, False]


def attempt(f, a, b):
    try:
        return repr(f(a, b))
    except (ZeroDivisionError, ValueError, OverflowError, MemoryError) as e:
        return type(e).__name__ + ": " + str(e)


OPERATORS = [
    ("+", lambda a, b: a + b),
    ("-", lambda a, b: a - b),
    ("*", lambda a, b: a * b),
    ("//", lambda a, b: a // b),
    ("%", lambda a, b: a % b),
    ("/", lambda a, b: a / b),
    ("divmod", divmod),
    ("&", lambda a, b: a & b),
    ("|", lambda a, b: a | b),
    ("^", lambda a, b: a ^ b),
]

for name, f in OPERATORS:
    total = 0
    for a in VALUES:
        line = []
        for b in VALUES:
            text = attempt(f, a, b)
            line.append(text)
            for c in text:
                total = (total * 31 + ord(c)) % 1000000007
        print(name, a, line[3], line[6], line[-3], line[-1])
    print(name, "sum", total)

for a in VALUES:
    print([a < b for b in VALUES].count(True), [a == b for b in VALUES].count(True),
          [a >= b for b in VALUES].count(True), -a, +a, ~a, abs(a), bool(a), hash(a))

for a in VALUES:
    print([attempt(lambda x, y: x << y, a, n) for n in (0, 1, 5, 61, 62, 63, 64, 130, -1)])
    print([attempt(lambda x, y: x >> y, a, n) for n in (0, 1, 5, 61, 62, 63, 64, 130, 10**30, -1)])

x = 2**61
for step in range(6):
    x += x
    print(x, type(x).__name__, x.bit_length())
for step in range(8):
    x -= x // 2 + 1
    print(x)
x = 1
for i in range(1, 60):
    x *= -i
print(x)
while x:
    x //= -10**9 - 7
    print(x)
    if x == -1:
        break
print(True + True, True & False, True | 2, True ^ True, type(True & True), type(True + 0), -True, ~True)
print(5 if 10**30 else 6, not 10**30, bool(0 * 10**30))
