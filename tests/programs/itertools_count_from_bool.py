"""count() counts plain ints when it starts at a bool and steps by one."""
from itertools import count, islice


class Number(int):
    pass


for arguments in ((True,), (False, 1), (True, True), (Number(3),), (True, 2), (Number(3), 2), (1.5, True)):
    print([(type(n).__name__, n) for n in islice(count(*arguments), 3)], count(*arguments))
