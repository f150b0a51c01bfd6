def child():
    try:
        yield 1
    finally:
        print("child finally")


def parent():
    try:
        yield from child()
    except KeyError as e:
        print("parent got", e)
        yield "p"


it = parent()
next(it)
print(it.throw(KeyError("x")))
