def countdown(n):
    while n > 0:
        got = yield n
        n -= 1 if got is None else got
    return "liftoff"
