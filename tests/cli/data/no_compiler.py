import re


def shadowed(eval):
    return eval("1"), re.compile("x")


def called():
    try:
        exec("x = 1")
    except NotImplementedError as e:
        print(e)


print(compile, shadowed(len))
called()
