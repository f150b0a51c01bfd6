def f[T: int = bool, U = str, *Ts = *tuple[int, ...], **P = [int, str]](): pass
class C[T: (int, str) = int, *Ts = list[int], **P = ...,]: pass
type X[T = lambda: 3, U: dict[str, T] | None = dict[int, T]] = T
type Y = lambda: 3
type = type[int]
