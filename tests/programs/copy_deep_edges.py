import copy, traceback
from copyreg import dispatch_table

a = [1, [2, 3], {"a": (4, [5])}, {6}, "x", 1.5, None, b"b"]
b = copy.deepcopy(a)
print(b == a, b is a, b[1] is a[1], b[2]["a"] is a[2]["a"], b[2]["a"][1] is a[2]["a"][1], b[4] is a[4])
c = copy.copy(a)
print(c == a, c is a, c[1] is a[1])
t = (1, 2, "s")
u = (1, [2])
print(copy.deepcopy(t) is t, copy.deepcopy(u) is u, copy.deepcopy(u) == u, copy.copy(u) is u)
r = []
r.append(r)
s = copy.deepcopy(r)
print(s[0] is s, s is r)
x = ([],)
x[0].append(x)
y = copy.deepcopy(x)
print(y is x, y[0][0] is y)
d = {}
d["me"] = d
e = copy.deepcopy(d)
print(e["me"] is e, e is d)
shared = [0]
p = copy.deepcopy([shared, shared])
print(p[0] is p[1], p[0] is shared)

# a memo of the caller's
keep = object()
memo = {id(keep): "kept"}
print(copy.deepcopy([keep, [keep]], memo), sorted(type(v).__name__ for v in memo.values()))


class Memo(dict):
    def get(self, key, default=None):
        return super().get(key, default)


m = Memo()
print(copy.deepcopy([[1], [2]], m), type(m).__name__, len(m))


class H:
    def __init__(self, v):
        self.v = v

    def __copy__(self):
        return H(("copied", self.v))

    def __deepcopy__(self, memo):
        return H(("deep", copy.deepcopy(self.v, memo)))


print(copy.copy(H(1)).v, copy.deepcopy(H([1])).v, copy.deepcopy([H(2)])[0].v)


class Plain:
    def __init__(self, v):
        self.v = v


q = Plain([1])
print(copy.copy(q).v is q.v, copy.deepcopy(q).v is q.v, copy.deepcopy(q).v)


class Slots:
    __slots__ = ("a", "b")


z = Slots()
z.a = [1]
w = copy.deepcopy(z)
print(w.a, w.a is z.a, hasattr(w, "b"))


class L(list):
    pass


n = L([1, [2]])
n.k = {"z": 1}
o = copy.deepcopy(n)
print(type(o).__name__, o, o.k, o[1] is n[1], o.k is n.k, type(copy.copy(n)).__name__)


class D(dict):
    pass


print(copy.deepcopy(D(a=[1])), type(copy.deepcopy(D(a=[1]))).__name__)


class State:
    def __getstate__(self):
        return {"s": 1}

    def __setstate__(self, state):
        self.got = state


print(copy.copy(State()).got, copy.deepcopy(State()).got)


class Meta(type):
    pass


class C(metaclass=Meta):
    pass


print(copy.copy(C) is C, copy.deepcopy(C) is C, copy.deepcopy(len) is len, copy.deepcopy(q.__init__).__self__ is q)


class Text:
    def __reduce__(self):
        return "name"


v = Text()
print(copy.copy(v) is v, copy.deepcopy(v) is v)


class Odd:
    def __reduce_ex__(self, protocol):
        return 5


for f in (copy.copy, copy.deepcopy):
    try:
        f(Odd())
    except TypeError as error:
        print("TypeError")
dispatch_table[Odd] = lambda o: (Plain, ([7],))
print(copy.copy(Odd()).v, copy.deepcopy(Odd()).v)
del dispatch_table[Odd]


class Grows:
    def __deepcopy__(self, memo):
        if len(big) < 5:
            big.append(self)
        return 1


big = [Grows()]
print(copy.deepcopy(big))


class Adds:
    def __deepcopy__(self, memo):
        table[len(table)] = 1
        return 1


table = {0: Adds()}
try:
    copy.deepcopy(table)
except RuntimeError as error:
    print(error)
deep = []
for i in range(100000):
    deep = [deep]
try:
    copy.deepcopy(deep)
except RecursionError:
    print("RecursionError")
while deep:
    deep = deep[0]


class Fails:
    def __deepcopy__(self, memo):
        raise ValueError("no")


try:
    copy.deepcopy([{"k": (Fails(),)}])
except ValueError as error:
    print([f.name for f in traceback.extract_tb(error.__traceback__) if f.name[0] != "<"])
copy._deepcopy_dispatch[Plain] = lambda x, memo: "by table"
print(copy.deepcopy([q]))
copy._copy_dispatch[Plain] = lambda x: "by table too"
print(copy.copy(q))
for bad in (lambda: copy.copy(), lambda: copy.deepcopy(1, 2, 3, 4), lambda: copy.copy(x=1, y=2)):
    try:
        bad()
    except TypeError as error:
        print(error)
print(copy.copy(x=[1]), copy.deepcopy(x=[1], memo=None), copy.copy.__name__, copy.deepcopy.__module__)
print(copy._deepcopy_list([[1]], {}), copy._deepcopy_tuple(([1],), {}), copy._deepcopy_dict({1: [2]}, {}))
