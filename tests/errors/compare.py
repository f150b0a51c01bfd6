"""Compares the expected diagnostics of this folder with CPython's.

Each NAME.py is compiled by the Python that runs this script; its message and line must be those
of the first line of NAME.err. Columns are not compared: CPython points past the end of a token in
places, and at the whole string for an error inside an f-string.
"""
import pathlib
import re
import sys
import warnings

FIRST_LINE = re.compile(r'[^:\n]+:(\d+):\d+: error: (.*)')


def oracle(path):
    try:
        compile(path.read_bytes(), path.name, 'exec', dont_inherit=True)
    except SyntaxError as error:
        return error.lineno, f'{type(error).__name__}: {error.msg}'
    return None


def expected(path):
    match = FIRST_LINE.match(path.with_suffix('.err').read_text(encoding='utf-8'))
    return match and (int(match[1]), match[2])


def main():
    warnings.simplefilter('ignore')
    folder = pathlib.Path(__file__).parent
    failed = 0
    paths = [path for path in sorted(folder.glob('*.py')) if path.name != 'compare.py']
    for path in paths:
        theirs, ours = oracle(path), expected(path)
        if theirs != ours:
            failed += 1
            print(f'{path.name}: CPython says {theirs}, expected is {ours}')
    print(f'{len(paths) - failed} passed, {failed} failed')
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
