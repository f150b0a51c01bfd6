"""Shallow and deep copies."""
import copy
class P:
    def __init__(self,a): self.a=a; self.me=self
class S:
    __slots__=('x','y')
class L(list): pass
class T(tuple): pass
class I(int): pass
class N:
    def __init__(self,*a,**k): self.v=(a,k)
    def __new__(cls,*a,**k): return object.__new__(cls)
    def __getnewargs_ex__(self): return (1,),{'k':2}
def f(): pass
class O:
    class Inner: pass
s=S(); s.x=5
l=L([1,2]); l.z=9
rec=[1]; rec.append(rec)
rt=([],); rt[0].append(rt)
d={}; d['d']=d
objs=[None,True,False,0,1,255,256,-1,65536,2**31,-2**31,2**40,-2**70,2**3000,1.5,float('inf'),0.1,'',
 'abc','é\n\\x\u1234\U00012345','x'*300,b'',b'abc',b'x'*300,bytearray(b'zz'),(),(1,),(1,2),(1,2,3),(1,2,3,4),[],[1],[1,2],list(range(5)),
 {},{1:2},{1:2,'a':[3]},set(),{1},frozenset(),frozenset({2}),rec,rt,d,P,f,len,int,O.Inner,type(None),type(...),...,NotImplemented,
 range(3),slice(1,2),1+2j,s,l,T((1,2)),I(7),iter([1,2]),iter('ab'),zip([1],[2]),map(len,['a']),enumerate([3]),reversed([1,2]),ValueError('x',1),OSError(2,'no'),
 [].append, str.upper, (1).__add__, ('a','a'), N(3), [[],[],'abc','abc'], int|str, list[int], KeyError, StopIteration(3), 'x'*70000, b'y'*70000, list(range(2005)), dict.fromkeys(range(1001))]
for o in objs:
    try: r=copy.copy(o); q=copy.deepcopy(o)
    except Exception as e: print(type(e).__name__,e); continue
    print(type(o).__name__.replace("str_ascii", "str"), r is o, q is o, type(r) is type(o), type(q) is type(o))
c=P(1); c2=copy.deepcopy(c); print(c2.me is c2, c2.a); c3=copy.copy(c); print(c3.me is c)
m=c.__init__; print(copy.copy(m).__self__ is c, copy.deepcopy(m).__self__ is c)
class Q:
    def __copy__(self): return 'copied'
    def __deepcopy__(self,memo): return ('deep',type(memo).__name__)
print(copy.copy(Q()),copy.deepcopy([Q()]))
class R:
    def __reduce_ex__(self,p): return ''
print(type(copy.copy(R())).__name__)
try: copy.copy((x for x in []))
except Exception as e: print(type(e),e)
