import sys
def mute(n):
    try:
        yield 1
        yield 2
    finally:
        e = sys.exc_info()[1]
        print(n, repr(e), repr(e.__context__))
class Gone:
    def __iter__(self): return self
    def __next__(self): return 1
    def __del__(self): print("gone", repr(sys.exc_info()[1]))
class Short(Gone):
    n = 0
    def __next__(self):
        self.n += 1
        if self.n == 2: raise StopIteration
        return 1
def g(make):
    try:
        raise KeyError("handled")
    except KeyError:
        yield from make()
        print("after")
        yield 2
def h(make):
    try:
        raise KeyError("handled")
    except KeyError:
        for x in make(): yield 3
def k(make):
    try:
        raise KeyError("handled")
    except KeyError:
        try: yield from make()
        finally: print("finally")
def u(make):
    with open("/dev/null"):
        yield from make()
for f in g, h, k, u:
    for make in (lambda: mute("direct")), (lambda: map(int, mute("map"))), Gone, Short:
        print(f.__name__)
        i = f(make); next(i)
        try: i.throw(ValueError("thrown"))
        except ValueError as e: print(repr(e), repr(e.__context__))
        i = f(make); next(i); i.close()
        i = f(make); next(i); del i
        try:
            raise LookupError("caller")
        except LookupError:
            i = f(make); next(i); i.close()
            i = f(make); next(i); del i
        i = f(make); next(i)
        try: i.throw(GeneratorExit("thrown"))
        except GeneratorExit as e: print(repr(e), repr(e.__context__))
        i = f(make); next(i); print(next(i,0)); del i
