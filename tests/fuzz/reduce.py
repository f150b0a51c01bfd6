#!/usr/bin/env python3
"""Makes a program that differs small: `reduce.py --seed N [--kind sync|async] [--level 0]`.

Deletes and simplifies statements, steps of the script and expressions while a difference of the
same kind remains. Each round tries every single change, many candidates in one file, and then
makes as many as go together of those that keep the difference.
"""
import argparse
import ast
import pathlib
import re
import tempfile

import gen
from run import ROOT, Yieldc, compare, python, run_all

CANDIDATES = 24
DELETE, BODY, ORELSE, FINALBODY, NONE, ONE = "delete", "body", "orelse", "finalbody", "None", "1"


class Edit(ast.NodeTransformer):
    """Makes changes to a tree: a dict from the ordinal of a node to what happens to it."""

    def __init__(self, tree, changes):
        self.changes = {}
        for ordinal, node in enumerate(ast.walk(tree)):
            if ordinal in changes:
                self.changes[node] = changes[ordinal]

    def visit(self, node):
        change = self.changes.get(node)
        if change == DELETE:
            return None
        if change in (BODY, ORELSE, FINALBODY):
            return [self.visit(statement) for statement in getattr(node, change)]
        if change in (NONE, ONE):
            return ast.Constant(None if change == NONE else 1)
        if isinstance(change, int):
            return self.visit(children(node)[change])
        node = self.generic_visit(node)
        if getattr(node, "body", 1) == []:
            node.body = [ast.Pass()]
        return node


def children(node):
    return [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]


def statement_changes(node):
    if isinstance(node, ast.stmt) and not isinstance(node, ast.Pass):
        if getattr(node, "name", "").startswith("main_"):
            return
        yield DELETE
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield from [part for part in (BODY, ORELSE, FINALBODY) if getattr(node, part, None)]
    elif isinstance(node, (ast.ExceptHandler, ast.match_case, ast.withitem)):
        yield DELETE


def expression_changes(node):
    if isinstance(node, ast.expr) and not isinstance(node, (ast.Constant, ast.Name)):
        yield from [NONE, ONE]
        yield from range(len(children(node)))
    if isinstance(node, (ast.keyword, ast.arg, ast.expr)):
        yield DELETE


def edited(text, changes):
    """The text with these changes, or None where that is no program."""
    tree = ast.parse(text)
    try:
        result = ast.unparse(ast.fix_missing_locations(Edit(tree, changes).visit(tree))) + "\n"
    except (AttributeError, TypeError, ValueError, KeyError, IndexError):
        return None
    return result if len(result) < len(text) and gen.compiles(result) else None


class Candidate:
    """A smaller text; the names in it end in a number of its own."""

    def __init__(self, text, seed, number):
        self.text = re.sub(rf"_{seed}\b", f"_{number}", text)
        self.seed = number
        self.main = f"main_{number}"


class Reducer:
    def __init__(self, yieldc, seed, kind, level, folder):
        self.yieldc = yieldc
        self.seed = seed
        self.kind = kind
        self.level = level
        self.folder = pathlib.Path(folder)

    def differences(self, texts):
        """The kind of difference of each text, None where there is none."""
        candidates = [Candidate(text, self.seed, 1000 + i) for i, text in enumerate(texts)]
        source = self.folder / "candidates.py"
        source.write_text(gen.batch(candidates, self.kind))
        program = self.folder / "candidates"
        if self.yieldc.build(source, self.level, program):
            if len(texts) == 1:
                return ["build"]
            middle = len(texts) // 2
            return self.differences(texts[:middle]) + self.differences(texts[middle:])
        seeds = [candidate.seed for candidate in candidates]
        expected = run_all(python(source), seeds, 10)
        found = run_all([str(program)], seeds, 10)
        differences = [compare(expected, found, seed) for seed in seeds]
        return [difference.kind if difference else None for difference in differences]

    def reduce(self, text):
        wanted = self.differences([text])[0]
        if wanted is None:
            return None
        size = 0
        while size != len(text):
            size = len(text)
            for kinds in (statement_changes, expression_changes):
                text = self.until_nothing_goes(text, kinds, wanted)
        return text

    def until_nothing_goes(self, text, kinds, wanted):
        while True:
            changes = self.possible_changes(text, kinds, wanted)
            if not changes:
                return text
            text = self.combine(text, changes, wanted)
            print(f"# {len(text)} characters", flush=True)

    def possible_changes(self, text, kinds, wanted):
        """Every single change that keeps the difference, those that save most first."""
        tried = []
        for ordinal, node in enumerate(ast.walk(ast.parse(text))):
            for change in kinds(node):
                result = edited(text, {ordinal: change})
                if result is not None:
                    tried.append((len(result), ordinal, change, result))
        tried.sort(key=lambda entry: entry[:2])
        good = []
        for first in range(0, len(tried), CANDIDATES):
            some = tried[first : first + CANDIDATES]
            for entry, kind in zip(some, self.differences([entry[3] for entry in some])):
                if kind == wanted:
                    good.append((entry[1], entry[2]))
        return good

    def combine(self, text, changes, wanted):
        """As many of the changes as keep the difference together: each half, then its halves."""
        chosen = {}

        def add(some):
            more = {**dict(reversed(some)), **chosen}
            result = edited(text, more)
            if result is not None and (
                len(chosen) + len(some) == 1 or self.differences([result])[0] == wanted
            ):
                chosen.update(more)
            elif len(some) > 1:
                add(some[: len(some) // 2])
                add(some[len(some) // 2 :])

        add(changes)
        return edited(text, chosen)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--kind", choices=list(gen.KINDS), default="sync")
    parser.add_argument("--level", type=int, default=0)
    parser.add_argument("--build", default=ROOT / "build", help="where yieldc is")
    parser.add_argument("--features", default=",".join(gen.FEATURES))
    options = parser.parse_args()
    program = gen.Program(options.seed, options.kind, options.features.split(","))
    with tempfile.TemporaryDirectory() as folder:
        yieldc = Yieldc(options.build)
        reducer = Reducer(yieldc, options.seed, options.kind, options.level, folder)
        text = reducer.reduce(program.text)
    print(text if text else "nothing differs\n", end="")


if __name__ == "__main__":
    main()
