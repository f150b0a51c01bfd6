x = 5
print(x is 5, x is not "a", () is x, x is -1, x is b"", x is None, x is True, x is ..., x is [])
print(x is x is 3, x == 5 is x, f"{x is 1.5}", [y is 1j for y in [x]], lambda: x is (1, 2), x is (x, 2))
if 0:
    x is 5


def f(a: x is 1 = x is 2) -> x is 3:
    b: x is 4
    b = (
        x
        is 5
    )
