def ratio(a: int, b: int) -> float:
    return a / b


def power(a: int, b: int) -> int:
    return a**b


def rest(a: float) -> float:
    return a ** 2.0


def compared(a: int) -> bool:
    return a < 0.5


def large() -> int:
    return 123456789012345678901
