# Arguments are evaluated and bound where the generator is made; calls that do not fit fail there.


def show(x):
    print("evaluates", x)
    return x


def gen(a, b=10):
    print("starts", a, b)
    yield a
    yield b


def pair(a, b):
    print("pair", a, b)
    a += 1
    yield a
    del b
    yield a
    yield b


def use():
    for x in pair(show(1), show(2)):
        print(x)


def missing():
    for x in pair(show(1)):
        print(x)


def too_many():
    for x in pair(show(1), show(2), show(3)):
        print(x)


def default():
    for x in gen(show(3)):
        print(x)


def keyword():
    for x in gen(b=show(4), a=5):
        print(x)


def starred(args):
    for x in gen(*args):
        print(x)


def order():
    for x in pair(show(7), 1 // 0):
        print(x)


def mutated():
    data = [1, 2, 3]
    for x in walk(data):
        data.append(x * 10)
        if len(data) > 6:
            break
    return data


def walk(items):
    for item in items:
        yield item


def early():
    for x in later(1):
        print(x)


for f in use, missing, too_many, default, keyword, lambda: starred((1, 2)), order, mutated, early:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def later(x):
    yield x


early()
