"""sort() and sorted(): ints, floats, strings, tuples, by key, reversed, already sorted."""
seed, ints = 12345, []
for i in range(1200):
    seed = (seed * 1103515245 + 12345) % 2147483648
    ints.append(seed)
floats = [x / 7 for x in ints]
strings = [str(x) for x in ints]
pairs = [(x % 10, x) for x in ints]
for _ in range(3):
    total = sorted(ints)[5] + sorted(floats)[5] + len(sorted(strings)[5]) + sorted(pairs)[5][1]
    total += sorted(ints, key=lambda x: -x)[0] + sorted(ints, reverse=True)[1]
    a = sorted(ints)
    a.sort()
print(int(total))
