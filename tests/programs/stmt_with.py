class CM:
    def __init__(self, swallow=False):
        self.swallow = swallow
    def __enter__(self):
        return "value"
    def __exit__(self, t, v, tb):
        print("exit", t and t.__name__, v, tb is not None)
        return self.swallow


with CM() as v:
    print(v)
with CM(True):
    raise KeyError("gone")
print("went on")
try:
    with CM():
        raise KeyError("kept")
except KeyError as e:
    print("caught", e)
with (CM() as a, CM() as (b, *c)):
    print(a, b, c)
class NoExit:
    def __enter__(self):
        pass
for bad in (5, NoExit()):
    try:
        with bad:
            pass
    except TypeError as e:
        print(e)
class BadExit(CM):
    def __exit__(self, *a):
        raise ValueError("from exit")
try:
    with BadExit():
        raise KeyError("first")
except ValueError as e:
    print(e, repr(e.__context__))
