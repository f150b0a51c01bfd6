type Alias = [(y := 3) for z in w]
def f[T: [(x := 1) for y in z]](): pass
def g[T = [(x := 1) for y in z]](): pass
class C[T]([(x := 1) for y in z]): pass
def h[T](x: [(x := 1) for y in z]): pass
