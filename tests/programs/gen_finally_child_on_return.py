# The child's finally runs when the parent returns through a delegation (regenerator 275).
def child():
    try:
        yield 1
        yield 2
    finally:
        print("child finally")


def parent():
    try:
        yield from child()
    finally:
        print("parent finally")


it = parent()
print(next(it))
it.close()
it = parent()
print(next(it))
del it
print("dropped")
