# An ExitStack that dies without being left lets its managers go in the order of their entry.
import contextlib


@contextlib.contextmanager
def named(i):
    try:
        yield i
    finally:
        print("-", i)


def fill():
    stack = contextlib.ExitStack()
    for i in range(3):
        stack.enter_context(named(i))
    return stack


fill().pop_all()
print("popped")
s = fill()
del s
print("deleted")
with fill():
    print("inside")
