# A class body does not see __orig_bases__: it comes into the namespace behind the body.
class Meta(type):
    def __new__(meta, name, bases, namespace):
        print(name, list(namespace))
        return super().__new__(meta, name, bases, namespace)


class C(list[int], metaclass=Meta):
    x = 1
    print(sorted(locals()))

    def f(self):
        return __class__


print(C.__orig_bases__)


class D(list[int], metaclass=Meta):
    __orig_bases__ = "own"


print(D.__orig_bases__)
