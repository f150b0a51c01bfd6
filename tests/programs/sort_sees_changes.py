# A list that is changed while it is sorted says so, even where it is empty again; what is not a change
# does not count.
def attempt(name, act, n=3, key=False):
    xs = list(range(n, 0, -1))
    done = []

    class C:
        def __init__(self, v):
            self.v = v

        def __lt__(self, other):
            once()
            return self.v < other.v

        def __repr__(self):
            return str(self.v)

    def once():
        if not done:
            done.append(1)
            act(xs)

    def by(v):
        once()
        return v

    if not key:
        xs[:] = map(C, xs)
    try:
        print(name, xs.sort(key=by if key else None), xs)
    except Exception as e:
        print(name, type(e).__name__, e, xs)


def fail(xs):
    xs.append(1)
    raise KeyError


def append_clear(xs):
    xs.append(1)
    xs.clear()


def append_pop(xs):
    xs.append(1)
    xs.pop()


for key in (False, True):
    for n in (3, 1):
        for name, act in {
            "append": lambda xs: xs.append(1),
            "append clear": append_clear,
            "append pop": append_pop,
            "clear": lambda xs: xs.clear(),
            "del": lambda xs: xs.__delitem__(slice(None)),
            "slice": lambda xs: xs.__setitem__(slice(None), []),
            "slice of some": lambda xs: xs.__setitem__(slice(None), [1, 2]),
            "extend nothing": lambda xs: xs.extend([]),
            "extend": lambda xs: xs.extend("ab"),
            "insert": lambda xs: xs.insert(0, 1),
            "sort": lambda xs: xs.sort(),
            "reverse": lambda xs: xs.reverse(),
            "copy": lambda xs: xs.copy(),
            "len": lambda xs: print("sees", len(xs), xs),
            "init": lambda xs: xs.__init__([5]),
            "iadd": lambda xs: xs.__iadd__([5]),
            "times": lambda xs: xs.__imul__(0),
            "fail": fail,
            "item": lambda xs: xs[0],
        }.items():
            attempt(f"{name} {n} {key}", act, n, key)
