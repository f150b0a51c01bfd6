"""An empty dict is asked for no hash when something is popped."""
from collections import Counter, OrderedDict, defaultdict


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for d in ({}, defaultdict(int), Counter(), OrderedDict(), {1: 2}):
    attempt(lambda: d.pop([]))
    attempt(lambda: d.pop([], "other"))
    attempt(lambda: d.pop({}, None))
