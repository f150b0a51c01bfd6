import re


def shadowed(eval):
    return eval("1"), re.compile("x")


def called():
    try:
        exec("x = " + repr(eval))
    except NotImplementedError as e:
        print(e)


exec("x = 1")
eval("x")
print(compile, shadowed(len))
called()
