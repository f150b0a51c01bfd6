"""Threads share what they see, one at a time; a lock makes several steps one."""
import threading
import time

n = 0
lock = threading.Lock()


def count(times):
    global n
    for _ in range(times):
        with lock:
            n += 1


threads = [threading.Thread(target=count, args=(5000,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(n, threading.active_count())

# One that never waits does not keep the others from running.
stop = False
spins = 0


def spin():
    global spins
    while not stop:
        spins += 1


t = threading.Thread(target=spin)
t.start()
time.sleep(0.02)
stop = True
t.join()
print(spins > 0, t.is_alive())

# A lock is waited for as long as is said, and another thread may release it.
lock.acquire()
print(lock.acquire(False), lock.acquire(timeout=0.01), lock.locked())
threading.Timer(0.01, lock.release).start()
print(lock.acquire(timeout=5))
lock.release()
for bad in (lambda: lock.release(), lambda: lock.acquire(False, 1), lambda: lock.acquire(True, -2)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)

# The same thread takes a reentrant lock again; no other gives it back.
again = threading.RLock()
with again:
    with again:
        def other():
            print(again.acquire(False))
            try:
                again.release()
            except RuntimeError as e:
                print(e)
        t = threading.Thread(target=other)
        t.start()
        t.join()

met = threading.Barrier(3)
seen = []


def meet(i):
    met.wait()
    seen.append(i)


threads = [threading.Thread(target=meet, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(seen))

for wrong in ((True, float("nan")), (True, 1e300), (True, "x"), (False, 0), ("x",)):
    try:
        lock.acquire(*wrong)
    except Exception as e:
        print(type(e).__name__, e)
