# The variable of an except clause is None while what it held is dropped, then unbound.
class Loud(Exception):
    def __del__(self):
        print("dropped:", g.gi_frame.f_locals)


def body():
    try:
        raise Loud
    except Loud as e:
        e.__traceback__ = None
        yield "inside"
    yield "behind"
    try:
        print(e)
    except UnboundLocalError as error:
        print(error)


g = body()
print(next(g))
print(next(g), g.gi_frame.f_locals)
print(next(g, "end"))
