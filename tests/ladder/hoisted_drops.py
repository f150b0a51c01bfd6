# A sum's operand is dropped between the operation and the test, whichever way it ends.
def ask(f, x):
    return f(x) + 1
