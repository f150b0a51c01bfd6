"""Built-in functions and constructors, math, itertools, functools, sorting."""
import cmath
import functools
import itertools
import math
import operator
from collections import ChainMap, Counter, OrderedDict, deque, namedtuple

from show import described, outcome

Point = namedtuple("Point", "x y")


def first(pair):
    return pair[0]


def halve(number):
    return number / 2


def even(number):
    return number % 2 == 0


def larger(a, b):
    return (a > b) - (a < b)


FUNCTIONS = (None, str, repr, len, abs, bool, even, halve, first, list, operator.neg, int, float)
PAIRED = (operator.add, operator.mul, max, min, operator.sub, larger, operator.and_, pow, divmod)
MATH = {
    **{name: "x" for name in ("acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 "
                              "fabs floor frexp gamma isfinite isinf isnan lgamma log10 log1p log2 modf radians sin "
                              "sinh sqrt tan tanh trunc ulp").split()},
    **{name: "x y" for name in "atan2 copysign fmod nextafter pow remainder".split()},
    "log": "x ?y", "ldexp": "x count", "isclose": "x y", "hypot": "x ?y ?x", "fsum": "reals", "prod": "reals",
    "gcd": "integer integer ?integer", "lcm": "integer integer", "isqrt": "integer", "comb": "count count",
    "perm": "count ?count", "factorial": "count", "dist": "point point", "sumprod": "point point",
}  # fmt: skip
COMPLEX = "acos acosh asin asinh atan atanh cos cosh exp isfinite isinf isnan log log10 phase polar sin sinh sqrt tan tanh"
CALLS = {
    "abs": (abs, "number"), "all": (all, "iterable"), "any": (any, "iterable"), "ascii": (ascii, "value"),
    "bool": (bool, "value"), "bytearray": (bytearray, "source"), "bytes": (bytes, "source ?code ?code"),
    "callable": (callable, "value"), "chr": (chr, "integer"), "complex": (complex, "number ?number"),
    "dict": (dict, "mapping"), "divmod": (divmod, "number number"), "enumerate": (enumerate, "iterable ?integer"),
    "filter": (filter, "function iterable"), "float": (float, "value"), "frozenset": (frozenset, "iterable"),
    "hash": (hash, "hashed"), "int": (int, "value"), "isinstance": (isinstance, "value kind"),
    "issubclass": (issubclass, "kind kind"), "iter": (iter, "iterable"), "len": (len, "value"),
    "list": (list, "iterable"), "map": (map, "function iterable ?iterable"), "max": (max, "iterable ?key=function ?default=item"),
    "min": (min, "iterable ?key=function ?default=item"), "next": (next, "iterable ?item"), "ord": (ord, "letters"),
    "pow": (pow, "base exponent ?modulus"), "range": (range, "small ?small ?small"), "repr": (repr, "value"),
    "reversed": (reversed, "container"), "round": (round, "number ?small"), "set": (set, "iterable"),
    "slice": (slice, "small ?value ?value"), "sorted": (sorted, "iterable ?key=function ?reverse=boolean"),
    "str": (str, "value ?code"), "sum": (sum, "iterable ?item"), "tuple": (tuple, "iterable"),
    "type": (type, "value"), "zip": (zip, "iterable iterable ?strict=boolean"), "Counter": (Counter, "iterable"),
    "deque": (deque, "iterable ?small"), "OrderedDict": (OrderedDict, "mapping"), "memoryview": (memoryview, "value"),
    "ChainMap": (lambda *maps: list(ChainMap(*maps).items()), "dict dict"), "Point": (Point, "value value"),
    "Point._make": (Point._make, "iterable"), "Point._replace": (lambda **k: Point(1, 2)._replace(**k), "?x=item ?z=item"),
    "accumulate": (itertools.accumulate, "iterable ?paired ?initial=item"), "chain": (itertools.chain, "iterable iterable"),
    "chain.from_iterable": (itertools.chain.from_iterable, "iterable"), "combinations": (itertools.combinations, "iterable small"),
    "combinations_with_replacement": (itertools.combinations_with_replacement, "iterable small"),
    "compress": (itertools.compress, "iterable iterable"), "count": (itertools.count, "?start=number ?step=number"),
    "cycle": (itertools.cycle, "iterable"), "dropwhile": (itertools.dropwhile, "function iterable"),
    "filterfalse": (itertools.filterfalse, "function iterable"), "islice": (itertools.islice, "iterable bound ?bound ?bound"),
    "groupby": (lambda *a, **k: [(key, list(group)) for key, group in itertools.groupby(*a, **k)], "iterable ?key=function"),
    "pairwise": (itertools.pairwise, "iterable"), "permutations": (itertools.permutations, "iterable ?small"),
    "product": (itertools.product, "iterable iterable ?repeat=repeat"), "repeat": (itertools.repeat, "item small"),
    "starmap": (itertools.starmap, "paired pairs"), "takewhile": (itertools.takewhile, "function iterable"),
    "tee": (itertools.tee, "iterable ?small"), "zip_longest": (itertools.zip_longest, "iterable iterable ?fillvalue=item"),
    "reduce": (functools.reduce, "paired iterable ?item"), "cmp_to_key": (lambda items: sorted(items, key=functools.cmp_to_key(larger)), "iterable"),
    "attrgetter": (lambda name, value: operator.attrgetter(name)(value), "attribute value"),
    "itemgetter": (lambda a, b, value: operator.itemgetter(a, b)(value), "key bound container"),
    "concat": (operator.concat, "container container"), "countOf": (operator.countOf, "iterable item"),
    "indexOf": (operator.indexOf, "iterable item"), "index": (operator.index, "value"), "length_hint": (operator.length_hint, "iterable ?small"),
    "contains": (operator.contains, "container item"), "getitem": (operator.getitem, "container bound"),
    "add": (operator.add, "value value"), "mul": (operator.mul, "container small"), "lt": (operator.lt, "value value"),
    "eq": (operator.eq, "value value"), "or_": (operator.or_, "value value"), "sub": (operator.sub, "value value"),
    "truediv": (operator.truediv, "number number"), "floordiv": (operator.floordiv, "number number"),
    "mod": (operator.mod, "number number"), "rshift": (operator.rshift, "integer count"), "iadd": (operator.iadd, "container value"),
    "matmul": (operator.matmul, "value value"), "and_": (operator.and_, "value value"), "xor": (operator.xor, "value value"),
    "dir": (lambda value: "__class__" in dir(value), "value"), "divmod'": (divmod, "integer integer"),
    "format": (format, "value ?text"), "getattr": (getattr, "value attribute ?item"), "hasattr": (hasattr, "value attribute"),
}  # fmt: skip
NAMES = sorted(CALLS)
MATH_NAMES = sorted(MATH)
SLOW = ("permutations", "product", "combinations_with_replacement")


class Arguments:
    """Draws what the words of a signature name."""

    def __init__(self, draw):
        self.draw = draw

    def make(self, word):
        if self.draw.chance(4) and word not in ("count", "base", "exponent", "repeat", "hashed"):
            return self.draw.value()
        own = getattr(self, word, None)
        return own() if own else getattr(self.draw, word)()

    def all(self, signature):
        given, named = [], {}
        for word in signature.split():
            optional = word.startswith("?")
            name, _, kind = word.lstrip("?").rpartition("=")
            if optional and self.draw.chance(40):
                if not name:
                    break
                continue
            if name:
                named[name] = self.make(kind)
            else:
                given.append(self.make(kind))
        if self.draw.chance(2):
            given.append(self.draw.value())
        elif self.draw.chance(2) and given:
            given.pop()
        if self.draw.chance(1):
            named["nope"] = 1
        return given, named

    def code(self):
        return self.draw.pick(("utf-8", "ascii", "strict", "replace"))

    def function(self):
        return self.draw.pick(FUNCTIONS)

    def paired(self):
        return self.draw.pick(PAIRED)

    def bound(self):
        return self.draw.pick((0, 1, 2, 3, None, -1, 5, 2**64))

    def repeat(self):
        return self.draw.pick((0, 1, 2, -1))

    def attribute(self):
        return self.draw.pick(("real", "imag", "__class__", "__doc__.nope", "start", "maxlen", "nope", "numerator", "readonly"))

    def hashed(self):
        kinds = (self.draw.integer, self.draw.floating, self.draw.boolean, self.draw.ints, self.draw.complex)
        value = self.draw.pick(kinds)()
        return value if value == value else 1

    def kind(self):
        return self.draw.pick((int, str, list, (int, str), float, bool, int | None, (list, (dict, set)), bytes))

    def letters(self):
        return self.draw.letter() if self.draw.chance(80) else self.draw.text()

    def source(self):
        return self.draw.pick((self.draw.bytes_like, self.draw.ints, self.draw.text, self.draw.count, self.draw.iterable))()

    def mapping(self):
        return self.draw.pick((self.draw.dict, self.draw.pairs, self.draw.iterable))()

    def base(self):
        return self.draw.number()

    def exponent(self):
        return self.draw.pick((0, 1, 2, 3, -1, -2, 0.5, 10, 2.0, 1j, True, -0.5, 7))

    def modulus(self):
        return self.draw.pick((None, 1, 7, -7, 2**61 - 1, 0, 10**20, 1.5))

    def x(self):
        return self.draw.real()

    y = x

    def reals(self):
        return [self.draw.real() for _ in range(self.draw.below(6))]

    def point(self):
        return [self.draw.real() for _ in range(2)]


def text_of(name, given, named):
    parts = [described(value) for value in given] + [f"{key}={described(named[key])}" for key in named]
    return f"{name}({', '.join(parts)})"


def call(draw, name, function, signature):
    given, named = Arguments(draw).all(signature)
    text = text_of(name, given, named)
    return [f"{text} -> {outcome(lambda: function(*given, **named))}"]


def function_case(draw):
    name = draw.pick(NAMES)
    return call(draw, name, *CALLS[name])


def math_case(draw):
    name = draw.pick(MATH_NAMES)
    return call(draw, f"math.{name}", getattr(math, name, None), MATH[name])


def cmath_case(draw):
    name = draw.pick(COMPLEX.split())
    return call(draw, f"cmath.{name}", getattr(cmath, name), "number")


def partial_case(draw):
    """partial objects and caches called with what they fix and what they do not."""
    fixed, named = [draw.small() for _ in range(draw.below(3))], {"b": draw.small()} if draw.chance(30) else {}
    more = [draw.small() for _ in range(draw.below(3))]

    def function(a=0, b=1, *rest, c=2):
        return (a, b, rest, c)

    part = functools.partial(function, *fixed, **named)
    cached = functools.lru_cache(maxsize=draw.pick((None, 0, 1, 2)), typed=draw.boolean())(function)
    parts = [f"partial({fixed}, {named})({more}) -> {outcome(lambda: part(*more))}"]
    for argument in [draw.pick((1, 1.0, True, "a", 2)) for _ in range(draw.below(6))]:
        cached(argument)
    return parts + [str(cached.cache_info())]


CASES = [function_case, function_case, function_case, math_case, cmath_case, partial_case]
