"""Modules in C of all kinds: what they keep between calls must not outlive the runtime."""
import array
import asyncio
import base64
import binascii
import bisect
import collections
import contextlib
import copy
import csv
import dataclasses
import datetime
import decimal
import enum
import functools
import heapq
import hashlib
import io
import itertools
import json
import math
import operator
import pickle
import random
import re
import string
import struct
import textwrap
import threading
import traceback
import typing
import unicodedata
import weakref
import zlib


@dataclasses.dataclass
class Point:
    x: int
    y: int = 0


class Colour(enum.Enum):
    RED = 1


Pair = collections.namedtuple("Pair", "a b")


@functools.lru_cache
def square(n):
    return n * n


@contextlib.contextmanager
def inside(log):
    log.append("in")
    yield
    log.append("out")


async def sleep():
    await asyncio.sleep(0)
    return "slept"


def work():
    log = []
    with inside(log):
        log.append(json.dumps(json.loads('{"a": [1, 2.5, null]}')))
    log.append(re.sub(r"(\w)\w*", r"\1", "some words here"))
    log.append(repr(copy.deepcopy([Point(1), Pair(1, 2), Colour.RED])))
    log.append(repr(pickle.loads(pickle.dumps({"p": (1, "x")}))))
    log.append(repr(struct.unpack("<IH", struct.pack("<IH", 7, 8))))
    log.append(hashlib.sha256(b"x").hexdigest()[:8])
    log.append(repr(zlib.decompress(zlib.compress(b"z" * 50))[:4]))
    log.append(repr(list(csv.reader(["a,b", "c,d"]))))
    log.append(repr(array.array("i", [1, 2])))
    log.append(repr(decimal.Decimal("1.10") + 1))
    log.append(repr(datetime.date(2024, 2, 29)))
    log.append(unicodedata.name("é"))
    log.append(asyncio.run(sleep()))
    log.append(repr(functools.reduce(operator.add, map(square, range(5)))))
    log.append(repr(random.Random(1).random()))
    log.append(repr(list(itertools.islice(itertools.pairwise("abcd"), 2))))
    log.append(repr(io.StringIO("a\nb").readlines()))
    log.append(base64.b64encode(binascii.unhexlify("0aff")).decode())
    log.append(textwrap.shorten("many words in a line", 12))
    log.append(string.Template("$a").substitute(a=1))
    heap = [3, 1, 2]
    heapq.heapify(heap)
    bisect.insort(log, repr(heap))
    thread = threading.Thread(target=log.append, args=("thread",))
    thread.start()
    thread.join()
    log.append(repr(weakref.ref(thread)() is thread))
    try:
        math.sqrt(-1)
    except ValueError:
        log.append(traceback.format_exc().splitlines()[-1])
    log.append(str(typing.get_type_hints(Point)))
    return "\n".join(log)
