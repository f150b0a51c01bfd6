class V:
    def __init__(self, *a):
        self.a = a
    def __repr__(self):
        return "V%r" % (self.a,)
    def __add__(self, o):
        return V(*(x + y for x, y in zip(self.a, o.a)))
    def __radd__(self, o):
        return V(*(o + x for x in self.a))
    def __eq__(self, o):
        return isinstance(o, V) and self.a == o.a
    def __hash__(self):
        return hash(self.a)
    def __len__(self):
        return len(self.a)
    def __getitem__(self, i):
        return self.a[i]
    def __iter__(self):
        return iter(self.a)
    def __contains__(self, x):
        return x in self.a
    def __call__(self, *a, **k):
        return a, k
    def __bool__(self):
        return bool(self.a)
    def __lt__(self, o):
        return self.a < o.a
    def __neg__(self):
        return V(*(-x for x in self.a))
    def __getattr__(self, n):
        if n == "magic":
            return 42
        raise AttributeError(n)


v = V(1, 2)
print(v + V(3, 4), 1 + v, v == V(1, 2), v != V(1), len(v), v[0], list(v), 2 in v, v(1, k=2))
print(bool(V()), V(1) < V(2), -v, v.magic, {v: 1}[V(1, 2)], sorted([V(3), V(1)]))
try:
    v.other
except AttributeError as e:
    print(e)
try:
    v + 1
except AttributeError as e:
    print(e)
try:
    v * 2
except TypeError as e:
    print(e)
