"""shutil: whole files and folders copied, moved and removed."""

import os as _os
import sys as _sys

__all__ = ["copyfileobj", "copyfile", "copymode", "copy", "copy2", "copytree", "move", "rmtree",
           "Error", "SameFileError", "which", "get_terminal_size", "ignore_patterns"]

from os import get_terminal_size


class Error(OSError):
    pass


class SameFileError(Error):
    pass


_SIZE = 64 * 1024


def copyfileobj(fsrc, fdst, length=0):
    """Copies what one file has left to another."""
    while True:
        data = fsrc.read(length or _SIZE)
        if not data:
            return
        fdst.write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies the contents of a file."""
    if _os.path.exists(dst) and _os.path.samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    if not follow_symlinks and _os.path.islink(src):
        _os.symlink(_os.readlink(src), dst)
        return dst
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copies the permissions."""
    _os.chmod(dst, _os.stat(src).st_mode & 0o7777)


def copy(src, dst, *, follow_symlinks=True):
    """Copies a file with its permissions, into dst if that is a folder."""
    if _os.path.isdir(dst):
        dst = _os.path.join(dst, _os.path.basename(src))
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """The same with the times."""
    dst = copy(src, dst, follow_symlinks=follow_symlinks)
    found = _os.stat(src)
    _os.utime(dst, (found.st_atime, found.st_mtime))
    return dst


def ignore_patterns(*patterns):
    """For copytree(): ignores the names that match."""
    import fnmatch

    def ignore(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copies a folder and all below it."""
    names = _os.listdir(src)
    skipped = ignore(src, names) if ignore is not None else ()
    _os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in skipped:
            continue
        source, target = _os.path.join(src, name), _os.path.join(dst, name)
        try:
            if symlinks and _os.path.islink(source):
                _os.symlink(_os.readlink(source), target)
            elif _os.path.isdir(source):
                copytree(source, target, symlinks, ignore, copy_function,
                         ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None):
    """Removes a folder and all below it."""
    def failed(function, path):
        if onerror is not None:
            onerror(function, path, _sys.exc_info())
        elif not ignore_errors:
            raise

    if _os.path.islink(path):
        try:
            raise OSError("Cannot call rmtree on a symbolic link")
        except OSError:
            failed(_os.path.islink, path)
            return
    try:
        names = _os.listdir(path)
    except OSError:
        failed(_os.listdir, path)
        names = []
    for name in names:
        inner = _os.path.join(path, name)
        if _os.path.isdir(inner) and not _os.path.islink(inner):
            rmtree(inner, ignore_errors, onerror)
            continue
        try:
            _os.unlink(inner)
        except OSError:
            failed(_os.unlink, inner)
    try:
        _os.rmdir(path)
    except OSError:
        failed(_os.rmdir, path)


def move(src, dst, copy_function=copy2):
    """Moves a file or folder, into dst if that is a folder."""
    target = dst
    if _os.path.isdir(dst):
        target = _os.path.join(dst, _os.path.basename(src.rstrip("/")))
        if _os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        _os.rename(src, target)
    except OSError:
        if _os.path.isdir(src):
            copytree(src, target, symlinks=True, copy_function=copy_function)
            rmtree(src)
        else:
            copy_function(src, target)
            _os.unlink(src)
    return target


def which(cmd, mode=_os.F_OK | _os.X_OK, path=None):
    """The path of the program that a shell would run."""
    def fits(name):
        return _os.path.exists(name) and _os.access(name, mode) and not _os.path.isdir(name)

    if _os.path.dirname(cmd):
        return cmd if fits(cmd) else None
    if path is None:
        path = _os.environ.get("PATH", "/bin:/usr/bin")
    for folder in path.split(":") if path else ():
        name = _os.path.join(folder, cmd)
        if fits(name):
            return name
    return None
