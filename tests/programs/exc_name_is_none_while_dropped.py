# The variable of an except clause holds None when its exception is dropped, and is unbound then.
import sys


class Loud(Exception):
    def __del__(self):
        frame = sys._getframe(1)
        print(frame.f_code.co_name, sorted(frame.f_locals), frame.f_locals.get("e", "missing"))


def plain():
    try:
        raise Loud("x")
    except Loud as e:
        e.__traceback__ = None
    return sorted(locals())


print(plain())
