def shape(n: int, m: int) -> int:
    match (n, m):
        case (0, x):
            return x
    return 0


def guarded(n: int) -> int:
    match n:
        case x if x > 3:
            return 1
    return 0
