"""Mazes: made by a random walk, solved by A* and by a wall follower, drawn."""
import heapq
import random


def make(width, height, r):
    passages = {(x, y): set() for x in range(width) for y in range(height)}
    stack, seen = [(0, 0)], {(0, 0)}
    while stack:
        x, y = stack[-1]
        near = [c for c in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)) if c in passages and c not in seen]
        if not near:
            stack.pop()
            continue
        cell = r.choice(near)
        passages[x, y].add(cell)
        passages[cell].add((x, y))
        seen.add(cell)
        stack.append(cell)
    return passages


def a_star(passages, start, goal):
    heap, came = [(0, 0, start, None)], {}
    while heap:
        _, cost, cell, before = heapq.heappop(heap)
        if cell in came:
            continue
        came[cell] = before
        if cell == goal:
            path = []
            while cell:
                path.append(cell)
                cell = came[cell]
            return path[::-1], len(came)
        for n in sorted(passages[cell]):
            distance = abs(n[0] - goal[0]) + abs(n[1] - goal[1])
            heapq.heappush(heap, (cost + 1 + distance, cost + 1, n, cell))


def follow(passages, cell, goal):
    heading = (1, 0)
    while cell != goal:
        dx, dy = heading
        for heading in ((-dy, dx), (dx, dy), (dy, -dx), (-dx, -dy)):
            step = cell[0] + heading[0], cell[1] + heading[1]
            if step in passages[cell]:
                cell = step
                yield cell
                break


def draw(passages, width, height, path):
    lines = []
    for y in range(height):
        lines.append("+" + "+".join("  " if (x, y - 1) in passages[x, y] else "--" for x in range(width)) + "+")
        row = ["|"]
        for x in range(width):
            row.append("**" if (x, y) in path else "  ")
            row.append(" " if (x + 1, y) in passages[x, y] else "|")
        lines.append("".join(row))
    return "\n".join(lines + ["+" + "--+" * width])


r = random.Random(42)
maze = make(16, 8, r)
path, looked = a_star(maze, (0, 0), (15, 7))
print(draw(maze, 16, 8, set(path)))
walk = list(follow(maze, (0, 0), (15, 7)))
print(len(path), looked, len(walk), walk[-1] == path[-1], set(path[1:]) <= set(walk))
