# A float that has no word has one box, however it was computed and whoever looks at it.
def twice(x, y):
    z = x * y + 0.5
    items = [z, z]
    return items[0] is items[1], z in items, items == [z, z]


def grow(x):
    seen = []
    i = 0
    while i < 6:
        x = x * x * 1.5
        seen.append(x)
        seen.append(x)
        i += 1
    return [seen[k] is seen[k + 1] for k in range(0, len(seen), 2)], seen[-1]


inf = float("inf")
for x, y in ((1.0, 2.0), (1e200, 1e200), (inf, 0.0), (1e-200, 1e-200), (-1.0, 0.0)):
    print(twice(x, y))
print(grow(3.0))
print(grow(1e10))
print(grow(1e-40))
