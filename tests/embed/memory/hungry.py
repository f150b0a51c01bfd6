def hold(n):
    return len([i * 1.5 for i in range(n)])


def text(n):
    return len("x" * n)


def careful(n):
    try:
        return hold(n)
    except MemoryError:
        return "there was no memory"
