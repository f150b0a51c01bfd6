def counters(n):
    i = 0
    while i < 100:
        i += 7
    for j in range(n):
        k = j * 2 + 1
    for j in range(10, 0, -3):
        m = j - 20
    return i, k, m


def remainders(a, n):
    h = 1
    for i in range(n):
        h = (h * 31 + i) % 1000000007
    low = h & 255
    q = h // 1000
    unknown = a % 10
    shift = 1 << (h % 8)
    return low, q, unknown, shift


def mixed(flag, n):
    v = 1 if flag else 1.0
    total = 0.0
    half = 0.5
    for i in range(n):
        total += i * half
        v = v + 1
    product = 1
    for i in range(1, n):
        product *= i
    same = total == total
    nothing = None
    text = "a" + "b"
    return v, total, product, same, nothing, text


def narrowed(x):
    for i in range(50):
        if i > 10:
            a = i
        elif i == 5:
            b = i
        else:
            c = i
    return a, b, c


def quotients(n):
    share = 0.0
    for i in range(1, n):
        share = share + 1 / i
        part = i / 4
        part /= 2
        back = 2.5 // part
    return share, part, back
