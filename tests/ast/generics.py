type X = int
type Y[T] = list[T]
type Z[T: (int, str), *Ts, **P] = dict[T, P]
def f[T](x: T) -> T: return x
class A[T: int, *Ts](B): pass
async def g[**P](): pass
