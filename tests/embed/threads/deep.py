def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


def forever(n):
    return forever(n + 1)
