def f[T = int, U](): pass
type Y[__debug__] = int
type __debug__ = int
