def g(*a):
    yield from a


print(sum(g(1, 2, 3)), min(g(3, 1, 2)), max(g(3, 1, 2)), any(g(0, 1, 2)), all(g(1, 0, 2)))
print(sorted(g(3, 1, 2)), tuple(g(1, 2)), set(g(1, 1)), dict(g((1, 2), (3, 4))))
print(",".join(g("a", "b")), list(zip(g(1, 2), g("x", "y", "z"))), 2 in g(1, 2, 3))
print(list(map(str, g(1, 2))), list(filter(None, g(0, 1))), list(enumerate(g("a"))))
it = g(1, 2, 3, 4)
print(2 in it, list(it))
it = g(0, 1, 2)
print(any(it), list(it))
print(dict.fromkeys(g("a", "b"), 0), [x for x in g(1, 2)], {x: x for x in g(5)})
l = [0]
l.extend(g(1, 2))
l += g(3)
l[1:1] = g(9, 9)
print(l)
