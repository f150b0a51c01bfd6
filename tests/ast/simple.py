a.b.c = f(x, y=1)[0].d
a.b: int = g(1)
(a.b): int
f(x)(y)[k].z = w; f().g = 'a' 'b'
type = match[0]
del a.b, f(x).y, d[k]
*a.b, c = f(1, x + 1).y
x = f(g(h(), k=None), *a)
async def f(a: b.c = d.e(1), *k: b[0]) -> c.d():
    await g.h(1) ** 2
    with o.p(q) as r.s, t(): return f(i for i in j.k)
f'{a.b}{f(x)!r:>{w.v}}{"s"}{x[1]=}'
match f(x).y:
    case A.b | C(d.e, f=g.h): pass
    case {a.b: c} if f(x): pass
