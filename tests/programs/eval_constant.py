# eval() of a constant expression: its names are the caller's, or those of the dicts.
x = 4
print(eval("x + 1"), eval("  x * 2"), eval("x", {"x": "own"}), eval("x + y", {"x": 1}, {"y": 2}))
print(eval("[x for _ in range(2)]"), eval("(lambda n: n + x)(1)"), eval("sorted({'b': 1, 'a': 2})"))


def f(a, b=2):
    c = a * b

    def g():
        return c

    return eval("a + b + c + x"), eval("a", {"a": "given"}), eval("sorted(locals())")


print(f(3))


class K:
    p = 6
    q = eval("p + x")


print(K.q)
print([eval("x + i", {"x": x, "i": i}) for i in range(3)])
text = "x ** 2"
print(eval(text), eval("(x :=\n 3)"), x)
evaluate = eval
print(evaluate("x"))
for bad in ((3,), ({}, 3)):
    try:
        eval("1", *bad)
    except TypeError as e:
        print(e)
