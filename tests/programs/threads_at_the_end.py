"""The program waits for its threads, but not for daemons; SystemExit ends one thread alone."""
import atexit
import sys
import threading
import time

atexit.register(lambda: print("at exit"))


def late():
    time.sleep(0.03)
    print("late")


def for_ever():
    while True:
        time.sleep(0.001)


def leave():
    sys.exit("not printed")


threading.Thread(target=late).start()
threading.Thread(target=for_ever, daemon=True).start()
t = threading.Thread(target=leave)
t.start()
t.join()
print("main ends")
