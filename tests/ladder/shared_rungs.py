# Failures of one call drop what is there already: each drop stands once.
def make(a, b):
    return a(b.first, b.second, [b.third])
