"""The part of importlib that knows files.

It differs from CPython's importlib._bootstrap_external because no module is read at run time: the
file of a linked module is only its name, and the place of what lies beside it. A loader for a file
that is not linked in can be made; to load by it is an ImportError.
"""

import _imp
import _frozen_importlib as _bootstrap
import posix
import sys

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = _imp.extension_suffixes()
MAGIC_NUMBER = (3495).to_bytes(2, "little") + b"\r\n"
_RAW_MAGIC_NUMBER = int.from_bytes(MAGIC_NUMBER, "little")
_MISSING = object()


def _pack_uint32(x):
    return (int(x) & 0xFFFFFFFF).to_bytes(4, "little")


def _unpack_uint32(data):
    return int.from_bytes(data, "little")


_unpack_uint16 = _unpack_uint32


def _split(path):
    folder, slash, last = path.rpartition("/")
    return folder or slash, last


# ---- Names of compiled files ---------------------------------------------------------------------

def cache_from_source(path, debug_override=None, *, optimization=None):
    if sys.implementation.cache_tag is None:
        raise NotImplementedError("sys.implementation.cache_tag is None")
    folder, last = _split(path)
    tag = sys.implementation.cache_tag
    name = f"__pycache__/{last.rpartition('.')[0] or last}.{tag}.pyc"
    return f"{folder}/{name}" if folder else name


def source_from_cache(path):
    if sys.implementation.cache_tag is None:
        raise NotImplementedError("sys.implementation.cache_tag is None")
    folder, last = _split(path)
    folder, cache = _split(folder)
    if cache != "__pycache__":
        raise ValueError(f"__pycache__ not bottom-level directory in {path!r}")
    name = last.partition(".")[0] + ".py"
    return f"{folder}/{name}" if folder else name


def decode_source(source_bytes):
    """The text of a file, with its encoding declaration minded."""
    import io
    import tokenize
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source_bytes).readline)
    return io.IncrementalNewlineDecoder(None, True).decode(source_bytes.decode(encoding))


# ---- Loaders -------------------------------------------------------------------------------------

class _LoaderBasics:
    def is_package(self, fullname):
        stem = _split(self.get_filename(fullname))[1].rpartition(".")[0]
        return stem == "__init__" and fullname.rpartition(".")[2] != "__init__"

    def create_module(self, spec):
        return _imp.create(spec.name) if _is_linked(spec) else None

    def exec_module(self, module):
        if not _imp.is_compiled(module):
            raise ImportError(f"cannot load {module.__name__!r}: it is not linked into the program",
                              name=module.__name__)
        _imp.exec(module)

    def load_module(self, fullname):
        return _bootstrap._load_module_shim(self, fullname)


class SourceLoader(_LoaderBasics):
    def path_mtime(self, path):
        raise OSError

    def path_stats(self, path):
        return {"mtime": self.path_mtime(path)}

    def set_data(self, path, data):
        pass

    def get_source(self, fullname):
        try:
            return decode_source(self.get_data(self.get_filename(fullname)))
        except OSError as error:
            raise ImportError("source not available through get_data()", name=fullname) from error

    def get_code(self, fullname):
        raise ImportError(f"there is no byte code of {fullname!r}", name=fullname)


class FileLoader:
    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def get_filename(self, name=None):
        if name is not None and name != self.name:
            raise ImportError(f"loader for {self.name} cannot handle {name}", name=name)
        return self.path

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def get_resource_reader(self, module):
        from importlib.readers import FileReader
        return FileReader(self)


class SourceFileLoader(FileLoader, SourceLoader):
    def path_stats(self, path):
        status = posix.stat(path)
        return {"mtime": status.st_mtime, "size": status.st_size}


class SourcelessFileLoader(FileLoader, _LoaderBasics):
    def get_code(self, fullname):
        raise ImportError(f"there is no byte code of {fullname!r}", name=fullname)

    def get_source(self, fullname):
        return None


class ExtensionFileLoader(FileLoader, _LoaderBasics):
    def is_package(self, fullname):
        return False

    def get_code(self, fullname):
        return None

    get_source = get_code


class NamespaceLoader:
    """Of a folder without an __init__.py."""

    def __init__(self, name, path, path_finder=None):
        self._name = name
        self._path = path

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ""

    def create_module(self, spec):
        return _imp.create(spec.name) if _is_linked(spec) else None

    def exec_module(self, module):
        if _imp.is_compiled(module):
            _imp.exec(module)

    def load_module(self, fullname):
        return _bootstrap._load_module_shim(self, fullname)

    def get_resource_reader(self, module):
        from importlib.readers import NamespaceReader
        return NamespaceReader(self._path)


_NamespaceLoader = NamespaceLoader


# ---- Specs ---------------------------------------------------------------------------------------

def spec_from_file_location(name, location=None, *, loader=None,
                            submodule_search_locations=_MISSING):
    if location is None:
        location = "<unknown>"
        if hasattr(loader, "get_filename"):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = posix.fspath(location)
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = SourceFileLoader(name, location)
    spec = _bootstrap.ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if submodule_search_locations is not _MISSING:
        spec.submodule_search_locations = submodule_search_locations
    elif hasattr(loader, "is_package"):
        try:
            if loader.is_package(name):
                spec.submodule_search_locations = []
        except ImportError:
            pass
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(_split(location)[0])
    return spec


def _linked_spec(name):
    """The spec of a module in Python that is linked in, or None."""
    found = _imp.find(name)
    if found is None or found[2] or found[0] is None:
        return None
    file, is_package, _ = found
    places = [_split(file)[0]] if is_package else None
    return spec_from_file_location(name, file, loader=SourceFileLoader(name, file),
                                   submodule_search_locations=places)


def _is_linked(spec):
    found = _imp.find(spec.name)
    return found is not None and found[0] == spec.origin


def _find_module_shim(self, fullname):
    """find_module() of a finder that has find_loader()."""
    return self.find_loader(fullname)[0]


class PathFinder:
    """Finds the linked modules; they are in no folder any more."""

    @staticmethod
    def invalidate_caches():
        pass

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return _linked_spec(fullname)

    @staticmethod
    def find_distributions(context=None):
        """What the program was compiled with, then what is in the folders of sys.path. Who gives
        folders gets what is in them."""
        import itertools
        from importlib.metadata import DistributionFinder, MetadataPathFinder
        context = context or DistributionFinder.Context()
        in_folders = MetadataPathFinder.find_distributions(context)
        if "path" in vars(context):
            return in_folders
        import _linked_metadata
        return itertools.chain(_linked_metadata.find_distributions(context.name), in_folders)


class FileFinder:
    """Finds the linked modules that were in a folder."""

    def __init__(self, path, *loader_details):
        self.path = path or "."

    def invalidate_caches(self):
        pass

    def find_spec(self, fullname, target=None):
        spec = _linked_spec(fullname)
        if spec is None:
            return None
        place = _split(spec.origin)[0]
        if spec.submodule_search_locations is not None:
            place = _split(place)[0]
        return spec if (place or ".") == self.path else None

    @classmethod
    def path_hook(cls, *loader_details):
        def path_hook_for_FileFinder(path):
            if not _is_folder(path or "."):
                raise ImportError("only directories are supported", path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder

    def __repr__(self):
        return f"FileFinder({self.path!r})"


class WindowsRegistryFinder:
    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


def _is_folder(path):
    try:
        return posix.stat(path).st_mode & 0o170000 == 0o040000
    except OSError:
        return False


# ---- The start -----------------------------------------------------------------------------------

def _give_spec(module):
    """Sets what every module knows of its origin; the runtime calls it for each."""
    name = module.__name__
    spec = _linked_spec(name)
    if spec is None:
        spec = _bootstrap.BuiltinImporter.find_spec(name)
    if spec is None or getattr(module, "__spec__", None) is not None:
        return
    module.__spec__ = spec
    if getattr(module, "__loader__", None) is None:
        module.__loader__ = spec.loader


def _start():
    _bootstrap._bootstrap_external = sys.modules[__name__]
    sys.meta_path[:0] = [_bootstrap.BuiltinImporter, _bootstrap.FrozenImporter, PathFinder]
    sys.path_hooks.append(FileFinder.path_hook((SourceFileLoader, SOURCE_SUFFIXES)))
    for name, module in list(sys.modules.items()):
        if type(module) is type(sys) and name != "__main__":
            _give_spec(module)
    _imp.set_hooks(_give_spec, _bootstrap._find_unlinked)


_start()
