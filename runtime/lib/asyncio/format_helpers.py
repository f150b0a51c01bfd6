"""Callbacks as text, for the reprs of handles, futures and tasks."""

import reprlib


def _unwrapped(function):
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    return function


def _get_function_source(function):
    """(file, line) of a Python function, also behind methods, partials and wrappers; or None."""
    function = _unwrapped(function)
    while True:
        if hasattr(function, "__func__"):
            function = function.__func__
        elif hasattr(function, "func") and hasattr(function, "keywords"):
            function = function.func
        else:
            break
    code = getattr(function, "__code__", None)
    if code is None or function.__module__ == "_asyncio":
        return None
    return code.co_filename, code.co_firstlineno


def _format_args_and_kwargs(args, kwargs):
    shown = [reprlib.repr(arg) for arg in args] if args else []
    if kwargs:
        shown.extend(f"{name}={reprlib.repr(value)}" for name, value in kwargs.items())
    return "({})".format(", ".join(shown))


def _format_callback(function, args, kwargs, suffix=""):
    if hasattr(function, "func") and hasattr(function, "keywords"):
        suffix = _format_args_and_kwargs(args, kwargs) + suffix
        return _format_callback(function.func, function.args, function.keywords, suffix)
    name = getattr(function, "__qualname__", None) or getattr(function, "__name__", None)
    if not name:
        name = repr(function)
    return name + _format_args_and_kwargs(args, kwargs) + suffix


def _format_callback_source(function, args):
    text = _format_callback(function, args, None)
    source = _get_function_source(function)
    return f"{text} at {source[0]}:{source[1]}" if source else text
