"""The names of types, and objects of its classes."""
import types, copyreg
print([n for n in ['FunctionType','LambdaType','CodeType','MappingProxyType','SimpleNamespace','CellType','GeneratorType','CoroutineType','AsyncGeneratorType','MethodType','BuiltinFunctionType','BuiltinMethodType','WrapperDescriptorType','MethodWrapperType','MethodDescriptorType','ClassMethodDescriptorType','ModuleType','TracebackType','FrameType','GetSetDescriptorType','MemberDescriptorType','GenericAlias','UnionType','EllipsisType','NoneType','NotImplementedType','DynamicClassAttribute','new_class','prepare_class','resolve_bases','coroutine'] if not hasattr(types,n)])
SN=types.SimpleNamespace
n=SN(a=1,b='x'); print(n, n==SN(a=1,b='x'), n.__dict__, SN())
try: SN(1)
except TypeError as e: print(e)
try: SN(**{'a b':1}); print(SN(**{'a b':1}))
except TypeError as e: print(e)
n.c=n; print(n); del n.c
class Sub(SN): pass
print(Sub(x=1), Sub(x=1)==SN(x=1))
print(n.__reduce__())
class A:
    def f(self): return self
m=types.MethodType(A.f,3); print(m(), m.__self__, m.__func__ is A.f)
for a in [(1,2),(A.f,),(A.f,None),()]:
    try: types.MethodType(*a)
    except TypeError as e: print(e)
c=types.CellType(5); print(c.cell_contents, types.CellType()==types.CellType(), type(c))
e=types.CellType()
try: e.cell_contents
except ValueError as x: print(x)
e.cell_contents=3; print(e.cell_contents, c>e, repr(c).split(' at ')[0]); del e.cell_contents
try: types.CellType(1,2)
except TypeError as x: print(x)
p=types.MappingProxyType({'a':1,'b':2}); print(p, p['a'], list(p), len(p), 'a' in p, p|{'c':3}, p.copy(), p=={'a':1,'b':2}, list(reversed(p)), p.get('z',9), hash is None)
try: p['a']=3
except TypeError as x: print(x)
try: types.MappingProxyType([1])
except TypeError as x: print(x)
try: types.MappingProxyType(3)
except TypeError as x: print(x)
g=types.GenericAlias(list,(int,)); print(g, g.__origin__, g.__args__, g.__parameters__, g==list[int], hash(g)==hash(list[int]), g([1]))
print(dict[str,int], list[int]|None, types.UnionType, type(int|str), isinstance(1,int|str))
try: g[int]
except TypeError as x: print(x)
try: isinstance([],g)
except TypeError as x: print(x)
C=types.new_class('C',(A,),{},lambda ns: ns.update(z=1)); print(C.__name__, C.z, len(C.__mro__))
class M(type):
    def __new__(m,n,b,ns,**k): r=super().__new__(m,n,b,ns); r.k=k; return r
    def __init__(s,*a,**k): pass
    @classmethod
    def __prepare__(m,n,b,**k): return {'prep':k}
D=types.new_class('D',(),{'metaclass':M,'x':1}); print(type(D), D.k, D.prep)
print(types.prepare_class('E',(D,),{'metaclass':type,'q':1})[1:], types.prepare_class('E',(D,))[0])
class MB:
    def __mro_entries__(self,bases): return (A,)
print(types.resolve_bases((MB(),int)), types.new_class('F',(MB(),)).__orig_bases__[0].__class__)
print(types.resolve_bases((A,)) )
class DC:
    @types.DynamicClassAttribute
    def x(self): return 'inst'
print(DC().x)
try: DC.x
except AttributeError as x: print('no', x)
mod=types.ModuleType('mm','docs'); print(mod, mod.__name__, mod.__doc__, mod.__dict__['__spec__']); mod.a=1; print(mod.a)
f=types.FunctionType; print(f)
def h(a,b=2,*,c=3): return a,b,c
co=h.__code__; print(type(co) is types.CodeType, co.co_name, co.co_argcount, co.co_varnames, co.co_kwonlyargcount, co.co_flags)
print(types.NoneType() , types.EllipsisType(), types.NotImplementedType())
