# Uses of all kinds, and the syntax within a text for exec().
exec("""
type X[T] = list[T]
def f[T](x: T) -> T: return x
class C[T]: pass
print(X, X.__value__, f.__type_params__, C[int])
""")
import inspect, pickle, copy, typing
type Y = int
type L[T] = list[T]
print(copy.copy(Y) is Y, copy.deepcopy(Y) is Y, pickle.loads(pickle.dumps(Y)) is Y)
def f[T: int, **P](x: T, *args: P.args, **kwargs: P.kwargs) -> T: return x
print(inspect.signature(f))
T, P = f.__type_params__
class A[T](list[T]):
    def __init__(self, x: T): pass
print(inspect.signature(A))
print(typing.get_type_hints(f))
print(typing.Annotated[L[int], 3], typing.Annotated[T, 4])
print(typing.Callable[P, T], typing.Callable[[T], L[T]][int])
import abc
class Ab[T](abc.ABC):
    @abc.abstractmethod
    def m(self) -> T: ...
try: Ab()
except TypeError as e: print(str(e)[:38])
class Impl[T](Ab[T]):
    def m(self): return T
print(Impl().m(), Impl.__mro__)
import enum
class Ex[T](Exception):
    pass
try: raise Ex[int]("boom")
except Ex as e: print(repr(e), e.__orig_class__)
match A(1):
    case A(): print("matched")
print(isinstance(A(1), A), issubclass(Impl, Ab))
from collections.abc import Iterator, Callable
class It[T](Iterator[T]):
    def __init__(self, xs: list[T]): self.xs = iter(xs)
    def __next__(self) -> T: return next(self.xs)
print(list(It([1,2])), It.__orig_bases__)
class Slot[T]:
    __slots__ = ("x",)
    def __init__(self, x: T): self.x = x
print(Slot(3).x, Slot[int](4).x, Slot.__parameters__)
def counter[T]():
    seen: dict[T, int] = {}
    def add(x: T) -> int:
        seen[x] = seen.get(x, 0) + 1
        return seen[x]
    return add
c = counter(); c("a"); print(c("a"), c.__annotations__)
class Registry[K, V]:
    _instances: "dict[K, V]" = {}
    @classmethod
    def make(cls) -> "Registry[K, V]": return cls()
    @staticmethod
    def util[Z](z: Z) -> Z: return z
    class Inner[W]:
        pass
print(type(Registry[int, str].make()), Registry.util(4), Registry.Inner[int])

import typing
class Meta(type):
    def __call__(cls, *a, **k):
        print("call", cls.__name__, cls.__type_params__)
        return super().__call__(*a, **k)
class M[T](metaclass=Meta):
    def __init__(self, x: T): self.x = x
    def __class_getitem__(cls, k): return super().__class_getitem__(k)
print(M(1).x, M[int](2).x)
class Lazy[T]:
    type Out = list[T] | tuple[Lazy[T], ...]
    def f[U: Lazy.Out](self, u: U): return U.__bound__.__value__
print(Lazy.Out.__value__, Lazy().f(1))
type Rec[T: Rec] = T
print(Rec.__type_params__[0].__bound__ is Rec)
def deep[A]():
    def mid[B]():
        class K[C]:
            def m[D](self): return (A, B, C, D)
            type Z[E] = (A, B, C, E)
        return K
    return mid()
k = deep()
print(k().m(), k.Z.__value__, k.__qualname__, k.m.__qualname__)
def gen[T](n: T = 3):
    def inner[U](m: U = n): return m, n, T, U
    return inner
print(gen(5)(), gen()(7), gen.__defaults__)
def kw[T](*, a: T, b: T = 2): return a, b
print(kw(a=1), kw.__kwdefaults__)
lst = []
for i in range(3):
    def loop[T](x=i): return x, T
    lst.append(loop)
print([f()[0] for f in lst], lst[0].__type_params__[0] is lst[1].__type_params__[0])
type Alias1 = int
type Alias1 = str
print(Alias1.__value__)
del Alias1
try: Alias1
except NameError as e: print(e)
async def ag[T]():
    type Local = list[T]
    yield Local.__value__
async def coro():
    return [x async for x in ag()]
try: coro().send(None)
except StopIteration as e: print(e.value)
def yielder[T]():
    type Y = T
    x = yield Y.__value__
    class Q[V]: z = x
    yield Q.z, Q[int]
g = yielder(); print(next(g), g.send(4))
print(f"{L[int]!r:>10}|{T}")
x = 1
class Outer:
    x = 2
    def f[T](self, a=x): return a
    class In[T]: 
        y = x
    type G[T = x] = x
print(Outer().f(), Outer.In.y, Outer.G.__value__, Outer.G.__type_params__[0].__default__)
import dataclasses
@dataclasses.dataclass
class N[T]:
    v: T
    next: "N[T] | None" = None
    def __iter__(self):
        n = self
        while n: yield n.v; n = n.next
print(list(N(1, N(2))), N[int](1) == N(1))
print(N.__init__.__annotations__["v"])
try:
    def bad[T](x: undefined_name): pass
    bad.__annotations__
except NameError as e: print(e)
try:
    @undefined_deco
    def bad[T](x): pass
except NameError as e: print(e)
