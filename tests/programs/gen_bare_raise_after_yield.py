def g():
    try:
        1 / 0
    except ZeroDivisionError:
        yield "handling"
        raise


it = g()
print(next(it))
try:
    next(it)
except ZeroDivisionError as e:
    print("raised", e, e.__context__)
