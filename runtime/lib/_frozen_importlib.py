"""What stands under importlib: specs, the finders of sys.meta_path, and loading by them.

It differs from CPython's importlib._bootstrap because a program is linked with all that its import
statements name: the modules are found by asking the runtime (_imp), and their code is there
already. Import statements do not come through here. They ask the finders that a program put into
sys.meta_path only for what is not linked in.
"""

import _imp
import builtins
import sys

_bootstrap_external = None  # set by _frozen_importlib_external
__import__ = builtins.__import__


class ModuleSpec:
    """Where a module comes from and who loads it."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    def __repr__(self):
        words = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            words.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            words.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{self.__class__.__name__}({', '.join(words)})"

    def __eq__(self, other):
        places = self.submodule_search_locations
        try:
            return (self.name == other.name and self.loader == other.loader
                    and self.origin == other.origin
                    and places == other.submodule_search_locations
                    and self.cached == other.cached and self.has_location == other.has_location)
        except AttributeError:
            return NotImplemented

    @property
    def cached(self):
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    @property
    def parent(self):
        """The package that relative names in the module start from."""
        if self.submodule_search_locations is None:
            return self.name.rpartition(".")[0]
        return self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """A spec by what the loader says of the module."""
    if origin is None:
        origin = getattr(loader, "_ORIGIN", None)
    if not origin and hasattr(loader, "get_filename"):
        places = None
        if is_package is not None:
            places = [] if is_package else None
        elif not hasattr(loader, "is_package"):
            places = None
        return _bootstrap_external.spec_from_file_location(
            name, loader=loader,
            **({} if is_package is None else {"submodule_search_locations": places}))
    if is_package is None:
        is_package = False
        if hasattr(loader, "is_package"):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


# ---- Modules out of specs ------------------------------------------------------------------------

def _init_module_attrs(spec, module, *, override=False):
    def give(name, value):
        if value is not None and (override or getattr(module, name, None) is None):
            try:
                setattr(module, name, value)
            except AttributeError:
                pass

    give("__name__", spec.name)
    give("__loader__", spec.loader)
    give("__package__", spec.parent)
    module.__spec__ = spec
    give("__path__", spec.submodule_search_locations)
    if spec.has_location:
        give("__file__", spec.origin)
        give("__cached__", spec.cached)
    return module


def module_from_spec(spec):
    """A new module that the loader may run next."""
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    if module is None:
        module = type(sys)(spec.name)
    return _init_module_attrs(spec, module)


def _exec(spec, module):
    """Runs the module of a spec in the names of one that is there: what reload() does."""
    if sys.modules.get(spec.name) is not module:
        raise ImportError(f"module {spec.name!r} not in sys.modules", name=spec.name)
    _init_module_attrs(spec, module, override=True)
    if hasattr(spec.loader, "exec_module"):
        spec.loader.exec_module(module)
    elif spec.loader is not None:
        spec.loader.load_module(spec.name)
    elif spec.submodule_search_locations is None:
        raise ImportError("missing loader", name=spec.name)
    return sys.modules[spec.name]


def _load(spec):
    if spec.loader is not None and not hasattr(spec.loader, "exec_module"):
        spec.loader.load_module(spec.name)
        module = sys.modules[spec.name]
        return _init_module_attrs(spec, module)
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        if spec.loader is not None:
            spec.loader.exec_module(module)
        elif spec.submodule_search_locations is None:
            raise ImportError("missing loader", name=spec.name)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    return sys.modules[spec.name]


def _load_module_shim(self, fullname):
    """load_module() of a loader that has exec_module()."""
    spec = spec_from_loader(fullname, self)
    if fullname in sys.modules:
        return _exec(spec, sys.modules[fullname])
    return _load(spec)


# ---- Finding -------------------------------------------------------------------------------------

def _find_spec(name, path, target=None):
    for finder in list(sys.meta_path or ()):
        find_spec = getattr(finder, "find_spec", None)
        spec = find_spec and find_spec(name, path, target)
        if spec is not None:
            return spec
    return None


def _find_unlinked(name, path):
    """For the import statement: a module by the program's own finders, or None."""
    own = BuiltinImporter, FrozenImporter, _bootstrap_external.PathFinder
    for finder in list(sys.meta_path or ()):
        if finder in own or not hasattr(finder, "find_spec"):
            continue
        spec = finder.find_spec(name, path, None)
        if spec is not None:
            return _load(spec)
    return None


def _resolve_name(name, package, level):
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{bits[0]}.{name}" if name else bits[0]


def _gcd_import(name, package=None, level=0):
    if not isinstance(name, str):
        raise TypeError(f"module name must be str, not {type(name)}")
    if level > 0:
        if not isinstance(package, str):
            raise TypeError("__package__ not set to a string")
        if not package:
            raise ImportError("attempted relative import with no known parent package")
        name = _resolve_name(name, package, level)
    if not name:
        raise ValueError("Empty module name")
    __import__(name)
    return sys.modules[name]


class BuiltinImporter:
    """Finds and loads what the runtime has in C."""

    _ORIGIN = "built-in"

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if _imp.is_builtin(fullname):
            return spec_from_loader(fullname, cls, origin=cls._ORIGIN)
        return None

    @staticmethod
    def create_module(spec):
        if not _imp.is_builtin(spec.name):
            raise ImportError(f"{spec.name!r} is not a built-in module", name=spec.name)
        return _imp.create(spec.name)

    @staticmethod
    def exec_module(module):
        pass

    @classmethod
    def get_code(cls, fullname):
        return cls._nothing(fullname)

    @classmethod
    def get_source(cls, fullname):
        return cls._nothing(fullname)

    @classmethod
    def is_package(cls, fullname):
        cls._nothing(fullname)
        return False

    @staticmethod
    def _nothing(fullname):
        if not _imp.is_builtin(fullname):
            raise ImportError(f"{fullname!r} is not a built-in module", name=fullname)

    load_module = classmethod(_load_module_shim)


class FrozenImporter:
    """Nothing is frozen here."""

    _ORIGIN = "frozen"

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None

    @staticmethod
    def _refuse(fullname):
        raise ImportError(f"{fullname!r} is not a frozen module", name=fullname)

    @classmethod
    def create_module(cls, spec):
        cls._refuse(spec.name)

    @classmethod
    def exec_module(cls, module):
        cls._refuse(module.__name__)

    @classmethod
    def get_code(cls, fullname):
        cls._refuse(fullname)

    get_source = is_package = load_module = get_code
