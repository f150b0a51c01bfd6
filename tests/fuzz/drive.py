"""Random scripts that drive the functions of a program: the statements of its main."""
from scope import Scope, PLAIN
from statements import Statements

VALUES = ("None", "1", "2", "'s'", "(1, 2)", "[]")
THROWN = ("KeyError", "ValueError", "IndexError", "GeneratorExit", "StopIteration", "RuntimeError")


class Scripts(Statements):
    def script(self, library):
        """Drives one or two objects of each kind in turn, and ends with a collection."""
        lines = []
        if library.coroutines or library.async_generators:
            lines.append(f"hooks({self.pick(True, True, False)})")
        for name in reversed(library.generators):
            lines += self.generator_script(name)
        for name in library.plain:
            lines.append(f"step(start('{name}', lambda: [{name}({self.some_arguments()})]), '__len__')")
        for name in reversed(library.coroutines):
            lines += self.coroutine_script(name)
        for name in reversed(library.async_generators):
            lines += self.async_generator_script(name)
        return lines + ["collect()"]

    def some_arguments(self):
        return ", ".join(self.random.choice(VALUES) for _ in range(self.pick(0, 1, 2, 3)))

    def thrown(self):
        kind = self.random.choice(THROWN)
        return self.pick(
            kind, f"{kind}('t')", f"{kind}, 'argument'", f"{kind}, {kind}('instance')",
            f"raised({kind}('t'))", f"raised({kind}('t'), KeyError('context'))",
            f"raised({kind}('t'), None, IndexError('cause'))", "3", f"{kind}('t'), None, None",
        )  # fmt: skip

    def one_step(self, it):
        word = "step_handling" if self.chance(0.15) else "step"
        how = self.pick(
            "'next'", "'next'", "'next'", f"'send', {self.random.choice(VALUES)}",
            f"'send', {self.random.choice(VALUES)}", f"'throw', {self.thrown()}",
            f"'throw', {self.thrown()}", "'close'" if self.chance(0.4) else "'next'",
        )  # fmt: skip
        return f"{word}({it}, {how})"

    def steps(self, names):
        count = self.random.randrange(2, 9)
        lines = [self.one_step(self.random.choice(names)) for _ in range(count)]
        if self.chance(0.15):
            lines.insert(self.random.randrange(len(lines)), "collect()")
        return lines

    def ending(self, it):
        return self.random.choice(
            [[f"del {it}"], [f"{it} = None"], [f"consume({it})", f"del {it}"], [f"step({it}, 'close')"],
             [f"{it} = [{it}]", f"{it}.append({it})", f"del {it}", "collect()"], []]
        )  # fmt: skip

    def generator_script(self, name):
        if self.chance(0.15):
            return [f"consume(start('{name}', {name}, {self.some_arguments()}))"]
        lines = [f"i = start('{name}', {name}, {self.some_arguments()})"]
        names = ["i"]
        if self.chance(0.4):
            lines.append(f"STATE.shared['{name}'] = STATE.shared['it'] = i")
        if self.chance(0.25):
            lines.append(f"j = start('{name}', {name}, {self.some_arguments()})")
            names.append("j")
        if self.chance(0.25):
            lines.append(f"k = shared({self.pick(0, 1)}, sub)")
            names.append("k")
        lines.append(f"step({names[-1]}, 'next')")
        lines += self.steps(names)
        for it in self.random.sample(names, len(names)):
            lines += self.ending(it)
        return lines

    def coroutine_script(self, name):
        if self.chance(0.5):
            calls = [f"{name}({self.some_arguments()})" for _ in range(self.pick(1, 2, 3))]
            return [f"run({', '.join(calls)})"]
        lines = [f"i = start('{name}', {name}, {self.some_arguments()})"]
        lines.append("step(i, 'send', None)")
        lines += [line.replace("'next'", "'send', None") for line in self.steps(["i"])]
        return lines + [line for line in self.ending("i") if "consume" not in line]

    def async_generator_script(self, name):
        lines = [f"i = start('{name}', {name}, {self.some_arguments()})"]
        for _ in range(self.random.randrange(2, 7)):
            make = self.pick(
                "__anext__()", "__anext__()", f"asend({self.random.choice(VALUES)})", "asend(None)",
                f"athrow({self.thrown()})", "aclose()",
            )  # fmt: skip
            if self.chance(0.5):
                lines.append(f"run(start('{make[:5]}', lambda: i.{make}))")
            else:
                lines.append(f"j = start('{make[:5]}', lambda: i.{make})")
                lines.append("step(j, 'send', None)")
                if self.chance(0.6):
                    lines += [line.replace("'next'", "'send', None") for line in self.steps(["j"])]
        return lines + [line for line in self.ending("i") if "consume" not in line and "step" not in line]
