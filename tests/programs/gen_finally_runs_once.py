# micropython 1636: a return in try ran the finally twice.
def g():
    try:
        try:
            yield 1
            return 5
        finally:
            print("first")
    finally:
        print("second")
        yield 2


print(list(g()))
def f():
    for _ in range(2):
        try:
            return "r"
        finally:
            print("once")
print(f())
