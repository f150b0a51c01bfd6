"""setstate() takes states of version 2, whose words may be negative."""
import random

r = random.Random(5)
state = r.getstate()
a = r.random()
r.setstate((2,) + state[1:])
print(r.random() == a)
r.setstate((2, tuple(x - 2**32 for x in state[1][:-1]) + state[1][-1:], None))
print(r.random() == a)
for bad in ((2, None, None), (2, (1, 2), None), (2, ("a",) * 625, None),
            (2, (0,) * 624 + (-1,), None), (1, (), None)):
    try:
        r.setstate(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
