"""Files in memory and counters of events are descriptors like any other."""
import os

fd = os.memfd_create("name")
print(os.get_inheritable(fd), os.write(fd, b"memory"), os.lseek(fd, 0, 0), os.read(fd, 9))
os.close(fd)
fd = os.eventfd(3, os.EFD_NONBLOCK | os.EFD_SEMAPHORE)
os.eventfd_write(fd, 1)
print([os.eventfd_read(fd) for _ in range(4)])
try:
    os.eventfd_read(fd)
except BlockingIOError as e:
    print(e)
os.close(fd)
for f in os.device_encoding, os.eventfd_read:
    try:
        print(f(1000000))
    except OSError as e:
        print(e)
