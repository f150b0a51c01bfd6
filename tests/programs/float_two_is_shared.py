# 2.0 is the one common float that is an object of its own: a constant is made once, not every time.
import resource


def doubled(values):
    for value in values:
        yield value * 2.0, -2.0, 2.0000000000000004


def run(n):
    total = 0.0
    for parts in doubled(range(n)):
        total += parts[0] + parts[1]
    return total


print(run(10))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
run(300000)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 8192)
print({2.0: "two"}[2], [2.0, -2.0].index(-2.0), (2.0, 2.5)[0])
