# A context manager around a yield, and one of two managers.
from contextlib import contextmanager


@contextmanager
def indented(out, by):
    out.indent += by
    try:
        yield out
    finally:
        out.indent -= by


def report(out, lock, rows):
    with lock, indented(out, 2) as inner:
        for row in rows:
            inner.write(row)
