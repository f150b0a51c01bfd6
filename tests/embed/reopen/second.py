opened = 0


def count(step=1):
    global opened
    opened += step
    return opened


def big(n):
    return 3**n % 1000007
