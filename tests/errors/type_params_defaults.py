def f[T = int, U](): pass
class C[T = int, *Ts, **P = [int]]: pass
type X[T, **P = [int], *Ts = *tuple[int]] = int
