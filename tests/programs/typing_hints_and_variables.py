# Hints by text, type variables of all kinds, typed dicts.
from __future__ import annotations
import typing, dataclasses
from typing import *
class A:
    x: "int"
    y: Optional[List["A"]]
    z: dict[str, list[int]] | None
    w: Literal["a", 1]
    v: Callable[[int, str], "A"]
    u: typing.Tuple[int, ...]
    t: ClassVar[int]
print(get_type_hints(A))
def f(a: int, *b: "str", c: A = None) -> "list[A]": ...
print(get_type_hints(f))
try: ForwardRef("a b")
except SyntaxError as e: print("SyntaxError", e)
try: get_type_hints(type("Q",(),{"__annotations__":{"x":"nope"}}))
except NameError as e: print(e)
@dataclasses.dataclass
class D:
    a: int
    b: ClassVar[int] = 3
    c: "InitVar" = 4
print(dataclasses.fields(D)[0].type, len(dataclasses.fields(D)))
P=ParamSpec("P"); T=TypeVar("T"); Ts=TypeVarTuple("Ts")
print(Callable[P,T][[int,str],bool], Callable[Concatenate[int,P],T].__parameters__)
class G(Generic[T, Unpack[Ts]]): pass
print(G[int,str,bool], G.__parameters__, tuple[T, *Ts][int, str, float])
print(Annotated[int,"x"].__metadata__, get_args(Annotated[List[T],5][int]))
class TD(TypedDict, total=False):
    a: Required[int]
    b: str
print(sorted(TD.__required_keys__), sorted(TD.__optional_keys__))
print(NewType("U",int)(5), Union[int,str]|None, Optional[int]==Union[int,None])
