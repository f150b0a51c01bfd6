"""A subclass of super that is an attribute of a class is bound as itself."""


class Shown(super):
    pass


class A:
    def name(self):
        return "A"


class B(A):
    def name(self):
        s = self.up
        return type(s).__name__ + " B " + s.name()


class C(B):
    def name(self):
        return "C " + super().name()


B.up = Shown(B)
print(B().name(), C().name())
