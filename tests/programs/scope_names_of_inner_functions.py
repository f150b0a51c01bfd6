# __qualname__ of what a comprehension makes, and the order of locals(): plain variables, cells, free
# variables.
print([lambda: 0 for _ in "a"][0].__qualname__)
print([[lambda: 0 for _ in "a"] for _ in "b"][0][0].__qualname__)
print([(lambda: 0) for _ in "a"][0])if 0 else None
print(next((x for _ in "a") for _ in "b").__qualname__)
print({k: (lambda: v) for k, v in [(1, 2)]}[1].__qualname__)


class C:
    made = [lambda self: 0 for _ in "a"]

    def method(self):
        return [lambda: 0 for _ in "a"], (lambda: (x for x in ""))()


print(C.made[0].__qualname__, C().method()[0][0].__qualname__, C().method()[1].__qualname__)


def outer(free):
    def f(a, b):
        x = 1
        captured = 2
        y = 3
        inner = lambda: (captured, b, free)
        print(list(locals()), list(vars()))
        return inner

    return f


outer(0)(1, 2)
