# The traceback entries of what comes out of an except*.

def f():
    try:
        raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("in", [TypeError(2), KeyError(3)])])
    except* ValueError:
        raise OSError("new")
    except* KeyError:
        pass


try:
    f()
except ExceptionGroup as e:
    while e:
        print(type(e).__name__, [type(x).__name__ for x in getattr(e, "exceptions", ())])
        tb = e.__traceback__
        while tb:
            print("  line", tb.tb_lineno, tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        e = e.__context__ or (e.exceptions[0] if isinstance(e, ExceptionGroup) else None)
