def f(n):
    return f(n + 1)


try:
    f(0)
except RecursionError as e:
    print("RecursionError", str(e)[:40])
class R:
    def __repr__(self):
        return repr(self)
try:
    repr(R())
except RecursionError:
    print("repr RecursionError")
def g(n):
    yield from g(n + 1) if n < 50 else [n]
print(list(g(0)))
