import threading

lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))
lock.release()
with lock:
    print(lock.locked())
try:
    lock.release()
except RuntimeError as e:
    print(e)
rlock = threading.RLock()
with rlock:
    with rlock:
        print("twice")
try:
    rlock.release()
except RuntimeError as e:
    print(e)
print(threading.current_thread().name, threading.current_thread() is threading.main_thread())
print(threading.active_count(), threading.get_ident() == threading.main_thread().ident)

results = []
data = threading.local()
data.x = "main"


def work(n, scale=1):
    results.append((n * scale, hasattr(data, "x"), threading.current_thread().name))
    data.x = n


thread = threading.Thread(target=work, args=(2,), kwargs={"scale": 10}, name="worker")
thread.start()
thread.join()
print(results, data.x, thread.is_alive(), thread.name)
try:
    thread.start()
except RuntimeError as e:
    print(e)
event = threading.Event()
print(event.is_set(), event.wait(0.01))
event.set()
print(event.wait())
semaphore = threading.BoundedSemaphore(1)
with semaphore:
    print(semaphore.acquire(False))
try:
    semaphore.release()
except ValueError as e:
    print(e)
condition = threading.Condition()
with condition:
    condition.notify_all()
    print(condition.wait(0.01), condition.wait_for(lambda: True))
try:
    condition.notify()
except RuntimeError as e:
    print(e)
