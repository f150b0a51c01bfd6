# A class that is given other bases while its order is made, or while an attribute is looked for.
ready = False


class M(type):
    def mro(cls):
        global ready
        if ready and cls.__name__ == 'C':
            ready = False
            C.__bases__ = (B2,)
        return type.mro(cls)


class A(metaclass=M):
    pass


class B1(A):
    pass


class B2(A):
    pass


class C(A):
    pass


ready = True
C.__bases__ = (B1,)
B1.__bases__ = (C,)
print(C.__bases__ == (B2,), B2.__subclasses__() == [C], B1.__subclasses__())
print(B1.__bases__ == (C,), C.__subclasses__() == [B1])


ready = False


class M2(type):
    def mro(cls):
        if ready:
            if cls.__name__ == 'B1':
                B2.__bases__ = (B1,)
            if cls.__name__ == 'B2':
                B1.__bases__ = (B2,)
        return type.mro(cls)


class A3(metaclass=M2):
    pass


class B1(A3):
    pass


class B2(A3):
    pass


ready = True
try:
    B1.__bases__ = ()
except TypeError as e:
    print(e)
try:
    B1.__bases__ = (B2,)
except TypeError as e:
    print(e)
print(B1.__bases__, B2.__bases__)


class MyKey(object):
    def __hash__(self):
        return hash('mykey')

    def __eq__(self, other):
        X.__bases__ = (Base2,)


class Base(object):
    mykey = 'from Base'
    mykey2 = 'from Base'


class Base2(object):
    mykey = 'from Base2'
    mykey2 = 'from Base2'


X = type('X', (Base,), {MyKey(): 5})
X.mykey
print(X.mykey2, X.__bases__ == (Base2,))
