from __future__ import annotations

import collections
from functools import singledispatch


class Local:
    pass


@singledispatch
def show(x):
    return "other"


@show.register
def _(x: Local):
    return "local"


@show.register
def _(x: int | collections.OrderedDict):
    return "int or ordered"


print(show(Local()), show(1), show(collections.OrderedDict()), show({}), show("s"))
