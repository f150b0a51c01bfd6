# Every method that changes a container, in random order: what each step leaves, as a checksum, and
# what it raised. Keys are objects of their own whose hashes collide, so that what a container has
# given up is freed memory, and comparisons run code.
import array
import collections
import random
import zlib

STEPS = 1200


class Key:
    alive = 0

    def __init__(self, n):
        self.n = n
        Key.alive += 1

    def __del__(self):
        Key.alive -= 1

    def __hash__(self):
        return self.n % 37

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"k{self.n}"


r = random.Random(20)


def key():
    return Key(r.randrange(60))


def keys(most=12):
    return [key() for _ in range(r.randrange(most))]


def at(c):
    return r.randrange(-len(c) - 1, len(c) + 2)


def cut(c):
    step = r.choice([None, None, 1, 2, -1, -3, 5])
    return slice(r.choice([None, at(c)]), r.choice([None, at(c)]), step)


def drive(name, new, look, operations, steps=STEPS):
    c = new()
    check = 0
    raised = collections.Counter()
    for step in range(steps):
        what, got = r.choice(operations), None
        try:
            got = what(c)
            if got is not None and isinstance(got, type(c)):
                c = got
                got = None
            text = repr(got)
        except Exception as e:
            raised[type(e).__name__] += 1
            text = f"{type(e).__name__}: {e}"
        got = what = None
        text += " " + look(c)
        check = zlib.crc32(text.encode(), check)
        if step % 60 == 59:
            print(name, step + 1, f"{check:08x}", len(c), Key.alive, text[:60])
        if len(c) > 150:
            c.clear()
    print(name, sorted(raised.items()))
    c = None
    print(name, "left", Key.alive)


def setitem(c, k, v):
    c[k] = v


def delitem(c, k):
    del c[k]


def iadd(c, v):
    c += v
    return c


def imul(c, v):
    c *= v
    return c


def grow_while_walking(c):
    for k in c:
        if len(c) < 100:
            c.append(key()) if hasattr(c, "append") else c.add(key())
        if r.random() < 0.3:
            break


LIST = [
    lambda c: c.append(key()),
    lambda c: c.append(key()),
    lambda c: c.extend(keys()),
    lambda c: c.extend(iter(keys())),
    lambda c: c.extend(c),
    lambda c: c.insert(at(c), key()),
    lambda c: c.pop(),
    lambda c: c.pop(at(c)),
    lambda c: c.remove(key()),
    lambda c: c.clear() if r.random() < 0.2 else None,
    lambda c: c.reverse(),
    lambda c: c.sort(),
    lambda c: c.sort(key=lambda k: k.n % 7, reverse=True),
    lambda c: c.index(key()),
    lambda c: c.count(key()),
    lambda c: setitem(c, at(c), key()),
    lambda c: delitem(c, at(c)),
    lambda c: setitem(c, cut(c), keys()),
    lambda c: setitem(c, cut(c), iter(keys())),
    lambda c: setitem(c, cut(c), c),
    lambda c: delitem(c, cut(c)),
    lambda c: c[cut(c)],
    lambda c: c.copy(),
    lambda c: iadd(c, keys()),
    lambda c: imul(c, r.choice([-1, 0, 1, 1, 2])),
    lambda c: c + keys(),
    lambda c: c.__init__(keys()),
    lambda c: key() in c,
    grow_while_walking,
]
drive("list", list, repr, LIST)


class SubList(list):
    pass


drive("sublist", SubList, repr, LIST, 400)

DICT = [
    lambda c: setitem(c, key(), key()),
    lambda c: setitem(c, key(), key()),
    lambda c: setitem(c, key(), key()),
    lambda c: delitem(c, key()),
    lambda c: c.pop(key()),
    lambda c: c.pop(key(), None),
    lambda c: c.popitem(),
    lambda c: c.clear() if r.random() < 0.2 else None,
    lambda c: c.update(dict.fromkeys(keys(), key())),
    lambda c: c.update([(k, k) for k in keys()]),
    lambda c: c.update(a=key()) or c.pop("a"),
    lambda c: c.setdefault(key(), key()),
    lambda c: c.get(key()),
    lambda c: key() in c,
    lambda c: c.copy(),
    lambda c: c | dict.fromkeys(keys()),
    lambda c: c.__ior__(dict.fromkeys(keys(), 1)) and None,
    lambda c: list(c.keys() & keys()) and None,
    lambda c: [setitem(c, k, 0) for k in c],
    lambda c: [setitem(c, key(), 0) for k in c],
    lambda c: [c.pop(k) for k in list(c)[::2]],
    lambda c: next(reversed(c)),
    lambda c: c == dict(c),
]
drive("dict", dict, lambda c: repr(list(c.items())), DICT)
drive(
    "defaultdict",
    lambda: collections.defaultdict(key),
    lambda c: repr(list(c.items())),
    DICT + [lambda c: c[key()], lambda c: c[key()]],
)
drive(
    "OrderedDict",
    collections.OrderedDict,
    lambda c: repr(list(c.items())),
    DICT
    + [
        lambda c: c.move_to_end(key()),
        lambda c: c.move_to_end(key(), False),
        lambda c: c.popitem(last=False),
        lambda c: [k for k in reversed(c)],
    ],
)
drive(
    "Counter",
    collections.Counter,
    lambda c: repr(list(c.items())),
    [
        lambda c: c.update(keys()),
        lambda c: c.subtract(keys()),
        lambda c: setitem(c, key(), 3),
        lambda c: delitem(c, key()),
        lambda c: c.pop(key()),
        lambda c: c.popitem(),
        lambda c: c.clear() if r.random() < 0.2 else None,
        lambda c: c.most_common(3),
        lambda c: c + collections.Counter(keys()),
        lambda c: c - collections.Counter(keys()),
        lambda c: c & c,
        lambda c: c | collections.Counter(keys()),
        lambda c: iadd(c, collections.Counter(keys())),
        lambda c: +c,
        lambda c: -c,
        lambda c: c.copy(),
        lambda c: sum(c.elements(), start=0) if not c else None,
    ],
)


def isub(c, v):
    c -= v


def iand(c, v):
    c &= v


def ixor(c, v):
    c ^= v


def ior(c, v):
    c |= v


FROZEN = [
    lambda c: c | set(keys()),
    lambda c: c - set(keys()),
    lambda c: c ^ set(keys()),
    lambda c: c & (c | set(keys())),
    lambda c: c.union(keys(), keys()),
    lambda c: c.difference(keys(), iter(keys())),
    lambda c: c.symmetric_difference(keys()),
    lambda c: c.intersection(keys(30)) or None,
    lambda c: c.issubset(keys()),
    lambda c: c.issuperset(keys()),
    lambda c: c.isdisjoint(keys()),
    lambda c: key() in c,
    lambda c: c <= set(keys(60)),
    lambda c: c == set(c),
    lambda c: c.copy(),
]
SET = FROZEN + [
    lambda c: c.add(key()),
    lambda c: c.add(key()),
    lambda c: c.add(key()),
    lambda c: c.discard(key()),
    lambda c: c.remove(key()),
    lambda c: c.pop(),
    lambda c: c.clear(),
    lambda c: c.update(keys(), iter(keys())),
    lambda c: c.update(dict.fromkeys(keys())),
    lambda c: c.difference_update(keys()),
    lambda c: c.intersection_update(keys(40)),
    lambda c: c.symmetric_difference_update(keys()),
    lambda c: isub(c, set(keys())),
    lambda c: iand(c, c | set(keys())),
    lambda c: ixor(c, set(keys())),
    lambda c: ior(c, set(keys())),
    lambda c: isub(c, c) if r.random() < 0.2 else None,
    lambda c: c.__init__(keys()),
    lambda c: [c.add(k) for k in c],
    grow_while_walking,
]
drive("set", set, repr, SET)
drive("set again", set, repr, SET)


class Frozen(frozenset):
    def clear(self):
        pass


drive("frozenset", lambda: frozenset(keys()), repr, FROZEN, 400)


def at_most(most):
    return lambda: collections.deque(maxlen=most)


DEQUE = [
    lambda c: c.append(key()),
    lambda c: c.appendleft(key()),
    lambda c: c.extend(keys()),
    lambda c: c.extendleft(keys()),
    lambda c: c.extend(c),
    lambda c: c.pop(),
    lambda c: c.popleft(),
    lambda c: c.insert(at(c), key()),
    lambda c: c.remove(key()),
    lambda c: c.clear() if r.random() < 0.2 else None,
    lambda c: c.rotate(r.randrange(-9, 9)),
    lambda c: c.reverse(),
    lambda c: c.count(key()),
    lambda c: c.index(key()),
    lambda c: setitem(c, at(c), key()),
    lambda c: delitem(c, at(c)),
    lambda c: c.copy(),
    lambda c: iadd(c, keys()),
    lambda c: imul(c, r.choice([-1, 0, 1, 1, 2])),
    lambda c: c * 2,
    lambda c: c + collections.deque(keys()),
    lambda c: key() in c,
    grow_while_walking,
]
drive("deque", collections.deque, repr, DEQUE)
drive("deque of 9", at_most(9), repr, DEQUE)
drive("deque of none", at_most(0), repr, DEQUE, 120)


def some(most=20):
    return bytes(r.randrange(97, 103) for _ in range(r.randrange(most)))


BYTES = [
    lambda c: c.append(r.randrange(97, 103)),
    lambda c: c.append(300),
    lambda c: c.extend(some()),
    lambda c: c.extend(iter(some())),
    lambda c: c.extend(c),
    lambda c: c.insert(at(c), 120),
    lambda c: c.pop(),
    lambda c: c.pop(at(c)),
    lambda c: c.pop(0),
    lambda c: c.remove(98),
    lambda c: c.clear() if r.random() < 0.2 else None,
    lambda c: c.reverse(),
    lambda c: setitem(c, at(c), 121),
    lambda c: delitem(c, at(c)),
    lambda c: setitem(c, cut(c), some()),
    lambda c: setitem(c, cut(c), c),
    lambda c: delitem(c, cut(c)),
    lambda c: delitem(c, slice(0, 3)),
    lambda c: c[cut(c)],
    lambda c: c.copy(),
    lambda c: iadd(c, some()),
    lambda c: iadd(c, c),
    lambda c: imul(c, r.choice([-1, 0, 1, 1, 2])),
    lambda c: c + some(),
    lambda c: c.replace(b"a", some(3)),
    lambda c: c.strip(b"abc"),
    lambda c: c.translate(bytes(range(256)), b"f"),
    lambda c: c.find(some(3)),
    lambda c: c.join([b"x", some(4)]),
    lambda c: memoryview(c)[1:2].tobytes(),
    lambda c: c.__init__(some()),
]
drive("bytearray", bytearray, repr, BYTES)


def held(c):
    with memoryview(c):
        c.append(1)


drive("bytearray", bytearray, repr, BYTES + [held], 400)


def items(most=12):
    return array.array("h", [r.randrange(-300, 300) for _ in range(r.randrange(most))])


class Array(array.array):
    def clear(self):
        del self[:]


drive(
    "array",
    lambda: Array("h"),
    lambda c: repr(c.tolist()),
    [
        lambda c: c.append(r.randrange(-300, 300)),
        lambda c: c.append(1 << 20),
        lambda c: c.extend(items()),
        lambda c: c.extend(list(items())),
        lambda c: c.extend(c),
        lambda c: c.fromlist(items().tolist()),
        lambda c: c.fromlist([1, 2, "x"]),
        lambda c: c.frombytes(items().tobytes()),
        lambda c: c.frombytes(b"abc"),
        lambda c: c.insert(at(c), 5),
        lambda c: c.pop(),
        lambda c: c.pop(at(c)),
        lambda c: c.remove(r.randrange(-300, 300)),
        lambda c: c.reverse(),
        lambda c: c.byteswap(),
        lambda c: c.count(5),
        lambda c: c.index(5),
        lambda c: setitem(c, at(c), 7),
        lambda c: delitem(c, at(c)),
        lambda c: setitem(c, cut(c), items()),
        lambda c: setitem(c, cut(c), c),
        lambda c: delitem(c, cut(c)),
        lambda c: iadd(c, items()),
        lambda c: imul(c, r.choice([-1, 0, 1, 1, 2])),
        lambda c: list(c[cut(c)]) and None,
    ],
)
