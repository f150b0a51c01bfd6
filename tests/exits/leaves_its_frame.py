# A return behind a handled exception: a traceback may have seen the variables.
def guarded(f):
    try:
        return f()
    except ValueError:
        return None
