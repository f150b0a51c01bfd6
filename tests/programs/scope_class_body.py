x = "global"
class C:
    print(x)
    x = "class"
    print(x)
    def m(self):
        return x
    y = [x for _ in range(1)]
    del x
    print(x)


print(C().m(), C.y)
def f():
    x = "function"
    class D:
        print(x)
        y = x
        def m(self):
            return x
    return D
print(f()().m(), f().y)
def g():
    x = "outer"
    class E:
        x = "inner"
        print(x)
        def m(self):
            return x
    print(E().m(), E.x)
g()
class F:
    global zz
    zz = 5
    __private = 1
    def get(self):
        return self.__private, [self.__private for _ in "a"]
print(zz, F().get(), sorted(k for k in F.__dict__ if "private" in k))
