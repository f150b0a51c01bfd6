# class C[T]: a last base Generic[T], and the parameters for the bases, the body and the methods.
class Stack[T]:
    """A stack."""
    kind = T

    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()

    def owner(self):
        return T, __class__

    def convert[U](self, f: U) -> "Stack[U]":
        return T, U, super().__init__


print(Stack, Stack.__name__, Stack.__qualname__, Stack.__doc__, Stack.__type_params__)
print(Stack.__bases__, Stack.__orig_bases__, Stack.__parameters__, Stack.__mro__)
print(Stack[int], Stack[int].__origin__ is Stack, Stack[int].__args__, Stack.kind)
s = Stack[int]()
s.push(3)
print(s.pop(), s.__orig_class__, type(s), s.owner(), s.convert(1)[:2])
print(Stack.push.__annotations__, Stack.convert.__annotations__, Stack.convert.__type_params__)
T, = Stack.__type_params__
print(Stack[T].__parameters__, Stack[list[T]][str])


class Numbers[T](Stack[T]):
    pass


class Ints(Stack[int]):
    pass


print(Numbers.__orig_bases__, Numbers.__mro__, Ints.__orig_bases__, Ints.__type_params__)
print(Numbers[str], Ints.__parameters__)


class Mapping[K, V](dict[K, V]):
    pass


m = Mapping[str, int](a=1)
print(m, Mapping.__orig_bases__, Mapping[str, int], Mapping.__parameters__, isinstance(m, Mapping))
for wrong in (int, str), ():
    try:
        Stack[wrong]
    except TypeError as e:
        print(str(e).partition(";")[0])


class Own[T]:
    def __class_getitem__(cls, item):
        return cls, item


print(Own[3])


class Plain:
    pass


print(Plain.__type_params__, int.__type_params__, "__type_params__" in Plain.__dict__)
Plain.__type_params__ = (1,)
print(Plain.__type_params__, Plain.__dict__["__type_params__"])
