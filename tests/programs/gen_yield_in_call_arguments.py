# Operands keep their order around a yield that is an argument.
def note(x):
    print("note", x)
    return x


def g():
    r = max(note(1), (yield "a"), note(2), (yield "b"))
    print("max", r)


it = g()
print(next(it))
print(it.send(10))
try:
    it.send(5)
except StopIteration:
    print("end")
