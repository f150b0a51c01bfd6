calls = []


def counter():
    calls.append(None)
    return len(calls)
