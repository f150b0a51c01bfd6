# What a handler never saw leaves no traceback entries: next() with a default, a for loop, hasattr()
# swallow the exception; a second flight begins anew.


def entries(exception):
    tb, found = exception.__traceback__, []
    while tb:
        found.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    return found


class Ends:
    def __init__(self, exception):
        self.exception = exception

    def __iter__(self):
        return self

    def __next__(self):
        raise self.exception

    def __getattr__(self, name):
        raise self.exception

    def __getitem__(self, index):
        raise self.exception


def inner(exception):
    raise exception


def catch(exception):
    try:
        inner(exception)
    except BaseException:
        pass


end = StopIteration(1)
print(next(Ends(end), "default"), entries(end))
for _ in Ends(end):
    pass
print(list(Ends(end)), entries(end))

catch(end)
print("caught", entries(end))
print(next(Ends(end), "default"), entries(end))
catch(end)
print("caught twice", entries(end))

missing = AttributeError("x")
print(hasattr(Ends(missing), "thing"), getattr(Ends(missing), "thing", None), entries(missing))
catch(missing)
print(hasattr(Ends(missing), "thing"), entries(missing))


def delegator():
    got = yield from Ends(end)
    print("got", got, entries(end))
    yield got


print(next(delegator()), entries(end))


def thrown():
    try:
        yield 1
    except KeyError as e:
        print("in", entries(e))
        raise


g = thrown()
next(g)
key = KeyError("k")
try:
    g.throw(key)
except KeyError as e:
    print("out", entries(e))


def closed():
    try:
        yield
    except GeneratorExit as e:
        kept.append(e)
        raise


kept = []
g = closed()
next(g)
g.close()
print(entries(kept[0]))


def finishes():
    try:
        inner(missing)
    finally:
        print("finally", entries(missing))


try:
    finishes()
except AttributeError:
    print("after", entries(missing))


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", entries(value), traceback is value.__traceback__)
        return kind is KeyError


def managed(exception):
    with Manager():
        inner(exception)


managed(KeyError())
managed(key)
print(entries(key))
