class Box:
    def __init__(self):
        self.inner = {}

    def __call__(self, n):
        print("called", n)
        return self


box = Box()
*box.first, last = 1, 2, 3
print(box.first, last)
*box.inner["k"], last = 4, 5
print(box.inner, last)
*box(1).inner[0, 1], last = 6, 7, 8
print(box.inner, last)
first, *box(2).inner["m"] = "abc"
print(box.inner, first)
[*box.first, (last, *box.inner[2])] = 1, 2, "xyz"
print(box.first, last, box.inner)
for *box.first, last in ((1, 2, 3), (4, 5)):
    print(box.first, last)
