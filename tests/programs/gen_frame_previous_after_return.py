# f_back of a suspended generator is nobody, whoever resumed it and has returned since.
import sys


def g():
    while True:
        yield sys._getframe()


def resumes(it):
    f = next(it)
    return f, f.f_back


def child():
    yield sys._getframe(), sys._getframe().f_back
    yield sys._getframe(), sys._getframe().f_back


def parent():
    yield from child()


it = g()
f, back = resumes(it)
print(f.f_back, back, f is it.gi_frame)
f, back = resumes(it)
print(f.f_back, back)
it = parent()


def deeper(it):
    f, caller = next(it)
    return f, caller


f, caller = deeper(it)
print(f.f_back, caller.f_code.co_name, caller.f_back, caller is it.gi_frame)
f, caller = next(it)
print(f.f_back, caller.f_code.co_name, caller.f_back)
print(next(it, "end"), f.f_back, it.gi_frame)
