"""A message calls the type of a value by its module too if it is a type in C and no built-in."""
import array
import collections
import contextvars
import csv
import datetime
import decimal
import fractions
import functools
import io
import itertools
import operator
import queue
import random
import re
import struct
import sys
import threading
import time
import types
import zlib

VALUES = [collections.deque(), collections.OrderedDict(), collections.defaultdict(), collections.Counter(),
          io.StringIO(), io.BytesIO(), sys.stdout, sys.stdin.buffer, re.compile("a"), re.match("a", "a"),
          array.array("i"), functools.partial(int), itertools.count(), itertools.chain(), operator.itemgetter(1),
          random.Random(), struct.Struct("i"), threading.Lock(), threading.RLock(), threading.local(),
          datetime.date(2020, 1, 1), datetime.datetime(2020, 1, 1), datetime.timedelta(1), datetime.timezone.utc,
          decimal.Decimal(1), decimal.getcontext(), fractions.Fraction(1), csv.reader([]), zlib.compressobj(),
          contextvars.copy_context(), types.SimpleNamespace(), queue.SimpleQueue(), queue.Queue(), time.gmtime(0),
          range(3), slice(1), len, (x for x in ()), int | str, list[int]]


class Of(collections.deque, metaclass=type):
    pass


class Day(datetime.date):
    pass


VALUES += [Of(), Day(2020, 1, 1)]


def called(v):
    return type(v).__name__


for v in VALUES:
    for f in (lambda: v.no_such_name, lambda: v + object(), lambda: v < object(), lambda: object() - v,
              lambda: [][v], lambda: "" + v, lambda: {**v} and 0, lambda: memoryview(v) and 0):
        try:
            f()
            print(called(v), "fine")
        except (TypeError, AttributeError) as e:
            print(called(v), e)
try:
    print >> sys.stdout, "a"
except TypeError as e:
    print(e)
try:
    list(re.match("a", "a"))
except TypeError as e:
    print(e)
