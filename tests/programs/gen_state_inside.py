import inspect


def g():
    print(inspect.getgeneratorstate(it), it.gi_running, it.gi_suspended)
    yield 1
    print(inspect.getgeneratorstate(it))


it = g()
print(inspect.getgeneratorstate(it))
next(it)
print(inspect.getgeneratorstate(it))
list(it)
print(inspect.getgeneratorstate(it))
