def area(width: int, height: int = 2) -> int:
    return width * height


def wrong_type() -> int:
    return area("4")


def too_many() -> int:
    return area(1, 2, 3)


def none() -> int:
    return area(height=2)
