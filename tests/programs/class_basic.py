class A:
    """Doc of A."""
    count = 0
    def __init__(self, x):
        self.x = x
        A.count += 1
    def get(self):
        return self.x
    @staticmethod
    def s(a):
        return a * 2
    @classmethod
    def c(cls, v):
        return cls(v)
    @property
    def double(self):
        return self.x * 2
    @double.setter
    def double(self, v):
        self.x = v // 2


class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def get(self):
        return super().get() + self.y


b = B(1, 2)
print(b.get(), A.c(5).get(), A.s(4), b.double, A.count, isinstance(b, A), issubclass(B, A))
b.double = 10
print(b.x, A.__doc__, A.__name__, B.__mro__ == (B, A, object), B.__bases__)
try:
    b.nothing
except AttributeError as e:
    print(e)
try:
    A()
except TypeError as e:
    print(e)
print(b.__dict__, type(b).__name__, repr(type(b)))
