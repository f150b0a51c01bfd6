# *args: *Ts is annotated with the only item of Ts, which must have one.
def show(items):
    def f(*args: *items, key: int = 0) -> None:
        pass

    print(f.__annotations__)


show([int])
show(("one",))
show(iter({2}))
for bad in [], [1, 2], 5:
    try:
        show(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
