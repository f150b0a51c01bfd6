# Alternatives bind the same names, each in its own place; `as` binds what matched.
def f(v):
    match v:
        case [a, b] | {"b": b, "a": a}:
            return a, b
        case (1 | 2 | 3) as small:
            return "small", small
        case [[x, *y] as inner, (4 | 5) as z] as whole:
            return inner, x, y, z, whole
        case [("a" | "b") as letter, *rest] | (letter, [*rest], 0):
            return letter, rest
        case [str() as s] | [s, _, _, _]:
            return s
        case other:
            return "other", other


for v in (
    [1, 2], {"a": 3, "b": 4}, 2, 9, [[1, 2, 3], 4], ("a", 1, 2), ("c", [7], 0), "text", [0, 0, 0, 0],
):
    print(f(v))


# Nothing is bound by a pattern that does not match in the end.
def partly(v):
    x = "before"
    match v:
        case [x, 2]:
            pass
        case {"x": x, "y": 3}:
            pass
        case _:
            pass
    return x


print(partly([1, 2]), partly([1, 3]), partly({"x": 1, "y": 3}), partly({"x": 1, "y": 4}))


# But a guard that fails leaves its names bound.
def guarded(v):
    match v:
        case [x, y] if x > y:
            return "falling"
        case (x, z) if z == 2:
            return x, y, z
    return x, y, z


print(guarded([2, 1]), guarded([1, 2]), guarded([1, 3]))


# Names in a module and in a class are bound there.
match [1, 2]:
    case [m, n]:
        pass
print(m, n)


class C:
    match {"k": 5}:
        case {"k": value, **rest}:
            pass


print(C.value, C.rest)


def shared():
    match [1, 2, 3]:
        case [first, *others]:

            def inner():
                return first, others

    return inner


print(shared()())
