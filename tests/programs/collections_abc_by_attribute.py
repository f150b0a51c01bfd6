"""collections.abc is there without an import of its own."""
import collections

print(collections.abc.Mapping.__name__, issubclass(collections.deque, collections.abc.MutableSequence))
try:
    collections.dequeue
except AttributeError as e:
    print(e, e.name, e.obj is collections)
