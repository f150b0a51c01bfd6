"""Odd arguments to the methods of the built-in types: what each call ends in, in short."""


class Bad:
    def __index__(self):
        return "no"

    def __len__(self):
        return -1

    def __iter__(self):
        return 5

    def __hash__(self):
        return "h"

    def __eq__(self, other):
        raise KeyError("eq")

    def __bool__(self):
        return 3

    def __repr__(self):
        return 7

    def __getattr__(self, name):
        raise LookupError("attr")


odd = [lambda: None, lambda: -1, lambda: 10 ** 30, lambda: 1.5, lambda: "x", lambda: b"x",
       lambda: [], lambda: (1,), lambda: {}, lambda: {1}, lambda: object(), lambda: len,
       lambda: int, lambda: slice(None), lambda: iter([]), lambda: Bad()]


def ends(make, name, *args):
    try:
        return "." + type(getattr(make(), name)(*args)).__name__[0]
    except Exception as e:
        return type(e).__name__[:2]


def attempt(label, make, names):
    for name in names.split():
        print(label, name, ends(make, name), ends(make, name, 1, 2, 3, 4),
              *[ends(make, name, x()) for x in odd], *[ends(make, name, x(), x()) for x in odd])


def generate():
    yield 1


compare = "__eq__ __lt__ __ge__ __hash__ __repr__ __format__ __getattribute__ __setattr__ __delattr__ "
attempt("str", lambda: "ab c", compare + "__add__ __mul__ __contains__ __getitem__ center count encode "
        "endswith expandtabs find format index join ljust partition replace rsplit split splitlines "
        "startswith strip translate zfill isdigit upper")
attempt("bytes", lambda: b"ab c", compare + "__add__ __mul__ __getitem__ count decode endswith find "
        "hex join partition replace split startswith strip translate")
attempt("list", lambda: [3, 1, 2], compare + "__add__ __iadd__ __mul__ __imul__ __contains__ __getitem__ "
        "__setitem__ __delitem__ append extend insert pop remove index count sort reverse copy clear")
attempt("tuple", lambda: (3, 1), compare + "__add__ __mul__ __contains__ __getitem__ index count")
attempt("dict", lambda: {"a": 1}, compare + "__or__ __ior__ __getitem__ __setitem__ __delitem__ "
        "__contains__ get pop popitem setdefault update keys items")
attempt("set", lambda: {1, 2}, compare + "__or__ __sub__ __iand__ add remove discard union "
        "difference_update symmetric_difference isdisjoint issubset update pop")
attempt("int", lambda: 7, compare + "__add__ __floordiv__ __mod__ __and__ __round__ bit_length")
attempt("float", lambda: 1.5, compare + "__add__ __divmod__ __round__ is_integer hex")
attempt("range", lambda: range(5), compare + "__contains__ __getitem__ index count")
attempt("generator", generate, compare + "__next__ __iter__ send throw close")
attempt("function", lambda: generate, compare + "__call__")
attempt("type", lambda: Bad, "__eq__ __getattribute__ __setattr__ __call__ mro __instancecheck__")
attempt("exception", lambda: ValueError(1), compare + "with_traceback add_note __setstate__")
attempt("property", lambda: property(len), compare + "__set__ __delete__ getter")
