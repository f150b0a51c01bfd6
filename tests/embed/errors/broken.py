import sys


class Strange(Exception):
    def __str__(self):
        raise RuntimeError("no text")


def chain():
    try:
        {}["key"]
    except KeyError as e:
        raise ValueError("é went wrong") from e


def strange():
    raise Strange


def leave():
    sys.exit(3)


def deep(n):
    return deep(n + 1)


def group():
    raise ExceptionGroup("some", [ValueError(1), TypeError(2)])
