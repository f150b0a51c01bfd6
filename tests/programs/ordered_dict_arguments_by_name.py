"""pop(), setdefault() and fromkeys() of OrderedDict take their arguments by name, unlike dict's."""
from collections import OrderedDict


class Loud(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)

    def __missing__(self, key):
        return "missing"


od = OrderedDict.fromkeys(iterable="abc", value=1)
print(od, od.pop(key="a"), od.pop("z", default=2), od.setdefault(key="b", default=3))
print(od.setdefault("n"), od)
loud = Loud.fromkeys("xy", value=None)
print(type(loud).__name__, loud.setdefault("q", default=[]), loud.pop("x"), loud)
try:
    od.pop("none")
except KeyError as e:
    print("KeyError", e)
