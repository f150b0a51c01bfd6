"""A view with steps is not contiguous even when it has no items; one that is released equals itself only."""


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for view in (memoryview(b"")[::-1], memoryview(b"")[::2], memoryview(b"a")[::-1], memoryview(b"ab")[::2], memoryview(b"ab")[::-1], memoryview(b"")):
    print(view.contiguous, view.c_contiguous, view.f_contiguous, view.tobytes(), view.strides)
    attempt(lambda: view.cast("I").shape)
view = memoryview(b"a")
view.release()
print(view == 0, view != 0, view == view, view.__ne__(None), view.__eq__(b"a"))
attempt(lambda: memoryview(b"abc").hex(bytes_per_sep=2**31))
attempt(lambda: b"abc".hex(":", -(2**40)))
attempt(lambda: b"abc".hex(":", 2**70))
attempt(lambda: b"abc".hex(":", "a"))
