"""Words counted, grouped and inverted: dicts of strings, tuples and ints."""
import sys

N = 200


def words(n):
    seed = 7
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        out.append("w%d" % (seed // 65536 % 500))
    return out


def count(items):
    counts = {}
    for w in items:
        if w in counts:
            counts[w] += 1
        else:
            counts[w] = 1
    return counts


def group(items):
    groups = {}
    for i, w in enumerate(items):
        groups.setdefault(len(w), []).append(i)
    return groups


def pairs(items):
    seen = {}
    last = None
    for w in items:
        key = (last, w)
        seen[key] = seen.get(key, 0) + 1
        last = w
    return seen


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else N
    items = words(10_000)
    total = 0
    for _ in range(n):
        counts = count(items)
        total += max(counts.values()) + len(pairs(items))
        inverted = {}
        for w, c in counts.items():
            inverted[c] = inverted.get(c, 0) + len(w)
        total += sum(k * v for k, v in inverted.items()) + sum(map(len, group(items).values()))
    print("dicts", total)


if __name__ == "__main__":
    main()
