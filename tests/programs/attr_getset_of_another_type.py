# An attribute of a built-in type, put into a class that does not derive from it.
class C:
    args = ValueError.__dict__.get("args") or BaseException.__dict__["args"]
    gi_running = (x for x in ()).__class__.__dict__["gi_running"]


class D(ValueError):
    pass


def look(o):
    return o.args


def running(o):
    return o.gi_running


for round in range(3):
    for o in (ValueError(1), D(2, 3), C(), KeyError(4), C()):
        try:
            print(look(o))
        except TypeError as e:
            print(e)
    for o in ((x for x in ()), C()):
        try:
            print(running(o))
        except TypeError as e:
            print(e)
