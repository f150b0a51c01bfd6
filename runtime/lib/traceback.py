"""traceback: tracebacks and exceptions as objects and as text.

An entry (FrameSummary) knows its place; a StackSummary is a list of them; a TracebackException is
an exception with all it came from, ready to be printed, without holding on to any frame.

Entries know no columns, so nothing in a line is underlined.

It differs from CPython's because it knows the frames and entries of our tracebacks, and starts in
two thirds of the time.
"""

import linecache
import sys
from collections.abc import Sequence

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only",
           "format_list", "format_stack", "format_tb", "print_exc", "format_exc",
           "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
           "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb",
           "print_list"]

_missing = object()
_HEADER = "Traceback (most recent call last):\n"
_CAUSE = ("\nThe above exception was the direct cause of the following exception:\n\n")
_CONTEXT = ("\nDuring handling of the above exception, another exception occurred:\n\n")
_REPEATS = 3  # entries of one place that are shown before they are only counted


# ---- Entries -----------------------------------------------------------------------------------

class FrameSummary:
    """One entry of a traceback."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line",
                 "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self.locals = None
        if locals:
            self.locals = {key: _text_of(value, "local", repr) for key, value in locals.items()}
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno
        if lookup_line:
            self.line

    def _fields(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._fields() == other._fields() and self.locals == other.locals
        if isinstance(other, tuple):
            return self._fields() == other
        return NotImplemented

    def __getitem__(self, index):
        return self._fields()[index]

    def __iter__(self):
        return iter(self._fields())

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    @property
    def _original_line(self):
        self.line
        return self._line

    @property
    def line(self):
        """The source line, without the space around it; None where there is no line number."""
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()


def walk_stack(f):
    """(frame, line) of f, or of the caller, and of all that called it."""
    if f is None:  # who called StackSummary.extract(), which takes the first pair 3 calls down
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _limited(pairs, limit):
    """The first of them, or the last if limit is negative; None: what sys.tracebacklimit says."""
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    pairs = list(pairs)
    if limit is None:
        return pairs
    return pairs[:limit] if limit >= 0 else pairs[limit:]


class StackSummary(list):
    """The entries of a traceback or of the stack, outermost first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        result = cls()
        result._add(frame_gen, limit, capture_locals)
        if lookup_lines:
            for entry in result:
                entry.line
        return result

    def _add(self, pairs, limit, capture_locals):
        files = set()
        for frame, line in _limited(pairs, limit):
            code = frame.f_code
            files.add(code.co_filename)
            self.append(FrameSummary(code.co_filename, line, code.co_name, lookup_line=False,
                                     locals=frame.f_locals if capture_locals else None))
        for name in files:
            linecache.checkcache(name)

    @classmethod
    def from_list(cls, a_list):
        result = cls()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            result.append(entry)
        return result

    def format_frame_summary(self, frame_summary):
        entry = frame_summary
        parts = [f'  File "{entry.filename}", line {entry.lineno}, in {entry.name}\n']
        if entry.line:
            parts.append(f"    {entry.line}\n")
        if entry.locals:
            parts += [f"    {name} = {value}\n" for name, value in sorted(entry.locals.items())]
        return "".join(parts)

    def format(self):
        lines, last, count = [], None, 0
        for entry in self:
            text = self.format_frame_summary(entry)
            if text is None:
                continue
            place = entry.filename, entry.lineno, entry.name
            if place != last or None in place:
                lines += _repetition(count)
                last, count = place, 0
            count += 1
            if count <= _REPEATS:
                lines.append(text)
        return lines + _repetition(count)


def _repetition(count):
    more = count - _REPEATS
    if more <= 0:
        return []
    return [f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"]


def _text_of(value, what, function=str):
    try:
        return function(value)
    except BaseException:
        return f"<{what} {function.__name__}() failed>"


# ---- Exceptions --------------------------------------------------------------------------------

class _Printer:
    """Where in nested groups the text is: what lines begin with, and what is open."""

    def __init__(self):
        self.depth = 0
        self.must_close = False

    def margin(self):
        return "  " * self.depth

    def lines(self, texts, bar="|"):
        """Each line of texts, a str or strs, behind the margin and, inside a group, a bar."""
        start = self.margin() + (bar + " " if self.depth else "")
        for text in [texts] if isinstance(texts, str) else texts:
            if not self.depth:
                yield text
                continue
            yield "".join(start + line for line in text.splitlines(True))


class TracebackException:
    """An exception and those it came from, ready to be printed."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 _seen=None):
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary.extract(walk_tb(exc_traceback), limit=limit,
                                          lookup_lines=lookup_lines, capture_locals=capture_locals)
        self.exc_type = exc_type
        self._str = _text_of(exc_value, "exception")
        self.__notes__ = getattr(exc_value, "__notes__", None)
        if exc_type and issubclass(exc_type, SyntaxError):
            self._take_syntax_error(exc_value)
        self.__cause__ = self.__context__ = self.exceptions = None
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        if _seen is not None:
            return  # a part of another one, which goes on with its parts
        options = {"limit": limit, "lookup_lines": lookup_lines, "capture_locals": capture_locals,
                   "max_group_width": max_group_width, "max_group_depth": max_group_depth}
        self._take_parts(exc_value, compact, options)

    def _take_syntax_error(self, e):
        number = lambda n: str(n) if n is not None else None
        self.filename = e.filename
        self.lineno, self.end_lineno = number(e.lineno), number(e.end_lineno)
        self.text, self.offset, self.end_offset = e.text, e.offset, e.end_offset
        self.msg = e.msg

    def _take_parts(self, exc_value, compact, options):
        """The causes, contexts and members, each once, without recursion."""
        seen = {id(exc_value)}
        work = [(self, exc_value)]

        def part(value):
            if value is None or id(value) in seen:
                return None
            seen.add(id(value))
            made = type(self)(type(value), value, value.__traceback__, _seen=seen, **options)
            work.append((made, value))
            return made

        while work:
            to, value = work.pop()
            if value is None:
                continue
            to.__cause__ = part(value.__cause__)
            shows_context = value.__cause__ is None and not value.__suppress_context__
            if shows_context or not compact:
                to.__context__ = part(value.__context__)
            if isinstance(value, BaseExceptionGroup):
                to.exceptions = [type(self)(type(e), e, e.__traceback__, _seen=seen, **options)
                                 for e in value.exceptions]
                work += zip(to.exceptions, value.exceptions)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        """The lines that say what was raised, and the notes."""
        if self.exc_type is None:
            yield _last_line(None, self._str)
            return
        name, module = self.exc_type.__qualname__, self.exc_type.__module__
        if module not in ("__main__", "builtins"):
            name = f"{module if isinstance(module, str) else '<unknown>'}.{name}"
        if issubclass(self.exc_type, SyntaxError):
            yield from self._syntax_error(name)
        else:
            yield _last_line(name, self._str)
        notes = self.__notes__
        if isinstance(notes, Sequence):
            for note in notes:
                yield from (line + "\n" for line in _text_of(note, "note").split("\n"))
        elif notes is not None:
            yield _text_of(notes, "__notes__", repr)

    def _syntax_error(self, name):
        suffix = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        if self.text is not None:
            yield from self._syntax_error_line()
        yield f"{name}: {self.msg or '<no detail available>'}{suffix}\n"

    def _syntax_error_line(self):
        whole = self.text.rstrip("\n")
        shown = whole.lstrip(" \n\f")
        gone = len(whole) - len(shown)
        yield f"    {shown}\n"
        if self.offset is None:
            return
        end = self.end_offset if self.end_offset not in (None, 0) else self.offset
        if self.offset == end or end == -1:
            end = self.offset + 1
        column, end = self.offset - 1 - gone, end - 1 - gone
        if column >= 0:
            blank = "".join(c if c.isspace() else " " for c in shown[:column])
            yield f"    {blank}{'^' * (end - column)}\n"

    def _chain(self):
        """(message, exception) of this one and those it came from, the oldest first."""
        found, e, why = [], self, None
        while e is not None:
            if e.__cause__ is not None:
                found.append((_CAUSE, e))
                e = e.__cause__
            elif e.__context__ is not None and not e.__suppress_context__:
                found.append((_CONTEXT, e))
                e = e.__context__
            else:
                found.append((None, e))
                e = None
        return reversed(found)

    def format(self, *, chain=True, _ctx=None):
        printer = _ctx or _Printer()
        for message, e in self._chain() if chain else [(None, self)]:
            if message is not None:
                yield from printer.lines(message)
            if e.exceptions is None:
                yield from e._format_alone(printer, _HEADER)
            elif printer.depth > self.max_group_depth:
                yield from printer.lines(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from e._format_group(printer, chain)

    def _format_alone(self, printer, header, bar="|"):
        if self.stack:
            yield from printer.lines(header, bar)
            yield from printer.lines(self.stack.format())
        yield from printer.lines(self.format_exception_only())

    def _format_group(self, printer, chain):
        is_outermost = not printer.depth
        printer.depth += is_outermost
        yield from self._format_alone(printer, "Exception Group " + _HEADER,
                                      "+" if is_outermost else "|")
        total = len(self.exceptions)
        shown = min(total, self.max_group_width)
        count = shown + (total > shown)
        printer.must_close = False
        for i in range(count):
            is_last = i == count - 1
            printer.must_close |= is_last
            title = i + 1 if i < shown else "..."
            corner = "  " if i else "+-"
            yield f"{printer.margin()}{corner}+---------------- {title} ----------------\n"
            printer.depth += 1
            if i < shown:
                yield from self.exceptions[i].format(chain=chain, _ctx=printer)
            else:
                more = total - shown
                yield from printer.lines(f"and {more} more exception{'s' if more > 1 else ''}\n")
            if is_last and printer.must_close:
                yield printer.margin() + "+------------------------------------\n"
                printer.must_close = False
            printer.depth -= 1
        if is_outermost:
            printer.depth = 0

    def print(self, *, file=None, chain=True):
        _write(self.format(chain=chain), file)


def _last_line(name, text):
    return f"{name}: {text}\n" if name is not None and text else f"{name or 'NoneType: None'}\n"


def _write(lines, file):
    if file is None:
        file = sys.stderr
    for line in lines:
        print(line, file=file, end="")


# ---- Functions ---------------------------------------------------------------------------------

def _value_and_traceback(exc, value, tb):
    if (value is _missing) != (tb is _missing):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _missing:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    value, tb = _value_and_traceback(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(
        file=file, chain=chain)


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    value, tb = _value_and_traceback(exc, value, tb)
    made = TracebackException(type(value), value, tb, limit=limit, compact=True)
    return list(made.format(chain=chain))


def format_exception_only(exc, /, value=_missing):
    if value is _missing:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only())


def print_exc(limit=None, file=None, chain=True):
    print_exception(*sys.exc_info(), limit, file, chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(*sys.exc_info(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def extract_tb(tb, limit=None):
    return StackSummary.extract(walk_tb(tb), limit=limit)


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit=limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit=limit), file=file)


def format_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def print_stack(f=None, limit=None, file=None):
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def clear_frames(tb):
    """Drops the variables of all frames of a traceback that do not run."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next
