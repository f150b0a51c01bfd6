#!/usr/bin/env python3
"""Runs random small programs (snippets.py) under CPython and under yieldc, and reports what differs."""
import argparse
import os
import pathlib
import sys

import snippets
from run import ROOT, compare, execute, run_all

VALUES = pathlib.Path(__file__).resolve().parent / "values"


def build(options, source, program):
    command = [options.yieldc, "build", f"-O{options.level}", "-I", str(VALUES), str(source), "-o", str(program)]
    return execute(command, 1200)[1]


def run_batch(options, seeds):
    """The differences by seed."""
    source = options.work / f"snippets_{seeds[0]}_{seeds[-1]}.py"
    source.write_text(snippets.batch(seeds))
    program = source.with_suffix(f".O{options.level}")
    wrong = build(options, source, program)
    if wrong:
        if len(seeds) == 1:
            return {seeds[0]: f"  does not build: {wrong}"}
        middle = len(seeds) // 2
        return run_batch(options, seeds[:middle]) | run_batch(options, seeds[middle:])
    expected = run_all([sys.executable, "-W", "ignore", str(source)], seeds)
    found = run_all([str(program)], seeds)
    differences = {seed: compare(expected, found, seed) for seed in seeds}
    program.unlink()
    source.unlink()
    return {seed: d.detail for seed, d in differences.items() if d}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--count", type=int, default=200, help="how many programs")
    parser.add_argument("--batch", type=int, default=100, help="programs in a file")
    parser.add_argument("--level", type=int, default=0, help="of optimisation")
    parser.add_argument("--build", default=ROOT / "build", help="where yieldc is")
    options = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        print("fuzz: skipped, python3 is not 3.11")
        return 0
    os.environ["PYTHONPATH"] = str(VALUES)
    os.environ["PYTHONHASHSEED"] = "0"
    os.environ["YIELDC_VERIFY"] = "1"
    options.yieldc = str(pathlib.Path(options.build).resolve() / "yieldc")
    options.work = pathlib.Path(options.build).resolve() / "tests" / "fuzz"
    options.work.mkdir(parents=True, exist_ok=True)
    bad, end = 0, options.seed + options.count
    for first in range(options.seed, end, options.batch):
        differences = run_batch(options, list(range(first, min(first + options.batch, end))))
        bad += len(differences)
        for seed, text in differences.items():
            print(f"snippet {seed}\n{text}", flush=True)
    print(f"fuzz: {options.count} small programs, {bad} differ")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
