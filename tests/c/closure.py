# A counter that shares a variable between two inner functions, and a default argument.
def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    return step, peek


step, peek = counter(10)
step()
step(by=5)
print(peek())
