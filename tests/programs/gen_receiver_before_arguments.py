# The method is looked up before its arguments suspend (regenerator 379).
class C:
    def __getattr__(self, name):
        print("lookup", name)
        return lambda *a: print("call", name, a)


def g():
    C().method((yield 1), (yield 2))


it = g()
print(next(it))
print(it.send("x"))
try:
    it.send("y")
except StopIteration:
    print("end")
