def entries(e):
    t, out = e.__traceback__, []
    while t: out.append(t.tb_frame.f_code.co_name + str(t.tb_lineno)); t = t.tb_next
    return out
class F:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *a):
        self.inner(a[0])
    def inner(self, e): raise e
    def close(self): raise ValueError("close")
def plain(make): yield from make()
def guarded(make):
    try: yield from make()
    finally: pass
def raising(make):
    try: yield from make()
    except KeyError: raise IndexError
def handling(make):
    try: 1 / 0
    except ZeroDivisionError:
        yield from make()
def leaf():
    yield 1
def converting():
    try: yield 1
    except BaseException as e: raise LookupError
sources = [F, leaf, converting, lambda: plain(leaf), lambda: guarded(leaf), lambda: raising(leaf), lambda: plain(lambda: guarded(F)),
    lambda: handling(leaf), lambda: plain(F)]
for outer in handling, plain, guarded, raising:
    for make in sources:
        for thrown in KeyError("k"), KeyError, StopIteration("s"):
            it = outer(make); next(it)
            try: it.throw(thrown)
            except BaseException as e: print(outer.__name__, type(e).__name__, entries(e), e.__context__ and (type(e.__context__), entries(e.__context__)))
        it = outer(make); next(it)
        try: it.close()
        except BaseException as e: print(outer.__name__, "close", type(e).__name__, entries(e), e.__context__ and (type(e.__context__), entries(e.__context__)))
