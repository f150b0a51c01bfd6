# PEP 646: stars in subscripts and in the annotation of *args; generic aliases unpack.
from typing import Generic, TypeVar, TypeVarTuple, Unpack, get_args, get_type_hints

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def many(*args: *Ts) -> tuple[*Ts]:
    return args


def ints(*args: *tuple[int, ...], key: str = ""):
    return args


def mixed(a, *args: *tuple[int, *tuple[str, ...]], **kw: int): ...


print(many.__annotations__, ints.__annotations__, mixed.__annotations__)
print(many(1, "a"), ints(1, 2, key="x"))


class Array(Generic[T, *Ts]):
    def shape(self, *args: *Ts): ...


print(Array[int, str, float], Array[int], Array[int, *Ts], Array[int, *tuple[str, ...]])
print(Array[T, *Ts][int, str, float], get_args(Array[int, str]), Array.__parameters__)
print(Array.shape.__annotations__, get_type_hints(many))
for alias in (tuple[int], list[int], dict[str, int], set[int], type[int], frozenset[int], tuple[int, ...], tuple[()]):
    starred, = alias
    print(starred, type(starred).__name__, starred.__unpacked__, starred == alias, hash(starred) == hash(alias), list(alias) == [starred])
    print(starred.__origin__, starred.__args__, getattr(starred, "__typing_unpacked_tuple_args__", 0))
print(tuple[*tuple[int, str]], tuple[int, *tuple[str, ...]], list[*list[int]], dict[*tuple[str, int]])
print(tuple[*Ts], tuple[int, *Ts, str], [*Ts], Unpack[Ts], tuple[Unpack[Ts]] == tuple[*Ts])
print(tuple[*Ts][int, str], tuple[T, *Ts][int], tuple[T, *Ts][int, str, float])


class Shows:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


x, a, b = Shows(), [1, 2], (3,)
print(x[*a], x[*a,], x[*a, *b], x[0, *a, 1:2], x[*[]], x[*a, ...], x[*(n for n in b)], x[*{}, *b])
x[*a] = 1
x[0, *b] = 2
x[*a] += (9,)
del x[*a], x[*b, 0]
[x[*a], x[*b]] = 5, 6
for x[*b] in "z":
    pass
print({x[*a]: 1}, [x[*a] for a in [b]], (lambda: x[*a])())


class C:
    f: tuple[*tuple[int, ...]]

    def g(self, *args: *tuple[int]): ...


print(C.__annotations__, C.g.__annotations__, (lambda *a: a)(*a))


async def coro(*args: *Ts): ...


print(coro.__annotations__)
print(x[*a if b else b, *a or b, not a])
