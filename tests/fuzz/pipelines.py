#!/usr/bin/env python3
"""Random programs of generators that loops consume: what fusion, ranges and unboxed numbers must keep.

    python3 tests/fuzz/pipelines.py 17              prints a program
    python3 tests/fuzz/pipelines.py --count 100     runs 100 under CPython and yieldc (--seed, --build, --level)
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile

HEAD = '''class Loud:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)

    def __add__(self, other):
        return self.n + (other.n if isinstance(other, Loud) else other)

    __radd__ = __add__


def show(*values):
    print(*[round(v, 6) if isinstance(v, float) and v == v and abs(v) < 1e15 else v for v in values])
'''


class Program:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines = [HEAD]
        self.generators = []  # name, how many parameters, does it take an iterable first

    def pick(self, *choices):
        return self.r.choice(choices)

    def number(self):
        return self.pick("0", "1", "2", "3", "-1", "-7", "0.5", "1.0", "-0.25", "7", "100", "2**31", "1e300", "10**12", "2**61", "-2**62")

    def expression(self, names, depth=2):
        if depth == 0 or self.r.random() < 0.3:
            return self.pick(self.number(), *names) if names else self.number()
        a, b = self.expression(names, depth - 1), self.expression(names, depth - 1)
        op = self.pick("+", "-", "*", "+", "-", "*", "//", "%", "/")
        if op in ("//", "%", "/"):
            b = self.pick("3", "7", "2", "1000003", "0.5", f"({b} or 1)")
        return f"({a} {op} {b})"

    def condition(self, names):
        a, b = self.pick(*names), self.pick(self.number(), *names)
        return self.pick(f"{a} < {b}", f"{a} >= {b}", f"{a} == {b}", f"{a} != {b}", f"{a} % 3", f"not {a}")

    def generator(self, k):
        name, takes = f"g{k}", self.r.random() < 0.6
        params = (["items"] if takes else ["n"]) + (["p"] if self.r.random() < 0.5 else [])
        numbers = [p for p in params if p != "items"]
        out = [f"def {name}({', '.join(params)}):"]
        local = []
        for v in "ab"[: self.r.randint(0, 2)]:
            out.append(f"    {v} = {self.expression(numbers, 1)}")
            local.append(v)
        if self.r.random() < 0.3:
            out.append(f"    loud = Loud('{name}')")
        loop = self.loop_head(takes, local)
        var = "x"
        out += [f"    {line}" for line in loop]
        body = self.generator_body(local + numbers + [var], local)
        out += [f"        {line}" for line in body]
        if self.r.random() < 0.4:
            out.append(f"    yield {self.expression(numbers + local, 1)}")
        if self.r.random() < 0.2:
            out.append(f"    print('end of {name}')")
        self.lines += out + ["", ""]
        self.generators.append((name, len(params), takes))

    def loop_head(self, takes, local):
        if takes:
            return ["for x in items:"]
        kind = self.r.randint(0, 3)
        if kind == 0:
            return ["x = 0", "while x < n:", "    x += 1"]
        if kind == 1:
            return [f"for x in range({self.pick('0', '1', '-3')}, n, {self.pick('1', '2', '3')}):"]
        if kind == 2:
            return [f"for x in range(n, {self.pick('0', '-2')}, -1):"]
        return ["for x in range(n):"]

    def generator_body(self, names, local):
        out, yields = [], 0
        for _ in range(self.r.randint(1, 4)):
            kind = self.r.randint(0, 6)
            if kind == 0 and local:
                out.append(f"{self.pick(*local)} = {self.expression(names)}")
            elif kind == 1 and local:
                out.append(f"{self.pick(*local)} {self.pick('+=', '-=', '*=')} {self.expression(names, 1)}")
            elif kind == 2:
                out += [f"if {self.condition(names)}:", f"    {self.pick('continue', 'yield ' + self.expression(names, 1), 'break' if yields else 'pass')}"]
            elif kind == 3:
                out.append(f"item = Loud({self.pick('1', '2')})")
            elif kind == 4 and self.r.random() < 0.2:
                out += [f"if x == {self.pick('2', '3')}:", "    raise " + self.pick("ValueError(x)", "StopIteration", "KeyError('k')")]
            else:
                out.append(f"yield {self.expression(names)}")
                yields += 1
        if not yields:
            out.append("yield " + self.pick("x", self.expression(names)))
        return out

    def source(self, depth=2):
        name, n, takes = self.pick(*self.generators)
        rest = [self.number()] * (n - 1)
        if not takes:
            first = self.pick("3", "4", "n", "n", "7")
        elif depth:
            first = self.source(depth - 1)
        else:
            first = self.pick("[1, 2.5, 3]", "range(5)", "(4, 5)")
        return f"{name}({', '.join([first] + rest)})"

    def consumer(self, k):
        out = [f"def c{k}(n):", f"    total = {self.pick('0', '0.0', '1')}"]
        kind = self.r.randint(0, 7)
        s = self.source()
        if kind == 0:
            f = self.pick("sum", "list", "tuple", "sorted", "any", "all", "max", "set")
            out.append(f"    show({f}({s}))")
        elif kind == 1:
            out.append(f"    show([{self.expression(['v', 'n'], 1)} for v in {s} if {self.condition(['v', 'n'])}])")
        elif kind == 2:
            out.append(f"    show({self.pick('sum', 'list', 'any')}({self.expression(['v', 'n'], 1)} for v in {s}))")
        elif kind == 3:
            out += [f"    stage = {s}"]
            takers = [g for g in self.generators if g[2]]
            for _ in range(self.r.randint(0, 2)):
                if takers:
                    g = self.pick(*takers)
                    out.append(f"    stage = {g[0]}({', '.join(['stage'] + [self.number()] * (g[1] - 1))})")
            out += ["    for v in stage:", "        total += v"]
        else:
            out += [f"    for v in {s}:"] + [f"        {line}" for line in self.loop_body()]
            if self.r.random() < 0.3:
                out += ["    else:", "        print('else')"]
        out.append("    return total")
        self.lines += out + ["", ""]

    def loop_body(self):
        out = []
        for _ in range(self.r.randint(1, 3)):
            kind = self.r.randint(0, 6)
            if kind == 0:
                out += [f"if {self.condition(['v', 'n'])}:", f"    {self.pick('break', 'continue', 'return v')}"]
            elif kind == 1:
                out += ["try:", f"    total += {self.expression(['v', 'n'], 1)} // (v - 2)", "except ZeroDivisionError:", "    print('zero')"]
            elif kind == 2:
                out.append(f"for w in {self.source(0)}:")
                out.append(f"    total += {self.expression(['v', 'w'], 1)}")
            elif kind == 3:
                out.append("show(v)")
            else:
                out.append(f"total {self.pick('+=', '-=')} {self.expression(['v', 'n'], 1)}")
        return out

    def text(self):
        for k in range(self.r.randint(2, 5)):
            self.generator(k)
        count = self.r.randint(3, 6)
        for k in range(count):
            self.consumer(k)
        self.lines.append(f"for f in [{', '.join(f'c{k}' for k in range(count))}]:")
        self.lines += ["    for n in (0, 3, 5):", "        try:", "            show(f.__name__, f(n))",
                       "        except Exception as e:", "            tb, where = e.__traceback__, []",
                       "            while tb:", "                where.append(tb.tb_lineno)",
                       "                tb = tb.tb_next", "            print(type(e).__name__, e, where)",
                       "            del e, tb", ""]
        return "\n".join(self.lines)


def run(command, path):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=os.path.dirname(path))
    except FileNotFoundError:
        return "not built"
    except subprocess.TimeoutExpired:
        return "timed out"
    return done.stdout + done.stderr


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("print_seed", nargs="?", type=int, help="the seed of a program to be printed")
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--level", default="1")
    parser.add_argument("--build", default=os.path.join(os.path.dirname(__file__), "..", "..", "build"))
    args = parser.parse_args()
    if args.print_seed is not None:
        print(Program(args.print_seed).text())
        return 0
    yieldc, differ = os.path.join(os.path.abspath(args.build), "yieldc"), []
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for seed in range(args.seed, args.seed + args.count):
            paths.append(os.path.join(folder, f"p{seed}.py"))
            with open(paths[-1], "w") as f:
                f.write(Program(seed).text())
        built = os.path.join(folder, "built")
        os.mkdir(built)
        subprocess.run([yieldc, "build", "-j", "2", f"-O{args.level}", *paths, "-o", built + "/"], check=False)
        for seed, path in zip(range(args.seed, args.seed + args.count), paths):
            expected = run([sys.executable, path], path)
            found = run([os.path.join(built, f"p{seed}")], path)
            if expected != found:
                differ.append(seed)
                print(f"seed {seed} differs: python3 tests/fuzz/pipelines.py {seed}")
                for a, b in zip(expected.split("\n") + [""], found.split("\n") + [""]):
                    if a != b:
                        print(f"  expected {a[:150]}\n  found    {b[:150]}")
                        break
    print(f"{args.count} programs of pipelines, {len(differ)} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
