# cr_origin: the callers of a coroutine's function, as many as were asked for.
import os
import sys


async def coroutine():
    pass


def inner():
    return coroutine()


async def awaiting():
    return inner()


def outer():
    try:
        awaiting().send(None)
    except StopIteration as stop:
        return stop.value


def show():
    c = outer()
    origin = c.cr_origin
    print(origin and [(os.path.basename(file), line, name) for file, line, name in origin])
    c.close()


print(sys.get_coroutine_origin_tracking_depth())
show()
for depth in 1, 2, 3, 100:
    sys.set_coroutine_origin_tracking_depth(depth)
    show()
for bad in -1, "x", 1.5, 2 ** 40:
    try:
        sys.set_coroutine_origin_tracking_depth(bad)
    except Exception as e:
        print(type(e).__name__, e)
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(depth=0)
show()
