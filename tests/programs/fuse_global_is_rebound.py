# A generator function whose name is bound again, or deleted, is called by what the name is then.


def gen():
    yield "first"


def use():
    for x in gen():
        print(x)


use()


def gen():
    yield "second"


use()
gone = gen
del gen
try:
    use()
except NameError as e:
    print(e)


def other():
    yield 1


def use_other():
    for x in other():
        print(x)


use_other()
import sys

sys.modules["__main__"].other = lambda: "patched"
use_other()
