def f(kind):
    log = []
    for i in range(2):
        try:
            log.append("try")
            if kind == "raise":
                raise ValueError(kind)
            if kind == "key":
                raise KeyError(kind)
            if kind == "return":
                return log
            if kind == "break":
                break
            if kind == "continue":
                continue
        except ValueError as e:
            log.append(repr(e))
        except (KeyError, IndexError):
            log.append("key")
        else:
            log.append("else")
        finally:
            log.append("finally")
        log.append("after")
    return log


for k in ("raise", "key", "return", "break", "continue", "none"):
    print(k, f(k))
def g():
    try:
        raise KeyError(1)
    except ValueError:
        print("wrong")
    finally:
        print("finally")
try:
    g()
except KeyError as e:
    print("out", e)
try:
    e
except NameError as x:
    print(x)
def h():
    try:
        return "a"
    finally:
        try:
            raise KeyError
        except KeyError:
            print("inner")
print(h())
try:
    try:
        1 / 0
    except 5:
        pass
except TypeError as e:
    print(e)
