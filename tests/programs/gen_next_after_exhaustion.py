def g():
    yield 1


it = g()
print(next(it))
for _ in range(3):
    try:
        next(it)
    except StopIteration as e:
        print("stop", e.value)
print(next(it, "default"))
try:
    it.send(3)
except StopIteration as e:
    print("stop", e.value)
print(list(it))
