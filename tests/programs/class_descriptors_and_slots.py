class Desc:
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, o, t):
        return (self.name, o is None)
    def __set__(self, o, v):
        print("set", self.name, v)


class C:
    d = Desc()
    __slots__ = ("a", "b")


c = C()
c.a = 1
print(c.a, C.d, c.d)
c.d = 5
try:
    c.b
except AttributeError as e:
    print(e)
try:
    c.zzz = 1
except AttributeError as e:
    print(e)
del c.a
try:
    c.a
except AttributeError as e:
    print(e)
print(hasattr(c, "__dict__"))
