# What can be done with the objects: pickled, copied, weakly referred to, made by hand.
import copy
import pickle
import types
import typing
import weakref
from typing import Generic, ParamSpec, TypeAliasType, TypeVar, TypeVarTuple

t = TypeVar("t", infer_variance=True)
made = types.new_class("Made", (Generic[t],), {}, lambda ns: ns.update(__type_params__=(t,)))
print(made.__type_params__, made.__parameters__, types.new_class("Bare").__type_params__)
print(type.__type_params__, object.__type_params__, type(made).__type_params__)


class Pickled[X, *Y, **Z]:
    pass


def pickled[X: int](x: X) -> X:
    return x


type Named[X] = list[X]
for thing in Pickled, Pickled[int, str, bytes, [float, object]], pickled, Named, Named[int], Pickled():
    again = pickle.loads(pickle.dumps(thing))
    print(again == thing or type(again) is Pickled, end=" ")
print(copy.copy(Named) is Named, copy.deepcopy(Named[int]) == Named[int])
X, Y, Z = Pickled.__type_params__
for thing in X, Y, Z, Z.args, Pickled, Pickled[int, [str]], Pickled():
    print(weakref.ref(thing)() is not None, end=" ")
print()

alias = TypeAliasType(name="alias", value=int)
print(alias, alias.__value__, alias.__type_params__, alias.__module__)
for attempt in (lambda: TypeAliasType(), lambda: TypeAliasType("A"),
                lambda: TypeAliasType("A", list, ()),
                lambda: TypeAliasType("A", list, type_params=42),
                lambda: type("Sub", (TypeAliasType,), {})):
    try:
        print("no error", attempt())
    except TypeError:
        print("TypeError", end=" ")
print()
type Self = Self
print(Self, Self.__value__ is Self)
type Two = alias | str
print(Two.__value__, typing.get_args(Two.__value__)[0] is alias)


def outer[T, *Ts, **P]():
    type TA[T2, *Ts2, **P2] = tuple[T, T2]
    return TA


TA = outer()
T2, Ts2, P2 = TA.__type_params__
print(TA.__parameters__ == (T2, *Ts2, P2), TA.__value__)
for variadic in ParamSpec("P", default=[int, str]), TypeVarTuple("Ts", default=typing.Unpack[tuple[int]]):
    print(variadic.has_default())
