"""Dicts: displays, look-ups, changes, views, comprehensions, copies."""
words = ["w%d" % i for i in range(200)]
total = 0
for _ in range(40):
    count = {}
    for w in words:
        count[w] = count.get(w, 0) + 1
    for k, v in count.items():
        total += v
    total += len({k: v for k, v in count.items() if v}) + sum(count.values())
    copy = dict(count)
    copy.update(count)
    for w in words[:100]:
        del copy[w]
        total += w in copy
    total += len(copy | {"a": 1, "b": 2}) + len(sorted(copy))
print(total)
