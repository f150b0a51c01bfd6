# Guessed variables that are targets: of for, of unpacking, of a walrus, of with, in nested loops.
def pairs(items):
    s = t = 0.0
    for a, b in items:
        s += a * 2.0
        t += b * s
    return s, t


print(pairs([(1.0, 2.0), (3.0, 4.0)]))
print(pairs([(1.0, 2.0), (3, 4), (5.5, 6.5)]))
print(pairs([(1.0, 2.0), (True, 2**65), (5.5, 6.5)]))


def last(items):
    x = 1.5
    for x in items:
        y = x * 0.5
    return x, y * 2.0


print(last([1.0, 2.0]), last([1.0, 2]))


def walrus(values):
    s = 0.0
    k = 0
    while (v := values[k]) > 0.0:
        s = s + v
        k += 1
    return s, v, k


print(walrus([1.0, 2.5, -1.0]), walrus([1.0, 2, -1]))


def nested(n):
    total = 0
    for i in range(n):
        k = i
        while k > 0:
            for j in range(3):
                total = total + k * j
            k = k - 2
        if total % 7 == 3:
            continue
        if total > 500:
            break
    else:
        total = -total
    return total


print(nested(5), nested(40))


def swap(a, b, n):
    while n:
        a, b = b, a + b * 0.5
        n -= 1
    return a, b


print(swap(1.0, 2.0, 5), swap(1, 2, 5), swap("x", 1, 0))


def late(n):
    x = None
    while n > 0:
        if x is not None:
            x = x + 1.5
        else:
            x = n * 1.0
        n = n - 1
    return x


print(late(4), late(0))


def named(x, n):
    x_float = "mine"
    n_int = 0
    while n > 0:
        x = x * 1.5
        n = n - 1
        n_int += 1
    return x_float, x, n_int, n


print(named(1.0, 3), named(1, 2))
