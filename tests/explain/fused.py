# Generators that loops take in, that stay, and one that nothing makes any more.
def evens(n):
    for i in range(n):
        if i % 2 == 0:
            yield i


def guarded(n):
    try:
        yield n
    finally:
        print("done")


def main():
    total = 0
    for v in evens(10):
        total += v
    for v in guarded(3):
        total += v
    g = evens(4)
    print(next(g), total, sum(i for i in evens(6)))


main()
