"""warnings: filters, registries, stack levels, catch_warnings, formats."""
import warnings, sys, io

class Out:
    def write(self, text):
        sys.stdout.write(text.replace(__file__, "FILE"))
    def flush(self):
        pass
sys.stderr = Out()
def show(message, category, filename, lineno, file=None, line=None):
    print("shown:", message, category.__name__, lineno, file, line)

def f(level=1):
    warnings.warn("careful", stacklevel=level)

def g():
    f(2)

for i in range(2):
    g()
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    f()
    f(2)
    f(3)
    f(50)
    warnings.warn("dep", DeprecationWarning)
    warnings.warn(UserWarning("inst"), stacklevel=1)
    print([(str(w.message), w.category.__name__, w.lineno, w.filename == __file__) for w in log])
    print(str(log[0]).replace(__file__, "FILE"))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        f()
    except UserWarning as e:
        print(repr(e))
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("once")
    for i in range(3):
        f(2)
        f(2)
    print(len(log))
    warnings.simplefilter("module")
    f(2)
    f(2)
    print(len(log))
    warnings.simplefilter("default")
    for i in range(3):
        f(2)
    print(len(log))
    warnings.simplefilter("ignore")
    f()
    print(len(log))
    warnings.resetwarnings()
    warnings.filterwarnings("ignore", "dep.*", DeprecationWarning)
    warnings.filterwarnings("error", category=RuntimeWarning)
    warnings.warn("deprecated", DeprecationWarning)
    warnings.warn("Dep", DeprecationWarning)
    warnings.warn("other", DeprecationWarning)
    print(len(log))
    try:
        warnings.warn("x", RuntimeWarning)
    except RuntimeWarning as e:
        print("raised", e)
old = warnings.showwarning
warnings.showwarning = show
f()
warnings.warn_explicit("expl", UserWarning, "file.py", 12)
warnings.warn_explicit("expl", UserWarning, "file.py", 12, registry={})
warnings.showwarning = old
for bad in (5, int, "x"):
    try:
        warnings.warn("m", bad)
    except TypeError as e:
        print(e)
for bad in (("nonsense",), ("error", "x", int), ("error", 5)):
    try:
        warnings.filterwarnings(*bad)
    except AssertionError as e:
        print(e)
print(warnings.formatwarning("m", UserWarning, "f.py", 3), end="")
print(warnings.formatwarning("m", UserWarning, "f.py", 3, "the line "), end="")
c = warnings.catch_warnings()
print(repr(c), repr(warnings.catch_warnings(record=True)))
try:
    c.__exit__()
except RuntimeError as e:
    print(e)
with c:
    try:
        c.__enter__()
    except RuntimeError as e:
        print(e)
warnings.warn("plain")
warnings.warn("shown in main", DeprecationWarning)
warnings.warn("hidden", PendingDeprecationWarning)
warnings.warn("hidden", ImportWarning)
print(sorted(k if isinstance(k, str) else k[0] for k in __warningregistry__))
def gen():
    warnings.warn("in gen")
    yield warnings.warn("from gen", stacklevel=2)
list(gen())
class C:
    warnings.warn("class body")
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    bool(NotImplemented)
    print([(str(w.message), w.lineno) for w in log])
