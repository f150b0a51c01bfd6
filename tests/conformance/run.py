#!/usr/bin/env python3
"""Runs CPython's own tests, cut into scripts by the conformance tool, against yieldc.

The tool (cpython_suite.py) makes the cases, asks python3 what each must print, and judges: all of
that is its code, used as a module. What this adds is speed and memory: the cases of a file are
made once and kept until the tool or python3 changes; its scripts are compiled in few C compiler
calls by `yieldc build SCRIPT... -o FOLDER`; and tests/conformance/passing.txt names the cases that pass, so
that one which no longer does is an error.

Nothing of the tests themselves is kept here, only the names of the cases.
"""

import argparse
import collections
import concurrent.futures
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PASSING = os.path.join(HERE, "passing.txt")
SAMPLE = os.path.join(HERE, "sample.txt")
KINDS = ("unittest", "doctest", "syntax")


def load_tool(folder):
    if not os.path.exists(os.path.join(folder, "cpython_suite.py")):
        sys.exit(f"conformance: there is no cpython_suite.py in {folder} (set CONFORMANCE=FOLDER)")
    sys.path.insert(0, folder)
    import cpython_suite
    return cpython_suite


def read_names(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as f:
        return [line.strip() for line in f if line.strip() and not line.startswith("#")]


# ---- The cases -----------------------------------------------------------------------------


def wanted_entries(args, tool):
    """(file, None or (class, method)) of all that is to be run, those of one file together."""
    if not args.sample:
        args.only = args.only or None
        entries = list(tool.chosen(args))
    else:
        entries = []
        for name in read_names(SAMPLE):
            file, _, rest = name.partition("::")
            cls, _, method = rest.partition(".")
            entries.append((file, (cls, method)))
    files = collections.defaultdict(list)
    for file, only in entries:
        if (file, only) not in files[file]:
            files[file].append((file, only))
    return files


def collect(module, entries, suite, jobs):
    """The cases of the entries of one file, with what python3 prints."""
    found = []
    for _, only in entries:
        method = only[1] if only else ""
        # A session of doctests is split as a whole, so it is looked for by its name alone.
        session = only and (only[0], "")
        cases = [*suite.unittests(module, only), *suite.doctests(module, session)]
        found += [c for c in cases if not only or c.method.startswith(method)]
    found = list({case.name: case for case in found}.values())
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        list(pool.map(suite.reference,
                      (c for c in found if c.kind == "unittest" and not c.skip)))
    return found


def stamp_of(args, entries, path):
    """What the cases were made from."""
    digest = hashlib.sha256(json.dumps([entries, path, sys.version]).encode())
    for folder, folders, files in os.walk(args.tool):
        folders[:] = sorted(f for f in folders if f != "__pycache__")
        for name in sorted(files):
            digest.update(name.encode())
            with open(os.path.join(folder, name), "rb") as f:
                digest.update(f.read())
    return digest.hexdigest()


def get_cases(args, tool, entries, work):
    """The suite and the cases of one file, made anew only when they must be."""
    path, file = tool.find_suite(None), entries[0][0]
    suite = tool.Suite(args, os.path.join(work, "scripts"), path)
    stamp, kept = stamp_of(args, entries, path), os.path.join(work, "cases.json")
    if os.path.exists(kept):
        with open(kept, encoding="utf-8") as f:
            data = json.load(f)
        if data["stamp"] == stamp:
            return suite, [revive(tool, fields) for fields in data["cases"]]
    cases = collect(tool.slicer.load(path, file), entries, suite, args.jobs)
    if args.sample:
        names = set(read_names(SAMPLE))
        cases = [c for c in cases if c.name in names]
    with open(kept + ".new", "w", encoding="utf-8") as f:
        json.dump({"stamp": stamp, "cases": [vars(c) for c in cases]}, f)
    os.replace(kept + ".new", kept)
    return suite, cases


def revive(tool, fields):
    case = tool.Case(fields["file"], fields["cls"], fields["method"], fields["kind"])
    vars(case).update(fields)
    return case


# ---- Building and judging ------------------------------------------------------------------


def build(args, cases, folder):
    """Compiles the scripts that are expected to compile; the others are left to `yieldc run`."""
    shutil.rmtree(folder, ignore_errors=True)
    scripts = [c.path for c in cases if not c.skip and c.kind != "syntax"]
    if not scripts:
        return
    with open(folder + ".log", "w", encoding="utf-8") as log:
        subprocess.run([args.yieldc, "build", f"-O{args.level}", "-j", str(args.jobs), "-o",
                        folder + "/", *scripts], stdout=log, stderr=log, check=False)


def judge(suite, cases, jobs):
    """The reason why each runnable case fails, or None, by name."""
    runnable = [c for c in cases if not c.skip]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        return dict(zip((c.name for c in runnable), pool.map(suite.check, runnable)))


# ---- Reports -------------------------------------------------------------------------------


def print_table(cases, results):
    rows = collections.defaultdict(collections.Counter)
    for case in cases:
        row, total = rows[case.file], rows["all"]
        for tally in (row, total):
            tally["skipped"] += bool(case.skip)
            if not case.skip:
                tally[case.kind] += 1
                tally[case.kind, "passed"] += not results[case.name]
    rows["all"] = rows.pop("all")       # the last line
    print(f"{'':24}" + "".join(f"{kind + 's':>14}" for kind in KINDS) + f"{'skipped':>10}")
    for file, row in rows.items():
        cells = (f"{row[k, 'passed']} of {row[k]}" if row[k] else "-" for k in KINDS)
        print(f"{file:24}" + "".join(f"{cell:>14}" for cell in cells) + f"{row['skipped']:>10}")


def shape(reason):
    """A reason without what differs from case to case."""
    reason = re.sub(r"0x[0-9a-f]+", "0x...", reason)
    reason = re.sub(r"\.?/\S+\.py\S*", "FILE", reason)
    return re.sub(r"\d+", "N", reason)[:110]


def print_reasons(results):
    reasons = collections.Counter(shape(r) for r in results.values() if r)
    for reason, count in reasons.most_common(25):
        print(f"{count:5}  {reason}")


def record(cases, results):
    """The names of the files that were run are written anew, the others stay."""
    files = {case.file for case in cases}
    kept = [n for n in read_names(PASSING) if n.partition("::")[0] not in files]
    passing = sorted(kept + [c.name for c in cases if not c.skip and not results[c.name]])
    with open(PASSING, "w", encoding="utf-8") as f:
        f.write("# The cases of CPython's tests that pass; make conformance-record writes this.\n")
        f.writelines(name + "\n" for name in passing)
    print(f"{PASSING}: {len(passing)} cases")


def lost(args, cases, results):
    """The cases that passed and no longer do, or that are gone from the files that were run."""
    names = read_names(SAMPLE if args.sample else PASSING)
    files = {case.file for case in cases}
    missing = [n for n in names if n not in results and n.partition("::")[0] in files]
    return [n for n in names if results.get(n)] + (missing if not args.only else [])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--yieldc", default="build/yieldc")
    parser.add_argument("--tool", default="../shared/conformance", help="folder of the tool")
    parser.add_argument("--work", default="build/conformance", help="what is made goes there")
    parser.add_argument("--python", default="python3")
    parser.add_argument("--group", action="append")
    parser.add_argument("--only", action="append", metavar="FILE[::Class[.method]]")
    parser.add_argument("--sample", action="store_true", help="run the cases of sample.txt")
    parser.add_argument("--record", action="store_true", help="write passing.txt")
    parser.add_argument("--keep", action="store_true", help="leave the executables")
    parser.add_argument("--directly", action="store_true", help="by `yieldc run`, one at a time")
    parser.add_argument("--reasons", action="store_true", help="count the failures by reason")
    parser.add_argument("--level", type=int, default=0, help="-O of the scripts")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--timeout", type=float, default=60, help="seconds for each script")
    args = parser.parse_args()
    args.tool, yieldc = os.path.abspath(args.tool), os.path.abspath(args.yieldc)
    tool = load_tool(args.tool)

    kind = "sample" if args.sample else "only" if args.only else "all"
    cases, results = [], {}
    for file, entries in wanted_entries(args, tool).items():
        work = os.path.abspath(os.path.join(args.work, kind, file))
        found, reasons = run_file(args, tool, entries, work, yieldc)
        cases += found
        results.update(reasons)
    report(args, cases, results)


def run_file(args, tool, entries, work, yieldc):
    """The cases of one file and why each fails. Its executables go when they have run."""
    os.makedirs(os.path.join(work, "scripts"), exist_ok=True)
    try:
        suite, cases = get_cases(args, tool, entries, work)
    except Exception as exc:        # whatever cutting up CPython's own source meets
        print(f"{entries[0][0]}: not sliced, {type(exc).__name__}: {exc}", flush=True)
        return [], {}
    args.yieldc = yieldc
    built = os.path.join(work, "built")
    if not args.directly:
        build(args, cases, built)
        args.yieldc = f"bash {os.path.join(HERE, 'run-built.sh')} {yieldc} {built}"
    os.environ["XDG_CACHE_HOME"] = os.path.join(work, "cache")
    results = judge(suite, cases, args.jobs)
    shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)
    if not args.keep:
        shutil.rmtree(built, ignore_errors=True)
    for name, reason in results.items():
        if reason and not args.reasons:
            print(f"FAIL {name}: {reason}")
    passed = sum(not reason for reason in results.values())
    print(f"{entries[0][0]}: {passed} of {len(results)} runnable cases", flush=True)
    return cases, results


def report(args, cases, results):
    print_table(cases, results)
    if args.reasons:
        print_reasons(results)
    if args.record:
        record(cases, results)
        return
    gone = lost(args, cases, results)
    for name in gone:
        print(f"NO LONGER PASSES {name}: {results.get(name) or 'there is no such case'}")
    sys.exit(1 if gone else 0)


if __name__ == "__main__":
    main()
