def g():
    while (yield "more?"):
        print("looped")
    print("yes" if (yield "if?") else "no")
    print((yield "and1") and (yield "and2"))
    print((yield "or1") or (yield "or2"))
    print(not (yield "not?"))
    print((yield 1) < (yield 2) < (yield 3))
    assert (yield "assert"), (yield "msg")


it = g()
print(next(it))
for v in (1, 1, 0, True, 1, "and2", 0, "or2", 0, 1, 5, 2, 0):
    try:
        print(it.send(v))
    except (StopIteration, AssertionError) as e:
        print(type(e).__name__, e)
