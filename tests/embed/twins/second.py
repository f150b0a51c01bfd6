calls = 0
unused = [calls]


def later():
    return "later"


def count():
    global calls
    calls += 1
    return calls
