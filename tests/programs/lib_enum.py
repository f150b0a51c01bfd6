"""Enumerations and flags."""
import enum, pickle, copy
from enum import *
class Color(Enum):
    RED=1
    GREEN='g'
    BLUE=auto() if False else 3
    CRIMSON=1
    def describe(self): return self.name, self.value
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color.CRIMSON is Color.RED, Color(1), Color['BLUE'], list(Color), len(Color), Color)
print(Color.RED.describe(), Color.__members__, Color.RED in Color, isinstance(Color.RED,Color), type(Color), list(reversed(Color)))
for f in (lambda: Color(9), lambda: Color['X'], lambda: Color.X, lambda: setattr(Color,'RED',2), lambda: delattr(Color,'RED'), lambda: Color.RED < Color.BLUE, lambda: setattr(Color.RED,'value',3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(hash(Color.RED)==hash('RED'), Color.RED==1, Color.RED!=Color.BLUE, {Color.RED:1}[Color.RED], f'{Color.RED}', f'{Color.RED:>12}', '%s %r'%(Color.RED,Color.RED), bool(Color.RED))
try:
    class Sub(Color): pass
except TypeError as e: print(e)
try:
    class D(Enum):
        A=1
        A=2
except TypeError as e: print(e)
class N(IntEnum):
    A=1; B=2; C=auto()
print(N.A, repr(N.A), N.A+1, N.C, N.A<N.B, f'{N.A}', f'{N.A:03d}', '%d'%N.A, [N.A,N.B], N(2), N.A==1, 1 in [N.A], {1:'x'}[N.A], int(N.B), max(N), sorted(N, reverse=True))
class S(StrEnum):
    X=auto(); Yy=auto(); Z='zed'
print(S.X, repr(S.X), S.Yy, S.Z.upper(), f'{S.Z}', S('zed'), S.X=='x', ' '.join(S))
try:
    class S2(StrEnum): A=1
except TypeError as e: print(e)
class P(Flag):
    R=auto(); W=auto(); X=auto()
    RW=R|W
print(P.R, repr(P.R), P.R|P.W, repr(P.R|P.X), P.RW, list(P), list(P.RW), ~P.R, P.R&P.W, repr(P.R&P.W), bool(P(0)), P.R in P.RW, P(7), P(3) is P.RW, len(P.RW), P.R^P.RW, repr(P(0)), P.X.value, P['RW'], P.__members__)
for f in (lambda: P(8), lambda: P('a'), lambda: P.R|1, lambda: 1 in P.R, lambda: P(-1), lambda: P(-9)):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
class IF(IntFlag):
    A=1; B=2; C=4
print(IF.A, repr(IF.A), IF.A|IF.B, repr(IF.A|IF.B), IF.A|8, repr(IF.A|8), repr(IF(8)), repr(~IF.A), IF.A&3, repr(IF(0)), IF.A+1, list(IF(3)), IF(3)==3, f'{IF.A|IF.B}', repr(IF(16)), 5&IF.A)
class CF(Flag, boundary=CONFORM):
    A=1; B=2
print(repr(CF(9)))
class EF(IntFlag, boundary=EJECT):
    A=1; B=2
print(repr(EF(9)), repr(EF(3)))
@unique
class U(Enum): A=1; B=2
try:
    @unique
    class V(Enum): A=1; B=1
except ValueError as e: print(e)
class Planet(Enum):
    EARTH=(1.0,2.0)
    MARS=(0.5,3)
    def __init__(self,m,r): self.m=m; self.r=r
    @property
    def g(self): return self.m/self.r
print(Planet.EARTH.g, Planet.MARS.m, Planet((0.5,3)), repr(Planet.MARS))
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        o=bytes.__new__(cls,[value]); o._value_=value; o.label=label; return o
    PX=(0,'P.X'); PY=(1,'P.Y')
print(Coord.PY, Coord.PY.label, Coord(1), bytes(Coord.PX))
class Ord(Enum):
    @staticmethod
    def _generate_next_value_(name,start,count,last): return name.lower()+str(count)
    A=auto(); B=auto()
print(list(Ord))
class Miss(Enum):
    A=1
    @classmethod
    def _missing_(cls,v): return cls.A if v=='one' else None
print(Miss('one'))
try: Miss(3)
except ValueError as e: print(e)
An=Enum('An','CAT DOG'); print(list(An), An.CAT, An('x') if 0 else An(2))
An2=Enum('An2',{'A':5,'B':6}); print(list(An2)); An3=IntEnum('An3',['X','Y'],start=5); print(list(An3)); print(Enum('An4',[('a',1),('b',2)]).b)
for p in range(6): print(pickle.loads(pickle.dumps(Color.RED,p)) is Color.RED, pickle.loads(pickle.dumps(P.R|P.X,p)) , end=' ')
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED)
class M2(Enum):
    name2='x'
    value=3
print(M2.value, repr(M2.value), M2.value.value if 0 else '')
class Meth(Enum):
    A=1
    @classmethod
    def cm(cls): return cls.A
    @staticmethod
    def sm(): return 5
    def __str__(self): return 'str!'
    def __eq__(self,o): return True
    __hash__=None
print(Meth.cm(), Meth.sm(), f'{Meth.A}', Meth.A==4)
class Fl(float, Enum):
    A=1.5
print(Fl.A, repr(Fl.A), Fl.A+1, f'{Fl.A}')
class Mi:
    def hi(self): return 'hi '+self.name
class WM(Mi,Enum): A=1
print(WM.A.hi())
class Un(Enum): A=[1]; B={}
print(Un([1]), Un({}))
print(dir(Color.RED), dir(Color))
try:
    class Bad(Enum): _foo_=1
except ValueError as e: print(e)
class Ig(Enum):
    _ignore_=['i']
    i=3
    A=1
print(list(Ig))
class Nested(Enum):
    A=member(len); B=nonmember(3)
print(list(Nested), Nested.B)
try:
    @verify(CONTINUOUS)
    class VV(IntEnum): A=1; B=4
except ValueError as e: print(e)
try:
    @verify(UNIQUE)
    class VV(IntEnum): A=1; B=1
except ValueError as e: print(e)
