#!/usr/bin/env python3
"""Do yieldc and CPython's compile() take and refuse the same mutations of the standard library's files?

Where both refuse, the line and the message are compared too (--messages prints them). What CPython
learned after 3.11 and yieldc takes is passed over where the text shows that it is meant.
"""
import argparse
import collections
import keyword
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import warnings

TOKEN = re.compile(r"""\n[ \t]*|[ ]+|\w+|#[^\n]*|'''.*?'''|\"\"\".*?\"\"\"|"[^"\n]*"|'[^'\n]*'|\*\*=?|//=?|>>=?|<<=?|->|:=|[-+*/%&|^@=<>!]=|.""", re.S)
OPERATORS = ("+", "-", "*", "/", "//", "%", "**", "@", "&", "|", "^", "~", "<<", ">>", "<", ">", "<=", ">=", "==", "!=", "=", "+=", "-=",
             ":=", "->", ".", ",", ":", ";", "(", ")", "[", "]", "{", "}", "...", "!", "$", "?", "`", "<>", "\\")  # fmt: skip
KEYWORDS = tuple(keyword.kwlist) + ("match", "case", "print", "exec", "_", "__debug__", "self", "1", "0x", "'a'", "f'{x}'", "b'é'", "1_", "*args", "**k", "x = 1", "yield x", "await x")
ERROR = re.compile(r"^[^\n]*?:(\d+):(\d+): error: (.*)$", re.M)
# What is taken on purpose (docs/compatibility.md).
NEWER = re.compile(r"^\s*type \w|^\s*(?:async )?def \w+\s*\[|^\s*class \w+\s*\[|except\*?\s[^:(]*,|\b[tT][rR]?['\"]|\b[rR][tT]['\"]|\b[fF][rR]?['\"]|\b[rR][fF]['\"]", re.M)


def mutate(text, rng):
    tokens = TOKEN.findall(text)
    for _ in range(rng.choice((1, 1, 1, 1, 2, 3))):
        if len(tokens) < 3:
            break
        i, j = rng.randrange(len(tokens)), rng.randrange(len(tokens))
        if tokens[i].isspace() and rng.random() < 0.7:
            i = min(i + 1, len(tokens) - 1)
        kind = rng.randrange(9)
        if kind == 0:
            del tokens[i]
        elif kind == 1:
            tokens.insert(i, tokens[i])
        elif kind == 2:
            tokens[i], tokens[j] = tokens[j], tokens[i]
        elif kind == 3:
            tokens[i] = rng.choice(OPERATORS)
        elif kind == 4:
            tokens[i] = rng.choice(KEYWORDS)
        elif kind == 5:
            tokens.insert(i, rng.choice(OPERATORS + KEYWORDS) + rng.choice(("", " ")))
        elif kind == 6:
            lines = [k for k, token in enumerate(tokens) if token[0] == "\n"]
            if lines:
                k = rng.choice(lines)
                tokens[k] = rng.choice((tokens[k] + " ", tokens[k][:-1] or "\n", tokens[k] + "    ", "\n", tokens[k] + "\t", "\n\t", tokens[k] + "\f"))
        elif kind == 7:
            del tokens[i + 1 :]
        else:
            tokens[i] = tokens[j]
    return "".join(tokens)


def of_python(text):
    """None if CPython takes it, else (message, line)."""
    try:
        compile(text, "text.py", "exec", dont_inherit=True)
    except SyntaxError as error:
        return f"{type(error).__name__}: {error.msg}", error.lineno
    except ValueError as error:
        return f"{type(error).__name__}: {error}", None
    return None


def of_yieldc(yieldc, path):
    run = subprocess.run([yieldc, "check", path], capture_output=True, timeout=60)
    if run.returncode == 0:
        return None
    errors = run.stderr.decode("utf-8", "replace")
    first = ERROR.search(errors)
    if run.returncode != 1 or not first:
        return f"status {run.returncode}: {errors[:200]}", None
    return first[3], int(first[1])


def of_passes(yieldc, path):
    """What goes wrong on the way to C, with the verifier behind each pass; "" if nothing does."""
    environment = {**os.environ, "YIELDC_VERIFY": "1"}
    run = subprocess.run([yieldc, "translate", path, "-o", "/dev/null"], capture_output=True, timeout=120, env=environment)
    return f"status {run.returncode}: {run.stderr.decode('utf-8', 'replace')[-300:]}" if run.returncode else ""


def is_newer(text, line):
    """May the line, or the one before it, have what CPython 3.11 does not know?"""
    lines = text.split("\n")
    return any(NEWER.search(part) for part in lines[max(0, (line or 1) - 3) : (line or 1) + 1])


def files(folder, most):
    for path in sorted(pathlib.Path(folder).rglob("*.py")):
        if "/test/" in str(path) or "/lib2to3/tests/" in str(path) or not 200 < path.stat().st_size < most:
            continue
        try:
            yield path, path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--yieldc", default=pathlib.Path(__file__).resolve().parent.parent.parent / "build" / "yieldc")
    parser.add_argument("--folder", default="/usr/lib/python3.11")
    parser.add_argument("--most", type=int, default=12000, help="bytes of a file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--messages", type=int, default=0, help="how many differences of messages to print")
    parser.add_argument("--translate", action="store_true", help="what both take goes through all passes")
    parser.add_argument("--keep", help="a folder for the texts that only one side takes")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    found = list(files(options.folder, options.most))
    counts, shown = collections.Counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "text.py")
        for seed in range(options.seed, options.seed + options.count):
            rng = random.Random(seed)
            file, text = rng.choice(found)
            text = mutate(text, rng)
            pathlib.Path(path).write_bytes(text.encode("utf-8", "surrogatepass"))
            try:
                theirs = of_python(text.encode("utf-8", "surrogatepass"))
            except (RecursionError, MemoryError):
                continue
            ours = of_yieldc(options.yieldc, path)
            if options.translate and theirs is None and ours is None:
                wrong = of_passes(options.yieldc, path)
                if wrong:
                    counts["NOT TRANSLATED"] += 1
                    print(f"seed {seed} ({file.name}): {wrong}", flush=True)
            if theirs == ours:
                counts["agree, taken" if theirs is None else "agree, refused in the same words"] += 1
            elif theirs is None or ours is None:
                if ours is None and is_newer(text, theirs[1]):
                    counts["newer than 3.11"] += 1
                    continue
                counts["DISAGREE"] += 1
                print(f"seed {seed} ({file.name}): python3 {theirs or 'takes it'}, yieldc {ours or 'takes it'}", flush=True)
                print("    " + line_of(text, (theirs or ours)[1]))
                if options.keep:
                    (pathlib.Path(options.keep) / f"accept-{seed}.py").write_bytes(text.encode("utf-8", "surrogatepass"))
            else:
                counts["agree, refused in other words" if theirs[1] == ours[1] else "agree, refused at another line"] += 1
                if shown < options.messages:
                    shown += 1
                    print(f"seed {seed} ({file.name}): python3 {theirs}\n      yieldc  {ours}\n    {line_of(text, theirs[1])}", flush=True)
    for kind, number in counts.most_common():
        print(f"{number:7} {kind}")
    return 1 if counts["DISAGREE"] or counts["NOT TRANSLATED"] else 0


def line_of(text, line):
    lines = text.split("\n")
    return lines[line - 1].strip()[:150] if line and line <= len(lines) else ""


if __name__ == "__main__":
    sys.exit(main())
