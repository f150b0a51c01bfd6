"""sys.exc_info(), contexts, causes, entries: every way an exception goes into a generator."""
import sys, traceback

def chain(e, seen=None):
    out = []
    while e is not None:
        out.append(f"{type(e).__name__}({e}) cause={type(e.__cause__).__name__} sup={e.__suppress_context__}")
        e = e.__context__
        if len(out) > 8: break
    return out

def lines(e):
    t = e.__traceback__
    out = []
    while t:
        out.append((t.tb_frame.f_code.co_name, t.tb_lineno)); t = t.tb_next
    return out

def now():
    return tuple(getattr(x, "__name__", x) if i == 0 else str(x) for i, x in enumerate(sys.exc_info()[:2])), repr(sys.exception())

def g():
    print("g start", now())
    try:
        yield 1
    except ValueError as e:
        print("g except", now(), chain(e))
        x = yield 2
        print("g still", now())
        try:
            raise KeyError("inner")
        except KeyError as e2:
            print(chain(e2)); yield 3
            print("g inner still", now())
        print("g outer again", now())
        yield 4
    finally:
        print("g finally", now())
    print("g after", now())
    yield 5

def delegate():
    try:
        yield from g()
    except LookupError as e:
        print("delegate", now(), chain(e), lines(e))
        yield "d"
    print("delegate end", now())

for make in (g, delegate):
    print("==", make.__name__)
    it = make()
    print(next(it), now())
    try:
        raise OSError("outside")
    except OSError:
        print(it.throw(ValueError("thrown")), now())
        print(next(it), now())
    print(next(it), now())
    print(next(it), now())
    try:
        it.throw(IndexError("last"))
    except IndexError as e:
        print(chain(e), lines(e))
    print(list(it))

def ctx():
    try:
        raise ValueError("A")
    except ValueError:
        try:
            yield 1
        except TypeError as e:
            print(chain(e))
            raise RuntimeError("B")
it = ctx(); next(it)
try:
    try:
        raise KeyError("caller")
    except KeyError:
        it.throw(TypeError("T"))
except RuntimeError as e:
    print(chain(e), lines(e))

def cause():
    try:
        yield
    except Exception as e:
        raise ZeroDivisionError("z") from e
it = cause(); next(it)
try:
    it.throw(ValueError, ValueError("v"))
except ZeroDivisionError as e:
    print(chain(e), lines(e), lines(e.__cause__))
def none():
    try:
        yield
    except Exception:
        raise ZeroDivisionError("z") from None
def two():
    try:
        yield from none()
    finally:
        try:
            raise AttributeError("in finally")
        except AttributeError as e:
            print(chain(e))
it = two(); next(it)
try:
    it.throw(ValueError("v"))
except ZeroDivisionError as e:
    print(chain(e), lines(e), lines(e.__context__))
def closing():
    try:
        yield
    except GeneratorExit as e:
        print("closing", chain(e), now())
        raise ValueError("from close")
it = closing(); next(it)
try:
    try:
        raise KeyError("k")
    except KeyError:
        it.close()
except ValueError as e:
    print(chain(e), lines(e))
def pep():
    try:
        yield
    except ValueError:
        raise StopIteration("s")
it = pep(); next(it)
try:
    it.throw(ValueError("v"))
except RuntimeError as e:
    print(chain(e), chain(e.__cause__), lines(e), lines(e.__cause__))
def rr():
    yield
    raise
it = rr(); next(it)
try:
    raise KeyError("reraised")
except KeyError:
    try:
        next(it)
    except KeyError as e:
        print("bare", lines(e))
it = rr(); next(it)
try:
    next(it)
except RuntimeError as e:
    print(e, lines(e))
# an instance with a traceback already
try:
    1 / 0
except ZeroDivisionError as e:
    saved = e
def plain():
    yield
it = plain(); next(it)
try:
    it.throw(saved)
except ZeroDivisionError as e:
    print(lines(e))
it = plain(); next(it)
try:
    it.throw(saved.with_traceback(None))
except ZeroDivisionError as e:
    print(lines(e))
it = plain()
try:
    it.throw(KeyError("unstarted"))
except KeyError as e:
    print(lines(e), chain(e))
def loop():
    for i in range(3):
        try:
            yield i
        except Exception as e:
            print(i, chain(e))
it = loop(); next(it)
e = ValueError("same")
try:
    raise KeyError("x")
except KeyError:
    it.throw(e)
    it.throw(e)
print(chain(e), len(lines(e)))
def three():
    yield from two_()
def two_():
    yield from one_()
def one_():
    yield 1
    raise ValueError("deep")
try:
    list(three())
except ValueError as e:
    print(lines(e))
    print([l.split(", ")[1:] for l in traceback.format_tb(e.__traceback__)][-1])
try:
    try:
        raise ValueError("a")
    finally:
        try:
            raise KeyError("b")
        except KeyError as e:
            print(chain(e))
except ValueError as e:
    print(chain(e))
import contextlib
@contextlib.contextmanager
def cm():
    try:
        yield
    except ValueError as e:
        raise KeyError("cm")
try:
    with cm():
        raise ValueError("body")
except KeyError as e:
    print(chain(e))
