class A:
    def who(self):
        return ["A"]
class B(A):
    def who(self):
        return ["B"] + super().who()
class C(A):
    def who(self):
        return ["C"] + super().who()
class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who(), [c.__name__ for c in D.__mro__])
try:
    class X(A, B):
        pass
except TypeError as e:
    print(e)
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        c = super().__new__(m, name, bases, ns)
        c.tag = kw.get("tag")
        return c
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __call__(cls, *a):
        print("make", cls.__name__)
        return super().__call__(*a)
class M(metaclass=Meta, tag="t"):
    pass
print(type(M()).__name__, M.tag, type(M).__name__)
class Base:
    subs = []
    def __init_subclass__(cls, **kw):
        Base.subs.append((cls.__name__, kw))
class Sub(Base, opt=1):
    pass
print(Base.subs)
