import _thread
import threading
lock = _thread.allocate_lock()
with lock:
    print(lock.locked(), lock.acquire(False))
print(lock.locked(), isinstance(lock, _thread.LockType), _thread.error, _thread.TIMEOUT_MAX)
print(_thread.get_ident() == threading.get_ident(), isinstance(_thread.RLock(), type(threading.RLock())))
done = _thread.allocate_lock()
done.acquire()


def run(a, b=2):
    print('ran', a, b)
    done.release()


_thread.start_new_thread(run, (1,), {'b': 3})
done.acquire()
for args in [(3, ()), (run, []), (run, (), [])]:
    try:
        _thread.start_new_thread(*args)
    except TypeError as e:
        print(e)
try:
    _thread.exit()
except SystemExit as e:
    print(repr(e))
try:
    _thread.interrupt_main()
    for _ in range(1000):
        pass
except KeyboardInterrupt:
    print('interrupted')
print(_thread.stack_size())
try:
    _thread.stack_size(-1)
except ValueError as e:
    print(e)
