#!/usr/bin/env python3
"""Runs random calls of built-in types under CPython and under yieldc, and reports what differs.

tests/fuzz/values is one program that draws a call from a seed, makes it and prints what came, so it
is compiled once for any number of calls.
"""
import argparse
import collections
import os
import pathlib
import subprocess
import sys

from run import ROOT, Yieldc

PROGRAM = pathlib.Path(__file__).resolve().parent / "values" / "main.py"


def lines_of(command, first, count, seconds):
    """A line for each seed; of one that crashes or does not end, how."""
    found, at, end = {}, first, first + count
    while at < end:
        try:
            run = subprocess.run(command + [str(at), str(end - at)], capture_output=True, timeout=seconds)
            output, status = run.stdout, f"status {run.returncode}: {run.stderr.decode()[-300:]}"
        except subprocess.TimeoutExpired as error:
            output, status = error.stdout or b"", "no end"
        for line in output.decode("ascii").split("\n")[:-1]:
            at = int(line.split("\t", 1)[0])
            found[at] = line
            at += 1
        if at < end:
            found[at] = f"{at}\t{status}"
            at += 1
    return found


def difference(expected, found):
    """The first part that differs, after the one before it; None if there is none."""
    ours, theirs = found.split("\t"), expected.split("\t")
    for i in range(max(len(ours), len(theirs))):
        a = theirs[i] if i < len(theirs) else "(ended)"
        b = ours[i] if i < len(ours) else "(ended)"
        if a != b:
            return theirs[i - 1], a, b
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--count", type=int, default=10000, help="how many calls")
    parser.add_argument("--chunk", type=int, default=5000, help="calls in a process")
    parser.add_argument("--level", type=int, default=0, help="of optimisation")
    parser.add_argument("--seconds", type=int, default=120, help="for a process")
    parser.add_argument("--each", type=int, default=3, help="how many to print of what begins alike")
    parser.add_argument("--build", default=ROOT / "build", help="where yieldc is")
    options = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        print("fuzz: skipped, python3 is not 3.11")
        return 0
    os.environ["PYTHONHASHSEED"] = "0"
    work = pathlib.Path(options.build) / "tests" / "fuzz"
    work.mkdir(parents=True, exist_ok=True)
    program = str(work / f"values.{os.getpid()}")
    wrong = Yieldc(options.build).build(PROGRAM, options.level, program)
    if wrong:
        print(wrong)
        return 1
    seen, bad, stuck = collections.Counter(), 0, 0
    for first in range(options.seed, options.seed + options.count, options.chunk):
        count = min(options.chunk, options.seed + options.count - first)
        expected = lines_of([sys.executable, "-W", "ignore", str(PROGRAM)], first, count, options.seconds)
        found = lines_of([program], first, count, options.seconds)
        for seed in range(first, first + count):
            if expected[seed].endswith("\tno end"):
                stuck += 1
                continue
            wrong = difference(expected[seed], found.get(seed, ""))
            if not wrong:
                continue
            bad += 1
            kind = wrong[1].split("(", 1)[0]
            seen[kind] += 1
            if seen[kind] <= options.each:
                print(f"seed {seed}: {wrong[0]}\n     python3: {wrong[1]}\n      yieldc: {wrong[2]}", flush=True)
    os.unlink(program)
    print(f"fuzz: {options.count} calls, {bad} differ, {stuck} did not end under python3")
    for kind, number in seen.most_common():
        if number > options.each:
            print(f"  {number} {kind}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
