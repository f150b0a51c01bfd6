"""warnings: what a program should hear of without being stopped.

A filter is (action, message, category, module, line): message and module are compiled patterns, or
a str that must be equal, or None for any; line is 0 for any. The first that matches decides. The
registry of the module that is warned of, __warningregistry__, remembers what was shown.

It differs from CPython's because that brings tokenize, traceback and tracemalloc with it: asyncio
would be a fifth larger.

A program that never mentions this module keeps no record of its calls: warnings that the runtime
gives in it are said to come from "sys", line 1.
"""

import linecache
import sys

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
           "simplefilter", "resetwarnings", "catch_warnings"]

_ACTIONS = ("error", "ignore", "always", "default", "module", "once")
_defaultaction = "default"
_filters_version = 1
_onceregistry = onceregistry = {}
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]


class WarningMessage:
    """One warning, as catch_warnings(record=True) collects it."""

    _WARNING_DETAILS = "message", "category", "filename", "lineno", "file", "line", "source"

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, "
                f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}")


# ---- Showing -----------------------------------------------------------------------------------

def _formatwarnmsg_impl(msg):
    category = msg.category.__name__
    text = f"{msg.filename}:{msg.lineno}: {category}: {msg.message}\n"
    line = linecache.getline(msg.filename, msg.lineno) if msg.line is None else msg.line
    if line:
        text += f"  {line.strip()}\n"
    if msg.source is not None:
        text += f"{category}: Enable tracemalloc to get the object allocation traceback\n"
    return text


def formatwarning(message, category, filename, lineno, line=None):
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


def _showwarnmsg_impl(msg):
    file = sys.stderr if msg.file is None else msg.file
    if file is None:
        return
    try:
        file.write(_formatwarnmsg(msg))
    except OSError:
        pass  # nobody is there to be told


def showwarning(message, category, filename, lineno, file=None, line=None):
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


_formatwarning_orig = formatwarning
_showwarning_orig = showwarning


def _formatwarnmsg(msg):
    if formatwarning is not _formatwarning_orig:
        return formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    return _formatwarnmsg_impl(msg)


def _showwarnmsg(msg):
    """By what the program has put in the place of showwarning, if it has."""
    if showwarning is _showwarning_orig:
        _showwarnmsg_impl(msg)
        return
    if not callable(showwarning):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


# ---- Filters -----------------------------------------------------------------------------------

def _filters_mutated():
    global _filters_version
    _filters_version += 1


def _add_filter(*item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    assert action in _ACTIONS, f"invalid action: {action!r}"
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type), "category must be a class"
    assert issubclass(category, Warning), "category must be a Warning subclass"
    assert isinstance(module, str), "module must be a string"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    if message or module:
        import re
    message = re.compile(message, re.I) if message else None
    module = re.compile(module) if module else None
    _add_filter(action, message, category, module, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    assert action in _ACTIONS, f"invalid action: {action!r}"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    _add_filter(action, None, category, None, lineno, append=append)


def resetwarnings():
    filters[:] = []
    _filters_mutated()


def _matches(pattern, text):
    if pattern is None:
        return True
    return pattern == text if isinstance(pattern, str) else pattern.match(text) is not None


def _find_action(text, category, module, lineno):
    for item in filters:
        action, message, kind, where, line = item
        if (_matches(message, text) and issubclass(category, kind) and _matches(where, module)
                and line in (0, lineno)):
            return action, item
    return _defaultaction, None


# ---- Warning -----------------------------------------------------------------------------------

def _category_of(message, category):
    if isinstance(message, Warning):
        return type(message)
    if category is None:
        return UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(
            f"category must be a Warning subclass, not '{type(category).__name__}'")
    return category


def warn(message, category=None, stacklevel=1, source=None):
    """Warns of the caller, or of the frame so many levels up."""
    category = _category_of(message, category)
    try:
        frame = sys._getframe(max(stacklevel, 1))
    except ValueError:
        names, filename, lineno = sys.__dict__, "sys", 1
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = names.setdefault("__warningregistry__", {})
    module = names.get("__name__", "<string>")
    warn_explicit(message, category, filename, lineno, module, registry, names, source)


def _module_of(filename):
    module = filename or "<unknown>"
    return module[:-3] if module[-3:].lower() == ".py" else module


def _is_new(action, item, text, category, key, registry):
    """Is this one to be shown, after those that were?"""
    if action == "always":
        return True
    if action not in ("default", "module", "once"):
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {item}")
    registry[key] = 1
    if action == "default":
        return True
    seen, key = (onceregistry, (text, category)) if action == "once" else (
        registry, (text, category, 0))
    is_new = not seen.get(key)
    seen[key] = 1
    return is_new


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    lineno = int(lineno)
    if module is None:
        module = _module_of(filename)
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _filters_version:
        registry.clear()
        registry["version"] = _filters_version
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text = message
        message = category(message)
    key = text, category, lineno
    if registry.get(key):
        return
    action, item = _find_action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if _is_new(action, item, text, category, key, registry):
        _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """Puts filters and the way of showing back at its end; with record it collects warnings."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = ["record=True"] if self._record else []
        if self._module is not sys.modules["warnings"]:
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        m = self._module
        self._saved = m.filters, m.showwarning, m._showwarnmsg_impl
        m.filters = m.filters[:]
        m._filters_mutated()
        log = None
        if self._record:
            log = []
            m._showwarnmsg_impl = log.append
            m.showwarning = m._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        m = self._module
        m.filters, m.showwarning, m._showwarnmsg_impl = self._saved
        m._filters_mutated()


def _warn_unawaited_coroutine(coro):
    """What the runtime calls for a coroutine that dies before anybody awaited it."""
    text = f"coroutine '{coro.__qualname__}' was never awaited"
    if coro.cr_origin is not None:
        text += "\nCoroutine created at (most recent call last)"
        for filename, lineno, name in reversed(coro.cr_origin):
            text += f'\n  File "{filename}", line {lineno}, in {name}'
            line = linecache.getline(filename, lineno).strip()
            if line:
                text += f"\n    {line}"
    warn(text, RuntimeWarning, 2, coro)


def _deprecated(name, message="{name!r} is deprecated and slated for removal in Python {remove}", *,
                remove, _version=sys.version_info):
    """For the library: warns that it has something that a later version will not have."""
    version = f"{remove[0]}.{remove[1]}"
    if _version[:2] > remove or _version[:2] == remove and _version[3] != "alpha":
        raise RuntimeError(f"{name!r} was slated for removal after Python {version} alpha")
    warn(message.format(name=name, remove=version), DeprecationWarning, stacklevel=3)
