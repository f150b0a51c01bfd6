# exec() in a function reads the function's names; what it stores into them is lost.
n = "global n"


def f(a):
    b = 2
    exec("print(a, b, n)\na = 100\nc = 5\nprint(a, c)")
    try:
        print(a, b, c)
    except NameError as e:
        print(e)
    exec("global made\nmade = a")


f(1)
print(made)


def g(space):
    exec("answer = 42", space)
    return space["answer"]


print(g({}))


class C:
    exec("attr = 3\ndef method(self):\n    return self.attr\n")


print(C.attr, C().method())
