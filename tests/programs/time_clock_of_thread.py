"""The clock of a thread, and clocks that only the system may set."""
import threading
import time

clock = time.pthread_getcpuclockid(threading.get_ident())
print(type(clock).__name__, clock != time.CLOCK_THREAD_CPUTIME_ID)
print(time.clock_gettime(clock) <= time.clock_gettime(clock))
for f, value in (time.clock_settime, 1.0), (time.clock_settime_ns, 1):
    try:
        f(time.CLOCK_MONOTONIC, value)
    except OSError as e:
        print(e)
