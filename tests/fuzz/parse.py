"""Compares the parsers of two yieldc on real files and on small mutations of them.

Both must print the same tree or the same message. With --python, a text that CPython refuses
must be refused too, and one that both take must have been taken by both.
"""
import argparse
import ast
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import warnings

TOKEN = re.compile(r'''\w+|\n[ ]*|[ ]+|"[^"\n]*"|'[^'\n]*'|\*\*|//|->|:=|[<>=!]=|.''', re.S)
EXTRA = ['(', ')', '[', ']', '{', '}', '*', '**', ',', ':', '=', ':=', '.', '...', '@', ';', '->',
         'await ', 'async ', 'not ', 'lambda x: ', 'yield ', 'print ', 'type ', 'match ', 'case ',
         '`', '<>', '1_', '0x', '1', 'x', 'f"{x}"', 'f"{a.b:=5}"', "b''", ' if ', ' else ', ' for ',
         ' in ', ' is ', '\n', '\r', '\t', '\\\n', ' and ', 'del ', 'type x = a.b', ' as ', 'None',
         'a.b', '.c', 'a.b.c = ', '*a.b', '-', '~', '!', '$', 'é', 'class A[T = int]: pass']


def without_imports(text):
    """Imported modules would be read too: a statement that imports becomes pass."""
    lines = text.split('\n')
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for i in range(node.lineno - 1, node.end_lineno):
                lines[i] = ' ' * node.col_offset + 'pass'
    return '\n'.join(lines)


def texts(folder):
    for path in sorted(pathlib.Path(folder).rglob('*.py')):
        try:
            yield path, without_imports(path.read_bytes().decode('utf-8').replace('\r\n', '\n'))
        except (SyntaxError, UnicodeDecodeError, ValueError):
            continue


def statements(text, most=40):
    """The top-level statements that are short enough to be mutated."""
    lines = text.split('\n')
    for node in ast.parse(text).body:
        if node.end_lineno - node.lineno < most:
            yield '\n'.join(lines[node.lineno - 1:node.end_lineno]) + '\n'


def mutate(text, rng):
    tokens = TOKEN.findall(text)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        if len(tokens) < 2:
            break
        i, j = rng.randrange(len(tokens)), rng.randrange(len(tokens))
        kind = rng.randrange(5)
        if kind == 0:
            del tokens[i]
        elif kind == 1:
            tokens.insert(i, tokens[i])
        elif kind == 2:
            tokens[i], tokens[j] = tokens[j], tokens[i]
        elif kind == 3:
            tokens.insert(i, rng.choice(EXTRA))
        else:
            tokens[i] = tokens[j]
    return ''.join(tokens)


def parsed(yieldc, path):
    run = subprocess.run([yieldc, 'check', '--dump=ast', path], capture_output=True, timeout=60)
    return run.returncode, run.stdout, run.stderr


def accepted(text):
    """What CPython's parser says; its compiler's own checks come after the dump."""
    try:
        ast.parse(text.encode('utf-8', 'surrogatepass'))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def compare(options, path, text, name):
    path.write_bytes(text.encode('utf-8', 'surrogatepass'))
    old, new = parsed(options.old, path), parsed(options.new, path)
    if old != new:
        kept = pathlib.Path(options.keep) / f'{name}.py'
        kept.write_bytes(path.read_bytes())
        print(f'{kept}: {old[0]} {old[2][:120]!r}, now {new[0]} {new[2][:120]!r}', flush=True)
        return 1
    if options.python and new[0] == 0 and not accepted(text):
        print(f'{name}: CPython refuses it: {text[:200]!r}', flush=True)
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('old')
    parser.add_argument('new')
    parser.add_argument('--folder', default='/usr/lib/python3.11')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--count', type=int, default=0, help='how many mutations, after no files')
    parser.add_argument('--keep', default=tempfile.gettempdir())
    parser.add_argument('--python', action='store_true')
    options = parser.parse_args()
    warnings.simplefilter('ignore')
    found = list(texts(options.folder))
    differ = done = 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'text.py'
        if options.count:
            chosen = random.Random(options.seed).sample(found, min(60, len(found)))
            parts = [part for _, text in chosen for part in statements(text)]
            for seed in range(options.seed, options.seed + options.count):
                rng = random.Random(seed)
                text = mutate(rng.choice(parts), rng)
                if 'import' not in text:
                    differ += compare(options, path, text, f'parse-{options.seed}-{seed}')
                    done += 1
        else:
            for file, text in found:
                differ += compare(options, path, text, f'parse-{file.stem}')
                done += 1
    print(f'{done} compared, {differ} differ')
    return differ > 0


if __name__ == '__main__':
    sys.exit(main())
