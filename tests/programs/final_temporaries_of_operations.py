# The order in which the temporaries of an operation die.
class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("~" + self.n, end=" ")

    def __call__(self, *a, **k):
        print("call", end=" ")

    def __getitem__(self, k):
        return 1

    def __setitem__(self, k, v):
        pass

    def __delitem__(self, k):
        pass

    def __add__(self, other):
        return 1

    __radd__ = __add__

    def __iadd__(self, other):
        return 1

    def __lt__(self, other):
        return True

    def __contains__(self, other):
        return True

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return False

    def __iter__(self):
        return iter(())

    def keys(self):
        return []

    def __format__(self, spec):
        return "f"

    def __enter__(self):
        return 1

    def __exit__(self, *a):
        pass

    def method(self, *a, **k):
        print("method", end=" ")

    def borrow(self, *, k=None):
        pass


def nothing(*a, **k):
    pass


def one(a, b=None):
    pass


def operations():
    D("f")(D("a"))
    print()
    D("f")(D("a"), D("b"))
    print()
    D("f")(D("a"), k=D("b"))
    print()
    D("f")(*D("a"))
    print()
    D("f")(*D("a"), **D("b"))
    print()
    D("f")(D("a"), *D("b"), k=D("c"), **D("d"))
    print()
    D("o").method(D("a"))
    print()
    D("o").method(D("a"), k=D("b"))
    print()
    D("o").borrow(k=D("b"))
    print()
    D("a")[D("i")] = D("v")
    print()
    D("a")[D("i") : D("j")] = D("v")
    print()
    D("a").x = D("v")
    print()
    D("a")[D("i")]
    print()
    D("a")[D("i"), D("j")]
    print()
    D("a")[D("i") : D("j") : D("k")]
    print()
    del D("a")[D("i")]
    print()
    D("a") + D("b")
    print()
    D("a") < D("b")
    print()
    D("a") < D("b") < D("c")
    print()
    D("a") in D("b")
    print()
    D("a") is D("b")
    print()
    D("a") == D("b")
    print()
    not D("a")
    print()
    [D("a"), D("b")]
    print()
    {D("a"): D("b"), D("c"): D("d")}
    print()
    {D("a"), D("b")}
    print()
    (D("a"), D("b"))
    print()
    f"{D('a')} {D('b'):x}"
    print()
    print(D("a") is None, D("b") is None, end=" ")
    print()
    nothing(D("a"), D("b"), k=D("c"))
    print()
    one(D("a"), D("b"))
    print()
    (lambda x, y: None)(D("a"), D("b"))
    print()
    isinstance(D("a"), D)
    print()
    len([D("a"), D("b")])
    print()
    D("a"), D("b")
    print()
    with D("a") as x:
        print("body", end=" ")
    print()
    for x in D("a"):
        pass
    print()
    x = D("x")
    x[D("i")] += D("w")
    print()
    D("o").method(D("a"))
    x = y = D("z")
    print()
    del x, y
    print()
    a, b = D("a"), D("b")
    a, b = b, a
    print()
    a = b = None
    print()
    [*D("a"), D("b")]
    print()
    {**D("a"), "k": D("b")}
    print()
    D("a") if D("c") else D("b")
    print()
    D("a") and D("b")
    print()
    D("a") or D("b")
    print()
    str(D("a"))[:0]
    print()
    list(map(nothing, [D("a"), D("b")]))
    print()
    D("f")(D("a"))
    print()
    nothing(D("f")(D("a")), D("b"))
    print()
    try:
        raise ValueError(D("a")) from None
    except ValueError:
        pass
    print()


operations()
