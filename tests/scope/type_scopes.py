type X[T] = list[T]


class C[T: int = bool](list[T]):
    name: T
    type Alias = name

    def method[U](self, u: U, t: T = None) -> name:
        return T, U, __class__
