"""struct_time knows its zone beside its nine items; tzset() gives the module the zone of TZ."""
import os
import time

t = time.gmtime(0)
print(t.tm_zone, t.tm_gmtoff, len(t), t)
print(time.struct_time((1,) * 9).tm_zone, time.struct_time((1,) * 9 + ("X", 60)).tm_zone)
for zone in ("EST+05EDT,M4.1.0,M10.5.0", "AEST-10AEDT-11,M10.5.0,M3.5.0", "UTC0"):
    os.environ["TZ"] = zone
    time.tzset()
    print(time.tzname, time.timezone, time.altzone, time.daylight)
    local = time.localtime(1040774400)
    print(local.tm_zone, local.tm_gmtoff, time.strftime("%Z", local), time.strftime("%Z", t))
