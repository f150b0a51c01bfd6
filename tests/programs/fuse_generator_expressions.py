# A generator expression as the iterable of a loop.


def use(n, k):
    out = []
    for x in (i * k for i in range(n) if i % 2):
        out.append(x)
    return out


def free(n):
    step = 1
    out = []
    for x in (i * step for i in range(n)):
        step += 1
        out.append(x)
    return out


def nested(n):
    out = []
    for x in (a + b for a in range(n) for b in (c * c for c in range(a))):
        out.append(x)
    return out


def fails(n):
    for x in (10 // (2 - i) for i in range(n)):
        print(x)


print(use(7, 3), free(4), nested(4))
try:
    fails(5)
except ZeroDivisionError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next
