#!/usr/bin/env python3
"""Writes random programs. `gen.py --seed N [--kind sync|async]` prints one.

A program is a few functions and a main that drives them (drive.py); the same seed gives the same
program. Its names end in the seed, so that many stand in one file behind one prelude.
"""
import argparse
import pathlib
import random
import warnings

from drive import Scripts
from scope import ASYNC_GENERATOR, COROUTINE, GENERATOR, PLAIN, Library, Scope
from statements import indent

HERE = pathlib.Path(__file__).resolve().parent
FEATURES = ("match", "star")
KINDS = {
    "sync": [GENERATOR, GENERATOR, GENERATOR, GENERATOR, PLAIN],
    "async": [COROUTINE, COROUTINE, ASYNC_GENERATOR, ASYNC_GENERATOR, GENERATOR, PLAIN],
}


class Program:
    """One program: `text` is its definitions, `main` the name of the function that runs it."""

    def __init__(self, seed, kind="sync", features=FEATURES):
        self.seed = seed
        self.kind = kind
        self.main = f"main_{seed}"
        for attempt in range(100):
            writer = Scripts(random.Random(f"{kind} {seed} {attempt}"), features)
            self.text = "\n".join(self.write(writer)) + "\n"
            if compiles(self.text):
                return
        raise AssertionError(f"seed {seed}: nothing that compiles")

    def write(self, writer):
        library = Library()
        lines = []
        for i in range(writer.pick(1, 2, 2, 3)):
            kind = writer.random.choice(KINDS[self.kind]) if i else KINDS[self.kind][0]
            name = f"{kind[0]}{i}_{self.seed}"
            lines += self.function(writer, kind, name, library) + [""]
            library.of(kind).append(name)
        return lines + [f"def {self.main}():"] + indent(writer.script(library)) + [""]

    def function(self, writer, kind, name, library):
        scope = Scope(kind, library, depth=writer.pick(2, 3, 3))
        word = "async def" if scope.is_async else "def"
        lines = [f"{word} {name}(a=1, b=2, c=None):"] + writer.block(scope)
        if kind in (GENERATOR, ASYNC_GENERATOR):
            lines.append("    yield 'end'")
        if kind == COROUTINE:
            lines.append("    await tick('end')")
        return lines + (["    return a"] if kind != ASYNC_GENERATOR else [])


def compiles(text):
    """Whether CPython takes it; a few of the random programs break a rule of the syntax."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "program", "exec")
    except SyntaxError:
        return False
    return True


def prelude(kind):
    names = ["prelude.py"] + (["prelude_async.py"] if kind == "async" else [])
    return "\n\n".join((HERE / name).read_text() for name in names) + "\n\n"


def batch(programs, kind):
    """The text of one file with all these programs."""
    entries = ", ".join(f"{program.seed}: {program.main}" for program in programs)
    texts = "\n".join(program.text for program in programs)
    return f"{prelude(kind)}{texts}\nrun_programs({{{entries}}})\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--kind", choices=list(KINDS), default="sync")
    parser.add_argument("--bare", action="store_true", help="without the prelude")
    options = parser.parse_args()
    program = Program(options.seed, options.kind)
    print(program.text if options.bare else batch([program], options.kind), end="")


if __name__ == "__main__":
    main()
