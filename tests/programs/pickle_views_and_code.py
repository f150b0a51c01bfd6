"""What has a size of its own, and no state to show, is refused in words of its own."""
import copy
import pickle

for v in memoryview(b"ab"), (lambda: 1).__code__:
    for f in copy.copy, copy.deepcopy, lambda v: pickle.dumps(v, 2), pickle.dumps:
        try:
            print(type(f(v)).__name__)
        except TypeError as e:
            print(e)
