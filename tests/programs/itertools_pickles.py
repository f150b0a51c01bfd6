"""Iterators of itertools: __reduce__, __setstate__, pickle and copy, as new, on their way and at their end."""

import copy
import itertools as it
import operator
import pickle
import warnings

warnings.simplefilter("ignore")


def small(x):
    return x < 3


MADE = {
    "accumulate": lambda: it.accumulate([1, 2, 3], operator.mul, initial=5),
    "chain": lambda: it.chain([1, 2], (3, 4)),
    "combinations": lambda: it.combinations([1, 2, 3], 2),
    "combinations none": lambda: it.combinations([1, 2, 3], 5),
    "combinations_with_replacement": lambda: it.combinations_with_replacement([1, 2], 2),
    "combinations_with_replacement none": lambda: it.combinations_with_replacement([], 2),
    "compress": lambda: it.compress([1, 2, 3], [1, 0, 1]),
    "count": lambda: it.count(1.5, 0.5),
    "cycle": lambda: it.cycle([1, 2, 3]),
    "dropwhile": lambda: it.dropwhile(small, [1, 2, 3, 1]),
    "filterfalse": lambda: it.filterfalse(small, [1, 2, 3, 1]),
    "groupby": lambda: it.groupby([1, 1, 2, 3], small),
    "islice": lambda: it.islice([1, 2, 3, 4, 5, 6], 1, 5, 2),
    "islice to the end": lambda: it.islice([1, 2, 3, 4], 2, None),
    "pairwise": lambda: it.pairwise([1, 2, 3, 4]),
    "permutations": lambda: it.permutations([1, 2, 3], 2),
    "permutations none": lambda: it.permutations([1, 2, 3], 5),
    "product": lambda: it.product([1, 2], "ab"),
    "product of nothing": lambda: it.product(),
    "product repeat": lambda: it.product([1, 2], repeat=2),
    "product with empty": lambda: it.product([1, 2], ""),
    "repeat": lambda: it.repeat("a", 3),
    "starmap": lambda: it.starmap(operator.add, [(1, 2), (3, 4)]),
    "takewhile": lambda: it.takewhile(small, [1, 2, 3, 1]),
    "tee": lambda: it.tee([1, 2, 3])[0],
    "zip_longest": lambda: it.zip_longest([1, 2, 3], (4, 5), fillvalue="-"),
}


def plain(v):
    if isinstance(v, tuple):
        return "(" + ", ".join(plain(part) for part in v) + ")"
    return repr(v).partition(" at 0x")[0]


def attempt(f, *args):
    try:
        return plain(f(*args))
    except Exception as e:
        return type(e).__name__, str(e)


def items(iterator):
    return type(iterator).__name__, tuple(it.islice(iterator, 7))


for name, make in MADE.items():
    for steps in 0, 1, 3, 9:
        x = make()
        for _ in range(steps):
            next(x, None)
        print(name, steps, attempt(type(x).__reduce__, x))
        for protocol in 0, 2, 4:
            print("   ", protocol, attempt(lambda: items(pickle.loads(pickle.dumps(x, protocol)))))
        print("    copy", attempt(lambda: items(copy.copy(x))))
        print("    deepcopy", attempt(lambda: items(copy.deepcopy(x))))
        print("    left", items(x)[1:] if name != "groupby" else [k for k, _ in x])

# ---- Groups, and what tee's iterators share
groups = it.groupby("aab")
key, group = next(groups)
copied = pickle.loads(pickle.dumps(group))
print(key, next(group), list(copied))
next(groups)
print(attempt(group.__reduce__), list(copy.copy(group)))
first, second = it.tee(range(60))
print([next(first) for _ in range(58)][-1])
over, read, behind = second.__reduce__()[2][0].__reduce__()[1]
print(type(over), len(read), type(behind), second.__reduce__()[2][1], first.__reduce__()[2][1])
print(list(first), len(list(pickle.loads(pickle.dumps(second)))))

# ---- States that are set by hand
product = it.product("abc", "de")
product.__setstate__((9, -4))
print(next(product, "end"))
product.__setstate__((0, 0))
print(list(product))
chosen = it.combinations("abcd", 2)
chosen.__setstate__((-1, 9))
print(list(chosen))
chosen = it.permutations("abc", 2)
chosen.__setstate__(((0, 1, 2), (9, 0)))
print(list(chosen))
round_and_round = it.cycle("abc")
round_and_round.__setstate__((["x", "y"], True))
print([next(round_and_round) for _ in range(7)])
taken = it.islice("abcdefgh", 2, 8, 2)
taken.__setstate__(1)
print(list(taken))
filled = it.zip_longest("ab", "c")
filled.__setstate__("none")
print(list(filled))

BAD = None, (), (1,), (1, 2), (None, None), ("a", "b"), ((), ()), ((0, 1, 2), (1,)), (1, 2, 3), 1 << 80, "s"
for x in (it.product("ab", "cd"), it.combinations("abc", 2), it.combinations_with_replacement("ab", 2),
          it.permutations("abc", 2), it.groupby("ab"), it.tee("ab")[0], it.cycle("ab"), it.islice("ab", 2)):
    for state in BAD:
        print(type(x).__name__, plain(state), attempt(x.__setstate__, state))
print(attempt(type(group), 1, 2), attempt(type(group), groups), attempt(type(group), groups, 1))
blocks = type(second.__reduce__()[2][0])
for args in ((), (1, 2, 3), (iter(()), [], 3), (iter(()), [1] * 58, None), (iter(()), [1] * 56, None)):
    print(attempt(blocks, *args))
