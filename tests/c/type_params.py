type Pair[T] = tuple[T, T]


def first[T: int](pair: Pair[T], otherwise: T = 0) -> T:
    return pair[0] if pair else otherwise


class Box[T]:
    item: T
    type Alias = item

    def get(self) -> T:
        return T
