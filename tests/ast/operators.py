a + b - c * d @ e / f % g // h ** i
a << b >> c & d ^ e | f
a ^ b & c | d & e ^ f
-a ** -b
+a, ~b, not c
not a == b
a < b <= c == d != e > f >= g
a is b is not c
a in b not in c
a and b and c or d and (e and f) or g
(a or b) or c
a if b else c if d else e
(a if b else c) if d else e
(x := 1, y)
f(z := 2)
a[b := 1]
async def g():
    await a ** 2
    -await a
    await a.b(c)[d]
