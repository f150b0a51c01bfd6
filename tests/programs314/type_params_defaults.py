# PEP 696: defaults of type parameters, and how they fill in.
class Box[T = int]:
    pass


class Two[T, U = str]:
    pass


class Same[T, U = T]:
    pass


class Callback[R, **P = [int, str]]:
    pass


class Row[*Ts = *tuple[int, str]]:
    pass


class Both[T = int, U = list[str]]:
    pass


print(Box[str], Box.__type_params__[0].__default__, Box.__type_params__[0].has_default())
print(Two[int], Two[int, bytes], Two[int].__args__, Both[int], Both[int, str])
print(Same[int].__args__[0], Same.__type_params__[1].__default__ is Same.__type_params__[0])
print(Callback[int].__args__[0], Callback.__type_params__[1].__default__)
print(Row.__type_params__[0].__default__, Row[()].__args__, Row[bytes].__args__)
print([p.has_default() for c in (Two, Callback, Row) for p in c.__type_params__])
for attempt in (lambda: Two[()]), (lambda: Two[int, int, int]):
    try:
        print(attempt())
    except TypeError as e:
        print(e)
try:
    class Wrong[*Ts, T = int]:
        pass
except TypeError as e:
    print(e)
type Alias[T, U = list[T]] = dict[T, U]
print(Alias[int], Alias.__type_params__[1].__default__, Alias.__value__)


def f[T = lambda: T, *Us = *tuple[T, ...], **P = ...]():
    pass


T, Us, P = f.__type_params__
print(T.__default__() is T, Us.__default__, P.__default__)
