"""A limit that is lower than the usual one is reached sooner; one below where calls are is refused."""
import sys

calls = 0


def count():
    global calls
    calls += 1
    count()


def run():
    global calls
    calls = 0
    try:
        count()
    except RecursionError:
        return calls


before = sys.getrecursionlimit()
usual = run()
sys.setrecursionlimit(200)
low = run()
print(sys.getrecursionlimit(), low < usual, low < 2000)
sys.setrecursionlimit(before)
print(run() > 900, sys.getrecursionlimit() == before)
for wrong in (0, 1, -3, 2**40, "x"):
    try:
        sys.setrecursionlimit(wrong)
    except (RecursionError, ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, str(e).partition(" at ")[0])

