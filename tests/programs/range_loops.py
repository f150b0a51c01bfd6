# Loops over range(): every kind of argument, the variable afterwards, changes in the body.


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        print("index", self.i)
        return self.i


def run(*args):
    out = []
    if len(args) == 1:
        for i in range(args[0]):
            out.append(i)
            if len(out) > 5:
                break
    return out


def steps(n):
    out = []
    for i in range(0, n, 3):
        out.append(i)
    for i in range(n, 0, -2):
        out.append(i)
    for i in range(5, n):
        out.append(i)
    for i in range(10, -10, -7):
        out.append(i)
        i = "changed"
    else:
        out.append("else")
    return out, i


def big():
    out = []
    for i in range(10**30):
        out.append(i)
        if i == 3:
            break
    for i in range(-(10**30)):
        out.append("never")
    for i in range(2**62 - 2, 2**62 + 2):
        out.append(i)
    for i in range(0, 2**63, 2**61):
        out.append(i)
    return out


def unbound(n):
    for i in range(n):
        pass
    try:
        return i
    except UnboundLocalError as e:
        return str(e)


def gen(n):
    for i in range(n):
        for j in range(i, n, 2):
            yield i, j


def nested(n):
    total = 0
    for i in range(n):
        for j in range(i):
            if j == 3:
                continue
            total += i * j
    return total


def wide(n):
    product = 1
    for i in range(1, n):
        product *= i
    low = 0
    for i in range(n):
        low -= i * i * i
    return product, low


print(run(4), run(0), run(-3), run(True), run(Index(2)), run(10**20))
print(steps(9), big(), unbound(0), unbound(3), list(gen(4)), nested(9), wide(30))
for bad in 1.5, "a", None:
    try:
        run(bad)
    except TypeError as e:
        print(e)
try:
    for i in range():
        pass
except TypeError as e:
    print(e)
try:
    for i in range(0, 5, 0):
        pass
except ValueError as e:
    print(e)
for i in range(3):
    print(i)
print(i)


def shadow():
    range = lambda n: "abc"
    for i in range(3):
        print(i)


shadow()
