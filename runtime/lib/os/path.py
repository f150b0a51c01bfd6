"""os.path: operations on path names, as POSIX writes them."""

import posix

__all__ = [
    "normcase", "isabs", "join", "splitdrive", "split", "splitext", "basename", "dirname",
    "commonprefix", "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists",
    "isdir", "isfile", "ismount", "expanduser", "expandvars", "normpath", "abspath", "samefile",
    "sep", "altsep", "curdir", "pardir", "pathsep", "realpath", "relpath", "commonpath", "extsep",
]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
altsep = None
defpath = "/bin:/usr/bin"
devnull = "/dev/null"
supports_unicode_filenames = False

_KIND, _FOLDER, _FILE, _LINK = 0o170000, 0o040000, 0o100000, 0o120000


def _parts(path):
    """The path as str or bytes, with the sep, dot and empty string of the same sort."""
    path = posix.fspath(path)
    if isinstance(path, bytes):
        return path, b"/", b".", b""
    return path, "/", ".", ""


def normcase(path):
    return posix.fspath(path)


def isabs(path):
    path, slash, _, _ = _parts(path)
    return path.startswith(slash)


def join(path, *paths):
    path, slash, _, _ = _parts(path)
    for part in paths:
        try:
            part = posix.fspath(part)
        except TypeError:
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, not "
                            f"{type(part).__name__!r}") from None
        if isinstance(part, bytes) is not isinstance(path, bytes):
            raise TypeError("Can't mix strings and bytes in path components")
        if part.startswith(slash):
            path = part
        elif not path or path.endswith(slash):
            path += part
        else:
            path += slash + part
    return path


def split(path):
    path, slash, _, _ = _parts(path)
    at = path.rfind(slash) + 1
    head, tail = path[:at], path[at:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(path):
    path, slash, dot, empty = _parts(path)
    at = path.rfind(dot)
    start = path.rfind(slash) + 1
    # Dots at the beginning of the name do not count.
    if at > start and path[start:at].strip(dot):
        return path[:at], path[at:]
    return path, empty


def splitdrive(path):
    path, _, _, empty = _parts(path)
    return empty, path


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def commonprefix(paths):
    if not paths:
        return ""
    low, high = min(paths), max(paths)
    for i, item in enumerate(low):
        if item != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [_parts(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    _, slash, dot, empty = paths[0]
    if len({path.startswith(slash) for path, *_ in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    root = slash if paths[0][0].startswith(slash) else empty
    split_paths = [[part for part in path.split(slash) if part and part != dot]
                   for path, *_ in paths]
    return root + slash.join(commonprefix(split_paths))


# ---- The file system ---------------------------------------------------------------------------

def _mode(path, call=posix.stat):
    try:
        return call(path)[0]
    except (OSError, ValueError):
        return 0


def exists(path):
    return _mode(path) != 0


def lexists(path):
    return _mode(path, posix.lstat) != 0


def isfile(path):
    return _mode(path) & _KIND == _FILE


def isdir(path):
    return _mode(path) & _KIND == _FOLDER


def islink(path):
    return _mode(path, posix.lstat) & _KIND == _LINK


def ismount(path):
    try:
        own, above = posix.lstat(path), posix.lstat(join(path, pardir))
    except OSError:
        return False
    return own[2] != above[2] or own[1] == above[1]


def getsize(path):
    return posix.stat(path)[6]


def getatime(path):
    return posix.stat(path)[7]


def getmtime(path):
    return posix.stat(path)[8]


def getctime(path):
    return posix.stat(path)[9]


def samefile(path1, path2):
    return posix.stat(path1)[1:3] == posix.stat(path2)[1:3]


# ---- Normal forms ------------------------------------------------------------------------------

def normpath(path):
    path, slash, dot, _ = _parts(path)
    if not path:
        return dot
    root = slash if path.startswith(slash) else path[:0]
    if path.startswith(slash * 2) and not path.startswith(slash * 3):
        root = slash * 2
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dot * 2 or (not root and not parts) or (parts and parts[-1] == dot * 2):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    path, slash, _, _ = _parts(path)
    if not path.startswith(slash):
        here = posix.getcwd()
        path = join(here.encode() if isinstance(path, bytes) else here, path)
    return normpath(path)


def realpath(path, *, strict=False):
    path, slash, dot, empty = _parts(path)
    todo = abspath_parts(path, slash)
    done, links = slash, 0
    while todo:
        part = todo.pop(0)
        if not part or part == dot:
            continue
        if part == dot * 2:
            done = dirname(done)
            continue
        place = join(done, part)
        try:
            target = posix.readlink(place) if islink(place) else None
        except OSError:
            target = None
        if strict:
            posix.lstat(place)
        if target is None or links > 40:
            done = place
            continue
        links += 1
        if target.startswith(slash):
            done = slash
        todo = target.split(slash) + todo
    return done


def abspath_parts(path, slash):
    if path.startswith(slash):
        return path.split(slash)
    here = posix.getcwd()
    if isinstance(path, bytes):
        here = here.encode()
    return here.split(slash) + path.split(slash)


def relpath(path, start=None):
    path, slash, dot, _ = _parts(path)
    if not path:
        raise ValueError("no path specified")
    start = dot if start is None else posix.fspath(start)
    origin = [part for part in abspath(start).split(slash) if part]
    target = [part for part in abspath(path).split(slash) if part]
    shared = len(commonprefix([origin, target]))
    parts = [dot * 2] * (len(origin) - shared) + target[shared:]
    return slash.join(parts) if parts else dot


def expanduser(path):
    path, slash, _, _ = _parts(path)
    if isinstance(path, bytes) or not path.startswith("~"):
        return path
    name, rest = path[1:], ""
    if slash in path:
        name, rest = path[1:path.index(slash)], path[path.index(slash):]
    home = posix.environ.get("HOME")
    if name or home is None:
        return path
    return (home.rstrip(slash) + rest) or slash


def expandvars(path):
    path = posix.fspath(path)
    if isinstance(path, bytes):
        return path
    result, i = [], 0
    while i < len(path):
        if path[i] != "$":
            result.append(path[i])
            i += 1
            continue
        if path[i + 1:i + 2] == "{":
            end = path.find("}", i)
            name, after = (path[i + 2:end], end + 1) if end > 0 else ("", i + 1)
        else:
            after = i + 1
            while after < len(path) and (path[after].isalnum() or path[after] == "_"):
                after += 1
            name = path[i + 1:after]
        value = posix.environ.get(name)
        result.append(path[i:after] if value is None else value)
        i = after
    return "".join(result)
