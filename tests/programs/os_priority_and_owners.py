"""Priorities and owners of the process; -1 is that an owner stays."""
import os

old = os.getpriority(os.PRIO_PROCESS, 0)
os.setpriority(os.PRIO_PROCESS, 0, old + 1)
print(os.getpriority(os.PRIO_PROCESS, 0) == old + 1)
print(os.setreuid(-1, -1), os.setregid(-1, -1))
for f, args in ((os.getpriority, (99, 0)), (os.setreuid, (-2, 0)), (os.setregid, (0, -2))):
    try:
        f(*args)
    except (OSError, OverflowError) as e:
        print(type(e).__name__, e)
for words in [], [""], ["", "x"]:
    try:
        os.execv("none", words)
    except ValueError as e:
        print(e)
print(os.statvfs("/").f_fsid == os.statvfs("/").f_fsid, len(os.statvfs("/")))
