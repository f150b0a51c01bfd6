# 2.0 is the one common float that is an object of its own: a constant is made once, not every time.
def doubled(values):
    for value in values:
        yield value * 2.0, -2.0, 2.0000000000000004


def run(n):
    total = 0.0
    for parts in doubled(range(n)):
        total += parts[0] + parts[1]
    return total


def two():
    return 2.0, -2.0, 2.0000000000000004


print(run(10), run(30000))
print([a is b for a, b in zip(two(), two())])
print({2.0: "two"}[2], [2.0, -2.0].index(-2.0), (2.0, 2.5)[0])
