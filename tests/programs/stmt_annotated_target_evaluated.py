# An annotated target without a value is evaluated, though nothing is assigned.
def say(x):
    print(x)
    return x


def f():
    say([1])[say(0)]: say("not evaluated")
    say([2])[say(0):say(1)]: int
    say(print).name: int
    say
    (name): undefined


f()
say([1])[say(0)]: say("annotation")
say(print).name: say("annotation")


class C:
    say(C_before := 1).real: say("annotation")
    say([1])[say(0)]: say("annotation")


print(C.__annotations__ if hasattr(C, "__annotations__") else "none")
