"""A byte that is no conversion is shown as it is; whatever __float__ raises, a float was required."""


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class NoFloat:
    def __float__(self):
        raise LookupError("no float")


for form in (b"%\t", b"%\x1f", b"%y", b"%5\x7f"):
    attempt(lambda: form % 1)
attempt(lambda: b"%g" % NoFloat())
attempt(lambda: "%g" % NoFloat())
attempt(lambda: bytearray(b"abc").__setitem__(slice(0, 1, 0), "ab"))


class NoIndex:
    def __index__(self):
        return "a"


attempt(lambda: "%c" % NoIndex())
attempt(lambda: b"%c" % NoIndex())
