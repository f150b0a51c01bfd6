# The warning of a coroutine that was never awaited tells where it was made, if that is tracked.
import io
import sys


async def never():
    pass


def make():
    return never()


sys.stderr = io.StringIO()
sys.set_coroutine_origin_tracking_depth(2)
c = make()
del c
sys.set_coroutine_origin_tracking_depth(0)
import warnings

for line in sys.stderr.getvalue().split("\n"):
    print(line.split("/")[-1])
