# Type variables in list[T] and X | T; aliases as bases; typing over them.
from typing import TypeVar, Generic, ParamSpec, Callable, get_type_hints, List, Dict, Optional
import typing, types, collections.abc, os
T=TypeVar("T"); K=TypeVar("K")
a=list[T]; print(a, a.__parameters__, a[int])
d=dict[K, list[T]]; print(d.__parameters__, d[str,int])
class X(list[int]): pass
print(X.__mro__, X.__orig_bases__)
class Y(dict[K,T]): pass
print(Y.__orig_bases__)
print(collections.abc.Callable[[int],str], collections.abc.Callable[[T],str][int])
print(os.PathLike[str])
print(list[T] | None, (list[T]|None).__parameters__, (list[T]|None)[int])
try: list[int][str]
except TypeError as e: print(e)
try: dict[K,T][int]
except TypeError as e: print(e)
print(typing._GenericAlias, isinstance(List[int], typing._GenericAlias), type(Optional[int]), type(Callable[[int],str]))
print(typing._SpecialForm, typing._UnionGenericAlias, typing._CallableGenericAlias)
class G(Generic[T]): pass
print(type(G[int]), G[int].__origin__, G[int].__args__, typing.get_origin(G[int]))
print(typing._BaseGenericAlias, typing._SpecialGenericAlias,typing._LiteralGenericAlias,typing._AnnotatedAlias, typing._ProtocolMeta)
