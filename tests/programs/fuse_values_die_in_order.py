# What a generator holds dies when the generator would, in the same order, whichever way its loop is left.


class Loud:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "Loud " + self.name

    def __del__(self):
        print("del", self.name)


def gen(first, n):
    second = Loud("second of " + first.name)
    for i in range(n):
        item = Loud("item %d" % i)
        yield i
    print("gen ends")


def exhaust():
    for x in gen(Loud("a"), 2):
        print("x", x)
    print("after")


def leave_by_break():
    for x in gen(Loud("b"), 3):
        if x == 1:
            print("break")
            break
    print("after")


def leave_by_return():
    for x in gen(Loud("c"), 3):
        if x == 1:
            return Loud("result")
    print("not reached")


def leave_by_exception():
    for x in gen(Loud("d"), 3):
        print("raising", 1 // (1 - x))


def handle_inside():
    for x in gen(Loud("e"), 3):
        try:
            print("inside", 1 // (1 - x))
        except ZeroDivisionError as e:
            print("caught", e)
    else:
        print("else")


def handle_outside():
    try:
        for x in gen(Loud("f"), 3):
            print("inside", 1 // (1 - x))
    except ZeroDivisionError as e:
        print("caught", e)
    finally:
        print("finally")
    print("after")


def again():
    for turn in range(2):
        for x in gen(Loud("turn %d" % turn), 2):
            if x:
                break
        print("turn over", turn)


for f in exhaust, leave_by_break, leave_by_return, handle_inside, handle_outside, again:
    print("--", f.__name__)
    print(f())
print("-- exception")
try:
    leave_by_exception()
except ZeroDivisionError as e:
    print("handler", e)
    print(e.__traceback__.tb_next.tb_lineno)
print("end")
