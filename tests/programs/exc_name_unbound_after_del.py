"""The name of an except clause goes whether or not the body has deleted or rebound it."""
import sys


class Noisy:
    def __del__(self):
        print("gone", sys.exc_info()[0])


def deleted():
    try:
        raise ValueError(1)
    except ValueError as e:
        del e
    try:
        e
    except UnboundLocalError as f:
        print(f)


def rebound():
    try:
        raise ValueError(2)
    except ValueError as e:
        e = Noisy()
    print("after")
    try:
        e
    except UnboundLocalError as f:
        print(f)


def raised():
    try:
        try:
            raise ValueError(3)
        except ValueError as e:
            e = Noisy()
            raise KeyError(4)
    except KeyError as f:
        print(repr(f))
    try:
        e
    except UnboundLocalError as f:
        print(f)


def left():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as e:
            e = Noisy()
            continue
    return "e" in locals()


deleted()
rebound()
raised()
print(left())
