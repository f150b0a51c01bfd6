# Type parameters of an alias, and what an alias can be used for.
type Pair[T] = tuple[T, T]
type Table[K, V] = dict[K, list[V]]
print(Pair, Pair.__type_params__, Pair.__parameters__, Pair.__value__)
print(Pair[int], Pair[int].__origin__ is Pair, Pair[int].__args__, Pair[int].__value__)
print(Table[str, int], Table.__value__, Table[str, int].__name__)
print(Pair[int] == Pair[int], Pair[int] == Pair[str], hash(Pair[int]) == hash(Pair[int]))
T, = Pair.__type_params__
print(Pair[T].__parameters__, Pair[list[T]].__parameters__, Pair[list[T]][int])
print(Pair.__value__[int], Pair.__value__.__parameters__)

type Plain = int
try:
    Plain[int]
except TypeError as e:
    print(e)
print(list[Plain], dict[str, Pair[int]], list[Pair[T]])
print(Plain | None, None | Plain, Plain | str, int | Plain, Pair[int] | None, Plain | Pair[int])


def f(x: Plain, y: Pair[int]) -> Plain | None:
    return x


print(f.__annotations__)
