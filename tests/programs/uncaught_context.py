# Errors during the handling of errors, three deep, the last in a finally.
def first():
    return {}["missing"]


def second():
    try:
        first()
    except KeyError:
        [].pop()


def third():
    try:
        second()
    finally:
        1 // 0


third()
