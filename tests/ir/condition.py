def f(a, b, c):
    if not a and (b or c) and 0 < a < 10:
        return a
    return b if c else None
