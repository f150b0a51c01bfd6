# A long traceback: the entries that are the same are counted, not printed.
def down(n):
    if n == 0:
        raise ArithmeticError("at the bottom")
    down(n - 1)


def ping(n):
    pong(n)


def pong(n):
    if n == 0:
        down(50)
    ping(n - 1)


ping(3)
