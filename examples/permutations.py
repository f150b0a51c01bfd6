"""Permutations by plain changes: neighbours in the list differ by one swap of neighbours.

The bell ringers' order (Steinhaus, Johnson, Trotter) as a recursive generator: each item runs
back and forth through the permutations of the others.

    yieldc run examples/permutations.py NORMA
"""
import sys


def plain_changes(items):
    if len(items) < 2:
        yield items
        return
    first, leftwards = items[0], False
    for rest in plain_changes(items[1:]):
        places = range(len(items))
        for at in reversed(places) if leftwards else places:
            yield rest[:at] + first + rest[at:]
        leftwards = not leftwards


def swaps(sequence):
    """Yields each item with the place where it was swapped against the one before."""
    before = None
    for item in sequence:
        place = next((i for i, (a, b) in enumerate(zip(before or item, item)) if a != b), None)
        yield item, place
        before = item


def main(word="ABC"):
    count = 0
    for item, place in swaps(plain_changes(word)):
        count += 1
        if count <= 8:
            print(item if place is None else f"{item}  swap at {place}")
    print(f"{count} permutations of {word}, {len(set(plain_changes(word)))} distinct")


main(*sys.argv[1:])
