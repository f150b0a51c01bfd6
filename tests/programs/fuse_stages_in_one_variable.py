# Stages of a pipeline, one after the other in one variable, which holds the last until the function ends.


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def source(n, loud=None):
    for i in range(n):
        yield i


def scale(items, k, loud):
    for x in items:
        yield x * k


def keep(items, loud):
    for x in items:
        if x % 2 == 0:
            yield x


def pipeline(n):
    stage = source(n, Loud("source"))
    stage = scale(stage, 3, Loud("scale"))
    stage = keep(stage, Loud("keep"))
    total = 0
    for x in scale(stage, 2, Loud("last")):
        total += x
        if total > 40:
            print("break")
            break
    print("behind the loop")
    return total


def failing(n):
    stage = source(n, Loud("source"))
    stage = scale(stage, 3, Loud("scale"))
    for x in keep(stage, Loud("keep")):
        print(10 // (6 - x))


def handled(n):
    stage = source(n, Loud("source"))
    stage = scale(stage, 3, Loud("scale"))
    try:
        for x in keep(stage, Loud("keep")):
            print(10 // (6 - x))
    except ZeroDivisionError:
        print("handled")
    print("after")


def in_a_loop(n):
    for turn in range(2):
        stage = source(n, Loud("source %d" % turn))
        stage = scale(stage, 3, Loud("scale %d" % turn))
        for x in stage:
            if x:
                break
        print("turn over")


print(pipeline(3))
print(pipeline(30))
handled(4)
in_a_loop(3)
try:
    failing(4)
except ZeroDivisionError as e:
    print("caught", e)
print("end")
