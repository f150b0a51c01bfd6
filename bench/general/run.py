#!/usr/bin/env python3
"""Programs that are no benchmarks of generators, beside CPython: the best of three runs, user and system time.

    python3 bench/general/run.py [--yieldc build/yieldc] [--python /usr/bin/python3] [NAME...]

Outputs must agree. The last line is the geometric mean of how many times as fast yieldc -O2 is.
"""
import argparse
import math
import os
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def best_of_three(command):
    best = math.inf
    for _ in range(3):
        before = os.times()
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        after = os.times()
        used = after.children_user - before.children_user + after.children_system - before.children_system
        best = min(best, used)
    return best, done.stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--yieldc", default=HERE.parent.parent / "build" / "yieldc")
    parser.add_argument("--python", default="/usr/bin/python3")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    names = options.names or sorted(p.stem for p in HERE.glob("*.py") if p.name != "run.py")
    with tempfile.TemporaryDirectory() as folder:
        sources = [str(HERE / (name + ".py")) for name in names]
        for source in sources:
            program = os.path.join(folder, Path(source).stem)
            subprocess.run([options.yieldc, "build", "-O2", source, "-o", program], check=True)
        ratios = []
        for name, source in zip(names, sources):
            theirs, wanted = best_of_three([options.python, source])
            ours, found = best_of_three([os.path.join(folder, name)])
            if wanted != found:
                raise SystemExit(f"{name}: {found!r}, expected {wanted!r}")
            ratios.append(theirs / max(ours, 0.01))  # what the clock can tell
            print(f"{name:16} {theirs:6.2f} s  {ours:6.2f} s  {ratios[-1]:6.2f} x", flush=True)
    print(f"geometric mean {math.exp(sum(map(math.log, ratios)) / len(ratios)):.2f} x")


if __name__ == "__main__":
    main()
