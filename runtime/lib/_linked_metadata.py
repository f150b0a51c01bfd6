"""The metadata of the distributions that the program was compiled with.

The translator put the headers of their METADATA or PKG-INFO into the program; importlib.metadata
reads them through paths that look like those of the folders they came from.
"""

import _imp
import pathlib
from importlib.metadata import PathDistribution, Prepared


class LinkedPath:
    """The folder of a distribution's metadata or a file in it; no file is opened."""

    def __init__(self, path, file, data, name=""):
        self._path = path
        self._file = file
        self._data = data
        self._name = name

    def joinpath(self, name):
        return LinkedPath(self._path, self._file, self._data, str(name))

    def read_text(self, encoding=None):
        if self._name != self._file:
            raise FileNotFoundError(2, "No such file or directory", str(self))
        return self._data.decode(encoding or "utf-8")

    @property
    def name(self):
        return pathlib.PurePath(str(self)).name

    @property
    def parent(self):
        return pathlib.Path(self._path, self._name).parent

    def __str__(self):
        return f"{self._path}/{self._name}" if self._name else self._path

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"


def find_distributions(name):
    """Those of a name, or all for None."""
    prepared = Prepared(name)
    for path, file, data in _imp.distributions():
        found = PathDistribution(LinkedPath(path, file, data))
        if not prepared or found._normalized_name == prepared.normalized:
            yield found
