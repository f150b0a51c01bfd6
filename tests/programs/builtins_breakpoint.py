"""breakpoint() calls sys.breakpointhook(), and that what PYTHONBREAKPOINT names."""
import os
import sys
import warnings

print(sys.breakpointhook is sys.__breakpointhook__)
sys.breakpointhook = lambda *args, **kws: (args, kws)
print(breakpoint(1, 2, three=3))
sys.breakpointhook = sys.__breakpointhook__
for value in "0", "builtins.sorted", "len", "os.path.basename":
    os.environ["PYTHONBREAKPOINT"] = value
    print(value, breakpoint("ba"))
warnings.simplefilter("always")
for value in ".", "..", ".foobar", "foo.bar", "nothing", "os.nothing":
    os.environ["PYTHONBREAKPOINT"] = value
    with warnings.catch_warnings(record=True) as seen:
        print(value, breakpoint(), seen[0].category.__name__, seen[0].message)
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as e:
    print(e)
