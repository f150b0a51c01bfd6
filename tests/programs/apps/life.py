"""Life on a torus, as a generator of generations."""
from collections import Counter
from itertools import islice


def life(cells, width, height):
    seen = {}
    for generation in range(10_000):
        yield generation, cells
        key = frozenset(cells)
        if key in seen:
            return generation - seen[key]
        seen[key] = generation
        near = Counter(((x + dx) % width, (y + dy) % height) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
        cells = {c for c, n in near.items() if n == 3 or n == 2 and c in cells}


def show(cells, width, height):
    return "\n".join("".join(".#"[(x, y) in cells] for x in range(width)) for y in range(height))


def watch(cells, width, height):
    period = yield from life(cells, width, height)
    print("period", period)


GLIDER = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for n, cells in islice(life(GLIDER, 8, 6), 0, 9, 4):
    print(n, len(cells))
    print(show(cells, 8, 6))
print(max(n for n, _ in watch(GLIDER | {(6, 4), (6, 5), (6, 3)}, 9, 7)))
