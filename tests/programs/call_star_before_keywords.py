# f(*v, k=...): v is walked when all else has been evaluated, if it is the only positional argument.
def f(*a, **k):
    return a, k


def say(text, v):
    print(text, end=" ")
    return v


class Walked:
    def __init__(self, name):
        self.name = name

    def __iter__(self):
        print("walk", self.name, end=" ")
        return iter(self.name)

    def keys(self):
        print("keys", self.name, end=" ")
        return list(self.name)

    def __getitem__(self, k):
        return k * 2


l = [1]
print(f(*l, k=l.append(2)))
print(f(0, *l, k=l.append(3)))
print(f(*l, *l, k=l.append(4)))
print(f(*l, 5, k=l.append(5)))
print(f(*Walked("ab"), k=say("k", 1)))
print(f(say("first", 0), *Walked("ab"), k=say("k", 1)))
print(f(*Walked("ab"), **Walked("xy")))
print(f(*Walked("ab"), j=say("j", 1), **Walked("xy"), k=say("k", 2)))
print(f(*say("v", Walked("c")), **say("d", {"z": 1})))
print(f(*l, k=(l := [9])), l)
for call in (lambda: f(*5, k=say("k", 1)), lambda: f(*None, **say("d", {})), lambda: say("f", f)(*say("v", 5)),
             lambda: f(1, *5, k=say("k", 1)), lambda: f(*[1], **5), lambda: f(*5, **6)):
    try:
        print(call())
    except TypeError as e:
        print(e)


class A:
    def m(self, *a, **k):
        return a, k

    m2 = classmethod(m)


print(A().m(*l, k=l.append(7)), A.m2(*l, k=l.append(8)))
print(f(*(x for x in say("generator", [1, 2])), k=say("k", 1)))


def gen():
    print("started", end=" ")
    yield 1


print(f(*gen(), k=say("k", 1)))


class Meta(type):
    def __new__(m, name, bases, ns, **k):
        return super().__new__(m, name, bases, ns)


bases = [A]
class B(*bases, metaclass=Meta, k=bases.append(int)):
    pass


print(B.__mro__[1].__name__)
