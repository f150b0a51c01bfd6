class Full:
    def __iter__(self):
        return self
    def __next__(self):
        print("next")
        return "n"
    def send(self, v):
        print("send", v)
        return "s"
    def throw(self, *a):
        print("throw", a[0].__name__ if isinstance(a[0], type) else repr(a[0]), len(a))
        return "t"
    def close(self):
        print("close")


class Bare:
    def __iter__(self):
        return self
    def __next__(self):
        return "n"


def g(x):
    yield from x


it = g(Full())
print(next(it), it.send(1), it.send(None), it.throw(KeyError), it.throw(ValueError("v")))
it.close()
it = g(Bare())
print(next(it))
try:
    it.send(1)
except AttributeError as e:
    print(e)
it = g(Bare())
next(it)
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)
it = g(Bare())
next(it)
it.close()
