# Runs a program under CPython's tracing and prints how often each line of it was run.
#
# Left out are lines of which no C comes: `try:`, `pass`, `while True:` and such, a bare `except:`.
# What CPython traces again is counted once: a line of a statement of several lines to which the
# statement comes back, the head of a with that is left.
import ast
import collections
import sys

path = sys.argv[1]
with open(path) as file:
    text = file.read()
silent = set()
spans = {}  # line: the first and last line of its statement or decorators
bodies = {}  # line of a with: the lines of its body

for node in ast.walk(ast.parse(text)):
    match node:
        case ast.While(test=ast.Constant()) | ast.ExceptHandler(type=None) | ast.Expr(value=ast.Constant()):
            silent.add(node.lineno)
        case ast.Try() | ast.TryStar() | ast.Pass() | ast.Continue() | ast.Break() | ast.Global() | ast.Nonlocal():
            silent.add(node.lineno)
        case ast.With() | ast.AsyncWith():
            bodies[node.lineno] = range(node.body[0].lineno, node.end_lineno + 1)
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            first = min((d.lineno for d in node.decorator_list), default=node.lineno)
            span = (first, node.body[0].lineno - 1)
        case ast.stmt() if not hasattr(node, "body"):
            span = (node.lineno, node.end_lineno)
        case _:
            continue
    for line in range(span[0], span[1] + 1):
        spans[line] = span

counts = collections.Counter()
last = {}  # frame: its last line, the statement of that, the lines of it that were run


def lines_of(code):
    for *_, line in code.co_lines():
        if line and line not in silent:
            counts[line] += 0
    for constant in code.co_consts:
        if hasattr(constant, "co_lines"):
            lines_of(constant)


def is_new(frame, line):
    before, span, seen = last.get(frame, (None, None, set()))
    now = spans.get(line)
    if now != span or now is None or now[0] == now[1]:
        seen = set()
    new = line not in seen and before not in bodies.get(line, ())
    last[frame] = (line, now, seen | {line})
    return new


def trace(frame, event, argument):
    if frame.f_code.co_filename != path:
        return None
    if event == "line" and is_new(frame, frame.f_lineno) and frame.f_lineno not in silent:
        counts[frame.f_lineno] += 1
    return trace


code = compile(text, path, "exec")
lines_of(code)
output, sys.stdout = sys.stdout, open("/dev/null", "w")
sys.settrace(trace)
try:
    exec(code, {"__name__": "__main__"})
finally:
    sys.settrace(None)
sys.stdout = output
for line, count in sorted(counts.items()):
    print(f"{line}: {count}")
