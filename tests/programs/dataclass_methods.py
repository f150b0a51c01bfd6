import dataclasses, inspect, copy, pickle, typing
from dataclasses import dataclass, field, InitVar, KW_ONLY
@dataclass
class P:
    x: int
    y: int = 3
    z: list = field(default_factory=list)
for m in ('__init__','__eq__','__repr__'):
    f = P.__dict__[m]
    print(m, f.__name__, f.__qualname__, f.__module__, inspect.signature(f), type(f).__name__, f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames[:f.__code__.co_argcount], f.__code__.co_filename if m != '__repr__' else '', f.__doc__)
print(P.__init__.__annotations__)
print(P(1), P(1,2), P(1,y=4,z=[5]), P(x=1), P(1)==P(1), P(1)==P(2), P(1)!=P(1), P(1)==3, P.__eq__(P(1),3))
for c in (lambda:P(), lambda:P(1,2,3,4), lambda:P(1,x=2), lambda:P(1,q=2), lambda: P(1)<P(2), lambda: hash(P(1))):
    try: c()
    except TypeError as e: print(e)
@dataclass(order=True, frozen=True)
class O:
    a: float
    b: str = field(default='b', compare=False)
    c: tuple = ()
print(O(1)<O(2), O(1)<=O(1), O(2)>O(1), O(1)>=O(2), O(1,'x')==O(1,'y'), hash(O(1))==hash((1,())), O(float('nan'))==O(float('nan')))
n=float('nan'); print(O(n)==O(n), O(n)<O(n))
try: O(1).a = 5
except dataclasses.FrozenInstanceError as e: print(e)
try: O(1) < O('a')
except TypeError as e: print(e)
try: O(1) < 5
except TypeError as e: print(e)
@dataclass(slots=True)
class S:
    a: int
    b: int = 2
    c: int = field(default=7, init=False)
    d: list = field(default_factory=list, init=False)
print(S(1), S(1,3)==S(1,3), S.__slots__)
@dataclass(frozen=True, slots=True)
class FS:
    a: int; b: int = 1
f=FS(1); print(f, f==FS(1), hash(f)==hash((1,1)), copy.copy(f), pickle.loads(pickle.dumps(f)))
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int
    c: int = 5
    d: list = field(default_factory=list)
print(inspect.signature(K), K(1,b=2), K.__match_args__, K.__init__.__kwdefaults__)
for c in (lambda:K(1), lambda:K(1,2), lambda:K(b=2), lambda:K(1,2,b=3)):
    try: c()
    except TypeError as e: print(e)
@dataclass
class I:
    a: int
    s: InitVar[int]
    t: InitVar[str] = 'tt'
    total: int = field(init=False)
    def __post_init__(self, s, t): self.total = self.a + s; print('post', s, t)
print(I(1,2), I(1,2,'u').total)
@dataclass
class Self:
    self: int
    other: int = 2
print(Self(1), inspect.signature(Self), Self(1)==Self(1))
@dataclass
class Node:
    v: int
    nxt: 'Node' = None
a=Node(1); a.nxt=a; print(a)
@dataclass
class Sub(P):
    w: int = 9
print(Sub(1), Sub(1)==P(1), [f.name for f in dataclasses.fields(Sub)])
class Plain(P):
    pass
for i in range(3): print(Plain(i), P(i), Sub(i), Plain(i)==P(i), Plain(i)==Plain(i))
@dataclass
class Prop:
    v: int
    @property
    def v(self): return self._v
    @v.setter
    def v(self, n): self._v = n*2
print(Prop(4).v, Prop(5))
@dataclass
class SA:
    v: int
    def __setattr__(self, n, v): object.__setattr__(self, n, v); print('set', n, v)
SA(1); SA(2)
@dataclass
class Empty: pass
print(Empty(), Empty()==Empty(), inspect.signature(Empty))
@dataclass(order=True)
class EO: pass
print(EO()<EO(), EO()<=EO())
p=P(1); p.__init__(5); print(p); p.extra=1; p.__init__(6,7); print(p, vars(p))
q=P.__new__(P); q.pre=1; q.__init__(8); print(vars(q))
P.y=10; print(P(1), P(2))
P.w=property(lambda self: 1); print(P(3))
print(dataclasses.asdict(Sub(1)), dataclasses.astuple(Sub(1)), dataclasses.replace(Sub(1), x=2))
D=dataclasses.make_dataclass('D',['a',('b',int),('c',int,field(default=3))]); print(D(1,2), D.__module__)
@dataclass
class NoEq:
    a: int = field(repr=False); b: int = field(default=1, compare=False)
print(NoEq(1), NoEq(1,2)==NoEq(1,3))
@dataclass(unsafe_hash=True)
class UH:
    a: int; b: list = field(default_factory=list, hash=False)
print(hash(UH(1))==hash((1,)))
try:
    @dataclass
    class Bad:
        a: int = 1
        b: int
except TypeError as e: print(e)
@dataclass
class Big:
    a0:int;a1:int;a2:int;a3:int;a4:int;a5:int;a6:int;a7:int;a8:int;a9:int;a10:int;a11:int;a12:int;a13:int;a14:int;a15:int;a16:int;a17:int;a18:int
b=Big(*range(19)); print(b, b==Big(*range(19)), b==Big(*range(1,20)), Big(**{f'a{i}':i for i in range(19)})==b)
@dataclass
class G(typing.Generic[typing.TypeVar('T')]):
    v: int
print(G(1), G[int](2))
@dataclass
class E(Exception):
    code: int
    msg: str = 'm'
e=E(5); print(repr(e), e.args, e.code)
try: raise E(6,'k')
except E as x: print(x.code, str(x))
class R:
    def __repr__(self): raise ValueError('r')
try: repr(P(R()))
except ValueError as e: print(e)
x=P(1); x.y=x; x.z=[x]; print(x)
