# Handlers of signals: set, asked for, called where a loop goes back, and in the middle of a sleep.
import signal
import time

print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print(repr(signal.getsignal(signal.SIGTERM)), repr(signal.getsignal(signal.SIGPIPE)))
print(repr(signal.SIGALRM), signal.SIGALRM == 14, repr(signal.SIG_DFL), signal.SIGIOT is signal.SIGABRT)
print(signal.Signals(2), signal.Signals["SIGUSR1"].name, signal.strsignal(signal.SIGTERM))
print(signal.SIGTERM in signal.valid_signals(), signal.NSIG)


def handler(number, frame):
    print("handler", repr(number))


print(repr(signal.signal(signal.SIGUSR1, handler)))
print(signal.getsignal(signal.SIGUSR1) is handler)
signal.raise_signal(signal.SIGUSR1)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
signal.raise_signal(signal.SIGUSR1)
print(repr(signal.signal(signal.SIGUSR1, signal.SIG_DFL)))


class Stop(Exception):
    pass


def stop(number, frame):
    raise Stop("stopped by", number)


signal.signal(signal.SIGALRM, stop)


def spin():
    try:
        while True:
            pass
    finally:
        print("finally of spin")


try:
    print(signal.setitimer(signal.ITIMER_REAL, 0.2))
    spin()
except Stop as e:
    print(e)


def generator():
    n = 0
    while True:
        yield n


try:
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    for n in generator():
        pass
except Stop as e:
    print("in a generator", e)

try:
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    time.sleep(20)
except Stop as e:
    print("in a sleep", e)

ticks = []
signal.signal(signal.SIGALRM, lambda number, frame: ticks.append(number))
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
began = time.monotonic()
time.sleep(0.2)
print(signal.setitimer(signal.ITIMER_REAL, 0)[1])
print(time.monotonic() - began >= 0.2, len(ticks) > 1, set(ticks) == {signal.SIGALRM})
print(signal.getitimer(signal.ITIMER_REAL), signal.alarm(0))

signal.signal(signal.SIGINT, handler)
signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as e:
    print(repr(e))

for call in (lambda: signal.signal(0, handler), lambda: signal.signal(99, handler),
             lambda: signal.signal(signal.SIGUSR1, 5), lambda: signal.signal(signal.SIGUSR1, None),
             lambda: signal.signal("a", handler), lambda: signal.signal(signal.SIGKILL, handler),
             lambda: signal.getsignal(0), lambda: signal.setitimer(signal.ITIMER_REAL, -1),
             lambda: signal.setitimer(77, 1), lambda: signal.setitimer(signal.ITIMER_REAL, "a"),
             lambda: signal.raise_signal("x"), lambda: signal.default_int_handler(1, 2)):
    try:
        print(call())
    except BaseException as e:
        print(type(e).__name__, e)
