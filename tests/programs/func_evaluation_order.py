def n(x):
    print("f" if callable(x) else x, end=" ")
    return x


def f(*a, **k):
    print("call")
    return f


n(f)(n(1), *[n(2)], n(3), k=n(4), **{"j": n(5)})
n([0, 1, 2])[n(1)] = n(2)
print()
x = {n("a"): n(1), n("b"): n(2)}
print()
n(1) < n(2) < n(0) < n(9)
print()
(n([0]))[0], y = n(5), n(6)
print()
print(n(1) if n(0) else n(2))
a = b = n(3)
l = [0, 0]
l[n(0)], l[n(1)] = n(8), n(9)
print(l)
l[n(0)] += n(4)
print(l)
