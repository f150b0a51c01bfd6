"""A bound method has no __get__: classmethod gives it the class as an argument."""
import types


class A:
    def take(self, *args):
        return type(self).__name__, [a.__name__ for a in args]


class B:
    by_class = classmethod(A().take)
    plain = A().take
    fixed = staticmethod(A().take)


print(hasattr(types.MethodType, "__get__"), hasattr(A().take, "__get__"))
print(B.by_class(), B().by_class(), B.plain(), B().plain(), B().fixed())
