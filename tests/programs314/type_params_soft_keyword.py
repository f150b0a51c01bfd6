# `type` is a word like any other where no type statement stands.
type = type
print(type(3), type [int] if False else "no")
type.__name__
x = type
type: int = 4
print(type, x(type))
del type
type type = type
print(type, type.__value__ is type)


class A:
    type: str = "t"

    def type_of(self, type=None):
        return type or self.type


def f[type](type: type) -> type:
    return type


for type in range(2):
    pass
print(A().type, A().type_of(type=5), f(6), f.__annotations__, type)
type match = int
type case[T] = T
type _ = str
print(match, case, _, _.__value__)
match = 3
match match:
    case type:
        print("matched", type)
print((lambda type: type + 1)(1), {"type": type}, [type for type in "ab"])
