f(x): int = 3
