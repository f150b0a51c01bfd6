"""Classes and functions by name, as pickles refer to them.

The writer asks for the module and the name of an object, the reader for the object. The names of
Python 2, which protocols that it reads have, are translated on the way.
"""

import sys as _sys

__name__ = "pickle"     # where the functions of this file are found

# Names of Python 2 for protocols that it can read, (module, name) first.
_old_names = {
    ("builtins", "range"): ("__builtin__", "xrange"),
    ("builtins", "chr"): ("__builtin__", "unichr"),
    ("builtins", "int"): ("__builtin__", "long"),
    ("builtins", "str"): ("__builtin__", "unicode"),
    ("functools", "reduce"): ("__builtin__", "reduce"),
    ("sys", "intern"): ("__builtin__", "intern"),
    ("itertools", "zip_longest"): ("itertools", "izip_longest"),
    ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
    ("builtins", "zip"): ("itertools", "izip"),
    ("builtins", "map"): ("itertools", "imap"),
    ("builtins", "filter"): ("itertools", "ifilter"),
    ("collections", "UserDict"): ("UserDict", "IterableUserDict"),
    ("collections", "UserList"): ("UserList", "UserList"),
    ("collections", "UserString"): ("UserString", "UserString"),
}
_old_modules = {
    "builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "pickle": "cPickle",
    "reprlib": "repr", "socketserver": "SocketServer", "configparser": "ConfigParser",
}
_new_names = {old: new for new, old in _old_names.items()}
_new_modules = {old: new for new, old in _old_modules.items()}
_old_exceptions = {"ImportError": ("ModuleNotFoundError",), "OSError": (
    "BlockingIOError", "BrokenPipeError", "ChildProcessError", "ConnectionAbortedError",
    "ConnectionError", "ConnectionRefusedError", "ConnectionResetError", "FileExistsError",
    "FileNotFoundError", "InterruptedError", "IsADirectoryError", "NotADirectoryError",
    "PermissionError", "ProcessLookupError", "TimeoutError")}
for _old, _names in _old_exceptions.items():
    for _name in _names:
        _old_names["builtins", _name] = ("exceptions", _old)
_exception_bases = (BaseException,)


def _old_name(module, name):
    if (module, name) in _old_names:
        return _old_names[module, name]
    if module == "builtins":
        value = getattr(_sys.modules["builtins"], name, None)
        if isinstance(value, type) and issubclass(value, _exception_bases):
            return "exceptions", name
    return _old_modules.get(module, module), name


def _new_name(module, name):
    if (module, name) in _new_names:
        return _new_names[module, name]
    if module == "exceptions":
        return "builtins", name
    return _new_modules.get(module, module), name


# ---- Finding things by name --------------------------------------------------------------------

def _import(name):
    if name == "_io":  # where CPython has the classes of io
        name = "io"
    module = _sys.modules.get(name)
    if module is None:
        __import__(name)
        module = _sys.modules[name]
    return module


def _attribute(obj, dotted):
    """The object of a dotted name inside of obj, and what it was found in."""
    parent = None
    for part in dotted.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local attribute {dotted!r} on {obj!r}")
        try:
            parent, obj = obj, getattr(obj, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {dotted!r} on {obj!r}") from None
    return obj, parent


def whichmodule(obj, name):
    """The name of the module that obj can be imported from."""
    module_name = getattr(obj, "__module__", None)
    if module_name is not None:
        return module_name
    for module_name, module in _sys.modules.copy().items():
        if module_name == "__main__" or module_name == "__mp_main__" or module is None:
            continue
        try:
            if _attribute(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"
