value = 7


def make(n):
    return [value] * n
