def g():
    try:
        yield 1
        print("not reached")
    finally:
        print("finally")


it = g()
next(it)
print(it.close())
print(it.close())
it = g()
it.close()
print("unstarted closed")
