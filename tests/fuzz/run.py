#!/usr/bin/env python3
"""Runs random programs under CPython and under yieldc, and reports what differs.

Many programs make one file, so that there are few calls of the C compiler. A program that crashes
or does not end is left out and the others go on behind it.
"""
import argparse
import concurrent.futures
import pathlib
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass

import gen

ROOT = gen.HERE.parent.parent
SECTION = re.compile(r"== (?:program (\d+)|end)$")
SECONDS = 20


@dataclass
class Difference:
    """How a program differs: kind is output, crash, timeout or build."""

    kind: str
    detail: str


@dataclass
class Finding:
    seed: int
    program_kind: str
    level: int
    difference: Difference

    def __str__(self):
        return (
            f"seed {self.seed} ({self.program_kind}, -O{self.level}): {self.difference.kind}\n"
            f"{self.difference.detail}"
        )


class Logs:
    """What one side printed: the lines of each program, and how those ended that did not."""

    def __init__(self):
        self.lines = {}
        self.failed = {}

    def take(self, output):
        """Adds the sections of an output; the last one begun, None if all ended."""
        current = None
        for line in output.split("\n"):
            section = SECTION.match(line)
            if section:
                current = int(section[1]) if section[1] else None
                if current is not None:
                    self.lines[current] = []
            elif current is not None:
                self.lines[current].append(line)
        return current


def execute(command, seconds):
    """Output, and how it ended: "" or what went wrong."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        return out.decode("utf-8", "replace"), "timeout"
    errors = err.decode("utf-8", "replace").strip()
    wrong = f"status {process.returncode}: {errors[:300]}" if process.returncode else ""
    return out.decode("utf-8", "replace"), wrong


def run_all(command, seeds, seconds=SECONDS):
    """The logs of all programs of a file; one that fails is passed over."""
    logs = Logs()
    left = list(seeds)
    while left:
        output, wrong = execute(command + [str(left[0])], seconds)
        current = logs.take(output)
        if current is None and not wrong:
            break
        at = current if current in left else left[-1] if current is None else left[0]
        logs.failed[at] = wrong or "ended early"
        left = left[left.index(at) + 1 :]
    return logs


class Yieldc:
    """compiler: of the C, at any level. None: clang at -O2, which is three times as fast there as gcc
    and a second opinion; else the one that yieldc takes by itself."""

    def __init__(self, build, compiler=None):
        self.program = str(pathlib.Path(build).resolve() / "yieldc")
        self.compiler = compiler

    def build(self, source, level, out):
        """What the translator or the C compiler said, "" if all is well."""
        compiler = self.compiler or (level >= 2 and shutil.which("clang"))
        command = [self.program, "build", f"-O{level}", str(source), "-o", str(out)]
        _, wrong = execute(command + (["--cc", compiler] if compiler else []), 1200)
        return wrong


def python(source):
    return [sys.executable, "-W", "ignore", str(source)]


def first_difference(expected, found):
    for i in range(max(len(expected), len(found))):
        a = expected[i] if i < len(expected) else "(ended)"
        b = found[i] if i < len(found) else "(ended)"
        if a != b:
            before = f"       after: {expected[i - 1]}\n" if i else ""
            return f"{before}  line {i + 1}\n     python3: {a}\n      yieldc: {b}"
    return None


def compare(expected, found, seed):
    """The difference of one program's logs, or None."""
    if seed in expected.failed or seed not in expected.lines:
        return None  # CPython itself does not get through
    if seed in found.failed:
        kind = "timeout" if found.failed[seed] == "timeout" else "crash"
        where = first_difference(expected.lines[seed], found.lines.get(seed, [])) or ""
        return Difference(kind, f"  {found.failed[seed]}\n{where}")
    detail = first_difference(expected.lines[seed], found.lines.get(seed, []))
    return Difference("output", detail) if detail else None


class Batch:
    """Some programs in one file."""

    def __init__(self, yieldc, kind, seeds, folder, features=gen.FEATURES):
        self.yieldc = yieldc
        self.features = features
        self.kind = kind
        self.seeds = seeds
        self.stem = folder / f"{kind}_{seeds[0]}_{seeds[-1]}"

    def run(self, levels):
        """Findings, and how many programs CPython did not get through."""
        programs = [gen.Program(seed, self.kind, self.features) for seed in self.seeds]
        source = self.stem.with_suffix(".py")
        source.write_text(gen.batch(programs, self.kind))
        expected = run_all(python(source), self.seeds)
        findings = []
        for level in levels:
            findings += self.run_level(source, level, expected)
        if not findings:
            source.unlink()
        return findings, len(expected.failed)

    def run_level(self, source, level, expected):
        program = self.stem.with_suffix(f".O{level}")
        wrong = self.yieldc.build(source, level, program)
        if wrong:
            return self.blame(level, wrong)
        found = run_all([str(program)], self.seeds)
        program.unlink()
        findings = []
        for seed in self.seeds:
            difference = compare(expected, found, seed)
            if difference:
                findings.append(Finding(seed, self.kind, level, difference))
        return findings

    def blame(self, level, wrong):
        """Finds the programs of the batch that do not build, by halves."""
        if len(self.seeds) == 1:
            return [Finding(self.seeds[0], self.kind, level, Difference("build", "  " + wrong))]
        middle = len(self.seeds) // 2
        findings = []
        for half in (self.seeds[:middle], self.seeds[middle:]):
            part = Batch(self.yieldc, self.kind, half, self.stem.parent, self.features)
            findings += part.run([level])[0]
        return findings


def batches(yieldc, options):
    kinds = ["sync", "async"] if options.kind == "all" else [options.kind]
    for kind in kinds:
        count = options.count // len(kinds)
        for first in range(options.seed, options.seed + count, options.batch):
            seeds = list(range(first, min(first + options.batch, options.seed + count)))
            yield Batch(yieldc, kind, seeds, options.work, options.features)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--count", type=int, default=100, help="how many programs")
    parser.add_argument("--kind", choices=["sync", "async", "all"], default="all")
    parser.add_argument("--levels", default="0,2", help="of optimisation")
    parser.add_argument("--cc", help="C compiler (clang at -O2, else what yieldc takes)")
    parser.add_argument("--batch", type=int, default=25, help="programs in a file")
    parser.add_argument("--build", default=ROOT / "build", help="where yieldc is")
    parser.add_argument("--work", type=pathlib.Path, help="for the files (BUILD/tests/fuzz)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--features", default=",".join(gen.FEATURES), help="rare statements")
    options = parser.parse_args()
    options.features = options.features.split(",")
    options.work = options.work or pathlib.Path(options.build) / "tests" / "fuzz"
    options.work.mkdir(parents=True, exist_ok=True)
    return options


def main():
    options = arguments()
    if sys.version_info[:2] != (3, 11):
        print("fuzz: skipped, python3 is not 3.11")
        return 0
    levels = [int(level) for level in options.levels.split(",")]
    todo = list(batches(Yieldc(options.build, options.cc), options))
    findings, passed_over, done = [], 0, 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for future in concurrent.futures.as_completed([pool.submit(b.run, levels) for b in todo]):
            found, skipped = future.result()
            done += 1
            findings += found
            passed_over += skipped
            for finding in found:
                print(finding, flush=True)
    bad = len({(finding.program_kind, finding.seed) for finding in findings})
    total = sum(len(batch.seeds) for batch in todo)
    print(f"fuzz: {total} programs, {bad} differ, {passed_over} did not end under python3")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
