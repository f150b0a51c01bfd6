"""os: the operating system; the calls themselves are in posix."""

import posix
from _collections import _tuplegetter
from posix import (
    F_OK, O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_TRUNC, O_WRONLY, R_OK, W_OK, X_OK, _exit,
    access, chdir, chmod, close, cpu_count, fspath, getcwd, getpid, getppid, getuid, isatty, link,
    listdir, mkdir, open, pipe, putenv, read, readlink, rename, rmdir, strerror, symlink, unlink,
    unsetenv, urandom, write,
)

from os import path
from os.path import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

name = "posix"
linesep = "\n"
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
error = OSError
remove = unlink
replace = rename

class _Record(tuple):
    """A tuple whose items have names, those of _fields."""

    __slots__ = ()

    def __repr__(self):
        parts = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
        return f"os.{type(self).__name__}({parts})"


class stat_result(_Record):
    _fields = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size",
               "st_atime", "st_mtime", "st_ctime")


class terminal_size(_Record):
    _fields = ("columns", "lines")


for _type in (stat_result, terminal_size):
    for _index, _name in enumerate(_type._fields):
        setattr(_type, _name, _tuplegetter(_index, None))


def stat(path, *, follow_symlinks=True):
    return stat_result((posix.stat if follow_symlinks else posix.lstat)(path))


def lstat(path):
    return stat_result(posix.lstat(path))


def fstat(fd):
    return stat_result(posix.stat(fd))


def utime(path, times=None):
    if times is None:
        posix.utime(path)
    else:
        posix.utime(path, *times)


def getcwdb():
    return getcwd().encode()


# ---- The environment ---------------------------------------------------------------------------

class _Environ:
    """The environment as a mapping; what is stored reaches the process too."""

    def __init__(self, data):
        self._data = data

    def _check(self, value):
        if not isinstance(value, str):
            raise TypeError("str expected, not %s" % type(value).__name__)

    def __getitem__(self, key):
        self._check(key)
        try:
            return self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._check(key)
        self._check(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        self._check(key)
        unsetenv(key)
        try:
            del self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return key in self._data

    def __repr__(self):
        items = ", ".join(f"{key!r}: {value!r}" for key, value in self._data.items())
        return f"environ({{{items}}})"

    def get(self, key, default=None):
        return self._data.get(key, default)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def copy(self):
        return dict(self._data)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def pop(self, key, *default):
        if key not in self and default:
            return default[0]
        value = self[key]
        del self[key]
        return value

    def update(self, other=(), /, **more):
        for key, value in {**dict(other), **more}.items():
            self[key] = value


environ = _Environ(posix.environ)


def getenv(key, default=None):
    return environ.get(key, default)


# ---- Folders -----------------------------------------------------------------------------------

def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


class DirEntry:
    """What scandir() gives: a name in a folder."""

    __slots__ = ("name", "path")

    def __init__(self, name, path):
        self.name = name
        self.path = path

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_symlink(self):
        return path.islink(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return lstat(self.path).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    def __init__(self, folder):
        self._entries = iter([DirEntry(name, path.join(folder, name))
                              for name in listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    return _Scan(fspath(path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    """(folder, folders in it, other names in it) for top and every folder below."""
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as exc:
        if onerror is not None:
            onerror(exc)
        return
    folders, others = [], []
    for entry in entries:
        (folders if entry.is_dir() else others).append(entry.name)
    if topdown:
        yield top, folders, others
    for name in folders:
        below = path.join(top, name)
        if followlinks or not path.islink(below):
            yield from walk(below, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, others


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, str) else filename.decode("utf-8", "surrogateescape")


def get_terminal_size(fd=1):
    return terminal_size((int(environ.get("COLUMNS", 80)), int(environ.get("LINES", 24))))


class PathLike:
    """Anything with __fspath__."""

    def __fspath__(self):
        raise NotImplementedError
