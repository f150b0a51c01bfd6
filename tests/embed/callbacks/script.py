import host


def ask(name):
    return host.greet(name) + "!", host.LIMIT


def count(n):
    for i in range(n):
        host.log(f"step {i}")
        yield host.total()


def wrong():
    try:
        host.greet()
    except TypeError as e:
        host.log(str(e))
    try:
        host.refuse("no")
    except PermissionError as e:
        host.log(f"{type(e).__name__}: {e}")
    host.refuse("twice")


def through(f, *args):
    return f(*args)


def keep(o):
    global kept
    kept = o
    return repr(o).split(" at ")[0]
