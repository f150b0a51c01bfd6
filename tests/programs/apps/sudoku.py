"""Sudoku by constraint propagation and search, as generators."""
DIGITS, ROWS = "123456789", "ABCDEFGHI"
SQUARES = [r + c for r in ROWS for c in DIGITS]
UNITS = ([[r + c for c in DIGITS] for r in ROWS] + [[r + c for r in ROWS] for c in DIGITS]
         + [[r + c for r in rs for c in cs] for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")])
PEERS = {s: {p for u in UNITS if s in u for p in u} - {s} for s in SQUARES}


def place(grid, s, d):
    return all(drop(grid, s, x) for x in grid[s].replace(d, "")) and grid


def drop(grid, s, d):
    if d not in grid[s]:
        return True
    grid[s] = grid[s].replace(d, "")
    if not grid[s] or len(grid[s]) == 1 and not all(drop(grid, p, grid[s]) for p in PEERS[s]):
        return False
    for unit in UNITS:
        if s in unit:
            where = [q for q in unit if d in grid[q]]
            if not where or len(where) == 1 and len(grid[where[0]]) > 1 and not place(grid, where[0], d):
                return False
    return True


def read(text):
    grid = dict.fromkeys(SQUARES, DIGITS)
    ok = all(place(grid, s, c) for s, c in zip(SQUARES, text) if c in DIGITS)
    return grid if ok else None


def solutions(grid):
    if not grid:
        return
    open_squares = [(len(v), s) for s, v in grid.items() if len(v) > 1]
    if not open_squares:
        yield grid
        return
    _, s = min(open_squares)
    for d in grid[s]:
        yield from solutions(place(grid.copy(), s, d))


for text in ("53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
             "8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..",
             "55" + "." * 79):
    found = solutions(read(text))
    first = next(found, None)
    print("".join(first[s] for s in SQUARES) if first else "none", next(found, None) is None)
    found.close()
