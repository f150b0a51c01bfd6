"""An OrderedDict made of what is not pairs, and keys that it does not have."""
from collections import OrderedDict


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class HasItems:
    def items(self):
        return [("a", 1), iter(["b", 2])]


class ItemsIsData:
    items = []


for source in ((0, 1), ["ab"], ["abc"], ["a"], [""], [()], [[1, 2, 3]], "xy", HasItems(), ItemsIsData(), [iter("ab")], 5, None):
    attempt(lambda: OrderedDict(source))
    attempt(lambda: OrderedDict().update(source))
for key in (None, (), (1,), (1, 2), "a", 0):
    for d in (OrderedDict(), OrderedDict(x=1)):
        attempt(lambda: d.move_to_end(key))
        attempt(lambda: d.pop(key))
attempt(lambda: OrderedDict().move_to_end([]))
attempt(lambda: OrderedDict(x=1).move_to_end([]))
