# Generators and coroutines have __del__, which closes them; types in C that end in some way have it too.
import io


def g():
    try:
        yield 1
    finally:
        print("finally")


async def c():
    try:
        await a()
    finally:
        print("finally of c")


class a:
    def __await__(self):
        yield 1


async def ag():
    yield 1


y = g()
next(y)
print(y.__del__(), y.gi_frame)
print(y.__del__())
k = c()
k.send(None)
print(k.__del__(), k.cr_frame)
print(hasattr(ag(), "__del__"), hasattr(io.TextIOWrapper, "__del__"), hasattr([], "__del__"))
try:
    y.__del__(1)
except TypeError as e:
    print(e)
