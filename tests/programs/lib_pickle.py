"""Pickles of every protocol, byte for byte, and what cannot be pickled or read."""
import pickle
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
 range(3),slice(1,2),1+2j,s,l,T((1,2)),I(7),iter([1,2]),reversed([1,2]),reversed([1,2]),ValueError('x',1),OSError(2,'no'),
 [].append, (1).__add__, ('a','a'), N(3), [[],[],'abc','abc'], list[int], KeyError, StopIteration(3), 'x'*70000, b'y'*70000, list(range(2005)), dict.fromkeys(range(1001))]
for p in range(6):
    for o in objs:
        try:
            b=pickle.dumps(o,p)
            print(p, len(b), b if len(b) < 400 else '...')
            if len(b)>400: print(b[:60],b[-60:])
        except Exception as e: print(p,type(o).__name__,type(e).__name__,e); continue
        try:
            r=pickle.loads(b)
            print('  ',type(r).__name__, repr(r)[:100] if type(r).__repr__ is not object.__repr__ and 'iterator' not in type(r).__name__ and 'built-in' not in repr(r) and '0x' not in repr(r) else '')
        except Exception as e: print('  load',type(e).__name__,e)
def lf():
    def g(): pass
    class C: pass
    return g,C
for o in [lambda:0, lf()[0], lf()[1], lf()[1](), (x for x in []), type(len), object(), __import__('sys')]:
    for p in 0,2,4:
        try: print(pickle.dumps(o,p))
        except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
for b in (b'', b'\x80\x04', b'\x80\x09N.', b'zz', b'\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00N.', b'h\x05.', b't.', b'0', b'cfoo\nbar\n.', b'cbuiltins\nnope\n.', b"S'abc'\n.", b"(dp0\n.", b"(lp0\nI1\naI2\na.", b'\xff', b'X\x05\x00\x00\x00ab'):
    try: print(pickle.loads(b))
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
import io
c = P(1)
class PP(pickle.Pickler):
    def persistent_id(self,o): return 'pid' if isinstance(o,P) else None
class UU(pickle.Unpickler):
    def persistent_load(self,pid): return ['loaded',pid]
for p in range(6):
    b=io.BytesIO(); PP(b,p).dump([c,1]); print(b.getvalue(), UU(io.BytesIO(b.getvalue())).load())
