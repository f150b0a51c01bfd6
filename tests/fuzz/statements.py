"""Random statements, as lists of lines."""
from dataclasses import replace

from expressions import HOLES, KINDS, Expressions
from scope import ASYNC_GENERATOR, COROUTINE, GENERATOR, PLAIN

CAUGHT = (
    "KeyError", "ValueError", "IndexError", "(KeyError, IndexError)", "LookupError", "Exception",
    "BaseException", "GeneratorExit", "RuntimeError", "TypeError",
)  # fmt: skip


def indent(lines):
    return ["    " + line for line in lines]


class Statements(Expressions):
    """Writes statements; `self.features` says which of the rarer ones this program may have."""

    def __init__(self, random, features):
        super().__init__(random)
        self.features = features

    def block(self, scope):
        lines = []
        for _ in range(self.random.randrange(1, 4)):
            lines += self.statement(scope)
        return indent(lines)

    def statement(self, scope):
        if self.chance(0.15):
            return self.pick(self.raise_, self.leave, self.leave)(scope)
        if scope.depth <= 0 or self.chance(0.5):
            return self.simple(scope)
        forms, weights = zip(*COMPOUND)
        return self.random.choices(forms, weights)[0](self, scope)

    # ---- Simple statements ----------------------------------------------------------------

    def simple(self, scope):
        templates, weights = zip(*SIMPLE)
        return [self.fill(self.random.choices(templates, weights)[0], scope, 2)]

    def target(self, scope, depth=1):
        """Something to assign to."""
        if self.chance(0.7):
            return self.pick("a", "b", "c", "d")
        return self.choose(("Obj($e).x", "Obj(9)[$e]", "STATE.shared[$s, $e]"), scope)

    def raise_(self, scope):
        error = self.exception(scope)
        if self.chance(0.3):
            error += f" from {self.pick('None', self.exception(scope), 'caught()')}"
        if scope.handler and self.chance(0.4):
            return self.sometimes(scope, ["raise"])
        return self.sometimes(scope, [f"raise {error}"])

    def sometimes(self, scope, lines):
        """A statement that leaves the block mostly has a condition."""
        if self.chance(0.3):
            return lines
        return [f"if {self.expression(scope, 1)}:"] + indent(lines)

    def leave(self, scope):
        if scope.star_handler:
            return self.raise_(scope)
        if scope.loop and self.chance(0.6):
            return self.sometimes(scope, [self.pick("break", "continue")])
        if scope.kind == ASYNC_GENERATOR:
            return self.sometimes(scope, ["return"])
        return self.sometimes(scope, [f"return {self.expression(scope)}"])

    # ---- Compound statements --------------------------------------------------------------

    def try_(self, scope):
        if "star" in self.features and self.chance(0.2):
            return self.try_star(scope)
        handlers = self.pick(0, 1, 1, 2)
        lines = ["try:"] + self.block(scope.inner())
        for i in range(handlers):
            name = self.pick("", " as e", " as e", " as c")
            kind = self.random.choice(CAUGHT)
            if self.chance(0.05):
                kind = self.expression(scope, 1)
            lines += [f"except {kind}{name}:"] if i + 1 < handlers or self.chance(0.9) else ["except:"]
            inner = scope.inner(handler=True)
            if name:
                inner.names += (name[4:],)
            lines += self.block(inner)
        if handlers and self.chance(0.25):
            lines += ["else:"] + self.block(scope.inner())
        if not handlers or self.chance(0.4):
            lines += ["finally:"] + self.block(scope.inner(handler=True))
        return lines

    def try_star(self, scope):
        lines = ["try:"] + self.block(scope.inner())
        if self.chance(0.5):
            group = "ExceptionGroup('g', [KeyError(1), ValueError(2)])"
            lines += [f"    raise {group}"]
        inner = scope.inner(star_handler=True, handler=True, loop=False)
        for _ in range(self.pick(1, 1, 2)):
            kind = self.pick("KeyError", "ValueError", "(KeyError, ValueError)", "Exception")
            lines += [f"except* {kind}{self.pick('', ' as e')}:"] + self.block(inner)
        if self.chance(0.3):
            lines += ["finally:"] + self.block(scope.inner(handler=True))
        return lines

    def for_(self, scope):
        target = self.random.choice(["a", "b", "c"] * 3 + [self.target(scope), "a, b"])
        if scope.can_await and self.chance(0.5):
            head = f"async for {target} in {self.async_iterable(scope, 1)}:"
        else:
            head = f"for {target} in {self.iterable(scope, 1)}:"
        lines = [head] + self.block(scope.inner(loop=not scope.star_handler))
        if self.chance(0.25):
            lines += ["else:"] + self.block(scope.inner())
        return lines

    def while_(self, scope):
        counter = f"n{self.number()}"
        test = self.pick(f"{counter} < 2", f"{counter} < 3 and {self.expression(scope)}")
        lines = [f"{counter} = 0", f"while {test}:", f"    {counter} += 1"]
        lines += self.block(scope.inner(loop=not scope.star_handler))
        if self.chance(0.25):
            lines += ["else:"] + self.block(scope.inner())
        return lines

    def if_(self, scope):
        lines = [f"if {self.expression(scope)}:"] + self.block(scope.inner())
        if self.chance(0.2):
            lines += [f"elif {self.expression(scope)}:"] + self.block(scope.inner())
        if self.chance(0.4):
            lines += ["else:"] + self.block(scope.inner())
        return lines

    def manager(self, scope):
        target = self.pick("", " as a", " as b", " as $t")
        return self.choose(ASYNC_MANAGERS if scope.can_await else MANAGERS, scope) + self.fill(target, scope)

    def with_(self, scope):
        plain = replace(scope, suspends=False) if scope.can_await and self.chance(0.5) else scope
        word = "async with" if plain.can_await else "with"
        items = ", ".join(self.manager(plain) for _ in range(self.pick(1, 1, 1, 2)))
        return [f"{word} {items}:"] + self.block(scope.inner())

    def match_(self, scope):
        if "match" not in self.features:
            return self.if_(scope)
        patterns = [
            "1", "None", "[1, *c]", "(a, b)", "{'k': c}", "int()", "str() as b", "0 | 2", "[_, [c]]",
            "Obj(x=c)", "True | False", "{'k': _, **d}", "-1", "CM(n=1 | 2 as c)",
        ]  # fmt: skip
        lines = [f"match {self.expression(scope)}:"]
        for pattern in self.random.sample(patterns, self.pick(1, 2, 3)):
            guard = f" if {self.expression(scope, 1)}" if self.chance(0.3) else ""
            lines += indent([f"case {pattern}{guard}:"] + self.block(scope.inner()))
        if self.chance(0.5):
            lines += indent(["case _:"] + self.block(scope.inner()))
        return lines

    def function(self, scope):
        """An inner function that shares variables with this one, and a use of it."""
        kind = self.pick(PLAIN, GENERATOR, GENERATOR)
        if scope.is_async:
            kind = self.pick(PLAIN, COROUTINE, COROUTINE, ASYNC_GENERATOR, GENERATOR)
        name = f"inner{self.number()}"
        default = f"z={self.expression(scope, 1)}" if self.chance(0.3) else ""
        body = []
        names = ("a", "b")
        if self.chance(0.6):
            body.append("    nonlocal a, b")
        elif self.chance(0.5):
            names = ("c", "o")
        inner = replace(
            scope, kind=kind, names=names, depth=min(1, scope.depth - 1), loop=False, handler=False,
            suspends=True, star_handler=False, walrus=True,
        )  # fmt: skip
        body += self.block(inner)
        if kind in (GENERATOR, ASYNC_GENERATOR):
            body.append(f"    yield {self.atom(inner)}")
        lines = [f"@f", f"async def {name}({default}):"] if self.chance(0.2) else [f"async def {name}({default}):"]
        if kind in (PLAIN, GENERATOR):
            lines[-1] = lines[-1].removeprefix("async ")
        return lines + body + self.use(scope, kind, name)

    def use(self, scope, kind, name):
        call = f"{name}()"
        if kind == PLAIN:
            return [f"log({self.number()}, {call})"]
        if kind == GENERATOR:
            forms = [f"a = list({call})", f"for c in {call}:"]
            if scope.can_yield and not scope.is_async:
                forms += [f"b = yield from {call}"] * 3
        elif kind == COROUTINE:
            forms = [f"b = await {call}", f"await gather({call}, tick(1))"] if scope.can_await else [f"o = {call}"]
        else:
            forms = [f"async for c in {call}:", f"b = await anext({call}, None)"]
            if not scope.can_await:
                forms = [f"o = {call}"]
        form = self.random.choice(forms)
        return [form] + (self.block(scope.inner(loop=not scope.star_handler)) if form.endswith(":") else [])

    def class_(self, scope):
        """A class whose body runs within this function."""
        outside = scope.in_iterable()
        base = self.pick("Obj", "Bare", f"(f({self.expression(scope, 1)}), Obj)[1]")
        return [
            f"class Inner({base}):",
            f"    x = {self.expression(outside)}",
            f"    def again(self): return (a, self.n)",
            f"log({self.number()}, Inner({self.random.randrange(100)}).again())",
        ]


MANAGERS = (
    "CM($m)", "CM($m)", "CM($m, $s)", "CM($m, 3)", "CM($e, 1)", "cm($m)", "contextlib.suppress($k)",
    "contextlib.closing(sub())", "contextlib.closing(Full($s))",
)  # fmt: skip
ASYNC_MANAGERS = ("ACM($m)", "ACM($m, $s)", "ACM($m, 3)", "acm($m)", "ACM($e, 1)")
SIMPLE = [
    ("log($m, $e)", 10), ("log($m, caught())", 4), ("$e", 8),
    ("$t = $e", 4), ("$t = $t = $e", 1), ("$t, $t = $e, $e", 1), ("a, *b = [$e, $e]", 1),
    ("[a, (b, $t)] = 1, ($e, $e)", 1), ("a, b = $i", 1), ("*$t, c = $i", 1), ("o = Obj($n)", 2),
    ("d: $v = $e", 1), ("a = b = Obj(-$n)", 1),
    ("a += $e", 1), ("b = [$e]; b += ($e, $e)", 1), ("c |= $e", 1), ("Obj(8)[$e] += $e", 1),
    ("Obj(7).x += f(1, $e)", 1), ("d = 1; del d", 1), ("del d", 1), ("o = 1; del o, Obj(6)[$e]", 1),
    ("del Obj(6)[$e]", 1), ("assert [$e], $e", 1), ("assert $e, $e", 1), ("reenter($s)", 1), ("reenter('it')", 1),
]  # fmt: skip
COMPOUND = [
    (Statements.try_, 8), (Statements.for_, 4), (Statements.while_, 2), (Statements.if_, 2),
    (Statements.with_, 4), (Statements.match_, 2), (Statements.function, 2), (Statements.class_, 1),
]  # fmt: skip

HOLES["t"] = Statements.target
