# Errors in __del__ and in a generator's finally cannot be raised: they are reported, and all goes on.
class Noisy:
    def __del__(self):
        raise ValueError("in __del__")

    def __repr__(self):
        return "<noisy>"


def generator():
    try:
        yield 1
    finally:
        [][0]


one = Noisy()
del one
print("after the object")
g = generator()
next(g)
del g
print("after the generator")
