# What async with says of objects that are not asynchronous context managers.
class Nothing:
    pass


class Sync:
    def __enter__(self):
        pass

    def __exit__(self, *a):
        pass


class NoExit:
    async def __aenter__(self):
        pass


class EnterGives:
    def __aenter__(self):
        return 123

    async def __aexit__(self, *a):
        print("never")


class ExitGives:
    async def __aenter__(self):
        return self

    def __aexit__(self, *a):
        return 456


def generator():
    yield


class EnterGenerator(EnterGives):
    def __aenter__(self):
        return generator()


async def enter(o):
    async with o:
        print("body")


async def enter_and_raise(o):
    async with o:
        raise KeyError("body")


async def enter_and_return(o):
    async with o:
        return 1


for f in enter, enter_and_raise, enter_and_return:
    for o in Nothing(), Sync(), NoExit(), EnterGives(), EnterGenerator(), ExitGives():
        try:
            f(o).send(None)
        except Exception as e:
            print(type(o).__name__, "-", type(e).__name__, e, "- context:", repr(e.__context__))


async def enter_sync(o):
    with o:
        pass


try:
    enter_sync(NoExit()).send(None)
except TypeError as e:
    print(e)
