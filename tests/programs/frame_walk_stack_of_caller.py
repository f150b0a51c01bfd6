# traceback.walk_stack(None) begins at the caller of StackSummary.extract().
import sys
import traceback


def f():
    return [s.name for s in traceback.StackSummary.extract(traceback.walk_stack(None))]


def g():
    yield f()
    yield [s.name for s in traceback.StackSummary.extract(traceback.walk_stack(None), limit=1)]
    yield [name for name in traceback.StackSummary.extract(traceback.walk_stack(sys._getframe()))]


print(*[x if isinstance(x[0], str) else [s.name for s in x] for x in g()], sep="\n")
