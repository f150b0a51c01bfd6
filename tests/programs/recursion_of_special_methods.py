"""Special methods that call themselves without end: RecursionError, each of them."""
def check(label, f):
    try:
        r = f()
        print(label, "ok", r if isinstance(r, (int, bool, str)) and len(str(r)) < 50 else type(r).__name__)
    except RecursionError as e:
        print(label, "RecursionError")
    except Exception as e:
        print(label, type(e).__name__, str(e)[:100])
class Rep:
    def __repr__(self): return repr(self)
    def __str__(self): return str(self)
    def __eq__(self, o): return self == o
    def __hash__(self): return hash(self)
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __iter__(self): return iter(self)
    def __next__(self): return next(self)
    def __call__(self): return self()
    def __getattr__(self, n): return getattr(self, n)
    def __getitem__(self, n): return self[n]
    def __add__(self, n): return self + n
    def __contains__(self, n): return n in self
    def __format__(self, n): return format(self, n)
    def __index__(self): return [1][self]
    def __lt__(self, o): return self < o
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
r = Rep()
for name, f in [("repr", lambda: repr(r)), ("str", lambda: str(r)), ("eq", lambda: r == 1), ("hash", lambda: hash(r)), ("len", lambda: len(r)), ("bool", lambda: bool(r)), ("iter", lambda: iter(r)),
  ("next", lambda: next(r)), ("call", lambda: r()), ("getattr", lambda: r.foo), ("getitem", lambda: r[1]), ("add", lambda: r + 1), ("contains", lambda: 1 in r), ("format", lambda: f"{r}"), ("index", lambda: [1][r]), ("lt", lambda: r < 1), ("enter", r.__enter__),
  ("in list", lambda: r in [r, 1]), ("list index", lambda: [1].index(r)), ("sorted", lambda: sorted([r, r])), ("dict key", lambda: {r: 1}), ("min", lambda: min(r, r)), ("print", lambda: print(r)), ("join", lambda: "".join(r)), ("percent", lambda: "%s" % r), ("percent r", lambda: "%r" % (r,))]:
    check("self " + name, f)
def mutual(a):
    for x in mutual(a):
        yield x
check("generators", lambda: next(mutual(1)))
def f(n):
    return f(n + 1)
check("f", lambda: f(0))
class Meta(type):
    def __instancecheck__(cls, o):
        return isinstance(o, cls)
class M(metaclass=Meta):
    pass
check("instancecheck", lambda: isinstance(1, M))
t = int
for i in range(1000000):
    t = (t,)
check("isinstance nested", lambda: isinstance("", t))
a = []
a.append(a)
b = []
b.append(b)
check("cycle equal to its item", lambda: a == a[0])
check("two cycles", lambda: a == b)
d = {}
d[1] = d
print(a, d)
