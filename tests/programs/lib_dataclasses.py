"""Dataclasses: the methods, the options, the errors."""
from dataclasses import *
import dataclasses
@dataclass
class A:
    x: int
    y: str = 'd'
    z: list = field(default_factory=list)
    w: float = field(default=1.5, repr=False, compare=False)
a=A(1); print(a, a==A(1), a!=A(2), a.z is A(1).z, a.w, A.y, A.__match_args__, A(1,'q',[2],w=3).w, A.__doc__)
for f in (lambda: A(), lambda: A(1,2,3,4,5), lambda: A(q=1), lambda: A(1,x=2), lambda: hash(a), lambda: a<a, lambda: A(1,2,3,4,5,y=2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(asdict(A(1,z=[A(2)])), astuple(A(1,z=[A(2)])), replace(a,x=9), [f.name for f in fields(A)], is_dataclass(a), is_dataclass(A), is_dataclass(3))
print(repr(fields(A)[1]).split(",default_factory")[0])
@dataclass(frozen=True, order=True)
class P:
    a: int
    b: int = 2
p=P(1); print(p<P(2), sorted([P(3),P(1,5),P(1)]), hash(p)==hash(P(1)), {p:1}[P(1)])
for f in (lambda: setattr(p,'a',3), lambda: delattr(p,'a'), lambda: setattr(p,'zz',3), lambda: p<3):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass
class B(A):
    v: int = 3
    def __post_init__(self): self.sum=self.x+self.v
print(B(1), B(1).sum, B(1)==A(1))
@dataclass
class I:
    a: int
    s: InitVar[int] = 5
    t: int = field(init=False)
    def __post_init__(self, s): self.t=self.a+s
print(I(1), I(1,2).t)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 1
try: K(1)
except TypeError as e: print(e)
try: K()
except TypeError as e: print(e)
print(K(a=1))
@dataclass
class KO:
    a: int
    _: KW_ONLY
    b: int
    c: int = 3
print(KO(1,b=2), KO.__match_args__)
for f in (lambda: KO(1), lambda: KO(1,2), lambda: KO(1,2,b=3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass(slots=True)
class S:
    a: int
    b: int = 4
s=S(1); print(s, S.__slots__)
try: s.q=1
except AttributeError as e: print(e)
for code in (1,2,3,4):
    try:
        if code==1:
            @dataclass
            class E:
                a: int = 1
                b: int
        if code==2:
            @dataclass
            class E:
                a: list = []
        if code==3:
            @dataclass
            class E(P):
                c: int = 3
        if code==4:
            @dataclass(order=True, eq=False)
            class E: pass
    except Exception as e: print(type(e).__name__, e)
C=make_dataclass('C',[('x',int),('y',int,field(default=5))]); print(C(1), C(1,2))
@dataclass
class R:
    r: object = None
r=R(); r.r=r; print(r)
@dataclass(unsafe_hash=True)
class H:
    a: int
    b: int = field(hash=False, default=0)
print(hash(H(1,2))==hash(H(1,3)))
@dataclass(eq=False, repr=False)
class Q: a: int
print(Q(1)==Q(1), 'object' in repr(Q(1)))
