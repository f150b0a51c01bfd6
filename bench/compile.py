#!/usr/bin/env python3
"""Time and memory that large programs take, the translator's and the C compiler's.

Each kind of program is made at 1x, 2x and 4x of its size. Printed are seconds (user and system) and
megabytes at the peak of `yieldc translate` and of the C compiler as `yieldc build` calls it, less
what an empty program takes, and for each step by what factor they grow. Exit status 1: one grows by
more than 2.3 although it is not tiny, so that something is not linear.

A size is such that 4x of it is what CPython still compiles. Usage: bench/compile.py [--help] [KIND]...
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import threading

LIMIT = 2.3
FACTORS = 1, 2, 4
# By command; less than that is not told from noise.
TINY = (0.04, 32), (0.3, 20)
HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = {}


def kind(size):
    def enter(function):
        KINDS[function.__name__] = size, function
        return function
    return enter


def lines(form, n, start=0):
    return "".join(form.format(i=i) for i in range(start, start + n))


# ---- Straight code

@kind(2000)
def increments(n):
    return "x = 0\n" + "x += 1\n" * n + "print(x)\n"


@kind(2000)
def increments_in_function(n):
    return "def f(x):\n" + "    x += 1\n" * n + "    return x\nprint(f(0))\n"


@kind(10000)
def module_statements(n):
    forms = ("a{i} = {i}\n", "b = a{p} + {i}\n", "c = [b, {i}]\n", "c.append(b)\n",
             "if b > {i}: d = c\n", "e = len(c)\n", "b -= e\n", "g = (b, c)\n", "f = 'x%d' % e\n",
             "c[0] = b\n")
    body = "".join(forms[i % 10].format(i=i, p=i - i % 10) for i in range(n))
    return body + "print(b, c, e, f, g)\n"


@kind(1000)
def locals_of_function(n):
    return ("def f(a):\n" + lines("    v{i} = a + {i}\n", n)
            + "    return " + "v0" + lines(" + v{i}", 40, 1) + f" + v{n - 1}\nprint(f(1))\n")


@kind(1000)
def cells(n):
    return ("def f(a):\n" + lines("    v{i} = a + {i}\n", n) + "    def g():\n        t = 0\n"
            + lines("        t += v{i}\n", n) + "        return t\n    return g\nprint(f(1)())\n")


@kind(2000)
def calls(n):
    return ("def g(*a, **k):\n    return len(a) + len(k)\ndef f(x):\n    n = 0\n"
            + lines("    n += g(x, n, {i}, key=x)\n", n) + "    return n\nprint(f(1))\n")


@kind(2000)
def attributes(n):
    return ("class A: pass\ndef f(a):\n" + lines("    a.n{i} = {i}\n", n)
            + lines("    a.n{i} += 1\n", n) + "    return len(vars(a))\nprint(f(A()))\n")


# ---- Branches

@kind(700)
def elifs(n):
    return ("def f(x):\n    if x == 0:\n        return 'zero'\n"
            + lines("    elif x == {i}:\n        return 'n{i}'\n", n, 1)
            + f"    else:\n        return 'other'\nprint(f(0), f({n}), f({n // 2}), f({n + 1}))\n")


@kind(700)
def elifs_of_module(n):
    return (f"x = {n // 2}\nif x == 0:\n    y = 0\n" + lines("elif x == {i}:\n    y = {i} + x\n", n, 1)
            + "print(y)\n")


@kind(1600)
def ifs(n):
    return ("def f(x):\n    n = 0\n" + lines("    if x > {i}:\n        n += {i}\n", n)
            + "    return n\nprint(f(700))\n")


@kind(1000)
def match_cases(n):
    return ("def f(x):\n    match x:\n" + lines("        case {i}:\n            return {i} + 1\n", n)
            + f"        case _:\n            return None\nprint(f(5), f({n}), f({n - 1}))\n")


@kind(1000)
def match_patterns(n):
    forms = ("[{i}, a, *_]", '{{"k{i}": a}}', "{i} | -{i}", "str(a) if a == 's{i}'", "({i}, (a, 1))")
    return ("def f(x):\n    a = 0\n    match x:\n"
            + "".join(f"        case {forms[i % 5].format(i=i)}:\n            return {i}, a\n"
                      for i in range(n))
            + f"    return None\nprint(f([5, 1, 2]), f({{'k{n - 4}': 2}}), f(-7), f('s{n - 2}'))\n")


# ---- Expressions

@kind(700)
def sum_of_names(n):
    return "def f(a):\n    return a" + " + a" * (n - 1) + "\nprint(f(2))\n"


@kind(700)
def sum_in_module(n):
    return "a = 2\nb = a" + " + a" * (n - 1) + "\nprint(b)\n"


@kind(5000)
def and_chain(n):
    return ("def f(a):\n    return " + " and ".join(["a"] * (n - 1) + ["7"])
            + "\nprint(f(1), f(0))\n")


@kind(5000)
def or_chain_of_comparisons(n):
    return ("def f(a):\n    if " + " or ".join(f"a == {i}" for i in range(n))
            + f":\n        return 1\n    return 0\nprint(f(1), f({n}))\n")


@kind(5000)
def comparison_chain(n):
    return ("def f(a):\n    return " + " <= ".join(["a"] * n) + " < a + 1\nprint(f(1))\n")


@kind(700)
def concatenation(n):
    return ("def f(s):\n    return " + " + ".join(f"'x{i}' + s" for i in range(n // 2))
            + "\nprint(len(f('ab')))\n")


@kind(5000)
def adjacent_strings(n):
    return "s = (" + lines("    'part {i} '\n", n) + ")\nprint(len(s))\n"


@kind(350)
def method_chain(n):
    return ("class A:\n    n = 0\n    def a(self):\n        self.n += 1\n        return self\n"
            "def f(x):\n    return x" + ".a()" * n + ".n\nprint(f(A()))\n")


@kind(5000)
def call_with_arguments(n):
    return ("def g(*a):\n    return len(a)\ndef f(x):\n    return g(" + "x, " * n + ")\nprint(f(1))\n")


@kind(1250)
def call_of_calls(n):
    return ("def g(*a):\n    return len(a)\ndef f(x):\n    return g(" + lines("g(x, {i}), ", n)
            + ")\nprint(f(1))\n")


@kind(1250)
def call_with_keywords(n):
    return ("def g(*a, **k):\n    return len(k)\nclass A:\n    f = g\nprint(A().f("
            + lines("k{i}=g({i}), ", n) + "))\n")


@kind(1000)
def parameters(n):
    return ("def f(a" + lines(", b{i}: int = {i}", n) + f") -> int:\n    return b{n - 1}\n"
            "print(f(1), len(f.__annotations__))\n")


@kind(2000)
def f_string(n):
    return "def f(a):\n    return f'" + lines("{{a}} {i} ", n) + "'\nprint(len(f(12)))\n"


@kind(500)
def unpacking(n):
    return ("class A: pass\ndef f(a, x):\n    " + lines("a.n{i}, ", n) + "= x\n    return a\n"
            f"print(len(vars(f(A(), range({n})))))\n")


@kind(500)
def unpacking_with_star(n):
    return ("class A: pass\ndef f(a, x):\n    *a.n, " + lines("a.n{i}, ", n) + "= x\n"
            f"    return a\nprint(len(vars(f(A(), range({n} + 3)))))\n")


@kind(500)
def unpacking_to_items(n):
    return ("def f(a, i, x):\n    for i, (" + lines("a[i + {i}], ", n) + ") in x:\n        pass\n"
            f"    return a\nprint(len(f({{}}, 1, [(2, range({n}))])))\n")


@kind(500)
def decorators(n):
    return ("def d(n):\n    return lambda f: f\n\n\n" + lines("@d({i})\n", n)
            + "def f(a):\n    return a\n\n\nprint(f(1))\n")


@kind(350)
def nested_fors(n):
    return ("def f(x):\n    return [1" + lines(" for a{i} in x", n) + "]\nprint(f([1]))\n")


# ---- Displays

@kind(2000)
def table(n):
    return "T = [\n" + lines("    [{i}, 's{i}', ({i}, None)],\n", n) + "]\nprint(len(T), T[-1])\n"


@kind(2000)
def table_of_names(n):
    return ("x = 7\nT = [\n" + lines("    [{i}, 's{i}', x],\n", n) + "]\nprint(len(T), T[-1])\n")


@kind(2000)
def table_of_calls(n):
    return ("def row(*a):\n    return a\nT = [\n" + lines("    row({i}, 's{i}', [{i}, {i}]),\n", n)
            + "]\nprint(len(T), T[-1])\n")


@kind(2000)
def table_of_dicts(n):
    return ("x = 7\nT = [\n" + lines("    {{'a': {i}, 'b': [x, 's{i}'], 'c': {{'d': x}}}},\n", n)
            + "]\nprint(len(T), T[-1])\n")


@kind(2000)
def table_in_function(n):
    return ("def f(x):\n    return [\n" + lines("        ('s{i}', x, [{i}, x]),\n", n)
            + "    ]\nT = f(3)\nprint(len(T), T[-1])\n")


@kind(2000)
def tuple_of_tuples(n):
    return "x = 1\nT = (\n" + lines("    ('s{i}', x, {i}),\n", n) + ")\nprint(len(T), T[-1])\n"


@kind(5000)
def dict_of_calls(n):
    return ("def f(x):\n    return x\nD = {\n" + lines("    'k{i}': f({i}),\n", n)
            + f"}}\nprint(len(D), D['k{n - 1}'])\n")


@kind(5000)
def dict_of_lambdas(n):
    return ("D = {\n" + lines("    'k{i}': lambda x: x + {i},\n", n)
            + f"}}\nprint(len(D), D['k{n - 1}'](1))\n")


@kind(5000)
def set_of_names(n):
    return "x = 1\nS = {" + lines("x + {i}, ", n) + "}\nprint(len(S))\n"


# ---- Literals

@kind(1000000)
def long_string(n):
    return "s = '" + "0123456789abcde\\n" * (n // 16) + "'\nprint(len(s))\n"


@kind(1000000)
def long_bytes(n):
    return "s = b'" + "0123456789a\\x00\\xff" * (n // 16) + "'\nprint(len(s))\n"


@kind(1000000)
def long_docstring(n):
    return "def f():\n    '''" + "A line of text, as long as lines are.\n" * (n // 38) + \
        "'''\nprint(len(f.__doc__))\n"


@kind(500000)
def long_unicode(n):
    return "s = '" + "\u00e4\u20ac\U0001f600xyz \u4e2d" * (n // 8) + "'\nprint(len(s))\n"


@kind(250000)
def long_int(n):  # decimal literals end at 4,300 digits
    return "x = 0x" + "123456789abcdef0" * (n // 16) + "\nprint(x.bit_length())\n"


@kind(1000)
def many_ints(n):
    return "T = [" + lines("1234567890123456789012345678901234567890{i}, ", n) + "]\nprint(T[-1])\n"


@kind(250000)
def comments(n):
    return "# A comment as long as comments are.\n" * (n // 37) + "print('end')\n"


# ---- Definitions

@kind(5000)
def functions(n):
    return lines("def f{i}(x):\n    return x + {i}\n\n\n", n) + f"print(f{n - 1}(1))\n"


@kind(2000)
def methods(n):
    return ("class A:\n" + lines("    def m{i}(self, x):\n        return x + {i}\n\n", n)
            + f"\nprint(A().m{n - 1}(1))\n")


@kind(1000)
def classes(n):
    return ("class Base:\n    pass\n\n\n"
            + lines("class C{i}(Base):\n    x = {i}\n\n    def get(self):\n        return self.x\n\n\n", n)
            + f"print(C{n - 1}().get())\n")


@kind(1000)
def decorated_functions(n):
    return ("def d(n):\n    return lambda f: f\n\n\n"
            + lines("@d({i})\ndef f{i}(a: int, b: str = 's') -> int:\n    return a\n\n\n", n)
            + f"print(f{n - 1}(1))\n")


@kind(1000)
def generators(n):
    return (lines("def f{i}(x):\n    for k in x:\n        yield k + {i}\n\n\n", n)
            + f"print(list(f{n - 1}([1, 2])))\n")


@kind(2000)
def class_attributes(n):
    return "class A:\n" + lines("    n{i} = {i}\n", n) + f"\n\nprint(A.n{n - 1})\n"


@kind(2000)
def annotated_fields(n):
    return "class A:\n" + lines("    n{i}: int = {i}\n", n) + f"\n\nprint(len(A.__annotations__))\n"


@kind(2000)
def imported_names(n):
    return ("import sys, types\nm = types.ModuleType('m')\n" + f"for i in range({n}):\n"
            "    setattr(m, f'n{i}', i)\nsys.modules['m'] = m\nfrom m import (\n"
            + lines("    n{i},\n", n) + f")\nprint(n{n - 1})\n")


@kind(2000)
def global_names(n):
    return ("def f():\n    global " + ", ".join(f"g{i}" for i in range(n)) + "\n"
            + lines("    g{i} = {i}\n", n) + f"f()\nprint(g{n - 1})\n")


# ---- One large function of every kind of statement

MIXED = """\
    for k{i} in range(2):
        try:
            n += x[k{i}] + {i}
            if n % 3 == 1:
                continue
            x.append(n)
        except IndexError as e:
            n -= 1
        finally:
            n += 1
"""


@kind(10000)
def long_function(n):
    return "def f(x):\n    n = 0\n" + lines(MIXED, n // 10) + "    return n\nprint(f([1, 2]))\n"


@kind(10000)
def long_generator(n):
    return ("def f(x):\n    n = 0\n" + lines(MIXED.replace("x.append(n)", "yield n"), n // 10)
            + "print(sum(f([1, 2])))\n")


@kind(2000)
def yields(n):
    return "def f(x):\n" + lines("    yield x + {i}\n", n) + "print(sum(f(1)))\n"


@kind(1000)
def yields_in_expressions(n):
    return ("def f(x):\n    n = 0\n" + lines("    n += g(x, n, (yield {i}))\n", n)
            + "    return n\ndef g(*a):\n    return len(a)\nprint(len(list(f(1))))\n")


@kind(1000)
def yields_and_locals(n):
    return ("def f(x):\n" + lines("    v{i} = yield x + {i}\n", n) + lines("    x = v{i}\n", n)
            + "print(len(list(f(1))))\n")


@kind(1000)
def awaits(n):
    return ("async def g(x):\n    return x\nasync def f(x):\n" + lines("    x += await g({i})\n", n)
            + "    return x\ntry:\n    f(1).send(None)\nexcept StopIteration as e:\n"
            "    print(e.value)\n")


@kind(1000)
def tries(n):
    return ("def f(x):\n    n = 0\n"
            + lines("    try:\n        n += x[{i}]\n    except LookupError:\n        n += 1\n", n)
            + "    return n\nprint(f({3: 1}))\n")


@kind(500)
def finallies_with_returns(n):
    return ("def f(x):\n    n = 0\n"
            + lines("    try:\n        if x == {i}:\n            return n\n    finally:\n        n += 1\n", n)
            + f"    return n\nprint(f({n - 1}))\n")


@kind(500)
def withs(n):
    return ("class C:\n    n = 0\n    def __enter__(self): return self\n"
            "    def __exit__(self, *a): self.n += 1\ndef f(c):\n"
            + lines("    with c as d:\n        d.x = {i}\n", n) + "    return c.n\nprint(f(C()))\n")


@kind(1000)
def loops(n):
    return ("def f(x):\n    n = 0\n"
            + lines("    for i in x:\n        if i == {i}:\n            break\n        n += i\n", n)
            + "    return n\nprint(f([1, 2]))\n")


@kind(1000)
def comprehensions(n):
    return ("def f(x):\n    n = 0\n" + lines("    n += sum([i + {i} for i in x if i])\n", n)
            + "    return n\nprint(f([1, 2]))\n")


@kind(1000)
def asserts_and_raises(n):
    return ("def f(x):\n" + lines("    assert x != {i}, f'bad {{x}}'\n"
                                  "    if x < -{i}: raise ValueError(x)\n", n, 1)
            + "    return x\nprint(f(0))\n")


# ---- Measuring

def used_by(command, limit):
    """Seconds and megabytes; None: it failed, or took more than so many seconds."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)))
    message = process.stderr.read()
    _, process.returncode, usage = os.wait4(process.pid, 0)
    if process.returncode:
        print("   ", message.partition("\n")[0] or f"status {process.returncode}")
        return None
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def commands(options, source):
    c_file = source + ".c"
    return ([options.yieldc, "translate", source, "-o", c_file],
            [*options.cc.split(), "-std=c11", "-w", f"-O{options.level}",
             f"-I{HERE}/../runtime/include", "-c", "-o", source + ".o", c_file])


def growth(old, new):
    """Of seconds and megabytes of both commands; what is tiny does not grow."""
    return [n / max(o, small) for before, after, tiny in zip(old, new, TINY)
            for o, n, small in zip(before, after, tiny)]


def start(options, folder):
    """What both commands take for an empty program."""
    source = os.path.join(folder, "empty.py")
    open(source, "w").close()
    runs = [[used_by(command, options.limit) for command in commands(options, source)]
            for _ in range(3)]
    return [tuple(map(min, zip(*of_command))) for of_command in zip(*runs)]


def less(used, base):
    """None: as used_by()."""
    return used and tuple(max(0, u - b) for u, b in zip(used, base))


def measure(name, options, folder, base):
    """The worst growth, which is of seconds as of megabytes."""
    size, make = KINDS[name]
    size = max(1, int(size * options.scale))
    sources, rows = [], []
    for factor in FACTORS:
        sources.append(os.path.join(folder, f"{name}_{factor}.py"))
        with open(sources[-1], "w") as f:
            f.write(make(size * factor))
    for factor, source in zip(FACTORS, sources):
        used = [less(used_by(command, options.limit), of_start)
                for command, of_start in zip(commands(options, source), base)]
        if None in used:
            return float("inf")
        rows.append(used)
        for _ in range(3):  # other work on the machine can only make it slower
            if len(rows) > 1 and max(growth(*rows[-2:])) > LIMIT:
                for row, again in zip(rows[-2:], (sources[len(rows) - 2], source)):
                    for i, command in enumerate(commands(options, again)):
                        used = less(used_by(command, options.limit), base[i])
                        row[i] = min(row[i], used or row[i])
        texts = "".join(f"{seconds:8.2f} s {megabytes:5.0f} MB" for seconds, megabytes in rows[-1])
        steps = "".join(f"{g:6.2f}" for g in growth(*rows[-2:])) if len(rows) > 1 else ""
        print(f"{name:24}{size * factor:8}{texts}  {steps}", flush=True)
    return max(max(growth(a, b)) for a, b in zip(rows, rows[1:]))


def write_programs(folder, kinds, scale):
    for name in kinds:
        size, make = KINDS[name]
        with open(os.path.join(folder, name + ".py"), "w") as f:
            f.write(make(max(1, int(size * scale))))


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--yieldc", default=f"{HERE}/../build/yieldc")
    parser.add_argument("--cc", default=os.environ.get("CC", "cc"))
    parser.add_argument("--level", default="2", help="-O of the C compiler (2, as yieldc build)")
    parser.add_argument("--scale", type=float, default=1, help="of all sizes")
    parser.add_argument("--limit", type=int, default=120, help="seconds of a command")
    parser.add_argument("--write", metavar="FOLDER", help="only writes the programs, at 1x")
    parser.add_argument("kinds", nargs="*", choices=[[], *KINDS], metavar="KIND")
    options = parser.parse_args()
    kinds = options.kinds or list(KINDS)
    if options.write:
        return write_programs(options.write, kinds, options.scale)
    print(f"{'':24}{'size':>8}{'translate':>19}{'C compiler':>19}  s, MB of each: times the one before")
    with tempfile.TemporaryDirectory() as folder:
        base = start(options, folder)
        bad = [name for name in kinds if measure(name, options, folder, base) > LIMIT]
    if bad:
        print("not linear:", *bad)
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
