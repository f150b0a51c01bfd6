"""Named results of C (stat, struct_time) pickle and copy with the fields that are no items."""
import copy
import os
import pickle
import time

s = os.stat("/")
t = time.gmtime(0)
print(t.__reduce__())
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    u = pickle.loads(pickle.dumps(t, protocol))
    print(u == t, u.tm_zone, u.tm_gmtoff, type(u))
    print(pickle.loads(pickle.dumps(s, protocol)).st_mtime_ns == s.st_mtime_ns)
print(copy.copy(s) == s, copy.deepcopy(t).tm_zone)
print(time.struct_time((1,) * 9, {"tm_zone": "X"}).tm_zone)
try:
    time.struct_time((1,) * 9, 5)
except TypeError as e:
    print(e)
for make, items in (time.struct_time, (1,)), (time.struct_time, (1,) * 12), (os.stat_result, (1,)):
    try:
        make(items)
    except TypeError as e:
        print(e)
