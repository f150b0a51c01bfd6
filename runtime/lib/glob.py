"""glob: the files whose names match a pattern of a shell."""

import fnmatch as _fnmatch
import os as _os

__all__ = ["escape", "glob", "iglob"]


def has_magic(s):
    return any(char in s for char in ("*?[" if isinstance(s, str) else b"*?["))


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """A list of the paths that match."""
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """An iterator over the paths that match."""
    root = root_dir if root_dir is not None else pathname[:0]
    for path in _paths(pathname, root, recursive, include_hidden):
        if path:
            yield path


def _paths(pathname, root, recursive, hidden):
    folder, name = _os.path.split(pathname)
    if not has_magic(pathname):
        full = _os.path.join(root, pathname)
        if _os.path.lexists(full) if name else _os.path.isdir(_os.path.join(root, folder)):
            yield pathname
        return
    if not folder:
        yield from _names(root, "", name, recursive, hidden)
        return
    if folder != pathname and has_magic(folder):
        folders = _paths(folder, root, recursive, hidden)
    else:
        folders = [folder]
    for one in folders:
        for found in _names(root, one, name, recursive, hidden):
            yield _os.path.join(one, found)


def _names(root, folder, name, recursive, hidden):
    full = _os.path.join(root, folder)
    if recursive and name == "**":
        if not folder or _os.path.isdir(full):
            yield name[:0]
            yield from _below(full, hidden)
    elif has_magic(name):
        names = _listing(full)
        if not hidden and name[:1] != ".":
            names = [one for one in names if one[:1] != "."]
        yield from _fnmatch.filter(names, name)
    elif not name:
        if _os.path.isdir(full):
            yield name
    elif _os.path.lexists(_os.path.join(full, name)):
        yield name


def _listing(folder):
    try:
        return _os.listdir(folder or ".")
    except OSError:
        return []


def _below(folder, hidden):
    for name in _listing(folder):
        if hidden or name[:1] != ".":
            yield name
            path = _os.path.join(folder, name) if folder else name
            if _os.path.isdir(path):
                for inner in _below(path, hidden):
                    yield _os.path.join(name, inner)


def escape(pathname):
    """The path with its special characters in brackets."""
    drive, rest = _os.path.splitdrive(pathname)
    return drive + "".join(f"[{char}]" if char in "*?[" else char for char in rest)
