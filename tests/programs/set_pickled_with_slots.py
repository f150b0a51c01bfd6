"""The state of a set's subclass has its slots beside its dict."""
import pickle


class Tagged(set):
    __slots__ = ("x", "y", "__dict__")


class TaggedFrozen(frozenset):
    __slots__ = ("x", "__dict__")


for class_ in Tagged, TaggedFrozen:
    s = class_([1, 2])
    s.x = ["x"]
    s.z = ["z"]
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        copy = pickle.loads(pickle.dumps(s, protocol))
        print(type(copy) is class_, copy == s, copy.x, copy.z, hasattr(copy, "y"))
print(set([1]).__reduce__(), frozenset().__reduce__())
