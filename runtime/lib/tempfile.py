"""tempfile: files and folders that go away."""

import os as _os
import shutil as _shutil
import weakref as _weakref
from random import Random as _Random

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory",
           "mkstemp", "mkdtemp", "mktemp", "TMP_MAX", "gettempprefix", "tempdir", "gettempdir"]

TMP_MAX = 10000
template = "tmp"
tempdir = None
_letters = "abcdefghijklmnopqrstuvwxyz0123456789_"
_random = None
_random_owner = None


def _names():
    global _random, _random_owner
    if _random_owner != _os.getpid():
        _random, _random_owner = _Random(), _os.getpid()
    for _ in range(TMP_MAX):
        yield "".join(_random.choices(_letters, k=8))


def gettempprefix():
    """What the names begin with."""
    return template


def gettempdir():
    """The folder for temporary files."""
    global tempdir
    if tempdir is None:
        for name in ("TMPDIR", "TEMP", "TMP"):
            folder = _os.environ.get(name)
            if folder and _os.path.isdir(folder) and _os.access(folder, _os.W_OK):
                tempdir = _os.path.abspath(folder)
                break
        else:
            for folder in ("/tmp", "/var/tmp", "/usr/tmp", _os.getcwd()):
                if _os.path.isdir(folder) and _os.access(folder, _os.W_OK):
                    tempdir = folder
                    break
            else:
                raise FileNotFoundError("No usable temporary directory found")
    return tempdir


def _path(prefix, suffix, folder, name):
    folder = gettempdir() if folder is None else folder
    prefix = template if prefix is None else prefix
    return _os.path.abspath(_os.path.join(folder, prefix + name + (suffix or "")))


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Makes a file that only this user can read: (descriptor, path)."""
    for name in _names():
        path = _path(prefix, suffix, dir, name)
        try:
            return _os.open(path, _os.O_RDWR | _os.O_CREAT | _os.O_EXCL, 0o600), path
        except FileExistsError:
            continue
    raise FileExistsError(17, "No usable temporary file name found")


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Makes a folder that only this user can read; its path."""
    for name in _names():
        path = _path(prefix, suffix, dir, name)
        try:
            _os.mkdir(path, 0o700)
            return path
        except FileExistsError:
            continue
    raise FileExistsError(17, "No usable temporary directory name found")


def mktemp(suffix="", prefix=template, dir=None):
    """A path where nothing is yet."""
    for name in _names():
        path = _path(prefix, suffix, dir, name)
        if not _os.path.lexists(path):
            return path
    raise FileExistsError(17, "No usable temporary filename found")


def _remove(path):
    try:
        _os.unlink(path)
    except FileNotFoundError:
        pass


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._finalizer = _weakref.finalize(self, _remove, name) if delete else None

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exception):
        self.close()

    def close(self):
        self.file.close()
        if self._finalizer is not None:
            self._finalizer()

    def __iter__(self):
        yield from self.file

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
                       prefix=None, dir=None, delete=True, *, errors=None):
    """An open file with a name, which goes away when it is closed."""
    descriptor, path = mkstemp(suffix, prefix, dir)
    _os.close(descriptor)
    try:
        file = open(path, mode, buffering, encoding=encoding, newline=newline, errors=errors)
    except BaseException:
        _remove(path)
        raise
    return _TemporaryFileWrapper(file, path, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                  dir=None, *, errors=None):
    """An open file without a name."""
    descriptor, path = mkstemp(suffix, prefix, dir)
    _os.close(descriptor)
    try:
        return open(path, mode, buffering, encoding=encoding, newline=newline, errors=errors)
    finally:
        _remove(path)


def SpooledTemporaryFile(max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None,
                         suffix=None, prefix=None, dir=None, *, errors=None):
    return TemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)


class TemporaryDirectory:
    """A folder that goes away with all in it."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors
        self._finalizer = _weakref.finalize(self, _shutil.rmtree, self.name, True)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        self.cleanup()

    def cleanup(self):
        """Removes it now."""
        if self._finalizer.detach() or _os.path.exists(self.name):
            _shutil.rmtree(self.name, ignore_errors=self._ignore)
