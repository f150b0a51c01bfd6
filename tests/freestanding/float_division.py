# % and // of floats, without the C library.
def mod(a: float, b: float) -> float:
    return a % b


def floor(a: float, b: float) -> float:
    return a // b


def mixed(a: float, n: int) -> float:
    if -1000 < n < 1000:
        a %= n
        a //= 0.25
    return a
