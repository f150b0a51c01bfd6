import json
import re
import sys
import threading

big = 3**9000
pattern = re.compile(r"(?:(a|b)(c|d)?)*x|(a+)+$")
work = [
    lambda: str(big),
    lambda: big * big,
    lambda: pattern.match("ab" * 100 + "!"),
    lambda: json.dumps([[1, 2], {"a": [1.5]}]),
    lambda: "%r %s" % ([1, [2, "x"]], 1.25e300),
    lambda: sorted([3, 1, 2] * 100, key=lambda v: -v),
    lambda: "ä".encode("utf-16").decode("utf-16"),
]


def fall(step):
    step()
    return fall(step) + 1


def fails(function, *args):
    try:
        function(*args)
    except RecursionError:
        return True


nested = []
for _ in range(100000):
    nested = [nested]
if len(sys.argv) > 1:
    work = work[-1:]
print(all(fails(fall, step) for step in work))
print(fails(repr, nested), fails(json.dumps, nested))
thread = threading.Thread(target=lambda: print(fails(fall, work[0])))
thread.start()
thread.join()
