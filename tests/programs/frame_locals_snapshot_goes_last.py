# The dict that f_locals of a suspended generator handed out keeps the old value of a variable; both
# go when the generator ends: the variables first, then the dict.


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def generator(ends):
    a, b = Noisy("old a"), Noisy("b")
    yield
    a = Noisy("new a")
    if ends == "raise":
        raise ValueError
    if ends == "yield":
        yield


def look(g):
    frame = g.gi_frame
    return sorted(frame.f_locals)


for ends in ("return", "raise", "yield", "close"):
    print(ends)
    g = generator(ends)
    next(g)
    print(look(g))
    if ends == "close":
        g.close()
    else:
        try:
            print("next", next(g, None))
        except ValueError:
            print("raised")
    print("drop")
    del g
    print("dropped")

g = generator("return")
next(g)
kept = g.gi_frame
names = kept.f_locals
print("frame is kept")
next(g, None)
print("ended", [name for name in names])
del names
del kept
print("end")
