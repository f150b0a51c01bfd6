"""Names of typing at run time."""
import typing
from typing import *
T=TypeVar('T'); K=TypeVar('K')
print(List[int], Dict[str,int], Optional[int], Union[int,str], Union[int,None], Union[int], Tuple[int,...], Tuple[()], Callable[[int],str], Callable[...,Any], Any, Type[int], ClassVar[int], Literal[1,'a'], Set, List, T, List[T], List[T][int], Dict[K,T][str,int], Annotated[int,'x'], NoReturn, Iterator[int], Generator[int,None,str], Final[int])
print(Union[int,str]==Union[str,int], Optional[Union[int,str]], hash(List[int])==hash(List[int]), List[int]==List[int], get_origin(List[int]), get_args(Dict[str,int]), get_args(Callable[[int],str]), get_origin(Union[int,str]), get_args(Optional[int]), get_origin(int), get_args(int|str))
class G(Generic[T]):
    def __init__(self,x): self.x=x
g=G[int](3); print(g.x, g.__orig_class__, G[int], G.__parameters__, G.__mro__, G.__orig_bases__)
class H(G[int]): pass
class J(G[T], Generic[T,K]): pass
class L(List[T]): pass
print(H(1).x, H.__mro__, J.__parameters__, L([1]), L.__mro__, isinstance([],List), isinstance({},Mapping))
@runtime_checkable
class P(Protocol):
    def foo(self): ...
class A:
    def foo(self): return 1
print(isinstance(A(),P), isinstance(3,P), issubclass(A,P), isinstance(3,SupportsInt), isinstance('x',SupportsIndex), isinstance([],Hashable), isinstance([],Iterable))
class Q(Protocol[T]):
    x: int
try: isinstance(3,Q)
except TypeError as e: print(e)
try: P()
except TypeError as e: print(e)
class Imp(P):
    def __init__(self): self.v=2
    def foo(self): return 2
print(Imp().foo(), Imp().v)
class N(NamedTuple):
    a: int
    b: str='x'
    def m(self): return self.a
n=N(1); print(n, n.m(), N._fields, N._field_defaults, N.__annotations__, n._replace(a=3), isinstance(n,tuple))
print(NamedTuple('M',[('x',int)])(4))
class TD(TypedDict):
    a: int
class TD2(TD,total=False):
    b: str
print(TD(a=1), TD2.__annotations__, sorted(TD2.__required_keys__), sorted(TD2.__optional_keys__), TD2.__total__, TypedDict('X',{'q':int})(q=1))
print(cast(int,'x'), TYPE_CHECKING, NewType('U',int)(5), Text)
@overload
def f(x:int)->int: ...
@overload
def f(x:str)->str: ...
def f(x): return x
print(f(3))
def h(a:int,b:'str'='',*c:List[int],d:Optional['G']=None)->None: pass
print(get_type_hints(h))
class C:
    x: int
    y: 'List[int]' = []
print(get_type_hints(C))
for fn in (lambda: List[int,str], lambda: List[int][str], lambda: Union[()], lambda: Any(), lambda: Generic[int], lambda: isinstance(3,List[int]), lambda: List(), lambda: Optional[int,str]):
    try: print(fn())
    except TypeError as e: print(e)
print(int|List[str], Optional[int]|str, isinstance(3,Union[int,str]), TypeVar('B',bound=int).__bound__, TypeVar('D',covariant=True))
@final
class F: pass
class It(Iterator[int]):
    def __next__(self): raise StopIteration
print(list(It()))
P2=ParamSpec('P2'); print(P2, Callable[P2,int], P2.args, List['Fwd'], AnyStr)
