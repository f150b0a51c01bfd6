import sys


class Stack:
    limit = 3

    def __init__(self):
        self.items = []

    @property
    def size(self):
        return len(self.items)

    def push(self, item):

        if self.size >= self.limit:
            raise OverflowError("full")

        self.items.append(item)
        return self


def decorate(f):
    def inner(*args):
        return f(*args) + 1

    return inner


@decorate
def add(a, b=2,
        c=len("abc")):
    return a + b + c


def describe(x):
    match x:
        case 0:
            return "zero"
        case [a, b]:
            return f"pair {a}"
        case str():
            return "text"
    return "other"


stack = Stack()
for i in range(5):
    try:
        stack.push(i).push(i)
    except OverflowError as error:
        print(error, file=sys.stdout)
print(add(1), add(1, 2))
print(*(describe(x) for x in (0, [1, 2], "a", 5)))
print({k: v for k, v in zip("ab", range(2)) if v})
if (stack.size and
        stack.items[0] == 0 and
        not stack.size > 9):
    print("all")
lines = (lambda n: n + 1)(3)
