"""A set that its items' __eq__ clears while another set is added to it."""


class Bad:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        if enabled:
            one.clear()
        return False

    def __hash__(self):
        return 1


for size in range(1, 12):
    enabled = False
    one = {Bad(i) for i in range(size)}
    two = {Bad(10 + i) for i in range(size)}
    enabled = True
    one.update(two)
    enabled = False
    print(size, [b.n for b in one], len(two))

numbers = set(range(100))
numbers.clear()
numbers.update(range(100))
walk = iter(numbers)
numbers.clear()
numbers.update(range(100))
print(len(list(walk)))
numbers.__init__("abc")
print(sorted(numbers))
