"""Random functions and generators of ints: their freestanding C against python3.

    tests/fuzz/freestanding.py [--seed N] [--count N] [--build DIR]

Each program is translated for 64 or 32 bits, compiled with sanitizers, and run through the same steps as
under Python, where ints overflow as C's do (tests/freestanding/drive.py). A program that differs is left
in the folder that is named.
"""
import argparse
import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DRIVE = os.path.join(HERE, '..', 'freestanding', 'drive.py')


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.bits = self.random.choice((64, 64, 32))
        self.lines, self.steps = [], []
        self.functions, self.iterators, self.coroutines = [], [], []
        if self.bits == 32:
            self.steps.append('bits 32')

    def pick(self, *choices):
        return self.random.choice(choices)

    def number(self):
        top = 2 ** (self.bits - 1)
        return self.pick(0, 1, 2, 3, 5, 7, 10, 63, 100, 255, 1000, 65535, top - 1,
                         self.random.randrange(1, top), self.random.randrange(1, 1000))

    def value(self):
        n = self.number()
        return self.pick(n, n, -n)

    def expression(self, names, depth=0):
        r = self.random.random()
        if depth > 3 or r < 0.25:
            return self.pick(*names, str(self.number()))
        if r < 0.32:
            return f'cells[{self.expression(names, depth + 1)}{self.pick("", " & 3", " % 4")}]'
        if r < 0.38:
            return f'{self.pick("-", "~", "abs")}({self.expression(names, depth + 1)})'
        if r < 0.44:
            return (f'{self.pick("min", "max")}({self.expression(names, depth + 1)}, '
                    f'{self.expression(names, depth + 1)})')
        if r < 0.5:
            return (f'({self.expression(names, depth + 1)} if {self.condition(names, depth + 1)} '
                    f'else {self.expression(names, depth + 1)})')
        if r < 0.56 and self.functions:
            name, count = self.pick(*self.functions)
            return f'{name}({", ".join(self.expression(names, depth + 1) for _ in range(count))})'
        op = self.pick('+', '-', '*', '//', '%', '&', '|', '^', '+', '-', '&', '<<', '>>')
        right = self.expression(names, depth + 1)
        if op in ('<<', '>>') and self.random.random() < 0.7:
            right = f'({right} & {self.pick(3, 7, 15)})'
        return f'({self.expression(names, depth + 1)} {op} {right})'

    def condition(self, names, depth=0):
        r = self.random.random()
        if depth < 3 and r < 0.2:
            return (f'({self.condition(names, depth + 1)} {self.pick("and", "or")} '
                    f'{self.condition(names, depth + 1)})')
        if r < 0.3:
            return f'not ({self.condition(names, depth + 1)})' if depth < 3 else 'True'
        op = self.pick('<', '<=', '>', '>=', '==', '!=')
        a, b = self.expression(names, depth + 2), self.expression(names, depth + 2)
        if r < 0.4:
            return f'{self.number()} {op} {a} {self.pick("<", "!=")} {b}'
        return f'{a} {op} {b}'

    def call(self, choices, names):
        name, count = self.pick(*choices)
        return f'{name}({", ".join(self.expression(names, 2) for _ in range(count))})'

    def add(self, indent, text):
        self.lines.append('    ' * indent + text)

    def block(self, indent, names, depth, loops, yields):
        for _ in range(self.random.randrange(1, 4)):
            self.statement(indent, names, depth, loops, yields)

    def statement(self, indent, names, depth, loops, yields):
        r = self.random.random()
        target = self.pick(*names)
        inner = self.iterators + (self.coroutines if yields == 'sent' else [])
        if yields and inner and self.random.random() < 0.08:
            self.add(indent, f'{target} = yield from {self.call(inner, names)}'
                     if self.random.random() < 0.8 else f'yield from {self.call(inner, names)}')
        elif self.iterators and loops < 2 and self.random.random() < 0.06:
            name = f'i{loops}'
            self.add(indent, f'for {name} in {self.call(self.iterators, names)}:')
            self.block(indent + 1, names + [name], depth + 1, loops + 1, yields)
            if self.random.random() < 0.4:
                self.add(indent + 1, f'if {self.condition(names + [name])}:')
                self.add(indent + 2, self.pick('break', 'continue', f'return {name}'))
            if self.random.random() < 0.3:
                self.add(indent, 'else:')
                self.block(indent + 1, names, depth + 1, loops, yields)
        elif yields == 'plain' and r < 0.2:
            self.add(indent, f'yield {self.expression(names)}')
        elif yields and r < 0.2:
            self.add(indent, self.pick(f'yield {self.expression(names)}',
                                       f'{target} = yield {self.expression(names)}',
                                       f'{target} += yield {self.expression(names)}'))
        elif depth > 2 or r < 0.45:
            self.add(indent, self.pick(
                f'{target} = {self.expression(names)}',
                f'{target} {self.pick("+", "-", "*", "&", "^", "//", "%", ">>")}= '
                f'{self.expression(names, 2)}',
                f'cells[{self.expression(names, 2)} & 3] = {self.expression(names)}',
                f'cells[{self.expression(names, 3)}] += {self.expression(names, 2)}',
                f'{names[0]}, {names[1]} = {self.expression(names, 1)}, {self.expression(names, 1)}'))
        elif r < 0.6:
            self.add(indent, f'if {self.condition(names)}:')
            self.block(indent + 1, names, depth + 1, loops, yields)
            if self.random.random() < 0.5:
                self.add(indent, self.pick('else:', f'elif {self.condition(names)}:'))
                self.block(indent + 1, names, depth + 1, loops, yields)
        elif r < 0.72 and loops < 2:
            name = f'i{loops}'
            self.add(indent, f'for {name} in range({self.pick("3", "1, 6, 2", "4, 0, -1", f"{target} & 7")}):')
            self.block(indent + 1, names + [name], depth + 1, loops + 1, yields)
            if self.random.random() < 0.4:
                self.add(indent + 1, f'if {self.condition(names + [name])}:')
                self.add(indent + 2, self.pick('break', 'continue'))
            if self.random.random() < 0.3:
                self.add(indent, 'else:')
                self.block(indent + 1, names, depth + 1, loops, yields)
        elif r < 0.78 and loops < 2:
            self.add(indent, f'w{loops} = {self.expression(names)}')
            self.add(indent, f'while w{loops} > 0:')
            self.add(indent + 1, f'w{loops} {self.pick(">>= 3", "//= 10", "= min(w%d, 5) - 1" % loops)}')
            self.block(indent + 1, names, depth + 1, loops + 1, yields)
        elif r < 0.93:
            self.add(indent, 'try:')
            self.block(indent + 1, names, depth + 1, loops, yields)
            kind = self.pick(1, 2, 3)
            if kind & 1:
                self.add(indent, 'except ' + self.pick(
                    'OverflowError', 'ArithmeticError', '(IndexError, ValueError)', 'Exception',
                    'LookupError', 'TimeoutError') + ':')
                self.block(indent + 1, names, depth + 1, loops, yields)
                if self.random.random() < 0.2:
                    self.add(indent + 1, 'raise')
            if kind & 2:
                self.add(indent, 'finally:')
                self.block(indent + 1, names, depth + 1, loops, None)
        elif r < 0.96:
            self.add(indent, f'if {self.condition(names)}:')
            self.add(indent + 1, self.pick(f'return {self.expression(names)}',
                                           f'raise {self.pick("ValueError", "KeyError")}'))
        else:
            self.add(indent, f'if {self.condition(names)}:')
            self.add(indent + 1, self.pick('break', 'continue') if loops else 'pass')

    def function(self, letter, number, yields):
        count = self.random.randrange(1, 4)
        names = ['a', 'b', 'c'][:count]
        name = f'{letter}{number}'
        result = {'sent': 'Generator[int, int, int]', 'plain': 'Generator[int, None, int]'}.get(
            yields, 'int')
        self.add(0, f'def {name}({", ".join(n + ": int" for n in names)}) -> {result}:')
        self.add(1, 'cells = [1, 2, 3, 4]')
        self.add(1, 'x = 0')
        self.add(1, f'y = {self.number()}')
        names += ['x', 'y']
        self.block(1, names, 0, 0, yields)
        self.block(1, names, 0, 0, yields)
        if yields:
            self.add(1, 'x = yield y' if yields == 'sent' else 'yield y')
        self.add(1, f'return {self.expression(names)}')
        self.add(0, '')
        return name, count

    def make(self):
        self.add(0, 'from typing import Annotated, Generator')
        self.add(0, '')
        if self.random.random() < 0.5:
            for k in range(6):
                self.receiver(k)
            return
        self.iterators.append(self.function('h', 0, 'plain'))
        self.iterators.append(self.function('h', 1, 'plain'))
        for i in range(3):
            f = self.function('f', i, None)
            for _ in range(6):
                self.steps.append(f'call {f[0]}({self.values(f[1])}) returns int')
            self.functions.append(f)
        for i in range(3):
            g = self.function('g', i, 'sent')
            for _ in range(3):
                self.steps.append(f'{g[0]}({self.values(g[1])}) yields int sends int returns int')
                self.run(lambda: f'send {self.value()}')
            self.coroutines.append(g)
        for h in self.iterators:
            self.steps.append(f'{h[0]}({self.values(h[1])}) yields int sends none returns int')
            self.run(lambda: 'next')

    def receiver(self, k):
        """A loop over bytes, of the kind whose yields share states; what is sent has a range."""
        pick, add = self.pick, self.add
        size = pick(2, 4, 8)
        stop, odd = pick(0, 7, 255), pick(1, 7, 100)
        given = lambda: pick('None', 'None', 'bytes(cells[:size])')  # noqa: E731
        add(0, f'def r{k}(first: Annotated[int, range(-3, 60)]) -> '
               f'Generator[bytes | None, Annotated[int, range(256)], None]:')
        add(1, f'cells = bytearray({size})')
        settings = self.random.sample(['size = 0', 'total = 0', 'seen = False'], 3)
        inside = self.random.randrange(4)
        for text in settings[inside:] + (settings if pick(0, 1) else []):
            add(1, text)
        add(1, 'byte = yield None')
        add(1, 'while True:')
        for text in settings[:inside]:
            add(2, text)
        nested = pick(0, 1)
        if nested:
            add(2, f'while byte != {stop} and size < {size}:')
        else:
            add(2, f'if size < {size}:')
        add(3, 'cells[size] = byte')
        if pick(0, 1):
            add(3, pick('seen = True', f'total = (total + byte) & {pick(255, 15)}'))
        add(3, 'size += 1')
        if pick(0, 1):
            add(3, f'if byte == {odd}:')
            add(4, f'byte = yield {given()}')
        if nested:
            add(3, f'byte = yield {given()}')
        add(2, f'if {pick("size > 1 and cells[1] > first", "total > first", "seen", "size >= 2")}:')
        if pick(0, 1):
            add(3, 'size = 0')
        add(3, f'byte = yield {given()}')
        if pick(0, 0, 1):
            add(2, f'elif byte == {odd}:')
            add(3, pick('break', 'size = 0'))
            add(3, f'byte = yield {given()}')
        add(2, 'else:')
        add(3, f'byte = yield {given()}')
        self.lines.append('')
        self.steps.append(f'r{k}({pick(-3, 0, 50)}) yields bytes? sends int returns none')
        self.steps.append('next')
        for _ in range(self.random.randrange(5, 40)):
            self.steps.append(f'send {pick(stop, odd, 1, 2, 200)}')
        self.steps.append(pick('close', 'throw ValueError'))
        self.steps.append('send 1')

    def values(self, count):
        return ', '.join(str(self.value()) for _ in range(count))

    def run(self, go_on):
        self.steps.append('next')
        for _ in range(self.random.randrange(1, 8)):
            self.steps.append(self.pick(go_on(), go_on(), go_on(),
                                        f'throw {self.pick("ValueError", "TimeoutError")}'))
        self.steps.append(self.pick('close', go_on()))


def without_lines(text):
    """What is thrown in where yields share a state has the line of the first of them."""
    return re.sub(r'raised (ValueError|TimeoutError|TypeError) [1-9]\d*', r'raised \1', text)


def check(seed, build, folder):
    p = Program(seed)
    p.make()
    with open('program.py', 'w') as f:
        f.write('\n'.join(p.lines) + '\n')
    with open('program.steps', 'w') as f:
        f.write('\n'.join(p.steps) + '\n')
    wanted = subprocess.run([sys.executable, '-B', DRIVE, 'python', 'program'], capture_output=True,
                            text=True, timeout=60)
    if wanted.returncode:
        return 'python: ' + wanted.stderr[-400:]
    made = subprocess.run([os.path.join(build, 'yieldc'), 'translate', '--freestanding', 'program.py',
                           '-o', 'program.c'] + ['--int32'] * (p.bits == 32),
                          capture_output=True, text=True)
    if made.returncode == 1 and 'may have no value' in made.stderr:
        return None
    if made.returncode:
        return made.stderr
    with open('drive.c', 'w') as f:
        subprocess.run([sys.executable, '-B', DRIVE, 'c', 'program'], stdout=f, check=True)
    built = subprocess.run(['gcc', '-std=c11', '-pedantic', '-Wall', '-Wextra', '-Wconversion',
                            '-Werror', '-g', '-O1', '-fsanitize=undefined,address',
                            '-Wno-type-limits', '-Wno-tautological-compare',
                            '-Wno-maybe-uninitialized', '-c', 'program.c'],
                           capture_output=True, text=True)
    if built.returncode:
        return built.stderr
    subprocess.run(['gcc', '-w', '-fsanitize=undefined,address', '-o', 'program', 'program.o', 'drive.c'],
                   check=True)
    found = subprocess.run(['./program'], capture_output=True, text=True, timeout=60)
    if found.stderr:
        return found.stderr[:2000]
    if without_lines(found.stdout) != without_lines(wanted.stdout):
        for a, b in zip(wanted.stdout.split('\n'), found.stdout.split('\n')):
            if a != b:
                return f'expected {a}\nfound    {b}'
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--count', type=int, default=50)
    parser.add_argument('--build', default=os.path.join(HERE, '..', '..', 'build'))
    args = parser.parse_args()
    build = os.path.abspath(args.build)
    folder = tempfile.mkdtemp(prefix='yieldc-freestanding-')
    os.chdir(folder)
    for seed in range(args.seed, args.seed + args.count):
        message = check(seed, build, folder)
        if message:
            print(f'seed {seed} differs, in {folder}:\n{message}')
            sys.exit(1)
    print(f'{args.count} programs, none differs')


main()
