"""inspect: what functions, generators and frames say about themselves.

It differs from CPython's because it knows our frames, states and code objects, and needs neither
ast nor dis.
"""

import builtins
import linecache
import sys
import types
from _collections import _namedtuple_new
from collections import namedtuple as _namedtuple

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE = 16, 32, 64
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512

GEN_CREATED, GEN_RUNNING = "GEN_CREATED", "GEN_RUNNING"
GEN_SUSPENDED, GEN_CLOSED = "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING = "CORO_CREATED", "CORO_RUNNING"
CORO_SUSPENDED, CORO_CLOSED = "CORO_SUSPENDED", "CORO_CLOSED"


# ---- Kinds -------------------------------------------------------------------------------------

def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def iscode(object):
    return isinstance(object, types.CodeType)


def isframe(object):
    return isinstance(object, types.FrameType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return (iscoroutine(object) or hasattr(type(object), "__await__")
            or isgenerator(object) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE))


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", ()))


def _has_flag(function, flag):
    function = unwrap_partial(function)
    if ismethod(function):
        function = function.__func__
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def unwrap_partial(function):
    while type(function).__name__ == "partial" and hasattr(function, "func"):
        function = function.func
    return function


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


# ---- States ------------------------------------------------------------------------------------

def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError("{!r} is not a Python generator".format(generator))
    frame = generator.gi_frame
    return {} if frame is None else frame.f_locals


def getcoroutinelocals(coroutine):
    frame = getattr(coroutine, "cr_frame", None)
    return {} if frame is None else frame.f_locals


# ---- Text and structure ------------------------------------------------------------------------

def cleandoc(doc):
    """The text of a docstring without the indentation that its lines share."""
    lines = doc.expandtabs().split("\n")
    indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(indents, default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object):
    return sys.modules.get(getattr(object, "__module__", None))


def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    found.sort(key=lambda pair: pair[0])
    return found


def getattr_static(obj, attr, *default):
    places = [getattr(obj, "__dict__", {})]
    places.extend(cls.__dict__ for cls in (obj if isclass(obj) else type(obj)).__mro__)
    for place in places:
        if attr in place:
            return place[attr]
    if default:
        return default[0]
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError("wrapper loop when unwrapping {!r}".format(func))
        seen.add(id(func))
    return func


# ---- Frames and source -------------------------------------------------------------------------

def currentframe():
    """The frame of the caller; None where the program keeps no records of its calls."""
    try:
        return sys._getframe(1)
    except ValueError:
        return None


class Traceback(_namedtuple("Traceback", "filename lineno function code_context index")):
    positions = None


class FrameInfo(_namedtuple("FrameInfo", "frame filename lineno function code_context index")):
    positions = None


def getsourcefile(object):
    return getfile(object)


def getfile(object):
    """The file that an object is defined in."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("{!r} is a built-in module".format(object))
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        raise TypeError("{!r} is a built-in class".format(object))
    for name in ("__func__", "__code__", "tb_frame", "f_code"):
        object = getattr(object, name, object)
    if iscode(object):
        return object.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was "
                    "expected, got {}".format(type(object).__name__))


def findsource(object):
    """All lines of the file, and the index of the first one of the object."""
    lines = linecache.getlines(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        start = "class " + object.__name__
        for i, line in enumerate(lines):
            if line.lstrip().startswith(start) and not line.lstrip()[len(start)].isalnum():
                return lines, i
        raise OSError("could not find class definition")
    for name in ("__func__", "__code__", "tb_frame", "f_code"):
        object = getattr(object, name, object)
    if object.co_firstlineno > len(lines):
        raise OSError("lineno is out of bounds")
    return lines, object.co_firstlineno - 1


def getblock(lines):
    """The lines of the block that the first one begins."""
    margin = len(lines[0]) - len(lines[0].lstrip())
    end, begun = 0, False
    for i, line in enumerate(lines):
        text = line.strip()
        deeper = len(line) - len(line.lstrip()) > margin
        if i and text and not deeper and begun:
            break
        if text and not text.startswith("#") or deeper and text:
            end = i + 1
        begun |= not text.startswith("@") and text.endswith(":") or i > 0 and deeper
        if not i and not text.startswith("@") and not text.endswith((":", "(", ",", "\\")):
            break
    return lines[:end]


def getsourcelines(object):
    lines, first = findsource(unwrap(object))
    if ismodule(object):
        return lines, 0
    return getblock(lines[first:]), first + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


def getlineno(frame):
    return frame.f_lineno


def getframeinfo(frame, context=1):
    """Where a frame or traceback is, and the lines around."""
    lineno = frame.f_lineno if isframe(frame) else frame.tb_lineno
    if istraceback(frame):
        frame = frame.tb_frame
    if not isframe(frame):
        raise TypeError("{!r} is not a frame or traceback object".format(frame))
    filename, found, index = frame.f_code.co_filename, None, None
    lines = linecache.getlines(filename) if context > 0 else []
    if lines:
        start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
        found, index = lines[start:start + context], lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, found, index)


def getouterframes(frame, context=1):
    result = []
    while frame is not None:
        result.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    result = []
    while tb is not None:
        result.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return result


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    return getinnerframes(sys.exc_info()[2], context)


ArgInfo = _namedtuple("ArgInfo", "args varargs keywords locals")
Arguments = _namedtuple("Arguments", "args, varargs, varkw")
ClosureVars = _namedtuple("ClosureVars", "nonlocals globals builtins unbound")
FullArgSpec = _namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults "
                                         "annotations")


def getargs(co):
    if not iscode(co):
        raise TypeError("{!r} is not a code object".format(co))
    names, count = co.co_varnames, co.co_argcount
    end = count + co.co_kwonlyargcount
    varargs = names[end] if co.co_flags & CO_VARARGS else None
    varkw = names[end + (varargs is not None)] if co.co_flags & CO_VARKEYWORDS else None
    return Arguments(list(names[:end]), varargs, varkw)


def getargvalues(frame):
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def getclosurevars(func):
    """The names that a function takes from outside, and what they are bound to now."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("{!r} is not a Python function".format(func))
    code = func.__code__
    nonlocals = {name: cell.cell_contents
                 for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    names = func.__globals__
    builtin = names.get("__builtins__", builtins.__dict__)
    if ismodule(builtin):
        builtin = builtin.__dict__
    globals_found, builtins_found, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in names:
            globals_found[name] = names[name]
        elif name in builtin:
            builtins_found[name] = builtin[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, globals_found, builtins_found, unbound)


def getfullargspec(func):
    """What a function takes, as plain tuples and dicts."""
    try:
        found = signature(func, follow_wrapped=False)
    except ValueError as e:
        raise TypeError("unsupported callable") from e
    args, kwonlyargs, varargs, varkw = [], [], None, None
    defaults, kwdefaults, annotations = [], {}, {}
    if found.return_annotation is not _empty:
        annotations["return"] = found.return_annotation
    for p in found.parameters.values():
        if p.kind == _VAR_POSITIONAL:
            varargs = p.name
        elif p.kind == _VAR_KEYWORD:
            varkw = p.name
        elif p.kind == _KEYWORD_ONLY:
            kwonlyargs.append(p.name)
            if p.default is not _empty:
                kwdefaults[p.name] = p.default
        else:
            args.append(p.name)
            if p.default is not _empty:
                defaults.append(p.default)
        if p.annotation is not _empty:
            annotations[p.name] = p.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonlyargs,
                       kwdefaults or None, annotations)


# ---- Signatures --------------------------------------------------------------------------------

class _empty:
    """Marks what a parameter or signature lacks."""


class _Kind(int):
    def __new__(cls, value, name, description):
        self = super().__new__(cls, value)
        self.name = name
        self.description = description
        return self

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"

    def __str__(self):
        return self.name


_POSITIONAL_ONLY = _Kind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _Kind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _Kind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _Kind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _Kind(4, "VAR_KEYWORD", "variadic keyword")


def formatannotation(annotation, base_module=None):
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    empty = _empty
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = annotation

    def replace(self, **changes):
        values = {"name": self.name, "kind": self.kind, "default": self.default,
                  "annotation": self.annotation, **changes}
        return Parameter(values.pop("name"), values.pop("kind"), **values)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (" = " if self.annotation is not _empty else "=") + repr(self.default)
        if self.kind == _VAR_POSITIONAL:
            return "*" + text
        return "**" + text if self.kind == _VAR_KEYWORD else text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name == other.name and self.kind == other.kind
                and self.default == other.default and self.annotation == other.annotation)

    def __hash__(self):
        return hash((self.name, int(self.kind)))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        result = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                result.extend(self.arguments[name])
            else:
                result.append(self.arguments[name])
        return tuple(result)

    @property
    def kwargs(self):
        result, taken = {}, len(self.args)
        for i, (name, parameter) in enumerate(self.signature.parameters.items()):
            if name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                result.update(self.arguments[name])
            elif parameter.kind == _KEYWORD_ONLY or (
                    parameter.kind == _POSITIONAL_OR_KEYWORD and i >= taken):
                result[name] = self.arguments[name]
        return result

    def apply_defaults(self):
        filled = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind == _VAR_POSITIONAL:
                filled[name] = ()
            elif parameter.kind == _VAR_KEYWORD:
                filled[name] = {}
        self.arguments = filled

    def __repr__(self):
        args = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<{type(self).__name__} ({args})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = types.MappingProxyType({p.name: p for p in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **options):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=_empty):
        if parameters is None:
            parameters = self.parameters.values()
        if return_annotation is _empty:
            return_annotation = self.return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    def _bind(self, args, kwargs, partial):
        arguments, rest, kwargs = {}, list(args), dict(kwargs)
        for name, p in self.parameters.items():
            if p.kind == _VAR_POSITIONAL:
                if rest:
                    arguments[name] = tuple(rest)
                    rest = []
            elif p.kind == _VAR_KEYWORD:
                if kwargs:
                    arguments[name] = kwargs
                    kwargs = {}
            elif rest and p.kind != _KEYWORD_ONLY:
                if name in kwargs and p.kind != _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = rest.pop(0)
            elif name in kwargs and p.kind != _POSITIONAL_ONLY:
                arguments[name] = kwargs.pop(name)
            elif p.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __str__(self):
        parts, slash, star = [], False, False
        for p in self.parameters.values():
            if p.kind == _POSITIONAL_ONLY:
                slash = True
            elif slash:
                parts.append("/")
                slash = False
            if p.kind == _VAR_POSITIONAL:
                star = True
            elif p.kind == _KEYWORD_ONLY and not star:
                parts.append("*")
                star = True
            parts.append(str(p))
        if slash:
            parts.append("/")
        text = "(" + ", ".join(parts) + ")"
        if self.return_annotation is not _empty:
            text += " -> " + formatannotation(self.return_annotation)
        return text

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (list(self.parameters.items()) == list(other.parameters.items())
                and self.return_annotation == other.return_annotation)


def _function_parameters(function):
    code = function.__code__
    names = code.co_varnames
    annotations = getattr(function, "__annotations__", None) or {}
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    count = code.co_argcount
    first_default = count - len(defaults)
    at = count + code.co_kwonlyargcount

    def make(name, kind, default=_empty):
        return Parameter(name, kind, default=default, annotation=annotations.get(name, _empty))

    for i, name in enumerate(names[:count]):
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        default = defaults[i - first_default] if i >= first_default else _empty
        yield make(name, kind, default)
    if code.co_flags & CO_VARARGS:
        yield make(names[at], _VAR_POSITIONAL)
    for name in names[count:at]:
        yield make(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        yield make(names[at + bool(code.co_flags & CO_VARARGS)], _VAR_KEYWORD)


def _partial_signature(function):
    inner = signature(function.func)
    bound = inner.bind_partial(*function.args, **function.keywords)
    parameters, keyword_only = [], False
    for name, p in inner.parameters.items():
        if name in bound.arguments and name in function.keywords:
            p = p.replace(default=function.keywords[name], kind=_KEYWORD_ONLY)
            keyword_only = True
        elif name in bound.arguments and p.kind != _VAR_POSITIONAL:
            continue
        elif keyword_only and p.kind == _POSITIONAL_OR_KEYWORD:
            p = p.replace(kind=_KEYWORD_ONLY)
        parameters.append(p)
    return Signature(parameters, return_annotation=inner.return_annotation)


def _without_first(found):
    parameters = list(found.parameters.values())
    if parameters and parameters[0].kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
        del parameters[0]
    return found.replace(parameters=parameters)


def _named_tuple_parameters(new):
    """The parameters of the __new__ of a named tuple's class, which is no function."""
    names = ("_cls",) + new._fields
    defaults = new.__defaults__ or ()
    defaults = (_empty,) * (len(names) - len(defaults)) + defaults
    annotations = getattr(new, "__annotations__", {})
    return [Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=default,
                      annotation=annotations.get(name, _empty))
            for name, default in zip(names, defaults)]


def signature(obj, *, follow_wrapped=True):
    """The Signature of a callable."""
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__"))
    given = getattr(obj, "__signature__", None)
    if given is not None:
        return given
    if isfunction(obj):
        annotations = getattr(obj, "__annotations__", None) or {}
        return Signature(_function_parameters(obj),
                         return_annotation=annotations.get("return", _empty))
    if type(obj) is _namedtuple_new:
        return Signature(_named_tuple_parameters(obj))
    if unwrap_partial(obj) is not obj:
        return _partial_signature(obj)
    if isclass(obj):
        for name in ("__new__", "__init__"):
            method = getattr(obj, name)
            if isfunction(method) or type(method) is _namedtuple_new:
                return _without_first(signature(method))
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return Signature()
    elif isfunction(getattr(type(obj), "__call__", None)):
        return _without_first(signature(type(obj).__call__))
    raise ValueError(f"no signature found for builtin {obj!r}")
