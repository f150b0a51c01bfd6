import functools
import string
from contextlib import contextmanager


@contextmanager
def two():
    yield 2


@functools.cache
def answer(n):
    with two() as t:
        return n // t


print(string.whose, answer(84))
try:
    functools.singledispatch(answer).register(1)
except TypeError as e:
    print(e.__traceback__.tb_next.tb_frame.f_code.co_filename)
