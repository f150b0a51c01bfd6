"""__index__ of a bound empties or fills what is sliced: the bounds fit what there is then, and are
asked for once."""
from array import array

asked = []


class Bound:
    def __init__(self, at, change):
        self.at, self.change = at, change

    def __index__(self):
        asked.append(self.at)
        self.change()
        return self.at


def attempt(name, f):
    asked.clear()
    try:
        r = f()
    except (ValueError, IndexError, TypeError) as e:
        r = f"{type(e).__name__}: {e}"
    print(name, r, asked)


MAKERS = {
    "list": (lambda: [[i] for i in range(40)], lambda x: x.clear(), lambda x: x.extend([[7]] * 40), [[1], [2]]),
    "bytearray": (lambda: bytearray(range(40)), lambda x: x.clear(), lambda x: x.extend(b"7" * 40), b"ab"),
    "array": (lambda: array("i", range(40)), lambda x: x.__delitem__(slice(None)), lambda x: x.extend([7] * 40),
              array("i", [1, 2])),
}
for name, (make, clear, fill, value) in MAKERS.items():
    for what, change in ("clear", clear), ("fill", fill):
        for step in 1, 2, -1:
            x = make()

            def key():
                first, last = (30, 36) if step > 0 else (36, 30)
                return slice(Bound(first, lambda: change(x)), Bound(last, lambda: None), Bound(step, lambda: None))

            attempt(f"{name} {what} {step} get", lambda: x[key()])
            if name == "bytearray" and step != 1:
                continue  # CPython writes to where the bytes were
            x = make()
            attempt(f"{name} {what} {step} set", lambda: (x.__setitem__(key(), value), len(x)))
            x = make()
            attempt(f"{name} {what} {step} empty", lambda: (x.__setitem__(key(), value[:0]), len(x)))
            x = make()
            attempt(f"{name} {what} {step} self", lambda: (x.__setitem__(key(), x), len(x)))
            x = make()
            attempt(f"{name} {what} {step} del", lambda: (x.__delitem__(key()), len(x)))
    x = make()
    attempt(f"{name} item", lambda: x[Bound(3, lambda: clear(x))])
    x = make()
    attempt(f"{name} set item", lambda: x.__setitem__(Bound(3, lambda: clear(x)), x[0]))
    x = make()
    attempt(f"{name} del item", lambda: x.__delitem__(Bound(3, lambda: clear(x))))
    x = make()
    attempt(f"{name} pop", lambda: x.pop(Bound(3, lambda: clear(x))))
    x = make()
    attempt(f"{name} insert", lambda: (x.insert(Bound(30, lambda: clear(x)), x[0]), len(x)))
    if name == "bytearray":
        continue  # CPython looks where the bytes were
    x = make()
    attempt(f"{name} index", lambda: x.index(x[35], Bound(3, lambda: clear(x))))
