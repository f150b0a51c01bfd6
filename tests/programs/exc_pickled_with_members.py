"""Copies of OSError keep its file names, copies of ImportError name and path."""
import copy
import pickle

errors = [
    OSError(2, "no", "file"), OSError(2, "no", "file", None, "other"), OSError("a", "b"), OSError("a"),
    ImportError("test"), ImportError("test", name="n"), ImportError("test", path="p"),
    ModuleNotFoundError("test", name="n", path="p"), UnicodeDecodeError("a", b"b", 0, 1, "c"),
    SyntaxError("m", ("f", 1, 2, "t")),
]
errors[5].extra = 1
for e in errors:
    print(type(e).__name__, e.__reduce__()[1:])
    for new in [copy.copy(e), copy.deepcopy(e)] + [pickle.loads(pickle.dumps(e, p)) for p in range(6)]:
        print(" ", type(new) is type(e), new, new.args, [getattr(new, n, "-") for n in (
            "filename", "filename2", "name", "path", "msg", "extra")])
