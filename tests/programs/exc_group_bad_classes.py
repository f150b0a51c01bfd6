# The classes of except* must be exceptions and no groups; a group may have a derive() of its own.
def run(exc, classes):
    try:
        try:
            raise exc
        except* classes as e:
            print("caught", repr(e))
    except BaseException as e:
        print(type(e).__name__, e, "- context", repr(e.__context__))


G = ExceptionGroup
for classes in (
    int, 5, G, BaseExceptionGroup, (ValueError, G), (ValueError, int), [ValueError],
    (), (ValueError, TypeError),
):
    run(G("g", [ValueError(1)]), classes)
    run(ValueError(2), classes)


class Own(ExceptionGroup):
    def derive(self, excs):
        print("derive", excs)
        return Own(self.message, excs)


class BadDerive(ExceptionGroup):
    def derive(self, excs):
        return 42


run(Own("own", [ValueError(1), TypeError(2)]), ValueError)
run(BadDerive("bad", [ValueError(1), TypeError(2)]), ValueError)
