()
(a,)
(a)
a, *b,
[]
[a, *b]
{}
{a: b, **c, 'd': 1}
{a, *b}
[x for x in y]
[x for x in y if a if b for z, in w]
{x: y for x, y in z}
{x for x in (lambda: y)()}
(x for x in y if a or b)
f(x for x in y)
f(a, *b, c=1, *d, **e, g=2)
f(*a or b, **c or d)
a[1], a[1:2], a[::3], a[:], a[1:2, ::, ...], a[*b], a[b, *c], a[(1, 2)], a[1,]
a.b.c().d[e](f)(g)
