# Finalised without an event loop, an async generator that ends by returning raises what nobody awaits.
import sys
def hook(u):
    print("unraisable", type(u.object).__name__, u.err_msg, repr(u.exc_value))
sys.unraisablehook = hook
async def swallows():
    try:
        while True:
            yield 1
    except GeneratorExit:
        print("swallowed")
def run(how):
    print(how.__name__)
    g = swallows()
    a = g.__anext__()
    try:
        a.send(None)
    except StopIteration as e:
        print("got", e.value)
    how(g)
def dropped(g):
    pass
def closed(g):
    try:
        g.aclose().send(None)
    except BaseException as e:
        print(repr(e))
def thrown(g):
    try:
        g.athrow(GeneratorExit).send(None)
    except BaseException as e:
        print(repr(e))
def never(g): 
    x = g.aclose()
run(dropped)
run(closed)
run(thrown)
run(never)
