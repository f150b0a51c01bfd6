"""Random calls: `main.py FIRST COUNT` prints a line for each of the seeds, what was called and what came."""
import sys

import functions
import library
import methods
import modules
import texts
from draw import Draw


def escaped(text):
    """One line of ASCII; messages may quote anything."""
    for letter, name in (("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(letter, name)
    return text.encode("ascii", "backslashreplace").decode()


CASES = [methods.CASES, methods.CASES, texts.CASES, functions.CASES, library.CASES, modules.CASES]


def main():
    first, count = int(sys.argv[1]), int(sys.argv[2])
    for seed in range(first, first + count):
        draw = Draw(seed)
        case = draw.pick(draw.pick(CASES))
        print(f"{seed}\t" + "\t".join([escaped(part) for part in case(draw)]), flush=True)


main()
