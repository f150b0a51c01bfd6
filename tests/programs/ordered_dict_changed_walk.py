# A walk over an OrderedDict ends with an error when keys or their order change, but not after the
# last item: that one was the last when it was handed out.
from collections import OrderedDict


def walk(make, act, n=3):
    d = OrderedDict.fromkeys("abc"[:n], 0)
    seen = []
    it = make(d)
    try:
        for k in it:
            seen.append(k)
            act(d, k)
            if len(seen) > 9:
                break
    except Exception as e:
        print(type(e).__name__, e, seen, end=" then ")
        try:
            print(list(it))
        except RuntimeError as e:
            print("again", e)
    else:
        print("end", seen, list(d), list(it))


def store(d, k):
    d[k] = 1


def add(d, k):
    d["x"] = 1


def remove_last(d, k):
    d.popitem()


ACTS = [
    lambda d, k: d.move_to_end("a"),
    lambda d, k: d.move_to_end("c", last=False),
    lambda d, k: d.move_to_end("a", last=False),
    lambda d, k: d.move_to_end("c"),
    lambda d, k: d.pop(k if isinstance(k, str) else "a", None),
    lambda d, k: d.popitem(False),
    lambda d, k: d.clear(),
    lambda d, k: d.update(a=2),
    lambda d, k: d.update(z=2),
    lambda d, k: d.setdefault("a"),
    lambda d, k: d.setdefault("q"),
    lambda d, k: k == "c" and d.pop("a", None),
    lambda d, k: k == "c" and add(d, k),
    lambda d, k: k == "b" and (d.pop("a"), store(d, "a")),
    store,
    add,
    remove_last,
]
for make in (
    iter,
    lambda d: iter(d.items()),
    lambda d: iter(d.values()),
    reversed,
    lambda d: reversed(d.items()),
):
    for act in ACTS:
        for n in (3, 1):
            try:
                walk(make, act, n)
            except KeyError as e:
                print("KeyError", e)
d = OrderedDict()
it = iter(d)
d["a"] = 1
print(list(it), list(it))
