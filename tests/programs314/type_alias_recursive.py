# An alias may name itself, and others that come later.
type Json = dict[str, Json] | list[Json] | str | int | float | bool | None
print(Json, Json.__value__)

type Tree[T] = T | list[Tree[T]]
print(Tree[int], Tree.__value__, Tree[Tree[int]])
type Even = list[Odd]
type Odd = tuple[Even, ...]
print(Even.__value__, Odd.__value__, Even.__value__.__args__[0].__value__.__args__[0] is Even)


def resolve(alias, depth):
    value = alias.__value__
    for _ in range(depth):
        value = value.__args__[0].__value__
    return value


print(resolve(Even, 1), resolve(Even, 2))


def walk(tree: Tree[int]) -> int:
    return sum(map(walk, tree)) if isinstance(tree, list) else tree


print(walk([1, [2, [3, 4]], 5]))


def local():
    type Node[K] = tuple[K, Node[K]] | None
    return Node


print(local().__value__)
