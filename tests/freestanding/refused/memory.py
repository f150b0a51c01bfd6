def display(n: int) -> int:
    names = {1: 2}
    return n


def growing(n: int) -> int:
    items = [0] * n
    return items[0]


def appended(n: int) -> int:
    items = [0] * 4
    items.append(n)
    return items[0]


def text(n: int) -> str:
    return f"{n}"


def comprehension(n: int) -> int:
    squares = [i * i for i in range(4)]
    return squares[0]
