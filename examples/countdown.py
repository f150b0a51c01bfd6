def countdown(n):
    while n > 0:
        got = yield n
        n -= 1 if got is None else got
    return "liftoff"


def main():
    result = yield from countdown(3)
    print(result)


for second in main():
    print(second)
