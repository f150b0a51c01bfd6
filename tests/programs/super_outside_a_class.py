# super() in a function that stands in no class has no cell; a mention of __class__ makes none.


def alone(self):
    return super().m()


def mentions(self):
    return super().m(), __class__


def nested():
    def inner(self):
        return super()
    return inner(1)


for f in alone, mentions:
    try:
        f(3)
    except RuntimeError as e:
        print(f.__name__, e)
try:
    nested()
except RuntimeError as e:
    print(e)
try:
    (lambda: super())()
except RuntimeError as e:
    print(e)
