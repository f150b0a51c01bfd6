import functools, copy, pickle, gc, weakref
P=functools.partial
def f(*a, **k): return a, k
p=P(f,1,2,x=3,y=4)
print(p(), p(5), p(5,z=1), p(x=9), p(9,y=8,w=7,x=1), p.func is f, p.args, p.keywords)
print(repr(P(len)), P(int, base=2)('101'), repr(P(int,'3',base=8)))
q=P(p,10,x=0); print(q.func is f, q.args, q.keywords)
p.attr=5
q=P(p,10); print(q.func is p, q.args, q.keywords, q())
class Sub(P): pass
s=Sub(f,1); print(repr(s)[:20], type(P(s)), P(s).func is f, Sub(s).func is f)
class Sub2(P):
    def __call__(self,*a,**k): return ('over', super().__call__(*a,**k))
s2=Sub2(f,1); print(s2(2), P(s2,3).func is s2, P(s2,3)(4))
p.keywords['x']=77; print(p()); p.keywords['new']=1; print(p(a=1)); del p.keywords['y']; print(p())
print(copy.copy(p)(), copy.copy(p).attr, copy.deepcopy(P(f,[1]))())
r=pickle.loads(pickle.dumps(P(int,base=2))); print(r('11'), r)
for state in [1, (), (1,2,3,4), (f,[],{},None), (f,(),[],None), (f,(1,),None,{'z':1}), (f,(),{'k':2},None)]:
    x=P(len)
    try: x.__setstate__(state); print(x.args, x.keywords, x.__dict__, x())
    except TypeError as e: print(e)
for bad in [(), (1,)]:
    try: P(*bad)
    except TypeError as e: print(e)
try: p.func=1
except AttributeError as e: print(e)
x=P(f); x.__setstate__((x,(),{},{})) 
print(repr(x).count('...'))
x.__setstate__((f,(),{},None))
x=P(f,1); l=[x]; x.__setstate__((f,(l,),{},{})); print(repr(x)[-7:]); w=weakref.ref(x); del x,l; gc.collect(); print(w())
print(P[int], P.__doc__[:20], P(f).__doc__[:10])
class A:
    m=P(f,1)
    pm=functools.partialmethod(f,1,k=2)
a=A(); print(a.m(2), len(a.pm(3)[0]), a.pm(3)[1], repr(A.__dict__['pm'])[:40])
print(P(f,*range(20))(*range(5), **{'k%d'%i:i for i in range(5)}))
print(P(f,**{'k%d'%i:i for i in range(20)})(k3=0, zz=1))
p.keywords[1]=2
try: p()
except TypeError as e: print(e)
print(P(dict, a=1)(b=2), P(print, sep='-')(1,2), P(max, 5)(3), P("{} {}".format, 1)(2))
