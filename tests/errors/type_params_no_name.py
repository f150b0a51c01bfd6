def f[T: int, 3](x): pass
