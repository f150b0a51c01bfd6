def floordiv(a: int, b: int) -> int:
    return a // b


def mod(a: int, b: int) -> int:
    return a % b


def both(a: int) -> int:
    return a // 7 * 1000 + a % 7 + a // -7 % 100 + a % -7


def digits(n: int) -> int:
    total = 0
    while n > 0:
        total += n % 10
        n //= 10
    return total


def ratio(a: float, b: float) -> float:
    return a / b


def average(a: int, b: int) -> float:
    return (float(a) + float(b)) / 2


def half(n: int) -> float:
    if -1000 < n < 1000:
        return n / 4
    return 0.5


def truncate(x: float) -> int:
    return int(x)
