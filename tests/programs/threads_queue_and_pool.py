"""Queues hand things from thread to thread; a pool of threads runs calls and keeps their results."""
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait

q, done = queue.Queue(maxsize=2), queue.SimpleQueue()


def produce():
    for i in range(6):
        q.put(i)
    q.put(None)


def consume():
    while (item := q.get()) is not None:
        done.put(item * item)
        q.task_done()
    done.put("end")


for f in (produce, consume):
    threading.Thread(target=f).start()
print([done.get(timeout=10) for _ in range(7)])
try:
    done.get(timeout=0.01)
except queue.Empty as e:
    print(type(e).__name__)

with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(pow, range(5), [2] * 5)))
    slow = pool.submit(time.sleep, 0.05)
    bad = pool.submit(lambda: [][1])
    print(slow.done(), type(bad.exception()).__name__)
    print(len(wait([slow, bad]).done))
    print(sorted(f.result() for f in as_completed([pool.submit(len, "x" * i) for i in range(4)])))
try:
    pool.submit(print)
except RuntimeError as e:
    print(e)
