"""traceback: texts of exceptions, chains and groups; entries, summaries, stacks."""
import traceback, sys, io

def f(n):
    if n:
        return f(n - 1)
    raise ValueError("deep")

def show(e, **kw):
    for line in traceback.format_exception(e, **kw):
        if set(line.strip()) <= set("^~"):
            continue
        lines = [l for l in line.split("\n") if not l.strip() or not set(l.strip(" |")) <= set("^~")]
        print("\n".join(lines).replace(__file__, "FILE"), end="")
    print("--")

try:
    f(1)
except ValueError as e:
    show(e)
    show(e, limit=1)
    show(e, limit=-1)
    ve = e
try:
    f(7)
except ValueError as e:
    show(e)
try:
    try:
        f(0)
    except ValueError as e:
        raise KeyError("k") from e
except KeyError as e:
    show(e)
    show(e, chain=False)
try:
    try:
        f(0)
    except ValueError as e:
        raise KeyError("k")
except KeyError as e:
    show(e)
    e.add_note("a note\nof two lines")
    print(traceback.format_exception_only(e))
    e.__suppress_context__ = True
    show(e)
print(traceback.format_exception_only(ValueError, ValueError("x")), traceback.format_exception_only(None))
print(repr(traceback.format_exc()))
class Bad(Exception):
    def __str__(self): raise ValueError
print(traceback.format_exception_only(Bad()))
eg = ExceptionGroup("g", [ValueError(1), ExceptionGroup("in", [KeyError(2), TypeError(3)]), OSError(2, "x")])
show(eg)
try:
    raise eg
except ExceptionGroup as e:
    show(e)
    try:
        raise ExceptionGroup("wide", [ValueError(i) for i in range(18)])
    except ExceptionGroup as e2:
        show(e2)
d = ValueError(0)
for i in range(13):
    d = ExceptionGroup(str(i), [d])
show(d)
se = SyntaxError("bad", ("file.py", 3, 5, "  a b c\n", 3, 6))
show(se)
print(traceback.format_exception_only(SyntaxError("just")), traceback.format_exception_only(SyntaxError("m", ("f", None, None, None))))
for args in [(5,), ("a",)]:
    try:
        traceback.format_exception(*args)
    except TypeError as e:
        print(e)
try:
    traceback.format_exception(ValueError, ValueError(1))
except ValueError as e:
    print(e)
s = traceback.extract_tb(ve.__traceback__)
print(len(s), s[0].name, s[0].line, s[0][1:], len(s[0]), s[0] == tuple(s[0]), list(s[1])[1:])
print(repr(s[0]).replace(__file__, "FILE"))
print([x.replace(__file__, "FILE") for x in traceback.format_list([(__file__, 3, "x", "  line "), ("none", 1, "y", None)])])
def st():
    return traceback.extract_stack()
print([(x.name, x.lineno) for x in st()])
def ps():
    out = io.StringIO()
    traceback.print_stack(file=out)
    return out.getvalue().replace(__file__, "FILE")
print(ps())
print([x.replace(__file__, "FILE") for x in traceback.format_stack(limit=1)])
te = traceback.TracebackException.from_exception(ve, capture_locals=True)
print(str(te), te.exc_type, te.stack[1].locals, te == traceback.TracebackException.from_exception(ve, capture_locals=True))
fs = traceback.FrameSummary("a", 1, "b", locals={"q": 1}, line="xx")
print(traceback.StackSummary.from_list([fs, ("c", 2, "d", "e")]).format())
out = io.StringIO()
traceback.print_tb(ve.__traceback__, limit=1, file=out)
print(out.getvalue().split("\n")[1])
print(len(out.getvalue().split("\n")))
def loc():
    x = [1]
    raise ValueError
try: loc()
except ValueError as e: t = e.__traceback__
print(t.tb_next.tb_frame.f_locals)
traceback.clear_frames(t)
print(t.tb_next.tb_frame.f_locals)
