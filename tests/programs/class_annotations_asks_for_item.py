class NS(dict):
    def __contains__(self, k): return True
class M(type):
    @classmethod
    def __prepare__(m, n, b): return NS()
    def __new__(m, n, b, ns): return super().__new__(m, n, b, dict(ns))
class D(metaclass=M):
    y: int
print(D.__annotations__)


class Asked:
    def __init__(self):
        self.data = {}

    def __getitem__(self, key):
        print("get", key)
        return self.data[key]

    def __setitem__(self, key, value):
        print("set", key)
        self.data[key] = value

    def keys(self):
        return self.data.keys()


class N(type):
    @classmethod
    def __prepare__(m, n, b):
        return Asked()

    def __new__(m, n, b, ns):
        return super().__new__(m, n, b, dict(ns))


class E(metaclass=N):
    x: int
    y: str = "a"


print(E.__annotations__, E.y)
