"""linecache: lines of source files, each file read once.

It differs from CPython's because that brings tokenize: tracebacks and asyncio would be a third
larger and start in 1.7 times the time.
"""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}  # file name -> (size, time of its last change, its lines, full name)


def clearcache():
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """The line with its newline, '' where there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    if filename in cache and len(cache[filename]) != 1:
        return cache[filename][2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forgets files; they are read again when somebody asks for them."""
    names = list(cache) if filename is None else [filename] if filename in cache else []
    for name in names:
        if len(cache[name]) != 1 and cache[name][1] is not None:
            del cache[name]


def lazycache(filename, module_globals):
    return False


def updatecache(filename, module_globals=None):
    cache.pop(filename, None)
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return []
    try:
        with open(filename, "rb") as file:
            data = file.read()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    last = lines.pop()
    lines = [line + "\n" for line in lines]
    if last:
        lines.append(last + "\n")
    cache[filename] = len(data), 0, lines, filename
    return lines
