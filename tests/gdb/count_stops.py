# Within gdb: sets a breakpoint at every line of a program, runs it, and prints how often it came to
# each. A line without code is not printed: gdb has moved its breakpoint to another line.
import os

import gdb

name = os.environ["PROGRAM"]
with open(name) as file:
    count = len(file.readlines())
gdb.execute("set breakpoint pending off")
breakpoints = []
for line in range(1, count + 1):
    try:
        stop = gdb.Breakpoint(f"{name}:{line}")
    except gdb.error:
        continue
    stop.ignore_count = 1_000_000_000
    places = {place.source[1] for place in stop.locations}
    if places == {line}:
        breakpoints.append((line, stop))
    else:
        stop.delete()
gdb.execute("run >/dev/null 2>&1", to_string=True)
print("stops:")
for line, stop in breakpoints:
    print(f"{line}: {stop.hit_count}")
