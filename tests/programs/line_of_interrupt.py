# A signal that arrives in a loop raises where the loop goes back.
import itertools
import signal


def handle(*args):
    raise RuntimeError


def plain():
    n = 0
    for i in itertools.count():
        n += 1
        n = 2


def condition(n=2):
    while (
            n
            < 5):
        n = 3
        n = 4


def name(n=2):
    while (
            n
    ):
        n = 3
        n = 4


def forever(n=2):
    while True:
        n = 3
        n = 4


def comprehension():
    [0
     for i in itertools.count()
     if
     False]


signal.signal(signal.SIGALRM, handle)
for f in plain, condition, name, forever, comprehension:
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    try:
        f()
    except RuntimeError as e:
        t, lines = e.__traceback__, []
        while t:
            lines.append(t.tb_lineno)
            t = t.tb_next
        print(f.__name__, lines)
