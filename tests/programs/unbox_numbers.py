# Arithmetic on numbers that the program never looks into gives what it gives anywhere.


def floats(n):
    total = 0.0
    low = 1e300
    for i in range(n):
        x = i * 0.5 - 1
        total += x * x
        low = -x / 3
        if x > 2.5:
            total -= 1
        elif x == 0.0:
            total = total + 0.25
    return total, low


def special():
    zero = 0.0
    out = []
    neg = -zero
    out.append(neg)
    inf = 1e308 * 10
    out.append(inf)
    nan = inf - inf
    other = nan
    out.append(nan)
    return out, nan != nan, other == nan, nan < 1.0, not nan >= 1.0, -0.0


def division(n):
    out = []
    for i in range(1, n):
        out.append(1 / i)
    for i in range(-2, 3):
        try:
            out.append(1.0 / i)
        except ZeroDivisionError as e:
            out.append(str(e))
        try:
            out.append(7 // i)
            out.append(7 % i)
        except ZeroDivisionError as e:
            out.append(str(e))
    return out


def floors():
    out = []
    for i in range(-7, 8):
        out.append((i // 3, i % 3, i // -3, i % -3, i >> 1, i & 5, i | 8, i ^ 3))
    return out


def modular(n):
    h = 1
    a = b = 7
    for i in range(n):
        h = (h * 31 + i) % 1000000007
        a, b = b, (a + b) % 2**31
    return h, a, b


def grows(n):
    x = 1
    y = 3
    for i in range(n):
        x = x * 3 + 1
        y += y
    return x, y


def shifts(n):
    out = []
    for i in range(n):
        out.append(1 << i)
        out.append((-(1 << 61)) >> i)
    return out[-4:]


def joined(flag):
    if flag:
        v = 1
    else:
        v = 1.0
    v += 1
    w = True
    w += 1
    return v, w, True + True


def compare(n):
    out = []
    limit = 9007199254740993
    for i in range(n):
        f = i * 1.0
        out.append((f < i, f == i, f <= limit, limit < 9007199254740992.0, i != 1, not i))
    return out


def deep():
    x = 0.1
    values = []
    for k in range(3):
        values.append(x)
        x = x * x
    return values, [x, x].count(x)


def nan_finds_itself():
    inf = 1e308 * 10
    nan = inf - inf
    pair = [nan, nan]
    return nan in pair, pair.index(nan), pair[0] is pair[1]


def while_loop(n):
    i = 0
    steps = 0
    while i < 100:
        i += 7
        steps += 1
        if steps > n:
            break
    return i, steps


def mixed_parameters(a, b):
    total = 0
    for i in range(3):
        total += a * i + b
        a = a + 1
    return total


print(floats(9), special(), division(4), floors(), modular(1000), grows(80), shifts(70))
print(joined(True), joined(False), compare(3), deep(), nan_finds_itself(), while_loop(50), while_loop(3))
print(mixed_parameters(1, 2), mixed_parameters(1.5, 2), mixed_parameters(2**62, 2**62), mixed_parameters(True, 0))
