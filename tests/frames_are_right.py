"""Asks the C compiler whether `yieldc explain --json` says the truth about frames.

    tests/frames_are_right.py YIELDC FILE.py...

Writes, behind the C of each program, an assertion for the size of each state struct and for the
place and size of each of its members, in their order.
"""
import json
import os
import re
import subprocess
import sys

include = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../runtime/include")


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def structs_of(text):
    """Members of each state struct, by the qualified name of its function."""
    members = {}
    for name, body in re.findall(r"^struct (\w+)_state \{\n(.*?)^\};", text, re.S | re.M):
        names = re.findall(r"(\w+)(?=[,;])", body)
        code = re.search(rf"^static const yr_code {name}_code = \{{.*?\.qualname = \"(.*?)\",", text,
                         re.S | re.M)
        members.setdefault(code.group(1), []).append((name, names))
    return members


def assertions(machine, name, members):
    fields = [f for f in machine["frame"] if f["kind"] != "padding"]
    assert len(fields) == len(members), (machine["name"], fields, members)
    struct = f"struct {name}_state"
    yield f"sizeof({struct}) == {machine['frame_bytes']}"
    for field, member in zip(fields, members):
        yield f"offsetof({struct}, {member}) == {field['offset']}"
        yield f"sizeof((({struct} *)0)->{member}) == {field['bytes']}"


count = 0
for path in sys.argv[2:]:
    text = output_of(sys.argv[1], "translate", path)
    structs = structs_of(text)
    lines = ["#include <stddef.h>\n", text]
    for machine in json.loads(output_of(sys.argv[1], "explain", "--json", path))["machines"]:
        if not machine["in_c"]:
            continue
        for line in assertions(machine, *structs[machine["name"]].pop(0)):
            lines.append(f'_Static_assert({line}, "{machine["name"]}");\n')
            count += 1
    assert not any(structs.values()), structs
    subprocess.run(["gcc", "-std=c11", "-w", "-fsyntax-only", "-I", include, "-x", "c", "-"],
                   input="".join(lines), text=True, check=True)
print("frames are right" if count > 100 else f"only {count} assertions")
