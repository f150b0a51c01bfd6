def left(a: int, n: int) -> int:
    return a << n


def right(a: int, n: int) -> int:
    return a >> n


def bit(n: int) -> int:
    return 1 << (n & 31)


def low(a: int) -> int:
    return (a & 0xFF) << 24


def mixed(a: int, b: int) -> int:
    return (a & b) | (a ^ b) & ~b


def rotate(byte: int) -> int:
    byte &= 0xFF
    return ((byte << 3) | (byte >> 5)) & 0xFF


def negative(a: int) -> int:
    if -100 <= a <= 0:
        return a << 3
    return -1
