"""Random expressions. Each is a string that stands wherever an atom may stand.

Forms are templates: `$e` is an expression one level smaller, the other holes are named in HOLES.
"""
import re
from dataclasses import replace

KINDS = ("KeyError", "ValueError", "IndexError", "LookupError", "RuntimeError")

FORMS = (
    # displays
    "($e, $e)", "($e, $e)", "[$e, $e]", "[*$b, $e]", "{'k': $e, 's': $e}", "{1: $e, **{2: $e}}",
    "(*$b,)", "[$e, *$b]",
    # operators; most with operands that fit, so that programs get far
    "(f(1, $e) - f(2, $e))", "(f(3, $e) // f(2, $e))", "(f(1, $e) < f(2, $e) < f(3, $e))",
    "([$e] + [$e])", "($e - $e)", "(-$e)", "(not $e)", "(not $e)", "($e == $e)", "($e == $e != $e)",
    "($e in [$e, 1])", "($e is $e is None)", "($e < $e < $e)", "($e if $e else $e)",
    "($e if $e else $e)", "($e and $e)", "($e or $e)", "($e and $e or $e)", "(not ($e and $e))",
    "(a := $e)", "(d := $e)", "(b := $e)",
    # subscripts
    "[$e, $e][$s]", "[$e, $e][f(1, $e)]", "{1: $e, 2: 3}[f(1, $e)]", "[1, 2, 3][$e:$e]",
    "Obj(3)[$e, $e]", "Obj(4)[$e:$e:$e]",
    # calls
    "f($e, $e)", "f($e, k=$e)", "f(*[$e], $e, k=$e, **{'m': $e})", "f($e, *$b)", "log('call', $e, $e)",
    "len([$e])", "max($e, $e)", "f(**{'k': $e}, m=$e)", "Obj($n).x", "caught()", "isinstance($e, int)",
    "next($i, $e)", "f(*$b)", "list($b)", "any($g)", "sum($b)", "(lambda x: $l)($e)",
    "list((lambda: (yield $v))())", "tuple($b)", "$p", "$p", "$p",
    # comprehensions
    "$x", "$x", "$x", "$x",
    # f-strings
    'f"{show($q)}"', 'f"a{show($q)}b{show($q)!r}"', 'f"{show($q)[:5]:>{len([1, $q])}}"',
)  # fmt: skip

ITERABLES = (
    "sub()", "sub()", "(1, 2)", "range(2)", "[1, 2]", "[$e]", "Full()", "Full($s)", "Bare()", "Seq()",
    "nested($s)", "iter([3, 4])", "Odd(AttributeError)", "Odd(ValueError)", "Proxy(sub())", "$g",
    "zip(mute(), Seq())", "map(f, mute())", "enumerate(mute())", "($e, $e)", "shared(0, sub)", "shared(1, sub)",
)  # fmt: skip
BOUNDED = ("sub()", "(1, 2)", "range(2)", "Seq()", "Bare()", "Full()", "[$e]", "[$e, $e]")
AWAITABLES = (
    "tick($e)", "tick()", "Tick($e)", "sleep($s)", "coro()", "coro($e)", "old_style($e)",
    "shared(2, coro)", "shared(3, coro)", "$e", "anext(asub(), $e)", "anext(asub())",
    "asub().asend(None)", "asub().asend(1)", "asub().aclose()", "asub().athrow($k)", "Foreign()",
    "gather(coro(), tick($e))", "Wrapped(coro($e))", "Wrapped(shared(2, coro))",
    "shared(4, lambda: shared('asub', asub).asend(None))", "shared('asub', asub).asend(1)",
)  # fmt: skip
ASYNC_ITERABLES = (
    "asub()", "asub()", "AIter()", "AIter($s)", "shared('asub', asub)", "(x async for x in asub())",
)  # fmt: skip
COMPREHENSIONS = (
    "[$y $f]", "[$y $f]", "[$y $f $F]", "{1: $y $f}", "{show($y) $f}", "list($g)", "tuple($g)",
)  # fmt: skip
ATOMS = ("1", "2", "0", "None", "'s'", "True", "log('v', 2)", "(1, 2)", "[1]")


class Expressions:
    """Writes expressions with the random numbers of one program."""

    def __init__(self, random):
        self.random = random
        self.count = 0

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, probability):
        return self.random.random() < probability

    def number(self):
        """A number of its own for each place that logs."""
        self.count += 1
        return str(self.count)

    def fill(self, template, scope, depth=1):
        """Fills the holes of a template with parts of that depth."""
        return re.sub(r"\$(\w)", lambda hole: HOLES[hole[1]](self, scope, depth), template)

    def choose(self, templates, scope, depth=1):
        return self.fill(self.random.choice(templates), scope, depth)

    def atom(self, scope, depth=0):
        return self.pick(*scope.names, *ATOMS)

    def expression(self, scope, depth=2):
        """Any expression; a suspension in many of them where one may stand."""
        if depth <= 0:
            return self.atom(scope)
        if self.chance(0.35) and (scope.can_yield or scope.can_await):
            return self.suspension(scope, depth - 1)
        form = self.random.choice(FORMS)
        if ":=" in form and not scope.walrus:
            return self.atom(scope)
        return self.fill(form, scope, depth - 1)

    def suspension(self, scope, depth):
        forms = []
        if scope.can_yield:
            forms += ["(yield)"] + ["(yield $e)"] * 5
            forms += ["(yield $e, $e)"] if scope.is_async else ["(yield from $d)"] * 4
        if scope.can_await:
            forms += ["(await $w)"] * 5
        return self.choose(forms, scope, depth)

    def quoted(self, scope, depth):
        """An expression for an f-string in double quotes."""
        text = self.expression(scope, depth)
        return "1" if '"' in text else text

    def arguments(self, scope):
        return self.choose(("", "$e", "$e", "$e, $e"), scope)

    def calls(self, names, form="{}({})"):
        """Templates that call the program's own functions."""
        return [form.format(name, "$r") for name in names]

    def plain_call(self, scope, depth):
        names = scope.library.plain
        return self.choose(self.calls(names) if names else ("f($e)",), scope, depth)

    def iterable(self, scope, depth):
        """Something to loop over or to delegate to."""
        forms = list(ITERABLES)
        for name in scope.library.generators:
            forms += self.calls([name]) * 3 + [f"shared('{name}', {name})", f"Proxy({name}())"]
        return self.choose(forms, scope, depth)

    def bounded(self, scope, depth):
        """An iterable for a comprehension, where no walrus may stand."""
        forms = list(BOUNDED) + self.calls(scope.library.generators)
        return self.choose(forms, replace(scope, walrus=False), depth)

    def delegate(self, scope, depth):
        return f"stubborn({self.pick(0, 1)})" if self.chance(0.1) else self.iterable(scope, depth)

    def awaitable(self, scope, depth):
        forms = list(AWAITABLES)
        for name in scope.library.coroutines:
            forms += self.calls([name]) * 3 + self.calls([name], "Wrapped({}({}))")
        for name in scope.library.async_generators:
            forms += self.calls([name], "anext({}({}))")
            forms += [f"anext(shared('{name}', {name}))", f"shared('{name}', {name}).athrow($k)"]
            forms.append(f"shared('a{name}', lambda: shared('{name}', {name}).__anext__())")
            forms += [f"anext(shared('{name}', {name}), $e)", f"shared('{name}', {name}).aclose()"]
        return self.choose(forms, scope, depth)

    def async_iterable(self, scope, depth):
        forms = list(ASYNC_ITERABLES) + self.calls(scope.library.async_generators) * 3
        return self.choose(forms, scope, depth)

    def kind(self, scope, depth):
        return self.pick(*KINDS)

    def exception(self, scope):
        """An expression for `raise`."""
        return self.choose(("$k", "$k($e)", "$k($n)"), scope)

    # ---- Comprehensions -------------------------------------------------------------------

    def clause(self, scope, depth, first=True):
        """`for x in ...`; only the first iterable belongs to the function around it."""
        target = self.pick("x", "x", "x", "x", "y", "y", "(x, y)")
        if scope.can_await and self.chance(0.4):
            text = f"async for {target} in {self.async_iterable(scope.in_iterable(), depth)}"
        else:
            here = scope if first else scope.in_iterable()
            text = f"for {target} in {self.bounded(here, depth)}"
        if self.chance(0.3):
            text += f" if {self.expression(scope.in_comprehension(), depth)}"
        return text

    def later_clause(self, scope, depth):
        return self.clause(scope, depth, False)

    def element(self, scope, depth):
        inner = scope.in_comprehension()
        if scope.can_await and self.chance(0.4):
            return f"(await {self.awaitable(inner, 0)})"
        return self.expression(inner, depth)

    def comprehension(self, scope, depth):
        return self.choose(COMPREHENSIONS, scope, depth)

    def generator_expression(self, scope, depth):
        if scope.is_async:  # an `await` would make it an asynchronous generator
            scope = scope.in_iterable()
        return self.fill(self.pick("($y $f)", "($y $f)", "($y $f $F)"), scope, depth)

    def body_of_lambda(self, scope, depth):
        return self.expression(replace(scope.in_iterable(), names=("x", "a")), depth)


HOLES = {
    "e": Expressions.expression,
    "v": Expressions.atom,
    "q": Expressions.quoted,
    "p": Expressions.plain_call,
    "r": lambda self, scope, depth: self.arguments(scope) if depth > 0 else "",
    "i": Expressions.iterable,
    "b": Expressions.bounded,
    "d": Expressions.delegate,
    "w": Expressions.awaitable,
    "a": Expressions.async_iterable,
    "k": Expressions.kind,
    "n": lambda self, scope, depth: str(self.random.randrange(1, 100)),
    "s": lambda self, scope, depth: self.pick("0", "1", "2"),
    "m": lambda self, scope, depth: self.number(),
    "x": Expressions.comprehension,
    "f": Expressions.clause,
    "F": Expressions.later_clause,
    "y": Expressions.element,
    "g": Expressions.generator_expression,
    "l": Expressions.body_of_lambda,
}
