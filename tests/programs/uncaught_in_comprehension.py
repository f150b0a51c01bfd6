# A comprehension has an entry of its own, and so has the generator expression that it reads.
def reciprocals(values):
    return [1 / v for v in (w - 2 for w in values)]


print(reciprocals([3, 4]))
print(reciprocals({1: "a", 2: "b"}))
