class It:
    def __init__(self, n):
        print("made", n)
        self.n = n
    def __iter__(self):
        print("iter", self.n)
        return iter(range(self.n))


def note(n):
    print("note", n)
    return It(n)


g = ((i, j) for i in note(2) for j in note(1))
print("created")
print(list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
g = (x for x in range(3) for y in 5)
try:
    next(g)
except TypeError as e:
    print(e)
