# A coroutine that nobody awaited says so when it dies; one that was closed does not.
import io
import sys


async def forgotten():
    print("never")


def message():
    out, sys.stderr = sys.stderr, io.StringIO()
    forgotten()
    text, sys.stderr = sys.stderr.getvalue(), out
    first = text.splitlines()[0]
    print(first[first.index("RuntimeWarning"):])


message()
c = forgotten()
c.close()
del c
c = forgotten()
c.throw
try:
    c.throw(KeyError)
except KeyError:
    print("thrown into")
del c
