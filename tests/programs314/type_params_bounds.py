# Bounds, constraints and defaults are evaluated when they are asked for, and once.
calls = []


def note(value):
    calls.append(value)
    return value


def f[T: note(int), U: (note(str), note(bytes)), V = note(float)]():
    return T, U, V


T, U, V = f.__type_params__
print(calls)
print(T.__bound__, T.__bound__, T.__constraints__, calls)
print(U.__constraints__, U.__constraints__ is U.__constraints__, U.__bound__, calls)
print(V.__default__, V.has_default(), T.has_default(), T.__default__, calls)


def recursive[T: list[T], U: dict[T, U]](x: T):
    pass


print([p.__bound__ for p in recursive.__type_params__])


class Node[T: "Node"]:
    pass


class Ordered[T: Ordered]:
    pass


print(Node.__type_params__[0].__bound__, Ordered.__type_params__[0].__bound__ is Ordered)


def odd[A: None, B: 3, C: (), D: (int,), E: [int, str], F: lambda: A]():
    pass


for p in odd.__type_params__:
    print(p, p.__bound__ if p.__name__ != "F" else p.__bound__(), p.__constraints__)


class Broken[T: 1 / 0, U = undefined]:
    pass


for p, name in zip(Broken.__type_params__, ("__bound__", "__default__")):
    for _ in range(2):
        try:
            getattr(p, name)
        except (ZeroDivisionError, NameError) as e:
            print(e)
undefined = 7
print(Broken.__type_params__[1].__default__)
print(f.__type_params__[0].evaluate_bound.__name__, T.evaluate_constraints, U.evaluate_bound)
